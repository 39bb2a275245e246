"""The fifteen parties of De Hazelkamp, each in its own words."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.shapes import Party

START = on(2016, 3, 12)

PARTIES = (
    Party(
        "coop",
        "residents body",
        "Wijkcoöperatie Hazelkamp U.A.",
        START,
        """Wij zijn bewoners. Iedereen vanaf zestien jaar kan lid worden, aan tafel in De
        Zaaier of met een handtekening bij de voordeur. In 2016 waren we met 41, nu met 286.
        Wij maken de wijkagenda en wij stellen hem vast. Zijn we het niet eens, dan praten we
        door tot niemand meer een zwaar bezwaar heeft. Wie geen zin heeft, laat het aan de
        buren. Ook goed.""",
    ),
    Party(
        "kompas",
        "independent body",
        "Stichting Wijkkompas",
        START,
        """Wij zijn van niemand, en dat is de bedoeling. Wij bewaren wat er is gezegd en
        beloofd, we bewaken het ritme en we zorgen dat iedereen aan de beurt komt. In ons
        bestuur zitten twee bewoners en twee mensen van buiten. De gemeente en de
        Woonstichting hebben er geen stoel. Met zijn tweeën werken we samen 1,6 baan.""",
    ),
    Party(
        "gemeente",
        "municipality",
        "Gemeente Merwoude",
        START,
        """Wij gaan over de straten, het groen, het geld van de gemeente en veel regels. De
        gemeenteraad beslist daarover, dat kan de wijk niet van ons overnemen. Wel beloven we
        dat we op tijd antwoorden, dat we uitleggen waarom iets niet kan, en dat we niet met
        een plan komen dat al vaststaat.""",
    ),
    Party(
        "woon",
        "housing association",
        "Woonstichting Merwoude",
        START,
        """Wij verhuren 810 woningen in De Hazelkamp. Daarmee zijn we van veel mensen de
        huisbaas. We zorgen dat huizen heel, warm en betaalbaar zijn. In 2021 hebben we het
        vertrouwen geschaad met een schets die niemand kende. Sindsdien zetten we elk plan in
        het voornemenboek, ook als we er zelf nog niet uit zijn.""",
    ),
    Party(
        "samenkracht",
        "institution",
        "Samenkracht",
        START,
        """Wij zijn de mensen van het sociaal werk: de opbouwwerker, de jongerenwerker en de
        maatschappelijk werkers. Wij komen bij je langs of we zitten in De Zaaier. We doen
        niets over je zonder jou. Onze opbouwwerker Marloes loopt hier al sinds 2015 rond.""",
    ),
    Party(
        "politie",
        "institution",
        "Politie, basisteam Merwoude",
        START,
        """Wij zijn de politie van Merwoude. Onze wijkagent kent de wijk en de wijk kent de
        wijkagent. Over mensen schrijven we hier niets op. Heb je haast, bel 112. Wil je iets
        melden zonder je naam, bel dan Meld Misdaad Anoniem: 0800-7000.""",
    ),
    Party(
        "vlieger",
        "institution",
        "IKC De Vlieger",
        START,
        """Wij zijn de school en de opvang voor kinderen van nul tot dertien jaar. Bij ons
        zitten 310 kinderen met thuis samen negentien talen. Ouders mogen gewoon binnenlopen:
        drie ochtenden in de week staat de koffie klaar in de ouderkamer.""",
    ),
    Party(
        "brink",
        "institution",
        "Gezondheidscentrum De Brink",
        START,
        """Wij zijn drie huisartsen, een fysiotherapeut, een wijkverpleegkundige en een balie
        die de mensen kent. Soms is een pil niet het antwoord. Dan bellen we iemand die een
        eindje met je gaat wandelen.""",
    ),
    Party(
        "hazelwarmte",
        "association",
        "Energiecoöperatie HazelWarmte",
        on(2019, 6, 4),
        """Wij zijn 118 buren met samen 640 zonnepanelen op de daken van De Zaaier en de
        school. Wij rekenen uit wat warmte kost en leggen dat uit aan de keukentafel. Winst
        gaat terug naar de wijk.""",
    ),
    Party(
        "vvh",
        "association",
        "VV Hazelkamp '58",
        START,
        """Wij zijn de voetbalclub achter het spoor, met 240 leden en twee velden. Bij ons
        speelt de dokter naast de vakkenvuller. De kantine is op maandag van de seniorengym en
        op woensdag van de meiden.""",
    ),
    Party(
        "tweehuizen",
        "association",
        "Twee Huizen (moskee Ulu en Ontmoetingskerk)",
        START,
        """Wij zijn een moskee en een kerk aan dezelfde straat. We geloven niet hetzelfde,
        maar we kennen dezelfde mensen. Daarom zitten we samen aan tafel, met één stem. In
        coronatijd kookten we samen soep en dat doen we nog steeds.""",
    ),
    Party(
        "winkels",
        "business",
        "Winkelstrip Zonnehof",
        START,
        """Wij zijn elf ondernemers op een rij: van bakker tot kapper, van belwinkel tot de
        groenteman. Wij zien iedereen elke dag. Jongeren die willen werken, moeten bij ons
        kunnen beginnen, ook als ze nog nooit gewerkt hebben.""",
    ),
    Party(
        "wijkkracht",
        "knowledge institute",
        "Lectoraat Wijkkracht van de hogeschool",
        on(2018, 9, 18),
        """Wij zijn een lector, twee onderzoekers en elk jaar een groep studenten. De wijk
        stelt een vraag, wij zoeken het uit en geven antwoord op één bladzijde. We komen niet
        met een vragenlijst voordat we verteld hebben wat we met de vorige deden.""",
    ),
    Party(
        "rijk",
        "state",
        "Het Rijk (ministerie van BZK)",
        on(2022, 3, 22),
        """Wij zijn een ministerie in Den Haag. Een deel van het geld voor Warm Wonen komt van
        ons. Wij hebben vooral regels, en wij zijn hier om te leren welke daarvan in de weg
        zitten. Twee keer per jaar komen we kijken, zonder pak.""",
    ),
    Party(
        "waterschap",
        "institution",
        "Waterschap Merwoude",
        on(2023, 3, 21),
        """Wij zorgen voor de dijk, de sloten en het water in de straat. De rivier is bij ons
        nooit ver weg. Van 2024 tot begin 2026 vertelden we niet wat we deden met wat jullie
        zeiden. Dat was fout. Nu vertellen we het eerst, en vragen we daarna pas weer iets.""",
    ),
)
