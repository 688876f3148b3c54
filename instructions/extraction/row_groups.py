"""The line above the rows of a group: the deadline, or the bodies, that it names for all of them."""

from __future__ import annotations

import re
from functools import cache

from instructions.extraction.column_kinds import fills_owners, says_done
from instructions.extraction.fields import label_inside
from instructions.extraction.found import DueKind, Span
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.page import Page
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.table import NO_GROUP, Group

_OPENING = re.compile(
    r"\s*(?:(?:[^\W\d_]{1,12}\s+)?(?:\d{1,2}|[ivxlc]{1,5}|[^\W\d_])"
    r"|(?:\d{1,2}|[ivxlc]{1,5})[-\s][^\W\d_]{3,12})[.):]\s+",
    re.IGNORECASE,
)
"""How a group is numbered: "II.", "Section 2.", "2nd stage."."""
_LONGEST = 300


def group_of(senses: Senses, line: Span, language: str) -> Group:
    if line.end - line.start > _LONGEST:
        return NO_GROUP
    named = _name(senses, line)
    owner = _owner(senses, named, language)
    due = None if owner == named else _due(senses, line, named, language)
    if due is None and says_done(senses, named, language) and not senses.has_verb(named, language):
        return Group(done=True)
    return Group(due, owner)


def _name(senses: Senses, line: Span) -> Span:
    """The line without its number and its colon."""
    opening = _OPENING.match(senses.flat, line.start, line.end)
    start = opening.end() if opening else line.start
    end = line.end
    while end > start and senses.flat[end - 1] in " :.|":
        end -= 1
    return Span(start, end)


def _owner(senses: Senses, named: Span, language: str) -> Span | None:
    labelled = label_inside(language)
    found = labelled.match(senses.flat, named.start, named.end) if labelled else None
    found = found or _label(languages()).match(senses.flat, named.start, named.end)
    if found is not None and found.lastgroup == "owner" and found.end() < named.end:
        return Span(found.end(), named.end)
    return named if fills_owners(senses, named, language) else None


def _due(senses: Senses, line: Span, named: Span, language: str) -> Span | None:
    """A day that is still to come, a rhythm, or whatever a label announces."""
    if tells_deadline(senses.page, line):
        return line
    due = senses.due(named, language, bare=True)
    if not has_term(due) or (due.date is not None and due.date <= senses.around.published):
        return None
    return None if due.kind is DueKind.NONE and due.span != named else named


def tells_deadline(page: Page, line: Span) -> bool:
    """Whether the line above a group of rows says by when: "Section 2 (term for all: June 1)"."""
    return _due_label(languages()).search(page.lower, line.start, line.end) is not None


@cache
def _due_label(among: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms(among, 'due')})(?!\w)")


@cache
def _label(among: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<owner>{_forms(among, 'owner')})\s*(?::|-)\s*")


def _forms(among: tuple[str, ...], kind: str) -> str:
    forms = [form for language in among for form in lexicon(language).forms("labels", kind)]
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
