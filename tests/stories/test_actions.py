from dataclasses import replace

import pytest

from tests.stories.tellings import LAMP, placed, told
from wijkaanpak.logbook.models import Book, Entry, Facts
from wijkaanpak.people.actions import name_role
from wijkaanpak.people.rules import Role, new_code
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories import actions
from wijkaanpak.stories.models import Return, Story, UseConsent
from wijkaanpak.stories.queries import Teller, public_stories
from wijkaanpak.stories.rules import How, Reason, Telling, Use, Verdict

NOBODY = Teller()


def state(story):
    return Story.objects.get(pk=story.pk).state


def public(here):
    return [story.pk for story in public_stories(here)]


def details(story):
    """Return the readable details of every entry about a story: verb, open, facts."""
    entries = Entry.objects.filter(about=story.ref).select_related("details").order_by("seq")
    return [(e.verb, e.details.open, e.details.content) for e in entries]


def test_anyone_tells_without_an_account_and_the_story_waits(cast):
    story, _teller = told(cast.wijk)
    assert (state(story), story.teller, public(cast.wijk)) == ("told", None, [])
    assert details(story) == [("story.told", False, {"who": "Fatma", "title": "De lamp"})]


def test_only_a_digest_of_the_slip_is_kept(cast):
    code = new_code()
    story, _teller = told(cast.wijk, code=code)
    assert len(story.slip) == 64
    assert code not in str(vars(story))


def test_the_same_form_sent_twice_tells_once(cast):
    code, key = new_code(), Story().pk
    first, _ = told(cast.wijk, code=code, key=key)
    again, _ = told(cast.wijk, code=code, key=key)
    assert (first.pk, again.pk, Story.objects.count()) == (key, key, 1)


def test_somebody_else_with_the_same_key_gets_nothing(cast):
    key = Story().pk
    told(cast.wijk, key=key)
    with pytest.raises(NotYours):
        told(cast.wijk, key=key)


def test_a_story_without_words_or_voice_is_refused(cast):
    with pytest.raises(Refused, match="one of the two"):
        told(cast.wijk, Telling(title="Leeg"))
    assert Story.objects.count() == 0


def test_the_log_says_who_wrote_it_down_for_whom(cast):
    telling = replace(LAMP, how=How.WITH)
    story, _ = told(cast.wijk, telling, collector=cast.carlos)
    facts = {"who": "Fatma", "helper": "Carlos", "title": "De lamp"}
    assert details(story) == [("story.told", False, facts)]


@pytest.mark.parametrize("who", ["amina", "bram", "noor", "stranger"])
def test_only_a_collector_writes_down_for_others(cast, who):
    with pytest.raises(NotYours):
        told(cast.wijk, replace(LAMP, how=How.FOR), collector=getattr(cast, who))


def test_a_collector_of_here_does_not_collect_elsewhere(cast):
    with pytest.raises(NotYours):
        told(cast.dorp, replace(LAMP, how=How.FOR), collector=cast.carlos)


def test_what_was_not_read_back_waits_for_the_teller(cast):
    story, teller = told(cast.wijk, replace(LAMP, read_back=False), collector=cast.carlos)
    assert (story.state, story.checked_at) == ("written", None)
    with pytest.raises(Refused):
        actions.place_story(by=cast.bram, story=story)
    actions.check_story(story=story, teller=teller)
    assert state(story) == "told"


def test_placed_and_public_everybody_reads_it_and_the_log_opens(cast):
    story, _ = placed(cast)
    assert public(cast.wijk) == [story.pk]
    assert details(story) == [
        ("story.told", True, {"who": "Fatma", "title": "De lamp"}),
        ("story.placed", True, {"who": "Bram", "title": "De lamp"}),
    ]


def test_placed_without_a_public_yes_it_stays_closed(cast):
    story, _ = placed(cast, replace(LAMP, uses=frozenset({Use.PANEL, Use.COUNCIL})))
    assert (state(story), public(cast.wijk)) == ("placed", [])
    assert [is_open for _, is_open, _ in details(story)] == [False, False]


@pytest.mark.parametrize("who", ["amina", "carlos", "noor", "dilan", "sanne", "stranger"])
def test_only_the_story_keeper_places_and_gives_back(cast, who):
    story, _ = told(cast.wijk)
    person = getattr(cast, who)
    for act in (
        lambda: actions.place_story(by=person, story=story),
        lambda: actions.return_story(by=person, story=story, reason=Reason.ADDRESS),
    ):
        with pytest.raises(NotYours):
            act()
    assert state(story) == "told"


