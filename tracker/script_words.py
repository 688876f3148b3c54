"""What Django's own scripts say on pages of the desk, where its catalogues say it badly or not at all."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, gettext_noop, pgettext_lazy
from django.views.i18n import JavaScriptCatalog

from tracker.borrowed_words import MONTHS_AND_WEEKDAYS

COUNTED = (
    gettext_noop("%(sel)s of %(cnt)s selected"),
    gettext_noop("Note: You are %s hour ahead of server time."),
    gettext_noop("Note: You are %s hour behind server time."),
)
"""In one form for every number."""
PLAIN = (*MONTHS_AND_WEEKDAYS, gettext_noop("Choose a Date"))
LETTERS = (
    ("one letter Sunday\x04S", pgettext_lazy("one letter Sunday", "S")),
    ("one letter Monday\x04M", pgettext_lazy("one letter Monday", "M")),
    ("one letter Tuesday\x04T", pgettext_lazy("one letter Tuesday", "T")),
    ("one letter Wednesday\x04W", pgettext_lazy("one letter Wednesday", "W")),
    ("one letter Thursday\x04T", pgettext_lazy("one letter Thursday", "T")),
    ("one letter Friday\x04F", pgettext_lazy("one letter Friday", "F")),
    ("one letter Saturday\x04S", pgettext_lazy("one letter Saturday", "S")),
)
MOST_FORMS = 4


class ScriptWords(JavaScriptCatalog):
    """Django's words for its scripts, with ours over them."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        plain = {word: gettext(word) for word in PLAIN}
        counted = {word: [gettext(word)] * MOST_FORMS for word in COUNTED if gettext(word) != word}
        letters = {key: str(letter) for key, letter in LETTERS}
        return {**super().get_catalog(), **plain, **counted, **letters}
