"""What a party sends in: a proposal, a voice, a seat, its own words, a signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.network.models import Article, Party
from wijkaanpak.network.rules import (
    KEYS,
    LIMIT_OF,
    LIMIT_RANGES,
    LIMIT_WORDS,
    LIMITS,
    Answer,
    Clause,
    Deciders,
    DecisionKind,
    PartyKind,
    may_decide,
)
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, PlainForm, Words


class SpokenForm(HouseForm):
    """A form that somebody sends for a party they speak for; asked only when there is a choice."""

    party = forms.ChoiceField(label=_("For which party do you speak?"), widget=Cards)

    def __init__(self, *args: Any, mine: Iterable[Party], **more: Any) -> None:
        super().__init__(*args, **more)
        self.mine = {str(party.pk): party for party in mine}
        choices = [(key, party.name) for key, party in self.mine.items()]
        self.fields["party"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["party"].widget = forms.HiddenInput()
            self.fields["party"].initial = choices[0][0]

    def clean_party(self) -> Party:
        return self.mine[self.cleaned_data["party"]]


class ProposalForm(SpokenForm):
    """What every proposal says: what, why, and until when others can answer."""

    title = forms.CharField(label=_("What do you propose, in one line?"), max_length=200)
    why = forms.CharField(label=_("Why?"), widget=Words(rows=5), max_length=4000)
    term = DayField(
        label=_("Until which day can the parties answer?"),
        help_text=_("Silence is no yes. Who does not answer in time stops the proposal."),
    )

    def __init__(self, *args: Any, least_days: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["term"].initial = clock.today() + timedelta(days=max(14, least_days))


class ClauseForm(ProposalForm):
    """A new text for one article of the charter."""

    words = forms.CharField(
        label=_("The new text, in plain words"), widget=Words(rows=5), max_length=4000
    )
    deciders = forms.ChoiceField(label=_("Who decides?"), widget=Cards)
    limit = forms.IntegerField()

    def __init__(self, *args: Any, kind: DecisionKind, now: Article | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind, self.now = kind, now
        able = [word for word in Deciders if word in may_decide(kind)]
        deciders = [(word.value, _(word.value)) for word in able]
        self.fields["deciders"].choices = deciders  # type: ignore[attr-defined]
        self.fields["deciders"].initial = now.deciders if now else deciders[0][0]
        self.fields["words"].initial = now.words if now else ""
        name = LIMIT_OF.get(kind)
        if name is None:
            del self.fields["limit"]
            return
        least, most = LIMIT_RANGES[name]
        self.fields["limit"] = forms.IntegerField(
            label=_(LIMIT_WORDS[name]), min_value=least, max_value=most
        )
        self.fields["limit"].initial = (now.limits if now else {}).get(name, LIMITS[name])

    def clause(self) -> Clause:
        """Return the article as it will be carried out."""
        given = self.cleaned_data
        limits = {LIMIT_OF[self.kind]: given["limit"]} if "limit" in given else {}
        return Clause(self.kind, Deciders(given["deciders"]), given["words"], limits=limits)


class NewPartyForm(ProposalForm):
    """A party that wants to sit down."""

    name = forms.CharField(label=_("Name of the new party"), max_length=120)
    kind = forms.ChoiceField(
        label=_("What kind of party is it?"),
        choices=[(kind.value, _(kind.value)) for kind in PartyKind if kind not in KEYS],
    )
    seat = forms.CharField(
        label=_("Which post speaks for it?"), max_length=120, help_text=_("Such as: director.")
    )
    person = forms.CharField(
        label=_("Who holds that post?"),
        max_length=254,
        help_text=_("The name or e-mail address under which this person takes part here."),
    )
    field_order = ["key", "party", "name", "kind", "seat", "person", "title", "why", "term"]


class VoiceForm(SpokenForm):
    """Yes, or an objection with what would solve it."""

    answer = forms.ChoiceField(
        label=_("What does your party say?"),
        choices=[(Answer.CONSENT.value, _("Yes")), (Answer.OBJECTION.value, _("We object"))],
        widget=Cards(
            helps={
                Answer.CONSENT.value: _("Good enough for now, safe enough to try."),
                Answer.OBJECTION.value: _(
                    "This harms what we stand for. We say what would solve it."
                ),
            }
        ),
    )
    reason = forms.CharField(
        label=_("In your own words"), widget=Words(rows=4), required=False, max_length=4000
    )
    would_solve = forms.CharField(
        label=_("If you object: what would solve it?"),
        widget=Words(rows=3),
        required=False,
        max_length=4000,
    )

    def clean_answer(self) -> Answer:
        return Answer(self.cleaned_data["answer"])


class SeatForm(PlainForm):
    """A seat of one's own party, and who sits there from today."""

    title = forms.CharField(
        label=_("Which seat?"), max_length=120, help_text=_("A post, such as: alderman, chair.")
    )
    person = forms.CharField(
        label=_("Who sits there from today?"),
        max_length=254,
        help_text=_("The name or e-mail address under which this person takes part here."),
    )


class PartyWordsForm(PlainForm):
    """Who a party is, in its own words."""

    words = forms.CharField(
        label=_("Who are you, in your own words?"), widget=Words(rows=8), max_length=4000
    )


class LongForm(SpokenForm):
    """A joint document for many years."""

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    words = forms.CharField(
        label=_("What do you promise each other?"), widget=Words(rows=12), max_length=20000
    )
    horizon_year = forms.IntegerField(
        label=_("Until which year?"),
        min_value=2000,
        max_value=2200,
        help_text=_("At least ten years from now, twenty is better."),
    )


class SignForm(SpokenForm):
    """A signature, for the party one speaks for."""
