"""What people send in: the circle its items, parties their answers, everybody a reaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.agenda.actions import ItemWords
from wijkaanpak.agenda.models import Edition, Item, Question, Theme
from wijkaanpak.agenda.rules import (
    MOST_WORDS,
    ROUTE_WORDS,
    STATE_WORDS,
    WORD_WORDS,
    ItemState,
    Route,
    Word,
)
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS, Domain, TaskArea
from wijkaanpak.network.forms import SpokenForm
from wijkaanpak.network.models import Party
from wijkaanpak.stories.models import Story
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, Words, said

WORD_HELPS = {
    Word.YES.value: _("We do this."),
    Word.YES_IF.value: _("We do this when something else is there first. You say what."),
    Word.NO_BECAUSE.value: _("We do not do this. You say why."),
    Word.NOT_OURS_BUT.value: _("This is for somebody else. You say for whom, and what you do."),
}
type Choices = list[tuple[str, Any]]


def set_choices(form: forms.Form, name: str, choices: Choices) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def words_field(label: Any, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    """Return a field for what a person says."""
    field = {"max_length": MOST_WORDS, "required": required, **more}
    return forms.CharField(label=label, widget=Words(rows=rows), **field)


class TitleForm(HouseForm):
    """The name of an edition or a theme."""

    title = forms.CharField(label=_("What do you call it?"), max_length=120)


class WordsForm(HouseForm):
    """One field for what somebody wants to say."""

    words = words_field(_("In your own words"))

    def __init__(self, *args: Any, label: Any = "", help_text: Any = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].label = label or self.fields["words"].label
        self.fields["words"].help_text = help_text


class HeadForm(HouseForm):
    """The title of an edition, what changed, and who was not there."""

    title = forms.CharField(label=_("Title of the agenda"), max_length=200)
    what_changed = words_field(
        _("What changed since the last agenda?"),
        required=False,
        help_text=_("The differences are computed too; here you tell them in your own words."),
    )
    missing = words_field(
        _("Who was not here, and what do we not know because of it?"),
        required=False,
        help_text=_("The agenda does not open without this."),
    )

    def __init__(self, *args: Any, edition: Edition, **more: Any) -> None:
        names = ("title", "what_changed", "missing")
        more.setdefault("initial", {name: getattr(edition, name) for name in names})
        super().__init__(*args, **more)


class ItemForm(HouseForm):
    """An item in the words of residents."""

    title = forms.CharField(
        label=_("What do we want, in one line?"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    why = words_field(_("Why? What do people live through?"))
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    came_from = forms.ChoiceField(
        label=_("Does it go on from an item of an earlier agenda?"), required=False
    )
    domains = forms.MultipleChoiceField(label=_("What is it about?"), widget=ManyCards)
    tasks = forms.MultipleChoiceField(label=_("What kind of work is it?"), widget=ManyCards)
    we_do = words_field(_("What do we do ourselves?"), rows=2, required=False)
    ask = words_field(_("What do we ask?"), rows=2, required=False)
    asked = forms.MultipleChoiceField(label=_("Whom do we ask?"), widget=ManyCards, required=False)
    short_stroke = words_field(_("First step, soon"), rows=2, required=False)
    long_stroke = words_field(_("Where it goes in the long run"), rows=2, required=False)
    route = forms.ChoiceField(label=_("Road to a formal decision"))
    route_reference = forms.CharField(
        label=_("Which decision, budget or agreement?"), max_length=200, required=False
    )

    def __init__(
        self,
        *args: Any,
        parties: Iterable[Party],
        themes: Iterable[Theme],
        earlier: Iterable[Item],
        item: Item | None = None,
        **more: Any,
    ) -> None:
        self.parties = {str(party.pk): party for party in parties}
        self.themes = {str(theme.pk): theme for theme in themes}
        self.earlier = {str(old.pk): old for old in earlier}
        asked = list(item.questions.all()) if item else []
        more["initial"] = _first(item, asked)
        super().__init__(*args, **more)
        self._fill_choices()
        for question in asked:
            self.fields[f"question_{question.party_id}"] = _question_field(question)

    def _fill_choices(self) -> None:
        nothing = [("", "–")]
        titles = [(key, theme.title) for key, theme in self.themes.items()]
        earlier = [
            (key, f"{old.edition.number}.{old.position} {old.title}")
            for key, old in self.earlier.items()
        ]
        set_choices(self, "theme", nothing + titles)
        set_choices(self, "came_from", nothing + earlier)
        set_choices(self, "domains", said(DOMAIN_WORDS))
        set_choices(self, "tasks", said(TASK_WORDS))
        set_choices(self, "asked", [(key, party.name) for key, party in self.parties.items()])
        set_choices(self, "route", said(ROUTE_WORDS))

    def item_words(self) -> ItemWords:
        """Return what was typed as the words of an item."""
        given = self.cleaned_data
        same = ("title", "why", "we_do", "ask", "short_stroke", "long_stroke", "route_reference")
        return ItemWords(
            **{name: given[name] for name in same},
            domains=tuple(Domain(code) for code in given["domains"]),
            tasks=tuple(TaskArea(code) for code in given["tasks"]),
            route=Route(given["route"]),
            theme=self.themes.get(given["theme"]),
            came_from=self.earlier.get(given["came_from"]),
            questions=tuple(
                (self.parties[key], given.get(f"question_{key}", "")) for key in given["asked"]
            ),
        )


def _first(item: Item | None, asked: list[Question]) -> dict[str, Any]:
    if item is None:
        return {"route": Route.NONE_YET.value}
    names = ("title", "why", "we_do", "ask", "short_stroke", "long_stroke", "route_reference")
    return {name: getattr(item, name) for name in (*names, "domains", "tasks", "route")} | {
        "theme": str(item.theme_id or ""),
        "came_from": str(item.came_from_id or ""),
        "asked": [str(question.party_id) for question in asked],
    }


def _question_field(question: Question) -> forms.CharField:
    label = gettext("A question of its own for %(party)s") % {"party": question.party.name}
    return words_field(label, rows=2, required=False, initial=question.words)


class StoryForm(HouseForm):
    """Which story to lay beside an item."""

    story = forms.ChoiceField(label=_("Which story?"), widget=Cards)

    def __init__(self, *args: Any, stories: Iterable[Story], **more: Any) -> None:
        super().__init__(*args, **more)
        self.stories = {str(story.pk): story for story in stories}
        set_choices(self, "story", [(key, story.title) for key, story in self.stories.items()])

    def clean_story(self) -> Story:
        return self.stories[self.cleaned_data["story"]]


class ServeForm(HouseForm):
    """Which item of the agenda money serves."""

    item = forms.ChoiceField(label=_("Which item of the agenda does it serve?"), widget=Cards)

    def __init__(self, *args: Any, items: Iterable[Item], **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(item.pk): item for item in items}
        set_choices(self, "item", [(key, item.title) for key, item in self.items.items()])

    def chosen(self) -> Item:
        return self.items[self.cleaned_data["item"]]


class StepForm(HouseForm):
    """How an item goes on."""

    to = forms.ChoiceField(label=_("How does it go on?"), widget=Cards)
    words = words_field(_("Tell what happened, or why"), rows=3)

    def __init__(self, *args: Any, steps: Iterable[ItemState], **more: Any) -> None:
        super().__init__(*args, **more)
        set_choices(self, "to", said({step: STATE_WORDS[step] for step in steps}))

    def clean_to(self) -> ItemState:
        return ItemState(self.cleaned_data["to"])


class LookBackForm(HouseForm):
    """Did it matter who was not there?"""

    mattered = forms.ChoiceField(label=_("Did it matter that they were not there?"), widget=Cards)
    learned = words_field(_("What do we know now?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        set_choices(self, "mattered", [("yes", gettext("Yes")), ("no", gettext("No"))])

    def clean_mattered(self) -> bool:
        return bool(self.cleaned_data["mattered"] == "yes")


class AnswerForm(SpokenForm):
    """What a party answers."""

    word = forms.ChoiceField(label=_("What is your answer?"), widget=Cards(helps=WORD_HELPS))
    words = words_field(
        _("In your own words"),
        required=False,
        help_text=_("Only a plain yes may stand alone."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        set_choices(self, "word", said(WORD_WORDS))

    def clean_word(self) -> Word:
        return Word(self.cleaned_data["word"])


class PolicyForm(SpokenForm):
    """A policy text that serves an item."""

    title = forms.CharField(label=_("Name of the policy text"), max_length=200)
    words = words_field(_("What does it say, word for word?"))
    serves = words_field(_("How does it serve this item?"), rows=2, required=False)
    review_on = DayField(label=_("On which day do you look again whether it still serves?"))


class ReviewForm(HouseForm):
    """Does a policy text still serve the item?"""

    still = forms.ChoiceField(label=_("Does it still serve this item?"), widget=Cards)
    words = words_field(_("Why (not)?"), rows=3, required=False)
    review_on = DayField(label=_("If so: when do you look again?"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        set_choices(self, "still", [("yes", gettext("Yes")), ("no", gettext("No"))])


class ReactionForm(HouseForm):
    """What anybody says. Who is not signed in gives a name; who speaks for a party may say so."""

    words = words_field(_("What do you want to say?"), max_length=2000)
    name = forms.CharField(
        label=_("What may we call you?"), max_length=80, help_text=_("A first name is enough.")
    )
    party = forms.ChoiceField(label=_("Do you speak for a party?"), required=False)

    def __init__(self, *args: Any, known: bool, mine: Iterable[Party], **more: Any) -> None:
        super().__init__(*args, **more)
        self.mine = {str(party.pk): party for party in mine}
        if known:
            del self.fields["name"]
        if self.mine:
            mine_too = [(key, party.name) for key, party in self.mine.items()]
            set_choices(self, "party", [("", gettext("No, for myself")), *mine_too])
        else:
            del self.fields["party"]

    def clean_party(self) -> Party | None:
        return self.mine.get(self.cleaned_data["party"])


class IntentionForm(SpokenForm):
    """A plan that is still open."""

    title = forms.CharField(label=_("What is the plan, in one line?"), max_length=200)
    words = words_field(_("Tell about it in plain words"))
    place = forms.CharField(label=_("Where?"), max_length=200)
    fixed = words_field(_("What is fixed already?"), rows=3)
    still_open = words_field(_("What is still open?"), rows=3)
    listened = words_field(
        _("Which stories did you read here, and with whom did you speak?"), rows=3, required=False
    )
    decides_on = DayField(label=_("When do you decide?"))


class OutcomeForm(HouseForm):
    """How a plan ended."""

    end = forms.ChoiceField(label=_("What happened?"), widget=Cards)
    words = words_field(_("What did you decide, and why?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        ends = [("decided", gettext("We decided")), ("withdrawn", gettext("We took it back"))]
        set_choices(self, "end", ends)
