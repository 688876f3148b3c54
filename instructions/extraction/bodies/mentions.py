"""From hits to mentions: which bodies a stretch of text names, in lists with one head too.

Neighbouring hits are spelled with a letter each (those of `Part`) and a sign for what stands between them
("" nothing, "&" and or a comma, "o" of, "-" a dash, "|" anything else); patterns over that spelling are the
grammar. It is the same for all languages but for the place of the head, which the lexicon tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from instructions.extraction.bodies.edges import edges_of
from instructions.extraction.bodies.forms import Part
from instructions.extraction.bodies.hits import Hit, hits_in
from instructions.extraction.bodies.index import Index
from instructions.extraction.bodies.inflect import ANY_CASE
from instructions.extraction.found import Span

GENITIVE = "gen"
OUTSIDE = "?: "


class Mention(NamedTuple):
    """One body, or several under one head, as named in the text.

    `ids` are empty where the text only points back ("this ministry", "the akim of the region"); then
    `points_to` holds the head's classes. `weak`: a body only where the context makes it one.
    """

    span: Span
    ids: tuple[str, ...]
    cases: frozenset[str] = ANY_CASE
    weak: bool = False
    foreign: bool = False
    points_to: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    """Those of its head, where it is a head with a complement."""
    many: bool = False
    joined: bool = False
    """Goes on with the mention before: "and", a comma."""
    reach: int = 0
    """The end with what belongs to it but is no part of its name: a committee of a ministry."""
    name_at: int = -1
    """Where the name of an unknown body begins, if the title of its head stands before it."""
    open: bool = False
    """A head whose complement the registry does not know: words beside it may belong to the name."""

    @property
    def name(self) -> Span:
        return self.span if self.name_at < self.span.start else Span(self.name_at, self.span.end)


MOST_LISTED = 40
"""How many names one head may have: keeps the grammar's cost to the size of the text."""

_TERRITORY = r"(?:[tT]o?)?p[tT]?"
_TERRITORIES = rf"{_TERRITORY}(?:&o?{_TERRITORY}(?![hHtT]*[hH])){{0,{MOST_LISTED}}}"
_FIRST = rf"""
    (?P<first_heads>H)c?o?c?o?(?P<first_complements>d(?:&o?d(?![hH])){{0,{MOST_LISTED}}})
  | (?P<first_head>h)c?o?c?o?(?P<first_complement>d)
  | (?P<seat_heads>H)c?o?c?o?(?P<seat_territories>{_TERRITORIES})
  | (?P<seat_head>[hl])c?o?c?o?(?P<seat_territory>{_TERRITORY})
"""
_LAST = rf"""
    (?P<last_complements>d(?:&o?d){{0,{MOST_LISTED}}})(?P<last_heads>H)
  | (?P<last_complement>d)(?P<last_head>h)
  | (?P<own_territories>{_TERRITORY}(?:&o?{_TERRITORY}){{0,{MOST_LISTED}}})(?P<own_head>[Hhl])
"""
_BARE = rf"""
    (?P<kinds>[ujL]{{1,3}})o?(?P<kind_names>[bv](?:&o?[bv]){{0,{MOST_LISTED}}})[uj]{{0,3}}
  | (?P<names_led>[nbvw](?:&o?[nbvw]){{0,{MOST_LISTED}}})(?P<leaders>[uL][uj]{{0,3}})
  | (?P<leaders_before>L)o?(?P<led_names>[nbvw](?:&o?[nbvw]){{0,{MOST_LISTED}}})
  | (?P<brand>[bv])[uj]{{0,3}}
  | (?P<pointed>i)?(?P<name>n)
  | (?P<office>y)
  | (?P<every>a)(?P<every_level>[tT])?(?P<every_head>[hH])
  | HEAD
  | (?P<pointer_before>i)?(?:(?P<level_first>[tT])&)?(?P<level_before>[tT])(?P<level_head>[hH])
  | (?P<weak>w)
  | (?P<lone>(?:[tT]o?)?p[tT]?(?:&o?(?:[tT]o?)?p[tT]?){{0,{MOST_LISTED}}})
"""
_HEAD_BEFORE = r"(?P<pointer>i)?(?P<bare_head>[hH])(?!c?o?c?o?d)(?:o?(?:io?)?(?P<level>[tT])(?!o?p))?"
_HEAD_BEHIND = r"(?P<pointer>i)?(?P<bare_head>[hH])(?P<level>(?!))?"
"""A head whose complement is not named beside it: what follows it is its own only where heads come first."""


