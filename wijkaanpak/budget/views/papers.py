"""The papers of a round: letters with codes, the ballot, cards for tables, and the poster."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak.budget import forms
from wijkaanpak.budget.actions import codes
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.queries.rounds import SomePlan
from wijkaanpak.budget.rules import BallotKind, RoundRules
from wijkaanpak.budget.rules.numbers import written
from wijkaanpak.budget.views.reading import frame
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, show_code
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import page, say, told_at
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money


def address(viewer: Viewer, name: str, *more: object) -> str:
    return settings.SITE_URL + reverse(f"budget:{name}", args=[viewer.here.slug, *more])


def plans_to_print(context: dict[str, Any]) -> list[SomePlan]:
    """Return the plans on the ballot. Raises Refused when there are none."""
    plans = found.on_ballot(context["round"])
    if not plans:
        raise Refused(
            gettext_noop("No plan is on the ballot yet. Come back when the vote is open.")
        )
    return plans


@never_cache
@open_to(Right.KEEP_CODES)
def letters(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The code keeper makes voting letters: a file that is made once and kept nowhere."""
    context = frame(viewer, number)
    form = forms.LettersForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            try:
                made = codes.make_codes(
                    by=viewer.somebody, round=context["round"], many=given["many"],
                    key=given["key"],
                )  # fmt: skip
            except codes.MadeBefore as before:  # a fresh form, for who wants more letters
                messages.warning(request, say(before))
                return redirect("budget:letters", viewer.here.slug, number)
            return letters_file(viewer, context, made, large=given["large"])
    context["numbers"] = voting.numbers(context["round"])
    return page(request, "budget/letters.html", context, form=form)


def letters_file(
    viewer: Viewer, context: dict[str, Any], made: list[tuple[int, str]], *, large: bool
) -> HttpResponse:
    """Return the letters as one PDF. No name and no address is on it: others know the doors."""
    here = viewer.here
    vote = address(viewer, "vote", context["round"].number)
    rows = [
        printing.Letter(show_code(code), f"{vote}?code={code}", str(serial))
        for serial, code in made
    ]
    words = letter_words(context, vote)
    pdf = printing.letters(rows, words, look=look_of(here), large_print=large)
    return send_paper(pdf, f"{here.slug}-stembrieven-{made[0][0]}-{made[-1][0]}")


def letter_words(context: dict[str, Any], vote: str) -> printing.LetterWords:
    """Return what stands on every letter."""
    fixed, round = context["fixed"], context["round"]
    values = {"age": fixed.from_age, "last": date_format(fixed.votes_until, "l j F")}
    return printing.LetterWords(
        title=round.title,
        code_label=_("Your code"),
        scan=_("Scan this square with your phone"),
        or_visit=_("or type this address"),
        address=typed(vote),
        greeting=_("Dear neighbour,"),
        before=(
            _("With this letter you decide about the money of the neighbourhood."),
            _("Everybody from %(age)s years may vote. You can vote until %(last)s.") % values,
        ),
        steps_title=_("This is how you vote"),
        steps=(
            _("Scan the square, or type the address and your code. You need no account."),
            _("Choose the plans you like."),
            _("Rather on paper? Bring this letter along to the place where you live nearest."),
        ),
        after=(
            _("This code works once. Give it to nobody: nobody may ask you for it."),
            _("Nobody can see what you choose. The number tells only that this letter exists."),
        ),
        serial_label=_("Letter number"),
        page_label=_("Page"),
    )


@open_to(ANYONE, post=NOBODY)
def ballot(
    request: HttpRequest, viewer: Viewer, number: int, *, large: bool = False
) -> HttpResponse:
    """The ballot on paper, to copy. No number is on it: nobody can tell one from another."""
    context = frame(viewer, number)
    plans = plans_to_print(context)
    about = address(viewer, "round", number)
    pdf = printing.ballot_paper(
        [printing.BallotPlan(str(p.number), p.title, money(p.asked), p.area) for p in plans],
        ballot_words(context, about),
        serials=[""],
        look=look_of(viewer.here),
        link=about,
        large_print=large,
    )
    return send_paper(pdf, f"{viewer.here.slug}-{written(number)}-stembiljet{'-groot' * large}")


