from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from notifications.bot.updates import handle
from notifications.channels.errors import ChannelError, TemporaryError
from notifications.channels.telegram import BotApi

HOLD_SECONDS = 25


class Command(BaseCommand):
    help = "Fetches what people answer to the bot, for a machine behind a firewall."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="fetch what is there and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if not settings.TELEGRAM_BOT_TOKEN:
            raise CommandError("MERZIM_TELEGRAM_BOT_TOKEN is not set.")
        api, offset = BotApi(timeout=HOLD_SECONDS + 10), 0
        while True:
            offset = self.fetch(api, offset, hold=0 if once else HOLD_SECONDS)
            if once:
                return

    def fetch(self, api: BotApi, offset: int, *, hold: int) -> int:
        """Meet the waiting updates; the next offset tells Telegram that they were."""
        try:
            updates = api.call(
                "getUpdates", offset=offset, timeout=hold, allowed_updates=["message", "callback_query"]
            )
        except ChannelError as error:
            self.stderr.write(str(error))
            time.sleep((error.retry_after if isinstance(error, TemporaryError) else None) or 5)
            return offset
        for update in updates:
            handle(update, api=api, now=timezone.now())
            offset = max(offset, int(update["update_id"]) + 1)
        if updates and not hold:
            api.call("getUpdates", offset=offset, timeout=0)
        return offset
