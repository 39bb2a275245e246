"""A difference of view: each side its own words, facts both share, rest, and an end."""

import uuid
from datetime import timedelta

import pytest

from tests.repairs.scenes import conflict, fresh, in_days, line, talking, told, wrote
from wijkaanpak import clock
from wijkaanpak.network.actions import take_seat
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.actions import Beginning
from wijkaanpak.repairs.models import Conflict, ConflictSide, Line, Position
from wijkaanpak.repairs.queries import conflicts as queries
from wijkaanpak.repairs.rules.conflicts import Lies, LineKind, Stands, State


def table(row):
    return queries.table_of(queries.get_conflict(row.here, row.pk))


def test_it_lies_on_the_table_when_every_side_has_written(cast):
    row = conflict(cast)
    wrote(row, cast.amina)
    assert (fresh(row).state, table(row).lies) == (State.WRITING, Lies.UNKNOWN)
    wrote(row, cast.sanne)
    assert fresh(row).state == State.TALKING


def test_each_side_writes_only_its_own_words(cast):
    row = conflict(cast)
    for person in (cast.noor, cast.dilan, cast.carlos, cast.stranger):
        with pytest.raises(NotYours):
            wrote(row, person)
    assert Position.objects.count() == 0


def test_what_a_side_said_before_stays_readable(cast):
    row = talking(cast)
    wrote(row, cast.amina, words="Nu denken wij er anders over.")
    seat = table(row).seats[0]
    assert (seat.now.words, [one.words for one in seat.before]) == (
        "Nu denken wij er anders over.", ["Zo zien wij het."],
    )  # fmt: skip


def test_a_line_holds_when_all_say_yes_and_stays_disputed_when_one_does_not(cast):
    row = talking(cast)
    fact, other = line(row, cast.amina), line(row, cast.amina, words="Het zijn er 50.")
    assert actions.nod(by=cast.sanne, line=fact, yes=True) is Stands.HOLDS
    assert (
        actions.nod(by=cast.sanne, line=other, yes=False, why="Wij telden 40.") is Stands.DIFFERS
    )
    assert [held.stands for held in table(row).lines] == [Stands.HOLDS, Stands.DIFFERS]


def test_a_no_says_why(cast):
    row = talking(cast)
    fact = line(row, cast.amina)
    with pytest.raises(Refused, match="Say why"):
        actions.nod(by=cast.sanne, line=fact, yes=False)


@pytest.mark.parametrize(
    ("mine", "theirs", "yes", "lies"),
    [
        (["rest"], ["rest"], True, Lies.NOWHERE),
        (["rest"], ["rest"], False, Lies.FACTS),
        (["rest"], ["green"], True, Lies.VALUES),
        (["rest"], ["green"], False, Lies.BOTH),
    ],
)
def test_it_shows_where_values_clash_and_where_only_facts_differ(cast, mine, theirs, yes, lies):
    row = talking(cast, mine, theirs)
    actions.nod(by=cast.sanne, line=line(row, cast.amina), yes=yes, why="Wij telden anders.")
    assert table(row).lies is lies


def test_facts_that_nobody_put_down_are_not_called_shared(cast):
    row = talking(cast, ["rest"], ["green"])
    assert table(row).lies is Lies.NO_FACTS
    fact = line(row, cast.amina)
    assert table(row).lies is Lies.NO_FACTS  # it waits for the other side
    actions.nod(by=cast.sanne, line=fact, yes=True)
    assert table(row).lies is Lies.VALUES


def test_who_goes_back_and_sends_it_again_lays_it_on_the_table_once(cast):
    assert conflict(cast, key=uuid.uuid4()) == conflict(cast, key=uuid.uuid4())
    assert conflict(cast, mine="De buren van de kade") != conflict(cast)


def test_all_sides_let_it_rest_and_it_comes_back_by_itself(cast):
    row = talking(cast)
    rest = line(row, cast.amina, LineKind.REST, "Na de zomer verder.", day=in_days(100))
    assert queries.is_resting(fresh(row)) is False
    actions.nod(by=cast.sanne, line=rest, yes=True)
    row = fresh(row)
    assert queries.is_resting(row) is True
    with pytest.raises(Refused, match="It rests"):
        line(row, cast.amina)
    with clock.set_back(clock.now() + timedelta(days=100)):
        assert (queries.is_resting(row), queries.is_back(row)) == (False, True)
        line(row, cast.amina, words="Er staan er nu 30.")


def test_nobody_lets_it_rest_alone(cast):
    row = talking(cast)
    rest = line(row, cast.amina, LineKind.REST, "Na de zomer verder.", day=in_days(100))
    actions.nod(by=cast.sanne, line=rest, yes=False, why="Het kan niet wachten.")
    assert fresh(row).rests_until is None


