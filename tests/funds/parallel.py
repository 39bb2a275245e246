"""Twenty-four clicks at once by the second pair of eyes, on a real file database.

    python -m tests.funds.parallel [careless]

Prints how many heard yes, how many heard why not, how many payments stand in the ledger, and
what is left of what was set aside. With `careless` the check of the state is left out: the
database itself must then refuse the second payment.
"""

import sys

from tests.houses import begin
from tests.together import all_at_once


def leave_the_check_out():
    from wijkaanpak.funds import rules

    rules.check_waiting = lambda state: None


def main(careless: bool) -> None:
    from django.db import DatabaseError

    from tests.cast import Cast
    from tests.funds import purse
    from wijkaanpak.funds import actions, queries
    from wijkaanpak.funds.models import Movement, Payment
    from wijkaanpak.refusals import Refused

    cast = Cast()
    pot, goal = purse.ready(cast, cents=2_000_000, reserved=2_000_000)
    payment = purse.prepared(cast, pot, goal, 50_000)
    if careless:
        leave_the_check_out()

    def press(_at):
        actions.look_along(by=cast.nel, payment=Payment.objects.get(pk=payment.pk))
        return "yes"

    heard = all_at_once(press, (Refused, DatabaseError))
    cast.check_every_book()
    paid = Movement.objects.filter(move="payment").count()
    left = queries.balance_of(pot).set_aside
    print(heard.count("yes"), heard.count(None), paid, left)


if __name__ == "__main__":
    begin()
    main("careless" in sys.argv[1:])
