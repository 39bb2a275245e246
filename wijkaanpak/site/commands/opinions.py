"""Say where people meet, from a file of votes: `opinions`. Needs no database."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import example, speak_without_a_server
from wijkaanpak.site.commands.files import contents, in_file

BESIDE = "comments.csv"
MOST_ALIKE = 3  # times that it is told that people gave the same answers


def add_to(commands: Any) -> None:
    opinions = commands.add_parser(
        "opinions",
        help="say what unites and divides people, from their votes on statements",
        description="From votes (agree, disagree, pass) on statements to what unites people, what "
        "divides them, and which groups stand together, if there are any. Reads the files that "
        "Polis gives out: votes.csv or participants-votes.csv, with the texts from the "
        "comments.csv beside it. docs/reference/opinions.md explains every figure.",
        **example(
            "wijkaanpak opinions votes.csv\n"
            "  wijkaanpak opinions participants-votes.csv --statements comments.csv --json"
        ),
    )
    opinions.add_argument("file", type=Path, help="votes.csv or participants-votes.csv")
    opinions.add_argument(
        "--statements", type=Path, metavar="FILE", help=f"default: {BESIDE} beside it, if any"
    )
    opinions.add_argument("--json", action="store_true", help="all figures, and the map")
    opinions.set_defaults(run=run_opinions)


def run_opinions(given: argparse.Namespace) -> int:
    speak_without_a_server()
    from wijkaanpak.methods import opinions  # noqa: PLC0415

    votes = refused_in(given.file, lambda raw: some_of(opinions.read(raw)))
    beside = given.file.with_name(BESIDE)
    texts = given.statements or (beside if beside.is_file() else None)
    if texts:
        votes = opinions.with_statements(votes, refused_in(texts, opinions.read_statements))
    told = opinions.to_dict(opinions.survey(votes))
    if given.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        say_all(told)
    return 0


def some_of(votes: Any) -> Any:
    """Return the votes. Raises Refused when there are none: a count of nothing says nothing."""
    if not votes.people:
        raise Refused(gettext_noop("There is not one vote in this file."))
    return votes


def refused_in(file: Path, read: Any) -> Any:
    raw = contents(file)  # names the file itself
    try:
        return read(raw)
    except Refused as refusal:
        raise in_file(file, refusal) from refusal


def say_all(told: Any) -> None:
    """Counts first, then what is shared, what divides, and the groups with how sure they are."""
    texts = {one["statement"]: one for one in told["statements"]}
    say_how_many(told)
    for same in told["same_answers"][:MOST_ALIKE]:
        say(SAME, **same)
    for heading, found in lists(told):
        if found:
            say(heading)
        for key, side in found:
            say_counts(texts[key], side)
    if told["why_no_groups"]:
        say(told["why_no_groups"])
    else:
        say_groups(told, texts)


def say_how_many(told: Any) -> None:
    from django.utils.translation import ngettext  # noqa: PLC0415

    people, statements, votes = told["people"], len(told["statements"]), told["votes"]
    many = [
        ngettext("%(n)s person", "%(n)s people", people) % {"n": people},
        ngettext("%(n)s statement", "%(n)s statements", statements) % {"n": statements},
        ngettext("%(n)s vote", "%(n)s votes", votes) % {"n": votes},
    ]
    print(", ".join(many) + ".")
    seen = told["in_the_picture"]
    sentence = ngettext(
        "%(n)s of them voted on enough statements to look for groups.",
        "%(n)s of them voted on so many statements that groups can be looked for.",
        seen,
    )
    print(sentence % {"n": seen})


def lists(told: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the lists with their headings, of statements and the side that is told of each."""
    names = [("unites", "agree"), ("rejected_by_all", "disagree"), ("divides", "agree")]
    unites, rejected, divides = ([(one["statement"], side) for one in told[name]]
                                 for name, side in names)  # fmt: skip
    holds = [(one["statement"], side_of(one)) for one in told["bridging"]]
    return [
        (gettext_noop("What all surely agree with:"), unites),
        (gettext_noop("What all surely reject:"), rejected),
        (gettext_noop("What holds also with those who like it least:"), holds),
        (gettext_noop("What divides:"), divides),
    ]


def side_of(one: Any) -> str:
    return "agree" if one["agrees"] else "disagree"


SAME = gettext_noop(
    "%(people)s people gave exactly the same answers to %(answers)s statements. Ask whether "
    "someone voted more than once."
)
SIDES = {
    "agree": gettext_noop(
        "%(said)s of %(seen)s agree; surely between %(low)s and %(high)s of 100"
    ),
    "disagree": gettext_noop(
        "%(said)s of %(seen)s disagree; surely between %(low)s and %(high)s of 100"
    ),
}


def say(sentence: str, **values: object) -> None:
    from django.utils.translation import gettext  # noqa: PLC0415

    print(gettext(sentence) % values)


def say_statement(statement: Any) -> None:
    """Say its number and its words, which a file of votes alone does not have."""
    sentence = "  %(key)s %(text)s" if statement["text"] else gettext_noop("  Statement %(key)s")
    say(sentence, key=statement["statement"], text=statement["text"])


def say_counts(statement: Any, side: str) -> None:
    """Say how many of everybody, and of each group, said so."""
    say_statement(statement)
    rows = [("", statement["everybody"])]
    rows += [(chr(ord("A") + number), one) for number, one in enumerate(statement["groups"])]
    for letter, one in rows:
        if one:
            print("     ", letter or " ", counted(one, side))


def counted(one: Any, side: str) -> str:
    from django.utils.translation import gettext  # noqa: PLC0415

    low, high = one[f"{side}_between"]
    return gettext(SIDES[side]) % {
        "said": one[side],
        "seen": one["seen"],
        "low": int(100 * low),
        "high": -int(-100 * high // 1),
    }


def say_groups(told: Any, texts: Any) -> None:
    sentence = gettext_noop(
        "There are %(groups)s groups. Steadiness %(steady)s: 1 is always the same people "
        "together, 0 is chance."
    )
    steady = f"{told['stability']:.2f}".replace(".", ",")
    say(sentence, groups=len(told["groups"]), steady=steady)
    for group in told["groups"]:
        say(gettext_noop("Group %(group)s, %(people)s people:"), **group)
        for one in group["statements"]:
            shown = texts[one["statement"]]["groups"][ord(group["group"]) - ord("A")]
            say_statement(texts[one["statement"]])
            print("       ", counted(shown, side_of(one)))
