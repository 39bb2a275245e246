"""A mistake from the first word to the end: who may say what, and who may not."""

import uuid
from datetime import timedelta

import pytest

from tests.commitments.promises import accepted
from tests.repairs import scenes
from tests.repairs.scenes import done, fresh, say, sorry, told
from tests.stories.tellings import AGREED, placed
from tests.stories.tellings import told as story_told
from wijkaanpak import clock
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.network.actions import take_seat
from wijkaanpak.people.rules import GIVEN_BY_HAND, Role
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.models import Hurt, Mistake, Spoken
from wijkaanpak.repairs.queries import mistakes as queries
from wijkaanpak.repairs.rules.mistakes import STEPS, Said, Side, State
from wijkaanpak.stories.actions import change_uses
from wijkaanpak.stories.rules import Use


def test_a_mistake_is_told_repaired_and_said_to_be_so_by_those_it_hurt(cast):
    mistake = done(cast)
    assert (mistake.state, mistake.repair) == (
        State.DONE,
        "Sorry. Er komen veertien nieuwe bomen.",
    )
    say(mistake, cast.amina, Said.REPAIRED)
    say(mistake, cast.sanne, Said.LEARNED, "Geen zaag zonder gezicht.")
    mistake = fresh(mistake)
    assert (mistake.state, mistake.learned) == (State.REPAIRED, "Geen zaag zonder gezicht.")
    said = [(one.said, one.side) for one in Spoken.objects.filter(mistake=mistake)]
    assert said == [
        ("told", "teller"), ("sorry", "maker"), ("done", "maker"), ("repaired", "hurt"),
        ("learned", "maker"),
    ]  # fmt: skip


def test_an_institution_and_residents_are_told_in_the_same_form_and_list(cast):
    theirs = told(cast)
    ours = told(cast, by=cast.dilan, maker=cast.residents, by_maker=True,
                repair="Het geld gaat terug.", repair_by=scenes.in_days(30))  # fmt: skip
    rows, _more = queries.listed(cast.wijk)
    assert {(row.made_by, row.state) for row in rows} == {
        ("Gemeente", "told"), ("Wijkcoöperatie", "sorry"),
    }  # fmt: skip
    assert (fresh(ours).by_maker, fresh(theirs).by_maker) == (True, False)


def everybody(cast):
    """Return everybody with every role there is, apart from who was hurt."""
    root = cast.join("Baas")
    for role in GIVEN_BY_HAND:
        if role is not Role.ADDRESS_KEEPER:
            cast.role(root, role)
    return [root, cast.noor, cast.bram, cast.anouk, cast.carlos, cast.dilan, cast.corrie,
            cast.sanne, cast.stranger]  # fmt: skip


@pytest.mark.parametrize("said", [Said.REPAIRED, Said.NOT_YET])
def test_nobody_but_who_was_hurt_says_how_the_repair_is(cast, said):
    mistake = done(cast)
    for person in everybody(cast):
        with pytest.raises(NotYours):
            say(mistake, person, said)
    assert fresh(mistake).state == State.DONE


@pytest.mark.parametrize("said", [one for one in STEPS if STEPS[one].who is Side.MAKER])
def test_nobody_says_sorry_or_done_for_another(cast, said):
    mistake = told(cast)
    for person in [cast.amina, *everybody(cast)]:
        if person != cast.sanne:
            with pytest.raises(NotYours):
                say(mistake, person, said)
    assert fresh(mistake).state == State.TOLD


def test_who_answers_for_the_mistake_cannot_be_among_those_it_hurt(cast):
    mistake = done(cast)
    with pytest.raises(NotYours):
        actions.sign_on(by=cast.sanne, mistake=mistake)
    with pytest.raises(NotYours):
        actions.sign_on(by=cast.sanne, mistake=mistake, party=cast.gemeente)


def test_who_was_hurt_and_later_speaks_for_the_maker_no_longer_says_repaired(cast):
    mistake = done(cast)
    take_seat(by=cast.sanne, party=cast.gemeente, title="wethouder", person=cast.amina)
    with pytest.raises(NotYours):
        say(mistake, cast.amina, Said.REPAIRED)


def test_it_is_repaired_when_all_who_signed_on_say_so(cast):
    mistake = done(cast)
    actions.sign_on(by=cast.carlos, mistake=mistake)
    actions.sign_on(by=cast.dilan, mistake=mistake, party=cast.residents)
    say(mistake, cast.amina, Said.REPAIRED)
    say(mistake, cast.carlos, Said.REPAIRED)
    assert fresh(mistake).state == State.DONE
    say(mistake, cast.dilan, Said.REPAIRED)
    assert fresh(mistake).state == State.REPAIRED