@cache
def _grammar(*, head_first: bool, head_last: bool) -> re.Pattern[str]:
    bare = _BARE.replace("HEAD", _HEAD_BEFORE if head_first else _HEAD_BEHIND)
    cores = [_FIRST] * head_first + [_LAST] + [bare]
    titles = r"(?:[lj]o?){0,4}" if head_first else ""
    before = rf"(?P<deputy>y-)?(?P<before>[cg])?(?P<titles>{titles})(?P<before_too>[cg])?"
    beside = "cf" if head_first else "c"
    after = rf"(?:o?(?P<after>[{beside}]))?(?P<titles_after>{'[lL]{0,3}' if head_last else ''})"
    return re.compile(rf"{before}(?:{'|'.join(cores)}){after}", re.VERBOSE)


def mentions_in(text: str, index: Index, hits: Sequence[Hit] | None = None) -> list[Mention]:
    """Mentions in a folded text, by place; bodies outside the registry are `outside.py`'s matter."""
    hits = hits_in(text, index) if hits is None else hits
    run = _Run(text, index, hits)
    return [mention for match in run.matches() for mention in run.mentions(match)]


class _Run:
    def __init__(self, text: str, index: Index, hits: Sequence[Hit]) -> None:
        self.text = text
        self.index = index
        self.hits = hits
        self.spelled, self.at = self._spelled()

    def _spelled(self) -> tuple[str, list[int]]:
        letters: list[str] = []
        at: list[int] = []
        signs = [self._between(one, other) for one, other in zip(self.hits, self.hits[1:], strict=False)]
        for number, hit in enumerate(self.hits):
            before = signs[number - 1] if number else "|"
            after = signs[number] if number < len(signs) else "|"
            letter = self._letter(number, hit, before, after)
            for sign in letter, after:
                letters.append(sign)
                at += [number] * len(sign)
        return "".join(letters), at

    def _between(self, one: Hit, other: Hit) -> str:
        """The sign for a gap. A quote that opens before a common noun begins another name; a legal form
        that closes a name does not open the next.
        """
        gap = self.text[one.end : other.start]
        if gap.endswith(' "') and other.choices[0].part is Part.NOUN:
            return "|"
        quoted = '"' in self.text[one.end : other.start + 1] and not gap.strip(' "')
        if quoted and self._has_its_name(one) and other.choices[0].part in (Part.NAME, Part.BRAND):
            return "|"
        closes = one.choices[0].part is Part.LEGAL_FORM and not self.index.head_first
        if closes and gap == " " and other.choices[0].part in (Part.NAME, Part.BRAND):
            return "|"
        if self._acts_beside(one, other):
            return "|"
        return self.index.gaps.sign(gap.lower())

    def _acts_beside(self, one: Hit, other: Hit) -> bool:
        """Where heads come last, "the President the fund told": a name that owns nothing by its case."""
        if self.index.head_first or one.choices[0].part is not Part.NAME:
            return False
        cases = one.choices[0].cases if one.cases is None else one.cases
        bare = cases == ANY_CASE or GENITIVE not in cases
        return bare and other.choices[0].part is Part.NOUN

    def _has_its_name(self, hit: Hit) -> bool:
        """ "The department of tourism": its name stands before it; the one behind is another's."""
        owned = edges_of(self.index.language).owned
        if owned is None or hit.choices[0].part is not Part.NOUN:
            return False
        return self.text[hit.start - 1 : hit.start] == " " and bool(
            owned.match(self.text[hit.start : hit.end])
        )

    def _letter(self, number: int, hit: Hit, before: str, after: str) -> str:
        """Of the things that a hit may be, the one that its neighbours speak for."""
        parts = [form.part for form in hit.choices]
        if len(parts) == 1 and parts[0] is not Part.FOREIGN:
            return parts[0]
        if Part.COMPLEMENT in parts and (Part.LEVELS in parts or Part.LEVEL in parts):
            near = (before == "" and self._is_place(number - 1)) or (
                after in ("", "o") and self._is_place(number + 1)
            )
            return (Part.LEVELS if Part.LEVELS in parts else Part.LEVEL) if near else Part.COMPLEMENT
        if parts[:2] == [Part.HEAD, Part.HEADS]:
            return Part.HEADS if self._heads_a_list(number, after) else Part.HEAD
        if Part.COMPLEMENT in parts and before in ("", "o") and self._is_head(number - 1):
            return Part.COMPLEMENT
        owns = bool(hit.cases) and GENITIVE in (hit.cases or ())
        if parts[0] is Part.FOREIGN and (owns or (not self.index.head_first and after == "")):
            return Part.FOREIGN_ADJECTIVE
        return parts[0]

    def _heads_a_list(self, number: int, after: str) -> bool:
        """Of a form that is singular and plural: two complements follow it."""
        listed = [hit.form(Part.COMPLEMENT) for hit in self.hits[number + 1 : number + 3]]
        return after in ("", "o") and len(listed) == 2 and all(listed) and self._sign(number + 1) == "&"

    def _sign(self, number: int) -> str:
        return self.index.gaps.sign(self.text[self.hits[number].end : self.hits[number + 1].start].lower())

    def _is_head(self, number: int) -> bool:
        hit = self.hits[number]
        return self.index.head_first and bool(hit.form(Part.HEAD) or hit.form(Part.HEADS))

    def _is_place(self, number: int) -> bool:
        return 0 <= number < len(self.hits) and self.hits[number].form(Part.PLACE) is not None

    def matches(self) -> Iterator[re.Match[str]]:
        grammar = _grammar(head_first=self.index.head_first, head_last=self.index.head_last)
        return grammar.finditer(self.spelled)

    def mentions(self, match: re.Match[str]) -> Iterator[Mention]:
        found = list(self._bodies(match))
        if not found:
            return
        start, end = self.hits[self.at[match.start()]].start, self._end(match)
        foreign = match["after"] == "f" or "g" in (match["before"], match["before_too"])
        cases = self._cases(match)
        if foreign:
            yield Mention(Span(start, end), (OUTSIDE + self.text[start:end],), cases, foreign=True)
            return
        last = len(found) - 1
        for number, mention in enumerate(found):
            span = Span(mention.span.start if number else start, end if number == last else mention.span.end)
            yield mention._replace(span=span, cases=cases, joined=number > 0)

    def _end(self, match: re.Match[str]) -> int:
        last = match.end() - 1
        while last > match.start() and self.spelled[last] in "&o-|":
            last -= 1
        return self.hits[self.at[last]].end

    def _cases(self, match: re.Match[str]) -> frozenset[str]:
        """Those of the word that bears the case: the first one, where the head comes first; else the last."""
        letters = [at for at in range(match.start(), match.end()) if self.spelled[at] not in "&o-|cgfai"]
        hit = self.hits[self.at[letters[0] if self.index.case_first else letters[-1]]]
        if hit.cases is not None:
            return hit.cases
        letter = self.spelled[letters[0] if self.index.case_first else letters[-1]]
        form = next((form for form in hit.choices if form.part == letter), hit.choices[0])
        if form.cases != ANY_CASE:
            return form.cases
        return self.index.endings_of(self.text[hit.start : hit.end]) if form.open else self.index.bare_cases

    # -- which bodies -----------------------------------------------------------------------------

    def _bodies(self, match: re.Match[str]) -> Iterator[Mention]:
        for heads, complements in _COMPLETED:
            if match.re.groupindex.get(heads) and match[heads]:
                return self._completed(match, heads, complements)
        for names in _LED:
            if match[names]:
                return self._named(match, names)
        for territories in _SEATS:
            if match.re.groupindex.get(territories) and match[territories]:
                return self._territories(match, territories, weak=territories == "lone")
        return self._single(match)

    def _hit(self, match: re.Match[str], group: str) -> Hit:
        return self.hits[self.at[match.start(group)]]

    def _hits(self, match: re.Match[str], group: str, letters: str) -> Iterator[Hit]:
        start, end = match.span(group)
        return (self.hits[self.at[at]] for at in range(start, end) if self.spelled[at] in letters)

    def _completed(self, match: re.Match[str], heads: str, complements: str) -> Iterator[Mention]:
        head = self._hit(match, heads)
        classes = sorted(_head_classes(head))
        found = False
        for hit in self._hits(match, complements, "d"):
            form = hit.form(Part.COMPLEMENT)
            ids = tuple(id_ for class_ in classes for id_ in (form.ids.get(class_, ()) if form else ()))
            if ids:
                found = True
                yield Mention(Span(hit.start, hit.end), ids, classes=frozenset(classes))
        if not found:
            whole = Span(self.hits[self.at[match.start()]].start, self._end(match))
            yield Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)

    def _named(self, match: re.Match[str], group: str) -> Iterator[Mention]:
        for hit in self._hits(match, group, "nbvw"):
            yield Mention(Span(hit.start, hit.end), hit.choices[0].ids[""])

    def _territories(self, match: re.Match[str], group: str, *, weak: bool) -> Iterator[Mention]:
        """Each place with its level: the one beside it, or one that stands for the list, after or before."""
        start, end = match.span(group)
        places: list[tuple[Hit, str | None]] = []
        carried: str | None = None
        at = start
        while at < end:
            letter = self.spelled[at]
            if letter in "tT":
                level = self._level(at)
                follows = self.spelled[at + 1 : at + 2] == "o" and self.spelled[at + 2 : at + 3] == "p"
                follows = follows or self.spelled[at + 1 : at + 2] == "p"
                if follows and at + 1 < end:
                    carried = level
                else:
                    _level_backwards(places, level, all_=letter == "T", levels=self.index.levels)
                    carried = None
            elif letter == "p":
                hit = self.hits[self.at[at]]
                form = hit.form(Part.PLACE)
                fits = carried is not None and (
                    carried not in self.index.levels or bool(form and carried in form.ids)
                )
                places.append((hit, carried if fits else None))
            at += 1
        if any(_is_below(hit, at_level) for hit, at_level in places):
            whole = Span(self.hits[self.at[match.start()]].start, self._end(match))
            yield Mention(whole, (OUTSIDE + whole.of(self.text),), weak=weak)
            return
        for hit, at_level in places:
            ids = _at_level(hit, at_level)
            if ids and not (weak and self._is_an_attribute(hit)):
                yield Mention(Span(hit.start, hit.end), ids, weak=weak)

    def _is_an_attribute(self, hit: Hit) -> bool:
        """Where heads come last: "Abai's museum", or a common word that only sounds like a place."""
        if self.index.head_first:
            return False
        edges = edges_of(self.index.language)
        words = self.text[hit.end : hit.end + MOST_GAP_BEFORE].split(maxsplit=1)
        behind = words[0].lower() if words and self.text[hit.end : hit.end + 1] == " " else ""
        owned = edges.possessed is not None and edges.possessed.match(behind) is not None
        taken = edges.object is not None and edges.object.match(behind) is not None
        level = edges.level is not None and edges.level.match(behind) is not None
        return self.text[hit.start].islower() or (owned and not taken and not level)

    def _level(self, at: int) -> str:
        forms = self.hits[self.at[at]].choices
        return min(
            class_ for form in forms if form.part in (Part.LEVEL, Part.LEVELS) for class_ in form.classes
        )

    def _single(self, match: re.Match[str]) -> Iterator[Mention]:
        if group := next((name for name in ("name", "brand", "weak") if match[name]), ""):
            hit = self._hit(match, group)
            if match["pointed"] and (classes := self.index.classes_of.get(hit.choices[0].ids[""][0])):
                yield Mention(Span(hit.start, hit.end), (), weak=True, points_to=classes, many=True)
                return
            alone = match.end() - match.start() == 1
            weak = hit.choices[0].part in (Part.WEAK, Part.WEAK_BRAND) and alone
            yield Mention(Span(hit.start, hit.end), hit.choices[0].ids[""], weak=weak)
        elif match["office"]:
            hit = self._hit(match, "office")
            yield Mention(Span(hit.start, hit.end), (OUTSIDE + self.text[hit.start : hit.end],))
        elif match["every"] and self._is_of_the_registry(match, "every_level"):
            hit = self._hit(match, "every_head")
            yield Mention(Span(hit.start, hit.end), self._all_of(hit)[:1], many=True)
        elif match["every"]:
            whole = Span(self.hits[self.at[match.start("every_level")]].start, self._end(match))
            yield Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)
        else:
            yield self._bare(match)

    def _is_of_the_registry(self, match: re.Match[str], group: str) -> bool:
        """A level that its places have, or none: "all akims of regions", not "all akims of districts"."""
        return not match[group] or self._level(match.start(group)) in self.index.levels

    def _bare(self, match: re.Match[str]) -> Mention:
        """A head whose body is not named beside it: "akims", "the akim of the region", "the ministry"."""
        hit = self._hit(match, "bare_head" if match["bare_head"] else "level_head")
        level = "level" if match["level"] else "level_before" if match["level_before"] else None
        known = self._is_of_the_registry(match, "level_first")
        if level and not (known and self._is_of_the_registry(match, level)):
            start = min(hit.start, self.hits[self.at[match.start()]].start)
            whole = Span(start, self._end(match))
            return Mention(whole, (OUTSIDE + whole.of(self.text),), open=True)
        span = Span(hit.start, hit.end)
        many = hit.choices[0].part is Part.HEADS
        classes = _head_classes(hit)
        first = self.hits[self.at[match.start()]].start
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
        found = _CAPITAL_BEFORE.search(self.text, max(0, at - MOST_GAP_BEFORE), at)
        owned = edges_of(self.index.language).level
        if found is None or owned is None or owned.match(self.text[at : at + MOST_GAP_BEFORE].lower()):
            return found is not None
        return self.text[max(0, found.start() - MOST_GAP_BEFORE) : found.start()].rstrip(' "-')[-1:] not in (
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


MOST_GAP_BEFORE = 30
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]*\"?\s*$")

