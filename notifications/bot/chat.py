"""One person's private chat with the bot: who it is, and how something is said to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from instructions import office
from instructions.models import User
from instructions.working_days import WorkingDays
from notifications.channels.message import Button
from notifications.channels.telegram import LONGEST, BotApi, keyboard, turn
from notifications.models import Address
from notifications.models.channel import Channel


@dataclass(frozen=True, slots=True)
class Chat:
    api: BotApi
    number: str
    address: Address | None
    now: dt.datetime

    @property
    def user(self) -> User:
        assert self.address
        return self.address.recipient.user

    @property
    def on(self) -> dt.date:
        return office.today(self.now)

    @property
    def calendar(self) -> WorkingDays:
        return office.calendar()

    def say(self, text: str, *, buttons: Sequence[Sequence[Button]] = (), asks: bool = False) -> str:
        """Send marked-up text; `asks` opens the field for an answer. Returns the message's number."""
        markup = {"force_reply": True} if asks else keyboard(tuple(tuple(row) for row in buttons))
        with turn(self.number):
            sent = self.api.call(
                "sendMessage",
                chat_id=self.number,
                text=text[:LONGEST],
                parse_mode="HTML",
                reply_markup=markup,
            )
        return str(sent["message_id"])


def open_chat(api: BotApi, number: str, *, now: dt.datetime) -> Chat:
    linked = Address.objects.filter(
        channel=Channel.TELEGRAM, value=number, recipient__user__is_active=True
    ).select_related("recipient__user")
    return Chat(api=api, number=number, address=linked.first(), now=now)
