"""Paths that are drawn, talked about and looked at, for every test that needs them."""

from datetime import timedelta
from io import BytesIO

from PIL import Image

from tests.stories.tellings import placed
from wijkaanpak import clock
from wijkaanpak.impact import actions
from wijkaanpak.impact.queries import paths as found
from wijkaanpak.impact.rules import Column, Drawing, Fate, Talked
from wijkaanpak.neighbourhoods.models import KeyFigure
from wijkaanpak.stories.actions import keep_photo
from wijkaanpak.stories.rules import Layer

HERE = "/w/zonnehof/impactpaden/"
LAMP = Drawing(
    "De lamp bij de tunnel",
    because="’s Avonds fietst niemand door de tunnel.",
    we_do="Wij hangen met de gemeente lampen op.",
    next_year="Meisjes fietsen weer zelf naar training.",
    ten_years="De tunnel is een plek waar je elkaar groet.",
    notice="Er staan weer fietsen aan de andere kant.",
    beliefs=("Licht maakt dat mensen durven.", "De gemeente blijft de lampen maken."),
    shakiest=1,
)
TALKED = Talked(
    ties="Roos kent nu de buurvrouw.", kept="De lampen hangen er.", changed="Er wordt gefietst.",
    surprised="Niet het licht maar de stilte is eng.", fate=Fate.FELL,
)  # fmt: skip


def drawn(cast, by=None, drawing=LAMP, **more):
    """A group of neighbours draws a path."""
    return actions.draw_path(by=by or cast.amina, here=cast.wijk, drawing=drawing, **more)


def again(path, by, drawing, **more):
    return actions.redraw(by=by, path=path, drawing=drawing, **more)


def talked(path, by, talk=TALKED, **more):
    return actions.talk_about(by=by, path=path, talked=talk, **more)


def picture():
    """A photo as a phone sends it."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return out.getvalue()


def photographed(cast, by=None, **more):
    """A path that is a photo of cards on a table."""
    photo = keep_photo(picture())
    return drawn(cast, by, Drawing("Op tafel"), photo=photo, **more)


def a_figure(cast, name="Inwoners", value=3040):
    """A public figure of the whole neighbourhood."""
    from wijkaanpak.viewpoint.actions import note_figure

    note_figure(by=cast.noor, here=cast.wijk, name=name, value=value, year=2025, source="CBS")
    return KeyFigure.objects.get(here=cast.wijk, name=name)


def on_the_sheet(cast, path, by=None):
    """A sheet on which the housing association gains and only the municipality puts in."""
    by = by or cast.amina
    line = actions.add_line
    return [
        line(by=by, path=path, column=Column.INVESTS, words="lampen", party=cast.gemeente),
        line(by=by, path=path, column=Column.DONE, words="ophangen"),
        line(by=by, path=path, column=Column.EFFECT, words="er wordt gefietst",
             layer=Layer.NEIGHBOURHOOD),
        line(by=by, path=path, column=Column.GAINS, words="minder leegstand",
             party=cast.housing),
        line(by=by, path=path, column=Column.GAINS, words="veilig thuis", who="Kinderen"),
    ]  # fmt: skip


def everything(cast, figure="Inwoners"):
    """A path with drawings, a talk, all that may stand beside it, a sheet and a question."""
    path = drawn(cast, group="De ouderkamer")
    talked(path, cast.amina)
    again(path, cast.amina, Drawing("De lamp", because="Het is donker."), why="Het viel om.")
    story, _teller = placed(cast)
    actions.show_story(by=cast.amina, path=path, story=story, layer=Layer.PERSON)
    actions.show_figure(by=cast.amina, path=path, figure=a_figure(cast, figure), layer=Layer.GROUP)
    actions.show_count(
        by=cast.amina, path=path, words="14 van de 22 lampen branden", source="De ouderkamer",
        on=clock.today() - timedelta(days=1), layer=Layer.NEIGHBOURHOOD,
    )  # fmt: skip
    actions.show_unknown(by=cast.amina, path=path, words="Of het ook zonder lamp was gegaan.")
    on_the_sheet(cast, path)
    ask = actions.ask_share(by=cast.amina, path=path, party=cast.housing, words="Doet u mee?")
    return path, ask


def everything_again(cast):
    """The same once more, with a figure of another name."""
    return everything(cast, f"Cijfer {KeyFigure.objects.count()}")


def written_over(cast):
    """A photo of a table that somebody wrote over."""
    path = photographed(cast)
    over = found.versions(path)[0]
    again(path, cast.amina, Drawing("Op tafel", we_do="Samen eten."), over=over)
    return path


def paths_on_stage(cast):
    """One of everything: a photo of a table written over, and who was not asked to take part."""
    path, _ask = everything(cast)
    gains = {"column": Column.GAINS, "words": "minder klachten", "party": cast.kompas}
    actions.add_line(by=cast.amina, path=path, **gains)
    written_over(cast)
