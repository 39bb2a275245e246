"""Test S4: what a form does not ask changes nothing, whatever else is sent along with it."""

import importlib
from pathlib import Path

import pytest
from django import forms
from django.test import Client

import wijkaanpak
from tests.budget import scenes
from tests.cast import signed_in
from wijkaanpak import clock
from wijkaanpak.budget.models import Plan
from wijkaanpak.people.models import Membership, Person

# What somebody would send along who has read our source.
SENT_ALONG = {
    "state": "funded", "number": "77", "round": "1", "round_id": "1", "id": "1", "pk": "1",
    "coach": "1", "merged_into": "1", "photo": "../keys/secret.key", "written": "2000-01-01",
    "state_since": "2000-01-01", "role": "coordinator", "roles": "coordinator", "rights": "*",
    "is_staff": "1", "is_superuser": "1", "gone_since": "2000-01-01", "person": "1", "by": "1",
    "here": "elzenbroek", "second_key_used": "1",
}  # fmt: skip


def every_form():
    package = Path(wijkaanpak.__file__).parent
    for file in package.rglob("*.py"):
        if "forms" in file.parts or file.name == "forms.py":
            name = ".".join(file.relative_to(package.parent).with_suffix("").parts)
            module = importlib.import_module(name.removesuffix(".__init__"))
            yield from (one for one in vars(module).values() if isinstance(one, type))


def test_no_form_takes_its_fields_from_a_model():
    found = [one for one in every_form() if issubclass(one, forms.BaseForm)]
    assert len(found) > 30
    assert [one for one in found if issubclass(one, forms.BaseModelForm)] == []


def row_of(kept, besides=()):
    return {k: v for k, v in vars(kept).items() if not k.startswith("_") and k not in besides}


@pytest.fixture
def plan(cast):
    return scenes.handed_in(cast, scenes.opened(cast))


def test_a_plan_that_is_changed_changes_only_in_what_was_asked(cast, plan):
    words = plan.words.facts() | {"cost": plan.cost // 100, "asked": plan.asked // 100}
    sent = {k: v for k, v in words.items() if v not in ("", None, False)} | {"title": "Anders"}
    client = signed_in(Client(), cast.amina)
    at = f"/w/zonnehof/burgerbegroting/{plan.round.number}/plan/{plan.pk}/schrijven/"
    before = row_of(plan, {"title", "round"})
    with clock.set_back(scenes.SPRING):
        assert client.post(at, SENT_ALONG | sent).status_code == 302
    changed = Plan.objects.get(pk=plan.pk)
    assert (changed.title, row_of(changed, {"title"})) == ("Anders", before)


def test_somebody_who_is_written_in_gets_the_role_of_a_resident_and_no_more(cast):
    client = signed_in(Client(), cast.noor)
    sent = {"name": "Buur", "email": "", "language": "nl"}
    client.post("/w/zonnehof/mensen/inschrijven/", SENT_ALONG | sent)
    person = Person.objects.get(name="Buur")
    roles = Membership.objects.filter(person=person).values_list("role", "here__slug")
    assert (list(roles), person.gone_since) == ([("resident", "zonnehof")], None)
    assert str(person.pk) != "1"
