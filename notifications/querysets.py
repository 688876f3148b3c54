"""The questions asked of recipients, reminders and deliveries. The moment asked about is an argument."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from instructions.querysets import OPEN_STATUSES

if TYPE_CHECKING:
    from notifications.models import Address, Delivery, Recipient, Reminder  # noqa: F401 - quoted bases

SCHEDULED = ("ahead", "today", "overdue")


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def reachable(self) -> RecipientQuerySet:
        """With an open account and at least one address that is wanted and works."""
        return self.filter(Exists(_addresses().active()), user__is_active=True)

    def listening(self, *, on: dt.date, hour: int) -> RecipientQuerySet:
        """Not paused on that day, and past the hour asked for but not yet in the quiet of the evening."""
        pause = Q(paused_until=None) | Q(paused_until__lt=on)
        return self.filter(pause, hour__lte=hour, quiet_from__gt=hour)

    def owed(self, *, now: dt.datetime) -> RecipientQuerySet:
        return self.filter(Exists(_reminders().due(now=now)))


class AddressQuerySet(models.QuerySet["Address"]):
    def active(self) -> AddressQuerySet:
        return self.filter(is_wanted=True, disabled_at=None)


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def owed(self) -> ReminderQuerySet:
        return self.filter(state="owed")

    def due(self, *, now: dt.datetime) -> ReminderQuerySet:
        return self.owed().filter(send_at__lte=now)

    def scheduled(self) -> ReminderQuerySet:
        return self.filter(kind__in=SCHEDULED)

    def true(self) -> ReminderQuerySet:
        """Those that still say what holds: the assignment open, its deadline, if it matters, the same.

        That a request has ended with its assignment holds whatever comes.
        """
        same = Q(deadline_version=0) | Q(assignment__deadline_version=F("deadline_version"))
        is_open = Q(assignment__status__in=OPEN_STATUSES, assignment__task__state="on_control")
        held = self.filter(same, is_open | Q(kind="lapsed"))
        for kind, waiting in _waiting().items():
            held = held.filter(~Q(kind=kind) | Exists(waiting))
        return held

    def superseded(self, *, on: dt.date) -> ReminderQuerySet:
        """Of the policy, and by now a later one about the same assignment is owed or told."""
        later = _reminders_of_model().filter(
            assignment=OuterRef("assignment"),
            recipient=OuterRef("recipient"),
            occurs_on__gt=OuterRef("occurs_on"),
            occurs_on__lte=on,
            state__in=["owed", "passed_on"],
        )
        return self.scheduled().filter(Exists(later))

    def untold(self, *, now: dt.datetime) -> ReminderQuerySet:
        """Due, and in no message that went out or still may."""
        from notifications.models import Delivery as DeliveryModel

        hopeful = DeliveryModel.objects.exclude(status__in=["failed", "cancelled"])
        passed_on = Q(state="passed_on") & ~Exists(hopeful.filter(reminders=OuterRef("pk")))
        return self.filter(Q(state="owed") | passed_on, send_at__lte=now)

    def unreached(self, *, now: dt.datetime) -> ReminderQuerySet:
        """What has been due for an hour and told to nobody, and still says what holds."""
        return self.untold(now=now - dt.timedelta(hours=1)).true()


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self, *, now: dt.datetime) -> DeliveryQuerySet:
        return self.filter(status__in=["queued", "retrying"], next_try_at__lte=now)

    def in_hand(self) -> DeliveryQuerySet:
        return self.filter(status="sending")


def _waiting() -> dict[str, models.QuerySet[Any]]:
    """By kind of news that asks for a decision: the row to be decided, while it is not."""
    from instructions.models import Extension, ProgressReport

    reports = ProgressReport.objects.filter(pk=OuterRef("mark"))
    return {
        "reported": reports.filter(state=ProgressReport.State.SUBMITTED),
        "asked": Extension.objects.filter(pk=OuterRef("mark"), state=Extension.State.REQUESTED),
        "drafted": reports.filter(state=ProgressReport.State.DRAFT),
    }


def _addresses() -> AddressQuerySet:
    from notifications.models import Address as AddressModel

    return AddressModel.objects.filter(recipient=OuterRef("pk"))


def _reminders_of_model() -> ReminderQuerySet:
    from notifications.models import Reminder as ReminderModel

    return ReminderModel.objects.all()


def _reminders() -> ReminderQuerySet:
    return _reminders_of_model().filter(recipient=OuterRef("pk"))
