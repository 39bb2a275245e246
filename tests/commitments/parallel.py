"""Twenty-four people press "yes" at once, on a real file database.

    python -m tests.commitments.parallel [careless]

Prints how many heard yes, how many heard why not, and how many versions and answers there are.
With `careless` the check for an earlier answer is left out: the test must notice.
"""

import os
import subprocess
import sys
from threading import Barrier, Thread

import django

AT_ONCE = 24


def press_yes_at_once(cast, change):
    from django.db import connection

    from wijkaanpak.commitments import actions
    from wijkaanpak.network.rules import Answer
    from wijkaanpak.refusals import Refused

    together, heard = Barrier(AT_ONCE), []

    def press():
        together.wait()
        try:
            actions.answer_change(by=cast.dilan, change=change(), answer=Answer.CONSENT)
            heard.append("yes")
        except Refused:
            heard.append("no")
        finally:
            connection.close()

    people = [Thread(target=press) for _ in range(AT_ONCE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return heard


def leave_the_check_out():
    from wijkaanpak.commitments.actions import changes
    from wijkaanpak.network.rules import Outcome

    changes.record_voice = lambda entry, **said: Outcome.ADOPTED
    changes._begin_version = lambda commitment, change: None  # the database refuses a second one


def main(careless: bool) -> None:
    django.setup()
    from tests.cast import Cast
    from tests.commitments.promises import accepted, change_of
    from wijkaanpak.commitments.models import Change, Report, Version

    cast = Cast()
    asked = change_of(cast, accepted(cast))
    if careless:
        leave_the_check_out()
    heard = press_yes_at_once(cast, lambda: Change.objects.get(pk=asked.pk))
    cast.check_every_book()
    answers = Report.objects.filter(told="renegotiated").count()
    print(heard.count("yes"), heard.count("no"), Version.objects.count(), answers)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, check=True)
    main("careless" in sys.argv[1:])
