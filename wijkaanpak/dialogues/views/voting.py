"""Voting without an account: one statement on a screen and three large buttons.

Who votes is a random key in a signed cookie on their own device; nothing else tells devices
apart. Each press is kept at once, so a lost connection loses at most that one press, and sending
it again counts once.
"""

from __future__ import annotations

import secrets
import uuid

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.queries import SomeDialogue, SomeStatement, Turn
from wijkaanpak.dialogues.rules import CHOICE_WORDS, Choice
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.views import source
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import as_number, confirm, is_sure, page, told_at

NO_KEY = gettext_noop(
    "Your device keeps nothing of this page, so we cannot keep your votes. Allow cookies for this "
    "site, or use another device."
)
KEPT = gettext_noop("A host looks at it. Here you see what becomes of it.")
THERE = gettext_noop("It is there already, in the same words. You need not write it again.")
COOKIE, SALT = "gesprek", "wijkaanpak/dialogues/key"
LASTS = 150 * 24 * 60 * 60  # seconds: longer than people can vote


def way(dialogue: SomeDialogue, name: str = "vote") -> str:
    return reverse(f"dialogues:{name}", args=[dialogue.here.slug, dialogue.pk])


def key_of(request: HttpRequest, dialogue: SomeDialogue) -> str:
    """Return the key on this device for this conversation, or nothing."""
    try:
        text: str = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return ""
    of, _dot, key = text.partition(" ")
    return key if of == str(dialogue.pk) else ""


def new_key() -> str:
    return secrets.token_urlsafe(16)


def lay(
    response: HttpResponse, request: HttpRequest, dialogue: SomeDialogue, key: str
) -> HttpResponse:
    """Lay a key on the device: only a page does that, never a vote."""
    value = signing.dumps(f"{dialogue.pk} {key}", salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=LASTS, path=way(dialogue, "read"), secure=request.is_secure(),
        httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


def turn_of(request: HttpRequest, dialogue: SomeDialogue) -> tuple[Turn, str]:
    """Return where this device is, and its key."""
    key = key_of(request, dialogue)
    digest, _writer = actions.digests_of(key)
    return queries.turn(dialogue, digest), key


@never_cache
@open_to(ANYONE, post=NOBODY)
def go_on(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """The next statement for this device, or what it voted when there is none left."""
    found = queries.to_vote_on(viewer.here, dialogue)
    if not queries.stands(found).votes:
        return redirect(found)
    turn, key = turn_of(request, found)
    fresh = key or new_key()
    to = onward(found, turn, fresh)
    return to if key else lay(to, request, found, fresh)


def onward(dialogue: SomeDialogue, turn: Turn, key: str) -> HttpResponseRedirect:
    """Return the way to the next statement, or to what this device voted."""
    statement = turn.next(key)
    if statement is None:
        return redirect(way(dialogue, "mine"))
    return redirect(here_is(dialogue, statement.pk))


def here_is(dialogue: SomeDialogue, statement: uuid.UUID) -> str:
    """Return where a statement stands, past what is on top of every page.

    So on a phone the buttons are on the screen, and by keyboard the next key is on them.
    """
    one = reverse("dialogues:on_one", args=[dialogue.here.slug, dialogue.pk, statement])
    return f"{one}#turn"


def cast(
    request: HttpRequest,
    viewer: Viewer,
    dialogue: SomeDialogue,
    one: SomeStatement,
    choice: Choice,
) -> HttpResponse:
    """Keep one vote and return the way to the next statement."""
    key = key_of(request, dialogue)
    if not key:
        raise Refused(NO_KEY)
    actions.vote(dialogue=dialogue, key=key, statement=one, choice=choice)
    dialogue.here = viewer.here  # the door read it again
    return onward(dialogue, turn_of(request, dialogue)[0], key)


@never_cache
@open_to(ANYONE)
def on_one(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, statement: uuid.UUID
) -> HttpResponse:
    """One statement; each of the three buttons is a vote and goes on to the next."""
    found = queries.to_vote_on(viewer.here, dialogue)
    one = queries.get_statement(found, statement)
    if not queries.stands(found).votes and request.method != "POST":
        return redirect(found)
    form = forms.VoteForm(request.POST or None)
    if form.is_valid():
        return cast(request, viewer, found, one, Choice(form.cleaned_data["choice"]))
    turn, key = turn_of(request, found)
    context = {
        "dialogue": found,
        "statement": one,
        "step": len(turn.done) + (str(one.number) not in turn.votes),
        "many": len(turn.statements),
        "choice": turn.choice_on(one),
        "choices": CHOICE_WORDS,
        "may_write": queries.stands(found).may_write,
    }
    status = 422 if form.is_bound else 200
    answer = page(request, "dialogues/vote.html", context, status=status)
    return answer if key else lay(answer, request, found, new_key())


@never_cache
@open_to(ANYONE, post=NOBODY)
def mine(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """What this device voted, with a way to change it, and what became of what it wrote."""
    found = queries.get_dialogue(viewer.here, dialogue)
    turn, key = turn_of(request, found)
    context = {
        "dialogue": found,
        "stands": queries.stands(found),
        "turn": turn,
        "choices": CHOICE_WORDS,
        "written": queries.written_by(found, actions.digests_of(key)[1]),
    }
    return page(request, "dialogues/mine.html", context)


@never_cache
@open_to(ANYONE)
def write(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """A statement of one's own, for others to vote on."""
    found = queries.get_dialogue(viewer.here, dialogue)
    key = key_of(request, found)
    form = forms.StatementForm(request.POST or None, initial={"text": again(request, found, key)})
    if form.is_valid():
        with told_at(form, "text"):
            if not key:
                raise Refused(NO_KEY)
            given = form.cleaned_data
            said = actions.write_statement(
                dialogue=found, key=key, text=given["text"], source=source(request),
                once=given["key"],
            )  # fmt: skip
            anew = given["key"] in (None, said.pk)
            messages.success(request, _(KEPT) if anew else _(THERE))
            return redirect(way(found, "mine"))
    if not queries.stands(found).may_write and not form.is_bound:
        return redirect(found)
    answer = page(request, "dialogues/write.html", {"dialogue": found}, form=form)
    return answer if key else lay(answer, request, found, new_key())


def again(request: HttpRequest, dialogue: SomeDialogue, key: str) -> str:
    """Return what this device wrote and got back, to write it anew."""
    wanted = as_number(request.GET.get("opnieuw", ""))
    written = queries.written_by(dialogue, actions.digests_of(key)[1]) if wanted.int else []
    return next((one.text for one in written if one.pk == wanted), "")


@open_to(NOBODY, post=ANYONE)
def somebody_else(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """Forget whose turn it was on this device: the next person begins anew."""
    found = queries.get_dialogue(viewer.here, dialogue)
    if not is_sure(request):
        return confirm(
            request, title=_("Does somebody else begin on this device?"),
            text=_("What was voted on it until now counts. Nobody can look at it or change it any "
                   "more, you neither."),
            action=_("Yes, somebody else begins"), back=way(found, "mine"), here=viewer.here,
        )  # fmt: skip
    answer = redirect(way(found))
    answer.delete_cookie(COOKIE, path=way(found, "read"), samesite="Lax")
    return answer
