"""Systems that listen."""

from __future__ import annotations

from tests.instructions.api.rights.case import ADMINISTRATION, Case

WEBHOOK = {"name": "Documents", "url": "https://documents.example.org/"}

CASES = [
    Case("webhooks", "webhooks/", ADMINISTRATION),
    Case("webhook", "webhooks/{absent}/", ADMINISTRATION),
    Case("webhook registered", "webhooks/", ADMINISTRATION, "post", WEBHOOK),
    Case("webhook changed", "webhooks/{absent}/", ADMINISTRATION, "patch", WEBHOOK),
    Case("webhook ended", "webhooks/{absent}/end/", ADMINISTRATION, "post"),
    Case("webhook pinged", "webhooks/{absent}/ping/", ADMINISTRATION, "post"),
    Case("webhook's messages", "webhook-deliveries/", ADMINISTRATION),
    Case("webhook's message", "webhook-deliveries/{absent}/", ADMINISTRATION),
    Case("webhook's message again", "webhook-deliveries/{absent}/redeliver/", ADMINISTRATION, "post"),
]
