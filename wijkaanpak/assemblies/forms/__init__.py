"""What is asked on the pages of an assembly."""

from wijkaanpak.assemblies.forms.draw import CommitForm, FallForm, ReplacementsForm, ReservesForm
from wijkaanpak.assemblies.forms.mandate import AskForm, MandateForm, TargetsForm
from wijkaanpak.assemblies.forms.pool import (
    JoinForm,
    LettersForm,
    PersonForm,
    SignOffForm,
    VisitForm,
    WriteInForm,
)
from wijkaanpak.assemblies.forms.seats import LeaveEmptyForm, MyNoForm, NoForm, OwnCodeForm

__all__ = [
    "AskForm",
    "CommitForm",
    "FallForm",
    "JoinForm",
    "LeaveEmptyForm",
    "LettersForm",
    "MandateForm",
    "MyNoForm",
    "NoForm",
    "OwnCodeForm",
    "PersonForm",
    "ReplacementsForm",
    "ReservesForm",
    "SignOffForm",
    "TargetsForm",
    "VisitForm",
    "WriteInForm",
]
