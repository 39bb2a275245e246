"""Initiatives: begun, carried, helped on, answered, and gone on or ended."""

from __future__ import annotations

import uuid
from functools import cache

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.contacts.queries import my_posts
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions import initiatives as actions
from wijkaanpak.projects.forms import initiatives as forms
from wijkaanpak.projects.queries import initiatives as found
from wijkaanpak.projects.queries.projects import alike
from wijkaanpak.projects.rules.initiatives import OPEN, check_of_them
from wijkaanpak.ui.forms import new_key
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What neighbours began, newest first."""
    here, after = viewer.here, request.GET.get("na", "")
    rows = cache(lambda: found.initiatives_page(here, after))  # only when drawn anew
    context = {
        "found": rows,
        "which": after,
        "address": reverse("projects:initiatives", args=[here.slug]) + "?na=",
        "today": clock.today(),
        "member": viewer.may(Right.BE_MEMBER),
    }
    return page(request, "projects/initiatives.html", context, part="rows")


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """One initiative: what, how many carry it, who helps, help asked and given, the answer."""
    row, person = found.get_initiative(viewer.here, initiative), viewer.person
    ours = found.is_of(row, person)
    start = Start(row.text, (), row.ref, row.title, row.get_absolute_url(), ours)
    context = {
        "initiative": row,
        "mine": person is not None and found.mine_in(row, person) is not None,
        "ours": ours,
        "helps": person is not None and found.helps_on(row, person),
        "speaks": viewer.may(Right.SPEAK),
        "member": viewer.may(Right.BE_MEMBER),
        "host": viewer.may(Right.HOST),
        "circle": viewer.may(Right.KEEP_AGENDA),
        "open": row.state in OPEN,
        "alike": alike(viewer.here, row.text, but=str(row.pk)) if row.state in OPEN else [],
        "start": start if row.state in OPEN else None,
        "today": clock.today(),
    }
    return page(request, "projects/initiative.html", context)


@open_to(Right.BE_MEMBER)
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Anyone who takes part begins something; a host writes it down for who sits beside."""
    form = forms.BeginForm(request.POST or None, host=viewer.may(Right.HOST))
    if form.is_valid():
        with told_at(form):
            row = actions.start_initiative(
                by=viewer.somebody, here=viewer.here, **form.cleaned_data
            )
            messages.success(request, _("It stands here. Now find two more neighbours."))
            return redirect(row)
    return page(request, "projects/begin.html", {}, part="form", form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def join(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """I carry it along."""
    return _add(request, viewer, initiative, beside=False)


@open_to(NOBODY, post=Right.HOST)
def write_in(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """A neighbour without an account carries it along; the host knows who."""
    return _add(request, viewer, initiative, beside=True)


def _add(
    request: HttpRequest, viewer: Viewer, initiative: uuid.UUID, *, beside: bool
) -> HttpResponse:
    row = found.get_initiative(viewer.here, initiative)
    key = _key(request)
    actions.join(by=viewer.somebody, initiative=row, beside=beside, key=key)
    return redirect(row)


def _key(request: HttpRequest) -> uuid.UUID:
    """Return the once-only key of a button, or a fresh one when none can be read."""
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.UUID(new_key())


@open_to(NOBODY, post=Right.BE_MEMBER)
def leave(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """I step back."""
    row = found.get_initiative(viewer.here, initiative)
    actions.leave(by=viewer.somebody, initiative=row)
    return redirect(row)


@open_to(Right.BE_MEMBER)
def support(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """A yes to helping it on, from a post or as a neighbour."""
    row, person = found.get_initiative(viewer.here, initiative), viewer.somebody
    held = my_posts(person, viewer.here)
    form = forms.SupportForm(request.POST or None, posts=held, name=person.name)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            posts = {str(one.post_id): one.post for one in held}
            post = posts.get(given.get("post", ""))
            actions.support(
                by=person, initiative=row, name=given["name"], post=post, key=given["key"]
            )
            return redirect(row)
    return form_page(request, form, _("I help this on"), _("Yes, I help"), row)


@open_to(NOBODY, post=Right.BE_MEMBER)
def stop(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """Somebody else helps it on from now."""
    row = found.get_initiative(viewer.here, initiative)
    actions.stop_supporting(by=viewer.somebody, initiative=row)
    return redirect(row)


@open_to(Right.BE_MEMBER)
def answer(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """The first answer."""
    row = found.get_initiative(viewer.here, initiative)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.answer(by=viewer.somebody, initiative=row, words=form.cleaned_data["words"])
            return redirect(row)
    actions.check_helper(viewer.somebody, row)
    return form_page(request, form, _("A first answer"), _("Answer"), row)


@open_to(Right.BE_MEMBER)
def ask_help(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """What do you need?"""
    row = found.get_initiative(viewer.here, initiative)
    check_of_them(found.is_of(row, viewer.person))
    form = forms.HelpForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            given = {name: form.cleaned_data[name] for name in ("words", "key")}
            actions.ask_help(by=viewer.somebody, initiative=row, **given)
            return redirect(row)
    return form_page(request, form, _("What do you need?"), _("Ask it"), row)


@open_to(Right.BE_MEMBER)
def answer_help(request: HttpRequest, viewer: Viewer, needed: uuid.UUID) -> HttpResponse:
    """What became of the question."""
    row = found.get_help(viewer.here, needed)
    mine = parties_of(viewer.person, viewer.here)
    form = forms.HelpAnswerForm(request.POST or None, parties=mine)
    if form.is_valid():
        with told_at(form, "words"):
            given = form.cleaned_data
            parties = {str(one.pk): one for one in mine}
            party = parties.get(given.get("party", ""))
            actions.answer_help(
                by=viewer.somebody,
                asked=row,
                given=given["given"],
                words=given["words"],
                party=party,
            )
            return redirect(row.initiative)
    title = _("What became of it?")
    return form_page(request, form, title, _("Tell it"), row.initiative, said=row.words)


@open_to(Right.BE_MEMBER)
def end(request: HttpRequest, viewer: Viewer, initiative: uuid.UUID) -> HttpResponse:
    """It ends, with a reason."""
    row = found.get_initiative(viewer.here, initiative)
    form = forms.EndForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            given = {name: form.cleaned_data[name] for name in ("ending", "words")}
            actions.end_initiative(by=viewer.somebody, initiative=row, **given)
            return redirect(row)
    circle = viewer.may(Right.KEEP_AGENDA)
    check_of_them(circle or found.is_of(row, viewer.person))
    return form_page(request, form, _("This ends"), _("It ends here"), row)
