"""What people send in: one question a screen, and everything but a name may stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.impact import rules
from wijkaanpak.impact.rules import (
    ANSWER_WORDS,
    FATE_WORDS,
    LAYER_WORDS,
    MOST_BELIEFS,
    AskMove,
    Column,
    Drawing,
    Fate,
    Part,
    Talked,
)
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.stories.rules import Layer
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, PlainForm, Words, line, said

OPEN = _("Do you not know? Leave it open. It then says: we do not know yet.")
CHOOSE = ("", _("Choose one"))  # first in a list, so that nothing is said by not choosing
MOST_BYTES = 20 * 1024 * 1024


def words(label: Any, helps: Any = OPEN, most: int = rules.MOST_WORDS) -> forms.CharField:
    """A field for a few sentences that may stay open."""
    widget = Words(rows=4)
    return forms.CharField(
        label=label, required=False, max_length=most, widget=widget, help_text=helps
    )


class Question(PlainForm):
    """One screen of drawing a path. `draft` is what was answered before."""

    def __init__(self, *args: Any, draft: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more | {"initial": draft})


class WhyForm(Question):
    """Question 1: because of what."""

    because = words(_("Because … what do you see, hear or miss here?"))
    title = line(
        _("What do you call this path?"), rules.MOST_TITLE, required=True,
        helps=_("A few words are enough."),
    )  # fmt: skip


class DoForm(Question):
    """Question 2: what is done."""

    we_do = words(_("We do … what, and with whom?"))


class SoThatForm(Question):
    """Question 3: what becomes otherwise, near and far."""

    next_week = words(_("So that next week …"))
    next_year = words(_("So that next year …"))
    ten_years = words(_("So that in ten years …"))


class BelieveForm(Question):
    """Question 4: what must be so for all that, and how one would notice."""

    belief_1 = line(_("We believe that …"), rules.MOST_BELIEF, helps=OPEN)
    belief_2 = line(_("And that …"), rules.MOST_BELIEF)
    belief_3 = line(_("And that …"), rules.MOST_BELIEF)
    belief_4 = line(_("And that …"), rules.MOST_BELIEF)
    shakiest = forms.ChoiceField(
        label=_("Which of these is the shakiest?"),
        required=False,
        choices=[
            ("", _("We do not know which")),
            ("1", _("The first")),
            ("2", _("The second")),
            ("3", _("The third")),
            ("4", _("The fourth")),
        ],
        widget=Cards,
        help_text=_("The one that could turn out otherwise. That is what you look at first."),
    )
    notice = words(_("How would you notice that it works?"))
    teller = words(
        _("Who tells you?"),
        _("A group or a place; no names of people. Do you not know? Leave it open."),
    )

    def clean(self) -> None:
        given = self.cleaned_data
        chosen = given.get("shakiest")
        if chosen and not given.get(f"belief_{chosen}"):
            self.add_error(
                "shakiest",
                _("Nothing stands at that belief. Choose another, or say that you do not know."),
            )


QUESTIONS: dict[int, type[Question]] = {1: WhyForm, 2: DoForm, 3: SoThatForm, 4: BelieveForm}


def drawing_of(draft: Mapping[str, Any]) -> Drawing:
    """Return the drawing that was told on the four screens."""
    told = {part.value: draft.get(part.value, "") for part in Part}
    numbered = [(n, draft.get(f"belief_{n}", "").strip()) for n in range(1, MOST_BELIEFS + 1)]
    kept = [(n, belief) for n, belief in numbered if belief]
    places = {str(n): place for place, (n, _belief) in enumerate(kept)}
    return Drawing(
        draft.get("title", ""),
        beliefs=tuple(belief for _n, belief in kept),
        shakiest=places.get(draft.get("shakiest", "")),
        **told,
    )


def draft_of(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as it is filled in on the four screens."""
    told: dict[str, Any] = {part.value: drawing.said(part) for part in Part}
    told["title"] = drawing.title
    for n, belief in enumerate(drawing.beliefs, start=1):
        told[f"belief_{n}"] = belief
    told["shakiest"] = "" if drawing.shakiest is None else str(drawing.shakiest + 1)
    return told


