"""What is kept of initiatives, projects, challenges and works, one file per subject."""

from wijkaanpak.projects.models.challenges import (
    Agreement,
    Challenge,
    ChallengePlan,
    CostSheet,
    Moment,
    Weight,
)
from wijkaanpak.projects.models.initiatives import Initiative, NeededHelp, Neighbour, Supporter
from wijkaanpak.projects.models.projects import AfterCheck, Change, Project, StrokeSeen, Tie
from wijkaanpak.projects.models.works import Joining, Work, WorkStreet

__all__ = [
    "AfterCheck", "Agreement", "Challenge", "ChallengePlan", "Change", "CostSheet", "Initiative",
    "Joining", "Moment", "NeededHelp", "Neighbour", "Project", "StrokeSeen", "Supporter", "Tie",
    "Weight", "Work", "WorkStreet",
]  # fmt: skip
