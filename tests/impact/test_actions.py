import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from tests.agenda import play
from tests.impact import scenes
from tests.impact.scenes import LAMP
from tests.stories.tellings import LAMP as STORY
from tests.stories.tellings import placed
from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.impact import actions
from wijkaanpak.impact.models import Belief, Maker, Path, ShareAsk, Shown, Talk, Version
from wijkaanpak.impact.queries import arena, evidence, figures, paths
from wijkaanpak.impact.rules import AskMove, AskState, Column, Drawing, Made, What
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.actions import change_uses
from wijkaanpak.stories.rules import Layer, Use


def test_what_is_drawn_reads_as_it_was_said_with_one_shakiest_belief(cast):
    path = scenes.drawn(cast)
    assert paths.latest(path).drawing == LAMP
    assert [b.words for b in Belief.objects.filter(shakiest=True)] == [LAMP.shaky]
    assert Maker.objects.get().person == cast.amina


def test_who_does_not_take_part_here_draws_nothing(cast):
    with pytest.raises(NotYours):
        scenes.drawn(cast, by=cast.stranger)
    assert not Path.objects.exists()


def test_a_form_that_is_sent_twice_draws_one_path(cast):
    key = uuid.uuid4()
    one, other = scenes.drawn(cast, key=key), scenes.drawn(cast, key=key)
    assert one == other
    key, talk = uuid.uuid4(), uuid.uuid4()
    for _time in range(2):
        scenes.talked(one, cast.amina, key=talk)
        scenes.again(one, cast.amina, replace(LAMP, we_do="Anders"), key=key)
    assert (Path.objects.count(), Version.objects.count(), Talk.objects.count()) == (1, 2, 1)


def test_the_old_drawing_stays_and_what_changed_is_told_in_words(cast):
    path = scenes.drawn(cast)
    scenes.talked(path, cast.amina)
    now = replace(LAMP, we_do="", beliefs=("Stilte is eng.",), shakiest=None)
    scenes.again(path, cast.amina, now, why="De gemeente liet het los.")
    new, old = paths.redrawn(paths.versions(path))
    assert (old.version.drawing, old.changed) == (LAMP, [])
    told = [one.what for one in new.changed]
    dropped = [What.DROPPED] * 2
    assert told == [What.OPENED, What.BELIEVED, *dropped, What.SHAKIER]
    assert new.version.talk == Talk.objects.get()


def test_nothing_is_drawn_anew_when_nothing_changed(cast):
    path = scenes.drawn(cast)
    with pytest.raises(Refused):
        scenes.again(path, cast.amina, replace(LAMP, title=" De lamp bij de tunnel "))


def test_only_who_keeps_a_path_may_do_something_with_it(cast):
    path, ask = scenes.everything(cast)
    line, row = path.arena.first(), Shown.objects.first()
    for do in (
        lambda: scenes.again(path, cast.anouk, Drawing("x", we_do="y")),
        lambda: scenes.talked(path, cast.anouk),
        lambda: actions.rest(by=cast.anouk, path=path, words="Zomaar"),
        lambda: actions.wake(by=cast.anouk, path=path),
        lambda: actions.show_unknown(by=cast.anouk, path=path, words="x"),
        lambda: actions.take_away(by=cast.anouk, shown=row),
        lambda: actions.add_line(by=cast.anouk, path=path, column=Column.DONE, words="x"),
        lambda: actions.end_line(by=cast.anouk, line=line),
        lambda: actions.ask_share(by=cast.anouk, path=path, party=cast.housing, words="x"),
        lambda: actions.take_back(by=cast.anouk, ask=ask),
        lambda: actions.answer(by=cast.sanne, ask=ask, move=AskMove.GIVE, words="x"),
        lambda: actions.join(by=cast.stranger, path=path),
        lambda: actions.erase_photo(by=cast.anouk, version=path.versions.first()),
        lambda: actions.place_figure(
            by=cast.amina, here=cast.wijk, name="Inwoners", domain=Domain.HEALTH
        ),
    ):
        with pytest.raises(NotYours):
            do()


def test_who_joins_may_draw_and_who_leaves_may_no_longer(cast):
    path = scenes.drawn(cast)
    actions.join(by=cast.anouk, path=path)
    actions.join(by=cast.anouk, path=path)
    scenes.talked(path, cast.anouk)
    actions.leave(by=cast.anouk, path=path)
    with pytest.raises(NotYours):
        scenes.talked(path, cast.anouk)
    assert Maker.objects.filter(path=path).count() == 2


