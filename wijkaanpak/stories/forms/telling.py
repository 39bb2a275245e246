"""What people send in: one question a screen, and early advice. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.stories import rules
from wijkaanpak.stories.rules import REASON_WORDS, Channel, How, Reason, Telling, Use, Verdict
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, PlainForm, Voice, Words
from wijkaanpak.ui.pages import refusals_become_errors

USES = [
    (Use.PANEL.value, _("Neighbours of the reading circle")),
    (Use.PUBLIC.value, _("Everybody, on this site")),
    (Use.COUNCIL.value, _("The municipal council")),
    (Use.PRESS.value, _("Newspaper, radio and television")),
    (Use.REPAIR.value, _("Beside a mistake that it is about")),
]
USE_HELPS = {
    Use.PANEL.value: _("Five to seven neighbours read stories aloud and choose some."),
    Use.PUBLIC.value: _("Your story stands under “Stories”. Everybody can read it and listen."),
    Use.COUNCIL.value: _("The council reads your story when it decides on the neighbourhood."),
    Use.PRESS.value: _("Journalists may quote your words, with the name that you chose."),
    Use.REPAIR.value: _(
        "Neighbours may lay your story beside a mistake that is told here, as long as "
        "everybody may read it."
    ),
}
CHANNELS = [
    (Channel.BENCH.value, _("On a bench or in the street")),
    (Channel.DOORSTEP.value, _("At the door or at home")),
    (Channel.PHONE.value, _("By telephone")),
    (Channel.SCHOOL.value, _("At school")),
    (Channel.MEETING.value, _("At a meeting")),
    (Channel.PAPER.value, _("On paper")),
]
LEFT_OUT = _("Leave this one out after all")
PLAIN = {"dir": "auto", "autocomplete": "off"}
MOST_BYTES = 20 * 1024 * 1024


class Question(PlainForm):
    """One screen of telling. `draft` is what was answered before; `file` the field with a file."""

    file = ""

    def __init__(self, *args: Any, draft: Mapping[str, Any], **more: Any) -> None:
        before = {name: value for name, value in draft.items() if name != self.file}
        super().__init__(*args, **more | {"initial": before})
        self.has_file = bool(draft.get(self.file))
        if self.file and not self.has_file:
            del self.fields[f"drop_{self.file}"]

    def answers(self) -> dict[str, Any]:
        """Return what was answered, fit to be kept between two screens."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in {self.file, self.dropping}}
        return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in said.items()}

    @property
    def dropping(self) -> str:
        return f"drop_{self.file}"


