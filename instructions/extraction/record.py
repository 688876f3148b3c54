"""A reading as plain data: what `manage.py extract` writes. Its shape is a promise to those who score it."""

from __future__ import annotations

from typing import Any

from instructions.extraction.found import Due, FoundTask, Reading, Reason, Span


def record_of(reading: Reading, text: str, *, id_: str = "") -> dict[str, Any]:
    """`{"id", "language", "tasks": [...]}`, with offsets counted in characters of `text`."""
    return {
        "id": id_,
        "language": reading.language,
        "event": reading.event,
        "event_on": reading.event_on.isoformat() if reading.event_on else None,
        "giver": reading.giver,
        "event_span": list(reading.event_span) if reading.event_span else None,
        "giver_span": list(reading.giver_span) if reading.giver_span else None,
        "tasks": [_task(task, text) for task in reading.tasks],
    }


def _task(task: FoundTask, text: str) -> dict[str, Any]:
    return {
        "start": task.span.start,
        "end": task.span.end,
        "quote": task.span.of(text),
        "action": task.action,
        "lead": [owner.id for owner in task.lead],
        "co": [owner.id for owner in task.co],
        "due": due_record(task.due),
        "form": task.form,
        "confidence": task.confidence,
        "reasons": [_reason(reason, text) for reason in task.reasons],
        "doubts": list(task.doubts),
    }


def due_record(due: Due) -> dict[str, str]:
    """A deadline in the conventions of the evaluation documents, with the words and the rule it came from."""
    told: dict[str, str] = {"kind": due.kind.value}
    if due.date is not None:
        told["date"] = due.date.isoformat()
    if due.every is not None:
        told["every"] = due.every.value
    if due.until is not None:
        told["until"] = due.until.isoformat()
    for name, value in (("text", due.text), ("rule", due.rule), ("calendar", due.calendar)):
        if value:
            told[name] = value
    return told


def _reason(reason: Reason, text: str) -> dict[str, Any]:
    told: dict[str, Any] = {"name": reason.name, "weight": reason.weight}
    if reason.span is not None:
        told["words"] = _words(reason.span, text)
    return told


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