def test_a_keeper_of_the_wijk_does_nothing_in_the_village(cast):
    story, _ = told(cast.dorp)
    with pytest.raises(NotYours):
        actions.place_story(by=cast.bram, story=story)


def test_the_reason_is_for_the_teller_and_not_in_the_log(cast):
    story, _ = told(cast.wijk)
    actions.return_story(by=cast.bram, story=story, reason=Reason.OTHER, words="Kees staat erin.")
    assert (state(story), Return.objects.get().words) == ("returned", "Kees staat erin.")
    assert details(story)[-1] == ("story.returned", False, {"who": "Bram", "title": "De lamp"})


def test_another_reason_must_be_said(cast):
    story, _ = told(cast.wijk)
    with pytest.raises(Refused, match="own words"):
        actions.return_story(by=cast.bram, story=story, reason=Reason.OTHER)


def test_a_public_story_that_goes_back_disappears_with_its_details(cast):
    story, _ = placed(cast)
    actions.return_story(by=cast.bram, story=story, reason=Reason.NAMES_PERSON)
    assert public(cast.wijk) == []
    assert [is_open for _, is_open, _ in details(story)] == [False] * 3


def returned(cast, telling=LAMP):
    story, teller = told(cast.wijk, telling)
    actions.return_story(by=cast.bram, story=story, reason=Reason.NAMES_PERSON)
    return story, teller


def test_changed_it_waits_again_and_an_old_name_is_gone_from_the_log(cast):
    story, teller = returned(cast, replace(LAMP, title="Kees van de trap"))
    actions.change_story(story=story, teller=teller, title="De lamp", text="Zonder namen.")
    actions.place_story(by=cast.bram, story=story)
    assert public(cast.wijk) == [story.pk]
    facts = [content for _, _, content in details(story)]
    assert facts == [{}, {}, {"who": "Fatma", "title": "De lamp"},
                     {"who": "Bram", "title": "De lamp"}]  # fmt: skip


def test_who_gave_it_back_does_not_decide_on_the_appeal(cast):
    story, teller = returned(cast)
    actions.appeal(story=story, teller=teller, words="Het is gewoon waar.")
    with pytest.raises(NotYours, match="somebody else"):
        actions.decide_appeal(by=cast.bram, story=story, verdict=Verdict.PLACED, words="Toch.")
    actions.decide_appeal(by=cast.noor, story=story, verdict=Verdict.PLACED, words="Mag best.")
    assert (state(story), public(cast.wijk)) == ("placed", [story.pk])


def test_another_keeper_may_decide(cast):
    name_role(by=cast.noor, here=cast.wijk, person=cast.amina, role=Role.STORY_KEEPER)
    story, teller = returned(cast)
    actions.appeal(story=story, teller=teller, words="Het is gewoon waar.")
    actions.decide_appeal(by=cast.amina, story=story, verdict=Verdict.STAYS, words="Nee.")
    assert state(story) == "returned"


@pytest.mark.parametrize("who", ["carlos", "dilan", "sanne", "stranger", "anouk"])
def test_others_do_not_decide_on_appeals(cast, who):
    story, teller = returned(cast)
    actions.appeal(story=story, teller=teller, words="Het is gewoon waar.")
    with pytest.raises(NotYours):
        actions.decide_appeal(
            by=getattr(cast, who), story=story, verdict=Verdict.PLACED, words="Ja."
        )


def test_one_appeal_each_time_a_story_comes_back(cast):
    story, teller = returned(cast)
    actions.appeal(story=story, teller=teller, words="Het is waar.")
    actions.decide_appeal(by=cast.noor, story=story, verdict=Verdict.STAYS, words="Nee.")
    with pytest.raises(Refused, match="already"):
        actions.appeal(story=story, teller=teller, words="Nog eens.")
    actions.change_story(story=story, teller=teller, title="De lamp", text="Anders.")
    actions.return_story(by=cast.bram, story=story, reason=Reason.HURTS)
    actions.appeal(story=story, teller=teller, words="Dit is nieuw.")
    assert state(story) == "appealed"


TELLER_ACTS = {
    "check": lambda s, t: actions.check_story(story=s, teller=t),
    "change": lambda s, t: actions.change_story(story=s, teller=t, title="X", text="Y"),
    "appeal": lambda s, t: actions.appeal(story=s, teller=t, words="Nee."),
    "uses": lambda s, t: actions.change_uses(story=s, teller=t, uses=[]),
    "withdraw": lambda s, t: actions.withdraw_story(story=s, teller=t),
    "erase": lambda s, t: actions.erase_story(story=s, teller=t),
}


