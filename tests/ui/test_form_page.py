"""One form on a page of its own: a title, the way up, what it is about, the form, a way back."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

import wijkaanpak
from tests.ui.gallery import ShortForm
from wijkaanpak.ui.pages import form_page

HOUSE = Path(wijkaanpak.__file__).parent
HERE = SimpleNamespace(slug="hazelkamp", name="De Hazelkamp", kind="", languages=["nl"])


@pytest.fixture
def asked(gallery):
    request = RequestFactory().get("/")
    request.resolver_match = SimpleNamespace(app_name="agenda")
    return request


class Garden:
    def __str__(self):
        return "De tuin"

    def get_absolute_url(self):
        return "/tuin/"


def shown(request, back, form=None, **more):
    return form_page(
        request, form or ShortForm(), "Vertel het", "Versturen", back, here=HERE, **more
    )


def test_what_a_form_is_about_is_named_and_is_the_way_back_and_up(asked):
    text = shown(asked, Garden()).text
    assert '<p class="w-lead w-voice" dir="auto">De tuin</p>' in text
    assert '<a class="w-button w-button--quiet" href="/tuin/">Terug</a>' in text
    assert 'utrecht-breadcrumb-nav__link" href="/tuin/"><bdi>De tuin</bdi>' in text
    assert "Wijkagenda" in text  # the way up of the room


def test_an_address_to_go_back_to_is_no_step_in_the_way_up(asked):
    text = shown(asked, "/terug/", about="In woorden", lead="Eén zin.", said="Zelf gezegd").text
    assert '<p class="w-lead w-voice" dir="auto">In woorden</p>' in text
    assert '<p class="w-lead">Eén zin.</p>' in text
    assert "<p>Zelf gezegd</p>" in text
    assert text.count('href="/terug/"') == 1


def test_a_form_with_faults_answers_422_on_the_same_page(asked):
    assert shown(asked, "/terug/").status_code == 200
    answer = shown(asked, "/terug/", form=ShortForm({}))
    assert answer.status_code == 422
    assert "<h1>Vertel het</h1>" in answer.text


def test_each_room_that_shows_a_form_says_its_way_up():
    rooms = {
        file.relative_to(HOUSE).parts[0]
        for file in HOUSE.glob("*/views/*.py")
        if "form_page(" in file.read_text()
    }
    assert len(rooms) > 8
    for room in rooms:
        assert (HOUSE / room / "templates" / room / "crumbs.html").is_file(), room
