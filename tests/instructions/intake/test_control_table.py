from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from instructions.extraction.bodies import seeded_registry
from instructions.extraction.found import DueKind, Every
from instructions.intake import control_table, workbook
from instructions.intake.control_table import ControlTable, TableRow, meaning_of, read_control_table
from instructions.intake.unreadable import Unreadable
from instructions.working_days import WorkingDays

PUBLISHED = dt.date(2026, 2, 3)
HEAD = ("№", "Поручение", "Исполнитель", "Срок", "Примечание")


def xlsx(*rows: Sequence[Any], before: int = 0) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(before):
        sheet.append(["Перечень"])
    for row in rows:
        sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content: bytes) -> ControlTable:
    return read_control_table(
        content,
        name="table.xlsx",
        published=PUBLISHED,
        registry=seeded_registry(),
        calendar=WorkingDays(),
    )


def only(*cells: Any, head: Sequence[str] = HEAD) -> TableRow:
    (row,) = read(xlsx(head, cells)).rows
    return row


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("№ п/п", "number"),
        ("Р/с №", "number"),
        ("No.", "number"),
        ("Содержание поручения", "title"),
        ("Тапсырманың мазмұны", "title"),
        ("Instruction", "title"),
        ("Ответственные исполнители", "lead"),
        ("Жауапты орындаушы", "lead"),
        ("Lead executor", "lead"),
        ("Соисполнители", "co"),
        ("Қоса орындаушылар", "co"),
        ("Co-executors", "co"),
        ("СРОК  ИСПОЛНЕНИЯ", "due"),
        ("Орындау мерзімі", "due"),
        ("Deadline", "due"),
        ("Отметка об исполнении", "status"),
        ("Ескертпе", "status"),
        ("Status", "status"),
        ("Источник", "source"),
        ("Дереккөз", "source"),
        ("Source", "source"),
        ("Телефон", None),
        ("", None),
    ],
)
def test_meaning_of_a_heading(heading: str, meaning: str | None) -> None:
    assert meaning_of(heading) == meaning


@pytest.mark.parametrize(
    "head",
    [
        ("№ п/п", "Поручение", "Ответственный исполнитель", "Соисполнители", "Срок", "Статус", "Источник"),
        ("Р/с №", "Тапсырма", "Жауапты орындаушы", "Қоса орындаушылар", "Мерзімі", "Жағдайы", "Дереккөз"),
        ("No.", "Instruction", "Lead executor", "Co-executors", "Deadline", "Status", "Source"),
    ],
    ids=["ru", "kk", "en"],
)
def test_table_in_three_languages(head: Sequence[str]) -> None:
    row = only(
        "7",
        "Утвердить план мероприятий",
        "Министерство финансов",
        "Министерство здравоохранения",
        "30.04.2026",
        "в работе",
        "Протокол № 5",
        head=head,
    )
    assert (row.number, row.title, row.source) == ("7", "Утвердить план мероприятий", "Протокол № 5")
    assert (row.lead, row.co) == (("min-finance",), ("min-health",))
    assert (row.due.kind, row.due.date, row.errors) == (DueKind.DATE, dt.date(2026, 4, 30), ())
    assert not row.is_finished


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.datetime(2026, 4, 30, 12, 0), "2026-04-30"),  # noqa: DTZ001 - as Excel keeps it
        (dt.date(2026, 4, 30), "2026-04-30"),
        ("30.04.2026", "2026-04-30"),
        ("04.05.2026", "2026-05-04"),
        ("до 30 апреля 2026 г.", "2026-04-30"),
        ("30 сәуірге дейін", "2026-04-30"),
        ("2026 жылғы 30 сәуір", "2026-04-30"),
        ("by 30 April 2026", "2026-04-30"),
        ("2 февраля", "2027-02-02"),
        ("до конца года", "2026-12-31"),
        ("1 полугодие 2026 года", "2026-06-30"),
    ],
)
def test_day_of_a_cell(cell: Any, day: str) -> None:
    row = only(1, "Утвердить план", "Министерство финансов", cell)
    assert (row.due.date, row.errors) == (dt.date.fromisoformat(day), ())


