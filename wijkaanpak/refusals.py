"""How the house says no.

`Refused` carries an untranslated sentence, so that rules stay plain Python; whoever shows
it to a person translates it (`wijkaanpak.ui.pages.say`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translators; `makemessages` finds it by this name."""
    return sentence


class Refused(Exception):
    """A rule says no. The sentence is meant for the person who asked.

    A value may be a refusal itself, or a list of them: said one after the other.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        told = {name: plain(one, str) for name, one in self.values.items()}
        return self.sentence % told if told else self.sentence


def plain(value: object, say: Callable[[Refused], str]) -> object:
    """Return a value of a refusal as it stands in its sentence, with refusals in it said."""
    if isinstance(value, Refused):
        return say(value)
    if isinstance(value, list):
        return ", ".join(str(plain(one, say)) for one in value)
    return value


def together(refusals: Sequence[Refused]) -> Refused:
    """Return one refusal that says all of these, so that nobody mends one to meet the next.

    >>> str(together([Refused("Too long."), Refused("No picture.")]))
    'Too long. No picture.'
    """
    first, *rest = refusals
    return Refused("%(first)s %(rest)s", first=first, rest=together(rest)) if rest else first


class NotYours(Refused):
    """The rule is fine, but this person does not hold the right."""
