import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.ui.gallery import ShortForm
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.pages import is_sure, page, refusals_become_errors, say, way_back


@pytest.fixture
def asker(client, gallery):
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/refuse/", 409, "Minstens 10 tekens."),
        ("/not-yours/", 403, "Alleen de ontvanger zegt dit."),
        ("/nergens/", 404, "Deze pagina is er niet"),
    ],
)
def test_a_refusal_says_why_and_shows_a_way_on(asker, path, status, said):
    answer = asker.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert '<a class="w-button w-button--quiet" href="/">Naar de eerste pagina</a>' in answer.text


def test_a_refusal_leads_back_to_where_you_were(asker):
    answer = asker.get("/refuse/", headers={"Referer": "http://testserver/form/"})
    assert '<a class="w-button" href="/form/">Terug naar waar je was</a>' in answer.text


def test_the_way_back_never_leaves_this_site():
    ask = RequestFactory().get("/", headers={"Referer": "https://elsewhere.example/x"})
    assert way_back(ask) == ""
    assert (
        way_back(
            RequestFactory().get("/", headers={"Referer": "http://testserver//elsewhere.example"})
        )
        == "/elsewhere.example"
    )
    assert way_back(RequestFactory().get("/")) == ""


def test_what_breaks_is_said_without_asking_the_database(asker, monkeypatch):
    monkeypatch.setattr("tests.ui.gallery.FOLDER", None)
    answer = asker.get("/form/")
    assert answer.status_code == 500
    assert "Er ging bij ons iets stuk" in answer.text


def test_who_sends_a_page_without_its_token_hears_why(gallery):
    device = Client(enforce_csrf_checks=True)
    answer = device.post("/form/")
    assert answer.status_code == 403
    assert "Je toestel bewaart niets van deze site" in answer.text  # no cookie came back
    device.cookies["csrftoken"] = "a" * 32
    answer = device.post("/form/")
    assert answer.status_code == 403
    assert "Deze pagina stond te lang open" in answer.text


def test_the_last_question_keeps_what_was_chosen(asker):
    answer = asker.post("/ask/", {"reason": ["één", "twee"], "key": "k1"})
    assert '<input type="hidden" name="key" value="k1">' in answer.text
    assert (
        '<input type="hidden" name="reason" value="één">'
        '<input type="hidden" name="reason" value="twee">' in answer.text
    )
    assert '<input type="hidden" name="sure" value="yes">' in answer.text


def test_only_a_pressed_button_is_sure():
    ask = RequestFactory()
    assert is_sure(ask.post("/", {"sure": "yes"}))
    assert not is_sure(ask.post("/", {}))
    assert not is_sure(ask.get("/?sure=yes"))


def test_htmx_gets_the_part_and_browsers_the_page():
    ask = RequestFactory()
    whole = page(ask.get("/"), "ui/privacy.html", {}, part="none")
    assert whole.text.startswith("<!doctype html>")
    assert whole.headers["Vary"] == "HX-Request"
    assert (whole.status_code, type(whole)) == (200, HttpResponse)


def test_a_form_that_is_not_right_answers_422():
    ask = RequestFactory().post("/")
    assert page(ask, "ui/forms/fields.html", {}, form=ShortForm({})).status_code == 422
    assert page(ask, "ui/forms/fields.html", {}, form=ShortForm()).status_code == 200


def test_a_refusal_is_said_in_the_language_of_the_reader():
    assert say(Refused("Kept")) == "Nagekomen"
    assert say(NotYours("%(colour)s is not a colour like #0B5D51.", colour="rood")) == (
        "rood is geen kleur zoals #0B5D51."
    )
    assert say(Refused("100% zeker")) == "100% zeker"


def test_a_form_shows_a_refusal_at_its_field():
    class Asked(ShortForm):
        def clean_text(self):
            with refusals_become_errors():
                raise Refused("Kept")

    assert Asked({"text": "lang genoeg is dit"}).errors == {"text": ["Nagekomen"]}


def test_the_language_is_chosen_without_script_and_stays(asker):
    answer = asker.post("/taal/", {"language": "ar", "next": "/bare/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bare/")
    shown = asker.get("/bare/").text
    assert '<html lang="ar" dir="rtl">' in shown


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_choosing_a_language_never_leads_away(asker, away):
    answer = asker.post("/taal/", {"language": "xx", "next": away})
    assert answer.headers["Location"] == "/"
    assert not answer.cookies


def test_a_theme_is_served_for_ever_and_a_poor_one_never(asker):
    answer = asker.get("/thema/1D4E6B-7A2E4B.css")
    assert answer.headers["Content-Type"] == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--w-action:#1D4E6B;" in answer.text
    assert asker.get("/thema/F2B233-7A2E4B.css").status_code == 404


@pytest.mark.parametrize("path", ["/privacy/", "/toegankelijkheid/"])
def test_the_pages_of_the_whole_house_stand(asker, path):
    answer = asker.get(path)
    assert answer.status_code == 200
    assert 'href="/privacy/"' in answer.text
    assert 'href="/toegankelijkheid/"' in answer.text
