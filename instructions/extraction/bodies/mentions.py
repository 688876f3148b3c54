"""From hits to mentions: which bodies a stretch of text names, in lists with one head too.

The hits are spelled in letters (`spelling`), and the grammar of names in a row reads them (`grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.grammar import COMPLETED, LED, SEATS, grammar_of
from instructions.extraction.bodies.hits import Hit, hits_in
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.bodies.mention import OUTSIDE, Mention
from instructions.extraction.bodies.spelling import Spelling
from instructions.extraction.bodies.territories import territories
from instructions.extraction.found import Span

_GAP_BEFORE = 30
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]*\"?\s*$")

_CAPITAL_BEHIND = re.compile(r" [A-Z]")


def mentions_in(text: str, index: Index, hits: Sequence[Hit] | None = None) -> list[Mention]:
    """Mentions in a folded text, by place; bodies outside the registry are `outside.py`'s matter."""
    hits = hits_in(text, index) if hits is None else hits
    run = _Run(text, index, hits)
    return [mention for match in run.matches() for mention in run.mentions(match)]


class _Run:
    def __init__(self, text: str, index: Index, hits: Sequence[Hit]) -> None:
        self.text = text
        self.index = index
        self.spelling = Spelling(text, index, hits)

    def matches(self) -> Iterator[re.Match[str]]:
        grammar = grammar_of(head_first=self.index.head_first, head_last=self.index.head_last)
        return grammar.finditer(self.spelling.letters)

    def mentions(self, match: re.Match[str]) -> Iterator[Mention]:
        found = list(self._bodies(match))
        if not found:
            return
        start, end = self.spelling.hit_at(match.start()).start, self.spelling.end(match)
        foreign = match["after"] == "f" or "g" in (match["before"], match["before_too"])
        cases = self._cases(match)
        quoted = self.text[max(0, start - 1) : start] == '"' == self.text[end : end + 1]
        if self.index.case_first and quoted:
            cases = ANY_CASE
        if foreign:
            yield Mention(Span(start, end), (OUTSIDE + self.text[start:end],), cases, foreign=True)
            return
        last = len(found) - 1
        for number, mention in enumerate(found):
            span = Span(mention.span.start if number else start, end if number == last else mention.span.end)
            yield mention._replace(span=span, cases=cases, joined=number > 0)

    def _cases(self, match: re.Match[str]) -> frozenset[str]:
        """Those of the word that bears the case: the first one, where the head comes first; else the last."""
        spelled = self.spelling.letters
        letters = [at for at in range(match.start(), match.end()) if spelled[at] not in "&o-|cgfai"]
        bearer = letters[0] if self.index.case_first else letters[-1]
        hit = self.spelling.hit_at(bearer)
        if hit.cases is not None:
            return hit.cases
        form = next((form for form in hit.choices if form.part == spelled[bearer]), hit.choices[0])
        if form.cases != ANY_CASE:
            return form.cases
        return self.index.endings_of(self.text[hit.start : hit.end]) if form.open else self.index.bare_cases

    # -- which bodies -----------------------------------------------------------------------------

    def _bodies(self, match: re.Match[str]) -> Iterator[Mention]:
        for heads, complements in COMPLETED:
            if match.re.groupindex.get(heads) and match[heads]:
                return self._completed(match, heads, complements)
        for names in LED:
            if match[names]:
                return self._named(match, names)
        for seats in SEATS:
            if match.re.groupindex.get(seats) and match[seats]:
                if seats == "lone" and self._is_of_a_longer_name(match):
                    return iter(())
                return territories(self.spelling, match, seats, weak=seats == "lone")
        return self._single(match)

    def _is_of_a_longer_name(self, match: re.Match[str]) -> bool:
        """ "Almaty Su", "Astana LRT": where no word bears a case, a place before a capital is no body."""
        plain = self.index.head_first and self.index.head_last and not self.index.case_first
        alone = plain and match.end() - match.start() == 1
        return alone and _CAPITAL_BEHIND.match(self.text, self.spelling.end(match)) is not None

    def _completed(self, match: re.Match[str], heads: str, complements: str) -> Iterator[Mention]:
        head = self.spelling.hit(match, heads)
        classes = sorted(_head_classes(head))
        found = False
        for hit in self.spelling.hits_of(match, complements, "d"):
            form = hit.form(Part.COMPLEMENT)
            ids = tuple(id_ for class_ in classes for id_ in (form.ids.get(class_, ()) if form else ()))
            if ids:
                found = True
                yield Mention(Span(hit.start, hit.end), ids, classes=frozenset(classes))
        if not found:
            whole = self.spelling.whole(match)
            yield Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)

    def _named(self, match: re.Match[str], group: str) -> Iterator[Mention]:
        for hit in self.spelling.hits_of(match, group, "nbvw"):
            yield Mention(Span(hit.start, hit.end), hit.choices[0].ids[""])

    def _single(self, match: re.Match[str]) -> Iterator[Mention]:
        if group := next((name for name in ("name", "brand", "weak") if match[name]), ""):
            hit = self.spelling.hit(match, group)
            if match["pointed"] and (classes := self.index.classes_of.get(hit.choices[0].ids[""][0])):
                yield Mention(Span(hit.start, hit.end), (), weak=True, points_to=classes, many=True)
                return
            alone = match.end() - match.start() == 1
            weak = hit.choices[0].part in (Part.WEAK, Part.WEAK_BRAND) and alone
            yield Mention(Span(hit.start, hit.end), hit.choices[0].ids[""], weak=weak)
        elif match["office"]:
            hit = self.spelling.hit(match, "office")
            yield Mention(Span(hit.start, hit.end), (OUTSIDE + self.text[hit.start : hit.end],))
        elif match["every"] and self._is_of_the_registry(match, "every_level"):
            hit = self.spelling.hit(match, "every_head")
            yield Mention(Span(hit.start, hit.end), self._all_of(hit)[:1], many=True)
        elif match["every"]:
            whole = Span(self.spelling.hit_at(match.start("every_level")).start, self.spelling.end(match))
            yield Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)
        else:
            yield self._bare(match)

    def _is_of_the_registry(self, match: re.Match[str], group: str) -> bool:
        """A level that its places have, or none: "all akims of regions", not "all akims of districts"."""
        return not match[group] or self.spelling.level(match.start(group)) in self.index.levels

    def _bare(self, match: re.Match[str]) -> Mention:
        """A head whose body is not named beside it: "akims", "the akim of the region", "the ministry"."""
        hit = self.spelling.hit(match, "bare_head" if match["bare_head"] else "level_head")
        level = "level" if match["level"] else "level_before" if match["level_before"] else None
        known = self._is_of_the_registry(match, "level_first")
        if level and not (known and self._is_of_the_registry(match, level)):
            start = min(hit.start, self.spelling.hit_at(match.start()).start)
            whole = Span(start, self.spelling.end(match))
            return Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)
        span = Span(hit.start, hit.end)
        many = hit.choices[0].part is Part.HEADS
        classes = _head_classes(hit)
        first = self.spelling.hit_at(match.start()).start
        named = self._is_named_before(first)
        if many and match["level_head"] and not match["pointer_before"]:
            if named:
                return Mention(Span(first, hit.end), (OUTSIDE,), open=True)
            return Mention(span, self._all_of(hit), points_to=classes, many=True)
        plural = hit.form(Part.WEAK)
        ids = plural.ids[""] if plural and many and not level else ()
        opened = not level or named
        return Mention(span, ids, weak=True, points_to=classes, many=many, open=opened)

    def _is_named_before(self, at: int) -> bool:
        """Does a name in capitals stand before a place, not only the first word of its sentence?"""
        found = _CAPITAL_BEFORE.search(self.text, max(0, at - _GAP_BEFORE), at)
        owned = edges_of(self.index.language).level
        if found is None or owned is None or owned.match(self.text[at : at + _GAP_BEFORE].lower()):
            return found is not None
        return self.text[max(0, found.start() - _GAP_BEFORE) : found.start()].rstrip(' "-')[-1:] not in (
            "",
            ".",
            "!",
            "?",
            ":",
            ";",
            "\n",
        )

    def _all_of(self, hit: Hit) -> tuple[str, ...]:
        classes = sorted(_head_classes(hit))
        return tuple(id_ for class_ in classes for id_ in self.index.every.get(class_, ()))


def _head_classes(hit: Hit) -> frozenset[str]:
    heads = (form for form in hit.choices if form.part in (Part.HEAD, Part.HEADS))
    return frozenset(class_ for form in heads for class_ in form.classes)
