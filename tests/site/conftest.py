"""The stage, set once for a module whose tests only look, or take back what they did."""

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.cast import Cast
from tests.site.stage import set_the_stage


@pytest.fixture(scope="module")
def set_once(django_db_setup, django_db_blocker):
    """The stage, set once for all tests of a module and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = Cast()
        set_the_stage(cast)
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def stage(set_once, db):
    """What a test does on this stage is taken back after it."""
    cache.clear()
    yield set_once
    set_once.check_every_book()
