"""Where impact paths are met, under /w/<neighbourhood>/impactpaden/."""

from django.urls import path

from wijkaanpak.impact.rules import Column
from wijkaanpak.impact.views import (
    arena,
    beside,
    drawing,
    keeping,
    looking,
    papers,
    reading,
    steps,
)

__all__ = ["app_name", "beside", "urlpatterns"]
app_name = "impact"
ONE = "<uuid:impact_path>/"
COLUMNS = {
    "legt-in": Column.INVESTS,
    "doen": Column.DONE,
    "gevolg": Column.EFFECT,
    "heeft-eraan": Column.GAINS,
}
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("tekenen/", drawing.question, {"step": 1}, name="draw"),
    path("tekenen/vraag-<int:step>/", drawing.question, name="question"),
    path("tekenen/nakijken/", drawing.look_over, name="look_over"),
    path("tekenen/nieuw/", drawing.begin, name="begin"),
    path("foto/", drawing.photo, name="photo"),
    path("kaarten.pdf", papers.empty_cards, name="empty_cards"),
    path("terugblik/", looking.look_back, name="look_back"),
    path("terugblik/terugblik.pdf", papers.look_back, name="look_back_paper"),
    path("tellen-en-vertellen/", looking.domains, name="domains"),
    path("tellen-en-vertellen/leggen/", looking.place_figure, name="place_figure"),
    path("tellen-en-vertellen/<slug:domain>/", looking.domain, name="domain"),
    path("vraag/<uuid:share_ask>/", arena.answer, name="answer"),
    path("vraag/<uuid:share_ask>/terug/", arena.take_back, name="take_back"),
    path(ONE, reading.read, name="read"),
    path("tekening/<uuid:drawing>/", reading.old, name="old"),
    path("tekening/<uuid:drawing>/foto/", reading.photo, name="photo_file"),
    path("tekening/<uuid:drawing>/foto/wissen/", drawing.erase, name="erase_photo"),
    path("tekening/<uuid:drawing>/overschrijven/", drawing.write_over, name="write_over"),
    path(f"{ONE}opnieuw/", drawing.again, name="again"),
    path(f"{ONE}foto/", drawing.photo, name="photo_again"),
    path(f"{ONE}gesprek/", steps.take, {"step": keeping.TALK}, name="talk"),
    path(f"{ONE}meedoen/", keeping.join, name="join"),
    path(f"{ONE}stoppen/", keeping.leave, name="leave"),
    path(f"{ONE}rust/", steps.take, {"step": keeping.REST}, name="rest"),
    path(f"{ONE}verder/", keeping.wake, name="wake"),
    path(f"{ONE}verhaal/", steps.take, {"step": keeping.LAY_STORY}, name="lay_story"),
    path(f"{ONE}cijfer/", steps.take, {"step": keeping.LAY_FIGURE}, name="lay_figure"),
    path(f"{ONE}telling/", steps.take, {"step": keeping.LAY_COUNT}, name="lay_count"),
    path(f"{ONE}weten-we-niet/", steps.take, {"step": keeping.LAY_UNKNOWN}, name="lay_unknown"),
    path(f"{ONE}ernaast/<uuid:shown>/weg/", keeping.take_away, name="take_away"),
    path(f"{ONE}kaarten.pdf", papers.cards, name="cards"),
    path(f"{ONE}poster.pdf", papers.poster, name="poster"),
    path(f"{ONE}arena/", arena.sheet, name="arena"),
    path(f"{ONE}arena/arena.pdf", papers.arena_sheet, name="arena_paper"),
    *(
        path(
            f"{ONE}arena/{words}/",
            steps.take,
            {"step": arena.WRITE[column]},
            name=f"line_{column}",
        )
        for words, column in COLUMNS.items()
    ),
    path(f"{ONE}arena/<uuid:arena_line>/weg/", arena.end, name="end_line"),
    path(f"{ONE}arena/vragen/", steps.take, {"step": arena.ASK}, name="ask"),
]
