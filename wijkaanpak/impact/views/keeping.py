"""Keeping a path: talk about it, lay something beside it, let it rest."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak.impact import actions, forms
from wijkaanpak.impact.queries import evidence, paths
from wijkaanpak.impact.queries.paths import SomePath
from wijkaanpak.impact.views.steps import Step, kept_path
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.rules import Layer

LAY = gettext_noop("Lay it there")
LIES = gettext_noop("It lies beside the path now.")


def _talk(viewer: Viewer, path: SomePath, sent: Any) -> None:
    actions.talk_about(
        by=viewer.somebody, path=path, talked=sent.talked, key=sent.cleaned_data["key"]
    )


TALK = Step(
    gettext_noop("Look at the path again"),
    gettext_noop("Keep this talk"),
    gettext_noop("Kept. Do you see it otherwise now? Then draw the path anew."),
    lambda path, sent: forms.TalkForm(sent),
    _talk,
    gettext_noop("Talk about it with each other first. Each question may stay open."),
    shaky=True,
)
REST = Step(
    gettext_noop("Let the path rest"),
    gettext_noop("Let it rest"),
    gettext_noop("The path rests."),
    lambda path, sent: forms.WordsForm(sent),
    lambda viewer, path, sent: actions.rest(
        by=viewer.somebody, path=path, words=sent.cleaned_data["words"]
    ),
    gettext_noop("Stopping is allowed. What you drew stays readable, and you can go on later."),
)


def _lay_story(viewer: Viewer, path: SomePath, sent: Any) -> None:
    layer, key = forms.layer_of(sent.cleaned_data["layer"]), sent.cleaned_data["key"]
    actions.show_story(
        by=viewer.somebody, path=path, story=sent.chosen("story"), layer=layer, key=key
    )


LAY_STORY = Step(
    gettext_noop("Lay a story beside the path"),
    LAY,
    LIES,
    lambda path, sent: forms.StoryForm(sent, rows={"story": evidence.stories_to_lay(path)}),
    _lay_story,
    gettext_noop(
        "Only stories that everybody may read. When the teller takes that back, it is gone here "
        "too."
    ),
)


def _lay_figure(viewer: Viewer, path: SomePath, sent: Any) -> None:
    layer, key = Layer(sent.cleaned_data["layer"]), sent.cleaned_data["key"]
    actions.show_figure(
        by=viewer.somebody, path=path, figure=sent.chosen("figure"), layer=layer, key=key
    )


LAY_FIGURE = Step(
    gettext_noop("Lay a figure beside the path"),
    LAY,
    LIES,
    lambda path, sent: forms.FigureForm(sent, rows={"figure": evidence.figures_to_lay(path)}),
    _lay_figure,
    gettext_noop(
        "At most three figures, and only when they help you. A figure is never a target."
    ),
)


def _lay_count(viewer: Viewer, path: SomePath, sent: Any) -> None:
    given = sent.cleaned_data | {"layer": Layer(sent.cleaned_data["layer"])}
    actions.show_count(by=viewer.somebody, path=path, **given)


LAY_COUNT = Step(
    gettext_noop("Lay a count of your own beside the path"),
    LAY,
    LIES,
    lambda path, sent: forms.CountForm(sent),
    _lay_count,
    gettext_noop(
        "What you counted yourselves, with who counted. It tells what was, not what must be."
    ),
)
LAY_UNKNOWN = Step(
    gettext_noop("Say what we do not know"),
    gettext_noop("Write it down"),
    gettext_noop("It stands beside the path now."),
    lambda path, sent: forms.UnknownForm(sent),
    lambda viewer, path, sent: actions.show_unknown(
        by=viewer.somebody, path=path, **sent.cleaned_data
    ),
    gettext_noop("Not knowing is no fault. Who reads it may know, or help to find out."),
)


@open_to(NOBODY, post=Right.BE_MEMBER)
def join(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    path = paths.get_path(viewer.here, impact_path)
    actions.join(by=viewer.somebody, path=path)
    messages.success(request, _("You keep this path along now."))
    return redirect(path)


@open_to(NOBODY, post=Right.BE_MEMBER)
def leave(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    path = kept_path(viewer, impact_path)
    actions.leave(by=viewer.somebody, path=path)
    messages.success(request, _("You no longer keep this path. The path stays."))
    return redirect(path)


@open_to(NOBODY, post=Right.BE_MEMBER)
def wake(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    path = kept_path(viewer, impact_path)
    actions.wake(by=viewer.somebody, path=path)
    messages.success(request, _("The path goes on."))
    return redirect(path)


@open_to(NOBODY, post=Right.BE_MEMBER)
def take_away(
    request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID, shown: uuid.UUID
) -> HttpResponse:
    path = kept_path(viewer, impact_path)
    row = evidence.get_shown(path, shown)
    row.path = path
    actions.take_away(by=viewer.somebody, shown=row)
    messages.success(request, _("It no longer lies there. That it did stays in the logbook."))
    return redirect(path)
