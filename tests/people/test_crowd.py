import json
import os
import subprocess
import sys


def test_in_a_crowd_one_code_opens_once_and_ten_guesses_are_looked_at(tmp_path):
    around = os.environ | {
        "WIJKAANPAK_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "wijkaanpak.site.settings",
    }
    run = [sys.executable, "-m", "tests.people.crowd"]
    said = subprocess.run(run, env=around, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == {"got in": 1, "looked at": 10}
