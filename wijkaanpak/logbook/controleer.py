#!/usr/bin/env python3
"""Controleer een logboek van Wijkaanpak. Je hebt alleen Python nodig (3.9 of nieuwer).

    python3 controleer.py archief.zip
    python3 controleer.py map-met-het-archief
    python3 controleer.py archief.zip --getuigenlijst mijn-getuigenlijst.txt
    python3 controleer.py archief.zip --bewijs zonnehof-12.tlog-proof

Dit programma gebruikt geen internet en verandert niets. Het leest het archief, rekent alles na
en zegt per controle wat het vond. Het eindigt met 0 als alles klopt en met 1 als er iets niet
klopt. Hoe het werkt staat op twee bladzijden in docs/reference/log-format.md, zodat iedereen
dit programma zelf kan schrijven.
"""

import argparse
import base64
import hashlib
import io
import os
import re
import sys
import zipfile
import zlib

LEAF = re.compile(
    rb'\{"about":"[a-z0-9_.:-]*","at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ","c":"([0-9a-f]{64})",'
    rb'"n":([1-9]\d*),"party":"[a-z0-9_.:-]*","v":"([a-z0-9_.:-]*)"\}\n'
)
OPENED = re.compile(rb'\{"facts":(\{.*\}),"n":([1-9]\d*),"salt":"([0-9a-f]{64})"\}\n')
CLOSED = re.compile(rb'\{"n":([1-9]\d*),"state":"(erased|closed)"\}\n')
FACTS = b"wijkaanpak/facts/v1\n"
BROKEN = b"logbook.broken"
LONGEST_LEAF, LONGEST_DETAILS = 2000, 4000000
DASH = "\u2014 "
USAGE = """\
python3 controleer.py ARCHIEF [--getuigenlijst BESTAND] [--bewijs BESTAND]

  ARCHIEF                  het zip-bestand, of de map waarin je het uitpakte
  --getuigenlijst BESTAND  je eigen lijst van wie er moet tekenen
  --bewijs BESTAND         een bewijs van een regel, dat je bewaarde
  --help                   deze uitleg

In English: this checks a log of Wijkaanpak. ARCHIEF is the zip file or its folder; the others are
your own list of witnesses and a receipt that you kept. GOED is right, LET OP is take care and
FOUT is wrong. ALLES KLOPT: everything holds.
"""


class Fault(Exception):
    """Something does not fit; the sentence says what."""

    def __init__(self, sentence, *values):
        super().__init__(sentence % values)


# --- Ed25519 (RFC 8032), only to verify: enough to need nothing but Python itself -------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(one, two):
    """Add two points (extended coordinates)."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(one):
    a, b, c = one[0] * one[0] % P, one[1] * one[1] % P, 2 * one[2] * one[2] % P
    h = a + b
    e, g = h - (one[0] + one[1]) ** 2 % P, a - b
    f = c + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(coded):
    """Return the point of 32 bytes, or raise Fault."""
    y = int.from_bytes(coded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_MINUS_1 % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise Fault("geen geldige sleutel")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public, message, signed):
    """Tell whether 64 bytes are the signature of this key under this message."""
    if len(signed) != 64:
        return False
    s = int.from_bytes(signed[32:], "little")
    if s >= L:
        return False
    x, y, z, t = point(public)
    minus = (P - x, y, z, P - t)
    both = add(BASE, minus)
    k = int.from_bytes(hashlib.sha512(signed[:32] + public + message).digest(), "little") % L
    at = (0, 1, 1, 0)
    for bit in range(252, -1, -1):
        at = double(at)
        chosen = (s >> bit & 1) + 2 * (k >> bit & 1)
        if chosen:
            at = add(at, (BASE, minus, both)[chosen - 1])
    inverse = pow(at[2], P - 2, P)
    coded = (at[1] * inverse % P) | ((at[0] * inverse % P & 1) << 255)
    return coded.to_bytes(32, "little") == signed[:32]


# --- The tree (RFC 6962) ----------------------------------------------------------------------


class Tree:
    """Grows line by line and remembers only its peaks."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        sha256 = hashlib.sha256
        hashed = sha256(b"\0" + leaf).digest()
        self.size = n = self.size + 1
        while not n & 1:
            hashed = sha256(b"\1" + self.peaks.pop() + hashed).digest()
            n >>= 1
        self.peaks.append(hashed)

    def root(self):
        if not self.peaks:
            return hashlib.sha256().digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\1" + peak + root).digest()
        return root


# --- Signed notes, keys and the policy (C2SP) -------------------------------------------------


def unbase64(text):
    """Decode strictly: one text for the same bytes, so that no letter can change unseen."""
    try:
        plain = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        plain = b""
    if not plain or base64.b64encode(plain).decode() != text:
        raise Fault("'%s' is geen goede base64", text[:60])
    return plain


