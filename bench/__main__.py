"""All measurements, each in a process of its own; `python -m bench pots` does one."""

import subprocess
import sys

ALL = [
    "append",
    "pages",
    "verify_million",
    "pots",
    "printing",
    "pictures",
    "count",
    "lottery",
    "assets",
    "assemblies",
    "opinions",
    "dialogues",
    "themes",
    "learning",
]

if __name__ == "__main__":
    for name in sys.argv[1:] or ALL:
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)
