"""Leximin over all panels of a tiny pool, by going through every one; and tiny pools at random."""

import itertools

import highspy
import numpy as np
from hypothesis import strategies as some

from wijkaanpak.methods.lottery import Person, Pool, Quota

ALMOST = 1e-7


def all_panels(pool):
    """Every set of people that keeps all limits, said once more and slowly."""
    return [
        {person.key for person in panel}
        for panel in itertools.combinations(pool.people, pool.seats)
        if keeps(pool, panel)
    ]


def keeps(pool, panel):
    homes = [person.home for person in panel if person.home]
    if len(homes) != len(set(homes)):
        return False
    features = list(dict.fromkeys(quota.feature for quota in pool.quotas))
    return all(
        quota.least
        <= [person.values[features.index(quota.feature)] for person in panel].count(quota.value)
        <= quota.most
        for quota in pool.quotas
    )


def best_chances(pool):
    """The leximin chance of each person over all panels, or None when there is no panel.

    The slow way of the textbook: raise the lowest as far as it goes; then whoever can be raised
    no further while all others keep theirs is done.
    """
    panels = all_panels(pool)
    if not panels:
        return None
    keys, done = [person.key for person in pool.people], {}
    while len(done) < len(keys):
        loose = [key for key in keys if key not in done]
        level = raised(panels, done, loose)
        for key in loose:
            least = dict.fromkeys([one for one in loose if one != key], level)
            if raised(panels, done | least, [key]) < level + 1e-5:
                done[key] = level
    return done


def raised(panels, least, keys):
    """The most that all `keys` can have at once when others have at least what they have."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.addVar(0, 1)
    solver.changeColCost(0, -1)
    for _panel in panels:
        solver.addVar(0, 1)
    columns = np.arange(1, len(panels) + 1, dtype=np.int32)
    solver.addRow(1, 1, len(columns), columns, np.ones(len(columns)))
    for key, chance in [*least.items(), *((key, None) for key in keys)]:
        inside = [place for place, panel in enumerate(panels, 1) if key in panel]
        low, level = (0, [0]) if chance is None else (chance - ALMOST, [])
        values = np.array([1.0] * len(inside) + [-1.0] * len(level))
        row = np.array(inside + level, np.int32)
        solver.addRow(low, highspy.kHighsInf, len(row), row, values)
    solver.run()
    return solver.getSolution().col_value[0]


@some.composite
def pools(draw, most_people=8, can_fail=False):
    """Tiny pools whose quotas some panel meets, or perhaps none; some people live together."""
    values = draw(some.sampled_from([(2,), (2, 2), (3, 2), (2, 2, 2)]))
    number = draw(some.integers(2, most_people))
    people = [
        Person(
            f"p{place}",
            tuple(str(draw(some.integers(0, many - 1))) for many in values),
            draw(some.sampled_from(["", "", "", "kade 1", "kade 2"])),
        )
        for place in range(number)
    ]
    panel = {}
    for person in draw(some.permutations(people)):
        panel.setdefault(person.home or person.key, person)
    panel = list(panel.values())[: draw(some.integers(1, 4))]
    slack = some.integers(0, 1) if not can_fail else some.integers(-1, 1)
    quotas = []
    for feature, many in enumerate(values):
        for value in range(many):
            have = sum(person.values[feature] == str(value) for person in panel)
            least = max(0, have - draw(slack))
            quotas.append(Quota(f"f{feature}", str(value), least, max(least, have + draw(slack))))
    return len(panel), tuple(quotas), tuple(people)


def pool_of(made):
    seats, quotas, people = made
    return Pool(seats, quotas, people)
