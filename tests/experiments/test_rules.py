"""The rules of this room, exhaustively where a table can be walked through, or by properties."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.experiments.scenes import SHEET
from wijkaanpak.experiments.rules import burdens, freezing, minutes, obstacles
from wijkaanpak.experiments.rules import terms as terms_of
from wijkaanpak.experiments.rules.burdens import Answer, Ground, Protected
from wijkaanpak.experiments.rules.corrections import Why, check_correction
from wijkaanpak.experiments.rules.freezing import STEPS, Side, State, Told
from wijkaanpak.experiments.rules.minutes import MOVES, Move, Sign
from wijkaanpak.experiments.rules.obstacles import Say
from wijkaanpak.experiments.rules.terms import Replacement, Terms
from wijkaanpak.refusals import NotYours, Refused

TODAY = date(2026, 3, 1)
DAYS = st.dates(date(2016, 1, 1), date(2036, 1, 1))


def fits(**more):
    minutes_of = (30, 390, 300)
    good = Terms("Geen blad", TODAY, 24, Replacement.MINUTE, "Een minuut", *minutes_of,
                 "Het plein", ("Er gaat iets mis",))  # fmt: skip
    return replace(good, **more)


# ---- what is never frozen ----


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("protected", ["", *Protected])
def test_only_what_no_law_asks_and_is_not_protected_can_be_frozen(ground, protected):
    may = ground is not Ground.LAW and not protected
    if may:
        burdens.check_can_be_frozen(ground, protected, "Kwartaalblad")
    else:
        with pytest.raises(Refused):
            burdens.check_can_be_frozen(ground, protected, "Kwartaalblad")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("De bonnetjes bewaren", Protected.RECEIPTS),
        ("Betaalbewijzen inleveren", Protected.PROOF),
        ("Vier ogen op elke betaling", Protected.FOUR_EYES),
        ("De jaarrekening", Protected.ACCOUNTS),
        ("De controleverklaring", Protected.AUDITOR),
        ("SiSa-bijlage", Protected.SISA),
        ("Melden van fraude", Protected.INTEGRITY),
        ("De meldcode", Protected.CARE),
        ("Elk incident opschrijven", Protected.CARE),
        ("Klachten boeken", Protected.COMPLAINTS),
        ("Het AVG-register", Protected.PRIVACY),
        ("De arbeidstijdenwet", Protected.HOURS),
        ("Bonnen plakken", Protected.RECEIPTS),
        ("Kasbonnetjes van de soep", Protected.RECEIPTS),
        ("Reiskostendeclaraties", Protected.RECEIPTS),
        ("Kwitanties en facturen", Protected.RECEIPTS),
        ("Receipts of each pot", Protected.RECEIPTS),
        ("Twee handtekeningen op elke betaling", Protected.FOUR_EYES),
        ("De jaarstukken", Protected.ACCOUNTS),
        ("Geweldsincidenten melden", Protected.CARE),
        ("Incidentmelding", Protected.CARE),
        ("Vermoeden van kindermishandeling", Protected.CARE),
        ("Onderwijsklachten", Protected.COMPLAINTS),
        ("Het verwerkingsregister", Protected.PRIVACY),
        ("Een incidentele subsidie", None),
        ("Het abonnement op de krant", None),
        ("Kwartaalblad met 47 indicatoren", None),
        ("Takenapp per kwartier", None),
    ],
)
def test_what_smells_of_the_protected_list_is_noticed_whoever_names_it(words, what):
    assert burdens.smells_of(words) == what
    if what:
        with pytest.raises(Refused):
            burdens.check_can_be_frozen(Ground.HABIT, "", words)


# ---- burdens ----


@given(st.integers(1, burdens.MOST_MINUTES), st.sampled_from(burdens.Rhythm))
def test_minutes_a_month_never_shrink_to_nothing_and_grow_with_the_work(minutes, rhythm):
    a_month = burdens.minutes_a_month(minutes, rhythm)
    assert a_month >= 1
    assert burdens.minutes_a_month(minutes + 1, rhythm) >= a_month


@pytest.mark.parametrize("state", burdens.State)
@pytest.mark.parametrize("answer", Answer)
def test_what_stopped_stays_stopped(state, answer):
    if state is burdens.State.STOPPED:
        with pytest.raises(Refused):
            burdens.check_answer(state, answer, "Zo.")
    else:
        burdens.check_answer(state, answer, "Zo.")


@pytest.mark.parametrize("answer", Answer)
def test_correcting_and_stopping_say_why(answer):
    if answer in (Answer.CORRECT, Answer.STOP):
        with pytest.raises(Refused):
            burdens.check_answer(burdens.State.LISTED, answer, " ")
    else:
        burdens.check_answer(burdens.State.LISTED, answer, " ")


@pytest.mark.parametrize("state", burdens.State)
@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("moves", [True, False])
@pytest.mark.parametrize("frozen", [True, False])
def test_who_entered_it_corrects_until_the_party_said_that_it_asks_it(state, why, moves, frozen):
    listed, corrected = burdens.State.LISTED, burdens.State.CORRECTED
    fits = moves == (why is not Why.WORDS) and not frozen
    if fits and state in ({listed, corrected} if moves else {listed}):
        check_correction(state, why, moves=moves, frozen=frozen)
    else:
        with pytest.raises(Refused):
            check_correction(state, why, moves=moves, frozen=frozen)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_who_says_less_asks_less(before, after):
    burdens.check_less(Answer.CORRECT, before, after)
    if after < before:
        burdens.check_less(Answer.LESS, before, after)
    else:
        with pytest.raises(Refused):
            burdens.check_less(Answer.LESS, before, after)


@pytest.mark.parametrize("wrong", [{"title": " "}, {"minutes": 0}, {"workers": 0},
                                   {"minutes": 10_001}, {"words": "x" * 2001}])  # fmt: skip
def test_a_burden_says_what_it_is_and_what_it_costs(wrong):
    replace(SHEET).check()
    with pytest.raises(Refused):
        replace(SHEET, **wrong).check()


# ---- freezing ----


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_what_comes_instead_costs_less_than_a_tenth(new, old):
    if new * 10 < old:
        terms_of.check_light(new, old)
    else:
        with pytest.raises(Refused):
            terms_of.check_light(new, old)


@pytest.mark.parametrize("months", range(-1, 30))
def test_a_freeze_lasts_one_to_24_months(months):
    if 1 <= months <= 24:
        fits(months=months).check(TODAY)
    else:
        with pytest.raises(Refused):
            fits(months=months).check(TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""}, {"promised_to": " "}, {"replacement_words": ""}, {"promised_minutes": 0},
        {"promised_minutes": 361}, {"signals": ()}, {"signals": ("  ",)}, {"signals": ("x",) * 6},
        {"since": TODAY - timedelta(days=1)}, {"since": TODAY + timedelta(days=200)},
        {"replacement_minutes": 39},
    ],
)  # fmt: skip
def test_terms_without_a_signal_or_hours_or_reason_are_no_terms(wrong):
    fits().check(TODAY)
    with pytest.raises(Refused):
        fits(**wrong).check(TODAY)


@pytest.mark.parametrize(("told", "state"), list(product(STEPS, State)))
def test_each_step_is_taken_from_its_own_states_only(told, state):
    open_states = (
        {State.PROPOSED}
        if told in (Told.AGREED, Told.DECLINED, Told.WITHDRAWN)
        else {State.FROZEN}
    )
    if told is Told.ANSWERED:
        open_states |= freezing.OVER
    if state in open_states:
        freezing.check_step(told, state)
    else:
        with pytest.raises(Refused):
            freezing.check_step(told, state)


def test_every_way_to_end_needs_two_or_a_signal():
    alone = {told for told, step in STEPS.items() if step.to in freezing.OVER}
    assert alone == {Told.THAWED}
    with pytest.raises(Refused):
        freezing.check_may_thaw(0)
    freezing.check_may_thaw(1)


@pytest.mark.parametrize(("told", "side"), list(product(STEPS, Side)))
def test_a_step_belongs_to_one_side(told, side):
    if STEPS[told].who is side:
        freezing.check_side(told, {side})
    else:
        with pytest.raises(NotYours):
            freezing.check_side(told, {side})


PARTIES = {"owner": "o", "keeper": "k"}


@given(st.sets(st.sampled_from("okx")), st.sampled_from("ok"), st.booleans(), st.booleans())
def test_nobody_is_both_who_asked_and_the_other_unless_they_speak_for_both(
    mine, asked, thaws, works
):
    sides = freezing.sides_of(mine, PARTIES | {"asked_by": asked}, thaws=thaws, carries=works)
    other = "k" if asked == "o" else "o"
    assert (Side.OTHER in sides) == (other in mine)
    assert (Side.PROPOSER in sides) == (asked in mine)
    assert (Side.THAWER in sides) == thaws
    assert (Side.WITNESS in sides) == bool(mine or works)


@given(DAYS, st.integers(1, 24), DAYS)
def test_a_freeze_runs_up_to_its_last_day_and_then_says_itself_that_it_is_over(
    since, months, today
):
    until = terms_of.last_day(since, months)
    assert freezing.runs(State.FROZEN, since, until, today) == (since <= today <= until)
    assert freezing.past_end(State.FROZEN, until, today) == (today > until)
    for state in set(State) - {State.FROZEN}:
        assert not freezing.runs(state, since, until, today)
        assert not freezing.past_end(state, until, today)


def test_a_talk_is_held_every_half_year_while_it_lasts():
    since, until = date(2022, 4, 1), date(2024, 4, 1)
    days = [freezing.talk_due(since, until, held) for held in range(5)]
    assert days == [date(2022, 10, 1), date(2023, 4, 1), date(2023, 10, 1), date(2024, 4, 1), None]


@pytest.mark.parametrize(("sentences", "residents", "good"), [
    (("Het ging goed.", "Een lijst kwam terug."), 3, True),
    (("Het ging goed.", ""), 3, False),
    (("Het ging goed.", "Een lijst kwam terug."), 0, False),
    (("x" * 201, "Een lijst."), 3, False),
])  # fmt: skip
def test_a_talk_is_two_sentences_with_residents_as_witnesses(sentences, residents, good):
    if good:
        freezing.check_talk(sentences, residents)
    else:
        with pytest.raises(Refused):
            freezing.check_talk(sentences, residents)


# ---- obstacles ----


@pytest.mark.parametrize(("say", "state"), list(product(Say, obstacles.State)))
def test_each_word_on_an_obstacle_fits_its_states_only(say, state):
    if state in obstacles.STEPS[say].while_:
        assert obstacles.after(state, say) == obstacles.STEPS[say].to
    else:
        with pytest.raises(Refused):
            obstacles.after(state, say)


def test_no_word_of_an_owner_makes_an_obstacle_solved():
    owners = {s.to for s in obstacles.STEPS.values() if s.who is obstacles.Side.OWNER}
    assert obstacles.State.SOLVED not in owners
    for say, step in obstacles.STEPS.items():
        if step.who is obstacles.Side.OWNER:
            with pytest.raises(NotYours):
                obstacles.check_side(say, owner=False, finder=True)
        else:
            with pytest.raises(NotYours):
                obstacles.check_side(say, owner=True, finder=False)


def test_who_speaks_for_the_owner_does_not_call_it_solved():
    with pytest.raises(NotYours):
        obstacles.check_two_hands(owner=True, finder=True)
    obstacles.check_two_hands(owner=False, finder=True)


@given(st.sampled_from(obstacles.State), DAYS, DAYS)
def test_an_owner_is_late_only_while_it_owes_something(state, due, today):
    owes = state in obstacles.WAITS or state is obstacles.State.PROMISED
    assert obstacles.overdue(state, due, today) == (owes and due < today)
    assert not obstacles.overdue(state, None, today)


# ---- the minute ----


@pytest.mark.parametrize(("state", "move"), list(product(minutes.State, Move)))
def test_each_move_of_a_minute_fits_its_states_only(state, move):
    if move in MOVES[state]:
        assert minutes.after(state, move) == MOVES[state][move]
    else:
        with pytest.raises(Refused):
            minutes.after(state, move)


@pytest.mark.parametrize("seconds", [0, 59, 60, 65, 66, 300])
def test_a_minute_is_a_minute(seconds):
    if seconds <= 65:
        minutes.check_seconds(seconds)
    else:
        with pytest.raises(Refused):
            minutes.check_seconds(seconds)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Vandaag belde mevrouw Jansen over de huur.", Sign.TITLE),
        ("Ik zat met Youssef op de bank.", Sign.NAME),
        ("Fatma vertelde dat het beter gaat.", Sign.NAME),
        ("Het dossier van J. de Vries is dicht.", Sign.NAME),
        ("De cliënt wil naar huis.", Sign.CLIENT),
        ("Een 14-jarige jongen bleef weg.", Sign.BIRTH),
        ("Een jongen van 14 bleef weg.", Sign.BIRTH),
        ("Zij is geboren in Asmara.", Sign.BIRTH),
        ("Het nummer is 123456782.", Sign.NUMBER),
        ("Bel hem op 06 12345678.", Sign.DOOR),
        ("Hij woont op Parkstraat 12.", Sign.DOOR),
    ],
)
def test_a_text_that_may_point_at_somebody_is_noticed(text, sign):
    assert sign in minutes.signs(text)
    with pytest.raises(Refused):
        minutes.check_looked(minutes.signs(text), looked=False)
    minutes.check_looked(minutes.signs(text), looked=True)


@pytest.mark.parametrize(
    "text",
    [
        "Vandaag zat er een groep bij het plein. Ze wilden een doel, nu bouwen ze er een.",
        "We liepen van het Zonnehofplein naar de Parkstraat. Iedereen groette.",
        "In De Zaaier was het druk. Er kwamen twaalf ouders, ook uit Hazelkamp.",
        "De straat was stil, na de soep kwam het gesprek. Niemand ging alleen naar huis.",
        "Kinderen bouwden een hut. Het duurde een middag.",
    ],
)
def test_a_text_about_a_place_or_a_group_is_let_through(text):
    assert minutes.signs(text, frozenset({"Hazelkamp", "Zaaier"})) == []
