"""The cascade: rows of items are rewritten, rule after rule, until days, spans and terms stand out.

What a rule looks for is written in the lexicon's [term-shapes], in the word order of the language; what
comes of it is decided in `shapes`, which knows no language. A template is a row of classes with ( ) | ? *:

    date = dayno month year? | month dayno (comma? year)?

Rules run in the order of `RULES`; of one rule's templates the first that matches wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from instructions.extraction.lexicon import CLASS, Lexicon, LexiconError
from instructions.extraction.sections import TERM_WORDS
from instructions.extraction.terms import shapes
from instructions.extraction.terms.shapes import Built, Children
from instructions.extraction.terms.trigger import Trigger
from instructions.extraction.terms.vocabulary import Item, Piece, Vocabulary


class Rule(NamedTuple):
    name: str
    build: Callable[[Children], Built | None]
    classes: tuple[frozenset[str], ...]
    """Every set of classes that it can give."""


def _gives(*names: str) -> frozenset[str]:
    return frozenset(names)


_DATE = (_gives("date", "when"), _gives(*shapes.NAMED_DATE), _gives(shapes.BAD_DATE))

RULES: tuple[Rule, ...] = (
    Rule("nth", shapes.nth, tuple(map(frozenset, shapes.NTH_CLASSES))),
    Rule("number", shapes.number, tuple(map(frozenset, shapes.NUMBER_CLASSES))),
    Rule("clock-time", shapes.clock, (_gives("clock-time"),)),
    Rule("year", shapes.year, (_gives("year", "when"),)),
    Rule("date", shapes.day, _DATE),
    Rule("month-of", shapes.month, (_gives("month-of", "period", "when"),)),
    Rule("quarter", shapes.quarter, (_gives("quarter", "period", "when"),)),
    Rule("half", shapes.half_year, (_gives("half", "period", "when"), _gives("edge", "when"))),
    Rule("season-of", shapes.season, (_gives("season-of", "period", "when"),)),
    Rule("rhythm", shapes.rhythm, tuple(map(frozenset, shapes.RHYTHM_CLASSES))),
    Rule("this", shapes.this, (_gives("this", "period", "when"),)),
    Rule("day-of-period", shapes.day_of_period, (_gives("day-of-period", "when"), _gives(shapes.BAD_DATE))),
    Rule("day-in-words", shapes.day_of_period, (_gives("day-in-words"), _gives(shapes.BAD_DATE))),
    Rule("tenth", shapes.tenth, (_gives("edge", "when"),)),
    Rule("edge", shapes.edge, (_gives("edge", "when"),)),
    Rule("weekday-of", shapes.weekday, (_gives("weekday-of", "when"),)),
    Rule("today", shapes.day_ahead, (_gives("today", "when"),)),
    Rule("day-and-hour", shapes.whole, (_gives("date", "when"),)),
    Rule("short-date", shapes.day, (_gives("short-date"), _gives(shapes.BAD_DATE))),
    Rule("duration", shapes.duration, (_gives("duration"),)),
    Rule("range", shapes.last, (_gives("range", "when"),)),
    Rule("beginning", shapes.beginning, (_gives("beginning"),)),
)

TERMS: tuple[Rule, ...] = (
    Rule("deadline-of", shapes.term, (_gives("term", "by"),)),
    Rule("after-event", shapes.event, (_gives("term", "after-event"),)),
    Rule("event", shapes.event, (_gives("term", "event"),)),
    Rule("no-deadline", shapes.term, (_gives("term", "no-deadline"),)),
    Rule(
        "rhythm-term",
        shapes.rhythm_term,
        (_gives("term", "rhythm-term"), _gives("term", "rhythm-term", "adjective")),
    ),
    Rule("by", shapes.by, (_gives("term", "by"),)),
    Rule("within", shapes.term, (_gives("term", "within"),)),
    Rule("toward", shapes.term, (_gives("term", "toward"),)),
    Rule("in", shapes.term, (_gives("term", "in"),)),
    Rule("start", shapes.term, (_gives("term", "start"),)),
    Rule("label", shapes.term, (_gives("term", "label"),)),
)
"""Rules that give a term, with the marker that its words carry; run after `RULES`, in this order."""


MAY_BE = frozenset({shapes.BAD_DATE, "lone"})
"""Classes of what may be a term though it has no value."""


@dataclass(slots=True)
class Row:
    """What a stretch consists of, and the codes of that; items are made of it where it may hold a term."""

    pieces: list[Piece]
    codes: str
    items: list[Item] = field(default_factory=list)


class _Ready(NamedTuple):
    """A rule as it is run."""

    rule: Rule
    source: str
    bit: int
    rarest: frozenset[str]
    """Codes of which a row must hold one: of each template those of its rarest requirement."""
    templates: tuple[int, ...]
    """All requirements of each template, as bits."""

    def may_match(self, met: int) -> bool:
        """Are all requirements of one template among those that a row meets?"""
        return any(asked & met == asked for asked in self.templates)


class Grammar:
    def __init__(self, lexicon: Lexicon) -> None:
        self.vocabulary = Vocabulary(lexicon)
        codes = self.vocabulary.codes
        for rule in (*RULES, *TERMS):
            for classes in rule.classes:
                codes.of(classes)
        self.trigger = Trigger(lexicon)
        self._bits: dict[frozenset[str], int] = {}
        """Requirement (classes of which a row must hold one) -> its bit."""
        told = [rule for rule in (*RULES, *TERMS) if lexicon.forms("term-shapes", rule.name)]
        self.rules = {(1 << at): self._ready(lexicon, rule, 1 << at) for at, rule in enumerate(told)}
        """By their bits, in the order in which they run."""
        self._all_rules = (1 << len(told)) - 1
        self._meets: dict[str, int] = {}
        """Code -> the rules of whose rarest requirements it is one, and behind them the requirements that it
        meets, as bits."""
        for ready in self.rules.values():
            for code in ready.rarest:
                self._meets[code] = self._meets.get(code, 0) | ready.bit
        for classes, bit in self._bits.items():
            for code in set().union(*map(codes.having, classes)):
                self._meets[code] = self._meets.get(code, 0) | bit << len(told)
        self._may_be = frozenset().union(*map(codes.having, MAY_BE))
        self._patterns: dict[str, re.Pattern[str]] = {}
        _no_word_is_idle(lexicon)

    def _pattern(self, source: str) -> re.Pattern[str]:
        """Compiled when a text first needs it; that it can be, is known by then."""
        if (pattern := self._patterns.get(source)) is None:
            pattern = self._patterns[source] = re.compile(source)
        return pattern

    def _source_of(self, lexicon: Lexicon, name: str) -> str:
        """The expression for a rule's templates, each of which the lexicon has made sure of."""
        return "|".join(
            self._source(lexicon, name, template) for template in lexicon.forms("term-shapes", name)
        )

    def _source(self, lexicon: Lexicon, rule: str, template: str) -> str:
        def one(name: re.Match[str]) -> str:
            codes = self.vocabulary.codes.having(name[0])
            if not codes and name[0] not in shapes.OPEN_CLASSES:
                line = lexicon.line_of("term-shapes", rule)
                raise LexiconError(f"{lexicon.language}.lex:{line}: “{name[0]}” in “{template}” is no class")
            return f"[{_in_ranges(codes)}]" if codes else "(?!)"

        source = CLASS.sub(one, template).replace(" ", "")
        return re.sub(r"\((?!\?)", "(?:", source)

    def _ready(self, lexicon: Lexicon, rule: Rule, bit: int) -> _Ready:
        codes = self.vocabulary.codes
        needed: set[str] = set()
        templates: list[int] = []
        for template in lexicon.forms("term-shapes", rule.name):
            asked = _requirements(_parts(template))
            found = [[codes.having(one) for one in some] for some in asked]
            rarest = min(found, key=lambda some: sum(map(len, some)), default=codes.known.values())
            needed.update(*rarest)
            templates.append(sum({self._bits.setdefault(one, 1 << len(self._bits)) for one in asked}))
        return _Ready(rule, self._source_of(lexicon, rule.name), bit, frozenset(needed), tuple(templates))

    def may_hold_a_term(self, text: str, start: int, end: int) -> bool:
        """A quick look, so that most of a text costs nothing more."""
        return self.trigger.is_in(text, start, end)

    def row(self, text: str, start: int, end: int) -> Row:
        pieces = self.vocabulary.pieces(text, start, end)
        return Row(pieces, "".join([piece[2] for piece in pieces]))

    def reduce(self, row: Row) -> bool:
        """Run all rules: the row's items become days, periods, durations and rhythms, and then terms. False
        where none of them has found anything, and nothing else may be a term."""
        if not self._may_be.isdisjoint(row.codes):
            row.items = [Item(*piece) for piece in row.pieces]
        met = self._met_by(row.codes)
        to_run = met & self._all_rules
        while to_run:
            bit = to_run & -to_run
            to_run ^= bit
            one = self.rules[bit]
            if one.may_match(met >> len(self.rules)) and (pattern := self._pattern(one.source)).search(
                row.codes
            ):
                row.items = row.items or [Item(*piece) for piece in row.pieces]
                self._apply(one.rule, pattern, row)
                met = self._met_by(row.codes)
                to_run = met & self._all_rules & -(bit << 1)
        return bool(row.items)

    def _met_by(self, codes: str) -> int:
        """The rules that may find something in a row with these codes, and the requirements that it meets."""
        met, meets = 0, self._meets.get
        for code in set(codes):
            met |= meets(code, 0)
        return met

    def _apply(self, rule: Rule, pattern: re.Pattern[str], row: Row) -> None:
        items: list[Item] = []
        done = 0
        for match in pattern.finditer(row.codes):
            first, last = match.span()
            built = rule.build(row.items[first:last]) if first < last else None
            if built is None:
                continue
            items += row.items[done:first]
            items.append(self._item(rule, built, row.items[first:last]))
            done = last
        if done:
            items += row.items[done:]
            row.items = items
            row.codes = "".join([item.code for item in items])

    def _item(self, rule: Rule, built: Built, children: Sequence[Item]) -> Item:
        values = built.values
        if values is None:
            values = dict.fromkeys(rule.classes[0], rule.name)
        code = self.vocabulary.codes.of(frozenset(values))
        return Item(children[0].start, children[-1].end, code, values, built.value)


