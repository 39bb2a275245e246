"""The people in our tests. They live in one neighbourhood, and a village stands beside it."""

from datetime import timedelta

from wijkaanpak import clock
from wijkaanpak.logbook.models import Book, Entry
from wijkaanpak.logbook.rules import Leaf
from wijkaanpak.methods import merkle
from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
from wijkaanpak.network.actions import Clause, Founder, found_network
from wijkaanpak.network.queries import key_party
from wijkaanpak.network.rules import Deciders, DecisionKind, PartyKind
from wijkaanpak.people.actions import first_coordinator, join_neighbourhood, name_role
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.people.rules import Role

CHARTER = [
    Clause(DecisionKind.ADOPT_AGENDA, Deciders.RESIDENTS, "Bewoners stellen de agenda vast."),
    Clause(
        DecisionKind.ANSWER_ITEM,
        Deciders.PARTY,
        "Elke partij antwoordt binnen acht weken.",
        limits={"answer_weeks": 8},
    ),
    Clause(
        DecisionKind.CHANGE_CHARTER,
        Deciders.KEYHOLDERS,
        "Deze afspraken veranderen alleen met ja van bewoners en Wijkkompas.",
    ),
    Clause(DecisionKind.CHANGE_COMMITMENT, Deciders.BOTH, "Afspraak is afspraak."),
]


class Cast:
    """`wijk` has everyone; `dorp` has its own few, so that isolation can be tested."""

    def __init__(self) -> None:
        self.wijk = begin_neighbourhood(
            by=NOBODY, slug="zonnehof", name="Zonnehof", kind="wijk", start_year=2016,
            horizon_year=2036, languages=["nl", "en", "ar"], municipality="Merwoude",
        )  # fmt: skip
        self.dorp = begin_neighbourhood(
            by=NOBODY, slug="elzenbroek", name="Elzenbroek", kind="dorp", start_year=2020,
            horizon_year=2040, languages=["nl"], municipality="Merwoude",
        )  # fmt: skip
        self.amina = self.join("Amina")  # a resident
        self.carlos = self.join("Carlos", "carlos@wijk.example")  # collects stories
        self.bram = self.join("Bram", "bram@wijk.example")  # keeps the stories
        self.dilan = self.join("Dilan", "dilan@wijk.example")  # speaks for the residents
        self.anouk = self.join("Anouk")  # keeps the agenda
        self.noor = self.join("Noor", "noor@kompas.example")  # coordinates
        self.sanne = self.join("Sanne", "sanne@gemeente.example")  # speaks for the municipality
        self.corrie = self.join("Corrie", "corrie@wonen.example")  # for the housing association
        self.stranger = self.join("Vreemde", here=self.dorp)  # a resident of the village
        self.parties = found_network(
            by=NOBODY,
            here=self.wijk,
            founders=[
                Founder(PartyKind.RESIDENTS_BODY, "Wijkcoöperatie", "voorzitter", self.dilan),
                Founder(PartyKind.INDEPENDENT_BODY, "Wijkkompas", "coördinator", self.noor),
                Founder(PartyKind.MUNICIPALITY, "Gemeente", "wijkmanager", self.sanne),
                Founder(PartyKind.HOUSING_ASSOCIATION, "Woonstichting", "directeur", self.corrie),
            ],
            clauses=CHARTER,
        )
        self.residents, self.kompas, self.gemeente, self.housing = self.parties
        first_coordinator(by=NOBODY, here=self.wijk, person=self.noor)
        self.role(self.carlos, Role.COLLECTOR)
        self.role(self.bram, Role.STORY_KEEPER)
        self.role(self.anouk, Role.AGENDA_CIRCLE)
        self._found_village()

    def join(self, name, email="", here=None):
        return join_neighbourhood(by=NOBODY, here=here or self.wijk, name=name, email=email)

    def role(self, person, role):
        name_role(by=self.noor, here=self.wijk, person=person, role=role)

    def at_the_table(self) -> None:
        """Who opens a place and who brings neighbours together; for tests that need them."""
        self.hassan = self.join("Hassan", "hassan@wijk.example")
        self.ludmila = self.join("Ludmila", "ludmila@wijk.example")
        self.role(self.hassan, Role.HOST)
        self.role(self.ludmila, Role.CONNECTOR)

    def _found_village(self) -> None:
        self.dorpshoofd = self.join("Trijn", here=self.dorp)
        self.dorpskompas = self.join("Otto", here=self.dorp)
        found_network(
            by=NOBODY,
            here=self.dorp,
            founders=[
                Founder(PartyKind.RESIDENTS_BODY, "Dorpsbelang", "voorzitter", self.dorpshoofd),
                Founder(
                    PartyKind.INDEPENDENT_BODY, "Dorpskompas", "coördinator", self.dorpskompas
                ),
            ],
            clauses=CHARTER,
        )
        self.dorpsbelang = key_party(self.dorp, PartyKind.RESIDENTS_BODY)

    def check_every_book(self) -> None:
        for book in Book.objects.all():
            leaves = [
                Leaf(e.seq, e.at, e.verb, e.about, e.party, e.commitment).as_bytes()
                for e in Entry.objects.filter(book=book.name).order_by("seq")
            ]
            assert len(leaves) == book.size
            hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
            assert merkle.root(hashes) == merkle.root_of_peaks(merkle.split(bytes(book.peaks)))


def in_days(days):
    return clock.today() + timedelta(days=days)


def signed_in(client, person):
    """Return a client signed in as a person, with the second key used as after a full sign-in."""
    client.force_login(person)
    session = client.session
    session["second_key_used"] = True
    session.save()
    return client
