"""What people send in: an offer, a wish, a request, a card. Nothing is saved here."""

from wijkaanpak.assets.forms.connecting import AskForm, CardForm, NoForm, PairForm, YesForm
from wijkaanpak.assets.forms.entering import (
    SCREENS,
    THREE,
    About,
    ChangeForm,
    Part,
    entry_of,
)
from wijkaanpak.assets.forms.fields import chosen_kind, chosen_side
from wijkaanpak.assets.forms.importing import ColumnsForm, FileForm
from wijkaanpak.stories.forms import SlipForm

__all__ = [
    "SCREENS", "THREE", "About", "AskForm", "CardForm", "ChangeForm", "ColumnsForm", "FileForm",
    "NoForm", "PairForm", "Part", "SlipForm", "YesForm", "chosen_kind", "chosen_side",
    "entry_of",
]  # fmt: skip
