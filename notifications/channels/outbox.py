"""The demo outbox: every message a file of its own under `var/mail`, for a person to look at."""

from __future__ import annotations

import email
import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message)
        return len(email_messages)


def _write(folder: Path, message: EmailMessage) -> None:
    content = message.message().as_bytes()
    number = email.message_from_bytes(content)["Message-ID"]
    mark = re.sub(r"\W+", "", number)[:24]
    path = folder / f"{timezone.now():%Y%m%dT%H%M%S%f}-{mark}.eml"
    # Under its own name only once it is whole: the page that lists them may be open.
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.rename(path)
