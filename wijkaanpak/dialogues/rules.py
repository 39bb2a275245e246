"""Conversations: what a statement may say, who may vote when, and which statement comes next."""

from __future__ import annotations

import hashlib
import hmac
import math
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.methods.sheets import DANGEROUS
from wijkaanpak.refusals import Refused, gettext_noop

LONGEST = timedelta(days=120)  # that people can vote
FURTHEST = timedelta(days=550)
LONGEST_STATEMENT = 200  # signs: what fits on a card and is heard in one breath
LONGEST_ELSEWHERE = 1000  # signs: what people wrote in Polis stays as it is
FEWEST_SEEDS, MOST_STATEMENTS = 5, 500
FEWEST_TO_PUBLISH = 50  # people before single answers are published, as for ballots
MOST_AT_TABLE = 8  # columns on a sheet
STEP = 5  # how many took part is told in steps, so that nobody is seen to come in


class DialogueState(StrEnum):
    WRITING = "writing"  # the question and the first statements are written
    OPEN = "open"  # between its two days people vote
    CLOSED = "closed"  # the result is frozen


class StatementState(StrEnum):
    WAITING = "waiting"  # a host looks at it
    PLACED = "placed"
    RETURNED = "returned"  # with a reason


class Choice(StrEnum):
    """What somebody says to a statement, as on the buttons."""

    AGREE = "agree"
    DISAGREE = "disagree"
    PASS = "pass"  # noqa: S105


CHOICE_WORDS: dict[str, str] = {
    Choice.AGREE: gettext_noop("Agree"),
    Choice.DISAGREE: gettext_noop("Disagree"),
    Choice.PASS: gettext_noop("Pass"),
}
NUMBERS = {Choice.AGREE: 1, Choice.DISAGREE: -1, Choice.PASS: 0}
CHOICES = {number: choice for choice, number in NUMBERS.items()}


class Reason(StrEnum):
    """Why a statement goes back. Its tone or its opinion is never one."""

    PERSON = "person"
    TWO = "two"
    DOUBLE = "double"
    ELSEWHERE = "elsewhere"
    HURTS = "hurts"


REASON_WORDS: dict[str, str] = {
    Reason.PERSON: gettext_noop("It is about one person or one address."),
    Reason.TWO: gettext_noop("It says two things. Make two statements of it."),
    Reason.DOUBLE: gettext_noop("It is there already, in other words."),
    Reason.ELSEWHERE: gettext_noop("It is not about the question."),
    Reason.HURTS: gettext_noop("It says that a group of people is worth less."),
}


class Slip(StrEnum):
    """What was wrong with how the sheet of a table was typed in."""

    KEYS = "keys"
    PEOPLE = "people"
    NUMBER = "number"
    TWICE = "twice"
    ELSEWHERE = "elsewhere"

    @property
    def takes_out(self) -> bool:
        """Nothing is typed in its place."""
        return self in (Slip.TWICE, Slip.ELSEWHERE)


SLIP_WORDS: dict[str, str] = {
    Slip.KEYS: gettext_noop("A line is not as on paper."),
    Slip.PEOPLE: gettext_noop("Somebody is missing, or is there twice."),
    Slip.NUMBER: gettext_noop("It has the wrong number."),
    Slip.TWICE: gettext_noop("It was in already, under another number."),
    Slip.ELSEWHERE: gettext_noop("It is not a sheet of this conversation."),
}

_CONTACT = re.compile(
    r"@|https?:|www\.|\b[\w-]+\.(?:nl|com|org|net|eu|info)\b|(?:\d[\s.-]?){8,}"
    r"|\b\d{4}\s?[A-Z]{2}\b",
    re.IGNORECASE,
)


def check_statement(text: str) -> str:
    """Return the statement as it is kept; raise Refused when it cannot be voted on."""
    plain = " ".join(text.split())
    if not plain:
        raise Refused(gettext_noop("Write a statement, such as: The street is safe at night."))
    if len(plain) > LONGEST_STATEMENT:
        raise Refused(
            gettext_noop("A statement has at most %(most)s signs; this one has %(many)s."),
            most=LONGEST_STATEMENT,
            many=len(plain),
        )
    if _CONTACT.search(plain):
        raise Refused(
            gettext_noop("Leave out addresses, phone numbers and websites: everybody reads this.")
        )
    return plain


