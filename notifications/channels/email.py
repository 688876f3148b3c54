"""E-mail through Django's backend: SMTP where a server is named, files for the demo outbox where none is."""

from __future__ import annotations

import smtplib
import uuid
from contextlib import suppress
from email.charset import BASE64, Charset
from email.policy import Compat32
from typing import Any, Self

from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

from notifications.channels.errors import PermanentError, TemporaryError, UnreachableError
from notifications.channels.message import Message

MAILBOX_IS_GONE = {550, 551, 553}
"""Answers to an address that will not change by waiting; other 5xx speak of this message only."""


LONGEST_LINE = 900
"""Of a header, in characters; 998 is what mail allows."""


UTF_8 = Charset("utf-8")
UTF_8.body_encoding = BASE64
"""Half as long as quoted-printable where letters are Cyrillic, and several times as quick."""


class Quick(Compat32):
    """Writes headers that need no coding as they are; to fold them takes most of the time of a mail."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        if isinstance(value, str) and value.isascii() and len(name) + len(value) < LONGEST_LINE:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


QUICK = Quick()


class Packed(EmailMessage):
    """A mail already turned into bytes: between two waits for the server that takes several times as long."""

    def __init__(self, mail: EmailMessage, *, number: str) -> None:
        super().__init__(from_email=mail.from_email, to=mail.to)
        self.number = number
        written: Any = mail.message()
        written.policy = QUICK
        for part in written.walk():
            if part.is_multipart():
                # The library would search the whole text for one that is free, each time by a new pattern.
                part.set_boundary(f"merzim-{uuid.uuid4().hex}")
        self._written = Written(written.as_bytes(linesep="\r\n"))

    def message(self, **_policy: Any) -> Any:
        return self._written


class Written:
    """What Django's backends ask of a message."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def as_bytes(self, linesep: str = "\n") -> bytes:
        return self._raw if linesep == "\r\n" else self._raw.replace(b"\r\n", linesep.encode())


class Email:
    is_one_server = True
    folder = "mail"
    forms: tuple[str, ...] = ("txt", "html")
    rows_at_most = 60
    wants_facts = False

    def __init__(self) -> None:
        self._connection = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._drop()

    def pack(self, message: Message, *, to: str) -> Packed:
        """The mail as bytes. Raises `PermanentError` where the address cannot be written as one."""
        try:
            return Packed(_mail(message, to=to), number=message.number)
        except ValueError as error:
            raise PermanentError(f"{type(error).__name__}: {error}", disables=True) from error

    def send(self, mail: Packed, *, to: str) -> str:
        """Send over the one connection, opened at need. Returns the Message-ID."""
        self._open()
        mail.connection = self._connection
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            raise _refused(*error.recipients[to]) from error
        except smtplib.SMTPSenderRefused as error:
            # Our own address is at fault, not the reader's: it is mended in the settings, and then goes out.
            self._drop()
            raise TemporaryError(_said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPDataError as error:
            raise _content_refused(error.smtp_code, error.smtp_error) from error
        except OSError as error:
            self._drop()
            raise TemporaryError(f"{type(error).__name__}: {error}", outcome_unknown=True) from error
        return mail.number

    def _open(self) -> None:
        try:
            self._connection.open()
        except OSError as error:
            self._drop()
            raise UnreachableError(f"{type(error).__name__}: {error}") from error

    def _drop(self) -> None:
        """Leave the line, broken as it may be: the next message opens a new one."""
        with suppress(OSError):
            self._connection.close()
        self._connection = get_connection()


def _mail(message: Message, *, to: str) -> EmailMultiAlternatives:
    headers = {"Message-ID": message.number, "Auto-Submitted": "auto-generated"}
    if message.stop_url:
        headers["List-Unsubscribe"] = f"<{message.stop_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMultiAlternatives(message.subject, message.text, to=[to], headers=headers)
    mail.encoding = UTF_8
    mail.attach_alternative(message.html, "text/html")
    for attachment in message.attachments:
        mail.attach(attachment.name, attachment.content, attachment.content_type)
    return mail


def _refused(code: int, said: bytes | str) -> PermanentError | TemporaryError:
    if code < 500:
        return TemporaryError(_said(code, said))
    return PermanentError(_said(code, said), disables=code in MAILBOX_IS_GONE)


def _content_refused(code: int, said: bytes | str) -> PermanentError | TemporaryError:
    return TemporaryError(_said(code, said)) if code < 500 else PermanentError(_said(code, said))


def _said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {text}"
