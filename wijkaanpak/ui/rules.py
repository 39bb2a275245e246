"""What the look promises: colours that can be read, and one word and tone for each state.

Contrast is computed as in WCAG 2.2 (relative luminance, success criterion 1.4.3).
"""

import colorsys
import re
from typing import NamedTuple

from wijkaanpak.refusals import Refused, gettext_noop

PAPER, INK = "#FBF7F0", "#1F2A37"
DARK_PAPER, DARK_INK = "#14202B", "#E8EEF2"
ACTION, ACCENT = "#0B5D51", "#A63D24"
TEXT_NEEDS, DARK_NEEDS = 4.5, 7.0
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class State(NamedTuple):
    """How a state looks: its tone, its icon and its (untranslated) word."""

    tone: str
    icon: str
    word: str


STATES: dict[str, State] = {
    "draft": State("neutral", "pencil", gettext_noop("Draft")),
    "offered": State("note", "hand", gettext_noop("Offered")),
    "accepted": State("note", "handshake", gettext_noop("Agreed")),
    "running": State("note", "progress", gettext_noop("Running")),
    "at_risk": State("risk", "alert", gettext_noop("At risk")),
    "overdue": State("risk", "clock", gettext_noop("Past its date")),
    "kept": State("kept", "check", gettext_noop("Kept")),
    "kept_late": State("kept", "clock-check", gettext_noop("Kept, but late")),
    "renegotiated": State("note", "edit", gettext_noop("Changed together")),
    "change_asked": State("note", "question", gettext_noop("Change asked")),
    "broken": State("broken", "x", gettext_noop("Not kept")),
    "repair_agreed": State("note", "tool", gettext_noop("Repair agreed")),
    "repaired": State("kept", "tool", gettext_noop("Repaired")),
    "released": State("neutral", "release", gettext_noop("Released by the receiver")),
    "orphaned": State("risk", "user-off", gettext_noop("Nobody answers for it now")),
    "declined": State("neutral", "x", gettext_noop("Not accepted")),
    "told": State("note", "message", gettext_noop("Told")),
    "checked": State("note", "check", gettext_noop("Checked by the teller")),
    "shared": State("kept", "share", gettext_noop("Shared")),
    "chosen": State("kept", "star", gettext_noop("Chosen")),
    "withdrawn": State("neutral", "back", gettext_noop("Withdrawn")),
    "hidden": State("neutral", "eye-off", gettext_noop("Not shown")),
    "open": State("note", "message", gettext_noop("Open for reactions")),
    "answered": State("note", "answer", gettext_noop("Answered")),
    "adopted": State("kept", "check", gettext_noop("Adopted")),
    "superseded": State("neutral", "history", gettext_noop("Replaced by a newer one")),
    "settled": State("kept", "check", gettext_noop("Settled")),
    "parked": State("neutral", "pause", gettext_noop("Parked")),
    "yes": State("kept", "check", gettext_noop("Yes")),
    "yes_if": State("note", "check", gettext_noop("Yes, if")),
    "no": State("broken", "x", gettext_noop("No, because")),
    "not_ours": State("neutral", "arrow", gettext_noop("Not ours, but")),
    "late": State("risk", "clock", gettext_noop("Answer is late")),
    "held": State("kept", "check", gettext_noop("Held")),
    "cancelled": State("broken", "x", gettext_noop("Does not go on")),
    "waiting": State("neutral", "clock", gettext_noop("Waiting for an answer")),
}


def _channels(colour: str) -> tuple[int, int, int]:
    if not _COLOUR.fullmatch(colour):
        raise Refused(gettext_noop("%(colour)s is not a colour like #0B5D51."), colour=colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return how much light a colour gives, from 0 (black) to 1 (white)."""
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with a `share` (0 to 1) of `other` stirred in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02X}" for a, b in pairs)


def check_contrast(action: str, accent: str) -> None:
    """Refuse colours that people cannot read on paper, on white or on their own tint."""
    for colour in (action, accent):
        worst = min(contrast(colour, ground) for ground in ("#FFFFFF", PAPER, tint(colour)))
        if worst < TEXT_NEEDS:
            raise Refused(
                gettext_noop(
                    "The colour %(colour)s is too light to read: its contrast is %(ratio)s to 1 "
                    "and at least 4.5 to 1 is needed. Choose a darker colour."
                ),
                colour=colour,
                ratio=f"{int(worst * 10) / 10:.1f}",
            )


def tint(colour: str) -> str:
    """Return the soft ground on which this colour is written."""
    return mix(colour, PAPER, 0.88)


def dark_pair(colour: str) -> str:
    """Return the lighter sister of a colour, readable on the dark paper."""
    red, green, blue = (channel / 255 for channel in _channels(colour))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in range(101):
        lighter = colorsys.hls_to_rgb(hue, light + (1 - light) * step / 100, saturation * 0.75)
        found = "#" + "".join(f"{round(part * 255):02X}" for part in lighter)
        if contrast(found, DARK_PAPER) >= DARK_NEEDS:
            return found
    return "#FFFFFF"


def theme_css(action: str, accent: str) -> str:
    """Return the style sheet that gives one neighbourhood its own two colours."""
    check_contrast(action, accent)
    light = _theme_rule(action, accent, "#FFFFFF", mix(action, "#000000", 0.25), PAPER)
    night = dark_pair(action), dark_pair(accent)
    dark = _theme_rule(*night, DARK_PAPER, mix(night[0], "#FFFFFF", 0.25), DARK_PAPER)
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}\n"


def _theme_rule(action: str, accent: str, on_action: str, strong: str, paper: str) -> str:
    values = {
        "action": action,
        "action-strong": strong,
        "action-tint": mix(action, paper, 0.88),
        "on-action": on_action,
        "accent": accent,
        "accent-tint": mix(accent, paper, 0.88),
    }
    return ":root:root{" + "".join(f"--w-{key}:{value};" for key, value in values.items()) + "}"


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a player asks for (RFC 9110, 14.2), or None for all.

    Raises ValueError when no such bytes are there. Several ranges at once get everything.
    """
    asked = re.fullmatch(r"bytes=(\d*)-(\d*)", header.strip())
    if not asked or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size - 1), size - 1)
        if last and int(last) < int(first):
            return None
    if start >= size or (not first and last.strip("0") == ""):
        raise ValueError("these bytes are not there")
    return start, end
