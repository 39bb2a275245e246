"""The sheet of who puts in and who gains, and the kind question to take part in the costs."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds.models import Pot
from wijkaanpak.impact import rules
from wijkaanpak.impact.actions.drawing import quiet
from wijkaanpak.impact.models import ArenaLine, Path, ShareAsk
from wijkaanpak.impact.queries import arena as found
from wijkaanpak.impact.queries.paths import require_maker
from wijkaanpak.impact.rules import AskMove, AskState, Column
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.rules import Layer

WRITTEN = Verb("arena.written", _("A line was written on the sheet of who puts in and gains."))
ENDED = Verb("arena.ended", _("A line was taken off the sheet of who puts in and gains."))
ASKED = Verb(
    "share.asked",
    _("Neighbours asked %(party)s to take part in what it has something from."),
    _("Neighbours asked a party to take part in what it has something from."),
)
TAKEN_BACK = Verb("share.taken_back", _("Neighbours took back a question to take part."))
ANSWERS = {
    AskMove.GIVE: Verb("share.given", _("%(party)s takes part."), _("A party takes part.")),
    AskMove.GIVE_PART: Verb(
        "share.given_in_part",
        _("%(party)s takes part for a part."),
        _("A party takes part for a part."),
    ),
    AskMove.REFUSE: Verb(
        "share.refused",
        _("%(party)s does not take part, and says why."),
        _("A party does not take part, and says why."),
    ),
}


def add_line(
    *, by: Person, path: Path, column: Column, words: str, party: Party | None = None,
    who: str = "", pot: Pot | None = None, layer: Layer | None = None,
    key: uuid.UUID | None = None,
) -> ArenaLine:  # fmt: skip
    """Write one line on the sheet. What a party puts in may be the money of a real pot."""
    rules.check_words(who, rules.MOST_TITLE)
    if known := made_before(ArenaLine, key, path=path):
        return known
    with act(WRITTEN, by=quiet(by), book=path.here.slug) as entry:
        require_maker(require(by, Right.BE_MEMBER, path.here), path)
        _check_here(path, party, pot)
        many = found.lines_in(path, column)
        somebody = bool(party) != bool(who.strip())
        rules.check_line(column, words, somebody=somebody, pot=bool(pot), many=many)
        row = ArenaLine.objects.create(
            id=key or uuid.uuid4(), path=path, n=found.next_line(path), column=column,
            words=words.strip(), party=party, who=who.strip(), pot=pot, layer=layer or "",
            since=clock.today(),
        )  # fmt: skip
        entry.about(path)
    return row


def _check_here(path: Path, party: Party | None, pot: Pot | None) -> None:
    if (party and party.here_id != path.here_id) or (pot and pot.here_id != path.here_id):
        raise Refused(_("Choose a party and a pot of this neighbourhood."))
    if pot and party and pot.owner_id != party.pk:
        raise Refused(_("This pot is of another party. Choose a pot of the party that puts in."))


def end_line(*, by: Person, line: ArenaLine) -> None:
    """Take a line off the sheet; it stays in the database, with its last day."""
    with act(ENDED, by=quiet(by), book=line.path.here.slug) as entry:
        require_maker(require(by, Right.BE_MEMBER, line.path.here), line.path)
        if entry.fresh(line).until is None:
            line.until = clock.today()
            line.save(update_fields=["until"])
        entry.about(line.path)


def ask_share(*, by: Person, path: Path, party: Party, words: str) -> ShareAsk:
    """Ask a party that gains and puts nothing in to take part. One open question at a time."""
    rules.check_said(words)
    with act(ASKED, by=quiet(by), book=path.here.slug) as entry:
        require_maker(require(by, Right.BE_MEMBER, path.here), path)
        if known := found.asked_already(path, party):
            entry.for_party(party, party.name)
            entry.about(path)
            return known
        if party not in found.arena(path).kindly:
            raise Refused(
                _("Ask a party that has something from it and puts nothing in. Residents "
                  "are not asked to pay.")
            )  # fmt: skip
        row = ShareAsk.objects.create(
            path=path, party=party, words=words.strip(), since=clock.today(), by=by
        )
        entry.for_party(party, party.name)
        entry.about(path)
    return row


def take_back(*, by: Person, ask: ShareAsk) -> None:
    """Take a question back that was not answered yet."""
    with act(TAKEN_BACK, by=quiet(by), book=ask.path.here.slug) as entry:
        require_maker(require(by, Right.BE_MEMBER, ask.path.here), ask.path)
        ask = entry.fresh(ask)
        ask.state = rules.after_answer(AskState(ask.state), AskMove.TAKE_BACK)
        ask.save(update_fields=["state"])
        entry.about(ask.path)


def answer(*, by: Person, ask: ShareAsk, move: AskMove, words: str) -> None:
    """Who speaks for the party answers. A yes is made into a promise and money elsewhere."""
    rules.check_said(words)
    if move not in ANSWERS:
        raise Refused(_("Choose one of the answers."))
    with act(ANSWERS[move], by=quiet(by), book=ask.path.here.slug) as entry:
        mandate = require_seat(by, ask.party)
        ask = entry.fresh(ask)
        ask.state = rules.after_answer(AskState(ask.state), move)
        ask.answer, ask.answered, ask.mandate = words.strip(), clock.today(), mandate
        ask.save(update_fields=["state", "answer", "answered", "mandate"])
        entry.for_party(ask.party, ask.party.name)
        entry.about(ask.path)
