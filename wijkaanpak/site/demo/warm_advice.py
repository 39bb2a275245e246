"""The eight recommendations of 2024, what the council said, and two years of following."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.session_shapes import Advised, Course, Outcome, Seen


def seen(*told: tuple[Course, str]) -> tuple[Seen, ...]:
    """Read what was seen at each look, the first one first."""
    return tuple(Seen(course, words) for course, words in told)


ADVISED = (
    Advised(
        "Eerst de trappen met schimmel",
        """Begin bij de trappen waar de meeste flats schimmel hebben, in welke straat die ook
        staan. Niet bij het gebouw dat op papier aan de beurt is.""",
        "Een kind met een slechte borst kan niet wachten op een planning.",
        27, "adopted", "Ja. De lijst van trappen hangt vanaf 1 september in De Zaaier.",
        seen=seen(
            ("on_track", "De lijst hangt er. Trap 3 is begonnen."),
            ("on_track", "Trap 3 en 7 zijn klaar, 61 flats droog."),
            ("on_track", "104 van de 214 flats zijn droog."),
            ("on_track", "131 flats. De volgorde is nog steeds die van de schimmel."),
            ("on_track", "166 flats droog."),
            ("slowed", "179. De laatste trappen duren langer, er is een aannemer weg."),
            ("slowed", "188 van de 214. De laatste 26 hebben nog geen datum per trap."),
        ),
    ),
    Advised(
        "Niemand betaalt meer dan hij bespaart",
        """Wie een warm huis krijgt, betaalt samen aan huur en stroom niet meer dan ervoor. Dat
        wordt na een jaar nagerekend, per huishouden dat dat wil.""",
        "Anders zegt de helft nee, en dan is het gesprek voorbij.",
        28, "adopted", "Ja. De gemeente betaalt het narekenen.",
        seen=seen(
            ("unknown", "Er is nog niemand een jaar verder."),
            ("unknown", "Nog steeds te vroeg."),
            ("on_track", "De rekenhulp is er, op woensdag na de soep."),
            ("on_track", "Nagerekend bij 12 huishoudens: bij 11 klopt het."),
            ("on_track", "Bij 40 huishoudens nagerekend, bij 3 niet. Die krijgen geld terug."),
            ("done", "Het narekenen is nu vast werk van HazelWarmte."),
            ("done", "84 keer nagerekend. Wij rekenen niet meer mee."),
        ),
    ),
    Advised(
        "Spoorzicht begint niet later dan 2026",
        "Laat de kleine huizen aan het spoor niet wachten tot Zonnehof klaar is.",
        "Wie als laatste is, hoort elk jaar dat het volgend jaar wordt.",
        25, "changed",
        """Ja, maar met een verandering. We beginnen in 2026 met de twee straten waar de daken
        toch eraf moeten. De Spoorlaan komt in 2028, samen met het riool.""",
        "Drie mensen vinden dat je eerst één buurt helemaal af moet maken.",
        seen=seen(
            ("unknown", "Nog niets te zien."),
            ("on_track", "De twee straten zijn bekend: Seinpad en Wisselstraat."),
            ("on_track", "Er is bij elk huis gemeten."),
            ("on_track", "De bewoners hebben gekozen: dak en gevel in één keer."),
            ("slowed", "De vergunning kostte vijf maanden."),
            ("on_track", "Het Seinpad staat in de steigers."),
            ("on_track", "Elf huizen aan het Seinpad zijn klaar."),
        ),
    ),
    Advised(
        "Eén mens aan wie je alles vraagt",
        """Eén vast gezicht in De Zaaier, drie dagdelen in de week, dat alles weet over warm wonen
        en dat terugbelt.""",
        "Nu bellen we vier nummers, en bij elk nummer beginnen we opnieuw.",
        28, "adopted", "Ja, vanaf 1 november, voor vier jaar.",
        seen=seen(
            ("on_track", "De vacature is open. Twee van ons zaten in het gesprek."),
            ("done", "Ze heet Hatice en ze belt terug."),
            ("done", "Ze kent nu ook de mensen van Spoorzicht."),
            ("done", "Volgens de deurteller: 340 vragen."),
            ("done", "Nog steeds dezelfde."),
            ("done", "Ze was zes weken ziek en er was een vervanger."),
            ("done", "Ze blijft tot 2028."),
        ),
    ),
    Advised(
        "Geen lawaai in de examenweken",
        "In mei wordt er niet geboord in trappen waar iemand examen doet.",
        "Dat kost een aannemer twee weken en een kind een jaar.",
        28, "adopted", "Ja. Het staat in elke vergunning.",
        seen=seen(
            ("on_track", "Het staat in de vergunningen, we hebben ze gelezen."),
            ("on_track", "Niets te melden, het is geen mei."),
            ("on_track", "De brief voor mei is al verstuurd."),
            ("stuck", "In mei is er twee dagen geboord bij trap 9. Dat was niet de afspraak."),
            ("on_track", "Er kwam een studieplek in de bibliotheek, en een excuus."),
            ("on_track", "De brief voor mei hangt in alle trappen."),
            ("done", "Mei was stil."),
        ),
    ),
    Advised(
        "Laat per trap zien wat het oplevert",
        "Hang op elke trap hoeveel warmte er wordt gebruikt, vóór en na. Nooit per huis.",
        "Als je ziet dat het bij de buren lukt, durf je zelf ook.",
        26, "adopted", "Ja, elk halfjaar, per trap en nooit per huis.",
        "Twee mensen vinden dat ook een trap met zes huizen te klein is.",
        seen=seen(
            ("on_track", "De netbeheerder levert cijfers vanaf tien huizen."),
            ("on_track", "De eerste twee trappen hangen er."),
            ("on_track", "Negen trappen."),
            ("on_track", "Op de kleine trappen hangt niets, en dat staat erbij."),
            ("done", "Alle trappen die groot genoeg zijn."),
            ("done", "Hangt er nog, ook met het nieuwe jaar."),
            ("done", "Mensen wijzen elkaar erop. Dat was de bedoeling."),
        ),
    ),
    Advised(
        "Een wisselwoning in de wijk",
        "Zorg voor tien wisselwoningen in de wijk zelf, voor wie even weg moet.",
        "Wie naar de stad moet, haalt zijn kind van school.",
        24, "changed",
        """Ja, maar met zes woningen. Meer staan er niet leeg. Wie niet terechtkan, krijgt een taxi
        naar school.""",
        "Vier mensen vinden dat het dan langzamer moet: eerst tien huizen, dan pas beginnen.",
        seen=seen(
            ("on_track", "Vier van de zes woningen zijn ingericht."),
            ("on_track", "Zes. Er past een gezin van vijf in."),
            ("on_track", "Allemaal bezet."),
            ("on_track", "Eén gezin kon niet terecht en kreeg de taxi."),
            ("on_track", "Nog steeds zes, nog steeds vol."),
            ("slowed", "Twee woningen zijn weer gewoon verhuurd. Nu zijn er vier."),
            ("slowed", "Vier. Er is gevraagd om er weer twee bij te doen."),
        ),
    ),
    Advised(
        "Verkoop geen huurflats tot iedereen warm woont",
        "De raad verbiedt de verkoop van huurflats in Zonnehof tot de laatste flat warm is.",
        "Elke flat die weg is, is er een waar we niets meer over te zeggen hebben.",
        23, "refused",
        """Nee. Over de verkoop van huizen beslist de Woonstichting, binnen de Woningwet. De raad
        mag dat van de wet niet verbieden. We hebben de Woonstichting wel gevraagd om het niet te
        doen. Zij verkopen tot 2028 geen flats in Zonnehof.""",
        "Vijf mensen kochten zelf een flat en vinden dat anderen dat ook moeten kunnen.",
    ),
)  # fmt: skip

WARM_OUTCOME = Outcome(
    host="soraya",
    ruled=on(2024, 2, 10),
    majority=80,
    present=28,
    drafted=on(2024, 3, 24),
    handed_over=on(2024, 4, 4),
    missing="""Wie een kamer huurt en wie nachtdienst heeft. Daardoor weten we niet hoe je een huis
    warm maakt waar iedereen apart een kamer heeft.""",
    advised=ADVISED,
    answered=on(2024, 6, 11),
    by="henk",
    party="gemeente",
    group=6,
    followers=("krystian", "marga"),
    looks=(
        on(2024, 9, 12), on(2024, 12, 12), on(2025, 3, 11), on(2025, 6, 12), on(2025, 12, 9),
        on(2026, 3, 12), on(2026, 6, 11),
    ),
    closed=on(2026, 6, 25),
    closing="""Vier adviezen zijn gedaan, drie lopen nog en één werd nee. In de zomer van 2025
    keken we niet: iedereen was weg en niemand nam het over. Het beste was niet een advies maar
    dat er elke drie maanden iemand vroeg hoe het ging. De laatste 26 flats houden wij in de gaten,
    ook nu dit klaar is.""",
    learned="Het maakte uit dat wie een kamer huurt er niet bij was. Die huizen zijn het laatst.",
)  # fmt: skip