def test_a_path_that_rests_is_left_alone_until_somebody_wakes_it(cast):
    path = scenes.drawn(cast)
    actions.rest(by=cast.amina, path=path, words="Wij zijn moe.")
    for do in (
        lambda: scenes.talked(path, cast.amina),
        lambda: actions.show_unknown(by=cast.amina, path=path, words="x"),
        lambda: actions.rest(by=cast.amina, path=path, words="x"),
    ):
        with pytest.raises(Refused):
            do()
    actions.wake(by=cast.amina, path=path)
    scenes.talked(path, cast.amina)


def test_a_talk_is_due_after_half_a_year_and_not_while_a_path_rests(cast):
    path = scenes.drawn(cast)
    assert not paths.talk_is_due(path)
    with clock.set_back(clock.now() + timedelta(days=183)):
        assert paths.talk_is_due(path)
        scenes.talked(path, cast.amina)
        assert not paths.talk_is_due(path)
    actions.rest(by=cast.amina, path=path, words="Rust.")
    with clock.set_back(clock.now() + timedelta(days=999)):
        assert not paths.talk_is_due(path)


def test_a_photo_of_a_table_is_a_path_and_who_writes_it_over_says_so(cast):
    path = scenes.photographed(cast)
    photo = paths.latest(path)
    assert (photo.made, default_storage.exists(photo.photo)) == (Made.PHOTO, True)
    over = scenes.again(path, cast.amina, Drawing("Op tafel", we_do="Samen eten."), over=photo)
    assert (over.made, over.over) == (Made.OVER, photo)
    assert [one.from_photo for one in paths.redrawn(paths.versions(path))] == [True, False]
    with pytest.raises(Refused):
        scenes.again(path, cast.amina, Drawing("Op tafel", we_do="Nee."), over=over)


def test_a_photo_with_somebody_on_it_is_erased_for_good(cast, django_capture_on_commit_callbacks):
    path = scenes.photographed(cast)
    photo = paths.latest(path)
    name = photo.photo
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_photo(by=cast.noor, version=photo)
    assert (default_storage.exists(name), Version.objects.get().photo) == (False, "")


def test_a_story_lies_there_only_with_a_yes_to_everybody_and_goes_when_that_goes(cast):
    path = scenes.drawn(cast)
    quiet, _ = placed(cast, replace(STORY, uses=frozenset({Use.PANEL})))
    with pytest.raises(Refused):
        actions.show_story(by=cast.amina, path=path, story=quiet)
    told, teller = placed(cast)
    actions.show_story(by=cast.amina, path=path, story=told, layer=Layer.PERSON)
    with pytest.raises(Refused):
        actions.show_story(by=cast.amina, path=path, story=told)
    assert [story for _row, story in evidence.beside(path).stories] == [told]
    change_uses(story=told, teller=teller, uses=[Use.PANEL])
    there = evidence.beside(path)
    assert (there.stories, there.gone) == ([], 1)
    assert not any(touched for _layer, touched in there.layers)


def test_the_fourth_figure_is_refused_and_one_may_make_place(cast):
    path = scenes.drawn(cast)
    lay = actions.show_figure
    rows = [
        lay(by=cast.amina, path=path, figure=scenes.a_figure(cast, f"Cijfer {n}"),
            layer=Layer.GROUP)
        for n in range(2)
    ]  # fmt: skip
    count = {"by": cast.amina, "path": path, "words": "3 banken", "source": "Roos",
             "on": clock.today(), "layer": Layer.GROUP}  # fmt: skip
    actions.show_count(**count)
    with pytest.raises(Refused):
        actions.show_count(**count)
    actions.show_unknown(by=cast.amina, path=path, words="Of het blijft.")
    actions.take_away(by=cast.amina, shown=rows[0])
    actions.show_count(**count)
    assert len(evidence.beside(path).numbers) == 3


def test_a_figure_of_another_neighbourhood_does_not_lie_here(cast):
    path = scenes.drawn(cast)
    figure = scenes.a_figure(cast)
    figure.here = cast.dorp
    with pytest.raises(Refused):
        actions.show_figure(by=cast.amina, path=path, figure=figure, layer=Layer.GROUP)


