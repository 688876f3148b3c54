"""The ledger of reminders, and how each wants to be told."""

from __future__ import annotations

from tests.instructions.api.rights.case import EVERYBODY, NOBODY, Case

CASES = [
    Case("reminders", "reminders/", EVERYBODY),
    Case("reminder of nobody", "reminders/{absent}/", NOBODY),
    Case("reminder of nobody cancelled", "reminders/{absent}/cancel/", NOBODY, "post"),
    Case("messages", "deliveries/", EVERYBODY),
    Case("message of nobody", "deliveries/{absent}/", NOBODY),
    Case("message of nobody sent again", "deliveries/{absent}/resend/", NOBODY, "post"),
    Case("message of nobody cancelled", "deliveries/{absent}/cancel/", NOBODY, "post"),
]
