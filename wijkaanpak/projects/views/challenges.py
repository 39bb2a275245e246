"""The right to challenge on screen: the list, one challenge with its papers, and its steps."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.network.queries import parties
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions import agreements as agreeing
from wijkaanpak.projects.actions import challenge_papers as papers
from wijkaanpak.projects.actions import challenges as acting
from wijkaanpak.projects.forms import challenges as forms
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.queries.challenges import SomeChallenge
from wijkaanpak.projects.rules.agreements import FIELDS, KIND_WORDS, Kind
from wijkaanpak.projects.rules.challenges import (
    BODIES_OF_GOVERNMENT,
    SHARES,
    SHEET_OPEN,
    STEP_WORDS,
    Condition,
    Side,
    State,
    Step,
)
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import form_page, page, told_at

# The step in an address. A decision is one step with three answers.
MOVES: dict[str, Step] = {
    "gesprek": Step.TALK,
    "kosten": Step.OPEN,
    "plan": Step.PLAN,
    "straat": Step.SUPPORT,
    "afwegen": Step.WEIGH,
    "besluit": Step.ADOPT,
    "terugnemen": Step.WITHDRAW,
    "jaargesprek": Step.YEARLY,
    "teruggeven": Step.HAND_BACK,
    "blijft": Step.SETTLE,
}
ORDER = [one.value for one in Condition]
SLUGS = {step: slug for slug, step in MOVES.items()}
BUTTONS: dict[Step, str] = {
    Step.TALK: gettext_noop("Tell how the first talk went"),
    Step.OPEN: gettext_noop("Put the costs on the table"),
    Step.PLAN: gettext_noop("Write the plan"),
    Step.SUPPORT: gettext_noop("Tell what the street says"),
    Step.WEIGH: gettext_noop("Weigh it"),
    Step.ADOPT: gettext_noop("Decide"),
    Step.WITHDRAW: gettext_noop("Take the challenge back"),
    Step.YEARLY: gettext_noop("Tell about the yearly talk"),
    Step.HAND_BACK: gettext_noop("Hand the task back"),
    Step.SETTLE: gettext_noop("It stays with the neighbours"),
}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every challenge, newest first; those that wait past their day stand above."""
    here, after = viewer.here, request.GET.get("na", "")
    rows = cache(lambda: found.public_challenges(here, after))  # only when drawn anew
    late = cache(lambda: found.late_challenges(here))
    context = {
        "found": rows,
        "late": late,
        "which": after,
        "today": clock.today(),
        "member": viewer.may(Right.BE_MEMBER),
    }
    return page(request, "projects/challenges.html", context, part="rows")


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """One challenge: whose turn it is and since when, its papers, and the whole way."""
    row = found.visible_challenge(viewer.here, challenge)
    versions = list(row.agreements.all())
    stands = found.sides(viewer.person, row)
    context = {
        "challenge": row,
        "plan": getattr(row, "plan", None),
        "sheet": next(iter(reversed(row.sheets.all())), None),
        "weights": sorted(row.weights.all(), key=lambda one: ORDER.index(one.condition)),
        "versions": versions,
        "holds": next((one for one in versions if one.answer == "accepted"), None),
        "waits": next((one for one in versions if one.answer == "offered"), None),
        "late": row.late(clock.today()),
        "undecided": State(row.state) in SHARES or row.state == State.ASKED,
        "today": clock.today(),
        "steps": links_of(viewer, row),
        **may(viewer, row, stands, versions),
    }
    return page(request, "projects/challenge.html", context)


def links_of(viewer: Viewer, row: SomeChallenge) -> list[tuple[str, str]]:
    """Return the steps that this viewer can take: an address and a word for each."""
    steps = [one for one in found.steps_for(viewer, row) if one in SLUGS]
    if State(row.state) in SHEET_OPEN - {State.TALKED} and may_fill(viewer, row):
        steps.append(Step.OPEN)
    base = row.get_absolute_url()
    return [(f"{base}stap/{SLUGS[step]}/", BUTTONS[step]) for step in steps]


def may_fill(viewer: Viewer, row: SomeChallenge) -> bool:
    stands = found.sides(viewer.person, row)
    return Side.OWNER in stands and Side.CHALLENGERS not in stands


