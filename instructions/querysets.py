"""The questions that are asked of bodies, tasks and assignments. The day asked about is an argument."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate

from instructions.searching import holding

if TYPE_CHECKING:
    from instructions.models import (  # noqa: F401 - named in quoted bases
        Announcement,
        Assignment,
        Body,
        Extension,
        Membership,
        ProgressReport,
        SavedFilter,
        Task,
        User,
    )

OPEN_STATUSES = ("assigned", "taken", "in_progress", "submitted", "returned")
"""Statuses in which an assignment still owes something; `Assignment.OPEN` names the same."""
WORKING_ROLES = ("head", "executor")
"""Roles that do the work of their bodies."""


def holding_on(day: dt.date, path: str = "") -> Q:
    """Of periods open on either side, reached by that path, the ones that hold on the day."""
    began = Q.create([(f"{path}from_on", None), (f"{path}from_on__lte", day)], connector=Q.OR)
    lasts = Q.create([(f"{path}until_on", None), (f"{path}until_on__gte", day)], connector=Q.OR)
    return began & lasts


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def matching(self, words: str) -> AnnouncementQuerySet:
        return self.filter(holding(words, "title", "event", "giver"))

    def visible_to(self, user: User, *, on: dt.date) -> AnnouncementQuerySet:
        """All to those who read all, else those from which the person sees a task."""
        if not user.is_active:
            return self.none()
        if user.is_superuser or user.reads_all:
            return self
        seen = _tasks().visible_to(user, on=on).filter(announcement=OuterRef("pk"))
        return self.filter(Exists(seen))

    def other_wordings_of(self, announcement: Announcement) -> AnnouncementQuerySet:
        """The same announcement as it was published at other times, the first one first."""
        first = announcement.wording_of_id or announcement.pk
        same = self.filter(Q(pk=first) | Q(wording_of=first)).exclude(pk=announcement.pk)
        return same.defer("text").order_by("pk")


class BodyQuerySet(models.QuerySet["Body"]):
    def active(self) -> BodyQuerySet:
        return self.filter(is_active=True)

    def matching(self, words: str) -> BodyQuerySet:
        """Bodies whose code, name in any language or alias holds the words."""
        found = self.filter(holding(words, "code", "name_kk", "name_ru", "name_en", "aliases__text"))
        return self.filter(pk__in=found.order_by().values("pk"))

    def members_of(self, collective: Body, *, on: dt.date) -> BodyQuerySet:
        """The bodies that a collective stands for on that day, in the order of their names."""
        return self.filter(holding_on(on, "collectives__"), collectives__collective=collective).distinct()

    def with_those_below(self, roots: models.QuerySet[Body]) -> BodyQuerySet:
        """The bodies and all that are part of them, to any depth."""
        found = set(roots.values_list("pk", flat=True))
        edge = found
        while edge:
            edge = set(self.filter(parent__in=edge).values_list("pk", flat=True)) - found
            found |= edge
        return self.filter(pk__in=found)

    def of(self, user: User) -> BodyQuerySet:
        """The bodies a person belongs to: own ones, and for a head also those below."""
        own = self.filter(people=user)
        return self.with_those_below(own) if user.role == "head" else own.distinct()

    def spoken_for_by(self, user: User, *, on: dt.date) -> BodyQuerySet:
        """Own bodies, and on days of a substitution those of the person stood in for."""
        return self.filter(pk__in=self.keys_spoken_for_by(user, on=on))

    def keys_spoken_for_by(self, user: User, *, on: dt.date) -> set[int]:
        stood_in_for = [
            substitution.person
            for substitution in user.substitutions.filter(
                from_on__lte=on, until_on__gte=on, person__is_active=True
            ).select_related("person")
        ]
        found = set(self.of(user).values_list("pk", flat=True))
        for person in stood_in_for:
            found.update(self.of(person).values_list("pk", flat=True))
        return found


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: dt.date) -> MembershipQuerySet:
        """Memberships that hold on that day."""
        return self.filter(holding_on(day))


class TaskQuerySet(models.QuerySet["Task"]):
    def proposed(self) -> TaskQuerySet:
        return self.filter(state="proposed")

    def on_control(self) -> TaskQuerySet:
        return self.filter(state="on_control")

    def overdue(self, *, on: dt.date) -> TaskQuerySet:
        """Tasks with at least one open assignment whose deadline was before that day."""
        return self.on_control().filter(Exists(_open_assignments().filter(due_on__lt=on)))

    def knowing_reports(self) -> Any:
        """Each with `is_reported`: reports on all open shares came by the deadline and wait for the check."""
        shares = _open_assignments().filter(parent=None)
        in_time = Q(_report_in_time(), status="submitted")
        every = Q(Exists(shares.filter(in_time))) & ~Q(Exists(shares.filter(~in_time)))
        return self.annotate(is_reported=ExpressionWrapper(every, models.BooleanField()))

    def due_between(self, first: dt.date, last: dt.date) -> TaskQuerySet:
        return self.on_control().filter(
            Exists(_open_assignments().filter(due_on__gte=first, due_on__lte=last))
        )

    def matching(self, words: str) -> TaskQuerySet:
        return self.filter(holding(words, "number", "title", "quote", "announcement__title"))

    def of_body(self, body: Body) -> TaskQuerySet:
        return self.filter(Exists(_assignments().filter(body=body)))

    def visible_to(self, user: User, *, on: dt.date) -> TaskQuerySet:
        """What a person may see: controllers all, readers what is accepted, executors their share."""
        if not user.is_active:
            return self.none()
        if user.is_superuser or user.role in {"administrator", "controller"}:
            return self
        accepted = self.exclude(state__in=["proposed", "rejected"])
        if user.reads_all:
            return accepted
        return accepted.filter(Exists(_assignments().held_by(user, on=on)))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open(self) -> AssignmentQuerySet:
        return self.filter(status__in=OPEN_STATUSES)

    def overdue(self, *, on: dt.date) -> AssignmentQuerySet:
        return self.open().filter(due_on__lt=on)

    def due_between(self, first: dt.date, last: dt.date) -> AssignmentQuerySet:
        return self.open().filter(due_on__gte=first, due_on__lte=last)

    def knowing_reports(self) -> Any:
        """Each with `is_reported`: a report that came by the deadline waits for the check."""
        in_time = Q(_report_in_time(), status="submitted")
        return self.annotate(is_reported=ExpressionWrapper(in_time, models.BooleanField()))

    def unanswered(self) -> AssignmentQuerySet:
        """Open ones on control of bodies of the registry in which nobody could be told of them."""
        from instructions.models import User as UserModel

        people = UserModel.objects.filter(is_active=True, role__in=WORKING_ROLES)
        lonely = self.open().filter(~Exists(people.filter(bodies=OuterRef("body"))))
        lonely = lonely.filter(task__state="on_control", body__isnull=False)
        return lonely.exclude(person__is_active=True)

    def visible_to(self, user: User, *, on: dt.date) -> AssignmentQuerySet:
        """Assignments a person may see: those that `held_by` names and, to any depth, what was passed on of
        them. One question more than `held_by`, and one for each level on which others hold a part."""
        everything = self.seen_whole_by(user)
        return self._held(user, on=on, with_parts=True) if everything is None else everything

    def held_by(self, user: User, *, on: dt.date) -> AssignmentQuerySet:
        """What is a person's own to do, or all to those who see all; a substitute's, on that day, also those
        of the person stood in for."""
        everything = self.seen_whole_by(user)
        return self._held(user, on=on, with_parts=False) if everything is None else everything

    def overseen_by(self, user: User, *, on: dt.date) -> AssignmentQuerySet:
        """Parts that were passed on of what is the person's own."""
        bodies = _bodies().keys_spoken_for_by(user, on=on)
        own = Q(parent__body__in=bodies) | Q(parent__person=user)
        return self.filter(own, parent__isnull=False)

    def seen_whole_by(self, user: User) -> AssignmentQuerySet | None:
        """What is open to a person whoever holds it; None where that depends on who does."""
        if not user.is_active:
            return self.none()
        if user.is_superuser or user.role in {"administrator", "controller"}:
            return self
        return self.exclude(status="proposed") if user.reads_all else None

    def _held(self, user: User, *, on: dt.date, with_parts: bool) -> AssignmentQuerySet:
        # By their keys, not by a question within the question: so an index finds the few shares at once.
        bodies = _bodies().keys_spoken_for_by(user, on=on)
        found = Q(body__in=bodies) | Q(person=user)
        if with_parts and (parts := _passed_on(bodies, user)):
            found |= Q(pk__in=parts)
        return self.exclude(status="proposed").filter(found)


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def offered_to(self, user: User) -> SavedFilterQuerySet:
        """Own ones, and those shown to their unit: to people of a common body, or of the same work."""
        unit = Q(user__bodies__in=user.bodies.all())
        if user.reads_all:
            desk = ["administrator", "controller"]
            roles = desk if user.is_controller else [user.role]
            unit |= Q(user__role__in=roles)
        return self.filter(Q(user=user) | Q(unit, is_shared=True, user__is_active=True)).distinct()


