from datetime import date, timedelta

import pytest

from tests.agenda.play import BEGIN, DUE, MISSING, adopted, answered, draft, opened, plan, words
from wijkaanpak import clock
from wijkaanpak.agenda import actions, queries
from wijkaanpak.agenda.models import Answer, Edition, Item, Moment, Reaction, Theme
from wijkaanpak.agenda.rules import EditionState, ItemState, ReactionState, Word
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.people.actions import first_coordinator, name_role
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

EVERYBODY = ["amina", "carlos", "bram", "anouk", "dilan", "noor", "sanne", "corrie", "stranger"]


def all_but(*names):
    return [name for name in EVERYBODY if name not in names]


def last_facts(about):
    return Facts.objects.filter(entry__about=about.ref).order_by("entry__seq").last()


def test_an_edition_goes_from_draft_to_adopted_and_the_one_before_is_superseded(cast):
    first = adopted(cast)
    second = adopted(cast, on=BEGIN + timedelta(days=900))
    first.refresh_from_db()
    assert (first.number, first.state, second.number, second.state) == (
        1,
        "superseded",
        2,
        "adopted",
    )


def test_the_time_to_answer_is_counted_from_the_opening(cast):
    assert opened(cast).answers_due == DUE


@pytest.mark.parametrize("name", all_but("anouk"))
def test_nobody_but_the_circle_changes_a_letter_of_a_draft(cast, name):
    edition, person = draft(cast), getattr(cast, name)
    item = edition.items.get()
    tries = [
        lambda: actions.begin_edition(by=person, here=cast.wijk, title="Anders"),
        lambda: actions.name_theme(by=person, here=cast.wijk, title="Anders"),
        lambda: actions.change_edition(
            by=person, edition=edition, title="Anders", what_changed="", missing=""
        ),
        lambda: actions.write_item(by=person, edition=edition, words=words(cast, "Anders")),
        lambda: actions.rewrite_item(by=person, item=item, words=words(cast, "Anders")),
        lambda: actions.place_item(by=person, item=item, place=1),
        lambda: actions.take_up_wish(by=person, item=item),
        lambda: actions.move_item(by=person, item=item, to=ItemState.PARKED, words="Weg."),
        lambda: actions.note_item(by=person, item=item, words="Anders"),
        lambda: actions.open_edition(by=person, edition=edition),
    ]
    before = Entry.objects.count()
    for attempt in tries:
        with pytest.raises(NotYours):
            attempt()
    assert (Entry.objects.count(), Item.objects.get().title) == (before, "Punt 1")


@pytest.mark.parametrize("name", all_but("dilan"))
def test_nobody_but_the_residents_body_adopts(cast, name):
    edition = answered(cast, opened(cast))
    with pytest.raises(NotYours):
        actions.adopt_edition(by=getattr(cast, name), edition=edition)
    assert Edition.objects.get().state == "answered"


@pytest.mark.parametrize("name", all_but("sanne"))
def test_nobody_answers_for_a_party_but_its_seat(cast, name):
    item = opened(cast).items.get()
    with pytest.raises(NotYours):
        actions.answer_item(by=getattr(cast, name), party=cast.gemeente, item=item, word=Word.YES)
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("name", all_but("dilan"))
def test_nobody_but_the_residents_body_writes_the_vision(cast, name):
    with pytest.raises(NotYours):
        actions.write_vision(by=getattr(cast, name), here=cast.wijk, words="Alles anders.")


def test_the_vision_keeps_its_versions(cast):
    for text in ("Een deur die opengaat.", "En een huis dat warm is."):
        actions.write_vision(by=cast.dilan, here=cast.wijk, words=text)
    assert [(v.version, v.words) for v in queries.visions(cast.wijk)] == [
        (2, "En een huis dat warm is."),
        (1, "Een deur die opengaat."),
    ]


def test_who_speaks_for_the_municipality_does_not_write_the_agenda_with_a_role_either(cast):
    cast.role(cast.sanne, Role.AGENDA_CIRCLE)
    with pytest.raises(NotYours, match="you do not write it"):
        actions.begin_edition(by=cast.sanne, here=cast.wijk, title="Onze agenda")


@pytest.mark.parametrize("edition", [opened, adopted])
def test_after_the_draft_not_even_the_circle_changes_the_words(cast, edition):
    item = edition(cast).items.get()
    tries = [
        lambda: actions.rewrite_item(by=cast.anouk, item=item, words=words(cast, "Anders")),
        lambda: actions.place_item(by=cast.anouk, item=item, place=2),
        lambda: actions.write_item(by=cast.anouk, edition=item.edition, words=words(cast)),
    ]
    for attempt in tries:
        with pytest.raises(Refused, match="The words of this item stand"):
            attempt()
    assert [row.title for row in Item.objects.all()] == ["Punt 1"]


