"""What many stories speak of, and which are nearly the same: help for who reads them all.

Words weigh by TF-IDF; themes come from non-negative matrix factorisation (Lee and Seung, 1999) as
scikit-learn does it, begun without chance (NNDSVD, Boutsidis and Gallopoulos, 2008). Texts are
nearly the same when they share runs of three words, by cosine. Languages are kept apart: a theme
is made of words, and words of two languages make none together.

Everything comes with the words that made it, as they stand in the text. It reads no tone and
decides nothing; with few texts it says that there are too few. The same texts give the same
answer in whatever order they come.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from wijkaanpak.methods.likeness import stem, words_of

FEWEST_TEXTS = 30  # in one language; of fewer nobody can say what themes they have
FEWEST_OF_A_THEME = 3
MOST_THEMES = 12
STRONG = 40  # words of a theme that may put a text in it
SHOWN = 5  # words that say what a theme is
RUN = 3  # words in a row
LIKE = 0.5  # the least cosine of two texts that are nearly the same
PHRASES = 3  # shown of what two texts share
EACH_TIME = 500  # texts compared with all others at once, for the memory
DUTCH = "nl"
# Words with which people tell, whatever it is about; beside those of offers and wishes.
TELLING = frozenset(
    """aardig alleen anderen begin begon begint belde bellen beter binnen bleef bleven boven buiten
    buurman buurvrouw daarna dacht deed deden denk denken dezelfde durf durfde eigenlijk einde
    elkaars enige ergens gebeurde geef geweest geworden ging gingen gisteren groot had hadden
    heette helemaal hoor hoorde huis ineens jaren jij kant keer kende kent kijk klein kom kon
    konden kreeg kregen kwam kwamen laatst lag later lees lezen lieten liep lopen maal man maand
    maanden meneer mens mevrouw mij moest moesten morgen naam nam neem nergens niemand nooit ooit
    over precies praat praten schreef schrijf schrijven sindsdien snel snap snappen sprak stond
    stonden terug thuis toen vanzelf verder vertel vertelde vertellen verteld verhaal vond vonden
    voelde vorige vrouw vroeg vroeger waren was weg weken werden weten wist woont woonde zag zagen
    zat zaten zeg zeggen zegt zei zeiden zelfde zie zien ziet zit zitten zo zoals zomaar""".split()  # noqa: SIM905
)
_EVERY_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its key and the code of its language."""

    key: str
    words: str
    language: str = DUTCH


@dataclass(frozen=True, slots=True)
class Theme:
    """Texts that use the same words. `words` say which; `because` has for each text its own."""

    language: str
    words: tuple[str, ...]
    because: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """Themes; the texts that fit in none; and the languages with too few texts to say."""

    themes: tuple[Theme, ...] = ()
    alone: tuple[str, ...] = ()
    too_few: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are nearly the same: how much (0 to 1), and which runs of words both have."""

    one: str
    other: str
    like: float
    words: tuple[str, ...]


def themes(texts: Iterable[Text]) -> Found:
    """Return what these texts speak of, each language apart.

    >>> themes([Text("lamp", "De lamp op de trap was kapot.")]).too_few
    {'nl': 1}
    """
    found, alone, too_few = [], [], {}
    for language, some in _by_language(texts):
        if len(some) < FEWEST_TEXTS:
            too_few[language] = len(some)
            continue
        made, left = _themes_of(language, some)
        found += made
        alone += left
    return Found(tuple(found), tuple(sorted(alone)), too_few)


def _by_language(texts: Iterable[Text]) -> list[tuple[str, list[Text]]]:
    """Return the texts that say something, by language and then by key."""
    apart: dict[str, list[Text]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: text.key):
        if _EVERY_WORD.search(text.words):
            apart[text.language].append(text)
    return sorted(apart.items())


def _terms_of(language: str, words: str) -> list[str]:
    """Return what the words of a text count as: in Dutch their stems, else themselves."""
    return [_term(language, word) for word in _told(words)]


def _told(words: str) -> list[str]:
    return [word for word in words_of(words) if word not in TELLING]


def _term(language: str, word: str) -> str:
    return stem(word) if language == DUTCH else word


def _themes_of(language: str, texts: list[Text]) -> tuple[list[Theme], list[str]]:
    """Return the themes of texts in one language, and the keys of those that fit in none."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  seconds

    weigh = TfidfVectorizer(
        analyzer=partial(_terms_of, language), min_df=2, max_df=0.5, sublinear_tf=True
    )
    try:
        weights = weigh.fit_transform(text.words for text in texts)
    except ValueError:  # no word stands in two of them
        return [], [text.key for text in texts]
    belongs, made_of = _factors(weights, len(texts))
    terms = weigh.get_feature_names_out()
    best = [_best(row) for row in belongs]
    found = []
    for number, row in enumerate(made_of):
        strong = {str(terms[at]): float(row[at]) for at in row.argsort()[::-1][:STRONG] if row[at]}
        members = [text for text, theme in zip(texts, best, strict=True) if theme == number]
        found += _theme_of(language, strong, members)
    found.sort(key=lambda theme: theme.words)
    taken = {key for theme in found for key in theme.because}
    return found, [text.key for text in texts if text.key not in taken]


