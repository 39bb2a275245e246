import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods import cbs
from wijkaanpak.methods.cbs import Cell, Known
from wijkaanpak.refusals import Refused

KWB = (
    "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;a_inw;a_man;a_hh;g_woz;p_kind\n"
    "NL00;NL00;Nederland;Nederland;Land;NL00;17590672;8745468;8000000;311;21\n"
    "GM0344;0344;Utrecht;Utrecht;Gemeente;GM0344;361742;176999;185000;397;20\n"
    "WK034403;034403;Overvecht;Utrecht;Wijk;WK034403;34270;17300;15600;224;.\n"
    "BU03440320;03440320;Taagdreef e.o.;Utrecht;Buurt;BU03440320;60;.;25;.;.\n"
    "BU0344032A;0344032A;Nieuw;Utrecht;Buurt;BU0344032A;0;0;0;.;.\n"
)
STATLINE = (
    '\ufeff"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";'
    '"Bevolking/Aantal inwoners (aantal)";"Mannen (aantal)";"SES-WOA/Totaalscore (Getal)"\n'
    '"2019*";"Overvecht";"WK034403  ";"   34270";"       x";"  -0.6"\n'
    '"2019*";"Taagdreef";"BU03440320";"      60";"       .";"     ."\n'
    '"2019*";"Nieuw";"BU03440321";"    1200";"       ^";""\n'
    '"Bron: CBS"\n'
)


def odata(suffix, code="WK034403  "):
    row = {
        "ID": 1,
        f"WijkenEnBuurten_{suffix}" if suffix % 2 else "WijkenEnBuurten": code,
        f"Gemeentenaam_{suffix}": "Utrecht   ",
        f"AantalInwoners_{suffix + 4}": 34270,
        f"Mannen_{suffix + 5}": 17300,
        f"k_0Tot15Jaar_{suffix + 7}": None,
        f"GemiddeldeHuishoudensgrootte_{suffix + 30}": 2.1,
    }
    where = "https://opendata.cbs.nl/ODataApi/OData/85318NED/$metadata#x"
    return json.dumps({"odata.metadata": where, "value": [row]})


def square(shift=0.0):
    ring = [[5 + shift, 52], [5.1 + shift, 52], [5.1 + shift, 52.1], [5 + shift, 52]]
    return {"type": "Polygon", "coordinates": [ring]}


