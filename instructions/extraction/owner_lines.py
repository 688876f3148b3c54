"""Owners that stand in a line or a sentence of their own, without a label: below an item ("1. Open the
road." and under it "Akimat of Abai Region, by May 1" or "→ Akimat of Abai Region → May 1") or before its
deed ("Ministry of Finance. Pay …"). They are fields of the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from instructions.extraction.bodies import Role
from instructions.extraction.column_kinds import fills_owners, names_bodies
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.decisions import DECISION
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import behind_arrows, fields_without_label

_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 200
_NAMES = 0.6
_ARROW = "bullet→"
_COLON = re.compile(r"\s?:\s+(?=\S)")
_PLAIN = ("", DECISION)
_LISTED = re.compile(r"\(?\w{1,2}\) ")
_FEWEST = 2
"""A line without a label is taken for owners where so many items of the page have one."""


def with_owner_lines(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """The units, each item together with whom such lines name for it."""
    units = _with_names_before_colons(senses, units)
    opened = [_opened(senses, *pair) for pair in pairwise(units)]
    following = [unit.passage.mark for unit in units[2:]] + [""] * 2
    below = [_below(senses, *pair, mark) for pair, mark in zip(pairwise(units), following, strict=False)]
    if sum(map(bool, below)) < _FEWEST:
        below = [()] * len(below)
    found: list[Unit] = []
    for at, unit in enumerate(units):
        if at < len(opened) and opened[at]:
            continue
        if at and below[at - 1]:
            found[-1] = found[-1]._replace(fields=below[at - 1], last=True)
        elif at and opened[at - 1]:
            found.append(unit._replace(fields=(*opened[at - 1], *unit.fields), first=True))
        else:
            found.append(unit)
    return found


def _with_names_before_colons(senses: Senses, units: Sequence[Unit]) -> list[Unit]:
    """Lines such as "Ministry of Energy: a list of boilers, May 1", where two or more of them follow."""
    found = list(units)
    run: list[tuple[int, Unit]] = []
    for at, unit in enumerate((*units, None)):
        if unit is not None and (told := _told_before_a_colon(senses, unit)):
            run.append((at, told))
            continue
        dated = [one for _, one in run if has_term(senses.due(one.span, one.passage.language))]
        if len(dated) >= max(_FEWEST, len(run) / 2):
            for place, one in run:
                if one.passage.mark in _PLAIN or _is_misread(senses, found[place], one):
                    found[place] = one
        run = []
    return found


def _told_before_a_colon(senses: Senses, unit: Unit) -> Unit | None:
    """The unit with the names as its owner; None for what somebody says."""
    if unit.sentence is None or unit.fields or not (unit.first and unit.last):
        return None
    start = max(unit.passage.body, unit.sentence.start)
    colon = _COLON.search(senses.flat, start, min(unit.sentence.end, start + _LONGEST))
    if colon is None:
        return None
    names, deed = Span(start, colon.start()), Span(colon.end(), unit.sentence.end)
    language = unit.passage.language
    if senses.flat[deed.start] == '"' or _LISTED.match(senses.flat, *deed):
        return None
    if senses.flat.find(" - ", *names) >= 0 or not fills_owners(senses, names, language):
        return None
    ends = senses.flat[deed.end - 1] in ".!?"
    if ends and not unit.passage.mark and not opens_with_verb(senses, deed, language):
        return None
    return unit._replace(sentence=deed, fields=(Field("owner", names, names),))


def _is_misread(senses: Senses, item: Unit, told: Unit) -> bool:
    """ "1. Ministry of Finance: pay the debts to the contractors": by its case who receives would lead."""
    if item.passage.mark.startswith(("time", "turn")) or item.sentence is None:
        return False
    owners = senses.owners(item.sentence, item.passage.language)
    first = owners.lead[0].span if owners.lead else None
    return owners.role is Role.ADDRESSEE and first is not None and first.start > told.fields[0].span.end


def _below(senses: Senses, item: Unit, line: Unit, following: str) -> tuple[Field, ...]:
    """The fields that the line right below an item is; none where it is anything else.

    One line with a dash below a number tells whose item it is; several are a list.
    """
    if item.passage.mark in ("", "time") or item.sentence is None or item.fields or not item.last:
        return ()
    if line.sentence is None or line.fields or not (line.first and line.last):
        return ()
    if line.passage.mark == _ARROW != item.passage.mark:
        return _behind_arrows(senses, line, item.passage.language)
    if line.passage.mark and not (
        line.passage.mark == "dash" != following and _is_counted(item.passage.mark)
    ):
        return ()
    if senses.flat[item.sentence.end - 1] == ":" or senses.flat[line.span.end - 1] == ":":
        return ()
    if senses.flat[line.sentence.start] in "([#" or not any(map(str.isalpha, senses.page.cut(item.sentence))):
        return ()
    size = line.sentence.end - line.sentence.start
    if size > _LONGEST or senses.page.folded.count("\n", item.sentence.end, line.sentence.start) != 1:
        return ()
    if senses.flat.find(": ", *line.sentence) >= 0:  # "Heard: a report (Ministry of Energy)"
        return ()
    fields = tuple(fields_without_label(senses, [line.sentence], line.passage.language))
    return fields if any(field.kind == "owner" for field in fields) else ()


def _is_counted(mark: str) -> bool:
    return not mark.startswith(("bullet", "dash", "time"))


def _behind_arrows(senses: Senses, line: Unit, language: str) -> tuple[Field, ...]:
    """An owner, and behind a second arrow whatever is said of the time; none, where it is anything else.

    A line this short may hide its language: it is that of the item.
    """
    first, *rest = behind_arrows(senses.flat, Span(line.passage.body, line.span.end))
    dated = [Field("due", piece, piece) for piece in rest[:1] if piece.end > piece.start]
    if fields := tuple(fields_without_label(senses, [first], language)):
        return (*fields, *dated) if any(field.kind == "owner" for field in fields) else ()
    if (
        dated
        and names_bodies(senses, first, language)
        and has_term(senses.due(dated[0].value, language, bare=True))
    ):
        return (Field("owner", first, first), *dated)
    return ()


def _opened(senses: Senses, opening: Unit, deed: Unit) -> tuple[Field, ...]:
    """The owner that the first sentence of an item is, where the next one says what to do."""
    if opening.passage is not deed.passage or opening.passage.mark in ("", "time") or not opening.first:
        return ()
    if opening.sentence is None or opening.fields or deed.sentence is None:
        return ()
    if opening.passage.mark == "time":  # "12:40 CABINET. The Prime Minister …" heads a message of a feed
        return ()
    language = opening.passage.language
    if not _only_names(senses, opening.sentence, language) or not senses.has_verb(deed.sentence, language):
        return ()
    end = opening.sentence.end - (senses.flat[opening.sentence.end - 1] == ".")
    return (Field("owner", opening.sentence, Span(opening.sentence.start, end)),)


def _only_names(senses: Senses, sentence: Span, language: str) -> bool:
    """Does a sentence hold next to nothing beside the names of bodies?"""
    if sentence.end - sentence.start > _LONGEST or senses.has_verb(sentence, language):
        return False
    owners = senses.owner_cell(sentence, language)
    spans = {owner.span for owner in (*owners.lead, *owners.co) if owner.span}
    stated = _BRACKETS.sub("", sentence.of(senses.flat))
    covered = sum(span.end - span.start for span in spans)
    return covered >= _NAMES * sum(map(str.isalpha, stated))
