"""The draw: panels fixed before, one of them by dice or a public value, redone by anybody."""

import hashlib
import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from tests.assemblies.scenes import closed, committed, drawn, filled
from wijkaanpak.assemblies.actions import draw
from wijkaanpak.assemblies.models import Draw, Place, SignUp
from wijkaanpak.assemblies.queries import assemblies, draws, pool, seats
from wijkaanpak.assemblies.rules import Stage, Way, features_csv, people_csv, read_fall
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.models import Entry
from wijkaanpak.methods.lottery import fair_lottery, written
from wijkaanpak.methods.lottery.reading import read_people, read_quotas
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_dice_choose_one_of_the_panels_that_were_fixed_before(cast):
    row = drawn(cast)
    found = draws.first_draw(row)
    lines = found.written.decode().splitlines()
    assert json.loads(lines[418])[0] == "417"
    assert sorted(json.loads(lines[418])[1:]) == found.codes
    assert hashlib.sha256(found.written).hexdigest() == found.commitment
    assert row.stage == Stage.DRAWN
    verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs.index("assembly.committed") < verbs.index("assembly.drawn")
    cast.check_every_book()


def test_the_panel_keeps_the_targets(cast):
    row = drawn(cast)
    found = draws.first_draw(row)
    targets = assemblies.targets(row)
    assert sum(found.seats) == 2 * row.seats  # once for each feature
    for line, many in zip(targets, found.seats, strict=True):
        assert line.least <= many <= line.most


def test_anybody_makes_the_same_panels_again_from_the_files(cast):
    row = committed(cast)
    lines, members = pool.closed_targets(row)
    quotas = read_quotas(features_csv(lines), row.seats)
    again = read_people(people_csv(lines, members), row.seats, quotas, ["home"])
    assert written(fair_lottery(again, 1000)) == draws.first_draw(row).written


def test_a_public_value_is_announced_before_it_is_known(cast):
    row = closed(cast)
    with pytest.raises(Refused, match="Say now"):
        draw.commit_panels(by=cast.noor, assembly=row, way=Way.VALUE)
    draw.commit_panels(
        by=cast.noor, assembly=row, way=Way.VALUE, announced="De AEX van 1 mei om 17.30 uur"
    )
    draw.draw_panel(by=cast.hassan, assembly=row, typed="871,22")
    assert Place.objects.count() == row.seats


def test_nothing_is_drawn_before_panels_are_fixed_and_never_twice(cast):
    row = closed(cast)
    with pytest.raises(Refused, match="First the panels"):
        draw.draw_panel(by=cast.hassan, assembly=row, typed="4 1 7")
    draw.commit_panels(by=cast.noor, assembly=row, way=Way.TEN)
    draw.draw_panel(by=cast.hassan, assembly=row, typed="4 1 7")
    with pytest.raises(Refused, match="not done twice"):
        draw.draw_panel(by=cast.hassan, assembly=row, typed="0 0 1")
    assert draws.first_draw(row).number == 417


def test_panels_are_fixed_once(cast):
    row = committed(cast)
    again = draw.commit_panels(by=cast.noor, assembly=row, way=Way.SIX)
    assert (again.way, Draw.objects.count()) == ("ten", 1)


@pytest.mark.parametrize("typed", ["", "4 1", "4 1 7 7", "vier"])
def test_dice_that_are_typed_wrong_draw_nobody(cast, typed):
    row = committed(cast)
    with pytest.raises(Refused):
        draw.draw_panel(by=cast.hassan, assembly=row, typed=typed)
    assert draws.first_draw(row).number is None


def test_a_number_of_six_sided_dice_that_is_too_high_is_rolled_again():
    with pytest.raises(Refused, match="rolled again"):
        read_fall(Way.SIX, "6 6 6 6", 1000, "")


@given(st.text(max_size=20), st.sampled_from(list(Way)))
def test_whatever_is_typed_draws_a_panel_that_exists_or_is_refused(typed, way):
    try:
        fallen = read_fall(way, typed, 1000, "seal")
    except Refused:
        return
    assert 0 <= fallen.number < 1000


def test_a_file_that_was_changed_draws_nobody(cast):
    row = committed(cast)
    kept = Path(default_storage.path(draws.first_draw(row).file))
    kept.write_bytes(kept.read_bytes().replace(b'["417"', b'["418"'))
    with pytest.raises(Refused, match="not the one that was fixed"):
        draw.draw_panel(by=cast.hassan, assembly=row, typed="4 1 7")


def test_a_pool_that_was_changed_makes_no_panels(cast):
    row = closed(cast)
    with act(Verb("test.bent", "…"), by=cast.noor.actor, book=row.here.slug) as entry:
        one = SignUp.objects.filter(assembly=row).first()
        SignUp.objects.filter(pk=one.pk).update(code="BBBBB")
        entry.about(row)
    with pytest.raises(Refused, match="not the pool"):
        draw.commit_panels(by=cast.noor, assembly=row, way=Way.TEN)


def test_who_may_not_fix_or_draw_does_not(cast):
    row = closed(cast)
    with pytest.raises(NotYours):
        draw.commit_panels(by=cast.hassan, assembly=row, way=Way.TEN)
    draw.commit_panels(by=cast.noor, assembly=row, way=Way.TEN)
    with pytest.raises(NotYours):
        draw.draw_panel(by=cast.amina, assembly=row, typed="4 1 7")


def test_an_open_pool_makes_no_panels(cast):
    with pytest.raises(Refused, match="First close"):
        draw.commit_panels(by=cast.noor, assembly=filled(cast), way=Way.TEN)


def test_the_database_keeps_a_number_without_a_fall_out(cast):
    row = committed(cast)
    with (
        pytest.raises(IntegrityError),
        act(Verb("test.bent", "…"), by=cast.noor.actor, book=row.here.slug) as entry,
    ):
        Draw.objects.filter(assembly=row).update(number=3)
        entry.about(row)


def test_only_of_the_panel_names_are_seen_and_only_by_who_invites(cast):
    row = drawn(cast)
    found = draws.first_draw(row)
    people = seats.contacts(Viewer(cast.wijk, cast.noor), row)
    assert sorted(SignUp.objects.get(pk=pk).code for pk in people) == found.codes
    with pytest.raises(NotYours):
        seats.contacts(Viewer(cast.wijk, cast.hassan), row)


@pytest.mark.parametrize("typed", ["-1 2 3", "dus 0, 0 en 7!", "4 1 7?", "één"])
def test_only_what_dice_show_is_read(typed):
    with pytest.raises(Refused, match="Type only what the dice show"):
        read_fall(Way.TEN, typed, 1000, "")
    assert read_fall(Way.TEN, "4, 1;7", 1000, "").number == 417
