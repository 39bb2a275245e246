"""How promises are offered, accepted, kept, broken, repaired, let go and inherited."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.assemblies.actions import answering
from wijkaanpak.assemblies.models import Recommendation
from wijkaanpak.commitments import actions
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.queries import last_repair_offer, open_change
from wijkaanpak.commitments.rules import Kind, Stroke, Told, Words
from wijkaanpak.network.rules import Answer
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

TOLD = {
    "reported": Told.PROGRESS,
    "worry": Told.WORRY,
    "at risk": Told.AT_RISK,
    "kept": Told.KEPT,
    "kept late": Told.KEPT_LATE,
    "broken": Told.BROKEN,
    "repaired": Told.REPAIRED,
    "released": Told.RELEASED,
}


def written(scene: Scene, key: str) -> words.Commitment:
    return next(promise for promise in scene.script.commitments if promise.key == key)


def _step(event: Event) -> words.Step:
    assert isinstance(event.piece, words.Step)
    return event.piece


def _row(scene: Scene, event: Event) -> Commitment:
    row = scene.promises[event.about]
    row.refresh_from_db()
    return row


def offer(scene: Scene, promise: words.Commitment) -> actions.Offer:
    """Return the promise as the giver writes it down."""
    return actions.Offer(
        giver=scene.parties[promise.giver],
        receiver=scene.parties[promise.receiver],
        title=promise.title,
        words=Words(
            promise.text,
            promise.kept_when,
            due=promise.due,
            rhythm=promise.rhythm,
            condition=promise.condition,
        ),
        kind=Kind(promise.kind),
        stroke=Stroke(promise.stroke),
        item=scene.items.get(promise.item),
        together_with=promise.together_with,
        seat=scene.title_of(promise.post),
    )


def drafted(scene: Scene, event: Event) -> None:
    """A party writes a promise down that nobody else sees yet."""
    made = offer(scene, written(scene, event.about))
    by = scene.people[event.by]
    scene.promises[event.about] = actions.draft_commitment(by=by, offer=made)


def offered(scene: Scene, event: Event) -> None:
    """A party offers a promise, at once or after a draft."""
    by, said = scene.people[event.by], _step(event).words
    if event.about in scene.promises:
        actions.offer_draft(by=by, commitment=_row(scene, event), words=said)
        return
    promise = written(scene, event.about)
    made = offer(scene, promise)
    if promise.advice is not None:
        scene.promises[event.about] = answering.promise(
            by=by, recommendation=_advised(scene, *promise.advice), title=made.title,
            words=made.words,
        )  # fmt: skip
        return
    scene.promises[event.about] = actions.offer_commitment(by=by, offer=made, words=said)


def _advised(scene: Scene, assembly: str, number: int) -> Recommendation:
    found = Recommendation.objects.select_related("assembly__here", "answered_by__here")
    return found.get(assembly=scene.assemblies[assembly], number=number)


def answered(scene: Scene, event: Event) -> None:
    """The receiver says yes, or no with a reason."""
    accept, said = event.what == "accepted", _step(event).words
    by, row = scene.people[event.by], _row(scene, event)
    actions.answer_offer(by=by, commitment=row, accept=accept, words=said)


def reported(scene: Scene, event: Event) -> None:
    """The giver tells how it goes, or warns early; the receiver tells a worry."""
    by, row = scene.people[event.by], _row(scene, event)
    actions.report(by=by, commitment=row, told=TOLD[event.what], words=_step(event).words)


def result(scene: Scene, event: Event) -> None:
    """The receiver, and nobody else, says how it went."""
    step = _step(event)
    actions.say_result(
        by=scene.people[event.by],
        commitment=_row(scene, event),
        told=TOLD[event.what],
        words=step.words,
        period=step.period,
    )


def repair_offered(scene: Scene, event: Event) -> None:
    """The giver says how and by which day it will be made good."""
    steps = written(scene, event.about).steps
    agreed = next(s for s in steps if s.did == "repair agreed" and s.at >= event.at)
    assert agreed.new_due
    actions.offer_repair(
        by=scene.people[event.by],
        commitment=_row(scene, event),
        words=_step(event).words,
        due=agreed.new_due,
    )


def repair_agreed(scene: Scene, event: Event) -> None:
    """The receiver says yes to exactly that repair."""
    row = _row(scene, event)
    latest = last_repair_offer(row)
    assert latest
    by = scene.people[event.by]
    actions.agree_repair(by=by, commitment=row, offer=latest, words=_step(event).words)


def change_asked(scene: Scene, event: Event) -> None:
    """One of the two asks for other words."""
    step, row = _step(event), _row(scene, event)
    actions.ask_change(
        by=scene.people[event.by],
        commitment=row,
        party=scene.parties[event.party],
        words=Words(
            step.new_text or row.text,
            step.new_test or row.kept_when,
            due=step.new_due or row.due,
            rhythm=row.rhythm,
            condition=row.condition,
        ),
        why=step.words,
    )


def change_answered(scene: Scene, event: Event) -> None:
    """The other one says yes, and a new version begins."""
    change = open_change(_row(scene, event))
    assert change
    consents = event.what == "change consented"
    actions.answer_change(
        by=scene.people[event.by],
        change=change,
        answer=Answer.CONSENT if consents else Answer.OBJECTION,
        reason=_step(event).words,
    )


def heir_answered(scene: Scene, event: Event) -> None:
    """Who follows on a chair takes a promise over, or says why not."""
    yes, said = event.what == "heir said yes", _step(event).words
    by, row = scene.people[event.by], _row(scene, event)
    actions.take_over(by=by, commitment=row, yes=yes, words=said)


def nothing(scene: Scene, event: Event) -> None:
    """Whoever left did so at the chair: the promise waits for an heir by itself."""


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "drafted": drafted,
    "offered": offered,
    "accepted": answered,
    "declined": answered,
    "reported": reported,
    "worry": reported,
    "at risk": reported,
    "kept": result,
    "kept late": result,
    "broken": result,
    "repaired": result,
    "released": result,
    "repair offered": repair_offered,
    "repair agreed": repair_agreed,
    "change asked": change_asked,
    "change consented": change_answered,
    "change refused": change_answered,
    "giver left": nothing,
    "heir said yes": heir_answered,
    "heir said no": heir_answered,
}
