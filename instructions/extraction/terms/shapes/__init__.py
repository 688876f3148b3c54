"""Some twenty shapes of a term. They take values from items and know neither words nor word order.

Each builder gets the items that one template matched and gives their value, or `None` where they make no
sense together ("twenty hundred five"): then the items stay as they are.
"""

from __future__ import annotations

from instructions.extraction.terms.shapes.built import BAD_DATE, OPEN_CLASSES, Built, Children
from instructions.extraction.terms.shapes.days import NAMED_DATE, day, day_ahead, day_of_period, weekday
from instructions.extraction.terms.shapes.marked import beginning, by, clock, event, last, term, whole
from instructions.extraction.terms.shapes.numbers import NTH_CLASSES, NUMBER_CLASSES, nth, number
from instructions.extraction.terms.shapes.periods import (
    edge,
    half_year,
    month,
    quarter,
    season,
    tenth,
    this,
    year,
)
from instructions.extraction.terms.shapes.rhythms import (
    RHYTHM_CLASSES,
    duration,
    ends_rhythm,
    rhythm,
    rhythm_term,
)

__all__ = [
    "BAD_DATE",
    "NAMED_DATE",
    "NTH_CLASSES",
    "NUMBER_CLASSES",
    "OPEN_CLASSES",
    "RHYTHM_CLASSES",
    "Built",
    "Children",
    "beginning",
    "by",
    "clock",
    "day",
    "day_ahead",
    "day_of_period",
    "duration",
    "edge",
    "ends_rhythm",
    "event",
    "half_year",
    "last",
    "month",
    "nth",
    "number",
    "quarter",
    "rhythm",
    "rhythm_term",
    "season",
    "tenth",
    "term",
    "this",
    "weekday",
    "whole",
    "year",
]
