"""A word of a table is not broken while other columns have room to give."""

from __future__ import annotations

import pytest

from instructions.documents.sheet import Column, Grid
from instructions.documents.widths import LONG_WORD, column_widths


def widths(*columns: Column, rows: tuple[tuple[str, ...], ...] = (), totals: int = 0) -> list[float]:
    """Of a hundred millimetres; a letter takes one, a bold one two, and one stays free at either side."""
    grid = Grid(columns, rows, totals=totals)
    return column_widths(grid, 100, beside=1, measure=lambda word, is_bold: len(word) * (2 if is_bold else 1))


def test_shares_hold_where_every_word_has_room() -> None:
    assert widths(Column("Body", 60), Column("Role", 40), rows=(("a " * 90, "b"),)) == [60, 40]


def test_the_longest_word_decides_how_narrow_a_column_may_be() -> None:
    found = widths(Column("Body", 90), Column("Role", 10), rows=(("ministry", "a co-executor"),))
    assert found == [87, 13]


@pytest.mark.parametrize(("totals", "width"), [(0, 20), (1, 38)], ids=["a row", "a sum"])
def test_bold_words_need_more(totals: int, width: int) -> None:
    found = widths(Column("a", 90), Column("b", 10), rows=(("", "x" * 18),), totals=totals)
    assert found == [100 - width, width]


def test_what_is_missing_comes_from_each_as_far_as_it_can_spare_it() -> None:
    found = widths(Column("a", 50), Column("b", 40), Column("c", 10), rows=(("x" * 8, "x" * 18, "x" * 18),))
    assert found[2] == pytest.approx(20)
    assert (50 - found[0]) / (40 - found[1]) == pytest.approx(40 / 20)
    assert sum(found) == pytest.approx(100)


def test_where_nobody_has_room_the_shares_hold() -> None:
    long = "x" * LONG_WORD
    columns = [Column("a", 20)] * 5
    assert widths(*columns, rows=((long,) * 5,)) == [20] * 5


def test_what_is_no_word_makes_no_column_wider() -> None:
    address = "https://documents.example.org/merzim"
    assert widths(Column("a", 90), Column("b", 10), rows=(("", address),)) == [90, 10]


def test_a_space_that_may_not_be_broken_does_not_part_words() -> None:
    found = widths(Column("a", 90), Column("b", 10), rows=(("", "33,3\N{NO-BREAK SPACE}% x 2026"),))
    assert found == [90, 10]
    found = widths(
        Column("a", 90), Column("b", 10), rows=(("", "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),)
    )
    assert found == [89, 11]
