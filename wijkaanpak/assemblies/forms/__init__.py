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
from wijkaanpak.assemblies.forms.sessions import (
    NeedsForm,
    NotThereForm,
    PackForm,
    PaperCountForm,
    SessionForm,
    SessionHostsForm,
    TickForm,
)

__all__ = [
    "AskForm",
    "CommitForm",
    "FallForm",
    "JoinForm",
    "LeaveEmptyForm",
    "LettersForm",
    "MandateForm",
    "MyNoForm",
    "NeedsForm",
    "NoForm",
    "NotThereForm",
    "OwnCodeForm",
    "PackForm",
    "PaperCountForm",
    "PersonForm",
    "ReplacementsForm",
    "ReservesForm",
    "SessionForm",
    "SessionHostsForm",
    "SignOffForm",
    "TargetsForm",
    "TickForm",
    "VisitForm",
    "WriteInForm",
]
