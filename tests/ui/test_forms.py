"""Forms say what is not right, where, and keep what was typed."""

import re
import uuid

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.gallery import ShortForm, StoryForm
from wijkaanpak.ui.forms import DayField, HouseForm, PlainForm, Sketch, Squares, can_be_seen

GIVEN = QueryDict(
    "text=Er+brandt+<geen>+licht&about=work&uses=panel&street=a&mail=fatma&on=2026-11-25&sure=on"
)


def write(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


def field_of(html, name):
    """The markup of the control with this name."""
    return re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)[0]


def test_every_error_is_at_its_field_and_in_the_summary_with_a_link():
    html = write("{% form_fields form %}", form=StoryForm(QueryDict("")))
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html)
    assert links == [
        ("id_text", "Jouw verhaal: Vul dit nog in."),
        ("id_about_0", "Waar gaat het over? Kies er één."),
        ("id_uses_0", "Wie mag dit lezen? Kies er minstens één."),
        ("id_street", "Straat: Kies er één."),
        ("id_on", "Wanneer was het? Vul dit nog in."),
        ("id_sure", "Ik heb het zelf meegemaakt: Zet hier een vinkje."),
    ]
    assert all(f'id="{target}"' in html for target, _ in links)
    assert html.count("utrecht-form-field-error-message") == 6
    assert 'role="alert" tabindex="-1"' in html


