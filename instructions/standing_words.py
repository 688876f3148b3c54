"""How the standing of a deadline is told: by a shape and a word. Colour only repeats them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from instructions.deadlines import Standing

STANDING_WORDS: dict[Standing, Promise] = {
    Standing.PROPOSED: pgettext_lazy("standing of a deadline", "proposed, not on control yet"),
    Standing.REPORTED: gettext_lazy("submitted on time, waits for the check"),
    Standing.ON_TRACK: gettext_lazy("on track"),
    Standing.SOON: gettext_lazy("soon"),
    Standing.OVERDUE: gettext_lazy("overdue"),
    Standing.CLOSED: pgettext_lazy("standing of a deadline", "closed"),
    Standing.NO_DEADLINE: gettext_lazy("no deadline"),
}
STANDING_SHAPES: dict[Standing, str] = {
    Standing.PROPOSED: "□",
    Standing.REPORTED: "◇",
    Standing.ON_TRACK: "●",
    Standing.SOON: "◐",
    Standing.OVERDUE: "▲",
    Standing.CLOSED: "✓",
    Standing.NO_DEADLINE: "○",
}


def told(standing: Standing) -> str:
    """The shape and the word in the reader's language: "▲ overdue"."""
    return f"{STANDING_SHAPES[standing]} {STANDING_WORDS[standing]}"
