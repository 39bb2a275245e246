"""What people send in about a challenge: each step asks only what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.funds.forms import EuroField
from wijkaanpak.network.models import Party
from wijkaanpak.projects.actions.challenge_papers import Idea, Sheet
from wijkaanpak.projects.actions.challenges import Said
from wijkaanpak.projects.forms.initiatives import room
from wijkaanpak.projects.forms.projects import ONLY_THEN
from wijkaanpak.projects.rules.agreements import Clauses
from wijkaanpak.projects.rules.challenges import (
    CONDITION_WORDS,
    FORM_WORDS,
    HOLDS_WORDS,
    TOPIC_WORDS,
    Condition,
    Form,
    Holds,
    Step,
    Topic,
    check_ahead,
    check_support,
    check_topic,
)
from wijkaanpak.projects.rules.initiatives import MOST_NAME, MOST_TITLE
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, line, said
from wijkaanpak.ui.pages import told_at

NONE = ("", _("None"))
BLANK = ("", "")


def choices_of(
    rows: Iterable[Any], first: tuple[str, Any] | None = None, say: Callable[[Any], str] = str
) -> list[tuple[str, Any]]:
    return [*([first] if first else []), *((str(row.pk), say(row)) for row in rows)]


def with_party(post: Any) -> str:
    """Return a post as somebody chooses it: its name, and whose it is."""
    return f"{post.title} ({post.party.name})"


class MakeForm(HouseForm):
    """Which task, what would be better, and from when."""

    form = forms.TypedChoiceField(
        label=_("What do you ask?"), coerce=Form, choices=said(FORM_WORDS), widget=Cards
    )
    title = line(_("Which task is it, in a few words?"), MOST_TITLE, required=True)
    task = room(_("What is done now, and by whom?"), 3)
    why = room(_("What would be better for the street?"), 3)
    name = line(
        _("What do you call yourselves?"), MOST_NAME, required=True,
        helps=_("For instance: the neighbours of the square. Names of people stay out."),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Whose task is it?"))
    budget = forms.ChoiceField(
        label=_("Who has the money for it?"),
        required=False,
        help_text=_("Leave it empty when it is the same party, or when you do not know."),
    )
    starts = DayField(label=_("From which day do you want it?"))

    def __init__(self, *args: Any, parties: Iterable[Party], ahead: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        self.ahead = ahead
        self.fields["starts"].initial = clock.today() + timedelta(weeks=ahead)
        self.parties = {str(party.pk): party for party in parties}
        every = choices_of(self.parties.values(), BLANK)
        self.fields["owner"].choices = every  # type: ignore[attr-defined]
        self.fields["budget"].choices = every  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if starts := self.cleaned_data.get("starts"):
            with told_at(self, "starts"):
                check_ahead(starts, clock.today(), self.ahead)

    def asked(self) -> dict[str, Any]:
        """Return what was asked, with the parties as rows."""
        given = self.cleaned_data
        names = ("form", "title", "task", "why", "name", "starts", "key")
        owner, budget = self.parties[given["owner"]], self.parties.get(given["budget"])
        return {name: given[name] for name in names} | {"owner": owner, "budget": budget}


QUESTIONS: dict[Step, Any] = {
    Step.TALK: _("What was said in the first talk, and what was agreed?"),
    Step.SUPPORT: _("What did neighbours say, also those who do not want it?"),
    Step.WITHDRAW: _("Why do you take it back?"),
    Step.YEARLY: _("What went well this year, what not, and what do you do about it?"),
    Step.HAND_BACK: _("Why does it go back?"),
    Step.SETTLE: _("Why does it stay with the neighbours?"),
}


class SayForm(HouseForm):
    """A few words with a step, and what belongs to that step."""

    words = room("", 4)
    asked = forms.IntegerField(
        label=_("How many neighbours were asked?"), min_value=0, max_value=5000
    )
    support = forms.IntegerField(label=_("How many said yes?"), min_value=0, max_value=5000)
    people = room(_("What happens to the people who do it now?"), 2)
    money = room(_("What happens to the money that is left?"), 2)
    promises = room(_("What happens to what was promised?"), 2)

    def __init__(self, *args: Any, step: Step, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].label = QUESTIONS[step]
        kept = {
            Step.SUPPORT: {"asked", "support"},
            Step.HAND_BACK: {"people", "money", "promises"},
        }.get(step, set())
        for name in {"asked", "support", "people", "money", "promises"} - kept:
            del self.fields[name]

    def clean(self) -> None:
        super().clean()
        asked, support = self.cleaned_data.get("asked"), self.cleaned_data.get("support")
        if asked is not None and support is not None:
            with told_at(self, "support"):
                check_support(asked, support)

    def told(self, *, to_guide: bool) -> Said:
        given = {name: one for name, one in self.cleaned_data.items() if name != "key"}
        return Said(**given, told=to_guide)


class DecisionForm(HouseForm):
    """Yes, yes with a change, or no; each with reasons."""

    answer = forms.TypedChoiceField(
        label=_("What is the answer?"),
        coerce=Step,
        choices=[
            (Step.ADOPT.value, _("Yes")),
            (Step.ADOPT_CHANGED.value, _("Yes, with a change")),
            (Step.REFUSE.value, _("No, because …")),
        ],
        widget=Cards,
    )
    words = room(_("What are the reasons?"), 4)
    change = room(_("With a change: what changes?"), 2, required=False)
    remedy = room(
        _("With a no: where and how can neighbours object, and within which time?"),
        2,
        helps=_("A municipality or the state always names this."),
        required=False,
    )
    sometimes = {"change": ONLY_THEN, "remedy": ONLY_THEN}

    def __init__(self, *args: Any, governs: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.governs = governs

    def clean(self) -> None:
        super().clean()
        answer = self.cleaned_data.get("answer")
        if answer is Step.ADOPT_CHANGED:
            self.ask_for("change")
        if answer is Step.REFUSE and self.governs:
            self.ask_for("remedy")

    def told(self) -> Said:
        given = self.cleaned_data
        return Said(given["words"], change=given["change"], remedy=given["remedy"])


class SheetForm(HouseForm):
    """The open-cost sheet, which the owner of the task fills in."""

    euros = EuroField(label=_("What does it cost in a year, in euros?"), required=False)
    costs = room(
        _("Of what is that sum made, and of what not?"), 2, required=False,
        helps=_("People, things, overhead. Say it when something was estimated."),
    )  # fmt: skip
    contract_ends = DayField(label=_("When does the contract end?"), required=False)
    contract = room(
        _("Which contract is it, and with whom?"), 2, required=False,
        helps=_("Without a contract: say that your own people do it."),
    )  # fmt: skip
    staff = room(
        _("How many people do the work, and what happens to them?"), 2, required=False,
        helps=_("Numbers and kinds of work, no names."),
    )  # fmt: skip
    quality = room(_("How well must it be done? What is measured or seen?"), 2, required=False)
    insurance = room(_("Which insurance and liability belong to it?"), 2, required=False)
    vat = room(_("How is it with VAT and other taxes?"), 2, required=False)
    unknown = forms.MultipleChoiceField(
        label=_("Of which of these do you not know it?"),
        choices=said(TOPIC_WORDS),
        widget=ManyCards,
        required=False,
        help_text=_("That is allowed, and everybody sees it."),
    )

    sometimes = dict.fromkeys(
        ("euros", "contract_ends", *(topic.value for topic in Topic)), _("(or tick it below)")
    ) | {"unknown": _("(what you know need not be ticked)")}

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        unknown = given.get("unknown", [])
        more = {Topic.COSTS: self._euros(), Topic.CONTRACT: given.get("contract_ends")}
        for topic in Topic:
            told = bool(given.get(topic.value)) or more.get(topic) is not None
            if topic.value not in self.errors:
                with told_at(self, topic.value):
                    check_topic(topic, known=told, unknown=topic.value in unknown)

    def _euros(self) -> int | None:
        """Return the sum in cents, or None when nothing was typed."""
        typed = bool(str(self["euros"].value() or "").strip())
        return self.cleaned_data.get("euros") if typed else None

    def sheet(self) -> Sheet:
        given = self.cleaned_data
        return Sheet(
            cents=self._euros(),
            contract_ends=given["contract_ends"],
            words={topic.value: given[topic.value] for topic in Topic},
            unknown=frozenset(given["unknown"]),
        )


class PlanForm(HouseForm):
    """How the challengers would do it."""

    how = room(_("What do you do, and how often?"), 4)
    who = room(_("Who does the work, and who leads it?"), 2, helps=_("How many, no names."))
    better = room(_("What is better for the street than it is now?"), 2)
    when_it_fails = room(_("What do you do when people stop or are ill?"), 2)
    euros = EuroField(label=_("What do you need for a year, in euros?"))

    def idea(self) -> Idea:
        given = self.cleaned_data
        words = {name: given[name] for name in ("how", "who", "better", "when_it_fails")}
        return Idea(**words, cents=given["euros"])


class WeighForm(HouseForm):
    """Six questions, each with an answer and room for a few words."""

    words = room(_("What else was weighed?"), 2, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for number, condition in enumerate(Condition):
            self.fields[f"holds_{number}"] = forms.ChoiceField(
                label=_(CONDITION_WORDS[condition]), choices=said(HOLDS_WORDS), widget=Cards
            )
            self.fields[f"why_{number}"] = room(_("Tell it in a few words"), 1, required=False)
        self.order_fields([name for name in self.fields if name != "words"])
        why = _("(with a no, or when you do not know)")
        self.sometimes = dict.fromkeys((f"why_{one}" for one in range(len(Condition))), why)

    def clean(self) -> None:
        super().clean()
        for number in range(len(Condition)):
            if self.cleaned_data.get(f"holds_{number}") in (Holds.NO, Holds.UNKNOWN):
                self.ask_for(f"why_{number}")

    def weights(self) -> dict[str, tuple[str, str]]:
        given = self.cleaned_data
        return {
            condition.value: (Holds(given[f"holds_{number}"]).value, given[f"why_{number}"])
            for number, condition in enumerate(Condition)
        }


class AgreementForm(HouseForm):
    """What both parties agree on; the way back is obligatory."""

    starts = DayField(label=_("From which day does it hold?"))
    euros = EuroField(label=_("What is paid in a year, in euros?"))
    money_words = room(_("When is it paid, and how is it accounted for?"), 2)
    quality = room(_("How well is it done? Say it in words that neighbours can see."), 3)
    liability = room(_("Who is liable for what?"), 2)
    insurance = room(_("Which insurance is there, and who pays it?"), 2)
    vat = room(_("How is it with VAT?"), 2)
    staff = room(_("What happens to the people who did the work?"), 2)
    hand_back = room(
        _("How does it go back?"), 3,
        helps=_("In how many months, and what then happens to people, money and promises."),
    )  # fmt: skip
    why = room(_("Why this other version?"), 2)

    def __init__(self, *args: Any, first: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["why" if first else "starts"]

    def clauses(self) -> Clauses:
        given = self.cleaned_data
        names = (
            *("money_words", "quality", "liability", "insurance", "vat", "staff"),
            "hand_back",
        )
        return Clauses(cents=given["euros"], **{name: given[name] for name in names})


class AnswerForm(HouseForm):
    """Yes, or no with the reason."""

    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[("yes", _("Yes, this holds for both")), ("no", _("No, because …"))],
        widget=Cards,
    )
    words = room(_("In your own words"), 2, required=False)
    sometimes = {"words": _("(asked with a no)")}

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("answer") == "no":
            self.ask_for("words")


class ChooseForm(HouseForm):
    """One row of a list, or of two lists at least one."""

    def __init__(
        self,
        *args: Any,
        lists: Mapping[str, tuple[Any, Iterable[Any]]],
        say: Callable[[Any], str] = str,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.rows: dict[str, dict[str, Any]] = {}
        for name, (label, rows) in lists.items():
            self.rows[name] = {str(row.pk): row for row in rows}
            one = len(lists) == 1
            found = choices_of(self.rows[name].values(), BLANK if one else NONE, say)
            self.fields[name] = forms.ChoiceField(label=label, choices=found, required=one)
        self.sometimes = dict.fromkeys(lists, _("(one is enough)"))

    def clean(self) -> None:
        super().clean()
        if not (self.errors or any(self.chosen().values())):
            self.add_error(next(iter(self.rows)), _("Choose one."))

    def chosen(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: rows.get(given.get(name, "")) for name, rows in self.rows.items()}
