"""Play the demo: everything goes through the actions, with the clock set back to its day.

So the demo has a true logbook, from the first day to last week, and it verifies like any other.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as moment

from wijkaanpak import clock
from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.site.demo import (
    acts_agenda,
    acts_asking,
    acts_assemblies,
    acts_assets,
    acts_budget,
    acts_challenges,
    acts_contacts,
    acts_dialogues,
    acts_experiments,
    acts_gatherings,
    acts_impact,
    acts_knowledge,
    acts_mirror,
    acts_money,
    acts_panels,
    acts_people,
    acts_projects,
    acts_promises,
    acts_repairs,
    acts_seats,
    acts_sessions,
    acts_stories,
    ground,
)
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP
from wijkaanpak.site.demo.order import events
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.site.demo.script import Script
from wijkaanpak.site.demo.village import ELZENBROEK
from wijkaanpak.site.founding import operator

type Act = Callable[[Scene, Event], None]

ACTS: dict[str, Act] = (
    {
        "drawn": ground.drawn,
        "counted": ground.counted,
        "joined": acts_people.joined,
        "role": acts_people.role,
        "role ended": acts_people.role,
        "seat taken": acts_people.seat_taken,
        "seat left": acts_people.seat_left,
        "proposed": acts_people.proposed,
        "voiced": acts_people.voiced,
        "long promise written": acts_people.long_promise_written,
        "long promise signed": acts_people.long_promise_signed,
        "story told": acts_stories.told,
        "story checked": acts_stories.checked,
        "story shared": acts_stories.shared,
        "story refused": acts_stories.refused,
        "story appealed": acts_stories.appealed,
        "story opened after appeal": acts_stories.decided,
        "story kept closed after appeal": acts_stories.decided,
        "story use withdrawn": acts_stories.use_withdrawn,
        "story story withdrawn": acts_stories.story_withdrawn,
        "vision": acts_agenda.vision,
        "edition begun": acts_agenda.edition_begun,
        "item written": acts_agenda.item_written,
        "stories laid beside": acts_agenda.stories_laid_beside,
        "edition opened": acts_agenda.edition_opened,
        "edition closed": acts_agenda.edition_closed,
        "edition adopted": acts_agenda.edition_adopted,
        "note checked": acts_agenda.note_checked,
        "answered": acts_agenda.answered,
        "policy laid": acts_agenda.policy_laid,
        "policy ended": acts_agenda.policy_ended,
        "item moved": acts_agenda.item_moved,
        "intention": acts_agenda.intention,
        "intention closed": acts_agenda.intention_closed,
        "reacted": acts_agenda.reacted,
        "reaction shown": acts_agenda.reaction_shown,
    }
    | acts_promises.ACTS
    | acts_money.ACTS
    | acts_budget.ACTS
    | acts_gatherings.ACTS
    | acts_mirror.ACTS
    | acts_assets.ACTS
    | acts_contacts.ACTS
    | acts_asking.ACTS
    | acts_assemblies.ACTS
    | acts_seats.ACTS
    | acts_dialogues.ACTS
    | acts_experiments.ACTS
    | acts_sessions.ACTS
    | acts_knowledge.ACTS
    | acts_repairs.ACTS
    | acts_impact.ACTS
    | acts_panels.ACTS
    | acts_projects.ACTS
    | acts_challenges.ACTS
)

MORNING = moment(9, 0)
FIVE_MINUTES = timedelta(minutes=5)


type Letters = list[dict[str, str]]


def play(votes: Letters | None = None, invitations: Letters | None = None) -> list[dict[str, str]]:
    """Play both neighbourhoods and return who can sign in: id, place, name and who they are.

    What exists already is left as it is. Codes with which a stranger can vote go into `votes`,
    and those with which one can sign up for an assembly into `invitations`.
    """
    signing_in: list[dict[str, str]] = []
    for script in (HAZELKAMP, ELZENBROEK):
        if Neighbourhood.objects.filter(slug=script.slug).exists():
            continue
        scene = play_script(script)
        signing_in += _who_can_sign_in(scene)
        if votes is not None:
            votes += _to_hand_out(scene.letters)
        if invitations is not None:
            invitations += _to_hand_out(scene.unused_invitations)
    return signing_in


def _to_hand_out(letters: list[tuple[int, str]]) -> Letters:
    return [{"letter": str(serial), "code": code} for serial, code in letters]


def play_script(script: Script) -> Scene:
    """Live through everything that happened in one neighbourhood, in order."""
    with clock.set_back(_at(script.start, 0)):
        scene = Scene(script, _begin(script), {})
        acts_people.found(scene)
    _live_through(scene)
    return scene


def _begin(script: Script) -> Neighbourhood:
    return begin_neighbourhood(
        by=operator(),
        slug=script.slug,
        name=script.name,
        start_year=script.start.year,
        horizon_year=script.horizon,
        kind=script.kind,
        municipality=script.municipality,
        languages=list(script.languages),
        address_form=script.address_form,
        intro=script.intro,
    )


def _live_through(scene: Scene) -> None:
    year, day, place = 0, date.min, 0
    for event in events(scene.script):
        if event.at.year != year:
            year = event.at.year
            print(f"  {scene.script.name} {year}", file=sys.stderr, flush=True)
        place = place + 1 if event.at == day else 1
        day = event.at
        _do(scene, event, place)


def _do(scene: Scene, event: Event, place: int) -> None:
    with clock.set_back(_at(event.at, place)):
        try:
            ACTS[event.what](scene, event)
        except Exception as fault:  # say which line of the script it was, and stop
            fault.add_note(f"{event.at} {event.what} {event.about} {event.by} {event.party}")
            raise


def _at(day: date, place: int) -> datetime:
    """Nine in the morning, and five minutes later for each next thing that day."""
    return datetime.combine(day, MORNING, clock.HERE) + place * FIVE_MINUTES


def _who_can_sign_in(scene: Scene) -> list[dict[str, str]]:
    return [
        {
            "id": str(scene.people[person.key].pk),
            "here": scene.script.slug,
            "name": person.name,
            "who": f"{person.who} ({scene.script.name})",
        }
        for person in scene.script.people
        if person.sign_in
    ]
