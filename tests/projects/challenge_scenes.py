"""Challenges and works for our tests, made through the actions."""

from tests.cast import in_days
from wijkaanpak import clock
from wijkaanpak.contacts.actions import PostFacts, TenureFacts, begin_post, hold_post
from wijkaanpak.contacts.rules import PostKind
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.projects.actions import agreements as agreeing
from wijkaanpak.projects.actions import challenge_papers as papers
from wijkaanpak.projects.actions import challenges as acting
from wijkaanpak.projects.actions import works as working
from wijkaanpak.projects.actions.challenge_papers import Idea, Sheet
from wijkaanpak.projects.actions.challenges import Said
from wijkaanpak.projects.models import Challenge
from wijkaanpak.projects.rules.agreements import Clauses, Kind
from wijkaanpak.projects.rules.challenges import Condition, Form, Step, Topic
from wijkaanpak.projects.rules.works import SOCIAL_PART

IDEA = Idea("Wij openen elke dag.", "Twaalf buren.", "Ook open op zondag.", "Dan helpt de school.",
            1_200_000)  # fmt: skip
WEIGHTS = {one.value: ("yes", "") for one in Condition}
PART = dict.fromkeys(SOCIAL_PART, "Daar is over gepraat.")


def made(cast, by=None, **more):
    """Amina and her neighbours ask the municipality for the opening of a building."""
    given = {
        "form": Form.TAKE_OVER, "title": "De Zaaier openen", "task": "De gemeente opent hem.",
        "why": "Dan is hij ook 's avonds open.", "name": "Buren van het plein",
        "owner": cast.gemeente, "starts": in_days(200),
    }  # fmt: skip
    return acting.make_challenge(by=by or cast.amina, here=cast.wijk, **given | more)


def sheet(unknown=("vat",), **words):
    told = {one.value: "Dit weten wij." for one in Topic if one not in unknown} | words
    return Sheet(cents=5_000_000, words=told, unknown=frozenset(unknown))


def step(cast, row, step, by=None, **said):
    given = {"words": "Zo ging het."} | said
    return acting.take_step(by=by or cast.sanne, challenge=row, step=step, said=Said(**given))


def talked(cast, **more):
    row = made(cast, **more)
    step(cast, row, Step.TALK)
    return fresh(row)


def opened(cast, **more):
    row = talked(cast, **more)
    papers.fill_sheet(by=cast.sanne, challenge=row, sheet=sheet())
    return fresh(row)


def planned(cast, **more):
    row = opened(cast, **more)
    papers.write_plan(by=row.asked_by, challenge=row, idea=IDEA)
    return fresh(row)


def supported(cast, **more):
    row = planned(cast, **more)
    step(cast, row, Step.SUPPORT, by=row.asked_by, asked=40, support=33)
    return fresh(row)


def weighed(cast, **more):
    row = supported(cast, **more)
    papers.weigh(by=cast.sanne, challenge=row, weights=WEIGHTS)
    return fresh(row)


def refused(cast, **more):
    row = weighed(cast, **more)
    step(cast, row, Step.REFUSE, remedy="Bezwaar bij het college, binnen zes weken.")
    return fresh(row)


def adopted(cast, **more):
    row = weighed(cast, **more)
    step(cast, row, Step.ADOPT)
    acting.name_body(by=row.asked_by, challenge=row, party=cast.residents)
    return fresh(row)


def clauses(**more):
    names = ("money_words", "quality", "liability", "insurance", "vat", "staff", "hand_back")
    return Clauses(**{"cents": 1_200_000, **dict.fromkeys(names, "Zo is het afgesproken.")} | more)


def offered(cast, row, by=None, party=None, kind=Kind.NEW, why="", **more):
    given = {"kind": kind, "clauses": clauses(**more), "why": why}
    who, whose = by or cast.sanne, party or cast.gemeente
    return agreeing.offer_agreement(by=who, challenge=row, party=whose, **given)


def agreed(cast, **more):
    row = adopted(cast, **more)
    agreeing.answer_agreement(by=cast.dilan, agreement=offered(cast, row), yes=True)
    return fresh(row)


def a_post(cast, by=None, party=None):
    """A post that Carlos holds, of the housing association or of another party."""
    by, party = by or cast.corrie, party or cast.housing
    facts = PostFacts("Wegwijzer", PostKind.AREA_MANAGER, None)
    post = begin_post(by=by, party=party, facts=facts)
    held = TenureFacts(name="Sjoerd", person=cast.carlos, since=clock.today())
    hold_post(by=by, post=post, facts=held)
    return post


def guided(cast, row):
    """A fixed face of the housing association becomes the guide: it stands on neither side."""
    post = a_post(cast)
    acting.name_guide(by=cast.sanne, challenge=row, guide=post)
    return fresh(row)


def fresh(row):
    return Challenge.objects.get(pk=row.pk)


def facts(kind=TaskArea.PHYSICAL, streets="Spoorlaan", years=1, **more):
    year = clock.today().year + 1
    given = {"title": "Het riool", "words": "De straat gaat open.", "first": year}
    part = PART if kind is TaskArea.ENERGY else {}
    given |= {"last": year + years - 1, "streets": streets, "part": part}
    return working.Facts(kind=kind, **given | more)


def a_work(cast, by=None, party=None, key=None, **more):
    who, whose = by or cast.sanne, party or cast.gemeente
    return working.enter_work(by=who, party=whose, facts=facts(**more), key=key)


def warm_homes(cast, **more):
    """The housing association makes homes warm in the street where the sewer is renewed."""
    given = {"kind": TaskArea.ENERGY, "title": "Warme huizen", "by": cast.corrie}
    return a_work(cast, party=cast.housing, **given | more)


def challenges_and_works(cast):
    """One of everything: challenges in several states, and works that meet."""
    agreed(cast)
    refused(cast, title="Het groen", form=Form.DIFFERENTLY)
    guided(cast, opened(cast, title="De speeltuin"))
    offered(cast, adopted(cast, title="De bank"))
    sewer, homes = a_work(cast), warm_homes(cast)
    working.answer_joining(
        by=cast.sanne, work=sewer, others=[homes], joins=True, words="Samen in juni."
    )
    working.answer_joining(
        by=cast.corrie, work=homes, others=[sewer], joins=False, words="De steigers staan vast."
    )
