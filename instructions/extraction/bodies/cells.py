"""The owners of a cell of a plan, or of a line "Responsible: …"."""

from __future__ import annotations

import re

from instructions.extraction.bodies.cell_items import with_whole_items
from instructions.extraction.bodies.find import named_in
from instructions.extraction.bodies.groups import Group
from instructions.extraction.bodies.hits import NO_GLOSSARY, Glossary
from instructions.extraction.bodies.index import index_for
from instructions.extraction.bodies.markers import CONTEXT, markers
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.owners import Owners, Role
from instructions.extraction.bodies.reader import MOST, Reader, bracketed
from instructions.extraction.bodies.registry import Registry, seeded_registry
from instructions.extraction.bodies.strangers import strangers, whole_item
from instructions.extraction.found import Owner, Span

_OPENED = re.compile(r"\(([^\W\d_][\w ]{2,40}?)\s*[-:]\s*[\"]*$")
_MARK_BEHIND = re.compile(r"[\"]*\s*\(([^()]{1,40})\)")
_DASHED = re.compile(r"[\"]*(?:\s*\([^()]{1,40}\))?\s*-\s*([^\W\d_][\w ]{2,40}?)\s*(?=[,;.)]|$)")


def read_owner_cell(
    cell: str,
    *,
    language: str,
    registry: Registry | None = None,
    glossary: Glossary = NO_GLOSSARY,
    at: int = 0,
    any_name: bool = False,
    sure: bool = False,
) -> Owners:
    """Owners of a cell of a plan or of a line "Responsible: …": all lead, unless one of them is marked.

    `any_name`: it is certain that the cell names owners, so what names no known body is a name too; `sure`:
    even one in small letters.
    """
    registry = registry or seeded_registry()
    cell = bracketed(cell[:MOST], markers(language))
    named = named_in(cell, language=language, registry=registry, glossary=glossary)
    reader = _CellReader(named, index_for(language, registry), markers(language), ())
    owners = reader.owners()
    if not any_name:
        return owners.moved(at)
    return _with_whole_names(_with_strangers(owners, reader, language, sure=sure), reader, language).moved(at)


def _with_whole_names(owners: Owners, reader: Reader, language: str) -> Owners:
    """The owners of a cell, those that nobody lists named by all the words of their item."""
    if not owners.lead and not owners.co and len(reader.groups) == 1 and not reader.groups[0].mentions[0].ids:
        first = reader.groups[0].mentions[0]
        alone = Owner(OUTSIDE + first.span.of(reader.original), first.span)
        return owners._replace(lead=(alone,)) if first.many and not first.points_to else owners
    taken = [mention.span for one in reader.groups for mention in one.mentions]

    def whole(owner: Owner) -> Owner:
        if owner.span is None or not owner.id.startswith(OUTSIDE):
            return owner
        span = whole_item(reader.text, owner.span, taken, language)
        return Owner(OUTSIDE + span.of(reader.original), span)

    taken += [owner.span for owner in owners.co if owner.span]
    named = [whole(one) for one in owners.lead]
    marked = any(reader.words.marks_lead(mark) for group in reader.groups for mark in group.marks)
    leads = with_whole_items(named, taken, reader.original, reader.text, language, marked=marked)
    return owners._replace(lead=tuple(leads), co=tuple(map(whole, owners.co)))


def _with_strangers(owners: Owners, reader: Reader, language: str, *, sure: bool) -> Owners:
    """The owners of a cell with those names in it that nobody lists."""
    known = [Span(group.start, group.end) for group in reader.groups]
    lead, co = list(owners.lead), list(owners.co)
    marked = any(reader.words.marks_lead(mark) for group in reader.groups for mark in group.marks)
    for span, is_co in strangers(reader.text, known, language, sure=sure):
        owner = Owner(OUTSIDE + span.of(reader.original), span)
        (co if is_co or marked else lead).append(owner)
    if len(lead) + len(co) == len(owners.lead) + len(owners.co):
        return owners
    heads = [one for one in lead if one.span and _is_marked(reader, one.span)]
    if heads and not marked:
        lead, co = heads, [one for one in lead if one not in heads] + co
    lead.sort(key=lambda one: one.span or Span(0, 0))
    return owners._replace(lead=tuple(lead), co=tuple(co))


def _is_marked(reader: Reader, name: Span) -> bool:
    """ "Kaspi (summary), A": the mark behind a name that nobody lists."""
    mark = _MARK_BEHIND.match(reader.lower, name.end)
    return mark is not None and reader.words.marks_lead(mark[1])


class _CellReader(Reader):
    def owners(self) -> Owners:
        """All groups lead, but those behind a co-executor's marker and those beside a marked one."""
        self._part_at_semicolons()
        self.set_apart()
        everyone = Group([])
        for number, group in enumerate(self.groups):
            if number not in self.roles and not self._is_with_the_one_before(number):
                everyone.mentions += group.mentions
                everyone.marks += map(self._cell_mark, group.mentions, group.marks)
        lead = everyone if everyone.mentions else None
        return self.answer(lead, self.with_role(Role.CO), Role.ORDERED)

    def _part_at_semicolons(self) -> None:
        """ "A; B assists": what is said of one of them is not said of the other."""
        number = 0
        while number < len(self.groups):
            mentions = self.groups[number].mentions
            for at in range(len(mentions) - 1, 0, -1):
                gap = self.text[mentions[at - 1].span.end : mentions[at].span.start]
                if ";" in gap:
                    self.groups.insert(number + 1, self.groups[number].split(at))
                    break
            number += 1 if len(self.groups[number].mentions) == len(mentions) else 0

    def _is_with_the_one_before(self, number: int) -> bool:
        """ "A with B" in a cell."""
        gap = self.lower[self.groups[number - 1].end : self.groups[number].start] if number else ""
        if gap.strip() in self.words.between:
            self.roles[number] = Role.CO
        return number in self.roles

    def _cell_mark(self, mention: Mention, mark: str) -> str:
        """ "(summary)" after a body; also "(summary - A)" around it, and "A - summary"."""
        if mark and self.words.lead_mark.match(mark):
            return mark
        left = self.lower[max(0, mention.span.start - CONTEXT) : mention.span.start]
        if opened := _OPENED.search(left):
            return opened[1]
        reach = max(mention.span.end, mention.reach)
        after = _DASHED.match(self.lower, reach, reach + CONTEXT)
        return after[1] if after else mark
