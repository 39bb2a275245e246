from tests.together import heard_by


def at_once(folder, *words):
    return heard_by("tests.funds.parallel", folder, *words)


def test_24_clicks_at_once_are_one_payment(empty_house):
    assert at_once(empty_house) == [1, 23, 1, 1_950_000]


def test_without_our_check_the_database_still_takes_one_payment(empty_house):
    """There is money enough for all 24: only the number of the movement stands in the way."""
    assert at_once(empty_house, "careless") == [1, 23, 1, 1_950_000]
