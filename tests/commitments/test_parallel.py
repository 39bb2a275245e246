from tests.together import heard_by


def at_once(folder, *words):
    return heard_by("tests.commitments.parallel", folder, *words)


def test_24_parallel_answers_to_one_change_have_one_effect(empty_house):
    assert at_once(empty_house) == [1, 23, 2, 1]


def test_the_parallel_test_sees_when_the_check_is_left_out(empty_house):
    assert at_once(empty_house, "careless") == [24, 0, 1, 24]
