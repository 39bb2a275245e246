"""With fewer voices than all that must speak nothing changes: by anybody, with any action."""

import pytest
from django.db import transaction
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.cast import Cast
from tests.commitments.promises import (
    EVERYBODY,
    accepted,
    an_offer,
    broken,
    change_of,
    everything,
    fresh,
    in_days,
    offered,
    repairing,
    words,
)  # fmt: skip
from wijkaanpak.commitments import actions
from wijkaanpak.commitments.models import Report
from wijkaanpak.commitments.rules import LIVING, Told
from wijkaanpak.network.actions import take_seat
from wijkaanpak.network.rules import Answer
from wijkaanpak.refusals import Refused

GIVER, RECEIVER = {"corrie"}, {"dilan"}


def told(what):
    return lambda by, p, c: actions.report(by=by, commitment=p, told=what, words="Zo.")


def judged(what):
    return lambda by, p, c: actions.say_result(by=by, commitment=p, told=what, words="Zo.")


def answered(accept):
    return lambda by, p, c: actions.answer_offer(by=by, commitment=p, accept=accept, words="Zo.")


def heir(yes):
    return lambda by, p, c: actions.take_over(by=by, commitment=p, yes=yes, words="Zo.")


def repair_offered(by, p, c):
    actions.offer_repair(by=by, commitment=p, words="Zo.", due=in_days(5))


def repair_agreed(by, p, c):
    offer = Report.objects.get(commitment=p, told="repair_offered")
    actions.agree_repair(by=by, commitment=p, offer=offer)


def change_answered(answer):
    return lambda by, p, c: actions.answer_change(
        by=by, change=c, answer=answer, reason="Zo.", would_solve="Zo."
    )


def change_withdrawn(by, p, c):
    actions.withdraw_change(by=by, change=c)


def change_asked_as(side):
    return lambda by, p, c: actions.ask_change(
        by=by, commitment=p, party=getattr(p, side), words=words(70), why="Zo."
    )


def draft_offered(by, p, c):
    actions.offer_draft(by=by, commitment=p)


def draft_rewritten(by, p, c):
    actions.rewrite_draft(by=by, commitment=p, title="Anders", words=words(70))


def a_draft(cast):
    return actions.draft_commitment(by=cast.corrie, offer=an_offer(cast))


def at_risk(cast):
    promise = accepted(cast)
    actions.report(by=cast.corrie, commitment=promise, told=Told.AT_RISK, words="Ik zeg het nu.")
    return promise


def with_repair_offered(cast):
    promise = broken(cast)
    repair_offered(cast.corrie, promise, None)
    return promise


def with_change(cast):
    promise = accepted(cast)
    change_of(cast, promise)
    return promise


def orphan(cast):
    promise = accepted(cast)
    take_seat(by=cast.corrie, party=cast.housing, title="directeur", person=cast.amina)
    return promise


# Every action: on what it is tried, and who of the cast may do it. All others change nothing.
WHO_MAY = [
    ("offer a draft", a_draft, draft_offered, GIVER),
    ("rewrite a draft", a_draft, draft_rewritten, GIVER),
    ("accept", offered, answered(True), RECEIVER),
    ("decline", offered, answered(False), RECEIVER),
    ("progress", accepted, told(Told.PROGRESS), GIVER),
    ("worry", accepted, told(Told.WORRY), RECEIVER),
    ("at risk", accepted, told(Told.AT_RISK), GIVER),
    ("no risk", at_risk, told(Told.NO_RISK), GIVER),
    ("kept", accepted, judged(Told.KEPT), RECEIVER),
    ("kept late", accepted, judged(Told.KEPT_LATE), RECEIVER),
    ("broken", accepted, judged(Told.BROKEN), RECEIVER),
    ("broken again", repairing, judged(Told.BROKEN), RECEIVER),
    ("released", accepted, judged(Told.RELEASED), RECEIVER),
    ("repaired", repairing, judged(Told.REPAIRED), RECEIVER),
    ("offer repair", broken, repair_offered, GIVER),
    ("agree repair", with_repair_offered, repair_agreed, RECEIVER),
    ("take over", orphan, heir(True), {"amina"}),
    ("not take over", orphan, heir(False), {"amina"}),
    ("ask change as giver", accepted, change_asked_as("giver"), GIVER),
    ("ask change as receiver", accepted, change_asked_as("receiver"), RECEIVER),
    ("agree change", with_change, change_answered(Answer.CONSENT), RECEIVER),
    ("refuse change", with_change, change_answered(Answer.OBJECTION), RECEIVER),
    ("take back change", with_change, change_withdrawn, GIVER),
]


@pytest.mark.parametrize(("begin", "do", "may"), [row[1:] for row in WHO_MAY],
                         ids=[row[0] for row in WHO_MAY])  # fmt: skip
