"""Test M3: a round from its first day to the question whether it mattered."""

import uuid
from datetime import date, timedelta

import pytest

from tests.stories import readings
from tests.stories.readings import WHY, begun, chosen, laid, planned, reading, seated, sit, told
from tests.stories.tellings import placed
from tests.stories.test_actions import details
from wijkaanpak import clock
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.actions import change_uses, erase_story, panels, withdraw_story
from wijkaanpak.stories.models import Choice, Laid, Panel, PanelRound, Sitter
from wijkaanpak.stories.queries import choices
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.rules.panels import ChoiceWords, Mattered, PanelLayer, Sits, Told
from wijkaanpak.stories.rules.piles import Because
from wijkaanpak.stories.rules.telling import Use


def only(stories):
    return [story for story, _teller in stories]


def test_a_round_from_the_first_day_to_the_question_whether_it_mattered(cast):
    stories = only(told(cast))
    round = begun(cast)
    panel = reading(cast, round, stories, cast.amina)
    choice = panels.choose(by=cast.amina, panel=panel, story=stories[0], words=WHY)
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.LETTER)
    panels.give_back(by=cast.bram, round=round, differently="Wij bellen terug.")
    panels.check_later(by=cast.bram, choice=choice, mattered=Mattered.NO, words="Niets gemerkt.")
    round.refresh_from_db()
    choice.refresh_from_db()
    assert (round.state, round.differently) == ("looked back", "Wij bellen terug.")
    kept = (choice.reason, choice.values, choice.doubts, choice.told_how, choice.mattered)
    assert kept == ("Om het durven.", "Durven.", "De soep was ook mooi.", "letter", "no")
    cast.check_every_book()


def test_the_log_tells_what_happened_and_never_who_sat_there(cast):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories, cast.amina)
    chosen(cast, panel, stories[0])
    sat = Facts.objects.filter(entry__verb__startswith="panels.")
    assert sat.count() > 8
    assert not any("Amina" in str(facts.content) for facts in sat)
    last = Facts.objects.get(entry__verb="panels.reads").content
    assert (last["people"], last["stories"]) == (5, 6)


def test_the_reason_can_be_read_in_the_log_as_long_as_the_story_is_public(cast):
    (story, teller), *others = told(cast)
    panel = reading(cast, begun(cast), [story, *only(others)])
    chosen(cast, panel, story)
    facts = {"who": "Bram", "title": "De lamp", "panel": "Bewoners", "reason": "Om het durven."}
    assert details(story)[-1] == ("story.chosen", True, facts)
    change_uses(story=story, teller=teller, uses=[Use.PANEL])
    assert details(story)[-2][:2] == ("story.chosen", False)


def test_the_log_does_not_say_what_was_chosen_before_the_teller_heard_it(cast):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories, cast.amina)
    panels.choose(by=cast.amina, panel=panel, story=stories[0], words=WHY)
    everything = [str(facts.content) for facts in Facts.objects.all()]
    assert not any("Om het durven." in one for one in everything)
    chose = Facts.objects.get(entry__verb="panels.chose").content
    assert ("De lamp" in str(chose), "Amina" in str(chose)) == (False, False)


@pytest.mark.parametrize("field", ["reason", "values", "doubts", "differently"])
def test_a_reason_that_names_a_person_is_not_kept(cast, field):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories)
    words = {"reason": "Om het durven."} | {field: "Bel Kees Bakker op 06-12345678."}
    with pytest.raises(Refused, match="phone number"):
        panels.choose(by=cast.bram, panel=panel, story=stories[0], words=ChoiceWords(**words))
    words[field] = "Omdat Kees het deed."
    with pytest.raises(Refused, match="name of a person"):
        panels.choose(by=cast.bram, panel=panel, story=stories[0], words=ChoiceWords(**words))
    panel.refresh_from_db()
    assert panel.state == "reading"


def test_the_teller_of_a_story_that_was_not_chosen_learns_what_was_and_why(cast):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories)
    choice = chosen(cast, panel, stories[0], tell=False)
    assert choices.passed_over(stories[1]) == []  # whose story it is hears it first
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.LETTER)
    assert choices.passed_over(stories[1]) == [(choice, stories[0])]
    assert choices.passed_over(stories[0]) == []


