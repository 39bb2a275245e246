#!/usr/bin/env python
"""Keep the Dutch catalogue: add sentences, list what is missing, compile.

    python tools/dutch.py add < sentences.json     {"English": "Nederlands", …}
    python tools/dutch.py missing                  what has no Dutch, and Dutch that nothing says
    python tools/dutch.py sweep                    take out the Dutch that nothing says any more
    python tools/dutch.py compile                  make the .mo files (no gettext needed)

A plural is {"%(n)s story|||%(n)s stories": ["…", "…"]}; a context is {"context::English": "…"}.
"""

import fcntl
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "wijkaanpak" / "locale"
NL = LOCALE / "nl" / "LC_MESSAGES" / "django.po"
HIDDEN = re.compile(r"\{(?:_|gettext|ngettext)\(['\"]")
NEW = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "Language": "nl",
}


def catalogue(path: Path) -> polib.POFile:
    if path.exists():
        return polib.pofile(str(path), wrapwidth=99)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = polib.POFile(wrapwidth=99)
    made.metadata = dict(NEW)
    return made


def add() -> None:
    with (LOCALE.parent / "locale.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        po = catalogue(NL)
        for source, dutch in json.load(sys.stdin).items():
            put(po, source, dutch)
        po.sort(key=lambda entry: (entry.msgid.lower(), entry.msgctxt or ""))
        po.save(str(NL))


def put(po: polib.POFile, source: str, dutch: str | list[str]) -> None:
    context, _, rest = source.rpartition("::") if "::" in source else ("", "", source)
    one, _, many = rest.partition("|||")
    if isinstance(dutch, list) != bool(many):
        raise SystemExit(f"One sentence has one translation, a plural has two: {source}")
    entry = po.find(one, msgctxt=context or None, include_obsolete_entries=True)
    if entry is None or (entry.msgctxt or "") != context:
        entry = polib.POEntry(msgid=one, msgctxt=context or None)
        po.append(entry)
    entry.obsolete = False
    if many:
        entry.msgid_plural = many
        entry.msgstr_plural = dict(enumerate(dutch))
    else:
        entry.msgstr = str(dutch)
    entry.flags = ["python-format"] if "%(" in one else []


def in_the_code() -> polib.POFile:
    """Return every sentence in the code, collected in a copy so that nothing here changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "wijkaanpak"
        keep_out = shutil.ignore_patterns("__pycache__", "static", "locale", "*.mo")
        shutil.copytree(ROOT / "wijkaanpak", copy, ignore=keep_out)
        (copy / "locale").mkdir()
        run = [sys.executable, "-m", "django", "makemessages", "-l", "nl", "--no-location"]
        done = subprocess.run(run, cwd=copy, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        return polib.pofile(str(copy / "locale/nl/LC_MESSAGES/django.po"))


def key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def translated(entry: polib.POEntry) -> bool:
    many = entry.msgstr_plural.values()
    return bool(entry.msgid_plural and many and all(many)) or bool(entry.msgstr)


def missing() -> int:
    """Tell what is said without Dutch, and which Dutch nothing in the code says any more."""
    code, po = in_the_code(), catalogue(NL)
    known = {key(entry) for entry in po if translated(entry) and not entry.obsolete}
    gone = [entry for entry in code if key(entry) not in known]
    unsaid = unused(code, po)
    for entry in gone:
        print(json.dumps(entry.msgid + ("|||" + entry.msgid_plural if entry.msgid_plural else "")))
    for entry in unsaid:
        print(f"no longer said: {json.dumps(entry.msgid)}", file=sys.stderr)
    print(f"{len(gone)} sentences without Dutch, {len(unsaid)} no longer said", file=sys.stderr)
    for path, number in hidden():
        print(f"{path}:{number}: a sentence in an f-string is never found", file=sys.stderr)
    return 1 if gone or unsaid or hidden() else 0


def unused(code: polib.POFile, po: polib.POFile) -> list[polib.POEntry]:
    """Return the Dutch of sentences that no code or template says, also under another plural."""
    said = {(*key(entry), entry.msgid_plural) for entry in code}
    return [entry for entry in po if (*key(entry), entry.msgid_plural) not in said]


def sweep() -> None:
    code = in_the_code()
    with (LOCALE.parent / "locale.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        po = catalogue(NL)
        for entry in unused(code, po):
            po.remove(entry)
        po.save(str(NL))


def hidden() -> list[tuple[Path, int]]:
    """Return where a sentence stands within an f-string: xgettext reads over those."""
    return [
        (path.relative_to(ROOT), number)
        for path in sorted((ROOT / "wijkaanpak").rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if HIDDEN.search(line)
    ]


def compile_all() -> None:
    for path in LOCALE.glob("*/LC_MESSAGES/django.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def main() -> int:
    what = sys.argv[1] if len(sys.argv) == 2 else ""
    if what == "add":
        add()
    elif what == "sweep":
        sweep()
    elif what == "missing":
        return missing()
    elif what == "compile":
        compile_all()
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
