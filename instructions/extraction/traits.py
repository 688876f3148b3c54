"""What the scale weighs: the traits of a stretch that was judged, and its words.

Traits know no language: the named features, how the deadline and the leads were read, where the stretch
stands, its verb forms and marks. Words are those of the language, cut to their first letters, with names and
dates told by what they are: "<lead> was instructed to prepare a report <due>"; those that open or close the
stretch are told as such once more ("^<lead>", "^<lead>_was", ".$"). Beside them, told apart, the words of the
names and dates ("name:energy") and those of the page's first line ("title:minutes"), which says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from instructions.extraction.clause import Clause, Setting
from instructions.extraction.cues import Cue
from instructions.extraction.found import Reason, Span
from instructions.extraction.scale import OBJECTION, OPINION, Told
from instructions.extraction.senses import Senses
from instructions.extraction.terms import Role
from instructions.extraction.weights import THRESHOLD

Place = tuple[Span, str]
"""Where a name or a date stands, and what it is told as."""
_LETTERS = 7
"""So many tell a word from others in all of its forms."""
_WORD = re.compile(r"\w+|[^\w\s]")
_MOST_LEADS = 3
_FAR = ((0, "past"), (60, "soon"), (270, "later"))
_PLACES = (
    "listed",
    "item",
    "decided",
    "planned",
    "near_order",
    "title",
    "fielded",
    "past_review",
    "voiced",
    "unordered",
    "outsider",
)
_FEW = (0, 1, 2, 4)
_LENGTHS = (6, 10, 15, 20, 30, 45)
_INTO_THE_LINE = (0, 30, 90, 250)
"""So many letters stand in the line before a stretch."""
_FARTHEST = 260
"""So many letters are looked back at."""
_INTO_THE_PAGE = (2, 20, 50, 80, 95)
"""So many hundredths of the page."""
_SIGNS = (
    ("question", "?"),
    ("call", "!"),
    ("quote", '"'),
    ("bracket", "("),
    ("colon", ":"),
    ("dash", " - "),
    ("semicolon", ";"),
    ("percent", "%"),
)
_STANDINGS = ("inherited", "continued", "vetoed", "doubted", "pointed")


def told(
    senses: Senses, clause: Clause, setting: Setting, reasons: Sequence[Reason], doubts: Sequence[str]
) -> Told:
    """What the scale weighs of a stretch."""
    traits = (
        *(reason.name for reason in reasons),
        *_of_deadline(senses, clause),
        *(f"clause={name}" for name in _STANDINGS if getattr(clause, name)),
        f"role={clause.role}" if clause.role else "role=none",
        f"leads={min(len(clause.leads), _MOST_LEADS)}",
        *(f"cue={cue.name}" for cue in clause.cues),
        *_of_setting(setting),
        *(f"doubt={doubt}" for doubt in doubts),
        *_of_forms(senses.verb_forms(clause.span, setting.language)),
        *_of_signs(senses.page.folded, clause.span),
        *_of_place(senses.page.folded, clause.span.start),
    )
    language = setting.language
    opinion = OPINION * (sum(one.weight for one in reasons if one.weight > 0) - THRESHOLD)
    opinion += OBJECTION * sum(one.weight for one in reasons if one.weight < 0)
    places = sorted(_places(senses, clause, language), key=lambda one: one[0].start)
    words, counts = _said(senses, clause.span, places)
    return Told(clause.span, language, opinion, frozenset((*traits, *counts)), words)


def at_first_sight(senses: Senses, sentence: Span, setting: Setting, cues: Sequence[Cue]) -> Told:
    """What is seen of a stretch before anybody looks whom it names and what it asks for."""
    places = _times(senses, sentence, setting.language)
    words, counts = _said(senses, sentence, places)
    traits = (
        *(f"cue={cue.name}" for cue in cues),
        *_of_setting(setting),
        *_of_forms(senses.verb_forms(sentence, setting.language)),
        *_of_signs(senses.page.folded, sentence),
        *_of_place(senses.page.folded, sentence.start),
        *counts,
    )
    return Told(sentence, setting.language, 0.0, frozenset(traits), words)


def _said(senses: Senses, span: Span, places: Sequence[Place]) -> tuple[frozenset[str], tuple[str, str]]:
    """The words of a stretch and what is told beside them; how many there are, and figures among them."""
    words = list(_words(senses.flat, span, places))
    counts = f"numbers={_class(words.count('0'), _FEW)}", f"length={_class(len(words), _LENGTHS)}"
    apart = (*_named(senses.flat, places), *_titled(senses))
    return frozenset((*words, *_edges(words), *apart)), counts


def _times(senses: Senses, sentence: Span, language: str) -> list[Place]:
    terms = senses.terms(sentence, language)
    return [(term.span, "<due>" if term.role is Role.DEADLINE else "<time>") for term in terms]


def _of_deadline(senses: Senses, clause: Clause) -> Iterator[str]:
    due = clause.due
    named = due.text and not (due.date or due.every)
    yield f"due={'named' if named else due.kind.value}"
    yield f"rule={due.rule or 'none'}"
    yield from (f"doubt={doubt}" for doubt in due.doubts)
    if due.date:
        days = (due.date - senses.around.published).days
        yield f"days={next((name for most, name in _FAR if days < most), 'far')}"


def _of_setting(setting: Setting) -> Iterator[str]:
    yield from (f"stands={name}" for name in _PLACES if getattr(setting, name))
    if setting.said_by:
        yield f"said-by={setting.said_by}"
    if setting.group_leads:
        yield "stands=under-leads"
    if setting.group_due:
        yield "stands=under-due"


def _of_forms(forms: Iterable[str]) -> Iterator[str]:
    """The kinds of verb forms, each and together."""
    told = sorted(forms)
    yield from (f"form={name}" for name in told)
    yield f"forms={'+'.join(told)}"


def _of_signs(folded: str, span: Span) -> Iterator[str]:
    """Marks that a stretch holds, its last one, the one behind it."""
    words = folded[span.start : span.end].strip()
    yield from (f"sign={name}" for name, sign in _SIGNS if sign in words)
    yield f"commas={_class(words.count(','), _FEW)}"
    yield f"ends={'letter' if words[-1:].isalnum() else words[-1:]}"
    behind = folded[span.end : span.end + 2]
    yield f"behind={'letter' if behind[:1].isalnum() else behind.strip()[:1] or 'gap'}"


def _of_place(folded: str, start: int) -> Iterator[str]:
    """How far into its line and into the page a stretch begins."""
    farthest = max(0, start - _FARTHEST)
    line = folded[max(folded.rfind("\n", farthest, start) + 1, farthest) : start]
    yield f"in-line={_class(len(line.strip()), _INTO_THE_LINE)}"
    yield f"in-page={_class(100 * start / max(1, len(folded)), _INTO_THE_PAGE)}"


def _class(number: float, bounds: Sequence[int]) -> str:
    """The first bound that a number does not exceed."""
    return next((str(most) for most in bounds if number <= most), "more")


def _edges(words: Sequence[str]) -> Iterator[str]:
    """The first words and the last one, told apart from those amid."""
    if words:
        yield f"^{words[0]}"
        yield f"^{'_'.join(words[:2])}"
        yield f"{words[-1]}$"


def _words(flat: str, span: Span, places: Sequence[Place]) -> Iterator[str]:
    """The words of a stretch; names and dates as what they are."""
    at = span.start
    for place, name in places:
        if place.start < at:
            continue
        yield from _plain(flat, at, place.start)
        yield name
        at = place.end
    yield from _plain(flat, at, span.end)


def _named(flat: str, places: Sequence[Place]) -> Iterator[str]:
    """The words of names and dates."""
    for place, _ in places:
        yield from (f"name:{word}" for word in _plain(flat, place.start, place.end))


def _titled(senses: Senses) -> Iterator[str]:
    yield from (f"title:{word}" for word in _plain(senses.flat, *senses.page.opening))


def _plain(flat: str, start: int, end: int) -> Iterator[str]:
    for word in _WORD.findall(flat, start, end):
        yield "0" if word.isdigit() else word[:_LETTERS]


def _places(senses: Senses, clause: Clause, language: str) -> Iterator[Place]:
    """Where names and dates stand; of two at one place the owner of the task comes first."""
    span, due = clause.span, clause.due.span
    for name, owners in (("<lead>", clause.leads), ("<co>", clause.co)):
        yield from ((one.span, name) for one in owners if one.span and span.holds(one.span))
    for mention in senses.mentions(span, language):
        yield mention.span, "<unknown>" if all(id_.startswith("?") for id_ in mention.ids) else "<body>"
    for term in senses.terms(span, language):
        meant = due is not None and term.span.start < due.end and due.start < term.span.end
        yield term.span, "<due>" if meant else "<time>"
