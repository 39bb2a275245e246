"""What may be seen of door cards: the words for everybody, the counts for who typed them in."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language_info

from wijkaanpak import clock
from wijkaanpak.agenda.models import Edition
from wijkaanpak.agenda.rules import IN_PUBLIC
from wijkaanpak.budget.models import Round
from wijkaanpak.funds.models import Goal
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.gatherings.rules import Welcome
from wijkaanpak.neighbourhoods.models import Area, KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.queries import public_areas
from wijkaanpak.neighbourhoods.rules import AreaKind
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import rules
from wijkaanpak.reach.models import Mirror, ReachPlan, Tally
from wijkaanpak.reach.rules import FIRST_WORDS, Asked, Choice, Question, Tenure
from wijkaanpak.refusals import NotYours, gettext_noop

type SomeMirror = Mirror  # what views call it: they do not touch models
type SomePlan = ReachPlan
PAGE = 20


def card_of(here: Neighbourhood) -> list[Question]:
    """Return the questions of a door card here, with how many people each answer is about.

    The bands of age are those of the figures, so that they can be compared.
    """
    areas = list(public_areas(here, AreaKind.OWN)) or list(public_areas(here, AreaKind.CBS))
    figures = _newest(here, areas)
    card = [_ages(figures.get(None, {})), *_homes(areas, figures)]
    card.append(
        Question(Asked.FIRST, tuple(Choice(key, words) for key, words in FIRST_WORDS.items()))
    )
    if len(here.languages) > 1:
        card.append(Question(Asked.LANGUAGE, tuple(_language(code) for code in here.languages)))
    return card


def _language(code: str) -> Choice:
    try:
        return Choice(code, get_language_info(code)["name_local"])
    except KeyError:
        return Choice(code, code)


type Figures = dict[str, KeyFigure]


def _newest(here: Neighbourhood, areas: list[Area]) -> dict[uuid.UUID | None, Figures]:
    """Return the newest figure of each name, of the whole and of each area."""
    which = Q(area=None) | Q(area__in=areas)
    found = KeyFigure.objects.filter(which, here=here, value__isnull=False).order_by("year")
    newest: dict[uuid.UUID | None, Figures] = {}
    for figure in found:
        newest.setdefault(figure.area_id, {})[figure.name] = figure
    return newest


def _number(figure: KeyFigure) -> int:
    return int(figure.value or 0)


def _source(figures: Iterable[KeyFigure]) -> str:
    return ", ".join(dict.fromkeys(f"{one.source or one.here.name} {one.year}" for one in figures))


def _ages(figures: Figures) -> Question:
    bands = rules.bands_in({name: _number(figure) for name, figure in figures.items()})
    if not bands:
        usual = (rules.band_key(band) for band in rules.USUAL_BANDS)
        return Question(Asked.AGE, tuple(Choice(key, key) for key in usual))
    used = [one for name, one in figures.items() if rules.OWN_BAND.match(name.lower())]
    return Question(
        Asked.AGE,
        tuple(Choice(key, key, size) for key, size in bands.items()),
        _source(used or [figures[rules.CBS_ALL]]),
    )


def _homes(areas: list[Area], figures: dict[uuid.UUID | None, Figures]) -> list[Question]:
    """Ask where people live; with tenure where figures of homes are known in every area.

    Never both: an area is the sum of its tenants and owners.
    """
    if not areas:
        return []
    homes = {area.pk: _tenures(figures.get(area.pk, {})) for area in areas}
    if all(homes.values()):
        used = [
            one for area in areas for one in figures[area.pk].values() if rules.tenure_in(one.name)
        ]
        choices = tuple(
            Choice(f"{area.pk}:{tenure}", area.name, homes[area.pk].get(tenure, 0), tenure)
            for area in areas
            for tenure in Tenure
        )
        return [Question(Asked.HOME, choices, _source(used))]
    people = {area.pk: _inhabitants(figures.get(area.pk, {})) for area in areas}
    known = [one for one in people.values() if one]
    sizes = {pk: _number(one) for pk, one in people.items() if one} if all(people.values()) else {}
    choices = tuple(Choice(str(area.pk), area.name, sizes.get(area.pk)) for area in areas)
    return [Question(Asked.AREA, choices, _source(known) if sizes else "")]


def _tenures(figures: Figures) -> dict[Tenure, int]:
    found: Counter[Tenure] = Counter()
    for name, figure in figures.items():
        if tenure := rules.tenure_in(name):
            found[tenure] += _number(figure)
    return dict(found)


def _inhabitants(figures: Figures) -> KeyFigure | None:
    return next((one for name, one in figures.items() if name.lower() in rules.INHABITANTS), None)


def held_gathering(here: Neighbourhood, gathering: uuid.UUID) -> Gathering:
    """Return a gathering on the programme of this neighbourhood, or answer 404."""
    found = Gathering.objects.filter(here=here, welcome=Welcome.YES).select_related("venue")
    row = get_object_or_404(found, pk=gathering)
    row.here = here
    return row


def last_tally(gathering: Gathering) -> Tally | None:
    """Return the newest count. Only for who counts: these numbers are never published."""
    return Tally.objects.filter(gathering=gathering).order_by("-version").first()


def tally_of(viewer: Viewer, gathering: Gathering) -> Tally | None:
    """Return the newest count for a host."""
    require(viewer.person, Right.HOST, viewer.here)
    return last_tally(gathering)


def mirror_of(gathering: Gathering) -> Mirror | None:
    """Return what the mirror said of a gathering."""
    return Mirror.objects.filter(gathering=gathering).first()


def year_is_added_up(here: Neighbourhood, year: int) -> bool:
    return Mirror.objects.filter(here=here, year=year, gathering=None).exists()


def has_year(here: Neighbourhood, year: int) -> bool:
    """Tell whether the mirror said something in a year."""
    return Mirror.objects.filter(here=here, year=year).exists()


def mirrors_page(here: Neighbourhood, before: str = "") -> tuple[list[Mirror], str]:
    """Return a page of what the mirror said of gatherings, newest first, and the next key."""
    found = Mirror.objects.filter(here=here, gathering__isnull=False)
    if last := _by_key(here, before):
        found = found.filter(Q(on__lt=last.on) | Q(on=last.on, pk__lt=last.pk))
    rows = list(
        found.select_related("gathering")
        .defer("gathering__minutes", "gathering__what_for")
        .order_by("-on", "-id")[: PAGE + 1]
    )
    for row in rows:
        _belongs(row, here)
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def _belongs(row: Mirror, here: Neighbourhood) -> None:
    row.here = here
    if row.gathering:
        row.gathering.here = here


def _by_key(here: Neighbourhood, key: str) -> Mirror | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Mirror.objects.filter(here=here, pk=number).first()


def years_of(here: Neighbourhood) -> list[int]:
    """Return the years in which the mirror said something, newest first."""
    found = Mirror.objects.filter(here=here).values_list("year", flat=True)
    return list(found.distinct().order_by("-year"))


@dataclass(frozen=True)
class Row:
    """One group through a year: at how many gatherings which word was said of it."""

    said: dict[str, str]
    nobody: int
    few: int
    there: int

    @property
    def said_something(self) -> bool:
        return bool(self.nobody or self.few or self.there)


@dataclass(frozen=True)
class Year:
    """A year: only counted from words that were said already, and the quiet ones together."""

    year: int
    gatherings: int
    rows: list[Row]
    together: Mirror | None


def year_of(here: Neighbourhood, year: int) -> Year:
    """Return a year of the mirror. Nothing is in it that was not on a page before."""
    found = Mirror.objects.filter(here=here, year=year, taken_back=None)
    spoke = found.filter(gathering__isnull=False).values_list("words", flat=True)
    groups: dict[tuple[str, str], dict[str, str]] = {}
    counted: Counter[tuple[str, str, str]] = Counter()
    for words in spoke:
        for said in words:
            group = (said["asked"], said["key"])
            groups.setdefault(group, said)
            counted[*group, said["word"]] += 1
    rows = [
        Row(
            said,
            counted[*group, "nobody"],
            counted[*group, "few"],
            counted[*group, "there"] + counted[*group, "fewer"],
        )
        for group, said in groups.items()
    ]
    return Year(year, len(spoke), rows, found.filter(gathering=None).first())


def quiet_counts(here: Neighbourhood, year: int) -> list[dict[str, dict[str, int]]]:
    """Return for each gathering of a year its counts of questions on which it said nothing."""
    mirrors = Mirror.objects.filter(
        here=here, year=year, gathering__isnull=False, taken_back=None
    ).order_by("pk")
    newest: dict[uuid.UUID, dict[str, dict[str, int]]] = {}
    found = Tally.objects.filter(gathering__mirror__in=mirrors).order_by("version")
    for tally in found:
        newest[tally.gathering_id] = tally.counts
    quiet = []
    for mirror in mirrors:
        spoken = {said["asked"] for said in mirror.words}
        counts = newest.get(mirror.gathering_id, {}) if mirror.gathering_id else {}
        quiet.append({asked: cells for asked, cells in counts.items() if asked not in spoken})
    return quiet


def still_to_speak(here: Neighbourhood, year: int | None = None) -> list[Gathering]:
    """Return the gatherings of which cards were counted while the mirror did not speak yet."""
    found = Gathering.objects.filter(here=here, tallies__isnull=False, mirror=None)
    if year:
        found = found.filter(starts__year=year)
    rows = list(found.distinct().order_by("starts", "id")[:PAGE])
    for row in rows:
        row.here = here
    return rows


def latest_mirrors(here: Neighbourhood, most: int = 3) -> list[Mirror]:
    """Return what the mirror said last, for who writes down who was missing."""
    found = Mirror.objects.filter(here=here, gathering__isnull=False, taken_back=None)
    rows = list(found.select_related("gathering").order_by("-on", "-id")[:most])
    for row in rows:
        _belongs(row, here)
    return rows


@dataclass(frozen=True)
class Note:
    """Who was missing when something was decided, and what was found when it was looked at."""

    title: str
    url: str
    words: str
    since: date | None
    mattered: bool | None
    learned: str
    checked: date | None

    @property
    def due(self) -> date | None:
        """When it is looked at again, as long as nobody did."""
        return rules.due_again(self.since) if self.since and not self.checked else None

    @property
    def overdue(self) -> bool:
        return bool(self.due and self.due < clock.today())


def notes(here: Neighbourhood) -> list[Note]:
    """Return every note of an agenda or a round here, newest first."""
    editions = Edition.objects.filter(here=here, state__in=IN_PUBLIC).exclude(missing="")
    rounds = Round.objects.filter(here=here).exclude(missing="")
    rows: list[Edition | Round] = [*editions.order_by("number"), *rounds.order_by("number")]
    found = [_note(row, here) for row in rows]
    return sorted(found, key=lambda note: note.since or date.max, reverse=True)


def _note(row: Edition | Round, here: Neighbourhood) -> Note:
    row.here = here
    since = row.adopted if isinstance(row, Edition) else row.counted
    return Note(
        row.title, row.get_absolute_url(), row.missing, since,
        row.missing_mattered, row.missing_learned, row.missing_checked,
    )  # fmt: skip


def notes_due(here: Neighbourhood) -> list[Note]:
    """Return the notes whose day to be looked at again has come."""
    return [note for note in notes(here) if note.overdue]


def plans_page(here: Neighbourhood, before: str = "") -> tuple[list[ReachPlan], str]:
    """Return a page of plans for a group, newest first, and the key of the next page."""
    found = ReachPlan.objects.filter(here=here)
    last = found.filter(pk=before).first() if _is_uuid(before) else None
    if last:
        found = found.filter(Q(since__lt=last.since) | Q(since=last.since, pk__lt=last.pk))
    rows = list(found.order_by("-since", "-id")[: PAGE + 1])
    for row in rows:
        row.here = here
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def _is_uuid(key: str) -> bool:
    try:
        return bool(uuid.UUID(key))
    except ValueError:
        return False


def get_plan(here: Neighbourhood, plan: uuid.UUID) -> ReachPlan:
    """Return a plan of this neighbourhood, or answer 404."""
    found = ReachPlan.objects.select_related("goal", "figure__area")
    row = get_object_or_404(found, here=here, pk=plan)
    row.here = here
    if row.goal:
        row.goal.here = here
    return row


def plans_to_look_at(here: Neighbourhood) -> list[ReachPlan]:
    """Return the plans whose day to look back has come."""
    found = ReachPlan.objects.filter(here=here, looked_back=None, look_back_on__lte=clock.today())
    rows = list(found.order_by("look_back_on", "id")[:PAGE])
    for row in rows:
        row.here = here
    return rows


def goals_here(here: Neighbourhood) -> list[Goal]:
    """Return the goals from which a threshold can be paid."""
    return list(Goal.objects.filter(here=here, holder=None).order_by("title", "id"))


def figures_here(here: Neighbourhood) -> list[KeyFigure]:
    """Return public figures to begin a plan with, newest year first."""
    found = KeyFigure.objects.filter(here=here, value__isnull=False).select_related("area")
    return list(found.order_by("-year", "name", "area__name")[:200])


def check_here(here: Neighbourhood, goal: Goal | None, figure: KeyFigure | None) -> None:
    """Raise NotYours for money or a figure of another neighbourhood."""
    if any(one and one.here_id != here.pk for one in (goal, figure)):
        raise NotYours(gettext_noop("This is of another neighbourhood."))
