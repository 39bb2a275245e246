"""What people send in about rounds, panels, piles, choices, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.stories.rules.panels import (
    LAYER_WORDS,
    MATTERED_WORDS,
    ChoiceWords,
    Mattered,
    PanelLayer,
    PanelWords,
    RoundWords,
    Sits,
    Told,
)
from wijkaanpak.stories.rules.piles import Because
from wijkaanpak.stories.rules.telling import MOST_TITLE, MOST_WORDS
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, PlainForm, Words, line, said

SITS_WORDS: dict[str, Any] = {
    Sits.RESIDENT.value: _("Resident"),
    Sits.WORKER.value: _("Worker"),
    Sits.DIRECTOR.value: _("Director"),
    Sits.COUNCIL.value: _("Member of the council or the executive"),
}
TOLD_WORDS: dict[str, Any] = {
    Told.ALOUD.value: _("I read the reason aloud, at the door or by telephone"),
    Told.LETTER.value: _("By letter"),
    Told.CARD.value: _("With the postcard"),
    Told.OWN_PAGE.value: _("The teller read it on the page of the slip"),
}
MOST_PILE = 16


def paragraph(label: Any, *, rows: int = 4, helps: Any = "", required: bool = True) -> Any:
    return forms.CharField(
        label=label, max_length=MOST_WORDS, widget=Words(rows=rows), help_text=helps,
        required=required,
    )  # fmt: skip


class RoundForm(HouseForm):
    """A round over half a year."""

    title = line(_("Name of the round"), MOST_TITLE, required=True,
                 helps=_("Such as: Reading round, spring 2026."))  # fmt: skip
    question = paragraph(
        _("The question to everybody who reads"),
        rows=3,
        helps=_("One question. It stays the same for all panels."),
    )
    begins = DayField(label=_("From which day?"))
    ends = DayField(
        label=_("Until which day?"),
        help_text=_("Stories told until this day can be read, older ones as well."),
    )
    domains = forms.MultipleChoiceField(
        label=_("About which parts of life?"), choices=said(DOMAIN_WORDS), widget=ManyCards,
        required=False, help_text=_("Tick nothing for all of them."),
    )  # fmt: skip

    def words(self) -> RoundWords:
        given = self.cleaned_data
        domains = tuple(Domain(one) for one in given["domains"])
        return RoundWords(
            given["title"], given["question"], given["begins"], given["ends"], domains
        )


class PanelForm(HouseForm):
    """A panel in a round."""

    layer = forms.ChoiceField(
        label=_("Which panel is it?"), choices=said(LAYER_WORDS), widget=Cards,
        help_text=_("What one panel chooses, the next reads too: residents, workers, directors."),
    )  # fmt: skip
    name = line(_("Name of the panel"), MOST_TITLE, required=True,
                helps=_("As people know it. Such as: Readers of Zonnehof."))  # fmt: skip
    on = DayField(label=_("When do they read?"))
    place = line(_("Where?"), MOST_TITLE)
    language = forms.ChoiceField(
        label=_("In which language do they talk together?"), choices=settings.LANGUAGES
    )

    def words(self) -> PanelWords:
        given = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return PanelWords(**given | {"layer": PanelLayer(given["layer"])})


class SeatForm(HouseForm):
    """Somebody who sits in a panel."""

    kind = forms.ChoiceField(label=_("As what?"), choices=list(SITS_WORDS.items()), widget=Cards)
    party = forms.ChoiceField(label=_("For which party?"), required=False)
    called = line(
        _("Does this person read on a screen? Under which name do they sign in?"),
        120,
        helps=_("Only the story keeper sees it. On paper nobody needs an account."),
    )
    name = line(
        _("Name to show, only when this person wishes so"),
        80,
        helps=_("Who signs in says so themselves, on the page of the round."),
    )

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {str(one.pk): one for one in parties}
        field: Any = self.fields["party"]
        names = [(key, one.name) for key, one in self.parties.items()]
        field.choices = [("", _("none, or a resident")), *names]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        party = self.parties.get(given["party"])
        return {"kind": Sits(given["kind"]), "party": party, "name": given["name"]}


class PileForm(PlainForm):
    """Which stories lie in a pile, in which order, and who interprets."""

    def __init__(self, *args: Any, shown: Sequence[Any], language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.shown = {str(one.story.pk): one for one in shown}
        lying = any(one.lying for one in shown)
        for key, one in self.shown.items():
            ticked = bool(one.lying) if lying else bool(one.because)
            self.fields[f"lay-{key}"] = forms.BooleanField(
                label=one.story.title, required=False, initial=ticked
            )
            if one.story.language != language:
                field = line(
                    _("Who reads it in its own language, and who interprets?"), 120,
                    helps=_("Everybody in the panel reads this."),
                )  # fmt: skip
                field.initial = one.lying.interpreter if one.lying else ""
                self.fields[f"by-{key}"] = field

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Return for the template each story with its box to tick and its line to fill in."""
        return [
            (one, self[f"lay-{key}"], self[f"by-{key}"] if f"by-{key}" in self.fields else None)
            for key, one in self.shown.items()
        ]

    def pile(self) -> list[tuple[Any, Because, str]]:
        """Return (story, because, interpreter) of what was ticked."""
        given = self.cleaned_data
        return [
            (one.story, self._because(one), given.get(f"by-{key}", ""))
            for key, one in self.shown.items()
            if given.get(f"lay-{key}")
        ]

    def _because(self, one: Any) -> Because:
        if one.because:
            first: Because = one.because[0]
            return first
        return Because(one.lying.because) if one.lying else Because.KEEPER


