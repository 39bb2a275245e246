"""The screens of the logbook: open to everyone, for anyone may check it."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from wijkaanpak.logbook import checkpoints, export
from wijkaanpak.methods import notes
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.readingroom import queries
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import page, say

# Checkpoints and cosignatures are not in the log, so its size says nothing of their freshness.
NEVER_KEPT = {"Cache-Control": "no-store"}
MOST_BYTES = 16_000
SEQ = re.compile(r"[0-9]{1,18}\Z", re.ASCII)


def plain(text: str, status: int = 200, file: str = "") -> HttpResponse:
    """Answer with plain text that is never kept; with `file` the browser saves it."""
    headers = NEVER_KEPT | ({"Content-Disposition": as_file(file)} if file else {})
    return HttpResponse(text, "text/plain; charset=utf-8", status, headers=headers)


def as_file(name: str) -> str:
    return f'attachment; filename="{name}"'


def fresh_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with a page that shows something outside the log."""
    response = page(request, template, context)
    response.headers["Cache-Control"] = "no-store"
    return response


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The logbook as a diary, fifty sentences a page, from the number that was asked for."""
    before = request.GET.get("voor", "")
    diary = queries.public_diary(viewer.here.slug, int(before) if SEQ.match(before) else 0)
    context = {
        "diary": diary,
        "newer_url": f"?voor={diary.newer}" if diary.newer else "",
        "older_url": f"?voor={diary.older}" if diary.older else "",
    }
    return page(request, "readingroom/listing.html", context, part="days")


@open_to(ANYONE, post=NOBODY)
def receipt(request: HttpRequest, viewer: Viewer, seq: int) -> HttpResponse:
    """One entry, and how you can prove that it stands in the log."""
    found = queries.public_receipt(viewer.here.slug, seq)
    return fresh_page(request, "readingroom/receipt.html", {"receipt": found})


@open_to(ANYONE, post=NOBODY)
def proof(request: HttpRequest, viewer: Viewer, seq: int) -> HttpResponse:
    """The receipt as a file."""
    text = queries.public_receipt(viewer.here.slug, seq).text
    return plain(text, file=f"{viewer.here.slug}-{seq}.tlog-proof")


@open_to(ANYONE, post=NOBODY)
def check(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who keeps the log, and how you check it yourself."""
    slug = viewer.here.slug
    keepers = queries.public_keepers(slug)
    command = queries.witness_command(reverse("logbook:listing", args=[slug]))
    return fresh_page(request, "readingroom/check.html", {"keepers": keepers, "command": command})


@open_to(ANYONE, post=NOBODY)
def checkpoint(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The newest checkpoint, for witnesses."""
    found = checkpoints.latest(viewer.here.slug, many=1)
    if not found:
        raise Http404
    return plain(str(found[0].note))


@csrf_exempt  # a program hands this in, without a session: the cosignature itself says who it is
@open_to(ANYONE, post=ANYONE)
def checkpoint_at(request: HttpRequest, viewer: Viewer, size: int) -> HttpResponse:
    """One checkpoint; a witness hands in its cosignature at the same address."""
    slug = viewer.here.slug
    if request.method == "POST":
        return _take_cosignatures(request, slug, size)
    found = checkpoints.sealed_at(slug, size)
    if found is None:
        raise Http404
    return plain(str(found.note))


def _take_cosignatures(request: HttpRequest, slug: str, size: int) -> HttpResponse:
    """Answer a witness in plain words: 200 when its word is kept, 403 when it is not."""
    try:
        if len(request.body) > MOST_BYTES:
            raise Refused(gettext_noop("This is too long for a cosignature."))
        text = request.body.decode("utf-8", errors="replace")
        names = checkpoints.accept_cosignatures(slug, size, text)
    except Refused as refusal:
        return plain(say(refusal) + "\n", status=403)
    return plain("\n".join(names) + "\n")


@open_to(ANYONE, post=NOBODY)
def consistency(request: HttpRequest, viewer: Viewer, old: int, size: int) -> HttpResponse:
    """The proof that the log of `size` only adds to that of `old`: base64, line by line."""
    slug = viewer.here.slug
    if checkpoints.sealed_at(slug, size) is None:
        raise Http404
    proof = checkpoints.consistency_of(slug, old, size)
    return plain("".join(f"{notes.encode(step)}\n" for step in proof))


@open_to(ANYONE, post=NOBODY)
def policy(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Whose word together is enough, as a C2SP tlog-policy."""
    return plain(checkpoints.policy_text(viewer.here.slug))


@open_to(ANYONE, post=NOBODY)
def archive(request: HttpRequest, viewer: Viewer) -> HttpResponseBase:
    """Everything, to take along and check without us."""
    slug = viewer.here.slug
    return StreamingHttpResponse(
        export.archive(slug),
        content_type="application/zip",
        headers=NEVER_KEPT | {"Content-Disposition": as_file(f"{slug}-logboek.zip")},
    )
