"""What one message costs with few in the queue and with very many."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.figure import Figure
from benchmarks.filling import IN_THREE_WORKING_DAYS, NOW, fill
from benchmarks.sink import Sink

FEW = 1_000
MANY = int(os.environ.get("MERZIM_BENCHMARK_QUEUE", "100000"))
ROUNDS = 15
"""Batches taken from either queue; the middle one counts, so that a busy moment of the machine does not."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one message, and the number of statements of each batch: gathering and sending."""

    seconds: float
    statements: set[tuple[str, int]]


def mail_growth(mailbox: Sink) -> Iterator[Figure]:
    few, many = _cost(FEW), _cost(MANY)
    again = _cost(FEW)
    assert few.statements == many.statements, f"{few.statements} became {many.statements}"
    assert len(many.statements) == 2, f"batches differ among themselves: {many.statements}"
    # Before and after, so that a machine that grows busier is not taken for a queue that grows slower.
    yield Figure("mail_growth", 2 * many.seconds / (few.seconds + again.seconds), 1.1, "times")
    mailbox.empty()


def _cost(size: int) -> Cost:
    """Fill a queue of that size, then gather and send some batches of it."""
    from notifications.gathering import gather
    from notifications.planning import plan
    from notifications.recipients import enrol

    fill(bodies=size, assignments=size, first=IN_THREE_WORKING_DAYS)
    enrol(now=NOW)
    plan(now=NOW)
    gathered, statements = [], set()
    batches = gather(now=NOW)
    next(batches)
    while True:
        with _counted() as counted:
            started = time.perf_counter()
            made = next(batches, None)
            took = time.perf_counter() - started
        if not made:
            break
        if len(made) == 200:
            gathered.append(took / len(made))
            statements.add(("gather", counted.number))
    sent = [_send_batch(statements) for _round in range(min(ROUNDS, size // 50 - 1))]
    return Cost(statistics.median(gathered) + statistics.median(sent), statements)


@dataclass
class Counted:
    number: int = 0

    def __call__(self, execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        # Tables are counted anew a few times in a flood, at each tenfold, and not once a batch.
        self.number += not sql.startswith("ANALYZE")
        return execute(sql, *given)


@contextmanager
def _counted() -> Iterator[Counted]:
    """Counts the statements that go to the database."""
    from django.db import connection

    counted = Counted()
    with connection.execute_wrapper(counted):
        yield counted


def _send_batch(statements: set[tuple[str, int]]) -> float:
    """Claim and send one batch; seconds a message."""
    from notifications import channels
    from notifications.delivery import AT_ONCE, claim_batch, send_claimed

    with channels.wire("email") as wire, _counted() as counted:
        started = time.perf_counter()
        claim = claim_batch("email", now=NOW)
        assert claim
        sent, _wait = send_claimed(claim, wire, clock=lambda: NOW)
        took = time.perf_counter() - started
    assert sent == AT_ONCE
    statements.add(("send", counted.number))
    return took / sent
