"""Forms: the label, the help, the error at the field and in a summary, and what was typed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template import Library
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from wijkaanpak.ui.forms import Sketch, Squares, Voice, Words, new_key
from wijkaanpak.ui.templatetags.ui_lists import steps
from wijkaanpak.ui.templatetags.ui_words import icon

register = Library()
NOTHING = mark_safe("")
SHORT_TYPES = frozenset({"date", "time", "number", "tel"})


@register.simple_tag
def error_summary(form: forms.BaseForm) -> SafeString:
    """All that was not right, each a link to its field; it takes the focus."""
    if not form.is_bound or not form.errors:
        return NOTHING
    rows = format_html_join("", "<li>{}</li>", ((line,) for line in _summary_lines(form)))
    title = gettext("Something is not right yet")
    return format_html(
        '<div class="w-summary" role="alert" tabindex="-1"><h2 class="w-summary__title">{}</h2>'
        "<ul>{}</ul></div>",
        title,
        rows,
    )


def _summary_lines(form: forms.BaseForm) -> Iterator[SafeString]:
    for message in form.non_field_errors():
        yield format_html("{}", message)
    for bound in form:
        for message in bound.errors:
            label = str(bound.label)
            mark = "" if label.endswith(("?", ".", "!", ":")) else ":"
            yield format_html('<a href="#{}">{}{} {}</a>', _target(bound), label, mark, message)


def _target(bound: BoundField) -> str:
    """The id that a link in the summary goes to: the first choice of a group, else the field."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)


