"""Recommendations as far as a test needs them. Call `at_the_table` first."""

import uuid
from datetime import timedelta

from tests.assemblies.scenes import begun
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import advice, answering, following
from wijkaanpak.assemblies.models import Recommendation
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import Advised, Course, Decides, Step, moments
from wijkaanpak.commitments.rules import Words
from wijkaanpak.logbook.door import Verb, act


def seated(cast, **more):
    """An assembly with a panel, without the seconds that a fair lottery takes."""
    row = begun(cast, **more)
    with act(Verb("test.seated", "…"), by=cast.noor.actor, book=row.here.slug) as entry:
        row.frozen = row.drawn = clock.today()
        row.save()
        entry.about(row)
    return row


def ruled(cast, decides=Decides.MAJORITY, majority=80, row=None, **more):
    """A panel that fixed how it decides."""
    row = row or seated(cast, **more)
    advice.fix_rule(by=cast.hassan, assembly=row, decides=decides, majority=majority)
    return row


def said(number=1, **more):
    given = {
        "title": f"Eerst de oudste huizen {number}",
        "text": "Begin met de huizen van voor 1970.",
        "why": "Daar is het het koudst.",
        "minority": "Twee van ons willen met de flats beginnen.",
        "agree": 7,
        "present": 8,
    }
    return Advised(**given | more)


def write(cast, row, number=1, key=None, party=None, **more):
    return advice.write_recommendation(
        by=cast.hassan, assembly=row, words=said(number, **more),
        answered_by=party or cast.gemeente, key=key,
    )  # fmt: skip


def handed_over(cast, many=1, **more):
    """An assembly that handed over so many recommendations today."""
    row = ruled(cast, **more)
    for number in range(1, many + 1):
        write(cast, row, number)
    advice.hand_over(by=cast.hassan, assembly=row, missing="Wie nachts werkt, was er niet.")
    return row


def only(row):
    return Recommendation.objects.get(assembly=row)


def answer(cast, one, step=Step.ADOPTED, by=None, **more):
    needs = {
        Step.ADOPTED: {},
        Step.CHANGED: {"words": "Wel, maar over twee jaar."},
        Step.REFUSED: {"words": "Het geld is er niet."},
        Step.LATER: {"words": "Eerst de begroting.", "until": clock.today() + timedelta(days=90)},
    }[step]
    given = {"by": by or cast.sanne, "recommendation": one, "said": step}
    made = answering.answer_recommendation(**given | needs | more)
    one.refresh_from_db()
    return made


def promise(cast, one, key=None, **more):
    given = {
        "text": "Wij isoleren tien huizen.", "kept_when": "Tien huizen zijn klaar.",
        "due": clock.today() + timedelta(days=200),
    }  # fmt: skip
    return answering.promise(
        by=cast.sanne, recommendation=one, title="Tien huizen", words=Words(**given | more),
        key=key,
    )  # fmt: skip


def moment(row, number):
    """Return the day of a look."""
    return moments(found.advice_of(row).due)[number - 1]


def look(cast, one, course=Course.ON_TRACK, by=None, **more):
    given = {"words": "De steigers staan er.", "evidence": "Terplaan 3 tot 9"}
    return following.look(
        by=by or cast.amina, recommendation=one, course=course, **given | more
    )  # fmt: skip


def grouped(cast, row):
    """Amina writes for a group of six."""
    following.form_group(by=cast.noor, assembly=row, many=6, people=[cast.amina])


def advice_on_stage(cast, row):
    """One of everything that comes out of this assembly, always in one order; one still writes."""
    write(cast, ruled(cast, key=uuid.UUID(int=47)), key=uuid.UUID(int=48))  # a draft
    ruled(cast, row=row)
    for number in (1, 2, 3):
        write(cast, row, number, key=uuid.UUID(int=49 + number))
    advice.hand_over(by=cast.hassan, assembly=row, missing="Wie nachts werkt, was er niet.")
    grouped(cast, row)
    first, second, _third = Recommendation.objects.filter(assembly=row).order_by("number")
    for one in (first, second):
        one.assembly = row
    answer(cast, first, key=uuid.UUID(int=53))
    answer(cast, second, Step.REFUSED, key=uuid.UUID(int=54))
    promise(cast, first, key=uuid.UUID(int=2**128 - 55))  # after promises that were accepted
    with clock.set_back(moment(row, 1)):
        look(cast, first, key=uuid.UUID(int=56))
