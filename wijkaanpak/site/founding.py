"""How an operator begins a neighbourhood: two keys, the usual charter, and then hands off."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.queries import find_neighbourhood
from wijkaanpak.network.actions import Clause, Founder, found_network
from wijkaanpak.network.rules import Deciders, DecisionKind, PartyKind
from wijkaanpak.people.actions import first_coordinator, join_neighbourhood, print_code
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import people_here
from wijkaanpak.people.rules import show_code
from wijkaanpak.refusals import Refused, gettext_noop


def operator() -> Actor:
    """Whoever runs the server: named by what they are, for they decide nothing."""
    return Actor(ref="", name=_("The operator"))


def usual_charter() -> list[Clause]:
    """Return the charter a network begins with (domain.md 2.11); both keys can change it."""
    return [
        Clause(
            DecisionKind.ADOPT_AGENDA,
            Deciders.RESIDENTS,
            _("Residents write and adopt the agenda. Others react and answer."),
            limits={"advised_items": 12},
        ),
        Clause(
            DecisionKind.TELL_AND_KEEP_STORIES,
            Deciders.RESIDENTS,
            _("A story belongs to who told it. Tone is never a reason not to place it."),
        ),
        Clause(
            DecisionKind.JOINT_DECISION,
            Deciders.TOGETHER,
            _("What concerns all of us stands when every party said yes. Silence is no yes."),
            limits={"objection_days": 7},
        ),
        Clause(
            DecisionKind.ANSWER_ITEM,
            Deciders.PARTY,
            _("Each party answers every question of the agenda within eight weeks."),
            limits={"answer_weeks": 8},
        ),
        Clause(
            DecisionKind.ENTER_INTENTION,
            Deciders.PARTY,
            _("A party enters a plan while it is still open, not when it is decided."),
        ),
        Clause(
            DecisionKind.MAKE_COMMITMENT,
            Deciders.BOTH,
            _("A promise begins when the receiver accepts it."),
        ),
        Clause(
            DecisionKind.CHANGE_COMMITMENT,
            Deciders.BOTH,
            _("A promise is a promise: it changes only when both parties say yes."),
        ),
        Clause(
            DecisionKind.PAY_FROM_POT,
            Deciders.KEYHOLDERS,
            _("Above € 250 two people look at a payment. Who gains from it keeps away from it."),
            limits={"four_eyes_euros": 250},
        ),
        Clause(
            DecisionKind.ASK_RESIDENTS,
            Deciders.KEYHOLDERS,
            _("A household is asked at most 12 questions in a quarter. Tell back before you ask."),
            limits={"household_questions": 12},
        ),
        Clause(
            DecisionKind.ANSWER_INITIATIVE,
            Deciders.KEYHOLDERS,
            _("Three neighbours with an idea get a first answer within three weeks."),
            limits={"initiative_weeks": 3},
        ),
        Clause(
            DecisionKind.START_WITHOUT_PROOF,
            Deciders.RESIDENTS,
            _("Something small starts without proof: at most € 5,000, a last day, a question."),
            limits={"sprout_euros": 5_000},
        ),
        Clause(
            DecisionKind.SHORT_STROKES,
            Deciders.TOGETHER,
            _("When people saw no short stroke for six months, we say so ourselves."),
            limits={"short_stroke_months": 6},
        ),
        Clause(
            DecisionKind.LONG_STROKES,
            Deciders.TOGETHER,
            _("When people saw no long stroke for twelve months, we say so ourselves."),
            limits={"long_stroke_months": 12},
        ),
        Clause(
            DecisionKind.ADMIT_PARTY,
            Deciders.KEYHOLDERS,
            _("A new party joins when the residents and the independent body say yes."),
        ),
        Clause(
            DecisionKind.CHANGE_CHARTER,
            Deciders.KEYHOLDERS,
            _("This charter changes only when residents and the independent body both say yes."),
        ),
    ]


@transaction.atomic
def begin(
    *,
    slug: str,
    name: str,
    kind: str,
    municipality: str,
    start_year: int,
    horizon_year: int,
    residents: tuple[str, str],
    independent: tuple[str, str],
) -> list[tuple[str, str]]:
    """Begin a neighbourhood and return the first two people with their sign-in codes.

    All or nothing: half a network could never decide to become a whole one.
    """
    _check_named(name, *residents, *independent)
    by = operator()
    here = begin_neighbourhood(
        by=by,
        slug=slug,
        name=name,
        kind=kind,
        municipality=municipality,
        start_year=start_year,
        horizon_year=horizon_year,
        languages=["nl", "en"],
    )
    speaker = join_neighbourhood(by=by, here=here, name=residents[1])
    coordinator = join_neighbourhood(by=by, here=here, name=independent[1])
    found_network(
        by=by,
        here=here,
        founders=[
            Founder(PartyKind.RESIDENTS_BODY, residents[0], _("chair"), speaker),
            Founder(PartyKind.INDEPENDENT_BODY, independent[0], _("coordinator"), coordinator),
        ],
        clauses=usual_charter(),
    )
    first_coordinator(by=by, here=here, person=coordinator)
    return [(p.name, show_code(_code(here, p))) for p in (speaker, coordinator)]


def _check_named(*names: str) -> None:
    if not all(name.strip() for name in names):
        raise Refused(
            gettext_noop("Give a name to the neighbourhood, to both parties and to both people.")
        )


def _code(here: Neighbourhood, person: Person) -> str:
    return print_code(by=operator(), here=here, person=person)


def people_called(slug: str, name: str) -> list[Person]:
    """Return who takes part here under this name or e-mail address."""
    return people_here(find_neighbourhood(slug), name)


def code_by_operator(slug: str, person: Person) -> str:
    """Print a code; the log says the operator did."""
    return _code(find_neighbourhood(slug), person)
