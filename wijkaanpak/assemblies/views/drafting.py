"""What a host writes for the panel: how it decides, its recommendations, and the hand-over."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.assemblies import forms, rules
from wijkaanpak.assemblies.actions import advice as actions
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.queries import assemblies
from wijkaanpak.assemblies.queries.advice import SomeAdvice, SomeRecommendation
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import Decides, Stage
from wijkaanpak.assemblies.views.advice import rule_in_words
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, say, told_at


@open_to(Right.HOST, post=NOBODY)
def drafts(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """What a host wrote for the panel until now."""
    row = assemblies.get_assembly(viewer, assembly)
    advice = found.advice_of(row)
    if advice and advice.handed_over:
        return redirect("assemblies:advice", viewer.here.slug, row.pk)
    rows = found.drafts(viewer, row)
    context = {
        "assembly": row,
        "advice": advice,
        "rule": rule_in_words(advice) if advice else "",
        "rows": [(one, support(one, advice)) for one in rows],
        "may_rule": row.stage is Stage.DRAWN and not found.anything_written(row),
    }
    return page(request, "assemblies/drafts.html", context)


def support(row: SomeRecommendation, advice: SomeAdvice | None) -> bool | None:
    """Tell whether a draft has enough support; None when that is not known yet."""
    if advice is None or row.agree is None or row.present is None:
        return None
    return rules.carried(Decides(advice.decides), advice.majority, row.agree, row.present)


@open_to(Right.HOST)
def rule(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host writes down how the panel decides."""
    row = assemblies.get_assembly(viewer, assembly)
    form = forms.RuleForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.fix_rule(by=viewer.somebody, assembly=row, **form.rule)
            return redirect("assemblies:drafts", viewer.here.slug, row.pk)
    lead = _("Fixed before the first recommendation. After that nobody changes it.")
    return form_page(
        request, form, _("How does the panel decide?"), _("Fix this rule"), back_to(row),
        lead=lead, about=row.title, assembly=row,
    )  # fmt: skip


def back_to(row: SomeAssembly) -> str:
    return reverse("assemblies:drafts", args=[row.here.slug, row.pk])


@open_to(Right.HOST)
def new(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host writes a recommendation for the panel."""
    row = assemblies.get_assembly(viewer, assembly)
    form = forms.RecommendationForm(
        request.POST or None,
        parties=assemblies.parties_that_answer(viewer.here),
        initial={"answered_by": str(row.answered_by_id)},
    )
    if form.is_valid():
        with told_at(form):
            actions.write_recommendation(
                by=viewer.somebody, assembly=row, words=form.advised,
                answered_by=form.answering, key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect("assemblies:drafts", viewer.here.slug, row.pk)
    return form_page(
        request,
        form,
        _("Write a recommendation"),
        _("Keep this"),
        back_to(row),
        about=row.title,
        assembly=row,
    )


@open_to(Right.HOST)
def rewrite(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """A host writes a draft anew."""
    draft = found.get_draft(viewer, recommendation)
    row = draft.assembly
    form = forms.RecommendationForm(
        request.POST or None,
        parties=assemblies.parties_that_answer(viewer.here),
        initial=asdict(draft.words) | {"answered_by": str(draft.answered_by_id)},
    )
    if form.is_valid():
        with told_at(form):
            actions.rewrite_recommendation(
                by=viewer.somebody, recommendation=draft, words=form.advised,
                answered_by=form.answering,
            )  # fmt: skip
            return redirect("assemblies:drafts", viewer.here.slug, row.pk)
    return form_page(
        request,
        form,
        _("Change a recommendation"),
        _("Keep this"),
        back_to(row),
        about=row.title,
        assembly=row,
    )


@open_to(NOBODY, post=Right.HOST)
def drop(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """The panel lets a draft go."""
    draft = found.get_draft(viewer, recommendation)
    row = draft.assembly
    back = reverse("assemblies:drafts", args=[viewer.here.slug, row.pk])
    if not is_sure(request):
        return confirm(
            request,
            title=_("Let “%(title)s” go?") % {"title": draft.title},
            text=_("The draft is gone for good. Nobody outside the panel read it."),
            action=_("Let it go"),
            back=back,
            here=viewer.here,
        )
    actions.drop_recommendation(by=viewer.somebody, recommendation=draft)
    return redirect(back)


@open_to(Right.HOST)
def hand_over(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """All recommendations are handed over at once."""
    row = assemblies.get_assembly(viewer, assembly)
    advice = found.advice_of(row)
    if advice is None:
        raise Refused(gettext_noop("First write down how the panel decides."))
    if advice.handed_over:
        return redirect("assemblies:advice", viewer.here.slug, row.pk)
    form, odd = forms.HandOverForm(request.POST or None), odd_now(row)
    if form.is_valid():
        with told_at(form):
            missing = form.cleaned_data["missing"]
            actions.check_ready(row)
            if not is_sure(request):
                return last_look(request, viewer, row, odd)
            actions.hand_over(by=viewer.somebody, assembly=row, missing=missing)
            return redirect("assemblies:advice", viewer.here.slug, row.pk)
    lead = _("From then on everybody reads them, and an answer comes within %(weeks)s weeks.")
    context = {
        "assembly": row, "rows": found.drafts(viewer, row), "rule": rule_in_words(advice),
        "odd": odd, "back": back_to(row), "lead": lead % {"weeks": row.answer_weeks},
    }  # fmt: skip
    return page(request, "assemblies/hand_over.html", context, part="form", form=form)


def odd_now(row: SomeAssembly) -> list[str]:
    """Return in sentences what a panel should know before its words are fixed."""
    state = found.ready(row)
    empty = ngettext(
        "%(many)s seat of the panel is empty.", "%(many)s seats of the panel are empty.",
        state.empty,
    )  # fmt: skip
    coming = ngettext(
        "%(many)s session is still to come.", "%(many)s sessions are still to come.",
        state.to_come,
    )  # fmt: skip
    told = [(empty, state.empty), (coming, state.to_come)]
    none = [] if state.planned else [_("No session was planned here.")]
    return [words % {"many": many} for words, many in told if many] + none + weak_now(row)


def weak_now(row: SomeAssembly) -> list[str]:
    """Return in sentences what has no support yet, or too little: it cannot be handed over."""
    return [say(fault) for fault in found.unsupported(row)]


def last_look(
    request: HttpRequest, viewer: Viewer, row: SomeAssembly, odd: list[str]
) -> HttpResponse:
    """Ask once more, with what is odd, before the words are fixed for good."""
    after = _("All of it becomes public at once, and no word of it can be changed.")
    return confirm(
        request, title=_("Hand all recommendations over now?"), text=" ".join([*odd, after]),
        action=_("Hand them over"), back=back_to(row), here=viewer.here,
    )  # fmt: skip
