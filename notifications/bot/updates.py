"""What comes back from Telegram: each update is met once, and nonsense harms nobody."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from notifications.bot import drafts
from notifications.bot.buttons import press
from notifications.bot.chat import Chat, open_chat
from notifications.bot.commands import COMMANDS, help_
from notifications.bot.linking import link_chat
from notifications.channels.errors import ChannelError
from notifications.channels.telegram import BotApi

logger = logging.getLogger(__name__)


def handle(update: Mapping[str, Any], *, api: BotApi, now: dt.datetime) -> None:
    """Meet one update. What is wrong with it, or with the answer to it, is written to the log."""
    try:
        if "callback_query" in update:
            _pressed(update["callback_query"], api=api, now=now)
        elif "message" in update:
            _said(update["message"], api=api, now=now)
    except ChannelError as error:
        logger.warning("an answer in a chat did not get through: %s", error)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        logger.warning("an update from Telegram was not understood: %r", error)


def _said(message: Mapping[str, Any], *, api: BotApi, now: dt.datetime) -> None:
    if message["chat"].get("type", "private") != "private":
        # In a group everybody would press with one person's rights.
        return
    chat = open_chat(api, str(message["chat"]["id"]), now=now)
    command, _blank, words = str(message.get("text") or "").strip().partition(" ")
    command = command.partition("@")[0].lower()
    if command == "/start" and words:
        _link(chat, words.strip(), api=api)
        return
    if chat.address is None:
        chat.say(_("Open your link from the desk first: there is a button for it in “My reminders”."))
        return
    with translation.override(chat.address.recipient.reads):
        if command not in COMMANDS and drafts.reply(chat, dict(message)):
            return
        COMMANDS.get(command, help_)(chat, words)


def _link(chat: Chat, token: str, *, api: BotApi) -> None:
    user = link_chat(token, chat=chat.number, now=chat.now)
    if user is None:
        chat.say(_("This link is too old or was used already. Open a new one in the desk."))
        return
    linked = open_chat(api, chat.number, now=chat.now)
    assert linked.address
    with translation.override(linked.address.recipient.reads):
        linked.say(_("%(person)s, reminders will come here.") % {"person": user})
        help_(linked, "")


def _pressed(query: Mapping[str, Any], *, api: BotApi, now: dt.datetime) -> None:
    number = str(query["message"]["chat"]["id"])
    chat = open_chat(api, number, now=now)
    answer = ""
    if chat.address is not None and str(query["from"]["id"]) == number:
        with translation.override(chat.address.recipient.reads):
            answer = press(chat, str(query.get("data") or ""))
    api.call(
        "answerCallbackQuery", callback_query_id=query["id"], text=answer[:200], show_alert=len(answer) > 60
    )
