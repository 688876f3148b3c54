"""The words of a language, from one readable file: `lexicons/<language>.lex`.

    [months]                          # a section; what sections there are: `schema.SECTIONS`
    1 = january | jan{/.}             # key = form | form; {a/b} stands for a or b, {/.} for "." or nothing
                                      # spaces in braces count: {/also }told is "told" or "also told"
    2 = februar{y/ies}
        | feb{/.}                     # a line that begins with "|" goes on with the forms above
    [by]                              # a section without keys: a form or more on each line
    no later than | not later than
    within*                           # * stands for any further letters of the word
    {case}-ending                     # {case}, without a slash, stands for the forms of `case` in [endings]

Forms are folded (see `folding`) and compared in lower case, unless the section keeps the case. A space
stands for any run of spaces. What is unknown, doubled or empty is an error that names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Any

from instructions.extraction.compiled import keep, kept, place_of
from instructions.extraction.folding import fold, is_plain
from instructions.extraction.loading import undisturbed
from instructions.extraction.schema import SECTIONS
from instructions.extraction.sections import ENDINGS

LEXICONS = Path(__file__).parent / "lexicons"


class LexiconError(ValueError):
    """A lexicon says something that cannot be; the message begins with `file:line:`."""


Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    language: str
    sections: Mapping[str, dict[str, Forms | str]] = field(default_factory=dict)
    """Section -> key -> forms; as one line each, until somebody asks for them."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    kept_at: Path | None = None
    """Where it is kept as it was read: under a name of its own for each content."""

    def forms(self, section: str, key: str | None = None) -> Forms:
        """Forms of one key, or of the whole section; a trailing `*` is kept. None there: empty."""
        if section not in SECTIONS:
            raise KeyError(section)
        found = self.sections.get(section, {})
        if key is None:
            return tuple(form for one in found for form in self.forms(section, one))
        forms = found.get(key, ())
        if isinstance(forms, str):
            forms = found[key] = tuple(forms.split("\n"))
        return forms

    def keys(self, section: str) -> tuple[str, ...]:
        return tuple(self.sections.get(section, {}))

    def line_of(self, section: str, key: str) -> int:
        """Where a key begins, for messages about it."""
        return self.lines.get((section, key), 0)

    def key_of(self, section: str) -> dict[str, str]:
        """form -> key, for the forms without `*`."""
        return {form: key for key in self.keys(section) for form in self.forms(section, key)}

    def pattern(self, section: str, key: str | None = None) -> str:
        """One regular expression, longest form first, that matches any of the forms as whole words."""
        return alternation(self.forms(section, key))


_BEGINS, _ENDS = r"(?<!\w)", r"(?!\w)"


def alternation(forms: Iterable[str]) -> str:
    """A non-capturing group of forms with word boundaries; one that never matches, where there are none."""
    pieces = one_of(forms, expression)
    return f"(?:{pieces})" if pieces else "(?!)"


def one_of(forms: Iterable[str], expression: Callable[[str], str]) -> str:
    """The expressions of some forms as one alternation, the longest first; empty where there are none. What
    many have in common, where a word begins and where it ends, is said but once."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    words = [expression(form).removeprefix(_BEGINS) for form in longest_first if form[:1].isalnum()]
    others = [expression(form) for form in longest_first if not form[:1].isalnum()]
    end = _ENDS if all(word.endswith((_ENDS, r"\w*")) for word in words) else ""
    bare = by_first_letter(word.removesuffix(end) for word in words)
    return "|".join([f"{_BEGINS}(?:{bare}){end}"] * bool(words) + others)


def by_first_letter(words: Iterable[str]) -> str:
    """One alternation of expressions that begin with a letter, as it stands, in the order given: those with
    the same letter in a group, so that the letter at hand refuses most of them at once."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(
        letter + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for letter, rest in groups.items()
    )