def test_a_correction_is_a_note_beside_the_words(cast):
    item = adopted(cast).items.get()
    actions.note_item(by=cast.anouk, item=item, words="Bedoeld is de fietstunnel.")
    item.refresh_from_db()
    moments = [(m.state, m.words) for m in queries.moments_of(item)]
    assert (item.title, moments) == (
        "Punt 1",
        [("answered", ""), ("", "Bedoeld is de fietstunnel.")],
    )


def test_a_draft_without_its_missing_note_does_not_open(cast):
    edition = actions.begin_edition(by=cast.anouk, here=cast.wijk, title="Wat we afmaken")
    actions.write_item(by=cast.anouk, edition=edition, words=words(cast))
    with pytest.raises(Refused, match="who was not here"):
        actions.open_edition(by=cast.anouk, edition=edition)
    assert Edition.objects.get().state == "draft"


def test_a_wish_becomes_an_item_before_the_draft_opens(cast):
    edition = draft(cast)
    wish = actions.write_item(by=cast.anouk, edition=edition, words=words(cast, "W"), wish=True)
    with pytest.raises(Refused, match="Make an item of each wish"):
        actions.open_edition(by=cast.anouk, edition=edition)
    actions.take_up_wish(by=cast.anouk, item=wish)
    assert actions.open_edition(by=cast.anouk, edition=edition).state == EditionState.OPEN


def test_there_is_one_agenda_in_the_making(cast):
    draft(cast)
    with pytest.raises(Refused, match="in the making already"):
        actions.begin_edition(by=cast.anouk, here=cast.wijk, title="Nog een")


def test_parties_keep_their_time_unless_all_have_answered(cast):
    edition = opened(cast)
    with clock.set_back(DUE):
        with pytest.raises(Refused, match="may still answer"):
            actions.close_reactions(by=cast.anouk, edition=edition)
    with clock.set_back(DUE + timedelta(days=1)):
        actions.close_reactions(by=cast.anouk, edition=edition)
    edition.refresh_from_db()
    assert (edition.state, edition.closed) == ("answered", date(2023, 11, 1))


def test_with_the_last_answer_an_item_is_answered(cast):
    item = opened(cast).items.get()
    actions.answer_item(by=cast.sanne, party=cast.gemeente, item=item, word=Word.YES)
    first = item.state
    actions.answer_item(by=cast.corrie, party=cast.housing, item=item, word=Word.YES)
    assert (first, item.state, Moment.objects.get().state) == ("item", "answered", "answered")


@pytest.mark.parametrize("word", [Word.YES_IF, Word.NO_BECAUSE, Word.NOT_OURS_BUT])
def test_every_answer_but_yes_says_why(cast, word):
    item = opened(cast).items.get()
    with pytest.raises(Refused, match="in your own words"):
        actions.answer_item(by=cast.sanne, party=cast.gemeente, item=item, word=word, words=" ")
    assert Answer.objects.count() == 0


def test_a_party_that_was_not_asked_does_not_answer(cast):
    item = opened(cast).items.get()
    with pytest.raises(Refused, match="asks nothing of your party"):
        actions.answer_item(by=cast.noor, party=cast.kompas, item=item, word=Word.YES)


def test_a_draft_cannot_be_answered(cast):
    item = draft(cast).items.get()
    with pytest.raises(Refused, match="nothing to answer"):
        actions.answer_item(by=cast.sanne, party=cast.gemeente, item=item, word=Word.YES)


def test_a_late_answer_shows_how_late_and_a_silence_how_long(cast):
    edition = opened(cast)
    with clock.set_back(DUE + timedelta(days=5)):
        actions.answer_item(
            by=cast.sanne, party=cast.gemeente, item=edition.items.get(), word=Word.YES
        )
    with clock.set_back(DUE + timedelta(days=9)):
        (card,) = queries.cards(edition)
        assert [(s.question.party.name, s.late, bool(s.answer)) for s in card.said] == [
            ("Gemeente", 5, True),
            ("Woonstichting", 9, False),
        ]
        assert [(s.question.party.name, s.late) for s in queries.overdue(cast.wijk)] == [
            ("Woonstichting", 9)
        ]


