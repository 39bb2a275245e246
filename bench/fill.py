"""Fill a neighbourhood with 50,000 stories, promises, invitations and so on, to measure pages on.

    python -m bench.fill FOLDER [NUMBER]      a data folder to serve and look around in

All of it is invented in one action, so the log has one entry for it.
"""

import os
import sys
import uuid
from datetime import time, timedelta

NUMBER = 50_000
WORDS = "De lamp bij de tunnel brandt weer, en wij lopen samen naar huis. "


def neighbourhood():
    """Begin a neighbourhood with four parties and return it with its parties."""
    from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
    from wijkaanpak.network.actions import Founder, found_network
    from wijkaanpak.network.rules import PartyKind
    from wijkaanpak.people.actions import first_coordinator, join_neighbourhood
    from wijkaanpak.people.queries import NOBODY
    from wijkaanpak.site.founding import usual_charter

    here = begin_neighbourhood(
        by=NOBODY, slug="vol", name="Volle Wijk", kind="wijk", start_year=2016,
        horizon_year=2036, languages=["nl", "en"],
    )  # fmt: skip
    people = [join_neighbourhood(by=NOBODY, here=here, name=name) for name in "ABCD"]
    kinds = [PartyKind.RESIDENTS_BODY, PartyKind.INDEPENDENT_BODY, PartyKind.MUNICIPALITY,
             PartyKind.HOUSING_ASSOCIATION]  # fmt: skip
    names = ["Wijkcoöperatie", "Kompas", "Gemeente", "Woonstichting"]
    founders = [
        Founder(kind, name, "spreker", person)
        for kind, name, person in zip(kinds, names, people, strict=True)
    ]
    parties = found_network(by=NOBODY, here=here, founders=founders, clauses=usual_charter())
    first_coordinator(by=NOBODY, here=here, person=people[1])
    return here, parties, people


def fill(number: int = NUMBER):
    """Fill a new neighbourhood and return it with the people in it."""
    from wijkaanpak.logbook.door import Verb, act
    from wijkaanpak.people.queries import NOBODY

    here, parties, people = neighbourhood()
    with act(
        Verb("bench.filled", "Filled for a measurement."), by=NOBODY, book=here.slug
    ) as entry:
        stories(here, number)
        promises(here, parties, number)
        gatherings(here, people[1], number)
        mirrors(here, people[0], number)
        faces(here, parties[0], number)
        invitations(here, parties[2], people[0], number)
        impact_paths(here, people[0], number)
        entry.about(here)
    return here, people


def mirrors(here, host, number: int) -> None:
    """As many gatherings about which the mirror spoke, all in one year."""
    from wijkaanpak import clock
    from wijkaanpak.gatherings.models import Gathering
    from wijkaanpak.reach.models import Mirror
    from wijkaanpak.reach.rules import USUAL_BANDS, band_key

    keys = [band_key(band) for band in USUAL_BANDS]
    ago = [clock.now() - timedelta(days=1, minutes=n) for n in range(number)]
    held = Gathering.objects.bulk_create(
        Gathering(here=here, kind="circle", title=f"Kring {n}", place="Bank", by=host,
                  starts=at, ends=at + timedelta(hours=1))
        for n, at in enumerate(ago)
    )  # fmt: skip
    words = [["nobody", "few", "there", "silent"][n % 4] for n in range(len(keys))]
    said = [
        {"asked": "age", "key": key, "name": key, "tenure": "", "word": word}
        for key, word in zip(keys, words, strict=True)
    ]
    Mirror.objects.bulk_create(
        Mirror(here=here, gathering=one, year=2026, words=said, on=one.starts.date())
        for one in held
    )