def geojson(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def feature(geometry, **about):
    about = {"statcode": "BU03440320", "statnaam": "Taagdreef", "jrstatcode": "2025x"} | about
    return {"type": "Feature", "geometry": geometry, "properties": about}


def refused(text, **more):
    with pytest.raises(Refused) as told:
        cbs.read(text.encode() if isinstance(text, str) else text, **more)
    return str(told.value)


def test_a_kwb_table_is_read_as_it_comes():
    found = cbs.read(KWB.encode(), year=2022)
    assert [row.code for row in found.rows] == ["GM0344", "WK034403", "BU03440320", "BU0344032A"]
    assert (found.kind, found.other_levels) == ("CSV", 1)
    assert found.rows[1].cells["Inhabitants"] == Cell(Known.VALUE, Decimal(34270))
    assert found.rows[1].name == "Overvecht"
    assert "p_kind" in found.left_aside


def test_a_missing_figure_says_why():
    rows = cbs.read(KWB.encode(), year=2022).rows
    price = [row.cells["Average value of a dwelling"].known for row in rows]
    assert price == [Known.VALUE, Known.VALUE, Known.TOO_FEW, Known.NOT_THERE]


def test_commas_do_as_well_as_semicolons():
    one, other = (cbs.read(text.encode(), year=2022) for text in (KWB, KWB.replace(";", ",")))
    assert one.rows == other.rows


def test_statline_with_its_symbols_is_read_as_it_comes():
    found = cbs.read(STATLINE.encode("utf-8"))
    men = [row.cells["Men"] for row in found.rows]
    assert [cell.known for cell in men] == [Known.TOO_FEW, Known.TOO_FEW, Known.NOT_YET]
    assert [(row.code, row.year) for row in found.rows] == [
        ("WK034403", 2019), ("BU03440320", 2019), ("BU03440321", 2019)]  # fmt: skip
    assert found.left_aside == ["SES-WOA/Totaalscore (Getal)"]


@pytest.mark.parametrize("suffix", range(1, 20))
def test_numbers_behind_a_column_may_shift(suffix):
    found = cbs.read(odata(suffix).encode())
    assert (found.kind, found.rows[0].year, found.rows[0].name) == ("OData JSON", 2022, "Utrecht")
    assert {name: cell.value for name, cell in found.rows[0].cells.items()} == {
        "Inhabitants": Decimal(34270),
        "Men": Decimal(17300),
        "Inhabitants up to 14 years": None,
        "People in a household, on average": Decimal("2.1"),
    }


@pytest.mark.parametrize("missing", ["-99999999", "-99999999.0", "-99997"])
def test_the_empty_number_of_a_shapefile_is_no_number(missing):
    text = f"gm_code,gm_naam,aant_inw,p_65_eo_jr\nGM0344,Utrecht,361742,{missing}\n"
    cells = cbs.read(text.encode(), year=2017).rows[0].cells
    assert cells["Share of 65 and older"] == Cell(Known.NOT_YET)


@given(
    st.from_regex(r"[0-9]{4}", fullmatch=True).filter(str.isascii),
    st.from_regex(r"[0-9ABCZ]{4}", fullmatch=True).filter(str.isascii),
    st.integers(0, 6),
    st.integers(0, 6),
    st.booleans(),
)
def test_a_code_is_read_whatever_the_spaces_and_capitals(gemeente, rest, before, behind, small):
    code = f"BU{gemeente}{rest}"
    padded = " " * before + (code.lower() if small else code) + " " * behind
    found = cbs.read(f"statcode,statnaam\n{padded},Ergens\n".encode(), year=2014)
    assert [row.code for row in found.rows] == [code]


@given(st.decimals(-999_999, 999_999, places=3), st.integers(0, 5), st.sampled_from([".", ","]))
def test_a_number_is_read_whatever_the_spaces_and_the_mark(number, spaces, mark):
    if not str(number).startswith("-9999"):
        written = " " * spaces + str(number).replace(".", mark) + "*" * (spaces % 3)
        assert cbs.number_in(written) == number


@given(st.text(max_size=20))
def test_whatever_stands_in_a_cell_gives_a_number_or_nothing(words):
    found = cbs.number_in(words)
    assert found is None or isinstance(found, Decimal)


@given(st.binary(max_size=300))
def test_whatever_is_in_a_file_a_person_gets_a_sentence(raw):
    try:
        cbs.read(raw, year=2020)
    except Refused as refusal:
        assert str(refusal)  # noqa: PT017


KEYS = ["type", "features", "value", "properties", "geometry", "coordinates", "statcode"]
anything = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
)


@given(anything)
def test_whatever_json_comes_a_person_gets_a_sentence(found):
    raw = json.dumps({"type": "FeatureCollection", "features": [found]}).encode()
    try:
        cbs.read(raw, year=2020)
    except Refused as refusal:
        assert str(refusal)  # noqa: PT017


def test_a_border_becomes_a_multipolygon():
    found = cbs.read(geojson(feature(square())).encode())
    border = json.loads(found.rows[0].border)
    assert border == {"type": "MultiPolygon", "coordinates": [square()["coordinates"]]}
    assert found.rows[0].year == 2025
    assert cbs.middle_of(found.rows[0].border) == pytest.approx((5.05, 52.05))


def test_an_area_without_a_border_is_an_area():
    assert [row.border for row in cbs.read(geojson(feature(None)).encode()).rows] == [""]


def test_an_area_without_a_code_is_counted_and_left_aside():
    found = cbs.read(geojson(feature(None), feature(None, statcode="")).encode())
    assert (len(found.rows), found.without_code) == (1, 1)


