"""The forms by which bodies are named in a language: one automaton for words, one for abbreviations.

Names that consist of a head and a complement ("Ministry | of Finance") are taken apart, so that lists with
one head ("the Ministries of Finance and of Energy") need no forms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

import ahocorasick

from instructions.extraction.bodies.inflect import ANY_CASE, LONGEST_ENDING, Inflector
from instructions.extraction.bodies.registry import Body, Registry
from instructions.extraction.folding import fold
from instructions.extraction.lexicon import Lexicon, alternation, lexicon


class Part(StrEnum):
    """What a hit is to a name. The letters spell the runs that `grammar` reads."""

    OFFICE = "y"
    NAME = "n"
    BRAND = "b"
    HEAD = "h"
    HEADS = "H"
    PLACE = "p"
    COMPLEMENT = "d"
    LEVEL = "t"
    LEVELS = "T"
    TITLE = "l"
    TITLES = "L"
    WEAK = "w"
    WEAK_BRAND = "v"
    NOUN = "u"
    LEGAL_FORM = "j"
    HOME = "c"
    FOREIGN = "f"
    FOREIGN_ADJECTIVE = "g"
    ALL = "a"
    POINTER = "i"


_RANK = {part: rank for rank, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Form:
    """What a form may be. `ids` by what it completes: a head's class, a place's level, "" for a name."""

    part: Part
    cases: frozenset[str] = ANY_CASE
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    as_written: str = ""
    open: bool = False
    """The word may go on; and for a noun, begin before."""

    def joined(self, other: Form) -> Form:
        ids = {
            key: _union(self.ids.get(key, ()), other.ids.get(key, ())) for key in {**self.ids, **other.ids}
        }
        cases, classes = self.cases | other.cases, self.classes | other.classes
        written = self.as_written if other.as_written else ""
        return Form(self.part, cases, ids, classes, written, self.open and other.open)


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return one + tuple(id_ for id_ in other if id_ not in one)


ANY_CLASS = "any"
"""Class of heads that fit every body: "these bodies"."""
PLACE_KIND = "region"
"""Bodies of this kind are named by a place and its level: Abai Region."""
BRAND_KINDS = frozenset({"company", "institution"})
"""These keep their name in other languages, and take a common noun beside it: the company KEGOC."""
MANY_KIND = "collective"
SPELLED_KINDS = frozenset({"ministry", "agency"})
"""Bodies whose full name is shortened to its initials."""

Forms = dict[str, dict[Part, Form]]

_SHORT = re.compile(r"(?=(?:[^\W\d_]*[^\W\d_a-zа-яәіңғүұқөһ]){2})[\w-]{2,9}$")


def is_abbreviation(name: str) -> bool:
    """One word with two capitals or more: MoF, ҒЖБМ, АСПиР."""
    return bool(_SHORT.match(name))


@dataclass(frozen=True, slots=True)
class Gaps:
    """What may stand between two hits that belong together; `sign` gives it one letter, "|" is a break."""

    and_: re.Pattern[str]
    of: re.Pattern[str]
    quoted: re.Pattern[str]

    @classmethod
    def of_lexicon(cls, words: Lexicon) -> Gaps:
        def choice(forms: tuple[str, ...]) -> str:
            return (
                "|".join(
                    re.escape(form).replace("\\ ", r"\s+") for form in sorted(forms, key=len, reverse=True)
                )
                or "(?!)"
            )

        links = rf"(?:\s+(?:{choice(words.forms('body-links'))}))?"
        signs, conjunctions = (choice(words.forms("body-conjunctions", key)) for key in ("sign", "word"))
        return cls(
            and_=re.compile(
                rf'["\s]*(?:(?:{signs})(?:\s*(?:{conjunctions})(?!\w))?|\s(?:{conjunctions})(?!\w)){links}["\s]*'
            ),
            of=re.compile(rf'\s+(?:{choice(words.forms("body-links"))})["\s]+'),
            quoted=re.compile(r'["\s]*'),
        )

    def sign(self, gap: str) -> str:
        if gap == " " or self.quoted.fullmatch(gap):
            return ""
        if len(gap) > MOST_GAP:
            return "|"
        if self.of.fullmatch(gap):
            return "o"
        if self.and_.fullmatch(gap):
            return "&"
        return "-" if gap.strip() == "-" and gap != "-" else "|"


MOST_GAP = 40


@dataclass(frozen=True, slots=True)
class Index:
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
    persons: re.Pattern[str]
    """Words in a name that say that it is a person's office."""
    many: frozenset[str]
    """Ids of collectives."""
    classes_of: Mapping[str, frozenset[str]]
    """Id of a collective -> classes of the heads by which its members are called."""
    every: Mapping[str, tuple[str, ...]]
    """Head's class -> the collectives that its plural may stand for."""

    def endings_of(self, word: str) -> frozenset[str]:
        """The cases that a word shows by its ending, longest first; all, where it shows none."""
        for length in range(min(LONGEST_ENDING, len(word)), 0, -1):
            if cases := self.endings.get(word[-length:].lower()):
                return cases
        return self.bare_cases


