"""Test S2: whatever people write or send in an address, a page shows it and does nothing.

Every text of every model is made hostile and every page is drawn for whoever may see it; then
every page is asked with hostile questions and every form gets hostile answers. Pages are read
the way a browser reads them: an element or a handler that is not ours is a fault.
"""

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import QuerySet
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.budget import scenes
from tests.cast import signed_in
from tests.commitments.promises import accepted, change_of, in_days
from tests.photo import keys_from
from tests.site.addresses import every_address
from tests.site.stage import set_the_stage
from tests.site.test_gates import digest_of_everything, gate_of
from tests.stories.tellings import told
from tests.viewpoint.test_views import count, draw
from wijkaanpak import clock
from wijkaanpak.agenda.actions import link_policy, react
from wijkaanpak.logbook.models import Facts
from wijkaanpak.network.actions import write_long_commitment
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.templatetags.ui_words import paragraphs

HOSTILE = [
    "\"'><script>xss()</script><img src=x onerror=xss()><svg/onload=xss()>",
    "javascript:xss()//' onfocus=xss() autofocus x=\"</textarea></title><b onclick=xss()>",
    "{{7*7}}{% now 'Y' %}<a href=javascript:xss()>x</a>--><iframe src=//evil.example>",
    'https://evil.example/"onmouseover=xss()//<base href=//evil.example><style>*{x:xss()}',
]
# Who may see most of what a gate keeps.
VIEWERS = {
    ANYONE: ("", "dilan"),
    SIGNED_IN: ("dilan", "bram", "corrie"),
    Right.BE_MEMBER: ("amina", "corrie", "noor"),
    Right.COLLECT_STORIES: ("carlos",),
    Right.KEEP_STORIES: ("bram",),
    Right.JUDGE_APPEALS: ("bram",),
    Right.KEEP_AGENDA: ("anouk",),
    Right.SPEAK: ("sanne", "dilan", "corrie"),
    Right.INVITE: ("noor",),
    Right.KEEP_PLACE: ("noor",),
    Right.SEE_CASH_DESK: ("wim",),
    Right.KEEP_MONEY: ("wim",),
    Right.LOOK_ALONG: ("nel",),
    Right.KEEP_ROUND: ("ruth",),
    Right.KEEP_BALLOTS: ("klaas",),
    Right.KEEP_CODES: ("coen",),
    Right.KEEP_ADDRESSES: ("ada",),
    Right.HOST: ("hassan", "noor"),
    Right.CONNECT: ("ludmila",),
}
ASKED = ["aanbod", "alleen", "initiatief", "kant", "na", "next", "over", "plan", "punt", "soort",
         "staat", "start", "stoel", "tekst", "titel", "van", "voor", "wens", "zoek"]  # fmt: skip
NEVER_OURS = {"iframe", "object", "embed", "base", "style", "applet", "frame", "math", "portal"}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset"}


class Reader(HTMLParser):
    """Reads a page and notes what a browser would run, load or send elsewhere."""

    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        if tag in NEVER_OURS:
            self.faults.append(tag)
        if tag == "script" and not found.get("src", "").startswith("/static/"):
            self.faults.append("script")
        if tag == "meta" and "http-equiv" in found:
            self.faults.append("meta")
        self.faults += [name for name in found if name.startswith(("on", "hx-on", "style"))]
        self.faults += [found[name] for name in ADDRESSES & set(found) if runs(tag, found[name])]

    def handle_data(self, data):
        if self.cdata_elem == "script" and data.strip():
            self.faults.append("words in a script")


def runs(tag, address):
    """Tell whether an address is a program, or loads a part of the page from elsewhere."""
    bare = "".join(char for char in address if char > " ").lower()
    if bare.startswith(("javascript:", "vbscript:", "data:text", "data:application")):
        return True
    return tag in {"img", "script", "audio", "link"} and not bare.startswith(
        ("/", "data:", "blob:")
    )


