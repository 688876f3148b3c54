"""What each feature ought to speak for or against an instruction: an opinion, in units of log-odds.

`scale` counts it beside what was measured on documents with answer keys; what the words speak for it measures
alone. `confidence` turns its odds into a share that was measured to hold (see the reliability table of
`make evaluate`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

WEIGHTS: dict[str, float] = {
    # for
    "row": 6.0,
    "fields": 4.5,
    "told": 4.0,
    "tells": 4.0,
    "asks": 1.8,
    "says": 3.5,
    "must": 2.0,
    "should": 1.0,
    "will": 0.0,
    "will-apart": -1.5,
    "addressed": 2.5,
    "listed": 2.0,
    "listed-text": 0.5,
    "planned": 1.5,
    "infinitive": 1.0,
    "base": 0.5,
    "closing": 1.0,
    "jussive": 3.0,
    "spoken": 2.2,
    "imperative": 2.2,
    "voiced": 1.8,
    "you": 2.8,
    "to-do": 2.0,
    "commanded": 1.7,
    "plain-order": 3.7,
    "present": 2.0,
    "dash-due": 2.2,
    "owner-last": 2.0,
    "given-time": 2.5,
    "dash-order": 2.2,
    "colon-order": 2.5,
    "future": 0.8,
    "lead": 1.5,
    "lead-unknown": 0.7,
    "lead-vague": -0.6,
    "lead-inherited": 1.0,
    "group-lead": 1.5,
    "continued": 2.0,
    "group-due": 0.5,
    "due": 1.0,
    "due-after": 1.0,
    "lead-after": 1.5,
    "near-order": 0.7,
    "dated-duty": 3.5,
    "giver": 0.3,
    "wording": 0.0,
    # against
    "no-lead": -0.8,
    "no-lead-duty": -1.5,
    "no-deed": -2.5,
    "nobody-orders": -3.0,
    "no-giver": -2.0,
    "says-to-nobody": -2.5,
    "recalled": -6.0,
    "told-twice": -4.0,
    "fulfilled": -3.5,
    "fulfilled-after": -4.0,
    "past-due": -5.0,
    "past-review": -6.5,
    "noted": -8.0,
    "control": -8.0,
    "public": -3.0,
    "public-told": -10.0,
    "plan": -3.5,
    "agreed": -4.0,
    "law": -2.0,
    "said-by-others": -4.0,
    "reported-duty": -3.0,
    "idle-speech": -2.0,
    "empty-order": -2.5,
    "assigns": -6.0,
    "weak": -2.5,
    "opinion": -5.0,
    "outsider": -10.0,
    "condition": -2.5,
    "no-content": -8.0,
    "conditional": -5.0,
    "unsure": -7.0,
    "denied": -9.0,
    "event": -6.0,
    "goal": -4.5,
    "no-core": -4.0,
    "bare": -6.0,
    "far-assumed": -4.5,
    "foreign": -9.0,
    "question": -6.0,
    "title": -5.0,
    "done": -9.0,
    "other-wording": 0.0,
}

THRESHOLD = 3.0
SLOPE, BASE, MOST = 0.38, 1.13, 5.0
"""Fitted on the evaluation documents: odds above `MOST` make a proposal no surer."""
DOUBTED = {
    "lead-inherited": -1.2,
    "no-lead": -3.6,
    "lead-chosen": -0.6,
    "no-deadline": -0.95,
    "year-assumed": -0.25,
    "deadline-of-heading": -1.15,
}
"""What a doubt takes away, in the same units; doubts that are not here took nothing that was measured."""

LESS_SURE = {
    "lead-unknown": -0.5,
    "lead-vague": -1.1,
    "fields": -0.35,
    "tells": -0.4,
    "no-core": -0.75,
    "other-wording": -0.8,
}
"""Reasons with which deadline or leads are wrong more often than the odds of an instruction say."""


def confidence(odds: float, doubts: Iterable[str] = (), reasons: Iterable[str] = ()) -> float:
    """Share of proposals with such odds, doubts and reasons that are right in deadline and leads too."""
    right = SLOPE * min(odds, MOST) + BASE
    right += sum(DOUBTED.get(doubt, 0.0) for doubt in set(doubts))
    right += sum(LESS_SURE.get(reason, 0.0) for reason in set(reasons))
    return round(1 / (1 + math.exp(-right)), 3)
