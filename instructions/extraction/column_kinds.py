"""What each column of a table holds, told by its cells: bodies, deadlines, numbers, what is to be done.

The words of a header are evidence beside the cells, never a condition: a plan whose header nobody has seen
before, or that has none, is still a plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.cues import has_last_verbs, pattern
from instructions.extraction.found import Due, DueKind, Span
from instructions.extraction.headings import column_of
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.table import Group

Cells = Sequence[Span]
"""The cells of one row, in order; an empty one has no length."""

_NUMBER = re.compile(
    r"[(№#]?\s*(?:\d{1,3}|[ivxlcх]{1,6}|[^\W\d_]{1,2}[-.]?\d{0,2})(?:\.\d{1,3})*[.)]*(?:\s*\(?\d{1,3}\)?)?$"
)
_ROMAN = re.compile(r"[ivxlcх]{1,6}[.)]?$")
_FIGURES = re.compile(r"[\d\s.,:%+~<>±/-]*$")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?$")
_FULL_DATE = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?:\s*-\s*\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)?$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*-\s*\d{1,2}[:.]\d\d)?$")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r" - |[(,;:] ?|\. ")
"""Behind one of these a cell may say by when."""
_FILLS = 0.6
"""A deadline or bodies fill a cell that take up so much of it."""
_MOST = 0.5
"""This share of a column's cells says what it holds."""
_SURELY = 0.8
_DONE_ON = re.compile(r"(?:\d\S*|\w[дт][ае])\s\w{2,}[ыіае][лн]д[ыі]\.?$")
"""A day in the locative and a past passive behind it: brought in on that day."""
_SAMPLE = 12
"""So many rows are looked at."""
_SHORT = 4
"""A form of completion has no more words on average."""


class Column(NamedTuple):
    """Shares of the filled cells that read as one thing or another, and the header's word for them."""

    heading: str | None
    filled: float
    number: float
    due: float
    owner: float
    deed: float
    dated: float
    """Cells that tell a deadline beside other things."""
    done: float
    clock: float
    letters: float
    """How many letters a cell has on average."""
    paper: float
    """Cells that name a paper in few words."""

    def score(self, kind: str) -> float:
        shares = {"number": self.number, "due": self.due, "owner": self.owner}
        told = 1.0 if self.heading == kind else -0.5 if self.heading else 0.0
        return 2 * shares[kind] + told


def column_kinds(
    senses: Senses, header: Cells | None, rows: Sequence[Cells], language: str
) -> tuple[list[str | None], list[Column]]:
    """Kinds of the columns, in order, and what speaks for them. `rows` all have as many cells."""
    sample = _spread(rows)
    width = len(header if header is not None else rows[0])
    columns = [
        _column(
            senses, header[at] if header else None, [row[at] for row in sample if at < len(row)], language
        )
        for at in range(width)
    ]
    kinds: list[str | None] = [None] * width
    _name(kinds, columns, "number", _numbered)
    _name(kinds, columns, "due", lambda one: one.score("due"))
    _name(kinds, columns, "owner", lambda one: one.score("owner"))
    _name(kinds, columns, "co", _besides)
    longest = max((one.letters for at, one in enumerate(columns) if kinds[at] is None), default=0.0)
    _name(kinds, columns, "action", lambda one: _acts(one, longest))
    _name(kinds, columns, "status", lambda one: (one.heading == "status") + 2.0 * (one.done > 0))
    _name(kinds, columns, "form", _forms)
    if "due" not in kinds:
        _name(kinds, columns, "note", _notes)
    return _without_places(kinds, columns), columns


def _without_places(kinds: list[str | None], columns: Sequence[Column]) -> list[str | None]:
    """The kinds, none for a column before the deed and the owners whose header calls it no helper: it says
    where, or for what."""
    at = kinds.index("co") if "co" in kinds else -1
    first = min((kinds.index(kind) for kind in ("action", "owner") if kind in kinds), default=-1)
    if 0 <= at < first and columns[at].heading != "co":
        kinds[at] = None
    return kinds


