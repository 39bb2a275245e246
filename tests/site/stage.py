"""One of everything in the wijk, so that every address has something to show or to hide."""

from datetime import timedelta

from tests.agenda import play
from tests.assemblies.advised import advice_on_stage
from tests.assemblies.scenes import assemblies_on_stage
from tests.assemblies.session_scenes import sessions_on_stage
from tests.assets import scenes as wall
from tests.budget import scenes
from tests.commitments.promises import offered
from tests.contacts.scenes import faces_at_the_table
from tests.dialogues.scenes import conversations
from tests.experiments.scenes import room_for_experiment
from tests.funds import purse
from tests.gatherings.scenes import places_and_evenings
from tests.impact.scenes import paths_on_stage
from tests.invitations.scenes import asks_and_cards
from tests.knowledge.scenes import one_of_everything as lessons_and_questions
from tests.projects.challenge_scenes import challenges_and_works
from tests.projects.scenes import everything_begun
from tests.reach.scenes import mirror_and_plans
from tests.repairs.scenes import repairs_on_stage
from tests.stories import readings
from tests.stories.tellings import placed, told
from wijkaanpak import clock
from wijkaanpak.agenda.actions import goal_serves, pot_serves
from wijkaanpak.agenda.models import Item
from wijkaanpak.network.actions import propose
from wijkaanpak.network.rules import DecisionKind


def set_the_stage(cast):
    """Tell, write, answer, promise and propose; the village beside it stays as it was."""
    placed(cast)
    told(cast.wijk)
    play.adopted(cast, items=1)
    play.draft(cast)
    play.plan(cast)
    offered(cast)
    pot, goal = purse.one_of_everything(cast)
    serve(cast, pot, goal)
    propose(
        by=cast.sanne,
        party=cast.gemeente,
        kind=DecisionKind.JOINT_DECISION,
        title="Samen een bank kopen",
        why="Voor wie moe is.",
        term=clock.today() + timedelta(days=10),
    )
    hold_rounds(cast)
    cast.at_the_table()
    places_and_evenings(cast)
    mirror_and_plans(cast)
    wall.one_of_everything(cast)
    faces_at_the_table(cast)
    asks_and_cards(cast)
    row = assemblies_on_stage(cast)
    sessions_on_stage(cast, row)
    advice_on_stage(cast, row)
    conversations(cast)
    lessons_and_questions(cast)
    repairs_on_stage(cast, goal)
    room_for_experiment(cast)
    paths_on_stage(cast)
    readings.one_of_everything(cast)
    everything_begun(cast)
    challenges_and_works(cast)


def serve(cast, pot, goal):
    """The pot and the goal serve the first item of the agenda in force."""
    item = Item.objects.filter(edition__state="adopted").first()
    pot_serves(by=cast.sanne, pot=pot, item=item)
    goal_serves(by=cast.wim, goal=goal, item=item)


def hold_rounds(cast):
    """A round in which people vote now, and one whose rules are being written."""
    round = scenes.voting(cast, (5_000, 12_000))
    scenes.letters(cast, round, 3)
    scenes.pile(cast, round, [1])
    scenes.begun(cast)
