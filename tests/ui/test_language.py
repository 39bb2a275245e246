import pytest
from django.conf import settings


def test_every_language_of_the_house_can_be_chosen(client, cast):
    shown = client.get("/taal/?next=/privacy/").text
    assert [code for code, _name in settings.LANGUAGES if f'value="{code}"' not in shown] == []
    assert 'name="next" value="/privacy/"' in shown


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example", "javascript:alert(1)"])
def test_the_page_of_languages_leads_nowhere_else(client, cast, away):
    assert "evil" not in client.get("/taal/", {"next": away}).text.split("<main")[1]


@pytest.mark.parametrize(("code", "said"), [("nl", False), ("en", False), ("ar", True)])
def test_an_unfinished_language_says_so(client, cast, code, said):
    client.cookies["django_language"] = code
    main = client.get("/privacy/").text.split("<main")[1]
    assert ("Nog niet alles is vertaald" in main or "Not everything" in main) is said
