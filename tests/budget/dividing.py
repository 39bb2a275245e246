"""Twenty-four times at once the treasurer divides the money of one round, on a real file database.

    python -m tests.budget.dividing [careless]

Prints how many heard yes, how many heard why not, and how many cents the plans that won have
beyond what the count gave them. With `careless` nobody looks whether it was divided before.
"""

import sys

from tests.houses import begin
from tests.together import all_at_once


def leave_the_look_out():
    from wijkaanpak.budget.models import Round

    Round.divided = property(lambda self: None, lambda self, day: None)


def main(careless: bool) -> None:
    from tests.budget import scenes
    from tests.cast import Cast
    from wijkaanpak.budget.models import Round
    from wijkaanpak.budget.queries import money
    from wijkaanpak.funds import queries
    from wijkaanpak.refusals import Refused

    cast = Cast()
    number = scenes.counted(cast).pk
    owed = sum(sum(one.values()) for one in money.owed_by(Round.objects.get(pk=number)).values())
    if careless:
        leave_the_look_out()

    def press(_at):
        scenes.divided(cast, Round.objects.get(pk=number))
        return "yes"

    heard = all_at_once(press, Refused)
    cast.check_every_book()
    won = {plan.goal_id for plan in money.winners(Round.objects.get(pk=number))}
    sums = queries.balances(cast.wijk).values()
    given = sum(sum(one.reserved[goal] for goal in won) for one in sums)
    print(heard.count("yes"), heard.count(None), given - owed)


if __name__ == "__main__":
    begin()
    main("careless" in sys.argv[1:])
