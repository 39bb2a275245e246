"""Who signed up for the assemblies of De Hazelkamp. All of them are invented.

Before each name stand the answers, one sign for each question; a + in front: somebody at the
address of the one before. It is what the pool held until it was erased, four weeks after the
last session; the log never knew it.
"""

from __future__ import annotations

from wijkaanpak.site.demo.assembly_shapes import Came


def came(*lines: str) -> tuple[Came, ...]:
    """Read "+3kge Jolanda G."."""
    return tuple(_one(line) for line in lines)


def _one(line: str) -> Came:
    answers, _space, name = line.removeprefix("+").partition(" ")
    return Came(name, answers, line.startswith("+"))


WARM_TERP = came(
    "3Tkgn Ingeborg M.",
    "+3Tkge Jolanda G.",
    "2Tkgn Femke P.",
    "+3Tkge Martijn A.",
    "4Tkge Wietse E.",
    "4Tkge Leni K.",
    "4Tkge Tonny S.",
    "+4Tkge Arie G.",
    "3Tkge Ellen W.",
    "4Tkge Rob N.",
    "+4Tkge Jannie J.",
    "5Tkge Toos G.",
    "4Tkgn Nel P.",
    "3Tkgn René G.",
    "5Tkge Jos H.",
    "3Tage Mirjam R.",
    "3Tkge Erwin Y.",
    "3Tkle Arjan B.",
    "4Tkge Rinus A.",
    "5Tkge Gerda D.",
    "4Tkge Riet N.",
    "4Tkge Bets W.",
    "2Tkgn Tess B.",
    "4Tkge Willy Z.",
    "3Tkge Patrick A.",
    "4Tkge Henny O.",
)
WARM_ZONNEHOF = came(
    "1Zwge Kemal F.",
    "2Zkln Yusuf W.",
    "+3Zkge Muriël V.",
    "4Zwge Greet W.",
    "3Zwge Yvonne P.",
    "4Zage Sjaak M.",
    "4Zkge Corrie V.",
    "3Zwge Petra D.",
    "4Zwge Hans R.",
    "4Zwge Driss O.",
    "3Zwge Ronald G.",
    "5Zwln Truus F.",
    "2Zkgn Ilyas B.",
    "2Zwge Lotte N.",
    "3Zkge Carola L.",
)
WARM_WATERLINTEN = came(
    "5Wkge Gijs T.",
    "3Wkge Sandra L.",
    "+2Wkgn Maud O.",
    "3Wkge Jeroen K.",
    "4Wkgn Ayşe N.",
    "1Wwgn Bram Y.",
    "3Wkge Bianca W.",
    "3Wkge Esther D.",
    "2Wagn Niels K.",
    "3Wkge Marco R.",
    "3Wwge Saskia C.",
    "2Wkgn Joris M.",
    "1Wwgn Koen O.",
    "4Wkge Rachida R.",
    "2Wkgn Iris C.",
    "4Wwge Cor K.",
    "+3Wwge Wilco Z.",
    "4Wwge Joop P.",
    "4Wkge Klaas M.",
    "3Wwge Edwin N.",
    "4Wwge Ina B.",
)
WARM_SPOORZICHT = came(
    "4Swge Teun G.",
    "4Swln Ans A.",
    "2Skge Piotr C.",
    "3Skgn Olena C.",
    "5Swge Kees C.",
    "3Skge Magda B.",
    "1Sage Luuk M.",
    "3Swle Ewelina Z.",
    "+2Swge Grażyna L.",
)
WARM_DOORS_ZONNEHOF = came(
    "2Zwgn Naima B.",
    "3Zwgn Serkan A.",
    "+3Zwge Chandra C.",
    "1Zwgn Murat C.",
    "2Zwln Winston D.",
    "1Zwln Cem M.",
    "2Zwgn Amal A.",
    "4Zwle Derya V.",
    "1Zagn Zeynep B.",
    "1Zwgn Hatice G.",
    "2Zwln Bilal V.",
    "3Zwln Emine J.",
    "2Zwln Latifa J.",
    "4Zwgn Khadija A.",
    "2Zwln Sevgi O.",
    "3Zwln Samira R.",
    "2Zwgn Omar D.",
    "1Zwge Shanti Z.",
)
WARM_DOORS_SPOORZICHT = came(
    "3Swln Anja L.",
    "1Swln Daan M.",
    "+2Swgn Beata H.",
    "5Swgn Iryna P.",
    "3Swgn Zbigniew O.",
    "4Sagn Paweł Z.",
    "3Swge Oksana D.",
    "1Swgn Andrij P.",
    "2Saln Kasia C.",
    "2Swgn Sanna Y.",
)
WARM_DOORS_WATERLINTEN = came(
    "1Wkgn Luuk D.",
    "4Wwge Harm P.",
    "2Wwln Joris A.",
    "3Wwge Harold F.",
    "2Wwgn Rania F.",
    "+2Wwgn Roy Z.",
)
RAIL_LETTERS = came(
    "3spe Krzysztof W.",
    "+2sne Aneta W.",
    "2spd Michał B.",
    "1sne Jesse V.",
    "4sne Gré H.",
    "3spd Fatih K.",
    "2bne Nathalie O.",
    "4bnd Wim de R.",
    "3bnd Hanneke S.",
    "1bpe Ruben T.",
    "2spd Ivan M.",
    "3ond Astrid L.",
    "2one Floor J.",
    "4sne Aleida P.",
)
RAIL_DOORS = came(
    "2spd Łukasz N.",
    "1spe Julia C.",
    "3spe Halina D.",
    "2spd Denys K.",
    "+1sne Sofija K.",
    "4bne Sien B.",
    "3bpd Mo A.",
    "2bpd Tamara Y.",
    "1one Kyan R.",
)
