"""Webhook: a signed POST to a system of the office or of a body, which shows or counts what is owed."""

from __future__ import annotations

import time
from typing import Self

import httpx
import orjson
from django.conf import settings

from notifications.channels.errors import ChannelError, PermanentError, TemporaryError
from notifications.channels.message import Message
from notifications.models import Address
from notifications.models.channel import Channel
from notifications.signed_post import Answer, UnknownHostError, UnsafeAddressError, post

GONE = 410
"""The one answer by which a receiver says that it wants nothing more."""


class Webhook:
    is_one_server = False
    folder = "webhook"
    forms: tuple[str, ...] = ("txt",)
    rows_at_most = 200
    wants_facts = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        pass

    def pack(self, message: Message, *, to: str) -> bytes:
        said = {"id": message.number, "subject": message.subject, "text": message.text}
        return orjson.dumps({**said, "instructions": message.facts})

    def send(self, content: bytes, *, to: str) -> str:
        """Post it, signed with the secret of the address; a receiver gives no number."""
        secret = Address.objects.filter(channel=Channel.WEBHOOK, value=to).values_list("secret", flat=True)[0]
        try:
            answer = post(
                to, content, secret=secret, at=int(time.time()), inside=settings.WEBHOOK_INSIDE_HOSTS
            )
        except UnsafeAddressError as error:
            raise PermanentError(str(error), disables=True) from error
        except (UnknownHostError, httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise TemporaryError(f"{type(error).__name__}: {error}") from error
        except httpx.HTTPError as error:
            raise TemporaryError(f"{type(error).__name__}: {error}", outcome_unknown=True) from error
        if not answer.is_taken:
            raise _refused(answer)
        return ""


def _refused(answer: Answer) -> ChannelError:
    said = f"{answer.status} {' '.join(answer.said.split())[:200]}".strip()
    if answer.status == GONE:
        return PermanentError(said, disables=True)
    return TemporaryError(said, retry_after=answer.retry_after)
