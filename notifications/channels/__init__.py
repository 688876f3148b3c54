"""Channels: one short file each, one door to the wire each.

A channel is a class that can be entered (`with`), so that one connection serves many messages, and whose
`send` returns the number that the other side gave the message, or raises one of `channels.errors`.
"""

from __future__ import annotations

from typing import Protocol, Self

from notifications.channels.email import Email
from notifications.channels.message import Message
from notifications.channels.telegram import Telegram
from notifications.models.channel import Channel


class Wire(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def send(self, message: Message, *, to: str) -> str: ...


WIRES: dict[str, type[Wire]] = {Channel.EMAIL: Email, Channel.TELEGRAM: Telegram}


def wire(channel: str) -> Wire:
    return WIRES[channel]()
