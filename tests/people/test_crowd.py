import json

from tests import houses


def test_in_a_crowd_one_code_opens_once_and_ten_guesses_are_looked_at(empty_house):
    said = houses.run(empty_house, "-m", "tests.people.crowd")
    assert json.loads(said) == {"got in": 1, "looked at": 10}