def read_statements(lines: str) -> list[str]:
    """Return the first statements, one on each line; a line that is there twice counts once.

    >>> read_statements("Het is hier groen.\\n\\n Het is  hier groen.\\nHet is hier veilig.")
    ['Het is hier groen.', 'Het is hier veilig.']
    """
    for fault in line_faults(lines):
        raise fault
    return list(dict.fromkeys(check_statement(one) for one in lines.splitlines() if one.strip()))


def line_faults(lines: str) -> Iterator[Refused]:
    """Yield why lines cannot be statements, each with its number, so that all are told at once."""
    for number, text in enumerate(lines.splitlines(), 1):
        try:
            check_statement(text if text.strip() else "-")
        except Refused as refusal:
            yield Refused(gettext_noop("Line %(line)s: %(why)s"), line=number, why=refusal)


def check_words(question: str, why: str) -> None:
    if not question.strip():
        raise Refused(gettext_noop("Write the question."))
    if not why.strip():
        raise Refused(gettext_noop("Say what you will do with what people answer."))


def check_days(opens: date, closes: date, today: date) -> None:
    check_first_day(opens, today)
    check_last_day(opens, closes)


def check_first_day(opens: date, today: date) -> None:
    if not today <= opens <= today + FURTHEST:
        raise Refused(gettext_noop("Choose a first day from today up to a year and a half ahead."))


def check_last_day(opens: date, closes: date) -> None:
    if not opens < closes <= opens + LONGEST:
        raise Refused(
            gettext_noop("Choose a last day after the first one, at most four months later.")
        )


def check_open(state: DialogueState, statements: int, closes: date, today: date) -> None:
    """A conversation opens with enough statements to say something about."""
    if state is not DialogueState.WRITING:
        raise Refused(gettext_noop("This conversation was opened before."))
    if statements < FEWEST_SEEDS:
        raise Refused(
            gettext_noop("Write at least %(fewest)s statements first, from different sides."),
            fewest=FEWEST_SEEDS,
        )
    if closes < today:
        raise Refused(gettext_noop("Its last day is over. Choose other days first."))


def check_change(state: DialogueState) -> None:
    """What is asked is changed until it opens; from then on people answer it as it is."""
    if state is not DialogueState.WRITING:
        raise Refused(gettext_noop("It is open, so the question and the statements stay."))


@dataclass(frozen=True)
class Stands:
    """How a conversation stands on a day."""

    state: DialogueState
    opens: date
    closes: date
    today: date

    @property
    def votes(self) -> bool:
        return self.state is DialogueState.OPEN and self.opens <= self.today <= self.closes

    @property
    def may_write(self) -> bool:
        """People may write statements; there must be a day left to look at them."""
        return self.votes and self.today < self.closes

    @property
    def may_close(self) -> bool:
        return self.state is DialogueState.OPEN and self.today > self.closes

    @property
    def may_correct(self) -> bool:
        """Sheets of tables are corrected until it closes: no vote comes in too late by that."""
        return self.state is DialogueState.OPEN and self.opens <= self.today

    def check_correct(self) -> None:
        if not self.may_correct:
            raise Refused(SHEETS_STAY)

    def check_votes(self) -> None:
        if self.state is DialogueState.OPEN and self.today < self.opens:
            raise Refused(gettext_noop("Voting has not begun. Come back on the first day."))
        if not self.votes:
            raise Refused(gettext_noop("Voting is over. What you voted before counts."))

    def check_write(self) -> None:
        if not self.may_write:
            raise Refused(gettext_noop("New statements are not taken any more."))

    def check_close(self) -> None:
        if self.state is DialogueState.CLOSED:
            raise Refused(gettext_noop("This conversation was closed before."))
        if not self.may_close:
            raise Refused(gettext_noop("People can vote up to the last day. Close it after that."))


def may_publish(people: int, elsewhere: int) -> bool:
    """Tell whether enough people took part to publish single votes, without a name.

    The votes from elsewhere are public in their own files already: who takes these away keeps
    the votes of who voted here, so that those must be many enough by themselves, or none.

    >>> may_publish(50, 0), may_publish(49, 0)
    (True, False)
    >>> may_publish(400, 400), may_publish(416, 400), may_publish(450, 400)
    (True, False, True)
    """
    here = people - elsewhere
    return people >= FEWEST_TO_PUBLISH and (here >= FEWEST_TO_PUBLISH or not here)


