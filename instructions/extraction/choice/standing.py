"""How a name stands to what is told round it: the words that order, the reasons of the rules, the deed; and
what the rest of the page tells of its tasks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from instructions.extraction.choice.window import HERE, Token, Window
from instructions.extraction.found import FoundTask, Owner, Span

_STOPS = frozenset(".!?…;\n")
_SHORT, _OPENING_WORDS = 4, 9
_MOST_BETWEEN, _MOST_STOPS, _MOST_HELD, _MOST_AGAIN = 5, 3, 2, 3
_ARTICLE = 5
_MEANING = 5
"""So many letters of a word tell what it is about; a shorter one tells nothing."""


class Standing:
    """What is asked of each candidate of one task."""

    def __init__(self, window: Window, tasks: Sequence[FoundTask], page: str = "") -> None:
        """`tasks`: all of the page; `page`: its text in lower case."""
        self.window, self.text, task = window, page, window.task
        tokens = window.tokens
        self._starts = [token.start for token in tokens]
        self._stops = [at for at, token in enumerate(tokens) if token.text in _STOPS]
        self._reasons = [(one.name, one.span) for one in task.reasons if one.span]
        self._cues = sorted((cue.span.start, cue.span.end, cue.name) for cue in window.cues)
        self._deed = [
            (token.start, token.stem[:_MEANING])
            for token in tokens
            if token.zone == HERE and task.span.start <= token.start < task.span.end and _tells(token)
        ]
        rest = [other for other in tasks if other is not task]
        self._held = Counter(owner.id for other in rest for owner in set(other.lead))
        named = [other for other in rest if other.lead and "lead-inherited" not in other.doubts]
        self.page = f"{min(len(rest), 2)}{_part(len(named), len(rest))}{_part(len(self._held), len(named))}"
        at = next((at for at, other in enumerate(tasks) if other is task), 0)
        beside = (tasks[at - 1] if at else None, tasks[at + 1] if at + 1 < len(tasks) else None)
        self.beside = "|".join(map(_state, beside))

    def of_page(self, owners: Sequence[Owner], kind: str) -> Iterator[str]:
        """What the other tasks tell of these owners."""
        held = min(max((self._held[owner.id] for owner in owners), default=0), _MOST_HELD)
        yield f"held={held}|{self.page}|{kind}"
        yield f"held={held}|{self.beside}|{kind}"

    def going_on(self) -> Iterator[str]:
        """The small words with which the task begins: "he", "им", "оны"."""
        start, end = self.window.task.span
        first = bisect_left(self._starts, start)
        for token in self.window.tokens[first : first + _OPENING_WORDS]:
            if token.start < end and token.shape in ("small", "Capital") and len(token.text) <= _SHORT:
                yield token.stem

    def of_name(self, first: int, last: int, kind: str) -> Iterator[str]:
        """A name of words `first` to `last`."""
        tokens, language = self.window.tokens, self.window.language
        start, end = tokens[first].start, tokens[last].end
        for name, span in self._reasons:
            if span.start < end and start < span.end:
                yield f"on={name}|{kind}"
                yield f"{language} on={name}|{span == Span(start, end)}"
        yield from self._of_cues(first, last, kind)
        yield from self._of_words(first, last, kind)
        yield f"as={self._read_as(Span(start, end))}|{kind}|{tokens[last].shape}"
        yield f"again={self._again(tokens[first : last + 1])}|{kind}|{tokens[first].shape}"
        task = bisect_left(self._starts, self.window.task.span.start)
        between = sum(first < at < task or task <= at < first for at in self._stops)
        yield f"stops={min(between, _MOST_STOPS)}|{'behind' if first > task else 'before'}|{kind}"

    def _read_as(self, place: Span) -> str:
        """What of the bodies that are read lies where the name stands."""
        found = "nothing"
        for mention, _ in self.window.mentions:
            one = mention.span
            if one.start >= place.end or one.end <= place.start:
                continue
            sort = "~" if mention.weak or not mention.ids else mention.ids[0][0] == "?"
            if abs(one.start - place.start) <= _ARTICLE and abs(one.end - place.end) <= 1:
                return f"it{sort}"
            found = f"{'more' if one.holds(place) else 'part' if place.holds(one) else 'across'}{sort}"
        return found

    def _again(self, words: Sequence[Token]) -> int:
        """How often the page tells of its longest word elsewhere."""
        longest = max(words, key=lambda one: len(one.text))
        return min(self.text.count(longest.stem) - 1, _MOST_AGAIN) if len(longest.stem) >= _MEANING else -1

    def _of_cues(self, first: int, last: int, kind: str) -> Iterator[str]:
        language, tokens = self.window.language, self.window.tokens
        start, end = tokens[first].start, tokens[last].end
        behind = next(((cue, name) for cue, _, name in self._cues if cue >= end), None)
        before = next(((done, name) for _, done, name in reversed(self._cues) if done <= start), None)
        after, ahead = "^", "^"
        if behind:
            between = min(bisect_left(self._starts, behind[0]) - last - 1, _MOST_BETWEEN)
            after = f"{behind[1]}|{between}"
        if before:
            between = min(first - bisect_left(self._starts, before[0]), _MOST_BETWEEN)
            ahead = f"{before[1]}|{between}"
        yield f"next={after}|{kind}"
        yield f"prev={ahead}|{kind}"
        yield f"{language} next={after}"
        yield f"{language} prev={ahead}"
        yield f"{language} prev={ahead}|next={after}"

    def _of_words(self, first: int, last: int, kind: str) -> Iterator[str]:
        tokens, language, zone = self.window.tokens, self.window.language, self.window.tokens[first].zone
        left = [self.window.beside(first - away, zone) for away in (2, 1)]
        right = [self.window.beside(last + away, zone) for away in (1, 2)]
        yield f"{language} ll={_stems(left)}"
        yield f"{language} rr={_stems(right)}"
        yield f"{language} last={tokens[last].stem}|{kind}"
        start, end = tokens[first].start, tokens[last].end
        mine = {token.stem[:_MEANING] for token in tokens[first : last + 1] if _tells(token)}
        kin = sum(stem in mine for place, stem in self._deed if not start <= place < end)
        yield f"kin={min(kin, 2)}|{kind}"


def _tells(token: Token) -> bool:
    return len(token.text) > _MEANING and token.shape in ("small", "Capital")


def _stems(tokens: Sequence[Token | None]) -> str:
    return "+".join(token.stem if token else "^" for token in tokens)


def _part(some: int, whole: int) -> str:
    if not whole:
        return "-"
    return "all" if some >= whole else "most" if 2 * some > whole else "few" if some else "none"


def _state(task: FoundTask | None) -> str:
    if task is None:
        return "-"
    if not task.lead:
        return "none"
    return "inherited" if "lead-inherited" in task.doubts else "named"
