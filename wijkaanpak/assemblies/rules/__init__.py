"""What must be true of an assembly that is drawn by lot."""

from wijkaanpak.assemblies.rules.mandate import Mandate, Stage, check_mandate, stage_of
from wijkaanpak.assemblies.rules.targets import (
    MOST_FEATURES,
    TargetLine,
    check_same_values,
    proposed,
    quotas_of,
    read_targets,
    written_out,
)

__all__ = [
    "MOST_FEATURES", "Mandate", "Stage", "TargetLine", "check_mandate", "check_same_values",
    "proposed", "quotas_of", "read_targets", "stage_of", "written_out",
]  # fmt: skip
