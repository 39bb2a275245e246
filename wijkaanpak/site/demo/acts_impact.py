"""How paths are drawn, looked at again, and what is laid beside them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

from wijkaanpak.impact import actions
from wijkaanpak.impact.models import Version
from wijkaanpak.impact.rules import AskMove, Column, Drawing, Fate, Talked
from wijkaanpak.neighbourhoods.models import KeyFigure
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.site.demo import impact_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.stories.actions import keep_photo
from wijkaanpak.stories.rules import Layer


def drawn(scene: Scene, event: Event) -> None:
    """A path is drawn, or drawn anew."""
    one = event.piece
    assert isinstance(one, words.PathDrawn)
    by, item = scene.people[event.by], scene.items.get(one.item)
    photo = keep_photo(table_with_cards()) if one.photo else ""
    if event.about not in scene.paths:
        group = next(path.group for path in scene.script.paths if path.key == event.about)
        scene.paths[event.about] = actions.draw_path(
            by=by, here=scene.here, drawing=drawing_of(one), group=group, item=item, photo=photo
        )
        return
    path = scene.paths[event.about]
    over = Version.objects.filter(path=path, made="photo").last() if one.over else None
    actions.redraw(
        by=by, path=path, drawing=drawing_of(one), why=one.why, item=item, over=over, photo=photo
    )


def drawing_of(one: words.PathDrawn) -> Drawing:
    return Drawing(
        one.title, one.because, one.we_do, one.next_week, one.next_year, one.ten_years,
        one.notice, one.teller, one.beliefs, one.shakiest if one.shakiest >= 0 else None,
    )  # fmt: skip


def table_with_cards() -> bytes:
    """A table with cards and a thread between them, seen from above."""
    image = Image.new("RGB", (960, 720), "#8a6a48")
    pen = ImageDraw.Draw(image)
    spots = [(60, 70), (360, 90), (660, 60), (90, 400), (390, 430), (680, 410)]
    middles = [(x + 110, y + 80) for x, y in spots]
    pen.line(middles, fill="#a63d24", width=6, joint="curve")
    for x, y in spots:
        pen.rounded_rectangle((x, y, x + 220, y + 160), 8, fill="#fbf7f0", outline="#4a5565")
        for row in range(4):
            pen.line((x + 24, y + 36 + row * 30, x + 196 - row * 18, y + 36 + row * 30),
                     fill="#1f2a37", width=5)  # fmt: skip
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def joined(scene: Scene, event: Event) -> None:
    actions.join(by=scene.people[event.by], path=scene.paths[event.about])


def talked(scene: Scene, event: Event) -> None:
    """A group looks at its path again."""
    one = event.piece
    assert isinstance(one, words.PathTalk)
    said = Talked(one.ties, one.kept, one.changed, one.surprised, Fate(one.fate))
    path = scene.paths[event.about]
    actions.talk_about(by=scene.people[event.by], path=path, talked=said)


def laid(scene: Scene, event: Event) -> None:
    """Something is laid beside a path."""
    one = event.piece
    assert isinstance(one, words.LaidBeside)
    by, path = scene.people[event.by], scene.paths[event.about]
    if one.shows == "story":
        layer = Layer(one.layer) if one.layer else None
        actions.show_story(by=by, path=path, story=scene.stories[one.what][0], layer=layer)
    elif one.shows == "figure":
        known = KeyFigure.objects.filter(here=scene.here, name=one.what).order_by("-year")
        figure = known[0]
        actions.show_figure(by=by, path=path, figure=figure, layer=Layer(one.layer))
    elif one.shows == "count":
        assert one.on
        actions.show_count(
            by=by, path=path, words=one.what, source=one.source, on=one.on,
            layer=Layer(one.layer),
        )  # fmt: skip
    else:
        actions.show_unknown(by=by, path=path, words=one.what)


def sheet_written(scene: Scene, event: Event) -> None:
    """A sheet is written line by line."""
    sheet = event.piece
    assert isinstance(sheet, words.Sheet)
    for one in sheet.lines:
        actions.add_line(
            by=scene.people[event.by], path=scene.paths[event.about], column=Column(one.column),
            words=one.words, party=scene.parties.get(one.party), who=one.who,
            pot=scene.pots.get(one.pot), layer=Layer(one.layer) if one.layer else None,
        )  # fmt: skip


def share_asked(scene: Scene, event: Event) -> None:
    one = event.piece
    assert isinstance(one, words.ShareAsked)
    scene.share_asks[one] = actions.ask_share(
        by=scene.people[event.by], path=scene.paths[event.about],
        party=scene.parties[one.party], words=one.words,
    )  # fmt: skip


def share_answered(scene: Scene, event: Event) -> None:
    pair = event.piece
    assert isinstance(pair, tuple)
    asked, answer = pair
    actions.answer(
        by=scene.people[event.by], ask=scene.share_asks[asked], move=AskMove(answer.move),
        words=answer.words,
    )  # fmt: skip


def rested(scene: Scene, event: Event) -> None:
    one = event.piece
    assert isinstance(one, words.PathStep)
    path = scene.paths[event.about]
    actions.rest(by=scene.people[event.by], path=path, words=one.words)


def figure_laid(scene: Scene, event: Event) -> None:
    one = event.piece
    assert isinstance(one, words.FigureLaid)
    actions.place_figure(
        by=scene.people[event.by], here=scene.here, name=one.name, domain=Domain(one.domain)
    )


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "path drawn": drawn,
    "path joined": joined,
    "path talked": talked,
    "path laid": laid,
    "sheet written": sheet_written,
    "share asked": share_asked,
    "share answered": share_answered,
    "path rested": rested,
    "figure laid": figure_laid,
}
