"""The forms by which bodies are named in a language: one automaton for words, one for abbreviations.

Names that consist of a head and a complement ("Ministry | of Finance") are taken apart, so that lists with
one head ("the Ministries of Finance and of Energy") need no forms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick

from instructions.extraction.bodies.collected import collected
from instructions.extraction.bodies.forms import MANY_KIND, Form, Part
from instructions.extraction.bodies.gaps import Gaps
from instructions.extraction.bodies.inflect import ANY_CASE, LONGEST_ENDING
from instructions.extraction.bodies.registry import Registry
from instructions.extraction.lexicon import Lexicon, alternation, lexicon
from instructions.extraction.loading import undisturbed

ANY_CLASS = "any"
"""Class of heads that fit every body: "these bodies"."""


class Index(NamedTuple):
    language: str
    words: Any
    short: Any
    suffixes: Mapping[str, frozenset[str]]
    word_suffixes: Mapping[str, frozenset[str]]
    """None, where the forms of the index bear their cases."""
    gaps: Gaps
    head_first: bool
    head_last: bool
    case_first: bool
    """The first word of a name bears its case, not the last."""
    bare_cases: frozenset[str]
    """What a form that bears no mark of a case may be."""
    levels: frozenset[str]
    """Levels that places of the registry have; others are below them."""
    endings: Mapping[str, frozenset[str]]
    """Endings of words outside the registry -> the cases they may show."""
    kinds: Mapping[str, frozenset[str]]
    """Head's class or common noun -> kinds of bodies that it may point back to."""
    companion: frozenset[str]
    """The case of those with whom something is done."""
    many: frozenset[str]
    """Ids of collectives."""
    members: Mapping[str, frozenset[str]]
    """Id of a collective -> ids of its members."""
    classes_of: Mapping[str, frozenset[str]]
    """Id of a collective -> classes of the heads by which its members are called."""
    every: Mapping[str, tuple[str, ...]]
    """Head's class -> the collectives that its plural may stand for."""
    some: re.Pattern[str] | None
    """Words before a collective by which only a part of it is meant."""

    @property
    def offices(self) -> re.Pattern[str]:
        """Offices above the ministries, which their holders may have beside another."""
        return _in_any_case(self.language, "body-offices")

    @property
    def persons(self) -> re.Pattern[str]:
        """Words in a name that say that it is a person's office."""
        return _in_any_case(self.language, "body-persons")

    def endings_of(self, word: str) -> frozenset[str]:
        """The cases that a word shows by its ending, longest first; all, where it shows none."""
        for length in range(min(LONGEST_ENDING, len(word)), 0, -1):
            if cases := self.endings.get(word[-length:].lower()):
                return cases
        return self.bare_cases


@lru_cache(maxsize=16)
def index_for(language: str, registry: Registry) -> Index:
    """What the lexicon and the registry tell about names of bodies; costly, so it is made once for both."""
    words = lexicon(language)
    long, short = ahocorasick.Automaton(), ahocorasick.Automaton()
    with undisturbed():
        names, classes = collected(words, registry)
        alike = {id(choices): choices for choices in names.values()}
        nouns = {row: _open_noun(choices) for row, choices in alike.items()}
        for form, choices in names.items():
            exact = choices[0].as_written
            (short if exact else long).add_word(exact or form, (len(form), choices, nouns[id(choices)]))
        for automaton in (long, short):
            automaton.make_automaton()
    order = words.forms("body-grammar", "order")
    suffixes = _by_form(words, "body-suffixes")
    return Index(
        language=language,
        words=long,
        short=short,
        suffixes=suffixes,
        word_suffixes={} if words.keys("body-noun-endings") else suffixes,
        gaps=Gaps.of_lexicon(words),
        head_first="last" not in order,
        head_last="first" not in order,
        case_first="first" in order,
        bare_cases=frozenset(words.forms("body-grammar", "bare")) or ANY_CASE,
        levels=frozenset(
            level
            for choices in names.values()
            for one in choices
            if one.part is Part.PLACE
            for level in one.ids
        ),
        endings=_by_form(words, "body-case-endings"),
        kinds=_kinds(classes, words),
        companion=frozenset(words.forms("body-grammar", "companion")),
        many=frozenset(body.id for body in registry.of_kind(MANY_KIND)),
        members={body.id: frozenset(body.members) for body in registry.bodies if body.members},
        classes_of=_classes_of_members(registry, classes),
        every=_collectives(names.values()),
        some=re.compile(alternation(some) + r"(?!\w)") if (some := words.forms("body-some")) else None,
    )


@cache
def _in_any_case(language: str, section: str) -> re.Pattern[str]:
    """Compiled when a text first asks."""
    return re.compile(alternation(lexicon(language).forms(section)), re.IGNORECASE)


def _open_noun(choices: tuple[Form, ...]) -> tuple[Form, ...]:
    """Of what a form may be, the noun that may begin before it, alone; else nothing."""
    return tuple([one for one in choices if one.open and one.part is Part.NOUN])[:1]


def _kinds(classes: Mapping[str, frozenset[str]], words: Lexicon) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, names in classes.items():
        for class_ in names:
            found.setdefault(class_, set()).add(kind)
    for kind in words.keys("body-nouns-of-kind"):
        for noun in words.forms("body-nouns-of-kind", kind):
            found.setdefault(noun, set()).add(kind)
    return {class_: frozenset(kinds) for class_, kinds in found.items()}


def _classes_of_members(
    registry: Registry, classes: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    return {
        body.id: frozenset(
            class_ for member in body.members for class_ in classes.get(registry[member].kind, ())
        )
        for body in registry.bodies
        if body.members
    }


def _collectives(names: Iterable[tuple[Form, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for choices in names:
        parts = {one.part: one for one in choices}
        if Part.WEAK in parts and Part.HEADS in parts:
            found |= dict.fromkeys(parts[Part.HEADS].classes, parts[Part.WEAK].ids[""])
    return found


def _by_form(words: Lexicon, section: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key in words.keys(section):
        for form in words.forms(section, key):
            found.setdefault(form, set()).add(key)
    return {form: frozenset(keys) for form, keys in found.items()}
