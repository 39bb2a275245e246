"""The screens of the logbook, and what programs fetch there."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.urls import get_resolver

from tests.conftest import ROOT
from tests.logbook import test_controleer
from tests.logbook.test_checkpoints import (
    AMINA,
    COUNTED,
    WITNESSES,
    ask_witnesses,
    back_to,
    cosign,
    grow,
)
from tests.pages import without_chance
from wijkaanpak import clock
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.actions import declare_break
from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Book, Cosignature, Entry, Facts
from wijkaanpak.logbook.queries import told
from wijkaanpak.logbook.rules import known_verbs
from wijkaanpak.methods import merkle, notes

HERE = "/w/zonnehof/logboek/"


def size_of(book="zonnehof"):
    return Book.objects.get(name=book).size


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def signed(cast):
    ask = checkpoints.sign("zonnehof")
    ask_witnesses()
    cosign(ask, WITNESSES[0])
    cosign(ask, WITNESSES[1])
    return ask


def test_the_diary_reads_as_sentences_newest_first(cast, client):
    grow(cast, 2)
    page = client.get(HERE).content.decode()
    assert page.index("Amina counted to 1.") < page.index("Amina counted to 0.")
    assert f'href="{HERE}{size_of()}/"' in page


def test_a_page_has_fifty_lines_and_the_next_begins_where_it_ended(cast, client):
    grow(cast, 120 - size_of())
    first = client.get(HERE)
    assert first.context["diary"].last == 120
    assert first.context["diary"].first == 71
    second = client.get(HERE + first.context["older_url"])
    assert (second.context["diary"].last, second.context["diary"].first) == (70, 21)
    assert second.context["newer_url"] == "?voor=121"
    third = client.get(HERE + second.context["older_url"])
    assert (third.context["diary"].last, third.context["diary"].first) == (20, 1)
    assert third.context["older_url"] == ""


@pytest.mark.parametrize("asked", ["", "0", "x", "-1", "99999999999999999999", "1", "²"])
def test_any_number_in_the_address_gets_a_page(asked, cast, client):
    assert client.get(HERE, {"voor": asked}).status_code == 200


def test_the_diary_asks_as_much_for_three_lines_as_for_fifty(
    cast, client, django_assert_num_queries
):
    client.force_login(cast.amina)
    for _times in range(2):
        with django_assert_num_queries(5):  # session, person, neighbourhood, size, lines
            client.get(HERE)
        grow(cast, 40)


def test_each_neighbourhood_shows_its_own_log(cast, client):
    with act(COUNTED, by=AMINA, book="elzenbroek") as entry:
        entry.about(cast.dorp, number=777)
    assert "777" not in without_chance(client.get(HERE).content.decode())
    assert "counted to 777" in client.get("/w/elzenbroek/logboek/").content.decode()
    last = size_of("elzenbroek")
    assert client.get(f"/w/elzenbroek/logboek/{last}/").status_code == 200
    assert client.get("/w/nergens/logboek/").status_code == 404


def test_what_is_not_public_or_was_erased_is_not_said(cast, client):
    with act(COUNTED, by=AMINA, book="zonnehof", details_are_public=False) as entry:
        entry.about(cast.wijk, number=555)
    closed = size_of()
    with act(COUNTED, by=AMINA, book="zonnehof") as entry:
        entry.erase(cast.amina)
        entry.about(cast.wijk, number=1)
    page = without_chance(client.get(f"{HERE}{closed}/").content.decode())
    assert ("555" in page, "Er is iets opgeschreven." in page) == (False, True)
    about_amina = Entry.objects.filter(book="zonnehof", about=cast.amina.ref).first()
    page = client.get(f"{HERE}{about_amina.seq}/").content.decode()
    assert ("Amina" in page, "De details zijn gewist." in page) == (False, True)


def test_a_receipt_can_be_verified_by_anyone(cast, client, django_assert_num_queries):
    row = signed(cast)
    with django_assert_num_queries(6):  # version, place, entry, checkpoints, cosignatures, nodes
        page = client.get(HERE + "3/").content.decode()
    assert "tekenden tot en met regel" in page
    answer = client.get(HERE + "3/bewijs.tlog-proof")
    assert answer["Content-Disposition"] == 'attachment; filename="zonnehof-3.tlog-proof"'
    head, _blank, note_text = answer.content.decode().partition("\n\n")
    kind, extra, index, *path = head.split("\n")
    assert (kind, index) == ("c2sp.org/tlog-proof@v1", "index 2")
    leaf = notes.decode(extra.removeprefix("extra "))
    assert leaf == checkpoints.leaf_of(Entry.objects.get(book="zonnehof", seq=3))
    note = notes.read_note(note_text)
    said = notes.read_checkpoint(note.text)
    proof = [notes.decode(step, 32) for step in path]
    assert said.size == row.size
    assert merkle.includes(2, said.size, merkle.leaf_hash(leaf), proof, said.root)
    policy = checkpoints.policy_of("zonnehof")
    assert policy.is_met_by(policy.witnesses_of(note))


def test_a_new_entry_has_no_receipt_yet_and_says_when(cast, client):
    grow(cast)
    page = client.get(f"{HERE}{size_of()}/")
    assert "Dat gebeurt binnen een minuut" in page.content.decode()
    assert client.get(f"{HERE}{size_of()}/bewijs.tlog-proof").status_code == 409
    assert client.get(f"{HERE}{size_of() + 1}/").status_code == 404
    assert client.get(f"{HERE}99999999999999999999999/").status_code == 404


def test_the_check_page_says_who_keeps_the_log(cast, client, django_assert_num_queries):
    page = client.get(HERE + "controleer/").content.decode()
    assert "nog niet getekend" in page
    checkpoints.sign("zonnehof")
    assert "bewaart één partij" in client.get(HERE + "controleer/").content.decode()
    ask_witnesses()
    assert "Te weinig getuigen" in client.get(HERE + "controleer/").content.decode()
    row = checkpoints.latest("zonnehof")[0].row
    cosign(row, WITNESSES[0])
    cosign(row, WITNESSES[1])
    with django_assert_num_queries(5):  # version, place, checkpoints, cosignatures, size
        page = client.get(HERE + "controleer/").content.decode()
    assert "Er hebben genoeg getuigen getekend voor alle" in page
    assert str(checkpoints.policy_of("zonnehof").logs[0]) in page
    grow(cast)
    checkpoints.sign("zonnehof")
    assert "Wacht op getuigen" in client.get(HERE + "controleer/").content.decode()


def test_programs_fetch_checkpoints_proofs_and_the_policy(cast, client):
    first = checkpoints.sign("zonnehof")
    grow(cast, 5)
    second = checkpoints.sign("zonnehof")
    assert text(client, HERE + "stand/") == second.note
    assert text(client, f"{HERE}stand/{first.size}/") == first.note
    assert text(client, HERE + "getuigen.txt") == checkpoints.policy_text("zonnehof")
    lines = text(client, f"{HERE}stand/{first.size}/{second.size}/").split()
    old, new = (notes.read_checkpoint(notes.read_note(row.note).text) for row in (first, second))
    proof = [notes.decode(line, 32) for line in lines]
    assert merkle.extends(old.size, new.size, proof, old.root, new.root)


@pytest.mark.parametrize("path", ["stand/", "stand/7/", "stand/3/7/"])
def test_what_was_never_signed_is_not_found(path, cast, client):
    assert client.get(HERE + path).status_code == 404


def test_a_witness_hands_in_its_word_without_a_session(cast, client):
    row = checkpoints.sign("zonnehof")
    ask_witnesses()
    line = str(WITNESSES[0].sign(notes.read_note(row.note).text, at=5))
    client.handler.enforce_csrf_checks = True
    answer = client.post(f"{HERE}stand/{row.size}/", line, content_type="text/plain")
    assert (answer.status_code, answer.content) == (200, b"w0\n")
    assert Cosignature.objects.get().line == line
    assert line in text(client, f"{HERE}stand/{row.size}/")


@pytest.mark.parametrize("body", ["", "x", "— a b\n", "— a " + "A" * 20_000 + "\n", "\xff\x00"])
def test_anything_else_is_refused_in_words(body, cast, client):
    row = checkpoints.sign("zonnehof")
    answer = client.post(f"{HERE}stand/{row.size}/", body, content_type="text/plain")
    assert answer.status_code == 403
    assert len(answer.content.decode()) > 10
    assert Cosignature.objects.count() == 0


def download(client, folder):
    answer = client.get(HERE + "archief.zip")
    assert answer.status_code == 200
    path = folder / "zonnehof-logboek.zip"
    path.write_bytes(b"".join(answer.streaming_content))
    return path


def test_the_archive_checks_on_another_machine(cast, client, tmp_path):
    with act(COUNTED, by=AMINA, book="zonnehof", details_are_public=False) as entry:
        entry.erase(cast.amina)
        entry.about(cast.wijk, number="geheim")
    first = checkpoints.sign("zonnehof")
    ask_witnesses()
    grow(cast, 7)
    for row in (first, checkpoints.sign("zonnehof")):
        cosign(row, WITNESSES[1])
        cosign(row, WITNESSES[2])
    grow(cast, 2)  # newer than the last checkpoint: not in the archive
    path = download(client, tmp_path)
    size = size_of() - 2
    code, said = test_controleer.run(str(path))
    assert (code, said.endswith("ALLES KLOPT.\n")) == (0, True)
    assert f"GOED   {size} regels, genummerd zonder gat.\n" in said
    kept = Facts.objects.filter(entry__book="zonnehof", entry__seq__lte=size).exclude(salt="")
    opened, closed = kept.filter(open=True).count(), kept.filter(open=False).count()
    assert f"{opened} passen op hun zegel, 1 gewist, {closed} niet openbaar.\n" in said
    assert f"Mede ondertekend tot en met regel {size}, door: w1, w2.\n" in said
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
        program = (ROOT / "wijkaanpak" / "logbook" / "controleer.py").read_bytes()
        assert packed.read("controleer.py") == program
        assert b"geheim" not in packed.read("details.jsonl")
    assert names == {"LEESMIJ.txt", "controleer.py", "policy.txt", "log.jsonl", "details.jsonl",
                     f"checkpoints/{size}.txt"}  # fmt: skip


def test_a_receipt_is_checked_against_an_archive(cast, client, tmp_path):
    signed(cast)
    proof = tmp_path / "bewijs.tlog-proof"
    proof.write_bytes(client.get(HERE + "3/bewijs.tlog-proof").content)
    grow(cast, 3)
    checkpoints.sign("zonnehof")
    archive = download(client, tmp_path)
    code, said = test_controleer.run(str(archive), "--bewijs", str(proof))
    assert (code, "Je bewijs past: regel 3 staat nog precies zo." in said) == (0, True)
    other = proof.read_text().replace("index 2", "index 3")
    proof.write_text(other)
    code, said = test_controleer.run(str(archive), "--bewijs", str(proof))
    assert (code, "Op regel 4 staat iets anders dan in je bewijs." in said) == (1, True)


def test_before_the_first_checkpoint_there_is_no_archive(cast, client):
    assert client.get(HERE + "archief.zip").status_code == 409


def test_an_archive_after_a_break_still_checks(cast, client, tmp_path):
    grow(cast, 5)
    old = checkpoints.sign("zonnehof")
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    back_to(size - 2)
    declare_break(by=AMINA, book="zonnehof", about=cast.wijk, reason="De schijf ging stuk in mei.")
    checkpoints.Checkpoint.objects.create(
        book="zonnehof", generation=1, size=old.size, at=old.at, note=old.note
    )
    checkpoints.sign("zonnehof")
    code, said = test_controleer.run(str(download(client, tmp_path)))
    assert code == 0
    assert "Dit is het logboek wijkaanpak.local/zonnehof/2." in said
    assert f"LET OP Op regel {size - 1} is een breuk gemeld; daar staat wat weg is.\n" in said
    assert "2 standen passen op het logboek" in said


def test_names_and_addresses_never_leave_in_the_sealed_lines(cast, client, tmp_path):
    checkpoints.sign("zonnehof")
    with zipfile.ZipFile(io.BytesIO(download(client, tmp_path).read_bytes())) as packed:
        sealed = packed.read("log.jsonl").decode()
    for person in Facts.objects.values_list("content__who", flat=True).distinct():
        assert not person or person not in sealed
    for person in (cast.amina, cast.carlos, cast.noor):
        assert person.name not in sealed
        assert not person.email or person.email not in sealed


def test_an_archive_holds_one_checkpoint_a_month_and_the_last_with_enough_witnesses(
    cast, client, tmp_path
):
    sizes = []
    for month, day in ((1, 3), (1, 9), (2, 1), (2, 2), (2, 28)):
        with clock.set_back(datetime(2027, month, day, 12, tzinfo=UTC)):
            grow(cast)
            sizes.append(checkpoints.sign("zonnehof").size)
    ask_witnesses("group g any w0 w1 w2\nquorum g\n")
    cosign(checkpoints.sealed_at("zonnehof", sizes[2]).row, WITNESSES[0])
    with zipfile.ZipFile(download(client, tmp_path)) as packed:
        kept = {name for name in packed.namelist() if name.startswith("checkpoints/")}
    assert kept == {f"checkpoints/{sizes[at]}.txt" for at in (1, 2, 4)}


def test_every_verb_of_the_house_can_be_told_whatever_facts_are_left(cast):
    get_resolver().url_patterns  # noqa: B018  (the rooms are read, and with them their verbs)
    entry = Entry.objects.filter(book="zonnehof").select_related("details").first()
    for verb in known_verbs.values():
        entry.verb = verb.name
        for content, salt, is_open in (({}, "a", True), ({}, "a", False), ({}, "", False)):
            entry.details = Facts(content=content, salt=salt, open=is_open)
            assert "%(" not in told(entry)
