"""Mistakes on screen: in sight, one with its whole life, telling one, and each step."""

from __future__ import annotations

import uuid
from functools import cache, partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.network.queries import own_party
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.forms import MistakeForm, SayForm, StoryForm
from wijkaanpak.repairs.queries import mistakes as queries
from wijkaanpak.repairs.queries import stops
from wijkaanpak.repairs.queries.mistakes import SomeMistake
from wijkaanpak.repairs.rules import mistakes as rules
from wijkaanpak.repairs.rules.mistakes import Said, Side, State
from wijkaanpak.ui.pages import page, told_at

# How a step is called on a badge: tone, icon, word.
BADGES: dict[str, tuple[str, str, str]] = {
    State.TOLD: ("note", "message", gettext_noop("Told")),
    State.OTHERWISE: ("neutral", "question", gettext_noop("Seen differently")),
    State.SORRY: ("note", "hand", gettext_noop("Sorry said, repair offered")),
    State.UNDER_WAY: ("note", "tool", gettext_noop("Repair under way")),
    State.DONE: ("note", "check", gettext_noop("Done, says who made it")),
    State.NOT_YET: ("risk", "clock", gettext_noop("Not repaired yet")),
    State.REPAIRED: ("kept", "tool", gettext_noop("Repaired")),
    State.TAKEN_BACK: ("neutral", "back", gettext_noop("Taken back")),
}
HAPPENED: dict[str, tuple[str, str, str]] = BADGES | {
    Said.BEGUN: ("note", "tool", gettext_noop("Repair under way")),
    Said.LEARNED: ("note", "pencil", gettext_noop("What we learned")),
    Said.REPAIRED: ("kept", "tool", gettext_noop("It is repaired")),
    Said.NOT_YET: ("risk", "clock", gettext_noop("Not yet, because")),
}
BUTTONS: dict[Said, str] = {
    Said.SORRY: gettext_noop("Say sorry and what we repair"),
    Said.OTHERWISE: gettext_noop("We see it differently"),
    Said.BEGUN: gettext_noop("The repair is under way"),
    Said.DONE: gettext_noop("It is done"),
    Said.REPAIRED: gettext_noop("It is repaired"),
    Said.NOT_YET: gettext_noop("Not yet, because …"),
    Said.LEARNED: gettext_noop("What we learned from it"),
    Said.TAKEN_BACK: gettext_noop("Take it back: it was not so"),
}
HELPS: dict[Said, str] = {
    Said.SORRY: gettext_noop("Say sorry in your own words, what you repair, and by which day."),
    Said.OTHERWISE: gettext_noop(
        "Say how you see it. Nobody decides who is right; it can go to the table."
    ),
    Said.DONE: gettext_noop("Who was hurt says after this whether it is repaired."),
    Said.REPAIRED: gettext_noop("Only you who were hurt can say this. Words may be left out."),
    Said.NOT_YET: gettext_noop("Say what is still missing, so that it can be made good."),
    Said.LEARNED: gettext_noop("What do you do differently from now on? Is there a new rule?"),
    Said.TAKEN_BACK: gettext_noop("The words are then no longer shown."),
}
SIDES: dict[str, str] = {
    Side.MAKER: gettext_noop("Who made it"),
    Side.HURT: gettext_noop("Who was hurt"),
    Side.TELLER: gettext_noop("Who told it"),
}


def badge(state: str) -> dict[str, Any]:
    tone, icon, word = BADGES[state]
    return {"tone": tone, "icon": icon, "word": _(word)}


def card(mistake: SomeMistake, weeks: int) -> dict[str, Any]:
    """Return what a card shows of a mistake: also whose turn it is."""
    return {
        "mistake": mistake,
        "badge": badge(mistake.state),
        "turn": turn(mistake, weeks),
        "over": queries.is_over(mistake),
    }


