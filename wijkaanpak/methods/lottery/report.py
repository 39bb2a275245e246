"""What a lottery gives to each group and each person, to publish without names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wijkaanpak.methods.lottery.draw import commitment, written
from wijkaanpak.methods.lottery.fair import Lottery
from wijkaanpak.methods.lottery.pool import Quota


@dataclass(frozen=True)
class Group:
    """The people of one quota: how many, and their lowest and mean chance."""

    quota: Quota
    people: int
    lowest: Fraction
    mean: Fraction


def groups(lottery: Lottery) -> list[Group]:
    """Return each group that has people in the pool, in the order of the quotas."""
    chances: dict[tuple[str, str], list[Fraction]] = {}
    for person in lottery.pool.people:
        for pair in zip(lottery.pool.features, person.values, strict=True):
            chances.setdefault(pair, []).append(lottery.chances[person.key])
    return [
        Group(quota, len(own), min(own), sum(own, Fraction()) / len(own))
        for quota in lottery.pool.quotas
        if (own := chances.get((quota.feature, quota.value)))
    ]


def to_dict(lottery: Lottery) -> dict[str, Any]:
    """Return all of a lottery as plain values. Chances are shares of one."""
    return {
        "seats": lottery.pool.seats,
        "people": len(lottery.pool.people),
        "smallest_chance": float(lottery.smallest),
        "bound": lottery.bound,
        "gap": lottery.gap,
        "proven": lottery.proven,
        "commitment": commitment(written(lottery)),
        "groups": [
            {
                "feature": group.quota.feature,
                "value": group.quota.value,
                "min": group.quota.least,
                "max": group.quota.most,
                "people": group.people,
                "lowest": float(group.lowest),
                "mean": float(group.mean),
            }
            for group in groups(lottery)
        ],
        "chances": {key: float(chance) for key, chance in lottery.chances.items()},
        "panels": [list(panel) for panel in lottery.panels],
    }
