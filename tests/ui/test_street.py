import re

from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.ui.street import WIDTH, draw_street

SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)


@given(SLUGS, st.sampled_from(["wijk", "buurt", "dorp", "kern"]))
def test_a_street_is_always_drawn_the_same_and_fills_the_line(slug, kind):
    street = draw_street(slug, kind)
    draw_street.cache_clear()
    assert draw_street(slug, kind) == street
    starts = [int(x) for x in re.findall(r"M(-?\d+) ", street.roofs)]
    assert max(starts) > WIDTH - 140
    assert re.fullmatch(r"[MLHVAZmlhvaz0-9 .-]+", street.roofs)
    assert len(street.roofs) < 6000


def test_no_two_neighbourhoods_have_the_same_street():
    streets = {draw_street(f"wijk-{number}").roofs for number in range(300)}
    assert len(streets) == 300


def test_a_village_has_no_tower_block():
    assert draw_street("bree", "dorp") != draw_street("bree", "wijk")
