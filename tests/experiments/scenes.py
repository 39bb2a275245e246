"""Burdens, freezes, obstacles and minutes for our tests, made through the actions.

Sanne's municipality asks; Noor's Wijkkompas keeps; Amina and others have the work.
"""

from wijkaanpak import clock
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.models import Freeze
from wijkaanpak.experiments.rules.burdens import Answer, Carries, Ground, Load, Rhythm
from wijkaanpak.experiments.rules.minutes import Spoken
from wijkaanpak.experiments.rules.obstacles import Finder, Say
from wijkaanpak.experiments.rules.terms import Replacement, Terms
from wijkaanpak.network.models import Seat

HERE = "/w/zonnehof/regelruimte/"
SHEET = Load(
    title="Kwartaalblad met 47 indicatoren",
    ground=Ground.CONTRACT,
    rhythm=Rhythm.QUARTER,
    minutes=1170,
    carries=Carries.YOUTH_WORKER,
    workers=7,
    words="Elk kwartaal 47 getallen.",
    ground_words="Subsidieafspraak 2018",
)
CALM = "Vandaag zat er een groep bij het plein. Ze wilden een doel, nu bouwen ze er een."


def burden(cast, by=None, **more):
    """Amina enters what the municipality asks."""
    load = Load(**{**SHEET.__dict__, **more}) if more else SHEET
    return actions.enter_burden(by=by or cast.amina, asker=cast.gemeente, load=load)


def terms(**more):
    given = {
        "title": "Geen kwartaalblad",
        "since": clock.today(),
        "months": 24,
        "replacement": Replacement.MINUTE,
        "replacement_words": "Een minuut per week",
        "replacement_minutes": 20,
        "old_minutes": 390,
        "promised_minutes": 360,
        "promised_to": "Op het plein staan",
        "signals": ("Een betaling klopt niet", "Bewoners zien niemand meer"),
    }
    return Terms(**given | more)


def seat(party):
    return Seat.objects.filter(party=party).exclude(title="burgemeester").get()


def proposed(cast, load=None, **more):
    """The municipality (Sanne) asks Wijkkompas (Noor) to freeze its own sheet."""
    return actions.propose_freeze(
        by=cast.sanne,
        party=cast.gemeente,
        burden=load or burden(cast),
        terms=terms(**more),
        thaw_seat=seat(cast.kompas),
    )


def frozen(cast, load=None, **more):
    freeze = proposed(cast, load, **more)
    actions.agree(by=cast.noor, freeze=freeze)
    return fresh(freeze)


def carried(cast, freeze, *people):
    for person in people or (cast.amina,):
        actions.say_i_carry(by=person, burden=freeze.burden)
    return freeze


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def minute(cast, freeze=None, text=CALM, **more):
    """Amina writes a minute in place of the sheet."""
    freeze = freeze or carried(cast, frozen(cast))
    return actions.speak(by=cast.amina, freeze=freeze, spoken=Spoken(text=text, **more))


def sent(cast, freeze=None, **more):
    row = minute(cast, freeze, **more)
    actions.send_minute(by=cast.amina, minute=row, looked=True)
    return fresh(row)


def obstacle(cast, by=None, **more):
    """Amina meets something in the way of the housing association."""
    given = {
        "owner": cast.housing,
        "title": "Een sleutel lenen kan niet",
        "rule": "Het sleutelsysteem kent alleen huurders",
        "words": "De groep staat buiten.",
        "finder": Finder.RESIDENT,
    }
    return actions.report_obstacle(by=by or cast.amina, **given | more)


def room_for_experiment(cast):
    """One of everything of this room for the stage."""
    freeze = carried(cast, frozen(cast))
    actions.signal(by=cast.amina, freeze=freeze, number=1, words="Het bonnetje was weg.")
    actions.press_asked_again(by=cast.amina, freeze=freeze)
    first, second = "Er was tijd.", "Een nieuwe manager vroeg ernaar."
    actions.hold_talk(by=cast.noor, freeze=freeze, first=first, second=second, residents=4)
    actions.wish(
        by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Korter kan ook.", months=18
    )
    weekly = {"ground": Ground.HABIT, "rhythm": Rhythm.WEEK, "minutes": 60}
    asked = burden(cast, title="Belrondje elke week", **weekly)
    light = {"title": "Geen belrondje", "replacement_minutes": 5, "promised_minutes": 100}
    actions.propose_freeze(
        by=cast.noor, party=cast.kompas, burden=asked, terms=terms(**light),
        thaw_seat=seat(cast.gemeente),
    )  # fmt: skip
    load = burden(cast, title="Wettelijk blad", ground=Ground.LAW)
    actions.answer_burden(by=cast.sanne, burden=load, answer=Answer.CONFIRM, words="Zo is het.")
    sent(cast, freeze, public=True)
    row = obstacle(cast)
    actions.say_of_obstacle(by=cast.corrie, obstacle=row, say=Say.EXPLAIN, words="De brandwet.")
    obstacle(cast, title="Geen stroom op het plein")
    return Freeze.objects.get(pk=freeze.pk)
