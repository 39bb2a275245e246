"""What people send in about a round of the budget, and the words in which things are named."""

from wijkaanpak.budget.forms.plans import (
    CheckForm,
    MakerForm,
    MergeForm,
    PhotoForm,
    PlanForm,
    StepForm,
)
from wijkaanpak.budget.forms.rounds import (
    DivideForm,
    MissingForm,
    RoundForm,
    RulesForm,
    StopForm,
    as_lines,
)
from wijkaanpak.budget.forms.voting import (
    AboutForm,
    AsideForm,
    ChoiceForm,
    CodeForm,
    LettersForm,
    PileForm,
    RevokeForm,
    SheetForm,
)
from wijkaanpak.budget.forms.words import (
    CHANNELS,
    FOLLOWED,
    NEXT_STEP,
    PLAN_STATES,
    ROUND_STATES,
    WHY,
    asked_in_words,
    themes_in_words,
)

__all__ = [
    "CHANNELS",
    "FOLLOWED",
    "NEXT_STEP",
    "PLAN_STATES",
    "ROUND_STATES",
    "WHY",
    "AboutForm",
    "AsideForm",
    "CheckForm",
    "ChoiceForm",
    "CodeForm",
    "DivideForm",
    "LettersForm",
    "MakerForm",
    "MergeForm",
    "MissingForm",
    "PhotoForm",
    "PileForm",
    "PlanForm",
    "RevokeForm",
    "RoundForm",
    "RulesForm",
    "SheetForm",
    "StepForm",
    "StopForm",
    "as_lines",
    "asked_in_words",
    "themes_in_words",
]
