"""Where people come in, see what they are here, and leave; and the coordinator's desk."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.methods import qr
from wijkaanpak.people import actions, queries, rules
from wijkaanpak.people.forms import (
    CodeForm,
    DigitsForm,
    EndRoleForm,
    InviteForm,
    LanguageForm,
    MailForm,
    RoleForm,
    role_names,
)
from wijkaanpak.people.gate import (
    ANYONE,
    NOBODY,
    SECOND_KEY_USED,
    SIGNED_IN,
    open_everywhere,
    open_to,
)
from wijkaanpak.people.queries import Somebody, Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at

YEAR, HALF_A_DAY = 60 * 60 * 24 * 365, 60 * 60 * 12


@open_everywhere(ANYONE)
def sign_in(request: HttpRequest) -> HttpResponse:
    """One field for a code; what was typed stays."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "code"):
            person = actions.use_code(typed=form.cleaned_data["code"], source=source(request))
            return come_in(request, person)
    return sign_in_page(request, form, MailForm())


@open_everywhere(NOBODY, post=ANYONE)
def send_code(request: HttpRequest) -> HttpResponse:
    """Send a code by e-mail; the answer is the same whether the address is known or not."""
    form = MailForm(request.POST)
    if not form.is_valid():
        return sign_in_page(request, CodeForm(), form)
    with told_at(form, "email"):
        actions.mail_code(email=form.cleaned_data["email"], source=source(request))
        return sign_in_page(request, CodeForm(), form, sent=True)
    return sign_in_page(request, CodeForm(), form)


def sign_in_page(
    request: HttpRequest, form: CodeForm, mail: MailForm, sent: bool = False
) -> HttpResponse:
    wrong = form.errors or mail.errors
    context = {"form": form, "mail": mail, "sent": sent, "next": after(request)}
    return page(request, "people/sign_in.html", context, status=422 if wrong else 200)


def come_in(request: HttpRequest, person: Somebody) -> HttpResponse:
    """Begin a fresh session: whoever knew the number of the old one does not know this one."""
    to = after(request) or reverse("people:my_places")
    request.session.flush()
    login(request, person)
    return with_language(redirect(to), request, person.language)


def after(request: HttpRequest) -> str:
    """Return the page of this site to go to afterwards; other sites and tricks give nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, request.is_secure()
    )
    return asked if ours and asked.isprintable() else ""


def source(request: HttpRequest) -> str:
    meta = request.META
    forwarded = meta.get("HTTP_X_FORWARDED_FOR", "")
    return rules.source_of(meta.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)


def with_language(response: HttpResponseRedirect, request: HttpRequest, code: str) -> HttpResponse:
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@open_everywhere(NOBODY, post=ANYONE)
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(after(request) or "people:sign_in")


@never_cache
@open_everywhere(SIGNED_IN)
def second_key(request: HttpRequest) -> HttpResponse:
    """Ask for the second key, of which a stolen code alone is not enough."""
    person, form = queries.somebody(request.user), DigitsForm(request.POST or None)
    if not queries.has_second_key(person):
        return redirect(
            f"{reverse('people:make_second_key')}?{urlencode({'next': after(request)})}"
        )
    if form.is_valid():
        with told_at(form, "code"):
            actions.use_second_key(person, form.cleaned_data["code"], source=source(request))
            remember_second_key(request)
            return redirect(after(request) or "people:my_places")
    return page(request, "people/second_key.html", {"next": after(request)}, form=form)


def remember_second_key(request: HttpRequest) -> None:
    """Whoever sees personal data gets a fresh session, for half a day."""
    request.session.cycle_key()
    request.session[SECOND_KEY_USED] = True
    request.session.set_expiry(HALF_A_DAY)


@never_cache
@open_everywhere(SIGNED_IN)
def make_second_key(request: HttpRequest) -> HttpResponse:
    """Explain, show the QR, hear the first digits, and give spare codes for on paper."""
    person = queries.somebody(request.user)
    has_one = queries.has_second_key(person)
    context: dict[str, object] = {"next": after(request), "has_one": has_one}
    if request.method != "POST" or has_one:
        return page(request, "people/make_second_key.html", context)
    secret = actions.begin_second_key(person)
    form = DigitsForm(request.POST if "code" in request.POST else None)
    if form.is_valid():
        with told_at(form, "code"):
            digits = form.cleaned_data["code"]
            codes = actions.confirm_second_key(person, digits, source=source(request))
            remember_second_key(request)
            spare = [rules.show_code(code) for code in codes]
            return render(request, "people/spare_codes.html", context | {"codes": spare})
    context |= {"qr": drawing(rules.app_address(secret)), "secret": secret}
    return page(request, "people/make_second_key.html", context, form=form)


def drawing(words: str) -> SafeString:
    """Return a QR as SVG. Not kept anywhere: it holds a secret."""
    drawn = qr.drawing(words, attributes=' class="w-qr"')
    return mark_safe(drawn)  # noqa: S308  (squares, no words in it)


@open_everywhere(SIGNED_IN)
def my_places(request: HttpRequest) -> HttpResponse:
    """Go to the only neighbourhood where someone takes part, or let them choose."""
    places = list(queries.neighbourhoods_of(queries.somebody(request.user)))
    if len(places) == 1:
        return redirect("people:me", places[0].slug)
    return page(request, "people/my_places.html", {"places": places})


@open_to(SIGNED_IN)
def me(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What someone is here; the language they read in; the way out."""
    person, here = viewer.somebody, viewer.here
    form = LanguageForm(
        request.POST or None, languages=here.languages, initial={"language": person.language}
    )
    if form.is_valid():
        actions.choose_language(person, form.cleaned_data["language"], here)
        return with_language(redirect("people:me", here.slug), request, person.language)
    context = {"roles": role_names(viewer.roles), "has_key": queries.has_second_key(person)}
    return page(request, "people/me.html", context, form=form)


