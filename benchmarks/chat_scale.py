"""Telegram to a local Bot API: without the limiter beside a bare loop, and with it beside what it allows."""

from __future__ import annotations

import bisect
import os
import threading
import time
from collections.abc import Iterator

import httpx

from benchmarks.chat_sink import chat_sink
from benchmarks.figure import Figure
from benchmarks.filling import IN_THREE_WORKING_DAYS, NOW, fill
from benchmarks.sink import Sink

MESSAGES = int(os.environ.get("MERZIM_BENCHMARK_CHATS", "2000"))
BARE = 2_000
LIMITED_SECONDS = 10


def telegram() -> Iterator[Figure]:
    from django.test import override_settings

    with chat_sink() as chats:
        address = f"http://127.0.0.1:{chats.port}"
        with override_settings(TELEGRAM_API_URL=address, TELEGRAM_BOT_TOKEN="1:bench"):
            with override_settings(TELEGRAM_PER_SECOND=0):
                yield _free(chats, address)
            yield from _limited(chats)


def _free(chats: Sink, address: str) -> Figure:
    """With the limiter off."""
    _owe(MESSAGES)
    before = _bare_rate(address)
    chats.empty()
    started = time.time()
    _send_by_two()
    chats.await_number(MESSAGES, patience=60)
    took = max(at for _chat, at in chats.taken()) - started
    bare = (before + _bare_rate(address)) / 2
    return Figure("telegram_rate", MESSAGES / took, 0.3 * bare, "messages/s")


def _limited(chats: Sink) -> Iterator[Figure]:
    """With the limiter on, by two senders side by side: as quick as allowed, and never quicker."""
    number = 30 * LIMITED_SECONDS
    _owe(number)
    chats.empty()
    _send_by_two()
    moments = sorted(at for _chat, at in chats.taken())
    assert len(moments) == number, f"{len(moments)} of {number} arrived"
    yield Figure("telegram_limited", (number - 1) / (moments[-1] - moments[0]), 29.0, "messages/s")
    yield Figure("telegram_peak", busiest_second(moments), 30.0, "messages")


def _send_by_two() -> None:
    """Two senders side by side, as many as an installation starts."""
    senders = [threading.Thread(target=_drain_and_close) for _number in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()


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


def _drain_all() -> None:
    """Send until nothing waits; a turn that is far off ends one draining, and the next goes on."""
    from notifications.delivery import drain
    from notifications.models import Delivery

    end = time.monotonic() + 300
    waiting = Delivery.objects.filter(channel="telegram").exclude(status="sent")
    while waiting.exists() and time.monotonic() < end:
        if not drain("telegram"):
            time.sleep(0.05)


def _drain_and_close() -> None:
    from django.db import connection

    try:
        _drain_all()
    finally:
        connection.close()


def _bare_rate(address: str) -> float:
    """Messages a second by a loop that does nothing but post over one kept connection."""
    said = {"chat_id": "7", "text": "The ministry is to launch the pilot.\n" * 12, "parse_mode": "HTML"}
    with httpx.Client(base_url=address) as client:
        started = time.perf_counter()
        for _number in range(BARE):
            client.post("/bot1:bench/sendMessage", json=said).raise_for_status()
    return BARE / (time.perf_counter() - started)