@pytest.mark.parametrize("who", ["amina", "carlos", "dilan", "anouk", "noor", "sanne", "stranger"])
def test_only_the_story_keeper_keeps_rounds(who, cast):
    stories = only(told(cast))
    round, person = begun(cast), getattr(cast, who)
    panel = reading(cast, round, stories)
    choice = chosen(cast, panel, stories[0], tell=False)
    plan = planned(cast, round, name="Tweede")
    seat = sit(cast, plan)
    for deed in (
        lambda: panels.begin_round(by=person, here=cast.wijk, words=readings.round_words("Z")),
        lambda: panels.seat(by=person, panel=plan, kind=Sits.RESIDENT),
        lambda: panels.unseat(by=person, sitter=seat),
        lambda: panels.forget_name(by=person, sitter=seat),
        lambda: panels.lay_pile(by=person, panel=plan, pile=[panels.Lay(s) for s in stories]),
        lambda: panels.open_reading(by=person, panel=plan),
        lambda: panels.open_again(by=person, panel=panel),
        lambda: panels.cancel_panel(by=person, panel=plan, why="Nee."),
        lambda: panels.tell_teller(by=person, choice=choice, how=Told.ALOUD),
        lambda: panels.give_back(by=person, round=round, differently="X."),
        lambda: panels.stop_round(by=person, round=round, why="X."),
        lambda: panels.check_later(by=person, choice=choice, mattered=Mattered.NO, words="X."),
        lambda: panels.name_myself(person=person, panel=plan, named=True),
    ):
        with pytest.raises(NotYours):
            deed()


def test_who_sits_in_a_panel_chooses_and_nobody_else_of_the_neighbourhood(cast):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories, cast.amina)
    with pytest.raises(NotYours):
        panels.choose(by=cast.dilan, panel=panel, story=stories[0], words=WHY)
    panels.choose(by=cast.amina, panel=panel, story=stories[0], words=WHY)
    with pytest.raises(Refused, match="moved on"):
        panels.choose(by=cast.amina, panel=panel, story=stories[1], words=WHY)


def test_the_same_form_twice_makes_one(cast):
    key, today = uuid.uuid4(), clock.today()
    words = readings.round_words()
    same = {panels.begin_round(by=cast.bram, here=cast.wijk, words=words, key=key).pk
            for _ in range(2)}  # fmt: skip
    round = PanelRound.objects.get(pk=same.pop())
    plan = readings.PanelWords(PanelLayer.RESIDENTS, "Bewoners", today)
    again = [panels.plan_panel(by=cast.bram, round=round, words=plan, key=key) for _ in range(2)]
    for _ in range(2):
        panels.seat(by=cast.bram, panel=again[0], kind=Sits.RESIDENT, key=key)
    assert (PanelRound.objects.count(), Panel.objects.count(), Sitter.objects.count()) == (1, 1, 1)


def test_a_panel_of_four_or_of_one_house_does_not_read(cast):
    stories = only(told(cast))
    panel = planned(cast, begun(cast))
    laid(cast, panel, stories)
    for _ in range(4):
        sit(cast, panel)
    with pytest.raises(Refused, match="5 to 7"):
        panels.open_reading(by=cast.bram, panel=panel)
    panel.refresh_from_db()
    assert panel.state == "planned"
    for _ in range(3):
        sit(cast, panel)
    with pytest.raises(Refused, match="second panel"):
        sit(cast, panel)


def test_nobody_sits_twice_nor_from_elsewhere(cast):
    panel = planned(cast, begun(cast))
    sit(cast, panel, person=cast.amina)
    with pytest.raises(Refused, match="already"):
        sit(cast, panel, person=cast.amina)
    with pytest.raises(Refused, match="not take part"):
        sit(cast, panel, person=cast.stranger)
    with pytest.raises(Refused, match="not one of here"):
        sit(cast, panel, party=cast.dorpsbelang)


def test_only_what_tellers_let_a_panel_read_lies_in_a_pile(cast):
    stories = only(told(cast))
    closed, _teller = placed(cast, readings.replace(readings.LAMP, uses=frozenset({Use.PUBLIC})))
    elsewhere = readings.told(cast, 1, uses=frozenset({Use.PANEL}))[0][0]
    panel = planned(cast, begun(cast))
    laid(cast, panel, [*stories, elsewhere])
    with pytest.raises(Refused, match="let it read"):
        laid(cast, panel, [*stories, closed])
    with pytest.raises(Refused, match="6 to 8"):
        laid(cast, panel, stories[:5])
    with pytest.raises(Refused, match="6 to 8"):
        laid(cast, panel, [*stories, *stories, closed][:9])


def test_a_pile_is_laid_anew_and_what_was_taken_off_is_still_known(cast):
    stories = only(told(cast, 7))
    panel = planned(cast, begun(cast))
    laid(cast, panel, stories[:6])
    laid(cast, panel, stories[1:])
    assert [one.story.title for one in found.pile(panel).laid] == [s.title for s in stories[1:]]
    assert Laid.objects.filter(panel=panel).count() == 7
    laid(cast, panel, stories)
    assert Laid.objects.filter(panel=panel, taken_off=None).count() == 7


