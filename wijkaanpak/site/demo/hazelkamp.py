"""De Hazelkamp, put together: an invented neighbourhood in an invented town on a river."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.agenda import EDITIONS, INTENTIONS, THEMES, VISIONS
from wijkaanpak.site.demo.areas import AREAS, FIGURES
from wijkaanpak.site.demo.asking import ASKS, COUNTS, INVITATIONS, STREETS
from wijkaanpak.site.demo.assemblies import BERADEN
from wijkaanpak.site.demo.assets import BROUGHT, PAIRS, THINGS, YESES
from wijkaanpak.site.demo.challenges import CHALLENGES, JOINS, WORKS
from wijkaanpak.site.demo.charter import CHARTER, PROPOSALS
from wijkaanpak.site.demo.commitments import COMMITMENTS
from wijkaanpak.site.demo.dialogues import DIALOGUES
from wijkaanpak.site.demo.experiments import EXPERIMENTS, SOCIAL_WORKERS
from wijkaanpak.site.demo.faces import FACES
from wijkaanpak.site.demo.fates import FATES
from wijkaanpak.site.demo.impact_paths import FIGURES_LAID, PATHS
from wijkaanpak.site.demo.initiatives import INITIATIVES
from wijkaanpak.site.demo.knowledge import FILES, KITCHENS, LESSONS, METS, QUESTIONS
from wijkaanpak.site.demo.meetings import MEETINGS, RETURNS
from wijkaanpak.site.demo.mirror import AGENDA_EVENING, CARDS, MEETS
from wijkaanpak.site.demo.money import ACCOUNTS, DECISIONS, GOALS, PAID, POTS, SPENT
from wijkaanpak.site.demo.panels import READINGS
from wijkaanpak.site.demo.parties import PARTIES
from wijkaanpak.site.demo.people import PEOPLE
from wijkaanpak.site.demo.places import PLACES
from wijkaanpak.site.demo.posts import POSTS
from wijkaanpak.site.demo.projects_home import HOME
from wijkaanpak.site.demo.projects_now import NOW
from wijkaanpak.site.demo.projects_street import STREET
from wijkaanpak.site.demo.repairs import CONFLICTS, MISTAKES, STOP
from wijkaanpak.site.demo.rounds import ROUNDS
from wijkaanpak.site.demo.script import Notice, Script
from wijkaanpak.site.demo.serves import LOTS, SERVES
from wijkaanpak.site.demo.signatures import LONG_PROMISES
from wijkaanpak.site.demo.stories import STORIES

THIS_WEEK = (
    Notice(
        on(2026, 11, 27),
        """De spiegel in de bocht van de tunnel moet
    er hangen.""",
        "commitment:C29",
    ),
    Notice(
        on(2026, 11, 28),
        """De eerste middag sleutelen, achter de
    fietsenmaker.""",
        "commitment:C30",
    ),
    Notice(
        on(2026, 11, 24),
        """Zes punten voor de nieuwe agenda liggen open. Reageren kan tot en met 29 december:
        in De Zaaier, door de telefoon of hier.""",
        "edition:4",
    ),
    Notice(
        on(2026, 11, 24),
        """Woonstichting Merwoude biedt een belofte aan: een datum per trap voor de laatste 26
        flats. De coöperatie heeft nog geen ja gezegd.""",
        "commitment:C24",
    ),
    Notice(
        on(2026, 11, 24),
        "Dokter Tom is gevraagd of hij een belofte van dokter Hester overneemt.",
        "commitment:C23",
    ),
    Notice(
        on(2026, 11, 24),
        """Het riool in de Spoorlaan moet eruit. Over de bomen en het parkeren is nog niets
        besloten.""",
        "intention:I3",
    ),
    Notice(
        on(2026, 12, 5),
        "Op elke trap in Zonnehof hangt dan wanneer de flat droog is.",
        "commitment:C24",
    ),
    Notice(
        on(2026, 12, 12),
        "Het eerste vaste zaterdaguur in het Pools, in lokaal 3 van De Zaaier.",
        "item:4.4",
    ),
)

HAZELKAMP = Script(
    slug="hazelkamp",
    name="De Hazelkamp",
    kind="wijk",
    municipality="Merwoude",
    start=on(2016, 3, 12),
    horizon=2036,
    languages=("nl", "en", "tr", "ar", "pl", "uk"),
    address_form="je",
    intro="""Een veld met hagen van hazelaar, dat was het. Nu is het een wijk aan de rivier
    met 3.040 mensen en zes talen in het trappenhuis. In 2016 hebben we afgesproken twintig
    jaar bij elkaar te blijven. Hier lees je wat we vertelden, wat we vroegen, wat ons beloofd
    is en wat daarvan terechtkwam. De Hazelkamp is verzonnen. Alles wat hier staat ook, behalve de
    stemmen uit Nieuw-Zeeland in een van de gesprekken: die zijn echt.""",
    areas=AREAS,
    figures=FIGURES,
    people=(*PEOPLE, *SOCIAL_WORKERS),
    parties=PARTIES,
    posts=POSTS,
    charter=CHARTER,
    proposals=PROPOSALS,
    long_promises=LONG_PROMISES,
    themes=THEMES,
    visions=VISIONS,
    editions=EDITIONS,
    fates=FATES,
    intentions=INTENTIONS,
    commitments=COMMITMENTS,
    stories=STORIES,
    pots=POTS,
    goals=GOALS,
    decisions=DECISIONS,
    paid=PAID,
    spent=SPENT,
    accounts=ACCOUNTS,
    serves=SERVES,
    lots=LOTS,
    mistakes=MISTAKES,
    conflicts=CONFLICTS,
    stops=(STOP,),
    rounds=ROUNDS,
    places=PLACES,
    meetings=(*MEETINGS, AGENDA_EVENING),
    cards=CARDS,
    meets=MEETS,
    returns=RETURNS,
    faces=FACES,
    things=THINGS,
    yeses=YESES,
    brought=BROUGHT,
    pairs=PAIRS,
    asks=ASKS,
    streets=STREETS,
    invitations=INVITATIONS,
    counts=COUNTS,
    dialogues=DIALOGUES,
    experiments=EXPERIMENTS,
    beraden=BERADEN,
    lessons=LESSONS,
    lesson_mets=METS,
    kitchens=KITCHENS,
    questions=QUESTIONS,
    lesson_files=FILES,
    paths=PATHS,
    figures_laid=FIGURES_LAID,
    readings=READINGS,
    initiatives=INITIATIVES,
    projects=(*HOME, *STREET, *NOW),
    challenges=CHALLENGES,
    works=WORKS,
    joins=JOINS,
    this_week=THIS_WEEK,
)