def test_a_rest_whose_day_is_over_takes_no_force(cast):
    row = talking(cast)
    rest = line(row, cast.amina, LineKind.REST, "Even rust.", day=in_days(5))
    with clock.set_back(clock.now() + timedelta(days=5)), pytest.raises(Refused):
        actions.nod(by=cast.sanne, line=rest, yes=True)


def test_it_is_settled_when_all_say_so_and_then_nobody_writes_any_more(cast):
    row = talking(cast)
    end = line(row, cast.sanne, LineKind.SETTLED, "Zo kan het.")
    actions.nod(by=cast.amina, line=end, yes=True)
    row = fresh(row)
    assert (row.state, row.settled) == (State.SETTLED, clock.today())
    for write in (lambda: wrote(row, cast.amina), lambda: line(row, cast.amina)):
        with pytest.raises(Refused, match="settled"):
            write()


def test_a_group_has_somebody_who_holds_its_pen(cast):
    row = conflict(cast, by=cast.dilan, mine=cast.residents, others=["Ouders"])
    side = ConflictSide.objects.get(conflict=row, place=2)
    side.conflict = row
    with pytest.raises(NotYours):
        actions.take_side(by=cast.dilan, side=side)
    actions.take_side(by=cast.amina, side=side)
    with pytest.raises(Refused):
        actions.take_side(by=cast.carlos, side=side)
    wrote(row, cast.amina)
    actions.lay_down_pen(by=cast.amina, side=side)
    with pytest.raises(NotYours):
        wrote(row, cast.amina)
    actions.take_side(by=cast.carlos, side=side)
    assert table(row).seats[1].now.words == "Zo zien wij het."


def test_who_comes_to_answer_for_two_sides_speaks_for_none(cast):
    row = conflict(cast)
    take_seat(by=cast.sanne, party=cast.gemeente, title="wethouder", person=cast.amina)
    with pytest.raises(NotYours, match="two sides"):
        wrote(row, cast.amina)


def test_nobody_begins_for_a_party_or_for_both_sides(cast):
    with pytest.raises(NotYours):
        conflict(cast, by=cast.amina, mine=cast.residents)
    with pytest.raises(NotYours):
        conflict(cast, by=cast.sanne, mine="Wij van de straat")
    assert Conflict.objects.count() == 0


def test_it_may_begin_with_a_mistake_that_is_seen_differently(cast):
    mistake = told(cast)
    words = Beginning("Waren de bomen ziek?", "Bewoners", [cast.gemeente], mistake)
    row = actions.begin_conflict(by=cast.amina, here=cast.wijk, beginning=words)
    assert row.mistake == mistake


def test_no_tip_about_a_person_is_kept(cast):
    row = conflict(cast)
    with pytest.raises(Refused, match="tip about a person"):
        wrote(row, cast.amina, words="Kevin dealt daar.")
    talks = talking(cast)
    with pytest.raises(Refused, match="number plate"):
        line(talks, cast.amina, words="De GB-123-X staat er altijd.")


def test_the_same_form_sent_twice_is_one(cast):
    key = uuid.uuid4()
    row = conflict(cast, key=key)
    assert conflict(cast, key=key) == row
    for _again in range(2):
        said = {"by": cast.amina, "conflict": row, "words": "Zo.", "values": ["rest"]}
        actions.write_position(**said, key=uuid.UUID(int=7))
    wrote(row, cast.sanne)
    for _again in range(2):
        line(fresh(row), cast.amina, key=uuid.UUID(int=8))
    assert (Conflict.objects.count(), Position.objects.count(), Line.objects.count()) == (1, 2, 1)


def test_each_neighbourhood_sees_its_own(cast):
    row = conflict(cast)
    there = Beginning("Waar komt de bus?", "De Dorpsstraat", ["De school"])
    other = actions.begin_conflict(by=cast.stranger, here=cast.dorp, beginning=there)
    assert queries.listed(cast.wijk) == ([row], "")
    assert queries.listed(cast.dorp) == ([other], "")
    assert list(queries.open_conflicts(cast.dorp)) == [other]
    assert queries.party_sides(cast.dorp, cast.gemeente) == []
    assert list(queries.own_conflicts(cast.amina, cast.dorp)) == []


def test_beside_a_party_stands_what_lies_on_the_table_and_not_what_rests(cast):
    row = talking(cast)
    assert queries.party_sides(cast.wijk, cast.gemeente) == [row]
    rest = line(row, cast.amina, LineKind.REST, "Rust.", day=in_days(9))
    actions.nod(by=cast.sanne, line=rest, yes=True)
    assert queries.party_sides(cast.wijk, cast.gemeente) == []


def test_the_list_goes_on_where_it_stopped(cast):
    made = {conflict(cast) for _number in range(3)}
    first, key = queries.listed(cast.wijk, most=2)
    rest, end = queries.listed(cast.wijk, after=key, most=2)
    assert ({*first, *rest}, end) == (made, "")