def ballot_words(context: dict[str, Any], about: str) -> printing.BallotWords:
    """Return what stands on the ballot beside the plans."""
    fixed: RoundRules = context["fixed"]
    points = fixed.ballot is BallotKind.POINTS
    last = date_format(fixed.votes_until, "l j F") if fixed.votes_until else ""
    return printing.BallotWords(
        title=context["round"].title,
        steps=(
            how_to_choose(fixed),
            _("Put only this paper in the box, without your name. Hand in your letter beside it."),
            _("Hand it in before or on %(last)s.") % {"last": last},
        ),
        columns=("", _("No."), _("Plan"), _("Asks")),
        serial_label="",
        example="" if points else _("This is how you put a cross."),
        after=(_("Fingerprint of the rules: %(print)s") % {"print": context["print"]},),
        scan=_("Read what the plans are about"),
        address=typed(about),
        page_label=_("Page"),
    )


def how_to_choose(fixed: RoundRules) -> str:
    if fixed.ballot is BallotKind.KNAPSACK:
        return _("Choose plans until the money is used: %(sum)s.") % {"sum": money(fixed.amount)}
    if fixed.ballot is BallotKind.POINTS:
        return _("Divide %(n)s points. Write them in the boxes.") % {"n": fixed.most}
    return _("Choose at most %(n)s plans. Put a cross in the box.") % {"n": fixed.most}


@open_to(ANYONE, post=NOBODY)
def cards(
    request: HttpRequest, viewer: Viewer, number: int, *, large: bool = False
) -> HttpResponse:
    """One plan on a card, to cut out and to lay on a table."""
    context = frame(viewer, number)
    rows = [card(viewer, context["fixed"], plan) for plan in plans_to_print(context)]
    pdf = printing.cards(
        rows,
        title=": ".join([context["round"].title, _("the plans")]),
        scan=_("Read more"),
        look=look_of(viewer.here),
        large_print=large,
    )
    return send_paper(pdf, f"{viewer.here.slug}-{written(number)}-kaarten{'-groot' * large}")


def card(viewer: Viewer, fixed: RoundRules, plan: SomePlan) -> printing.Card:
    return printing.Card(
        str(plan.number),
        plan.title,
        money(plan.asked),
        plan.asked / fixed.amount,
        of=_("of the %(sum)s there is") % {"sum": money(fixed.amount)},
        about=plan.what,
        place=plan.area,
        picture=found.photo_of(plan) if plan.photo else b"",
        alt=plan.photo_words,
        link=address(viewer, "plan", plan.round.number, plan.pk),
    )


@open_to(ANYONE, post=NOBODY)
def poster(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The round on one sheet of A3: how much there is, what it may go to, and when."""
    context = frame(viewer, number)
    fixed = context["fixed"]
    about = address(viewer, "round", number)
    largest = max(pot.amount for pot in fixed.pots) or 1
    pots = [
        printing.PosterPot(
            pot.key,
            fixed.sources[pot.key].owner,
            money(pot.amount),
            pot.amount / largest,
            "; ".join(asks) or _("free"),
            earmarked=bool(asks),
        )
        for pot, asks in ((one, forms.asked_in_words(one)) for one in fixed.pots)
    ]
    words = poster_words(context, about)
    pdf = printing.poster(pots, words, look=look_of(viewer.here), link=about)
    return send_paper(pdf, f"{viewer.here.slug}-{written(number)}-poster")


def poster_words(context: dict[str, Any], about: str) -> printing.PosterWords:
    fixed: RoundRules = context["fixed"]
    return printing.PosterWords(
        title=context["round"].title,
        lead=" ".join([_("Neighbours decide."), when(fixed)]),
        total_label=_("Together"),
        total=money(fixed.amount),
        free=_("Free money"),
        earmarked=_("Money with a condition"),
        columns=(_("Pot"), _("Only for"), _("Sum")),
        after=(fixed.who,),
        scan=_("Join in"),
        address=typed(about),
    )


def when(fixed: RoundRules) -> str:
    """Return the days of a round in one sentence; once opened it has all three."""
    days = {
        name: date_format(day, "j F") if day else ""
        for name, day in (
            ("plans", fixed.plans_until),
            ("first", fixed.votes_from),
            ("last", fixed.votes_until),
        )
    }
    return _("Hand in a plan until %(plans)s. Vote from %(first)s to %(last)s.") % days