def test_an_answer_on_the_last_day_is_in_time(cast):
    edition = opened(cast)
    with clock.set_back(DUE):
        actions.answer_item(
            by=cast.sanne, party=cast.gemeente, item=edition.items.get(), word=Word.YES
        )
        assert [said.late for said in queries.cards(edition)[0].said] == [0, 0]


def test_a_new_answer_stands_beside_the_old_one(cast):
    item = opened(cast).items.get()
    for word, text in ((Word.NO_BECAUSE, "Geen geld."), (Word.YES, "Toch wel.")):
        actions.answer_item(by=cast.sanne, party=cast.gemeente, item=item, word=word, words=text)
    said = queries.cards(item.edition)[0].said[0]
    assert [(a.version, a.word, a.words) for a in said.answers] == [
        (2, "yes", "Toch wel."),
        (1, "no because", "Geen geld."),
    ]


def test_the_log_holds_the_exact_words_of_items_and_answers(cast):
    edition = adopted(cast)
    item = edition.items.get()
    sealed = last_facts(edition).content
    assert (sealed["items"][0]["title"], sealed["items"][0]["why"], sealed["missing"]) == (
        item.title,
        item.why,
        MISSING,
    )
    answer = last_facts(item).content
    assert (answer["title"], answer["word"], answer["party"]) == ("Punt 1", "yes", "Woonstichting")


def test_the_details_of_a_draft_are_public_from_the_opening(cast):
    edition = draft(cast)
    item = edition.items.get()
    before = [last_facts(item).open, last_facts(edition).open]
    actions.open_edition(by=cast.anouk, edition=edition)
    details = Facts.objects.filter(entry__about__in=[item.ref, edition.ref])
    assert (before, {row.open for row in details}) == ([False, False], {True})


def test_a_wish_that_is_left_out_keeps_its_reason(cast):
    edition = draft(cast)
    item = edition.items.get()
    actions.move_item(by=cast.anouk, item=item, to=ItemState.PARKED, words="Staat al in punt 2.")
    assert (item.state, item.state_words) == ("parked", "Staat al in punt 2.")


def test_an_item_runs_is_done_and_settles_after_adoption_only(cast):
    item = opened(cast).items.get()
    with pytest.raises(Refused):
        actions.move_item(by=cast.anouk, item=item, to=ItemState.RUNNING, words="Begonnen.")
    edition = answered(cast, item.edition)
    actions.adopt_edition(by=cast.dilan, edition=edition)
    item = Item.objects.get()
    for to in (ItemState.RUNNING, ItemState.DONE, ItemState.SETTLED):
        actions.move_item(by=cast.anouk, item=item, to=to, words="Stap.")
    states = [moment.state for moment in queries.moments_of(item)]
    assert states == ["answered", "running", "done", "settled"]


def test_the_missing_note_is_looked_at_again(cast):
    edition = adopted(cast)
    with clock.set_back(date(2024, 9, 10)):
        actions.check_missing_note(
            by=cast.anouk, edition=edition, mattered=True, learned="De huurregel moest weg."
        )
    edition.refresh_from_db()
    assert (
        edition.missing_mattered,
        edition.missing_checked,
        edition.missing_checked_by,
        edition.missing_learned,
    ) == (True, date(2024, 9, 10), cast.anouk, "De huurregel moest weg.")


def test_policy_lies_beside_an_item_and_changes_nothing_of_it(cast):
    item = opened(cast).items.get()
    with clock.set_back(BEGIN):
        link = actions.link_policy(
            by=cast.sanne,
            party=cast.gemeente,
            item=item,
            title="Uitvoeringsagenda Fiets",
            words="De onderdoorgang is geprogrammeerd in tranche 3.",
            review_on=date(2027, 12, 31),
        )
    item.refresh_from_db()
    assert (item.title, queries.cards(item.edition)[0].policies) == ("Punt 1", [link])
    actions.review_policy(by=cast.sanne, link=link, still_serves=False, words="Is vervallen.")
    assert queries.cards(item.edition)[0].policies == []


@pytest.mark.parametrize("name", all_but("sanne"))
def test_a_party_lays_only_its_own_policy_beside_an_item(cast, name):
    item = opened(cast).items.get()
    with pytest.raises(NotYours):
        actions.link_policy(
            by=getattr(cast, name),
            party=cast.gemeente,
            item=item,
            title="Nota",
            words="Tekst",
            review_on=date(2030, 1, 1),
        )


