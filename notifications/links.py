"""Addresses that messages carry. What changes something is signed, and speaks of one thing only."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

ANSWER = "merzim.answer"
STOP = "merzim.stop"
LINK_DAYS = 60


def open_url(assignment: int) -> str:
    return settings.PUBLIC_URL + reverse("notifications:open", args=[assignment])


def answer_url(answer: str, *, assignment: int, delivery: int) -> str:
    token = signing.dumps([assignment, delivery], salt=ANSWER)
    return settings.PUBLIC_URL + reverse("notifications:answer", args=[answer, token])


def stop_url(*, address: int) -> str:
    token = signing.dumps(address, salt=STOP)
    return settings.PUBLIC_URL + reverse("notifications:stop", args=[token])


def read_answer(token: str) -> tuple[int, int]:
    """The assignment and the delivery. Raises `signing.BadSignature` for a forged or an old token."""
    assignment, delivery = signing.loads(token, salt=ANSWER, max_age=LINK_DAYS * 86_400)
    return int(assignment), int(delivery)


def read_stop(token: str) -> int:
    return int(signing.loads(token, salt=STOP))
