from __future__ import annotations

import email
import email.policy
from contextlib import ExitStack
from email.message import EmailMessage
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

from tests.servers.launching import free_port


class Mailbox:
    """A real SMTP server that keeps what it is given.

    `messages`: what was taken, in order. `answers`: replies for the next messages, first to last, such as
    "451 try again later"; once they are used up everything is taken.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.answers: list[str] = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._stack = ExitStack()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answers and not (answer := self.answers.pop(0)).startswith("250"):
            return answer
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 taken"

    def __enter__(self) -> Self:
        self._controller.start()
        self._stack.callback(self._controller.stop)
        self._stack.enter_context(
            override_settings(
                EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
                EMAIL_HOST="127.0.0.1",
                EMAIL_PORT=self.port,
                EMAIL_USE_TLS=False,
                EMAIL_USE_SSL=False,
            )
        )
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stack.close()
