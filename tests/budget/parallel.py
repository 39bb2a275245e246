"""Twenty-four phones send one code at once, on a real file database.

    python -m tests.budget.parallel [same] [no-check] [no-unique]

Prints how many got a receipt, how many heard why not, and how many ballots, turns and different
receipts there are. `same`: all send one and the same form. With `no-check` the look at the
register is left out, with `no-unique` the database stops nothing: either alone is enough.
"""

import sys
import uuid

from tests.together import all_at_once, begin


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
    from tests.budget import scenes
    from tests.cast import Cast
    from wijkaanpak.budget.models import Ballot, Turn
    from wijkaanpak.refusals import Refused

    cast = Cast()
    round = scenes.voting(cast)
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    leave_out(words)
    key = uuid.uuid4() if "same" in words else None

    def send(at):
        choices = {"1": 1} if key else {str(at % 4 + 1): 1}
        return scenes.cast_vote(round, digest, choices, key).seq

    heard = all_at_once(send, Refused)
    cast.check_every_book()
    receipts = [seq for seq in heard if seq]
    print(len(receipts), heard.count(None), Ballot.objects.count(), Turn.objects.count(),
          len(set(receipts)))  # fmt: skip


if __name__ == "__main__":
    begin()
    main(sys.argv[1:])
