"""Keeping a round: its rules, its next step, letters that are withdrawn, and the paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.agenda.forms import LookBackForm
from wijkaanpak.budget import forms, rules
from wijkaanpak.budget.actions import codes, paper
from wijkaanpak.budget.actions import rounds as actions
from wijkaanpak.budget.queries import money, voting
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.rules import Channel, Doing, RoundState, WhyRevoked
from wijkaanpak.budget.views.reading import channels, frame, next_step
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at


@open_to(Right.KEEP_ROUND)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A round keeper begins a round."""
    form = forms.RoundForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            row = actions.begin_round(
                by=viewer.somebody, here=viewer.here, title=given["title"],
                words=given["words"], key=given["key"],
            )  # fmt: skip
            return redirect("budget:write_rules", viewer.here.slug, row.number)
    return page(request, "budget/new.html", {}, form=form)


@open_to(Right.KEEP_ROUND)
def write_rules(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """All rules on one page, until the round is opened."""
    context = frame(viewer, number)
    row = context["round"]
    rules.check_time_for(Doing.WRITE_RULES, RoundState(row.state))
    start = forms.as_lines(context["fixed"]) | {"title": row.title, "words": row.words}
    offers = money.offers(viewer.here).values()
    form = forms.RulesForm(request.POST or None, offers=offers, initial=start)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            actions.write_rules(
                by=viewer.somebody, round=row, title=given["title"], words=given["words"],
                given=form.fixed(),
            )  # fmt: skip
            return redirect("budget:rules", viewer.here.slug, number)
    context |= {
        "title": _("The rules of this round"),
        "lead": _(
            "The money comes from the pots that are decided on together. What each of them asks "
            "goes along, and is fixed with the rules."
        ),
        "action": _("Keep these rules"),
        "no_pots": not offers,
    }
    return page(request, "budget/form.html", context, form=form)


@open_to(NOBODY, post=Right.KEEP_ROUND)
def step(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The round goes one step on, after one more question.

    The yes says to which step: sent twice, or from an old page, it takes no second one.
    """
    row = found.visible_round(viewer, number)
    to, said = next_step(row), request.POST.get("to", "")
    if is_sure(request) and said and said != to:
        messages.info(request, _("This step was taken already. See how the round stands now."))
        return redirect(row)
    if not to or to == RoundState.DECIDED:
        raise Refused(rules.NOT_NOW[Doing.COUNT])
    action, text = forms.NEXT_STEP[to]
    if not (is_sure(request) and said):
        return confirm(
            request, title=_(action), text=_(text), action=_(action),
            back=row.get_absolute_url(), here=viewer.here, sends={"to": to},
        )  # fmt: skip
    actions.go_on(by=viewer.somebody, round=row)
    return redirect(row)


@open_to(Right.KEEP_ROUND)
def missing(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Who did not take part, and what is not known because of it."""
    context = frame(viewer, number)
    row = context["round"]
    rules.check_time_for(Doing.WRITE_MISSING, RoundState(row.state))
    form = forms.MissingForm(request.POST or None, initial={"missing": row.missing})
    if form.is_valid():
        with told_at(form, "missing"):
            words = form.cleaned_data["missing"]
            return redirect(actions.write_missing(by=viewer.somebody, round=row, missing=words))
    context |= {"title": _("Who did not take part?"), "action": _("Keep"), "offer": row}
    return page(request, "budget/form.html", context, form=form)


@open_to(Right.KEEP_ROUND)
def look_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Did it matter who did not take part?"""
    context = frame(viewer, number)
    row = context["round"]
    rules.check_time_for(Doing.CHECK_MISSING, RoundState(row.state))
    form = LookBackForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "learned"):
            actions.check_missing_note(
                by=viewer.somebody, round=row, mattered=given["mattered"], learned=given["learned"]
            )
            return redirect(row)
    context |= {"title": _("Look again at who was not there"), "action": _("Write this down")}
    context["lead"] = row.missing
    return page(request, "budget/form.html", context, form=form)


@open_to(Right.KEEP_ADDRESSES)
def revoke(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The address keeper withdraws letters by number."""
    context = frame(viewer, number)
    form = forms.RevokeForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "serials"):
            serials = rules.read_serials(given["serials"])
            others = codes.revoke_codes(
                by=viewer.somebody, round=context["round"], serials=serials,
                why=WhyRevoked(given["why"]),
            )  # fmt: skip
            many = len(serials) - len(others)
            messages.success(request, _("Letters withdrawn: %(many)s.") % {"many": many})
            if not others:
                return redirect("budget:revoke", viewer.here.slug, number)
            form.data = {**request.POST.dict(), "serials": " ".join(map(str, others))}
            rules.check_letters(codes.NOT_WITHDRAWN, others)
    context |= {"title": _("Withdraw letters"), "action": _("Withdraw")}
    return page(request, "budget/form.html", context, form=form)


@open_to(Right.KEEP_BALLOTS, post=NOBODY)
def desk(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The counting table: what came in, and the piles."""
    context = frame(viewer, number)
    now = voting.numbers(context["round"])
    context |= {
        "numbers": now,
        "channels": channels(now),
        "piles": voting.piles(context["round"]),
        "may_type": context["round"].state in rules.TIME_FOR[Doing.ENTER_PAPER],
        "may_count": context["round"].state == RoundState.COUNTING,
    }
    return page(request, "budget/desk.html", context)


@open_to(Right.KEEP_BALLOTS)
def new_pile(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A clerk lays down a pile, with the numbers of the letters that were handed in."""
    context = frame(viewer, number)
    form = forms.PileForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "letters"):
            pile = paper.begin_pile(
                by=viewer.somebody,
                round=context["round"],
                channel=Channel(given["channel"]),
                place=given["place"],
                letters=rules.read_serials(given["letters"]),
                key=given["key"],
            )
            return redirect(pile)
    context |= {"title": _("A new pile of paper"), "action": _("Lay it down")}
    return page(request, "budget/form.html", context, form=form)


@open_to(Right.KEEP_BALLOTS)
def pile(request: HttpRequest, viewer: Viewer, number: int, pile: int) -> HttpResponse:
    """A clerk types in a pile; differences show only when two people are done."""
    context = frame(viewer, number)
    row = voting.get_pile(context["round"], pile)
    points = context["fixed"].ballot is rules.BallotKind.POINTS
    form = forms.SheetForm(request.POST or None, points=points)
    if form.is_valid():
        with told_at(form, "text"):
            paper.type_in(by=viewer.somebody, pile=row, text=form.cleaned_data["text"])
            return redirect(row)
    sheets = voting.typed_in(row)
    hands = voting.hands(row)
    two = len(sheets) >= 2 and not row.accepted
    context |= {
        "pile": row,
        "differing": in_words(rules.differences(sheets[0], sheets[1]), points) if two else [],
        "did": str(viewer.somebody.pk) in hands,
        "plans": found.on_ballot(context["round"]),
    }
    return page(request, "budget/pile.html", context, form=form)


def in_words(differing: list[rules.Difference], points: bool) -> list[tuple[int, str, str]]:
    """Return differences as people type ballots."""
    return [
        (one.place, _typed(one.first, points), _typed(one.second, points)) for one in differing
    ]


def _typed(row: rules.Row | None, points: bool) -> str:
    if row is None:
        return _("no paper")
    young = {True: ["j"], False: ["o"], None: []}[row["young"]]
    area = [f"@{row['area']}"] if row["area"] else []
    numbers = sorted(row["choices"], key=int)
    chosen = [f"{n}:{row['choices'][n]}" for n in numbers] if points else numbers
    return " ".join([*chosen, *area, *young]) or "-"


@open_to(Right.KEEP_BALLOTS)
def aside(request: HttpRequest, viewer: Viewer, number: int, pile: int) -> HttpResponse:
    """A clerk sets a pile aside and says why."""
    context = frame(viewer, number)
    row = voting.get_pile(context["round"], pile)
    form = forms.AsideForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "why"):
            paper.set_aside(by=viewer.somebody, pile=row, why=form.cleaned_data["why"])
            return redirect(row)
    context |= {"title": _("Set this pile aside"), "action": _("Set aside")}
    return page(request, "budget/form.html", context, form=form)
