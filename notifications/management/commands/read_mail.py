from __future__ import annotations

import imaplib
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from imap_tools import ImapToolsError

from notifications.inbox.reading import read_mailbox
from notifications.models import IncomingMail


class Command(BaseCommand):
    help = "Reads the mailbox to which people answer: replies become draft reports, bounces are noted."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IMAP_HOST:
            raise CommandError("MERZIM_IMAP_HOST is not set.")
        try:
            outcomes = read_mailbox(now=timezone.now())
        except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
        if not outcomes:
            self.stdout.write(_("Nothing new."))
        labels = {**dict(IncomingMail.Outcome.choices), "unread": _("Could not be read")}
        for name, number in sorted(outcomes.items()):
            self.stdout.write(f"{labels[name]}: {number}")
