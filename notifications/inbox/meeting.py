"""A mail that came in: met once, known by its number, and written down with what became of it."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import hashlib
import logging
from email.message import EmailMessage
from email.utils import parseaddr

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage as OutgoingMail
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Assignment, ProgressReport
from instructions.services.reporting import draft_report
from notifications.inbox.bounces import OURS, Bounce, read_bounce
from notifications.inbox.quoting import reply_text
from notifications.models import Delivery, IncomingMail
from notifications.models.channel import Channel
from notifications.settling import disable

logger = logging.getLogger(__name__)

Outcome = IncomingMail.Outcome


def meet(content: bytes, *, now: dt.datetime) -> IncomingMail:
    """Do with a mail what is to be done, and say what that was. The same mail again changes nothing."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    number = _number(message, content)
    met = IncomingMail.objects.filter(number=number).first()
    if met:
        return met
    mail = IncomingMail(
        number=number,
        sender=_header(message, "From", parsed=True)[:254],
        subject=_header(message, "Subject")[:300],
        read_at=now,
    )
    try:
        with transaction.atomic():
            _decide(mail, message, now=now)
            mail.reason = mail.reason[:500]
            mail.save(force_insert=True)
    except IntegrityError:
        # Two readers met it at the same time; the other one has done all of this.
        return IncomingMail.objects.get(number=number)
    if mail.outcome == Outcome.REFUSED:
        _answer(mail)
    return mail


def _decide(mail: IncomingMail, message: EmailMessage, *, now: dt.datetime) -> None:
    bounce = read_bounce(message)
    if bounce:
        _take_back(mail, bounce, now=now)
        return
    if _is_automatic(message):
        mail.outcome = Outcome.AUTOMATIC
        return
    mail.delivery = _answered(
        OURS.findall(f"{message.get('In-Reply-To', '')} {message.get('References', '')}")
    )
    if mail.delivery is None:
        mail.outcome = Outcome.UNRELATED
        return
    with translation.override(mail.delivery.address.recipient.reads):
        try:
            mail.report = _draft(mail, mail.delivery, message, now=now)
            mail.outcome = Outcome.DRAFTED
        except Refused as error:
            mail.outcome, mail.reason = Outcome.REFUSED, str(error)


def _draft(
    mail: IncomingMail, delivery: Delivery, message: EmailMessage, *, now: dt.datetime
) -> ProgressReport:
    """A reply becomes a draft of the person to whom the message went. Raises `Refused`."""
    user = delivery.address.recipient.user
    if mail.sender.lower() not in {delivery.address.value.lower(), user.email.lower()}:
        raise Refused(_("The message went to another address; a report is taken from that address only."))
    text = reply_text(message)
    assignment = _meant(delivery, f"{mail.subject}\n{text}")
    return draft_report(
        assignment,
        by=user,
        now=now,
        text=text,
        files=_files(message),
        source=ProgressReport.Source.EMAIL,
    )


def _meant(delivery: Delivery, words: str) -> Assignment:
    """The one assignment of the message, or of several the one whose number is named. Raises `Refused`."""
    rows = Assignment.objects.filter(reminders__deliveries=delivery).distinct()
    found = list(rows.select_related("task", "body"))
    if len(found) > 1:
        found = [row for row in found if row.task.number and row.task.number in words]
    if len(found) != 1:
        raise Refused(
            _("The message spoke of several instructions: write the number of the one you mean first.")
        )
    return found[0]


def _files(message: EmailMessage) -> list[SimpleUploadedFile]:
    """What was attached; pictures that belong to the text, such as a logo in a signature, are not."""
    return [
        SimpleUploadedFile(part.get_filename() or "file", _bytes(part))
        for part in message.iter_attachments()
        if part.get_filename() and not (part.get("Content-ID") and part.get_content_disposition() == "inline")
    ]


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else part.as_bytes()


def _take_back(mail: IncomingMail, bounce: Bounce, *, now: dt.datetime) -> None:
    """Note a bounce. It is believed where it quotes the number of a message of ours, which none can guess."""
    mail.outcome, mail.reason = Outcome.BOUNCED, f"{bounce.status} {bounce.said}".strip()
    mail.delivery = _answered(bounce.numbers)
    if mail.delivery is None or not bounce.is_final:
        return
    Delivery.objects.filter(pk=mail.delivery.pk, status=Delivery.Status.SENT).update(
        status=Delivery.Status.FAILED, last_error=mail.reason[:500]
    )
    if bounce.is_gone and mail.delivery.address.disabled_at is None:
        disable(mail.delivery.address, reason=mail.reason, now=now)


def _answered(numbers: list[str] | tuple[str, ...]) -> Delivery | None:
    """The newest of our messages among those numbers."""
    rows = Delivery.objects.filter(message_id__in=numbers, channel=Channel.EMAIL)
    return rows.select_related("address__recipient__user").order_by("-queued_at", "-pk").first()


def _is_automatic(message: EmailMessage) -> bool:
    """Written by a machine: absence notes, lists, receipts. These are never answered."""
    auto = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    bulk = str(message.get("Precedence", "")).strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    named = any(message.get(name) for name in ("List-Id", "X-Autoreply", "X-Autorespond", "X-Loop"))
    return auto != "no" or bulk or named


def _answer(mail: IncomingMail) -> None:
    """Tell who replied to a message of ours why it was not taken."""
    assert mail.delivery
    with translation.override(mail.delivery.address.recipient.reads):
        subject = _("Your reply was not taken: %(subject)s") % {"subject": mail.subject}
        text = _("Your reply was not kept as a report.\n\n%(reason)s\n\nNothing else was changed.") % {
            "reason": mail.reason
        }
    headers = {"In-Reply-To": mail.number, "References": mail.number, "Auto-Submitted": "auto-replied"}
    try:
        OutgoingMail(" ".join(subject.split()), text, to=[mail.sender], headers=headers).send()
    except (OSError, ValueError) as error:
        logger.warning("the answer to %s did not go out: %s", mail.sender, error)


def _number(message: EmailMessage, content: bytes) -> str:
    number = _header(message, "Message-ID").strip()
    return number if 0 < len(number) <= 250 else f"<{hashlib.sha256(content).hexdigest()}@no-number>"


def _header(message: EmailMessage, name: str, *, parsed: bool = False) -> str:
    """A header in words; one that cannot be read is taken as it stands."""
    try:
        value = str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError):
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    value = " ".join(value.replace("\x00", "").split())
    return parseaddr(value)[1] if parsed else value
