"""Sentences that look like a tip about a person: not for here, but for the police or for help.

This house keeps no tips. Before free text is kept where tips are likely, `check_no_tips` looks
for a name or a neighbour beside a word for a crime, violence at home, a phone number, an e-mail
address, a number plate, a house number, and the name of a person. It reads words and patterns
only: no list of persons, no score, nothing is sent anywhere. Whoever wrote it sees which sentence,
why, and the right place. It reads Dutch and some English; other languages it does not.

The Dutch number plates follow the fourteen series of the RDW; the phone numbers the numbering
plan of the ACM. What is left out on purpose: numbers that everybody may know (0800, 0900, 14 0xx,
112), years, and sums.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.methods.given_names import ALSO_WORDS, GIVEN_NAMES
from wijkaanpak.refusals import Refused, gettext_noop


class Tip(StrEnum):
    """What makes a sentence look like a tip."""

    CRIME = "crime"  # somebody, beside a word for a crime
    HOME = "home"  # violence at home, or against a child
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    ADDRESS = "address"
    NAME = "name"


# What an address to which people can write may hold: it is of a desk, not of a person.
OF_A_DESK = frozenset({Tip.PHONE, Tip.EMAIL, Tip.ADDRESS})


@dataclass(frozen=True)
class Found:
    """One sentence that looks like a tip, and why."""

    sentence: str
    why: Tip


# What the person reads; each says what to do now.
SENTENCES: dict[Tip, str] = {
    Tip.CRIME: gettext_noop(
        "We did not keep this, because this sentence may be a tip about a person: “%(words)s” "
        "Take it to the police (0900-8844), or without your name to Meld Misdaad Anoniem "
        "(0800-7000). In danger now: 112. What you typed is still here; take the sentence out."
    ),
    Tip.HOME: gettext_noop(
        "We did not keep this, because this sentence may be about violence at home: "
        "“%(words)s” Call Veilig Thuis (0800-2000, day and night). In danger now: 112. What "
        "you typed is still here; take the sentence out."
    ),
    Tip.PHONE: gettext_noop(
        "We did not keep this, because there is a phone number in it: “%(words)s” Everybody "
        "can read along here. What you typed is still here; take the number out."
    ),
    Tip.EMAIL: gettext_noop(
        "We did not keep this, because there is an e-mail address in it: “%(words)s” Everybody "
        "can read along here. What you typed is still here; take the address out."
    ),
    Tip.PLATE: gettext_noop(
        "We did not keep this, because there is a number plate in it: “%(words)s” Call the "
        "police (0900-8844) about a car. What you typed is still here; take it out."
    ),
    Tip.ADDRESS: gettext_noop(
        "We did not keep this, because there is an address in it: “%(words)s” Write the "
        "street without the number. What you typed is still here."
    ),
    Tip.NAME: gettext_noop(
        "We did not keep this, because there may be the name of a person in it: “%(words)s” "
        "Everybody can read along here. Write what happened without the name. Is it about that "
        "person? Talk to the coordinator; about a crime call the police (0900-8844). What you "
        "typed is still here."
    ),
}

_SENTENCE = re.compile(r"(?<![Nn]r\.)(?<=[.!?])\s+|\n+")
_GAP = r"[\s./()-]{0,3}"
_PHONE = re.compile(
    rf"(?<![\d-])\(?(?:\+31|0031|0)(?:\s?\(0\))?{_GAP}[1-9](?:{_GAP}\d){{8}}(?!\d)"
)
_DATE = re.compile(r"\(?\d\d[-/.](?:0\d|1[0-2])[-/.](?:19|20)\d\d\b")
_SHORT = re.compile(r"^0[89]0[069]")  # numbers of services, not of people
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_SERIES = [
    "XX-99-99",
    "99-99-XX",
    "99-XX-99",
    "XX-99-XX",
    "XX-XX-99",
    "99-XX-XX",
    "99-XXX-9",
    "9-XXX-99",
    "XX-999-X",
    "X-999-XX",
    "XXX-99-X",
    "X-99-XXX",
    "9-XX-999",
    "999-XX-9",
]
# Without dashes these are no postcode, no year and no championship.
_SURE = [one for one in _SERIES if one not in {"XX-99-99", "99-99-XX", "XX-XX-99", "99-XX-XX"}]


def _plates(series: list[str], gap: str) -> str:
    one_of = "|".join(
        one.replace("-", gap).replace("X", "[A-Z]").replace("9", r"\d") for one in series
    )
    return rf"(?<![\w-])(?:{one_of})(?![\w-])"


_PLATE = re.compile(_plates(_SERIES, "-"), re.IGNORECASE)
_BARE_PLATE = re.compile(_plates(_SURE, r"\s?"))
_SAID_PLATE = re.compile(
    r"\b(?:kenteken|nummerbord|nummerplaat)\b.{0,20}?" + _plates(_SERIES, r"[\s-]?"), re.IGNORECASE
)
_ROADS = (
    "straat|laan|weg|plein|hof|kade|gracht|singel|dreef|pad|steeg|park|plantsoen|dijk|ring|baan|"
    "veld|erf|burg|boulevard"
)
# A word that ends as a road, with a capital; without one only where no other word ends so.
_ADDRESS = re.compile(
    rf"\b(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*?(?:{_ROADS})|[a-z]{{3,}}(?:straat|laan|kade|gracht|singel|dreef|steeg)"
    rf"|(?!school|speel|markt|dorps|beweeg|kerk)[a-z]{{4,}}plein)"
    r"(?:,?\s+(?:nummer|nr\.?))?\s+(\d{1,4})\s?(?:[a-z]\b|-\d+\b)?"
    r"(?:\s*,?\s*([\w'’-]+))?"
)
_NUMBER = re.compile(
    r"\b(?:huisnummer|(?:van|naast|boven|onder|bij|woont op) (?:nummer|nr\.?)"
    r"|(?:flat|trap|portiek)\s\w+,? (?:nummer|nr\.?)|op (?:nummer|nr\.?)(?= ?(?:[4-9]|[1-3]\d)))"
    r"\s?\d{1,4}\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\s*,?\s*(?:nr\.?\s*)?\d{1,4}\b")
# Behind "Spoorlaan 31" these say that it is a number of things: "in de Spoorlaan 31 bomen".
_THINGS = re.compile(
    r"^(?:jaar|uur|euro|meter|m2|m²|km|keer|procent|nieuwe|oude|extra|grote|kleine|andere|"
    r"[a-z]{2,}(?:bomen|lampen|huizen|woningen|flats|banken|mensen|kinderen|buren|plekken|"
    r"plaatsen|auto's|huishoudens|gezinnen)|"
    r"bomen|lampen|huizen|woningen|flats|banken|bankjes|mensen|kinderen|buren|plekken|plaatsen|"
    r"auto's|fietsen|huishoudens|gezinnen|bewoners|meldingen|dagen|weken|maanden|stemmen)$"
)
_CRIME = re.compile(
    r"\b(?:deal(?:t|de|en|er|ers)|drugs\w*|hasj|ghb|coke|cocaïne|heroïne|speed|xtc|wiet(?:plant\w*|kwekerij\w*|zolder|hok)?|hennep\w*|"
    r"witwas\w*|zwart geld|zwart\s?werk\w*|werkt zwart|pillen verko\w*|verko\w+ pillen|"
    r"crimine\w*|steelt|stelen|stal|gestolen|jat(?:te|ten|)|heler|heling|inbreker"
    r"|inbraak\w*|inbreken|ingebroken|fraude\w*|fraudeert|oplicht\w*|opgelicht|afpers\w*|afgeperst"
    r"|chanteert|chantage|omkoop\w*|omgekocht|bedreigt|bedreigde|mishandel\w*|mensenhandel|"
    r"prostitutie|uitbuiting|wapens?|pistool|vuurwapen\w*|messentrekker|brandsticht\w*|illegaal|"
    r"uitkeringsfraude|verkracht\w*|aanrand\w*|steals?|stolen|dealing|dealer|laundering)\b",
    re.IGNORECASE,
)
_AT_HOME = (
    r"(?:kind|kinderen|vrouw|man|moeder|vader|dochter|zoon|zoontje|dochtertje|baby|oma|opa|"
    r"partner|child|children|wife)"
)
_HITS = r"(?:slaat|sloeg|slaan|schopt|mishandel\w*|misbruik\w*|verwaarlo\w*|beats?|hits?)"
_HIT = r"(?:geslagen|geschopt|mishandeld|misbruikt|verwaarloosd)"
_HOME = re.compile(
    rf"\b{_HITS}\s+"
    r"(?:\w+\s+){0,2}(?:haar|zijn|z'n|d'r|hun|mijn|onze|het|de|een|her|his|their)\s+(?:eigen\s+)?"
    rf"{_AT_HOME}\b|\b(?:kind|kinderen|vrouw|moeder|baby|dochter|zoon)\b[^,;]{{0,40}}"
    rf"\b{_HIT}\b|\bhuiselijk geweld\b.{{0,30}}\bbij\b"
    rf"|\b(?:hij|zij|ze|man|vader|moeder)\s+(?:haar|hem|hen|ze)\s+(?:\w+\s)?{_HITS}\b"
    rf"|\b{_HIT}\b.{{0,15}}\bdoor (?:haar|zijn|d'r|z'n|mijn) (?:eigen )?{_AT_HOME}\b"
    rf"|\bik (?:word|werd)\b.{{0,20}}\b{_HIT}\b",
    re.IGNORECASE,
)
# Words that point at one neighbour as well as a name does.
_NEIGHBOUR = re.compile(
    r"\b(?:mijn|onze|de|die|zijn|haar)\s+(?:boven|onder|over|achter)?"
    r"(?:buur(?:man|vrouw|jongen|meisje)|buren)\b|\bop nummer \d+\b|\b(?:die|deze|de) "
    r"(?:man|vrouw|jongen|familie|buren|mensen) (?:op|van|uit|naast|boven|hiernaast)\b|"
    r"\b(?:die|iemand) (?:van|op|uit) (?:hiernaast|hierboven|hieronder|beneden|boven|nummer|\d)|"
    r"\b(?:hij|zij) (?:\w+ )?(?:dealt|steelt|jat|fraudeert|chanteert|bedreigt|witwast)\b|"
    r"\b(?:my|the) neighbour\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:meneer|mevrouw|dhr\.?|mevr\.?|mw\.?|familie|fam\.?)\s+"
    r"(?:van |de |el |al )*[A-Z][\w'’-]+"
)
_CALLED = re.compile(
    r"\b(?:meneer|mevrouw|dhr\.?|mevr\.?|mw\.?|familie|fam\.?|juf|meester|dokter|wijkagent)\s+"
    r"(?:(?:van|de|der|den|el|al)\s)*[A-Z][\w'’-]+",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z][a-zà-ÿ][\w'’-]*")
_OF_A_PERSON = re.compile(
    r"\s+(?:(?:van |de |el |al )*[A-Z]|is |was |heeft |had |doet |deal|steel|stal |jat|verkoopt |"
    r"van de |uit de |op de )"
)
_OF_A_HOUSE = (
    rf"(?:\s(?:van|de|der|den)|\s[A-Z][\w'’-]*)*?\s?-?[\w'’-]*"
    rf"(?:{_ROADS}|school|huis|gebouw|kerk|zaal|prijs|college|brug|tunnel)\b"
)
_BEFORE_A_THING = re.compile(
    r"\b(?:de|het|een|deze|wijk|stichting|gemeente|partij|kring|project|"
    r"the|on|in|op|te|uit|naar|vanuit)\s+$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset({
    "Wij", "We", "Ik", "Hij", "Zij", "Ze", "Er", "Het", "De", "Een", "Dit", "Dat", "Die", "Daar",
    "Hier", "Nu", "Toen", "Ook", "Maar", "En", "Of", "Als", "Om", "Op", "Aan", "Bij", "Met", "In",
    "Iemand", "Niemand", "Iedereen", "Wie", "Wat", "Dan", "Dus", "Geen", "Alles", "Nergens",
    "Drugs", "Politie", "Daarna", "Nederland", "Nederlands", "Turks", "Arabisch", "Pools",
    "Tigrinya", "Awb", "Bibob", "Gemeentewet", "Opiumwet", "Omgevingswet", "Rijk",
})  # fmt: skip


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as people would cut them.

    >>> sentences("Het was laat. De boom viel!\\nNiemand zag het")
    ['Het was laat.', 'De boom viel!', 'Niemand zag het']
    """
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def tips_in(text: str, known: Collection[str] = ()) -> list[Found]:
    """Return the sentences that look like a tip; `known` are names that are no persons.

    >>> [one.why.value for one in tips_in("Piet van de hoek dealt weer. Het gras is te lang.")]
    ['crime']
    >>> tips_in("Er is ingebroken in De Zaaier, en in de Spoorlaan staan 31 bomen.")
    []
    """
    return list(_found(text, known, ()))


