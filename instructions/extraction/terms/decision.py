"""Is it a deadline? A date that was found speaks for itself only together with the words around it.

For it: a marker ("by", "within"), a label ("Deadline:"), standing apart in a list or row. Against it: it
belongs to a noun ("permits issued before May 1"), to a relative clause, to a title or a law, or to a
sentence that tells what was or will be and orders nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.terms.shapes import BAD_DATE
from instructions.extraction.terms.values import (
    DayAhead,
    Duration,
    Edge,
    Event,
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
_BOUNDS = frozenset({"comma", "semicolon", "colon", "break", "dash", "open", "close", "stop", "slash"})
_SHORT_WORDS = frozenset({"comma", "the", "not", "quote"})
ASIDE = "aside"
"""A duration in brackets or after a dash, with nothing behind it: "check the list (20 days)"."""
IMPOSSIBLE = "impossible-date"
START_TAKEN = "start-taken"
"""The day is when it is to begin; nothing says when it is to be done."""
NEAR = 3
FAR = 12


class Signals(NamedTuple):
    """What the whole stretch says: an order, a report of facts, both or neither."""

    order: bool
    fact: bool

    @classmethod
    def of(cls, items: Sequence[Item]) -> Signals:
        said = set().union(*(item.values for item in items))
        if "recalled" in said:
            return cls(order=False, fact=True)

        def ends(name: str) -> bool:
            return name in said and _ends_in(items, name)

        order = "order" in said or ("action" in said and "forecast" not in said) or ends("order-end")
        return cls(order=order, fact="fact" in said or "forecast" in said or ends("fact-end"))


def _ends_in(items: Sequence[Item], name: str) -> bool:
    """A verb form that counts only where its clause ends, not before a dash: "the road Kegen - Tup"."""
    return any(
        name in item.values and (at + 1 == len(items) or not {"word", "dash"} & items[at + 1].values.keys())
        for at, item in enumerate(items)
    )


class Place(NamedTuple):
    """One item among its neighbours."""

    text: str
    items: Sequence[Item]
    at: int

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def has(self, steps: int, name: str) -> bool:
        at = self.at + steps
        return 0 <= at < len(self.items) and name in self.items[at].values

    def is_odd_number(self, steps: int) -> bool:
        number = self.items[self.at + steps].values.get("digits") if self.has(steps, "count") else None
        return isinstance(number, int) and number >= 1000

    def stands_apart(self) -> bool:
        """Nothing but marks, line ends or the ends of the stretch on both sides."""
        return self._bound(self.at - 1) and self._bound(self.at + 1)

    def stands_aside(self) -> bool:
        """In brackets, or between a dash and the end."""
        opened = self.has(-1, "open") and self.has(1, "close")
        return opened or (self.has(-1, "dash") and self._bound(self.at + 1))

    def fills_a_cell(self) -> bool:
        """Alone between the marks of a table or the ends of a line."""
        return self._cell_bound(self.at - 1) and self._cell_bound(self.at + 1)

    def _bound(self, at: int) -> bool:
        if not 0 <= at < len(self.items) or not _BOUNDS.isdisjoint(self.items[at].values):
            return True
        return self._line_ends(at)

    def _cell_bound(self, at: int) -> bool:
        if not 0 <= at < len(self.items):
            return len(self.items) > 1
        return "break" in self.items[at].values or self._line_ends(at)

    def _line_ends(self, at: int) -> bool:
        first, second = sorted((at, self.at))
        return "\n" in self.text[self.items[first].end : self.items[second].start]


def judged(
    text: str, items: Sequence[Item], at: int, item: Item, signals: Signals, *, bare: bool
) -> Term | None:
    """The term that an item is, with its role; `None` where it is none at all."""
    place = Place(text, items, at)
    bare = bare or place.fills_a_cell()
    if BAD_DATE in item.values:
        return _term(text, item, Event(), BAD_DATE, Role.NOT, Strength.BARE, IMPOSSIBLE, (IMPOSSIBLE,))
    marker = next((name for name in MARKERS if name in item.values), "bare")
    if marker == "bare" and "duration" in item.values and signals.order and place.stands_aside():
        marker = ASIDE
    if item.value is None or (marker == "bare" and not _may_stand_bare(item, bare=bare)):
        return None
    if _beside_an_odd_year(place):
        return _term(text, item, Event(), BAD_DATE, Role.NOT, Strength.BARE, IMPOSSIBLE, (IMPOSSIBLE,))
    value = _of_the_year(item.value) if bare or marker == "label" else item.value
    shape = type(value).__name__.lower()
    strength = _strength(marker, place, value, bare=bare)
    why = _against(place, marker, strength, signals, bare=bare)
    role = Role.NOT if why else Role.DEADLINE
    doubts = (START_TAKEN,) if marker == "start" and shape == "day" else ()
    return _term(text, item, value, shape, role, strength, why or marker, doubts)


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
    if marker in ("after-event", "event", "start", "in", "toward", ASIDE):
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
    if _modifies(place, marker):
        return "modifier"
    if _in_a_title(place, value):
        return "title"
    if isinstance(value, Rhythm):
        return "told" if signals.fact and not signals.order else ""
    if signals.fact and not signals.order:
        return "told"
    if strength is Strength.BARE and not _bare_is_enough(place, value, signals):
        return "bare"
    return ""


def _is_past(value: Value | None) -> bool:
    if isinstance(value, Edge):
        value = value.of
    if isinstance(value, Period):
        past_year = value.year is not None and (value.year.ahead or 0) < 0
        return past_year or (value.ahead or 0) < 0
    return False


def _modifies(place: Place, marker: str) -> bool:
    """The date belongs to a participle beside it or to a relative clause before it."""
    modifies = place.has(1, "modifier-after") and not place.has(2, "becomes")
    past = place.has(1, "past-modifier-after") and not place.has(1, "pointer")
    if modifies or (marker in ("in", "bare") and past):
        return True
    back = 1
    while (
        back <= NEAR
        and any(place.has(-back, name) for name in _SHORT_WORDS)
        and not place.has(-back, "comma")
    ):
        back += 1
    if marker == "by" and place.has(-1, "not"):
        return True
    if marker in ("within", "rhythm-term"):
        return False
    if place.has(-back, "modifier") and not _shielded(place, back):
        return True
    if place.has(-back, "past-modifier") and not _shielded(place, back):
        pointed = marker in ("in", "bare", "toward")
        return pointed or any(place.has(-step, "not") for step in (back - 1, back, back + 1) if step)
    return _in_relative_clause(place) or _in_participial_clause(place)


def _in_participial_clause(place: Place) -> bool:
    """Between commas, after a participle: "contractors, having not delivered it by May 1, ..."."""
    for step in range(1, FAR):
        if place.has(-step, "comma"):
            first = step - 1
            while first > 0 and place.has(-first, "not"):
                first -= 1
            return first > 0 and place.has(-first, "clause-participle") and place.has(1, "comma")
    return False


def _shielded(place: Place, back: int) -> bool:
    wanted = any(place.has(-step, "wants") for step in range(back + 1, back + FAR))
    if wanted or place.has(-back - 1, "object"):
        return True
    return any(place.has(-step, "be") for step in range(back + 1, back + 6))


def _in_relative_clause(place: Place) -> bool:
    for step in range(1, FAR):
        if place.has(-step, "comma") or place.has(-step, "term") or place.has(-step, "break"):
            return False
        if place.has(-step, "which"):
            return not _ordered_in_clause(place, step)
    return False


def _ordered_in_clause(place: Place, back: int) -> bool:
    """ "Schools that must be opened by May": the clause itself gives the order."""
    if any(place.has(step, "order") for step in range(-back, 0)):
        return True
    end = next((step for step in range(1, FAR) if place.has(step, "comma")), 0)
    return any(place.has(step, "order") for step in range(1, min(end, NEAR + 1)))


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
    if isinstance(value, Duration | Event):
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
        return signals.order and (value.days > 0 or _beside_an_action(place))
    if isinstance(value, Period) and value.unit is Unit.SEASON and value.year is None and value.ahead is None:
        return False
    return signals.order or place.stands_apart()