def _in_ranges(codes: str) -> str:
    """Codes as a regular expression's set lists them, neighbours as one range: that compiles quickly."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, codes)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)


_PART = re.compile(r"\(\?<?[=!]|[()|?*+]|[a-z][a-z0-9-]*")


def _parts(template: str) -> list[str]:
    """The parts of a template from the last to the first, as they are taken from its end."""
    return _PART.findall(template)[::-1]


def _requirements(parts: list[str]) -> list[frozenset[str]]:
    """What a template cannot do without: of the classes of each set at least one. Takes from `parts` all
    up to the end of a group, and that too; a group with a choice asks for one thing of each."""
    choices: list[list[frozenset[str]]] = [[]]
    while parts and (part := parts.pop()) != ")":
        if part == "|":
            choices.append([])
        elif part[0] == "(":
            inside = _requirements(parts)
            choices[-1] += inside if part == "(" and not _is_left_out(parts) else []
        elif part.isalnum() or "-" in part:
            choices[-1] += [] if _is_left_out(parts) else [frozenset({part})]
    if len(choices) == 1:
        return choices[0]
    return [frozenset().union(*(min(one, key=len) for one in choices))] if all(choices) else []


def _is_left_out(parts: list[str]) -> bool:
    """May what stands before these parts be missing?"""
    return bool(parts) and parts[-1] in "?*"


def _no_word_is_idle(lexicon: Lexicon) -> None:
    """A class of words that no template and no rule asks for is a slip of the pen."""
    templates = " ".join(lexicon.forms("term-shapes"))
    asked = {*re.findall(r"[a-z][a-z0-9-]*", templates), *TERM_WORDS}
    for name in lexicon.keys("term-words"):
        if name not in asked:
            line = lexicon.line_of("term-words", name)
            raise LexiconError(f"{lexicon.language}.lex:{line}: nothing asks for “{name}”")
