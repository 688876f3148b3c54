"""A control table that an office kept in Excel: what each column means, what each row says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import dateparser
from django.utils.translation import gettext as _

from instructions.extraction.bodies import Registry, read_owner_cell
from instructions.extraction.folding import fold_case
from instructions.extraction.found import Due, DueKind
from instructions.extraction.language import language_of
from instructions.extraction.terms import read_deadline
from instructions.intake.unreadable import Unreadable
from instructions.intake.workbook import Cells, sheets
from instructions.working_days import WorkingDays

MAX_ROWS = 50_000
HEADER_WITHIN = 30
EARLIEST, LATEST_YEARS = dt.date(1991, 12, 16), 20

# In this order: a co-executor's heading holds the word "executor" too.
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("co", r"соисполн|қоса орында|бірлесіп|бірге орында|co-?execut|jointly|together with|supporting"),
        ("due", r"срок|дата исполн|дата выполн|мерзім|орындау күні|deadline|due|\bterm\b"),
        (
            "status",
            r"статус|состояни|отметк|ход исполн|ход выполн|примечан|ескерт|жағдай|күйі|барысы|белгі|"
            r"status|remark|\bnotes?\b|progress|comment",
        ),
        (
            "source",
            r"источник|документ|основани|протокол|дереккөз|құжат|негіз|хаттама|source|document|basis|protocol",
        ),
        ("lead", r"исполнител|ответствен|орындаушы|жауапты|lead|responsib|executor|in charge|owner"),
        (
            "title",
            r"поручени|содержан|мероприят|задач|тапсырма|мазмұн|іс-шара|instruction|task|action|assignment|"
            r"what is to be done",
        ),
        ("number", r"^(?:№|n|no|р/с|п/п|number|номер|нөмір|рет)\b|№|п/п|р/с|реттік|\bno\."),
    )
)
_NO_DEADLINE = re.compile(
    r"^\W*$|без срока|бессрочн|не установлен|мерзімсіз|мерзімі жоқ|no deadline|without deadline|none"
)
_FINISHED = re.compile(
    r"^\W*(?:снят|исполнен[оаы]?\b|выполнен[оаы]?\b|закрыт|завершен|орындалды|бақылаудан алын|"
    r"аяқталды|жабылды|"
    r"done\b|closed|completed|executed|removed from control)"
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `lead` and `co` hold ids of the registry, or "?: words" for a body outside it."""

    line: int
    number: str = ""
    title: str = ""
    lead: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    lead_text: str = ""
    due: Due = field(default_factory=Due)
    due_text: str = ""
    status: str = ""
    source: str = ""
    is_finished: bool = False
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlTable:
    name: str
    sheet: str
    language: str
    columns: dict[str, str]
    """Meaning of a column -> its heading as written."""
    rows: tuple[TableRow, ...]


def read_control_table(
    content: bytes, *, name: str, published: dt.date, registry: Registry, calendar: WorkingDays
) -> ControlTable:
    """Read the first sheet that has a heading row with a column of instructions.

    Deadlines such as "in ten days" or "30 April" are counted from `published`. What a row lacks stands in its
    `errors`. Raises `Unreadable` where there is no such sheet, or it has more rows than can be taken in.
    """
    for title, rows in sheets(content, name=name):
        header = _header(rows)
        if header is None:
            continue
        columns, words = header
        language = language_of(fold_case(" ".join(words.values())), default="ru")
        reader = _Reader(columns, language, published, registry, calendar)
        return ControlTable(name, title, language, words, tuple(reader.read(rows, name)))
    raise Unreadable(
        name, _("no heading row with a column of instructions and one of deadlines or executors")
    )


def meaning_of(heading: str) -> str | None:
    """What a column with this heading holds: "title", "lead", "due" …; None where it is none of ours."""
    folded = " ".join(fold_case(heading).split())
    return next((name for name, pattern in HEADINGS if pattern.search(folded)), None)


def _header(rows: Iterator[tuple[int, Cells]]) -> tuple[dict[str, int], dict[str, str]] | None:
    for number, cells in rows:
        if number > HEADER_WITHIN:
            return None
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            name = meaning_of(cell) if isinstance(cell, str) and len(cell) < 120 else None
            if name and name not in columns:
                columns[name] = place
        if "title" in columns and columns.keys() & {"due", "lead"}:
            return columns, {name: _text(cells[place]) for name, place in columns.items()}
    return None