@pytest.mark.parametrize("act", TELLER_ACTS)
def test_nobody_does_what_is_the_tellers(cast, act):
    story, _ = placed(cast)
    _, other = told(cast.wijk)
    unsigned, _ = told(cast.dorp, code="")
    for who in (NOBODY, other, Teller(slips=("",)), Teller(cast.bram), Teller(cast.noor)):
        with pytest.raises(NotYours):
            TELLER_ACTS[act](story, who)
    assert public(cast.wijk) == [story.pk]
    assert state(unsigned) == "told"


def test_a_signed_in_teller_needs_no_slip(cast):
    story, _ = placed(cast, teller=cast.amina)
    actions.withdraw_story(story=story, teller=Teller(cast.amina))
    assert state(story) == "withdrawn"


def test_a_public_yes_taken_back_hides_story_and_details_at_once(cast):
    story, teller = placed(cast)
    actions.change_uses(story=story, teller=teller, uses=[Use.PANEL, Use.PRESS])
    assert public(cast.wijk) == []
    assert [is_open for _, is_open, _ in details(story)] == [False] * 3
    now = {(c.use, c.withdrawn_at is None) for c in UseConsent.objects.filter(story=story)}
    assert now == {("panel", True), ("public", False), ("press", True)}


def test_a_yes_given_again_is_a_new_yes(cast):
    story, teller = placed(cast)
    actions.change_uses(story=story, teller=teller, uses=[])
    actions.change_uses(story=story, teller=teller, uses=[Use.PUBLIC])
    assert UseConsent.objects.filter(story=story, use="public").count() == 2
    assert public(cast.wijk) == [story.pk]
    assert {is_open for _, is_open, _ in details(story)} == {True}


def test_taken_back_nobody_uses_it_any_more(cast):
    story, teller = placed(cast)
    actions.withdraw_story(story=story, teller=teller)
    assert (public(cast.wijk), story.consents.filter(withdrawn_at=None).count()) == ([], 0)
    with pytest.raises(Refused):
        actions.change_uses(story=story, teller=teller, uses=[Use.PUBLIC])


def test_erased_nothing_is_left_and_the_log_still_holds(cast):
    story, teller = returned(cast)
    actions.appeal(story=story, teller=teller, words="Mijn geheim.")
    actions.erase_story(story=story, teller=teller)
    gone = Story.objects.get(pk=story.pk)
    words = (gone.title, gone.text, gone.teller_name, gone.street, gone.period, gone.slip)
    assert (gone.state, words, Return.objects.get().appeal) == ("erased", ("",) * 6, "")
    about = Facts.objects.filter(entry__about=story.ref)
    assert [(f.by, f.content) for f in about] == [("", {})] * 4
    cast.check_every_book()


def test_an_erased_teller_cannot_come_back_with_the_slip(cast):
    story, teller = told(cast.wijk)
    actions.erase_story(story=story, teller=teller)
    with pytest.raises(NotYours):
        actions.change_story(story=story, teller=teller, title="X", text="Y")


def test_a_slip_opens_the_story_of_its_own_neighbourhood_only(cast):
    code = new_code()
    story, teller = told(cast.wijk, code=code)
    found = actions.slip_of(code.lower(), here=cast.wijk, source="1")
    assert (found[0].pk, (found[1],)) == (story.pk, teller.slips)
    with pytest.raises(Refused):
        actions.slip_of(code, here=cast.dorp, source="1")


def test_nobody_guesses_on_and_on(cast):
    for _ in range(10):
        with pytest.raises(Refused, match="no story here"):
            actions.slip_of(new_code(), here=cast.wijk, source="9")
    with pytest.raises(Refused, match="Too many"):
        actions.slip_of(new_code(), here=cast.wijk, source="9")


def test_a_class_of_sixty_may_tell_and_a_machine_is_slowed_down(cast):
    for _ in range(60):
        actions.tell_story(here=cast.wijk, telling=LAMP, source="school")
    with pytest.raises(Refused, match="Wait ten minutes"):
        actions.tell_story(here=cast.wijk, telling=LAMP, source="school")
    actions.tell_story(here=cast.wijk, telling=LAMP, source="home")


def test_every_act_is_one_entry(cast):
    before = Book.objects.get(name="zonnehof").size
    story, teller = placed(cast)
    actions.change_uses(story=story, teller=teller, uses=[])
    assert Book.objects.get(name="zonnehof").size == before + 3
