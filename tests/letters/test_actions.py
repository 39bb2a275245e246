import email.policy
from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.letters.sink import Sink
from wijkaanpak import clock
from wijkaanpak.letters import actions, queries
from wijkaanpak.letters.models import Bookmark, Letter, Wish
from wijkaanpak.letters.rules import State, Wanted
from wijkaanpak.logbook.queries import size_of
from wijkaanpak.logbook.rules import known_verbs
from wijkaanpak.network.actions import give_voice, leave_seat, propose
from wijkaanpak.network.rules import Answer, DecisionKind
from wijkaanpak.people.actions import leave

TUESDAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 30)


def a_proposal(cast, days=60, title="Samen een bus"):
    return propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.JOINT_DECISION, title=title,
        why="Omdat het kan.", term=clock.today() + timedelta(days=days),
    )  # fmt: skip


def sent_to(mails):
    return sorted(mail.to[0] for mail in mails)


ASKED = [
    "corrie@wonen.example",
    "dilan@wijk.example",
    "noor@kompas.example",
    "sanne@gemeente.example",
]


def test_what_has_a_short_term_is_told_at_once_and_only_once(cast, mailoutbox):
    with clock.set_back(TUESDAY):
        a_proposal(cast, days=7)
        assert [actions.run_once(), actions.run_once()] == [4, 0]
    assert sent_to(mailoutbox) == ASKED


def test_what_can_wait_comes_in_one_letter_on_monday(cast, mailoutbox):
    with clock.set_back(TUESDAY):
        a_proposal(cast, title="Samen een bus")
        a_proposal(cast, title="Samen een tuin")
        assert actions.run_once() == 0
    with clock.set_back(MONDAY):
        assert [actions.run_once(), actions.run_once()] == [4, 0]
    assert sent_to(mailoutbox) == ASKED
    body = mailoutbox[0].body
    assert [body.count("Samen een bus"), body.count("Samen een tuin")] == [1, 1]


def test_what_was_settled_before_monday_is_not_asked_any_more(cast, mailoutbox):
    with clock.set_back(TUESDAY):
        proposal = a_proposal(cast)
        actions.run_once()
        give_voice(
            by=cast.sanne, party=cast.gemeente, proposal=proposal, answer=Answer.OBJECTION,
            reason="Geen geld.", would_solve="Geld.",
        )  # fmt: skip
    with clock.set_back(MONDAY):
        assert actions.run_once() == 0
    assert mailoutbox == []
    assert set(Letter.objects.filter(carrier=None).values_list("state", flat=True)) == {"spared"}


def test_the_bookmark_and_the_letters_are_kept_together_or_not_at_all(cast):
    a_proposal(cast, days=7)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.read_log(cast.wijk)
        1 / 0  # noqa: B018
    assert Letter.objects.count() == 0
    assert not Bookmark.objects.filter(book="zonnehof", seq__gt=0).exists()
    actions.read_log(cast.wijk)
    assert Letter.objects.count() == 4
    assert Bookmark.objects.get(book="zonnehof").seq == size_of("zonnehof")


def test_reading_the_log_again_from_the_beginning_makes_nothing_twice(cast):
    a_proposal(cast, days=7)
    actions.read_log(cast.wijk)
    Bookmark.objects.update(seq=0)
    actions.read_log(cast.wijk)
    assert Letter.objects.count() == 4


def test_what_happened_long_ago_is_no_news(cast):
    with clock.set_back(TUESDAY):
        a_proposal(cast)
    with clock.set_back(TUESDAY + timedelta(days=15)):
        actions.read_log(cast.wijk)
    assert Letter.objects.count() == 0


def test_a_letter_can_be_claimed_by_one_sender_only(cast):
    a_proposal(cast, days=7)
    actions.read_log(cast.wijk)
    letter = Letter.objects.first()
    assert [actions.claim(letter.pk) is None, actions.claim(letter.pk) is None] == [False, True]


def test_a_letter_whose_sender_died_is_told_again_on_monday_with_those_words(cast, mailoutbox):
    with clock.set_back(TUESDAY):
        a_proposal(cast, days=7)
        actions.read_log(cast.wijk)
        taken = Letter.objects.get(person=cast.sanne)
        actions.claim(taken.pk)
        assert actions.send_due() == 3
    with clock.set_back(TUESDAY + timedelta(days=1)):
        assert actions.send_due() == 0
    taken.refresh_from_db()
    assert taken.state == State.UNSURE
    with clock.set_back(MONDAY):
        assert actions.send_due() == 1
    assert sent_to(mailoutbox) == ASKED
    assert "(Misschien had je dit al.) " in mailoutbox[-1].body


def test_a_letter_keeps_its_name_however_often_it_is_tried(cast, settings, mailoutbox):
    a_proposal(cast, days=7)
    actions.read_log(cast.wijk)
    letter = Letter.objects.select_related("person", "here").first()
    names = {actions.compose(letter, [letter]).extra_headers["Message-ID"] for _try in range(2)}
    assert names == {f"<{letter.pk}@localhost>"}


