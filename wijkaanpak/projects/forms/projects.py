"""A project starts, is adjusted and ends: one form with the same questions each time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS, Domain, TaskArea
from wijkaanpak.projects.forms.initiatives import room
from wijkaanpak.projects.rules.initiatives import MOST_TITLE
from wijkaanpak.projects.rules.projects import (
    ENDS,
    EXECUTOR_WORDS,
    KIND_WORDS,
    MOST_GOAL,
    REASON_WORDS,
    Executor,
    Fate,
    Heart,
    Kind,
    Reason,
    Sprout,
    Turn,
    Work,
    check_last_day,
    check_most,
    check_under,
)
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, PlainForm, line, said
from wijkaanpak.ui.pages import told_at

STROKES = {
    Stroke.SHORT.value: _("Short: people see it within weeks or months"),
    Stroke.LONG.value: _("Long: it takes years, with short ones under it"),
}
NONE = ("", _("None"))
ONLY_THEN = _("(only then)")
ONE_OF_TWO = _("(a short stroke asks one of these two)")
SPROUT = ("most", "last_day", "question")


class IdeaForm(PlainForm):
    """What somebody wants to do, to see first what was tried before."""

    title = line(_("What is it called?"), MOST_TITLE, required=True)
    goal = line(_("What is different when it works?"), MOST_GOAL, required=True)


class TurnForm(HouseForm):
    """Why, and what happens to promises, to money and to people: asked at every change."""

    reason = forms.TypedChoiceField(
        label=_("What is the reason?"), coerce=Reason, choices=said(REASON_WORDS), widget=Cards
    )
    words = room(_("Tell why, in your own words"), 3)
    promises = room(
        _("What happens to promises?"), 2, helps=_("Which are made, stay, move, or fall away?")
    )
    money = room(_("What happens to the money?"), 2, helps=_("Where does it come from or go?"))
    people = room(_("What happens to the people?"), 2, helps=_("Who does what now, and who not?"))

    def fate(self) -> Fate:
        given = self.cleaned_data
        return Fate(given["promises"], given["money"], given["people"])


@dataclass(frozen=True)
class Choices:
    """Among what a new project can choose: everything by number and name."""

    whole: bool
    parties: list[Any] = field(default_factory=list)
    parents: list[Any] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    limit: int = 0  # euros that a start without proof may cost


class StartForm(TurnForm):
    """A project, from what it is about to who keeps what is made."""

    title = line(_("What is it called?"), MOST_TITLE, required=True)
    goal = line(
        _("What is different when it works?"),
        MOST_GOAL,
        helps=_("This is the goal. It stays, whatever changes."),
        required=True,
    )
    for_whom = room(_("For whom does it matter?"), 2)
    own_words = room(
        _("How do they say it themselves?"),
        3,
        helps=_("The words of a neighbour, as they said them. No name is needed."),
    )
    strengthens = room(_("Whom does it strengthen?"), 2)
    connects = room(_("Whom does it connect?"), 2)
    stroke = forms.TypedChoiceField(
        label=_("A short or a long stroke?"),
        coerce=Stroke,
        choices=list(STROKES.items()),
        widget=Cards,
    )
    parent = forms.ChoiceField(
        label=_("Under which long project does it hang?"),
        required=False,
        help_text=_("A short stroke hangs under a long project, or under an item of the agenda."),
    )
    item = forms.ChoiceField(label=_("Which item of the agenda does it serve?"), required=False)
    domains = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=said(DOMAIN_WORDS),
        widget=ManyCards,
        required=False,
    )
    tasks = forms.MultipleChoiceField(
        label=_("On which of the three tasks does it weigh?"),
        choices=said(TASK_WORDS),
        widget=ManyCards,
        required=False,
    )
    executor = forms.TypedChoiceField(
        label=_("Who does the work?"),
        coerce=Executor,
        choices=said(EXECUTOR_WORDS),
        widget=Cards,
    )
    by_whom = line(_("Who is that?"), MOST_GOAL, required=True)
    offered_first = room(
        _("Who from here was asked first, and what did they say?"), 2, required=False
    )
    outsider_reason = room(_("With somebody from outside: why?"), 2, required=False)
    counterpart = room(
        _("With somebody from outside: who from here works beside them?"), 2, required=False
    )
    keeper = room(_("Who keeps what is made in good order?"), 2)
    kept_until = DayField(label=_("Until when is that promised?"), required=False)
    proof = forms.ChoiceField(
        label=_("How does it start?"),
        choices=[
            ("without", _("Without proof: small, bounded, and with a question")),
            ("whole", _("As a whole project")),
        ],
        initial="without",
        widget=Cards,
    )
    most = forms.DecimalField(
        label=_("Without proof: what may it cost at most, in euros?"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        required=False,
    )
    last_day = DayField(label=_("Without proof: when do we look at it?"), required=False)
    question = line(_("Without proof: what do we want to learn?"), MOST_GOAL)
    party = forms.ChoiceField(label=_("Which party carries it?"), required=False)

    GROUPS = (
        (_("What it is about"), ("title", "goal", "for_whom", "own_words")),
        (_("Two questions"), ("strengthens", "connects")),
        (_("Where it belongs"), ("stroke", "parent", "item", "domains", "tasks")),
        (
            _("Who does it"),
            ("party", "executor", "by_whom", "offered_first", "outsider_reason", "counterpart"),
        ),
        (_("What stays"), ("keeper", "kept_until")),
        (_("How it starts"), ("proof", "most", "last_day", "question")),
        (_("Why, and what follows"), ("reason", "words", "promises", "money", "people")),
    )

    sometimes = {
        "parent": ONE_OF_TWO,
        "item": ONE_OF_TWO,
        "offered_first": _("(asked with somebody from outside)"),
        **dict.fromkeys(("outsider_reason", "counterpart", *SPROUT), ONLY_THEN),
    }

    def __init__(self, *args: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.limit = choices.limit
        reasons = {key: word for key, word in REASON_WORDS.items() if key != Reason.LEARNED}
        _choose(self, "reason", [], said(reasons))
        _choose(self, "parent", choices.parents, [NONE])
        _choose(self, "item", choices.items, [NONE])
        _choose(self, "party", choices.parties, [("", _("None: neighbours carry it"))])
        if not choices.parties:
            del self.fields["party"]
        if not choices.whole:
            del self.fields["proof"]
            for name in SPROUT:
                self.fields[name].required = True
        self.order_fields(name for _title, names in self.GROUPS for name in names)
        self.fields["most"].help_text = _("At most € %(limit)s.") % {"limit": choices.limit}
        self.fields["last_day"].initial = clock.today() + timedelta(days=182)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if self.without_proof:
            self.ask_for(*SPROUT)
            self._check_bounds()
        if given.get("executor") == Executor.OUTSIDER:
            self.ask_for("offered_first", "outsider_reason", "counterpart")
        with told_at(self, "parent"):
            above = Stroke.LONG if given.get("parent") else None
            check_under(given.get("stroke", Stroke.LONG), above, item=bool(given.get("item")))

    def _check_bounds(self) -> None:
        most, last_day = self.cleaned_data.get("most"), self.cleaned_data.get("last_day")
        if most is not None:
            with told_at(self, "most"):
                check_most(int(most * 100), self.limit)
        if last_day:
            with told_at(self, "last_day"):
                check_last_day(last_day, clock.today())

    @property
    def without_proof(self) -> bool:
        return "proof" not in self.fields or self.cleaned_data.get("proof") == "without"

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The questions under headings, as the page shows them."""
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in self.GROUPS
        ]

    def heart(self) -> Heart:
        given = self.cleaned_data
        names = ("title", "goal", "for_whom", "own_words", "strengthens", "connects", "stroke")
        return Heart(
            **{name: given[name] for name in names},
            domains=tuple(Domain(one) for one in given["domains"]),
            tasks=tuple(TaskArea(one) for one in given["tasks"]),
        )

    def work(self) -> Work:
        given = self.cleaned_data
        names = ("executor", "by_whom", "offered_first", "outsider_reason", "counterpart")
        return Work(**{name: given[name] for name in (*names, "keeper", "kept_until")})

    def sprout(self) -> Sprout | None:
        given = self.cleaned_data
        if not self.without_proof:
            return None
        return Sprout(int(given["most"] * 100), given["last_day"], given["question"])

    def turn(self) -> Turn:
        given = self.cleaned_data
        return Turn(Kind.START, given["reason"], given["words"], self.fate())


