"""Minutes that tell in one line who does what: "Decided: the registry - count the cards; the archive - bind
them, May 1", "Resolved. (a) Deans - review …; due May 1. (b) Procurement - a list", or the other way round,
"New terms: repair of the pump - the boiler house, May 1; …". Each part is a card: owner, deed and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from instructions.extraction.column_kinds import fills_owners, names_deed
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import addresses_by_case, has_last_verbs
from instructions.extraction.decisions import DECISION
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Due, Span
from instructions.extraction.headings import exactly
from instructions.extraction.page import Line
from instructions.extraction.passages import Passage
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import fields_without_label
from instructions.extraction.told_names import TOLD

_SHORTEST, _LONGEST = 30, 2500
_LONGEST_NAME, _MOST_WORDS = 110, 11
_SHORT, _PARTICLE = 40, 3
_NEAR = 3
_HALF = 0.5
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_MARK = re.compile(r"(?:(?<=[\s:;.,])|^)\(?(?P<mark>[ivx]{1,4}|[^\W\d_]|\d{1,2})\)\s+(?=\S)")
_NUMBER = re.compile(r"(?:(?<=[:;.,]\s)|^)(?P<mark>\d{1,2})\.\s+(?=[^\W\d_]|\")")
_LABEL = re.compile(r"[^\n:;.!?]{2,90}:\s+(?=\S)")
_SENTENCE = re.compile(r"[.!?;] (?=[^\W\d_])")
_SEMICOLON = re.compile(r";\s+(?=\S)")
_SIGN = re.compile(r"\s(?:-|→|⇒|[-=]>)\s+(?=\S)")
_COLON = re.compile(r"(?<=[^\W\d_]):\s+(?=\S)")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)\"]))[.!?]\s+(?=[^\W_])")
_COMMA = re.compile(r"[,;]\s+")
_BROKEN = re.compile(r"[.:;!?](?:\s|$)")
_EDGES = " ;,."


class Told(NamedTuple):
    lines: list[Line]
    """The lines, the cards cut out of them."""
    units: list[Unit]


class _Part(NamedTuple):
    span: Span
    sides: tuple[Span, Span] | None
    """What stands before its dash and behind it."""
    rest: Span | None
    """The sentences behind the first."""


def told_lists(senses: Senses, lines: Sequence[Line], language: str, *, listed: bool) -> Told:
    """Such lists of a page; `listed`: the page is minutes or a plan."""
    lists = _Lists(senses, language, listed=listed)
    found = Told([], [])
    for line in lines:
        lists.add(line, found)
    return found


class _Lists:
    def __init__(self, senses: Senses, language: str, *, listed: bool) -> None:
        self.senses = senses
        self.language = language
        self.listed = listed
        self.last = ""
        """The letter that a list read before came to: the next may go on with it."""

    def add(self, line: Line, found: Told) -> None:
        if line.cells > 1 or not _SHORTEST <= line.end - line.start <= _LONGEST or not self._may_list(line):
            found.lines.append(line)
            return
        for head, parts in (*self._lettered(line), *self._labelled(line)):
            units = self._units(line, head, parts)
            if not units:
                continue
            if head.end > head.start:
                found.lines.append(line._replace(end=head.end))
            for part, unit in zip(parts, units, strict=True):
                if unit is None:
                    found.lines.append(Line(part.span.start, part.span.end, part.span.start, DECISION))
                else:
                    found.units.append(unit)
                if unit is not None and part.rest is not None:
                    found.lines.append(Line(part.rest.start, part.rest.end, part.rest.start))
            return
        found.lines.append(line)

    def _may_list(self, line: Line) -> bool:
        """A quick look for what such lines have."""
        flat = self.senses.flat
        if not any(flat.find(sign, line.body, line.end) >= 0 for sign in (" - ", "→", "> ", ") ")):
            return False
        return any(flat.find(sign, line.body, line.end) >= 0 for sign in ("; ", ") ", ": ")) or bool(
            _NUMBER.search(flat, line.body, line.end)
        )

    def _lettered(self, line: Line) -> Iterator[tuple[Span, list[_Part]]]:
        flat = self.senses.flat
        for pattern in (_MARK, _NUMBER):
            marks = self._run(list(pattern.finditer(flat, line.body, line.end)))
            if not marks or (len(marks) == 1 and marks[0].start() == line.body):
                continue
            self.last = marks[-1]["mark"]
            ends = [*(mark.start() for mark in marks[1:]), line.end]
            spans = [_trimmed(flat, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
            yield _trimmed(flat, line.start, marks[0].start(), ""), [self._part(one) for one in spans]

    def _run(self, marks: list[re.Match[str]]) -> list[re.Match[str]]:
        """Those marks of a line that count on from one another, or from the list before."""
        found: list[re.Match[str]] = []
        last = self.last
        for mark in marks:
            if _follows(mark["mark"], last) or (not found and _opens(mark["mark"])):
                found.append(mark)
                last = mark["mark"]
        if len(found) < 2 and not (found and _follows(found[0]["mark"], self.last)):
            return []
        return found

    def _labelled(self, line: Line) -> Iterator[tuple[Span, list[_Part]]]:
        flat = self.senses.flat
        opens = [line.body, *(one.end() for one in _SENTENCE.finditer(flat, line.body, line.end))]
        labels = [one for start in opens if (one := _LABEL.match(flat, start, line.end))]
        for at, label in enumerate(labels):
            end = labels[at + 1].start() if at + 1 < len(labels) else line.end
            stops = list(_SEMICOLON.finditer(flat, label.end(), end))
            starts = [label.end(), *(stop.end() for stop in stops)]
            ends = [*(stop.start() for stop in stops), end]
            spans = [_trimmed(flat, *pair) for pair in zip(starts, ends, strict=True)]
            parts = [self._part(one) for one in self._with_days(spans)]
            if any(part.sides is None for part in parts) or (
                len(parts) == 1 and not self._is_alone(parts[0])
            ):
                continue
            if end < line.end:
                parts[-1] = parts[-1]._replace(rest=Span(end, line.end))
            yield Span(line.start, label.end() - 1), parts

    def _is_alone(self, part: _Part) -> bool:
        """Does a part that stands alone surely name its owner before its deed?"""
        left, right = part.sides or (part.span, part.span)
        if self._is_day(right) or self.senses.has_verb(left, self.language):
            return False
        return self._is_name(left)

    def _with_days(self, spans: Sequence[Span]) -> list[Span]:
        """The parts, a day alone behind a semicolon put to the one before."""
        found: list[Span] = []
        for span in spans:
            if found and not _SIGN.search(self.senses.flat, *span) and self._is_day(span):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return found

    def _part(self, span: Span) -> _Part:
        flat = self.senses.page.folded
        stop = next((one for one in _STOP.finditer(flat, *span) if not flat[one.end()].islower()), None)
        rest = Span(stop.end(), span.end) if stop else None
        if rest is not None and self._is_day(rest):
            rest, stop = None, None
        said = Span(span.start, stop.start()) if stop else span
        sign = _SIGN.search(self.senses.flat, *said) or self._colon(said)
        sides = (Span(said.start, sign.start()), Span(sign.end(), said.end)) if sign else None
        return _Part(span, sides, rest)

    def _colon(self, said: Span) -> re.Match[str] | None:
        """That behind a name that opens a part, not that of a label of its day."""
        colon = _COLON.search(self.senses.flat, said.start, min(said.end, said.start + _SHORT))
        if colon is None:
            return None
        words = self.senses.flat[said.start : colon.start()]
        return None if set(",;.(") & set(words) or exactly(words) else colon

    def _is_day(self, span: Span) -> bool:
        due = self.senses.due(span, self.language, bare=True)
        if due.span is None or not has_term(due):
            return False
        return due.span.end - due.span.start >= _HALF * (span.end - span.start)

    def _units(self, line: Line, head: Span, parts: Sequence[_Part]) -> list[Unit | None]:
        """A card for each part that is one; none where the line is no such list."""
        sided = [part.sides for part in parts if part.sides]
        if not sided or not self._is_told(head, parts):
            return []
        ahead = sum(self._names(*sides) for sides in sided)
        behind = sum(self._closes(*sides) for sides in sided)
        colons = any(self.senses.flat[left.end] == ":" for left, _ in sided)
        read = self._ahead if colons or ahead >= behind else self._behind
        if len(parts) == 1 and not self.last and ahead < behind:
            return []
        units = [
            _unit(line, part, fields, self.language) if part.sides and (fields := read(*part.sides)) else None
            for part in parts
        ]
        if not (ahead or behind) or sum(map(bool, units)) < max(1, _HALF * len(sided)):
            return []
        return units

    def _is_told(self, head: Span, parts: Sequence[_Part]) -> bool:
        """Something is decided, or minutes say by when."""
        flat = self.senses.flat
        start = max(flat.rfind(". ", head.start, head.end - 2) + 2, head.start)
        words = Span(start, head.end)
        if exactly(flat[start : head.end].strip(" .:")) == "other":
            return False
        if words.end > words.start and self.senses.says(words, self.language, "announces", "decides"):
            return True
        if not self.listed or (len(parts) == 1 and not self.last):
            return False
        if words.end > words.start and fills_owners(self.senses, words, self.language):
            return False
        return sum(self._is_dated(part.span) for part in parts) >= _HALF * len(parts)

    def _is_dated(self, span: Span) -> bool:
        """Does it tell a day to come in figures, or a rhythm?"""
        due = self.senses.due(span, self.language, bare=True)
        return due.every is not None or (self._is_ahead(due) and any(map(str.isdigit, due.text)))

    def _is_ahead(self, due: Due) -> bool:
        return due.date is not None and due.date > self.senses.around.published

    def _names(self, left: Span, right: Span) -> int:
        """How much speaks for the owner before the dash."""
        if not self._is_name(left):
            return 0
        known = fills_owners(self.senses, left, self.language)
        return 1 + 2 * known + names_deed(self.senses, right, self.language)

    def _closes(self, left: Span, right: Span) -> int:
        """How much speaks for the owner behind it."""
        told = self._behind(left, right)
        if not told:
            return 0
        known = fills_owners(self.senses, told[0].value, self.language)
        return 1 + 2 * known + names_deed(self.senses, left, self.language)

    def _may_name(self, span: Span) -> bool:
        """Short and no day, as the names of such a list are."""
        text = span.of(self.senses.flat)
        if not text or len(text) > _LONGEST_NAME or len(text.split()) > _MOST_WORDS or _BROKEN.search(text):
            return False
        return not has_term(self.senses.due(span, self.language, bare=True))

    def _is_name(self, span: Span) -> bool:
        if not self._may_name(span):
            return False
        if fills_owners(self.senses, span, self.language):
            return True
        if self.senses.cues(span, self.language) or opens_with_verb(self.senses, span, self.language):
            return False
        if addresses_by_case(self.language) and self.senses.has_verb(span, self.language):
            return False
        known = self.senses.owner_cell(span, self.language, any_name=True, sure=True).lead
        return bool(known) or not names_deed(self.senses, span, self.language)

    def _ahead(self, left: Span, right: Span) -> tuple[Field, ...]:
        """ "Deans - review the theses; due May 1"."""
        if not self._is_name(left) and not (
            self._may_name(left) and len(left.of(self.senses.flat)) <= _SHORT
        ):
            return ()
        fields = Field("owner", left, left), Field("action", right, right)
        day = self._day_at_end(right)
        if day is None:
            return fields
        deed = Span(right.start, day.start)
        return (fields[0], Field("action", deed, _trimmed(self.senses.flat, *deed)), Field("due", day, day))

    def _day_at_end(self, right: Span) -> Span | None:
        """The day behind a comma or a semicolon that closes a deed."""
        for cut in (
            *_COMMA.finditer(self.senses.flat, *right),
            *_STOP.finditer(self.senses.page.folded, *right),
        ):
            behind = Span(cut.end(), right.end)
            if self._is_day(behind):
                return behind
        if has_term(self.senses.due(right, self.language)):
            return None
        due = self.senses.due(right, self.language, bare=True)
        closes = (
            due.span is not None and due.span.start > right.start and due.span.end >= right.end - _PARTICLE
        )
        return due.span if closes and (due.every or self._is_ahead(due)) else None

    def _behind(self, left: Span, right: Span) -> tuple[Field, ...]:
        """ "Repair of the pump - the boiler house, May 1"."""
        fields = tuple(fields_without_label(self.senses, [right], self.language))
        if not any(field.kind == "owner" for field in fields):
            comma = _COMMA.search(self.senses.flat, *right)
            name = Span(right.start, comma.start() if comma else right.end)
            spoken = has_last_verbs(self.language) and self.senses.has_verb(name, self.language)
            if spoken or not self._is_name(name):
                return ()
            day = Span(comma.end(), right.end) if comma else None
            fields = (Field("owner", right, name), *((Field("due", day, day),) if day else ()))
        return tuple(sorted((*fields, Field("action", left, left)), key=lambda field: field.kind == "action"))


def _unit(line: Line, part: _Part, fields: Sequence[Field], language: str) -> Unit:
    deed = next(field.value for field in fields if field.kind == "action")
    return Unit(Passage(part.span.start, deed.start, deed.end, TOLD, language), None, tuple(fields))


def _follows(mark: str, last: str) -> bool:
    if not last or not mark:
        return False
    if mark.isdigit() or last.isdigit():
        return mark.isdigit() and last.isdigit() and int(mark) == int(last) + 1
    if last in _ROMANS and mark in _ROMANS and _ROMANS.index(mark) == _ROMANS.index(last) + 1:
        return True
    return len(mark) == len(last) == 1 and 0 < ord(mark) - ord(last) <= _NEAR


def _opens(mark: str) -> bool:
    return mark in ("a", "а", "i", "1")


def _trimmed(flat: str, start: int, end: int, edges: str = _EDGES) -> Span:
    while start < end and flat[start] in " ;,":
        start += 1
    while end > start and flat[end - 1] in (edges or " "):
        end -= 1
    return Span(start, end)