@lru_cache(maxsize=16)
def index_for(language: str, registry: Registry) -> Index:
    words = lexicon(language)
    collector = _Collector(words, registry)
    forms = collector.collected()
    long, short = ahocorasick.Automaton(), ahocorasick.Automaton()
    for form, parts in forms.items():
        choices = tuple(sorted(parts.values(), key=lambda one: _RANK[one.part]))
        exact = choices[0].as_written
        (short if exact else long).add_word(exact or form, (len(form), choices))
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
            level for parts in forms.values() if Part.PLACE in parts for level in parts[Part.PLACE].ids
        ),
        endings=_by_form(words, "body-case-endings"),
        kinds=_kinds(collector.classes, words),
        companion=frozenset(words.forms("body-grammar", "companion")),
        persons=re.compile(alternation(words.forms("body-persons")), re.IGNORECASE),
        many=frozenset(body.id for body in registry.of_kind(MANY_KIND)),
        classes_of=_classes_of_members(registry, collector.classes),
        every=_collectives(forms),
    )


def _kinds(classes: Mapping[str, set[str]], words: Lexicon) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, names in classes.items():
        for class_ in names:
            found.setdefault(class_, set()).add(kind)
    for kind in words.keys("body-nouns-of-kind"):
        for noun in words.forms("body-nouns-of-kind", kind):
            found.setdefault(noun, set()).add(kind)
    return {class_: frozenset(kinds) for class_, kinds in found.items()}


