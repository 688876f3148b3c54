"""The ledger of reminders, and how each wants to be told."""

from __future__ import annotations

from notifications.models import Policy, Recipient
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import EVERYBODY, KEEPERS, KEEPERS_NEW, NOBODY, Case

FOR_OWNER = (200, 404, 404, 404, 200, 401)


def _recipient(office: Office) -> Recipient:
    return Recipient.objects.create(user=office.people["owner"])


def _policy(office: Office) -> Policy:
    return Policy.objects.create(name="For one task", task=office.task)


CASES = [
    Case("reminders", "reminders/", EVERYBODY),
    Case("reminder of nobody", "reminders/{absent}/", NOBODY),
    Case("reminder of nobody cancelled", "reminders/{absent}/cancel/", NOBODY, "post"),
    Case("messages", "deliveries/", EVERYBODY),
    Case("message of nobody", "deliveries/{absent}/", NOBODY),
    Case("message of nobody sent again", "deliveries/{absent}/resend/", NOBODY, "post"),
    Case("message of nobody cancelled", "deliveries/{absent}/cancel/", NOBODY, "post"),
    Case("own wishes", "me/reminders/", EVERYBODY),
    Case("own wishes changed", "me/reminders/", EVERYBODY, "patch", {"hour": 11}),
    Case("own webhook", "me/webhook/", (201,) * 5 + (401,), "post", {"url": "https://me.example.org/"}),
    Case("own webhook stopped", "me/webhook/stop/", (204,) * 5 + (401,), "post"),
    Case("recipients", "recipients/", EVERYBODY),
    Case("recipient", "recipients/{made}/", FOR_OWNER, given=_recipient),
    Case("recipient changed", "recipients/{made}/", FOR_OWNER, "patch", {"hour": 11}, given=_recipient),
    Case("addresses tried again", "recipients/{made}/try-again/", FOR_OWNER, "post", given=_recipient),
    Case("policies", "reminder-policies/", KEEPERS),
    Case("policy", "reminder-policies/{made}/", KEEPERS, given=_policy),
    Case("policy added", "reminder-policies/", KEEPERS_NEW, "post", {"name": "One", "rules": []}),
    Case("policy changed", "reminder-policies/{made}/", KEEPERS, "patch", {"name": "X"}, given=_policy),
    Case(
        "policy dropped",
        "reminder-policies/{made}/drop/",
        (403, 403, 403, 403, 204, 401),
        "post",
        given=_policy,
    ),
    Case("history of a policy", "reminder-policies/{made}/history/", KEEPERS, given=_policy),
    Case("incoming mail", "incoming-mail/", KEEPERS),
    Case("one mail", "incoming-mail/{absent}/", (403, 403, 403, 403, 404, 401)),
]
