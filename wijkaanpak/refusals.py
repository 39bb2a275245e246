"""How the house says no.

`Refused` carries an untranslated sentence, so that rules stay plain Python; whoever shows
it to a person translates it (`wijkaanpak.ui.pages.say`).
"""


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translators; `makemessages` finds it by this name."""
    return sentence


class Refused(Exception):
    """A rule says no. The sentence is meant for the person who asked."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


class NotYours(Refused):
    """The rule is fine, but this person does not hold the right."""
