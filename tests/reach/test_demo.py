"""The door cards of the demo are of people who can be there."""

import pytest

from wijkaanpak.reach.rules import USUAL_BANDS, Tenure
from wijkaanpak.site.demo.areas import AREAS
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP
from wijkaanpak.site.demo.mirror import CARDS, MEETS


@pytest.mark.parametrize("heap", CARDS, ids=lambda heap: heap.meeting)
def test_each_heap_is_of_a_meeting_that_was_held_and_fits_together(heap):
    meeting = next(one for one in HAZELKAMP.meetings if one.key == heap.meeting)
    assert meeting.on <= heap.at
    assert {(low, high) for low, high, _many in heap.ages} <= set(USUAL_BANDS)
    assert {tenure for _area, tenure, _many in heap.homes} <= {"", *Tenure}
    assert {area for area, _tenure, _many in heap.homes} <= {area.key for area in AREAS}
    by_age, by_home = (sum(row[2] for row in rows) for rows in (heap.ages, heap.homes))
    assert abs(by_age - by_home) <= 6, "everybody may skip a question, but few do"
    assert sum(heap.first) <= max(by_age, by_home) + 4


def test_one_group_is_looked_back_at_and_one_is_being_met():
    assert any(meet.back and meet.learned for meet in MEETS)
    assert any(meet.goal == "drempel" and not meet.back for meet in MEETS)
