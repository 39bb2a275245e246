"""What people send in about lessons, visits and questions. A form never saves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.knowledge.rules import lessons, questions, visits
from wijkaanpak.knowledge.rules.lessons import PATTERNS, Pattern, Went, Words
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, line, said
from wijkaanpak.ui.forms import Words as Area
from wijkaanpak.ui.pages import told_at

CIRCLE = "circle"
COSTS, AGAIN = ("cost_euros", "cost_time", "cost_trust"), ("again", "never_again")
WITH_A_NO = _("(asked with a no)")


def area(label: Any, most: int, *, helps: Any = "", required: bool = True, rows: int = 4) -> Any:
    widget = Area(rows=rows)
    return forms.CharField(
        label=label, max_length=most, help_text=helps, required=required, widget=widget
    )


def chosen_domain(code: str) -> Domain | None:
    """Return the subject that an address asks for, or None for all."""
    return Domain(code) if code in set(Domain) else None


class LessonForm(HouseForm):
    """A lesson. `mine` are the parties for which the writer speaks; `others` all parties here."""

    title = line(_("What is it called?"), lessons.MOST_TITLE, required=True)
    did = line(_("In three lines. First: what did you do?"), lessons.LINE_LENGTH, required=True)
    came = line(_("Second line: what came of it?"), lessons.LINE_LENGTH, required=True)
    advice = line(_("Third line: what do you advise?"), lessons.LINE_LENGTH, required=True)
    went = forms.ChoiceField(
        label=_("How did it go?"), choices=said(lessons.WENT_WORDS), widget=Cards
    )
    tried = area(_("What did you try?"), lessons.MOST_WORDS)
    happened = area(_("What happened?"), lessons.MOST_WORDS)
    cost_euros = forms.IntegerField(
        label=_("What did it cost in euros?"),
        required=False,
        min_value=0,
        max_value=lessons.MOST_CENTS // 100,
    )
    cost_time = line(_("And in time?"))
    cost_trust = line(_("And in trust?"))
    again = area(_("What would you do again?"), lessons.MOST_WORDS, required=False)
    never_again = area(_("What never again?"), lessons.MOST_WORDS, required=False)
    useful_for = line(_("For whom is this useful?"), required=True)
    year = forms.IntegerField(label=_("In which year was it?"), min_value=lessons.FIRST_YEAR)
    domains = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=said(DOMAIN_WORDS), widget=ManyCards
    )
    pattern = forms.ChoiceField(label=_("Do you recognise a pattern?"), required=False)
    teller = forms.ChoiceField(label=_("Who tells it?"), widget=Cards)
    told_by = line(_("Under which name? (such as: the garden group)"), required=True)
    about = forms.MultipleChoiceField(
        label=_("Of which parties does it speak?"),
        help_text=_("They read it first, and say whether it may be told like this."),
        required=False,
        widget=ManyCards,
    )
    why_changed = area(_("What was not right before?"), lessons.MOST_WORDS, rows=2)

    sometimes = {
        **dict.fromkeys(COSTS, _("(one of these three is enough)")),
        **dict.fromkeys(AGAIN, _("(one of these two is enough)")),
    }

    def __init__(
        self, *args: Any, mine: Iterable[Any], others: Iterable[Any], changes: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.parties = {str(one.pk): one for one in [*others, *mine]}
        tellers = [(str(one.pk), one.name) for one in mine]
        fields: Any = self.fields
        fields["teller"].choices = [
            *tellers, (CIRCLE, _("A group of residents: their body reads it first")),
        ]  # fmt: skip
        fields["about"].choices = [(str(one.pk), one.name) for one in others]
        fields["pattern"].choices = [("", _("None"))] + [
            (str(one), _(PATTERNS[one].name)) for one in Pattern
        ]
        if changes:
            del fields["teller"]
        if not changes:
            del fields["why_changed"]

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if not {*COSTS} & {*self.errors}:
            with told_at(self, "cost_euros"):
                lessons.check_cost(*(given.get(name) for name in COSTS))
        if not {*AGAIN} & {*self.errors}:
            with told_at(self, "again"):
                lessons.check_again(*(given.get(name, "") for name in AGAIN))
        if given.get("year"):
            with told_at(self, "year"):
                lessons.check_year(given["year"], clock.today().year)

    def words(self) -> Words:
        """Return what was written."""
        given = self.cleaned_data
        euros = given["cost_euros"]
        plain = ("title", "tried", "happened", "again", "never_again", "useful_for", "told_by",
                 "year", "cost_time", "cost_trust")  # fmt: skip
        return Words(
            summary="\n".join(given[one].strip() for one in ("did", "came", "advice")),
            went=Went(given["went"]),
            domains=tuple(Domain(one) for one in given["domains"]),
            cost_cents=None if euros is None else euros * 100,
            pattern=Pattern(given["pattern"]) if given["pattern"] else None,
            why_changed=given.get("why_changed", ""),
            **{name: given[name] for name in plain},
        )

    def party(self) -> Any:
        """Return the party that tells it, or None for a group of residents."""
        return self.parties.get(self.cleaned_data.get("teller", CIRCLE))

    def about_parties(self) -> list[Any]:
        return [self.parties[one] for one in self.cleaned_data["about"]]


def initial_of(words: Words) -> dict[str, Any]:
    """Return the words of a lesson as the form shows them."""
    did, came, advice = (*words.summary.split("\n", 2), "", "")[:3]
    euros = None if words.cost_cents is None else words.cost_cents // 100
    lines = {"did": did, "came": came, "advice": advice, "cost_euros": euros, "why_changed": ""}
    return words.plain() | lines


class ReadForm(HouseForm):
    """A party that a lesson speaks of says yes, or what is not right."""

    party = forms.ChoiceField(label=_("For which party do you speak?"), widget=Cards)
    answer = forms.ChoiceField(
        label=_("May it be told like this?"),
        choices=[("yes", _("Yes, this is right")), ("no", _("Not like this"))],
        widget=Cards,
    )
    words = area(
        _("What is not right?"),
        lessons.MOST_WORDS,
        required=False,
        rows=3,
    )
    sometimes = {"words": WITH_A_NO}

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("answer") == "no":
            self.ask_for("words")

    def __init__(self, *args: Any, mine: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {str(one.pk): one for one in mine}
        fields: Any = self.fields
        fields["party"].choices = [(key, one.name) for key, one in self.parties.items()]
        if len(self.parties) == 1:
            fields["party"].initial = next(iter(self.parties))


class UseForm(HouseForm):
    """What who starts something does with a lesson. `start` says what is started, sealed."""

    start = forms.CharField(widget=forms.HiddenInput, max_length=2000)
    use = forms.ChoiceField(
        label=_("What do you do with this lesson?"), choices=said(lessons.USE_WORDS), widget=Cards
    )
    words = area(
        _("Because …"), 500, rows=3, helps=_("Who told the lesson reads this. A line is enough.")
    )


class UploadForm(HouseForm):
    """A lesson file of another neighbourhood."""

    file = forms.FileField(label=_("Lesson file (.json)"))


class SureForm(HouseForm):
    """The keeper says that the fingerprint was compared."""

    sure = forms.BooleanField(
        label=_("I called this neighbourhood, and they read out the same fingerprint.")
    )


class KitchenForm(HouseForm):
    """One practice that a party shows. `mine` are the parties for which somebody speaks."""

    party = forms.ChoiceField(label=_("Who is host?"), widget=Cards)
    title = line(_("What do you show?"), visits.MOST_TITLE, required=True)
    shown = area(_("How do you do it?"), visits.MOST_WORDS)
    went_wrong = area(
        _("What went wrong with it?"),
        visits.MOST_WORDS,
        helps=_("That is what guests learn most from."),
    )
    place = line(_("Where?"), required=True)
    on = DayField(label=_("On which day?"))
    lesson = forms.ChoiceField(label=_("Is there a lesson about it?"), required=False)

    def __init__(self, *args: Any, mine: Iterable[Any], about: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {str(one.pk): one for one in mine}
        self.lessons = {str(one.lesson_id): one.lesson for one in about}
        fields: Any = self.fields
        fields["party"].choices = [(key, one.name) for key, one in self.parties.items()]
        fields["lesson"].choices = [("", _("None"))] + [
            (str(one.lesson_id), one.title) for one in about
        ]
        if len(self.parties) == 1:
            fields["party"].initial = next(iter(self.parties))

    def clean(self) -> None:
        super().clean()
        if on := self.cleaned_data.get("on"):
            with told_at(self, "on"):
                visits.check_planned(on, clock.today())

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("title", "shown", "went_wrong", "place", "on", "key")
        chosen = {
            "party": self.parties[given["party"]],
            "lesson": self.lessons.get(given["lesson"]),
        }
        return chosen | {name: given[name] for name in names}


class InviteForm(HouseForm):
    """A neighbourhood on this site, or one from elsewhere by its name and key or address."""

    slug = forms.ChoiceField(label=_("A neighbourhood on this site"), required=False)
    name = line(_("Or the name of one from elsewhere"), 120)
    far = line(
        _("Its address or the key of its lesson file"),
        500,
        helps=_("So that others know which neighbourhood you mean."),
    )

    sometimes = {"slug": _("(this one, or a name)"), "name": _("(this one, or a choice above)")}

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if not (self.errors or given.get("slug") or given.get("name")):
            words = _("Choose a neighbourhood, or write the name of one from elsewhere.")
            self.add_error("slug", words)

    def __init__(self, *args: Any, others: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["slug"].choices = [("", _("None"))] + [(one.slug, one.name) for one in others]


class PromiseForm(HouseForm):
    words = area(_("Which one thing do you promise?"), visits.MOST_WORDS, rows=3)


class CameForm(HouseForm):
    came_of = forms.ChoiceField(
        label=_("What came of your promise?"),
        choices=said(visits.CAME_OF_WORDS),
        widget=Cards,
        help_text=_("Not done is an answer too."),
    )
    words = area(_("Tell it in a few words"), visits.MOST_WORDS, rows=3)


class WhyForm(HouseForm):
    why = area(_("Why?"), 1000, rows=3)


class QuestionForm(HouseForm):
    """One question for one institute."""

    institute = forms.ChoiceField(label=_("Who may answer it?"), widget=Cards)
    question = area(_("Your question"), questions.MOST_QUESTION, rows=3, helps=_("One question."))
    why = area(_("Why do you want to know?"), questions.MOST_WHY, required=False, rows=3)
    asker = line(_("Who asks? (such as: the circle of tenants)"), 120, required=True)

    def __init__(self, *args: Any, institutes: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.institutes = {str(one.pk): one for one in institutes}
        fields: Any = self.fields
        fields["institute"].choices = [(key, one.name) for key, one in self.institutes.items()]
        if len(self.institutes) == 1:
            fields["institute"].initial = next(iter(self.institutes))


class TakeForm(HouseForm):
    day = DayField(label=_("By when do you answer?"))


class DeclineForm(HouseForm):
    why = area(_("Why not?"), 1000, rows=3)
    next_door = line(_("Who could answer it instead?"), required=True)


class AnswerForm(HouseForm):
    answer = area(
        _("The answer, on one page"),
        questions.ONE_PAGE * 2,
        rows=14,
        helps=_("Short sentences and plain words. At most 2500 characters."),
    )
    sources = area(_("Sources, one a line"), 3000, rows=4)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        for name, check in (
            ("answer", questions.check_one_page), ("sources", questions.check_sources),
        ):  # fmt: skip
            if given.get(name):
                with told_at(self, name):
                    check(given[name])


class TableForm(HouseForm):
    about = line(_("What does the table count?"), required=True)
    origin = line(_("Where do the counts come from?"), required=True)
    file = forms.FileField(
        label=_("The table (CSV)"),
        help_text=_("Whole counts of ten people or more. Put a dot where there are fewer."),
    )


class DecideForm(HouseForm):
    answer = forms.ChoiceField(
        label=_("May this table go along?"),
        choices=[("yes", _("Yes, nobody can be found in it")), ("no", _("No"))],
        widget=Cards,
    )
    why = area(_("Why not?"), 1000, required=False, rows=3)
    answer.help_text = _(
        "Take counts from each other, also from figures that are known elsewhere. Is a group of "
        "fewer than ten left over? Then say no."
    )
    sometimes = {"why": WITH_A_NO}

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("answer") == "no":
            self.ask_for("why")


class FoundForm(HouseForm):
    useful = forms.ChoiceField(
        label=_("Do you have use of this answer?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=Cards,
    )
    words = line(_("In a few words"), 300, helps=_("Shown without your name."))