class WordsForm(Question):
    """Question 1: what happened, in writing or aloud."""

    file = "voice"
    text = forms.CharField(
        label=_("Write it down"),
        required=False,
        widget=Words(rows=10),
        help_text=_("In your own words and your own language. Mistakes do not matter."),
    )
    voice = forms.FileField(
        label=_("Or tell it aloud"),
        required=False,
        widget=Voice(most_seconds=300),
        help_text=_("At most five minutes. MP3, M4A, OGG, WebM, WAV or FLAC."),
    )
    drop_voice = forms.BooleanField(label=LEFT_OUT, required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        with refusals_become_errors():
            rules.check_text(text)
        return text

    def clean_voice(self) -> Any:
        return _not_too_big(self.cleaned_data["voice"])

    def clean(self) -> None:
        said = self.cleaned_data
        kept = self.has_file and not said.get("drop_voice")
        if not (said.get("text") or said.get("voice") or kept or self.errors):
            self.add_error("text", _("Write something or record your voice: one of the two."))


class TopicForm(Question):
    """Question 2: what it is called and what it is about."""

    title = forms.CharField(
        label=_("What do you call your story?"),
        max_length=rules.MOST_TITLE,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("A few words are enough."),
    )
    domains = forms.MultipleChoiceField(
        label=_("Which parts of life does it touch?"),
        required=False,
        choices=[(domain.value, _(words)) for domain, words in DOMAIN_WORDS.items()],  # type: ignore[attr-defined]
        widget=ManyCards,
        help_text=_("More than one is fine."),
    )
    language = forms.ChoiceField(
        label=_("In which language did you tell it?"), choices=settings.LANGUAGES
    )

    def __init__(self, *args: Any, draft: Mapping[str, Any], **more: Any) -> None:
        """Offer the first line as a name: who finds naming hard can leave it."""
        title = draft.get("title") or rules.first_line(draft.get("text", ""))
        super().__init__(*args, draft={**draft, "title": title}, **more)


class PlaceForm(Question):
    """Question 3: where and when, and a photo for who likes to."""

    file = "photo"
    street = forms.CharField(
        label=_("In which street or place was it?"),
        required=False,
        max_length=rules.MOST_NAME,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("Only the name, without a house number. So nobody can find your door."),
    )
    period = forms.CharField(
        label=_("When was it, more or less?"),
        required=False,
        max_length=rules.MOST_NAME,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("In words, for example: spring 2018."),
    )
    photo = forms.FileField(
        label=_("A photo with it"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("Are other people on it? Ask them first. Where it was taken is wiped out."),
    )
    drop_photo = forms.BooleanField(label=LEFT_OUT, required=False)
    photo_words = forms.CharField(
        label=_("What can be seen on the photo?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("For neighbours who cannot see it."),
    )

    def clean_street(self) -> str:
        street: str = self.cleaned_data["street"]
        with refusals_become_errors():
            rules.check_street(street)
        return street

    def clean_photo(self) -> Any:
        return _not_too_big(self.cleaned_data["photo"])


class UsesForm(PlainForm):
    """What a story may be used for. Nothing is filled in beforehand: a yes is given, not taken."""

    uses = forms.MultipleChoiceField(
        label=_("Who may read or hear it?"),
        required=False,
        choices=USES,
        widget=ManyCards(helps=USE_HELPS),
        help_text=_(
            "Choose none, one or more. You can always change it with the code on your slip. "
            "Are you younger than 16? Then decide together with your parent or carer."
        ),
    )

    def clean_uses(self) -> frozenset[Use]:
        return frozenset(Use(use) for use in self.cleaned_data["uses"])


class ShareForm(UsesForm, Question):
    """Question 4: the name beside it, and who may read it."""

    field_order = ["teller_name", "uses"]
    teller_name = forms.CharField(
        label=_("Which name do we put with it?"),
        required=False,
        max_length=rules.MOST_NAME,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("A first name or a made-up one. Leave it empty and we write: a resident."),
    )


QUESTIONS: dict[int, type[Question]] = {1: WordsForm, 2: TopicForm, 3: PlaceForm, 4: ShareForm}


def telling_of(draft: Mapping[str, Any], *, read_back: bool) -> Telling:
    """Return what was answered on all screens as one telling."""
    how = How(draft.get("how", How.ALONE))
    spoken = draft.get("voice") and not draft.get("text")
    usual = Channel.VOICE if spoken else Channel.WEB
    words = ("title", "text", "teller_name", "language", "period", "street", "photo", "voice")
    said = {name: draft[name] for name in (*words, "photo_words", "seconds") if draft.get(name)}
    return Telling(
        **{"title": "", **said},
        how=how,
        channel=Channel(draft.get("channel", usual)),
        domains=tuple(Domain(domain) for domain in draft.get("domains", [])),
        uses=frozenset(Use(use) for use in draft.get("uses", [])),
        read_back=read_back or how is How.ALONE,
    )


class SendForm(HouseForm):
    """The last look. `website` is for machines: people do not see it."""

    website = forms.CharField(required=False, max_length=200)
    read_back = forms.BooleanField(
        label=_("I read it aloud to the teller, and the teller said: this is right."),
        required=False,
        help_text=_("Not yet? Then it waits until the teller says so with the code of the slip."),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty, please. It catches machines."))
        return ""


class CollectForm(PlainForm):
    """How a collector writes down the story of somebody else."""

    how = forms.ChoiceField(
        label=_("How do you write it down?"),
        choices=[
            (How.WITH.value, _("Together: the teller sits beside me")),
            (How.FOR.value, _("For somebody: I heard it and write it down now")),
        ],
        widget=Cards,
    )
    channel = forms.ChoiceField(label=_("Where was it told?"), choices=CHANNELS, widget=Cards)


class SlipForm(PlainForm):
    """The code on the paper slip."""

    code = forms.CharField(
        label=_("The code on your slip"),
        max_length=40,
        help_text=_("Like K7P4-QM2X-R8ST-V. Small letters, spaces and dashes do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "dir": "ltr",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class ChangeForm(PlainForm):
    """The words anew."""

    title = TopicForm.base_fields["title"]
    text = WordsForm.base_fields["text"]


class WhyForm(PlainForm):
    """Why somebody disagrees."""

    words = forms.CharField(
        label=_("Why should it be placed as it is?"),
        max_length=rules.MOST_WORDS,
        widget=Words(rows=5),
    )


class ReturnForm(PlainForm):
    """Why a story goes back to its teller."""

    reason = forms.ChoiceField(
        label=_("Why can it not be placed like this?"),
        choices=[(reason.value, _(words)) for reason, words in REASON_WORDS.items()],  # type: ignore[attr-defined]
        widget=Cards,
        help_text=_("That it is angry, sad or unpleasant for someone is never a reason."),
    )
    words = forms.CharField(
        label=_("What could the teller do about it?"),
        required=False,
        max_length=rules.MOST_WORDS,
        widget=Words(rows=4),
        help_text=_("Only the teller reads this."),
    )

    def clean_reason(self) -> Reason:
        return Reason(self.cleaned_data["reason"])


class VerdictForm(PlainForm):
    """What somebody else decides on an appeal."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (Verdict.PLACED.value, _("It is placed as it is")),
            (Verdict.STAYS.value, _("It stays with the teller")),
        ],
        widget=Cards,
    )
    words = forms.CharField(
        label=_("Why?"),
        max_length=rules.MOST_WORDS,
        widget=Words(rows=4),
        help_text=_("Only the teller reads this."),
    )

    def clean_verdict(self) -> Verdict:
        return Verdict(self.cleaned_data["verdict"])


def chosen_domain(asked: str) -> Domain | None:
    """Return the domain of life in the address of a list; anything else means all."""
    return Domain(asked) if asked in {domain.value for domain in Domain} else None


def _not_too_big(file: Any) -> Any:
    if file and file.size > MOST_BYTES:
        raise forms.ValidationError(_("This file is too big: there is room for 20 megabytes."))
    return file
