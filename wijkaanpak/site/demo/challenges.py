"""Three tasks that neighbours of De Hazelkamp challenged, and works that meet in a street.

De Zaaier took ten months to the agreement of one, two and five years. The tunnel waits for the
costs of the town hall now.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as on

from wijkaanpak.site.demo.challenge_shapes import (
    Challenged,
    Costs,
    Idea,
    Joined,
    Version,
    Weighed,
    Went,
    Works,
)

YES = ("yes",) * 6
FIRST = Version(
    on(2017, 7, 4),
    "gerard",
    "gemeente",
    "new",
    on(2017, 8, 29),
    "ria",
    "coop",
    50_000,
    "In januari en juli elk de helft. In maart één blad met wat eruit ging, geen ander verslag.",
    """Zeven dagen per week open, met altijd een gastvrouw of gastheer. Schoon genoeg om op de
    grond te zitten. Iedereen mag binnen zonder iets te kopen.""",
    """De gemeente blijft eigenaar en vervangt de ketel. De coöperatie houdt dak en muren heel, tot
    en met 2027, en is aansprakelijk voor wat er binnen gebeurt.""",
    "De coöperatie verzekert het gebruik, de gemeente het gebouw.",
    "De zaalhuur is vrij van btw. Over de keuken draagt de coöperatie zelf btw af.",
    "De twee beheerders kozen zelf: één ging mee, één kreeg ander werk bij de gemeente.",
    """Elk van beide kan teruggeven, met zes maanden tijd. De mensen in dienst gaan dan naar de
    gemeente, geld dat over is gaat terug, en wie een lokaal had, houdt het tot de zomer.""",
    starts=on(2017, 9, 1),
)
TWO = replace(
    FIRST, at=on(2018, 6, 19), by="carla", kind="extension", answered=on(2018, 7, 3), starts=None,
    why="Het eerste jaar kwamen er 340 mensen per week. Wij willen door.",
)  # fmt: skip
FIVE = replace(
    FIRST, at=on(2020, 6, 30), by="carla", kind="extension", answered=on(2020, 8, 18), starts=None,
    why="Juist nu de deur dicht moest, bleek hoeveel mensen van hier uit werden gebeld.",
)  # fmt: skip
NIGHT = replace(
    FIRST, at=on(2021, 10, 12), by="ria", party="coop", kind="change", answered=on(2021, 11, 9),
    answered_by="rachid", answered_party="gemeente", starts=None,
    quality="""Zeven dagen per week open, en op vrijdag en zaterdag tot één uur, met twee mensen.
    Na elf uur geen muziek buiten. Iedereen mag binnen zonder iets te kopen.""",
    why="Jongeren hadden 's avonds laat geen plek. De buren ernaast zijn eerst gevraagd.",
)  # fmt: skip


def talk(year: int, month: int, by: str, words: str, party: str = "coop") -> Went:
    """A yearly talk."""
    return Went(on(year, month, 12), "yearly", by, party, words)


ZAAIER = Challenged(
    "zaaier",
    on(2016, 11, 1),
    "els",
    "take over",
    "De Zaaier openen en beheren",
    """De gemeente opent de oude school twee dagen in de week. Een beheerder doet de deur open,
    een bureau verhuurt de lokalen.""",
    "Als wij zelf de sleutel hebben, is het elke dag open, ook op zondag.",
    "Werkgroep De Zaaier",
    "gemeente",
    on(2017, 9, 1),
    (
        Went(on(2016, 11, 14), "talk", "peter", "gemeente",
             """Aan de keukentafel in lokaal 2. We spraken af dat we eerst alle cijfers op tafel
             leggen en dat niemand over een aanbesteding begint."""),
        Costs(on(2017, 1, 24), "peter", "gemeente", 64_000,
              "Beheer 41.000, energie 15.000, schoonmaak 8.000. Het gebouw zelf zit er niet in.",
              "Met het verhuurbureau, per jaar op te zeggen.",
              "Twee beheerders, samen 1,1 baan. Zij zijn in dienst van de gemeente.",
              "Veilig, schoon en twee dagen open. Meer stond er niet in.",
              "Het gebouw is verzekerd; het gebruik niet apart.", ends=on(2017, 8, 31)),
        Costs(on(2017, 2, 21), "peter", "gemeente", 64_000,
              "Beheer 41.000, energie 15.000, schoonmaak 8.000. Het gebouw zelf zit er niet in.",
              "Met het verhuurbureau, per jaar op te zeggen.",
              "Twee beheerders, samen 1,1 baan. Zij zijn in dienst van de gemeente.",
              "Veilig, schoon en twee dagen open. Meer stond er niet in.",
              "Het gebouw is verzekerd; het gebruik niet apart.",
              "Zaalhuur is vrij van btw, de keuken niet. Dat is nu uitgezocht.",
              ends=on(2017, 8, 31)),
        Idea(on(2017, 3, 14), "els",
             """Zeven dagen open. 's Ochtends koffie, 's middags huiswerk, 's avonds wie een
             lokaal nodig heeft. Eén rooster op de deur.""",
             "Achttien buren die om de beurt gastheer zijn, en één beheerder in dienst.",
             "Open op de uren dat mensen kunnen, en zonder dat je iets hoeft te kopen.",
             "Dan zijn er altijd twee reserves, en Marloes heeft ook een sleutel.", 50_000),
        Went(on(2017, 4, 4), "support", "els", "",
             """Drie avonden langs de deuren. Wie ernaast woont, was bang voor herrie: na elf uur
             gaat de buitendeur dicht. De moestuin wil wel een kraan.""",
             asked=240, support=211),
        Weighed(on(2017, 5, 23), "gerard", "gemeente",
                ("yes", "yes", "yes", "yes", "yes",
                 "unknown: Twee huizen ernaast hebben nog niets gezegd."),
                "Het kost 14.000 euro minder. Wie de ketel betaalt, was het langste gesprek."),
        Went(on(2017, 6, 13), "adopt", "gerard", "gemeente",
             "Wat bewoners vragen is meer dan wat er was, voor minder geld. Daarom ja."),
        FIRST,
        talk(2018, 6, "ria", "340 mensen per week. De ketel viel drie keer uit."),
        TWO,
        talk(2019, 6, "ria", "De keuken draait. Er zijn te weinig mensen op zondag."),
        talk(2020, 6, "ria", "Dicht geweest, en toch elke dag gebeld: 1.100 keer."),
        FIVE,
        talk(2021, 6, "ria", "Jongeren vragen een plek in de avond. Dat zoeken we uit."),
        NIGHT,
        talk(2022, 6, "wim", "De nacht gaat goed. Eén keer moest de politie komen kijken."),
        talk(2023, 6, "hakan", "De energie werd 9.000 euro duurder; samen gedragen."),
        talk(2024, 9, "hakan", "Te laat, want de wijkmanager ging weg. Verder een rustig jaar."),
        talk(2025, 6, "hakan", "Acht jaar. Niemand weet meer hoe het anders was."),
        Went(on(2025, 9, 9), "settle", "sanne", "gemeente",
             """Na één, twee en vijf jaar is dit gewoon geworden. De sleutel blijft waar hij
             hangt; de afspraak over teruggeven blijft ook staan."""),
    ),
    body="coop",
    tied=on(2017, 9, 4),
    promise="C01",
    project="R01",
)  # fmt: skip

WASTE = Challenged(
    "afval",
    on(2022, 10, 4),
    "piet",
    "take over",
    "Zelf het restafval van Waterlinten ophalen",
    "Een wagen haalt om de week de zakken op. Die rijdt ook als er bijna niets staat.",
    "Wij zien wie moeilijk loopt, en een kar op stroom is stiller.",
    "Buren van de Waterlinten",
    "gemeente",
    on(2023, 6, 1),
    (
        Went(on(2022, 10, 17), "talk", "rachid", "gemeente",
             "We spraken over zwaar tillen, over lawaai, en over wie moeilijk loopt."),
        Costs(on(2022, 11, 7), "rachid", "gemeente", 38_000,
              "Geschat: het is een deel van de hele stad.",
              "Met de afvaldienst, voor vijf gemeenten samen.",
              "Twee mensen, een halve dag in de week.", "Elke zak weg voor vier uur.",
              "Een zware regeling voor werken op straat.", ends=on(2029, 12, 31)),
        Idea(on(2022, 11, 21), "marloes", "Elke week met de kar langs 310 deuren.",
             "Zes buren, om de beurt met zijn tweeën.",
             "Wie moeilijk loopt, hoeft niets te tillen.",
             "Dan bellen we de afvaldienst, met een week vertraging.", 29_000, told=True),
        Went(on(2022, 11, 28), "support", "piet", "", "De meesten vinden het best. Een paar niet.",
             asked=90, support=58),
        Weighed(on(2022, 12, 12), "rachid", "gemeente",
                ("yes", "yes", "yes",
                 "no: Er is een contract tot en met 2029; dat loopt dan dubbel door.",
                 "yes", "yes")),
        Went(on(2022, 12, 19), "refuse", "rachid", "gemeente",
             """Het contract met vijf gemeenten loopt tot en met 2029. Wij zouden dubbel betalen.
             Wel helpt vanaf maart iemand van de afvaldienst wie moeilijk loopt.""",
             """Je kunt binnen zes weken bezwaar maken bij het college van Merwoude. Dat kost
             niets,
             en de griffier helpt erbij."""),
    ),
    guide="opbouwwerker",
    guided=on(2022, 10, 18),
)  # fmt: skip

TUNNEL = Challenged(
    "tunnel",
    on(2026, 8, 31),
    "agnieszka",
    "differently",
    "De fietstunnel schoon en licht houden",
    """De gemeente laat de tunnel vier keer per jaar schoonmaken. Wanneer en waarmee, staat in een
    contract dat niemand hier kent.""",
    """Wij lopen er elke dag door. Wij willen zelf zeggen wat eerst gaat: de lamp, het glas of de
    muur.""",
    "Buren van de tunnel",
    "gemeente",
    on(2027, 3, 1),
    (
        Went(on(2026, 9, 10), "talk", "sanne", "gemeente",
             """In de tunnel zelf, om acht uur 's avonds. Afgesproken: de kosten komen op tafel,
             ook wat we niet weten."""),
    ),
    guide="opbouwwerker",
    guided=on(2026, 9, 10),
)  # fmt: skip

GREEN = Challenged(
    "bermen",
    on(2018, 9, 3),
    "piet",
    "take over",
    "De bermen van de Waterlinten zelf maaien",
    """Een bedrijf maait vier keer per jaar alles kort, ook als het bloeit. Wie belt, hoort dat het
    in het bestek staat.""",
    "Wij weten waar het bloeit en waar kinderen spelen. Dan maai je niet overal op dezelfde dag.",
    "Tuingroep Waterlinten",
    "gemeente",
    on(2019, 4, 1),
    (
        Went(on(2018, 9, 17), "talk", "carla", "gemeente",
             "Op een kleed in de berm. We telden samen elf soorten bloemen."),
        Costs(on(2018, 10, 1), "carla", "gemeente", 11_000,
              "Maaien 8.000, afvoeren 3.000.", "Per jaar op te zeggen, voor 1 januari.",
              "Geen mensen in dienst; het bedrijf stuurt een ploeg.",
              "Vier keer kort, en vrij zicht bij de kruispunten.",
              "Het bedrijf is verzekerd voor stenen tegen een auto.",
              "Met btw; bij een vereniging zonder.", ends=on(2019, 3, 31)),
        Idea(on(2018, 10, 15), "piet",
             "Twee keer in het jaar, in stukken, met een zeis en één machine op stroom.",
             "Zes buren, met Groen & Klus als er getild wordt.",
             "Het bloeit langer, en kinderen weten waar ze mogen spelen.",
             "Dan bellen wij binnen een week dat iemand anders moet maaien.", 7_000),
        Went(on(2018, 11, 5), "support", "piet", "",
             "Langs de deuren aan de bermen. Twee wilden liever kort gras, en dat blijft daar zo.",
             asked=64, support=57),
        Weighed(on(2018, 11, 26), "carla", "gemeente", YES,
                "Vrij zicht bij de kruispunten telde het zwaarst."),
        Went(on(2018, 12, 10), "adopt", "carla", "gemeente",
             "Het kost minder en er bloeit meer. Het zicht meten we samen."),
        Version(
            on(2019, 1, 14), "carla", "gemeente", "new", on(2019, 1, 28), "ria", "coop", 7_000,
            "In april het hele bedrag. In december één blad met wat eruit ging.",
            "Twee keer maaien, in stukken. Bij een kruispunt nooit hoger dan een halve meter.",
            "De gemeente blijft eigenaar. De coöperatie is aansprakelijk voor het maaien.",
            "De coöperatie verzekert wie maait, ook buren zonder loon.",
            "De coöperatie rekent geen btw.",
            "Er werkt niemand in dienst; het bedrijf kreeg andere bermen.",
            """Elk van beide kan teruggeven, met drie maanden tijd. De machine gaat dan naar wie
            verder maait, geld dat over is gaat terug.""",
            starts=on(2019, 4, 1),
        ),
        Went(on(2020, 3, 9), "yearly", "ria", "coop",
             "Het bloeide tot oktober. Maaien is zwaarder dan we dachten."),
        Went(on(2021, 3, 8), "yearly", "ria", "coop",
             "Van de zes zijn er nog drie. Twee rugpijn, één verhuisd."),
        Went(on(2021, 5, 3), "hand back", "ria", "coop",
             """Wij geven het terug. Het lukte twee zomers en toen waren we met te weinig. Wat we
             leerden staat in het bestek: maaien in stukken, en eerst kijken of het bloeit.""",
             people="""De drie die er nog zijn, lopen in mei en september een ronde mee met het
             bedrijf. Niemand hoeft meer te maaien.""",
             money="Er was 1.900 euro over. Dat is terug naar de gemeente.",
             promises="De elf soorten blijven: er wordt pas gemaaid als het is uitgebloeid."),
    ),
    body="coop",
)  # fmt: skip

CHALLENGES = (ZAAIER, GREEN, WASTE, TUNNEL)

WORKS = (
    Works("licht", on(2024, 11, 5), "sanne", "gemeente", "physical", "Licht in de fietstunnel",
          "Nieuwe lampen in het dak van de tunnel, en een spiegel in de bocht.",
          "Spoorlaan, Tunnelpad", 2025, 2026, over=on(2025, 12, 18),
          over_words="Het licht brandt. De spiegel komt een jaar later."),
    Works("riool", on(2026, 10, 7), "sanne", "gemeente", "physical", "Nieuw riool in de Spoorlaan",
          "De straat ligt vier maanden open, in drie stukken. Lopen en fietsen kan altijd.",
          "Spoorlaan", 2027, 2028),
    Works("warmte", on(2026, 10, 20), "joost", "hazelwarmte", "energy",
          "Leidingen voor warmte uit de rivier",
          "Onder de stoep komen twee buizen. Wie mee wil doen, krijgt later een aansluiting.",
          "Spoorlaan, Waterlinten", 2028, 2029, part=(
              "Meedoen mag pas als de rekening voor gelijk verbruik niet hoger wordt.",
              "In huizen met schimmel lossen we eerst de schimmel op, met de Woonstichting.",
              "In het Nederlands, Pools, Turks en Arabisch, door buren die betaald worden.",
              "Niemand hoeft uit huis. Wie ziek is, krijgt een stille week op eigen keuze.",
              "Hoe blijven wij warm zonder dat het duurder wordt? Dat vroeg trap 7.")),
    Works("deur", on(2026, 10, 27), "marloes", "samenkracht", "social",
          "Langs de deuren in de Spoorlaan",
          "Bij 96 huizen vragen wat mensen nodig hebben, vóórdat er iemand gaat graven.",
          "Spoorlaan", 2027, 2028),
    Works("flats", on(2026, 9, 15), "erik", "woon", "energy", "Warm Wonen: de laatste 26 flats",
          "Dak, muren en ramen. Per trap tien dagen werk.",
          "Zonnehofplein", 2027, 2027, on(2027, 3, 1), on(2027, 6, 25), part=(
              "De huur gaat niet omhoog. De rekening daalt; we laten per trap zien hoeveel.",
              "Eerst de schimmel weg, dan pas isoleren.",
              "Per trap in de taal van de trap, met een buur die het al heeft meegemaakt.",
              "Twee nachten in een logeerflat in Zonnehof, met hulp bij het sjouwen.",
              "Wanneer zijn wij aan de beurt? Dat vraagt iedereen van de laatste trappen.")),
    Works("bomen", on(2026, 10, 7), "sanne", "gemeente", "physical", "Zes bomen op het plein",
          "Zes grote bomen, door bewoners gekozen. Geen zaag zonder gezicht.",
          "Zonnehofplein", 2027, 2028),
    Works("tegels", on(2026, 11, 3), "wim", "coop", "social", "Tegels eruit, samen met de buren",
          "Twee zaterdagen met scheppen, planten en soep.", "Terpweg", 2027, 2027),
)  # fmt: skip

JOINS = (
    Joined(on(2026, 10, 29), "sanne", "gemeente", "riool", ("warmte",), True,
           "Wij wachten met graven tot 2028, dan kan alles in één sleuf."),
    Joined(on(2026, 11, 3), "joost", "hazelwarmte", "warmte", ("riool",), True,
           "Samen in één sleuf scheelt ons 180.000 euro en de straat een zomer."),
    Joined(on(2026, 11, 5), "marloes", "samenkracht", "deur", ("riool", "warmte"), True,
           "Dan bellen wij één keer aan, en niet drie keer."),
    Joined(on(2026, 11, 5), "erik", "woon", "flats", ("bomen",), False,
           "Van maart tot juni staan hier de steigers. Daarna kan het wel, vanaf oktober."),
)  # fmt: skip
