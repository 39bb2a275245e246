"""Posts with and without a seat, who holds them, and one of everything of the room."""

import io
import uuid
from datetime import time, timedelta

from PIL import Image

from tests.cast import in_days
from tests.commitments.promises import accepted
from tests.gatherings.scenes import a_venue
from wijkaanpak import clock
from wijkaanpak.commitments import actions as promising
from wijkaanpak.commitments.actions import Offer
from wijkaanpak.commitments.rules import Words
from wijkaanpak.contacts import actions
from wijkaanpak.contacts.actions import PostFacts, TenureFacts
from wijkaanpak.contacts.rules import Contract, PostKind
from wijkaanpak.network.actions import leave_seat, take_seat

DAY = timedelta(days=1)


def seat_of(party):
    return party.seats.get()


def a_post(cast, title="Opbouwwerker", by=None, party=None, **more):
    """A post of the housing association without a seat, a year old."""
    facts = PostFacts(title, PostKind.COMMUNITY_WORKER)
    since = more.pop("since", in_days(-365))
    return actions.begin_post(
        by=by or cast.corrie, party=party or cast.housing, facts=facts, since=since, **more
    )


def a_seat_post(cast):
    """The post of the area manager, which is the seat of the municipality."""
    facts = PostFacts("Wijkmanager", PostKind.AREA_MANAGER, seat_of(cast.gemeente))
    return actions.begin_post(by=cast.sanne, party=cast.gemeente, facts=facts)


def facts(name="Marloes", **more):
    return TenureFacts(**{"name": name, "hours": 24, "find": "In De Zaaier"} | more)


def held(cast, post, by=None, key=None, **more):
    return actions.hold_post(by=by or cast.corrie, post=post, facts=facts(**more), key=key)


def present(cast, post, venue, weekday=1, **more):
    given = {"opens": time(10), "closes": time(12)} | more
    return actions.plan_presence(by=cast.corrie, post=post, venue=venue, weekday=weekday, **given)


def last_month():
    """The first day of the month before this one."""
    return (clock.today().replace(day=1) - DAY).replace(day=1)


def next_day(weekday):
    """The first such day of the week from tomorrow."""
    today = clock.today()
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def a_photo():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG", exif=b"Exif\x00\x00")
    return out.getvalue()


def promises(cast, many):
    """So many promises of the municipality to the residents, carried by its seat."""
    made = []
    for at in range(many):
        words = Words(text=f"Ding {at}.", kept_when="Je ziet het.", due=in_days(60))
        offer = Offer(
            giver=cast.gemeente, receiver=cast.residents, title=f"Belofte {at}", words=words
        )
        row = promising.offer_commitment(by=cast.sanne, offer=offer)
        promising.answer_offer(by=cast.dilan, commitment=row, accept=True)
        made.append(row)
    return made


def changed(cast):
    """The area manager leaves her seat; Amina is given it."""
    seat = seat_of(cast.gemeente)
    take_seat(by=cast.sanne, party=cast.gemeente, title="griffier", person=cast.carlos)
    leave_seat(by=cast.sanne, seat=seat)
    take_seat(by=cast.carlos, party=cast.gemeente, title=seat.title, person=cast.anouk)
    return cast.anouk


def faces_at_the_table(cast):
    """One of everything, for the stage of all addresses."""
    venue = a_venue(cast, "De Kelder")
    post = a_post(cast)
    tenure = held(
        cast,
        post,
        person=cast.corrie,
        since=in_days(-300),
        contract=Contract.FIXED,
        contract_ends=in_days(200),
    )
    at = present(cast, post, venue)
    actions.not_there(by=cast.corrie, presence=at, on=next_day(1), why="Ziek")
    actions.write_hours(
        by=cast.corrie, post=post, year=2020, promised=24, real=20, source="Rooster"
    )
    actions.count_month(by=cast.corrie, post=post, month=last_month(), hours=100)
    actions.tell_last_day(by=cast.corrie, tenure=tenure, last_day=in_days(60), why="Pensioen")
    plan = actions.plan_handover(
        by=cast.corrie, leaver=tenure, begins=in_days(30), plan="Zes weken samen"
    )
    actions.give_cards(by=cast.corrie, handover=plan, many=2, key=uuid.UUID(int=21))
    actions.tell_minute(by=cast.corrie, post=post, words="Vandaag ging de deur open.")
    actions.name_crucial(by=cast.anouk, post=post, yes=True)
    a_seat_post(cast)
    accepted(cast)
