from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from wijkaanpak.languages import NOT_YET, WHOLE_LANGUAGES
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import say


def test_every_language_of_the_house_can_be_chosen(client, cast):
    shown = client.get("/taal/?next=/privacy/").text
    assert [code for code, _name in settings.LANGUAGES if f'value="{code}"' not in shown] == []
    assert 'name="next" value="/privacy/"' in shown


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example", "javascript:alert(1)"])
def test_the_page_of_languages_leads_nowhere_else(client, cast, away):
    assert "evil" not in client.get("/taal/", {"next": away}).text.split("<main")[1]


@pytest.mark.parametrize(("code", "_name"), settings.LANGUAGES)
def test_an_unfinished_language_says_so_in_that_language(client, cast, code, _name):
    client.cookies["django_language"] = code
    main = client.get("/privacy/").text.split("<main")[1]
    said = [other for other, words in NOT_YET.items() if words in main]
    assert said == ([] if code in WHOLE_LANGUAGES else [code])


DUTCH, ENGLISH = "zondag 29 november", "Sunday 29 November"


@pytest.mark.parametrize(
    ("code", "day"), [("nl", DUTCH), ("tr", DUTCH), ("pl", DUTCH), ("en", ENGLISH)]
)
def test_days_stand_in_the_language_of_the_sentence_around_them(code, day):
    """What is not translated is Dutch, so its days are too: in tags, filters and sentences."""
    on = date(2026, 11, 29)
    with translation.override(code):
        shown = Template("{% load ui %}{% day on %} {% leaf on %} {{ on|date:'l j F' }}")
        html = shown.render(Context({"on": on}))
        said = say(Refused("Kom op %(day)s.", day=on))
    assert html.count(day.split()[0]) == 3
    assert day.split()[2] in said
    assert "Kasım" not in html + said


def test_no_page_writes_days_in_a_language_of_its_own():
    """Only a card that is wholly in one language names its own."""
    lone = ("wijkaanpak/dates.py", "wijkaanpak/invitations/views/inviting.py")
    names = ("utils.formats import date_format", "utils.dateformat", "formats.date_format")
    wrong = [
        str(path)
        for path in Path("wijkaanpak").rglob("*.py")
        if str(path) not in lone and any(name in path.read_text() for name in names)
    ]
    assert wrong == []
