from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer


@open_to(ANYONE)
def front(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return HttpResponse(viewer.here.name)