def _found(text: str, known: Collection[str], allowed: Collection[Tip]) -> Iterator[Found]:
    """Yield each sentence with the gravest that is in it and that may not stand there."""
    for one in sentences(text):
        for why in _kinds(one, known):
            if why not in allowed:
                yield Found(one, why)
                break


def check_no_tips(text: str, known: Collection[str] = (), allowed: Collection[Tip] = ()) -> None:
    """Raise Refused with the first sentence that looks like a tip, and the right place for it.

    `allowed` is what may stand there all the same: `OF_A_DESK` where an address is asked for.
    """
    for found in _found(text, known, allowed):
        raise Refused(SENTENCES[found.why], words=_short(found.sentence))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 160 else sentence[:159].rstrip() + "…"


def _kinds(sentence: str, known: Collection[str]) -> Iterator[Tip]:
    """Yield what makes a sentence look like a tip, the gravest first."""
    if _HOME.search(sentence):
        yield Tip.HOME
    if _CRIME.search(sentence) and _somebody(sentence, known):
        yield Tip.CRIME
    if any(one.search(sentence) for one in (_PLATE, _BARE_PLATE, _SAID_PLATE)):
        yield Tip.PLATE
    if any(_is_phone(match[0]) for match in _PHONE.finditer(sentence)):
        yield Tip.PHONE
    if _EMAIL.search(sentence):
        yield Tip.EMAIL
    if _POSTCODE.search(sentence) or _NUMBER.search(sentence) or _house(sentence):
        yield Tip.ADDRESS
    if _named(sentence, known):
        yield Tip.NAME


