"""The places of De Hazelkamp: who opened them over the years, and when."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.meeting_shapes import Host, Hours, OtherDay, Place

ALL_WEEK = tuple((day, "9:00-21:30") for day in range(7))
PLACES = (
    Place(
        "zaaier",
        "De Zaaier",
        "house",
        "zonnehof",
        "Hazelaarplein 1",
        on(2017, 8, 10),
        "jan",
        find="De oude school. De deur aan het plein, naast de kastanje.",
        good=("step_free", "child_corner", "prayer_corner", "board", "screen"),
        quiet_hour="Dinsdag van 9 tot 10 uur",
        key_words="De coöperatie",
        hosts=(
            Host("els", on(2017, 9, 1), on(2021, 6, 1)),
            Host("soraya", on(2021, 5, 10)),
            Host("hakan", on(2024, 2, 1)),
        ),
        hours=(
            Hours(on(2017, 9, 1), tuple((day, "10:00-17:00") for day in range(7))),
            Hours(on(2021, 6, 14), ALL_WEEK),
        ),
        days=(
            OtherDay(on(2020, 3, 13), on(2020, 3, 16), "Corona. De soep komt aan de deur."),
            OtherDay(on(2025, 11, 17), on(2025, 12, 25), "Kerst. Mee-eten vanaf 16 uur.", 16, 21),
            OtherDay(on(2026, 11, 9), on(2026, 11, 27), "De vloer wordt gelakt.", 9, 12),
        ),
    ),
    Place(
        "school",
        "De ouderkamer van De Vlieger",
        "school",
        "zonnehof",
        "Vliegerlaan 20",
        on(2018, 3, 5),
        "jan",
        find="Door het groene hek, eerste deur links.",
        good=("step_free", "child_corner", "board"),
        key_words="De school",
        hosts=(
            Host("inge", on(2018, 3, 5), on(2021, 9, 6)),
            Host("fatma", on(2021, 9, 6)),
        ),
        hours=(Hours(on(2018, 3, 5), ((1, "8:30-11:30"), (2, "8:30-11:30"), (4, "8:30-11:30"))),),
    ),
    Place(
        "moskee",
        "De soepzaal van moskee Ulu",
        "worship",
        "waterlinten",
        "Kade 4",
        on(2018, 10, 1),
        "jan",
        find="De zijdeur. Iedereen mag binnen, gelovig of niet.",
        good=("step_free", "prayer_corner", "board"),
        key_words="De moskee",
        hosts=(Host("mustafa", on(2018, 10, 1)),),
        hours=(Hours(on(2018, 10, 1), ((4, "13:30-16:00"),)),),
    ),
    Place(
        "bank",
        "De praatbank bij het spoor",
        "outdoors",
        "spoorzicht",
        "Spoorlaan, onder de plataan",
        on(2022, 6, 6),
        "noor",
        find="De gele bank. Bij regen onder het afdak van de fietsenmaker.",
        good=("step_free",),
        hosts=(Host("agnieszka", on(2022, 6, 6)),),
        hours=(Hours(on(2022, 6, 6), ((5, "10:00-12:00"),)),),
    ),
    Place(
        "bakker",
        "De lange tafel bij de bakker",
        "shop",
        "zonnehof",
        "Winkelstrip 6",
        on(2018, 9, 12),
        "jan",
        good=("step_free", "board"),
        key_words="De bakker",
        hosts=(
            Host("gulten", on(2018, 9, 12), on(2021, 3, 15)),
            Host("bas", on(2021, 4, 6), on(2026, 9, 30)),
        ),
        hours=(Hours(on(2018, 9, 12), ((3, "14:00-16:00"),)),),
    ),
)
