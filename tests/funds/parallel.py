"""Twenty-four clicks at once by the second pair of eyes, on a real file database.

    python -m tests.funds.parallel [careless]

Prints how many heard yes, how many heard why not, how many payments stand in the ledger, and
what is left of what was set aside. With `careless` the check of the state is left out: the
database itself must then refuse the second payment.
"""

import os
import subprocess
import sys
from threading import Barrier, Thread

import django

AT_ONCE = 24


def press_at_once(press):
    from django.db import DatabaseError, connection

    from wijkaanpak.refusals import Refused

    together, heard = Barrier(AT_ONCE), []

    def one():
        together.wait()
        try:
            press()
            heard.append("yes")
        except (Refused, DatabaseError):
            heard.append("no")
        finally:
            connection.close()

    people = [Thread(target=one) for _ in range(AT_ONCE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return heard


def leave_the_check_out():
    from wijkaanpak.funds import rules

    rules.check_waiting = lambda state: None


def main(careless: bool) -> None:
    django.setup()
    from tests.cast import Cast
    from tests.funds import purse
    from wijkaanpak.funds import actions, queries
    from wijkaanpak.funds.models import Movement, Payment

    cast = Cast()
    pot, goal = purse.ready(cast, cents=2_000_000, reserved=2_000_000)
    payment = purse.prepared(cast, pot, goal, 50_000)
    if careless:
        leave_the_check_out()

    def press():
        actions.look_along(by=cast.nel, payment=Payment.objects.get(pk=payment.pk))

    heard = press_at_once(press)
    cast.check_every_book()
    paid = Movement.objects.filter(move="payment").count()
    left = queries.balance_of(pot).set_aside
    print(heard.count("yes"), heard.count("no"), paid, left)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, check=True)
    main("careless" in sys.argv[1:])
