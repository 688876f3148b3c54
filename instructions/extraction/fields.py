"""Lines such as "Deadline: …" and "Responsible: …": fields of the item above, or of a card of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.found import Span
from instructions.extraction.lexicon import languages, lexicon
from instructions.extraction.page import Page
from instructions.extraction.passages import Passage
from instructions.extraction.phrases import choice
from instructions.extraction.sentences import sentences

_OPENING = 3
_MARK = re.compile(r"[:\n]|-\s")
"""Behind a label stands one of these."""
_LONGEST_CARD_TITLE = 40
_INNER = re.compile(r"\s*[;(]\s*(?=[^\W\d_])")
_OWN_LABEL = re.compile(r"([^\W\d_][^\n:;.|]{1,38}?)\s*(?::|-(?= ))\s*")
NO_LABELS: Mapping[str, str] = {}
_NEXT_FIELD = re.compile(r"\s*[,;.(]\s*(?=[^\W\d_])")
FIELD_KINDS = ("action", "due", "owner", "co", "form", "status")


class Field(NamedTuple):
    kind: str
    span: Span
    value: Span


class Unit(NamedTuple):
    """A sentence with its fields, or a card: fields without a sentence."""

    passage: Passage
    sentence: Span | None
    fields: tuple[Field, ...] = ()
    first: bool = True
    """The first sentence of its passage."""
    last: bool = True

    def field(self, kind: str) -> Field | None:
        return next((field for field in self.fields if field.kind == kind), None)

    @property
    def span(self) -> Span:
        if self.sentence and not self.fields:
            return self.sentence
        spans = [field.span for field in self.fields]
        if self.sentence:
            spans.append(self.sentence)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@cache
def label_pattern(language: str) -> re.Pattern[str] | None:
    """A label at the start of a stretch, with the mark after it; the group's name is what it labels."""
    groups = []
    for kind in FIELD_KINDS:
        if forms := _labels(language, kind):
            groups.append(f"(?P<{kind}>{choice(forms)})")
    return re.compile(rf"(?:{'|'.join(groups)})\s*(?::|-(?=\s)|(?=\n))\s*") if groups else None


def _labels(language: str, kind: str) -> tuple[str, ...]:
    words = lexicon(language)
    if kind != "co":
        return words.forms("labels", kind)
    return tuple(
        form for form in words.forms("body-labels", "co") if form not in words.forms("labels", "other")
    )


def label_alone(page: Page, span: Span, language: str) -> str:
    """The kind of the label that a stretch is and nothing else, its value standing below it; else ""."""
    text = page.lower[span.start : span.end].rstrip(" :")
    return _kinds_of_labels(language, languages()).get(text, "")


@cache
def _kinds_of_labels(language: str, among: tuple[str, ...]) -> Mapping[str, str]:
    """label -> its kind; where languages disagree, what it is in this one."""
    found: dict[str, str] = {}
    for one in (language, *among):
        for kind in FIELD_KINDS:
            for label in _labels(one, kind):
                found.setdefault(label, kind)
    return found


@cache
def label_inside(language: str) -> re.Pattern[str] | None:
    """A label of deadline or owner anywhere in a line, with words of its own before the colon; in brackets
    before a dash too."""
    groups = []
    for kind in ("due", "owner"):
        if forms := lexicon(language).forms("labels", kind):
            groups.append(f"(?P<{kind}>{choice(forms)})")
    dashed = r"\s-\s(?=[^()]{1,60}\)$)"
    return re.compile(rf"(?:{'|'.join(groups)})(?:[^:;.]{{0,30}}:\s*|{dashed})") if groups else None


@cache
def _label_openings(language: str) -> frozenset[str]:
    """How labels begin: with a letter or two more, where they have them."""
    forms = (form for kind in FIELD_KINDS for form in _labels(language, kind))
    return frozenset(form[:_OPENING].rstrip("*") for form in forms)


@cache
def _every_opening(among: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_label_openings, among))


