from __future__ import annotations

import signal
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from notifications.bot.updates import handle
from notifications.channels.errors import ChannelError, TemporaryError
from notifications.channels.telegram import BotApi

HOLD_SECONDS = 25


def nothing_to_fetch() -> str:
    """Why, or "" where there is something."""
    if not settings.TELEGRAM_BOT_TOKEN:
        return "MERZIM_TELEGRAM_BOT_TOKEN is not set."
    if settings.TELEGRAM_WEBHOOK_SECRET:
        return (
            "MERZIM_TELEGRAM_WEBHOOK_SECRET is set: answers come by the webhook (manage.py telegram_webhook)."
        )
    return ""


def leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


class Command(BaseCommand):
    help = "Fetches what people answer to the bot, for a machine behind a firewall."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="fetch what is there and end")
        parser.add_argument(
            "--stay", action="store_true", help="where there is nothing to fetch, wait instead of ending"
        )

    def handle(self, *args: Any, once: bool, stay: bool, **options: Any) -> None:
        if not once:
            signal.signal(signal.SIGTERM, leave)
        if why_not := nothing_to_fetch():
            if not stay:
                raise CommandError(why_not)
            self.stdout.write(why_not)
            signal.pause()
        api, offset = BotApi(timeout=HOLD_SECONDS + 10), 0
        self.close_webhook(api)
        while True:
            offset = self.fetch(api, offset, hold=0 if once else HOLD_SECONDS)
            if once:
                return

    def close_webhook(self, api: BotApi) -> None:
        """Telegram hands out nothing while a webhook is set. A failure shows in the first fetch too."""
        try:
            api.call("deleteWebhook")
        except ChannelError as error:
            self.stderr.write(str(error))

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