def faults_in(page):
    reader = Reader()
    reader.feed(page)
    return reader.faults


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("around", ["<p>{}</p>", '<input value="{}">', "<title>{}</title>"])
def test_what_is_not_made_harmless_is_seen(around, hostile):
    if hostile.startswith("{{") and "value" in around:
        hostile = f'">{hostile}'
    assert faults_in(around.format(hostile)) != []


def test_our_own_pages_are_read_without_a_fault(cast, client):
    assert faults_in(client.get("/w/zonnehof/").text) == []


@pytest.fixture
def same_keys():
    """Each row has the same key every time: the addresses that are tried are no lottery."""
    with keys_from(7):
        yield


@pytest.fixture
def stage(same_keys, cast):
    """The stage, with a thing of every kind that has a page of its own."""
    set_the_stage(cast)
    change_of(cast, accepted(cast))
    plan = apps.get_model("agenda.Intention").objects.get()
    react(about=plan, words="Laat de bus staan.", name="Amina")
    told(cast.wijk, teller=cast.dilan)
    draw(cast)
    count(cast)
    write_long_commitment(
        by=cast.dilan, party=cast.residents, title="Twintig jaar", words="Wij blijven.",
        horizon_year=2036,
    )  # fmt: skip
    item = apps.get_model("agenda.Item").objects.filter(edition__state="adopted").first()
    link_policy(
        by=cast.sanne, party=cast.gemeente, item=item, title="Lichtplan", words="Het dient.",
        review_on=in_days(90),
    )  # fmt: skip
    return cast


# What is no writing of people: names of things, keys, digests, and what a rule reads.
NOT_WRITTEN = {"slug", "language", "photo", "voice", "slip", "digest", "ref", "code", "about",
               "key", "url", "state", "occasion", "action_colour", "accent_colour", "by",
               "sealed_secret", "border", "wanted", "verb", "kind", "role", "channel",
               "how", "task", "rules", "fingerprint", "salt", "result", "proof", "seal",
               "sheet", "file", "domains", "because", "layer"}  # fmt: skip


def written():
    """Yield every field in which somebody's writing is kept."""
    for model in apps.get_models():
        if not model.__module__.startswith("wijkaanpak.") or model._meta.label == "logbook.Entry":
            continue
        for field in model._meta.concrete_fields:
            text = isinstance(field, models.CharField | models.TextField) and not field.choices
            if text and not field.unique and field.name not in NOT_WRITTEN:
                yield model, field


def make_hostile():
    """Write hostile words in every field of every row; return in how many fields."""
    spoiled, long = 0, " ".join(HOSTILE)
    for number, (model, field) in enumerate(written()):
        words = HOSTILE[number % len(HOSTILE)][: field.max_length] if field.max_length else long
        for rows in (QuerySet(model), QuerySet(model).exclude(**{field.name: ""})):
            try:
                with transaction.atomic():
                    rows.update(**{field.name: words})
            except DatabaseError:
                continue  # some may only be empty: then only those that are not
            spoiled += 1
            break
    for facts in Facts.objects.exclude(content={}):
        content = {k: long if isinstance(v, str) else v for k, v in facts.content.items()}
        Facts.objects.filter(pk=facts.pk).update(content=content, open=True)
    return spoiled


def visits(cast, most=4):
    """Yield pages that somebody gets, the most of each kind: pattern, address, visitor, answer."""
    clients = {"": Client(raise_request_exception=False)}
    for path, real in every_address().items():
        gate = gate_of(path)
        for name in VIEWERS.get(gate["GET"] if gate else ANYONE, ()):
            if name not in clients:
                clients[name] = signed_in(
                    Client(raise_request_exception=False), getattr(cast, name)
                )
            given = 0
            for address in real:
                answer = clients[name].get(address)
                assert answer.status_code < 500, address
                if answer.status_code == 200:
                    given += 1
                    yield path, address, clients[name], answer
                if given == most:
                    break


def read(answer):
    """Return the faults of an answer, as what its content type makes of it."""
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    if kind == "text/html":
        return faults_in(answer.text)
    if kind == "application/atom+xml":
        return [] if ElementTree.fromstring(answer.content) is not None else ["xml"]
    if kind.endswith("json"):
        return [] if json.loads(answer.content) is not None else ["json"]
    if kind == "text/csv":
        return formulas(cell for row in csv.reader(io.StringIO(answer.text)) for cell in row)
    if kind == XLSX:
        sheets = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
        cells = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row)
        return formulas(str(cell.value) for cell in cells if cell.data_type == "f")
    return [] if kind in HARMLESS else [kind]


