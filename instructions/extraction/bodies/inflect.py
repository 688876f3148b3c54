"""Case forms of a body's name, by the endings of a language's lexicon; no dictionary needed.

A name is inflected from its first word up to its head noun: adjectives and the head take the case, what
follows the head stays ("Национальной палате предпринимателей"). A plural head goes on after "and"
("министерствам и ведомствам"). A language without such endings has one form of each name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instructions.extraction.lexicon import Lexicon

NOMINATIVE = "nom"
LONGEST_ENDING = 6
ANY_CASE = frozenset({"any"})

Endings = Mapping[str, tuple[str, ...]]
"""case -> endings that replace the nominative one."""


class Inflector:
    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = _paradigms(lexicon, "body-noun-endings")
        self._adjectives = _paradigms(lexicon, "body-adjective-endings")
        self._bare = frozenset(lexicon.forms("body-bare-letters"))
        self._fixed = frozenset(lexicon.forms("body-fixed-words"))
        self._fixed_beginnings = lexicon.forms("body-fixed-beginnings")
        self._heads = frozenset(lexicon.forms("body-heads"))
        self._genders = {
            ending: lexicon.forms("body-adjective-genders", ending)
            for ending in lexicon.keys("body-adjective-genders")
        }
        self._many = frozenset(lexicon.forms("body-many-endings"))
        self._and = frozenset(lexicon.forms("body-conjunctions", "word"))
        self._cases = sorted({case for endings in self._nouns.values() for case in endings if case})

    def forms(self, name: str) -> dict[str, frozenset[str]]:
        """Each form of a folded lower-case name, with the cases it may stand for."""
        if not self._nouns:
            return {name: ANY_CASE}
        words = name.split(" ")
        inflected = self._inflected(words)
        if not inflected:
            return {name: ANY_CASE}
        if any('"' in words[at] for at in inflected):
            return {name: ANY_CASE}
        found: dict[str, set[str]] = {name: {NOMINATIVE}}
        for case in self._cases:
            for form in self._in_case(words, inflected, case):
                found.setdefault(form, set()).add(case)
        return {form: frozenset(cases) for form, cases in found.items()}

    def agreeing(self, name: str) -> tuple[str, ...]:
        """The name, and as an adjective of another gender: "павлодарская", "павлодарский"."""
        found = [name]
        for ending, others in self._genders.items():
            if name.endswith(ending):
                found += [name.removesuffix(ending) + other for other in others]
        return tuple(found)

    def _inflected(self, words: list[str]) -> dict[int, Endings]:
        """Which words take the case, and by which endings."""
        found: dict[int, Endings] = {}
        at, many = 0, False
        while at < len(words):
            last = at + 1 == len(words)
            word = words[at].strip('"')
            if word in self._fixed:
                return {}
            if found and word in self._and:
                at += 1
                continue
            if self._is_fixed(word):
                return {}
            adjective = self._paradigm(self._adjectives, word)
            noun = self._paradigm(self._nouns, word)
            if last and noun and (not adjective or len(noun[""][0]) >= len(adjective[""][0])):
                adjective = None
            endings = adjective or noun
            if endings is None:
                break
            if many and adjective is None and not self._is_many(word):
                break
            found[at] = endings
            if adjective is None:
                many = self._is_many(word)
                if not (many and at + 2 < len(words) and words[at + 1] in self._and):
                    break
                at += 1
            at += 1
        return found

    def _is_fixed(self, word: str) -> bool:
        return (
            word.startswith(self._fixed_beginnings)
            and word[-1:] not in self._bare
            and word not in self._heads
        )

    def _paradigm(self, paradigms: Mapping[str, Endings], word: str) -> Endings | None:
        """The endings for a word: those of its longest known nominative ending."""
        for length in range(min(LONGEST_ENDING, len(word)), 0, -1):
            endings = paradigms.get(word[-length:])
            if endings is not None:
                return endings
        return paradigms.get("") if word[-1:] in self._bare else None

    def _is_many(self, word: str) -> bool:
        return any(word.endswith(ending) for ending in self._many)

    def _in_case(self, words: list[str], inflected: Mapping[int, Endings], case: str) -> Iterator[str]:
        """Variants of an ending are walked in step: the first of each word, the second of each …"""
        choices = [
            (at, endings, choice) for at, endings in inflected.items() if (choice := endings.get(case))
        ]
        for variant in range(max((len(choice) for _, _, choice in choices), default=0)):
            out = list(words)
            for at, endings, choice in choices:
                out[at] = _with_ending(words[at], choice[min(variant, len(choice) - 1)], endings)
            yield " ".join(out)


def _with_ending(word: str, ending: str, endings: Endings) -> str:
    closing = '"' if word.endswith('"') else ""
    bare = word.removesuffix('"')
    return bare[: len(bare) - len(endings[""][0])] + ending + closing


def _paradigms(lexicon: Lexicon, section: str) -> dict[str, Endings]:
    """Keys read "nominative ending > case"; "-" is no ending."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key in lexicon.keys(section):
        nominative, _, case = key.partition(">")
        nominative = nominative.strip("-")
        endings = tuple(form.strip("-") for form in lexicon.forms(section, key))
        found.setdefault(nominative, {"": (nominative,)})[case] = endings
    for endings_of in found.values():
        endings_of.setdefault("", ("",))
    return {nominative: dict(endings) for nominative, endings in found.items()}