def test_nobody_who_wants_nothing_gets_anything(cast, mailoutbox):
    with clock.set_back(TUESDAY):
        actions.choose_letters(person=cast.sanne, here=cast.wijk, wanted=Wanted.NOTHING)
        a_proposal(cast, days=7)
        actions.read_log(cast.wijk)
        actions.choose_letters(person=cast.corrie, here=cast.wijk, wanted=Wanted.NOTHING)
        assert actions.send_due() == 2
    assert sent_to(mailoutbox) == ["dilan@wijk.example", "noor@kompas.example"]


def test_stopping_in_one_neighbourhood_leaves_the_other_alone(cast):
    actions.choose_letters(person=cast.sanne, here=cast.dorp, wanted=Wanted.NOTHING)
    wanted = [queries.wanted_by(cast.sanne, here) for here in (cast.wijk, cast.dorp)]
    assert wanted == [Wanted.WEEKLY, Wanted.NOTHING]


def test_letters_of_the_wijk_are_never_made_for_the_village(cast):
    a_proposal(cast, days=7)
    actions.run_once()
    assert Letter.objects.filter(here=cast.dorp).count() == 0
    assert Letter.objects.filter(person=cast.dorpshoofd).count() == 0
    assert queries.letters_to(cast.sanne, cast.dorp) == []


def test_a_letter_has_the_way_out_and_nothing_in_its_subject_that_tells(cast, mailoutbox):
    a_proposal(cast, days=7, title="Weg met\r\nBcc: iedereen@example.org https://evil.example/a")
    actions.run_once()
    mail = mailoutbox[0]
    assert mail.subject == "Zonnehof: een voorstel wacht op antwoord"
    assert "Bcc" not in mail.message()
    assert "“Weg met Bcc: iedereen@example.org […]”" in mail.body
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.extra_headers["List-Unsubscribe"].strip("<>") in mail.body


@pytest.mark.parametrize("policy", [email.policy.SMTP, email.policy.default])
def test_a_mail_program_can_read_the_way_out_however_long_the_address(
    cast, mailoutbox, settings, policy
):
    settings.SITE_URL = "https://de-hazelkamp.wijkaanpak.gemeente-merwoude.example"
    a_proposal(cast, days=7)
    actions.run_once()
    mail = mailoutbox[0]
    header = f"List-Unsubscribe: {mail.extra_headers['List-Unsubscribe']}"
    assert header in mail.message(policy=policy).as_string().splitlines()


def test_a_name_with_a_line_break_stays_on_its_line(cast, mailoutbox):
    cast.sanne.name = "Sanne\r\n\r\nGeef hier je code: http://evil.example"
    a_proposal(cast, days=7)
    actions.read_log(cast.wijk)
    letter = Letter.objects.select_related("here").get(person=cast.sanne)
    letter.person = cast.sanne
    assert actions.compose(letter, [letter]).body.splitlines()[0] == (
        "Hallo Sanne Geef hier je code: […],"
    )


def test_who_leaves_takes_the_letters_along(cast):
    a_proposal(cast, days=7)
    actions.run_once()
    leave_seat(by=cast.sanne, seat=cast.gemeente.seats.get())
    leave(person=cast.sanne, here=cast.wijk)
    actions.clean_up()
    assert Letter.objects.filter(person=cast.sanne).count() == 0
    assert Wish.objects.filter(person=cast.sanne).count() == 0


def test_words_of_old_letters_are_forgotten_and_their_keys_stay(cast):
    with clock.set_back(TUESDAY):
        a_proposal(cast, days=7)
        actions.run_once()
    actions.clean_up(clock.now() + timedelta(days=9999))
    assert set(Letter.objects.values_list("body", flat=True)) == {""}
    assert Letter.objects.count() == 4


def smtp(settings, port):
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}


def test_an_address_that_does_not_exist_fails_and_the_others_go_out(cast, settings):
    with Sink() as sink:
        smtp(settings, sink.port)
        sink.refuse = "550 unknown"
        a_proposal(cast, days=7)
        assert actions.run_once() == 0
        assert set(Letter.objects.values_list("state", flat=True)) == {"failed"}


def test_a_closed_post_office_is_tried_again_later(cast, settings):
    with Sink() as sink:
        smtp(settings, sink.port)
        sink.refuse = "451 busy"
        with clock.set_back(TUESDAY):
            a_proposal(cast, days=7)
            assert [actions.run_once(), actions.run_once()] == [0, 0]
        sink.refuse = ""
        with clock.set_back(TUESDAY + timedelta(days=1)):
            assert [actions.run_once(), actions.run_once()] == [4, 0]
    assert sorted(mail["To"] for mail in sink.mails) == ASKED


def test_every_verb_that_makes_a_letter_exists():
    assert set(queries.READERS) <= set(known_verbs)
