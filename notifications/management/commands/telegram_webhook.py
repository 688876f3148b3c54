from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from notifications.channels.errors import ChannelError
from notifications.channels.telegram import BotApi


class Command(BaseCommand):
    help = "Asks Telegram to bring what people answer to MERZIM_PUBLIC_URL, with the secret of the settings."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.TELEGRAM_WEBHOOK_SECRET:
            raise CommandError("MERZIM_TELEGRAM_WEBHOOK_SECRET is not set.")
        address = settings.PUBLIC_URL + reverse("notifications:telegram")
        try:
            BotApi().call(
                "setWebhook",
                url=address,
                secret_token=settings.TELEGRAM_WEBHOOK_SECRET,
                allowed_updates=["message", "callback_query"],
            )
        except ChannelError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Telegram brings answers to %(address)s.") % {"address": address})
