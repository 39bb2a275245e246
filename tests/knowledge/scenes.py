"""Lessons, kitchens and questions in the tests of this room."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime

from tests.cast import in_days
from wijkaanpak.knowledge import actions
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.knowledge.queries.files import lesson_file
from wijkaanpak.knowledge.rules import files
from wijkaanpak.knowledge.rules.lessons import Pattern, Use, Went, Words
from wijkaanpak.logbook.checkpoints import sign
from wijkaanpak.logbook.rules import Leaf, commit
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Kind, Signer
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.actions import give_voice, propose
from wijkaanpak.network.models import Party
from wijkaanpak.network.rules import Answer, DecisionKind, PartyKind

HERE, THERE = "/w/zonnehof/leren/", "/w/elzenbroek/leren/"
GARDEN = Words(
    title="De moestuin op vervuilde grond",
    summary="Wij begonnen een moestuin.\nDe grond was vervuild en wij stopten.\n"
    "Laat eerst de bodem onderzoeken.",
    tried="Twaalf buren legden bakken en bedden aan op het oude fabrieksterrein.",
    happened="Na twee zomers bleek er lood in de grond te zitten. De groente ging weg.",
    again="Samen spitten op zaterdag.",
    never_again="Beginnen zonder bodemonderzoek.",
    useful_for="Wie met buren een tuin wil beginnen",
    told_by="de tuingroep",
    year=2020,
    went=Went.NOT,
    domains=(Domain.SOCIAL_LIFE, Domain.HEALTH),
    cost_cents=420_000,
    cost_time="Twee zomers van twaalf mensen",
    cost_trust="Drie buren doen niet meer mee",
    pattern=Pattern.BLACK_SWAN,
)
BUS = replace(
    GARDEN,
    title="De lege stoel in de buurtbus",
    summary="Wij lieten een busje rijden.\nEr zaten drie mensen per dag in.\n"
    "Vraag eerst wie er mee wil.",
    tried="Een busje reed een jaar lang elk uur langs de haltes.",
    happened="De reizigers waren bij het bedenken niet gevraagd.",
    useful_for="Wie vervoer wil regelen",
    told_by="de vervoergroep",
    year=2022,
    domains=(Domain.SOCIAL_LIFE,),
    pattern=Pattern.EMPTY_SEAT,
)
PLAN = "Wij willen een moestuin met bakken op het veldje, samen met de buren."


def written(cast, words=GARDEN, by=None, **more):
    """Somebody writes a lesson; by the speaker of the residents, so that they said yes."""
    by = by or cast.dilan
    party = more.pop("party", cast.residents if by == cast.dilan else None)
    return actions.write_lesson(by=by, here=cast.wijk, words=words, party=party, **more)


def opened(cast, words=GARDEN):
    lesson = written(cast, words)
    actions.open_lesson(by=cast.dilan, lesson=lesson)
    return lesson


def opened_there(cast, words=BUS):
    """The village opens a lesson."""
    lesson = actions.write_lesson(
        by=cast.dorpshoofd, here=cast.dorp, words=words, party=cast.dorpsbelang
    )
    actions.open_lesson(by=cast.dorpshoofd, lesson=lesson)
    return lesson


def file_of(here):
    """The lesson file of a neighbourhood, signed now."""
    sign(here.slug)
    return lesson_file(here)


def version_of(lesson):
    return lesson.versions.get(state="open")


def met(cast, lesson, ref="budget.plan:1"):
    start = Start("", ref=ref, title="Een nieuwe tuin", path="/w/zonnehof/")
    return actions.say_use(
        by=cast.amina, here=cast.wijk, version=version_of(lesson), start=start,
        use=Use.DIFFERENTLY, words="Wij laten eerst de grond onderzoeken.",
    )  # fmt: skip


def kitchen(cast, on=0, **more):
    facts = {
        "title": "De deur open op zondag", "shown": "Koffie om tien uur.",
        "went_wrong": "Wij vergaten de sleutel.", "place": "De Zaaier", "on": in_days(on),
    }  # fmt: skip
    return actions.show_kitchen(by=cast.dilan, party=cast.residents, **facts | more)


def visited(cast, row=None):
    """The village comes to look."""
    row = row or kitchen(cast)
    visit = actions.invite(by=cast.dilan, kitchen=row, slug="elzenbroek")
    actions.answer_invitation(by=cast.dorpshoofd, visit=visit, comes=True)
    return visit


def promised(cast, row=None):
    visit = visited(cast, row)
    actions.promise(by=cast.dorpshoofd, visit=visit, words="Wij maken een bank.")
    return visit


def institute(cast):
    """The residents and the independent body admit a knowledge institute; Ilse speaks for it."""
    if found := Party.objects.filter(here=cast.wijk, name="Lectoraat").first():
        return found
    cast.ilse = cast.join("Ilse", "ilse@lectoraat.example")
    kind = PartyKind.KNOWLEDGE_INSTITUTE
    proposal = propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.ADMIT_PARTY, title="Erbij",
        why="Wij hebben vragen.", term=in_days(10),
        admit=(kind, "Lectoraat", "lector", cast.ilse),
    )  # fmt: skip
    for by, party in ((cast.dilan, cast.residents), (cast.noor, cast.kompas)):
        give_voice(by=by, party=party, proposal=proposal, answer=Answer.CONSENT)
    return Party.objects.get(here=cast.wijk, name="Lectoraat")


def asked(cast, **more):
    facts = {
        "question": "Wat helpt tegen eenzaamheid op zondag?", "why": "Dan is alles dicht.",
        "asker": "de kring Omkijken",
    }  # fmt: skip
    there = institute(cast)
    return actions.ask_institute(by=cast.amina, here=cast.wijk, institute=there, **facts | more)


ANSWER = "Een open deur helpt. Wie elke week dezelfde mensen ziet, voelt zich minder alleen."
SOURCES = "Onderzoek van het Lectoraat, 2025"
TABLE = b"Buurt;2024;2025\nTerp;40;52\nZonnehof;120;133\n"


def taken(cast):
    row = asked(cast)
    actions.take_question(by=cast.ilse, question=row, day=in_days(60))
    return row


def answered(cast):
    row = taken(cast)
    actions.answer_question(by=cast.ilse, question=row, answer=ANSWER, sources=SOURCES)
    return row


def tabled(cast, row=None, raw=TABLE, **more):
    row = row or taken(cast)
    facts = {"about": "Bezoekers van De Zaaier", "origin": "Deurkaartjes"} | more
    return actions.add_table(by=cast.amina, question=row, raw=raw, **facts)


def one_of_everything(cast):
    """A lesson in each state, a kitchen with a promise, questions, a table, a file that waits."""
    lesson = opened(cast)
    actions.correct_lesson(
        by=cast.dilan, lesson=lesson,
        words=replace(GARDEN, why_changed="Het waren drie zomers."), about=[cast.gemeente],
    )  # fmt: skip
    met(cast, lesson)
    written(cast, BUS, by=cast.amina)
    promised(cast)
    row = answered(cast)
    actions.say_found(by=cast.amina, question=row, useful=True, words="Nu doen we open.")
    waits = asked(cast, question="Wie komt er niet?")
    table = tabled(cast, waits)
    actions.decide_table(by=cast.noor, table=table, approve=True)
    tabled(cast, waits, about="Nog een")
    far_parcel(cast)


def far_file(words=BUS, place="Oeverloo", origin="verweg.example/oeverloo", secret=None, **more):
    """A lesson file of a neighbourhood that lives on another site, made from the ground up."""
    signer = Signer(origin, Kind.LOG, secret or bytes(range(32)))
    number = str(more.get("id", uuid.UUID(int=7)))
    version, seq, many = more.get("version", 1), more.get("seq", 3), 5
    content = files.content_of(
        words, id=number, version=version, place=place, municipality="Verweg",
        address=f"https://verweg.example/{number}",
    )  # fmt: skip
    facts = {
        "digest": files.digest_of(content), "number": version, "party": "Buurthuis",
        "title": words.title,
    }  # fmt: skip
    salt = bytes(32)
    at = datetime(2025, 3, 1, tzinfo=UTC)
    about = f"{files.ABOUT}{uuid.UUID(int=9)}"
    leaf = Leaf(seq, at, files.OPENED, about, "network.party:x", commit(facts, salt)).as_bytes()
    hashes = [merkle.leaf_hash(bytes([one])) for one in range(many)]
    hashes[seq - 1] = merkle.leaf_hash(leaf)
    checkpoint = notes.Checkpoint(origin, many, merkle.root(hashes))
    note = notes.Note(checkpoint.text, (signer.sign(checkpoint.text),))
    proof = merkle.inclusion(seq - 1, many, merkle.subtrees_of(hashes))
    return files.write(
        signer.key, str(note), [files.Proven(content, facts, salt.hex(), leaf, proof)]
    )


def far_parcel(cast, raw=None):
    return actions.receive_file(
        by=cast.amina.actor, here=cast.wijk, raw=raw or far_file(), member=cast.amina
    )
