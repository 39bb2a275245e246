"""Read and write elections as Pabulib keeps them (`.pb`), all kinds of votes.

A file has three parts, META, PROJECTS and VOTES, each with a line of column names; `;` between
columns, `,` between choices, quotes doubled inside quotes. What was read is written back byte for
byte (`write(parse(raw)) == raw`), and an election of our own becomes a file that Pabulib's
checker accepts, with the whole rule in META so that anyone can count it again.

Source: Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", IJCAI 2023, and
pabulib.org/format. Money in a file is in whole units with a point for cents; here in cents.

>>> raw = b'''META
... key;value
... budget;100
... vote_type;approval
... PROJECTS
... project_id;cost;name
... 1;60.50;"Swings; two"
... VOTES
... voter_id;vote
... 7;1
... '''
>>> file = read(raw)
>>> file.election.plans[0].name, file.election.plans[0].cost
('Swings; two', 6050)
>>> write(file.document) == raw
True

Errors: `Refused` with the line (from 1) and the column. What we put right ourselves (a plan twice
in one ballot, spaces around a number) is in `File.notes`, a sentence each.
"""

from wijkaanpak.methods.pabulib.documents import Document, parse, write
from wijkaanpak.methods.pabulib.reading import (
    OUR_CONDITIONS,
    OUR_RULE,
    File,
    age_band,
    cents,
    read,
)
from wijkaanpak.methods.pabulib.writing import document_of, euros

__all__ = [
    "OUR_CONDITIONS", "OUR_RULE", "Document", "File", "age_band", "cents", "document_of",
    "euros", "parse", "read", "write",
]  # fmt: skip
