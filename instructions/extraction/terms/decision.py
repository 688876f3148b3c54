"""Is it a deadline? A date that was found speaks for itself only together with the words around it.

For it: a marker ("by", "within"), a label ("Deadline:"), standing apart in a list or row. Against it: it
belongs to a noun ("permits issued before May 1"), to a relative clause, to a title or a law, or to a
sentence that tells what was or will be and orders nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.terms.modifiers import in_relative_clause, modifies
from instructions.extraction.terms.place import Place
from instructions.extraction.terms.shapes import BAD_DATE
from instructions.extraction.terms.values import (
    DayAhead,
    Duration,
    Edge,
    Event,
    Part,
    Period,
    Rhythm,
    Role,
    Strength,
    Term,
    Unit,
    Value,
    Year,
)
from instructions.extraction.terms.vocabulary import Item

MARKERS = (
    "after-event",
    "event",
    "start",
    "no-deadline",
    "rhythm-term",
    "by",
    "within",
    "toward",
    "in",
    "label",
)
ASIDE = "aside"
"""A duration in brackets or behind a sign, with nothing behind it: "check the list (20 days)", "the list, ten
working days;"."""
PURPOSE = "purpose"
"""A duration that is followed by what it is for: "three days to remove the fence"."""
IMPOSSIBLE = "impossible-date"
START_TAKEN = "start-taken"
"""The day is when it is to begin; nothing says when it is to be done."""


class Signals(NamedTuple):
    """What the whole stretch says: an order, a report of facts, both or neither."""

    order: bool
    fact: bool

    @classmethod
    def of(cls, values: Sequence[Mapping[str, int | str]]) -> Signals:
        """By the classes of all that the stretch consists of."""
        said = set().union(*values)
        if "recalled" in said:
            return cls(order=False, fact=True)

        def ends(name: str) -> bool:
            return name in said and _ends_in(values, name)

        order = "order" in said or ("action" in said and "forecast" not in said) or ends("order-end")
        return cls(order=order, fact="fact" in said or "forecast" in said or ends("fact-end"))


def _ends_in(values: Sequence[Mapping[str, int | str]], name: str) -> bool:
    """A verb form that counts only where its clause ends, not before a dash: "the road Kegen - Tup"."""
    return any(
        name in told and (at + 1 == len(values) or not {"word", "dash"} & values[at + 1].keys())
        for at, told in enumerate(values)
    )


def judged(
    text: str, items: Sequence[Item], at: int, item: Item, signals: Signals, *, bare: bool
) -> Term | None:
    """The term that an item is, with its role; `None` where it is none at all."""
    place = Place(text, items, at)
    bare = bare or place.fills_a_cell()
    if BAD_DATE in item.values:
        return _term(text, item, Event(), BAD_DATE, Role.NOT, Strength.BARE, IMPOSSIBLE, (IMPOSSIBLE,))
    marker = next((name for name in MARKERS if name in item.values), "bare")
    if item.value is None and "lone" in item.values and (bare or place.stands_aside()):
        item = _one_of(item)
        place = Place(text, [*items[:at], item, *items[at + 1 :]], at)
    if marker == "bare" and "duration" in item.values:
        marker = ASIDE if place.stands_aside() else PURPOSE if place.is_for_something() else marker
    if item.value is None or (marker == "bare" and not _may_stand_bare(item, bare=bare)):
        return None
    if _beside_an_odd_year(place):
        return _term(text, item, Event(), BAD_DATE, Role.NOT, Strength.BARE, IMPOSSIBLE, (IMPOSSIBLE,))
    value = _of_the_year(item.value) if bare or marker == "label" else item.value
    if bare or marker not in ("bare", "in"):
        value = _of_no_day(value)
    shape = type(value).__name__.lower()
    strength = _strength(marker, place, value, bare=bare)
    why = _against(place, marker, strength, signals, bare=bare)
    role = Role.NOT if why else Role.DEADLINE
    doubts = (START_TAKEN,) if marker == "start" and shape == "day" else ()
    return _term(text, item, value, shape, role, strength, why or marker, doubts)


def _one_of(item: Item) -> Item:
    """ "Month" as all that a cell or an aside says is one month."""
    return replace(item, values={"duration": 0}, value=Duration(1, Unit(str(item.values["unit"]))))


def _term(
    text: str,
    item: Item,
    value: Value,
    shape: str,
    role: Role,
    strength: Strength,
    why: str,
    doubts: tuple[str, ...] = (),
) -> Term:
    return Term(
        Span(item.start, item.end), value, shape, role, strength, why, text[item.start : item.end], doubts
    )


