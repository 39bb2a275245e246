"""Initiatives and projects as tests need them, and one of everything of the room."""

import uuid
from datetime import timedelta

from tests.cast import in_days
from tests.commitments.promises import accepted
from tests.contacts.scenes import a_post, held
from wijkaanpak import clock
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.projects.actions import checks, initiatives, strokes
from wijkaanpak.projects.actions.projects import Links, change_project, start_project
from wijkaanpak.projects.rules.checks import Found
from wijkaanpak.projects.rules.projects import (
    Executor,
    Fate,
    Heart,
    Kind,
    Reason,
    Sprout,
    Turn,
    Work,
)

FATE = Fate("Geen beloften.", "Er is geen geld nodig.", "Drie buren doen het.")
YEAR = timedelta(days=366)


def heart(title="Bankje bij de school", **more):
    given = {
        "title": title,
        "goal": "Ouders kennen elkaar bij naam.",
        "for_whom": "Ouders die op het plein wachten",
        "own_words": "Ik sta hier elke dag en ken niemand.",
        "strengthens": "Ouders die nieuw zijn",
        "connects": "Ouders en de school",
        "stroke": Stroke.LONG,
    }
    return Heart(**given | more)


def work(**more):
    given = {"executor": Executor.RESIDENTS, "by_whom": "Drie ouders", "keeper": "De school"}
    return Work(**given | more)


def turn(kind=Kind.START, **more):
    given = {
        "kind": kind,
        "reason": Reason.INSIGHT,
        "words": "Wij zagen dat het kan.",
        "fate": FATE,
    }
    if kind is Kind.STOP:
        given["learned"] = "Zonder vaste dag komt niemand."
    return Turn(**given | more)


def sprout(**more):
    given = {"most": 50_000, "last_day": in_days(90), "question": "Komt er iemand?"}
    return Sprout(**given | more)


def a_sprout(cast, title="Bankje bij de school", by=None, **more):
    """A start without proof by a resident."""
    given = {"heart": heart(title), "work": work(), "turn": turn(), "sprout": sprout()} | more
    return start_project(by=by or cast.amina, here=cast.wijk, **given)


def a_project(cast, title="Warm Wonen", by=None, party=None, **more):
    """A whole project, carried by the housing association."""
    links = more.pop("links", None) or Links(party=party or cast.housing)
    given = {"heart": heart(title), "work": work(), "turn": turn(), "links": links} | more
    return start_project(by=by or cast.corrie, here=cast.wijk, **given)


def changed(cast, project, kind=Kind.ADJUST, by=None, post=None, **more):
    return change_project(
        by=by or cast.corrie, project=project, turn=turn(kind, **more), post=post
    )


def a_worker(cast, title="Opbouwwerker"):
    """A post of the housing association that Corrie holds."""
    post = a_post(cast, title)
    held(cast, post, name="Corrie", person=cast.corrie, since=in_days(-300))
    return post


def ended(cast, kind=Kind.STOP, title="Warm Wonen", **more):
    """A project that is over, with a post that looks again."""
    project = a_project(cast, title)
    changed(cast, project, kind, post=more.pop("post", None) or a_worker(cast), **more)
    project.refresh_from_db()
    return project


def an_idea(cast, title="Soep op dinsdag", by=None, **more):
    words = "We koken samen soep in De Zaaier."
    return initiatives.start_initiative(
        by=by or cast.amina, here=cast.wijk, title=title, words=words, **more
    )


def an_initiative(cast, title="Soep op dinsdag"):
    """An idea that three neighbours carry: Amina, Carlos and Bram."""
    row = an_idea(cast, title)
    for person in (cast.carlos, cast.bram):
        initiatives.join(by=person, initiative=row, key=uuid.uuid4())
    row.refresh_from_db()
    return row


def a_stroke(
    cast, project, title="De eerste woning is warm", by=None, stroke=Stroke.SHORT, key=None
):
    return strokes.plan_stroke(
        by=by or cast.corrie, project=project, stroke=stroke, title=title, due=in_days(10), key=key
    )


def everything_begun(cast):
    """One of everything, for the stage of all addresses."""
    row = an_initiative(cast)
    initiatives.support(by=cast.noor, initiative=row, name="Noor")
    initiatives.answer(by=cast.noor, initiative=row, words="De zaal is vrij op dinsdag.")
    initiatives.ask_help(by=cast.amina, initiative=row, words="Wie heeft een grote pan?")
    project = a_project(cast)
    strokes.tie(by=cast.corrie, project=project, commitment=accepted(cast))
    strokes.show_stroke(by=cast.corrie, stroke=a_stroke(cast, project), words="Het is warm.")
    a_stroke(cast, project, "De tweede woning")
    a_sprout(cast)
    over = a_project(cast, "Moestuin")
    with clock.set_back(clock.now() - YEAR):
        changed(cast, over, Kind.STOP, post=a_worker(cast, "Wijkbeheerder"))
    look = over.checks.order_by("due").first()
    checks.look_again(
        by=cast.corrie,
        check=look,
        found=Found.PARTLY,
        ties="Buren groeten.",
        words="De schuur staat.",
    )
    return project