def with_few(votes: Iterable[Mapping[str, int]], least: int) -> set[str]:
    """Return the statements on which somebody voted, and fewer than `least` people.

    >>> with_few([{"1": 1, "2": 0}, {"1": -1}], 2)
    {'2'}
    """
    many = Counter(statement for one in votes for statement in one)
    return {statement for statement, people in many.items() if people < least}


SHEETS_STAY = gettext_noop(
    "This conversation is closed. Its result stands, and nobody can find the votes of a sheet "
    "again. Is a sheet wrong, or was one left out? Tell it under “Mistakes and repair”. Then "
    "everybody can know it."
)


def check_lay_in(state: DialogueState) -> None:
    """Votes from elsewhere come in before anybody votes here."""
    if state is not DialogueState.WRITING:
        raise Refused(gettext_noop("It is open. Votes from elsewhere come in before that."))


def check_from_elsewhere(number: str, text: str) -> str:
    """Return a statement from elsewhere as it is kept; `number` is its number there.

    A file from here has a ' before what a spreadsheet would run; that was never said.
    """
    plain = " ".join(text.split())
    if plain.startswith("'") and plain[1:].startswith(DANGEROUS):
        plain = plain[1:]
    if not plain:
        raise Refused(
            gettext_noop(
                "comments.csv has no words for statement %(number)s. Do both files come from the "
                "same conversation?"
            ),
            number=number,
        )
    if len(plain) > LONGEST_ELSEWHERE:
        raise Refused(
            gettext_noop("Statement %(number)s is longer than %(most)s signs."),
            number=number,
            most=LONGEST_ELSEWHERE,
        )
    return plain


def check_move(state: StatementState, dialogue: DialogueState) -> None:
    """Only what waits is placed or goes back; what people vote on stays as it is."""
    if state is not StatementState.WAITING:
        raise Refused(gettext_noop("Somebody looked at this statement before."))
    if dialogue is DialogueState.CLOSED:
        raise Refused(gettext_noop("This conversation is closed."))