def running_shares() -> AssignmentQuerySet:
    """Assignments as their tasks show them: of a rhythm only what is open or of the running period."""
    from instructions.models import Assignment as AssignmentModel

    running = (
        ~Q(task__due_kind="recurring") | Q(status__in=OPEN_STATUSES) | Q(original_due_on=F("task__due_on"))
    )
    return AssignmentModel.objects.filter(running, parent=None)


class ProgressReportQuerySet(models.QuerySet["ProgressReport"]):
    def shown_to(self, user: User) -> ProgressReportQuerySet:
        """All but the drafts of others: what is not sent yet is its author's own."""
        return self.exclude(~Q(author=user), state="draft")

    def waiting_for(self, user: User, *, on: dt.date) -> ProgressReportQuerySet:
        """Handed in and for this person to accept or return."""
        waiting = self.filter(state="submitted", assignment__status="submitted")
        return waiting.filter(_decided_by(user, asked_by="author", on=on))


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def waiting_for(self, user: User, *, on: dt.date) -> ExtensionQuerySet:
        """Asked for and for this person to grant or refuse."""
        waiting = self.filter(
            state="requested",
            assignment__status__in=OPEN_STATUSES,
            assignment__task__state="on_control",
        )
        return waiting.filter(_decided_by(user, asked_by="asked_by", on=on))


