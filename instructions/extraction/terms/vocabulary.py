"""From a piece of text to items: words, numbers and marks, each with the classes its language gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from instructions.extraction.lexicon import Lexicon
from instructions.extraction.terms.numerals import DIGITS, digits, roman_number
from instructions.extraction.terms.values import Value

WORD_SECTIONS = {
    "term-months": "month",
    "term-weekdays": "weekday",
    "term-seasons": "season",
    "term-holidays": "holiday",
    "term-cardinals": "cardinal",
    "term-ordinals": "ordinal",
    "term-units": "unit",
    "term-unit-adjectives": "unit-adjective",
    "term-span-adjectives": "span-adjective",
    "term-parts": "part",
    "term-relatives": "relative",
    "term-days-ahead": "day-ahead",
    "term-rhythms": "rhythm-word",
}
"""Section -> the class of its words; the key is their value. In [term-words] the key itself is the class."""

Classes = frozenset[str]

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<iso>(?<![0-9.])[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<dmy>(?<![0-9./])[0-3]?[0-9](?P<mark>[./-])[0-3]?[0-9](?P=mark)(?:[12][0-9]{3}|[0-9]{2})"
    r"(?![0-9]|[./][0-9]))"
    r"|(?P<clock>(?<![0-9])[0-2]?[0-9](?::[0-5][0-9]|[.-]00)(?![0-9]|\.[0-9]))"
    r"|(?P<dm>(?<![0-9.])(?:[0-3][0-9]\.[01][0-9](?![0-9]|\.[0-9])|[1-9]\.(?:0[1-9]|1[0-2])(?![0-9]|\.[0-9]|\s?(?:%|[^\W\d_]))))"
    r"|(?P<decimal>[0-9]+(?:[.,][0-9]+)+|(?<![0-9])[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+)"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<break>\t|\||\n[ ]*\n)"
    r"|(?P<sign>[^\s])"
)

_SIGNS = {
    ",": "comma",
    "-": "dash",
    ".": "stop",
    ":": "colon",
    ";": "semicolon",
    "(": "open",
    ")": "close",
    "/": "slash",
    '"': "quote",
}


@dataclass(slots=True)
class Item:
    """A stretch of text with what it may be: class -> value. `code` stands for its set of classes."""

    start: int
    end: int
    code: str
    values: dict[str, int | str]
    value: Value | None = None


Piece = tuple[int, int, str, dict[str, int | str]]
"""An item as it is read, before any rule: start, end, code, values."""
_Known = tuple[str, dict[str, int | str], tuple[str, ...]]
"""Code and values of a word or a sign as it is written, unless the next word begins with one of these."""


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    values: dict[str, int | str]
    capital: bool
    inflects: bool
    """Its last word must have one of the endings of [term-cases]."""
    code: str


_Written = tuple[tuple[str, ...], dict[str, int | str], bool, bool, str]
"""The same, but for the class of all words."""

Gathered = dict[tuple[tuple[str, ...], bool], dict[str, int | str]]


def pieces(text: str) -> list[str]:
    return [text] if text.isalpha() else [found[0] for found in _TOKEN.finditer(text)]


@dataclass(slots=True)
class Codes:
    """One character for each set of classes, so that a row of items is a string."""

    known: dict[Classes, str] = field(default_factory=dict)
    by_class: dict[str, str] = field(default_factory=dict)
    """Class -> codes of all sets that hold it."""

    def of(self, classes: Classes) -> str:
        code = self.known.get(classes)
        if code is None:
            code = self.known[classes] = chr(0xE000 + len(self.known))
            for name in classes:
                self.by_class[name] = self.by_class.get(name, "") + code
        return code

    def having(self, name: str) -> str:
        return self.by_class.get(name, "")


class Vocabulary:
    """The words of one language. `pieces` is all that it does."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.codes = Codes()
        self.cases = {
            form: case for case in lexicon.keys("term-cases") for form in lexicon.forms("term-cases", case)
        }
        self._case_lengths = _lengths(self.cases)
        self._coded_as: dict[tuple[str, ...], str] = {}
        self._maybe_roman: set[tuple[str, ...]] = set()
        """Classes of listed words, as they came: what was made of them already."""
        self._stems: dict[str, _Entry] = {}
        self._written: dict[str, list[_Written]] = {}
        """First word of a listed form -> the forms; made entries when a text first holds the word."""
        self._entries: dict[str, list[_Entry]] = {}
        self._following: dict[str, tuple[str, ...]] = {}
        """First word of a listed form -> what its second may begin with."""
        self._prefixes: dict[str, dict[str, int | str]] = {}
        self._endings: dict[str, dict[str, int | str]] = {}
        self._prefix_lengths: tuple[int, ...] = ()
        self._ending_lengths: tuple[int, ...] = ()
        self._collect(lexicon)
        self._code_all()
        self._signs: dict[str, tuple[str, dict[str, int | str]]] = {
            name: (self.codes.of(frozenset({name})), {name: ""}) for name in {*_SIGNS.values(), "sign"}
        }
        self._known: dict[str, _Known] = {
            sign: (*self._signs[name], ()) for sign, name in _SIGNS.items() if sign not in self._written
        }
        """Signs, and words of texts as they are written, that are one item each."""

    # ---------------------------------------------------------------- building

    def _collect(self, lexicon: Lexicon) -> None:
        plain: Gathered = defaultdict(dict)
        inflected: Gathered = defaultdict(dict)
        prefixes: dict[str, dict[str, int | str]] = defaultdict(dict)
        endings: dict[str, dict[str, int | str]] = defaultdict(dict)
        for form, name, value in _words(lexicon):
            if form.startswith("*"):
                endings[form[1:].lower()][name] = value
            elif form.endswith("*"):
                prefixes[form[:-1].lower()][name] = value
            else:
                words = tuple(pieces(form.lower().removesuffix("~")))
                plain[words, form[0].isupper()][name] = value
                if form.endswith("~"):
                    inflected[words, form[0].isupper()][name] = value
        for form, case in self.cases.items():
            plain[(form,), False]["case-" + case] = case
        self._enter(plain, inflected)
        self._prefixes, self._endings = dict(prefixes), dict(endings)
        self._prefix_lengths = _lengths(prefixes)
        self._ending_lengths = _lengths(endings)

    def _enter(self, plain: Gathered, inflected: Gathered) -> None:
        for (words, capital), values in plain.items():
            code = self._code_of(values, alone=len(words) == 1)
            self._written.setdefault(words[0], []).append((words[1:], values, capital, False, code))
        for (words, capital), values in inflected.items():
            code = self._code_of(values, alone=len(words) == 1)
            if len(words) > 1:
                self._written.setdefault(words[0], []).append((words[1:], values, capital, True, code))
            else:
                self._stems[words[0]] = _Entry((), {**values, "word": ""}, capital, True, code)

    def _entries_of(self, word: str) -> list[_Entry] | None:
        """The listed forms that begin with a word, the longest first."""
        if (entries := self._entries.get(word)) is not None:
            return entries
        if (written := self._written.get(word)) is None:
            return None
        entries = self._entries[word] = [
            _Entry(rest, {**values, "word": ""}, capital, inflects, code)
            for rest, values, capital, inflects, code in written
        ]
        if len(entries) > 1:
            entries.sort(key=lambda entry: (-len(entry.rest), not entry.capital, entry.inflects))
        if entries[0].rest:
            self._following[word] = tuple({entry.rest[0] for entry in entries if entry.rest})
        return entries

    def _code_all(self) -> None:
        for values in (*self._prefixes.values(), *self._endings.values()):
            self.codes.of(frozenset(values) | {"word"})
        for case in set(self.cases.values()):
            self.codes.of(frozenset({"case-" + case}))
        for name in [*_SIGNS.values(), "sign", "break", "clock", "decimal", "dm", "numeric-date"]:
            self.codes.of(frozenset({name}))
        for classes in ({"word"}, {"word", "roman"}, *DIGITS):
            self.codes.of(frozenset(classes))

    def _code_of(self, values: dict[str, int | str], *, alone: bool) -> str:
        """The code of a listed form with these classes; one of a word alone may be a Roman numeral too."""
        names = tuple(values)
        if (code := self._coded_as.get(names)) is None:
            code = self._coded_as[names] = self.codes.of(frozenset((*names, "word")))
        if alone and names not in self._maybe_roman:
            self._maybe_roman.add(names)
            self.codes.of(frozenset((*names, "word", "roman")))
        return code

    # ---------------------------------------------------------------- reading

    def pieces(self, text: str, start: int, end: int) -> list[Piece]:
        """What folded `text[start:end]` consists of; text in lower case is made here."""
        found = list(_TOKEN.finditer(text, start, end))
        written = [token[0] for token in found]
        pieces: list[Piece] = []
        at, last, known = 0, len(found), self._known.get
        while at < last:
            meant = known(written[at])
            if meant is not None:
                code, values, following = meant
                if not (following and at + 1 < last and written[at + 1].lower().startswith(following)):
                    token = found[at]
                    pieces.append((token.start(), token.end(), code, values))
                    at += 1
                    continue
            at += self._taken(text, found, written, at, pieces)
        return pieces

    def _taken(
        self, text: str, found: list[re.Match[str]], written: list[str], at: int, pieces: list[Piece]
    ) -> int:
        """Take what begins here; how many tokens it has."""
        word, before = written[at].lower(), len(pieces)
        entries = self._entries_of(word)
        following = self._following.get(word, ())
        second = written[at + 1].lower() if following and at + 1 < len(written) else ""
        apart = not (following and second.startswith(following))
        if apart and entries:
            entries = [entry for entry in entries if not entry.rest]
        taken = (entries and self._listed(text, found, written, at, entries, pieces)) or self._single(
            text, found[at], word, pieces
        )
        if apart and len(pieces) == before + 1 and found[at].lastgroup in ("word", "sign"):
            self._remember(written[at], pieces[-1], following)
        return taken

    def _remember(self, written: str, piece: Piece, following: tuple[str, ...]) -> None:
        if len(self._known) < _MOST_KNOWN and len(written) < _LONG_WORD:
            self._known[written] = (piece[2], piece[3], following)

    def _listed(
        self,
        text: str,
        found: list[re.Match[str]],
        written: list[str],
        at: int,
        entries: list[_Entry],
        pieces: list[Piece],
    ) -> int:
        """Take the longest listed form that begins here; how many tokens it has, 0 for none."""
        start, end = found[at].span()
        for entry in entries:
            length = len(entry.rest)
            words = [one.lower() for one in written[at + 1 : at + 1 + length]] if length else []
            ending = self._ending_after(entry, words) if length else 0
            if ending is None or (entry.capital and not text[start].isupper()):
                continue
            if not length and end - start <= 4 and (roman := roman_number(text[start:end])):
                pieces.append(self._piece(start, end, {**entry.values, "roman": roman}))
                return 1
            last = words[-1] if words else ""
            self._add(entry, start, found[at + length].end(), ending, last, pieces)
            return 1 + length
        return 0

    def _ending_after(self, entry: _Entry, words: list[str]) -> int | None:
        """How long the case ending of the last word is; `None` where the words are others."""
        if not entry.inflects:
            return 0 if tuple(words) == entry.rest else None
        stem = entry.rest[-1]
        if (
            len(words) < len(entry.rest)
            or tuple(words[:-1]) != entry.rest[:-1]
            or not words[-1].startswith(stem)
        ):
            return None
        ending = words[-1][len(stem) :]
        return len(ending) if ending in self.cases else None

    def _add(self, entry: _Entry, start: int, end: int, ending: int, word: str, pieces: list[Piece]) -> None:
        pieces.append((start, end - ending, entry.code, entry.values))
        if ending:
            case = self.cases[word[-ending:]]
            pieces.append(self._piece(end - ending, end, {"case-" + case: case}))

    def _inflected(self, word: str) -> tuple[_Entry, int] | None:
        for length in self._case_lengths:
            if word[-length:] in self.cases and (entry := self._stems.get(word[:-length])):
                return entry, length
        return None

    def _single(self, text: str, token: re.Match[str], word: str, pieces: list[Piece]) -> int:
        start, end = token.span()
        if token.lastgroup != "word":
            pieces.append(self._mark(token))
        elif self._stems and (inflected := self._inflected(word)):
            self._add(inflected[0], start, end, inflected[1], word, pieces)
        else:
            pieces.append(self._piece(start, end, self._guessed(word, token[0])))
        return 1

    def _guessed(self, word: str, written: str) -> dict[str, int | str]:
        """A word that is not listed: a Roman numeral, or by its beginning, or by its ending."""
        if len(written) <= 4 and (roman := roman_number(written)):
            return {"word": "", "roman": roman}
        return {"word": "", **self._by_part(word)}

    def _by_part(self, word: str) -> Mapping[str, int | str]:
        """The longest beginning that is listed, else the longest ending."""
        for length in self._prefix_lengths:
            if (values := self._prefixes.get(word[:length])) is not None:
                return values
        for length in self._ending_lengths:
            if length < len(word) and (values := self._endings.get(word[-length:])) is not None:
                return values
        return {}

    def _piece(self, start: int, end: int, values: dict[str, int | str]) -> Piece:
        return start, end, self.codes.of(frozenset(values)), values

    def _mark(self, token: re.Match[str]) -> Piece:
        kind, (start, end) = token.lastgroup or "sign", token.span()
        if kind == "sign":
            return start, end, *self._signs[_SIGNS.get(token[0], "sign")]
        if kind == "digits":
            return self._piece(start, end, digits(token[0]))
        if kind in ("iso", "dmy", "mark"):
            return self._piece(start, end, {"numeric-date": token[0]})
        return self._piece(start, end, {kind: token[0]})


_MOST_KNOWN, _LONG_WORD = 50_000, 40
"""What is remembered of a text's own words is bounded."""


def _lengths(parts: Mapping[str, object]) -> tuple[int, ...]:
    return tuple(sorted({len(part) for part in parts}, reverse=True))


def _words(lexicon: Lexicon) -> Iterator[tuple[str, str, int | str]]:
    for section, name in WORD_SECTIONS.items():
        for key in lexicon.keys(section):
            value = int(key) if re.fullmatch(r"-?[0-9]+", key) else key
            for form in lexicon.forms(section, key):
                yield form, name, value
                if name == "unit":
                    yield form, f"{key}-word", key
    for key in lexicon.keys("term-words"):
        for form in lexicon.forms("term-words", key):
            yield form, key, key
