"""Neighbours begin something, carry it together, ask for help, and get an answer in time."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.contacts.models import Post
from wijkaanpak.contacts.queries import holds
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions.quiet import quiet
from wijkaanpak.projects.models import Initiative, NeededHelp, Neighbour, Supporter
from wijkaanpak.projects.queries import initiatives as found
from wijkaanpak.projects.queries.looking_up import keeps_agenda
from wijkaanpak.projects.rules import initiatives as rules
from wijkaanpak.projects.rules.initiatives import Ending, Help, Move, State
from wijkaanpak.refusals import NotYours, Refused

STARTED = Verb("initiative.started", _("A neighbour began an initiative."))
JOINED = Verb("initiative.joined", _("A neighbour carries an initiative along."))
LEFT = Verb("initiative.left", _("A neighbour no longer carries an initiative."))
SUPPORTED = Verb("initiative.supported", _("Somebody said yes to helping an initiative on."))
UNSUPPORTED = Verb("initiative.unsupported", _("Somebody no longer helps an initiative on."))
ANSWERED = Verb("initiative.answered", _("An initiative got its first answer."))
HELP_ASKED = Verb("initiative.help_asked", _("An initiative asked for help."))
HELP_ANSWERED = Verb("initiative.help_answered", _("What became of help that was asked."))
ENDED = Verb("initiative.ended", _("An initiative ended, with a reason."))


def start_initiative(
    *,
    by: Person,
    here: Neighbourhood,
    title: str,
    words: str,
    beside: bool = False,
    key: uuid.UUID | None = None,
) -> Initiative:
    """Somebody begins something, or a host writes it down `beside` who has no account."""
    rules.check_words(title, rules.MOST_TITLE)
    rules.check_words(words)
    if known := found.begun_before(here, by, key, title, words):
        return known
    with act(STARTED, by=quiet(by), book=here.slug) as entry:
        require(by, Right.HOST if beside else Right.BE_MEMBER, here)
        check_unsent(Initiative, key)
        row = Initiative.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            title=title.strip(),
            words=words.strip(),
            started=clock.today(),
        )
        _add(row, by, beside=beside, first=True)
        entry.about(row)
    return row


def _add(row: Initiative, by: Person, *, beside: bool, first: bool = False) -> None:
    who = {"helper": by} if beside else {"person": by}
    Neighbour.objects.create(initiative=row, first=first, since=clock.today(), **who)


def join(*, by: Person, initiative: Initiative, beside: bool = False, key: uuid.UUID) -> Neighbour:
    """A neighbour carries it along; a host writes in who sits beside them. Three carry it."""
    if known := made_before(Neighbour, key, initiative=initiative):
        return known
    if not beside and (mine := found.mine_in(initiative, by)):
        return mine
    with act(JOINED, by=quiet(by), book=initiative.here.slug) as entry:
        require(by, Right.HOST if beside else Right.BE_MEMBER, initiative.here)
        row = entry.fresh(initiative)
        rules.check_open(State(row.state))
        if beside:
            rules.check_written_in(found.written_in(row, by))
        who = {"helper": by} if beside else {"person": by}
        joined = Neighbour.objects.create(id=key, initiative=row, since=clock.today(), **who)
        carried = found.many_carry(row)
        if row.state == State.IDEA and carried >= rules.NEIGHBOURS:
            _carry(row)
        entry.about(row, neighbours=carried)
    return joined


def _carry(row: Initiative) -> None:
    """Three neighbours: now a first answer is owed, within the term of the charter of today."""
    weeks = limit(row.here, DecisionKind.ANSWER_INITIATIVE, "initiative_weeks")
    row.state = rules.after(State(row.state), Move.CARRY)
    row.carried = clock.today()
    row.answer_due = rules.answer_due(row.carried, weeks)
    row.save(update_fields=["state", "carried", "answer_due"])


def leave(*, by: Person, initiative: Initiative) -> None:
    """A neighbour steps back. What three carried stays an initiative."""
    mine = found.mine_in(initiative, by)
    if mine is None:
        return
    with act(LEFT, by=quiet(by), book=initiative.here.slug) as entry:
        mine.until = clock.today()
        mine.save(update_fields=["until"])
        entry.about(initiative, neighbours=found.many_carry(initiative))


def support(
    *,
    by: Person,
    initiative: Initiative,
    name: str = "",
    post: Post | None = None,
    key: uuid.UUID | None = None,
) -> Supporter:
    """Somebody says yes to helping it on: from a post they hold, or by the name they give."""
    if known := made_before(Supporter, key, initiative=initiative, person=by):
        return known
    with act(SUPPORTED, by=quiet(by), book=initiative.here.slug) as entry:
        require(by, Right.BE_MEMBER, initiative.here)
        row = entry.fresh(initiative)
        rules.check_open(State(row.state))
        rules.check_not_own_answer(found.is_of(row, by))
        name = _name_of(by, post, name, row.here)
        if found.supporter_of(row):
            raise Refused(_("Somebody helps this initiative on already."))
        yes = Supporter.objects.create(
            id=key or uuid.uuid4(),
            initiative=row,
            person=by,
            post=post,
            name=name,
            since=clock.today(),
        )
        entry.about(row, post=post.title if post else "")
    return yes


def _name_of(by: Person, post: Post | None, name: str, here: Neighbourhood) -> str:
    if post is None:
        rules.check_words(name, rules.MOST_NAME)
        return name.strip()
    if post.here_id != here.pk or not holds(by, post):
        raise NotYours(_("Only who holds this post does this."))
    return found.name_on_board(by, post)


def stop_supporting(*, by: Person, initiative: Initiative) -> None:
    """Who helped says that somebody else has to do it from now on."""
    yes = found.supporter_of(initiative)
    if yes is None or yes.person_id != by.pk:
        raise NotYours(_("Somebody else helps this initiative on."))
    with act(UNSUPPORTED, by=quiet(by), book=initiative.here.slug) as entry:
        yes.until = clock.today()
        yes.save(update_fields=["until"])
        entry.about(initiative)


def answer(*, by: Person, initiative: Initiative, words: str) -> Initiative:
    """The first answer, by who helps it on or by the independent body: in words, and dated."""
    rules.check_words(words)
    with act(ANSWERED, by=quiet(by), book=initiative.here.slug) as entry:
        row = entry.fresh(initiative)
        check_helper(by, row)
        rules.check_not_own_answer(found.is_of(row, by))
        if row.state != State.INITIATIVE:
            raise Refused(_("Three neighbours carry it first; then it gets an answer."))
        if row.answered:
            raise Refused(_("It was answered already. Say more in what help you give."))
        row.answered, row.answer = clock.today(), words.strip()
        row.save(update_fields=["answered", "answer"])
        entry.about(row, in_time=not row.late(clock.today()))
    return row


def check_helper(by: Person, initiative: Initiative) -> None:
    """Who helps it on answers; so does the coordinator, when nobody said yes yet."""
    if not found.helps_on(initiative, by):
        raise NotYours(_("Who helps this initiative on answers it. Say yes to that first."))


def ask_help(
    *, by: Person, initiative: Initiative, words: str, key: uuid.UUID | None = None
) -> NeededHelp:
    """Who carry it ask for something: a room, a name at the town hall, a letter read along."""
    rules.check_words(words)
    if known := found.asked_before(initiative, key, words):
        return known
    with act(HELP_ASKED, by=quiet(by), book=initiative.here.slug) as entry:
        row = entry.fresh(initiative)
        rules.check_of_them(found.is_of(row, by))
        rules.check_open(State(row.state))
        asked = NeededHelp.objects.create(
            id=key or uuid.uuid4(), initiative=row, words=words.strip(), asked=clock.today()
        )
        entry.about(row)
    return asked


def answer_help(
    *, by: Person, asked: NeededHelp, given: bool, words: str, party: Party | None = None
) -> NeededHelp:
    """What became of the question: given, or not and why. By who helps, carries, or a party."""
    rules.check_words(words)
    initiative = asked.initiative
    with act(HELP_ANSWERED, by=quiet(by), book=initiative.here.slug) as entry:
        _check_may_answer_help(entry, by, initiative, party)
        row = entry.fresh(asked)
        if row.state != Help.ASKED:
            raise Refused(_("This question was answered already."))
        row.state = Help.GIVEN if given else Help.NOT_GIVEN
        row.state_words, row.on, row.by_party = words.strip(), clock.today(), party
        row.save(update_fields=["state", "state_words", "on", "by_party"])
        entry.about(initiative, given=given)
    return row


def _check_may_answer_help(
    entry: OpenEntry, by: Person, initiative: Initiative, party: Party | None
) -> None:
    if party:
        if party.here_id != initiative.here_id:
            raise Refused(_("Choose a party of this neighbourhood."))
        speak_for(entry, by, party)
    elif not (found.is_of(initiative, by) or found.helps_on(initiative, by)):
        raise NotYours(_("Who carries it or helps it on tells what became of it."))


def end_initiative(
    *, by: Person, initiative: Initiative, ending: Ending, words: str
) -> Initiative:
    """It ends with a reason: by who carry it, or by the circle when it fell asleep."""
    rules.check_words(words)
    with act(ENDED, by=quiet(by), book=initiative.here.slug) as entry:
        row = entry.fresh(initiative)
        asleep = ending is Ending.FELL_ASLEEP and keeps_agenda(by, row.here)
        rules.check_of_them(asleep or found.is_of(row, by))
        row.state = rules.after(State(row.state), Move.END)
        row.ended, row.ending, row.ended_words = clock.today(), ending, words.strip()
        row.save(update_fields=["state", "ended", "ending", "ended_words"])
        entry.about(row, ending=ending.value)
    return row