def _report_in_time() -> Exists:
    """Of an assignment: the report that waits came by the deadline that holds now, by the office's day."""
    from instructions.models import ProgressReport as ReportModel

    day = TruncDate("submitted_at", tzinfo=ZoneInfo(settings.OFFICE_TIME_ZONE))
    waiting = ReportModel.objects.filter(assignment=OuterRef("pk"), state="submitted").annotate(day=day)
    return Exists(waiting.filter(day__lte=OuterRef("due_on")))


def _decided_by(user: User, *, asked_by: str, on: dt.date) -> Q:
    """Reports or requests that wait for a person, told to the same by reminders: those on shares for the
    control unit, those on parts for whoever holds the whole, and where nobody does for the control unit."""
    if not user.is_active:
        return Q(pk__in=[])
    if user.is_superuser or user.is_controller:
        return Q(assignment__parent=None) | Q(~Exists(_holders_of_the_whole(asked_by)))
    held = Q(assignment__parent__person=user)
    if user.role in WORKING_ROLES:
        held |= Q(assignment__parent__body__in=_bodies().keys_spoken_for_by(user, on=on))
    return held & ~Q(**{asked_by: user}) & ~Q(assignment__person=user)


def _holders_of_the_whole(asked_by: str) -> models.QuerySet[User]:
    """People who may decide about a part beside the control unit: neither its author nor in charge of it."""
    from instructions.models import User as UserModel

    of_body = Q(bodies=OuterRef("assignment__parent__body"), role__in=WORKING_ROLES)
    people = UserModel.objects.filter(Q(pk=OuterRef("assignment__parent__person")) | of_body, is_active=True)
    return people.exclude(pk=OuterRef(asked_by)).exclude(pk=Coalesce(OuterRef("assignment__person"), 0))


def _passed_on(bodies: set[int], user: User) -> set[int]:
    """The keys of parts that others hold, of shares of these bodies or in this person's charge."""
    from instructions.models import Assignment as AssignmentModel

    others = (
        AssignmentModel.objects.order_by().exclude(body__in=bodies).exclude(person__isnull=False, person=user)
    )
    own = Q(parent__body__in=bodies) | Q(parent__person=user)
    edge = found = set(others.filter(own, parent__isnull=False).values_list("pk", flat=True))
    while edge:
        edge = set(others.filter(parent__in=edge).values_list("pk", flat=True)) - found
        found |= edge
    return found


def _bodies() -> BodyQuerySet:
    from instructions.models import Body as BodyModel

    return BodyModel.objects.all()


def _tasks() -> TaskQuerySet:
    from instructions.models import Task as TaskModel

    return TaskModel.objects.all()


def _assignments() -> AssignmentQuerySet:
    from instructions.models import Assignment as AssignmentModel

    return AssignmentModel.objects.filter(task=OuterRef("pk"))


def _open_assignments() -> AssignmentQuerySet:
    return _assignments().open()
