"""One line of a message: an instruction as its reader meets it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from instructions.deadlines import Standing
from instructions.models import Assignment, Task
from instructions.standing_words import STANDING_WORDS
from instructions.working_days import WorkingDays
from notifications import wording
from notifications.letter import Letter
from notifications.links import open_url
from notifications.models import Reminder
from notifications.models.audience import Audience
from notifications.querysets import SCHEDULED

EXECUTORS = (Audience.LEAD, Audience.CO)
QUOTE_LENGTH = 700
NEWS: dict[str, Promise] = {
    Reminder.Kind.ASSIGNED: gettext_lazy("New instruction"),
    Reminder.Kind.RETURNED: gettext_lazy("Report returned with remarks"),
    Reminder.Kind.EXTENDED: gettext_lazy("Deadline moved"),
    Reminder.Kind.REFUSED: gettext_lazy("Extension refused, the deadline stays"),
    Reminder.Kind.LAPSED: gettext_lazy("The request for an extension has ended"),
    Reminder.Kind.REPORTED: gettext_lazy("A report waits for you"),
    Reminder.Kind.ASKED: gettext_lazy("An extension is asked for"),
    Reminder.Kind.DRAFTED: gettext_lazy("Your report is kept as a draft"),
    Reminder.Kind.REMARKED: gettext_lazy("Remark on the instruction"),
}
WORDS_OF: dict[str, Promise] = {
    Reminder.Kind.REPORTED: pgettext_lazy("above words told", "Report"),
    Reminder.Kind.DRAFTED: pgettext_lazy("above words told", "Report"),
    Reminder.Kind.ASKED: pgettext_lazy("above words told", "Reason"),
    Reminder.Kind.EXTENDED: pgettext_lazy("above words told", "Grounds of the decision"),
    Reminder.Kind.REFUSED: pgettext_lazy("above words told", "Grounds of the decision"),
    Reminder.Kind.LAPSED: pgettext_lazy("above words told", "Grounds of the decision"),
}
"""What the words are that a message carries; else they are remarks."""


@dataclass(frozen=True)
class Entry:
    """`reminders`: those about one task; a controller meets a task once, however many bodies owe it.

    `takers`: all who take part in it; `remarks`: what was said of it, or when a report or a request was
    decided.
    """

    reminders: tuple[Reminder, ...]
    takers: tuple[Assignment, ...]
    remarks: str
    on: dt.date
    calendar: WorkingDays
    is_reported: bool = False
    """All of it was reported on by the deadline and waits for the check."""

    @cached_property
    def first(self) -> Reminder:
        return self.reminders[0]

    @cached_property
    def assignment(self) -> Assignment:
        return self.first.assignment

    @cached_property
    def task(self) -> Task:
        return self.assignment.task

    @cached_property
    def kind(self) -> str:
        return self.first.kind

    @cached_property
    def is_for_executor(self) -> bool:
        return self.first.audience in EXECUTORS and not self.first.is_for_overseer

    @cached_property
    def due_on(self) -> dt.date | None:
        return self.assignment.due_on

    @cached_property
    def is_overdue(self) -> bool:
        is_late = self.due_on is not None and self.due_on < self.on
        return is_late and self.assignment.is_open and not self.is_reported

    @cached_property
    def is_due_this_week(self) -> bool:
        sunday = self.on + dt.timedelta(days=6 - self.on.weekday())
        ahead = self.due_on is not None and self.on <= self.due_on <= sunday
        return ahead and self.assignment.is_open

    @cached_property
    def is_due_on_day_off(self) -> bool:
        return self.due_on is not None and not self.calendar.is_working(self.due_on)

    @cached_property
    def title(self) -> str:
        return self.task.title

    @cached_property
    def sign(self) -> str:
        how = {"is_open": self.assignment.is_open, "is_reported": self.is_reported}
        return wording.sign(self.due_on, on=self.on, calendar=self.calendar, **how)

    @cached_property
    def distance(self) -> str:
        """How far the deadline is; of a share that has ended, or that waits for a check, that."""
        if self.is_reported:
            return str(STANDING_WORDS[Standing.REPORTED])
        if not self.assignment.is_open:
            status = self.assignment.get_status_display()
            return status[:1].lower() + status[1:]
        return wording.distance(self.due_on, on=self.on, calendar=self.calendar)

    @cached_property
    def headline(self) -> str:
        return wording.capitalised(self.distance)

    @cached_property
    def day(self) -> str:
        return wording.day(self.due_on, on=self.on) if self.due_on else ""

    @cached_property
    def day_and_weekday(self) -> str:
        return wording.day_and_weekday(self.due_on, on=self.on) if self.due_on else ""

    @cached_property
    def first_day(self) -> str:
        """The deadline as first given, where it has been moved since."""
        original = self.assignment.original_due_on
        return wording.day(original, on=self.on) if original and self.assignment.is_moved else ""

    @cached_property
    def owing(self) -> str:
        """The bodies of which this speaks."""
        return wording.named([reminder.assignment.name for reminder in self.reminders])

    @cached_property
    def are_remarks(self) -> bool:
        return self.kind not in WORDS_OF

    @cached_property
    def remarks_label(self) -> str:
        return str(WORDS_OF.get(self.kind, gettext_lazy("Remarks")))

    @cached_property
    def lead(self) -> str:
        return wording.named([row.name for row in self.takers if row.role == Assignment.Role.LEAD])

    @cached_property
    def co(self) -> str:
        return wording.named([row.name for row in self.takers if row.role == Assignment.Role.CO])

    @cached_property
    def role(self) -> str:
        return self.first.get_audience_display()

    @cached_property
    def stands_in_for(self) -> str:
        return str(self.first.stands_in_for or "")

    @cached_property
    def number(self) -> str:
        return f"№ {self.task.number}" if self.task.number else ""

    @cached_property
    def source(self) -> str:
        announcement = self.task.announcement
        if announcement is None:
            return ""
        told = wording.day(announcement.event_on or announcement.published_on, on=self.on)
        return f"{announcement.event or announcement.title} ({told})"

    @cached_property
    def quote(self) -> str:
        return wording.shortened(self.task.quote, QUOTE_LENGTH)

    @cached_property
    def url(self) -> str:
        return open_url(self.assignment.pk)

    @cached_property
    def urgency(self) -> tuple[dt.date, int]:
        return (self.due_on or dt.date.max, self.task.pk)

    @cached_property
    def facts(self) -> dict[str, object]:
        """The fields that another system needs to show or count this line."""
        return {
            "assignment": self.assignment.pk,
            "task": self.task.number or "",
            "title": self.title,
            "kind": self.kind,
            "as": self.first.audience,
            "owed_by": [reminder.assignment.name for reminder in self.reminders],
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "is_overdue": self.is_overdue,
            "status": self.assignment.status,
            "url": self.url,
        }

    @cached_property
    def news(self) -> str:
        """What has happened, where that is why the message is sent; else ""."""
        return str(NEWS.get(self.kind, ""))

    @property
    def is_part(self) -> bool:
        """Passed on by somebody, who decides about it: every share that is spoken of."""
        return all(row.assignment.parent_id is not None for row in self.reminders)

    @cached_property
    def what_next(self) -> str:
        """One sentence: the next step of this reader."""
        if not self.is_for_executor:
            return self._what_next_above()
        if self.kind == Reminder.Kind.LAPSED:
            return _("Nothing is left to do for this request.")
        if self.kind == Reminder.Kind.DRAFTED:
            if self.is_part:
                return _("Read it once more and send it to those who passed the part on.")
            return _("Read it once more and send it to the control unit.")
        if self.kind == Reminder.Kind.RETURNED:
            return _("Complete the report and send it again.")
        if self.kind == Reminder.Kind.REMARKED:
            return _("Take the remark into account and answer it in your next report.")
        if self.kind == Reminder.Kind.REFUSED and not self.is_overdue:
            return _("Send a progress report before the deadline.")
        if self.is_overdue:
            return _("Send a progress report with a file that shows the result, today if you can.")
        if self.kind == Reminder.Kind.ASSIGNED:
            return _("Accept the instruction for work and say who is in charge of it.")
        return _("Send a progress report before the deadline, or ask to extend it while it has not passed.")

    def _what_next_above(self) -> str:
        if self.kind == Reminder.Kind.ASKED:
            return _("Grant or refuse the extension and say why.")
        if self.kind == Reminder.Kind.REMARKED:
            return _("See whether the remark asks for a decision of yours.")
        if self.kind == Reminder.Kind.REPORTED:
            return _("A report waits for you: accept it or return it with remarks.")
        return self._of_what_is_known()

    def _of_what_is_known(self) -> str:
        """Above the executors, where nothing new is told."""
        shares = [row.assignment for row in self.reminders]
        submitted = [share for share in shares if share.status == Assignment.Status.SUBMITTED]
        if self.first.audience == Audience.CONTROLLER:
            if any(share.parent_id is None for share in submitted):
                return _("A report waits for you: accept it or return it with remarks.")
            if submitted:
                return _("The report is with those who passed the part on.")
            return _("Ask the executors how it stands, or decide on the deadline.")
        if len(submitted) == len(shares):
            if self.is_part:
                return _("The report is with those who passed the part on.")
            return _("The report is with the control unit: nothing is left to do until it answers.")
        if self.first.audience != Audience.HEAD:
            return _("For your information: the control unit has been told.")
        if self.is_overdue:
            return _("See to it that your body reports, today if it can.")
        return _("See to it that your body reports, or asks to extend the deadline.")


def entries(letter: Letter) -> list[Entry]:
    """A letter's lines, the most urgent first; for those above the executors one line a task."""
    groups: dict[tuple[int, int], list[Reminder]] = defaultdict(list)
    for reminder in letter.reminders:
        own = reminder.assignment_id if reminder.audience in EXECUTORS else 0
        groups[reminder.assignment.task_id, own].append(reminder)
    found = [
        Entry(
            reminders=_in_order(group),
            takers=tuple(letter.others.get(task, ())),
            remarks=_remarks(letter, group),
            on=letter.on,
            calendar=letter.calendar,
            is_reported=all(row.assignment_id in letter.reported for row in group),
        )
        for (task, _own), group in groups.items()
    ]
    return sorted(found, key=lambda entry: entry.urgency)


def _remarks(letter: Letter, reminders: Sequence[Reminder]) -> str:
    said = (letter.remarks.get((row.kind, row.mark), "") for row in reminders)
    return "\n".join(filter(None, said))


def _in_order(reminders: Sequence[Reminder]) -> tuple[Reminder, ...]:
    """News before what was known, then by deadline."""
    return tuple(
        sorted(
            reminders,
            key=lambda row: (row.kind in SCHEDULED, row.assignment.due_on or dt.date.max, row.assignment.pk),
        )
    )