def test_one_not_yet_sends_it_back_and_the_next_done_asks_all_again(cast):
    mistake = done(cast)
    actions.sign_on(by=cast.carlos, mistake=mistake)
    say(mistake, cast.amina, Said.REPAIRED)
    say(mistake, cast.carlos, Said.NOT_YET, "Er staan er dertien.")
    assert fresh(mistake).state == State.NOT_YET
    say(mistake, cast.sanne, Said.DONE, "Nu ook de veertiende.")
    assert list(Hurt.objects.values_list("says", flat=True)) == ["", ""]
    assert fresh(mistake).state == State.DONE


def test_leaving_it_to_the_neighbours_is_a_choice(cast):
    mistake = done(cast)
    actions.sign_on(by=cast.carlos, mistake=mistake)
    say(mistake, cast.amina, Said.REPAIRED)
    actions.leave_to_neighbours(by=cast.carlos, mistake=mistake)
    assert fresh(mistake).state == State.REPAIRED
    with pytest.raises(NotYours):
        say(mistake, cast.carlos, Said.NOT_YET)


def test_when_all_leave_it_to_others_nobody_said_repaired(cast):
    mistake = done(cast)
    actions.leave_to_neighbours(by=cast.amina, mistake=mistake)
    assert fresh(mistake).state == State.DONE


def test_a_group_that_is_no_party_has_somebody_who_answers_for_it(cast):
    mistake = told(cast, maker=None, group="De tuingroep")
    with pytest.raises(NotYours):
        actions.answer_for_group(by=cast.amina, mistake=mistake)
    actions.answer_for_group(by=cast.carlos, mistake=mistake)
    say(mistake, cast.carlos, Said.SORRY)
    with pytest.raises(Refused):
        actions.answer_for_group(by=cast.bram, mistake=mistake)
    assert fresh(mistake).state == State.SORRY


def test_who_is_named_may_see_it_differently_and_who_told_it_may_take_it_back(cast):
    mistake = told(cast)
    say(mistake, cast.sanne, Said.OTHERWISE, "De bomen waren ziek.")
    with pytest.raises(NotYours):
        say(mistake, cast.carlos, Said.TAKEN_BACK)
    say(mistake, cast.amina, Said.TAKEN_BACK, "Dat wist ik niet.")
    assert queries.listed(cast.wijk) == ([], "")
    assert queries.listed(cast.wijk, over=True) == ([], "")


def test_it_ends_and_no_longer_stands_beside_a_name(cast):
    mistake = scenes.repaired(cast)
    assert queries.of_party(cast.gemeente) == [mistake]
    with clock.set_back(clock.now() + timedelta(days=366)):
        assert queries.of_party(cast.gemeente) == []
        assert queries.listed(cast.wijk) == ([], "")
        assert queries.listed(cast.wijk, over=True) == ([mistake], "")


def test_a_maker_that_does_nothing_is_waited_for_by_the_term_of_the_charter(cast):
    mistake = told(cast)
    weeks = queries.answer_weeks(cast.wijk)
    assert queries.turn_of(mistake, weeks).until == clock.today() + timedelta(weeks=8)
    with clock.set_back(clock.now() + timedelta(days=900)):
        assert queries.turn_of(mistake, weeks).late is True
        assert queries.of_party(cast.gemeente) == [mistake]


def test_a_promise_and_a_story_may_lie_beside_it(cast):
    promise, (story, _teller) = accepted(cast), placed(cast, AGREED)
    mistake = told(cast, commitment=promise, story=story)
    assert queries.of_commitment(promise) == [mistake]
    assert queries.of_story(story) == [mistake]
    with pytest.raises(Refused):
        told(cast, story=story_told(cast.wijk, AGREED)[0])


def test_no_story_lies_beside_a_mistake_without_its_tellers_yes_to_that(cast):
    story, teller = placed(cast)
    mistake = told(cast)
    with pytest.raises(Refused, match="teller said yes"):
        actions.lay_story(by=cast.amina, mistake=mistake, story=story)
    change_uses(story=story, teller=teller, uses=AGREED.uses)
    actions.lay_story(by=cast.amina, mistake=mistake, story=story)
    mistake = fresh(mistake)
    assert (queries.story_beside(mistake), queries.of_story(story)) == (story, [mistake])


@pytest.mark.parametrize("left", [{Use.PANEL, Use.PUBLIC}, {Use.PANEL, Use.REPAIR}, set()])
def test_a_teller_who_takes_a_yes_back_takes_the_story_from_beside_the_mistake(cast, left):
    story, teller = placed(cast, AGREED)
    mistake = told(cast, story=story)
    change_uses(story=story, teller=teller, uses=left)
    mistake = fresh(mistake)
    assert (queries.story_beside(mistake), queries.of_story(story)) == (None, [])
    assert queries.can_lie_beside(cast.wijk) == []


