"""Somebody who believes nobody: reads the logbook, takes it along and checks it elsewhere."""

import subprocess
import sys
import zipfile


def elsewhere(folder, *words):
    """Run the checker as on another machine: only Python, none of ours, no settings."""
    run = [sys.executable, "-I", "controleer.py", *words]
    done = subprocess.run(run, cwd=folder, env={}, capture_output=True, text=True)
    return done.returncode, done.stdout


def save(walker, button, path):
    with walker.page.expect_download() as download:
        walker.page.click(f"text={button}")
    download.value.save_as(path)


def test_anyone_takes_the_logbook_along_and_checks_it_elsewhere(walk, house, tmp_path):
    house.wijkaanpak("checkpoint")
    someone = walk()
    assert someone.go("/w/hazelkamp/logboek/") == 200
    someone.look("logboek")
    someone.page.click(".w-diary a >> nth=-1")
    someone.look("bewijs")
    save(someone, "Bewaar het bewijs", tmp_path / "mijn.tlog-proof")
    someone.page.click("main >> text=Controleer het zelf")
    someone.look("controleer-het-zelf")
    save(someone, "Download het logboek", tmp_path / "logboek.zip")
    there = tmp_path / "andere-computer"
    with zipfile.ZipFile(tmp_path / "logboek.zip") as packed:
        packed.extractall(there)
    code, said = elsewhere(there, ".", "--bewijs", str(tmp_path / "mijn.tlog-proof"))
    assert (code, said.endswith("ALLES KLOPT.\n")) == (0, True)
    assert "Je bewijs past" in said
    sealed = (there / "log.jsonl").read_text()
    (there / "log.jsonl").write_text(sealed.replace('"2016-', '"2017-', 1))
    code, said = elsewhere(there, ".")
    assert (code, said.endswith("ER KLOPT IETS NIET.\n")) == (1, True)


def test_the_logbook_reads_without_scripts(walk, house):
    someone = walk(scripts=False)
    someone.go("/w/hazelkamp/logboek/")
    someone.page.click("text=Ouder")
    assert "voor=" in someone.page.url
    assert someone.look().page.locator(".w-diary li").count() > 0
