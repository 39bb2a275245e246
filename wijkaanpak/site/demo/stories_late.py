"""Stories told from 2020 to 2026, and two that are not open to all."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Story, StoryStep

LATE = (
    Story(
        key="S13",
        title="Soep na de moskee",
        teller="twee vrijwilligers van Twee Huizen",
        text="""Wij mochten niet bij elkaar zitten, dus gingen we naar elkaars voordeur. Zij
        had een pan van dertig liter uit de kerk, hij had de pollepel van de moskee. De eerste
        vrijdag hadden we 22 porties en bleven er negen over. De vierde vrijdag was alles op
        om kwart voor een.

        Er kwam een man die elke week twee porties vroeg. We zeiden niks. In mei bleek dat de
        tweede voor zijn buurvrouw was, die niet naar buiten durfde, en dat hij haar verder
        niet kende.

        Wij hebben weleens ruzie, hoor. Over zout. En over wie de linzen vergeten is. Maar als
        iemand vraagt waar wij van zijn, zeggen we altijd hetzelfde: van de soep.""",
        channel="doorstep",
        period="april en mei 2020",
        street="Kerkstraat",
        domains=("social_life", "health"),
        layer="group",
        uses=("panel", "public", "press"),
        steps=(
            StoryStep(on(2020, 5, 26), "told", "els"),
            StoryStep(on(2020, 5, 26), "checked"),
            StoryStep(on(2020, 5, 29), "shared", "bep"),
        ),
        led_to="De soep is er nog. Elke vrijdag, zestig porties, nooit twee weken dezelfde.",
        items=("2.9",),
    ),
    Story(
        key="S09",
        title="Ik laat het aan mijn buurvrouw",
        teller="een man van 46 in Spoorzicht",
        text="""Jullie zijn nu drie keer geweest en het is goed dat jullie komen. Maar ik wil
        niet. Ik werk van vier tot twaalf. Als ik slaap, is het dag. Als er vergaderd wordt,
        sta ik te pakken.

        Mijn buurvrouw weet wat ik vind, we praten over de heg heen. Als zij ja zegt, is het
        voor mij ook ja. Als zij nee zegt ook. Ik heb haar gezegd: jij hoeft niks voor mij te
        bewaken, je hoeft alleen maar jezelf te zijn.

        Schrijf dat maar op. Niet dat ik moeilijk ben. Gewoon: ik heb gekozen. En laat me
        daarna met rust, met een vriendelijke groet.""",
        channel="doorstep",
        period="voorjaar 2022",
        street="Spoorlaan",
        domains=("social_life", "work_income"),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2022, 4, 19), "told", "agnieszka"),
            StoryStep(on(2022, 4, 19), "checked"),
            StoryStep(on(2022, 4, 26), "shared", "leyla"),
        ),
        led_to="Wij bellen daar niet meer aan. Zijn buurvrouw komt naar de avonden.",
        items=("3.8",),
    ),
    Story(
        key="S10",
        title="De bus was leeg",
        teller="een chauffeur van de proefbus",
        text="""Op dinsdag reed ik drie rondjes met niemand erin. Ik ben ervoor blijven
        rijden, want dat hadden we afgesproken. Je ziet ze staan, die lege stoelen, achter je.
        Je gaat je schamen voor een busje.

        Toen ben ik gestopt bij de halte van het ziekenhuis en heb gewoon gevraagd: u gaat met
        de taxi, waarom niet met mij? Ze zei: bij jou zit ik alleen, en in de taxi ook, maar
        bij mijn zus in de auto mag ik het verhaal van de dokter vertellen. Daar ging het om.
        Niet om het vervoer.

        We hebben gezegd: we stoppen. Niemand was boos. Het is het enige project waar ik aan
        heb meegedaan dat netjes is opgehouden, met een kaart.""",
        channel="phone",
        period="najaar 2021 tot zomer 2022",
        street="busroute",
        domains=("health", "social_life"),
        layer="neighbourhood",
        uses=("panel", "public", "council"),
        steps=(
            StoryStep(on(2022, 9, 20), "told", "els"),
            StoryStep(on(2022, 9, 20), "checked"),
            StoryStep(on(2022, 9, 27), "shared", "leyla"),
        ),
        led_to="De bus stopte. Nu gaat er iemand met je mee naar binnen.",
        commitments=("C21",),
    ),
    Story(
        key="S11",
        title="Onze neef kreeg de klus",
        teller="het bestuur van de coöperatie",
        teller_key="wim",
        text="""Dit gaat over ons. We hadden een klus van € 1.850, een nieuw dak op de schuur.
        De neef van een van ons had een bedrijf en hij kon die week. Niemand vroeg een tweede
        prijs. We zaten met vijf mensen om de tafel en niemand zei iets, want het was vrijdag
        en het regende.

        Twee weken later vroeg een jonge buurman: mag ik de offertes zien? Toen wisten we het.
        We hebben het zelf verteld, in de zaal, voordat het een verhaal werd. Het geld is
        terug, het dak ligt er, en we hebben een regel: wie familie is, gaat op de gang
        zitten.

        De betalers hebben hun geld niet ingetrokken. Dat wil ik erbij zeggen. Want bij een
        fout van ons dacht iedereen vroeger meteen: zie je wel.""",
        channel="meeting",
        period="juni 2022",
        street="De Zaaier",
        domains=("work_income",),
        layer="organisation",
        uses=("panel", "public", "council", "press"),
        steps=(
            StoryStep(on(2022, 9, 13), "told", "wim"),
            StoryStep(on(2022, 9, 13), "checked"),
            StoryStep(on(2022, 9, 20), "shared", "leyla"),
        ),
        led_to="Een regel over familie en geld, die nu ook bij de andere partijen geldt.",
        items=("3.6",),
        commitments=("C13",),
    ),
    Story(
        key="S12",
        title="Zaterdag in het Pools",
        teller="Krystian",
        teller_key="krystian",
        language="pl",
        text="""W sobotę jest tu cicho. Op zaterdag is het hier stil. (Ik begin in het Pools,
        dan weet u meteen hoe het klinkt.)

        Ik huur een kamer. Zes mannen, één keuken. Iedereen werkt. Op zaterdag heb je vrij en
        dan ga je slapen, want waar moet je heen? Op de deur van de bibliotheek in de stad
        staat: gesloten van twaalf tot vier. Dat is precies wanneer ik wakker ben.

        Ik wil geen feest. Ik wil één uur ergens zitten waar ik niet hoef te bestellen en waar
        iemand zegt: dzień dobry. Agnieszka doet dat nu, om de week, in een lokaal. Vier keer
        geweest. Eén keer kwam er een jongen die al twee jaar niemand had gesproken. Hij heeft
        de hele tijd over brood gepraat.""",
        channel="voice",
        period="voorjaar 2024",
        street="Spoorlaan",
        domains=("social_life",),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2024, 6, 4), "told", "agnieszka"),
            StoryStep(on(2024, 6, 6), "checked"),
            StoryStep(on(2024, 6, 11), "shared", "leyla"),
        ),
        led_to="Een vast uur op zaterdag staat nu op de nieuwe agenda.",
        items=("4.4",),
    ),
    Story(
        key="S14",
        title="De wijkagent zei: ik ga weg",
        teller="een winkelier op de strip",
        text="""Ricardo kwam binnen voor een kilo aardappelen en zei het tussen neus en
        lippen: eind van de maand ga ik weg. Ik heb hem zeven jaar. Hij kent mijn zoon, hij
        kent de jongens voor de deur, hij weet wie er hard praat en niks doet.

        Ik vroeg: wie komt er? Hij wist het niet. Niemand wist het. Honderdeenendertig dagen
        was er niemand, ik heb ze geteld op de kalender van de bakker. Er gebeurde niet eens
        zo veel. Maar ik ging de lade vaker tellen, en mijn vrouw deed de deur op slot om zes
        uur.

        Toen Daphne kwam, was ze aardig. Zij kon er niets aan doen. Alleen: ik had het al een
        keer opgebouwd. Twee keer vertrouwen kost meer dan één keer.""",
        channel="bench",
        period="voorjaar 2023",
        street="winkelstrip",
        domains=("safety",),
        layer="neighbourhood",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2023, 8, 29), "told", "marloes"),
            StoryStep(on(2023, 8, 29), "checked"),
            StoryStep(on(2023, 9, 4), "shared", "leyla"),
        ),
        led_to="Bewoners vroegen om Ricardo terug, en in 2025 kwam hij.",
        items=("3.5",),
        commitments=("C04",),
    ),
    Story(
        key="S15",
        title="Klas van 2016",
        teller="juf Inge",
        teller_key="inge",
        text="""In 2016 kwamen ze binnen als peuters, negentien stuks, de helft met een speen.
        Vorige week gingen ze van school. Ik ben niet hun juf geweest tot groep 7, maar ik heb
        ze allemaal op de gang zien groeien.

        Ik zou u kunnen vertellen wie er nu waar naartoe gaat. Dat doe ik niet. Ik vertel wat
        ik zag. In groep 3 stopte de helft bij de deur, omdat hun moeder buiten bleef. In
        groep 5 stonden die moeders binnen, met koffie. In groep 7 tolkte er één voor haar
        tante en zei: juf, dit is voor grote mensen. En daarna werd het geregeld, dat een kind
        dat niet meer hoeft te doen.

        Wat er in tien jaar veranderde, is niet de toets. Het is dat er bij het afscheid
        zestig grootouders zaten en dat niemand vroeg of ze erbij hoorden.""",
        channel="school",
        period="2016 tot 2026",
        street="De Vlieger",
        domains=("schooling", "upbringing"),
        layer="neighbourhood",
        uses=("panel", "public", "council", "press"),
        steps=(
            StoryStep(on(2026, 7, 7), "told", "soraya"),
            StoryStep(on(2026, 7, 7), "checked"),
            StoryStep(on(2026, 7, 14), "shared", "leyla"),
        ),
        led_to="Groep 8 schrijft nu elk jaar een brief aan 2036.",
        items=("4.6",),
        commitments=("C12",),
    ),
    Story(
        key="S16",
        title="De bank is weg",
        teller="mevrouw De Bruin",
        teller_key="bruin",
        text="""Ik loop elke dag naar de brievenbus bij de kerk. Halverwege stond een bank.
        Daar zat ik dan even, en dan kwam er vanzelf iemand. Vorige week was de bank weg. Er
        lag alleen nog een vierkant van tegels.

        Ik heb gebeld en kreeg een aardig meisje. Zij zei dat ze het zou doorgeven. Nu loop ik
        door zonder zitten en ben ik vroeger thuis, want verder gaat het niet.

        Ik wil geen nieuwe bank van een folder. Ik wil er weer een waar je met zijn tweeën op
        kunt en waar een leuning aan zit. Mijn man zei altijd: een bank zonder leuning is een
        plank.""",
        channel="phone",
        period="november 2026",
        street="Kerkstraat",
        domains=("social_life", "health"),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2026, 11, 18), "told", "els", "Door de telefoon verteld en voorgelezen."),
        ),
    ),
    Story(
        key="S17",
        title="Ze moeten het gewoon zeggen",
        teller="een bewoner van Waterlinten",
        text="""Er is er hier een in de straat die het licht de hele nacht laat branden en de
        tuin laat liggen. Iedereen weet wie ik bedoel, hij woont op de hoek en hij is alleen.
        Ik heb hem drie keer aangesproken en hij doet niks.

        Schrijf het op, dan kan iedereen het lezen en dan weten ze bij de gemeente hoe het
        zit.""",
        channel="web",
        period="maart 2026",
        street="Waterlinten",
        domains=("social_life",),
        layer="person",
        uses=("panel", "public"),
        steps=(
            StoryStep(on(2026, 3, 17), "told", "", "Zelf getypt, zonder naam."),
            StoryStep(
                on(2026, 3, 24),
                "refused",
                "leyla",
                """Iedereen weet hiermee wie je bedoelt, en hij kan er niets tegen zeggen.
                Vertel wat het met jou doet, zonder het huis te noemen, dan help ik je graag.
                Gaat het niet goed met hem? Bel dan Marloes.""",
            ),
            StoryStep(
                on(2026, 3, 31),
                "appealed",
                "",
                """Het is toch gewoon waar wat ik schrijf? Mag je hier alleen nog aardige
                dingen zeggen?""",
            ),
            StoryStep(
                on(2026, 4, 14),
                "kept closed after appeal",
                "noor",
                """Twee mensen die er niet bij waren, hebben het gelezen. Boos zijn mag hier,
                en vervelende dingen ook. Maar een huis aanwijzen mag niet. Marloes is bij je
                langs geweest en gaat ook bij hem langs, als hij dat wil.""",
            ),
        ),
    ),
)