def test_who_stands_on_a_side_lays_a_story_and_takes_it_away_and_nobody_else(cast):
    story, _teller = placed(cast, AGREED)
    mistake = told(cast)
    with pytest.raises(NotYours, match="lay a story"):
        actions.lay_story(by=cast.carlos, mistake=mistake, story=story)
    for _again in range(2):
        actions.lay_story(by=cast.sanne, mistake=mistake, story=story)
    assert queries.story_beside(fresh(mistake)) == story
    actions.lay_story(by=cast.amina, mistake=mistake, story=None)
    assert queries.story_beside(fresh(mistake)) is None
    say(mistake, cast.amina, Said.TAKEN_BACK, "Het was niet zo.")
    with pytest.raises(Refused, match="taken back"):
        actions.lay_story(by=cast.amina, mistake=mistake, story=story)


@pytest.mark.parametrize("field", ["title", "happened", "hurt", "group"])
def test_no_tip_about_a_person_is_kept(cast, field):
    more = {"maker": None} if field == "group" else {}
    with pytest.raises(Refused, match="tip about a person"):
        told(cast, **{field: "Kees van de hoek steelt fietsen."}, **more)
    assert Mistake.objects.count() == 0


def test_no_tip_is_kept_in_an_answer_either(cast):
    mistake = told(cast)
    with pytest.raises(Refused, match="phone number"):
        say(mistake, cast.sanne, Said.SORRY, "Bel mij op 06-12345678.")
    assert fresh(mistake).state == State.TOLD


def test_nothing_that_people_wrote_is_in_the_log(cast):
    mistake = done(cast)
    say(mistake, cast.amina, Said.NOT_YET, "Dertien is geen veertien.")
    about = Entry.objects.filter(verb__startswith="repairs.")
    kept = [facts.content for facts in Facts.objects.filter(entry__in=about)]
    assert [set(one) - {"who", "party", "state", "said"} for one in kept] == [set()] * 4
    assert Facts.objects.filter(entry__in=about, open=True).count() == 0


def test_the_same_form_sent_twice_is_one_mistake_and_one_word(cast):
    key, again = uuid.uuid4(), uuid.uuid4()
    mistake = told(cast, key=key)
    assert told(cast, key=key) == mistake
    first = say(mistake, cast.sanne, Said.SORRY, key=again)
    assert say(mistake, cast.sanne, Said.SORRY, key=again) == first
    assert (Mistake.objects.count(), Spoken.objects.count()) == (1, 2)


def test_only_who_takes_part_here_tells_and_signs_on(cast):
    with pytest.raises(NotYours):
        told(cast, by=cast.stranger)
    mistake = told(cast)
    with pytest.raises(NotYours):
        actions.sign_on(by=cast.stranger, mistake=mistake)


def test_a_party_of_elsewhere_made_no_mistake_here(cast):
    with pytest.raises(Refused):
        told(cast, maker=cast.dorpsbelang)


def test_each_neighbourhood_sees_its_own_mistakes(cast):
    told(cast)
    there = scenes.telling(cast, maker=cast.dorpsbelang)
    other = actions.tell_mistake(by=cast.stranger, here=cast.dorp, telling=there)
    assert queries.listed(cast.dorp) == ([other], "")
    assert (queries.repaired(cast.dorp), queries.repaired(cast.wijk)) == (0, 0)
    assert queries.of_party(cast.dorpsbelang) == [other]
    assert [row.made_by for row in queries.listed(cast.wijk)[0]] == ["Gemeente"]


def test_who_goes_back_and_sends_it_again_tells_it_once(cast):
    mistake = told(cast, key=uuid.uuid4())
    assert told(cast, key=uuid.uuid4()) == mistake  # the form came anew, so with another key
    assert told(cast, by=cast.carlos, am_hurt=True) != mistake
    say(mistake, cast.amina, Said.TAKEN_BACK)
    assert told(cast) != mistake


def test_the_list_goes_on_where_it_stopped(cast):
    made = [told(cast, title=f"Fout {number}") for number in range(3)]
    first, key = queries.listed(cast.wijk, most=2)
    rest, end = queries.listed(cast.wijk, after=key, most=2)
    assert ({*first, *rest}, len(first), end) == (set(made), 2, "")


def test_who_tells_their_own_mistake_speaks_for_that_party(cast):
    with pytest.raises(NotYours):
        told(cast, by=cast.amina, by_maker=True, am_hurt=False)
    assert sorry(cast).state == State.SORRY
