"""Saved reports that are ready, passed on to the people named: by mail or Telegram, once each, never lost.

The run of a report is what is owed; the message is a delivery like any other, and is tried, given up and
shown in the ledger as they are.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from instructions import office
from instructions.documents.reports import catalogue
from instructions.documents.reports.files import CONTENT_TYPES
from instructions.models import ReportRun
from notifications.channels import Wire
from notifications.channels.message import Attachment, Button, Message
from notifications.gathering import new_delivery
from notifications.letter import Letter
from notifications.links import stop_url
from notifications.models import Address, Delivery, Recipient
from notifications.models.channel import Channel

AT_ONCE = 100
LARGEST = 8 * 1024 * 1024
"""Bytes of a file that still goes with the message; a larger one is fetched from the desk."""

BY = (Channel.EMAIL, Channel.TELEGRAM)


def pass_on_reports(*, now: dt.datetime) -> int:
    """Make a message of each report that is ready and not yet passed on; returns how many were made.

    As with reminders nothing goes out on a day off, in a person's quiet hours or pause, or without a working
    address: it stays ready until it can be told, or its file expires.
    """
    local = now.astimezone(office.zone())
    if not office.calendar().is_working(local.date()):
        return 0
    made = 0
    while some := _pass_some_on(now=now, on=local.date(), hour=local.hour):
        made += some
    return made


@transaction.atomic
def _pass_some_on(*, now: dt.datetime, on: dt.date, hour: int) -> int:
    """Held row by row, so that two ticks at once never make two messages of one report."""
    listening = Recipient.objects.reachable().listening(on=on, hour=hour)
    addresses = Address.objects.active().filter(channel__in=BY)
    listening = listening.filter(Exists(addresses.filter(recipient=OuterRef("pk"))))
    rows = _ready(now=now).filter(reader__recipient__in=listening).order_by("finished_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    runs: defaultdict[int, list[ReportRun]] = defaultdict(list)
    for run in rows[:AT_ONCE]:
        runs[run.reader_id].append(run)
    deliveries = []
    for address in (
        addresses.filter(recipient__user__in=list(runs)).select_related("recipient").order_by("pk")
    ):
        for run in runs[address.recipient.user_id]:
            delivery = new_delivery(address, now=now, speaks_on=None)
            delivery.report = run
            deliveries.append(delivery)
    Delivery.objects.bulk_create(deliveries)
    return len(deliveries)


def _ready(*, now: dt.datetime) -> QuerySet[ReportRun]:
    passed_on = Delivery.objects.filter(report=OuterRef("pk"))
    return ReportRun.objects.filter(
        ~Exists(passed_on), state=ReportRun.State.DONE, saved__isnull=False, expires_at__gt=now
    )


def compose_report(letter: Letter, wire: Wire) -> Message:
    """The message with the file, in the reader's language; where the file is too large, with its address."""
    run = letter.report
    assert run is not None
    with translation.override(letter.recipient.reads):
        attachment = _attachment(run)
        report = catalogue.find(run.report)
        context = {
            "name": run.saved.name if run.saved else run.name,
            "title": report.title if report else run.report,
            "day": date_format(run.occurs_on) if run.occurs_on else "",
            "url": settings.PUBLIC_URL + reverse("admin:report_run", args=[run.pk]),
            "expires_on": date_format(run.expires_at) if run.expires_at else "",
            "is_attached": attachment is not None,
            "language": letter.recipient.reads,
            "stop_url": stop_url(address=letter.address.pk),
        }
        context["subject"] = f"{context['name']} · {context['day']}"
        name = f"{wire.folder}/report"
        return Message(
            number=letter.delivery.message_id,
            subject=str(context["subject"]),
            text=render_to_string(f"{name}.txt", context).strip() + "\n",
            html=render_to_string(f"{name}.html", context).strip(),
            buttons=((Button(_("Open in Merzim"), url=str(context["url"])),),),
            attachments=(attachment,) if attachment else (),
            document=attachment,
            stop_url=str(context["stop_url"]),
        )


def _attachment(run: ReportRun) -> Attachment | None:
    if run.size > LARGEST or not run.file:
        return None
    with run.file.open() as file:
        return Attachment(run.name, file.read(), CONTENT_TYPES[run.format])
