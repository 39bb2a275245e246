"""Keep the last printed result of each measurement in its own section of RESULTS.md."""

import os
import platform
import re
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "# Measurements\n\nThe last printed result of each; `make bench` makes them anew.\n"


def keep(title: str, lines: list[str]) -> None:
    """Print lines and put them in the section with this title, in the place of the last ones."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    section = "\n".join([f"## {title}", "", f"({machine})", "", *lines, ""])
    print(section, flush=True)
    old = RESULTS.read_text() if RESULTS.exists() else HEAD
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(old):
        new = pattern.sub(lambda _found: section + "\n", old)
    else:
        new = old.rstrip("\n") + "\n\n" + section
    RESULTS.write_text(new.rstrip("\n") + "\n")
