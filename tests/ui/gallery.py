"""One page with everything on it, only for tests: served by its own small urlconf."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, Voice, Words
from wijkaanpak.ui.pages import confirm, page

FOLDER = Path(__file__).parent
HERE = SimpleNamespace(
    slug="hazelkamp",
    name="De Hazelkamp",
    kind="wijk",
    languages=["nl", "en", "tr", "ar"],
    address_form="je",
    action_colour="",
    accent_colour="",
)
HEATING = [
    SimpleNamespace(
        state="offered", on=date(2024, 3, 4), note="Meneer Smit gaf dit aan de kring."
    ),
    SimpleNamespace(state="accepted", on=date(2024, 3, 11), note=""),
    SimpleNamespace(
        state="at_risk", on=date(2024, 9, 2), note="De monteur is ziek. We zoeken een ander."
    ),
    SimpleNamespace(
        state="renegotiated",
        on=date(2024, 9, 20),
        note="Nieuwe datum, met een elektrische kachel tot die tijd.",
    ),
    SimpleNamespace(state="kept_late", on=date(2024, 12, 1), note=""),
]
STROKES = [
    SimpleNamespace(
        title="Kinderen leren hier vanaf dag één", first=2016, last=2036, url="#x", kind="long"
    ),
    SimpleNamespace(
        title="Warme huizen zonder schimmel", first=2019, last=None, url="#x", kind="long"
    ),
    SimpleNamespace(
        title="De lamp bij het bankje", first=date(2021, 11, 2), url="#x", kind="short"
    ),
    SimpleNamespace(title="Zwemles voor iedereen", first=2022, url="", kind="short"),
    SimpleNamespace(title="Werk in de eigen straat", first=2023, last=2031, url="", kind="long"),
]
PATH = [
    {
        "title": "Je vertelde dit",
        "on": date(2021, 4, 2),
        "text": "Bij het bankje is het donker.",
        "url": "#a",
    },
    {
        "title": "Het kwam op de wijkagenda",
        "on": date(2021, 6, 14),
        "text": "Licht op plekken waar je zit",
        "url": "#b",
    },
    {"title": "De gemeente zei ja", "on": date(2021, 7, 1), "state": "yes", "url": "#c"},
    {"title": "De lamp brandt", "on": date(2021, 11, 2), "state": "kept", "url": "#d"},
]


class StoryForm(HouseForm):
    text = forms.CharField(
        label="Jouw verhaal", widget=Words, help_text="In je eigen woorden. Lang of kort."
    )
    voice = forms.FileField(label="Of spreek het in", widget=Voice, required=False)
    photo = forms.FileField(label="Foto", required=False)
    about = forms.ChoiceField(
        label="Waar gaat het over?",
        choices=[("home", "Wonen"), ("work", "Werk en geld"), ("school", "Leren")],
        widget=Cards(helps={"home": "Huis, huur, warmte, schimmel"}),
    )
    uses = forms.MultipleChoiceField(
        label="Wie mag dit lezen?",
        choices=[("panel", "De kring"), ("public", "Iedereen hier")],
        widget=ManyCards,
    )
    street = forms.ChoiceField(
        label="Straat", choices=[("", "Kies een straat"), ("a", "Hazelaarstraat")]
    )
    mail = forms.EmailField(
        label="E-mail", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    on = DayField(label="Wanneer was het?")
    sure = forms.BooleanField(label="Ik heb het zelf meegemaakt")


class ShortForm(HouseForm):
    text = forms.CharField(label=_("Neighbourhood agenda"), widget=Words, min_length=10)


def context(**more: Any) -> dict[str, Any]:
    moments = {
        "moments": HEATING,
        "strokes": STROKES,
        "path": PATH,
        "today": date(2026, 11, 24),
        "elections": [2018, 2022, 2026, 2030],
    }
    money = [("Speeltuin", 185000, "€ 1.850"), ("Zwemles", 96050, "€ 960,50")]
    return {"here": HERE, "due": date(2026, 11, 25), "money": money, **moments, **more}


def render(request: HttpRequest, name: str, **more: Any) -> HttpResponse:
    template = engines["django"].from_string((FOLDER / name).read_text())
    return HttpResponse(template.render(context(**more), request))


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery.html")


def form(request: HttpRequest) -> HttpResponse:
    return render(
        request, "gallery_form.html", form=StoryForm(request.POST or None), short=ShortForm()
    )


def paper(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery_paper.html")


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Minstens %(least)s tekens.", least=10)


def not_yours(request: HttpRequest) -> HttpResponse:
    raise NotYours("Alleen de ontvanger zegt dit.")


def ask(request: HttpRequest) -> HttpResponse:
    return confirm(
        request,
        title="Intrekken?",
        text="Dit kan niet terug.",
        action="Trek in",
        back="/",
        here=HERE,
    )


def bare(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/privacy.html", {})


urlpatterns = [
    path("g/hazelkamp/verhalen/", gallery),
    path("form/", form),
    path("paper/", paper),
    path("refuse/", refuse),
    path("not-yours/", not_yours),
    path("ask/", ask),
    path("bare/", bare),
    path("", include("wijkaanpak.ui.urls")),
    path("", include(([path("g/<slug:here>/verhalen/", gallery, name="listing")], "stories"))),
    path("", include(([path("g/<slug:here>/wijkagenda/", gallery, name="listing")], "agenda"))),
    path(
        "", include(([path("g/<slug:here>/afspraken/", gallery, name="listing")], "commitments"))
    ),
    path(
        "",
        include(
            (
                [
                    path("g/<slug:here>/logboek/", gallery, name="listing"),
                    path("g/<slug:here>/controleer/", gallery, name="check"),
                ],
                "logbook",
            )
        ),
    ),
    path("", include(([path("g/<slug:here>/kaart/", gallery, name="map")], "neighbourhoods"))),
    path("", include(([path("g/<slug:here>/netwerk/", gallery, name="listing")], "network"))),
    path("", include(([path("g/<slug:here>/", gallery, name="front")], "home"))),
    path("", include(([path("inloggen/", gallery, name="sign_in")], "people"))),
]
handler404 = "wijkaanpak.ui.views.not_found"
handler500 = "wijkaanpak.ui.views.broken"
