"""Twenty-four people press "yes" at once, on a real file database.

    python -m tests.commitments.parallel [careless]

Prints how many heard yes, how many heard why not, and how many versions and answers there are.
With `careless` the check for an earlier answer is left out: the test must notice.
"""

import sys
from functools import partial

from tests.houses import begin
from tests.together import all_at_once


def press_yes(cast, change):
    from wijkaanpak.commitments import actions
    from wijkaanpak.network.rules import Answer

    actions.answer_change(by=cast.dilan, change=change(), answer=Answer.CONSENT)
    return "yes"


def leave_the_check_out():
    from wijkaanpak.commitments.actions import changes
    from wijkaanpak.network.rules import Outcome

    changes.record_voice = lambda entry, **said: Outcome.ADOPTED
    changes._begin_version = lambda commitment, change: None  # the database refuses a second one


def main(careless: bool) -> None:
    from tests.cast import Cast
    from tests.commitments.promises import accepted, change_of
    from wijkaanpak.commitments.models import Change, Report, Version
    from wijkaanpak.refusals import Refused

    cast = Cast()
    asked = change_of(cast, accepted(cast))
    if careless:
        leave_the_check_out()
    change = partial(Change.objects.get, pk=asked.pk)
    heard = all_at_once(lambda _at: press_yes(cast, change), Refused)
    cast.check_every_book()
    answers = Report.objects.filter(told="renegotiated").count()
    print(heard.count("yes"), heard.count(None), Version.objects.count(), answers)


if __name__ == "__main__":
    begin()
    main("careless" in sys.argv[1:])
