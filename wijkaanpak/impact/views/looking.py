"""Looking back over the years, and figures beside stories."""

from __future__ import annotations

from functools import cache

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.impact import actions, forms, rules
from wijkaanpak.impact.queries import figures, lookback
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at


@open_to(ANYONE)
def look_back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was put in beside what people say changed, year by year."""

    @cache
    def found() -> lookback.LookBack:
        """Added up only when the page is drawn anew: the template keeps it by its version."""
        return lookback.look_back(viewer.here)

    context = {"found": found, "few": rules.FEW_POSTS}
    return page(request, "impact/look_back.html", context)


@open_to(ANYONE)
def domains(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The seven parts of life, in their own order."""
    found = [(one, _(DOMAIN_WORDS[one.domain])) for one in figures.domains(viewer.here)]
    context = {"domains": found, "may_place": viewer.may(Right.KEEP_AGENDA)}
    return page(request, "impact/domains.html", context)


@open_to(ANYONE)
def domain(request: HttpRequest, viewer: Viewer, domain: str) -> HttpResponse:
    """What is counted beside what is told about one part of life."""
    if domain not in set(Domain):
        raise Http404
    sides = figures.two_sides(viewer.here, Domain(domain))
    context = {"sides": sides, "domain": domain, "words": _(DOMAIN_WORDS[domain])}
    return page(request, "impact/domain.html", context)


@open_to(Right.KEEP_AGENDA)
def place_figure(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The circle says beside which part of life a figure stands."""
    form = forms.PlaceForm(request.POST or None, names=figures.names(viewer.here))
    if form.is_valid():
        with told_at(form):
            actions.place_figure(by=viewer.somebody, here=viewer.here, **form.placed)
            messages.success(request, _("The figure stands there now, beside the stories."))
            return redirect("impact:domain", viewer.here.slug, form.placed["domain"].value)
    return page(request, "impact/place_figure.html", {}, form=form)
