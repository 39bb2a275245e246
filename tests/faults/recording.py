"""A neighbourhood at work while its disk is being recorded.

    python -m tests.faults.recording recording.pickle FULL 60 living|voting [careless]

Joins people and tells stories, or votes, and notes each time that an action returned: from then
on it was acknowledged. Writes down the files as they were at first and all that happened to them.
`careless` keeps a person, or puts a ballot into the box, before opening the door, so in two
steps: the test must notice.
"""

import pickle
import sys
from pathlib import Path

from tests.houses import begin

CHECKPOINT_PAGES = 60  # often, so that the cut also falls while the database itself is written


def main(out, synchronous, many, work, careless):
    from django.conf import settings
    from django.db import connection

    from tests.faults.disk import Disk

    options = connection.settings_dict["OPTIONS"]
    options["init_command"] = options["init_command"].replace("=FULL", f"={synchronous}")
    data = settings.DATA / "wijkaanpak.sqlite3"
    before = {data.name: data.read_bytes()}
    disk = Disk()
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    act = {"living": one_action, "voting": one_vote}[work]
    for number in range(many):
        disk.tell("acknowledged", act(number, careless))
    Path(out).write_bytes(pickle.dumps((before, list(disk.events))))
    connection.close()  # while our functions are still there for SQLite to call


def one_vote(number, careless):
    """Vote with the next letter; a receipt is known by its seal."""
    from tests.budget import scenes
    from wijkaanpak.budget.actions import casting
    from wijkaanpak.budget.models import Code, Round

    if careless:
        casting._into_box = lambda *_what: None
        into_box_by_itself()
    round, code = Round.objects.get(), Code.objects.get(serial=number + 1)
    return scenes.cast_vote(round, code.digest, {str(number % 4 + 1): 1}).seal


def into_box_by_itself():
    from wijkaanpak.budget.models import Ballot, Round
    from wijkaanpak.logbook.models import door_is_open

    token = door_is_open.set(True)
    Ballot.objects.create(round=Round.objects.get(), channel="web", choices={"1": 1})
    door_is_open.reset(token)


def one_action(number, careless):
    from tests.stories.tellings import LAMP
    from wijkaanpak.neighbourhoods.queries import get_neighbourhood
    from wijkaanpak.people.actions import join_neighbourhood
    from wijkaanpak.people.queries import NOBODY
    from wijkaanpak.stories.actions import tell_story

    here = get_neighbourhood("zonnehof")
    if number % 3 == 0:
        return tell_story(here=here, telling=LAMP).ref
    if careless:
        return join_in_two_steps(here)
    return join_neighbourhood(by=NOBODY, here=here, name=f"Buur {number}").ref


def join_in_two_steps(here):
    from wijkaanpak.logbook.door import act
    from wijkaanpak.logbook.models import door_is_open
    from wijkaanpak.people.actions import JOINED, give_role
    from wijkaanpak.people.models import Person
    from wijkaanpak.people.queries import NOBODY
    from wijkaanpak.people.rules import Role

    token = door_is_open.set(True)
    person = Person.objects.create(name="Buur")
    door_is_open.reset(token)
    with act(JOINED, by=NOBODY, book=here.slug) as entry:
        give_role(entry, person=person, here=here, role=Role.RESIDENT)
        entry.about(person, name=person.name)
    return person.ref


if __name__ == "__main__":
    begin()
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], "careless" in sys.argv)
