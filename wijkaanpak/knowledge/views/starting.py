"""Before a start: what was tried already, here and elsewhere."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.knowledge import actions, forms
from wijkaanpak.knowledge.queries import alike, lessons
from wijkaanpak.knowledge.rules.lessons import Use
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(ANYONE)
def look(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Anybody who thinks of starting something looks whether it was tried before."""
    text = request.GET.get("tekst", "")[: alike.MOST_TEXT]
    domain = forms.chosen_domain(request.GET.get("over", ""))
    domains = (domain,) if domain else ()
    found = alike.lessons_like(viewer.here, text, domains) if text.strip() else []
    context = {"text": text, "domain": domain, "domains": DOMAIN_WORDS, "alike": found}
    return page(request, "knowledge/look.html", context)


@open_to(Right.BE_MEMBER)
def say(request: HttpRequest, viewer: Viewer, version: uuid.UUID) -> HttpResponse:
    """Who starts something says what they do with a lesson; it is shown back at the lesson."""
    row = lessons.open_version(viewer.here, version)
    token = (request.POST or request.GET).get("start", "")
    start = alike.read_start(token)
    form = forms.UseForm(request.POST or None, initial={"start": token})
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "words"):
            actions.say_use(
                by=viewer.somebody,
                here=viewer.here,
                version=row,
                start=start,
                use=Use(given["use"]),
                words=given["words"],
            )
            messages.success(request, _("Kept. Who told the lesson can read it."))
            return redirect(start.path)
    return form_page(request, form, _("What do you do with this lesson?"), _("Keep it"),
                     start.path, about=row.title, version=row,
                     template="knowledge/use_lesson.html")  # fmt: skip