def test_only_who_may_can_and_all_others_change_nothing(cast, begin, do, may):
    promise = begin(cast)
    change = promise.changes.first()
    before = everything(promise)
    for name in sorted(set(EVERYBODY) - may):
        with pytest.raises(Refused):
            do(getattr(cast, name), fresh(promise), change)
        assert everything(promise) == before, name
    for name in may:
        do(getattr(cast, name), fresh(promise), change)
    assert everything(promise) != before


@pytest.mark.parametrize("begin", [offered, accepted, broken, repairing, with_change, orphan])
@pytest.mark.parametrize("row", WHO_MAY, ids=[row[0] for row in WHO_MAY])
def test_no_action_of_one_party_alone_changes_words_or_day(cast, begin, row):
    promise = begin(cast)
    before = fresh(promise).words
    change = promise.changes.first()
    for name in EVERYBODY:
        try:
            row[2](getattr(cast, name), fresh(promise), change)
        except (Refused, Report.DoesNotExist, AttributeError):
            continue
        if row[0] == "agree change":
            assert name == "dilan"
            assert begin is with_change  # Corrie asked, Dilan said yes: that is both
        else:
            assert fresh(promise).words == before


def test_cve_2026_40869_whoever_is_signed_in_accepts_no_amendment(cast):
    """Decidim let any signed-in person accept or reject an amendment of somebody else."""
    promise = with_change(cast)
    change, before = promise.changes.get(), everything(promise)
    for name in set(EVERYBODY) - RECEIVER:
        for answer in Answer:
            with pytest.raises(Refused):
                change_answered(answer)(getattr(cast, name), promise, change)
    assert everything(promise) == before


def test_cve_2026_28803_a_reference_opens_nothing_of_another(client, cast):
    """Open Forms let a guessed reference open what somebody else had sent in."""
    draft = a_draft(cast)
    assert draft.pk.version == 4  # 122 random bits
    address = f"/w/zonnehof/afspraken/{draft.pk}/"
    for name in [None, *sorted(set(EVERYBODY) - GIVER)]:
        client.logout()
        if name:
            client.force_login(getattr(cast, name))
        for path in ("", "concept/", "wijzigen/", "zeggen/offered/", "zeggen/note/"):
            answer = client.get(address + path)
            assert answer.status_code in {302, 403, 404}
            assert "De lamp" not in answer.text
        assert client.get(address.replace("zonnehof", "elzenbroek")).status_code == 404
    client.force_login(cast.corrie)
    assert client.get(address).status_code == 200


class Life(RuleBasedStateMachine):
    """Random people do random things, for as long as they like."""

    people = st.sampled_from(["corrie", "dilan"] * 8 + EVERYBODY)

    @initialize(begin=st.sampled_from([offered, accepted, broken, repairing, orphan]),
                again=st.booleans())  # fmt: skip
    def begin(self, begin, again):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.cast = Cast()
        rhythm = words(rhythm="elk jaar", every_months=12) if again else words()
        self.promise = begin(self.cast, words=rhythm) if begin is not orphan else orphan(self.cast)
        self.agreed = fresh(self.promise).words
        self.state = fresh(self.promise).state

    @rule(who=people, row=st.sampled_from(WHO_MAY[2:]))
    def try_it(self, who, row):
        change = self.promise.changes.order_by("-asked", "-pk").first()
        offer = self.promise.reports.filter(told="repair_offered").order_by("-number").first()
        try:
            if row[0] == "agree repair" and offer:
                actions.agree_repair(
                    by=getattr(self.cast, who), commitment=self.promise, offer=offer
                )
            elif change or "change" not in row[0] or "ask" in row[0]:
                row[2](getattr(self.cast, who), fresh(self.promise), change)
        except (Refused, Report.DoesNotExist):
            return
        self.check(who, row[0])

    def check(self, who, what):
        now = fresh(self.promise)
        if now.words != self.agreed:
            both = {now.giver_id, now.receiver_id}
            change = now.versions.order_by("-number")[0].proposal
            yes = {change.proposer_id, *(v.party_id for v in change.voices.filter(
                answer="consent"))}  # fmt: skip
            assert (what, yes) == ("agree change", both)
            self.agreed = now.words
        if now.state != self.state and now.state not in LIVING:
            assert who == "dilan"  # only the receiver closes
        self.state = now.state

    @invariant()
    def every_version_stands(self):
        if hasattr(self, "promise"):
            now = fresh(self.promise)
            numbers = [v.number for v in now.versions.all()]
            assert numbers == list(range(1, len(numbers) + 1))
            assert now.versions.order_by("-number")[0].words == self.agreed

    def teardown(self):
        if hasattr(self, "cast"):
            self.cast.check_every_book()
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)


def test_random_lives_never_change_words_without_both(db):
    long = hypothesis_settings(max_examples=25, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Life, settings=long)
