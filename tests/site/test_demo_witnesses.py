"""The demo has witnesses of its own, who look along as they would anywhere."""

import pytest
from django.conf import settings

from tests.logbook.test_checkpoints import back_to, grow
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.verifying import verify
from wijkaanpak.refusals import Refused
from wijkaanpak.site.demo import witnesses


@pytest.fixture
def partners(cast, monkeypatch):
    names = {"zonnehof": ("bewoners", "kompas", "bieb"), "nergens": ("a", "b", "c")}
    monkeypatch.setattr(witnesses, "PARTNERS", names)


def test_the_witnesses_of_the_demo_make_its_log_valid(cast, partners):
    witnesses.look_along()
    found = verify("zonnehof")
    assert (found.holds, found.witnesses) == (True, ("bewoners", "kompas", "bieb"))
    assert found.sealed_to == found.size
    policy = checkpoints.policy_of("zonnehof")
    assert policy.is_met_by(["bewoners", "bieb"])
    assert not policy.is_met_by(["kompas", "bieb"])


def test_they_look_again_when_the_demo_starts_again(cast, partners):
    witnesses.look_along()
    grow(cast, 3)
    witnesses.look_along()
    assert verify("zonnehof").sealed_to == verify("zonnehof").size
    assert (settings.DATA / "witnesses" / "zonnehof" / "bieb" / "witness.key").exists()


def test_they_do_not_look_away(cast, partners):
    grow(cast, 5)
    witnesses.look_along()
    back_to(verify("zonnehof").size - 2)
    checkpoints.published_path("zonnehof").unlink()
    with pytest.raises(Refused, match="Entries are gone"):
        witnesses.look_along()
