"""What people send in about letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.letters.rules import Wanted
from wijkaanpak.ui.forms import Cards, HouseForm


class WishForm(HouseForm):
    """One question: how often?"""

    wanted = forms.ChoiceField(
        label=_("How often do you want a letter?"),
        choices=[
            (Wanted.WEEKLY.value, _("Once a week")),
            (Wanted.DIRECT.value, _("At once")),
            (Wanted.NOTHING.value, _("Never")),
        ],
        widget=Cards(
            helps={
                Wanted.WEEKLY.value: _("A letter on Monday. Only what cannot wait comes sooner."),
                Wanted.DIRECT.value: _("Each time that something is asked of you."),
                Wanted.NOTHING.value: _("You look on your own page yourself."),
            }
        ),
    )