def may(viewer: Viewer, row: SomeChallenge, stands: Any, versions: list[Any]) -> dict[str, bool]:
    """Return what else this viewer can do on the page of a challenge."""
    one_side = not {Side.OWNER, Side.CHALLENGERS} <= stands
    speaks = one_side and bool(stands & {Side.OWNER, Side.CHALLENGERS})
    waits = any(one.answer == "offered" for one in versions)
    asker = viewer.person is not None and row.asked_by_id == viewer.person.pk
    runs = row.state in (State.ADOPTED, State.AGREED)
    bound = viewer.may(Right.SPEAK) and row.party_id is not None
    return {
        "may_name_body": asker and row.party_id is None and row.due is not None,
        "may_name_guide": Side.OWNER in stands and row.due is not None,
        "may_tie": bool(stands & {Side.OWNER, Side.CHALLENGERS}),
        "may_offer": speaks and runs and bound and not waits,
        "may_answer": speaks and runs and bound and waits,
    }


@open_to(Right.BE_MEMBER)
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Neighbours ask for a task."""
    terms = found.terms_now(viewer.here)
    form = forms.MakeForm(request.POST or None, parties=parties(viewer.here), ahead=terms.ahead)
    if form.is_valid():
        with told_at(form):
            row = acting.make_challenge(by=viewer.somebody, here=viewer.here, **form.asked())
            return redirect(row)
    context = {"terms": terms}
    return page(request, "projects/make_challenge.html", context, part="form", form=form)


def step_form(step: Step, data: Any, row: SomeChallenge) -> Any:
    if step is Step.OPEN:
        return forms.SheetForm(data)
    if step is Step.PLAN:
        return forms.PlanForm(data)
    if step is Step.WEIGH:
        return forms.WeighForm(data)
    if step is Step.ADOPT:
        return forms.DecisionForm(data, governs=row.owner.kind in BODIES_OF_GOVERNMENT)
    return forms.SayForm(data, step=step)


@open_to(Right.BE_MEMBER)
def step(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID, deed: str) -> HttpResponse:
    """One step, with the questions that belong to it, for who can take it now."""
    row = found.visible_challenge(viewer.here, challenge)
    wanted = MOVES.get(deed)
    if wanted is None:
        raise Http404
    check_step(viewer, row, wanted)
    form = step_form(wanted, request.POST or None, row)
    if form.is_valid():
        with told_at(form):
            take(viewer, row, wanted, form)
            return redirect(row)
    title, action = _(STEP_WORDS[wanted]), _("Send")
    own: dict[str, Any] = {
        "asks": guiding(viewer, row, wanted),
        "template": "projects/challenge_step.html",
    }
    return form_page(request, form, title, action, row, **own)


def check_step(viewer: Viewer, row: SomeChallenge, wanted: Step) -> None:
    """Say at once when this is not theirs to do, before anybody types for nothing."""
    links = [address for address, _word in links_of(viewer, row)]
    if f"{row.get_absolute_url()}stap/{SLUGS[wanted]}/" not in links:
        raise NotYours(gettext_noop("This step is for somebody else, or it is not its turn now."))


def guiding(viewer: Viewer, row: SomeChallenge, wanted: Step) -> bool:
    """True when the guide writes down what the challengers tell."""
    theirs = wanted in acting.TOLD_TO_GUIDE and found.is_guide(viewer.person, row)
    return theirs and Side.CHALLENGERS not in found.sides(viewer.person, row)


def take(viewer: Viewer, row: SomeChallenge, wanted: Step, form: Any) -> None:
    given: dict[str, Any] = {"by": viewer.somebody, "challenge": row}
    given["key"] = form.cleaned_data["key"]
    to_guide = guiding(viewer, row, wanted)
    if wanted is Step.OPEN:
        papers.fill_sheet(**given, sheet=form.sheet())
    elif wanted is Step.PLAN:
        papers.write_plan(**given, idea=form.idea(), told=to_guide)
    elif wanted is Step.WEIGH:
        papers.weigh(**given, weights=form.weights(), words=form.cleaned_data["words"])
    elif wanted is Step.ADOPT:
        answer = form.cleaned_data["answer"]
        acting.take_step(**given, step=answer, said=form.told())
    elif wanted is Step.SETTLE:
        agreeing.settle(**given, words=form.cleaned_data["words"])
    else:
        acting.take_step(**given, step=wanted, said=form.told(to_guide=to_guide))


@open_to(Right.BE_MEMBER)
def body(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """Who made the challenge says which party stands for the challengers."""
    row = found.visible_challenge(viewer.here, challenge)
    others = [party for party in parties(viewer.here) if party.pk != row.owner_id]
    lists = {"party": (_("Which party stands for you?"), others)}
    form = forms.ChooseForm(request.POST or None, lists=lists)
    if form.is_valid():
        with told_at(form, "party"):
            acting.name_body(by=viewer.somebody, challenge=row, **form.chosen())
            return redirect(row)
    return form_page(request, form, _("A party that stands for you"), _("Keep"), row)


@open_to(Right.SPEAK)
def guide(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """The owner names the post that helps the challengers on."""
    row = found.visible_challenge(viewer.here, challenge)
    lists = {"guide": (_("Which fixed face is the guide?"), found.guides_for(row))}
    form = forms.ChooseForm(request.POST or None, lists=lists, say=forms.with_party)
    if form.is_valid():
        with told_at(form, "guide"):
            acting.name_guide(by=viewer.somebody, challenge=row, **form.chosen())
            return redirect(row)
    return form_page(request, form, _("A guide for the challengers"), _("Keep"), row)


@open_to(Right.BE_MEMBER)
def tie(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """A project or a promise is laid beside a challenge."""
    row = found.visible_challenge(viewer.here, challenge)
    projects, promises = found.linkable(row)
    lists: dict[str, tuple[str, list[Any]]] = {
        "project": (_("Which project belongs to it?"), list(projects)),
        "commitment": (_("Which promise belongs to it?"), list(promises)),
    }
    form = forms.ChooseForm(request.POST or None, lists=lists)
    if form.is_valid():
        with told_at(form):
            acting.tie(by=viewer.somebody, challenge=row, **form.chosen())
            return redirect(row)
    return form_page(request, form, _("Lay a project or a promise beside it"), _("Keep"), row)


AGREEMENTS = {"eerste": "new", "wijzigen": "change", "verlengen": "extension"}


@open_to(Right.SPEAK)
def offer(
    request: HttpRequest, viewer: Viewer, challenge: uuid.UUID, wording: str
) -> HttpResponse:
    """A party offers an agreement, other words for it, or the next period."""
    row = found.visible_challenge(viewer.here, challenge)
    if wording not in AGREEMENTS:
        raise Http404
    wanted, party = Kind(AGREEMENTS[wording]), my_party(viewer, row)
    first = wanted is Kind.NEW
    form = forms.AgreementForm(request.POST or None, first=first, initial=words_now(row))
    if form.is_valid():
        with told_at(form):
            agreeing.offer_agreement(
                by=viewer.somebody,
                challenge=row,
                party=party,
                kind=wanted,
                clauses=form.clauses(),
                starts=form.cleaned_data.get("starts"),
                why=form.cleaned_data.get("why", ""),
                key=form.cleaned_data["key"],
            )
            return redirect(row)
    title = _(KIND_WORDS[wanted])
    return form_page(request, form, title, _("Offer it to the other party"), row)


def my_party(viewer: Viewer, row: SomeChallenge) -> Any:
    """Return the party of this challenge for which a viewer speaks."""
    stands = found.sides(viewer.person, row)
    if Side.OWNER in stands:
        return row.owner
    if row.party is None or Side.CHALLENGERS not in stands:
        raise NotYours(gettext_noop("You do not speak for a party of this challenge."))
    return row.party


def words_now(row: SomeChallenge) -> dict[str, Any]:
    """Return the words that hold, or the sum of the plan, so that nobody types them again."""
    now = next((one for one in row.agreements.all() if one.answer == "accepted"), None)
    if now is None:
        plan = getattr(row, "plan", None)
        return {"starts": row.starts, "euros": euros(plan.cents) if plan else ""}
    return {name: getattr(now, name) for name in FIELDS} | {"euros": euros(now.cents)}


def euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, agreement: uuid.UUID) -> HttpResponse:
    """The other party reads a version and says yes, or no with the reason."""
    offered = found.visible_agreement(viewer.here, agreement)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            yes, words = form.cleaned_data["answer"] == "yes", form.cleaned_data["words"]
            agreeing.answer_agreement(by=viewer.somebody, agreement=offered, yes=yes, words=words)
            return redirect(offered.challenge)
    return page(request, "projects/agreement.html", {"version": offered}, part="form", form=form)
