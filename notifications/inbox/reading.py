"""The office's mailbox, read over IMAP: what is unseen is met, then marked as seen."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags

from notifications.inbox.meeting import meet

logger = logging.getLogger(__name__)

AT_MOST = 200
"""Mails of one reading; the rest is met at the next."""


def read_mailbox(*, now: dt.datetime) -> Counter[str]:
    """Meet what is unseen, one by one; returns how many had each outcome. Raises `OSError`, `imaplib` errors.

    A mail is marked as seen once what became of it is committed. One that was met and not marked, for a cut
    line or a kill, is met again and known by its number.
    """
    outcomes: Counter[str] = Counter()
    with _mailbox() as box:
        for mail in box.fetch(AND(seen=False), mark_seen=False, limit=AT_MOST, bulk=False):
            try:
                outcomes[meet(mail.obj.as_bytes(), now=now).outcome] += 1
            except Exception:
                # It stays unread for a person to see; the others must not wait for it.
                logger.exception("mail %s could not be met", mail.uid)
                outcomes["unread"] += 1
                continue
            if mail.uid:
                box.flag(mail.uid, MailMessageFlags.SEEN, True)
    return outcomes


@contextmanager
def _mailbox() -> Iterator[BaseMailBox]:
    kind = MailBox if settings.IMAP_TLS else MailBoxUnencrypted
    box = kind(settings.IMAP_HOST, settings.IMAP_PORT, timeout=settings.IMAP_TIMEOUT)
    with box.login(settings.IMAP_USER, settings.IMAP_PASSWORD, initial_folder=settings.IMAP_FOLDER) as opened:
        yield opened
