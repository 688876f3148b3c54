from __future__ import annotations

import csv
import datetime as dt
import io
import tracemalloc
from collections.abc import Iterator

import pytest
from django.utils import translation
from openpyxl import load_workbook

from instructions.documents import spreadsheet
from instructions.documents.spreadsheet import csv_chunks, sheet_name, xlsx_file
from instructions.reports.table import Cell, Table

FORMULAS = {
    "equals": "=1+1",
    "plus": "+7 777",
    "minus": "-1",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "return": "\r=1",
    "after-space": " =1",
    "command": '=cmd|"/C calc"!A0',
    "link": '=HYPERLINK("http://x")',
}


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table("list", ("Бағана",), rows)


def csv_rows(content: Table, *, delimiter: str = ",") -> list[list[str]]:
    text = b"".join(csv_chunks(content)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS.keys())
def test_csv_makes_a_formula_a_text(text: str) -> None:
    assert csv_rows(table((text,)))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS.keys())
def test_xlsx_keeps_a_formula_as_guarded_text(text: str) -> None:
    with xlsx_file(table((text,))) as file:
        cell = load_workbook(file)["Sheet1"]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_csv_begins_with_its_mark_and_keeps_kazakh_letters() -> None:
    content = b"".join(csv_chunks(table(("Су, өңір; «ғылым»",))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert csv_rows(table(("Су, өңір; «ғылым»",))) == [["Бағана"], ["Су, өңір; «ғылым»"]]


@pytest.mark.parametrize(("language", "delimiter"), [("kk", ";"), ("ru", ";"), ("en", ",")])
def test_csv_is_parted_as_spreadsheets_of_the_language_expect(language: str, delimiter: str) -> None:
    wide = Table("list", ("a", "b"), [("1", "2")])
    with translation.override(language):
        assert csv_rows(wide, delimiter=delimiter) == [["a", "b"], ["1", "2"]]


def test_csv_cells() -> None:
    day, moment = dt.date(2026, 3, 2), dt.datetime(2026, 3, 2, 10, 5)  # noqa: DTZ001 - as the office's clock
    cells: tuple[Cell, ...] = (None, 3, -4, day, moment, "")
    assert csv_rows(table(cells))[1] == ["", "3", "-4", "2026-03-02", "2026-03-02 10:05", ""]


def test_xlsx_keeps_days_and_numbers_as_such() -> None:
    with xlsx_file(Table("list", ("a", "b", "c"), [(dt.date(2026, 3, 2), 7, None)])) as file:
        row = next(load_workbook(file)["Sheet1"].iter_rows(min_row=2, values_only=True))
    assert row == (dt.datetime(2026, 3, 2), 7, None)  # noqa: DTZ001 - Excel knows no zones


def test_xlsx_shortens_a_text_that_no_cell_holds() -> None:
    with xlsx_file(table(("ә" * 40_000,))) as file:
        value = load_workbook(file)["Sheet1"]["A2"].value
    assert isinstance(value, str)
    assert (len(value), value[-1]) == (32_767, "…")


def test_xlsx_goes_on_on_the_next_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "SHEET_ROWS", 3)
    with xlsx_file(table(*[(number,) for number in range(5)])) as file:
        book = load_workbook(file)
    found = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert found == [["Бағана", 0, 1], ["Бағана", 2, 3], ["Бағана", 4]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_memory_does_not_grow_with_the_rows(kind: str) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield from ((f"Instruction {number} " + "x" * 200,) for number in range(20_000))

    tracemalloc.start()
    long = Table("list", ("a",), rows())
    if kind == "csv":
        assert sum(map(len, csv_chunks(long))) > 4_000_000
    else:
        xlsx_file(long).close()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [
        ("Execution discipline", 1, "Execution discipline"),
        ("Execution discipline", 2, "Execution discipline (2)"),
        ("Тапсырмалардың орындалу мерзімдерін ұзарту", 1, "Тапсырмалардың орындалу мерзімд"),
        ("Тапсырмалардың орындалу мерзімдерін ұзарту", 12, "Тапсырмалардың орындалу ме (12)"),
        ("'Late/due': [all]?", 1, "Late due' all"),
        ("", 2, None),
    ],
)
def test_sheet_has_the_name_of_its_table_as_far_as_programs_allow(
    title: str, number: int, name: str | None
) -> None:
    assert sheet_name(title, number) == name


def test_a_table_longer_than_a_sheet_numbers_its_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "SHEET_ROWS", 3)
    long = table(*[(number,) for number in range(5)])
    with xlsx_file(long, title="Late", about=[("Late", "as of today")]) as file:
        assert load_workbook(file).sheetnames == ["Late", "Late (2)", "Late (3)", "What the figures mean"]
