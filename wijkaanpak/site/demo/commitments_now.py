"""Small promises of this autumn: done in days, or due this week. C27 to C31."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Commitment, Step

NOW = (
    Commitment(
        key="C27",
        title="Tien keer uitleg aan de keukentafel",
        kind="pledge",
        giver="hazelwarmte",
        post="vz_warmte",
        receiver="coop",
        text="Voor 1 oktober leggen wij in tien huizen aan de keukentafel uit wat warmte kost.",
        kept_when="Tien gezinnen zeggen: ik snap mijn rekening.",
        stroke="short",
        due=on(2026, 9, 30),
        item="3.3",
        steps=(
            Step(on(2026, 6, 16), "offered", "joost", "hazelwarmte"),
            Step(on(2026, 6, 30), "accepted", "hakan", "coop"),
            Step(
                on(2026, 9, 22),
                "kept",
                "hakan",
                "coop",
                "Het werden er dertien. Bij de laatste was de uitleg in het Tigrinya.",
            ),
        ),
    ),
    Commitment(
        key="C28",
        title="De lamp op trap 3",
        kind="pledge",
        giver="woon",
        post="conciërge",
        receiver="coop",
        text="De lamp op trap 3 brandt vrijdag weer.",
        kept_when="De kinderen van trap 3 durven alleen naar boven.",
        stroke="short",
        due=on(2026, 11, 13),
        steps=(
            Step(on(2026, 11, 10), "offered", "joke", "woon", "Ik heb de lamp al in mijn kar."),
            Step(on(2026, 11, 10), "accepted", "wim", "coop"),
            Step(
                on(2026, 11, 13),
                "kept",
                "wim",
                "coop",
                "Om zeven uur 's ochtends al. Joke floot erbij.",
            ),
        ),
    ),
    Commitment(
        key="C29",
        title="Een spiegel in de bocht van de tunnel",
        kind="pledge",
        giver="gemeente",
        post="wijkmanager",
        receiver="coop",
        text="In de bocht van de fietstunnel hangt een bolle spiegel, voor de kortste dag.",
        kept_when="Wie de bocht in fietst, ziet wie eraan komt.",
        stroke="short",
        due=on(2026, 11, 27),
        item="4.5",
        steps=(
            Step(on(2026, 11, 5), "offered", "sanne", "gemeente"),
            Step(on(2026, 11, 10), "accepted", "jaylano", "coop"),
            Step(
                on(2026, 11, 19),
                "reported",
                "sanne",
                "gemeente",
                """De spiegel is er. De
            paal komt.""",
            ),
        ),
    ),
    Commitment(
        key="C30",
        title="De eerste zaterdag sleutelen",
        kind="agreement",
        giver="samenkracht",
        post="jongerenwerker",
        receiver="coop",
        text="Zaterdag 28 november is de eerste middag sleutelen, achter de fietsenmaker.",
        kept_when="Er zijn vijf jongens geweest en minstens één fiets rijdt weer.",
        stroke="short",
        due=on(2026, 11, 28),
        item="4.3",
        steps=(
            Step(on(2026, 11, 12), "offered", "demi", "samenkracht"),
            Step(
                on(2026, 11, 17),
                "accepted",
                "jaylano",
                "coop",
                "Wij regelen de jongens. Regel jij de plakkers.",
            ),
        ),
    ),
    Commitment(
        key="C31",
        title="Winterjassen op maat",
        kind="pledge",
        giver="tweehuizen",
        post="moskee",
        receiver="coop",
        text="Voor het koud wordt, ligt er voor elk kind dat er een nodig heeft een winterjas.",
        kept_when="Geen kind op De Vlieger loopt in december in een zomerjas.",
        stroke="short",
        due=on(2026, 11, 1),
        steps=(
            Step(on(2026, 9, 29), "offered", "mustafa", "tweehuizen"),
            Step(on(2026, 10, 6), "accepted", "hakan", "coop"),
            Step(
                on(2026, 11, 6),
                "kept late",
                "hakan",
                "coop",
                "Vijf dagen te laat, 61 jassen. De laatste had een bontkraag.",
            ),
        ),
    ),
)