def _is_phone(number: str) -> bool:
    return not _DATE.match(number) and not _SHORT.match(_digits(number))


def _digits(number: str) -> str:
    bare = re.sub(r"\D", "", number.replace("(0)", ""))
    return re.sub(r"^(?:00)?31", "0", bare)


def _house(sentence: str) -> bool:
    """A street with a number that is no year and counts no things."""
    for match in _ADDRESS.finditer(sentence):
        year = len(match[1]) == 4 and 1900 <= int(match[1]) <= 2100
        if not year and not _THINGS.match(match[2] or ""):
            return True
    return False


def _somebody(sentence: str, known: Collection[str]) -> bool:
    """A name, or words that point at one neighbour as well as a name does."""
    if _NEIGHBOUR.search(sentence) or _TITLED.search(sentence):
        return True
    sentence = _without(sentence, known)
    small = GIVEN_NAMES - ALSO_WORDS
    if any(word in small for word in re.findall(r"[^\W\d_]+", sentence.lower())):
        return True
    return any(_is_name(sentence, match) for match in _CAPITAL.finditer(sentence))


def _without(sentence: str, known: Collection[str]) -> str:
    """Return a sentence without the names of things."""
    for name in sorted(known, key=len, reverse=True):
        sentence = sentence.replace(name, " de iets")
    return sentence