@cache
def _all_label_openings(language: str, among: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """How labels begin in each language, this one first."""
    others = (other for other in among if other != language)
    return tuple((one, _label_openings(one)) for one in (language, *others))


def field_at(page: Page, span: Span, language: str, learnt: Mapping[str, str] = NO_LABELS) -> Field | None:
    """The field that a stretch is; `learnt`: labels that only this page uses, with their kinds.

    A label in another language counts too: a line is short, and a name in it may hide its language.
    """
    if learnt and (own := _own_field(page, span, learnt)):
        return own
    opening = page.lower[span.start : span.start + _OPENING]
    every = _every_opening(languages())
    if not (opening in every or opening[:2] in every or opening[:1] in every):
        return None
    opens = {opening[:count] for count in range(1, _OPENING + 1)}
    for one, openings in _all_label_openings(language, languages()):
        if opens.isdisjoint(openings) or not _MARK.search(page.lower, span.start, span.end):
            continue
        compiled = label_pattern(one)
        found = compiled.match(page.lower, span.start, span.end) if compiled else None
        if found is not None and found.lastgroup is not None and found.end() < span.end:
            return Field(found.lastgroup, span, Span(found.end(), span.end))
    return None


def _own_field(page: Page, span: Span, learnt: Mapping[str, str]) -> Field | None:
    found = _OWN_LABEL.match(page.lower, span.start, span.end)
    if found is None or found[1] not in learnt or found.end() >= span.end:
        return None
    return Field(learnt[found[1]], span, Span(found.end(), span.end))


def units(page: Page, passages: Sequence[Passage], learnt: Mapping[str, str] = NO_LABELS) -> list[Unit]:
    """Sentences of the passages in order, each with the fields that follow it."""
    found: list[Unit] = []
    for number, passage in enumerate(passages):
        if not _may_hold_sentences(passage):
            continue
        if _heads_items(page, passages, number, learnt):
            found.append(Unit(passage, passage.content))
            continue
        for unit in _of_passage(page, passage, learnt):
            _take(found, unit)
    return found


def _heads_items(page: Page, passages: Sequence[Passage], number: int, learnt: Mapping[str, str]) -> bool:
    """ "Executor - the akimat" between an empty line and the first of the items that it holds for."""
    if not 0 < number < len(passages) - 1:
        return False
    before, passage, following = passages[number - 1 : number + 2]
    field = field_at(page, passage.content, passage.language, learnt)
    if field is None or field.kind not in ("due", "owner"):
        return False
    apart = page.folded.count("\n", before.end, passage.start) > 1
    close = page.folded.count("\n", passage.end, following.start) == 1
    return apart and close and field_at(page, following.content, following.language, learnt) is None


def _may_hold_sentences(passage: Passage) -> bool:
    return passage.end > passage.body


def _of_passage(page: Page, passage: Passage, learnt: Mapping[str, str]) -> Iterator[Unit]:
    whole = passage.content
    if (field := field_at(page, whole, passage.language, learnt)) and not _more_labels(
        page, field, passage.language
    ):
        yield Unit(passage, None, (field,))
        return
    spans = _with_brackets(page, list(sentences(page.folded, passage.body, passage.end, passage.language)))
    own = learnt if passage.mark else NO_LABELS
    for index, span in enumerate(spans):
        if field := field_at(page, span, passage.language, own):
            yield Unit(passage, None, fields_of(page, field, passage.language))
        elif inner := _inner(page, span, passage, own):
            yield Unit(passage, inner[0], inner[1], index == 0, index == len(spans) - 1)
        else:
            yield Unit(passage, span, first=index == 0, last=index == len(spans) - 1)


def fields_of(page: Page, field: Field, language: str) -> tuple[Field, ...]:
    """A field, and those that follow it in its sentence: "Responsible - A, term - May 1"."""
    compiled = label_pattern(language)
    found, kinds = [field], {field.kind}
    start = field.value.start
    while compiled is not None and (cut := _NEXT_FIELD.search(page.lower, start, field.span.end)):
        start = cut.end()
        label = compiled.match(page.lower, cut.end(), field.span.end)
        if label is None or label.lastgroup in kinds or label.end() >= field.span.end:
            continue
        last = found[-1]
        found[-1] = Field(last.kind, last.span, Span(last.value.start, cut.start()))
        found.append(Field(label.lastgroup or "", field.span, Span(label.end(), field.span.end)))
        kinds.add(label.lastgroup or "")
        start = label.end()
    return tuple(found)


def _with_brackets(page: Page, spans: list[Span]) -> list[Span]:
    """Sentences, those that are nothing but a bracket joined to the one before."""
    found: list[Span] = []
    for span in spans:
        bracket = (
            page.folded[span.start] in "([" and page.folded[span.start : span.end].rstrip(".;")[-1:] in ")]"
        )
        if bracket and found:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _inner(
    page: Page, span: Span, passage: Passage, learnt: Mapping[str, str]
) -> tuple[Span, tuple[Field, ...]] | None:
    """An item that ends in its fields: "…; deadline - May 1; responsible - A.", "… (responsible: A)"."""
    if not passage.mark:
        return None
    for cut in _INNER.finditer(page.lower, span.start, span.end):
        bracket = page.lower[cut.start() : cut.end()].strip() == "("
        end = page.lower.find(")", cut.end(), span.end) if bracket else span.end
        if end < 0 or page.lower[end : span.end].strip(" .;)"):
            continue
        fields = _fields_in(page, Span(cut.end(), end), passage.language, learnt)
        if fields and (not bracket or len(fields) > 1):
            return Span(span.start, cut.start()), fields
    return None


def _fields_in(page: Page, rest: Span, language: str, learnt: Mapping[str, str]) -> tuple[Field, ...]:
    """All parts of a stretch as fields; none, if one of them is something else."""
    found: list[Field] = []
    start = rest.start
    while start < rest.end:
        stop = page.lower.find(";", start, rest.end)
        stop = rest.end if stop < 0 else stop
        end = stop
        while end > start and page.lower[end - 1] in " .;)":
            end -= 1
        if end > start:
            field = field_at(page, Span(start, end), language, learnt)
            if field is None:
                return ()
            found.append(field)
        start = stop + 1
        while start < rest.end and page.lower[start] == " ":
            start += 1
    return tuple(found)


def _more_labels(page: Page, field: Field, language: str) -> bool:
    """One line with several fields: "Deadline: May 1. Responsible: …"."""
    compiled = label_pattern(language)
    if compiled is None:
        return False
    return any(
        found.start() > field.value.start
        for found in compiled.finditer(page.lower, field.value.start, field.value.end)
    )


def _take(found: list[Unit], unit: Unit) -> None:
    """Add a unit; fields go to the one before, unless that one has such a field already."""
    before = found[-1] if found else None
    if unit.sentence is not None and before is not None and _is_headed_by_fields(before, unit):
        found[-1] = unit._replace(fields=(*before.fields, *unit.fields), first=True)
        return
    if unit.sentence is not None or before is None:
        found.append(unit)
        return
    if _is_title_of_card(before, unit.fields[0].kind):
        found[-1] = Unit(before.passage, None, (*before.fields, *unit.fields))
    elif _begins_anew(before, unit.fields[0].kind):
        found.append(unit)
    else:
        fields = (*before.fields, *unit.fields)
        found[-1] = Unit(before.passage, before.sentence, fields, before.first, before.last)


def _is_headed_by_fields(before: Unit, unit: Unit) -> bool:
    """ "Responsible: … Deadline: … To prepare the rules.": the fields stand before what is to be done."""
    if before.sentence is not None or before.passage is not unit.passage or not unit.passage.mark:
        return False
    return not any(field.kind == "action" for field in before.fields)


def _is_title_of_card(before: Unit, kind: str) -> bool:
    """ "Step 2 of 9", its owner below it, and only then "Content: …"."""
    told = {field.kind for field in before.fields}
    if before.sentence is None or not told or kind != "action" or "action" in told:
        return False
    return before.sentence.end - before.sentence.start <= _LONGEST_CARD_TITLE


def _begins_anew(before: Unit, kind: str) -> bool:
    """Does a field belong to a card of its own, not to the unit before it?"""
    if any(field.kind == kind for field in before.fields):
        return True
    if before.sentence is None:
        return False
    return kind == "action" or (not before.fields and _is_heading(before))


def _is_heading(unit: Unit) -> bool:
    """A short name above a card ("Measure 2.1") is not what the card's fields belong to."""
    assert unit.sentence is not None
    return unit.passage.mark.startswith("bullet") and unit.sentence.end - unit.sentence.start < 20
