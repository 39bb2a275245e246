"""Papers: letters, ballots, cards and posters as tagged PDF, from data.

The typesetter is Typst; its tagged output follows PDF/UA-1 (ISO 14289-1). QR codes follow
ISO/IEC 18004. Whatever people wrote reaches the sheets in `sheets/` as data and is shown as it
is: it cannot become markup.
"""

from wijkaanpak.methods.printing.invitations import Invite, InviteWords, Said, invitations
from wijkaanpak.methods.printing.notices import (
    Notice,
    Sheet,
    WeekDay,
    WeekLine,
    WeekWords,
    notice,
    poster_of,
    week,
)
from wijkaanpak.methods.printing.papers import (
    BallotPlan,
    BallotWords,
    Card,
    Letter,
    LetterWords,
    Look,
    PosterPot,
    PosterWords,
    ballot_paper,
    cards,
    letters,
    poster,
)

__all__ = [
    "BallotPlan", "BallotWords", "Card", "Invite", "InviteWords", "Letter", "LetterWords", "Look",
    "Notice", "PosterPot", "PosterWords", "Said", "Sheet", "WeekDay", "WeekLine", "WeekWords",
    "ballot_paper", "cards", "invitations", "letters", "notice", "poster", "poster_of", "week",
]  # fmt: skip