def _named(sentence: str, known: Collection[str]) -> bool:
    """A given name with a capital, or a title with a name: not that of a street or a house."""
    sentence = _without(sentence, known)
    called = [match for match in _CALLED.finditer(sentence) if match[0].split()[-1][0].isupper()]
    given = [m for m in _CAPITAL.finditer(sentence) if m[0].lower() in GIVEN_NAMES]
    return bool(called) or any(not _of_a_thing(sentence, match) for match in given)


def _of_a_thing(sentence: str, match: re.Match[str]) -> bool:
    """“Anne Frankschool”, “Sint Jan” and “bij de Dirk” are no person."""
    if re.search(r"\b(?:Sint|St\.|de|het|een)\s$", sentence[: match.start()]):
        return True
    return bool(re.match(_OF_A_HOUSE, sentence[match.end() :]))


def _is_name(sentence: str, match: re.Match[str]) -> bool:
    word, before = match[0], sentence[: match.start()]
    if word in _NO_NAMES or _BEFORE_A_THING.search(before) or re.search(rf"(?:{_ROADS})$", word):
        return False
    if before.strip(" “\"'(‘«"):
        return True
    # The first word has a capital anyhow: a name only when what follows is of a person.
    return bool(_OF_A_PERSON.match(sentence[match.end() :]))
