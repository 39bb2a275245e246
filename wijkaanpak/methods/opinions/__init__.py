"""Where people meet: from votes on statements to groups, what unites them and what divides them.

Each person votes agree, disagree or pass on some of many statements. `survey` counts first, with
between what bounds the true shares lie; places people in a picture of the two ways in which
they differ most; looks for groups there and tells whether these are more than chance; and finds
what speaks for each group, what all hold, what divides them and what holds across the picture.
`to_dict` is what may be shown: no count of fewer than five, and nobody alone on the map.

The method is that of Polis (Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling
Deliberation by Mapping High Dimensional Opinion Spaces", Recerca 26(2), 2021), written anew from
the paper; docs/reference/opinions.md says where it departs and why. The same votes give the same
answer, whatever the order of people.

>>> lines = [f"{voter},{statement},{1 if (voter < 9) == (statement < 5) else -1}"
...          for voter in range(18) for statement in range(8)]
>>> found = survey(read("\\n".join(["voter-id,comment-id,vote", *lines]).encode()))
>>> found.everybody.agree.tolist()
[[9, 9, 9, 9, 9, 9, 9, 9]]
"""

from wijkaanpak.methods.opinions.components import Picture, picture
from wijkaanpak.methods.opinions.groups import LEAST, Certainty, Split, certainty, split
from wijkaanpak.methods.opinions.reading import read, read_statements, with_statements
from wijkaanpak.methods.opinions.report import to_dict
from wijkaanpak.methods.opinions.secrecy import Dot
from wijkaanpak.methods.opinions.statements import Speaks
from wijkaanpak.methods.opinions.survey import Opinions, survey
from wijkaanpak.methods.opinions.votes import (
    AGREE,
    DISAGREE,
    PASS,
    UNSEEN,
    Counts,
    Statement,
    Votes,
    count,
    in_order,
)

__all__ = [
    "AGREE", "DISAGREE", "LEAST", "PASS", "UNSEEN", "Certainty", "Counts", "Dot", "Opinions",
    "Picture", "Speaks", "Split", "Statement", "Votes", "certainty", "count", "in_order",
    "picture", "read", "read_statements", "split", "survey", "to_dict", "with_statements",
]  # fmt: skip
