"""Drawing a panel by lot: quotas kept, chances as fair as can be, and a draw to watch.

`read_quotas` and `read_people` make a `Pool`; `outlook` says at once whether there is a panel
and how fair a lottery can be; `fair_lottery` makes the panels; `written` and `commitment` fix
them before the draw; `Dice` and `number_from` choose one; `replacements` and `reserves` are pools
again.

The fairest chances are those of leximin: Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair
algorithms for selecting citizens' assemblies", Nature 596 (2021). A plain lottery over many
panels comes near them: Flanigan, Kehne, Procaccia, "Fair sortition made transparent", NeurIPS
2021. HiGHS solves the programs (Huangfu and Hall, 2018); every panel is checked in whole numbers.
"""

from wijkaanpak.methods.lottery.draw import (
    Dice,
    commitment,
    label,
    number_from,
    panels_in,
    written,
)
from wijkaanpak.methods.lottery.fair import Lottery, check_panels, fair_lottery
from wijkaanpak.methods.lottery.feasibility import (
    Change,
    Infeasible,
    Outlook,
    changed,
    outlook,
)
from wijkaanpak.methods.lottery.pool import Person, Pool, Quota, check_seats, home_of
from wijkaanpak.methods.lottery.programs import OutOfTime
from wijkaanpak.methods.lottery.reading import read_people, read_quotas
from wijkaanpak.methods.lottery.replacing import eased, replacements, reserves
from wijkaanpak.methods.lottery.report import Group, groups, to_dict

__all__ = [
    "Change", "Dice", "Group", "Infeasible", "Lottery", "OutOfTime", "Outlook", "Person", "Pool",
    "Quota", "changed", "check_panels", "check_seats", "commitment", "eased", "fair_lottery",
    "groups", "home_of", "label", "number_from", "outlook", "panels_in", "read_people",
    "read_quotas", "replacements", "reserves", "to_dict", "written",
]  # fmt: skip
