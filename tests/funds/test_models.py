"""What must never be, the database refuses: whatever program asks, on both databases."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.funds import purse
from wijkaanpak.funds import models
from wijkaanpak.logbook.models import door_is_open

# Of each model one row, changed so that it breaks a rule.
WRONG = {
    "a pot with one age only": ("Pot", {"youngest": 12}),
    "a pot whose ages are upside down": ("Pot", {"youngest": 26, "oldest": 12}),
    "a pot whose least share is above its most": ("Pot", {"least_share": 60, "most_share": 50}),
    "a pot that pays more than all": ("Pot", {"most_share": 101}),
    "a pot that asks more than all": ("Pot", {"own_share": 101}),
    "a pot without ground to decide on together": ("Pot", {"ground": ""}),
    "a goal with one age only": ("Goal", {"oldest": 12}),
    "a goal whose makers bring more than it costs": ("Goal", {"own": 2, "cost": 1}),
    "a goal that costs less than nothing": ("Goal", {"own": -1, "cost": 1}),
    "a free hand without a worker": ("Goal", {"purpose": "free hand", "holder": None}),
    "a contribution of nothing": ("Contribution", {"cents": 0}),
    "a reservation of nothing": ("Reservation", {"cents": 0}),
    "a lot of no payments": ("Lot", {"small": 0}),
    "an interest that ends without a reason": ("Interest", {"ended": date(2026, 1, 2)}),
    "a report that looks ahead": ("Report", {"last": date(2100, 1, 1)}),
    "a report from after until before": ("Report", {"first": date(2100, 1, 1)}),
}
TWICE = {
    "a pot of the same name": ("Pot", {}),
    "a goal of the same name": ("Goal", {}),
    "an interest in the same goal": ("Interest", {}),
    "a report until the same day": ("Report", {}),
    "an acceptance of the same party": ("Acceptance", {}),
    "a contribution on the same movement": ("Contribution", {}),
    "a reservation on the same movement": ("Reservation", {"pot": "other"}),
    "a payment on the same movement": ("Payment", {}),
    "a lot of the same month": ("Lot", {}),
    "a payment that was drawn before": ("Drawn", {}),
    "a file of the bank that was read": ("BankFile", {}),
    "a line of the bank with the same key": ("BankLine", {"payment": None}),
    "a second line for the same payment": ("BankLine", {"key": "another"}),
}


@pytest.fixture
def rows(cast):
    """One row of everything, and an open door."""
    purse.one_of_everything(cast)
    cast.other = purse.pot(cast, "Ander potje")
    token = door_is_open.set(True)
    yield cast
    door_is_open.reset(token)


def row_of(name):
    found = getattr(models, name).objects.all()
    if name == "BankLine":
        return found.filter(payment__isnull=False).get()
    if name == "Payment":
        return found.filter(movement__isnull=False, two_pairs=True).get()
    return found.order_by("pk").first()


@pytest.mark.parametrize("what", WRONG)
def test_the_database_refuses(what, rows):
    name, changed = WRONG[what]
    row = row_of(name)
    with pytest.raises(IntegrityError), transaction.atomic():
        getattr(models, name).objects.filter(pk=row.pk).update(**changed)


@pytest.mark.parametrize("what", TWICE)
def test_the_database_takes_no_second(what, rows):
    name, changed = TWICE[what]
    row = row_of(name)
    row.pk = uuid.uuid4()
    for field, value in changed.items():
        setattr(row, field, rows.other if value == "other" else value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_line_of_the_bank_belongs_to_one_thing(rows):
    line, came_in = row_of("BankLine"), row_of("Contribution")
    with pytest.raises(IntegrityError), transaction.atomic():
        models.BankLine.objects.filter(pk=line.pk).update(contribution=came_in)
