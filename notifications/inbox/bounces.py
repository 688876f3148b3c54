"""Messages of ours that came back: delivery reports (RFC 3464), and what servers write in plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage, Message

OURS = re.compile(r"<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[^\s<>]+>")
"""A number such as our messages have; that it is one of ours the ledger tells."""

CODE = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
SIMPLE_CODE = re.compile(r"(?m)(?:^|[\s<:(])([45]\d\d)[\s-]")
FROM_SERVER = re.compile(r"(?i)^(mailer-daemon|postmaster|mail delivery (sub)?system)")
PASSING = ("5.2.2", "5.3.4", "5.7.")
"""Refused for good, yet not because nobody is there: mailbox full, message too large, policy."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """`numbers`: the Message-IDs that came back with it; `status`: as "5.1.1", or "" where none is said."""

    numbers: tuple[str, ...]
    status: str
    said: str
    is_final: bool

    @property
    def is_gone(self) -> bool:
        """Whether the address itself is at fault, and will stay so."""
        return self.is_final and self.status.startswith("5") and not self.status.startswith(PASSING)


def read_bounce(message: EmailMessage) -> Bounce | None:
    """What a mail server says of a message of ours; None where this is no such mail."""
    if message.get_content_type() == "multipart/report":
        return _report(message)
    sender = str(message.get("From", "")).strip().strip('"<')
    if FROM_SERVER.match(sender) or message.get("Return-Path", "").strip() == "<>":
        return _plain(message)
    return None


def _report(message: EmailMessage) -> Bounce | None:
    fields: dict[str, str] = {}
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():
            if isinstance(block, Message):
                fields.update({name.lower(): " ".join(str(value).split()) for name, value in block.items()})
    if not fields:
        return None
    status = (CODE.search(fields.get("status", "")) or [""])[0]
    said = fields.get("diagnostic-code", "").partition(";")[2].strip() or fields.get("status", "")
    is_final = fields.get("action", "failed").lower() == "failed"
    return Bounce(_numbers(message), status, said[:300], is_final)


def _plain(message: EmailMessage) -> Bounce | None:
    text = _text(message)
    found = CODE.search(text)
    simple = SIMPLE_CODE.search(text)
    status = found[1] if found else f"{simple[1][0]}.0.0" if simple else ""
    if not status:
        return None
    at = found or simple
    assert at
    line = next((line for line in text.splitlines() if at[1] in line), "")
    return Bounce(_numbers(message), status, " ".join(line.split())[:300], status.startswith("5"))


def _numbers(message: EmailMessage) -> tuple[str, ...]:
    """Every number that could be ours: in the headers that came back, in the text, in what it answers."""
    words = [str(message.get("In-Reply-To", "")), str(message.get("References", "")), _text(message)]
    for part in message.walk():
        if part is not message and part.get("Message-ID"):
            words.append(str(part["Message-ID"]))
    return tuple(dict.fromkeys(OURS.findall(" ".join(words))))


def _text(message: EmailMessage) -> str:
    found = []
    for part in message.walk():
        if part.get_content_maintype() == "text":
            raw = part.get_payload(decode=True)
            found.append(raw.decode("utf-8", errors="replace") if isinstance(raw, bytes) else "")
    return "\n".join(found)
