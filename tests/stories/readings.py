"""Rounds of reading in the tests of this room: stories, a table of people, a pile, a choice."""

from dataclasses import replace
from datetime import date

from tests.stories.tellings import LAMP, placed
from wijkaanpak import clock
from wijkaanpak.people.rules import Role
from wijkaanpak.stories.actions import panels as actions
from wijkaanpak.stories.actions.panels import Lay
from wijkaanpak.stories.rules.panels import (
    ChoiceWords,
    PanelLayer,
    PanelWords,
    RoundWords,
    Sits,
    Told,
)

QUESTION = "Wat is voor u de belangrijkste verandering, en waarom deze?"
WHY = ChoiceWords("Om het durven.", "Durven.", "De soep was ook mooi.", "Wij bellen terug.")
TITLES = ["De lamp", "Soep", "De bus", "Bomen", "De juf", "Mijn loon", "De wieg", "De bank",
          "De tunnel", "De neef", "De agent", "De klas"]  # fmt: skip


def round_words(title="Voorjaar", **more):
    today = clock.today()
    begins = more.pop("begins", date(today.year - 1, 1, 1))
    return RoundWords(title, QUESTION, begins, more.pop("ends", today), **more)


def begun(cast, title="Voorjaar", **more):
    return actions.begin_round(by=cast.bram, here=cast.wijk, words=round_words(title, **more))


def told(cast, many=6, **more):
    """Return so many stories that a panel may read, each with its teller."""
    return [
        placed(cast, replace(LAMP, title=title, text=f"{title} was van ons.", **more))
        for title in TITLES[:many]
    ]


def planned(cast, round, layer=PanelLayer.RESIDENTS, name="Bewoners", **more):
    words = PanelWords(layer, name, clock.today(), "De Zaaier", **more)
    return actions.plan_panel(by=cast.bram, round=round, words=words)


def sit(cast, panel, kind=Sits.RESIDENT, party=None, **who):
    return actions.seat(by=cast.bram, panel=panel, kind=kind, party=party, **who)


def seated(cast, panel, *people):
    """Fill a table of five so that it may read in its layer; `people` read on a screen."""
    residents = 4 if panel.layer == PanelLayer.RESIDENTS else 2
    people = list(people)
    for _ in range(residents):
        sit(cast, panel, person=people.pop() if people else None)
    kinds = {"residents": (Sits.WORKER,), "workers": (Sits.WORKER,) * 3,
             "directors": (Sits.DIRECTOR, Sits.COUNCIL, Sits.DIRECTOR)}[panel.layer]  # fmt: skip
    for kind, party in zip(kinds, [cast.gemeente, cast.housing, cast.kompas], strict=False):
        sit(cast, panel, kind, party)
    return panel


def laid(cast, panel, stories):
    actions.lay_pile(by=cast.bram, panel=panel, pile=[Lay(story) for story in stories])
    return panel


def reading(cast, round, stories, *people, layer=PanelLayer.RESIDENTS, name="Bewoners"):
    """Return a panel that reads these stories now."""
    panel = seated(cast, planned(cast, round, layer, name), *people)
    laid(cast, panel, stories)
    actions.open_reading(by=cast.bram, panel=panel)
    return panel


def chosen(cast, panel, story, words=WHY, tell=True):
    choice = actions.choose(by=cast.bram, panel=panel, story=story, words=words)
    if tell:
        actions.tell_teller(by=cast.bram, choice=choice, how=Told.ALOUD)
    return choice


def one_of_everything(cast):
    """On the stage: a round that was given back, and an open one with a panel that reads."""
    stories = [story for story, _teller in told(cast, 6)]
    round = begun(cast)
    panel = reading(cast, round, stories, cast.amina)
    chosen(cast, panel, stories[0])
    actions.give_back(by=cast.bram, round=round, differently="Wij bellen terug.")
    now = begun(cast, "Najaar")
    reading(cast, now, stories, cast.dilan, cast.bram)
    planned(cast, now, PanelLayer.WORKERS, "Werkers")


def second_keeper(cast):
    cast.leyla = cast.join("Leyla", "leyla@wijk.example")
    cast.role(cast.leyla, Role.STORY_KEEPER)
    return cast.leyla