_COMPLETED = (
    ("first_heads", "first_complements"),
    ("first_head", "first_complement"),
    ("last_heads", "last_complements"),
    ("last_head", "last_complement"),
)
_LED = ("kind_names", "names_led", "led_names")
_SEATS = ("seat_territories", "seat_territory", "own_territories", "lone")


def _level_backwards(
    places: list[tuple[Hit, str | None]], level: str, *, all_: bool, levels: frozenset[str]
) -> None:
    """A level after places: for the last one, or in the plural for all that have none and can have it."""
    for number in range(len(places) - 1, -1, -1):
        hit, known = places[number]
        below = known is not None and known not in levels
        form = hit.form(Part.PLACE)
        lacks = form is None or level not in form.ids
        if lacks and not all_ and form is not None and number == len(places) - 1 and known is None:
            places[number] = (hit, level)
        if lacks or (known and (below or number < len(places) - 1)):
            return
        places[number] = (hit, level)
        if not all_:
            return


def _head_classes(hit: Hit) -> frozenset[str]:
    heads = (form for form in hit.choices if form.part in (Part.HEAD, Part.HEADS))
    return frozenset(class_ for form in heads for class_ in form.classes)


def _is_below(hit: Hit, level: str | None) -> bool:
    """A level that the place does not have: the districts of Abai Region."""
    form = hit.form(Part.PLACE)
    return bool(level and form and any(form.ids) and level not in form.ids)


def _at_level(hit: Hit, level: str | None) -> tuple[str, ...]:
    form = hit.form(Part.PLACE)
    if form is None:
        return ()
    if level is not None and level in form.ids:
        return form.ids[level]
    if level is None and "" in form.ids and len(form.ids[""]) == 1:
        return form.ids[""]
    by_level = {key: ids for key, ids in form.ids.items() if key}
    return by_level.get("city") or next(iter(by_level.values()), form.ids.get("", ()))
