"""From a piece of text to items: words, numbers and marks, each with the classes its language gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from instructions.extraction.lexicon import Lexicon
from instructions.extraction.terms.values import Value

WORD_SECTIONS = {
    "term-months": "month",
    "term-weekdays": "weekday",
    "term-seasons": "season",
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
    r"(?P<iso>(?<![0-9.])[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![0-9]))"
    r"|(?P<dmy>(?<![0-9./])[0-3]?[0-9](?P<mark>[./-])[0-3]?[0-9](?P=mark)(?:[12][0-9]{3}|[0-9]{2})"
    r"(?![0-9]|[./][0-9]))"
    r"|(?P<clock>(?<![0-9])[0-2]?[0-9](?::[0-5][0-9]|[.-]00)(?![0-9]|\.[0-9]))"
    r"|(?P<dm>(?<![0-9.])[0-3][0-9]\.[01][0-9](?![0-9]|\.[0-9]))"
    r"|(?P<decimal>[0-9]+(?:[.,][0-9]+)+|(?<![0-9])[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+)"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
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


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    values: dict[str, int | str]
    case: str = ""
    ending: int = 0
    capital: bool = False


def pieces(text: str) -> list[str]:
    return [found[0] for found in _TOKEN.finditer(text)]


@dataclass(slots=True)
class Codes:
    """One character for each set of classes, so that a row of items is a string."""

    known: dict[Classes, str] = field(default_factory=dict)

    def of(self, classes: Classes) -> str:
        return self.known.setdefault(classes, chr(0xE000 + len(self.known)))

    def having(self, name: str) -> str:
        return "".join(code for classes, code in self.known.items() if name in classes)


class Vocabulary:
    """The words of one language. `items` is all that it does."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.codes = Codes()
        self.cases = [
            (form, case) for case in lexicon.keys("term-cases") for form in lexicon.forms("term-cases", case)
        ]
        self._entries: dict[str, list[_Entry]] = {}
        self._prefixes: dict[str, dict[str, int | str]] = {}
        self._endings: dict[str, dict[str, int | str]] = {}
        self._prefix_lengths: tuple[int, ...] = ()
        self._ending_lengths: tuple[int, ...] = ()
        self._collect(lexicon)
        self._code_all()

    # ---------------------------------------------------------------- building

    def _collect(self, lexicon: Lexicon) -> None:
        gathered: dict[tuple[tuple[str, ...], str, int, bool], dict[str, int | str]] = defaultdict(dict)
        prefixes: dict[str, dict[str, int | str]] = defaultdict(dict)
        endings: dict[str, dict[str, int | str]] = defaultdict(dict)
        for form, name, value in _words(lexicon):
            if form.startswith("*"):
                endings[form[1:].lower()][name] = value
                continue
            if form.endswith("*"):
                prefixes[form[:-1].lower()][name] = value
                continue
            capital = form[0].isupper()
            for written, case, ending in self._inflected(form.lower()):
                gathered[tuple(pieces(written)), case, ending, capital][name] = value
        for form, case in self.cases:
            gathered[(form,), "", 0, False]["case-" + case] = case
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for (words, case, ending, capital), values in gathered.items():
            entries[words[0]].append(_Entry(words[1:], values, case, ending, capital))
        for first, found in entries.items():
            self._entries[first] = _merged(found)
        self._prefixes, self._endings = dict(prefixes), dict(endings)
        self._prefix_lengths = _lengths(prefixes)
        self._ending_lengths = _lengths(endings)

    def _inflected(self, form: str) -> Iterator[tuple[str, str, int]]:
        if not form.endswith("~"):
            yield form, "", 0
            return
        yield form[:-1], "", 0
        for ending, case in self.cases:
            yield form[:-1] + ending, case, len(ending)

    def _code_all(self) -> None:
        for entries in self._entries.values():
            for entry in entries:
                self.codes.of(frozenset(entry.values) | {"word"})
                self.codes.of(frozenset(entry.values) | {"word", "roman"})
        for values in (*self._prefixes.values(), *self._endings.values()):
            self.codes.of(frozenset(values) | {"word"})
        for case in {case for _, case in self.cases}:
            self.codes.of(frozenset({"case-" + case}))
        for name in [*_SIGNS.values(), "sign", "break", "clock", "decimal", "dm", "numeric-date"]:
            self.codes.of(frozenset({name}))
        for classes in ({"word"}, {"word", "roman"}, *_DIGITS):
            self.codes.of(frozenset(classes))

    # ---------------------------------------------------------------- reading

    def items(self, text: str, start: int, end: int) -> list[Item]:
        """Items of folded `text[start:end]`; text in lower case is made here."""
        found = list(_TOKEN.finditer(text, start, end))
        words = [token[0].lower() for token in found]
        items: list[Item] = []
        at = 0
        while at < len(found):
            token = found[at]
            if token.lastgroup == "word" or words[at] in self._entries:
                at += self._take(text, found, words, at, items)
            else:
                items.append(self._mark(token))
                at += 1
        return items

    def _take(
        self, text: str, found: list[re.Match[str]], words: list[str], at: int, items: list[Item]
    ) -> int:
        start, end = found[at].span()
        roman = _ROMAN.get(text[start:end].translate(_LATIN_ROMAN)) if end - start <= 4 else None
        for entry in self._entries.get(words[at], ()):
            length = len(entry.rest)
            if length and tuple(words[at + 1 : at + 1 + length]) != entry.rest:
                continue
            if entry.capital and not text[start].isupper():
                continue
            end = found[at + length].end()
            values: dict[str, int | str] = {"word": words[at], **entry.values}
            if roman and not length:
                values["roman"] = roman
            items.append(self._item(start, end - entry.ending, values))
            if entry.ending:
                items.append(self._item(end - entry.ending, end, {"case-" + entry.case: entry.case}))
            return 1 + length
        if found[at].lastgroup != "word":
            items.append(self._mark(found[at]))
            return 1
        values = {"word": words[at]}
        if roman:
            values["roman"] = roman
        else:
            values |= self._by_part(words[at])
        items.append(self._item(start, end, values))
        return 1

    def _by_part(self, word: str) -> Mapping[str, int | str]:
        """A word that is not listed: by its beginning, else by its ending, the longest first."""
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
        if kind == "mark":
            kind = "dmy"
        if kind == "digits":
            return self._item(start, end, digits(token[0]))
        if kind == "sign":
            return self._item(start, end, {_SIGNS.get(token[0], "sign"): token[0]})
        if kind in ("iso", "dmy"):
            return self._item(start, end, {"numeric-date": token[0]})
        return self._item(start, end, {kind: token[0]})


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


def _merged(entries: list[_Entry]) -> list[_Entry]:
    """Longest first; what is written the same in two sections has the classes of both."""
    same: dict[tuple[tuple[str, ...], bool], list[_Entry]] = defaultdict(list)
    for entry in entries:
        same[entry.rest, entry.capital].append(entry)
    merged = []
    for (rest, capital), alike in same.items():
        plain = [entry for entry in alike if not entry.ending]
        chosen = plain or [min(alike, key=lambda entry: entry.ending)]
        values: dict[str, int | str] = {}
        for entry in chosen:
            if entry.ending == chosen[0].ending:
                values |= entry.values
        merged.append(_Entry(rest, values, chosen[0].case, chosen[0].ending, capital))
    return sorted(merged, key=lambda entry: (-len(entry.rest), not entry.capital))
