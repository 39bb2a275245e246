"""What people send in about a mistake, a difference of view, or a stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.repairs.rules import conflicts, mistakes, stops
from wijkaanpak.repairs.rules.conflicts import VALUE_WORDS, LineKind
from wijkaanpak.repairs.rules.mistakes import Said
from wijkaanpak.repairs.rules.objections import Answer
from wijkaanpak.repairs.rules.stops import LAWS, POST_WORDS, Ground
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, Words, line, said

GROUP = "group"
A_GROUP = (GROUP, _("A group that is no party"))


def area(label: Any, rows: int = 4, *, required: bool = True, help_text: Any = "",
         most: int = mistakes.MOST_WORDS) -> forms.CharField:  # fmt: skip
    """A field for what somebody says in their own words."""
    return forms.CharField(
        label=label, widget=Words(rows), max_length=most, required=required, help_text=help_text
    )


def choose(
    rows: Iterable[Any],
    first: Iterable[tuple[str, Any]] = (),
    last: Iterable[tuple[str, Any]] = (),
) -> list[tuple[str, Any]]:
    return [*first, *((str(row.pk), str(row)) for row in rows), *last]


class MistakeForm(HouseForm):
    """What went wrong, who was hurt, and for who made it also what they will repair."""

    title = line(_("In one sentence: what went wrong?"), 120, required=True)
    happened = area(_("What happened?"), 6)
    hurt = line(
        _("Who was hurt?"),
        160,
        helps=_("A street, a group, a circle, in your own words. Name no person."),
        required=True,
    )
    am_hurt = forms.BooleanField(label=_("I am one of them"), required=False)
    maker = forms.ChoiceField(label=_("Who made the mistake?"))
    group = line(
        _("If it is no party: which group was it?"),
        120,
        helps=_("A circle, a team, a few neighbours. Name no person."),
    )
    by_maker = forms.BooleanField(
        label=_("That is us: we tell it ourselves"),
        required=False,
        help_text=_("Telling your own mistake takes courage. Everybody reads that you did."),
    )
    repair = area(
        _("What do we repair?"),
        3,
        required=False,
        help_text=_("Only when it was your own mistake, and you know it already."),
    )
    repair_by = DayField(label=_("By which day?"), required=False)
    at_desk = forms.BooleanField(
        label=_("I write this down for somebody at the desk"), required=False
    )
    commitment = forms.ChoiceField(label=_("Is there a promise behind it?"), required=False)
    story = forms.ChoiceField(
        label=_("Is there a story about it?"), required=False,
        help_text=_("Here stand the stories whose teller said yes to this."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {
            name: {str(row.pk): row for row in rows}
            for name, rows in (
                ("maker", choices.makers),
                ("commitment", choices.promises),
                ("story", choices.stories),
            )
        }
        self.own = {str(party.pk) for party in choices.own}
        for name, rows in self.rows.items():
            none = _("Choose") if name == "maker" else _("none")
            last = [A_GROUP] if name == "maker" else []
            self.fields[name].choices = choose(rows.values(), [("", none)], last)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse here what would cost somebody a long text: a party they do not speak for."""
        given = super().clean() or self.cleaned_data
        maker = given.get("maker", "")
        if given.get("by_maker") and maker in self.rows["maker"] and maker not in self.own:
            self.add_error("by_maker", _("You do not speak for this party. Leave this empty."))
        if maker == GROUP and not given.get("group", "").strip():
            self.add_error("group", _("Write which group it was."))
        return given

    @property
    def our_own(self) -> bool:
        """Something was filled in of what only who made it fills in."""
        names = ("by_maker", "repair", "repair_by")
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def beside(self) -> bool:
        """Something was filled in of what lies beside it."""
        names = ("at_desk", "commitment", "story")
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def given(self) -> dict[str, Any]:
        """Return the words as an action takes them."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        for name, rows in self.rows.items():
            kept[name] = rows.get(kept[name])
        return kept


class StoryForm(HouseForm):
    """Which story lies beside a mistake: one whose teller said yes to that, or none."""

    story = forms.ChoiceField(
        label=_("Which story is about it?"), required=False,
        help_text=_("Here stand the stories whose teller said yes to this."),
    )  # fmt: skip

    def __init__(self, *args: Any, stories: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.stories = {str(row.pk): row for row in stories}
        none = [("", _("none"))]
        self.fields["story"].choices = choose(self.stories.values(), none)  # type: ignore[attr-defined]

    @property
    def given(self) -> Any:
        """Return the story, or None to take it away."""
        return self.stories.get(self.cleaned_data["story"])


class SayForm(HouseForm):
    """One step in the life of a mistake: a few words, and a day where one belongs."""

    words = area(_("In your own words"))
    by_day = DayField(label=_("Repaired by which day?"), required=False)
    commitment = forms.ChoiceField(label=_("Did it become a promise?"), required=False)

    def __init__(self, *args: Any, said: Said, promises: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        step = mistakes.STEPS[said]
        self.promises = {str(row.pk): row for row in promises}
        self.fields["words"].required = step.needs_words
        self.fields["by_day"].required = said is Said.SORRY
        self.fields["commitment"].choices = choose(  # type: ignore[attr-defined]
            self.promises.values(), [("", _("none"))]
        )
        for name in () if step.asks_day else ("by_day", "commitment"):
            del self.fields[name]

    @property
    def given(self) -> dict[str, Any]:
        """Return the words as an action takes them."""
        promise = self.promises.get(self.cleaned_data.get("commitment", ""))
        return self.cleaned_data | {"commitment": promise}


class ConflictForm(HouseForm):
    """What people see differently, and between whom."""

    title = line(
        _("What is it about?"),
        160,
        helps=_("As a question that every side could ask: Where do the parked cars go?"),
        required=True,
    )
    mine = forms.ChoiceField(label=_("For which side do you speak?"))
    my_group = line(_("If it is no party: what do you call your side?"), 80)
    other = forms.ChoiceField(label=_("Who is the other side?"))
    other_group = line(_("If it is no party: what do they call themselves?"), 80)
    third_group = line(_("Is there a third side?"), 80)

    def __init__(
        self, *args: Any, mine: Iterable[Any], parties: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.parties = {str(row.pk): row for row in parties}
        own, none = list(mine), [("", _("Choose"))]
        first = none if own else []  # who speaks for no party has nothing to choose
        self.fields["mine"].choices = choose(own, first, [A_GROUP])  # type: ignore[attr-defined]
        both = choose(self.parties.values(), none, [A_GROUP])
        self.fields["other"].choices = both  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A side is a party, or a group in its own words: never the one in place of the other."""
        given = super().clean() or self.cleaned_data
        for choice, words in (("mine", "my_group"), ("other", "other_group")):
            chosen, named = given.get(choice, ""), given.get(words, "").strip()
            if chosen == GROUP and not named:
                self.add_error(words, _("Write what this side is called."))
            if chosen in self.parties and named:
                self.add_error(words, _("Leave this empty, or choose a group above."))
        return given

    @property
    def sides(self) -> tuple[Any, list[Any]]:
        """Return one's own side and the others: a party, or a group in words."""
        given = self.cleaned_data
        mine = self.parties.get(given["mine"], given["my_group"])
        others = [self.parties.get(given["other"], given["other_group"]), given["third_group"]]
        return mine, [side for side in others if side]