def turn(mistake: SomeMistake, weeks: int) -> dict[str, Any] | None:
    found = queries.turn_of(mistake, weeks)
    if found is None:
        return None
    who = mistake.made_by if found.side is Side.MAKER else mistake.hurt_words
    return {"who": who, "until": found.until, "late": found.late}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is being repaired now, of residents and institutions alike; and the way to the rest."""
    after = request.GET.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the cards are drawn anew: the template keeps them by version and day."""
        weeks = queries.answer_weeks(viewer.here)
        repaired, held = queries.repaired(viewer.here), stops.now(viewer.here)
        return cards(viewer, weeks, after=after) | {"repaired": repaired, "held": held}

    context = {"found": found, "after": after, "today": clock.today()}
    context["may_tell"] = viewer.may(Right.BE_MEMBER)
    return page(request, "repairs/listing.html", context)


def cards(viewer: Viewer, weeks: int, after: str, *, over: bool = False) -> dict[str, Any]:
    """Return a page of cards, and where the older ones begin."""
    rows, older = queries.listed(viewer.here, over=over, after=after)
    older = f"?na={older}" if older else ""
    return {"cards": [card(row, weeks) for row in rows], "older": older}


@open_to(ANYONE, post=NOBODY)
def over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is over and stays in the record."""
    after = request.GET.get("na", "")
    found = cache(partial(cards, viewer, 0, after, over=True))
    context = {"found": found, "after": after, "today": clock.today()}
    return page(request, "repairs/over.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, mistake: uuid.UUID) -> HttpResponse:
    """One mistake: what happened, what is repaired, whose turn it is, and who says what."""
    row = queries.get_mistake(viewer.here, mistake)
    mine = queries.standing(viewer.person, row)
    spoken = says(row, mine)
    steps = [said for said in queries.sayable(mine, row) if said != spoken]
    taken_back = row.state == State.TAKEN_BACK
    context = {
        "mistake": row,
        "badge": badge(row.state),
        "over": queries.is_over(row),
        "taken_back": taken_back,
        "today": clock.today(),
        # Read only when drawn anew: the template keeps all but the buttons by version and day.
        "found": cache(partial(life, row)),
        "signed_on": bool(mine.hurt) and row.state not in {State.REPAIRED, State.TAKEN_BACK},
        "says": spoken,
        "steps": buttons(viewer, row, steps),
        "ways": queries.ways(viewer, mine, row),
        "lays": bool(mine.sides) and not taken_back and viewer.may(Right.BE_MEMBER),
    }
    return page(request, "repairs/mistake.html", context)


def life(mistake: SomeMistake) -> dict[str, Any]:
    """Return what everybody reads of a mistake beside its own words."""
    told = queries.life_of(mistake)
    return {
        "turn": turn(mistake, queries.answer_weeks(mistake.here)),
        "hurt": told.hurt,
        "moments": [moment(mistake, one) for one in told.spoken],
        "commitment": told.commitment,
        "story": told.story,
    }


def moment(mistake: SomeMistake, spoken: Any) -> dict[str, Any]:
    """Return one thing that was said, for the life of a mistake."""
    tone, icon, word = HAPPENED[spoken.said]
    who = spoken.party.name if spoken.party else _(SIDES[spoken.side])
    if spoken.side == Side.MAKER and not spoken.party:
        who = mistake.maker_words
    said = {"tone": tone, "icon": icon, "badge": _(word), "who": who}
    return said | {"on": spoken.on, "words": spoken.words, "by_day": spoken.by_day}


def says(mistake: SomeMistake, mine: queries.Standing) -> str:
    """Return the last word of who looks, as long as it waits for others: '' for none."""
    spoken = {State.DONE: Said.REPAIRED, State.NOT_YET: Said.NOT_YET}.get(State(mistake.state))
    return spoken.value if spoken and any(row.says == spoken for row in mine.hurt) else ""


def buttons(viewer: Viewer, mistake: SomeMistake, steps: list[Said]) -> list[dict[str, str]]:
    at = [viewer.here.slug, mistake.pk]
    return [
        {"url": reverse("repairs:say", args=[*at, said.value]), "name": _(BUTTONS[said])}
        for said in steps
    ]


@never_cache
@open_to(Right.BE_MEMBER)
def tell(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody tells what went wrong, by whomever: the same questions for everybody."""
    form = MistakeForm(request.POST or None, choices=queries.choices_for(viewer))
    if form.is_valid():
        with told_at(form):
            telling = actions.Telling(**form.given)
            made = actions.tell_mistake(
                by=viewer.somebody, here=viewer.here, telling=telling, key=form.cleaned_data["key"]
            )
            messages.success(request, _("It is told. Here stands whose turn it is now."))
            return redirect(made)
    words = {
        "title": _("Tell a mistake"),
        "lead": _("Everybody makes mistakes: neighbours, workers, the town hall. Told is the "
                  "first step to repaired. After that it ends."),
        "action": _("Tell it"), "screened": True,
        "sheet": reverse("repairs:mistake_sheet", args=[viewer.here.slug]),
    }  # fmt: skip
    return page(request, "repairs/tell.html", words, form=form)


