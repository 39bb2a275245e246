"""What is asked on the pages of an assembly."""

from wijkaanpak.assemblies.forms.advice import (
    AdvicePromiseForm,
    AnswerForm,
    ClosingForm,
    GroupForm,
    HandOverForm,
    LookForm,
    QuestionForm,
    RecommendationForm,
    RuleForm,
)
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
    MyNeedsForm,
    NeedsForm,
    NotThereForm,
    PackForm,
    PaperCountForm,
    SessionForm,
    SessionHostsForm,
    TickForm,
)

__all__ = [
    "AdvicePromiseForm",
    "AnswerForm",
    "AskForm",
    "ClosingForm",
    "CommitForm",
    "FallForm",
    "GroupForm",
    "HandOverForm",
    "JoinForm",
    "LeaveEmptyForm",
    "LettersForm",
    "LookForm",
    "MandateForm",
    "MyNeedsForm",
    "MyNoForm",
    "NeedsForm",
    "NoForm",
    "NotThereForm",
    "OwnCodeForm",
    "PackForm",
    "PaperCountForm",
    "PersonForm",
    "QuestionForm",
    "RecommendationForm",
    "ReplacementsForm",
    "ReservesForm",
    "RuleForm",
    "SessionForm",
    "SessionHostsForm",
    "SignOffForm",
    "TargetsForm",
    "TickForm",
    "VisitForm",
    "WriteInForm",
]