@register.simple_tag
def form_fields(form: forms.BaseForm) -> SafeString:
    """The summary, the hidden fields, and every field."""
    hidden = mark_safe("".join(str(bound) for bound in form.hidden_fields()))
    shown = mark_safe("".join(field(bound) for bound in form.visible_fields()))
    return format_html("{}{}{}", error_summary(form), hidden, shown)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field with its label, help and error."""
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return _group(bound)
    if isinstance(widget, forms.CheckboxInput):
        return _check(bound)
    return _plain(bound)


def _ids(bound: BoundField) -> tuple[str, str]:
    return f"{bound.auto_id}_helptext", f"{bound.auto_id}_error"


def _help(bound: BoundField) -> SafeString:
    if not bound.help_text:
        return NOTHING
    return format_html(
        '<div class="utrecht-form-field-description" id="{}">{}</div>',
        _ids(bound)[0],
        bound.help_text,
    )


def _error(bound: BoundField) -> SafeString:
    if not bound.errors:
        return NOTHING
    return format_html(
        '<div class="utrecht-form-field-error-message w-error" id="{}">{}<span>{}</span></div>',
        _ids(bound)[1],
        icon("alert"),
        format_html_join(" ", "{}", ((e,) for e in bound.errors)),
    )


def _optional(bound: BoundField) -> SafeString:
    """Say truly which field may stay empty: `sometimes` of a form says when one is asked."""
    if bound.field.required:
        return NOTHING
    words = getattr(bound.form, "sometimes", {}).get(bound.name) or gettext("(may stay empty)")
    return format_html(' <span class="w-optional">{}</span>', words)


def _attributes(bound: BoundField) -> dict[str, Any]:
    about = [
        i for i, there in zip(_ids(bound), (bound.help_text, bound.errors), strict=True) if there
    ]
    found: dict[str, Any] = {"aria-describedby": " ".join(about)} if about else {}
    if bound.errors:
        found["aria-invalid"] = "true"
    return found


def _invalid(bound: BoundField) -> str:
    return " utrecht-form-field--invalid" if bound.errors else ""


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        voice = " w-voice" if isinstance(widget, Words) else ""
        return f"utrecht-textarea utrecht-textarea--html-textarea{voice}"
    if isinstance(widget, forms.Select):
        return "utrecht-select utrecht-select--html-select"
    kind = widget.attrs.get("type") or getattr(widget, "input_type", "")
    short = " utrecht-textbox--short" if kind in SHORT_TYPES else ""
    return f"utrecht-textbox utrecht-textbox--html-input{short}"


def _plain(bound: BoundField) -> SafeString:
    widget = bound.field.widget
    if isinstance(widget, forms.FileInput):
        control = _file(bound, widget)
    else:
        classes = f"{_class_of(widget)} {widget.attrs.get('class', '')}".strip()
        control = bound.as_widget(attrs={**_attributes(bound), "class": classes})
    return format_html(
        '<div class="utrecht-form-field{}"><div class="utrecht-form-field__label">'
        '<label class="utrecht-form-label" for="{}">{}{}</label></div>{}{}{}</div>',
        _invalid(bound),
        bound.id_for_label,
        bound.label,
        _optional(bound),
        _help(bound),
        _error(bound),
        control,
    )


def _file(bound: BoundField, widget: forms.FileInput) -> SafeString:
    bare = forms.FileInput(attrs=widget.attrs)
    control = bound.as_widget(widget=bare, attrs=_attributes(bound))
    if isinstance(widget, Voice):
        recorder = _recorder(widget.most_seconds)
        return format_html('<div class="w-file" data-recorder>{}{}</div>', control, recorder)
    return format_html('<div class="w-file">{}</div>', control)


def _recorder(most_seconds: int) -> SafeString:
    """What the script wakes up where the browser can record; hidden until then."""
    words = {
        "live": gettext("Recording:"),
        "done": gettext("Recorded. Listen below, or record again."),
        "again": gettext("Record again"),
        "refused": gettext("The microphone is not allowed. You can choose a file instead."),
    }
    return format_html(
        '<div class="w-recorder" hidden data-most="{}" {}>'
        '<button type="button" class="w-button w-button--quiet">{}<span>{}</span></button>'
        '<button type="button" class="w-button w-button--danger" hidden>{}<span>{}</span></button>'
        '<p class="w-recorder__live" role="status" hidden></p>'
        '<audio controls hidden aria-label="{}"></audio></div>',
        most_seconds,
        format_html_join(" ", 'data-{}="{}"', words.items()),
        icon("microphone"),
        gettext("Record now"),
        icon("stop"),
        gettext("Stop recording"),
        gettext("Your recording"),
    )


def _group(bound: BoundField) -> SafeString:
    widget = bound.field.widget
    helps = getattr(widget, "helps", {})
    about = _attributes(bound).get("aria-describedby", "")
    if isinstance(widget, Squares) and widget.sketch:
        choices = _squares(bound, widget.sketch)
    else:
        shown = "".join(_choice(option.data, helps) for option in bound.subwidgets)
        choices = format_html('<div class="w-choices">{}</div>', mark_safe(shown))
    many = isinstance(widget, forms.CheckboxSelectMultiple)  # Django makes it a RadioSelect too
    role = "group" if many else "radiogroup"
    described = format_html(' aria-describedby="{}"', about) if about else NOTHING
    return format_html(
        '<fieldset class="utrecht-form-field{}" role="{}"{}><legend class="w-legend">{}{}</legend>{}{}'
        "{}</fieldset>",
        _invalid(bound),
        role,
        described,
        bound.label,
        _optional(bound),
        _help(bound),
        _error(bound),
        choices,
    )


def _choice(option: dict[str, Any], helps: dict[Any, Any]) -> SafeString:
    value = str(option["value"])
    said = helps.get(option["value"]) or helps.get(value)
    shown = format_html('<span class="w-choice__help">{}</span>', said) if said else NOTHING
    chosen = mark_safe(" checked") if option["selected"] else NOTHING
    required = mark_safe(" required") if option["attrs"].get("required") else NOTHING
    return format_html(
        '<label class="w-choice"><input type="{}" name="{}" value="{}" id="{}"{}{}><span>{}</span>{}</label>',
        option["type"],
        option["name"],
        value,
        option["attrs"].get("id", ""),
        chosen,
        required,
        option["label"],
        shown,
    )


def _squares(bound: BoundField, sketch: Sketch) -> SafeString:
    """The borders with a square to choose on every spot; no spot at all stands above them."""
    options = [option.data for option in bound.subwidgets]
    nowhere = "".join(_choice(one, {}) for one in options if one["value"] == "")
    squares = "".join(_square(one) for one in options if one["value"] != "")
    names = format_html_join("", '<text x="{1}" y="{2}">{0}</text>', sketch.names)
    return format_html(
        '<div class="w-choices">{}</div><div class="w-squares">'
        '<svg viewBox="0 0 800 {}" aria-hidden="true"><path d="{}"/>{}</svg>{}</div>',
        mark_safe(nowhere),
        sketch.rows * 100,
        sketch.path,
        names,
        mark_safe(squares),
    )


def _square(option: dict[str, Any]) -> SafeString:
    about = option["label"].removeprefix(option["value"])
    return format_html(
        '<label class="w-square"><input type="radio" name="{}" value="{}" id="{}"{}>'
        '<span>{}<span class="w-hidden">{}</span></span></label>',
        option["name"],
        option["value"],
        option["attrs"].get("id", ""),
        mark_safe(" checked") if option["selected"] else NOTHING,
        option["value"],
        about,
    )


def _check(bound: BoundField) -> SafeString:
    return format_html(
        '<div class="utrecht-form-field{}">{}<label class="w-check">{}<span>{}</span></label>{}</div>',
        _invalid(bound),
        _error(bound),
        bound.as_widget(attrs=_attributes(bound)),
        bound.label,
        _help(bound),
    )


@register.simple_tag(takes_context=True)
def house_form(
    context: Context,
    form: forms.BaseForm,
    button: str,
    step: int = 0,
    of: int = 0,
    back: str = "",
    hx: str = "",
) -> SafeString:
    """A whole form. With `hx` (the name of the part) htmx swaps only the form itself."""
    return format_html(
        '<form method="post" class="w-form{}" novalidate{}>{}{}{}'
        '<div class="w-cluster"><button class="w-button">{}</button>{}</div></form>',
        " w-question" if of else "",
        _ways(form.is_multipart(), bool(hx)),
        _token(context),
        steps(step, of) if of else NOTHING,
        form_fields(form),
        button,
        _way_back(back),
    )


def _ways(multipart: bool, swap: bool) -> SafeString:
    found = ' enctype="multipart/form-data"' if multipart else ""
    found += ' hx-post="" hx-swap="outerHTML"' if swap else ""
    return mark_safe(found + (' hx-encoding="multipart/form-data"' if multipart and swap else ""))


def _way_back(back: str) -> SafeString:
    if not back:
        return NOTHING
    link = '<a class="w-button w-button--quiet" href="{}">{}</a>'
    return format_html(link, back, gettext("Back"))


def _token(context: Context) -> SafeString:
    token = context.get("csrf_token", "")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


@register.simple_tag(takes_context=True)
def post_button(
    context: Context,
    url: str,
    label: str,
    quiet: bool = False,
    danger: bool = False,
    key: str = "",
    icon: str = "",
    about: str = "",
) -> SafeString:
    """A form of one button, which does its work once; `about` adds words only for the ear."""
    looks = " w-button--quiet" if quiet else " w-button--danger" if danger else ""
    drawing = _icon(icon) if icon else NOTHING
    more = format_html('<span class="w-hidden"> {}</span>', about) if about else NOTHING
    return format_html(
        '<form method="post" action="{}" class="w-one">{}<input type="hidden" name="key" value="{}">'
        '<button class="w-button{}">{}<span>{}{}</span></button></form>',
        url,
        _token(context),
        key or new_key(),
        looks,
        drawing,
        label,
        more,
    )


def _icon(name: str) -> SafeString:
    return icon(name)
