"""Items of a decided list whose owner and deadline stand behind what is to be done, without a label:
"To test the pumps (Ministry of Energy; May 1)", "… [Ministry of Energy] [May 1]", "… - Ministry of Energy,
by May 1", "… → Ministry of Energy → May 1". They are fields of the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies import Role
from instructions.extraction.column_kinds import fills_owners
from instructions.extraction.commands import opens_with_verb
from instructions.extraction.cues import addresses_by_case
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Span
from instructions.extraction.headings import exactly
from instructions.extraction.senses import Senses, has_term

_BRACKETS = re.compile(r"(?:\s*[(\[]([^()\[\]]|\([^()\[\]]{1,40}\)){2,200}[)\]]){1,3}\s*[.;]?$")
_INSIDE = re.compile(r"[(\[]((?:[^()\[\]]|\([^()\[\]]{1,40}\))+)[)\]]")
_ARROW = re.compile(r"\s*(?:→|⇒|[-=]>)\s*")
_REACH = 260
_BESIDE = " \t\n,;:.-()[]"
_TOLD = frozenset({Role.ADDRESSEE, Role.ORDERED, Role.CALLED})
_FILLS = 0.85
_MOST_WORDS = 4
_LONGEST_NAME = 9
_LABEL = re.compile(r"([^\W\d_][\w ]{2,24}?) ?(?:-|:) ")
_STOPS = re.compile(r"[.:;!?] |(?<!№ )(?<!no\. )\b\d")


def with_tail(senses: Senses, unit: Unit) -> Unit | None:
    """The unit with its tail as fields; None where it has none."""
    sentence, language = unit.sentence, unit.passage.language
    if sentence is None or unit.fields:
        return None
    for stated, pieces in _cuts(senses.flat, sentence):
        fields = list(fields_without_label(senses, pieces, language))
        if any(field.kind == "owner" for field in fields) and len(fields) >= len(pieces):
            if _names_its_owner(senses, stated, language) or _is_a_topic(senses, stated, fields, language):
                return None
            return unit._replace(sentence=stated, fields=tuple(fields))
    return None


def closes_with_owner_and_day(senses: Senses, span: Span, language: str) -> bool:
    """ "… - Ministry of Energy, by May 1", "… (district akimats; May 1)"."""
    for _, pieces in _cuts(senses.flat, span):
        fields = list(fields_without_label(senses, pieces, language))
        if len(fields) >= len(pieces) and {field.kind for field in fields} == {"owner", "due"}:
            return not senses.says(span, language, "against", "event")
    return False


def _cuts(flat: str, sentence: Span) -> Iterator[tuple[Span, list[Span]]]:
    """Ways to part a sentence into what is to be done and the pieces of its tail."""
    start = max(sentence.start + 8, sentence.end - _REACH)
    if found := _BRACKETS.search(flat, start, sentence.end):
        inside = [Span(*one.span(1)) for one in _INSIDE.finditer(flat, found.start(), sentence.end)]
        for first in range(len(inside)):
            yield _trimmed(flat, sentence.start, inside[first].start - 1), inside[first:]
    arrows = list(_ARROW.finditer(flat, sentence.start + 8, sentence.end))
    if arrows:
        pieces = behind_arrows(flat, Span(arrows[0].end(), sentence.end))
        yield _trimmed(flat, sentence.start, arrows[0].start()), pieces
    dash = flat.rfind(" - ", start, sentence.end)
    if dash >= 0:
        yield _trimmed(flat, sentence.start, dash), [_trimmed(flat, dash + 3, sentence.end)]


def behind_arrows(flat: str, told: Span) -> list[Span]:
    """What arrows part: "Ministry of Energy → May 1"."""
    arrows = list(_ARROW.finditer(flat, told.start, told.end))
    starts = [told.start, *(arrow.end() for arrow in arrows)]
    ends = [*(arrow.start() for arrow in arrows), told.end]
    return [_trimmed(flat, start, end) for start, end in zip(starts, ends, strict=True)]


def fields_in(senses: Senses, line: Span, language: str) -> tuple[Field, ...]:
    """The owner and the deadline that are all that a line holds; none, where it holds more."""
    bracket = _BRACKETS.fullmatch(senses.flat, line.start, line.end)
    inside = _INSIDE.match(senses.flat, line.start, line.end) if bracket else None
    piece = Span(*inside.span(1)) if inside else _trimmed(senses.flat, line.start, line.end)
    if senses.cues(piece, language):
        return ()
    fields = tuple(
        Field(one.kind, line, one.value) for one in fields_without_label(senses, [piece], language)
    )
    owner = next((one.value for one in fields if one.kind == "owner"), None)
    if owner is None:
        return () if senses.has_verb(piece, language) else fields
    return fields if is_all_names(senses, owner, language) else ()


def is_all_names(senses: Senses, cell: Span, language: str) -> bool:
    owners = senses.owner_cell(cell, language)
    spans = [owner.span for owner in (*owners.lead, *owners.co) if owner.span]
    named = max((one.end for one in spans), default=0) - min((one.start for one in spans), default=0)
    return named >= _FILLS * (cell.end - cell.start) or senses.flat[cell.end - 1] == ")"


def _trimmed(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " ;,.":
        start += 1
    while end > start and flat[end - 1] in " ;,.":
        end -= 1
    return Span(start, end)


def fields_without_label(senses: Senses, pieces: Sequence[Span], language: str) -> Iterator[Field]:
    for piece in pieces:
        if piece.end <= piece.start or _says_something_else(senses, piece):
            return
        due = senses.due(piece, language, bare=True)
        term = due.span if has_term(due) else None
        if term is None:
            if not fills_owners(senses, piece, language):
                return
            yield Field("owner", piece, piece)
        elif _fills(senses, term, piece):
            yield Field("due", piece, piece)
        else:
            owner = _beside(senses.flat, piece, term)
            if not (fills_owners(senses, owner, language) or _is_named(senses, owner, language)):
                return
            yield Field("owner", piece, owner)
            yield Field("due", piece, term)


def _is_named(senses: Senses, owner: Span, language: str) -> bool:
    return _is_a_name(senses, owner, language) or _is_a_proper_name(senses, owner, language)


def _is_a_name(senses: Senses, owner: Span, language: str) -> bool:
    """ "(Kaspi; May 1)": beside a day a name is who does it, though nobody lists it."""
    words = owner.of(senses.flat)
    if len(words.split()) > _MOST_WORDS or words.count('"') % 2:
        return False
    if senses.has_verb(owner, language) or senses.cues(owner, language):
        return False
    cell = senses.owner_cell(owner, language, any_name=True)
    named = sum(one.span.end - one.span.start for one in (*cell.lead, *cell.co) if one.span)
    return named >= _FILLS * (owner.end - owner.start)


def _says_something_else(senses: Senses, piece: Span) -> bool:
    """ "Speaker - Ministry of Energy": its label is neither that of an owner nor of a day."""
    label = _LABEL.match(senses.page.lower, *piece)
    return label is not None and exactly(label[1]) == "other"


def _fills(senses: Senses, term: Span, piece: Span) -> bool:
    rest = senses.flat[piece.start : term.start] + senses.flat[term.end : piece.end]
    return len(rest.strip(_BESIDE)) <= (1 - _FILLS) * (piece.end - piece.start)


def _beside(flat: str, piece: Span, term: Span) -> Span:
    """What a piece holds beside its deadline, on the longer side."""
    before, after = Span(piece.start, term.start), Span(term.end, piece.end)
    longer = before if before.end - before.start >= after.end - after.start else after
    start, end = longer.start, longer.end
    while start < end and flat[start] in " ,;:.-":
        start += 1
    while end > start and flat[end - 1] in " ,;:.-":
        end -= 1
    return Span(start, end)


def _is_a_proper_name(senses: Senses, words: Span, language: str) -> bool:
    """ "Regional Perinatal Centre" beside a day: whatever a few words with a capital stand for, it is who."""
    text = words.of(senses.page.folded)
    if not text[:1].strip('"').isupper() and not text.startswith('"'):
        return False
    if len(text.split()) > _LONGEST_NAME or _STOPS.search(text) or text.count('"') % 2:
        return False
    if senses.cues(words, language) or senses.orders_by_form(words, language):
        return False
    if addresses_by_case(language) and senses.has_verb(words, language):
        return False
    return bool(senses.owner_cell(words, language, any_name=True).lead)


def _is_a_topic(senses: Senses, stated: Span, fields: list[Field], language: str) -> bool:
    """ "Current situation (Ministry of Energy)": a matter and who speaks about it."""
    dated = len(fields) > 1 or has_term(senses.due(stated, language))
    return not (dated or senses.has_verb(stated, language) or opens_with_verb(senses, stated, language))


def _names_its_owner(senses: Senses, stated: Span, language: str) -> bool:
    """Is somebody told already before the tail, so that the tail only says more of it?"""
    owners = senses.owners(stated, language)
    if not owners.lead:
        return False
    first = owners.lead[0]
    opens = first.span is not None and first.span.start - stated.start <= 4
    return opens or (owners.role in _TOLD and not first.id.startswith("?"))