def test_a_reaction_of_a_passer_by_waits_for_the_circle(cast):
    edition = opened(cast)
    reaction = actions.react(about=edition, words="Vergeet de bankjes niet.", name="Riet")
    hidden = queries.public_reactions(edition)
    facts = last_facts(reaction)
    assert (hidden, facts.open) == (([], ""), False)
    actions.show_reaction(by=cast.anouk, reaction=reaction)
    assert queries.public_reactions(edition) == ([reaction], "")
    assert Facts.objects.get(pk=facts.pk).open


def test_a_reaction_can_be_kept_back_only_with_a_reason(cast):
    reaction = actions.react(about=opened(cast), words="Scheldwoord.", by=cast.amina)
    with pytest.raises(Refused):
        actions.keep_back_reaction(by=cast.anouk, reaction=reaction, reason="")
    actions.keep_back_reaction(
        by=cast.anouk, reaction=reaction, reason="Het scheldt een buur uit."
    )
    row = Reaction.objects.get()
    assert (row.state, row.reason, row.words) == (
        ReactionState.KEPT_BACK,
        "Het scheldt een buur uit.",
        "Scheldwoord.",
    )


@pytest.mark.parametrize("name", all_but("anouk"))
def test_only_the_circle_reads_reactions_first(cast, name):
    reaction = actions.react(about=opened(cast), words="Hallo.", by=cast.amina)
    with pytest.raises(NotYours):
        actions.show_reaction(by=getattr(cast, name), reaction=reaction)


def test_a_party_reacts_in_public_at_once(cast):
    intention = plan(cast)
    reaction = actions.react(
        about=intention, words="Elf minuten met een rollator.", by=cast.dilan, party=cast.residents
    )
    assert queries.public_reactions(intention) == ([reaction], "")


def test_nobody_reacts_to_what_is_closed_or_without_a_name(cast):
    with pytest.raises(Refused, match="not open"):
        actions.react(about=draft(cast), words="Hoi", by=cast.amina)
    with pytest.raises(Refused, match="Say who you are"):
        actions.react(about=plan(cast), words="Hoi")


@pytest.mark.parametrize("name", all_but("sanne"))
def test_only_the_party_itself_enters_and_decides_its_plan(cast, name):
    intention, person = plan(cast), getattr(cast, name)
    with pytest.raises(NotYours):
        actions.decide_intention(by=person, intention=intention, outcome="Weg ermee.")
    with pytest.raises(NotYours):
        actions.enter_intention(
            by=person,
            party=cast.gemeente,
            title="Plan",
            words="Iets",
            fixed="Dit",
            still_open="Dat",
            decides_on=date(2030, 1, 1),
        )


def test_a_plan_is_decided_once_and_says_what(cast):
    intention = plan(cast)
    with clock.set_back(date(2023, 11, 22)):
        actions.decide_intention(by=cast.sanne, intention=intention, outcome="De halte blijft.")
        with pytest.raises(Refused, match="no longer open"):
            actions.withdraw_intention(by=cast.sanne, intention=intention, outcome="Toch niet.")
    assert (intention.state, intention.closed) == ("decided", date(2023, 11, 22))


def test_sending_the_same_form_twice_has_one_effect(cast):
    edition = draft(cast)
    key = cast.amina.pk
    for _twice in range(2):
        actions.write_item(by=cast.anouk, edition=edition, words=words(cast, "Eens"), key=key)
        actions.name_theme(by=cast.anouk, here=cast.wijk, title="Thema", key=key)
    assert (Item.objects.filter(title="Eens").count(), Theme.objects.count()) == (1, 1)


def test_nothing_of_another_neighbourhood_is_tied_to_an_item(cast):
    old = adopted(cast).items.get()
    cast.join("Gerda", here=cast.dorp)
    edition = actions.begin_edition(by=cast.anouk, here=cast.wijk, title="Twee")
    tries = [
        words(cast, questions=((cast.dorpsbelang, ""),)),
        words(cast, theme=_theme_of_the_village(cast)),
    ]
    for given in tries:
        with pytest.raises(Refused):
            actions.write_item(by=cast.anouk, edition=edition, words=given)
    actions.write_item(by=cast.anouk, edition=edition, words=words(cast, came_from=old))
    assert edition.items.get().came_from == old


def _theme_of_the_village(cast):
    keeper = cast.join("Gijs", here=cast.dorp)
    first_coordinator(by=NOBODY, here=cast.dorp, person=cast.dorpskompas)
    name_role(by=cast.dorpskompas, here=cast.dorp, person=keeper, role=Role.AGENDA_CIRCLE)
    return actions.name_theme(by=keeper, here=cast.dorp, title="Het dorpshuis")
