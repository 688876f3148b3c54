"""By which letters the phrases of a lexicon are found on a page: each by its longest plain stretch, and the
stretches by the two words that they begin with.

Most of tens of thousands of phrases stand on no page that a process reads, so those with one beginning stay
as they are written until a text first holds it. The beginnings are kept beside the lexicon: to look for them
among all forms costs more than all else that starting does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from instructions.extraction.compiled import keep, kept, place_of
from instructions.extraction.lexicon import Lexicon, lexicon

SECTIONS = ("order", "duty", "announces", "giver", "speech", "against", "cell-done")
"""Sections whose phrases are looked for on the whole page."""
_READ_IN_PLACE = frozenset({("speech", "skip"), ("speech", "after-noun")})
"""Keys of such sections whose words are so common that they are looked for only where they matter."""
_MAKERS = ("stretches.py",)
_WORDS = 2

Named = tuple[str, str]
"""What a phrase is called (language.section.key), and its form."""


class Stretch:
    """The phrases that are found by one plain stretch: names of those that are nothing else (`whole`), of
    those whose last word may go on (`opened`), and those with more than this stretch, by a word beside it
    that most texts lack (`broken`): name, form, and whether it begins with the stretch."""

    __slots__ = ("broken", "opened", "whole")

    def __init__(self) -> None:
        self.whole: list[str] = []
        self.opened: list[str] = []
        self.broken: dict[str, list[tuple[str, str, bool]]] = {}

    def add(self, name: str, form: str, stretch: str) -> None:
        if form == stretch:
            self.whole.append(name)
        elif len(form) == len(stretch) + 1 and form[-1] == "*":
            self.opened.append(name)
        else:
            self.broken.setdefault(_beside(form), []).append((name, form, form.startswith(stretch)))


ByLength = tuple[tuple[int, dict[str, Stretch]], ...]
"""Lengths of stretches, and the stretches of each length."""


class Beginnings(dict[str, ByLength]):
    """All stretches of some languages by the words that they begin with; those of one beginning are sorted
    when a text first holds it."""

    def __init__(self, written: Iterable[Written]) -> None:
        super().__init__()
        self._written = tuple(written)

    def words(self) -> set[str]:
        """All beginnings."""
        return set().union(*(one.lines for one in self._written))

    def __missing__(self, words: str) -> ByLength:
        by_length: dict[int, dict[str, Stretch]] = {}
        for written in self._written:
            for name, form in written.phrases(words):
                stretch = _stretch(form)
                of_length = by_length.setdefault(len(stretch), {})
                of_length.setdefault(stretch, Stretch()).add(name, form, stretch)
        found = self[words] = tuple(by_length.items())
        return found


class Written(NamedTuple):
    """The phrases of a language as they are kept: a beginning -> lines of a name's number and a form."""

    names: list[str]
    lines: Mapping[str, str]

    def phrases(self, words: str) -> Iterable[Named]:
        """Those with a beginning."""
        lines = self.lines.get(words)
        for line in lines.split("\n") if lines else ():
            number, _, form = line.partition(" ")
            yield self.names[int(number)], form


def beginnings(among: tuple[str, ...]) -> Beginnings:
    """The phrases of some languages by how they begin."""
    return Beginnings(map(_written, among))


def _written(language: str) -> Written:
    """The phrases of a language, as they were kept or sorted now."""
    words = lexicon(language)
    if words.kept_at is None:
        return _sorted(words)
    source = words.kept_at.parent.parent / f"{language}.phrases"
    place = place_of(source, words.kept_at.name, code=_MAKERS)
    known = _restored(kept(place))
    if known is None:
        known = _sorted(words)
        keep(place, known._asdict())
    return known


def _restored(data: Any) -> Written | None:
    try:
        return Written(data["names"], data["lines"])
    except (KeyError, TypeError):
        return None


def _sorted(words: Lexicon) -> Written:
    names: list[str] = []
    lines: dict[str, list[str]] = {}
    for section in SECTIONS:
        for key in words.keys(section):
            if (section, key) in _READ_IN_PLACE:
                continue
            for form in words.forms(section, key):
                begins = " ".join(_stretch(form).split(" ")[:_WORDS])
                lines.setdefault(begins, []).append(f"{len(names)} {form}")
            names.append(f"{words.language}.{section}.{key}")
    return Written(names, {begins: "\n".join(one) for begins, one in lines.items()})


def _stretch(form: str) -> str:
    """The longest piece of a form that stands in a text letter for letter."""
    return max(_pieces(form), key=len) if "*" in form or "_" in form or "~" in form else form


def _pieces(form: str) -> list[str]:
    return [piece.strip() for piece in form.replace("_", "*").replace("~", "*").split("*")]


def _beside(form: str) -> str:
    """A word of a form outside its longest stretch, to be looked for before the costly expression."""
    others = sorted(_pieces(form), key=len, reverse=True)[1:]
    return max(" ".join(others).split(), key=len, default="")