def _of_the_year(value: Value) -> Value:
    """ "Within the year" as all that a cell says is this year, not twelve months from now."""
    if isinstance(value, Duration) and value.implied and value.unit is Unit.YEAR:
        return Period(Unit.YEAR, year=Year(ahead=0))
    return value


def _of_no_day(value: Value) -> Value:
    """ "Before winter", "in autumn": where no year is told, it comes when it comes."""
    period = value.of if isinstance(value, Edge) and value.part is Part.START else value
    if (
        isinstance(period, Period)
        and period.unit is Unit.SEASON
        and (period.year, period.ahead) == (None, None)
    ):
        return Event()
    return value


def _may_stand_bare(item: Item, *, bare: bool) -> bool:
    if "when" in item.values or "rhythm" in item.values:
        return True
    return bare and ("duration" in item.values or "short-date" in item.values)


def _beside_an_odd_year(place: Place) -> bool:
    """A number of four digits beside a date that is no year of our time."""
    if place.is_odd_number(1):
        return place.items[place.at + 1].start - place.item.end <= 2
    back = 1
    while place.has(-back, "year-word") or place.has(-back, "case-attr") or place.has(-back, "case-gen"):
        back += 1
    return back > 1 and place.is_odd_number(-back)


def _strength(marker: str, place: Place, value: Value, *, bare: bool) -> Strength:
    if bare or marker in ("label", "within", "by"):
        return Strength.STRONG
    if marker == "rhythm-term":
        adjective = "adjective" in place.item.values and place.has(1, "word") and not place.has(1, "accounts")
        return Strength.WEAK if adjective and not place.has(1, "particle") else Strength.STRONG
    if marker in ("after-event", "event", "start", "in", "toward", ASIDE, PURPOSE):
        return Strength.WEAK
    return Strength.BARE


def _against(place: Place, marker: str, strength: Strength, signals: Signals, *, bare: bool) -> str:
    """The reason why it is no deadline; empty where there is none."""
    if bare or marker == "label":
        return ""
    if marker == "no-deadline":
        return "no-deadline"
    value = place.item.value
    if _is_past(value) or place.has(1, "denied"):
        return "past"
    if isinstance(value, Event):
        return "told" if signals.fact and not signals.order else ""
    if belonging := _belongs(place, marker):
        return belonging
    if _in_a_title(place, value):
        return "title"
    if isinstance(value, Rhythm):
        return "told" if signals.fact and not signals.order else ""
    if not signals.order and (signals.fact or marker in (ASIDE, PURPOSE)):
        return ASIDE if marker in (ASIDE, PURPOSE) else "told"
    if strength is Strength.BARE and not _bare_is_enough(place, value, signals):
        return "bare"
    return ""


def _belongs(place: Place, marker: str) -> str:
    """The reason, where it is said of a thing in the order."""
    if modifies(place, marker):
        return "modifier"
    if marker in ("within", "rhythm-term"):
        return ""
    return in_relative_clause(place)


def _is_past(value: Value | None) -> bool:
    if isinstance(value, Edge):
        value = value.of
    if isinstance(value, Period):
        past_year = value.year is not None and (value.year.ahead or 0) < 0
        return past_year or (value.ahead or 0) < 0
    return False


def _in_a_title(place: Place, value: Value | None) -> bool:
    """A plan or a strategy "until 2029"."""
    yearly = isinstance(value, Period) and value.unit is Unit.YEAR and value.year is not None
    if isinstance(value, Period) and value.year is not None and value.year.number is None:
        return False
    if not yearly:
        return False
    for step in range(1, 7):
        if place.has(-step, "be"):
            break
        if place.has(-step, "plan"):
            return True
    return place.has(1, "plan")


def _beside_an_action(place: Place) -> bool:
    """ "Today" belongs to what is to be done, not to when it was said."""
    steps = (*range(-6, 0), 1, 2)
    return any(place.has(step, name) for step in steps for name in ("action", "order-end"))


def _bare_is_enough(place: Place, value: Value | None, signals: Signals) -> bool:
    if isinstance(value, Duration | Event) or place.has(0, "named"):
        return False
    if (
        isinstance(value, Period)
        and value.year is not None
        and value.year.number
        and not place.stands_apart()
    ):
        return value.unit is not Unit.YEAR and signals.order
    if isinstance(value, Period) and value.unit is Unit.MONTH and value.number and not place.stands_apart():
        return False
    if isinstance(value, DayAhead):
        starts = any(place.has(-step, name) for step in (1, 2) for name in ("from", "since"))
        soon = value.days > 0 or _beside_an_action(place)
        last = "today" in place.item.values and place.closes_a_clause() and not starts
        return signals.order and (soon or last)
    if isinstance(value, Period) and value.unit is Unit.SEASON and value.year is None and value.ahead is None:
        return False
    return signals.order or place.stands_apart()