def test_a_round_reads_what_was_told_until_its_last_day_about_its_domains(cast):
    told(cast, 2)
    told(cast, 1, domains=(Domain.HEALTH,))
    early = begun(cast, begins=date(2016, 1, 1), ends=date(2016, 7, 1))
    assert found.for_round(early).count() == 0
    health = begun(cast, "Gezond", domains=(Domain.HEALTH,))
    assert [story.title for story in found.for_round(health)] == ["De lamp"]
    assert found.for_round(begun(cast, "Alles")).count() == 3


def test_a_story_taken_back_leaves_the_pile_at_once_and_nobody_asks_why(cast):
    (story, teller), *others = told(cast, 7)
    panel = reading(cast, begun(cast), [story, *only(others)])
    change_uses(story=story, teller=teller, uses=[Use.PUBLIC])
    pile = found.pile(panel)
    assert (pile.gone, len(pile.laid)) == (1, 6)
    with pytest.raises(Refused, match="let it read"):
        panels.choose(by=cast.bram, panel=panel, story=story, words=WHY)


def test_a_panel_chooses_anew_only_when_its_story_was_taken_back(cast):
    (story, teller), *others = told(cast)
    panel = reading(cast, begun(cast), [story, *only(others)])
    chosen(cast, panel, story)
    with pytest.raises(Refused, match="choose anew only"):
        panels.open_again(by=cast.bram, panel=panel)
    withdraw_story(story=story, teller=teller)
    panels.open_again(by=cast.bram, panel=panel)
    panels.choose(by=cast.bram, panel=panel, story=others[0][0], words=WHY)
    assert Choice.objects.filter(panel=panel).count() == 2
    assert [one.story_id for one in choices.standing(panel.round)] == [others[0][0].pk]


def test_the_next_layer_waits_and_reads_what_the_one_before_chose(cast):
    stories = only(told(cast, 7))
    round = begun(cast)
    first = reading(cast, round, stories[:6])
    workers = seated(cast, planned(cast, round, PanelLayer.WORKERS, "Werkers"))
    laid(cast, workers, stories[1:])
    with pytest.raises(Refused, match="still reads"):
        panels.open_reading(by=cast.bram, panel=workers)
    chosen(cast, first, stories[0])
    with pytest.raises(Refused, match="layer before chose"):
        panels.open_reading(by=cast.bram, panel=workers)
    panels.lay_pile(
        by=cast.bram, panel=workers,
        pile=[panels.Lay(stories[0], Because.CHOSEN_BEFORE), *map(panels.Lay, stories[1:6])],
    )  # fmt: skip
    panels.open_reading(by=cast.bram, panel=workers)
    chosen(cast, workers, stories[3])
    directors = planned(cast, round, PanelLayer.DIRECTORS, "Raad")
    assert [one.title for one in found.chosen_before(directors)] == [stories[3].title]


def test_twelve_stories_are_read_in_two_sittings(cast):
    stories = only(told(cast, 12))
    panel = reading(cast, begun(cast), stories, layer=PanelLayer.DIRECTORS, name="Raad")
    panel.refresh_from_db()
    assert panel.sittings == 2
    assert [(n, len(some)) for n, some in found.pile(panel).sittings] == [(1, 6), (2, 6)]


def test_a_story_in_another_language_needs_who_interprets(cast):
    stories = only([*told(cast, 5), *told(cast, 1, language="ar")])
    panel = planned(cast, begun(cast))
    with pytest.raises(Refused, match="interprets"):
        laid(cast, panel, stories)
    pile = [*map(panels.Lay, stories[:5]), panels.Lay(stories[5], interpreter="Soraya vertelt.")]
    panels.lay_pile(by=cast.bram, panel=panel, pile=pile)
    assert found.pile(panel).laid[-1].interpreter == "Soraya vertelt."


def test_everybody_hears_it_after_the_tellers_did(cast):
    stories = only(told(cast))
    round = begun(cast)
    choice = chosen(cast, reading(cast, round, stories), stories[0], tell=False)
    with pytest.raises(Refused, match="tell each teller"):
        panels.give_back(by=cast.bram, round=round, differently="Bellen.")
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.ALOUD)
    with pytest.raises(Refused, match="already"):
        panels.tell_teller(by=cast.bram, choice=choice, how=Told.ALOUD)
    with pytest.raises(Refused, match="own words"):
        panels.give_back(by=cast.bram, round=round, differently=" ")
    planned(cast, round, name="Tweede")
    with pytest.raises(Refused, match="Not all panels"):
        panels.give_back(by=cast.bram, round=round, differently="Bellen.")