@open_to(SIGNED_IN)
def leaving(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Ask once more, then erase who someone was here."""
    if is_sure(request):
        actions.leave(person=viewer.somebody, here=viewer.here)
        logout(request)
        return render(request, "people/left.html")
    return confirm(
        request,
        title=_("Leave and be forgotten?"),
        text=_(
            "Your name, your address and the details of what you did here are erased for good. "
            "The seals in the logbook stay; nobody can read any more that it was you."
        ),
        action=_("Erase me and leave"),
        back=reverse("people:me", args=[viewer.here.slug]),
        here=viewer.here,
    )


@open_to(Right.INVITE)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who takes part here, for the coordinator only."""
    most = 50
    found = queries.at_the_desk(viewer, request.GET.get("na", ""), most)
    people = [(one, role_names(roles)) for one, roles in found[:most]]
    further = found[most][0].name if len(found) > most else ""
    return page(request, "people/desk.html", {"people": people, "further": further})


@open_to(Right.INVITE)
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The coordinator writes someone in."""
    form = InviteForm(request.POST or None, languages=viewer.here.languages)
    if form.is_valid():
        with told_at(form, "email"):
            new = actions.invite_person(by=viewer.somebody, here=viewer.here, **form.cleaned_data)
            messages.success(request, _("Written in. Print a code, so that they can sign in."))
            return redirect("people:person", viewer.here.slug, new.pk)
    return page(request, "people/invite.html", {}, form=form)


@open_to(Right.INVITE)
def person(request: HttpRequest, viewer: Viewer, person: uuid.UUID) -> HttpResponse:
    """One person at the desk: name a role here, end it, print a code."""
    who, form = queries.person_at_the_desk(viewer, person), RoleForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "role"):
            role = form.cleaned_data["role"]
            actions.name_role(by=viewer.somebody, here=viewer.here, person=who, role=role)
            return redirect("people:person", viewer.here.slug, who.pk)
    roles = queries.roles_of(who, viewer.here)
    ending = [
        (role.value, name)
        for role, name in role_names(roles).items()
        if role in rules.GIVEN_BY_HAND
    ]
    context = {"who": who, "roles": role_names(roles), "ending": ending}
    return page(request, "people/person.html", context, form=form)


@open_to(NOBODY, post=Right.INVITE)
def end(request: HttpRequest, viewer: Viewer, person: uuid.UUID) -> HttpResponse:
    """A role ends."""
    who, form = queries.person_at_the_desk(viewer, person), EndRoleForm(request.POST)
    if form.is_valid():
        role = form.cleaned_data["role"]
        actions.end_role(by=viewer.somebody, here=viewer.here, person=who, role=role)
    return redirect("people:person", viewer.here.slug, who.pk)


@never_cache
@open_to(NOBODY, post=Right.INVITE)
def slip(request: HttpRequest, viewer: Viewer, person: uuid.UUID) -> HttpResponse:
    """Print a sign-in code; it is shown this once and kept nowhere."""
    who = queries.person_at_the_desk(viewer, person)
    code = actions.print_code_for_neighbour(by=viewer.somebody, here=viewer.here, person=who)
    days = actions.PAPER_CODE_LASTS.days
    address = settings.SITE_URL + reverse("people:sign_in")
    context = {"who": who, "code": rules.show_code(code), "days": days, "address": address}
    return render(request, "people/slip.html", context)


@open_to(NOBODY, post=Right.INVITE)
def key_lost(request: HttpRequest, viewer: Viewer, person: uuid.UUID) -> HttpResponse:
    """Withdraw a lost second key, after asking once more."""
    who = queries.person_at_the_desk(viewer, person)
    back = reverse("people:person", args=[viewer.here.slug, who.pk])
    if is_sure(request):
        actions.withdraw_second_key(by=viewer.somebody, here=viewer.here, person=who)
        messages.success(request, _("The lost key no longer works."))
        return redirect(back)
    return confirm(
        request,
        title=_("Withdraw the second key of %(name)s?") % {"name": who.name},
        text=_(
            "Only when they stand before you and lost phone and spare codes. The logbook says it."
        ),
        action=_("Withdraw the key"),
        back=back,
        here=viewer.here,
    )
