"""What the words over a column, or before a colon, say it holds: in any of the languages."""

from __future__ import annotations

from functools import cache

from instructions.extraction.lexicon import languages, lexicon

COLUMNS = ("number", "action", "due", "owner", "form", "status", "other")
_OPENING = 7
"""Header texts of so many letters may go on."""
_WORDS_OF_A_HEADER = 5
_TELLING = 6
"""A word of so many letters names the column also where others stand beside it: "content of measure"."""


@cache
def _label_kinds(among: tuple[str, ...]) -> tuple[dict[str, str], frozenset[str]]:
    """Folded header text -> column, in all languages; and how the texts begin that may go on."""
    kinds = {
        form: kind
        for language in among
        for kind in reversed(COLUMNS)
        for form in lexicon(language).forms("labels", kind)
    }
    return kinds, frozenset(form[:_OPENING] for form in kinds if len(form) >= _OPENING)


@cache
def _co_labels(among: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for language in among for form in lexicon(language).forms("body-labels", "co"))


def exactly(label: str) -> str | None:
    """What a label says that a lexicon has just so."""
    return _label_kinds(languages())[0].get(label)


def column_of(cell: str) -> str | None:
    """What a header cell calls its column."""
    cell = " ".join(cell.split()).strip(" .:*№").rstrip("*") or cell.strip()
    if cell in _co_labels(languages()):
        return "co"
    kinds, openings = _label_kinds(languages())
    if cell in kinds:
        return kinds[cell]
    if cell[:_OPENING] in openings:
        return next(
            (kind for form, kind in kinds.items() if len(form) >= _OPENING and cell.startswith(form)), None
        )
    words = cell.split()
    if len(words) > _WORDS_OF_A_HEADER:
        return None
    return next((kinds[word] for word in words if len(word) >= _TELLING and word in kinds), None)
