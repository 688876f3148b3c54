"""What speaks for a candidate, whatever the rules have read: where it stands and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from instructions.extraction.choice.candidates import Candidate
from instructions.extraction.choice.names import Name
from instructions.extraction.choice.standing import Standing
from instructions.extraction.choice.window import DUE, HERE, Token, Window
from instructions.extraction.found import FoundTask, Owner, Span

Weighed = tuple[str, float]
_TOLD = frozenset(
    {
        "row",
        "fields",
        "listed",
        "planned",
        "told",
        "tells",
        "must",
        "says",
        "voiced",
        "group-lead",
        "dash-order",
    }
    | {"infinitive", "imperative", "jussive", "closing", "future", "commanded", "owner-last", "lead-after"}
    | {"spoken", "continued"}
)
"""Reasons for an order that tell of its form."""
_OF_THE_RULES = frozenset({"rules", "one-of-them"})
_AWAY = ((4, "beside"), (60, "near"), (250, "off"))
_MOST_CUES, _MOST_CASES, _NEAR_HEAD = 3, 4, 2
_LONGEST_WORD = 12


def kind_of(owners: Sequence[Owner]) -> str:
    if not owners:
        return "none"
    unknown = sum(owner.id.startswith("?") for owner in owners)
    return "unknown" if unknown == len(owners) else "known" if not unknown else "mixed"


def prefix_of(owner: Owner) -> str:
    """ "min", "akimat": which sort of body an id of the registry tells; "?" outside it."""
    return "?" if owner.id.startswith("?") else owner.id.split("-")[0]


def forms_of(window: Window) -> list[str]:
    return [reason.name for reason in window.task.reasons if reason.name in _TOLD]


class Traits:
    """The traits of the candidates of one task."""

    def __init__(self, window: Window, tasks: Sequence[FoundTask], page: str = "") -> None:
        """`tasks`: all of the page; `page`: its text in lower case."""
        self.standing = Standing(window, tasks, page)
        self.window, self.language, self.task = window, window.language, window.task
        self.forms = forms_of(window)
        self._starts = [token.start for token in window.tokens]
        self.first = next((one for one in window.tokens if one.start >= self.task.span.start), None)
        ends = [other.end for other in window.others if other.end <= self.task.span.start]
        away = self.task.span.start - max(ends, default=0)
        self.gap = next((name for most, name in _AWAY if away < most), "far") if ends else "-"

    def of(self, one: Candidate) -> Iterator[Weighed]:
        kind, language = kind_of(one.owners), self.language
        yield f"kind={kind}{min(len(one.owners), 3)}", 1.0
        yield f"{language} kind={kind}{min(len(one.owners), 3)}", 1.0
        for source in sorted(one.sources - _OF_THE_RULES):
            yield f"source={source}|{one.zone}|{kind}", 1.0
            yield f"{language} source={source}|{one.zone}", 1.0
        told = "told-0" in one.sources
        if told or not one.owners:
            yield from self._going_on(told=told)
        for name in self.standing.of_page(one.owners, f"{kind}|{one.zone}{'|told' * told}"):
            yield name, 1.0
        place = self._inside(one)
        where = self.where(one, place)
        for form in self.forms:
            yield f"form={form}|{where}|{kind}", 1.0
            yield f"{language} form={form}|{where}", 1.0
        for owner in one.owners[:1]:
            yield f"prefix={prefix_of(owner)}|{where}", 1.0
            yield from self._of_its_words(owner)
        yield from self._of_names(one.names)
        yield from self._of_place(one, kind, place, where)

    def where(self, one: Candidate, place: tuple[int, int] | None = None) -> str:
        """In which part of the task it stands; `place`: its words, if they are known."""
        place = place or self._inside(one)
        if place is None:
            spans = [owner.span for owner in one.owners if owner.span]
            if not spans:
                return "nowhere"
            past = not self.window.tokens or spans[0].end <= self.window.tokens[0].start
            return "past" if past else "far"
        return self._part(*place)

    def _going_on(self, *, told: bool) -> Iterator[Weighed]:
        """How the task begins, and how far the one before is: for nobody, and for whom that one told."""
        if self.first is not None:
            yield f"{self.language} opens={self.first.ending}|{told}", 1.0
            yield f"{self.language} opens={self.first.stem}|{told}", 1.0
            yield f"opens={self.first.shape}|{told}", 1.0
        for stem in self.standing.going_on():
            yield f"{self.language} has={stem}|{told}", 1.0
        yield f"gap={self.gap}|{told}", 1.0
        yield f"{self.language} gap={self.gap}|{told}", 1.0

    def _of_its_words(self, owner: Owner) -> Iterator[Weighed]:
        if owner.id.startswith("?"):
            yield f"{self.language} tail={owner.id.lower()[-3:]}", 1.0
            yield f"{self.language} words={owner.id.lower()[3:10]}", 1.0
        else:
            yield f"id={owner.id}", 1.0

    def _of_names(self, names: Sequence[Name]) -> Iterator[Weighed]:
        if not names:
            yield "unnamed", 1.0
            return
        odds = sum(name.odds for name in names) / len(names)
        yield "odds", _held(odds / 4)
        yield f"{self.language} odds", _held(odds / 4)
        yield "opens", _held(min(name.opens for name in names) / 3)
        yield "closes", _held(names[-1].closes / 3)
        yield f"grade={int(max(-3, min(odds // 2, 4)))}", 1.0

    # -- by the place ------------------------------------------------------------------------------

    def _inside(self, one: Candidate) -> tuple[int, int] | None:
        """The first and the last word of its names."""
        spans = [owner.span for owner in one.owners if owner.span]
        if not spans:
            return None
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (first, behind - 1) if first < behind else None

    def _part(self, first: int, last: int) -> str:
        tokens, task = self.window.tokens, self.task.span
        token = tokens[first]
        if token.zone != HERE:
            return "before-amid" if self.window.beside(first - 1, token.zone) else "before-first"
        if token.start < task.start:
            return "ahead"
        if token.start >= task.end:
            return "behind"
        if token.start == task.start:
            return "head"
        rest = [one for one in tokens[last + 1 :] if one.start < task.end and one.shape != "mark"]
        if not rest:
            return "tail"
        if len(rest) == 1 and rest[0].text == DUE:
            return "tail-due"
        offset = sum(1 for one in tokens[:first] if one.start >= task.start)
        return "near-head" if offset <= _NEAR_HEAD else "amid"

    def _of_place(
        self, one: Candidate, kind: str, place: tuple[int, int] | None, part: str
    ) -> Iterator[Weighed]:
        if place is None:
            if one.owners:
                yield f"away={part}", 1.0
            return
        first, last = place
        tokens = self.window.tokens
        zone, start, end = tokens[first].zone, tokens[first].start, tokens[last].end
        if part != "head" and any(other.start <= start < other.end for other in self.window.others):
            yield f"elsewhere|{zone}|{kind}", 1.0
            yield "elsewhere", 1.0
        if kind != "known":
            yield from self._of_what_it_holds(Span(start, end), tokens[first : last + 1], kind)
        for name in (
            *self._of_neighbours(first, last, part, kind),
            *self.standing.of_name(first, last, kind),
        ):
            yield name, 1.0
        cases = self._cases(one)
        if cases:
            right = self.window.beside(last + 1, zone)
            yield f"{self.language} case={cases}|at={part}", 1.0
            yield f"{self.language} case={cases}", 1.0
            yield f"{self.language} case={cases}|r={right.stem if right else '^'}", 1.0
        for cue in self.window.cues[:_MOST_CUES]:
            side = "before" if end <= cue.span.start else "behind"
            yield f"{self.language} cue={cue.name}|{side}|{kind}", 1.0
            yield f"cue={cue.name}|{side}|{part}", 1.0
            if cases:
                yield f"{self.language} cue={cue.name}|{side}|case={cases}", 1.0

    def _cases(self, one: Candidate) -> str:
        if one.mention is None:
            return ""
        cases = one.mention.cases
        return ("+".join(sorted(cases)) if len(cases) < _MOST_CASES else "any") + "~" * one.mention.weak

    def _of_what_it_holds(self, span: Span, words: Sequence[Token], kind: str) -> Iterator[Weighed]:
        for token in words[1:-1]:
            if token.shape == "small" and len(token.text) <= _LONGEST_WORD:
                yield f"{self.language} in={token.stem}|{kind}", 1.0
        within = sum(
            span.holds(mention.span) and not mention.ids[0].startswith("?")
            for mention, _ in self.window.mentions
            if mention.ids
        )
        yield f"holds={min(within, 2)}|{min(len(words) - 1, 5)}", 1.0
        if any(token.cue for token in words):
            yield f"holds-cue|{kind}", 1.0

    def _of_neighbours(self, first: int, last: int, part: str, kind: str) -> Iterator[str]:
        language, head, tail = self.language, self.window.tokens[first], self.window.tokens[last]
        left = self.window.beside(first - 1, head.zone)
        right, far = (self.window.beside(last + more, head.zone) for more in (1, 2))
        before, behind = left.stem if left else "^", right.stem if right else "^"
        closes, beyond = right.ending if right else "^", far.ending if far else "^"
        shapes = left.shape if left else "^", right.shape if right else "^"
        cues = f"{left.cue if left else ''}|{right.cue if right else ''}"
        yield from (
            f"at={part}|{kind}",
            f"{language} at={part}",
            f"{language} at={part}|{kind}",
            f"{language} l={before}|{kind}",
            f"{language} r={behind}|{kind}",
            f"{language} l={before}|at={part}",
            f"{language} r={behind}|at={part}",
            f"{language} le={left.ending if left else '^'}",
            f"{language} re={closes}|{kind}",
            f"{language} fe={beyond}",
            f"{language} re={closes}|fe={beyond}",
            f"{language} w={head.stem}",
            f"{language} e={head.ending}|at={part}",
            f"{language} te={tail.ending}|at={part}",
            f"{language} te={tail.ending}|r={behind}",
            f"{language} cues={cues}",
            f"cues={cues}|{kind}",
            f"shape={head.shape}|{kind}|{part}",
            f"long={min(last - first, 8)}|{kind}",
            f"shapes={shapes[0]}|{shapes[1]}|{kind}",
            f"sign={before if shapes[0] == 'mark' else shapes[0]}|{part}",
        )


def _held(value: float) -> float:
    return max(-2.0, min(value, 2.0))
