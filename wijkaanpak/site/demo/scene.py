"""What is on the stage while the demo is played: keys of the script and the rows they became."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from wijkaanpak.agenda.models import Edition, Intention, Item, PolicyLink, Reaction, Theme
from wijkaanpak.assemblies.models import Assembly
from wijkaanpak.assets.models import Asset, Introduction
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.budget.models import Round
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.dialogues.models import Dialogue
from wijkaanpak.experiments.models import Burden, Freeze, Obstacle
from wijkaanpak.funds.models import Goal, Payment, Pot
from wijkaanpak.gatherings.models import Gathering, Series, Venue
from wijkaanpak.impact.models import Path, ShareAsk
from wijkaanpak.invitations.models import Ask
from wijkaanpak.knowledge.models import Kitchen, Lesson, Parcel, Question, Table, Visit
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import LongCommitment, Party, Proposal
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models import Challenge, Work
from wijkaanpak.repairs.models import Conflict, Line, Mistake
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.assembly_shapes import Wave
from wijkaanpak.site.demo.impact_shapes import ShareAsked
from wijkaanpak.site.demo.knowledge_shapes import Guest
from wijkaanpak.site.demo.repair_shapes import Sentence
from wijkaanpak.site.demo.script import Script
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import Teller


@dataclass
class Scene:
    """One neighbourhood while it is played, with everything that exists by now."""

    script: Script
    here: Neighbourhood
    people: dict[str, Person]
    parties: dict[str, Party] = field(default_factory=dict)
    sitting: dict[str, str] = field(default_factory=dict)  # post -> person
    areas: dict[str, Area] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    long_promises: dict[str, LongCommitment] = field(default_factory=dict)
    stories: dict[str, tuple[Story, Teller]] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    policies: dict[words.PolicyText, PolicyLink] = field(default_factory=dict)
    reactions: dict[words.Reaction, Reaction] = field(default_factory=dict)
    intentions: dict[str, Intention] = field(default_factory=dict)
    promises: dict[str, Commitment] = field(default_factory=dict)
    pots: dict[str, Pot] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    payments: dict[words.Paid, Payment] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    gatherings: dict[str, Gathering] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    things: dict[str, tuple[Asset, Owner]] = field(default_factory=dict)
    brought: dict[words.Brought, Introduction] = field(default_factory=dict)
    asks: dict[str, Ask] = field(default_factory=dict)
    burdens: dict[str, Burden] = field(default_factory=dict)
    freezes: dict[str, Freeze] = field(default_factory=dict)
    obstacles: dict[str, Obstacle] = field(default_factory=dict)
    dialogues: dict[str, Dialogue] = field(default_factory=dict)
    assemblies: dict[str, Assembly] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    kitchens: dict[str, Kitchen] = field(default_factory=dict)
    visits: dict[Guest, Visit] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    parcels: dict[str, Parcel] = field(default_factory=dict)
    mistakes: dict[str, Mistake] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    sentences: dict[Sentence, Line] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    share_asks: dict[ShareAsked, ShareAsk] = field(default_factory=dict)
    challenges: dict[str, Challenge] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    letters_of: dict[Wave, list[tuple[int, str]]] = field(default_factory=dict)  # unused
    letters: list[tuple[int, str]] = field(default_factory=list)  # of the vote that runs, unused

    @property
    def unused_invitations(self) -> list[tuple[int, str]]:
        """Letters to assemblies for which people still sign up."""
        inviting = [held for held in self.script.beraden if not held.draw]
        waves = [wave for held in inviting for wave in held.waves]
        return [letter for wave in waves for letter in self.letters_of[wave]]

    def party_of(self, post: str) -> str:
        return next(known.party for known in self.script.posts if known.key == post)

    def title_of(self, post: str) -> str:
        return next(known.title for known in self.script.posts if known.key == post)

    def speaker(self, party: str) -> Person:
        """Somebody who speaks for this party now."""
        posts = [post for post in self.sitting if self.party_of(post) == party]
        return self.people[self.sitting[posts[0]]]

    def with_role(self, role: str, at: date, *, but: str = "") -> Person:
        """Somebody who has this role on this day, and is on the stage already."""
        found = [
            person.key
            for person in self.script.people
            for held in person.roles
            if held.role == role and held.since <= at and (held.until is None or at <= held.until)
            if person.key != but and person.key in self.people
        ]
        return self.people[found[0]]