class ChooseForm(PlainForm):
    """The one story that a panel chose, and why."""

    story = forms.ChoiceField(label=_("Which story did you choose together?"), widget=Cards)
    reason = paragraph(
        _("Why this one?"),
        helps=_("The teller reads this, and after that everybody. Name nobody."),
    )
    values = paragraph(
        _("What do you find valuable in it?"), rows=2, required=False,
        helps=_("Such as: daring to say something, being fair, lasting long."),
    )  # fmt: skip
    doubts = paragraph(
        _("What did you doubt?"), rows=3, required=False,
        helps=_("Another story that was hard to leave, or something you did not agree on."),
    )  # fmt: skip
    differently = paragraph(
        _("What would you do differently because of it?"), rows=3, required=False
    )
    on_paper = forms.BooleanField(
        label=_("I type this from the sheet of the panel"), required=False
    )

    def __init__(self, *args: Any, stories: Iterable[Any], keeps: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.stories = {str(one.pk): one for one in stories}
        field: Any = self.fields["story"]
        field.choices = [(key, one.title) for key, one in self.stories.items()]
        if not keeps:
            del self.fields["on_paper"]

    def chosen(self) -> Any:
        return self.stories[self.cleaned_data["story"]]

    def words(self) -> ChoiceWords:
        given = self.cleaned_data
        return ChoiceWords(*(given[n] for n in ("reason", "values", "doubts", "differently")))


class ToldForm(PlainForm):
    """How the teller heard it."""

    how = forms.ChoiceField(
        label=_("How did the teller hear it?"), choices=list(TOLD_WORDS.items()), widget=Cards
    )


class LaterForm(PlainForm):
    """Whether it mattered, asked later."""

    mattered = forms.ChoiceField(
        label=_("Did it matter that this story was chosen?"), choices=said(MATTERED_WORDS),
        widget=Cards,
    )  # fmt: skip
    words = paragraph(
        _("What do you see of it now?"),
        helps=_("Ask the teller as well. No is an answer too."),
    )

    def clean_mattered(self) -> Mattered:
        return Mattered(self.cleaned_data["mattered"])


class DifferentlyForm(PlainForm):
    """What is done differently from now on."""

    differently = paragraph(
        _("What do we do differently from now on?"),
        helps=_("In a few sentences, with who does it. Everybody reads this."),
    )


class WhyNotForm(PlainForm):
    """Why a panel or a round does not go on."""

    why = paragraph(_("Why?"), rows=3, helps=_("Everybody can read this."))
