"""One and the same plan in every layout that people give it: its measures, and how they are drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

DAY = "2026-02-10"


@dataclass(frozen=True)
class Measure:
    action: str
    form: str
    owner: str
    leads: tuple[str, ...]
    due: str
    by: str
    """The day, or the rhythm."""
    co: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    title: str
    known: dict[str, str]
    """Names of the columns that offices use."""
    odd: dict[str, str]
    """Names that no lexicon has."""
    measures: tuple[Measure, ...]
    done: str
    ditto: str
    group: str
    """A heading with a deadline."""
    group_by: str
    owned: str
    """A heading with a body."""
    owned_by: str


PLANS = {
    "ru": Plan(
        "План подготовки посёлков к весне",
        {
            "number": "№",
            "action": "Мероприятие",
            "form": "Форма завершения",
            "owner": "Ответственные",
            "due": "Срок",
        },
        {"number": "Поз.", "action": "Чем займёмся", "form": "След", "owner": "С кого спрос", "due": "Рубеж"},
        (
            Measure(
                "Расчистить русла малых рек",
                "акт",
                "Министерство водных ресурсов и ирригации",
                ("min-water",),
                "до 25 марта 2026 года",
                "2026-03-25",
            ),
            Measure(
                "Закупка насосов для сельских округов",
                "договоры",
                "акимат Костанайской области, МЧС",
                ("akimat-kostanay", "min-emergency"),
                "II квартал 2026 года",
                "2026-06-30",
            ),
            Measure("Проверять дамбы", "отчёт", "МЧС", ("min-emergency",), "ежемесячно", "month"),
            Measure(
                "Обучить старост сёл правилам эвакуации и связи",
                "список",
                "Министерство транспорта (свод), акимат города Шымкента",
                ("min-transport",),
                "декабрь",
                "2026-12-31",
                ("akimat-shymkent",),
            ),
        ),
        "исполнено",
        "то же",
        "Сделать до 1 июля 2026 года",
        "2026-07-01",
        "Министерство финансов",
        "min-finance",
    ),
    "kk": Plan(
        "Ауылдарды көктемге дайындау жоспары",
        {
            "number": "№",
            "action": "Іс-шара",
            "form": "Аяқталу нысаны",
            "owner": "Жауаптылар",
            "due": "Мерзімі",
        },
        {
            "number": "Т/р",
            "action": "Немен айналысамыз",
            "form": "Соңы",
            "owner": "Кімнің ісі",
            "due": "Межелі күн",
        },
        (
            Measure(
                "Шағын өзендердің арнасын тазарту",
                "акт",
                "Су ресурстары және ирригация министрлігі",
                ("min-water",),
                "2026 жылғы 25 наурызға дейін",
                "2026-03-25",
            ),
            Measure(
                "Ауылдық округтерге сорғы сатып алу",
                "шарттар",
                "Қостанай облысының әкімдігі, ТЖМ",
                ("akimat-kostanay", "min-emergency"),
                "2026 жылғы II тоқсан",
                "2026-06-30",
            ),
            Measure("Бөгеттерді тексеру", "есеп", "ТЖМ", ("min-emergency",), "ай сайын", "month"),
            Measure(
                "Ауыл старосталарын көшіру мен байланыс ережесіне үйрету",
                "тізім",
                "Көлік министрлігі (жинақтау), Шымкент қаласының әкімдігі",
                ("min-transport",),
                "желтоқсан",
                "2026-12-31",
                ("akimat-shymkent",),
            ),
        ),
        "орындалды",
        "сол",
        "2026 жылғы 1 шілдеге дейін жасалады",
        "2026-07-01",
        "Қаржы министрлігі",
        "min-finance",
    ),
    "en": Plan(
        "Plan to prepare settlements for spring",
        {
            "number": "No.",
            "action": "Measure",
            "form": "Form of completion",
            "owner": "Responsible",
            "due": "Deadline",
        },
        {
            "number": "Pos.",
            "action": "Next in line",
            "form": "Trace",
            "owner": "In whose hands",
            "due": "Horizon",
        },
        (
            Measure(
                "Clear the beds of small rivers",
                "act",
                "Ministry of Water Resources and Irrigation",
                ("min-water",),
                "by 25 March 2026",
                "2026-03-25",
            ),
            Measure(
                "Purchase of pumps for rural districts",
                "contracts",
                "Akimat of Kostanay Region, Ministry of Emergency Situations",
                ("akimat-kostanay", "min-emergency"),
                "Q2 2026",
                "2026-06-30",
            ),
            Measure(
                "Inspect the dams",
                "report",
                "Ministry of Emergency Situations",
                ("min-emergency",),
                "monthly",
                "month",
            ),
            Measure(
                "Train village elders in the rules of evacuation and signals",
                "list",
                "Ministry of Transport (lead), Akimat of Shymkent",
                ("min-transport",),
                "December",
                "2026-12-31",
                ("akimat-shymkent",),
            ),
        ),
        "completed",
        "the same",
        "To be done by 1 July 2026",
        "2026-07-01",
        "Ministry of Finance",
        "min-finance",
    ),
}

SEPARATORS = ("bar", "barred", "markdown", "tab", "semicolon", "gap", "stacked")
HEADERS = ("known", "odd", "none")
ORDERS = (
    ("number", "action", "form", "due", "owner"),
    ("number", "owner", "action", "due"),
    ("due", "action", "owner"),
    ("owner", "due", "form", "action"),
)
GROUPS = ("none", "due", "owner")
CELLS = ("full", "ditto", "merged", "done", "dated")

Row = dict[str, str]
Wanted = list[tuple[tuple[str, ...], tuple[str, ...], str]]


def drawn(plan: Plan, separator: str, header: str, order: Sequence[str], group: str, cells: str) -> str:
    columns = [
        column
        for column in order
        if column != {"due": "due", "owner": "owner"}.get(group)
        and not (cells == "dated" and column == "due")
    ]
    rows = [
        {
            "number": f"{number}.",
            "action": f"{one.action} – {one.due}" if cells == "dated" and group != "due" else one.action,
            "form": one.form,
            "owner": one.owner,
            "due": one.due,
        }
        for number, one in enumerate(plan.measures, 1)
    ]
    if cells in ("ditto", "merged"):
        rows[1]["owner"] = plan.ditto if cells == "ditto" else ""
    if cells == "done":
        rows[2]["due"] = plan.done
    names = {"known": plan.known, "odd": plan.odd}.get(header)
    heading = {"due": plan.group, "owner": plan.owned}.get(group)
    head = [names[column] for column in columns] if names else []
    body = [[row[column] for column in columns] for row in rows]
    return "\n".join([plan.title, "", *_lines(separator, head, heading, body)])


def _lines(separator: str, head: list[str], heading: str | None, body: list[list[str]]) -> list[str]:
    above = [heading] if heading else []
    if separator == "stacked":
        return [*head, *(cell or "–" for row in body for cell in row)]
    if separator == "gap":
        return _aligned(head, above, body)
    sign = {"tab": "\t", "semicolon": "; "}.get(separator, " | ")
    edge = ("| ", " |") if separator in ("barred", "markdown") else ("", "")
    lines = [f"{edge[0]}{sign.join(row)}{edge[1]}" for row in (head, *body) if row]
    ruler = ["|" + "---|" * len(head)] if separator == "markdown" and head else []
    return [*lines[: bool(head)], *ruler, *above, *lines[bool(head) :]]


def _aligned(head: list[str], above: list[str], body: list[list[str]]) -> list[str]:
    """Columns kept apart by spaces; long cells go on below themselves."""
    width = 38
    parts = [[textwrap.wrap(cell, width) or [""] for cell in row] for row in (head, *body) if row]
    widths = [max(len(line) for row in parts for line in row[at]) + 3 for at in range(len(body[0]))]
    drawn = [
        [
            "".join((cell[line] if line < len(cell) else "").ljust(widths[at]) for at, cell in enumerate(row))
            for line in range(max(map(len, row)))
        ]
        for row in parts
    ]
    lines = [line.rstrip() for row in drawn for line in row]
    first = len(drawn[0]) if head else 0
    return [*lines[:first], *above, *lines[first:]]


def wanted(plan: Plan, group: str, cells: str) -> Wanted:
    """Leads, co-executors and the day or rhythm of each task, in order."""
    measures = list(plan.measures)
    if cells in ("ditto", "merged"):
        measures[1] = replace(measures[1], leads=measures[0].leads)
    if cells == "done" and group != "due":
        del measures[2]
    if group == "due":
        measures = [replace(one, by=plan.group_by) for one in measures]
    if group == "owner":
        measures = [replace(one, leads=(plan.owned_by,), co=()) for one in measures]
    return [(one.leads, one.co, one.by) for one in measures]
