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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import snowballstemmer

from wijkaanpak.methods.vague import VAGUE

LEAST, LEAST_PART, LEAST_WHOLE = 3, 4, 8  # letters of a word, of a part, of what may have parts
LONGEST = 50  # letters of a word: what is longer is none, and looking for its parts takes long
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
    bare = text.lower()
    if not bare.isascii():  # looking at each sign takes ten times as long as all the rest
        bare = unicodedata.normalize("NFKD", bare)
        accents = {ord(sign): None for sign in set(bare) if unicodedata.combining(sign)}
        bare = bare.translate(accents)
    return [word for word in _WORD.findall(bare) if word not in EMPTY and len(word) <= LONGEST]


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


_VAGUE = frozenset(stem(word) for word in VAGUE)


class Index:
    """Texts by the things they speak of. `same` are pairs of words that mean the same here.

    Whole plans use many words, so they take `plans`: words that say little are left out, as are
    those of `names` (of places), and a word counts as its parts when both halves are words.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        same: Iterable[tuple[str, str]] = (),
        *,
        plans: bool = False,
        names: Iterable[str] = (),
    ) -> None:
        self._one_of, self._plans = _families(same), plans
        vague = _VAGUE if plans else frozenset()
        self._left_out = vague | {stem(word) for name in names for word in words_of(name)}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._often: Counter[str] = Counter()
        self._terms: dict[str, list[str]] = {}
        self._known: set[str] = set()
        self._begins: set[tuple[str, str]] = set()
        self._where: dict[str, dict[str, str]] = defaultdict(dict)
        self.change((), texts)

    def change(self, gone: Iterable[str], texts: Mapping[str, str]) -> None:
        """Take texts out and put others in: it answers as one made of all that is in it now."""
        for key in gone:
            self._take(key)
            self._often.subtract(self._texts.pop(key))
        for key, text in texts.items():
            self._texts[key] = tuple(dict.fromkeys(self._words_of(text)))
            self._often.update(self._texts[key])
        for key in [*self._learn(), *texts]:
            for word in self._texts[key]:
                for term in self._terms[word]:
                    self._where[term].setdefault(key, word)

    def _take(self, key: str) -> None:
        for word in self._texts[key]:
            for term in self._terms[word]:
                self._where[term].pop(key, None)

    def _learn(self) -> set[str]:
        """Learn the words that came and forget those that went.

        A long word may count as other parts then: return the texts with such a word, taken out.
        """
        for word in [word for word, many in self._often.items() if not many]:
            del self._often[word], self._terms[word]
        long, before = [word for word in self._often if len(word) >= LEAST_PART], self._begins
        self._known = {stem(word) for word in long}
        self._begins = {(stem(word), word[:LEAST]) for word in long}
        moved = {start for _stem, start in before ^ self._begins}
        # Halves are known by how they begin; without `plans` by their stems, so all are asked.
        asked = [one for one in self._terms if any(start in one for start in moved)]
        asked = asked if self._plans else list(self._terms)
        made = {word: self._terms_of(word) for word in asked}
        other = {word: terms for word, terms in made.items() if terms != self._terms[word]}
        again = {key for word in other for key in self._with(word)}
        for key in again:
            self._take(key)
        new = {word: self._terms_of(word) for word in self._often if word not in self._terms}
        self._terms |= other | new
        return again

    def _with(self, word: str) -> set[str]:
        """Return which texts have a word."""
        keys = (key for term in self._terms[word] for key in self._where[term])
        return {key for key in keys if word in self._texts[key]}

    def _words_of(self, text: str) -> list[str]:
        return [word for word in words_of(text) if stem(word) not in self._left_out]

    def like(
        self, text: str, most: int = 10, *, but: str = "", common: bool = False
    ) -> list[Like]:
        """Return the texts that share words with this one, most alike first; `but` is left out."""
        return list(islice(self.ranked(text, but=but, common=common), most))

    def ranked(self, text: str, *, but: str = "", common: bool = False) -> Iterator[Like]:
        """Yield the texts that share words with this one, most alike first, for who asks on.

        A word of most texts is no reason to lay two beside each other; with `common` it counts
        all the same, for somebody who looks for that very word.
        """
        asked: dict[str, str] = {}
        for word in self._words_of(text):
            for term in self._terms_of(word):
                asked.setdefault(term, word)
        weights = {term: weight for term in asked if (weight := self._weight(term, common))}
        total: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for key in self._where[term]:
                total[key] += weight
        total.pop(but, None)
        waiting = [(-round(sum_, 6), key) for key, sum_ in total.items()]
        heapq.heapify(waiting)
        while waiting:
            sum_, key = heapq.heappop(waiting)
            yield Like(key, self._why(key, asked, weights), -sum_)

    def _why(
        self, key: str, asked: Mapping[str, str], weights: Mapping[str, float], most: int = 3
    ) -> tuple[tuple[str, str], ...]:
        """Return the words that both speak of, as written in the one and in the other."""
        shared = [(-weight, term) for term, weight in weights.items() if key in self._where[term]]
        pairs = [(asked[term], self._where[term][key]) for _weight, term in sorted(shared)]
        return tuple(dict.fromkeys(pairs))[:most]

    def _weight(self, term: str, common: bool) -> float:
        often = len(self._where[term]) if term in self._where else 0
        many = len(self._texts)
        too_common = many > FEW and often * TOO_COMMON > many
        if not often or (too_common and not common):
            return 0.0
        return math.log(1 + many / often)

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
            if self._plans:
                parts += self._halves(head, tail)
            else:
                parts += [stem(one) for one in (head, tail) if self._is_known(one)]
        return parts

    def _halves(self, head: str, tail: str) -> list[str]:
        """Return the stems of two halves that are words both; what says little is left out.

        After a half that says little any long word may follow: a 'buurtmoestuin' is a 'moestuin'.
        """
        vague = [half in EMPTY or half in VAGUE for half in (head, tail)]
        known = [self._begins_so(half) for half in (head, tail)]
        both = all(one or other for one, other in zip(vague, known, strict=True))
        if not (both or (vague[0] and len(tail) > LEAST_PART)):
            return []
        found = [half for half, little in zip((head, tail), vague, strict=True) if not little]
        return [stem(half.removesuffix("s")) for half in found if stem(half) not in self._left_out]

    def _begins_so(self, half: str) -> bool:
        """Tell whether a half is a known word, perhaps with the s that binds it."""
        both = (half, half.removesuffix("s"))
        return any((stem(one), one[:LEAST]) in self._begins for one in both)

    def _is_known(self, part: str) -> bool:
        whole = stem(part)
        return part not in EMPTY and whole not in self._left_out and whole in self._known


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
