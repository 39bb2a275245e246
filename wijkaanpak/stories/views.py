"""Where people read stories, tell them, come back to their own, and keep those of others.

What somebody is telling stays in the session until it is sent: the back button works and what
was typed stays. The code of the slip is shown in that session only, for an hour.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, new_code, show_code
from wijkaanpak.people.views import source
from wijkaanpak.stories import actions, forms, queries, rules
from wijkaanpak.stories.queries import Teller, Told
from wijkaanpak.ui.forms import new_key
from wijkaanpak.ui.pages import confirm, is_sure, page, send_file, told_at

type Draft = dict[str, Any]
AN_HOUR = timedelta(hours=1)


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All public stories, newest first, or those about one domain of life."""
    domain = forms.chosen_domain(request.GET.get("over", ""))
    stories, after = queries.public_page(viewer.here, domain, request.GET.get("na", ""))
    context = {"stories": stories, "after": after, "domain": domain, "later": "na" in request.GET}
    return page(request, "stories/listing.html", context | {"domains": rules.DOMAIN_WORDS})


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """One story, and what it did."""
    told = queries.public_story(viewer.here, story)
    return page(request, "stories/read.html", shown(told))


def shown(story: Told) -> dict[str, Any]:
    about = [_(rules.DOMAIN_WORDS[one.domain]) for one in story.domains.all()]
    minutes = f"{story.seconds // 60}:{story.seconds % 60:02d}" if story.voice else ""
    return {"story": story, "about": about, "minutes": minutes}


# Telling: one question a screen, no account, no captcha.


def draft_of(request: HttpRequest, viewer: Viewer) -> Draft:
    """Return what is being told in this session, or an empty draft with its own key and code."""
    drafts: dict[str, Draft] = request.session.get("telling", {})
    return drafts.get(viewer.here.slug) or {
        "key": new_key(),
        "code": new_code(),
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
    }


def keep_draft(request: HttpRequest, viewer: Viewer, draft: Draft | None) -> None:
    drafts = request.session.get("telling", {})
    request.session["telling"] = drafts | {viewer.here.slug: draft}


@never_cache
@open_to(ANYONE)
def tell(request: HttpRequest, viewer: Viewer, step: int = 1) -> HttpResponse:
    """One of the four questions."""
    if step not in forms.QUESTIONS:
        raise Http404
    draft, sent = draft_of(request, viewer), request.POST or None
    form = forms.QUESTIONS[step](sent, request.FILES or None, draft=draft)
    if form.is_valid():
        with told_at(form, form.file or None):
            answers = form.answers() | file_of(form, draft, source(request))
            keep_draft(request, viewer, draft | answers)
            return redirect(address_of(viewer, step + 1))
    context = {"draft": draft, "step": step, "of": len(forms.QUESTIONS)}
    back = address_of(viewer, step - 1) if step > 1 else ""
    return page(request, "stories/tell.html", context | {"back": back}, form=form)


def address_of(viewer: Viewer, step: int) -> str:
    slug = viewer.here.slug
    if step == 1:
        return reverse("stories:tell", args=[slug])
    if step in forms.QUESTIONS:
        return reverse("stories:question", args=[slug, step])
    return reverse("stories:look_over", args=[slug])


def file_of(form: forms.Question, draft: Draft, whence: str) -> Draft:
    """Keep a photo or voice between two screens, drawn or spoken anew already."""
    name, sent = form.file, form.cleaned_data.get(form.file)
    if not sent and not form.cleaned_data.get(form.dropping):
        return {}
    found: Draft = {name: ""}
    if sent and name == "photo":
        found["photo"] = actions.keep_photo(sent.read(), source=whence)
    elif sent:
        found["voice"], found["seconds"] = actions.keep_voice(sent.read(), source=whence)
    actions.throw_away_draft(draft.get(name) or "")
    return found


