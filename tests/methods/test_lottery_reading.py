"""Reading quotas and people: what is wrong is told with its line and column."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from wijkaanpak.methods import lottery
from wijkaanpak.methods.lottery import home_of, read_people, read_quotas
from wijkaanpak.refusals import Refused

QUOTAS = """feature,value,min,max
age,young,1,2
age,old,1,2
area,Noord,0,2
area,"Zuid, oud",0,3
"""
PEOPLE = """code,age,street,postcode,area
a1,young,Dorpsstraat 1-a,1234AB,Noord
a2,old,dorpsstr. 1 A,1234 ab,Noord
a3,old,,1234AB,"Zuid, oud"
a4,young,,1234AB,"Zuid, oud"
"""


def read(quotas=QUOTAS, people=PEOPLE, seats=3, **more):
    """The pool of two files, given as text or bytes."""
    raw = [text if isinstance(text, bytes) else text.encode() for text in (quotas, people)]
    return read_people(raw[1], seats, read_quotas(raw[0], seats), **more)


ADDRESS = ("street", "postcode")


def test_a_pool_is_read_with_its_quotas_and_homes():
    pool = read(same_address=ADDRESS)
    assert pool.features == ("age", "area")
    assert [quota.value for quota in pool.quotas] == ["young", "old", "Noord", "Zuid, oud"]
    assert [person.key for person in pool.people] == ["a1", "a2", "a3", "a4"]
    assert pool.people[0].home == pool.people[1].home == "dorpsstraat 1 a, 1234 ab"
    assert [person.home for person in pool.people[2:]] == ["", ""]


def test_addresses_count_only_when_asked_for():
    assert {person.home for person in read().people} == {""}


def test_another_column_can_tell_people_apart():
    people = PEOPLE.replace("code,age", "name,code,age").replace("\na", "\nJo,a")
    assert read(people=people, key="code").people[0].key == "a1"


@pytest.mark.parametrize(
    "spelled",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("Zuid, oud", "Zuid oud").replace(",", ";"),
        lambda text: text.replace(",young", ", young "),
        lambda text: text.rstrip("\n"),
    ],
    ids=["windows", "mark", "empty lines", "semicolons", "spaces", "no last newline"],
)
def test_other_spellings_of_a_file_are_read_too(spelled):
    assert len(read(spelled(QUOTAS), spelled(PEOPLE), same_address=ADDRESS).people) == 4


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("age,young,1,2", "age,young,3,2", "Line 2: at most 2 is below at least 3"),
        ("age,young,1,2", "age,young,one,2", "Line 2, column 3 (min): “one” is no whole number."),
        ("age,young,1,2", "age,young,-1,2", "Line 2, column 3 (min): “-1” is no whole number."),
        ("age,young,1,2", "age,young,1,", "Line 2, column 4 (max) is empty."),
        ("age,old,", "age,young,", "Line 3, column 2 (value): “young” has a line already, line 2"),
        ("age,young,1,2", "age,young,1", "Line 2 has 3 columns and the line with names has 4."),
        ("value,", "waarde,", "“value” is not among them"),
        ("value,min", "value,value", "Line 1, column 2: “value” is there twice."),
        ("old,1,2", "old,3,3", "Lines 2-3, column min: the minimums of “age” are 4 together"),
        ("oud\",0,3", "oud\",0,0", "Lines 4-5, column max: the maximums of “area” are 2 together"),
        ("age,young", 'age,"young', "Line 2: quotes do not fit"),
        (QUOTAS, "", "There is nothing in this file"),
        (QUOTAS, "feature,value,min,max\n", "There are no quotas in this file."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_quotas_is_told(was, becomes, says):
    assert was in QUOTAS
    with pytest.raises(Refused) as refused:
        read(quotas=QUOTAS.replace(was, becomes))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        (
            "a1,young",
            "a1,Young",
            "Line 2, column 2 (age): no quota says how many “Young” there may be. "
            "Known are “young”, “old”.",
        ),
        ("a1,young", "a1,", "Line 2, column 2 (age) is empty."),
        ("a2,old", "a1,old", "Line 3, column 1 (code): “a1” is on line 2 too."),
        ("a2,old", ",old", "Line 3, column 1 (code) is empty."),
        ("age,street", "leeftijd,street", "“age” is not among them"),
        ("street,", "straat,", "“street” is not among them"),
        ("a1,young", "a1,young,x", "Line 2 has 6 columns and the line with names has 5."),
        (PEOPLE, "code,age,street,postcode,area\n", "There is nobody in this file."),
    ],
)
def test_what_is_wrong_with_people_is_told(was, becomes, says):
    assert was in PEOPLE
    with pytest.raises(Refused) as refused:
        read(people=PEOPLE.replace(was, becomes), same_address=ADDRESS)
    assert says in str(refused.value)


def test_a_file_in_another_alphabet_is_told_where():
    with pytest.raises(Refused, match="We cannot read a letter on line 2"):
        read(people=PEOPLE.replace("a1", "zoë").encode("latin-1"))


def test_a_line_below_a_text_of_two_lines_is_still_told_right():
    people = PEOPLE.replace("Dorpsstraat 1-a", '"Dorpsstraat\n1-a"').replace("a2,old", "a2,oud")
    with pytest.raises(Refused, match="Line 4, column 2"):
        read(people=people)


def test_addresses_that_contradict_each_other_are_noted_and_count_apart():
    people = PEOPLE.replace("dorpsstr. 1 A", "Dropsstraat 1a")
    pool = read(people=people, same_address=ADDRESS)
    assert [str(note) for note in pool.notes] == [
        "Lines 2, 3 have the same postcode and house number, and another street. They count as "
        "different addresses: correct them if they are one."
    ]
    assert pool.people[0].home != pool.people[1].home
    assert read(same_address=ADDRESS).notes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Kerkstraat 1-a"], ["KERKSTRAAT 1 A"]),
        (["Kerkstraat 1a"], ["kerkstr. 1 a"]),
        (["Jan Steenlaan 05"], ["Jan Steenlaan 5"]),
        (["Curaçaostraat 2"], ["Curacaostraat  2"]),
        (["Sint-Jansplein 3", "1234AB"], ["Sint Jansplein 3", "1234 ab"]),
        (["1234AB", "3", ""], ["1234 ab", "3", " "]),
        (["Woonboot De Hoop"], ["woonboot de hoop"]),
        (["1234 AB"], ["1234ab"]),
    ],
)
def test_addresses_written_differently_are_one(one, other):
    assert home_of(one) == home_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Kade 1-1"], ["Kade 11"]),
        (["Kade 1"], ["Kade 1 a"]),
        (["Kade 1", "1234AB"], ["Kade 1", "1234AC"]),
        (["Kade", "11"], ["Kade 1", "1"]),
        (["Kade 1", "1234AB"], ["Kade 1", ""]),
    ],
)
def test_other_addresses_stay_apart(one, other):
    assert home_of(one) != home_of(other)


@pytest.mark.parametrize(
    "columns", [[], [""], ["", " "], ["", "1234AB"], ["Kade", "", "1234AB"], ["1234AB", "", ""]]
)
def test_an_address_that_is_not_whole_is_not_known(columns):
    assert home_of(columns) == ""


def told(quotas, people):
    """What is said of two files: a sentence, or nothing when they make a pool."""
    try:
        pool = read(quotas, people, seats=1)
    except Refused as refusal:
        return str(refusal)
    return str(lottery.outlook(pool).problem or "")


@given(some.binary(max_size=60), some.binary(max_size=60))
@example(b"", b"")
@example(b"feature,value,min,max\n\x00,a,0,1\n", b"id,\x00\n1,a\n")
def test_no_file_leads_to_anything_but_a_pool_or_a_sentence(quotas, people):
    assert "%(" not in told(quotas, people)


rows = some.text('ab01,;"\n ')


@given(rows, rows)
def test_no_rows_lead_to_anything_but_a_pool_or_a_sentence(quotas, people):
    assert "%(" not in told("feature,value,min,max\n" + quotas, "id,a\n" + people)
