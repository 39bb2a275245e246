"""How residents write and adopt the agenda, parties answer, and plans are told in time."""

from __future__ import annotations

from wijkaanpak.agenda import actions
from wijkaanpak.agenda.models import Edition, Intention, Item
from wijkaanpak.agenda.rules import ItemState, Route, Word
from wijkaanpak.neighbourhoods.rules import Domain, TaskArea
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

ROUTES = {
    "Gemeenteraad: opdracht": Route.MOTION,
    "Gemeenteraad": Route.BUDGET,
    "Subsidie": Route.BUDGET,
    "Prestatieafspraken": Route.COVENANT,
    "Uitdaagrecht": Route.COVENANT,
    "Bruikleen": Route.COVENANT,
}


def edition_begun(scene: Scene, event: Event) -> None:
    """The circle begins a draft; the first time it names the themes as well."""
    edition, by = _edition(event), scene.people[event.by]
    for theme in () if scene.themes else scene.script.themes:
        scene.themes[theme.key] = actions.name_theme(
            by=by, here=scene.here, title=theme.title, words=theme.words
        )
    row = actions.begin_edition(by=by, here=scene.here, title=edition.title)
    scene.editions[event.about] = row


def _edition(event: Event) -> words.Edition:
    assert isinstance(event.piece, words.Edition)
    return event.piece


def item_written(scene: Scene, event: Event) -> None:
    """The circle writes an item of the draft."""
    item = event.piece
    assert isinstance(item, words.Item)
    edition = next(str(e.number) for e in scene.script.editions if item in e.items)
    scene.items[item.key] = actions.write_item(
        by=scene.people[event.by], edition=scene.editions[edition], words=_words(scene, item)
    )


def _words(scene: Scene, item: words.Item) -> actions.ItemWords:
    return actions.ItemWords(
        title=item.title,
        why=item.why,
        domains=tuple(Domain(domain) for domain in item.domains),
        tasks=tuple(TaskArea(task) for task in item.tasks),
        we_do=item.we_do,
        ask=item.ask,
        questions=tuple((scene.parties[party], "") for party in item.ask_to),
        short_stroke=item.short_stroke,
        long_stroke=item.long_stroke,
        route=_route(item.route),
        route_reference=item.route,
        theme=scene.themes[item.theme],
        came_from=scene.items.get(item.follows),
    )


def _route(words: str) -> Route:
    kinds = (kind for start, kind in ROUTES.items() if words.startswith(start))
    return next(kinds, Route.NONE_YET)


def stories_laid_beside(scene: Scene, event: Event) -> None:
    """The circle lays the stories beside the item because of which it is there."""
    item = event.piece
    assert isinstance(item, words.Item)
    by = scene.people[event.by]
    for story in item.stories:
        actions.link_story(by=by, item=scene.items[item.key], story=scene.stories[story][0])


def edition_opened(scene: Scene, event: Event) -> None:
    """The draft goes open, with who was not there when it was made."""
    edition, row, by = _edition(event), scene.editions[event.about], scene.people[event.by]
    actions.change_edition(
        by=by,
        edition=row,
        title=edition.title,
        what_changed=edition.what_changed,
        missing=edition.missing.words,
    )
    actions.open_edition(by=by, edition=row)


def edition_closed(scene: Scene, event: Event) -> None:
    """The circle gathers the answers."""
    actions.close_reactions(by=scene.people[event.by], edition=scene.editions[event.about])


def edition_adopted(scene: Scene, event: Event) -> None:
    """The residents adopt their agenda."""
    edition, by = _edition(event), scene.people[event.by]
    row = scene.editions[event.about]
    actions.adopt_edition(by=by, edition=row, words=edition.adopted_words)


def note_checked(scene: Scene, event: Event) -> None:
    """The circle looks back at who was not there, and whether it mattered."""
    note = event.piece
    assert isinstance(note, words.MissingNote)
    row: Edition = scene.editions[event.about]
    by = scene.people[event.by]
    actions.check_missing_note(by=by, edition=row, mattered=True, learned=note.checked_words)


def answered(scene: Scene, event: Event) -> None:
    """A party answers an item."""
    answer = event.piece
    assert isinstance(answer, words.Answer)
    actions.answer_item(
        by=scene.people[answer.by],
        party=scene.parties[answer.party],
        item=scene.items[event.about],
        word=Word(answer.answer),
        words=answer.words,
    )


def policy_laid(scene: Scene, event: Event) -> None:
    """A party lays its own text beside an item, in its own words."""
    policy = event.piece
    assert isinstance(policy, words.PolicyText)
    scene.policies[policy] = actions.link_policy(
        by=scene.speaker(policy.party),
        party=scene.parties[policy.party],
        item=scene.items[event.about],
        title=policy.title,
        words=policy.words,
        review_on=policy.until,
    )


def policy_ended(scene: Scene, event: Event) -> None:
    """The time of a policy text is over, and its party says so."""
    policy = event.piece
    assert isinstance(policy, words.PolicyText)
    actions.review_policy(
        by=scene.speaker(policy.party),
        link=scene.policies[policy],
        still_serves=False,
        words="De looptijd van deze tekst is voorbij.",
    )


def item_moved(scene: Scene, event: Event) -> None:
    """The circle says how an item goes on."""
    fate = event.piece
    assert isinstance(fate, words.Fate)
    actions.move_item(
        by=scene.people[fate.by],
        item=scene.items[fate.item],
        to=ItemState(fate.to),
        words=fate.words,
    )


def vision(scene: Scene, event: Event) -> None:
    """The residents write down how they want to live here."""
    said = event.piece
    assert isinstance(said, words.Vision)
    actions.write_vision(by=scene.people[said.by], here=scene.here, words=said.words)


def intention(scene: Scene, event: Event) -> None:
    """A party tells a plan while it is still open."""
    plan = event.piece
    assert isinstance(plan, words.Intention)
    scene.intentions[plan.key] = actions.enter_intention(
        by=scene.people[plan.by],
        party=scene.parties[plan.party],
        title=plan.title,
        words=plan.words,
        fixed=plan.fixed,
        still_open=plan.still_open,
        decides_on=plan.decides_on,
    )


def intention_closed(scene: Scene, event: Event) -> None:
    """The party says what it decided."""
    plan = event.piece
    assert isinstance(plan, words.Intention)
    row = scene.intentions[plan.key]
    actions.decide_intention(by=scene.people[event.by], intention=row, outcome=plan.outcome)


def reacted(scene: Scene, event: Event) -> None:
    """Somebody says something while it is open."""
    said = event.piece
    assert isinstance(said, words.Reaction)
    about: Edition | Item | Intention
    if event.about in scene.intentions:
        about = scene.intentions[event.about]
    else:
        about = scene.items[said.about] if said.about else _open_edition(scene)
    scene.reactions[said] = actions.react(
        about=about,
        words=said.words,
        by=scene.people.get(said.by),
        name=said.name,
        party=scene.parties.get(said.party),
    )


def _open_edition(scene: Scene) -> Edition:
    return list(scene.editions.values())[-1]


def reaction_shown(scene: Scene, event: Event) -> None:
    """The circle has read a reaction and makes it public."""
    said = event.piece
    assert isinstance(said, words.Reaction)
    actions.show_reaction(by=scene.people[event.by], reaction=scene.reactions[said])
