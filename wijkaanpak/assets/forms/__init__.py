"""What people send in: an offer, a wish, a request, a card. Nothing is saved here."""

from wijkaanpak.assets.forms.connecting import AskForm, CardForm, NoForm, PairForm, YesForm
from wijkaanpak.assets.forms.entering import ChangeForm, EntryForm, SlipForm
from wijkaanpak.assets.forms.fields import chosen_kind, chosen_side
from wijkaanpak.assets.forms.importing import ColumnsForm, FileForm

__all__ = [
    "AskForm", "CardForm", "ChangeForm", "ColumnsForm", "EntryForm", "FileForm", "NoForm",
    "PairForm", "SlipForm", "YesForm", "chosen_kind", "chosen_side",
]  # fmt: skip
