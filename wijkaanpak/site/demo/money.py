"""The ten pots of 2025 (€ 427,000), what they were set aside for, and what was paid.

421,000 was set aside, 6,000 was not, and 337,700 was paid by the end of the year. What is in a
round stands with that round, and which pot pays which plan follows from its count. In 2026 three
pots got € 45,000 more, for the round of that year. All of it is invented, the codes for SiSa too.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Decided, MoneyGoal, OneAccount, Paid, Pot

TABLE_DAY, DECIDED, YEAR_AFTER = on(2025, 1, 14), on(2025, 1, 28), on(2026, 1, 20)
MANDATE = "Mandaatbesluit van het college, 17 december 2024"
AGREED = "Afspraak over samen beslissen, Potjestafel 2025"

POTS = (
    Pot(
        "P01", "Wijkbudget van de gemeente", "gemeente", "sanne", TABLE_DAY, "free", 60_000,
        ground=MANDATE,
        condition="Voor wat de wijk zelf belangrijk vindt. Vertel achteraf wat het deed.",
        again=((YEAR_AFTER, 30_000),),
    ),
    Pot(
        "P02", "Sociale basis", "gemeente", "sanne", TABLE_DAY, "influenceable", 85_000,
        ground=MANDATE, themes=("social_life", "health", "upbringing"),
        condition="Voor ontmoeting, en om te voorkomen dat mensen zorg nodig hebben.",
    ),
    Pot(
        "P03", "Leefbaarheid van de Woonstichting", "woon", "erik", TABLE_DAY, "free", 48_000,
        ground=AGREED, ends=on(2026, 12, 31),
        condition="""Vrij, binnen de Woningwet: het moet bijdragen aan de straten en huizen waar
        onze huurders wonen. Wat op 31 december 2026 over is, gaat terug.""",
    ),
    Pot(
        "P04", "Tegen energiearmoede", "gemeente", "sanne", TABLE_DAY, "earmarked", 120_000,
        funder="Het Rijk", ground=MANDATE, themes=("energy",), ends=on(2027, 12, 31),
        sisa="Z04",
        condition="""Alleen voor huizen van mensen met een laag inkomen en een hoge rekening. Wat
        op 31 december 2027 niet is besteed, wordt teruggevorderd.""",
    ),
    Pot(
        "P05", "Sport en gezond leven", "gemeente", "sanne", TABLE_DAY, "earmarked", 32_000,
        funder="Het Rijk", ground=MANDATE, themes=("health",), ends=on(2026, 12, 31),
        sisa="Z05",
        condition="Voor bewegen en gezond leven, volgens de brede regeling van het Rijk.",
    ),
    Pot(
        "P06", "Klimaat en water", "gemeente", "sanne", TABLE_DAY, "earmarked", 18_000,
        funder="Waterschap Merwoude", ground=MANDATE, themes=("physical",),
        ends=on(2026, 12, 31),
        condition="Voor groen en water in de straat: minder tegels, meer schaduw.",
    ),
    Pot(
        "P07", "Fonds Jong Merwoude", "coop", "hakan", TABLE_DAY, "earmarked", 25_000,
        funder="Fonds Jong Merwoude", ground="Toekenning van het fonds, 2 december 2024",
        ages=(12, 26),
        condition="Voor plannen van en voor jongeren van 12 tot en met 26 jaar.",
        again=((YEAR_AFTER, 10_000),),
    ),
    Pot(
        "P08", "Preventie van de zorgverzekeraar", "samenkracht", "monique", TABLE_DAY,
        "earmarked", 15_000, funder="Zorgverzekeraar De Linde", ground=AGREED,
        themes=("health", "social_life"), reports=2,
        condition="Om vallen en eenzaamheid te voorkomen. Twee keer per jaar een verslag.",
    ),
    Pot(
        "P09", "Eigen geld van de coöperatie", "coop", "hakan", TABLE_DAY, "own", 14_600,
        ground="Besluit van de ledenvergadering", reports=0,
        condition="Huur van De Zaaier en stroom van het dak. De leden zeggen waar het heen gaat.",
        again=((YEAR_AFTER, 5_000),),
    ),
    Pot(
        "P10", "Over van 2024", "coop", "hakan", TABLE_DAY, "free", 9_400,
        ground="Besluit van de netwerktafel", reports=0,
    ),
    Pot(
        "P13", "Sterke winkelstrip", "gemeente", "rachid", on(2023, 6, 13), "influenceable",
        14_000, level="real pool", ground="Mandaatbesluit van het college, 6 juni 2023",
        themes=("safety",), condition="Voor wat de straat en de winkels veiliger maakt.",
    ),
    Pot(
        "P11", "Openbare ruimte", "gemeente", "sanne", TABLE_DAY, "influenceable", 240_000,
        level="on the table", themes=("physical",),
        condition="Voor stoepen, bomen en lampen. Over 180.000 euro praten we graag mee.",
    ),
    Pot(
        "P12", "Onderhoud aan onze huizen", "woon", "erik", TABLE_DAY, "own", 1_900_000,
        level="on the table", themes=("housing",),
    ),
)  # fmt: skip

GOALS = (
    MoneyGoal("warm", "Warm Wonen", "energy", themes=("housing",),
              words="Kieren dicht, ketels schoon, en hulp aan de keukentafel in vijf talen."),
    MoneyGoal("zaaier", "De Zaaier", "social", themes=("social_life",),
              words="Het huis van de wijk: iedere dag open, met soep op woensdag."),
    MoneyGoal("talent", "Talentwerkplaats", "social", ages=(12, 26),
              themes=("work_income", "health", "upbringing"),
              words="Jongeren leren een vak in de kelder van de school, en sporten ernaast."),
    MoneyGoal("maatjes", "Burenmaatjes", "social", themes=("social_life", "health"),
              words="Wie weinig mensen ziet, krijgt een buur die langskomt."),
    MoneyGoal("route", "Beweegroute", "physical", themes=("health",),
              words="Een rondje van drie kilometer, met bankjes om op te rusten."),
    MoneyGoal("bank", "Buurtbank", "social",
              words="Kleine bedragen, tot 500 euro, voor wie morgen wil beginnen."),
    MoneyGoal("herstel", "Herstelpot", "physical", "repair",
              words="Om goed te maken wat misging."),
    MoneyGoal("drempel", "Drempelgeld", "social", "threshold",
              words="Oppas, een taxi of een tolk, zodat iedereen mee kan doen."),
    MoneyGoal("tegels", "Tegelsloop", "physical",
              words="Tegels eruit, planten erin. De gemeente haalt de tegels op."),
    MoneyGoal("strip", "Sterke winkelstrip", "physical", themes=("safety",), at=on(2023, 6, 20),
              words="Licht, rolluiken en een straat waar mensen 's avonds nog lopen."),
    MoneyGoal("marloes", "Vrije hand van Marloes", "social", "free hand", holder="marloes",
              at=on(2026, 2, 10), words="Voor wat vandaag moet. Vertellen mag achteraf."),
)  # fmt: skip

TOGETHER = """De netwerktafel van 28 januari: alle partijen zeiden ja, de geldgevers ook. Eerst het
geld dat vastzit en het eerst op moet, het vrije geld het laatst."""
LEFTOVER = "Dit bleef over van de ronde. Volgens de spelregels gaat het naar de Herstelpot."

DECISIONS = (
    Decided(on(2023, 6, 27), "strip", (("P13", 14_000),),
            "De winkels, de coöperatie en de gemeente, samen aan tafel in De Zaaier."),
    Decided(DECIDED, "warm", (("P04", 120_000), ("P03", 12_000)), TOGETHER),
    Decided(DECIDED, "zaaier", (("P02", 50_000), ("P09", 8_000)), TOGETHER),
    Decided(DECIDED, "talent", (("P02", 20_000), ("P05", 7_000), ("P07", 10_000)), TOGETHER),
    Decided(DECIDED, "maatjes", (("P02", 15_000), ("P08", 15_000)), TOGETHER),
    Decided(DECIDED, "route", (("P05", 25_000),), TOGETHER),
    Decided(DECIDED, "bank", (("P01", 20_000),), TOGETHER),
    Decided(DECIDED, "herstel", (("P03", 10_000), ("P09", 1_600), ("P10", 400)), TOGETHER),
    Decided(DECIDED, "drempel", (("P10", 9_000),), TOGETHER),
    Decided(DECIDED, "tegels", (("P06", 8_000),), TOGETHER),
    Decided(on(2025, 6, 25), "herstel", (("P01", 400),), LEFTOVER),
    Decided(
        on(2026, 2, 10), "marloes", (("P03", 600),),
        """De Woonstichting en de coöperatie: wie elke dag buiten loopt, moet niet hoeven bellen
        om 40 euro.""",
    ),
)  # fmt: skip

PAID = (
    Paid(on(2023, 9, 5), "strip", "P13", 14_000, "Rolluiken en lampen voor elf winkels",
         "Straatgoed", looked=on(2023, 10, 26)),
    Paid(on(2025, 2, 18), "drempel", "P10", 180, "Oppas bij de gespreksavond", "Oppascentrale"),
    Paid(on(2025, 3, 3), "zaaier", "P02", 25_000, "Huur en stroom, eerste half jaar", "De Zaaier"),
    Paid(on(2025, 3, 3), "zaaier", "P09", 8_000, "Nieuwe keuken", "Keukens van de Dijk"),
    Paid(on(2025, 3, 18), "maatjes", "P08", 15_000, "Begeleiding van 30 maatjes", "Samenkracht"),
    Paid(on(2025, 4, 8), "warm", "P03", 12_000, "Kierenploeg, 60 huizen", "Tochtstop"),
    Paid(on(2025, 4, 15), "talent", "P07", 10_000, "Gereedschap en lessen", "Werkplaats Zuid"),
    Paid(on(2025, 5, 13), "route", "P05", 25_000, "Twaalf bankjes en de borden", "Straatgoed"),
    Paid(on(2025, 5, 20), "tegels", "P06", 8_000, "Planten en aarde", "Kwekerij De Hazelaar"),
    Paid(on(2025, 6, 10), "bank", "P01", 20_000, "Veertig kleine plannen", "Buurtbank"),
    Paid(on(2025, 7, 8), "zaaier", "P02", 25_000, "Huur en stroom, tweede half jaar", "De Zaaier"),
    Paid(on(2025, 7, 15), "V08", "P01", 4_800, "Een jaar koffie en een docent", "Taal aan Tafel"),
    Paid(on(2025, 7, 22), "V17", "P01", 3_500, "Tien barbecues", "Verhuur Merwoude"),
    Paid(on(2025, 8, 19), "V13", "P01", 1_500, "Lessen zelfverdediging", "Sportschool Kracht"),
    Paid(on(2025, 8, 19), "V13", "P01", 2_500, "Zaal en begeleiding", "VV Hazelkamp"),
    Paid(on(2025, 8, 19), "V13", "P01", 300, "Thee en broodjes", "Bakker Arslan"),
    Paid(on(2025, 9, 2), "V11", "P03", 2_000, "Voorschot voor de lampen", "Lichtwerk"),
    Paid(on(2025, 9, 2), "V11", "P09", 5_000, "Achttien lampen", "Lichtwerk"),
    Paid(on(2025, 9, 2), "V11", "P01", 7_000, "Het werk in de tunnel", "Lichtwerk"),
    Paid(
        on(2025, 9, 9), "V02", "P07", 15_000, "Overkapping", "Bouwhuis", looked=on(2025, 9, 10),
        back="Het bedrag op de rekening is 15.000, maar er staat nog geen handtekening onder.",
    ),
    Paid(on(2025, 9, 16), "V02", "P07", 15_000, "Overkapping", "Bouwhuis"),
    Paid(on(2025, 9, 16), "V02", "P01", 3_500, "Pannaveld", "Bouwhuis"),
    Paid(on(2025, 10, 7), "V03", "P06", 10_000, "Bomen en een wadi", "Groenploeg"),
    Paid(on(2025, 10, 7), "V03", "P03", 18_000, "Speelheuvel en touwbrug", "Speelmakers"),
    Paid(on(2025, 10, 14), "talent", "P02", 20_000, "Begeleiders, een jaar", "Werkplaats Zuid"),
    Paid(on(2025, 10, 14), "talent", "P05", 7_000, "Sportlessen", "VV Hazelkamp"),
    Paid(on(2025, 11, 4), "V21", "P01", 8_600, "Fundering van de steiger", "Waterbouw Kees"),
    Paid(on(2025, 11, 11), "maatjes", "P02", 15_000, "Tweede groep maatjes", "Samenkracht"),
    Paid(on(2025, 11, 18), "warm", "P04", 50_000, "Isolatie van 40 flats", "Warmhuis"),
    Paid(on(2025, 12, 2), "herstel", "P03", 7_400, "Veertien nieuwe bomen", "Groenploeg"),
    Paid(on(2025, 12, 2), "herstel", "P09", 1_600, "Banken bij de bomen", "Straatgoed"),
    Paid(on(2025, 12, 9), "drempel", "P10", 6_820, "Tolken, taxi en oppas, een jaar",
         "Samen Onderweg"),
    Paid(on(2026, 11, 23), "V21", "P01", 3_900, "Hekwerk van de steiger", "Waterbouw Kees",
         reference="2026-118", looked=None),
)  # fmt: skip

SPENT = (
    Paid(on(2026, 3, 5), "marloes", "P03", 35, "Twee sleutels en een slot voor een moeder",
         "Bouwmarkt"),
)  # fmt: skip

ACCOUNTS = (
    OneAccount(
        on(2026, 2, 17), "zaaier", on(2025, 1, 1), on(2025, 12, 31),
        """De Zaaier was 338 dagen open. Op woensdag was er soep, op donderdag het taaluur. De
        keuken werkt weer. Eén keer stond het dak lek; dat is in dezelfde week gemaakt.""",
        story="S13", accepted=(("gemeente", "sanne"), ("coop", "hakan")),
    ),
)  # fmt: skip