def test_a_teller_who_took_the_story_back_is_left_alone(cast):
    (story, teller), *others = told(cast)
    round = begun(cast)
    chosen(cast, reading(cast, round, [story, *only(others)]), story, tell=False)
    withdraw_story(story=story, teller=teller)
    panels.give_back(by=cast.bram, round=round, differently="Bellen.")
    round.refresh_from_db()
    assert round.state == "given back"


def test_did_it_matter_is_asked_of_each_choice_after_the_round(cast):
    stories = only(told(cast))
    round = begun(cast)
    one = chosen(cast, reading(cast, round, stories), stories[0])
    other = chosen(cast, reading(cast, round, stories, name="Tweede"), stories[1])
    with pytest.raises(Refused, match="moved on"):
        panels.check_later(by=cast.bram, choice=one, mattered=Mattered.YES, words="Ja.")
    panels.give_back(by=cast.bram, round=round, differently="Bellen.")
    panels.check_later(by=cast.bram, choice=one, mattered=Mattered.YES, words="Ja.")
    with pytest.raises(Refused, match="already"):
        panels.check_later(by=cast.bram, choice=one, mattered=Mattered.NO, words="Nee.")
    round.refresh_from_db()
    assert round.state == "given back"
    panels.check_later(by=cast.bram, choice=other, mattered=Mattered.UNKNOWN, words="Tja.")
    round.refresh_from_db()
    assert round.state == "looked back"


def test_a_round_that_stops_says_why_and_its_panels_end_with_it(cast):
    round = begun(cast)
    panel = planned(cast, round)
    panels.stop_round(by=cast.bram, round=round, why="Geen nieuw verhaal.")
    panel.refresh_from_db()
    assert (panel.state, panel.why_cancelled) == ("cancelled", "Geen nieuw verhaal.")
    with pytest.raises(Refused, match="over"):
        planned(cast, round)
    with pytest.raises(Refused, match="moved on"):
        panels.stop_round(by=cast.bram, round=round, why="Nog eens.")


def test_a_name_stands_there_only_as_long_as_somebody_wishes(cast):
    panel = planned(cast, begun(cast))
    mine = sit(cast, panel, person=cast.amina, name="Amina B.")
    other = sit(cast, panel, name="Mevrouw De Bruin")
    assert (mine.known_as, other.known_as) == ("", "Mevrouw De Bruin")
    panels.name_myself(person=cast.amina, panel=panel, named=True)
    mine.refresh_from_db()
    assert mine.known_as == "Amina"
    panels.name_myself(person=cast.amina, panel=panel, named=False)
    panels.forget_name(by=cast.bram, sitter=other)
    shown = found.whole(panel.round).panels[0]
    assert (shown.names, shown.who) == ([], [("resident", "", 2)])


def test_who_does_not_come_is_forgotten_and_the_chair_is_free(cast):
    panel = planned(cast, begun(cast))
    seat = sit(cast, panel, name="Mevrouw De Bruin")
    panels.unseat(by=cast.bram, sitter=seat)
    seat.refresh_from_db()
    assert (seat.name, seat.named, seat.left) == ("", False, clock.today())
    assert found.sitters(panel) == []


def test_erased_nothing_is_left_of_why_a_story_was_chosen(cast):
    (story, teller), *others = told(cast)
    panel = reading(cast, begun(cast), [story, *only(others)])
    chosen(cast, panel, story)
    erase_story(story=story, teller=teller)
    left = Choice.objects.get()
    assert (left.reason, left.values, left.doubts, left.differently) == ("", "", "", "")
    about = Entry.objects.filter(about=story.ref).values("pk")
    assert all(facts.content == {} for facts in Facts.objects.filter(entry__in=about))
    cast.check_every_book()


def test_a_cancelled_panel_says_why(cast):
    panel = planned(cast, begun(cast))
    with pytest.raises(Refused, match="own words"):
        panels.cancel_panel(by=cast.bram, panel=panel, why="")
    panels.cancel_panel(by=cast.bram, panel=panel, why="Er konden er maar drie.")
    panel.refresh_from_db()
    assert (panel.state, panel.why_cancelled) == ("cancelled", "Er konden er maar drie.")


def test_a_round_has_a_question_and_ends_after_it_begins(cast):
    words = readings.round_words()
    for wrong in (
        readings.replace(words, question=" "),
        readings.replace(words, title=""),
        readings.replace(words, ends=words.begins - timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            panels.begin_round(by=cast.bram, here=cast.wijk, words=wrong)
    with pytest.raises(Refused, match="name"):
        planned(cast, begun(cast), name=" ")


def test_what_is_typed_from_paper_says_so(cast):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories)
    words = ChoiceWords("Om de soep.")
    row = panels.choose(by=cast.bram, panel=panel, story=stories[1], words=words, on_paper=True)
    assert (row.on_paper, row.values) == (True, "")