def _theme_of(language: str, strong: dict[str, float], members: Sequence[Text]) -> list[Theme]:
    """Return the theme of these texts, if enough of them use two of its words or more."""
    spelled = {text.key: _spelled(language, text.words) for text in members}
    own = {key: _own_words(words, strong) for key, words in spelled.items()}
    because = {key: words for key, words in own.items() if words}
    if len(because) < FEWEST_OF_A_THEME:
        return []
    words = _words_for(strong, [spelled[key] for key in because])
    return [Theme(language, words, because)]


def _factors(weights: Any, many: int) -> tuple[Any, Any]:
    """Return how much each text belongs to each theme, and how much each word makes it."""
    from sklearn.decomposition import NMF  # noqa: PLC0415  it takes seconds to load
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    most = min(MOST_THEMES, max(2, round((many / 2) ** 0.5)), min(weights.shape) - 1)
    model = NMF(max(1, most), init="nndsvd", random_state=0, max_iter=200, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # near enough to suggest something
        belongs = model.fit_transform(weights)
    return belongs.round(6), model.components_.round(6)


def _best(row: Any) -> int:
    """Return the theme to which a text belongs most, or -1 when it uses no word of any."""
    at = int(row.argmax())
    return at if row[at] > 0 else -1


def _spelled(language: str, words: str) -> dict[str, str]:
    """Return for each term of a text the word that stands there, in small letters."""
    spelled: dict[str, str] = {}
    for word in _told(words):
        spelled.setdefault(_term(language, word), word)
    return spelled


def _own_words(spelled: dict[str, str], strong: dict[str, float]) -> tuple[str, ...]:
    """Return the words of a text that put it in a theme, strongest first; one is no theme."""
    mine = sorted((term for term in spelled if term in strong), key=lambda t: (-strong[t], t))
    return tuple(spelled[term] for term in mine[:SHOWN]) if len(mine) > 1 else ()


def _words_for(strong: dict[str, float], members: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """Return the words of a theme, each as most of its texts spell it."""
    shown = []
    for term in sorted(strong, key=lambda t: (-strong[t], t)):
        spellings = Counter(spelled[term] for spelled in members if term in spelled)
        if spellings:
            shown.append(min(spellings, key=lambda word: (-spellings[word], word)))
    return tuple(shown[:SHOWN])


def near_duplicates(texts: Iterable[Text], at_least: float = LIKE) -> list[Pair]:
    """Return the pairs of texts that are nearly the same, most alike first.

    >>> lamp = "De lamp op de trap was kapot van september tot februari."
    >>> [pair.words for pair in near_duplicates([Text("a", lamp), Text("b", lamp.upper())])]
    [('de lamp op', 'lamp op de', 'op de trap')]
    """
    found: list[Pair] = []
    for _language, some in _by_language(texts):
        said = {text.key: tuple(_every_word(text.words)) for text in some}
        first: dict[tuple[str, ...], str] = {}
        for key, words in said.items():
            if first.setdefault(words, key) != key:
                found.append(Pair(first[words], key, 1.0, tuple(_runs(words)[:PHRASES])))
        found += _alike({key: words for words, key in first.items()}, at_least)
    return sorted(found, key=lambda pair: (-pair.like, pair.one, pair.other))


def _every_word(words: str) -> list[str]:
    """Return all words in small letters without accents, the empty ones too: order counts."""
    bare = unicodedata.normalize("NFKD", words.lower())
    return _EVERY_WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))


def _runs(words: Sequence[str]) -> list[str]:
    """Return each run of three words once, in order; of a shorter text all of it."""
    many = max(1, len(words) - RUN + 1)
    return list(dict.fromkeys(" ".join(words[at : at + RUN]) for at in range(many)))


def _alike(said: dict[str, tuple[str, ...]], at_least: float) -> list[Pair]:
    """Return the pairs of different texts that share enough runs of words."""
    if len(said) < 2:
        return []
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  seconds

    keys, runs = list(said), [_runs(words) for words in said.values()]
    common = max(20, len(keys) // 20)  # a run in so many texts is a form, and tells nothing
    weigh = TfidfVectorizer(analyzer=_as_it_is, max_df=min(common, len(keys)))
    try:
        weights = weigh.fit_transform(runs)
    except ValueError:  # every run is a form
        return []
    return [
        Pair(keys[one], keys[other], like, _shared(runs[one], runs[other]))
        for one, other, like in _near(weights, at_least)
    ]


def _near(weights: Any, at_least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the rows that point nearly the same way, and the cosine between them."""
    for begin in range(0, weights.shape[0], EACH_TIME):
        block = (weights[begin : begin + EACH_TIME] @ weights.T).tocoo()
        near = block.data >= at_least - 1e-9
        rows, columns, likes = block.row[near], block.col[near], block.data[near]
        for row, column, like in zip(rows, columns, likes, strict=True):
            if begin + int(row) < int(column):
                yield begin + int(row), int(column), round(float(like), 3)


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Return the first runs of words that stand in both."""
    there = set(other)
    return tuple(run for run in one if run in there)[:PHRASES]


def _as_it_is(runs: list[str]) -> list[str]:
    return runs