def expression(form: str) -> str:
    """The regular expression of one form: spaces stretch, `*` runs to the end of the word."""
    open_end = form.endswith("*")
    body = r"[ \t]+".join(re.escape(word) for word in form.rstrip("*").split())
    before = _BEGINS if form[:1].isalnum() else ""
    after = r"\w*" if open_end else r"(?!\w)" if form[-1:].isalnum() else ""
    return before + body + after


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises `LexiconError` where the file is wrong or missing."""
    path = LEXICONS / f"{language}.lex"
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{path.name}:0: there is no such lexicon") from None
    place = place_of(path, text, code=_READERS)
    with undisturbed():
        if (known := _restored(language, place)) is not None:
            return known
        words = parse(text, language=language, name=path.name)
    keep(place, _plain(words))
    return replace(words, kept_at=place)


_READERS = ("compiled.py", "folding.py", "lexicon.py", "schema.py", "sections.py")


def _plain(words: Lexicon) -> dict[str, Any]:
    sections = {
        section: {key: "\n".join(words.forms(section, key)) for key in words.keys(section)}
        for section in words.sections
    }
    return {"sections": sections, "lines": [(*at, line) for at, line in words.lines.items()]}


def _restored(language: str, place: Path) -> Lexicon | None:
    """The lexicon as it was read before; None where it was not."""
    data = kept(place)
    try:
        sections = {name: {**keys} for name, keys in data["sections"].items()}
        lines = {(section, key): line for section, key, line in data["lines"]}
        return Lexicon(language, sections, lines, place)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in LEXICONS.glob("*.lex")))


def parse(text: str, *, language: str, name: str = "lexicon") -> Lexicon:
    """Read one lexicon. Raises `LexiconError` with the line of the first mistake."""
    reader = _Reader(name)
    for number, line in enumerate(text.splitlines(), start=1):
        reader.read(number, line)
    reader.finish()
    return Lexicon(language, {name: {**keys} for name, keys in reader.sections.items()}, reader.lines)


_HEADING = re.compile(r"\[([a-z][a-z0-9-]*)\]$")
_KEY = re.compile(r"([\w.:>?-]+)\s*=(.*)$")
CLASS = re.compile(r"[a-z][a-z0-9-]*")
"""A class's name in a template."""
_BRACES = re.compile(r"\{([^{}]*)\}")


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.line = 0
        self.sections: dict[str, dict[str, Forms]] = {}
        self.lines: dict[tuple[str, str], int] = {}
        self.seen: dict[str, int] = {}
        self.owners: dict[str, str] = {}
        self.section = ""
        self.key = ""

    def wrong(self, what: str) -> LexiconError:
        return LexiconError(f"{self.name}:{self.line}: {what}")

    def read(self, number: int, line: str) -> None:
        self.line = number
        line = re.sub(r"(?:^|\s)#.*$", "", line).strip()
        if not line:
            return
        if heading := _HEADING.match(line):
            self.open(heading[1])
        elif not self.section:
            raise self.wrong("a form before the first [section]")
        elif line.startswith("|"):
            self.go_on(line[1:])
        elif SECTIONS[self.section].keys == frozenset():
            self.key = ""
            self.add(line)
        elif pair := _KEY.match(line):
            self.begin(pair[1], pair[2])
        else:
            raise self.wrong(f"“{line}” is not “key = form | form”")

    def open(self, section: str) -> None:
        if section not in SECTIONS:
            raise self.wrong(f"unknown section [{section}]")
        if section in self.sections:
            raise self.wrong(f"section [{section}] for the second time")
        self.section, self.key, self.seen, self.owners = section, "", {}, {}
        self.sections[section] = {}

    def begin(self, key: str, forms: str) -> None:
        keys = SECTIONS[self.section].keys
        if keys is not None and key not in keys:
            raise self.wrong(f"unknown key “{key}” in [{self.section}]")
        if key in self.sections[self.section]:
            raise self.wrong(f"key “{key}” for the second time in [{self.section}]")
        self.key = key
        self.sections[self.section][key] = ()
        self.lines[self.section, key] = self.line
        self.add(forms)

    def go_on(self, forms: str) -> None:
        if self.key not in self.sections[self.section]:
            raise self.wrong("nothing to go on with")
        self.add(forms)

    def add(self, forms: str) -> None:
        known = self.sections[self.section].get(self.key, ())
        self.sections[self.section][self.key] = known + tuple(self.expand(forms))

    def expand(self, forms: str) -> Iterator[str]:
        section = SECTIONS[self.section]
        for written in self.templates(forms) if section.templates else map(str.strip, forms.split("|")):
            self.once(f"{self.key}={written}", written)
            for form in (written,) if section.templates else self.variants(written):
                if form[:1] in "*~" and not form.strip("*~") and self.section != ENDINGS:
                    raise self.wrong("an empty form")
                if section.unique and self.owners.setdefault(form, self.key) != self.key:
                    raise self.wrong(f"“{form}” is in [{self.section}] under {self.owners[form]} already")
                yield form

    def once(self, mark: str, written: str) -> None:
        """Written twice is a mistake; forms that {a/b} gives twice under one key are none."""
        if mark in self.seen:
            raise self.wrong(f"“{written}” is in [{self.section}] already, on line {self.seen[mark]}")
        self.seen[mark] = self.line

    def templates(self, forms: str) -> Iterator[str]:
        """Split at the bars that stand outside parentheses; nothing is folded or expanded."""
        depth, piece = 0, ""
        for sign in forms + "|":
            depth += (sign == "(") - (sign == ")")
            if sign != "|" or depth > 0:
                piece += sign
                continue
            yield self.template(" ".join(piece.split()))
            piece = ""
        if depth:
            raise self.wrong("parentheses do not match")

    def template(self, written: str) -> str:
        """A template, its form made sure of here, so that a kept lexicon need not be looked at again."""
        try:
            re.compile(CLASS.sub("a", written).replace(" ", ""))
        except re.error as error:
            raise self.wrong(f"“{written}”: {error}") from None
        return written

    def variants(self, written: str) -> list[str]:
        if self.section == ENDINGS and written == "0":
            return [""]
        parts = _BRACES.split(written)
        outside = "".join(parts[::2])
        if "{" in outside or "}" in outside:
            raise self.wrong(f"braces do not match in “{written}”")
        choices = [self.choice(part) if at % 2 else (part,) for at, part in enumerate(parts)]
        forms = list(map("".join, product(*choices)))
        if not is_plain("".join(chain(*choices))):
            forms = list(map(fold, forms))
        if not SECTIONS[self.section].case:
            forms = list(map(str.lower, forms))
        return [" ".join(form.split()) for form in forms]

    def choice(self, inside: str) -> tuple[str, ...]:
        if "/" in inside:
            return tuple(part if part.strip() else "" for part in inside.split("/"))
        endings = self.sections.get(ENDINGS, {}).get(inside)
        if endings is None:
            raise self.wrong(f"“{{{inside}}}”: no such key in [{ENDINGS}]")
        return endings

    def finish(self) -> None:
        for name, section in SECTIONS.items():
            if section.required and name not in self.sections:
                raise self.wrong(f"section [{name}] is missing")
            missing = set(section.keys or ()) - set(self.sections.get(name, {}))
            if section.required and missing:
                raise self.wrong(f"[{name}] lacks {', '.join(sorted(missing))}")
