"""Which texts speak of the same things, and of what: for offers and wishes of neighbours.

Words lose their endings by the rules of Kraaij and Pohlmann, "Porter's stemming algorithm for
Dutch" (1994), in the Snowball project's hand, applied until nothing changes. A long word also
counts as the known words it is made of ('fietsenmaker' as 'fiets'), and words that neighbours
call the same count as one. Rare words weigh more: ln(1 + n/df), Spärck Jones (1972).

Nothing is remembered of anybody: an index is made of texts, answers, and is thrown away. The
same texts give the same answer, in the same order, on every machine.
"""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

LEAST, LEAST_PART, LEAST_WHOLE = 3, 4, 8  # letters of a word, of a part, of what may have parts
TOO_COMMON = 8  # a word in more than one text of so many tells nothing
FEW = 40  # among so few texts no word is too common
_WORD = re.compile(rf"[^\W\d_]{{{LEAST},}}")
_dutch = snowballstemmer.stemmer("dutch")

# Words that say how, not what. Neighbours use them in every offer and every wish.
EMPTY = frozenset(
    """aan alle alles als altijd andere anders beetje ben bent best beter bij bijna daar daarom dag
    dan dat deze die dingen dit doe doen doet door dus een eens eerst eigen elk elke elkaar
    enkele erg even gaan gaat geen geven gewoon goed graag haar had heb hebben heel heeft
    helpen helpt hem hen het hier hij hoe hun iedere iedereen iemand iets ieder jaar jou
    jouw jullie kan kom komen komt kunnen kunt laat laten leuk maak maar maken maakt mag
    meer mee meestal men mensen mij met mijn misschien moet moeten naar net niet niets niks
    nog nodig nou omdat onder ons onze ook over paar per samen soms staat steeds tegen tijd
    toch tot tussen twee uit uur van vaak vanaf vanuit veel voor vooral vraag vragen waar
    waarom wat week weer wel welke werd weet wie wij wijk willen wil wilt wonen woon word
    worden wordt zal zelf zich zijn zodat zoek zoeken zoekt zonder zou aanbieden bied buurt
    buren buurtgenoten kijken staan moeilijk nieuw nieuwe open drie vier vijf zes zeven acht
    negen tien elf twaalf twintig dertig veertig vijftig honderd and the for with you that have
    this are can from will not need want""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Like:
    """A text like the one that was asked about: which words, there and here, and how alike."""

    key: str
    words: tuple[tuple[str, str], ...]
    weight: float


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters without accents, with the empty ones left out.

    >>> words_of("Ik kan fietsen repareren, óók 's avonds!")
    ['fietsen', 'repareren', 'avonds']
    """
    bare = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return [word for word in _WORD.findall(bare) if word not in EMPTY]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its endings; what the rules make is put to them again.

    >>> stem("fiets") == stem("fietsen") == stem("fietsje")
    True
    """
    while True:
        shorter: str = _dutch.stemWord(word)
        if len(shorter) < LEAST - 1 or len(shorter) >= len(word):
            return word
        word = shorter


class Index:
    """Texts by the things they speak of. `same` are pairs of words that mean the same here."""

    def __init__(self, texts: Mapping[str, str], same: Iterable[tuple[str, str]] = ()) -> None:
        self._one_of = _families(same)
        found = {key: dict.fromkeys(words_of(text)) for key, text in texts.items()}
        vocabulary = dict.fromkeys(word for words in found.values() for word in words)
        self._known = {stem(word) for word in vocabulary if len(word) >= LEAST_PART}
        terms = {word: self._terms_of(word) for word in vocabulary}
        self._where: dict[str, dict[str, str]] = defaultdict(dict)
        for key, words in found.items():
            for word in words:
                for term in terms[word]:
                    self._where[term].setdefault(key, word)
        self._many = len(texts)

    def like(
        self, text: str, most: int = 10, *, but: str = "", common: bool = False
    ) -> list[Like]:
        """Return the texts that share words with this one, most alike first; `but` is left out.

        A word of most texts is no reason to lay two beside each other; with `common` it counts
        all the same, for somebody who looks for that very word.
        """
        asked: dict[str, str] = {}
        for word in words_of(text):
            for term in self._terms_of(word):
                asked.setdefault(term, word)
        weights = {term: weight for term in asked if (weight := self._weight(term, common))}
        total: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for key in self._where[term]:
                total[key] += weight
        total.pop(but, None)
        ranked = heapq.nsmallest(most, ((-round(sum_, 6), key) for key, sum_ in total.items()))
        return [Like(key, self._why(key, asked, weights), -sum_) for sum_, key in ranked]

    def _why(
        self, key: str, asked: Mapping[str, str], weights: Mapping[str, float], most: int = 3
    ) -> tuple[tuple[str, str], ...]:
        """Return the words that both speak of, as written in the one and in the other."""
        shared = [(-weight, term) for term, weight in weights.items() if key in self._where[term]]
        pairs = [(asked[term], self._where[term][key]) for _weight, term in sorted(shared)]
        return tuple(dict.fromkeys(pairs))[:most]

    def _weight(self, term: str, common: bool) -> float:
        often = len(self._where[term]) if term in self._where else 0
        too_common = self._many > FEW and often * TOO_COMMON > self._many
        if not often or (too_common and not common):
            return 0.0
        return math.log(1 + self._many / often)

    def _terms_of(self, word: str) -> list[str]:
        """Return what a word counts as: itself, and the known words it is made of."""
        whole = stem(word)
        terms = {self._one_of.get(whole, whole): None}
        for part in self._parts_of(word):
            terms[self._one_of.get(part, part)] = None
        return list(terms)

    def _parts_of(self, word: str) -> list[str]:
        """Return the stems of the known words that a long word begins or ends with."""
        if len(word) < LEAST_WHOLE:
            return []
        parts: list[str] = []
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            head, tail = word[:cut], word[cut:]
            parts += [stem(one) for one in (head, tail) if self._is_known(one)]
        return parts

    def _is_known(self, part: str) -> bool:
        return part not in EMPTY and stem(part) in self._known


def _families(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each stem in these pairs the first one of its family (union by smallest)."""
    first: dict[str, str] = {}

    def of(one: str) -> str:
        while first.setdefault(one, one) != one:
            one = first[one]
        return one

    for one, other in same:
        a, b = sorted((of(_only(one)), of(_only(other))))
        first[b] = a
    return {one: of(one) for one in list(first)}


def _only(word: str) -> str:
    """Return the stem of a word that neighbours wrote down."""
    return stem((words_of(word) or [word.strip().lower()])[0])
