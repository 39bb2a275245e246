"""Papers of an assembly: letters with codes, and the form to sign up."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions.pool import make_letters
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import Stage
from wijkaanpak.assemblies.rules.pool import otherwise
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, show_code
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import form_page, told_at
from wijkaanpak.ui.papers import look_of, send_paper, typed


@never_cache
@open_to(Right.KEEP_CODES)
def letters(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The code keeper makes a wave of letters: a file that is kept nowhere."""
    row = found.get_assembly(viewer, assembly)
    form = forms.LettersForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            made = make_letters(
                by=viewer.somebody, assembly=row, place=given["place"], many=given["many"],
                key=given["key"],
            )  # fmt: skip
            return letters_file(viewer, row, made, large=given["large"])
    lead = _(
        "You get one file to print. The list of addresses never comes here: whoever has it puts "
        "the letters in envelopes, keeps the numbers for a while, and throws the list away."
    )
    return form_page(
        request, form, _("Make letters"), _("Make the file"), row.get_absolute_url(), lead=lead,
        about=row.title,
    )  # fmt: skip


def letters_file(
    viewer: Viewer, row: SomeAssembly, made: list[tuple[int, str]], *, large: bool
) -> HttpResponse:
    """Return the letters as one PDF, without a name or an address."""
    here = viewer.here
    join = settings.SITE_URL + reverse("assemblies:join", args=[here.slug, row.pk])
    rows = [
        printing.Letter(show_code(code), f"{join}?code={code}", str(serial))
        for serial, code in made
    ]
    look = look_of(here)
    short = settings.SITE_URL + reverse("assemblies:find", args=[here.slug])
    pdf = printing.letters(rows, letter_words(row, short), look=look, large_print=large)
    return send_paper(pdf, f"{here.slug}-uitnodigingen-{made[0][0]}-{made[-1][0]}")


def letter_words(row: SomeAssembly, short: str) -> printing.LetterWords:
    """Return what stands on every letter."""
    values = {"seats": row.seats, "day": date_format(row.ends, "j F Y")}
    return printing.LetterWords(
        title=row.title,
        code_label=_("Your code"),
        scan=_("Scan this square with your phone"),
        or_visit=_("or type this address"),
        address=typed(short),
        greeting=_("Dear neighbour,"),
        before=(
            row.question,
            _("%(seats)s neighbours, drawn by lot, talk about this until %(day)s.") % values,
            _("You are asked because you live here. You need to know nothing about it."),
        ),
        steps_title=_("This is how you sign up"),
        steps=(
            _("Scan the square, or type the address and your code. You need no account."),
            _("Answer at most seven questions. Several people at one address may do so."),
            not_on_screen(row),
        ),
        after=(
            _("After that a lot decides, in public. Of one address at most one person is drawn."),
            _("What you tell us is for the draw only. Four weeks after the end it is erased."),
        ),
        otherwise=otherwise(row.here.languages, (get_language() or "nl")[:2], row.reach_us),
        serial_label=_("Letter number"),
        page_label=_("Page"),
    )


def not_on_screen(row: SomeAssembly) -> str:
    """Return what to do without a screen, with where people are reached."""
    if not row.reach_us:
        return _("Rather not on a screen? Give this letter to a host: they write you in.")
    words = _("Rather not on a screen? Bring this letter along, or reach us: %(reach)s")
    return words % {"reach": row.reach_us}


@open_to(ANYONE, post=NOBODY)
def sign_up_form(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The questions on a sheet of paper, for who would rather not use a screen."""
    row = found.get_assembly(viewer, assembly)
    asked: dict[str, tuple[str, ...]] = {}
    for line in found.targets(row):
        asked[line.feature] = (*asked.get(line.feature, ()), line.value)
    if row.stage is not Stage.INVITING or not asked:
        raise Refused(gettext_noop("There is a paper while people sign up. That is not now."))
    join = settings.SITE_URL + reverse("assemblies:join", args=[viewer.here.slug, row.pk])
    short = settings.SITE_URL + reverse("assemblies:find", args=[viewer.here.slug])
    pdf = printing.sign_up_paper(
        [printing.Question(name, answers) for name, answers in asked.items()],
        form_words(row, short), look=look_of(viewer.here), link=join,
    )  # fmt: skip
    return send_paper(pdf, f"{viewer.here.slug}-aanmelden")


def form_words(row: SomeAssembly, short: str) -> printing.SignUpWords:
    """Return what stands on the paper beside the questions."""
    return printing.SignUpWords(
        title=_("Sign up for the draw"),
        about=row.question,
        steps=(
            _("Fill in this paper: one for each person."),
            _("Give it to a host, and to nobody else."),
            _("A host types it in and gives you a slip with your code. The paper is destroyed."),
        ),
        lines=(
            _("Your name"),
            _("Telephone or e-mail"),
            _("Number of your letter"),
        ),
        tick=_("Tick one box for each question."),
        after=(
            _("What you tell us is for the draw only. Four weeks after the end it is erased."),
            _("A lot decides, in public. Of one address at most one person is drawn."),
        ),
        scan=_("Or sign up on your phone"),
        address=typed(short),
    )
