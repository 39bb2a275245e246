"""Real addresses: every pattern of the house, filled in with what stands on the stage."""

import re

from django.apps import apps
from django.db.models import F, QuerySet
from django.urls import URLPattern, URLResolver, get_resolver

from wijkaanpak.agenda.models import Edition
from wijkaanpak.assemblies.models import Draw, Place
from wijkaanpak.budget.models import Round
from wijkaanpak.budget.rules.numbers import written
from wijkaanpak.reach.models import Mirror
from wijkaanpak.stories.models import PanelRound

# What a number in an address belongs to. A new kind of number must be added here.
KINDS = {
    "absence": "contacts.Absence",
    "agreement": "projects.Agreement",
    "area": "neighbourhoods.Area",
    "arena_line": "impact.ArenaLine",
    "asset": "assets.Asset",
    "assembly": "assemblies.Assembly",
    "burden": "experiments.Burden",
    "card": "assets.ThankYou",
    "choice": "stories.Choice",
    "ask": "invitations.Ask",
    "challenge": "projects.Challenge",
    "change": "commitments.Change",
    "chair": "assemblies.Place",
    "changed": "gatherings.ChangedDay",
    "commitment": "commitments.Commitment",
    "authority": "repairs.Authority",
    "conflict": "repairs.Conflict",
    "dialogue": "dialogues.Dialogue",
    "drawing": "impact.Version",
    "evidence": "dialogues.Evidence",
    "document": "network.LongCommitment",
    "freeze": "experiments.Freeze",
    "gathering": "gatherings.Gathering",
    "goal": "funds.Goal",
    "harvest": "gatherings.Harvest",
    "hosting": "gatherings.HostPeriod",
    "impact_path": "impact.Path",
    "intention": "agenda.Intention",
    "interest": "funds.Interest",
    "introduction": "assets.Introduction",
    "item": "agenda.Item",
    "kitchen": "knowledge.Kitchen",
    "lesson": "knowledge.Lesson",
    "line": "funds.BankLine",
    "merge": "budget.Merge",
    "mistake": "repairs.Mistake",
    "minute": "contacts.Minute",
    "movement": "funds.Movement",
    "objection": "repairs.Objection",
    "obstacle": "experiments.Obstacle",
    "pack": "assemblies.Pack",
    "pair": "assets.SameWord",
    "parcel": "knowledge.Parcel",
    "panel": "stories.Panel",
    "party": "network.Party",
    "payment": "funds.Payment",
    "person": "people.Person",
    "initiative": "projects.Initiative",
    "look": "projects.AfterCheck",
    "needed": "projects.NeededHelp",
    "project": "projects.Project",
    "stroke": "projects.StrokeSeen",
    "tie": "projects.Tie",
    "plan": "budget.Plan",
    "policy": "agenda.PolicyLink",
    "post": "contacts.Post",
    "pot": "funds.Pot",
    "presence": "contacts.Presence",
    "proposal": "network.Proposal",
    "question": "knowledge.Question",
    "reaction": "agenda.Reaction",
    "reach_plan": "reach.ReachPlan",
    "recommendation": "assemblies.Recommendation",
    "report": "funds.Report",
    "run": "invitations.Run",
    "seat": "network.Seat",
    "sentence": "repairs.Line",
    "series": "gatherings.Series",
    "serving": "agenda.Serving",
    "session": "assemblies.Session",
    "side": "repairs.ConflictSide",
    "share_ask": "impact.ShareAsk",
    "sheet": "dialogues.TableSheet",
    "shown": "impact.Shown",
    "signup": "assemblies.SignUp",
    "spoken": "experiments.SpokenMinute",
    "sitter": "stories.Sitter",
    "statement": "dialogues.Statement",
    "stop": "repairs.Stop",
    "story": "stories.Story",
    "table": "knowledge.Table",
    "tenure": "contacts.Tenure",
    "venue": "gatherings.Venue",
    "version": "knowledge.Version",
    "visit": "knowledge.Visit",
    "work": "projects.Work",
}
WORDS = {
    "here": ["zonnehof"], "kind": ["answer-item"], "told": ["kept", "at_risk"], "token": ["x"],
    "said": ["sorry", "repaired"],
    "action": ["0B5D51"], "accent": ["8A3B12"], "old": ["1"], "size": ["2"], "seq": ["1"],
    "step": ["1", "2", "3", "4"], "place": ["1"],
    "answer": ["confirm", "less", "correct"], "move": ["signal", "talk", "thawed", "answered"],
    "say": ["explain", "withdraw"], "deed": ["terugnemen", "jaargesprek"],
    "wording": ["eerste", "wijzigen", "verlengen"],
    "pile": ["1"], "domain": ["housing"], "name": ["stembiljetten.pb"],
}  # fmt: skip


def every_pattern(resolver=None, before=""):
    for part in (resolver or get_resolver()).url_patterns:
        path = before + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from every_pattern(part, path)
        elif isinstance(part, URLPattern):
            yield path, part


PATTERNS = dict(every_pattern())
HOLE = re.compile(r"<(\w+):(\w+)>")


def numbers_for(path):
    """Return the number of every row that an address of this pattern can be about."""
    kinds = [KINDS[name] for kind, name in HOLE.findall(path) if kind == "uuid"]
    rows = (QuerySet(apps.get_model(kind)).values_list("pk", flat=True) for kind in kinds)
    return {pk for some in rows for pk in some}


def fillings(kind, name, path):
    """Return what may stand in one hole of an address."""
    if name in OF_AN_ASSEMBLY:
        return of_its_assembly(name, path)
    if kind == "uuid":
        rows = QuerySet(apps.get_model(KINDS[name])).order_by("pk")
        if name == "signup":  # only who sits at a table has a page
            rows = rows.filter(place__isnull=False)
        if name == "story":  # first one that somebody told who signs in, and one that was chosen
            last = {"nulls_last": True}
            rows = rows.order_by(F("teller").desc(**last), F("chosen").desc(**last), "pk")
        if name == "freeze":  # first one that runs, which alone has a next step
            rows = rows.order_by("state", "pk")  # frozen before proposed
        return [str(pk) for pk in rows.values_list("pk", flat=True)]
    if name == "year":
        return [str(year) for year in Mirror.objects.values_list("year", flat=True).distinct()]
    if name == "number":
        numbered = PanelRound if "leesrondes" in path else Edition
        numbered, write = (Round, written) if "burgerbegroting" in path else (numbered, str)
        return [write(number) for number in numbered.objects.values_list("number", flat=True)]
    return WORDS[name]


OF_AN_ASSEMBLY = {"turn", "chair"}
ASSEMBLY = re.compile(r"/beraad/([0-9a-f-]{36})/")


def of_its_assembly(name, path):
    """Return the draws or seats of the assembly that stands before it in the address."""
    (assembly,) = ASSEMBLY.findall(path)
    draws = Draw.objects.filter(assembly=assembly).order_by("turn")
    if name == "turn":
        return [str(draw.turn) for draw in draws]
    return [str(place.pk) for place in Place.objects.filter(draw__in=draws).order_by("since")]


def addresses(path):
    """Return every real address of one pattern."""
    found = ["/" + path]
    while any(HOLE.search(one) for one in found):
        found = [
            one.replace(hole.group(), value, 1)
            for one in found
            if (hole := HOLE.search(one))
            for value in fillings(*hole.groups(), one)
        ]
    return found


def every_address():
    """Return {pattern: its real addresses}."""
    return {path: addresses(path) for path in PATTERNS}
