"""What makers, neighbours and parties send in about a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.budget.forms.words import FOLLOWED, WholeEuros, area
from wijkaanpak.budget.rules import PlanWords, RoundRules, Verdict
from wijkaanpak.ui.forms import Cards, HouseForm


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
    cost = WholeEuros(label=_("7. What does it cost, in whole euros?"))
    asked = WholeEuros(label=_("8. How much do you ask from this round?"))
    area = forms.ChoiceField(label=_("Where is it?"), required=False, widget=Cards)
    young = forms.BooleanField(label=_("It is by and for young people"), required=False)

    def __init__(self, *args: Any, fixed: RoundRules, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["theme"].choices = [(t.name, t.name) for t in fixed.themes]  # type: ignore[attr-defined]
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
