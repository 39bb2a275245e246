"""The page with promises: what it tells people to run is there."""

import re
from pathlib import Path

from wijkaanpak.site.command import parser

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/explanation/promises.md").read_text()


def commands():
    (known,) = (action.choices for action in parser()._actions if action.choices)
    return set(known)


def test_every_promise_can_be_checked_with_something_that_exists():
    rows = re.findall(r"^\| \*\*(\d+)\. .* \| (.*) \|$", PAGE, re.M)
    assert [int(number) for number, _how in rows] == list(range(1, len(rows) + 1))
    for number, how in rows:
        tests = re.findall(r"tests/[\w/.]+", how)
        runs = re.findall(r"`wijkaanpak (\w+)", how)
        assert tests or runs or "SECURITY.md" in how, number
        assert [path for path in tests if not (ROOT / path).exists()] == []
        assert set(runs) <= commands()
