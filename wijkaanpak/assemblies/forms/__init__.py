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
    "LettersForm",
    "LookForm",
    "MandateForm",
    "PersonForm",
    "QuestionForm",
    "RecommendationForm",
    "RuleForm",
    "SignOffForm",
    "TargetsForm",
    "VisitForm",
    "WriteInForm",
]
