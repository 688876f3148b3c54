"""What a delivery still has to say: its reminders checked again, with all that its words need."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from instructions import office
from instructions.models import Assignment, Extension, ProgressReport, Remark, ReportRun, User
from instructions.working_days import WorkingDays
from notifications import outlook
from notifications.belonging import staff_of
from notifications.models import Address, Delivery, Recipient, Reminder
from notifications.models.audience import Audience

# Of no use for a message, and slow to read: the proposal as it was found, the text it was found in.
UNREAD = (
    *(f"assignment__task__{name}" for name in ("evidence", "proposal", "fingerprint", "reasons", "doubts")),
    "assignment__task__announcement__text",
)
READ_ALONG = ("assignment__task__announcement", "assignment__body", "assignment__parent", "stands_in_for")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message before it has words.

    `reminders` are those that still hold; `others`: by task, all its assignments, to name who takes part;
    `remarks`: by kind and mark, what was reported, asked for, decided or remarked. `on` is the day it
    speaks of.
    """

    delivery: Delivery
    reminders: tuple[Reminder, ...]
    others: dict[int, list[Assignment]]
    remarks: dict[tuple[str, int], str]
    on: dt.date
    calendar: WorkingDays
    void_because: str = ""
    reported: frozenset[int] = frozenset()
    """Assignments of which a report that came by the deadline waits for the check."""

    @property
    def report(self) -> ReportRun | None:
        """The saved report that it carries, as long as its file is there."""
        run = self.delivery.report
        return run if run and run.file and not self.void_because else None

    @property
    def is_outlook(self) -> bool:
        return self.delivery.outlook_on is not None

    @property
    def address(self) -> Address:
        return self.delivery.address

    @property
    def recipient(self) -> Recipient:
        return self.delivery.address.recipient


def letters(claim: uuid.UUID, *, on: dt.date) -> list[Letter]:
    """The deliveries under a claim, ready to be put into words. The number of queries does not grow."""
    deliveries = list(
        Delivery.objects.in_hand()
        .filter(claim=claim)
        .select_related("address__recipient__user", "report__saved")
        .order_by("next_try_at", "pk")
    )
    reminders = _reminders(deliveries, on=on)
    reminders.update((row.pk, _outlook(row, on=on)) for row in deliveries if row.outlook_on)
    every = [row for rows in reminders.values() for row in rows]
    others = _assignments({row.assignment.task_id for row in every})
    remarks = _remarks(every)
    calendar, reported = office.calendar(), _reported(every)
    return [
        Letter(
            delivery=delivery,
            reminders=() if (void := _void(delivery, on=on)) else tuple(reminders[delivery.pk]),
            others=others,
            remarks=remarks,
            on=delivery.speaks_on or on,
            calendar=calendar,
            void_because=void,
            reported=reported,
        )
        for delivery in deliveries
    ]


def _reported(reminders: Sequence[Reminder]) -> frozenset[int]:
    submitted = Assignment.Status.SUBMITTED
    keys = {row.assignment_id for row in reminders if row.assignment.status == submitted}
    if not keys:
        return frozenset()
    found = Assignment.objects.filter(pk__in=keys).knowing_reports().filter(is_reported=True)
    return frozenset(found.order_by().values_list("pk", flat=True))


def _void(delivery: Delivery, *, on: dt.date) -> str:
    """Why nothing of a delivery may go out any more, or ""."""
    address = delivery.address
    if not address.is_active:
        return "The address is no longer used."
    if not address.recipient.user.is_active:
        return "The account is closed."
    if address.recipient.is_paused(on=on) and delivery.speaks_on is None:
        return "The person paused reminders."
    return ""


def _reminders(deliveries: Sequence[Delivery], *, on: dt.date) -> dict[int, list[Reminder]]:
    links = Delivery.reminders.through._default_manager.filter(delivery__in=deliveries)
    by_delivery: dict[int, list[Reminder]] = defaultdict(list)
    pairs = list(links.values_list("delivery_id", "reminder_id"))
    found = (
        Reminder.objects.true()
        .exclude(state=Reminder.State.CANCELLED)
        .select_related(*READ_ALONG)
        .defer(*UNREAD)
        .in_bulk({reminder for _delivery, reminder in pairs})
    )
    # Read with the deliveries already.
    people = {row.address.recipient_id: row.address.recipient for row in deliveries}
    for row in found.values():
        if row.recipient_id in people:
            row.recipient = people[row.recipient_id]
    true = _still_theirs(found, on=on)
    for delivery, reminder in pairs:
        if reminder in true:
            by_delivery[delivery].append(true[reminder])
    return by_delivery


def _outlook(delivery: Delivery, *, on: dt.date) -> list[Reminder]:
    """What a look-ahead lists, in the form of reminders that are nowhere kept; a few queries a person."""
    recipient = delivery.address.recipient
    above = {
        User.Role.HEAD: Audience.HEAD,
        User.Role.CONTROLLER: Audience.CONTROLLER,
        User.Role.OFFICE: Audience.OFFICE,
    }.get(User.Role(recipient.user.role))
    rows = outlook.due_for(recipient.user, on=on).select_related("task__announcement", "body")
    return [
        Reminder(
            assignment=row, recipient=recipient, audience=above or row.role, kind=Reminder.Kind.AHEAD, mark=0
        )
        for row in rows[: outlook.MOST]
    ]


def _still_theirs(found: dict[int, Reminder], *, on: dt.date) -> dict[int, Reminder]:
    """Those whose reader still takes part; the others are cancelled, and planned anew for whoever does."""
    staff = staff_of(found.values(), on=on)
    strangers = [pk for pk, reminder in found.items() if not staff.has(reminder)]
    if strangers:
        Reminder.objects.filter(pk__in=strangers).update(
            state=Reminder.State.CANCELLED, reason=Reminder.Reason.NOT_THEIRS
        )
    return {pk: reminder for pk, reminder in found.items() if pk not in strangers}


def _assignments(tasks: set[int]) -> dict[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = defaultdict(list)
    rows = Assignment.objects.filter(task__in=tasks, parent=None).exclude(
        status__in=[Assignment.Status.CANCELLED, Assignment.Status.MERGED, Assignment.Status.NOT_PURSUED]
    )
    for row in rows.select_related("body").order_by("task", "-role", "position", "pk"):
        found[row.task_id].append(row)
    return found


def _remarks(reminders: Sequence[Reminder]) -> dict[tuple[str, int], str]:
    kinds = Reminder.Kind
    reports = {row.mark for row in reminders if row.kind in {kinds.RETURNED, kinds.REPORTED, kinds.DRAFTED}}
    decided = {kinds.EXTENDED, kinds.REFUSED, kinds.LAPSED}
    extensions = {row.mark for row in reminders if row.kind in {*decided, kinds.ASKED}}
    found: dict[tuple[str, int], str] = {}
    if reports:
        for report in ProgressReport.objects.filter(pk__in=reports):
            found[kinds.RETURNED, report.pk] = report.remarks
            found[kinds.REPORTED, report.pk] = found[kinds.DRAFTED, report.pk] = report.text
    if remarks := {row.mark for row in reminders if row.kind == kinds.REMARKED}:
        for remark in Remark.objects.filter(pk__in=remarks).select_related("author"):
            found[kinds.REMARKED, remark.pk] = f"{remark.author}: {remark.text}"
    if extensions:
        for extension in Extension.objects.filter(pk__in=extensions):
            words = extension.decision_note or extension.reason
            for kind in decided:
                found[kind, extension.pk] = words
            found[kinds.ASKED, extension.pk] = f"{extension.to_on:%d.%m.%Y}: {extension.reason}"
    return found