def _classes_of_members(registry: Registry, classes: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {
        body.id: frozenset(
            class_ for member in body.members for class_ in classes.get(registry[member].kind, ())
        )
        for body in registry.bodies
        if body.members
    }


def _collectives(forms: Forms) -> dict[str, tuple[str, ...]]:
    return {
        class_: parts[Part.WEAK].ids[""]
        for parts in forms.values()
        if Part.WEAK in parts and Part.HEADS in parts
        for class_ in parts[Part.HEADS].classes
    }


def _by_form(words: Lexicon, section: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key in words.keys(section):
        for form in words.forms(section, key):
            found.setdefault(form, set()).add(key)
    return {form: frozenset(keys) for form, keys in found.items()}


_BRANDED = {Part.NAME: Part.BRAND, Part.WEAK: Part.WEAK_BRAND}


class _Collector:
    def __init__(self, words: Lexicon, registry: Registry) -> None:
        self.words = words
        self.registry = registry
        self.language = words.language
        self.inflector = Inflector(words)
        self.forms: Forms = {}
        self.heads = self._class_of("body-heads")
        self.levels = self._class_of("body-places")
        self.links = tuple(words.forms("body-links"))
        self.conjunctions = tuple(f"{word} " for word in words.forms("body-conjunctions", "word"))
        self.genitives = words.forms("body-suffixes", "gen")
        self.order = words.forms("body-grammar", "order")
        self.classes = self._classes_of_kinds()

    def collected(self) -> Forms:
        self._lexicon_words()
        for body in self.registry.bodies:
            for name in body.called(self.language):
                self._name(body, name, Part.NAME)
            for name in body.perhaps_called(self.language):
                self._name(body, name, Part.WEAK)
        for body in self.registry.bodies:
            for language in body.names:
                if language != self.language:
                    for name in body.called(language):
                        self._name_from_elsewhere(body, name)
        self._acronyms()
        return self.forms

    def _acronyms(self) -> None:
        """Initials of full names: the only reading, or the likeliest one, of an ambiguous abbreviation."""
        found: dict[str, list[str]] = {}
        for body in self.registry.bodies:
            if body.kind in SPELLED_KINDS:
                for acronym in self._initials(body.names.get(self.language, "")):
                    found.setdefault(acronym, []).append(body.id)
        for acronym, ids in found.items():
            known = self.forms.get(acronym, {})
            if Part.NAME not in known and (len(ids) == 1 or not known):
                form = Form(Part.WEAK, ids={"": tuple(ids)}, as_written=acronym)
                self.forms[acronym] = {Part.WEAK: form}

    def _initials(self, name: str) -> set[str]:
        words = [word for word in re.split(r"[\s-]+", fold(name)) if word]
        small = {*self.links, *self.words.forms("body-conjunctions", "word")}
        kept = [word for word in words if word.lower() not in small]
        if len(kept) < 2:
            return set()
        full = "".join(word[0] if word.lower() in small else word[0].upper() for word in words)
        return {"".join(word[0].upper() for word in kept), full}

    def _classes_of_kinds(self) -> dict[str, set[str]]:
        """Heads by which several bodies of a kind are called in full: ministries by "ministry"."""
        seen: dict[tuple[str, str], set[str]] = {}
        for body in self.registry.bodies:
            name = " ".join(fold(body.names.get(self.language, "")).lower().split())
            for head, _ in self._split(name, self.heads):
                seen.setdefault((body.kind, self.heads[head]), set()).add(body.id)
        found: dict[str, set[str]] = {}
        for (kind, class_), ids in seen.items():
            if len(ids) > 1:
                found.setdefault(kind, set()).add(class_)
        return found

    def _lexicon_words(self) -> None:
        for section, one, many in (
            ("body-heads", Part.HEAD, Part.HEADS),
            ("body-places", Part.LEVEL, Part.LEVELS),
        ):
            for key in self.words.keys(section):
                class_, _, number = key.partition(".")
                for lemma in self.words.forms(section, key):
                    self._inflected(lemma, Form(many if number else one, classes=frozenset({class_})))
        for key, title in (("one", Part.TITLE), ("many", Part.TITLES)):
            for lemma in self.words.forms("body-titles", key):
                self._inflected(lemma, Form(title))
        for lemma in self.words.forms("body-offices"):
            self._inflected(lemma, Form(Part.OFFICE))
        for section, part in (
            ("body-home", Part.HOME),
            ("body-foreign", Part.FOREIGN),
            ("body-foreign-adjectives", Part.FOREIGN_ADJECTIVE),
            ("body-nouns", Part.NOUN),
            ("body-legal-forms", Part.LEGAL_FORM),
            ("body-all", Part.ALL),
            ("body-pointers", Part.POINTER),
        ):
            for form in self.words.forms(section):
                self._word(form, part)

    def _word(self, form: str, part: Part) -> None:
        word = form.rstrip("*")
        if is_abbreviation(word):
            self._add(word.lower(), Form(part, as_written=word), word)
        else:
            self._add(word.lower(), Form(part, classes=frozenset({word.lower()}), open=word != form))

    def _class_of(self, section: str) -> dict[str, str]:
        return {
            lemma: key.partition(".")[0]
            for key in self.words.keys(section)
            for lemma in self.words.forms(section, key)
        }

    # -- names ------------------------------------------------------------------------------------

    def _name(self, body: Body, name: str, part: Part) -> None:
        written = " ".join(fold(name).split())
        of = {"": (body.id,)}
        part = (
            Part.PLACE
            if body.kind == PLACE_KIND and part is Part.WEAK
            else _BRANDED.get(part, part)
            if body.kind in BRAND_KINDS
            else part
        )
        if is_abbreviation(written):
            self._add(written.lower(), Form(part, ids=of, as_written=written), written)
        elif not self._in_pieces(body, written.lower(), part):
            self._inflected(written.lower(), Form(part, ids=of))

    def _in_pieces(self, body: Body, name: str, part: Part) -> bool:
        splits = [
            (head, rest)
            for head, rest in self._split(name, self.heads)
            if self.heads[head] in self.classes.get(body.kind, ())
        ]
        if body.kind == PLACE_KIND:
            return any(
                [self._place(body, rest) for _, rest in splits] or [self._place(body, name, bare=False)]
            )
        if part is not Part.NAME or body.members or body.kind == MANY_KIND:
            return body.kind == MANY_KIND and self._is_level_of_heads(name)
        for head, complement in splits:
            self._add(complement, Form(Part.COMPLEMENT, ids={self.heads[head]: (body.id,)}))
            self._glued(self.heads[head], complement, body)
        return bool(splits)

    def _glued(self, class_: str, complement: str, body: Body) -> None:
        """A head's short form may be written onto the complement: Еңбекмині."""
        if " " not in complement:
            for short in self.words.forms("body-glued-heads", class_):
                self._inflected(complement + short, Form(Part.NAME, ids={"": (body.id,)}))

    def _is_level_of_heads(self, name: str) -> bool:
        """ "Regional akimats": grammar reads that from its two words."""
        level, _, head = name.partition(" ")
        return level in self.levels and head in self.heads

    def _place(self, body: Body, name: str, *, bare: bool = True) -> bool:
        """ "Abai Region": a place of a level; "the capital": of none."""
        splits = list(self._split(name, self.levels, both=True))
        for level, place in splits:
            form = Form(Part.PLACE, ids={self.levels[level]: (body.id,)})
            for variant in self.inflector.agreeing(place):
                self._inflected(variant, form)
        if bare and not splits:
            self._inflected(name, Form(Part.PLACE, ids={"": (body.id,)}))
        return bare or bool(splits)

    def _split(
        self, name: str, lemmas: Mapping[str, str], *, both: bool = False
    ) -> Iterator[tuple[str, str]]:
        """Head or level, and what it leaves of the name."""
        for lemma in lemmas:
            if both or "last" not in self.order:
                rest = self._linked(name.removeprefix(lemma)) if name.startswith(lemma) else None
                if rest:
                    yield lemma, rest
            if both or "first" not in self.order:
                for ending in (lemma, *(lemma + suffix for suffix in self.genitives)):
                    if name.endswith(" " + ending):
                        yield lemma, name[: -len(ending) - 1]

    def _linked(self, rest: str) -> str | None:
        """What follows a head, without "of the"."""
        if not rest.startswith((" ", ".")):
            return None
        rest = rest.lstrip(" .")
        longest = max((link for link in self.links if rest.startswith(link + " ")), key=len, default="")
        rest = rest[len(longest) :].lstrip()
        return None if rest.startswith(self.conjunctions) else rest

    def _name_from_elsewhere(self, body: Body, name: str) -> None:
        """Abbreviations and companies keep their name in a text of another language."""
        written = " ".join(fold(name).split())
        of = {"": (body.id,)}
        part = Part.BRAND if body.kind in BRAND_KINDS else Part.NAME
        if is_abbreviation(written):
            if written not in self.forms:
                self._add(written.lower(), Form(part, ids=of, as_written=written), written)
        elif body.kind in BRAND_KINDS and written.lower() not in self.forms:
            self._inflected(written.lower(), Form(part, ids=of))

    # -- forms ------------------------------------------------------------------------------------

    def _inflected(self, lemma: str, form: Form) -> None:
        for inflected, cases in self.inflector.forms(lemma).items():
            self._add(inflected, Form(form.part, cases, form.ids, form.classes, form.as_written))

    def _add(self, text: str, form: Form, key: str | None = None) -> None:
        parts = self.forms.setdefault(key or text, {})
        known = parts.get(form.part)
        parts[form.part] = known.joined(form) if known else form
