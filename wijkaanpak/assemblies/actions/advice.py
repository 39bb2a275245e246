"""Recommendations: written by a host for the panel, then handed over at once and fixed."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.models import Advice, Assembly, Recommendation
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import Advised, Decides, Stage, State, Step
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

RULED: dict[Decides, Verb] = {
    Decides.CONSENT: Verb(
        "assembly.ruled_consent", _("The panel of “%(title)s” fixed that it decides with consent.")
    ),
    Decides.MAJORITY: Verb(
        "assembly.ruled_majority",
        _(
            "The panel of “%(title)s” fixed that at least %(majority)s of every 100 present must "
            "be for a recommendation."
        ),
    ),
}
WRITING = Verb(
    "assembly.writing",
    _("A host wrote recommendation %(number)s for the panel of “%(title)s”."),
    _("A panel is writing its recommendations."),
)
DROPPED = Verb(
    "assembly.dropped",
    _("The panel of “%(title)s” let recommendation %(number)s go."),
    _("A panel is writing its recommendations."),
)
HANDED_OVER = Verb(
    "assembly.handed_over",
    _(
        "The panel of “%(title)s” handed over %(many)s recommendations. Each is answered by "
        "%(due)s. Fingerprint: %(fingerprint)s."
    ),
)


def fix_rule(
    *, by: Person, assembly: Assembly, decides: Decides, majority: int | None = None
) -> Advice:
    """A host writes down how the panel decides, before its first recommendation."""
    majority = majority if decides is Decides.MAJORITY else None
    with act(RULED[decides], by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        assembly = entry.fresh(assembly)
        if assembly.stage is not Stage.DRAWN:
            raise Refused(_("First a panel is drawn. Then it fixes how it decides."))
        rules.check_house_rules(decides, majority)
        if found.anything_written(assembly):
            raise Refused(_("There is a recommendation already, so this rule stays as it is."))
        row = found.advice_of(assembly) or Advice(assembly=assembly)
        row.decides, row.majority, row.ruled = decides, majority, clock.today()
        row.save()
        entry.about(assembly, title=assembly.title, majority=majority or 0)
    return row


def write_recommendation(
    *, by: Person, assembly: Assembly, words: Advised, answered_by: Party,
    key: uuid.UUID | None = None,
) -> Recommendation:  # fmt: skip
    """A host writes down what the panel recommends. Nobody else sees it yet."""
    if known := made_before(Recommendation, key, assembly=assembly):
        return known
    with act(WRITING, by=by.actor, book=assembly.here.slug, details_are_public=False) as entry:
        require(by, Right.HOST, assembly.here)
        _check_open(assembly)
        number = found.last_number(assembly) + 1
        if number > rules.MOST_RECOMMENDATIONS:
            raise Refused(_("There are very many recommendations. Take some together."))
        row = Recommendation(id=key or uuid.uuid4(), assembly=assembly, number=number)
        _put(row, words, answered_by)
        entry.about(row, title=assembly.title, number=number)
    return row


def rewrite_recommendation(
    *, by: Person, recommendation: Recommendation, words: Advised, answered_by: Party
) -> None:
    """A host writes a draft in the words on which the panel agreed."""
    assembly = recommendation.assembly
    with act(WRITING, by=by.actor, book=assembly.here.slug, details_are_public=False) as entry:
        require(by, Right.HOST, assembly.here)
        row = entry.fresh(recommendation)
        rules.after(State(row.state), Step.HAND_OVER)
        _put(row, words, answered_by)
        entry.about(row, title=assembly.title, number=row.number)


def _check_open(assembly: Assembly) -> Advice:
    """Return the rule of a panel that still writes."""
    row = found.advice_of(assembly)
    if row is None:
        raise Refused(_("First write down how the panel decides."))
    if row.handed_over:
        raise Refused(_("The recommendations were handed over. No word of them changes."))
    return row


def _put(row: Recommendation, words: Advised, answered_by: Party) -> None:
    rules.check_advised(words)
    if answered_by.here_id != row.assembly.here_id or answered_by.until:
        raise NotYours(_("Choose a party of this neighbourhood."))
    row.title, row.text, row.why = words.title.strip(), words.text.strip(), words.why.strip()
    row.minority, row.agree, row.present = words.minority.strip(), words.agree, words.present
    row.answered_by = answered_by
    row.save()


def drop_recommendation(*, by: Person, recommendation: Recommendation) -> None:
    """The panel lets a draft go. The row stays, and is shown to nobody."""
    assembly = recommendation.assembly
    with act(DROPPED, by=by.actor, book=assembly.here.slug, details_are_public=False) as entry:
        require(by, Right.HOST, assembly.here)
        row = entry.fresh(recommendation)
        row.state = rules.after(State(row.state), Step.DROP)
        row.save(update_fields=["state"])
        entry.about(row, title=assembly.title, number=row.number)


def check_ready(assembly: Assembly) -> None:
    """Refuse a hand-over that cannot be, before it is asked whether it is sure."""
    advice, rows = _check_open(assembly), list(found.drafted(assembly))
    if not rows:
        raise Refused(_("There is no recommendation yet."))
    for row in rows:
        rules.check_carried(row.number, row.words, Decides(advice.decides), advice.majority)


def hand_over(*, by: Person, assembly: Assembly, missing: str) -> Advice:
    """The panel hands all over in one act: fixed, public, and the clock of the answers runs."""
    known = found.advice_of(assembly)
    if known and known.handed_over:
        return known
    with act(HANDED_OVER, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        rules.check_missing(missing)
        row = _check_open(assembly)
        row.missing, row.handed_over = missing.strip(), clock.today()
        row.due = rules.answer_due(row.handed_over, assembly.answer_weeks)
        rows = _publish(entry, row, assembly)
        row.fingerprint = rules.fingerprint(found.as_written(row, rows))
        row.save()
        entry.about(
            assembly, title=assembly.title, many=len(rows), due=str(row.due),
            fingerprint=row.fingerprint, rule=found.rule_of(row),
            support=[[one.number, one.agree, one.present] for one in rows],
        )  # fmt: skip
    return row


def _publish(entry: OpenEntry, advice: Advice, assembly: Assembly) -> list[Recommendation]:
    """Number the drafts anew and let each wait for its answer (a step of an open action)."""
    rows = list(found.drafted(assembly).select_related("answered_by"))
    if not rows:
        raise Refused(_("There is no recommendation yet."))
    decides = Decides(advice.decides)
    for number, row in enumerate(rows, start=1):
        rules.check_carried(row.number, row.words, decides, advice.majority)
        row.number, row.due = number, advice.due
        row.state = rules.after(State(row.state), Step.HAND_OVER)
        row.save(update_fields=["number", "due", "state"])
        entry.reveal(row)
    return rows
