"""Stories told from 2018 to 2021, in the voice of who told them. There is no sound with them:

a voice that nobody spoke would not be honest, so the demo has the written words alone.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Story, StoryStep

EARLY = (
    Story(
        key="S01",
        title="De lamp",
        teller="Fatma",
        teller_key="fatma",
        text="""Mijn jongste wilde niet meer naar beneden. Hij zei: mama, daar woont iemand.
        Op de trap, bij de tweede verdieping, was de lamp kapot. Niet één week. Van september
        tot februari. Ik liep met de telefoon voor hem uit, met dat kleine lichtje.

        Ik heb het niet gemeld. Ik weet hoe dat gaat, een formulier, en dan schrijf ik het
        verkeerd. Op de bank bij de bakker vertelde ik het aan Marloes, zomaar, we hadden het
        over iets anders. Zij belde Ton. De volgende dag stond hij er met een trapje. Hij zei
        tegen mijn zoon: houd jij de schroeven vast? Nu is het zijn lamp. Als hij thuiskomt,
        doet hij hem even aan en uit.

        Ik heb van die lamp geleerd dat ik het mag zeggen. Dat is voor mij groter dan het
        licht.""",
        channel="bench",
        period="winter 2017-2018",
        street="Zonnehof",
        domains=("housing", "safety"),
        layer="person",
        uses=("panel", "public", "council"),
        steps=(
            StoryStep(on(2018, 5, 15), "told", "marloes"),
            StoryStep(on(2018, 5, 15), "checked"),
            StoryStep(on(2018, 5, 22), "shared", "bep"),
        ),
        led_to="Ton hing de lamp op. Sinds 2020 staat licht op de trap ook op de agenda.",
        items=("2.6",),
    ),
    Story(
        key="S02",
        title="Ik dacht dat niemand ons miste",
        teller="een man van 79 op De Terp",
        text="""We waren met zijn tweeën, drieënvijftig jaar. Toen zij ziek werd, gingen we
        minder de deur uit. Eerst de kaartclub niet meer, toen de markt. Je denkt: dat merkt
        niemand. Na de begrafenis zat ik hier en de telefoon ging niet. Ik was niet
        verdrietig, ik was boos. Ik dacht: ik hoor nergens bij.

        Toen belde Els aan. Niet om te kijken hoe het ging, maar om te vragen of ik wilde
        helpen met bellen. Ik! Ik heb nu elf mensen die ik bel. Er zit er een bij die nooit
        veel zegt. Laatst vroeg hij hoe mijn tomaten het deden.

        Ik dacht dat niemand ons miste. Het was andersom. Ik had zelf nooit gevraagd of ze er
        nog waren.""",
        channel="phone",
        period="maart tot mei 2020",
        street="De Terp",
        domains=("social_life", "health"),
        layer="group",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2020, 5, 19), "told", "els"),
            StoryStep(on(2020, 5, 19), "checked"),
            StoryStep(on(2020, 5, 26), "shared", "bep"),
        ),
        led_to="De belkring ging na de zomer door. Nu heet hij Burenmaatjes.",
        items=("2.9", "3.8"),
    ),
    Story(
        key="S03",
        title="Bij de tunnel loop ik met sleutels in mijn hand",
        teller="een meisje van 15",
        text="""Het is elf minuten van school naar huis als je door de tunnel gaat. Als je
        omrijdt twintig. In de winter ga ik om half zes weg, na de sport, en dan is het
        donker. Er staat altijd wel iemand te bellen. Meestal is er niks. Maar je weet niet of
        er niks is.

        Ik doe mijn sleutels tussen mijn vingers. Dat heb ik van mijn zus geleerd, die deed
        het ook al. Ik zeg hardop hallo als ik de bocht in ga, dan hoor ik of er iemand terug
        hallo zegt. Mijn moeder wil dat ik bel. Maar dan heb ik één hand en geen sleutels.

        Jongens snappen het niet. Die rijden er gewoon doorheen. Mijn vraag is niet om een
        camera. Ik wil gewoon de overkant kunnen zien.""",
        channel="school",
        period="winter 2017-2018",
        street="fietstunnel Spoorzicht",
        domains=("safety",),
        layer="person",
        uses=("panel", "council"),
        steps=(
            StoryStep(on(2018, 3, 20), "told", "els", "Verteld in de klas, met de ouders erbij."),
            StoryStep(on(2018, 3, 20), "checked"),
            StoryStep(on(2018, 4, 3), "shared", "bep", "Alleen voor de leesgroep en de raad."),
        ),
        led_to="""Het eerste plan voor licht kwam in 2019, en dat mislukte. In oktober 2025
        ging het licht aan. Wie er toen op de knop drukte, was zij.""",
        items=("2.6", "3.5", "4.5"),
        commitments=("C07",),
    ),
    Story(
        key="S04",
        title="Veertien bomen",
        teller="Wim Verhoef",
        teller_key="wim",
        text="""Ik hoorde het aan het geluid. Een motorzaag op dinsdagochtend, om kwart over
        acht. Toen ik er was, lagen er al zes van de veertien. De brief dat ze gekapt werden,
        kwam op donderdag. Ik heb in mijn leven aan heel wat vergadertafels gezeten, maar toen
        kon ik niet praten.

        Wat ik wil vertellen is wat er daarna gebeurde. Binnen vijf dagen stond de wethouder
        in De Zaaier. Ze had geen verhaal. Ze zei: dit hadden wij nooit zo mogen doen. En ze
        bleef tot de koffie op was, en de volgende dag mailde ze niet, ze belde.

        We hebben zelf gekozen: twee linden, drie iepen, en de rest fruit. In maart gaan ze de
        grond in, en over een paar jaar plukken kinderen er appels van. En er is een regel bij
        gekomen die niemand hoeft op te zoeken: geen zaag zonder gezicht. Ik ben nog steeds
        boos over die dinsdag. En ik ben trots op de rest.""",
        channel="meeting",
        period="februari 2019",
        street="Zonnehofplein",
        domains=("housing", "social_life"),
        layer="neighbourhood",
        uses=("panel", "public", "council", "press", "repair"),
        steps=(
            StoryStep(on(2019, 11, 12), "told", "wim"),
            StoryStep(on(2019, 11, 12), "checked"),
            StoryStep(on(2019, 11, 19), "shared", "bep"),
        ),
        led_to="Veertien nieuwe bomen, en de regel: geen zaag zonder gezicht.",
        commitments=("C05",),
    ),
    Story(
        key="S05",
        title="Mijn eerste loon",
        teller="een jongen van 19 uit Zonnehof",
        text="""Ik had elf sollicitaties gedaan. Elf. Dan hoor je niks of je hoort: helaas. Op
        de negende dag bij Groen & Klus kreeg ik een envelop. Contant, want mijn rekening deed
        het niet. Ik heb hem niet opengemaakt tot ik thuis was.

        Ik was die man met het oranje hesje waar je vroeger om lachte. Nou lachen ze niet
        meer, want het plein ligt er strak bij. Mevrouwen zeggen gedag. Eentje gaf me een
        bakje aardbeien, zomaar.

        De helft heb ik aan mijn moeder gegeven. Ze wilde het niet. Toen heb ik het onder haar
        kussen gelegd. De andere helft: schoenen. Je moet ook niet overdrijven.""",
        channel="voice",
        period="voorjaar 2021",
        street="Zonnehofplein",
        domains=("work_income",),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(
                on(2021, 6, 8), "told", "soraya", "Ingesproken op de bouwkeet, daarna op papier."
            ),
            StoryStep(on(2021, 6, 10), "checked"),
            StoryStep(on(2021, 6, 15), "shared", "leyla"),
        ),
        led_to="Nu begeleidt hij zelf iemand die net begint.",
        items=("3.2",),
        commitments=("C13", "C08"),
    ),
    Story(
        key="S06",
        title="Schimmel in de wieg",
        teller="een moeder in Zonnehof",
        language="ar",
        text="""العَفَنُ كانَ في سَريرِ الطِّفل. De schimmel zat in het bedje van mijn kind.
        (Zo begon ik, in het Arabisch. Soraya heeft het opgeschreven. Wat je hoort, is deze
        zin, voorgelezen door een computerstem.)

        Ik tilde het matrasje op en het was zwart van onderen. Mijn dochter was vijf weken.
        Zij hoestte en de dokter zei: is het vochtig thuis? Ik zei nee. Ik schaamde me. Ik
        maak elke dag schoon. Bij ons zegt men: een schoon huis is een goed huis.

        De man die kwam kijken, zei dat wij te weinig luchten. Het was januari en het raam
        stond open. Toen dacht ik: hij ziet mijn huis niet, hij ziet mij.

        Nu komen ze met een kaartje, en iemand die vraagt wat ik zie. De wand is open geweest,
        er zit nieuw spul in. Zij slaapt bij de warme muur. Wat ik wil zeggen: luister eerst
        naar de muur, en dan naar de moeder. Niet andersom.""",
        channel="voice",
        period="januari 2021",
        street="Zonnehof",
        domains=("housing", "health", "upbringing"),
        layer="person",
        uses=("panel", "council", "press"),
        steps=(
            StoryStep(
                on(2021, 3, 9),
                "told",
                "soraya",
                "Verteld in het Arabisch, opgeschreven in het Nederlands en teruggelezen.",
            ),
            StoryStep(on(2021, 3, 11), "checked"),
            StoryStep(on(2021, 3, 16), "shared", "leyla"),
            StoryStep(
                on(2021, 12, 7),
                "use withdrawn",
                "",
                "Niet meer voor de pers: na de foto in de krant herkenden mensen haar trap.",
                "press",
            ),
        ),
        led_to="""De flats zijn daarna samen met bewoners geteld: 214 met schimmel. Dat werd
        Warm Wonen.""",
        items=("3.3", "4.1"),
        commitments=("C09",),
    ),
    Story(
        key="S07",
        title="De juf belde aan",
        teller="een vader in Waterlinten",
        text="""Ik ben bang voor school. Dat mag je als vader niet zeggen, maar het is zo.
        Vroeger was ik degene die het niet snapte. Dus als er een briefje kwam, deed mijn
        vrouw dat.

        Toen stond de juf van groep 5 op de stoep. Met een plant. Ze zei: ik kom niet over een
        probleem, ik kom kijken waar hij woont, want hij vertelt altijd over het water. Mijn
        zoon heeft haar de hele middag de kade laten zien. Ze wist niet dat hij al kon roeien.

        Ik ben die week naar de ouderkamer gegaan. Voor het eerst een kop koffie binnen de
        school. Er zat een vrouw die ook niet kon lezen toen ze hier kwam. Zij legde het uit
        zonder dat het een cursus was. Ik lees nu voor. Elke avond zeven bladzijden, want hij
        telt ze.""",
        channel="bench",
        period="najaar 2019",
        street="de kade",
        domains=("upbringing", "schooling"),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2019, 12, 3), "told", "marloes"),
            StoryStep(on(2019, 12, 3), "checked"),
            StoryStep(on(2019, 12, 10), "shared", "bep"),
        ),
        led_to="De Vlieger doet nu elk jaar alle kinderen van groep 5 thuis aan, met een plant.",
        items=("3.7",),
        commitments=("C12", "C17"),
    ),
    Story(
        key="S08",
        title="Twee uur niets schrijven",
        teller="een maatschappelijk werker van Samenkracht",
        text="""Ze hebben me gevraagd het blad van 47 vakjes een half jaar niet in te vullen.
        Ik wist eerst niet wat ik met mijn dinsdagochtend moest. Echt waar. Ik ging maar op de
        trap zitten bij een mevrouw van drie hoog. Die zei na een kwartier: wat wil je van me?
        Ik zei: niets, ik heb twee uur.

        In die twee uur hoorde ik wat ik in drie jaar nooit had gehoord. Ik heb er niets van
        opgeschreven, want dat was de afspraak. Ik heb alleen aan het eind van de maand één
        minuut ingesproken. Wat er veranderde, wie dat merkte, wat het kostte.

        Mijn oude baas zou vragen: hoe bewijs je dat? Ik zeg: zij belt nu zelf als het te veel
        wordt. Vroeger belde de buurvrouw.""",
        channel="voice",
        period="2019",
        street="Zonnehof",
        domains=("social_life", "health"),
        layer="organisation",
        uses=("panel", "public", "council"),
        steps=(
            StoryStep(on(2019, 10, 8), "told", "els"),
            StoryStep(on(2019, 10, 8), "checked"),
            StoryStep(on(2019, 10, 15), "shared", "bep"),
        ),
        led_to="Het blad met 47 vakjes is afgeschaft. Vier getallen bleven over.",
        items=("2.8",),
        commitments=("C11", "C15"),
    ),
)
