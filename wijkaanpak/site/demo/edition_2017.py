"""The first agenda, of 2017: nine items, out of 212 talks at the door."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Answer, Edition, Item, MissingNote, PolicyText

LATE = on(2017, 4, 18)  # the town hall took thirteen weeks
COUNCIL = "Gemeenteraad: voorjaarsnota 2017"
END = on(2020, 12, 31)

ITEMS = (
    Item(
        key="1.1",
        theme="T1",
        title="De oude school weer open, met een sleutel van onszelf",
        why="""De school staat al drie jaar leeg en wij vergaderen in de hal van de flat. In
        61 van de 212 gesprekken kwam hetzelfde terug: we hebben geen plek om binnen te lopen.""",
        domains=("social_life", "upbringing"),
        tasks=("social", "physical"),
        we_do="Wij schilderen, wij maken het rooster en er is altijd een gastheer of gastvrouw.",
        ask="Geef ons de sleutel, zeven dagen per week, en neem ons serieus als beheerder.",
        ask_to=("gemeente",),
        short_stroke="Elke zaterdag open in het speellokaal, vanaf deze zomer.",
        long_stroke="Een huis van de wijk dat bewoners zelf beheren.",
        route="Uitdaagrecht, besluit van het college",
        answers=(
            Answer(
                LATE,
                "gerard",
                "gemeente",
                "yes if",
                """Ja, als de coöperatie een verzekering afsluit. De sleutel ligt op 1
                september klaar.""",
            ),
        ),
        policies=(
            PolicyText(
                "Accommodatienota 2015-2020",
                """Ten aanzien van maatschappelijk vastgoed wordt ingezet op multifunctioneel
                gebruik en afstoting van incourante objecten, teneinde de bezettingsgraad te
                optimaliseren.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="1.2",
        theme="T4",
        title="Een plein waar je wilt zitten",
        why="""Het Zonnehofplein is een parkeerplaats met een kapotte bank. Kinderen spelen er
        niet en ouderen lopen eromheen.""",
        domains=("social_life", "safety"),
        tasks=("physical",),
        we_do="Wij kiezen de bomen en de banken, en we geven de eerste zomer water.",
        ask="Maak het plein opnieuw, met bomen die wij kiezen.",
        ask_to=("gemeente", "winkels"),
        short_stroke="Twee banken en tien bakken met planten voor de zomer.",
        long_stroke="Een plein zonder auto's, met schaduw en plek voor de markt.",
        route=COUNCIL,
        answers=(
            Answer(
                on(2017, 2, 21),
                "gulten",
                "winkels",
                "yes",
                "Ja. Minder auto's voor de deur vinden we eng, maar we proberen het een jaar.",
            ),
            Answer(
                LATE,
                "peter",
                "gemeente",
                "yes if",
                """Ja, als de raad in november het geld geeft. De banken komen sowieso voor de
                zomer.""",
            ),
        ),
        policies=(
            PolicyText(
                "Uitvoeringsprogramma Openbare Ruimte",
                """Herprofilering van pleinen vindt plaats conform de
                beeldkwaliteitscatalogus, met werk-met-werk als leidend principe.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="1.3",
        theme="T2",
        title="Iemand voor de jongeren, en een stoel aan tafel",
        why="""‘Iedereen praat over ons en niemand met ons’, zei een jongen van vijftien bij
        de friettent. Er is geen jongerenwerker en geen binnenplek.""",
        domains=("schooling", "social_life", "work_income"),
        tasks=("social",),
        we_do="De voetbalclub zet op woensdag de kantine open.",
        ask="Een vaste jongerenwerker, en twee stoelen voor jongeren waar beslist wordt.",
        ask_to=("samenkracht", "kompas", "winkels"),
        short_stroke="Woensdagavond in de kantine, om te beginnen.",
        long_stroke="Jongeren die hier leren, werken en meebeslissen.",
        route="Subsidie sociale basis",
        answers=(
            Answer(
                on(2017, 3, 7),
                "monique",
                "samenkracht",
                "yes if",
                "Ja, als de gemeente de uren betaalt. We zoeken iemand die blijft.",
            ),
            Answer(
                on(2017, 2, 14),
                "jan",
                "kompas",
                "yes",
                """Ja. Twee stoelen aan de netwerktafel, en we vergaderen na het eten, niet
                onder schooltijd.""",
            ),
            Answer(
                on(2017, 2, 21),
                "gulten",
                "winkels",
                "yes",
                "Ja, wij willen jongeren een eerste baantje geven. Laat ze gewoon binnenlopen.",
            ),
        ),
    ),
    Item(
        key="1.4",
        theme="T2",
        title="Ouders in school, met koffie en in je eigen taal",
        why="Veel moeders wachten bij het hek. Binnen gaat alles snel en in moeilijk Nederlands.",
        domains=("upbringing", "schooling"),
        tasks=("social",),
        we_do="Moeders die twee talen spreken, zitten er als tolk.",
        ask="Een lokaal dat drie ochtenden per week van ouders is.",
        ask_to=("vlieger",),
        short_stroke="Eén ochtend proberen, voor de herfstvakantie.",
        long_stroke="Elk kind heeft een ouder die de school van binnen kent.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2017, 2, 2),
                "karin",
                "vlieger",
                "yes",
                "Ja, en wij zijn blij dat jullie het vragen. Lokaal 4 is voor jullie.",
            ),
        ),
    ),
    Item(
        key="1.5",
        theme="T3",
        title="Eerst praten, dan pas plannen met onze flats",
        why="""In 2014 hing er een brief in het trappenhuis dat trap 1 tot 4 weg moest. Het
        ging niet door, maar mensen hebben toen twee jaar niets meer aan hun huis gedaan.""",
        domains=("housing",),
        tasks=("physical", "social"),
        we_do="Wij komen naar elke avond over de flats en we nemen de buren mee.",
        ask="Geen plan voor sloop of grote verbouwing dat niet eerst open op tafel ligt.",
        ask_to=("woon",),
        short_stroke="Een lijst van wat er de komende vijf jaar niet gebeurt.",
        long_stroke="Een boek waarin elk plan staat zolang het nog open is.",
        route="Prestatieafspraken van gemeente, huurders en Woonstichting",
        answers=(
            Answer(
                on(2017, 3, 9),
                "annemieke",
                "woon",
                "yes",
                "Ja. Komt er een plan, dan staat het eerst in het voornemenboek. Dat beloof ik.",
            ),
        ),
        policies=(
            PolicyText(
                "Portefeuillestrategie 2016-2025",
                """Voor de complexen 114 en 115 wordt een exploitatiehorizon van tien jaar
                aangehouden; herontwikkeling is een scenario.""",
                "woon",
                on(2025, 12, 31),
            ),
        ),
    ),
    Item(
        key="1.6",
        theme="T4",
        title="Veilig over straat: een bekende agent en licht waar het donker is",
        why="""Mensen weten niet wie hun wijkagent is. En wie met de fiets naar de stad wil,
        moet door een tunnel waar je elkaar niet ziet aankomen.""",
        domains=("safety",),
        tasks=("social", "physical"),
        we_do="Wij maken een kaart van de donkere plekken, samen met de school.",
        ask="Een wijkagent die je kent, en licht in de fietstunnel.",
        ask_to=("politie", "gemeente"),
        short_stroke="Elke dinsdag spreekuur op het plein.",
        long_stroke="Een wijk waar je dochter alleen naar training fietst.",
        route=COUNCIL,
        answers=(
            Answer(
                on(2017, 2, 28),
                "wout",
                "politie",
                "yes",
                "Ja. Ricardo is 24 uur per week in de wijk te zien, en niet in een auto.",
            ),
            Answer(
                LATE,
                "peter",
                "gemeente",
                "yes if",
                "Ja, als de beheerder van het spoor meedoet. Wij vragen het dit jaar.",
            ),
        ),
        policies=(
            PolicyText(
                "Integraal Veiligheidsplan 2015-2018",
                """Objectieve en subjectieve veiligheid worden versterkt door een
                persoonsgerichte en gebiedsgerichte inzet van ketenpartners.""",
                "gemeente",
                on(2018, 12, 31),
            ),
        ),
    ),
    Item(
        key="1.7",
        theme="T6",
        title="Eén vast gezicht dat blijft",
        why="""‘Vertel ik voor de vierde keer hetzelfde aan iemand die na een jaar weer weg
        is’, zei een vrouw op trap 9. Marloes kennen ze wel. Die moet blijven.""",
        domains=("social_life",),
        tasks=("social",),
        we_do="Wij zeggen het als het te veel wordt voor één mens.",
        ask="Dezelfde opbouwwerker, zo lang als het kan.",
        ask_to=("samenkracht", "gemeente"),
        short_stroke="Haar foto en nummer hangen in elk trappenhuis.",
        long_stroke="Geen nieuwe aanbesteding die de gezichten weghaalt.",
        route="Subsidie in plaats van inkoop, besluit van het college",
        answers=(
            Answer(
                on(2017, 3, 7),
                "monique",
                "samenkracht",
                "yes",
                "Ja. Marloes blijft, minstens tot 2026, als zij dat zelf ook wil. Dat wil ze.",
            ),
            Answer(
                LATE,
                "gerard",
                "gemeente",
                "yes if",
                "Ja, zolang de wet ons toestaat om subsidie te geven en geen aanbesteding eist.",
            ),
        ),
    ),
    Item(
        key="1.8",
        theme="T6",
        title="Een moestuin in Waterlinten",
        why="""Achter de garages ligt een veld waar niemand komt. Piet en nog elf mensen
        willen er groente verbouwen en samen eten.""",
        domains=("social_life", "health"),
        tasks=("social", "physical"),
        we_do="Wij spitten, zaaien en delen uit. Er zijn al twaalf scheppen.",
        ask="Mogen we de grond gebruiken, en is hij schoon?",
        ask_to=("gemeente",),
        short_stroke="De eerste sla in juni.",
        long_stroke="Een tuin waar mensen elkaar leren kennen.",
        route="Bruikleen, besluit van de wijkmanager",
        answers=(
            Answer(
                LATE,
                "peter",
                "gemeente",
                "yes",
                "Ja, ga maar aan de slag. De grond is voor zover wij weten in orde.",
            ),
        ),
    ),
    Item(
        key="1.9",
        theme="T5",
        title="Eigen geld voor de wijk, zonder stapel papier",
        why="""Voor een barbecue van tachtig euro moest Els drie formulieren invullen. Ze
        betaalde hem toen maar zelf.""",
        domains=("work_income", "social_life"),
        tasks=("social",),
        we_do="Wij verdelen het samen op een avond, met fiches aan tafels van zes.",
        ask="Elk jaar vrij geld, tot en met 2026, en één verslag voor iedereen die betaalt.",
        ask_to=("gemeente", "woon"),
        short_stroke="Dit jaar € 20.000 verdelen op een avond.",
        long_stroke="Tien jaar vast geld, zodat we vooruit kunnen kijken.",
        route="Gemeenteraad: begroting 2017",
        answers=(
            Answer(
                LATE,
                "gerard",
                "gemeente",
                "yes if",
                """Ja, als de raad het goedvindt: € 60.000 per jaar. Eén verslag willen we
                ook, maar dat kost tijd.""",
            ),
            Answer(
                on(2017, 3, 9),
                "annemieke",
                "woon",
                "yes",
                "Ja, ons geld voor de buurt mag bij dat ene verslag.",
            ),
        ),
    ),
)

EDITION = Edition(
    number=1,
    title="Wat wij willen met De Hazelkamp",
    begun=on(2016, 10, 3),
    begun_by="ria",
    opened=on(2017, 1, 17),
    answers_due=on(2017, 3, 14),
    what_changed="De eerste keer. Er was nog niets om mee te vergelijken.",
    missing=MissingNote(
        """Bijna niemand uit Spoorzicht, en wie er kwam was boven de vijftig. We weten dus
        niet wat mensen daar van de wijk vinden, en of ze wel weten dat dit er is.""",
        on(2018, 10, 9),
        "piet",
        """We zijn langs 60 deuren in Spoorzicht gegaan. Ze wisten het niet: alles hing in
        Zonnehof. Nu hangt er ook een bord bij de bushalte, in het Pools erbij.""",
    ),
    items=ITEMS,
    adopted=on(2017, 5, 16),
    adopted_by="ria",
    adopted_words="""In De Zaaier, op geleende stoelen, met 87 bewoners. De gemeente was vijf
    weken te laat met antwoorden. Dat staat erbij.""",
)
