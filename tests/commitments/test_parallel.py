import os
import subprocess
import sys


def at_once(folder, *words):
    around = os.environ | {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""}
    run = [sys.executable, "-m", "tests.commitments.parallel", *words]
    done = subprocess.run(run, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [int(number) for number in done.stdout.split()]


def test_24_parallel_answers_to_one_change_have_one_effect(tmp_path):
    assert at_once(tmp_path) == [1, 23, 2, 1]


def test_the_parallel_test_sees_when_the_check_is_left_out(tmp_path):
    assert at_once(tmp_path, "careless") == [24, 0, 1, 24]
