"""From a piece of text to items: words, numbers and marks, each with the classes its language gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from instructions.extraction.lexicon import Lexicon
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
    r"|(?P<dm>(?<![0-9.])(?:[0-3][0-9]\.[01][0-9](?![0-9]|\.[0-9])|[1-9]\.0[1-9](?![0-9]|\.[0-9]|\s?(?:%|[^\W\d_]))))"
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
_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12, "\N{ROMAN NUMERAL ONE}": 1, "\N{ROMAN NUMERAL TWO}": 2,
    "\N{ROMAN NUMERAL THREE}": 3, "\N{ROMAN NUMERAL FOUR}": 4, "П": 2, "Ш": 3,
}  # fmt: skip
"""Roman numerals, and the two Cyrillic capitals that typists take for them."""
_LATIN_ROMAN = str.maketrans("ІХѴ", "IXV")

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(slots=True)
class Item:
    """A stretch of text with what it may be: class -> value. `code` stands for its set of classes."""

    start: int
    end: int
    code: str
    values: dict[str, int | str]
    value: Value | None = None


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
    """The words of one language. `items` is all that it does."""

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
        self._alone: dict[str, tuple[str, dict[str, int | str]]] = {
            sign: self._signs[name] for sign, name in _SIGNS.items() if sign not in self._written
        }
        """Signs, and words of texts as written, that nothing lists and no ending splits."""

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
        for classes in ({"word"}, {"word", "roman"}, *_DIGITS):
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

    def items(self, text: str, start: int, end: int) -> list[Item]:
        """Items of folded `text[start:end]`; text in lower case is made here."""
        found = list(_TOKEN.finditer(text, start, end))
        written = [token[0] for token in found]
        words = [word.lower() for word in written]
        items: list[Item] = []
        at, last = 0, len(found)
        while at < last:
            if (alone := self._alone.get(written[at])) is not None:
                items.append(Item(*found[at].span(), *alone))
                at += 1
                continue
            entries = self._entries_of(words[at])
            at += (entries and self._listed(text, found, words, at, entries, items)) or self._single(
                text, found[at], words[at], items
            )
        return items

    def _listed(
        self,
        text: str,
        found: list[re.Match[str]],
        words: list[str],
        at: int,
        entries: list[_Entry],
        items: list[Item],
    ) -> int:
        """Take the longest listed form that begins here; how many tokens it has, 0 for none."""
        start, end = found[at].span()
        second = words[at + 1] if at + 1 < len(words) else ""
        following = self._following.get(words[at])
        if following and not second.startswith(following):
            entries = [entry for entry in entries if not entry.rest]
        for entry in entries:
            length = len(entry.rest)
            if length and not second.startswith(entry.rest[0]):
                continue
            ending = self._ending_after(entry, words[at + 1 : at + 1 + length]) if length else 0
            if ending is None or (entry.capital and not text[start].isupper()):
                continue
            if not length and end - start <= 4 and (roman := _roman(text[start:end])):
                items.append(self._item(start, end, {**entry.values, "roman": roman}))
                return 1
            self._add(entry, start, found[at + length].end(), ending, words[at + length], items)
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

    def _add(self, entry: _Entry, start: int, end: int, ending: int, word: str, items: list[Item]) -> None:
        items.append(Item(start, end - ending, entry.code, entry.values))
        if ending:
            case = self.cases[word[-ending:]]
            items.append(self._item(end - ending, end, {"case-" + case: case}))

    def _inflected(self, word: str) -> tuple[_Entry, int] | None:
        for length in self._case_lengths:
            if word[-length:] in self.cases and (entry := self._stems.get(word[:-length])):
                return entry, length
        return None

    def _single(self, text: str, token: re.Match[str], word: str, items: list[Item]) -> int:
        start, end = token.span()
        if token.lastgroup != "word":
            items.append(self._mark(token))
        elif self._stems and (inflected := self._inflected(word)):
            self._add(inflected[0], start, end, inflected[1], word, items)
        else:
            items.append(Item(start, end, *self._guessed(word, token[0])))
        return 1

    def _guessed(self, word: str, written: str) -> tuple[str, dict[str, int | str]]:
        """A word that is not listed: a Roman numeral, or by its beginning, or by its ending."""
        values: dict[str, int | str] = {"word": ""}
        if len(written) <= 4 and (roman := _roman(written)):
            values["roman"] = roman
        else:
            values |= self._by_part(word)
        known = self.codes.of(frozenset(values)), values
        if word not in self._written and len(self._alone) < _MOST_GUESSES and len(word) < _LONG_WORD:
            self._alone[written] = known
        return known

    def _by_part(self, word: str) -> Mapping[str, int | str]:
        """The longest beginning that is listed, else the longest ending."""
        for length in self._prefix_lengths:
            if (values := self._prefixes.get(word[:length])) is not None:
                return values
        for length in self._ending_lengths:
            if length < len(word) and (values := self._endings.get(word[-length:])) is not None:
                return values
        return {}

    def _item(self, start: int, end: int, values: dict[str, int | str]) -> Item:
        return Item(start, end, self.codes.of(frozenset(values)), values)

    def _mark(self, token: re.Match[str]) -> Item:
        kind, (start, end) = token.lastgroup or "sign", token.span()
        if kind == "sign":
            code, values = self._signs[_SIGNS.get(token[0], "sign")]
            return Item(start, end, code, values)
        if kind == "digits":
            return self._item(start, end, digits(token[0]))
        if kind in ("iso", "dmy", "mark"):
            return self._item(start, end, {"numeric-date": token[0]})
        return self._item(start, end, {kind: token[0]})


def _roman(written: str) -> int | None:
    return _ROMAN.get(written.translate(_LATIN_ROMAN))


_MOST_GUESSES, _LONG_WORD = 50_000, 40
"""What is remembered of a text's own words is bounded."""

_DIGITS: tuple[set[str], ...] = (
    {"digits"},
    {"digits", "count"},
    {"digits", "count", "small"},
    {"digits", "count", "small", "dayno"},
    {"digits", "count", "small", "dayno", "one-to-four"},
    {"digits", "year4"},
)


def digits(written: str) -> dict[str, int | str]:
    """Classes of a number in digits: a day's, a year's, or only a count."""
    if len(written) > 4:
        return {"digits": 0}
    number = int(written)
    values: dict[str, int | str] = {"digits": number}
    if len(written) == 4:
        if FIRST_YEAR <= number <= LAST_YEAR:
            values["year4"] = number
        else:
            values["count"] = number
        return values
    values["count"] = number
    if len(written) <= 2:
        values["small"] = number
        if 1 <= number <= 31:
            values["dayno"] = number
        if 1 <= number <= 4:
            values["one-to-four"] = number
    return values


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
