"""The `wijkaanpak` command: what an operator or a partner types."""

from __future__ import annotations

import argparse
import os
import sys


def main(words: list[str] | None = None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
