"""What may happen, by whom, and what it leaves behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from tests.cast import in_days
from tests.experiments import scenes
from tests.experiments.scenes import (
    SHEET,
    burden,
    carried,
    fresh,
    frozen,
    minute,
    obstacle,
    proposed,
    seat,
    sent,
    terms,
)
from wijkaanpak import clock
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.models import (
    Burden,
    Freeze,
    FreezeStep,
    Obstacle,
    SpokenMinute,
    Wish,
)
from wijkaanpak.experiments.rules.burdens import Answer, Ground, Protected, Rhythm
from wijkaanpak.experiments.rules.corrections import Why
from wijkaanpak.experiments.rules.freezing import State
from wijkaanpak.experiments.rules.hours import Back
from wijkaanpak.experiments.rules.minutes import Spoken
from wijkaanpak.experiments.rules.obstacles import Say
from wijkaanpak.experiments.rules.terms import Replacement
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.network.actions import take_seat
from wijkaanpak.refusals import NotYours, Refused

EVERYBODY = ["amina", "carlos", "bram", "dilan", "anouk", "noor", "sanne", "corrie", "stranger",
             "dorpshoofd", "dorpskompas"]  # fmt: skip


def in_months(months):
    return clock.set_back(clock.now() + timedelta(days=31 * months))


# ---- burdens ----


def test_anybody_who_takes_part_enters_a_burden_and_nobody_else(cast):
    for name in ("amina", "sanne", "carlos"):
        burden(cast, by=getattr(cast, name))
    with pytest.raises(NotYours):
        burden(cast, by=cast.stranger)


def test_a_burden_sent_twice_stands_once(cast):
    key = scenes.SHEET and actions.burdens.uuid.uuid4()
    for _time in range(2):
        actions.enter_burden(by=cast.amina, asker=cast.gemeente, load=SHEET, key=key)
    assert Burden.objects.count() == 1


def test_the_log_says_nothing_that_a_person_wrote(cast):
    row = burden(cast, words="Ik word er moe van, zegt mijn buurvrouw.")
    facts = Facts.objects.get(entry=Entry.objects.get(about=row.ref)).content
    assert set(facts) == {"asker", "ground", "carries"}


def test_only_who_asks_answers(cast):
    row = burden(cast)
    for name in set(EVERYBODY) - {"sanne"}:
        with pytest.raises(NotYours):
            actions.answer_burden(by=getattr(cast, name), burden=row, answer=Answer.CONFIRM)
    actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.CONFIRM)
    assert fresh(row).state == "confirmed"


def test_who_asks_less_keeps_how_it_was(cast):
    row = burden(cast)
    less = scenes.Load(**{**SHEET.__dict__, "rhythm": Rhythm.YEAR})
    said = actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.LESS, load=less)
    assert (fresh(row).rhythm, said.rhythm) == ("year", "quarter")
    with pytest.raises(Refused):
        actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.LESS, load=SHEET)


def test_what_was_stopped_is_not_frozen_any_more(cast):
    row = burden(cast)
    actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.STOP, words="Niemand las het.")
    with pytest.raises(Refused):
        proposed(cast, row)


# ---- what is never frozen ----


@pytest.mark.parametrize("protected", Protected)
def test_nobody_asks_to_freeze_what_is_protected(cast, protected):
    row = burden(cast, protected=protected)
    with pytest.raises(Refused):
        proposed(cast, row)


def test_nobody_asks_to_freeze_what_a_law_asks(cast):
    with pytest.raises(Refused):
        proposed(cast, burden(cast, ground=Ground.LAW))


def test_the_words_give_it_away_also_when_nobody_said_that_it_is_protected(cast):
    with pytest.raises(Refused):
        proposed(cast, burden(cast, title="Bonnetjes inleveren"))


def spoil(model, pk, **wrong):
    """Write around the actions, as another program would."""
    with transaction.atomic():
        QuerySet(model).filter(pk=pk).update(**wrong)


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Burden, {"ground": "law"}),
        (Burden, {"protected": "sisa"}),
        (Freeze, {"ground": "law"}),
        (Freeze, {"months": 25}),
        (Freeze, {"replacement_minutes": 39}),
    ],
)
def test_the_database_itself_refuses_what_is_never_frozen(cast, model, wrong):
    freeze = frozen(cast)
    pk = freeze.pk if model is Freeze else freeze.burden_id
    with pytest.raises(DatabaseError):
        spoil(model, pk, **wrong)
    assert fresh(freeze).state == "frozen"


def test_the_database_refuses_a_freeze_of_a_protected_burden_and_of_somebody_elses(cast):
    freeze = frozen(cast)
    safe, other = burden(cast, protected=Protected.CARE), cast.housing.pk
    for wrong in ({"burden_id": safe.pk}, {"owner_id": other}):
        with pytest.raises(DatabaseError):
            spoil(Freeze, freeze.pk, **wrong)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM experiments_freeze WHERE state = 'frozen'")
        assert cursor.fetchone() == (1,)


def test_who_asks_cannot_make_it_law_while_it_is_frozen(cast):
    freeze = frozen(cast)
    law = scenes.Load(**{**SHEET.__dict__, "ground": Ground.LAW})
    with pytest.raises(Refused):
        actions.answer_burden(
            by=cast.sanne, burden=freeze.burden, answer=Answer.CORRECT, words="Wet.", load=law
        )


def corrected(cast, row, **more):
    load = scenes.Load(**{**SHEET.__dict__, **more})
    return actions.answer_burden(
        by=cast.sanne, burden=row, answer=Answer.CORRECT, words="Zo is het.", load=load
    )


def test_who_asks_cannot_take_it_off_the_list_to_freeze_it_the_day_after(cast):
    row = burden(cast, protected=Protected.RECEIPTS)
    with pytest.raises(Refused):
        corrected(cast, row)
    corrected(cast, row, protected=Protected.PROOF)
    assert fresh(row).protected == "proof"


def test_what_is_frozen_gets_no_name_that_is_never_frozen(cast):
    freeze = frozen(cast)
    for wrong in ({"title": "Bonnen"}, {"words": "De jaarrekening."},
                  {"ground_words": "Het AVG-register"}):  # fmt: skip
        with pytest.raises(Refused):
            corrected(cast, freeze.burden, **wrong)
    assert fresh(freeze.burden).title == SHEET.title


def test_a_new_name_keeps_the_old_one_beside_it(cast):
    row = burden(cast)
    assert corrected(cast, row, title="Het kwartaaloverzicht").title == SHEET.title
    assert fresh(row).title == "Het kwartaaloverzicht"


@pytest.mark.parametrize("more", [{"protected": Protected.CARE}, {"title": "Bonnen plakken"}])
def test_what_is_never_frozen_is_not_let_go_for_good_either(cast, more):
    row = burden(cast, **more)
    with pytest.raises(Refused):
        actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.STOP, words="Weg ermee.")
    assert fresh(row).state == "listed"


@pytest.mark.parametrize(
    ("outcome", "stays", "stands"),
    [
        (State.ABOLISHED, "", "stopped"),
        (State.THINNER, "Vier getallen", "listed"),
        (State.THAWED, "", "confirmed"),
    ],
)
def test_the_register_knows_how_a_freeze_ended(cast, outcome, stays, stands):
    freeze = frozen(cast)
    actions.answer_burden(by=cast.sanne, burden=freeze.burden, answer=Answer.CONFIRM)
    actions.wish(by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Zo ging het.",
                 outcome=outcome, stays=stays)  # fmt: skip
    actions.answer_wish(by=cast.noor, freeze=fresh(freeze), yes=True)
    assert fresh(freeze.burden).state == stands


def test_who_promised_the_hours_does_not_say_that_they_came_back(cast):
    freeze = frozen(cast)
    for name in ("sanne", "noor", "amina"):
        actions.say_i_carry(by=getattr(cast, name), burden=freeze.burden)
    for name in ("sanne", "noor"):
        with pytest.raises(NotYours):
            actions.say_hours(by=getattr(cast, name), freeze=freeze, back=Back.BACK)
    actions.say_hours(by=cast.amina, freeze=freeze, back=Back.BACK)


# ---- an agreement of two ----


def test_a_freeze_holds_with_both_and_with_nobody_else(cast):
    freeze = proposed(cast)
    for name in set(EVERYBODY) - {"noor"}:
        with pytest.raises((NotYours, Refused)):
            actions.agree(by=getattr(cast, name), freeze=freeze)
    assert fresh(freeze).state == "proposed"
    actions.agree(by=cast.noor, freeze=freeze)
    assert fresh(freeze).runs


def test_only_the_owner_or_the_keeper_asks_for_it(cast):
    row = burden(cast)
    for person, party in ((cast.dilan, cast.residents), (cast.corrie, cast.housing)):
        with pytest.raises(NotYours):
            actions.propose_freeze(
                by=person, party=party, burden=row, terms=terms(), thaw_seat=seat(cast.kompas)
            )
    freeze = actions.propose_freeze(
        by=cast.noor, party=cast.kompas, burden=row, terms=terms(), thaw_seat=seat(cast.gemeente)
    )
    with pytest.raises(NotYours):
        actions.agree(by=cast.noor, freeze=freeze)
    actions.agree(by=cast.sanne, freeze=freeze)
    assert fresh(freeze).state == "frozen"


def test_who_speaks_for_both_sides_agrees_with_nobody(cast):
    freeze = proposed(cast)
    take_seat(by=cast.noor, party=cast.kompas, title="bestuurslid", person=cast.sanne)
    with pytest.raises(NotYours):
        actions.agree(by=cast.sanne, freeze=freeze)


def test_what_the_independent_body_asks_itself_the_residents_keep(cast):
    row = actions.enter_burden(by=cast.amina, asker=cast.kompas, load=SHEET)
    freeze = actions.propose_freeze(
        by=cast.noor, party=cast.kompas, burden=row, terms=terms(), thaw_seat=seat(cast.residents)
    )
    assert freeze.keeper == cast.residents


def test_a_no_says_why_and_nothing_is_frozen(cast):
    freeze = proposed(cast)
    with pytest.raises(Refused):
        actions.decline(by=cast.noor, freeze=freeze, words=" ")
    actions.decline(by=cast.noor, freeze=freeze, words="Wij willen eerst praten.")
    assert fresh(freeze).state == "declined"


def test_who_asked_takes_it_back_and_can_ask_again(cast):
    freeze = proposed(cast)
    actions.take_back(by=cast.sanne, freeze=freeze)
    assert proposed(cast, fresh(freeze).burden).state == "proposed"


def test_one_burden_has_one_open_freeze(cast):
    freeze = frozen(cast)
    with pytest.raises(Refused):
        proposed(cast, freeze.burden)


def test_at_most_three_practices_are_frozen_at_once(cast):
    for number in range(3):
        frozen(cast, burden(cast, title=f"Blad {number}"))
    with pytest.raises(Refused):
        proposed(cast, burden(cast, title="Blad 4"))


def test_the_replacement_is_held_against_the_register_and_not_against_what_was_typed(cast):
    with pytest.raises(Refused):
        proposed(cast, burden(cast, minutes=120), old_minutes=9000, replacement_minutes=20)


def everything(freeze):
    rows = [QuerySet(model).order_by("pk").values() for model in (Freeze, FreezeStep, Wish)]
    return [list(found) for found in rows]


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_alone_changes_what_both_agreed(cast, name):
    freeze, person = frozen(cast), getattr(cast, name)
    actions.wish(by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Klaar.",
                 outcome=State.ABOLISHED)  # fmt: skip
    before = QuerySet(Freeze).values("state", "since", "months", "until", "stays").get()
    tries = [
        lambda: actions.thaw(by=person, freeze=freeze, words="Terug."),
        lambda: actions.thaw(by=person, freeze=freeze, words="Terug.", part="Een deel"),
        lambda: actions.take_back(by=person, freeze=freeze),
        lambda: actions.decline(by=person, freeze=freeze, words="Nee."),
    ]
    if name != "noor":
        tries.append(lambda: actions.answer_wish(by=person, freeze=freeze, yes=True))
    for attempt in tries:
        with pytest.raises((Refused, NotYours)):
            attempt()
    assert QuerySet(Freeze).values("state", "since", "months", "until", "stays").get() == before


def test_it_ends_when_the_other_side_says_yes(cast):
    freeze = frozen(cast)
    with pytest.raises(Refused):
        actions.wish(by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Te veel.",
                     outcome=State.THINNER)  # fmt: skip
    actions.wish(
        by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Niemand miste het.",
        outcome=State.THINNER, stays="Vier getallen.",
    )  # fmt: skip
    assert fresh(freeze).state == "frozen"
    actions.answer_wish(by=cast.noor, freeze=freeze, yes=True)
    assert (fresh(freeze).state, fresh(freeze).stays) == ("thinner", "Vier getallen.")


def test_a_refused_wish_changes_nothing_and_can_be_asked_again(cast):
    freeze = frozen(cast)
    actions.wish(by=cast.noor, party=cast.kompas, freeze=freeze, why="Korter.", months=6)
    actions.answer_wish(by=cast.sanne, freeze=freeze, yes=False, words="Wij willen door.")
    assert fresh(freeze).months == 24
    actions.wish(by=cast.noor, party=cast.kompas, freeze=freeze, why="Korter.", months=12)
    actions.answer_wish(by=cast.sanne, freeze=freeze, yes=True)
    assert fresh(freeze).months == 12
    with pytest.raises(Refused):
        actions.wish(by=cast.noor, party=cast.kompas, freeze=freeze, why="Nog langer.", months=25)


def test_a_signal_opens_the_door_to_thaw_a_part_or_all(cast):
    freeze = carried(cast, frozen(cast))
    with pytest.raises(Refused):
        actions.thaw(by=cast.noor, freeze=freeze, words="Terug.")
    actions.signal(by=cast.amina, freeze=freeze, number=2, words="Twee avonden niemand.")
    for name in set(EVERYBODY) - {"noor"}:
        with pytest.raises(NotYours):
            actions.thaw(by=getattr(cast, name), freeze=freeze, words="Terug.")
    actions.thaw(by=cast.noor, freeze=freeze, words="Voor de avond.", part="De avondrondes")
    assert (fresh(freeze).state, fresh(freeze).thawed_part) == ("frozen", "De avondrondes")
    actions.thaw(by=cast.noor, freeze=freeze, words="Toch alles.")
    assert fresh(freeze).state == "thawed"


def test_a_resident_without_the_work_calls_no_signal(cast):
    freeze = frozen(cast)
    with pytest.raises(NotYours):
        actions.signal(by=cast.amina, freeze=freeze, number=1, words="Het gaat mis.")


def test_an_overdue_end_says_itself_and_is_no_freeze_any_more(cast):
    freeze = carried(cast, frozen(cast, months=6))
    with in_months(7):
        assert fresh(freeze).past_end
        assert not fresh(freeze).runs
        with pytest.raises(Refused):
            minute(cast, freeze)


def test_a_step_sent_twice_happens_once(cast):
    freeze, key = frozen(cast), actions.burdens.uuid.uuid4()
    for _time in range(2):
        actions.hold_talk(
            by=cast.noor, freeze=freeze, first="Goed.", second="Een lijst.", residents=3, key=key
        )
    assert freeze.steps.filter(told="talk").count() == 1


# ---- obstacles ----


def test_an_obstacle_gets_the_term_of_the_charter(cast):
    row = obstacle(cast)
    assert row.due == clock.today() + timedelta(weeks=8)
    with in_months(3):
        assert fresh(row).overdue


def test_the_owner_answers_and_who_met_it_says_whether_it_is_so(cast):
    row = obstacle(cast)
    for name in set(EVERYBODY) - {"corrie"}:
        with pytest.raises(NotYours):
            actions.say_of_obstacle(
                by=getattr(cast, name), obstacle=row, say=Say.SOLVED_NOW, words="Klaar."
            )
    actions.say_of_obstacle(by=cast.corrie, obstacle=row, say=Say.SOLVED_NOW, words="Klaar.")
    for name in set(EVERYBODY) - {"amina"}:
        with pytest.raises(NotYours):
            actions.say_of_obstacle(by=getattr(cast, name), obstacle=row, say=Say.YES_SOLVED)
    actions.say_of_obstacle(by=cast.amina, obstacle=row, say=Say.NOT_SOLVED, words="Nee.")
    assert fresh(row).state == "still there"
    actions.say_of_obstacle(by=cast.corrie, obstacle=row, say=Say.PROMISE, words="In mei.",
                            due=in_days(60))  # fmt: skip
    actions.say_of_obstacle(by=cast.amina, obstacle=row, say=Say.YES_SOLVED)
    assert fresh(row).state == "solved"


def test_an_owner_that_reports_its_own_obstacle_does_not_call_it_solved(cast):
    row = obstacle(cast, by=cast.corrie)
    actions.say_of_obstacle(by=cast.corrie, obstacle=row, say=Say.SOLVED_NOW, words="Klaar.")
    with pytest.raises(NotYours):
        actions.say_of_obstacle(by=cast.corrie, obstacle=row, say=Say.YES_SOLVED)


def test_an_obstacle_of_another_neighbourhood_stays_there(cast):
    with pytest.raises(NotYours):
        obstacle(cast, by=cast.stranger)
    assert not Obstacle.objects.exists()


# ---- the minute ----


def test_a_minute_is_refused_when_no_freeze_runs(cast):
    with pytest.raises(Refused):
        minute(cast, frozen(cast))  # Amina never said that she has the work
    with pytest.raises(Refused):
        minute(cast, carried(cast, proposed(cast, burden(cast, title="Ander blad"))))


def test_a_minute_is_refused_where_something_else_replaces_the_report(cast):
    freeze = carried(cast, frozen(cast, replacement=Replacement.TALK))
    with pytest.raises(Refused):
        minute(cast, freeze)


def test_a_text_that_may_name_somebody_is_looked_at_before_it_is_sent(cast):
    row = minute(cast, text="Vandaag sprak ik met mevrouw Jansen.")
    with pytest.raises(Refused):
        actions.send_minute(by=cast.amina, minute=row)
    actions.send_minute(by=cast.amina, minute=row, looked=True)
    assert fresh(row).state == "sent"


def test_a_minute_is_sent_by_who_spoke_it_and_nobody_else(cast):
    row = minute(cast)
    for name in set(EVERYBODY) - {"amina"}:
        for action in (actions.send_minute, actions.erase_minute, actions.erase_voice):
            with pytest.raises(NotYours):
                action(by=getattr(cast, name), minute=row)


def test_an_erased_minute_is_nowhere_and_the_log_still_holds(cast):
    row = sent(cast, text="Een zin die je nergens terugvindt.")
    actions.erase_minute(by=cast.amina, minute=row)
    row = SpokenMinute.objects.get(pk=row.pk)
    assert (row.text, row.voice, row.state) == ("", "", "erased")
    told = Facts.objects.filter(entry__about=row.ref)
    assert told.exists()
    assert not any(one.content for one in told.exclude(entry__verb="minute.erased"))
    cast.check_every_book()


def test_a_voice_is_written_out_by_a_collector_and_checked_by_who_spoke(cast):
    freeze = carried(cast, frozen(cast))
    row = actions.speak(by=cast.amina, freeze=freeze, spoken=voice_of(cast))
    assert row.state == "spoken"
    with pytest.raises(NotYours):
        actions.write_out(by=cast.bram, minute=row, text="Wat ik hoorde.")
    actions.write_out(by=cast.carlos, minute=row, text="Wat ik hoorde.")
    actions.send_minute(by=cast.amina, minute=fresh(row))
    actions.erase_voice(by=cast.amina, minute=fresh(row))
    assert (fresh(row).voice, fresh(row).text) == ("", "Wat ik hoorde.")


def voice_of(cast):
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    name = default_storage.save("drafts/stem.mp3", ContentFile(b"stem"))
    return Spoken(voice=name, seconds=58)


def set_right(cast, row, by=None, asker=None, why=Why.WRONG_PARTY, **more):
    actions.correct_burden(
        by=by or cast.amina, burden=row, asker=asker or cast.housing,
        load=replace(SHEET, **more), why=why,
    )  # fmt: skip
    return fresh(row)


@pytest.mark.parametrize("who", ["bram", "sanne", "noor", "dilan", "stranger"])
def test_only_who_entered_a_burden_corrects_it(cast, who):
    with pytest.raises(NotYours):
        set_right(cast, burden(cast), by=getattr(cast, who))


def test_a_party_that_says_it_is_not_theirs_can_be_believed_by_who_entered_it(cast):
    row = burden(cast)
    actions.answer_burden(
        by=cast.sanne, burden=row, answer=Answer.CORRECT, words="Wij niet: de verhuurder.",
        load=replace(SHEET, minutes=60),
    )  # fmt: skip
    assert set_right(cast, row, why=Why.HEARD, minutes=60).asker == cast.housing
    entry = Entry.objects.get(verb="experiments.burden_moved_on")
    assert "Amina" not in str(entry.details.content) + entry.details.by
    with pytest.raises(NotYours):
        actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.CONFIRM)


@pytest.mark.parametrize("answer", [Answer.CONFIRM, Answer.STOP])
def test_what_a_party_said_of_itself_is_not_moved_to_another(cast, answer):
    row = burden(cast)
    actions.answer_burden(by=cast.sanne, burden=row, answer=answer, words="Zo is het.")
    with pytest.raises(Refused):
        set_right(cast, row)


def test_what_is_frozen_stays_with_its_party_and_what_is_protected_stays_protected(cast):
    freeze = proposed(cast)
    with pytest.raises(Refused):
        set_right(cast, freeze.burden)
    marked = burden(cast, protected=Protected.SISA)
    with pytest.raises(Refused):
        set_right(cast, marked, protected="")
    assert fresh(marked).asker == cast.gemeente


def test_a_wrong_word_is_corrected_while_nobody_spoke(cast):
    row = burden(cast)
    kept = set_right(cast, row, asker=cast.gemeente, why=Why.WORDS, title="Kwartaalblad")
    assert (kept.title, kept.state) == ("Kwartaalblad", "listed")


def test_less_in_a_year_is_less_also_where_a_month_rounds_it_away(cast):
    row = burden(cast, rhythm=Rhythm.YEAR, minutes=30)
    less = replace(SHEET, rhythm=Rhythm.YEAR, minutes=25)
    actions.answer_burden(by=cast.sanne, burden=row, answer=Answer.LESS, load=less)
    assert fresh(row).state == "lighter"
