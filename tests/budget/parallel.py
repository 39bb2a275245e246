"""Twenty-four phones send one code at once, code after code, on a house where people vote.

    python -m tests.budget.parallel 150 [same] [no-check] [no-unique]

Prints how many got a receipt, how many heard why not, and how many ballots, turns and different
receipts there are. `same`: all send one and the same form. With `no-check` the look at the
register is left out, with `no-unique` the database stops nothing: either alone is enough.
"""

import sys
import uuid

from tests.houses import begin
from tests.together import all_at_once_on


def leave_out(what):
    from wijkaanpak.budget.actions import casting
    from wijkaanpak.budget.models import Code, Turn

    class Careless:
        class objects:  # noqa: N801
            @staticmethod
            def create(code_id):
                Turn.objects.get_or_create(code_id=code_id)

    if "no-check" in what:
        casting.voting.works = lambda round, digest: Code.objects.get(digest=digest).pk
    if "no-unique" in what:
        casting.Turn = Careless


def main(many, words) -> None:
    from tests.budget import scenes
    from wijkaanpak.budget.models import Ballot, Code, Round, Turn
    from wijkaanpak.logbook.verifying import verify
    from wijkaanpak.refusals import Refused

    round = Round.objects.get()
    leave_out(words)

    def button(digest):
        key = uuid.uuid4() if "same" in words else None

        def send(at):
            choices = {"1": 1} if key else {str(at % 4 + 1): 1}
            return scenes.cast_vote(round, digest, choices, key).seq

        return send

    digests = Code.objects.order_by("serial").values_list("digest", flat=True)[:many]
    told = all_at_once_on([button(digest) for digest in digests], Refused)
    heard = [one for each in told for one in each]
    assert verify("zonnehof").holds
    receipts = [seq for seq in heard if seq]
    print(len(receipts), heard.count(None), Ballot.objects.count(), Turn.objects.count(),
          len(set(receipts)))  # fmt: skip


if __name__ == "__main__":
    begin()
    main(int(sys.argv[1]), sys.argv[2:])
