"""Letters follow from the logbook and the calendar. The rooms below do not know they exist.

Made exactly once: new entries become letters in the same transaction as the bookmark, and the
database keeps out a second letter with the same key.

Sent at most once: a sender first claims a letter (one conditional update, committed), then
hands it to the post office, then marks it sent. When it dies in between, nobody can know
whether the letter went out. Such a letter is never sent again as if nothing happened: it
becomes "unsure", and what it told stands in the next letter of Monday with the words "perhaps
you had this already". A letter keeps one Message-ID, so that a mail program can see doubles.

Run by `wijkaanpak chores`, and by `serve` once a minute.
"""

from __future__ import annotations

import email.policy
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.policy import Policy
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.letters import queries, rules
from wijkaanpak.letters.models import Bookmark, Letter, Wish
from wijkaanpak.letters.queries import News
from wijkaanpak.letters.rules import Occasion, State, Wanted
from wijkaanpak.logbook.queries import entries_after
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.queries import all_neighbourhoods
from wijkaanpak.people.models import Person

PAGE = 500  # entries read in one transaction


def run_once() -> int:
    """Make the letters that follow from what is new, send what is due, and return how many."""
    for here in all_neighbourhoods():
        while read_log(here) == PAGE:
            pass
        look_at_dates(here)
    clean_up()
    return send_due()


def read_log(here: Neighbourhood) -> int:
    """Turn new entries of a book into letters and move the bookmark; return how many."""
    Bookmark.objects.get_or_create(book=here.slug)
    with transaction.atomic():
        mark = Bookmark.objects.select_for_update().get(book=here.slug)
        entries = list(entries_after(here.slug, mark.seq)[:PAGE])
        oldest = clock.now() - rules.STALE
        for entry in entries:
            if entry.at >= oldest:
                make_letters(here, queries.news_in(entry, here))
        if entries:
            mark.seq = entries[-1].seq
            mark.save(update_fields=["seq"])
    return len(entries)


def look_at_dates(here: Neighbourhood) -> None:
    """Once a day: remind of what nears its date, and tell what has passed it."""
    Bookmark.objects.get_or_create(book=here.slug)
    with transaction.atomic():
        mark = Bookmark.objects.select_for_update().get(book=here.slug)
        if mark.looked_on == clock.today():
            return
        make_letters(here, queries.news_of_dates(here, clock.today()))
        mark.looked_on = clock.today()
        mark.save(update_fields=["looked_on"])


def make_letters(here: Neighbourhood, news: Iterable[News]) -> None:
    """Write down a letter for each person it concerns who wants letters from here."""
    for one in news:
        for person in one.to:
            wanted = queries.wanted_by(person, here)
            if wanted is not Wanted.NOTHING and person.email:
                make_letter(here, person, wanted, one)


def make_letter(here: Neighbourhood, person: Person, wanted: Wanted, news: News) -> None:
    """Write one letter in the language of who gets it: for now, or inside that of Monday."""
    at_once = rules.goes_at_once(news.occasion, wanted, news.day, clock.today())
    carrier = None if at_once else weekly_letter(here, person)
    subject, body = in_words(here, person, news)
    Letter.objects.get_or_create(
        here=here,
        person=person,
        key=f"{news.occasion}:{news.key}",
        defaults={
            "occasion": news.occasion,
            "about": news.about,
            "subject": subject,
            "body": body,
            "url": news.url,
            "carrier": carrier,
            "made_at": clock.now(),
            "due_at": carrier.due_at if carrier else clock.now(),
        },
    )


def in_words(here: Neighbourhood, person: Person, news: News) -> tuple[str, str]:
    """Return subject and text in the language of the reader, made harmless."""
    words = rules.WORDS[news.occasion]
    with translation.override(person.language or settings.LANGUAGE_CODE):
        values = {
            "place": rules.quoted(here.name),
            "party": rules.quoted(news.party),
            "title": rules.quoted(news.title),
            "day": date_format(news.day, "j F Y"),
        }
        return rules.one_line(_(words.subject) % values), _(words.line) % values


def weekly_letter(here: Neighbourhood, person: Person, due: datetime | None = None) -> Letter:
    """Return the letter of the coming Monday to this person: there is one, and only one.

    It is locked until the open transaction ends, so that no line is added to a letter that
    is being sent.
    """
    due = due or rules.coming_monday(clock.now(), clock.HERE)
    with translation.override(person.language or settings.LANGUAGE_CODE):
        subject = _(rules.WORDS[Occasion.WEEK].subject) % {"place": rules.quoted(here.name)}
    letter, _created = Letter.objects.get_or_create(
        here=here,
        person=person,
        key=f"{Occasion.WEEK}:{due.date()}",
        defaults={
            "occasion": Occasion.WEEK,
            "subject": rules.one_line(subject),
            "url": reverse("home:front", args=[here.slug]),
            "made_at": clock.now(),
            "due_at": due,
        },
    )
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state != State.WAITING:
        return weekly_letter(here, person, due + timedelta(days=7))
    return locked


def send_due() -> int:
    """Send every letter whose time has come, each at most once; return how many went out."""
    doubt_the_interrupted()
    due = Letter.objects.filter(state=State.WAITING, carrier=None, due_at__lte=clock.now())
    numbers = list(due.order_by("due_at", "pk").values_list("pk", flat=True))
    return sum(send(letter) for number in numbers if (letter := claim(number)))


def claim(number: UUID) -> Letter | None:
    """Take a letter for ourselves, or return None when somebody else has it."""
    waiting = Letter.objects.filter(pk=number, state=State.WAITING)
    won = waiting.update(state=State.SENDING, claimed_at=clock.now(), attempts=F("attempts") + 1)
    return Letter.objects.select_related("person", "here").get(pk=number) if won else None


