"""Persons whom a page calls by their office once ("Minister of Health Akmaral N.") and later by name alone.

A name stands for the body that its bearer heads. Who holds an office that gives orders, or one outside the
registry, is not looked for: such people speak more than they are spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from instructions.extraction.bodies import Mention, Named, Registry, named_in
from instructions.extraction.bodies.index import Index, index_for
from instructions.extraction.found import Span
from instructions.extraction.lexicon import lexicon

_BACK = 200
"""How long the title before a name may be."""
_MOST = 60
"""So many persons of a page are remembered."""
_LEAST_STEM = 4
_OFFICE = "office"
_CAPITALS, _SMALL = "A-ZА-ЯЁӘІҢҒҮҰҚӨҺ", "a-zа-яёәіңғүұқөһ"
_NAME = rf"[{_CAPITALS}][{_SMALL}]+(?:-[{_CAPITALS}][{_SMALL}]+)?"


class _Person(NamedTuple):
    first: str
    last: str
    """Without its case ending."""
    body: str


class People:
    """The persons of a page in one language."""

    def __init__(self, folded: str, text: str, language: str, registry: Registry) -> None:
        self.index: Index = index_for(language, registry)
        self._patronymics = lexicon(language).forms("person-names", "patronymic")
        self._endings = lexicon(language).forms("person-names", "ending")
        found = self._introduced(folded, text, language, registry) if self._patronymics else iter(())
        self._persons: dict[str, _Person] = {}
        for person in found:
            self._persons.setdefault(person.last, person)
            if len(self._persons) >= _MOST:
                break
        self._pattern = self._compiled() if self._persons else None

    def named_in(self, named: Named) -> Named:
        """The stretch with the persons that it names by name alone."""
        if self._pattern is None:
            return named
        new = [
            mention
            for mention in self._mentions(named.folded)
            if not any(_overlap(mention.span, one) for one in named.mentions)
        ]
        if not new:
            return named
        mentions = sorted([*named.mentions, *new], key=lambda one: (one.span.start, -one.span.end))
        return Named(named.text, named.folded, tuple(mentions))

    def _mentions(self, folded: str) -> Iterator[Mention]:
        assert self._pattern is not None
        for found in self._pattern.finditer(folded):
            person = self._person(found)
            if person is not None:
                span = Span(*found.span())
                yield Mention(span, (person.body,), self.index.endings_of(folded[span.start : span.end]))

    def _person(self, found: re.Match[str]) -> _Person | None:
        if found["last"]:
            return self._persons.get(found["last"])
        bearers = [one for one in self._persons.values() if one.first == found["first"]]
        return bearers[0] if len({one.body for one in bearers}) == 1 else None

    def _compiled(self) -> re.Pattern[str]:
        lasts = "|".join(sorted(map(re.escape, self._persons), key=len, reverse=True))
        firsts = "|".join({re.escape(one.first) for one in self._persons.values() if one.first}) or "(?!)"
        fathers = "|".join(map(re.escape, self._patronymics))
        ending = "|".join(map(re.escape, sorted(self._endings, key=len, reverse=True)))
        return re.compile(
            rf"(?<!\w)(?:(?:(?:{firsts})[ ])?(?P<last>{lasts})|(?P<first>{firsts})[ ]{_NAME}(?:{fathers}))"
            rf"(?:{ending})?(?!\w)"
        )

    def _introduced(self, folded: str, text: str, language: str, registry: Registry) -> Iterator[_Person]:
        named = re.compile(
            rf"[ ](?<=[{_SMALL}] )(?:(?P<first>{_NAME})[ ]|[{_CAPITALS}]\.[ ]?(?:[{_CAPITALS}]\.[ ]?)?)"
            rf"(?P<last>{_NAME})(?!\w)"
        )
        for found in named.finditer(folded):
            title = folded.rfind(" ", max(0, found.start() - _BACK), found.start()) + 1
            if not self.index.persons.fullmatch(folded, title, found.start()):
                continue
            floor = max(0, found.start() - _BACK)
            start = max(folded.rfind("\n", floor, found.start()) + 1, floor)
            office = named_in(text[start : found.start()], language=language, registry=registry).mentions
            ids = office[-1].ids if office and office[-1].span.end == found.start() - start else ()
            if len(ids) != 1 or ids[0] not in registry or registry[ids[0]].kind == _OFFICE:
                continue
            if len(last := self._stem(found["last"])) >= _LEAST_STEM:
                yield _Person(found["first"] or "", last, ids[0])

    def _stem(self, name: str) -> str:
        ending = max((one for one in self._endings if name.endswith(one)), key=len, default="")
        stem = name.removesuffix(ending)
        return stem if len(stem) >= _LEAST_STEM else name


def _overlap(span: Span, one: Mention) -> bool:
    return span.start < max(one.span.end, one.reach) and one.span.start < span.end