class Choosing(HouseForm):
    """A form in which one chooses from rows: `rows` maps a field to them, by their number."""

    def __init__(self, *args: Any, rows: Mapping[str, Iterable[Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {name: {str(one.pk): one for one in some} for name, some in rows.items()}
        for name, some in self.rows.items():
            field = self.fields[name]
            alone = [] if len(some) == 1 else [CHOOSE]
            empty = alone if field.required else [("", _("None of these"))]
            field.choices = [*empty, *((key, self.label(row)) for key, row in some.items())]  # type: ignore[attr-defined]

    def label(self, row: Any) -> str:
        """What a row is called in the list."""
        return str(row)

    def chosen(self, name: str) -> Any:
        return self.rows[name].get(self.cleaned_data[name])


class SendForm(Choosing):
    """The last screen: who we are, what it serves, and when drawn anew why."""

    group = line(_("What do you call yourselves?"), rules.MOST_TITLE,
                 helps=_("Such as: the parents’ room. No names of people."))  # fmt: skip
    item = forms.ChoiceField(label=_("Does it serve an item of the agenda?"), required=False)
    why = line(_("Why do you draw it anew?"), rules.MOST_WORDS)

    def __init__(self, *args: Any, again: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["group" if again else "why"]


class PhotoForm(HouseForm):
    """A photo of cards on a table."""

    title = line(_("What do you call this path?"), rules.MOST_TITLE, required=True)
    group = line(_("What do you call yourselves?"), rules.MOST_TITLE,
                 helps=_("Such as: the parents’ room. No names of people."))  # fmt: skip
    photo = forms.FileField(
        label=_("The photo of the table"), help_text=_("JPEG, PNG or WebP, at most 20 megabytes.")
    )
    nobody = forms.BooleanField(
        label=_("Nobody can be recognised on it, and no name or address can be read")
    )

    def __init__(self, *args: Any, again: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if again:
            del self.fields["title"], self.fields["group"]

    def clean_photo(self) -> Any:
        photo = self.cleaned_data["photo"]
        if photo.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too big: there is room for 20 megabytes."))
        return photo


class TalkForm(HouseForm):
    """What a group says when it looks at its path again."""

    ties = words(_("Who got to know each other through this?"), "", 2 * rules.MOST_WORDS)
    kept = words(_("What stayed as it was?"), "", 2 * rules.MOST_WORDS)
    changed = words(_("What changed?"), "", 2 * rules.MOST_WORDS)
    surprised = words(_("What surprised us?"), "", 2 * rules.MOST_WORDS)
    fate = forms.ChoiceField(
        label=_("And the shakiest belief?"), choices=said(FATE_WORDS), widget=Cards,
        initial=Fate.UNKNOWN,
    )  # fmt: skip

    @property
    def talked(self) -> Talked:
        given = self.cleaned_data
        spoken = {name: given[name] for name in rules.TALK_WORDS}
        return Talked(**spoken, fate=Fate(given["fate"]))


class WordsForm(HouseForm):
    """A reason in a few sentences."""

    words = forms.CharField(
        label=_("Why? In your own words."), max_length=rules.MOST_WORDS, widget=Words(rows=4)
    )


LAYER_CHOICES = said(LAYER_WORDS)
WHOM = _("Whom does it say something about?")


class StoryForm(Choosing):
    """Which story lies beside a path."""

    story = forms.ChoiceField(label=_("Which story?"))
    layer = forms.ChoiceField(
        label=WHOM, required=False, choices=[("", _("We do not know")), *LAYER_CHOICES]
    )


class FigureForm(Choosing):
    """Which public figure lies beside a path."""

    figure = forms.ChoiceField(label=_("Which figure?"))
    layer = forms.ChoiceField(label=WHOM, choices=[CHOOSE, *LAYER_CHOICES])

    def label(self, row: Any) -> str:
        return f"{_(row.name)} ({row.year})"


class CountForm(HouseForm):
    """What somebody counted."""

    words = line(_("What did you count?"), rules.MOST_LINE, required=True,
                 helps=_("With the number in it, such as: 14 of the 22 lamps work."))  # fmt: skip
    source = line(_("Who counted?"), rules.MOST_LINE, required=True)
    on = DayField(label=_("When?"))
    layer = forms.ChoiceField(label=WHOM, choices=[CHOOSE, *LAYER_CHOICES])

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(
                _("A count is about what was. Choose a day that has passed.")
            )
        return on


class UnknownForm(HouseForm):
    """What nobody knows."""

    words = line(_("What do you not know?"), rules.MOST_LINE, required=True)


def layer_of(given: str) -> Layer | None:
    return Layer(given) if given else None


class LineForm(Choosing):
    """One line of the sheet; the fields follow from the column."""

    party = forms.ChoiceField(label=_("Which party?"), required=False)
    who = line(_("Or who, when it is no party here?"), rules.MOST_TITLE,
               helps=_("A group, such as: children of Zonnehof. No names of people."))  # fmt: skip
    words = line(_("What is it?"), rules.MOST_LINE, required=True)
    pot = forms.ChoiceField(
        label=_("Is it the money of a pot here?"), required=False,
        help_text=_("Then the sheet shows what really came in."),
    )  # fmt: skip
    layer = forms.ChoiceField(
        label=WHOM, required=False, choices=[("", _("We do not know")), *LAYER_CHOICES]
    )

    def __init__(self, *args: Any, column: Column, **more: Any) -> None:
        super().__init__(*args, **more)
        if column not in rules.WITH_SOMEBODY:
            del self.fields["party"], self.fields["who"]
        if column is not Column.INVESTS:
            del self.fields["pot"]
        if column not in (Column.EFFECT, Column.GAINS):
            del self.fields["layer"]

    @property
    def line(self) -> dict[str, Any]:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        found: dict[str, Any] = {"words": given["words"], "key": given["key"]}
        found |= {name: self.chosen(name) for name in ("party", "pot") if name in self.fields}
        if "who" in self.fields:
            found["who"] = given["who"]
        if "layer" in self.fields:
            found["layer"] = layer_of(given["layer"])
        return found


class AskForm(Choosing):
    """The kind question to a party that gains."""

    party = forms.ChoiceField(label=_("Which party?"))
    words = forms.CharField(
        label=_("What do you ask, and why?"), max_length=rules.MOST_WORDS, widget=Words(rows=5)
    )


class AnswerForm(HouseForm):
    """What a party answers."""

    move = forms.ChoiceField(label=_("What do you answer?"), choices=said(ANSWER_WORDS),
                             widget=Cards)  # fmt: skip
    words = forms.CharField(
        label=_("In your own words"), max_length=rules.MOST_WORDS, widget=Words(rows=4)
    )

    @property
    def answer(self) -> dict[str, Any]:
        return {"move": AskMove(self.cleaned_data["move"]), "words": self.cleaned_data["words"]}


class PlaceForm(HouseForm):
    """Beside which part of life a figure stands."""

    name = forms.ChoiceField(label=_("Which figure?"))
    domain = forms.ChoiceField(
        label=_("Beside which part of life?"), choices=[CHOOSE, *said(DOMAIN_WORDS)]
    )

    def __init__(self, *args: Any, names: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].choices = [CHOOSE, *((name, _(name)) for name in names)]  # type: ignore[attr-defined]

    @property
    def placed(self) -> dict[str, Any]:
        return {
            "name": self.cleaned_data["name"],
            "domain": Domain(self.cleaned_data["domain"]),
        }