def test_rhythm_of_a_cell() -> None:
    due = only(1, "Утвердить план", "Министерство финансов", "ежеквартально").due
    assert (due.kind, due.every) == (DueKind.RECURRING, Every.QUARTER)


@pytest.mark.parametrize("cell", [None, "", "-", "без срока", "мерзімсіз", "постоянно"])
def test_no_deadline(cell: Any) -> None:
    row = only(1, "Утвердить план", "Министерство финансов", cell)
    assert (row.due.kind, row.errors) == (DueKind.NONE, ())


@pytest.mark.parametrize("cell", ["31.02.2026", "когда-нибудь", 46142, "30.04.1926", dt.date(2126, 1, 1)])
def test_deadline_that_cannot_be_is_an_error_of_its_row(cell: Any) -> None:
    (error,) = only(1, "Утвердить план", "Министерство финансов", cell).errors
    assert "deadline" in error


def test_several_bodies_in_a_cell_and_one_outside_the_registry() -> None:
    assert only(1, "План", "Министерство финансов, Министерство здравоохранения", "").lead == (
        "min-finance",
        "min-health",
    )
    assert only(1, "План", "Клуб любителей шахмат; Министерство финансов", "").lead[-1] == "min-finance"
    assert only(1, "План", "Иванов И.И.", "").lead == ("?: Иванов И.И.",)


def test_row_without_words_or_executor_has_both_errors() -> None:
    row = only(1, None, None, "30.04.2026")
    assert row.errors == ("it does not say what is to be done", "it names no executor")


@pytest.mark.parametrize(
    "status", ["Исполнено", "снято с контроля", "Орындалды", "Done", "closed 01.02.2026"]
)
def test_finished_by_its_status(status: str) -> None:
    assert only(1, "План", "Министерство финансов", "", status).is_finished


@pytest.mark.parametrize(
    "status", ["в работе", "Исполняется", "не исполнено", "орындалуда", "", "in progress"]
)
def test_not_finished_by_its_status(status: str) -> None:
    assert not only(1, "План", "Министерство финансов", "", status).is_finished


def test_titles_numbering_and_headings_between_rows_are_no_rows() -> None:
    rows = (HEAD, (1, 2, 3, 4, 5), (None, "I. Экономика"), (1, "План", "Министерство финансов", "30.04.2026"))
    table = read(xlsx(*rows, before=3))
    assert [(row.line, row.title) for row in table.rows] == [(7, "План")]
    assert table.columns["due"] == "Срок"


def test_formula_is_never_computed() -> None:
    row = only("=1+1", "Утвердить план", "Министерство финансов", "=TODAY()")
    assert (row.number, row.due.kind, row.errors) == ("", DueKind.NONE, ())


def test_sheet_without_headings_is_passed_over() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Памятка"])
    sheet = book.create_sheet("Контроль")
    sheet.append(HEAD)
    sheet.append([1, "План", "Министерство финансов", "30.04.2026"])
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).sheet == "Контроль"


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


UNREADABLE = {
    "empty": b"",
    "text": b"number;instruction",
    "old-xls": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "cut-short": xlsx(HEAD)[:2000],
    "another-zip": zipped(readme__txt=b"hello"),
    "broken-xml": zipped(**{"[Content_Types]__xml": b"<Types", "xl/workbook__xml": b"<"}),
    "document-type": zipped(xl__xml=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "no-headings": xlsx(("a", "b"), ("c", "d")),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_control_table_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content)
    assert str(caught.value).startswith("table.xlsx: ")


def test_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(workbook, "load_workbook", opened.append)
    with pytest.raises(Unreadable, match="unpack"):
        read(zipped(sheet__xml=b"0" * (workbook.MAX_UNPACKED + 1)))
    assert opened == []


def test_more_rows_than_can_be_taken_in_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control_table, "MAX_ROWS", 3)
    rows = [(number, "План", "Министерство финансов", "30.04.2026") for number in range(4)]
    assert len(read(xlsx(HEAD, *rows[:3])).rows) == 3
    with pytest.raises(Unreadable, match="more than 3 rows"):
        read(xlsx(HEAD, *rows))
