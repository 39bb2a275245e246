"""Papers: letters, ballots, cards and posters as tagged PDF, from data.

The typesetter is Typst; its tagged output follows PDF/UA-1 (ISO 14289-1). QR codes follow
ISO/IEC 18004. Whatever people wrote reaches the sheets in `sheets/` as data and is shown as it
is: it cannot become markup.
"""

from wijkaanpak.methods.printing.blanks import Blank, BlankWords, blank
from wijkaanpak.methods.printing.booklets import BookletWords, Chapter, Part, booklet
from wijkaanpak.methods.printing.columns import (
    ColumnLine,
    ColumnWords,
    PaperColumn,
    TableCard,
    in_columns,
    table_cards,
)
from wijkaanpak.methods.printing.doorcards import DoorCard, TallySheet, door_cards, tally_sheet
from wijkaanpak.methods.printing.draws import (
    DrawGroup,
    DrawRow,
    DrawStep,
    DrawWords,
    draw_report,
)
from wijkaanpak.methods.printing.invitations import Invite, InviteWords, Said, invitations
from wijkaanpak.methods.printing.leaflets import Leaflet, leaflet
from wijkaanpak.methods.printing.notices import (
    BoardWords,
    Face,
    Notice,
    Sheet,
    WeekDay,
    WeekLine,
    WeekWords,
    face_board,
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
    ThanksWords,
    WallCard,
    ballot_paper,
    cards,
    letters,
    poster,
    thank_you,
    wall,
)
from wijkaanpak.methods.printing.signups import Question, SignUpWords, sign_up_paper
from wijkaanpak.methods.printing.statements import (
    CardWords,
    StatementCard,
    TableWords,
    statement_cards,
    table_sheets,
)

__all__ = [
    "BallotPlan", "BallotWords", "Blank", "BlankWords", "BoardWords", "BookletWords", "Card",
    "CardWords", "Chapter", "ColumnLine", "ColumnWords", "DoorCard", "DrawGroup", "DrawRow",
    "DrawStep", "DrawWords", "Face", "Invite", "InviteWords", "Leaflet", "Letter",
    "LetterWords", "Look", "Notice", "PaperColumn", "Part", "PosterPot", "PosterWords",
    "Question", "Said", "Sheet", "SignUpWords", "StatementCard", "TableCard", "TableWords",
    "TallySheet", "ThanksWords", "WallCard", "WeekDay", "WeekLine", "WeekWords",
    "ballot_paper", "blank", "booklet", "cards", "door_cards", "draw_report", "face_board",
    "in_columns", "invitations", "leaflet", "letters", "notice", "poster", "poster_of",
    "sign_up_paper", "statement_cards", "table_cards", "table_sheets", "tally_sheet",
    "thank_you", "wall", "week",
]  # fmt: skip
