"""Tasks of the rows of a table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from instructions.extraction.actions import in_words
from instructions.extraction.bodies import Owners
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.column_kinds import (
    due_at_end,
    fills_due,
    has_day,
    is_mark,
    repeats_above,
    says_done,
)
from instructions.extraction.directives import features
from instructions.extraction.found import Due, DueKind, FoundTask, Owner, Span
from instructions.extraction.kinds import may_be_there
from instructions.extraction.proposals import proposed, reason
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.table import Row, Table
from instructions.extraction.wording import worded

_AKIMAT = "akimat"
_REGION = "region"
_SHORT_PAGE = 12_000


_PAST = re.compile(
    r"[^\W\d_]{5,}\s+(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)[./](?P<year>20\d\d)(?:\s*[^\W\d_]{1,2}\.?)?$"
)


def tasks_of(senses: Senses, tables: Iterable[Table]) -> Iterator[FoundTask]:
    above = _Above(senses)
    for table in tables:
        region = above.region(table)
        form: Span | None = None
        for row in table.rows:
            form = _form(senses, row, form)
            if task := _of_row(senses, row, table.language, region, form):
                yield task


def _form(senses: Senses, row: Row, above: Span | None) -> Span | None:
    """The row's own form of completion, or the one above that a mark repeats."""
    cell = row.cells.get("form")
    if cell is None:
        return None
    text = senses.page.cut(cell)
    if is_mark(text):
        return above if repeats_above(text) else None
    return cell


class _Above:
    """What a page names above its tables, read on from one to the next."""

    def __init__(self, senses: Senses) -> None:
        self.senses = senses
        self._read: dict[str, tuple[int, frozenset[str]]] = {}
        """Language -> how far the page is read in it, and the regions named up to there."""

    def region(self, table: Table) -> str:
        """The region that the head of a plan names, or a short page anywhere; empty where it is not just
        one."""
        named = self._regions_up_to(table.header.start, table.language)
        if not named and len(self.senses.flat) <= _SHORT_PAGE:
            named = _regions(self.senses, Span(0, len(self.senses.flat)), table.language)
        return next(iter(named)) if len(named) == 1 else ""

    def _regions_up_to(self, place: int, language: str) -> frozenset[str]:
        at, named = self._read.get(language, (0, frozenset()))
        if place < at:
            at, named = 0, frozenset()
        named |= _regions(self.senses, Span(at, place), language)
        self._read[language] = place, named
        return named


def _regions(senses: Senses, span: Span, language: str) -> frozenset[str]:
    registry = senses.around.registry
    return frozenset(
        id_
        for mention in senses.mentions(span, language)
        for id_ in mention.ids
        if id_ in registry and registry[id_].kind == _REGION
    )


def _of_row(senses: Senses, row: Row, language: str, region: str, form: Span | None) -> FoundTask | None:
    cells = row.cells
    if row.lone and (len(cells) == 1 or not senses.has_verb(cells["action"], language)):
        return None
    if any(
        says_done(senses, cell, language)
        for cell in (cells.get("due"), cells.get("status"), cells.get("owner"), cells.get("co"))
        if cell
    ):
        return None
    if _is_over(senses, cells.get("due")) or _is_nothing(senses, cells):
        return None
    beside = [one for one in (form, cells.get("note")) if one]
    if "due" not in cells and any(_opens_with_done(senses, one, language) for one in beside):
        return None
    due = _due(senses, row, beside, language)
    owners = _in_region(senses, _owners(senses, row, language), region, language)
    clause = Clause(row.span, (), owners.lead, owners.co, due)
    setting = Setting(language, listed=True, item=True, fielded=True)
    reasons = features(senses, clause._replace(span=cells["action"]), setting)
    task = proposed(senses, clause, setting, (*reasons, reason("row")), action=cells["action"], form=form)
    if task is not None and "action" in row.broken:
        pieces = " ".join(piece.of(senses.page.text) for piece in row.broken["action"])
        return replace(task, action=worded(in_words(pieces, language), language))
    return task


def _is_over(senses: Senses, cell: Span | None) -> bool:
    """ "Opened 03.02.2026": a word and a day of the past tell that it is done."""
    found = _PAST.match(senses.page.lower, *cell) if cell else None
    if found is None:
        return False
    day, month, year = (int(found[key]) for key in ("day", "month", "year"))
    return month <= 12 and dt.date(year, month, min(day, 28)) < senses.around.published.replace(day=1)


