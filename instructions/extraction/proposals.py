"""From a clause and its reasons to a proposed task with its doubts; none where the reasons are too weak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from instructions.extraction.actions import action_of
from instructions.extraction.asides import day_of_a_task
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.company import WITHIN_REACH, Judged
from instructions.extraction.found import Due, DueKind, FoundTask, Reason, Span
from instructions.extraction.results import result_of
from instructions.extraction.scale import Told
from instructions.extraction.senses import Senses
from instructions.extraction.traits import told
from instructions.extraction.weights import WEIGHTS, confidence

_SLIGHT = 0.5


def proposed(
    senses: Senses,
    clause: Clause,
    setting: Setting,
    reasons: Sequence[Reason],
    *,
    action: Span | None = None,
    form: Span | None = None,
    doubts: Sequence[str] = (),
) -> FoundTask | None:
    language, scale = setting.language, senses.around.scale
    weighed = told(senses, clause, setting, reasons, doubts)
    odds = scale.odds(weighed)
    state = partial(
        _stated,
        senses,
        clause,
        language,
        tuple(reasons),
        weighed,
        odds,
        action,
        form,
        doubts,
    )
    near = scale.pages and WITHIN_REACH <= odds < 0
    senses.judged.append(Judged(clause.span, odds, setting.bare, state if near else None))
    return state() if odds >= 0 else None


def _stated(
    senses: Senses,
    clause: Clause,
    language: str,
    reasons: tuple[Reason, ...],
    weighed: Told,
    odds: float,
    action: Span | None,
    form: Span | None,
    doubts: Sequence[str],
) -> FoundTask:
    reasons = (*reasons, *_worded(senses.around.scale.wording(weighed)))
    if action is None and clause.due == Due():
        clause = clause._replace(due=day_of_a_task(senses, clause.span, language))
    doubts = (*doubts, *clause.due.doubts)
    if clause.due.kind is DueKind.NONE:
        doubts = (*doubts, "no-deadline")
    if not clause.leads:
        doubts = (*doubts, "no-lead")
    stated = action or clause.span
    paper = None if form else result_of(senses, stated, language, (*clause.leads, *clause.co))
    return FoundTask(
        span=clause.span,
        action=action_of(senses, stated, clause, language),
        due=clause.due,
        lead=clause.leads,
        co=clause.co,
        action_span=stated,
        evidence=(clause.span,),
        form=form.of(senses.page.text) if form else paper[0] if paper else "",
        form_span=form or (paper[1] if paper else None),
        odds=odds,
        confidence=confidence(odds, doubts, (reason.name for reason in reasons)),
        reasons=reasons,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _worded(wording: float) -> Iterator[Reason]:
    """What the words as such speak for, where it is not next to nothing."""
    if abs(wording) >= _SLIGHT:
        yield Reason("wording" if wording > 0 else "other-wording", None, round(wording, 2))


def reason(name: str) -> Reason:
    return Reason(name, None, WEIGHTS[name])