OPEN_LINE = {"type": "Polygon", "coordinates": [[[5, 52], [5.1, 52], [5.1, 52.1], [5.2, 52]]]}
GRID = {"type": "Polygon", "coordinates": [[[136e3, 455e3], [137e3, 455e3], [137e3, 456e3], [136e3, 455e3]]]}  # fmt: skip  # noqa: E501
BROKEN = [
    ("a;b\n1;2\n", "This is no file of CBS"),
    ("", "This is no file of CBS"),
    ("wp_naam,wp_code,gm_code\nAadorp,WP1925,GM0141\n", "This is no file of CBS"),
    ("statcode,statnaam\n", "There is no area in this file"),
    ("statcode,statnaam\nBU03440320,A\nBU0344032,B\n", "Row 3: “BU0344032” is no code"),
    ("statcode,statnaam\nBU03440320,A\nBU03440320,B\n", "Row 3: BU03440320 is there twice"),
    ("statcode,a_inw\nBU03440320,veel\n", "Row 2: “veel” is no number"),
    ("statcode,a_inw\nBU03440320,1,2\n", "Row 2 has 3 columns and the first row has 2"),
    ('{"type": "FeatureCollection", "features": [', "Row 1 is broken JSON"),
    ('{"type": "Topology"}', "This is no file of CBS"),
    ('{"value": [{"Measure": "T001036", "Value": 3}]}', "Row 1 holds one measure"),
    (geojson(feature(square()), feature(OPEN_LINE, statcode="BU03440321")), "Row 2: this border"),
    (geojson(feature({"type": "Point", "coordinates": [5, 52]})), "Row 1: this border"),
    (geojson(feature({"type": "Polygon"})), "Row 1: this border"),
    (geojson(feature(GRID)), "Row 1: these borders are in the Dutch grid"),
    (geojson(feature(square()), crs={"properties": {"name": "EPSG:28992"}}), "Row 1: these bord"),
]


@pytest.mark.parametrize(("text", "sentence"), BROKEN)
def test_a_bad_file_is_told_with_its_row(text, sentence):
    assert refused(text, year=2025 if "jrstatcode" in text else 2020).startswith(sentence)


def test_a_file_without_a_year_asks_for_one_and_never_guesses():
    assert "--year" in refused("statcode,statnaam\nBU03440320,A\n")
    assert "another year" in refused(STATLINE, year=2020)
    assert "not of 2019" in refused(odata(2), year=2019)


def test_old_files_in_the_alphabet_of_windows_are_read():
    text = "statcode,statnaam\nBU03440320,Hûs\n".encode("cp1252")
    assert cbs.read(text, year=2014).rows[0].name == "Hûs"


REAL = [  # file, year, areas, borders, figures
    ("buurten_2014_codes_names_points.csv", 2014, 12005, 0, 0),
    ("wijken_2014_codes_names_points.csv", 2014, 2746, 0, 0),
    ("gemeenten_2017_kwb.csv", 2017, 388, 0, 3104),
    ("kwb_rows_statline_pages.csv", None, 17, 0, 68),
    ("ses_woa_amsterdam_2019.csv", None, 579, 0, 579),
    ("dorp_oudewater_buurten_2025_cartomap.geojson", None, 8, 7, 0),
    ("wijken_rotterdam_2012.geojson", None, 22, 22, 0),
    ("wijken_utrecht_2012.geojson", None, 10, 10, 0),
    ("wijken_the-hague_2012.geojson", None, 44, 44, 0),
    ("wijken_amsterdam_2012_ses2019.geojson", None, 83, 83, 0),
]


@pytest.mark.parametrize(("name", "year", "areas", "borders", "figures"), REAL)
def test_real_files_of_cbs_are_read_as_they_come(shared, name, year, areas, borders, figures):
    seen = []
    found = cbs.read((shared / "data/cbs" / name).read_bytes(), year=year, step=seen.append)
    assert len(found.rows) == areas == len(seen)
    assert sum(bool(row.border) for row in found.rows) == borders
    assert sum(len(row.cells) for row in found.rows) == figures


def test_a_real_list_of_places_is_no_file_of_areas(shared):
    raw = (shared / "data/cbs/woonplaatsen_2017.csv").read_bytes()
    assert refused(raw).startswith("This is no file of CBS")


def test_a_score_about_people_is_left_aside(shared):
    found = cbs.read((shared / "data/cbs/ses_woa_amsterdam_2019.csv").read_bytes())
    assert [name for name in found.left_aside if "SES-WOA" in name] != []
