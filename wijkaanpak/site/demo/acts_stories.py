"""How stories are told, checked, placed, given back and chosen."""

from __future__ import annotations

from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.actions import digest
from wijkaanpak.people.models import Person
from wijkaanpak.people.rules import new_code
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.pictures import draw
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.site.demo.sounds import spoken
from wijkaanpak.stories.actions import (
    appeal,
    change_uses,
    check_story,
    decide_appeal,
    keep_photo,
    keep_voice,
    place_story,
    return_story,
    tell_story,
    withdraw_story,
)
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Channel, How, Layer, Reason, Telling, Use, Verdict


def told(scene: Scene, event: Event) -> None:
    """Somebody tells a story, alone or with a collector; nobody needs an account."""
    story = written(scene, event.about)
    teller = scene.people[story.teller_key] if story.teller_key else None
    collector = scene.people[event.by] if event.by and event.by != story.teller_key else None
    code = new_code()
    row = tell_story(
        here=scene.here,
        telling=telling(story, collector),
        code=code,
        teller=teller,
        collector=collector,
    )
    row.refresh_from_db()
    scene.stories[story.key] = row, Teller(teller, (digest(code),))


def written(scene: Scene, key: str) -> words.Story:
    return next(story for story in scene.script.stories if story.key == key)


def telling(story: words.Story, collector: Person | None) -> Telling:
    """Return the story as it is told. Who checked it the same day heard it read back at once."""
    checked = [step.at for step in story.steps if step.what == "checked"]
    picture, sound = draw(story.key), spoken(story.key)
    voice, seconds = keep_voice(sound) if sound else ("", 0)
    return Telling(
        title=story.title,
        text=story.text,
        teller_name=story.teller,
        language=story.language,
        how=How.WITH if collector else How.ALONE,
        channel=Channel(story.channel),
        period=story.period,
        street=story.street,
        domains=tuple(Domain(domain) for domain in story.domains),
        layer=Layer(story.layer),
        uses=frozenset(Use(use) for use in story.uses),
        photo=keep_photo(picture.data) if picture else "",
        photo_words=picture.words if picture else "",
        voice=voice,
        seconds=seconds,
        read_back=not checked or checked[0] == story.steps[0].at,
    )


def checked(scene: Scene, event: Event) -> None:
    """The teller hears the story read back and says it is right."""
    story = written(scene, event.about)
    if event.at != story.steps[0].at:
        row, teller = scene.stories[event.about]
        check_story(story=row, teller=teller)


def shared(scene: Scene, event: Event) -> None:
    """The keeper of the stories places it."""
    place_story(by=scene.people[event.by], story=scene.stories[event.about][0])


def refused(scene: Scene, event: Event) -> None:
    """The keeper gives a story back, with a reason and an offer to help."""
    step = _step(event)
    row, _teller = scene.stories[event.about]
    by = scene.people[event.by]
    return_story(by=by, story=row, reason=Reason.NAMES_PERSON, words=step.words)


def appealed(scene: Scene, event: Event) -> None:
    """The teller disagrees, with the code on the slip."""
    row, teller = scene.stories[event.about]
    appeal(story=row, teller=teller, words=_step(event).words)


def decided(scene: Scene, event: Event) -> None:
    """Somebody who was not there before looks again."""
    opened = event.what == "story opened after appeal"
    verdict = Verdict.PLACED if opened else Verdict.STAYS
    row, _teller = scene.stories[event.about]
    decide_appeal(by=scene.people[event.by], story=row, verdict=verdict, words=_step(event).words)


def use_withdrawn(scene: Scene, event: Event) -> None:
    """The teller takes one use back; the others stay."""
    story, (row, teller) = written(scene, event.about), scene.stories[event.about]
    kept = [Use(use) for use in story.uses if use != _step(event).use]
    change_uses(story=row, teller=teller, uses=kept)


def story_withdrawn(scene: Scene, event: Event) -> None:
    """The teller takes the whole story back."""
    row, teller = scene.stories[event.about]
    withdraw_story(story=row, teller=teller)


def _step(event: Event) -> words.StoryStep:
    assert isinstance(event.piece, words.StoryStep)
    return event.piece