def test_a_path_serves_an_item_of_its_own_agenda_and_no_other(cast):
    play.adopted(cast, items=1)
    item = Item.objects.filter(edition__state="adopted").first()
    path = scenes.drawn(cast, item=item)
    assert paths.paths_of_item(item) == [path]
    item.edition.here = cast.dorp
    item.edition.here_id = cast.dorp.pk
    with pytest.raises(Refused):
        scenes.drawn(cast, item=item)


def test_who_gains_and_pays_nothing_is_asked_kindly_once_and_answers_for_itself(cast):
    path = scenes.drawn(cast)
    scenes.on_the_sheet(cast, path)
    assert arena.arena(path).kindly == [cast.housing]
    ask = actions.ask_share(by=cast.amina, path=path, party=cast.housing, words="Doet u mee?")
    again = actions.ask_share(by=cast.amina, path=path, party=cast.housing, words="Nog eens")
    assert (ask, arena.arena(path).kindly) == (again, [])
    actions.answer(by=cast.corrie, ask=ask, move=AskMove.REFUSE, words="Dit jaar niet.")
    assert arena.arena(path).kindly == []  # who answered is not asked again and again
    actions.answer(by=cast.corrie, ask=ask, move=AskMove.GIVE, words="Toch wel.")
    with pytest.raises(Refused):
        actions.answer(by=cast.corrie, ask=ask, move=AskMove.REFUSE, words="Nee.")
    assert ShareAsk.objects.get().state == AskState.GIVES
    actions.add_line(
        by=cast.amina, path=path, column=Column.INVESTS, words="geld", party=cast.housing
    )
    assert arena.arena(path).kindly == []


def test_residents_and_who_pays_already_are_not_asked(cast):
    path = scenes.drawn(cast)
    scenes.on_the_sheet(cast, path)
    actions.add_line(
        by=cast.amina, path=path, column=Column.GAINS, words="rust", party=cast.residents
    )
    for party in (cast.residents, cast.gemeente, cast.kompas):
        with pytest.raises(Refused):
            actions.ask_share(by=cast.amina, path=path, party=party, words="Doe mee")


def test_a_question_that_was_taken_back_may_be_asked_again(cast):
    path, ask = scenes.everything(cast)
    actions.take_back(by=cast.amina, ask=ask)
    other = actions.ask_share(by=cast.amina, path=path, party=cast.housing, words="Toch?")
    assert other != ask


def test_a_line_has_somebody_of_here_and_a_pot_of_who_puts_in(cast):
    path = scenes.drawn(cast)
    add = {"by": cast.amina, "path": path, "column": Column.INVESTS, "words": "geld"}
    for wrong in (
        {"party": cast.dorpsbelang},
        {"party": cast.gemeente, "who": "Roos"},
        {"who": ""},
    ):
        with pytest.raises(Refused):
            actions.add_line(**add | wrong)


def test_the_circle_lays_a_figure_beside_a_part_of_life(cast):
    scenes.a_figure(cast, "Flats met schimmel", 214)
    lay = {"by": cast.anouk, "here": cast.wijk, "name": "Flats met schimmel"}
    actions.place_figure(**lay, domain=Domain.HOUSING)
    actions.place_figure(**lay, domain=Domain.HEALTH)
    assert figures.laid(cast.wijk) == {"Flats met schimmel": "health"}
    with pytest.raises(Refused):
        actions.place_figure(**lay | {"name": "Onbekend"}, domain=Domain.HEALTH)


def test_nothing_that_people_wrote_and_nobody_stands_in_the_logbook(cast):
    scenes.paths_on_stage(cast)
    about = [Path.objects.get(title="De lamp").ref, Path.objects.get(title="Op tafel").ref]
    entries = Entry.objects.filter(book="zonnehof", about__in=about)
    told = [facts.content for facts in Facts.objects.filter(entry__in=entries)]
    assert len(told) > 8
    values = {key for content in told for key in content}
    assert values <= {"number", "party"}


@pytest.mark.parametrize(
    "broken",
    [{"shows": "count", "on": None}, {"shows": "story"}, {"shows": "unknown", "on": "2026-01-01"}],
)
def test_the_database_refuses_what_shows_two_things_or_none(broken, cast):
    path = scenes.drawn(cast)
    row = actions.show_unknown(by=cast.amina, path=path, words="x")
    from django.db.models import QuerySet

    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(Shown).filter(pk=row.pk).update(**broken)