class ChangeForm(TurnForm):
    """How a project goes on: adjusted, grown, stopped, handed over or ordinary work."""

    kind = forms.TypedChoiceField(label=_("What happens?"), coerce=Kind, widget=Cards)
    goal_stays = forms.ChoiceField(
        label=_("Does the goal stay?"),
        choices=[
            ("yes", _("Yes, the goal stays as it is")),
            ("no", _("No, this is a question for the agenda")),
        ],
        initial="yes",
        widget=Cards,
    )
    question = line(
        _("If not: what has the agenda to answer?"),
        MOST_GOAL,
        helps=_("This question then stands open on the page of the agenda item."),
    )
    stroke = forms.ChoiceField(
        label=_("Is it a short or a long stroke from now on?"), required=False
    )
    learned = room(
        _("What did you learn?"),
        4,
        helps=_("A next neighbour starts where you stopped."),
        required=False,
    )
    post = forms.ChoiceField(
        label=_("Which post looks again after one, three and five years?"),
        required=False,
    )
    sometimes = {
        "question": ONLY_THEN,
        "learned": _("(asked when it stops)"),
        "post": _("(asked when it ends)"),
    }
    field_order = ["kind", "reason", "words", "goal_stays", "question", "stroke", "promises"]

    def __init__(
        self, *args: Any, kinds: Iterable[Kind], posts: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        able = {kind.value: KIND_WORDS[kind] for kind in kinds}
        _choose(self, "kind", [], said(able))
        _choose(self, "post", posts, [("", _("Choose a post"))])
        _choose(self, "stroke", [], [("", _("It stays as it is")), *STROKES.items()])

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        kind = given.get("kind")
        if given.get("goal_stays") == "no":
            self.ask_for("question", words=_("Write the question that the agenda has to answer."))
        if kind == Kind.STOP:
            self.ask_for("learned", words=_("Say what you learned."))
        if kind in ENDS:
            self.ask_for("post", words=_("Choose who looks again."))

    def turn(self) -> Turn:
        given = self.cleaned_data
        stroke = Stroke(given["stroke"]) if given["stroke"] else None
        question = given["question"] if given["goal_stays"] == "no" else ""
        return Turn(
            given["kind"], given["reason"], given["words"], self.fate(),
            question=question, learned=given["learned"], stroke=stroke,
        )  # fmt: skip


def _choose(form: forms.Form, name: str, rows: Iterable[Any], first: list[Any]) -> None:
    """Let a field choose among rows by their number, after what comes first."""
    choices = [*first, *((str(row.pk), str(row)) for row in rows)]
    form.fields[name].choices = choices  # type: ignore[attr-defined]