def _is_nothing(senses: Senses, cells: Mapping[str, Span]) -> bool:
    """Neither who nor by when: dashes in both cells."""
    empty = [senses.page.cut(cells[kind]).strip() == "-" for kind in ("owner", "due") if kind in cells]
    return len(empty) == 2 and all(empty)


def _opens_with_done(senses: Senses, cell: Span, language: str) -> bool:
    """ "Carried out in October 2026" in the column of results."""
    done = senses.says(cell, language, "cell-done", "")
    return done is not None and done.start == cell.start


def _beside(senses: Senses, cells: Iterable[Span], language: str) -> Due | None:
    """ "Amendments - by 1 April 2027", "two times a year": a deadline in the column of results."""
    for cell in cells:
        if fills_due(senses, cell, language):
            return senses.due(cell, language, bare=True)
        if due := due_at_end(senses, cell, language):
            return due
    return None


def _due(senses: Senses, row: Row, beside: Iterable[Span], language: str) -> Due:
    """What the row's cell says; without one, what the result or the action itself does."""
    cell = row.cells.get("due")
    if cell is None and (told := _beside(senses, beside, language)):
        return told
    if cell is None:
        return _day_of_the_form(senses, row, language) or _due_without_a_cell(senses, row, language)
    pieces = row.broken.get("due")
    due = senses.due_in_pieces(pieces, language) if pieces else senses.due(cell, language, bare=True)
    if due.kind is DueKind.NONE and not due.text and any(map(str.isalpha, senses.page.cut(cell))):
        return Due(text=cell.of(senses.page.text), span=cell, rule="words")
    return due


def _day_of_the_form(senses: Senses, row: Row, language: str) -> Due | None:
    """ "Amendments - by April 1", "twice a year": a cell for the paper that says by when, or how often."""
    cell = row.cells.get("form")
    due = senses.due(cell, language, bare=True) if cell else Due()
    if cell is None or due.span is None or not has_term(due):
        return None
    behind = not senses.flat[due.span.end : cell.end].strip(" .;|)")
    starts = due.span.start == cell.start or senses.flat[due.span.start - 2 : due.span.start] in ("- ", ", ")
    return due if behind and starts else None


def _due_without_a_cell(senses: Senses, row: Row, language: str) -> Due:
    """What the action says of it at its end or in its midst; else what the row's group does."""
    action = row.cells["action"]
    if pieces := row.broken.get("action"):
        text = " ".join(piece.of(senses.page.text) for piece in pieces)
        apart, whole = senses.apart(text), Span(0, len(text))
        closing, amid = due_at_end(apart, whole, language), apart.due(whole, language)
        closing = replace(closing, span=pieces[-1]) if closing else None
        amid = replace(amid, span=pieces[-1] if amid.span else None)
    else:
        closing, amid = due_at_end(senses, action, language), senses.due(action, language)
    if closing is not None:
        return closing
    if row.group.due is None or (has_day(amid) and any(map(str.isdigit, amid.text))):
        return amid
    above = senses.due(row.group.due, language, bare=True)
    return above if has_term(above) else amid


def _owners(senses: Senses, row: Row, language: str) -> Owners:
    cell = row.cells.get("owner")
    if cell is not None:
        pieces = row.broken.get("owner", ())
        owners = senses.owner_cell(cell, language, pieces=pieces, any_name=True, sure=True)
    elif row.group.owner is not None:
        return senses.owner_cell(row.group.owner, language)
    else:
        owners = senses.owners(row.cells["action"], language)
    if not owners.lead and row.group.owner is not None:
        owners = senses.owner_cell(row.group.owner, language)._replace(co=owners.co)
    if (beside := row.cells.get("co")) is not None:
        also = senses.owner_cell(beside, language, pieces=row.broken.get("co", ()), any_name=True, sure=True)
        ids = {owner.id for owner in owners.lead}
        more = tuple(one for one in (*also.lead, *also.co) if one.id not in ids)
        owners = owners._replace(co=(*owners.co, *more))
    return owners


def _in_region(senses: Senses, owners: Owners, region: str, language: str) -> Owners:
    """ "The akimat of the region" is that of the plan's own region."""
    places = {
        pointer.span
        for pointer in (*owners.refers, *owners.refers_co)
        if _AKIMAT in pointer.classes
        and not pointer.many
        and region
        and may_be_there(senses, region, pointer.span, language)
    }
    if not places:
        return owners

    def meant(owner: Owner) -> Owner:
        return replace(owner, id=region) if owner.span in places else owner

    return owners._replace(lead=tuple(map(meant, owners.lead)), co=tuple(map(meant, owners.co)))
