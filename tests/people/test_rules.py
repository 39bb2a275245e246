import ipaddress
from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.people.rules import (
    ALPHABET,
    GIVEN_BY_HAND,
    HAND_IN_HAND,
    NEEDS_SECOND_KEY,
    RIGHTS,
    Right,
    Role,
    card_code,
    card_digest,
    check_character,
    check_given_by_hand,
    check_may_print_for,
    check_together,
    new_code,
    read_code,
    rights_of,
    show_code,
    source_of,
)
from wijkaanpak.refusals import Refused

codes = st.text(ALPHABET, min_size=12, max_size=12).map(lambda body: body + check_character(body))


def test_no_role_holds_every_right():
    assert [role for role in Role if RIGHTS[role] == frozenset(Right)] == []


def test_every_role_has_its_rights_and_every_right_a_role():
    assert set(RIGHTS) == set(Role)
    assert rights_of(Role) == frozenset(Right)


def test_who_reads_what_was_told_in_confidence_or_moves_money_needs_a_second_key():
    told_in_confidence = {Right.KEEP_STORIES, Right.JUDGE_APPEALS, Right.INVITE}
    money = {Right.SEE_CASH_DESK, Right.KEEP_MONEY, Right.LOOK_ALONG}
    of_a_vote = {Right.KEEP_BALLOTS, Right.KEEP_CODES, Right.KEEP_ADDRESSES}
    of_neighbours = {Right.CONNECT}  # sees how a neighbour can be reached
    assert told_in_confidence | money | of_a_vote | of_neighbours == NEEDS_SECOND_KEY


@pytest.mark.parametrize("held", list(Role))
@pytest.mark.parametrize("new", list(Role))
def test_nobody_keeps_both_the_codes_and_the_addresses_of_a_vote(held, new):
    if {held, new} == {Role.CODE_KEEPER, Role.ADDRESS_KEEPER}:
        with pytest.raises(Refused):
            check_together([Role.RESIDENT, held], new)
    else:
        check_together([Role.RESIDENT, held], new)


@given(codes)
def test_a_code_is_read_however_it_is_typed(code):
    shown = show_code(code)
    typed = shown.lower().replace("-", " - ").replace("0", "o").replace("1", "l")
    assert read_code(typed) == code


@given(codes, st.integers(0, 12), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_told_at_once(code, place, other):
    wrong = code[:place] + other + code[place + 1 :]
    same_sum = {code[place], other} == {"0", "Z"} or place == 12
    if wrong != code and not same_sum:
        with pytest.raises(Refused):
            read_code(wrong)


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_code_or_a_sentence(typed):
    with suppress(Refused):
        assert len(read_code(typed)) == 13


def test_a_thousand_codes_are_a_thousand_codes():
    assert len({new_code() for _number in range(1000)}) == 1000


@given(st.ip_addresses(v=4), st.text(max_size=60))
def test_without_a_trusted_proxy_a_header_counts_for_nothing(address, header):
    assert source_of(str(address), header, 0) == str(address)


@given(st.ip_addresses(v=4), st.lists(st.ip_addresses().map(str), max_size=5))
def test_behind_one_proxy_only_what_that_proxy_wrote_counts(address, invented):
    header = ", ".join([*invented, str(address)])
    assert source_of("127.0.0.1", header, 1) == str(address)


def test_with_fewer_steps_than_proxies_the_nearest_counts():
    assert source_of("10.0.0.9", "1.2.3.4", 2) == "10.0.0.9"


@given(st.ip_addresses(v=6))
def test_a_whole_ipv6_home_is_one_source(address):
    network = source_of(str(address), "", 0)
    if not address.ipv4_mapped:
        assert ipaddress.ip_network(network).prefixlen == 64
        assert address in ipaddress.ip_network(network)


def test_an_ipv4_address_in_ipv6_clothes_is_the_same_source():
    assert source_of("::ffff:192.0.2.7", "", 0) == "192.0.2.7"
    assert source_of("fe80::1%eth0", "", 0) == "fe80::/64"
    assert source_of("no address", "", 0) == "unknown"


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_a_role_to_themselves(role):
    with pytest.raises(Refused):
        check_given_by_hand(role, to_oneself=True)


def test_residents_and_speakers_are_not_named_by_hand():
    refused = []
    for role in Role:
        try:
            check_given_by_hand(role, to_oneself=False)
        except Refused:
            refused.append(role)
    assert refused == [role for role in Role if role not in GIVEN_BY_HAND]
    assert refused == [Role.RESIDENT, Role.SPEAKER]


@pytest.mark.parametrize("size", [1, 2])
def test_no_paper_code_opens_a_seat_money_a_vote_or_another_neighbourhood(size):
    for roles in combinations(Role, size):
        with pytest.raises(Refused):
            check_may_print_for(roles, only_here=False)
        if HAND_IN_HAND & set(roles):
            with pytest.raises(Refused):
                check_may_print_for(roles, only_here=True)
        else:
            check_may_print_for(roles, only_here=True)


@given(st.binary(min_size=32, max_size=32), st.uuids(), st.integers(1, 5000))
def test_a_code_on_a_card_is_read_back_and_its_digest_is_another_thing(secret, key, serial):
    code = card_code(secret, key, serial)
    assert read_code(show_code(code)) == code
    assert code == card_code(secret, key, serial)
    assert code not in card_digest(secret, code)