@never_cache
@open_to(ANYONE)
def look_over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Read it all once more, and send it."""
    draft = draft_of(request, viewer)
    if not draft.get("title"):
        told = fresh_slip(request, viewer)
        return redirect(f"stories:{'new_slip' if told else 'tell'}", viewer.here.slug)
    collects = draft.get("how", rules.How.ALONE) != rules.How.ALONE
    form = forms.SendForm(request.POST or None, initial={"key": draft["key"]})
    if form.is_valid():
        with told_at(form):
            send(request, viewer, draft, collects and form.cleaned_data["read_back"])
            return redirect("stories:new_slip", viewer.here.slug)
    telling = forms.telling_of(draft, read_back=True)
    hints = rules.hints(telling.title, telling.text, telling.street, telling.photo_words)
    words = [_(rules.DOMAIN_WORDS[domain]) for domain in telling.domains]
    context = {"telling": telling, "collects": collects, "hints": hints, "about": words}
    return page(request, "stories/look_over.html", context, form=form)


def send(request: HttpRequest, viewer: Viewer, draft: Draft, read_back: bool) -> None:
    """Tell the story; who told it without an account may come back to it for an hour."""
    telling = forms.telling_of(draft, read_back=read_back)
    alone = telling.how is rules.How.ALONE
    story = actions.tell_story(
        here=viewer.here,
        telling=telling,
        code=draft["code"],
        teller=viewer.person if alone else None,
        collector=None if alone else viewer.person,
        source=source(request),
        key=uuid.UUID(draft["key"]),
    )
    request.session["new_slip"] = {
        "code": draft["code"],
        "title": story.title,
        "here": viewer.here.slug,
        "until": (clock.now() + AN_HOUR).isoformat(),
    }
    keep_draft(request, viewer, None)
    if alone:
        hold(request, story.slip)


def hold(request: HttpRequest, slip: str) -> None:
    """Remember that a slip was shown; without an account only for an hour, for who shares."""
    request.session["slips"] = [*request.session.get("slips", []), slip][-20:]
    if not request.user.is_authenticated:
        request.session.set_expiry(AN_HOUR)


def fresh_slip(request: HttpRequest, viewer: Viewer) -> Draft | None:
    """Return the slip of what was just told in this session, for an hour."""
    slip: Draft | None = request.session.get("new_slip")
    if slip and slip["here"] == viewer.here.slug:
        return slip if datetime.fromisoformat(slip["until"]) > clock.now() else None
    return None


@never_cache
@open_to(ANYONE)
def new_slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The slip to print or to write down; afterwards nobody here knows its code."""
    slip = fresh_slip(request, viewer)
    if slip is None:
        return redirect("stories:slip", viewer.here.slug)
    path = reverse("stories:slip", args=[viewer.here.slug])
    context = {"slip": slip, "code": show_code(slip["code"]), "address": settings.SITE_URL + path}
    return render(request, "stories/new_slip.html", context)


