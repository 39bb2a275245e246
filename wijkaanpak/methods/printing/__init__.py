"""Papers: letters, ballots, cards and posters as tagged PDF, from data.

The typesetter is Typst; its tagged output follows PDF/UA-1 (ISO 14289-1). QR codes follow
ISO/IEC 18004. Whatever people wrote reaches the sheets in `sheets/` as data and is shown as it
is: it cannot become markup.
"""

from wijkaanpak.methods.printing.papers import (
    BallotPlan,
    BallotWords,
    Card,
    Letter,
    LetterWords,
    Look,
    PosterPot,
    PosterWords,
    ThanksWords,
    WallCard,
    ballot_paper,
    cards,
    letters,
    poster,
    thank_you,
    wall,
)

__all__ = [
    "BallotPlan", "BallotWords", "Card", "Letter", "LetterWords", "Look", "PosterPot",
    "PosterWords", "ThanksWords", "WallCard", "ballot_paper", "cards", "letters", "poster",
    "thank_you", "wall",
]  # fmt: skip