class Key:
    """A public key: kind 1 signs for a log, kind 4 cosigns for a witness."""

    def __init__(self, vkey, kind):
        self.vkey = vkey
        parts = vkey.split("+", 2)
        if len(parts) != 3 or not re.fullmatch(r"[^\s+]+", parts[0]):
            raise Fault("'%s' is geen sleutel", vkey)
        self.name, plain = parts[0], unbase64(parts[2])
        self.public = plain[1:]
        named = hashlib.sha256(self.name.encode() + b"\n" + plain).digest()
        self.id = named[:4]
        if len(plain) != 33 or plain[0] != kind or self.id.hex() != parts[1]:
            raise Fault("in de sleutel van %s zit een fout", self.name)
        point(self.public)
        self.kind = kind

    def holds(self, signed, text):
        message = text.encode()
        if self.kind == 4:
            at = int.from_bytes(signed[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % at + message
            signed = signed[8:]
        return ed25519_holds(self.public, message, signed)


class Policy:
    """Which log, which witnesses, and whose word together is enough."""

    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = {}, {}, {}, ""
        for number, line in enumerate(text.split("\n"), 1):
            words = line.split()
            if words and not words[0].startswith("#"):
                try:
                    self.take(words)
                except (Fault, IndexError, ValueError) as fault:
                    wrong = "regel %d van de getuigenlijst is fout (%s)"
                    raise Fault(wrong, number, fault) from None
        if not self.quorum:
            raise Fault("de getuigenlijst heeft geen regel 'quorum'")

    def take(self, words):
        known = self.witnesses.keys() | self.groups.keys()
        if words[0] == "log" and len(words) in (2, 3):
            key = Key(words[1], 1)
            self.logs[key.name] = key
        elif words[0] == "witness" and len(words) in (3, 4) and words[1] not in known:
            self.witnesses[words[1]] = Key(words[2], 4)
        elif words[0] == "group" and len(words) > 3 and words[1] not in known:
            self.take_group(words[1], words[2], words[3:], known)
        elif words[0] == "quorum" and len(words) == 2 and not self.quorum:
            if words[1] != "none" and words[1] not in known:
                raise Fault("'%s' is onbekend", words[1])
            self.quorum = words[1]
        else:
            raise Fault("'%s' begrijp ik niet", " ".join(words)[:60])

    def take_group(self, name, many, members, known):
        least = {"all": len(members), "any": 1}.get(many) or int(many)
        used = [one for _least, group in self.groups.values() for one in group]
        fits = 1 <= least <= len(members) == len(set(members))
        if not fits or not known.issuperset(members) or set(members) & set(used):
            raise Fault("groep '%s' klopt niet", name)
        self.groups[name] = (least, members)

    def met(self, names, one=None):
        one = one or self.quorum
        if one in self.groups:
            least, members = self.groups[one]
            return sum(self.met(names, member) for member in members) >= least
        return one == "none" or one in names


class Checkpoint:
    """What the log said about itself at one moment, and who cosigned that."""

    def __init__(self, name, text):
        body, blank, lines = text.rpartition("\n\n")
        rows = body.split("\n")
        if not blank or not lines.endswith("\n") or len(rows) != 3:
            raise Fault("de stand %s is beschadigd", name)
        self.text, self.origin = body + "\n", rows[0]
        if rows[1] != name or not re.fullmatch(r"0|[1-9]\d*", rows[1]):
            raise Fault("de stand in bestand %s hoort bij regel %s", name, rows[1][:20])
        self.size, self.root = int(rows[1]), unbase64(rows[2])
        self.signatures = [self.signature(line) for line in lines[:-1].split("\n")]

    @staticmethod
    def signature(line):
        name, _space, coded = line[len(DASH) :].rpartition(" ")
        if not line.startswith(DASH) or not name:
            raise Fault("onder een stand staat een beschadigde handtekening")
        plain = unbase64(coded)
        return name, plain[:4], plain[4:]

    def signers(self, policy):
        """Return the names of the witnesses; raise Fault for any signature that does not hold."""
        log = policy.logs.get(self.origin)
        if log is None:
            at = (self.size, self.origin)
            raise Fault("stand %d is van '%s', dat logboek kent de getuigenlijst niet", *at)
        keys = {(key.name, key.id): (label, key) for label, key in policy.witnesses.items()}
        keys[log.name, log.id] = ("", log)
        found = set()
        for name, key_id, signed in self.signatures:
            label, key = keys.get((name, key_id), (None, None))
            if key is None:
                raise Fault("onder stand %d staat een onbekende handtekening", self.size)
            if not key.holds(signed, self.text):
                raise Fault("de handtekening van %s onder stand %d is vals", name, self.size)
            found.add(label)
        if "" not in found:
            raise Fault("stand %d is niet ondertekend door het logboek", self.size)
        return found - {""}


# --- The archive ------------------------------------------------------------------------------


class Archive:
    """A zip or a folder with the same files in it."""

    def __init__(self, path):
        self.folder = path if os.path.isdir(path) else ""
        if not os.path.exists(path):
            raise Fault("%s bestaat niet", path)
        if self.folder:
            self.names = [
                os.path.relpath(os.path.join(where, file), path).replace(os.sep, "/")
                for where, _folders, files in os.walk(path)
                for file in files
            ]
        elif zipfile.is_zipfile(path):
            self.zip = zipfile.ZipFile(path)
            self.names = self.zip.namelist()
        else:
            raise Fault("%s is geen zip-bestand en geen map", path)
        self.before = next((n[:-9] for n in sorted(self.names, key=len)
                            if n == "log.jsonl" or n.endswith("/log.jsonl")), None)  # fmt: skip
        if self.before is None:
            raise Fault("in %s zit geen log.jsonl; is dit wel een archief van een logboek?", path)

    def open(self, name):
        if self.before + name not in self.names:
            raise Fault("%s ontbreekt in het archief", name)
        if self.folder:
            return open(os.path.join(self.folder, self.before + name), "rb")
        return io.BufferedReader(self.zip.open(self.before + name), 1 << 16)

    def text(self, name):
        with self.open(name) as file:
            try:
                return file.read(LONGEST_DETAILS).decode("utf-8")
            except UnicodeDecodeError:
                raise Fault("%s is beschadigd", name) from None

    def checkpoints(self):
        start = self.before + "checkpoints/"
        texts = [n for n in self.names if n.startswith(start) and n.endswith(".txt")]
        sizes = [n[len(start) : -4] for n in texts]
        found = [Checkpoint(name, self.text(f"checkpoints/{name}.txt")) for name in sizes]
        if not found:
            raise Fault("in het archief zit geen enkele stand om mee te vergelijken")
        return sorted(found, key=lambda one: one.size)


class Details:
    """Reads details.jsonl beside the log: for every line what is readable, erased or closed."""

    def __init__(self, file):
        self.file = file
        self.opened = self.erased = self.closed = 0

    def check(self, n, seal):
        line = self.file.readline(LONGEST_DETAILS)
        opened = OPENED.fullmatch(line)
        if opened and int(opened.group(2)) == n:
            salt = bytes.fromhex(opened.group(3).decode())
            if hashlib.sha256(FACTS + salt + opened.group(1)).hexdigest().encode() != seal:
                raise Fault("de details van regel %d passen niet op hun zegel", n)
            self.opened += 1
            return
        shut = CLOSED.fullmatch(line)
        if not shut or int(shut.group(1)) != n:
            raise Fault("bij regel %d ontbreken de details, of ze zijn beschadigd", n)
        if shut.group(2) == b"erased":
            self.erased += 1
        else:
            self.closed += 1

    def end(self):
        if self.file.readline(1):
            raise Fault("in details.jsonl staat meer dan bij het logboek hoort")


def read_log(log, details, roots, wanted):
    """Read both files in step, once; return the tree and the numbers of declared breaks.

    `roots` holds the sizes to remember the root of, `wanted` the lines to remember; both are
    filled in on the way.
    """
    tree, breaks = Tree(), []
    for line in iter(lambda: log.readline(LONGEST_LEAF), b""):
        n = tree.size + 1
        leaf = LEAF.fullmatch(line)
        if not leaf:
            raise Fault("regel %d van het logboek is beschadigd", n)
        if int(leaf.group(2)) != n:
            found = leaf.group(2).decode()[:20]
            raise Fault("na regel %d komt regel %s: er is iets weg of tussen gezet", n - 1, found)
        if leaf.group(3) == BROKEN:
            breaks.append(n)
        tree.add(line[:-1])
        details.check(n, leaf.group(1))
        if n in roots:
            roots[n] = tree.root()
        if n in wanted:
            wanted[n] = line[:-1]
    details.end()
    return tree, breaks


class Receipt:
    """A receipt that somebody kept: its line must stand in the log, its checkpoint must fit."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            head, _blank, note = file.read().partition("\n\n")
        lines = head.split("\n")
        if lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) < 3 or not note:
            raise Fault("%s is geen bewijs", path)
        self.leaf = unbase64(lines[1][len("extra ") :])
        self.n = int(lines[2][len("index ") :]) + 1
        self.checkpoint = Checkpoint(note.split("\n")[1], note)

    def compare(self, leaf, root, policy):
        """The line and the root are those of the archive at the places the receipt names."""
        if not leaf or not root:
            raise Fault("het archief is ouder dan je bewijs; download een nieuwer archief")
        if leaf != self.leaf:
            raise Fault("op regel %s staat iets anders dan in je bewijs", number(self.n))
        if root != self.checkpoint.root:
            raise Fault("het logboek is niet hetzelfde als toen je dit bewijs kreeg")
        self.checkpoint.signers(policy)
        say("GOED", "Je bewijs past: regel %s staat nog precies zo.", number(self.n))


def number(n):
    return f"{n:,}".replace(",", ".")


def say(verdict, sentence, *values):
    print("".join((verdict.ljust(7), sentence % values)), flush=True)


def check(path, policy_path, receipt_path):
    """Check everything; say what holds and raise Fault at the first thing that does not."""
    archive = Archive(path)
    receipt = Receipt(receipt_path) if receipt_path else None
    policy = read_policy(archive, policy_path)
    checkpoints = archive.checkpoints()
    say("GOED", "Dit is het logboek %s.", checkpoints[-1].origin)
    kept = [*checkpoints, receipt.checkpoint] if receipt else checkpoints
    roots, wanted = {one.size: b"" for one in kept}, {receipt.n: b""} if receipt else {}
    with archive.open("log.jsonl") as log, archive.open("details.jsonl") as beside:
        details = Details(beside)
        tree, breaks = read_log(log, details, roots, wanted)
    say("GOED", "%s regels, genummerd zonder gat.", number(tree.size))
    counts = map(number, (details.opened, details.erased, details.closed))
    say("GOED", "Details: %s passen op hun zegel, %s gewist, %s niet openbaar.", *counts)
    compare(tree, roots, checkpoints)
    say_who_signed(checkpoints, policy)
    if receipt:
        receipt.compare(wanted[receipt.n], roots[receipt.checkpoint.size], policy)
    for n in breaks:
        say("LET OP", "Op regel %s is een breuk gemeld; daar staat wat weg is.", number(n))
    say("", "Vingerafdruk van het geheel: %s", tree.root().hex())
    say("", "Sleutel van het logboek: %s", policy.logs[checkpoints[-1].origin].vkey)


def read_policy(archive, path):
    """Return your own policy when you brought one, else the one in the archive."""
    if not path:
        return Policy(archive.text("policy.txt"))
    say("GOED", "Ik gebruik je eigen getuigenlijst: %s.", path)
    with open(path, encoding="utf-8") as file:
        return Policy(file.read())


def compare(tree, roots, checkpoints):
    """The log must end at the last checkpoint and fit every one of them."""
    last = checkpoints[-1].size
    if tree.size != last:
        raise Fault(
            "het logboek heeft %s regels, maar de laatste stand is van regel %s",
            number(tree.size),
            number(last),
        )
    for one in checkpoints:
        if (roots[one.size] or Tree().root()) != one.root:
            at = number(one.size)
            raise Fault("de stand bij regel %s past niet: er is iets veranderd", at)
    count = number(len(checkpoints))
    say("GOED", "%s standen passen op het logboek, de laatste bij regel %s.", count, number(last))


def say_who_signed(checkpoints, policy):
    """Verify every signature, and say up to which line enough witnesses cosigned."""
    enough, names = -1, set()
    for one in checkpoints:
        signers = one.signers(policy)
        if policy.met(signers):
            enough, names = one.size, signers
    say("GOED", "Elke stand is ondertekend door het logboek zelf.")
    if enough < 0:
        raise Fault("geen enkele stand is door genoeg getuigen ondertekend")
    if policy.quorum == "none":
        say("LET OP", "De getuigenlijst vraagt niemand: één partij bewaart dit logboek.")
        return
    by = ", ".join(sorted(names))
    say("GOED", "Mede ondertekend tot en met regel %s, door: %s.", number(enough), by)
    if enough < checkpoints[-1].size:
        say("LET OP", "De regels daarna zijn nog niet door genoeg getuigen ondertekend.")


UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


class Words(argparse.ArgumentParser):
    """Reads the command line; says in Dutch, and under it in English, how to begin."""

    def format_help(self):
        return USAGE

    def error(self, message):
        print("FOUT   Zo kan ik niet beginnen. Zo wel:\n\n" + USAGE, file=sys.stderr)
        print("What went wrong: " + message, file=sys.stderr)
        sys.exit(2)


def main(words=None):
    parser = Words()
    parser.add_argument("archief")
    parser.add_argument("--getuigenlijst")
    parser.add_argument("--bewijs")
    given = parser.parse_args(words)
    try:
        check(given.archief, given.getuigenlijst, given.bewijs)
    except Fault as fault:
        say("FOUT", "%s.", str(fault)[:1].upper() + str(fault)[1:])
    except UNREADABLE as error:
        say("FOUT", "Het archief is niet te lezen. De computer zegt: %s.", error)
    else:
        say("", "ALLES KLOPT.")
        return 0
    say("", "ER KLOPT IETS NIET.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