def send(letter: Letter) -> bool:
    """Hand a claimed letter to the post office and mark how it went."""
    lines = [one for one in _content_of(letter) if queries.still_asked(one)]
    unwanted = queries.wanted_by(letter.person, letter.here) is Wanted.NOTHING
    if not lines or unwanted or not letter.person.email:
        return _mark(letter, State.SPARED)
    try:
        compose(letter, lines).send()
    except Exception as error:  # whatever went wrong, the other letters must go out
        return _not_sent(letter, error)
    letter.sent_at = clock.now()
    return _mark(letter, State.SENT)


def _content_of(letter: Letter) -> list[Letter]:
    if letter.occasion != Occasion.WEEK:
        return [letter]
    return list(letter.lines.order_by("made_at", "pk"))


def _mark(letter: Letter, state: State) -> bool:
    letter.state = state
    letter.save(update_fields=["state", "sent_at", "due_at"])
    return state is State.SENT


def _not_sent(letter: Letter, error: Exception) -> bool:
    if not rules.certainly_not_sent(error):
        doubt(letter)
        return False
    if rules.never_again(error) or letter.attempts >= rules.TRIES:
        return _mark(letter, State.FAILED)
    letter.due_at = rules.try_again_at(clock.now(), letter.attempts)
    return _mark(letter, State.WAITING)


def doubt_the_interrupted() -> None:
    """Find letters whose sender died while sending; what they told comes back on Monday."""
    dead = clock.now() - rules.LEASE
    left = Letter.objects.filter(state=State.SENDING, claimed_at__lt=dead)
    for letter in left.select_related("person", "here"):
        doubt(letter)


def doubt(letter: Letter) -> None:
    """Mark that nobody knows whether this letter went out, and tell it again with those words."""
    with transaction.atomic():
        claimed = Letter.objects.filter(pk=letter.pk, state=State.SENDING)
        if not claimed.update(state=State.UNSURE):
            return
        following = weekly_letter(letter.here, letter.person)
        for line in _content_of(letter):
            Letter.objects.get_or_create(
                here=letter.here,
                person=letter.person,
                key=f"again:{letter.pk}:{line.pk}",
                defaults={
                    "occasion": line.occasion,
                    "about": line.about,
                    "subject": line.subject,
                    "body": line.body,
                    "url": line.url,
                    "carrier": following,
                    "told_before": True,
                    "made_at": clock.now(),
                    "due_at": following.due_at,
                },
            )


class Mail(EmailMessage):
    """A letter whose header lines are not folded and whose text stays as it was written.

    Folding would write a long List-Unsubscribe address in encoded words, and then no mail
    program can follow it (RFC 2369, RFC 8058).
    """

    def message(self, *, policy: Policy[Any] | None = None) -> Any:
        whole_lines = (policy or email.policy.default).clone(max_line_length=998)  # RFC 5322
        return super().message(policy=whole_lines)


def compose(letter: Letter, lines: list[Letter]) -> EmailMessage:
    """Write the whole mail: who it is for, what is told, and the way out (RFC 8058)."""
    out = settings.SITE_URL + reverse("letters:stop", args=[way_out(letter)])
    with translation.override(letter.person.language or settings.LANGUAGE_CODE):
        paragraphs = [
            _("Hello %(name)s,") % {"name": rules.quoted(letter.person.name)},
            *(_paragraph(line) for line in lines),
            _("Everything together stands on your own page:")
            + f"\n{settings.SITE_URL}{reverse('people:me', args=[letter.here.slug])}",
            "--\n" + _("You get this because you take part in %(place)s. No more letters? Click:")
            % {"place": rules.quoted(letter.here.name)} + f"\n{out}",
        ]  # fmt: skip
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return Mail(
        letter.subject,
        "\n\n".join(paragraphs) + "\n",
        to=[letter.person.email],
        headers={
            "Message-ID": f"<{letter.pk}@{host}>",
            "List-Unsubscribe": f"<{out}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _paragraph(line: Letter) -> str:
    before = _("(Perhaps you had this already.)") + " " if line.told_before else ""
    return f"{before}{line.body}\n{settings.SITE_URL}{line.url}"


def way_out(letter: Letter) -> str:
    """Return the token at the foot of each letter; the database keeps only its digest."""
    wish, _created = Wish.objects.get_or_create(person=letter.person, here=letter.here)
    key = hashlib.sha256(settings.SECRET_KEY.encode() + b"letters").digest()
    token = hmac.digest(key, wish.pk.bytes, "sha256").hex()[:40]
    if wish.digest != digest(token):
        wish.digest = digest(token)
        wish.save(update_fields=["digest"])
    return token


def digest(token: str) -> str:
    """Return what the database keeps of a way out."""
    return hashlib.sha256(token.encode()).hexdigest()


def stop_letters(token: str) -> Wish:
    """Somebody wants no more letters from here. It works at once and without signing in."""
    wish = queries.wish_with(digest(token))
    wish.wanted = Wanted.NOTHING
    wish.save(update_fields=["wanted"])
    return wish


def choose_letters(*, person: Person, here: Neighbourhood, wanted: Wanted) -> None:
    """Remember how often somebody wants letters from here."""
    Wish.objects.update_or_create(person=person, here=here, defaults={"wanted": wanted})


def clean_up(now: datetime | None = None) -> None:
    """Forget letters to who has left, and the words of what was sent three months ago."""
    taking_part = queries.takes_part()
    Wish.objects.exclude(taking_part).delete()
    Letter.objects.exclude(taking_part).delete()
    old = (now or clock.now()) - rules.BODIES_KEPT
    said = Letter.objects.filter(due_at__lt=old).exclude(state=State.WAITING, carrier=None)
    said.exclude(body="").update(body="", subject="")
