"""Scenes that the tests of the agenda share."""

from datetime import date

from wijkaanpak import clock
from wijkaanpak.agenda import actions
from wijkaanpak.agenda.actions import ItemWords
from wijkaanpak.agenda.rules import Route, Word
from wijkaanpak.neighbourhoods.rules import Domain

BEGIN = date(2023, 9, 5)
DUE = date(2023, 10, 31)
MISSING = "Geen jongens van 16 tot 20; daardoor weten we niet waarom de kelder leeg blijft."


def words(cast, title="De tunnel: nu licht, straks breder", **more):
    given = {
        "why": "Het licht was beloofd en het is donker.",
        "domains": (Domain.SAFETY,),
        "ask": "Eerst lampen.",
        "questions": ((cast.gemeente, ""), (cast.housing, "Mag er een lamp aan jullie muur?")),
        "short_stroke": "Lampen op een accu.",
        "long_stroke": "Een brede tunnel in 2028.",
        "route": Route.BUDGET,
        "route_reference": "krediet 2025",
    }
    return ItemWords(title=title, **(given | more))


def draft(cast, items=1, **more):
    edition = actions.begin_edition(by=cast.anouk, here=cast.wijk, title="Wat we afmaken")
    actions.change_edition(
        by=cast.anouk, edition=edition, title=edition.title, what_changed="", missing=MISSING
    )
    for number in range(items):
        title = f"Punt {number + 1}"
        actions.write_item(by=cast.anouk, edition=edition, words=words(cast, title, **more))
    return edition


def opened(cast, items=1, on=BEGIN, **more):
    with clock.set_back(on):
        return actions.open_edition(by=cast.anouk, edition=draft(cast, items, **more))


def answered(cast, edition, on=BEGIN):
    with clock.set_back(on):
        for item in edition.items.all():
            for person, party in ((cast.sanne, cast.gemeente), (cast.corrie, cast.housing)):
                actions.answer_item(by=person, party=party, item=item, word=Word.YES)
        return actions.close_reactions(by=cast.anouk, edition=edition)


def adopted(cast, items=1, on=BEGIN, **more):
    edition = answered(cast, opened(cast, items, on, **more), on)
    with clock.set_back(on):
        return actions.adopt_edition(by=cast.dilan, edition=edition)


def plan(cast, **more):
    given = {
        "title": "De bushalte verplaatsen",
        "words": "De vervoerder wil de halte verder weg.",
        "fixed": "De bus blijft rijden.",
        "still_open": "De plek.",
        "decides_on": date(2023, 12, 1),
    }
    with clock.set_back(BEGIN):
        return actions.enter_intention(by=cast.sanne, party=cast.gemeente, **(given | more))
