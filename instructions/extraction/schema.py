"""Which sections a lexicon has. One table for all parts of the reading; each part adds its own lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    keys: frozenset[str] | None = None
    """Keys it may have; `None`: any; empty: no keys, only forms."""
    required: bool = False
    """Every language must have it, with each of its keys."""
    case: bool = False
    """Forms are compared as they are written, capitals included."""
    unique: bool = True
    """The same form under two keys is an error."""
    templates: bool = False
    """Not words but templates of classes, with `( ) | ? *`: see `terms.grammar`."""


def keyed(*keys: str | int, required: bool = False, case: bool = False, unique: bool = True) -> Section:
    return Section(frozenset(map(str, keys)) if keys else None, required, case, unique)


def listed(*, required: bool = False, case: bool = False) -> Section:
    return Section(frozenset(), required, case)


ENDINGS = "endings"
NUMERALS = (*range(21), *range(30, 100, 10), *range(100, 1000, 100), 1000)
UNITS = ("hour", "day", "working-day", "week", "ten-days", "month", "quarter", "half-year", "year")

TERM_SHAPES = (
    "nth", "number", "clock-time", "year", "date", "month-of", "quarter", "half", "season-of", "rhythm",
    "this", "day-of-period", "day-in-words", "tenth", "edge", "weekday-of", "today", "day-and-hour",
    "short-date", "duration", "range", "beginning", "deadline-of", "after-event", "event", "no-deadline",
    "rhythm-term", "by", "within", "toward", "in", "start", "label",
)  # fmt: skip
"""The rules of `terms.grammar`, in the order in which they run."""

TERM_WORDS = (
    "this-year", "next-year", "last-year", "adjective", "basis", "rhythm-adjective", "times", "twice",
    "reporting", "month-following", "day-number", "last", "late-in", "ended", "closing", "a", "up-to",
    "order", "order-end", "action", "fact", "fact-end", "forecast", "recalled", "modifier",
    "past-modifier", "modifier-after", "past-modifier-after", "clause-participle", "which", "plan", "be",
    "becomes", "topic", "not", "the", "object", "wants", "accounts", "particle", "neutral", "until-now",
    "denied",
)  # fmt: skip
"""Classes of words that the reading of terms knows by name; others must stand in a template."""

SECTIONS: dict[str, Section] = {
    ENDINGS: keyed(unique=False),
    # bodies: who must do it
    "body-grammar": keyed(
        "order", "bare", "addressee", "subject", "object", "agent", "companion", unique=False
    ),
    "body-noun-endings": keyed(unique=False),
    "body-adjective-endings": keyed(unique=False),
    "body-adjective-genders": keyed(unique=False),
    "body-bare-letters": listed(),
    "body-fixed-words": listed(),
    "body-fixed-beginnings": listed(),
    "body-many-endings": listed(),
    "body-suffixes": keyed(unique=False),
    "body-case-endings": keyed(unique=False),
    "body-heads": keyed(unique=False),
    "body-glued-heads": keyed(unique=False),
    "body-also": keyed(unique=False, case=True),
    "body-perhaps": keyed(unique=False, case=True),
    "body-short": keyed("of", "before", "not-before", "then", unique=False),
    "body-titles": keyed("one", "many", unique=False),
    "body-persons": listed(),
    "person-names": keyed("patronymic", "ending", unique=False),
    "person-cases": keyed(unique=False),
    "body-places": keyed(unique=False),
    "body-home": listed(),
    "body-foreign": listed(),
    "body-foreign-adjectives": listed(),
    "body-conjunctions": keyed("word", "sign", "own", "twice", unique=False),
    "body-links": listed(),
    "body-all": listed(),
    "body-some": listed(),
    "body-nouns": listed(),
    "body-nouns-of-kind": keyed(unique=False),
    "body-legal-forms": listed(case=True),
    "body-tails": keyed(
        "before",
        "after",
        "link",
        "linked",
        "row",
        "stop",
        "never-first",
        "next",
        "not-before",
        "not-after",
        "deed",
        "object",
        "deed-not",
        "governs",
        "possessed",
        "manner",
        "owned",
        "addressed",
        "no-name",
        unique=False,
    ),
    "body-offices": listed(),
    "body-pointers": listed(),
    "body-pronouns": keyed("one", "many"),
    "body-co": keyed("before", "between", "after", "shared", unique=False),
    "body-aside": keyed("before", "after", unique=False),
    "body-recipient": keyed("before", "after", unique=False),
    "body-order": keyed(
        "opening", "before", "after", "owes", "suffers", "auxiliary", "participle", unique=False
    ),
    "body-predicates": keyed(
        "tells", "told", "duty", "suffered", "binds", "bound", "bound-ending", unique=False
    ),
    "body-fillers": listed(),
    "body-entrusted": keyed("before", "after", unique=False),
    "body-tells": keyed("before", "after", unique=False),
    "body-relative": listed(),
    "body-agent": keyed("before", "after", unique=False),
    "body-marks": keyed("lead", "nothing"),
    "body-labels": keyed("lead", "co"),
    # terms: the words of deadlines (terms.vocabulary) and how they are put together (terms.grammar)
    "term-cases": keyed(unique=False),
    "term-months": keyed(*range(1, 13), required=True, case=True),
    "term-weekdays": keyed(*range(1, 8), required=True, case=True),
    "term-seasons": keyed(1, 2, 3, 4, case=True),
    "term-holidays": keyed(case=True),
    "term-cardinals": keyed(*NUMERALS, case=True),
    "term-ordinals": keyed(*NUMERALS, case=True),
    "term-units": keyed(*UNITS, required=True, case=True),
    "term-unit-adjectives": keyed(*UNITS, case=True),
    "term-span-adjectives": keyed(case=True),
    "term-parts": keyed("start", "middle", "end", case=True),
    "term-relatives": keyed(-1, 0, 1, case=True),
    "term-days-ahead": keyed(-1, 0, 1, 2, case=True),
    "term-rhythms": keyed("day", "week", "month", "quarter", "half-year", "year", case=True),
    "term-words": keyed(case=True, unique=False),
    "term-shapes": Section(frozenset(TERM_SHAPES), templates=True, unique=False),
    # instructions: sentences, page, and what speaks for or against an order (directives)
    "alphabet": keyed("letters", "words", unique=False),
    "abbreviations": listed(case=True),
    "labels": keyed("action", "due", "owner", "form", "number", "item", "status", "other", unique=False),
    "cell-done": listed(),
    "deed-nouns": listed(),
    "ditto": listed(),
    "order": keyed("told", "tells", "hands", "perfect", "asks", "says", unique=False),
    "duty": keyed("must", "should", "will", "finite", "not", "narrative", unique=False),
    "verb": keyed(
        "infinitive",
        "base",
        "closing",
        "passive",
        "jussive",
        "spoken",
        "imperative",
        "not",
        "quoting",
        "idle",
        "goes-on",
        "converb",
        "future",
        "finite",
        "past",
        "deed",
        unique=False,
    ),
    "title": keyed(
        "before-verb",
        "before-infinitive",
        "before-present",
        "before-passive",
        "before-gerund",
        "skip",
        "no-verb",
        "present",
        unique=False,
    ),
    "title-verb": keyed(unique=False),
    "wording": keyed(
        "opening",
        "tail",
        "said",
        "passive",
        "up-for",
        "bends",
        "no-deed",
        "receiver",
        "goal",
        "we",
        "accusative",
        "no-object",
        "subjunctive",
        "awaited",
        "nominal",
        "part",
        "joins",
        "about",
        "particle",
        "personal",
        "pronoun",
        "finite",
        "hanging",
        "paper",
        unique=False,
    ),
    "deed-finite": keyed(unique=False),
    "deed-passive": keyed(unique=False),
    "deed-noun": keyed(unique=False),
    "deed-object": keyed(unique=False),
    "announces": keyed(
        "orders", "decides", "opens", "confirms", "plan", "minutes", "spoken", "not", "item", unique=False
    ),
    "giver": listed(),
    "joins": keyed("strong", "and", "gap", "keeps", "stress", "then", "gives", unique=False),
    "events": keyed(unique=False),
    "event-words": keyed(
        "chaired",
        "chairing",
        "holds",
        "before",
        "until",
        "bare",
        "beside",
        "coming",
        "chair",
        "chairs",
        "approved",
        "published",
        "linked",
        unique=False,
    ),
    "results": keyed(unique=False),
    "result-words": keyed("made", "by", "of", unique=False),
    "speech": keyed("said", "chair", "other", "reports", "skip", "after-noun", unique=False),
    "turns": keyed("speech", "chair", "chair-perhaps", "asks", "interview", "official", unique=False),
    "afterthought": keyed("due", "lead", "reports", "goes-on", unique=False),
    "refers": keyed(
        "same",
        "several",
        "date",
        "pronoun",
        "subject",
        "you",
        "told",
        "you-all",
        "you-2",
        "you-3",
        "you-4",
        "alone-2",
        "alone-3",
        "agent",
        "answered",
        "expects",
        "from",
        "compared",
        "commands",
        "others",
        "any",
        "alien",
        "chief",
        "we",
        "source",
        "received",
        "consent",
        "hails",
        "one-of",
        "to-me",
        "first",
        "second",
        "third",
        "last",
        2,
        3,
        4,
        5,
        unique=False,
    ),
    "points-to": keyed("ministry", "agency", "company", "region", "city", "province", unique=False),
    "against": keyed(
        "cites",
        "closes",
        "informs",
        "recalled",
        "past-time",
        "fulfilled",
        "past-review",
        "noted",
        "control",
        "public",
        "plan",
        "agreed",
        "law",
        "weak",
        "opinion",
        "outsider",
        "petitioner",
        "condition",
        "no-content",
        "assigns",
        "unsure",
        "denied",
        "event",
        "goal",
        unique=False,
    ),
}
"""Every section that a lexicon may have; all else in a file is a mistake."""
