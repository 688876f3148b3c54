from __future__ import annotations

from django.conf import settings
from django.core.cache import cache

from notifications.channels.errors import ChannelError
from notifications.channels.telegram import BotApi


def bot_name() -> str:
    """The bot's name at Telegram, asked for once an hour; "" where there is none or it cannot be asked."""
    if not settings.TELEGRAM_BOT_TOKEN:
        return ""
    name = cache.get("telegram-bot-name")
    if name is None:
        try:
            name = str(BotApi(timeout=5).call("getMe")["username"])
        except (ChannelError, KeyError, TypeError):
            name = ""
        cache.set("telegram-bot-name", name, 3600 if name else 60)
    return str(name)
