"""What is asked on the pages of an assembly."""

from wijkaanpak.assemblies.forms.draw import CommitForm, FallForm
from wijkaanpak.assemblies.forms.mandate import AskForm, MandateForm, TargetsForm
from wijkaanpak.assemblies.forms.pool import (
    JoinForm,
    LettersForm,
    PersonForm,
    SignOffForm,
    VisitForm,
    WriteInForm,
)
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
    "LettersForm",
    "MandateForm",
    "NeedsForm",
    "NotThereForm",
    "PackForm",
    "PaperCountForm",
    "PersonForm",
    "SessionForm",
    "SessionHostsForm",
    "SignOffForm",
    "TargetsForm",
    "TickForm",
    "VisitForm",
    "WriteInForm",
]
