"""Answering a recommendation, asking back, and promising what follows from a yes."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import answering as actions
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import confirm, form_page, is_sure, say, told_at


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """Who speaks for the party that was asked answers one recommendation."""
    one = found.get_recommendation(viewer.here, recommendation)
    require_seat(viewer.person, one.answered_by)
    if request.method == "GET":
        try:
            found.may_answer(one)
        except Refused as refusal:  # it would be told after all was typed
            messages.info(request, say(refusal))
            return redirect(one)
    form = forms.AnswerForm(request.POST or None, due=found.promised_by(one))
    if form.is_valid():
        with told_at(form):
            if not is_sure(request):
                found.may_answer(one, form.answer["said"])
                return confirm(
                    request, title=_("Give this answer to “%(title)s”?") % {"title": one.title},
                    text=f"{form.in_words} {answer_stays()}", action=_("Give this answer"),
                    back=one.get_absolute_url(), here=viewer.here,
                )  # fmt: skip
            actions.answer_recommendation(by=viewer.somebody, recommendation=one, **form.answer)
            return redirect(one)
    title = _("Answer recommendation %(number)s") % {"number": one.number}
    return form_page(
        request, form, title, _("Give this answer"), one.get_absolute_url(),
        about=one.text, assembly=one.assembly,
        lead=answer_stays(),
    )  # fmt: skip


def answer_stays() -> str:
    return _("What you answer stays. Everybody can read it, with the day on which it came.")


@open_to(Right.SPEAK)
def promise(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """The party that said yes promises what it will do; the residents say whether they accept."""
    one = found.get_recommendation(viewer.here, recommendation)
    require_seat(viewer.person, one.answered_by)
    form = forms.AdvicePromiseForm(request.POST or None, initial={"title": one.title})
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.promise(
                by=viewer.somebody, recommendation=one, title=given["title"],
                words=form.promise(), key=given["key"],
            )  # fmt: skip
            return redirect(one)
    title = _("What do you promise on recommendation %(number)s?") % {"number": one.number}
    return form_page(
        request, form, title, _("Offer this promise"), one.get_absolute_url(),
        about=one.text, assembly=one.assembly,
        lead=_("It holds when the residents say yes. After that, nobody changes it alone."),
    )  # fmt: skip


@open_to(Right.BE_MEMBER)
def ask_back(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """After a no the follow-up group asks one question."""
    one = found.get_recommendation(viewer.here, recommendation)
    found.require_follower(viewer.person, one.assembly)
    form = forms.QuestionForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            question = form.cleaned_data["question"]
            actions.ask_back(by=viewer.somebody, recommendation=one, question=question)
            return redirect(one)
    title = _("Ask one question back on recommendation %(number)s") % {"number": one.number}
    return form_page(
        request, form, title, _("Ask this"), one.get_absolute_url(),
        about=one.text, assembly=one.assembly,
        lead=_("One question, once. The party then answers anew, in as many weeks as before."),
    )  # fmt: skip
