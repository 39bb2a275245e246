"""What people send in: plans, the check, codes, paper, and the words in which things are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from wijkaanpak.budget.rules import (
    EQUAL_SHARES,
    MOST_VOTES,
    ON_PAPER,
    BallotKind,
    Channel,
    Followed,
    PlanState,
    PlanWords,
    RoundRules,
    RoundState,
    Verdict,
    WhyRevoked,
    condition_of,
    read_area,
    read_guarantee,
    read_lines,
    read_pot,
)
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, Words
from wijkaanpak.ui.pages import refusals_become_errors

MOST = 4000
LINES = {
    "pots": read_pot,
    "guarantees": read_guarantee,
    "areas": read_area,
    "themes": lambda parts: parts[0],
}
ROUND_STATES: dict[str, tuple[str, str]] = {
    RoundState.WRITING: ("neutral", gettext_noop("Rules are being written")),
    RoundState.PLANS: ("note", gettext_noop("Open for plans")),
    RoundState.CHECKING: ("note", gettext_noop("Plans are being checked")),
    RoundState.VOTING: ("kept", gettext_noop("You can vote now")),
    RoundState.COUNTING: ("note", gettext_noop("The ballots are being counted")),
    RoundState.DECIDED: ("kept", gettext_noop("Decided")),
    RoundState.FOLLOWING: ("kept", gettext_noop("Plans are being carried out")),
}
NEXT_STEP: dict[str, tuple[str, str]] = {
    RoundState.PLANS: (
        gettext_noop("Fix the rules and open for plans"),
        gettext_noop(
            "From now on nobody can change the rules: not you, not a party, not the operator. "
            "Read them once more. Everybody sees them with their fingerprint."
        ),
    ),
    RoundState.CHECKING: (
        gettext_noop("Close for new plans"),
        gettext_noop("Nobody can hand in a new plan after this. Makers can still repair theirs."),
    ),
    RoundState.VOTING: (
        gettext_noop("Open the vote"),
        gettext_noop(
            "Plans that fit and have enough support go on the ballot. What is on it stays on it."
        ),
    ),
    RoundState.COUNTING: (
        gettext_noop("Close the vote"),
        gettext_noop("Nobody can vote after this. Paper that came in before can still be typed."),
    ),
    RoundState.FOLLOWING: (
        gettext_noop("Follow the plans that won"),
        gettext_noop("From now on the page tells how each plan goes, until the after-check."),
    ),
}
PLAN_STATES: dict[str, tuple[str, str]] = {
    PlanState.IDEA: ("neutral", gettext_noop("Only you see this")),
    PlanState.HANDED_IN: ("note", gettext_noop("Handed in")),
    PlanState.FITS: ("kept", gettext_noop("It fits")),
    PlanState.REPAIR: ("risk", gettext_noop("To be repaired")),
    PlanState.ON_BALLOT: ("note", gettext_noop("On the ballot")),
    PlanState.FUNDED: ("kept", gettext_noop("Chosen")),
    PlanState.NOT_FUNDED: ("neutral", gettext_noop("Not chosen")),
    PlanState.DOING: ("kept", gettext_noop("Begun")),
    PlanState.SHOWN: ("kept", gettext_noop("Ready and shown")),
    PlanState.SETTLED: ("kept", gettext_noop("Looked at again")),
    PlanState.MERGED: ("neutral", gettext_noop("Goes on in another plan")),
    PlanState.WITHDRAWN: ("neutral", gettext_noop("Taken back")),
    PlanState.NOT_ALLOWED: ("broken", gettext_noop("Not on the ballot")),
}
CHANNELS: dict[str, str] = {
    Channel.WEB: gettext_noop("on the web"),
    Channel.PAPER: gettext_noop("on paper"),
    Channel.TABLE: gettext_noop("at a table"),
    Channel.SCHOOL: gettext_noop("at school"),
    Channel.DOORSTEP: gettext_noop("at the door"),
    Channel.PHONE: gettext_noop("by phone"),
}
FOLLOWED: dict[str, str] = {
    Followed.DOING: gettext_noop("It has begun"),
    Followed.NEWS: gettext_noop("News on the way"),
    Followed.SHOWN: gettext_noop("It is ready and we showed it"),
    Followed.AFTER_CHECK: gettext_noop("We looked again, later"),
}
WHY: dict[str, str] = {
    WhyRevoked.LOST: gettext_noop("The letter was lost"),
    WhyRevoked.NOT_ARRIVED: gettext_noop("The letter did not arrive"),
    WhyRevoked.MOVED: gettext_noop("The person moved away"),
    WhyRevoked.TAKEN: gettext_noop("Somebody else took the letter"),
    WhyRevoked.MISPRINT: gettext_noop("The letter was not printed well"),
}


def area(label: Any, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, widget=Words(rows), max_length=MOST, required=required, help_text=help_text
    )


def euros(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=100_000_000,
        help_text=help_text,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class PlanForm(HouseForm):
    """The eight questions of a plan, with its name and its place."""

    title = forms.CharField(
        label=_("What is your plan called?"), max_length=120, help_text=_("A few words.")
    )
    what = area(_("1. What do you want to do?"))
    why = area(_("2. Why is it important?"))
    theme = forms.ChoiceField(label=_("3. Which theme does it fit?"), widget=Cards)
    who = area(_("4. Who is going to do it?"), 2)
    ourselves = area(_("5. What do you do yourselves?"), 2, required=False)
    needed = area(_("6. Who or what do you need?"), 2)
    cost = euros(_("7. What does it cost, in whole euros?"))
    asked = euros(_("8. How much do you ask from this round?"))
    area = forms.ChoiceField(label=_("Where is it?"), required=False, widget=Cards)
    young = forms.BooleanField(label=_("It is by and for young people"), required=False)

    def __init__(self, *args: Any, fixed: RoundRules, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["theme"].choices = [(one, one) for one in fixed.themes]  # type: ignore[attr-defined]
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            ("", _("The whole neighbourhood")),
            *((group.name, group.name) for group in fixed.areas),
        ]
        if not fixed.themes:
            del self.fields["theme"]
        if not fixed.areas:
            del self.fields["area"]

    def words(self) -> PlanWords:
        """Return the plan as one thing; euros become cents."""
        given = {name: self.cleaned_data.get(name, "") for name in PlanWords.__dataclass_fields__}
        given |= {name: given[name] * 100 for name in ("cost", "asked")}
        return PlanWords(**given)


class CheckForm(HouseForm):
    """What a party found: it fits, or why not and how it can be repaired."""

    party = forms.ChoiceField(label=_("For which party?"), widget=Cards)
    verdict = forms.ChoiceField(
        label=_("Is it allowed, and can it be done?"),
        choices=[
            (Verdict.YES.value, _("Yes, it fits")),
            (Verdict.REPAIR.value, _("Not like this, but it can be repaired")),
        ],
        widget=Cards,
    )
    reason = area(_("Why?"), required=False)
    repair = area(
        _("How can the makers repair it?"),
        required=False,
        help_text=_("A no always comes with a way on: a permit, a smaller size, another place."),
    )

    def __init__(self, *args: Any, mine: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        mine = list(mine)
        self.fields["party"].choices = [(str(p.pk), p.name) for p in mine]  # type: ignore[attr-defined]
        if len(mine) == 1:
            self.fields["party"].initial = str(mine[0].pk)


class MergeForm(HouseForm):
    """With which plan this one could go on as one."""

    into = forms.ChoiceField(label=_("With which plan?"), widget=Cards)
    words = area(_("What do you want to say to the other makers?"), required=False)

    def __init__(self, *args: Any, others: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(p.pk), f"{p.number}. {p.title}") for p in others]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]


class MakerForm(HouseForm):
    """The name of a neighbour who is asked to make a plan together."""

    name = forms.CharField(
        label=_("What is the name of your neighbour here?"),
        max_length=80,
        help_text=_("The name under which they take part. They decide themselves."),
    )


class PhotoForm(HouseForm):
    """A photo at a plan, and what is on it."""

    photo = forms.FileField(
        label=_("Photo or drawing"), widget=forms.FileInput(attrs={"accept": "image/*"})
    )
    words = forms.CharField(
        label=_("What is on it?"),
        max_length=200,
        help_text=_("In a few words, for who cannot see it."),
    )


class StepForm(HouseForm):
    """How a plan that won goes on."""

    what = forms.ChoiceField(
        label=_("What do you tell?"),
        choices=[(key, _(word)) for key, word in FOLLOWED.items()],
        widget=Cards,
    )
    words = area(_("In your own words"))


class RoundForm(HouseForm):
    title = forms.CharField(label=_("What is the round called?"), max_length=200)
    words = area(_("What do you want to tell about it?"), required=False)


class RulesForm(RoundForm):
    """All rules of a round on one page, as they will be published."""

    pots = area(
        _("Which pots, one on a line?"),
        4,
        help_text=_(
            "Name; euros; whose money; condition. For instance: Youth fund; 15000; Fund; "
            "12-26. The condition is a theme, two ages, or nothing."
        ),
    )
    guarantees = area(
        _("What is promised beforehand, one on a line?"),
        2,
        required=False,
        help_text=_("Name; at least so many euros; theme or two ages."),
    )
    themes = area(_("Which themes, one on a line?"), 3, required=False)
    areas = area(
        _("Which parts of the neighbourhood, one on a line?"),
        3,
        required=False,
        help_text=_("Name; number of people who may vote there."),
    )
    who = area(_("Who may vote?"), 2)
    from_age = forms.IntegerField(label=_("From what age?"), min_value=12, max_value=18)
    not_open = area(_("What does this round not decide on?"), 2)
    ballot = forms.ChoiceField(
        label=_("How do people choose?"),
        choices=[
            (BallotKind.STICKERS.value, _("Stickers: choose so many plans")),
            (BallotKind.KNAPSACK.value, _("Spend the money: choose until it is used")),
            (BallotKind.POINTS.value, _("Points: divide them over plans")),
        ],
        widget=Cards,
    )
    least = forms.IntegerField(label=_("At least how many plans on a ballot?"), min_value=1)
    most = forms.IntegerField(label=_("How many stickers or points has everybody?"), min_value=1)
    rule = forms.ChoiceField(
        label=_("How is it counted?"),
        choices=[
            ("equal-shares", _("Equal shares: everybody has as much of the money")),
            ("greedy", _("Most votes first, as long as it fits")),
        ],
        widget=Cards,
    )
    supporters = forms.IntegerField(
        label=_("How many people must stand behind a plan?"), min_value=1, max_value=100
    )
    leftover = area(_("What happens with money that is left?"), 2)
    editable = forms.BooleanField(
        label=_("People may change their vote until closing"),
        required=False,
        help_text=_("Then, until closing, the computer knows which letter has which ballot."),
    )
    plans_until = DayField(label=_("Last day for plans"))
    votes_from = DayField(label=_("First day to vote"))
    votes_until = DayField(label=_("Last day to vote"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, read in LINES.items():
            if name in given:
                try:
                    with refusals_become_errors():
                        self.cleaned_data[name] = read_lines(given[name], read)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return self.cleaned_data

    def fixed(self) -> RoundRules:
        """Return the rules as one thing."""
        given = self.cleaned_data
        same = ("who", "from_age", "not_open", "least", "most", "supporters", "leftover",
                "editable", "plans_until", "votes_from", "votes_until")  # fmt: skip
        return RoundRules(
            pots=tuple(pot for pot, _owner in given["pots"]),
            owners={pot.key: owner for pot, owner in given["pots"]},
            guarantees=tuple(given["guarantees"]),
            themes=tuple(given["themes"]),
            areas=tuple(given["areas"]),
            ballot=BallotKind(given["ballot"]),
            rule=EQUAL_SHARES if given["rule"] == "equal-shares" else MOST_VOTES,
            **{name: given[name] for name in same},
        )


def as_lines(fixed: RoundRules) -> dict[str, Any]:
    """Return rules as the form shows them."""
    pots = [
        f"{p.key}; {p.amount // 100}; {fixed.owners.get(p.key, '')}; {condition_of(p)}"
        for p in fixed.pots
    ]
    sure = [f"{g.key}; {g.least // 100}; {condition_of(g)}" for g in fixed.guarantees]
    areas = [f"{group.name}; {group.people}" for group in fixed.areas]
    same = ("who", "from_age", "not_open", "least", "most", "supporters", "leftover",
            "editable", "plans_until", "votes_from", "votes_until", "ballot")  # fmt: skip
    return {name: getattr(fixed, name) for name in same} | {
        "pots": "\n".join(pots),
        "guarantees": "\n".join(sure),
        "areas": "\n".join(areas),
        "themes": "\n".join(fixed.themes),
        "rule": fixed.rule.name,
    }


class CodeForm(HouseForm):
    """The code on a voting letter; whoever types it for somebody else says so."""

    code = forms.CharField(
        label=_("What is the code on your letter?"),
        max_length=40,
        help_text=_("Twelve signs and a check sign, in groups. Capitals do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, helps: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if helps:
            self.fields["channel"] = forms.ChoiceField(
                label=_("For whom do you type this?"),
                choices=[
                    ("", _("I vote myself")),
                    (Channel.PHONE.value, _("For somebody on the phone")),
                    (Channel.DOORSTEP.value, _("For somebody at the door")),
                ],
                required=False,
                widget=Cards,
            )


class ChoiceForm(HouseForm):
    """All plans in one list, for who likes that better than cards."""

    plans = forms.MultipleChoiceField(label=_("Which plans do you choose?"), widget=ManyCards)

    def __init__(self, *args: Any, plans: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(p.number), f"{p.number}. {p.title}") for p in plans]
        self.fields["plans"].choices = choices  # type: ignore[attr-defined]


class AboutForm(HouseForm):
    """Two things people may tell of themselves, so that all can see who was not there."""

    area = forms.ChoiceField(
        label=_("In which part of the neighbourhood do you live?"), required=False, widget=Cards
    )
    young = forms.ChoiceField(
        label=_("How old are you?"),
        required=False,
        widget=Cards,
    )

    def __init__(self, *args: Any, fixed: RoundRules, **more: Any) -> None:
        super().__init__(*args, **more)
        rather_not = ("", _("I would rather not say"))
        areas = [(group.name, group.name) for group in fixed.areas]
        self.fields["area"].choices = [rather_not, *areas]  # type: ignore[attr-defined]
        self.fields["young"].choices = [  # type: ignore[attr-defined]
            rather_not,
            (
                "yes",
                _("%(from)s to %(until)s years")
                % {"from": fixed.from_age, "until": fixed.young_until},
            ),
            ("no", _("Older")),
        ]
        if not areas:
            del self.fields["area"]

    def about(self) -> dict[str, Any]:
        """Return what was told."""
        young = {"yes": True, "no": False}.get(self.cleaned_data["young"])
        return {"area": self.cleaned_data.get("area", ""), "young": young}


class LettersForm(HouseForm):
    many = forms.IntegerField(label=_("How many letters?"), min_value=1, max_value=20_000)
    large = forms.BooleanField(label=_("In large print"), required=False)


class RevokeForm(HouseForm):
    serials = forms.CharField(
        label=_("Which letter numbers?"),
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "numeric"}),
        help_text=_(
            "With a space or on a new line. The number stands on the letter and the list."
        ),
    )
    why = forms.ChoiceField(
        label=_("Why?"), choices=[(key, _(word)) for key, word in WHY.items()], widget=Cards
    )


class PileForm(HouseForm):
    """A new pile of paper: where it comes from and which letters were handed in for it."""

    channel = forms.ChoiceField(
        label=_("How was voted?"),
        choices=[(c.value, _(CHANNELS[c])) for c in ON_PAPER],
        widget=Cards,
    )
    place = forms.CharField(label=_("Where does this pile come from?"), max_length=120)
    letters = forms.CharField(
        label=_("Which letter numbers were handed in?"),
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "numeric"}),
        help_text=_("As many as there are ballots. With a space or on a new line."),
    )


class SheetForm(HouseForm):
    """A pile, typed in line by line."""

    text = forms.CharField(
        label=_("Type in each ballot on a line of its own"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "dir": "ltr"}),
        help_text=_(
            "The numbers of the plans, such as 2 3 11. Four alike: 4x 2 3 11. Blank: - . What was "
            "ticked: @ with the beginning of the area, and j for young or o for older."
        ),
    )


class AsideForm(HouseForm):
    why = area(_("Why do you set this pile aside?"), 2)