def formulas(cells):
    """Return what a spreadsheet would work out, apart from numbers and the sums of our own."""
    return [c for c in cells if c[:1] in set("=+-@\t\r") and not OURS_TO_ADD_UP.match(c)]


OURS_TO_ADD_UP = re.compile(r"=-?SUM(PRODUCT)?\([A-Za-z0-9:$'!=*() ]*\)$|=[-A-Z0-9]+$|-?[0-9.,]+$")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HARMLESS = {"text/plain", "text/calendar", "text/css", "application/zip", "application/pdf",
            "image/webp", ""}  # fmt: skip
# What nobody gets on this stage: pages that stand a moment or wait for a post, and bare files.
TELL = "w/<slug:here>/verhalen/"
ROUND = "w/<slug:here>/burgerbegroting/<round:number>/"
NOT_ON_STAGE = {
    "w/<slug:here>/burgerbegroting/<round:number>/gemist/terug/",  # no round is followed yet
    "brieven/afmelden/<str:token>/", "inloggen/tweede-sleutel/", "mijn/",
    "w/<slug:here>/gezichten/aanstelling/<uuid:tenure>/foto.webp",
    "w/<slug:here>/gezichten/minuut/<uuid:minute>/stem/",
    "w/<slug:here>/regelruimte/minuut/<uuid:spoken>/stem/",
    "w/<slug:here>/afspraken/<uuid:commitment>/concept/",
    "w/<slug:here>/logboek/<int:seq>/bewijs.tlog-proof", "w/<slug:here>/logboek/archief.zip",
    "w/<slug:here>/logboek/stand/", "w/<slug:here>/logboek/stand/<int:size>/",
    "w/<slug:here>/logboek/stand/<int:old>/<int:size>/",
    *(f"{TELL}{at}{file}/" for at in ("<uuid:story>/", "bureau/<uuid:story>/", "vertel/")
      for file in ("foto", "geluid")),
    *(f"{TELL}leesgroep/<uuid:panel>/lezen/<int:place>/{file}/" for file in ("foto", "geluid")),
    f"{TELL}mijn/<uuid:story>/kaart.pdf",  # of a story that one told oneself and a panel chose
    f"{TELL}strookje/nieuw/", f"{TELL}vertel/nakijken/",
    *(f"{ROUND}stemmen/{at}/" for at in ("biljet", "lijst", "nakijken", "klaar")),
    f"{ROUND}uitslag/", f"{ROUND}uitslag/<str:name>", f"{ROUND}geld/", f"{ROUND}plan/nieuw/",
    f"{ROUND}plan/<uuid:plan>/foto.webp", "w/<slug:here>/potjes/doel/<uuid:goal>/vrije-hand/",
    # One's own page: tests/assemblies reads it.
    *(f"w/<slug:here>/beraad/<uuid:assembly>/{at}/" for at in ("aangemeld", "mijn/nee",
      "mijn/nodig", "mijn/wissen")),
    "w/<slug:here>/beraad/<uuid:assembly>/gemist/terug/",  # no session is over yet
    # Every draw on stage fell: tests/assemblies reads the page before.
    "w/<slug:here>/beraad/<uuid:assembly>/loting/<int:turn>/uitkomst/",
    "w/<slug:here>/potjes/bon/<uuid:payment>/", "w/<slug:here>/krachten/strookje/nieuw/",
    # From fifty people on, and when the last day is over: tests/dialogues reads them. The way to
    # the next statement, and from a letter to its questions, is a redirect.
    "w/<slug:here>/gesprekken/<uuid:dialogue>/sluiten/",
    "w/<slug:here>/gesprekken/<uuid:dialogue>/votes.csv",
    "w/<slug:here>/gesprekken/<uuid:dialogue>/stem/", "w/<slug:here>/beraad/meedoen/",
    # Files of what the log signed, and a form that a plan opens: tests/knowledge reads them.
    "w/<slug:here>/leren/bestand/leergeld.json", "w/<slug:here>/leren/lijkt/<uuid:version>/",
    "w/<slug:here>/leren/les/<uuid:lesson>/leergeld.json",
    # What is being drawn, and a last question to who keeps the path: tests/impact reads them.
    "w/<slug:here>/impactpaden/tekenen/nakijken/",
    "w/<slug:here>/impactpaden/tekening/<uuid:drawing>/foto/wissen/",
    # Steps for who was hurt, has a mandate or is a guest: the tests of those rooms read them.
    "w/<slug:here>/herstel/fout/<uuid:mistake>/zeggen/<slug:said>/",
    "w/<slug:here>/herstel/stop/<uuid:stop>/bezwaar/<uuid:objection>/antwoord/",
    "w/<slug:here>/herstel/stop/<uuid:stop>/verder/", "w/<slug:here>/herstel/stop/nieuw/",
    "w/<slug:here>/leren/bezoek/<uuid:visit>/belofte/",
    "w/<slug:here>/leren/bezoek/<uuid:visit>/wat-ervan-kwam/",
}  # fmt: skip


