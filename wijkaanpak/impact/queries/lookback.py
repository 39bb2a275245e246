"""Looking back: what was put in, beside what people say changed. Sums only, year by year.

Every number is counted from what stands in another room, on the page that a reader can open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, F, Model, Q, QuerySet, Sum, Window
from django.db.models.functions import ExtractYear, RowNumber

from wijkaanpak import clock
from wijkaanpak.commitments.models import Report
from wijkaanpak.commitments.rules import Told
from wijkaanpak.contacts.models import YearOfHours
from wijkaanpak.funds.models import Posting
from wijkaanpak.funds.rules import Side
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.gatherings.rules import GatheringState, Welcome
from wijkaanpak.impact import rules
from wijkaanpak.impact.models import Shown, Talk
from wijkaanpak.impact.rules import FEW_POSTS, Shows
from wijkaanpak.invitations.models import Ask
from wijkaanpak.invitations.rules import AskState
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.stories.models import Choice
from wijkaanpak.stories.queries import public_stories
from wijkaanpak.stories.rules import Layer

KEPT = (Told.KEPT, Told.KEPT_LATE, Told.REPAIRED)
OF_PROMISES = (Told.ACCEPTED, *KEPT, Told.BROKEN)
KINDS = ("came", "gatherings", "asks", "given")
MOST_SAID = 3  # of each kind in a year


@dataclass
class Year:
    """What was put in in one year, and what people say of it. Money is in whole cents.

    `hours` a week are those of all posts together, or None: not known, or of too few posts to
    show. `unknown` names what nobody wrote down yet in that year. `households` were really
    reached when residents were asked something.
    """

    year: int
    came: int = 0
    paid: int = 0
    gatherings: int = 0
    asks: int = 0
    households: int = 0
    hours: int | None = None
    posts: int = 0
    given: int = 0
    kept: int = 0
    broken: int = 0
    stories: int = 0
    chosen: list[Choice] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    said_kept: list[Report] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    @property
    def reached(self) -> str:
        return rules.shown_count(self.households)

    @property
    def silent(self) -> bool:
        """True when nobody told anything: effort without a word about it is half the story."""
        return not (self.stories or self.chosen or self.talks or self.said_kept)


@dataclass(frozen=True)
class LookBack:
    """All years, newest first; the layers that stories speak of; and what nobody knows.

    `given_ones` and `kept_ones` count each promise once, however often it returned and was kept.
    """

    years: list[Year]
    given_ones: int
    kept_ones: int
    layers: list[tuple[Layer, int]]
    without_layer: int
    unknown: list[Shown]

    @property
    def first(self) -> int:
        return self.years[-1].year

    @property
    def last(self) -> int:
        return self.years[0].year

    def total(self, name: str) -> int:
        return sum(getattr(year, name) for year in self.years)

    @property
    def came(self) -> int:
        return self.total("came")

    @property
    def paid(self) -> int:
        return self.total("paid")

    @property
    def kept(self) -> int:
        return self.total("kept")

    @property
    def gatherings(self) -> int:
        return self.total("gatherings")

    @property
    def asks(self) -> int:
        return self.total("asks")

    @property
    def without_hours(self) -> list[int]:
        return sorted(year.year for year in self.years if year.hours is None)

    @property
    def without_money(self) -> list[int]:
        return sorted(year.year for year in self.years if "came" in year.unknown)

    @property
    def silent_years(self) -> list[int]:
        return sorted(year.year for year in self.years if year.silent)

    @property
    def layer_lines(self) -> list[tuple[str, int]]:
        """The layers with words (untranslated)."""
        return [(rules.LAYER_WORDS[layer], many) for layer, many in self.layers]

    @property
    def silent_lines(self) -> list[str]:
        return [words for words, many in self.layer_lines if not many]


def look_back(here: Neighbourhood) -> LookBack:
    """Add up every year from the start until today: ten queries, however much there is."""
    years = {year: Year(year) for year in rules.years_from(here.start_year, clock.today().year)}
    _money(here, years)
    _meetings(here, years)
    _asks(here, years)
    _hours(here, years)
    _promises(here, years)
    layers = _told(here, years)
    unknown = Shown.objects.filter(path__here=here, shows=Shows.UNKNOWN, until=None)
    rows = list(unknown.select_related("path").order_by("-since", "-id")[:10])
    for row in rows:
        row.path.here = here
    newest = sorted(years.values(), key=lambda one: -one.year)
    _before_it_was_written_down(newest)
    by_layer = [(layer, layers[layer]) for layer in Layer]
    return LookBack(newest, *_promises_once(here), by_layer, layers[""], rows)


def _before_it_was_written_down(newest: list[Year]) -> None:
    """What nobody kept yet in a year is not nought, but unknown."""
    for name in KINDS:
        first = next((one.year for one in reversed(newest) if getattr(one, name)), None)
        for one in newest:
            if first is None or one.year < first:
                one.unknown.add(name)


def _year(years: dict[int, Year], year: int) -> Year:
    """Return the row of a year; what is older than the start gets one of its own."""
    return years.setdefault(year, Year(year))


def _money(here: Neighbourhood, years: dict[int, Year]) -> None:
    rows = Posting.objects.filter(
        account__pot__here=here, account__side__in=[Side.OUTSIDE, Side.PAID]
    ).order_by()
    sums = rows.values_list("movement__on__year", "account__side").annotate(cents=Sum("cents"))
    for year, side, cents in sums:
        if side == Side.PAID:
            _year(years, year).paid += cents
        else:
            _year(years, year).came -= cents


def _meetings(here: Neighbourhood, years: dict[int, Year]) -> None:
    held = Gathering.objects.filter(here=here, welcome=Welcome.YES, ends__lt=clock.now())
    held = held.exclude(state=GatheringState.CANCELLED).order_by()
    for year, many in held.values_list("starts__year").annotate(many=Count("id")):
        _year(years, year).gatherings = many


def _asks(here: Neighbourhood, years: dict[int, Year]) -> None:
    asked = Ask.objects.filter(here=here, state__in=[AskState.HELD, AskState.TOLD_BACK]).order_by()
    sums = asked.values_list("on__year").annotate(many=Count("id"), doors=Sum("reached"))
    for year, many, doors in sums:
        row = _year(years, year)
        row.asks, row.households = many, doors or 0


def _hours(here: Neighbourhood, years: dict[int, Year]) -> None:
    """Hours a week of all posts: as they were when that is known, else as they were promised.

    Of fewer than three posts they are held back: they could be the hours of one person.
    """
    written = YearOfHours.objects.filter(post__here=here).order_by()
    sums = written.values_list("year").annotate(
        posts=Count("id"),
        known=Sum("real"),
        else_promised=Sum("promised", filter=Q(real=None)),
    )
    for year, posts, known, else_promised in sums:
        if posts >= FEW_POSTS:
            row = _year(years, year)
            row.hours, row.posts = (known or 0) + (else_promised or 0), posts


def _promises(here: Neighbourhood, years: dict[int, Year]) -> None:
    told = Report.objects.filter(here=here, told__in=OF_PROMISES).order_by()
    for year, what, many in told.values_list("on__year", "told").annotate(many=Count("id")):
        row = _year(years, year)
        row.given += many * (what == Told.ACCEPTED)
        row.kept += many * (what in KEPT)
        row.broken += many * (what == Told.BROKEN)
    with_words = Report.objects.filter(here=here, told__in=KEPT).exclude(words="")
    for report in _few(with_words.select_related("commitment", "party"), "on"):
        report.commitment.here = report.party.here = here
        _year(years, report.on.year).said_kept.append(report)


def _promises_once(here: Neighbourhood) -> tuple[int, int]:
    """Return how many promises were given, and how many of those were kept at least once.

    A promise that returns is kept anew each time: added up, more are kept than were given.
    """
    given = Report.objects.filter(here=here, told=Told.ACCEPTED).order_by()
    ones = Count("commitment", distinct=True)
    kept = Q(commitment__reports__told__in=KEPT)
    found = given.aggregate(given=ones, kept=Count("commitment", distinct=True, filter=kept))
    return found["given"], found["kept"]


def _told(here: Neighbourhood, years: dict[int, Year]) -> dict[str, int]:
    stories = public_stories(here).order_by()
    layers: dict[str, int] = defaultdict(int)
    counts = stories.values_list("told_at__year", "layer").annotate(many=Count("id"))
    for year, layer, many in counts:
        _year(years, year).stories += many
        layers[layer] += many
    known = Choice.objects.filter(undone=None, told__isnull=False)  # the teller hears it first
    chosen = known.filter(story__in=stories.values("pk")).select_related("story", "panel")
    for choice in _few(chosen, "at"):
        choice.story.here = here
        _year(years, choice.at.year).chosen.append(choice)
    spoken = Talk.objects.filter(path__here=here).exclude(Q(changed="") & Q(surprised=""))
    for talk in _few(spoken.select_related("path"), "on"):
        talk.path.here = here
        _year(years, talk.on.year).talks.append(talk)
    return layers


def _few[R: Model](rows: QuerySet[R], day: str) -> Iterator[R]:
    """Yield the newest few of each year, newest first: the database picks them."""
    order = [F(day).desc(), F("id").desc()]
    nth = Window(RowNumber(), partition_by=[ExtractYear(day)], order_by=order)
    yield from rows.annotate(nth=nth).filter(nth__lte=MOST_SAID).order_by(*order)
