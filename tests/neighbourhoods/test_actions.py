import hashlib
import json
from decimal import Decimal

import pytest

from tests.methods.test_cbs import KWB, feature, geojson, square
from wijkaanpak.logbook.models import DoorClosed, Entry
from wijkaanpak.methods import cbs
from wijkaanpak.neighbourhoods import actions, queries
from wijkaanpak.neighbourhoods.actions import Imported
from wijkaanpak.neighbourhoods.models import Area, KeyFigure
from wijkaanpak.neighbourhoods.rules import AreaKind, Known, check_horizon
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.refusals import Refused


def bring(cast, text, here=None, year=None, only=""):
    raw = text.encode()
    return actions.import_cbs(
        by=NOBODY, here=here or cast.wijk, reading=cbs.read(raw, year=year),
        sha256=hashlib.sha256(raw).hexdigest(), only=only,
    )  # fmt: skip


def everything():
    areas = Area.objects.order_by("pk").values_list()
    return list(areas), list(KeyFigure.objects.order_by("area", "name").values_list())


def test_a_file_comes_in_with_one_entry(cast):
    size = Entry.objects.count()
    assert bring(cast, KWB, year=2022) == Imported(areas=4, figures=16)
    entry = Entry.objects.order_by("pk").last()
    facts = entry.details.content
    assert (Entry.objects.count() - size, entry.verb) == (1, "neighbourhood.cbs_imported")
    assert facts["file"] == hashlib.sha256(KWB.encode()).hexdigest()
    assert (facts["areas"], facts["figures"]) == (4, 16)


def test_the_same_file_again_changes_nothing(cast):
    bring(cast, KWB, year=2022)
    before, size = everything(), Entry.objects.count()
    assert bring(cast, KWB, year=2022) == Imported(0, 0)
    assert (everything(), Entry.objects.count()) == (before, size)


def test_a_bad_file_brings_nothing(cast):
    with pytest.raises(Refused):
        bring(cast, KWB + "BU03440399;x;Leeg;Utrecht;Buurt;x;veel;.;.;.;.\n", year=2022)
    assert everything() == ([], [])


def test_a_figure_that_cbs_mended_is_mended_here(cast):
    bring(cast, KWB, year=2022)
    assert bring(cast, KWB.replace("34270", "34275"), year=2022) == Imported(0, 1)
    inhabitants = KeyFigure.objects.get(area__code="WK034403", name="Inhabitants")
    assert inhabitants.value == Decimal(34275)


def test_another_year_stands_beside_the_old_one(cast):
    bring(cast, geojson(feature(square(), jrstatcode="2012x")))
    bring(cast, geojson(feature(square(0.2), jrstatcode="2025x")))
    borders = Area.objects.order_by("year").values_list("year", "border")
    assert [year for year, _border in borders] == [2012, 2025]
    assert len({border for _year, border in borders}) == 2
    assert [area.year for area in queries.public_areas(cast.wijk)] == [2025]


def test_borders_and_figures_of_one_year_meet_in_one_area(cast):
    bring(cast, geojson(feature(square(), jrstatcode="2022x")))
    bring(cast, KWB, year=2022)
    area = Area.objects.get(code="BU03440320")
    assert json.loads(area.border)["type"] == "MultiPolygon"
    assert area.figures.count() == 4
    assert area.name == "Taagdreef e.o."


def test_only_what_begins_with_a_code_comes_in(cast):
    bring(cast, KWB, year=2022, only="bu0344")
    assert sorted(Area.objects.values_list("code", flat=True)) == ["BU03440320", "BU0344032A"]
    with pytest.raises(Refused):
        bring(cast, KWB, year=2022, only="BU9999")


def test_a_figure_says_why_there_is_none(cast):
    bring(cast, KWB, year=2022)
    few = KeyFigure.objects.get(area__code="BU03440320", name="Men")
    assert (few.state, few.value) == (Known.TOO_FEW, None)


def test_each_neighbourhood_has_its_own_areas(cast):
    bring(cast, KWB, year=2022)
    bring(cast, KWB, here=cast.dorp, year=2022, only="GM")
    assert [area.name for area in queries.public_areas(cast.dorp)] == ["Utrecht"]
    assert len(queries.public_areas(cast.wijk)) == 4
    assert queries.cbs_areas(cast.dorp, {2022}).keys() == {("GM0344", 2022)}
    assert len(queries.cbs_figures(cast.dorp, {2022})) == 4
    assert queries.public_figures(cast.dorp, Area.objects.filter(here=cast.wijk)[0].pk) == []


def test_a_list_of_areas_turns_its_pages(cast):
    bring(cast, KWB, year=2022)
    first = queries.areas_page(cast.wijk, most=3)
    second = queries.areas_page(cast.wijk, after=first[2].pk, most=3)
    assert (len(first), len(second)) == (4, 1)
    assert {area.pk for area in first[:3]} | {area.pk for area in second} == set(
        Area.objects.values_list("pk", flat=True)
    )


def test_what_is_served_is_geojson(cast):
    bring(cast, geojson(feature(square()), feature(None, statcode="BU03440321")))
    found = json.loads(queries.as_geojson(queries.areas_page(cast.wijk), lambda area: area.code))
    assert [f["geometry"] and f["geometry"]["type"] for f in found["features"]] == [
        "MultiPolygon", None]  # fmt: skip
    assert {f["properties"]["url"] for f in found["features"]} == {"BU03440320", "BU03440321"}


def test_areas_and_figures_change_only_at_the_door(cast):
    with pytest.raises(DoorClosed):
        Area.objects.create(here=cast.wijk, kind=AreaKind.OWN, year=2026, name="Stiekem")
    with pytest.raises(DoorClosed):
        KeyFigure.objects.bulk_create([KeyFigure(here=cast.wijk, name="x", value=1, year=2026)])


def test_a_neighbourhood_lasts_at_least_ten_years():
    check_horizon(2016, 2026)
    with pytest.raises(Refused):
        check_horizon(2016, 2025)


def test_all_buurten_of_the_country_come_in(cast, shared):
    raw = (shared / "data/cbs/buurten_2014_codes_names_points.csv").read_bytes()
    reading = cbs.read(raw, year=2014)
    done = actions.import_cbs(by=NOBODY, here=cast.wijk, reading=reading, sha256="0" * 64)
    assert done == Imported(areas=12005, figures=0)


def test_a_real_city_comes_in_with_its_borders(cast, shared):
    raw = (shared / "data/cbs/wijken_utrecht_2012.geojson").read_bytes()
    done = actions.import_cbs(by=NOBODY, here=cast.wijk, reading=cbs.read(raw), sha256="0" * 64)
    assert done == Imported(areas=10, figures=0)
    assert "Overvecht" in [area.name for area in queries.public_areas(cast.wijk)]