@open_to(NOBODY, post=ANYONE)
def done(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Forget the slips in this session: the next one at this screen sees nothing of them."""
    for name in ("new_slip", "slips", "telling"):
        request.session.pop(name, None)
    return redirect("stories:listing", viewer.here.slug)


@open_to(Right.COLLECT_STORIES)
def write_down(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A collector begins to write down the story of somebody else."""
    form = forms.CollectForm(request.POST or None)
    if form.is_valid():
        keep_draft(request, viewer, None)
        keep_draft(request, viewer, draft_of(request, viewer) | form.cleaned_data)
        return redirect("stories:tell", viewer.here.slug)
    return page(request, "stories/write_down.html", {}, form=form)


# Coming back to one's own story, signed in or with the code of the slip.


def teller_of(request: HttpRequest, viewer: Viewer) -> Teller:
    return Teller(viewer.person, tuple(request.session.get("slips", [])))


def own_of(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> tuple[Told, Teller]:
    teller = teller_of(request, viewer)
    return queries.own_story(viewer.here, story, teller), teller


@never_cache
@open_to(ANYONE)
def slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One field for the code of a slip."""
    form = forms.SlipForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "code"):
            story, opened = actions.slip_of(
                form.cleaned_data["code"], here=viewer.here, source=source(request)
            )
            hold(request, opened)
            return redirect("stories:own", viewer.here.slug, story.pk)
    return page(request, "stories/slip.html", {}, form=form)


@open_to(SIGNED_IN)
def mine(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What a signed-in person told here, or wrote down for others."""
    return page(request, "stories/mine.html", {"stories": queries.stories_told_by(viewer)})


@never_cache
@open_to(ANYONE)
def own(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller sees how it stands, and says anew what the story may be used for."""
    told, teller = own_of(request, viewer, story)
    form = forms.UsesForm(request.POST or None, initial={"uses": sorted(queries.uses_of(told))})
    if request.method == "POST" and form.is_valid():
        with told_at(form, "uses"):
            actions.change_uses(story=told, teller=teller, uses=form.cleaned_data["uses"])
            messages.success(request, _("From now on this is what counts."))
            return to_own(told)
    back = queries.return_on_page(told)
    public = rules.is_public(told.state, queries.uses_of(told))
    context = shown(told) | {"back": back, "reason": reason_of(back), "is_public": public}
    return page(request, "stories/own.html", context, form=form)


def to_own(story: Told) -> HttpResponseRedirect:
    return redirect("stories:own", story.here.slug, story.pk)


def reason_of(back: Any) -> str:
    return _(rules.REASON_WORDS[back.reason]) if back else ""


@open_to(NOBODY, post=ANYONE)
def check(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller says: this is right."""
    told, teller = own_of(request, viewer, story)
    actions.check_story(story=told, teller=teller)
    return to_own(told)


@never_cache
@open_to(ANYONE)
def change(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller writes it anew."""
    told, teller = own_of(request, viewer, story)
    form = forms.ChangeForm(request.POST or None, initial={"title": told.title, "text": told.text})
    if form.is_valid():
        with told_at(form):
            actions.change_story(story=told, teller=teller, **form.cleaned_data)
            messages.success(request, _("Changed. The story keeper reads it again."))
            return to_own(told)
    return page(request, "stories/change.html", {"story": told}, form=form)


@never_cache
@open_to(ANYONE)
def object_to(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller asks somebody else to look."""
    told, teller = own_of(request, viewer, story)
    form = forms.WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.appeal(story=told, teller=teller, words=form.cleaned_data["words"])
            messages.success(request, _("Somebody else looks at it now."))
            return to_own(told)
    return page(request, "stories/appeal.html", {"story": told}, form=form)


@open_to(NOBODY, post=ANYONE)
def withdraw(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Take it back, after asking once more."""
    told, teller = own_of(request, viewer, story)
    if is_sure(request):
        actions.withdraw_story(story=told, teller=teller)
        messages.success(request, _("Taken back. Only you can still read it."))
        return to_own(told)
    text = _("It disappears from this site at once, and nobody may use it any more.")
    return ask(request, told, _("Take your story back?"), text, _("Take it back"))


@open_to(NOBODY, post=ANYONE)
def erase(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Erase it for good, after asking once more."""
    told, teller = own_of(request, viewer, story)
    if is_sure(request):
        actions.erase_story(story=told, teller=teller)
        messages.success(request, _("Erased. Nobody can read or hear it any more."))
        return redirect("stories:listing", viewer.here.slug)
    text = _("Words, photo and voice are gone for good; you cannot get them back. "
             "In the logbook only a seal stays, that says nothing about you.")  # fmt: skip
    return ask(request, told, _("Erase your story for good?"), text, _("Erase it for good"))


def ask(request: HttpRequest, story: Told, title: str, text: str, action: str) -> HttpResponse:
    back = reverse("stories:own", args=[story.here.slug, story.pk])
    return confirm(request, title=title, text=text, action=action, back=back, here=story.here)


# The desk: what waits for the story keeper, and appeals for somebody else.


@never_cache
@open_to(Right.JUDGE_APPEALS)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What waits here, longest waiting first."""
    keeps = viewer.may(Right.KEEP_STORIES)
    waiting = queries.waiting(viewer) if keeps else []
    context = {"waiting": waiting, "appeals": queries.appeals(viewer), "keeps": keeps}
    return page(request, "stories/desk.html", context)


@never_cache
@open_to(Right.JUDGE_APPEALS, post=Right.KEEP_STORIES)
def at_the_desk(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """One story at the desk; the keeper places it or gives it back with a reason."""
    told, form = queries.story_at_the_desk(viewer, story), forms.ReturnForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.return_story(by=viewer.somebody, story=told, **form.cleaned_data)
            return to_desk(request, viewer, _("Given back, with the reason."))
    return desk_page(request, viewer, told, form=form)


def desk_page(request: HttpRequest, viewer: Viewer, told: Told, **sent: Any) -> HttpResponse:
    """Show a story at the desk, with an empty form for what was not just filled in wrongly."""
    empty = {
        "form": forms.ReturnForm(),
        "verdict": forms.VerdictForm(),
        "choice": forms.ChoiceForm(),
    }
    back = queries.return_on_page(told)
    other = back is None or viewer.person is None or back.by_id != viewer.person.pk
    context = shown(told) | empty | {"back": back, "reason": reason_of(back), "may_judge": other}
    context |= {"keeps": viewer.may(Right.KEEP_STORIES), "uses": queries.uses_of(told)}
    status = 422 if any(form.errors for form in sent.values()) else 200
    return page(request, "stories/at_the_desk.html", context | sent, status=status)


def to_desk(request: HttpRequest, viewer: Viewer, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("stories:desk", viewer.here.slug)


@open_to(NOBODY, post=Right.KEEP_STORIES)
def place(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Place a story."""
    actions.place_story(by=viewer.somebody, story=queries.story_at_the_desk(viewer, story))
    return to_desk(request, viewer, _("Placed."))


@open_to(NOBODY, post=Right.JUDGE_APPEALS)
def decide(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Decide on an appeal."""
    told, form = queries.story_at_the_desk(viewer, story), forms.VerdictForm(request.POST)
    if form.is_valid():
        with told_at(form, "words"):
            actions.decide_appeal(by=viewer.somebody, story=told, **form.cleaned_data)
            return to_desk(request, viewer, _("Decided. The teller reads why."))
    return desk_page(request, viewer, told, verdict=form)


@open_to(NOBODY, post=Right.KEEP_STORIES)
def choose(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Write down that a panel chose a story."""
    told, form = queries.story_at_the_desk(viewer, story), forms.ChoiceForm(request.POST)
    if form.is_valid():
        with told_at(form, "why"):
            panel, why = form.cleaned_data["panel"], form.cleaned_data["why"]
            actions.choose_story(by=viewer.somebody, story=told, panel=panel, reason=why)
            return to_desk(request, viewer, _("Written down, with the reason."))
    return desk_page(request, viewer, told, choice=form)


# Photos and voices: only for who may read the story, each time anew.


@open_to(ANYONE)
def file(request: HttpRequest, viewer: Viewer, story: uuid.UUID, what: str) -> HttpResponseBase:
    """The photo or voice of a public story, or of one's own."""
    told = queries.readable_story(viewer.here, story, teller_of(request, viewer))
    return send_file(request, queries.bytes_of(getattr(told, what)), what)


@open_to(Right.JUDGE_APPEALS)
def desk_file(
    request: HttpRequest, viewer: Viewer, story: uuid.UUID, what: str
) -> HttpResponseBase:
    """The photo or voice of a story at the desk."""
    told = queries.story_at_the_desk(viewer, story)
    return send_file(request, queries.bytes_of(getattr(told, what)), what)


@open_to(ANYONE)
def draft_file(request: HttpRequest, viewer: Viewer, what: str) -> HttpResponseBase:
    """The photo or voice that somebody is telling with now, to look and listen before sending."""
    name = draft_of(request, viewer).get(what) or ""
    return send_file(request, queries.bytes_of(name), what)
