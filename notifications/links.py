"""Addresses that messages carry. What changes something is signed, and speaks of one thing only."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.core import signing
from django.urls import reverse

ANSWER = "merzim.answer"
STOP = "merzim.stop"
LINK_DAYS = 60


def open_url(assignment: int) -> str:
    return _address("open", "0").replace("/0/", f"/{assignment}/")


def answer_urls(*names: str, assignment: int, delivery: int) -> list[str]:
    """An address for each answer; the token they share says to what, and the name which answer it is."""
    token = signing.dumps([assignment, delivery], salt=ANSWER)
    return [_address("answer", name, "TOKEN").replace("TOKEN", token) for name in names]


def stop_url(*, address: int) -> str:
    return _address("stop", "TOKEN").replace("TOKEN", signing.dumps(address, salt=STOP))


def read_answer(token: str) -> tuple[int, int]:
    """The assignment and the delivery. Raises `signing.BadSignature` for a forged or an old token."""
    assignment, delivery = signing.loads(token, salt=ANSWER, max_age=LINK_DAYS * 86_400)
    return int(assignment), int(delivery)


def read_stop(token: str) -> int:
    return int(signing.loads(token, salt=STOP))


def _address(name: str, *parts: str) -> str:
    return settings.PUBLIC_URL + _path(name, *parts)


# Every message carries some of them; to look an address up costs more than to fill it in.
@lru_cache(maxsize=32)
def _path(name: str, *parts: str) -> str:
    return reverse(f"notifications:{name}", args=parts)
