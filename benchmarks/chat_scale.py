"""Telegram to a local Bot API: without the limiter beside a bare loop, and with it beside what it allows."""

from __future__ import annotations

import bisect
import os
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx

from benchmarks.chat_sink import chat_sink
from benchmarks.figure import Figure
from benchmarks.filling import IN_THREE_WORKING_DAYS, NOW, fill
from benchmarks.sink import Sink
from benchmarks.workers import workers

MESSAGES = int(os.environ.get("MERZIM_BENCHMARK_CHATS", "2000"))
BARE = 2_000
WARM = 400
"""Messages before the first that counts, so that either worker has read its templates."""
LIMITED_SECONDS = 10


def telegram() -> Iterator[Figure]:
    with chat_sink() as chats:
        address = f"http://127.0.0.1:{chats.port}"
        given = {"TELEGRAM_API_URL": address, "TELEGRAM_BOT_TOKEN": "1:bench"}
        with workers(**given, TELEGRAM_PER_SECOND=0):
            yield _free(chats, address)
        with workers(**given):
            yield from _limited(chats)


def _free(chats: Sink, address: str) -> Figure:
    """With the limiter off, beside a bare loop before and after."""
    _send(WARM, chats)
    before = _bare_rate(address)
    started, moments = _send(MESSAGES, chats)
    bare = (before + _bare_rate(address)) / 2
    return Figure("telegram_rate", MESSAGES / (moments[-1] - started), 0.3 * bare, "messages/s")


def _limited(chats: Sink) -> Iterator[Figure]:
    """With the limiter on: as quick as allowed, and never quicker."""
    number = 30 * LIMITED_SECONDS
    _started, moments = _send(number, chats)
    yield Figure("telegram_limited", (number - 1) / (moments[-1] - moments[0]), 29.0, "messages/s")
    yield Figure("telegram_peak", busiest_second(moments), 30.0, "messages")


def _send(number: int, chats: Sink) -> tuple[float, list[float]]:
    """So many messages by the workers: when they were told to, and the moments at which messages arrived."""
    from notifications import tasks

    _owe(number)
    chats.empty()
    started = time.time()
    for _try in range(10):
        tasks.start("telegram")
        with suppress(TimeoutError):
            chats.await_number(number, patience=60)
            break
    moments = sorted(at for _chat, at in chats.taken())
    assert len(moments) == number, f"{len(moments)} of {number} arrived"
    return started, moments


def busiest_second(moments: list[float]) -> int:
    """The most messages in any stretch of one second."""
    return max(bisect.bisect_left(moments, at + 1.0) - number for number, at in enumerate(moments))


def _owe(people: int) -> None:
    """So many people with a chat and one deadline each, told by Telegram alone."""
    from notifications.gathering import gather
    from notifications.models import Address, Recipient
    from notifications.planning import plan
    from notifications.recipients import enrol

    fill(bodies=people, assignments=people, first=IN_THREE_WORKING_DAYS)
    enrol(now=NOW)
    Address.objects.update(is_wanted=False)
    Address.objects.bulk_create(
        Address(recipient=recipient, channel="telegram", value=str(recipient.pk))
        for recipient in Recipient.objects.all()
    )
    plan(now=NOW)
    list(gather(now=NOW))


def _bare_rate(address: str) -> float:
    """Messages a second by a loop that does nothing but post over one kept connection."""
    said = {"chat_id": "7", "text": "The ministry is to launch the pilot.\n" * 12, "parse_mode": "HTML"}
    with httpx.Client(base_url=address) as client:
        started = time.perf_counter()
        for _number in range(BARE):
            client.post("/bot1:bench/sendMessage", json=said).raise_for_status()
    return BARE / (time.perf_counter() - started)
