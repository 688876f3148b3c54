"""Where the names of owners begin and end: how much each word speaks for it, whatever the name is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from instructions.extraction.choice.window import HERE, Token, Window
from instructions.extraction.found import Span

BIAS = "always"
OPENS, CLOSES = "<", ">"
"""Before a trait: of the first word of a name, and of the last."""
_LONGEST, _ABBREVIATION = 12, 3
_STARTS, _ENDS = 6, 2
_MOST = 6.0
_CUTS = frozenset('.;:!?|\n\t"<>…')
_UNNAMED = frozenset({"mark", "due", "digit"})
_NOBODY, _CLOSING = "-", ")"


class Name(NamedTuple):
    """A stretch that may name an owner: words of the window from one to another."""

    first: int
    last: int
    opens: float
    closes: float

    @property
    def odds(self) -> float:
        return min(self.opens, _MOST) + min(self.closes, _MOST)


def place(window: Window, name: Name) -> Span:
    return Span(window.tokens[name.first].start, window.tokens[name.last].end)


def edges(window: Window) -> tuple[list[str], list[str]]:
    """For each word what begins at it, and what ends, of the bodies that are read."""
    tokens = window.tokens
    begins, ends = [_NOBODY] * len(tokens), [_NOBODY] * len(tokens)
    for mention, _ in window.mentions:
        kind = "none" if not mention.ids else "unknown" if mention.ids[0].startswith("?") else "known"
        kind += "~" if mention.weak else ""
        start, end = mention.span
        for at, token in enumerate(tokens):
            if token.end <= start or token.start >= end:
                continue
            if token.start <= start < token.end:
                begins[at] = kind
            elif begins[at] == _NOBODY:
                begins[at] = "in"
            if token.start < end <= token.end:
                ends[at] = kind
            elif ends[at] == _NOBODY:
                ends[at] = "in"
    return begins, ends


class Words:
    """The words of a window: what each of them has as the first, and as the last, of an owner's name."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._begins, self._ends = edges(window)

    def first(self, at: int) -> list[str]:
        """None of what cannot be that."""
        window, token = self.window, self.window.tokens[at]
        if _is_no_word(token):
            return []
        left, right = window.beside(at - 1, token.zone), window.beside(at + 1, token.zone)
        told = (*_of_the_word(window, token), *_first(window, token, left, right, self._begins[at]))
        return [OPENS + name for name in told]

    def last(self, at: int) -> list[str]:
        window, token = self.window, self.window.tokens[at]
        if _is_no_word(token):
            return []
        left, right = window.beside(at - 1, token.zone), window.beside(at + 1, token.zone)
        far = window.beside(at + 2, token.zone)
        told = (*_of_the_word(window, token), *_last(window, token, left, right, far, self._ends[at]))
        return [CLOSES + name for name in told]


def _is_no_word(token: Token) -> bool:
    return token.shape in _UNNAMED and token.text != _CLOSING


def traits(window: Window) -> tuple[list[list[str]], list[list[str]]]:
    """Traits of each word as the first, and as the last, of an owner's name."""
    words, places = Words(window), range(len(window.tokens))
    return list(map(words.first, places)), list(map(words.last, places))


ByPlace = Mapping[int, float] | Sequence[float]


class Odds(dict[int, float]):
    """What the traits of each word weigh together; they are looked for where somebody asks."""

    def __init__(self, weights: Mapping[str, float], told: Callable[[int], list[str]], side: str) -> None:
        super().__init__()
        self._get, self._told, self._base = weights.get, told, weights.get(side + BIAS, 0.0)

    def __missing__(self, at: int) -> float:
        get = self._get
        odds = self[at] = self._base + sum([get(name, 0.0) for name in self._told(at)])
        return odds


def _of_the_word(window: Window, token: Token) -> tuple[str, ...]:
    language = window.language
    return (
        f"z={_zone(window, token)}|{token.shape}",
        f"{language} w={token.stem}",
        f"{language} e={token.ending}",
        f"c={token.cue}",
    )


def _zone(window: Window, token: Token) -> str:
    if token.zone != HERE:
        return token.zone
    return "in" if window.task.span.start <= token.start < window.task.span.end else "out"


def _first(
    window: Window, token: Token, left: Token | None, right: Token | None, begins: str
) -> tuple[str, ...]:
    language, before = window.language, left.stem if left else "^"
    opens = token.start == window.task.span.start
    return (
        f"m={begins}|{token.shape}|{_zone(window, token)}",
        f"{language} m={begins}|l={before}",
        f"{language} l={before}|{token.shape}",
        f"{language} le={left.ending if left else '^'}",
        f"{language} l={before}|e={token.ending}",
        f"{language} e={token.ending}|re={right.ending if right else '^'}",
        f"{language} r={right.stem if right else '^'}",
        f"{language} lc={left.cue if left else '^'}|{token.shape}",
        f"{language} m={begins}|first={left is None}|task={opens}",
    )


def _last(
    window: Window, token: Token, left: Token | None, right: Token | None, far: Token | None, ends: str
) -> tuple[str, ...]:
    language, behind = window.language, right.stem if right else "^"
    return (
        f"m={ends}|{token.shape}|{_zone(window, token)}",
        f"{language} m={ends}|r={behind}",
        f"{language} r={behind}|{token.shape}",
        f"{language} re={right.ending if right else '^'}",
        f"{language} r={behind}|e={token.ending}",
        f"{language} e={token.ending}|fe={far.ending if far else '^'}",
        f"{language} l={left.stem if left else '^'}",
        f"{language} rc={right.cue if right else '^'}|{token.shape}",
        f"{language} m={ends}|rs={right.shape if right else '^'}",
    )


def likeliest(window: Window, opens: ByPlace, closes: ByPlace, zone: str, most: int) -> list[Name]:
    """The likeliest names of owners in a zone, the likeliest first."""
    tokens = window.tokens
    firsts = [at for at, one in enumerate(tokens) if one.zone == zone and one.shape not in _UNNAMED]
    firsts.sort(key=lambda at: -opens[at])
    found: list[Name] = []
    for first in firsts[:_STARTS]:
        lasts = sorted(_lasts(tokens, first, zone), key=lambda at: (-closes[at], at))
        found += [Name(first, last, opens[first], closes[last]) for last in lasts[:_ENDS]]
    found.sort(key=lambda name: -name.odds)
    return found[:most]


def _lasts(tokens: Sequence[Token], first: int, zone: str) -> Iterable[int]:
    """Where a name that begins at a word may end: within its part of the sentence."""
    for at in range(first, min(len(tokens), first + _LONGEST)):
        token = tokens[at]
        if token.text == "." and at > first and len(tokens[at - 1].text) <= _ABBREVIATION:
            continue
        if token.text in _CUTS or token.shape == "due" or token.zone != zone:
            return
        if token.shape != "mark" or token.text == _CLOSING:
            yield at
