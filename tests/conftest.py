import pytest

from tests.cast import Cast


@pytest.fixture
def cast(db):
    """The people in the play; when they leave, every logbook must still hold."""
    play = Cast()
    yield play
    play.check_every_book()
