"""From a page to found tasks: tables first, then units in order, each judged in its setting.

No rule of a language belongs here. The units are walked in `walk`, the clauses of a sentence in `orders`.
What refuses a sentence at once is in `glances`, how a clause is put together in `composer`, whom it means
without a name in `memory`, what speaks for and against an order in `directives`, headings in `outline`, lines
"Deadline: …" in `cards`, records of them in `labelled_records`, repeats in `repeats`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instructions.extraction.columns import stacked_tables
from instructions.extraction.company import weighed_in_company
from instructions.extraction.corrections import with_corrected_days
from instructions.extraction.dated_lines import dated
from instructions.extraction.decisions import announces_orders, with_decisions, with_order_lists
from instructions.extraction.formed_items import formed_items
from instructions.extraction.found import FoundTask
from instructions.extraction.genre import genre_of
from instructions.extraction.headed_items import headed_items
from instructions.extraction.inline_items import with_inline_items
from instructions.extraction.item_notes import with_item_notes
from instructions.extraction.labelled_records import Record, recorded
from instructions.extraction.measures import (
    DONE_BOXES,
    has_boxes,
    has_dated_groups,
    lists_measures,
    lists_orders,
)
from instructions.extraction.numbered_fields import with_numbered_lines
from instructions.extraction.page import with_numbers_above
from instructions.extraction.repeats import without_repeats
from instructions.extraction.rows import tasks_of
from instructions.extraction.senses import Senses
from instructions.extraction.table import Table
from instructions.extraction.tables import tables
from instructions.extraction.told_lists import told_lists
from instructions.extraction.turns import turned
from instructions.extraction.unlabelled_cards import unlabelled_cards
from instructions.extraction.walk import Walk


def _tables(senses: Senses, language: str, *, planned: bool) -> Iterator[Table]:
    yield from tables(senses, senses.page.lines, language, planned=planned)
    yield from stacked_tables(senses, senses.page.lines, language, planned=planned)


def _by_form(senses: Senses, told: list[Table], language: str) -> tuple[list[Table], Sequence[Record]]:
    """Tasks told by the form of their lines, where there are no tables, or smaller ones."""
    lines = senses.page.lines
    if told:
        records = formed_items(senses, lines, language)
        return ([], records) if len(records) > sum(len(table.rows) for table in told) else (told, [])
    return told, (
        dated(senses, lines, language)
        or unlabelled_cards(senses, lines, language)
        or headed_items(senses, lines, language)
        or formed_items(senses, lines, language)
    )


def _lines_of(told: Sequence[Table], records: Sequence[Record]) -> Iterator[range]:
    """The lines that tables and records take up."""
    yield from (table.lines for table in told)
    yield from (record.lines for record in records)


def read(senses: Senses, language: str) -> tuple[FoundTask, ...]:
    """All tasks of a page, in the order in which it tells them."""
    page, scale = senses.page, senses.around.scale
    genre = genre_of(senses, language)
    records: Sequence[Record] = recorded(senses, page.lines, language, planned=genre.plan)
    told = [] if records else list(_tables(senses, language, planned=genre.plan))
    if not records:
        told, records = _by_form(senses, told, language)
    taken = {line for span in _lines_of(told, records) for line in span}
    rest = [line for index, line in enumerate(page.lines) if index not in taken]
    rest = with_numbers_above(page, turned(page, rest, language))
    told_there = told_lists(senses, rest, language, listed=genre.plan or genre.minutes)
    rest = told_there.lines
    if genre.plan or genre.minutes or not announces_orders(senses, language):
        rest = with_inline_items(senses, rest, language)
    rest = with_decisions(senses, rest, language, minutes=genre.minutes)
    boxes = has_boxes(rest)
    if boxes:
        rest = [line for line in rest if line.mark not in DONE_BOXES]
    if not genre.plan and (
        boxes or lists_measures(senses, rest, language) or has_dated_groups(senses, rest, language)
    ):
        genre = genre._replace(plan=True)
    if not (genre.plan or genre.minutes or genre.review):
        rest = with_order_lists(senses, rest, language)
        genre = genre._replace(counted=lists_orders(senses, rest, language))
    if genre.plan or genre.minutes or genre.counted:
        rest = with_numbered_lines(senses, rest, language)
    found = [
        *tasks_of(senses, told),
        *Walk(senses, rest, language, genre, [*(one.unit for one in records), *told_there.units]).tasks(),
    ]
    found.sort(key=lambda task: task.span)
    if scale.pages:
        found = weighed_in_company(found, senses.judged, scale.beside)
    once = with_corrected_days(senses, without_repeats(found, page), language)
    return with_item_notes(senses, once, language)
