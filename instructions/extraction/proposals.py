"""From a clause and its reasons to a proposed task with its doubts; none where the reasons are too weak."""

from __future__ import annotations

from collections.abc import Sequence

from instructions.extraction.actions import action_of
from instructions.extraction.clause import Clause
from instructions.extraction.found import DueKind, FoundTask, Reason, Span
from instructions.extraction.results import result_of
from instructions.extraction.senses import Senses
from instructions.extraction.weights import THRESHOLD, WEIGHTS, confidence


def proposed(
    senses: Senses,
    clause: Clause,
    setting_language: str,
    reasons: Sequence[Reason],
    *,
    action: Span | None = None,
    form: Span | None = None,
    doubts: Sequence[str] = (),
) -> FoundTask | None:
    total = sum(reason.weight for reason in reasons)
    if total < THRESHOLD:
        return None
    doubts = (*doubts, *clause.due.doubts)
    if clause.due.kind is DueKind.NONE:
        doubts = (*doubts, "no-deadline")
    if not clause.leads:
        doubts = (*doubts, "no-lead")
    stated = action or clause.span
    paper = None if form else result_of(senses, stated, setting_language, (*clause.leads, *clause.co))
    return FoundTask(
        span=clause.span,
        action=action_of(senses, stated, clause, setting_language),
        due=clause.due,
        lead=clause.leads,
        co=clause.co,
        action_span=stated,
        evidence=(clause.span,),
        form=form.of(senses.page.text) if form else paper[0] if paper else "",
        form_span=form or (paper[1] if paper else None),
        confidence=confidence(total, doubts, (reason.name for reason in reasons)),
        reasons=tuple(reasons),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def reason(name: str) -> Reason:
    return Reason(name, None, WEIGHTS[name])
