"""What is sent, whatever the channel: words, and what can be done about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """`data` comes back to the bot when it is pressed; a button with `url` opens that page instead."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is plain; `html` says the same with marks. `number` stays the same on every try.

    `stop_url`: where the reader turns the address off. `facts`: the instructions for a machine.
    """

    number: str
    subject: str
    text: str
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    document: Attachment | None = None
    """The file that the message is about, where it is about one; it is among the attachments too."""
    stop_url: str = ""
    facts: tuple[dict[str, object], ...] = ()
