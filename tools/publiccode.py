#!/usr/bin/env python
"""Check publiccode.yml: the fields the standard asks for, and that it agrees with the project."""

import sys
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
NEEDED = [
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
    "description", "legal", "maintenance", "localisation",
]  # fmt: skip
STATES = {"concept", "development", "beta", "stable", "obsolete"}


def faults(code: dict, project: dict) -> list[str]:
    found = [f"{field} is missing" for field in NEEDED if field not in code]
    if found:
        return found
    if code["developmentStatus"] not in STATES:
        found.append("developmentStatus is not one of the standard's words")
    if code["legal"]["license"] != project["license"]:
        found.append("the licence differs from pyproject.toml")
    if not project["version"].startswith(str(code.get("softwareVersion"))):
        found.append("softwareVersion differs from pyproject.toml")
    for language in ("nl", "en"):
        found += [f"{language}: {fault}" for fault in of_words(code["description"][language])]
    return found


def of_words(about: dict) -> list[str]:
    found = []
    if not 0 < len(about.get("shortDescription", "")) <= 150:
        found.append("the short description has 1 to 150 characters")
    if not 150 <= len(about.get("longDescription", "")) <= 10_000:
        found.append("the long description has 150 to 10,000 characters")
    if not about.get("features"):
        found.append("features are missing")
    return found


def main() -> int:
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found = faults(code, project)
    print("\n".join(found) or "publiccode.yml is complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
