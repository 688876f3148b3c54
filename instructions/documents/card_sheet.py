"""The control card in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

from instructions import office
from instructions.deadlines import Standing
from instructions.documents.control_card import (
    CardChange,
    CardMove,
    CardRemark,
    CardReport,
    CardShare,
    CardStep,
    ControlCard,
)
from instructions.documents.sheet import Block, Column, Entry, Facts, Grid, Note, Quote, Section, Sheet
from instructions.models.due import DueKind
from instructions.standing_words import told


def card_sheet(card: ControlCard) -> Sheet:
    number = f"№ {card.task.number}" if card.task.number else gettext("no number yet")
    return Sheet(
        kind=gettext("Control card"),
        title=card.task.title,
        subtitle=" · ".join([number, card.task.get_state_display(), *_how(card.standing)]),
        footer=gettext("%(number)s · printed on %(at)s for %(person)s")
        % {"number": number, "at": _moment(card.printed_at), "person": card.printed_for},
        language=get_language() or "en",
        sections=tuple(section for section in _sections(card) if section.blocks),
    )


def _how(standing: Standing) -> list[str]:
    """Beside the state; that of a proposal has said it already."""
    return [] if standing is Standing.PROPOSED else [told(standing)]


def _sections(card: ControlCard) -> Iterator[Section]:
    yield Section(gettext("Source"), tuple(_source(card)))
    yield Section(gettext("Deadline"), (Facts(tuple(_deadline(card))),))
    yield Section(gettext("Executors"), tuple(_executors(card.shares)))
    yield Section(gettext("Steps on the way"), tuple(_steps(card.steps)))
    yield Section(gettext("Moves of the deadline"), tuple(map(_move, card.moves)) or _nothing())
    yield Section(gettext("Progress reports"), tuple(map(_report, card.reports)) or _nothing())
    yield Section(gettext("Remarks on the instruction"), tuple(map(_remark, card.remarks)))
    yield Section(gettext("Course"), tuple(_changes(card.changes)))
    if card.left_out:
        text = ngettext(
            "%(count)s more row does not fit on a card. The desk shows it.",
            "%(count)s more rows do not fit on a card. The desk shows them.",
            card.left_out,
        )
        yield Section(gettext("Left out"), (Note(text % {"count": card.left_out}),))


def _nothing() -> tuple[Block, ...]:
    return (Note(gettext("None.")),)


def _source(card: ControlCard) -> Iterator[Block]:
    task, announcement = card.task, card.task.announcement
    rows = []
    if announcement:
        rows += [
            (gettext("Announcement"), announcement.title),
            (gettext("Published"), _day(announcement.published_on)),
            (gettext("Event"), _joined(announcement.event, _day(announcement.event_on))),
            (gettext("Given by"), announcement.giver),
        ]
    rows += [
        (gettext("Form of completion"), task.form),
        (gettext("Controller"), str(task.controller or "")),
        (gettext("Put on control"), _moment(task.accepted_at)),
        (gettext("Removed from control"), _day(task.closed_on)),
        (gettext("Note"), task.note),
    ]
    told_rows = tuple((label, value) for label, value in rows if value)
    if task.quote:
        yield Quote(task.quote)
    if told_rows:
        yield Facts(told_rows)


def _deadline(card: ControlCard) -> Iterator[tuple[str, str]]:
    task = card.task
    yield gettext("Deadline"), _day(task.due_on) or gettext("no deadline")
    if task.original_due_on and task.original_due_on != task.due_on:
        yield gettext("Original deadline"), _day(task.original_due_on)
    if task.due_kind == DueKind.RECURRING:
        yield gettext("Rhythm"), task.get_every_display()
    if task.until_on:
        yield gettext("Last day of the rhythm"), _day(task.until_on)
    if task.due_text:
        yield gettext("Words of the deadline"), f"“{task.due_text}”"


def _executors(shares: tuple[CardShare, ...]) -> Iterator[Block]:
    if not shares:
        yield from _nothing()
        return
    columns = (
        Column(gettext("Body"), 38),
        Column(gettext("Role"), 16),
        Column(gettext("Deadline"), 22),
        Column(gettext("Status"), 24),
    )
    coordinator = next((i for i, share in enumerate(shares) if share.depth == 0), None)
    rows = tuple(_executor(share, is_first=i == coordinator) for i, share in enumerate(shares))
    yield Grid(columns, rows)
    if sum(share.depth == 0 for share in shares) > 1:
        yield Note(gettext("The lead executor named first coordinates the others."))


def _executor(share: CardShare, *, is_first: bool) -> tuple[str, ...]:
    name = "– " * min(share.depth, 5) + _flat(share.name)
    if share.via:
        name += "\n" + gettext("as a member of: %(body)s") % {"body": _flat(share.via)}
    if share.person:
        name += "\n" + gettext("in charge: %(person)s") % {"person": _flat(share.person)}
    due = _short(share.due_on) or gettext("no deadline")
    if share.original_due_on and share.original_due_on != share.due_on:
        due += "\n" + gettext("at first %(day)s") % {"day": _short(share.original_due_on)}
    how = [share.status, *_how(share.standing)]
    if share.done_on:
        how.append(gettext("done on %(day)s") % {"day": _short(share.done_on)})
    role = share.role + ("\n" + gettext("coordinates") if is_first else "")
    return name, role, due, "\n".join(filter(None, how))


def _steps(steps: tuple[CardStep, ...]) -> Iterator[Block]:
    if steps:
        columns = (
            Column(gettext("Step"), 54),
            Column(gettext("Deadline"), 20),
            Column(gettext("Status"), 26),
        )
        yield Grid(columns, tuple(map(_step, steps)))


def _step(step: CardStep) -> tuple[str, ...]:
    done = gettext("done on %(day)s") % {"day": _short(step.done_on)} if step.done_on else told(step.standing)
    return _flat(step.title), _short(step.due_on), done


def _move(move: CardMove) -> Entry:
    added = ngettext("%(count)s day", "%(count)s days", abs(move.days_added)) % {
        "count": abs(move.days_added)
    }
    signed = f" ({'+' if move.days_added >= 0 else '−'}{added})" if move.from_on else ""
    head = f"{_short(move.from_on) or gettext('no deadline')} → {_short(move.to_on)}{signed} · {move.state}"
    asked = gettext("Asked by %(person)s, %(at)s.") % {"person": move.asked_by, "at": _moment(move.asked_at)}
    lines = [move.body, gettext("Why: %(reason)s") % {"reason": move.reason}, asked]
    if move.decided_at:
        by = {"person": move.decided_by, "at": _moment(move.decided_at)}
        lines.append(gettext("Decided by %(person)s, %(at)s.") % by)
    if move.decision_note:
        lines.append(gettext("Grounds: %(note)s") % {"note": move.decision_note})
    return Entry(head, tuple(lines))


def _report(report: CardReport) -> Entry:
    lines = [
        gettext("%(person)s, %(at)s") % {"person": report.author, "at": _moment(report.submitted_at)},
        report.text,
    ]
    if report.period_on:
        lines.insert(0, gettext("For the period up to %(day)s") % {"day": _short(report.period_on)})
    if report.files:
        lines.append(gettext("Evidence: %(names)s") % {"names": ", ".join(report.files)})
    if report.decided_at:
        by = {"person": report.decided_by, "at": _moment(report.decided_at)}
        lines.append(gettext("Checked by %(person)s, %(at)s.") % by)
    if report.remarks:
        lines.append(gettext("Remarks: %(remarks)s") % {"remarks": report.remarks})
    return Entry(f"{report.body} · {report.state}", tuple(lines))


def _remark(remark: CardRemark) -> Entry:
    told_by = gettext("%(person)s, %(at)s") % {"person": remark.author, "at": _moment(remark.at)}
    return Entry(told_by, (remark.text,))


def _changes(changes: tuple[CardChange, ...]) -> Iterator[Block]:
    if not changes:
        return
    columns = (
        Column(gettext("When"), 17),
        Column(gettext("What"), 35),
        Column(gettext("From → to"), 28),
        Column(pgettext("who changed it", "Who"), 20),
    )
    yield Grid(columns, tuple(map(_change, changes)))


def _change(change: CardChange) -> tuple[str, ...]:
    step = f"{change.before} → {change.after}" if change.before else change.after
    what = _flat(change.body) or gettext("Instruction")
    who = change.by or gettext("Merzim itself")
    return _moment(change.at), what, "\n".join(filter(None, [step, change.reason])), who


def _flat(text: str) -> str:
    return " ".join(text.split())


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _day(day: dt.date | None) -> str:
    """The day with its weekday, as the reader's language writes it."""
    if day is None:
        return ""
    parts = {"day": date_format(day), "weekday": date_format(day, "l")}
    written = pgettext("a day written out", "%(weekday)s, %(day)s") % parts
    # Only English begins the names of months and weekdays with capitals.
    return written if (get_language() or "en").startswith("en") else written.lower()


def _short(day: dt.date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def _moment(at: dt.datetime | None) -> str:
    return date_format(at.astimezone(office.zone()), "SHORT_DATETIME_FORMAT") if at else ""