def test_hostile_words_in_every_field_do_nothing_on_any_page(stage):
    assert make_hostile() > 60
    faults, seen, before = {}, set(), digest_of_everything()
    for path, address, _client, answer in visits(stage):
        seen.add(path)
        if wrong := read(answer):
            faults[address] = wrong
    assert faults == {}
    assert digest_of_everything() == before  # test S3: reading changes nothing
    left = {path for path in set(every_address()) - seen if may_be_read(path)}
    assert sorted(left - NOT_ON_STAGE) == []
    assert sorted(NOT_ON_STAGE - left) == []


def test_hostile_plans_stand_harmless_on_a_ballot(cast, client):
    set_the_stage(cast)
    round = apps.get_model("budget.Round").objects.get(state="voting")
    _serial, code = scenes.letters(cast, round, 1)[0]
    assert make_hostile() > 60
    with clock.set_back(scenes.VOTE_FROM):
        vote = f"{round.get_absolute_url()}stemmen/"
        client.post(vote, {"code": code})
        client.post(f"{vote}lijst/", {"plans": ["1"]})
        pages = {at: client.get(f"{vote}{at}/") for at in ("biljet", "lijst", "nakijken")}
    assert {at: (page.status_code, read(page)) for at, page in pages.items()} == {
        "biljet": (200, []),
        "lijst": (200, []),
        "nakijken": (200, []),
    }


def may_be_read(path):
    gate = gate_of(path)
    return gate is None or gate["GET"] is not NOBODY


class Fields(HTMLParser):
    """The names of all that a page lets somebody fill in."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def handle_starttag(self, tag, attrs):
        if tag in {"input", "textarea", "select"} and (name := dict(attrs).get("name")):
            self.names.add(name)


def test_hostile_questions_and_answers_come_back_harmless(stage):
    faults, asked = {}, 0
    hostile = " ".join(HOSTILE)
    for _path, address, client, answer in list(visits(stage, 1)):
        if answer.headers["Content-Type"].startswith("text/html"):
            fields = Fields()
            fields.feed(answer.text)
            answers = [client.get(address, dict.fromkeys(ASKED, hostile))]
            names = fields.names - {"csrfmiddlewaretoken"}
            answers += [client.post(address, dict.fromkeys(names, hostile))] if names else []
            for one in answers:
                asked += 1
                assert one.status_code < 500, address
                if wrong := read(one):
                    faults[address] = wrong
    assert faults == {}
    assert asked > 100


@given(st.text(max_size=60), st.sampled_from(HOSTILE))
def test_what_people_say_is_never_more_than_words(before, hostile):
    """Whatever stands before it: the only elements are the paragraphs that we put around it."""
    reader = Tags()
    reader.feed(str(paragraphs(before + hostile)))
    assert set(reader.tags) <= {"p", "br"}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert attrs == []
