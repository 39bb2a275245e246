"""Real addresses: every pattern of the house, filled in with what stands on the stage."""

import re

from django.apps import apps
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, get_resolver

from wijkaanpak.agenda.models import Edition
from wijkaanpak.assemblies.models import Draw, Place
from wijkaanpak.budget.models import Round
from wijkaanpak.reach.models import Mirror

# What a number in an address belongs to. A new kind of number must be added here.
KINDS = {
    "absence": "contacts.Absence",
    "area": "neighbourhoods.Area",
    "asset": "assets.Asset",
    "assembly": "assemblies.Assembly",
    "card": "assets.ThankYou",
    "ask": "invitations.Ask",
    "change": "commitments.Change",
    "chair": "assemblies.Place",
    "changed": "gatherings.ChangedDay",
    "commitment": "commitments.Commitment",
    "dialogue": "dialogues.Dialogue",
    "evidence": "dialogues.Evidence",
    "document": "network.LongCommitment",
    "gathering": "gatherings.Gathering",
    "goal": "funds.Goal",
    "harvest": "gatherings.Harvest",
    "hosting": "gatherings.HostPeriod",
    "intention": "agenda.Intention",
    "interest": "funds.Interest",
    "introduction": "assets.Introduction",
    "item": "agenda.Item",
    "line": "funds.BankLine",
    "merge": "budget.Merge",
    "minute": "contacts.Minute",
    "movement": "funds.Movement",
    "pack": "assemblies.Pack",
    "pair": "assets.SameWord",
    "party": "network.Party",
    "payment": "funds.Payment",
    "person": "people.Person",
    "plan": "budget.Plan",
    "policy": "agenda.PolicyLink",
    "post": "contacts.Post",
    "pot": "funds.Pot",
    "presence": "contacts.Presence",
    "proposal": "network.Proposal",
    "reaction": "agenda.Reaction",
    "reach_plan": "reach.ReachPlan",
    "recommendation": "assemblies.Recommendation",
    "report": "funds.Report",
    "run": "invitations.Run",
    "seat": "network.Seat",
    "series": "gatherings.Series",
    "serving": "agenda.Serving",
    "session": "assemblies.Session",
    "signup": "assemblies.SignUp",
    "statement": "dialogues.Statement",
    "story": "stories.Story",
    "tenure": "contacts.Tenure",
    "venue": "gatherings.Venue",
}
WORDS = {
    "here": ["zonnehof"], "kind": ["answer-item"], "told": ["kept", "at_risk"], "token": ["x"],
    "action": ["0B5D51"], "accent": ["8A3B12"], "old": ["1"], "size": ["2"], "seq": ["1"],
    "step": ["1", "2", "3", "4"], "place": ["1"],
    "pile": ["1"], "name": ["stembiljetten.pb"],
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
        return [str(pk) for pk in rows.values_list("pk", flat=True)]
    if name == "year":
        return [str(year) for year in Mirror.objects.values_list("year", flat=True).distinct()]
    if name == "number":
        numbered = Round if "burgerbegroting" in path else Edition
        return [str(number) for number in numbered.objects.values_list("number", flat=True)]
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
