"""The reasons that services write beside a change, in words; a person's own reason is shown as written."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from instructions.models import Task

WORDS: dict[str, Promise] = {
    "proposed": _("read from the announcement"),
    "accepted": _("accepted at review"),
    "corrected at review": _("corrected at review"),
    "entered by hand": _("entered by hand"),
    "imported": _("taken over from a table"),
    "taken in": _("taken in"),
    "read": _("read"),
    "taken": _("accepted for work"),
    "started": _("work started"),
    "person in charge": _("person in charge named"),
    "report submitted": _("report submitted"),
    "report accepted": _("report accepted"),
    "report returned": _("report returned with remarks"),
    "submitted": _("report submitted"),
    "returned": _("report returned with remarks"),
    "drafted": pgettext_lazy("reason of a change", "draft kept"),
    "asked for": _("extension asked for"),
    "granted": _("deadline moved"),
    "refused": _("extension refused"),
    "withdrawn": _("request for an extension taken back"),
    "lapsed": _("request for an extension ended with the assignment"),
    "deadline moved": _("deadline moved"),
    "closed": _("removed from control"),
    "period opened": _("next period opened"),
    "passed on": _("a part passed on"),
    "joined the collective": _("joined the collective"),
    "members compared": _("members of the collective compared"),
    "road map offered": _("road map offered"),
    "link taken back": _("link taken back"),
    "substitute named": _("substitute named"),
    "substitution ended": _("substitution ended"),
    "split": _("split in two"),
    "added": pgettext_lazy("reason of a change", "added"),
    "taken out": pgettext_lazy("reason of a change", "taken out"),
    "done": pgettext_lazy("reason of a change", "done"),
    "changed": pgettext_lazy("reason of a change", "changed"),
    "joined": pgettext_lazy("reason of a change", "joined"),
    "left": pgettext_lazy("reason of a change", "left"),
    "set": pgettext_lazy("reason of a change", "set"),
    "language": pgettext_lazy("reason of a change", "language chosen"),
    "made public": pgettext_lazy("reason of a change", "made public"),
    "no longer public": pgettext_lazy("reason of a change", "no longer public"),
    "saved": pgettext_lazy("reason of a change", "saved"),
    "forgotten": pgettext_lazy("reason of a change", "removed"),
}
NAMING: tuple[tuple[re.Pattern[str], Promise], ...] = (
    (re.compile(r"split from (\S+)"), _("split from another proposal")),
    (re.compile(r"merged (?:into|with) (\S+)"), _("merged with another")),
    (re.compile(r"follows from (\S+)"), _("follows from another")),
)


def reason_words(reason: str) -> str:
    if reason in WORDS:
        return str(WORDS[reason])
    rejected = reason.removeprefix("rejected: ")
    if rejected != reason and rejected in Task.RejectReason.values:
        return str(Task.RejectReason(rejected).label)
    named = (words for pattern, words in NAMING if pattern.fullmatch(reason))
    return str(next(named, reason))
