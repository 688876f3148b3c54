"""What a section of a lexicon may be, and the classes of words that rules know by name."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    keys: frozenset[str] | None = None
    """Keys it may have; `None`: any; empty: no keys, only forms."""
    required: bool = False
    """Every language must have it, with each of its keys."""
    case: bool = False
    """Forms are compared as they are written, capitals included."""
    unique: bool = True
    """The same form under two keys is an error."""
    templates: bool = False
    """Not words but templates of classes, with `( ) | ? *`: see `terms.grammar`."""


def keyed(*keys: str | int, required: bool = False, case: bool = False, unique: bool = True) -> Section:
    return Section(frozenset(map(str, keys)) if keys else None, required, case, unique)


def listed(*, required: bool = False, case: bool = False) -> Section:
    return Section(frozenset(), required, case)


ENDINGS = "endings"
NUMERALS = (*range(21), *range(30, 100, 10), *range(100, 1000, 100), 1000)
UNITS = ("hour", "day", "working-day", "week", "ten-days", "month", "quarter", "half-year", "year")

TERM_SHAPES = (
    "nth", "number", "clock-time", "year", "date", "month-of", "quarter", "half", "season-of", "rhythm",
    "this", "day-of-period", "day-in-words", "tenth", "edge", "weekday-of", "today", "day-and-hour",
    "short-date", "duration", "range", "beginning", "deadline-of", "after-event", "event", "no-deadline",
    "rhythm-term", "by", "within", "toward", "in", "start", "label",
)  # fmt: skip
"""The rules of `terms.grammar`, in the order in which they run."""

TERM_WORDS = (
    "this-year", "next-year", "last-year", "adjective", "basis", "rhythm-adjective", "times", "twice",
    "reporting", "month-following", "day-number", "last", "late-in", "ended", "closing", "a", "up-to",
    "order", "order-end", "action", "fact", "fact-end", "forecast", "recalled", "modifier",
    "past-modifier", "modifier-after", "past-modifier-after", "clause-participle", "which", "plan", "be",
    "becomes", "topic", "not", "the", "object", "wants", "accounts", "particle", "neutral", "until-now",
    "denied", "pointer", "lone", "for-what",
)  # fmt: skip
"""Classes of words that the reading of terms knows by name; others must stand in a template."""

CASE_SLOT = (
    "dat", "nom", "acc", "abl", "gen", "attr", "loc", "ins", "verb", "bare", "never", "after", "thing",
    "agent", "goal", "passive", "active", "owing", "binding", "asking", "link", "owned", "pronoun",
    "person", "done", "participle", "past",
)  # fmt: skip
"""What tells who is told by the place, where verbs close the clause; see `case_words`."""
HEAD_NAMES = (
    *(
        "attribute",
        "noun",
        "perhaps",
        "not-noun",
        "of-attribute",
        "of-noun",
        "of-bare",
        "object",
        "other-object",
    ),
    *("each", "behind", "topic", "not-behind", "relative", "participle", "opening", "no-name"),
)
"""Keys of [head-names]: what goes on with a name in the case that addresses, and what does not."""
