"""V7: paper takes two different people; differences are shown and a third person settles."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.budget import scenes
from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions import paper
from wijkaanpak.budget.models import Ballot, Pile, Sheet
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.rules import CodeUnknown, read_serials
from wijkaanpak.budget.rules.sheets import row_of
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture
def round(cast):
    return scenes.voting(cast)


@pytest.fixture
def pile(cast, round):
    scenes.letters(cast, round, 4)
    return scenes.pile(cast, round, [1, 2, 3])


SHEET = "1 2\n3\n1 3 4"


def in_the_box():
    return sorted(sorted(choices) for choices in Ballot.objects.values_list("choices", flat=True))


def test_two_people_who_read_the_same_put_a_pile_in_the_box(cast, pile):
    assert scenes.typed(cast.klaas, pile, SHEET) == []
    assert Ballot.objects.count() == 0
    assert scenes.typed(cast.truus, pile, "2 1\n3\n4 3 1") == []
    assert in_the_box() == [["1", "2"], ["1", "3", "4"], ["3"]]
    assert [sheet.rows for sheet in Sheet.objects.all()] == [[], []]
    pile.refresh_from_db()
    assert (pile.ballots, pile.letters) == (3, [])


def test_one_person_alone_never_gets_a_pile_in_the_box(cast, pile):
    scenes.typed(cast.klaas, pile, SHEET)
    accepted = 0
    for _try in range(100):
        try:
            scenes.typed(cast.klaas, pile, SHEET)
            accepted += 1
        except Refused:
            pass
    assert (accepted, Ballot.objects.count()) == (0, 0)


def test_the_database_refuses_a_second_sheet_of_one_person(cast, pile, monkeypatch):
    scenes.typed(cast.klaas, pile, SHEET)
    monkeypatch.setattr(rules, "check_another_hand", lambda person, hands: None)
    with pytest.raises(IntegrityError), transaction.atomic():
        scenes.typed(cast.klaas, pile, SHEET)
    assert Ballot.objects.count() == 0


def test_differences_are_shown_and_a_third_person_settles_them(cast, pile):
    scenes.typed(cast.klaas, pile, SHEET)
    [differing] = scenes.typed(cast.truus, pile, "1 2\n4\n1 3 4")
    assert (differing.place, differing.first, differing.second) == (
        2,
        row_of({"3": 1}),
        row_of({"4": 1}),
    )
    assert Ballot.objects.count() == 0
    for person in (cast.klaas, cast.truus):
        with pytest.raises(Refused):
            scenes.typed(person, pile, "1 2\n4\n1 3 4")
    scenes.typed(cast.wout, pile, "1 2\n4\n1 3 4")
    assert in_the_box() == [["1", "2"], ["1", "3", "4"], ["4"]]


def test_the_third_person_cannot_change_what_two_people_read_the_same(cast, pile):
    scenes.typed(cast.klaas, pile, SHEET)
    scenes.typed(cast.truus, pile, "1 2\n4\n1 3 4")
    with pytest.raises(Refused):
        scenes.typed(cast.wout, pile, "2\n4\n1 3 4")
    assert Ballot.objects.count() == 0


def test_more_ballots_than_letters_do_not_go_into_the_box(cast, pile):
    scenes.typed(cast.klaas, pile, SHEET + "\n2")
    with pytest.raises(Refused) as refused:
        scenes.typed(cast.truus, pile, SHEET + "\n2")
    assert "Ballots: 4. Letters that were handed in: 3." in str(refused.value)
    assert Ballot.objects.count() == 0


def test_who_voted_on_paper_cannot_vote_on_the_web_too(cast, round):
    [(serial, code), _other] = scenes.letters(cast, round, 2)
    digest = scenes.knocked(round, code)
    scenes.pile(cast, round, [serial])
    with pytest.raises(CodeUnknown):
        scenes.cast_vote(round, digest)


def test_a_letter_used_on_the_web_does_not_count_in_a_pile(cast, round):
    scenes.votes(cast, round, [{"1": 1}])
    with pytest.raises(Refused) as refused:
        scenes.pile(cast, round, [1])
    assert "letter 1. Lay each of these" in str(refused.value)
    assert Pile.objects.count() == 0


def test_all_letters_that_do_not_count_are_named_in_one_answer(cast, round):
    scenes.votes(cast, round, [{"1": 1}, {"1": 1}])
    scenes.letters(cast, round, 1)
    with pytest.raises(Refused) as refused:
        scenes.pile(cast, round, [1, 2, 3, 99])
    assert "letter 1, 2, 99. Lay each of these" in str(refused.value)
    assert Pile.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4 x 7, 0 4", "This is no letter number: “x”, “0”. This stands there twice: 4."),
        ("4 4", "This stands there twice: 4."),
        (
            "4\n12a\n\n-3 0004",
            "This is no letter number: “12a” (line 2), “-3” (line 4). "
            "This stands there twice: 0004 (line 4).",
        ),
        ("9" * 5000, f"This is no letter number: “{'9' * 20}”."),
    ],
)
def test_all_that_is_no_letter_number_is_named_in_one_answer(text, said):
    with pytest.raises(Refused) as refused:
        read_serials(text)
    assert str(refused.value) == said


def test_of_a_very_long_list_it_is_said_how_many_more_are_wrong():
    with pytest.raises(Refused) as refused:
        read_serials("x " * 203)
    assert str(refused.value).endswith("“x”, and 3 more.")


@given(st.lists(st.integers(1, 10**7 - 1), unique=True), st.sampled_from(" ,\n"))
def test_letter_numbers_are_read_however_they_are_laid_out(serials, between):
    assert read_serials(between.join(map(str, serials))) == sorted(serials)


def test_a_table_gives_one_line_for_people_who_chose_together(cast, round):
    scenes.letters(cast, round, 6)
    row = scenes.pile(cast, round, [1, 2, 3, 4, 5, 6], scenes.Channel.TABLE)
    for person in (cast.klaas, cast.truus):
        scenes.typed(person, row, "5x 1 2 3\n-")
    assert voting.numbers(round).channels == {"table": 6}
    assert in_the_box() == [[], *[["1", "2", "3"]] * 5]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1 2\n1 x", "Line 2: “x” is not the number of a plan."),
        ("1 2\n\n9", "Line 3: There is no plan 9 on this ballot."),
        ("1 @x", "Line 1: “x” is not the beginning of one area."),
        ("1 1", "Line 1: plan 1 stands there twice."),
        ("1 2 3 4", "Line 1: You chose too many plans. Take 1 away."),
        ("1:2", "Line 1: “1:2” is not the number of a plan."),
    ],
)
def test_a_line_that_is_not_right_is_named(cast, pile, text, line):
    with pytest.raises(Refused) as refused:
        scenes.typed(cast.klaas, pile, text)
    assert str(refused.value) == line


def test_a_pile_that_was_set_aside_is_typed_in_anew(cast, pile):
    scenes.typed(cast.klaas, pile, SHEET)
    with clock.set_back(scenes.VOTE_FROM):
        paper.set_aside(by=cast.truus, pile=pile, why="Er lag een papier onder.")
    assert Sheet.objects.count() == 0
    scenes.typed(cast.truus, pile, SHEET)


def test_only_clerks_touch_paper(cast, round, pile):
    for person in (cast.ruth, cast.coen, cast.ada, cast.amina):
        with pytest.raises(NotYours):
            scenes.typed(person, pile, SHEET)


def test_what_was_ticked_about_area_and_age_goes_along(cast, pile):
    for person in (cast.klaas, cast.truus):
        scenes.typed(person, pile, "1 2 @terp j\n3 @spoor o\n4")
    kept = Ballot.objects.order_by("choices").values_list("area", "young")
    assert sorted(map(str, kept)) == ["('', None)", "('De Terp', True)", "('Spoorzicht', False)"]