class _Reader:
    def __init__(
        self,
        columns: dict[str, int],
        language: str,
        published: dt.date,
        registry: Registry,
        calendar: WorkingDays,
    ) -> None:
        self._columns, self._language, self._published = columns, language, published
        self._registry, self._calendar = registry, calendar
        # The same bodies and days come again and again in one table.
        self._owners = lru_cache(maxsize=5000)(self._read_owners)
        self._due = lru_cache(maxsize=5000)(self._read_due)

    def read(self, rows: Iterator[tuple[int, Cells]], name: str) -> Iterator[TableRow]:
        count = 0
        for line, cells in rows:
            if _is_numbering(cells):
                continue
            count += 1
            if count > MAX_ROWS:
                raise Unreadable(name, _("it has more than %(count)s rows; part it") % {"count": MAX_ROWS})
            row = self._row(line, cells)
            if row is not None:
                yield row

    def _row(self, line: int, cells: Cells) -> TableRow | None:
        """None for a row that only heads the ones below it: words in one cell and nothing else."""
        filled = [_text(cell) for cell in cells if _text(cell)]
        title = self._cell(cells, "title")
        if len(set(filled)) < 2 and len(self._columns) > 1:
            return None
        lead, co = self._owners(self._cell(cells, "lead"))
        more, others = self._owners(self._cell(cells, "co"))
        due, wrong = self._due(self._raw(cells, "due"))
        status = self._cell(cells, "status")
        errors = [wrong] if wrong else []
        if not re.search(r"\w{2}", title):
            errors.insert(0, _("it does not say what is to be done"))
        if not lead:
            errors.append(_("it names no executor"))
        named = set(lead)
        return TableRow(
            line=line,
            number=self._cell(cells, "number")[:60],
            title=title,
            lead=lead,
            co=tuple(body for body in dict.fromkeys((*co, *more, *others)) if body not in named),
            lead_text=self._cell(cells, "lead"),
            due=due,
            due_text=self._cell(cells, "due"),
            status=status,
            source=self._cell(cells, "source"),
            is_finished=bool(_FINISHED.search(fold_case(status))),
            errors=tuple(errors),
        )

    def _raw(self, cells: Cells, name: str) -> object:
        place = self._columns.get(name, len(cells))
        return cells[place] if place < len(cells) else None

    def _cell(self, cells: Cells, name: str) -> str:
        return _text(self._raw(cells, name))

    def _read_owners(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Leads and co-executors of a cell; words that name no known body stand for one of their own."""
        if not re.search(r"\w{2}", text):
            return (), ()
        language = language_of(fold_case(text), default=self._language)
        found = read_owner_cell(text, language=language, registry=self._registry)
        lead = tuple(dict.fromkeys(owner.id for owner in found.lead))
        co = tuple(dict.fromkeys(owner.id for owner in found.co))
        if not lead and not co:
            lead = tuple(f"?: {part}" for part in _parts(text))
        return (lead, co) if lead else (co, ())

    def _read_due(self, value: object) -> tuple[Due, str]:
        """The deadline of a cell, and what is wrong with it."""
        if isinstance(value, dt.datetime):
            value = value.date()
        if isinstance(value, dt.date):
            return self._plausible(Due(DueKind.DATE, value, text=value.isoformat(), rule="day"))
        text = _text(value)
        if _NO_DEADLINE.search(fold_case(text)):
            return Due(text=text), ""
        language = language_of(fold_case(text), default=self._language)
        due = read_deadline(
            text, language=language, published=self._published, calendar=self._calendar, bare=True
        )
        if due.kind is not DueKind.NONE:
            return self._plausible(due)
        if due.rule == "event":
            return due, ""
        typed = _typed(text, before=self._published) if not due.doubts else None
        if typed:
            return self._plausible(Due(DueKind.DATE, typed, text=text, rule="day"))
        return Due(text=text), _("the deadline “%(text)s” is not understood") % {"text": text[:80]}

    def _plausible(self, due: Due) -> tuple[Due, str]:
        latest = self._published.year + LATEST_YEARS
        if due.date and not (due.date >= EARLIEST and due.date.year <= latest):
            return Due(text=due.text), _("the deadline %(day)s cannot be") % {"day": due.date.isoformat()}
        return due, ""


def _typed(text: str, *, before: dt.date) -> dt.date | None:
    """A day as people type it, with its month at least; the day before is the base, or today jumps a year."""
    base = dt.datetime.combine(before - dt.timedelta(days=1), dt.time(23, 59))
    found = dateparser.parse(
        text[:60],
        languages=["ru", "kk", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day", "month"],
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "future",
        },
    )
    return found.date() if found else None


def _parts(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in re.split(r"[;,\n]", text))
    return list(dict.fromkeys(part[:280] for part in parts if re.search(r"\w{2}", part)))


def _is_numbering(cells: Cells) -> bool:
    """The row below a heading that numbers the columns: 1, 2, 3 …"""
    filled = [_text(cell) for cell in cells if _text(cell)]
    return len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return cell.strftime("%d.%m.%Y")
    return " ".join(str(cell).replace("_x000D_", " ").split())