def _spread(rows: Sequence[Cells]) -> Sequence[Cells]:
    return rows if len(rows) <= _SAMPLE else rows[:: len(rows) // _SAMPLE + 1]


def _name(
    kinds: list[str | None], columns: Sequence[Column], kind: str, score: Callable[[Column], float]
) -> None:
    """Give the column with the best score its kind, unless none has enough."""
    free = [
        (score(column), -at)
        for at, column in enumerate(columns)
        if kinds[at] is None and column.heading != "other"
    ]
    best, at = max(free, default=(0.0, 0))
    if best >= 2 * _MOST:
        kinds[-at] = kind


def _numbered(column: Column) -> float:
    return column.score("number") if column.due < _MOST and column.owner < _MOST else 0.0


def _besides(column: Column) -> float:
    """Bodies in a second column: they help, unless its header says that it is something else."""
    if column.heading == "co":
        return 2.0
    return 0.0 if column.heading else 2 * column.owner


def _acts(column: Column, longest: float) -> float:
    told = 1.5 if column.heading == "action" else -0.5 if column.heading else 0.0
    return 0.6 + told + column.deed + (column.letters / longest if longest else 0.0)


def _forms(column: Column) -> float:
    if column.heading == "form":
        return 2.0
    return 1.0 if not column.heading and column.paper >= _MOST else 0.0


def _notes(column: Column) -> float:
    """Where no column says by when, a nameless one of few words may do so in some of its cells."""
    return 0.0 if column.heading or column.number >= _MOST or column.letters > _SHORT else 1.0


def _column(senses: Senses, heading: Span | None, cells: Sequence[Span], language: str) -> Column:
    filled = [cell for cell in cells if cell.end > cell.start and not is_mark(senses.page.cut(cell))]
    count = len(filled) or 1

    def share(holds: Callable[[Senses, Span, str], bool]) -> float:
        return sum(holds(senses, cell, language) for cell in filled) / count

    return Column(
        column_of(senses.page.cut(heading)) if heading else None,
        len(filled) / max(1, len(cells)),
        share(is_number),
        _dues(share(fills_due), share(says_done)),
        share(fills_owners),
        share(names_deed),
        share(tells_due),
        share(says_done),
        share(_tells_time),
        sum(len(_WORD.findall(senses.page.cut(cell))) for cell in filled) / count,
        share(_names_paper),
    )


def _dues(dues: float, done: float) -> float:
    """Marks of done stand among deadlines, or in a column of their own."""
    return dues + done if dues else 0.0


def is_number(senses: Senses, cell: Span, language: str) -> bool:
    del language
    text = senses.page.cut(cell)
    return len(text) <= 12 and _NUMBER.match(text) is not None


def is_dated(senses: Senses, cell: Span, language: str) -> bool:
    """Is a cell a deadline, or a mark of done in its place?"""
    return fills_due(senses, cell, language) or says_done(senses, cell, language)


def _tells_time(senses: Senses, cell: Span, language: str) -> bool:
    del language
    return _CLOCK.match(senses.page.cut(cell)) is not None


def is_programme(kinds: Sequence[str | None], columns: Sequence[Column]) -> bool:
    """Times of day, or a venue and no one who must see to it: what will take place, no plan."""
    if len(columns) > 2 and any(column.clock >= _MOST for column in columns):
        return True
    return "owner" not in kinds and any(column.heading == "other" for column in columns)


def counts(senses: Senses, cell: Span, language: str) -> bool:
    """Is a cell surely a number, not a short word of a header?"""
    text = senses.page.cut(cell)
    sure = any(map(str.isdigit, text)) or _ROMAN.match(text) or text.endswith(")")
    return bool(sure) and is_number(senses, cell, language)


def fills_due(senses: Senses, cell: Span, language: str) -> bool:
    """Is a cell nothing but a deadline?"""
    text = senses.page.cut(cell)
    if len(text) > 160 or _CLOCK.match(text) or (_FIGURES.match(text) and not _dates(text)):
        return False
    due = senses.due(cell, language, bare=True)
    if says_done(senses, cell, language) or not has_term(due) or due.span is None:
        return False
    return due.span.end - due.span.start >= _FILLS * (cell.end - cell.start) or _begins(due.span, cell)


def tells_due(senses: Senses, cell: Span, language: str) -> bool:
    """Does what is to be done end in a day or a rhythm?"""
    return has_day(due_at_end(senses, cell, language) or senses.due(cell, language))


def due_at_end(senses: Senses, action: Span, language: str) -> Due | None:
    """The deadline that closes a cell behind a dash, a comma or in brackets."""
    for cut in _TAIL.finditer(senses.flat, action.start, action.end):
        behind = Span(cut.end(), _without_edges(senses.flat, action))
        due = senses.due(behind, language, bare=True)
        if has_term(due) and due.span is not None and _size(due.span) >= 0.8 * _size(behind):
            return due
    return None


def has_day(due: Due) -> bool:
    return due.kind is not DueKind.NONE


def _without_edges(text: str, cell: Span) -> int:
    end = cell.end
    while end > cell.start and text[end - 1] in " .;,)":
        end -= 1
    return end


def _size(span: Span) -> int:
    return span.end - span.start


def _begins(due: Span, cell: Span) -> bool:
    """ "Monthly, the first report …": it opens the cell and takes up a good part of it."""
    return due.start == cell.start and due.end - due.start >= _FILLS / 2 * (cell.end - cell.start)


def _dates(text: str) -> bool:
    return _FULL_DATE.match(text) is not None or _YEAR_ALONE.match(text) is not None


def fills_owners(senses: Senses, cell: Span, language: str) -> bool:
    """Is a cell nothing but names of bodies?"""
    size = cell.end - cell.start
    if size > 600 or _FIGURES.match(senses.page.lower, cell.start, cell.end):
        return False
    owners = senses.owner_cell(cell, language)
    spans = [owner.span for owner in (*owners.lead, *owners.co) if owner.span]
    spans += [one.span for one in (*owners.refers, *owners.refers_co)]
    return bool(spans) and max(one.end for one in spans) - min(one.start for one in spans) >= _FILLS * size


def names_bodies(senses: Senses, cell: Span, language: str) -> bool:
    """Does a cell name a body, not just say what a column holds: "Agency"?"""
    owners = senses.owner_cell(cell, language)
    return any(not owner.id.startswith("?") or " " in owner.id[3:] for owner in (*owners.lead, *owners.co))


def names_bodies_only(senses: Senses, cell: Span, language: str) -> bool:
    return fills_owners(senses, cell, language) and names_bodies(senses, cell, language)


def says_done(senses: Senses, cell: Span, language: str) -> bool:
    """It is done; not "after it is done", which tells when."""
    done = senses.says(cell, language, "cell-done", "")
    if done is None and has_last_verbs(language) and _DONE_ON.search(senses.flat, *cell):
        return True
    after = pattern(language, "term-words", "after") if done and has_last_verbs(language) else None
    return done is not None and (after is None or after.match(senses.flat, done.end + 1, cell.end) is None)


def names_deed(senses: Senses, cell: Span, language: str) -> bool:
    """Does a cell tell what to do: by a verb, or by the name of a deed at its beginning?"""
    if senses.has_verb(cell, language):
        return True
    first = [word[0] for word in _WORD.finditer(senses.page.lower, cell.start, cell.end)][:2]
    return any(word.endswith(lexicon(language).forms("deed-nouns") or ("\n",)) for word in first)


def _names_paper(senses: Senses, cell: Span, language: str) -> bool:
    """ "Order", "draft law", "report to the Government": what a deed leaves behind."""
    first = [word[0] for word in _WORD.finditer(senses.page.lower, cell.start, cell.end)][: _SHORT + 1]
    return 0 < len(first) <= _SHORT and any(
        one is not None and one.search(senses.flat, cell.start, cell.end) is not None
        for one in (pattern(language, "results"), pattern(language, "wording", "paper"))
    )


def repeats_above(text: str) -> bool:
    """A word or a sign for "the same", not just a dash for nothing."""
    return is_mark(text) and (any(map(str.isalpha, text)) or any(sign in text for sign in '"«»/'))


def is_mark(text: str) -> bool:
    """The cell above holds here too, or there is nothing to say."""
    words = text.strip(" .")
    return words in _dittos(languages()) or not any(map(str.isalnum, words))


def begins_as_ditto(text: str) -> bool:
    """ "The same, with the Ministry of Finance": more follows the mark for the cell above."""
    head = re.match(r"[^,;(]+(?=[,;(])", text)
    return head is not None and head[0].strip(" .") in _dittos(languages())


@cache
def _dittos(among: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for language in among for form in lexicon(language).forms("ditto"))


def is_plan(kinds: Sequence[str | None], columns: Sequence[Column], group: Group, *, planned: bool) -> bool:
    """Do the columns say what is to be done, and by whom or by when?"""
    if "action" not in kinds:
        return False
    action = columns[kinds.index("action")]
    dated = "due" in kinds or group.due is not None or action.dated >= _MOST
    owned = "owner" in kinds or group.owner is not None
    known = {one.heading for one in columns} - {None}
    headings = len(known)
    if {"owner", "due"} <= known and {"owner", "due"} <= {*kinds}:
        return True
    if action.deed < _MOST and not (planned and dated and owned):
        return False
    if "number" in kinds and owned and action.deed >= _SURELY:
        return True
    return (dated and owned) or ((dated or owned) and (planned or headings > 1))
