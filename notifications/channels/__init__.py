"""Channels: one short file each, one door to the wire each.

A channel is a class that can be entered (`with`), so that one connection serves many messages. Its `pack`
gives a message the form of the wire, without talking to anybody; its `send` puts that on the wire and returns
the number that the other side gave the message. Both raise one of `channels.errors`.
"""

from __future__ import annotations

from typing import Any, Protocol, Self

from notifications.channels.email import Email
from notifications.channels.message import Message
from notifications.channels.telegram import Telegram
from notifications.channels.webhook import Webhook
from notifications.models.channel import Channel


class Wire(Protocol):
    """`is_one_server`: all addresses lie behind one server, and what ails it ails every message.

    `folder`: where under `templates/` the words lie, `letter` for one instruction and `digest` for several;
    `forms`: their endings, "txt", "html" or both. `wants_facts`: fields for a machine beside the words.
    """

    is_one_server: bool
    folder: str
    forms: tuple[str, ...]
    rows_at_most: int
    wants_facts: bool

    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def pack(self, message: Message, *, to: str) -> Any: ...
    def send(self, content: Any, *, to: str) -> str: ...


WIRES: dict[str, type[Wire]] = {Channel.EMAIL: Email, Channel.TELEGRAM: Telegram, Channel.WEBHOOK: Webhook}


def wire(channel: str) -> Wire:
    return WIRES[channel]()