@pytest.mark.parametrize(
    ("field", "sent", "told"),
    [
        (forms.CharField(max_length=3), "vier", "Dit is te lang: hoogstens 3 tekens, en het zijn "
         "er 4. Maak het korter."),
        (forms.CharField(), "a\x00", "Er staat een teken in dat niemand kan lezen. "
         "Typ het nog een keer."),
        (forms.CharField(), " \u200b\u202e ", "Vul dit nog in."),
        (forms.EmailField(), "fatma", "Schrijf een e-mailadres, zoals fatma@voorbeeld.nl."),
        (forms.IntegerField(max_value=9), "x", "Schrijf een heel getal, zonder punt of komma."),
        (forms.IntegerField(), "7.000", "Schrijf een heel getal, zonder punt of komma."),
        (forms.IntegerField(max_value=9), "10", "Schrijf een getal van hoogstens 9."),
        (forms.IntegerField(min_value=2), "1", "Schrijf een getal van minstens 2."),
        (DayField(), "morgen", "Schrijf een dag, zoals 25-11-2026."),
        (forms.ChoiceField(choices=[("a", "A")]), "b" * 9999, "Kies een van deze."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), ["b"], "Kies een van deze."),
        (forms.FileField(), "", "Kies een bestand."),
        (forms.CharField(error_messages={"required": "Zeg het."}), "", "Zeg het."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_plain_words(field, sent, told):
    kind = type("Form", (PlainForm,), {"field": field})
    assert kind({"field": sent}, {}).errors == {"field": [told]}


@given(st.text(st.characters(categories=["Z", "C"], exclude_characters="\x00")))
def test_words_that_nobody_can_see_count_as_nothing(unseen):
    kind = type("Form", (PlainForm,), {"field": forms.CharField(required=False)})
    form = kind({"field": unseen})
    assert (form.is_valid(), form.cleaned_data) == (True, {"field": ""})


@given(st.text(), st.characters(categories=["L", "N", "P", "S"]), st.text())
def test_words_with_one_sign_that_shows_are_seen(before, sign, after):
    assert can_be_seen(before + sign + after) is True


def test_help_and_error_are_heard_with_the_field():
    html = write("{% field form.text %}", form=StoryForm(QueryDict("")))
    control = field_of(html, "text")
    assert 'aria-describedby="id_text_helptext id_text_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="id_text_helptext"' in html
    assert 'id="id_text_error"' in html


def test_what_was_typed_stays():
    html = write("{% form_fields form %}", form=StoryForm(GIVEN))
    assert "Er brandt &lt;geen&gt; licht</textarea>" in html
    assert 'value="work" id="id_about_1" checked' in html
    assert 'value="panel" id="id_uses_0" checked' in html
    assert '<option value="a" selected>' in html
    assert 'value="fatma"' in field_of(html, "mail")
    assert 'value="2026-11-25"' in field_of(html, "on")
    assert "checked" in field_of(html, "sure")


def test_a_fresh_form_accuses_nobody():
    html = write("{% form_fields form %}", form=StoryForm())
    assert "w-summary" not in html
    assert "aria-invalid" not in html


def test_large_choices_carry_their_own_help():
    html = write("{% field form.about %}", form=StoryForm())
    assert (
        '<span>Wonen</span><span class="w-choice__help">Huis, huur, warmte, schimmel</span>'
        in html
    )
    assert html.startswith('<fieldset class="utrecht-form-field" role="radiogroup">')
    assert 'role="group"' in write("{% field form.uses %}", form=StoryForm())


class SpotForm(HouseForm):
    square = forms.ChoiceField(
        label="Welk vak?",
        required=False,
        choices=[("", "Geen vak"), ("A1", "A1, Zonnehof"), ("B1", "B1")],
        widget=Squares,
    )


def test_a_spot_is_chosen_as_a_square_over_the_borders():
    form = SpotForm({"square": "A1"})
    form.fields["square"].widget.sketch = Sketch("M0 0L9 9Z", 1, [("<Zon>", 50, 66)])
    html = write("{% field form.square %}", form=form)
    assert html.count('class="w-square"') == 2
    assert 'value="A1" id="id_square_1" checked' in html
    assert 'A1<span class="w-hidden">, Zonnehof</span>' in html
    assert '<path d="M0 0L9 9Z"/><text x="50" y="66">&lt;Zon&gt;</text>' in html
    assert html.index("Geen vak") < html.index("w-squares")


def test_without_a_sketch_squares_are_plain_choices():
    assert "w-squares" not in write("{% field form.square %}", form=SpotForm())


def test_optional_fields_say_so_and_the_browser_is_told_what_to_fill_in():
    html = write("{% form_fields form %}", form=StoryForm())
    assert html.count("(mag leeg blijven)") == 3
    assert 'autocomplete="email"' in field_of(html, "mail")
    assert 'type="date"' in field_of(html, "on")


def test_a_voice_is_a_file_field_with_a_recorder_that_waits_for_its_script():
    html = write("{% field form.voice %}", form=StoryForm())
    assert 'accept="audio/*"' in field_of(html, "voice")
    assert '<div class="w-recorder" hidden data-most="600"' in html
    assert "data-recorder" not in write("{% field form.photo %}", form=StoryForm())


def test_a_whole_form_has_its_token_its_key_and_its_steps():
    request = RequestFactory().get("/")
    html = write(
        "{% house_form form 'Verder' step=2 of=4 back='/' hx='form' %}",
        form=StoryForm(),
        request=request,
    )
    assert html.startswith(
        '<form method="post" class="w-form w-question" novalidate enctype="multipart/form-data"'
    )
    assert 'hx-post="" hx-swap="outerHTML" hx-encoding="multipart/form-data"' in html
    assert "csrfmiddlewaretoken" in html
    assert uuid.UUID(re.search(r'name="key" value="([^"]+)"', html)[1])
    assert "Vraag 2 van 4" in html
    short = write("{% house_form form 'Verder' %}", form=ShortForm(), request=request)
    assert short.startswith('<form method="post" class="w-form" novalidate><input type="hidden"')


def test_an_error_of_the_whole_form_stands_in_the_summary():
    class Never(HouseForm):
        def clean(self):
            raise forms.ValidationError("Dit is al gedaan.")

    assert "<li>Dit is al gedaan.</li>" in write("{% error_summary form %}", form=Never({}))


def test_the_key_of_a_form_comes_back_or_is_made():
    class Bare(HouseForm):
        pass

    key = uuid.uuid4()
    sent, silent = Bare({"key": str(key)}), Bare({})
    assert sent.is_valid()
    assert sent.cleaned_data["key"] == key
    assert silent.is_valid()
    assert isinstance(silent.cleaned_data["key"], uuid.UUID)


def test_each_blank_form_has_a_key_of_its_own():
    keys = {str(HouseForm()["key"].value()) for _ in range(5)}
    assert len(keys) == 5


def test_django_itself_writes_our_forms_the_same_way():
    form = ShortForm()
    assert str(form).strip() == write("{% form_fields form %}", form=form)