def check_closing(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say in a few words what you do with this."))


def voice_of(key: str, secret: bytes) -> str:
    """Return what is kept of the key on a device: enough to find its votes, no way back."""
    return hmac.digest(secret, b"vote " + key.encode(), "sha256").hex()


def writer_of(key: str, secret: bytes) -> str:
    """Return what is kept of the key of who wrote a statement: it leads to no votes."""
    return hmac.digest(secret, b"write " + key.encode(), "sha256").hex()


def with_vote(votes: Mapping[str, int], statement: int, choice: Choice) -> dict[str, int]:
    """Return the votes with one more, by number, so that their order tells nothing.

    >>> with_vote({"2": 1, "10": 0}, 1, Choice.DISAGREE)
    {'1': -1, '2': 1, '10': 0}
    """
    new = {**votes, str(statement): NUMBERS[choice]}
    return dict(sorted(new.items(), key=lambda one: int(one[0])))


def order_for(key: str, seen: Mapping[int, int]) -> list[int]:
    """Return the statements in the order in which one person gets them.

    `seen`: how many voted on each. The order is drawn from the key of the person, so it is the
    same again; what fewer people saw has more chance to come early, so that a new statement
    catches up (weighted sampling after Efraimidis and Spirakis, Inf. Proc. Letters 97, 2006).

    >>> sorted(order_for("a", {1: 0, 2: 8, 3: 3}))
    [1, 2, 3]
    """
    most = max(seen.values(), default=0)

    def waits(statement: int) -> float:
        drawn = hashlib.sha256(f"{key} {statement}".encode()).digest()
        chance = (int.from_bytes(drawn[:6]) + 1) / (2**48 + 1)
        return -math.log(chance) * (1 + seen[statement]) / (1 + most)

    return sorted(seen, key=lambda statement: (waits(statement), statement))


def next_for(key: str, seen: Mapping[int, int], done: Iterable[int]) -> int | None:
    """Return the number of the statement that this person gets now; None when all are done."""
    known = set(done)
    return next((one for one in order_for(key, seen) if one not in known), None)


def in_steps(people: int) -> int:
    """Return how many took part as it is told while people vote.

    >>> in_steps(4), in_steps(17)
    (0, 15)
    """
    return people - people % STEP


def shuffled(rows: Sequence[dict[str, int]]) -> list[dict[str, int]]:
    """Return votes in the order of what was voted: nothing of who came first is left."""
    return sorted(rows, key=lambda row: sorted((int(one), vote) for one, vote in row.items()))


def count_again(before: tuple[int, int], now: tuple[int, int], statements: int) -> bool:
    """Tell whether a live result may be counted again; `before` and `now` are (people, votes).

    Only when at least five people voted in between, so that two results laid side by side do not
    show what one of them voted: five people more, and a tenth of who were there; or so many
    votes that four people cannot have cast them all.

    >>> count_again((20, 90), (24, 99), 8), count_again((20, 90), (25, 95), 8)
    (False, True)
    >>> count_again((20, 90), (20, 122), 8), count_again((20, 90), (20, 123), 8)
    (False, True)
    """
    people, votes = now[0] - before[0], now[1] - before[1]
    return people >= max(STEP, before[0] // 10) or votes > (STEP - 1) * statements


KEYS: dict[str, int | None] = {"1": 1, "2": -1, "3": 0, "0": None}  # as printed on the sheet


def read_column(typed: str, numbers: Sequence[int]) -> dict[str, int]:
    """Return the votes of one person on a sheet, from a key for each row from top to bottom.

    1 is agree, 2 disagree, 3 pass, 0 an empty box. Spaces are for who types.

    >>> read_column("12 03", [1, 2, 5, 6])
    {'1': 1, '2': -1, '6': 0}
    """
    keys = "".join(typed.split())
    if wrong := next((key for key in keys if key not in KEYS), ""):
        raise Refused(
            gettext_noop("“%(key)s” is not on the sheet. Type 1, 2, 3, or 0 for an empty box."),
            key=wrong,
        )
    if keys and len(keys) != len(numbers):
        raise Refused(
            gettext_noop(
                "Type %(rows)s keys, one for each statement; here are %(many)s. A statement that "
                "is not on your sheet gets a 0."
            ),
            rows=len(numbers),
            many=len(keys),
        )
    said = ((number, KEYS[key]) for number, key in zip(numbers, keys, strict=False))
    return {str(number): vote for number, vote in said if vote is not None}


def check_sheet(columns: Sequence[Mapping[str, int]]) -> None:
    if not any(columns):
        raise Refused(gettext_noop("Type the votes of at least one person."))


def check_anew(slip: Slip, columns: Sequence[Mapping[str, int]]) -> None:
    """A sheet is typed anew as a whole, or taken out as a whole."""
    if not slip.takes_out:
        check_sheet(columns)
    elif any(columns):
        raise Refused(gettext_noop("A sheet that you take out has no lines. Leave them empty."))


def check_number(slip: Slip, was: int, number: int) -> None:
    """Another number is a correction of its own, so that the log says it."""
    if slip is Slip.NUMBER and number == was:
        raise Refused(gettext_noop("It had this number. Which one stands on the paper?"))
    if slip is not Slip.NUMBER and number != was:
        raise Refused(
            gettext_noop(
                "Sheet %(was)s has another number now. Choose that its number was wrong, or type "
                "%(was)s here."
            ),
            was=was,
        )


def key_of(sheet: uuid.UUID, column: int) -> str:
    """Return the key of one column of a sheet, for `voice_of`: as a device has one."""
    return f"sheet {sheet} {column}"


def check_origin(words: str) -> str:
    """Return from where votes come; people may read it, and a licence may ask for it."""
    plain = " ".join(words.split())
    if not plain:
        raise Refused(gettext_noop("Say where and when people voted, and who allows its use."))
    return plain


def check_evidence(state: DialogueState, *, counted: bool) -> None:
    """Beside an item lies only what stands: a counted statement of a closed conversation."""
    if state is not DialogueState.CLOSED:
        raise Refused(gettext_noop("The conversation is not closed yet. Its result can change."))
    if not counted:
        raise Refused(gettext_noop("Too few people voted on this statement to show it."))