@never_cache
@open_to(Right.BE_MEMBER)
def say(request: HttpRequest, viewer: Viewer, mistake: uuid.UUID, said: str) -> HttpResponse:
    """One step, for whose it is: who made it, who was hurt, or who told it."""
    if said not in BUTTONS:
        raise Http404
    step, found = Said(said), queries.get_mistake(viewer.here, mistake)
    rules.check_side(rules.STEPS[step].who, queries.sides_of(viewer.person, found))
    rules.check_step(step, State(found.state))
    form = SayForm(request.POST or None, said=step, promises=queries.promises_of_maker(found))
    if form.is_valid():
        with told_at(form):
            actions.say(by=viewer.somebody, mistake=found, said=step, **form.given)
            messages.success(request, _("It is said. Below stands how it goes on."))
            return redirect(found)
    words = {
        "title": _(BUTTONS[step]), "lead": _(HELPS[step]) if step in HELPS else "",
        "about": found.title, "back": found.get_absolute_url(), "action": _("Say this"),
        "screened": True, "quoted": found.repair if step.value in {"repaired", "not_yet"} else "",
    }  # fmt: skip
    return page(request, "repairs/form.html", words, form=form)


@never_cache
@open_to(Right.BE_MEMBER)
def lay_story(request: HttpRequest, viewer: Viewer, mistake: uuid.UUID) -> HttpResponse:
    """Lay a story beside a mistake whose teller said yes to that, or take it away."""
    found = queries.get_mistake(viewer.here, mistake)
    rules.check_may_lay(queries.sides_of(viewer.person, found), State(found.state))
    stories = queries.can_lie_beside(viewer.here)
    form = StoryForm(request.POST or None, stories=stories, initial={"story": found.story_id})
    if form.is_valid():
        with told_at(form):
            story = form.given
            actions.lay_story(by=viewer.somebody, mistake=found, story=story)
            laid = _(
                "The story lies beside it now. Its teller reads that on the page of the story."
            )
            messages.success(request, laid if story else _("No story lies beside it now."))
            return redirect(found)
    words = {
        "title": _("Lay a story beside it"), "about": found.title,
        "lead": _("A teller who says yes to this can take it back at any time. Then the story "
                  "goes from here at once."),
        "back": found.get_absolute_url(), "action": _("Keep this"),
    }  # fmt: skip
    return page(request, "repairs/form.html", words, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def sign_on(
    request: HttpRequest, viewer: Viewer, mistake: uuid.UUID, party: uuid.UUID | None = None
) -> HttpResponse:
    """A neighbour or a party was hurt too."""
    found = queries.get_mistake(viewer.here, mistake)
    body = own_party(viewer.person, viewer.here, party) if party else None
    actions.sign_on(by=viewer.somebody, mistake=found, party=body)
    messages.success(request, _("You signed on. When it is done, you have the word."))
    return redirect(found)


@open_to(NOBODY, post=Right.BE_MEMBER)
def leave(request: HttpRequest, viewer: Viewer, mistake: uuid.UUID) -> HttpResponse:
    """Leaving it to the neighbours is a choice too."""
    found = queries.get_mistake(viewer.here, mistake)
    actions.leave_to_neighbours(by=viewer.somebody, mistake=found)
    messages.success(request, _("The neighbours who were hurt go on without you."))
    return redirect(found)


@open_to(NOBODY, post=Right.BE_MEMBER)
def answer(request: HttpRequest, viewer: Viewer, mistake: uuid.UUID) -> HttpResponse:
    """Somebody of the group says: that was us."""
    found = queries.get_mistake(viewer.here, mistake)
    actions.answer_for_group(by=viewer.somebody, mistake=found)
    messages.success(request, _("Thank you. You answer for it now."))
    return redirect(found)
