"""One sentence, one task or more? It is cut where each half would stand for itself.

At a semicolon always; at "and", "while", «, а» and their like only where both halves carry a deadline of
their own, or the second has its own order and its own addressee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from instructions.extraction.cues import Cue, has_last_verbs, pattern
from instructions.extraction.fields import label_pattern
from instructions.extraction.found import Due, DueKind, Span
from instructions.extraction.sights import Sight

_MOST_JOINS = 24
_LONG, _BESIDE = 900, 150
"""In so long a sentence only so much is looked at on both sides of a join, not all of it each time."""
_COMMA = re.compile(r", (?=\w)")
_BRACKET = re.compile(r"\)(?:,| (?=\w{1,3} ))(?: \w{1,3})? ")
_THING = re.compile(r",\s(?=[^-,.;:]{3,50}\s-\s)")
_FAR = 120
"""So long a subject may be, up to its dash."""
_SHORT_NOUN = 40
_LEAST = 12
"""A half shorter than this is no instruction."""


def clauses(flat: str, sentence: Span, language: str, cues: tuple[Cue, ...], sight: Sight) -> list[Span]:
    """Stretches of the sentence that each tell one task; the sentence itself where it cannot be cut."""
    parts = list(_at_semicolons(flat, sentence, language, sight))
    if sentence.end - sentence.start < _LONG and sight.is_whole():
        return parts
    return [piece for part in parts for piece in _cut(flat, part, language, cues, sight)]


def _at_semicolons(flat: str, sentence: Span, language: str, sight: Sight) -> Iterator[Span]:
    begin = sentence.start
    depth = 0
    if flat.find(";", sentence.start, sentence.end) < 0:
        yield _trim(flat, begin, sentence.end)
        return
    for at in range(sentence.start, sentence.end):
        letter = flat[at]
        depth += (letter in "([") - (letter in ")]")
        if (
            letter == ";"
            and depth <= 0
            and at + 1 < sentence.end
            and not _names_a_field(flat, at + 1, sentence.end, language)
            and not _adds(flat, at + 1, sentence.end, language)
            and not sight.charges(_trim(flat, at + 1, sentence.end))
        ):
            yield _trim(flat, begin, at + 1)
            begin = at + 1
    yield _trim(flat, begin, sentence.end)


def _names_a_field(flat: str, start: int, end: int, language: str) -> bool:
    """ "; deadline - March 1" goes on with the clause before it."""
    compiled = label_pattern(language)
    while start < end and flat[start] == " ":
        start += 1
    return compiled is not None and compiled.match(flat, start, end) is not None


def _adds(flat: str, start: int, end: int, language: str) -> bool:
    """ "; this is the responsibility of the akims": by whom the clause before is to be done."""
    compiled = pattern(language, "afterthought", "goes-on")
    return compiled is not None and compiled.match(flat, start + 1, end) is not None


def _trim(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " \n\t":
        start += 1
    while end > start and flat[end - 1] in " \n\t":
        end -= 1
    return Span(start, end)


def _cut(flat: str, piece: Span, language: str, cues: tuple[Cue, ...], sight: Sight) -> list[Span]:
    """The piece, cut at each join where both sides stand alone; only so many joins are tried."""
    found: list[Span] = []
    begin = piece.start
    gaps = [gap for gap in sight.gaps() if piece.start < gap.start < piece.end]
    closed = _behind_brackets(flat, piece, sight)
    things = [one for one in _things(flat, piece) if one not in gaps and one not in closed]
    for join in sorted({*_joins(flat, piece, language, sight), *gaps, *closed, *things}):
        if join.start < begin:
            continue
        whole = _trim(flat, begin, join.start)
        left, right = _beside(piece, whole, join.end)
        if left.end - left.start < _LEAST or right.end - right.start < _LEAST:
            continue
        if _keeps(flat, right, language):
            continue
        named = sight.named_at(join.start) and join not in closed
        if named and not _parts_in_spite_of_a_name(flat, left, right, sight):
            continue
        if _is_announced(flat, right, sight):
            continue
        if join in things:
            alone = _are_things(flat, left, right, sight) or _is_the_rest(flat, left, right, language, sight)
            if not alone:
                continue
        if (
            (join in closed and _has_due(sight.due(left)) and _has_due(sight.due(right)))
            or _stand_alone(left, right, cues, sight)
            or _goes_over(flat, left, right, sight)
            or join in things
            or (join in gaps and (found or sight.acts(left)) and sight.leads(left))
            or (sight.acts(left) and not _has_due(sight.due(left)) and sight.adds(right))
        ):
            found.append(whole)
            begin = join.end
    return [*found, _trim(flat, begin, piece.end)]


def _parts_in_spite_of_a_name(flat: str, left: Span, right: Span, sight: Sight) -> bool:
    """ "Clean the canals of the region by March 1, and report to the Government every week": a name right
    before a join mostly has a second one behind it, but not between two deeds with a day each."""
    if not sight.does(left):
        return False
    both = sight.does(right) and all(_has_due(sight.due(half)) for half in (left, right))
    return both or _goes_over(flat, left, right, sight)


def _beside(piece: Span, whole: Span, at: int) -> tuple[Span, Span]:
    """What is looked at on both sides of a join."""
    if piece.end - piece.start < _LONG:
        return whole, Span(at, piece.end)
    return Span(max(whole.start, whole.end - _BESIDE), whole.end), Span(at, min(piece.end, at + _BESIDE))


def _behind_brackets(flat: str, piece: Span, sight: Sight) -> list[Span]:
    """ "A by March 1 (Ministry of Finance), B by April 1 (Ministry of Justice)": behind the first body."""
    if flat.find(")", piece.start, piece.end) < 0:
        return []
    closing = islice(_BRACKET.finditer(flat, piece.start, piece.end), _MOST_JOINS)
    return [Span(one.start() + 1, one.end()) for one in closing if sight.named_at(one.start())]


def _things(flat: str, piece: Span) -> list[Span]:
    """ "The design - by May, the asphalt - by August": commas before a short noun and a dash."""
    if flat.find(" - ", piece.start, piece.end) < 0:
        return []
    found = islice(_THING.finditer(flat, *piece), _MOST_JOINS)
    return [
        Span(*one.span())
        for one in found
        if flat.count("(", piece.start, one.start()) <= flat.count(")", piece.start, one.start())
    ]


def _are_things(flat: str, left: Span, right: Span, sight: Sight) -> bool:
    """Each with a day of its own, and no verb that tells what to do."""
    if flat.find(" - ", *left) < 0:
        return False
    return all(_has_due(sight.due(half)) and not sight.does(half) for half in (left, right))


def _is_the_rest(flat: str, left: Span, right: Span, language: str, sight: Sight) -> bool:
    """ "… half of the debts by May, the rest - by June"."""
    compiled = pattern(language, "joins", "rest")
    begins = compiled is not None and compiled.match(flat, right.start, right.end) is not None
    return begins and all(_has_due(sight.due(half)) for half in (left, right))


def _is_announced(flat: str, right: Span, sight: Sight) -> bool:
    """ "A week for checking swings and slides: the akimats …": what is cut off would be but a noun."""
    colon = flat.find(": ", right.start, right.end)
    announces = 0 <= colon - right.start <= _SHORT_NOUN
    return (
        announces and not sight.acts(Span(right.start, colon)) and not sight.leads(Span(right.start, colon))
    )


def _keeps(flat: str, right: Span, language: str) -> bool:
    """ "…, and this has to be done by May 31": what follows says more of the same."""
    compiled = pattern(language, "joins", "keeps")
    at = _trim(flat, *right).start if has_last_verbs(language) else right.start
    return compiled is not None and compiled.match(flat, at, right.end) is not None


def _joins(flat: str, piece: Span, language: str, sight: Sight) -> list[Span]:
    """Places where another order may begin: conjunctions; commas after an ordering form or before a name."""
    strong, goes_on = pattern(language, "joins", "strong"), sight.goes_on
    found: list[Span] = []
    for match in islice(strong.finditer(flat, piece.start, piece.end), _MOST_JOINS) if strong else ():
        found.append(Span(match.start(), match.end()))
    for match in islice(goes_on.finditer(flat, piece.start, piece.end), _MOST_JOINS) if goes_on else ():
        if not _is_quoted(flat, match.end(), piece.end, language):
            found.append(Span(match.end() - 1, match.end()))
    found += [join for join in _commas_before_names(flat, piece, sight) if join not in found]
    found += [join for join in _commas_before_duties(flat, piece, sight) if join not in found]
    return sorted(found)[:_MOST_JOINS]


def _commas_before_names(flat: str, piece: Span, sight: Sight) -> Iterator[Span]:
    """ "…, to the Ministry of Culture - to explain": a comma, a name and a dash; or, where names bear their
    case at their head, each half with a day of its own."""
    dated = sight.by_case and sight.deadlines() > 1
    if flat.find(" - ", piece.start, piece.end) < 0 and not dated:
        return
    for comma in islice(_COMMA.finditer(flat, piece.start, piece.end), _MOST_JOINS):
        dash = flat.find(" - ", comma.end(), min(piece.end, comma.end() + _FAR))
        if (dash >= 0 or dated) and sight.begins_at(comma.end()):
            yield Span(comma.start(), comma.end() - 1)


def _commas_before_duties(flat: str, piece: Span, sight: Sight) -> Iterator[Span]:
    """ "…, the Ministry of Culture is to explain it by May 1": a comma, a name and a duty of its own."""
    if not sight.needs_verbs:
        return
    for comma in islice(_COMMA.finditer(flat, piece.start, piece.end), _MOST_JOINS):
        if sight.owes(Span(comma.end(), piece.end)):
            yield Span(comma.start(), comma.end() - 1)


def _is_quoted(flat: str, at: int, end: int, language: str) -> bool:
    """ "…, so he said": what follows only tells who says it."""
    words = pattern(language, "verb", "quoting")
    while at < end and flat[at] in ' -"':
        at += 1
    return words is not None and words.match(flat, at, end) is not None


def _stand_alone(left: Span, right: Span, cues: tuple[Cue, ...], sight: Sight) -> bool:
    ordered = any(right.start <= cue.span.start < right.end for cue in cues) or (
        sight.goes_on is not None and sight.acts(right)
    )
    dated = sight.deadlines() > 1
    if not (ordered or dated) or not sight.acts(left):
        return False
    if ordered and sight.leads(right) and sight.leads(left):
        return True
    if sight.needs_verbs and not (ordered or sight.acts(right)):
        return False
    return dated and _has_due(sight.due(left)) and _has_due(sight.due(right))


def _goes_over(flat: str, left: Span, right: Span, sight: Sight) -> bool:
    """ "…, and the Ministry of Culture - to explain": the verb is left out, its place marked by a dash."""
    dash = flat.find(" - ", right.start, min(right.end, right.start + _FAR))
    if dash < 0 or not sight.named_at(dash) or not sight.leads(left):
        return False
    if sight.acts(left) and sight.acts(right):
        return True
    return flat.find(" - ", left.start, left.end) >= 0 and all(
        _has_due(sight.due(half)) for half in (left, right)
    )


def _has_due(due: Due) -> bool:
    return due.kind is not DueKind.NONE or bool(due.text)