class PositionForm(HouseForm):
    """How one's own side sees it, and what matters to it."""

    words = area(
        _("How do you see it?"),
        8,
        most=conflicts.LONGEST_POSITION,
        help_text=_("Every side has the same room. Write about the matter, not about persons."),
    )
    values = forms.MultipleChoiceField(
        label=_("What matters to you here?"),
        choices=said(VALUE_WORDS),
        widget=ManyCards,
        help_text=_("At most three."),
    )


LINE_WORDS: dict[str, Any] = {
    LineKind.FACT: _("A fact: so it is"),
    LineKind.AGREED: _("An agreement: so we will do it"),
    LineKind.REST: _("Rest: we let it be until a day"),
    LineKind.SETTLED: _("The end: for us it is settled"),
}


class LineForm(HouseForm):
    """A sentence to which every side could say yes."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[(k.value, w) for k, w in LINE_WORDS.items()],  # type: ignore[attr-defined]
        widget=Cards,
    )  # fmt: skip
    words = area(_("The sentence"), 3, most=conflicts.LONGEST_LINE)
    day = DayField(
        label=_("With rest: on which day does it come back?"),
        required=False,
        help_text=_("At most two years. It comes back by itself."),
    )


class NodForm(HouseForm):
    """Yes, or no with the reason."""

    yes = forms.TypedChoiceField(
        label=_("What does your side say?"),
        choices=[("yes", _("Yes, our side says so too")), ("no", _("We see it differently"))],
        coerce=lambda value: value == "yes",
        widget=Cards,
    )
    why = area(_("If differently: how?"), 3, required=False, most=conflicts.LONGEST_LINE)


class AuthorityForm(HouseForm):
    """Which post of a body of government may hold things, by which decision."""

    seat = forms.ChoiceField(label=_("Which post?"))
    post = forms.ChoiceField(
        label=_("For which body of government does it speak?"), choices=said(POST_WORDS),
        widget=Cards,
    )  # fmt: skip
    words = area(_("Which decision gives this mandate?"), 3, most=stops.LONGEST_WORDS)
    published = line(_("Where can people read it?"), required=True)

    def __init__(self, *args: Any, seats: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.seats = {str(row.pk): row for row in seats}
        self.fields["seat"].choices = [  # type: ignore[attr-defined]
            (key, f"{row.title} ({row.party.name})") for key, row in self.seats.items()
        ]


class StopForm(HouseForm):
    """What is held, on which ground, until when, and where people can object."""

    thing = forms.ChoiceField(label=_("What is held?"))
    authority = forms.ChoiceField(label=_("From which post?"))
    ground = forms.ChoiceField(
        label=_("On which legal ground?"),
        choices=said({ground: law.words for ground, law in LAWS.items()}),
        widget=Cards(helps={ground: law.article for ground, law in LAWS.items()}),
    )
    scope = area(
        _("What is held, and what is not?"), 3, most=stops.LONGEST_WORDS,
        help_text=_("Write about things. Nothing about persons stands here."),
    )  # fmt: skip
    why = area(_("Why?"), 4, most=stops.LONGEST_WORDS)
    objection = area(
        _("Where can people object?"), 3, most=stops.LONGEST_WORDS,
        help_text=_("An address or a page of the body that decides on objections."),
    )  # fmt: skip
    until = DayField(label=_("Until which day?"))

    def __init__(
        self,
        *args: Any,
        things: Mapping[str, Any],
        groups: list[tuple[Any, list[tuple[str, str]]]],
        authorities: Iterable[Any],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.things = things
        self.authorities = {str(row.pk): row for row in authorities}
        several = len(things) > 1
        self.fields["thing"].choices = [*([("", _("Choose"))] if several else []), *groups]  # type: ignore[attr-defined]
        self.fields["ground"].choices = self._grounds()  # type: ignore[attr-defined]
        self.fields["authority"].choices = [  # type: ignore[attr-defined]
            (key, f"{row.seat.title} ({row.seat.party.name})")
            for key, row in self.authorities.items()
        ]

    def _grounds(self) -> list[tuple[str, Any]]:
        """Only the grounds of the posts from which this person holds."""
        posts = {row.post for row in self.authorities.values()}
        laws: dict[str, str] = {
            ground: law.words for ground, law in LAWS.items() if law.posts & posts
        }
        return said(laws)

    @property
    def given(self) -> tuple[Any, dict[str, Any]]:
        """Return the post, and what it holds and how."""
        kept = {k: self.cleaned_data[k] for k in ("scope", "why", "objection", "until")}
        kept |= {"thing": self.things[self.cleaned_data["thing"]]}
        kept |= {"ground": Ground(self.cleaned_data["ground"])}
        return self.authorities[self.cleaned_data["authority"]], kept


class WhyForm(HouseForm):
    """Only the reason."""

    why = area(_("Why?"), 4, most=stops.LONGEST_WORDS)


RESIDENT = "resident"


class ObjectionForm(HouseForm):
    """What somebody has against a stop; who speaks for a party says for whom it is."""

    side = forms.ChoiceField(
        label=_("Who objects?"),
        widget=Cards(helps={RESIDENT: _("People read “a resident”, never your name.")}),
    )
    words = area(
        _("What do you object to, and why?"), 6, most=stops.LONGEST_WORDS,
        help_text=_("Write what the stop does to you, and what should change."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {str(row.pk): row for row in parties}
        own = (RESIDENT, _("I, as a resident"))
        self.fields["side"].choices = choose(self.parties.values(), [own])  # type: ignore[attr-defined]
        if not self.parties:
            del self.fields["side"]

    @property
    def given(self) -> dict[str, Any]:
        """Return the words as an action takes them."""
        kept = {name: self.cleaned_data[name] for name in ("words", "key")}
        return kept | {"party": self.parties.get(self.cleaned_data.get("side", ""))}


ANSWERS: dict[str, Any] = {
    Answer.STANDS: _("The stop stands, as it is"),
    Answer.NARROWER: _("Less is held from now on"),
    Answer.LIFTED: _("We lift the stop, today"),
}


class AnswerForm(HouseForm):
    """What the body that holds answers, and why."""

    answer = forms.ChoiceField(
        label=_("What is your answer?"), choices=list(ANSWERS.items()), widget=Cards
    )
    scope = area(
        _("If less: what is still held, and what no longer?"), 3, required=False,
        most=stops.LONGEST_WORDS,
        help_text=_("The cash desk goes on holding the same payment or goal. Should it be paid? "
                    "Then lift the stop."),
    )  # fmt: skip
    reasons = area(_("Why?"), 5, most=stops.LONGEST_WORDS)

    def clean(self) -> dict[str, Any]:
        """What is held is said anew with a narrower stop, and with nothing else."""
        given = super().clean() or self.cleaned_data
        narrower = given.get("answer") == Answer.NARROWER
        if narrower and not given.get("scope", "").strip() and "scope" not in self.errors:
            self.add_error("scope", _("Say what is still held, and what no longer."))
        if given.get("answer") and not narrower and given.get("scope", "").strip():
            self.add_error("scope", _("Only a narrower stop says anew what is held."))
        return given

    @property
    def given(self) -> dict[str, Any]:
        """Return the answer as an action takes it."""
        kept = {name: self.cleaned_data[name] for name in ("scope", "reasons")}
        return kept | {"answer": Answer(self.cleaned_data["answer"])}