def faces(here, party, number: int) -> None:
    """As many tenures, ten of each post; of one post in fifty the contract ends soon."""
    from wijkaanpak import clock
    from wijkaanpak.contacts.models import Post, Tenure

    today, days = clock.today(), timedelta(days=1)
    posts = Post.objects.bulk_create(
        Post(here=here, kind="other", title=f"Post {n:05}", party=party, since=today - 999 * days)
        for n in range(number // 10)
    )
    Tenure.objects.bulk_create(
        Tenure(post=post, name="Naam", since=today - (999 - n * 99) * days,
               until=today - (900 - n * 99) * days if n < 9 else None, contract="fixed",
               contract_ends=today + (300 if at % 50 == 0 and n == 9 else 3000) * days)
        for at, post in enumerate(posts) for n in range(10)
    )  # fmt: skip


def invitations(here, party, by, number: int) -> None:
    """Fifty streets, as many rounds of invitations to them, and as many asks over fifty years."""
    from wijkaanpak import clock
    from wijkaanpak.invitations.models import Ask, Handed, Run, Shown, Street
    from wijkaanpak.invitations.rules import AskState, AskWay, Way

    today, days = clock.today(), timedelta(days=1)
    streets = Street.objects.bulk_create(
        Street(here=here, name=f"Straat {n:02}", doors=60) for n in range(50)
    )
    runs = Run.objects.bulk_create(
        Run(here=here, by=by, way=Way.CARD, language="nl", on=today - (n % 3000) * days)
        for n in range(number)
    )
    Handed.objects.bulk_create(
        Handed(run=run, street=streets[n % 45], many=60) for n, run in enumerate(runs)
    )
    Shown.objects.bulk_create(Shown(here=here, yes=900, no=40, leave=60) for _one in range(20))
    on = [today - (n % 18_000) * days for n in range(number)]
    Ask.objects.bulk_create(
        Ask(here=here, party=party, by=by, requested=day - 30 * days, way=AskWay.SURVEY,
            title=f"Vraag {n}", why="Om te weten", gain="Een bankje", households=600,
            questions=1, on=day, year=day.year, quarter=(day.month + 2) // 3,
            feedback_due=day + 60 * days, state=AskState.TOLD_BACK, told=WORDS)
        for n, day in enumerate(on)
    )  # fmt: skip


def impact_paths(here, by, number: int) -> None:
    """A path with one drawing and one talk each, over ten years."""
    from wijkaanpak import clock
    from wijkaanpak.impact.models import Path, Talk, Version

    today = clock.today()
    days = [today - timedelta(days=n % 3650) for n in range(number)]
    paths = [Path(here=here, title=WORDS[:60], since=day, talked=day) for day in days]
    drawn = [Version(path=path, number=1, title=path.title, because=WORDS, since=path.since,
                     by=by) for path in paths]  # fmt: skip
    talks = [Talk(path=one.path, version=one, on=one.since, changed=WORDS, fate="holds", by=by)
             for one in drawn]  # fmt: skip
    Path.objects.bulk_create(paths, batch_size=1_000)
    Version.objects.bulk_create(drawn, batch_size=1_000)
    Talk.objects.bulk_create(talks, batch_size=1_000)


def stories(here, number: int) -> None:
    from wijkaanpak import clock
    from wijkaanpak.neighbourhoods.rules import Domain
    from wijkaanpak.stories.models import Story, StoryDomain, UseConsent
    from wijkaanpak.stories.rules import State, Use

    now, domains = clock.now(), list(Domain)
    rows = [
        Story(
            id=uuid.uuid4(),
            here=here,
            title=f"Verhaal {n}: de lamp",
            text=WORDS * 10,
            teller_name=f"Bewoner {n}",
            state=State.PLACED,
            told_at=now - timedelta(minutes=n),
            placed_at=now - timedelta(minutes=n),
        )
        for n in range(number)
    ]
    Story.objects.bulk_create(rows, batch_size=500)
    UseConsent.objects.bulk_create(
        [UseConsent(story=row, use=Use.PUBLIC, given_at=now) for row in rows], batch_size=1000
    )
    StoryDomain.objects.bulk_create(
        [StoryDomain(story=row, domain=domains[n % 7]) for n, row in enumerate(rows)],
        batch_size=1000,
    )


def gatherings(here, by, number: int) -> None:
    """Sixty places, and gatherings in them over ten years: half are gone by, with minutes."""
    from wijkaanpak import clock
    from wijkaanpak.gatherings.models import Gathering, HostPeriod, OpeningHours, Venue
    from wijkaanpak.gatherings.rules import GatheringKind, GatheringState, VenueKind

    today, now, nine, five = clock.today(), clock.now(), time(9), time(17)
    places = [
        Venue(here=here, name=f"Plek {n:02}", kind=VenueKind.HOUSE, street="Straat", since=today)
        for n in range(60)
    ]
    Venue.objects.bulk_create(places)
    HostPeriod.objects.bulk_create(
        HostPeriod(venue=place, person=by, since=today) for place in places
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(venue=place, weekday=day, opens=nine, closes=five, since=today)
        for place in places
        for day in range(7)
    )
    hour = timedelta(hours=1)
    rows = [
        Gathering(
            here=here,
            venue=places[n % 60],
            by=by,
            kind=GatheringKind.CIRCLE,
            title=f"Kring {n}",
            starts=now + (n - number // 2) * hour,
            ends=now + (n - number // 2) * hour + hour,
            state=GatheringState.HELD if n < number // 2 else GatheringState.PLANNED,
            minutes=WORDS * 20 if n < number // 2 else "",
        )
        for n in range(number)
    ]
    Gathering.objects.bulk_create(rows, batch_size=500)


def promises(here, parties, number: int) -> None:
    from wijkaanpak import clock
    from wijkaanpak.commitments.models import Commitment, Report, Version

    mandates = [party.seats.get().mandates.get() for party in parties]
    rows = [_promise(here, parties, mandates, n, clock.today()) for n in range(number)]
    Commitment.objects.bulk_create(rows, batch_size=500)
    words = {"text": WORDS, "kept_when": WORDS}
    Version.objects.bulk_create(
        [Version(commitment=row, number=1, since=row.since, **words) for row in rows],
        batch_size=1000,
    )
    said = [
        Report(
            here=here,
            commitment=row,
            number=n,
            told=told,
            party=row.giver if n == 1 else row.receiver,
            mandate=row.giver_mandate,
            words="Zo ging het.",
            on=row.since,
        )
        for row in rows
        for n, told in enumerate(["offered", "accepted", row.state], 1)
        if n < 3 or row.state != "accepted"
    ]
    Report.objects.bulk_create(said, batch_size=1000)


def _promise(here, parties, mandates, n: int, today):
    """One of many promises; its state, its day and its parties follow from its number."""
    from wijkaanpak.commitments.models import Commitment

    state = ["kept", "accepted", "kept_late", "broken", "released"][n % 5]
    giver, receiver = n % 4, (n + 1) % 4
    day = today + timedelta(days=n % 400 - 5)
    return Commitment(
        here=here,
        kind="pledge",
        title=f"Belofte {n}",
        text=WORDS,
        kept_when=WORDS,
        giver=parties[giver],
        giver_mandate=mandates[giver],
        carried_by=mandates[giver],
        receiver=parties[receiver],
        state=state,
        state_since=today - timedelta(days=n % 3000),
        since=today - timedelta(days=n % 3600),
        due=day,
        awaits=day if state == "accepted" else None,
        at_risk_since=today if state == "accepted" and n % 20 == 1 else None,
    )


if __name__ == "__main__":
    os.environ["WIJKAANPAK_DATA"] = sys.argv[1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[2]) if len(sys.argv) > 2 else NUMBER)
