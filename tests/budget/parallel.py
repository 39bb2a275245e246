"""Twenty-four phones send one code at once, on a real file database.

    python -m tests.budget.parallel [same] [no-check] [no-unique]

Prints how many got a receipt, how many heard why not, and how many ballots, turns and different
receipts there are. `same`: all send one and the same form. With `no-check` the look at the
register is left out, with `no-unique` the database stops nothing: either alone is enough.
"""

import os
import subprocess
import sys
import uuid
from threading import Barrier, Thread

import django

AT_ONCE = 24


def vote_at_once(round, digest, key):
    from django.db import connection

    from tests.budget import scenes
    from wijkaanpak.refusals import Refused

    together, heard = Barrier(AT_ONCE), []

    def send(at):
        together.wait()
        try:
            choices = {"1": 1} if key else {str(at % 4 + 1): 1}
            heard.append(scenes.cast_vote(round, digest, choices, key).seq)
        except Refused:
            heard.append(0)
        finally:
            connection.close()

    phones = [Thread(target=send, args=(at,)) for at in range(AT_ONCE)]
    for one in phones:
        one.start()
    for one in phones:
        one.join()
    return heard


def leave_out(what):
    from wijkaanpak.budget.actions import casting
    from wijkaanpak.budget.models import Code, Turn

    class Careless:
        class objects:  # noqa: N801
            @staticmethod
            def create(code):
                Turn.objects.get_or_create(code=code)

    if "no-check" in what:
        casting.voting.works = lambda round, digest: Code.objects.get(digest=digest)
    if "no-unique" in what:
        casting.Turn = Careless


def main(words) -> None:
    django.setup()
    from tests.budget import scenes
    from tests.cast import Cast
    from wijkaanpak.budget.models import Ballot, Turn

    cast = Cast()
    round = scenes.voting(cast)
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    leave_out(words)
    heard = vote_at_once(round, digest, uuid.uuid4() if "same" in words else None)
    cast.check_every_book()
    receipts = [seq for seq in heard if seq]
    print(len(receipts), heard.count(0), Ballot.objects.count(), Turn.objects.count(),
          len(set(receipts)))  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, check=True)
    main(sys.argv[1:])
