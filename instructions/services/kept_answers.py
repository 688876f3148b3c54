"""Answers kept for a day under a key that the asker chose: the same question again is answered by them."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from instructions.models import KeptAnswer, User

KEPT_FOR = dt.timedelta(hours=24)
ANSWERED_WITHIN = dt.timedelta(minutes=5)
"""A process that has not answered by then is dead, and what it wrote was undone with it."""


class OtherQuestion(Exception):  # noqa: N818 - the asker's slip, not a failure
    """The key was used for another question."""


class BeingAnswered(Exception):  # noqa: N818
    """The first one with this key is not answered yet."""


def reserve(*, user: User, key: str, question: str, now: dt.datetime) -> KeptAnswer:
    """The row of a key: without a status it is ours to be answered, else it holds the answer.

    Raises `OtherQuestion` or `BeingAnswered`.
    """
    KeptAnswer.objects.filter(user=user, key=key, asked_at__lte=now - KEPT_FOR).delete()
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(user=user, key=key, question=question, asked_at=now)
    except IntegrityError:
        known = KeptAnswer.objects.get(user=user, key=key)
    if known.question != question:
        raise OtherQuestion
    if known.status is None and not _take_over(known, now=now):
        raise BeingAnswered
    return known


def keep(row: KeptAnswer, *, status: int, content: bytes | None, headers: dict[str, str]) -> None:
    """Inside the transaction of what was done: both are kept, or neither."""
    KeptAnswer.objects.filter(pk=row.pk).update(status=status, content=content, headers=headers)


def give_up(row: KeptAnswer) -> None:
    """Nothing was answered: the key may be used again."""
    KeptAnswer.objects.filter(pk=row.pk, status=None).delete()


def forget_answers(*, now: dt.datetime) -> int:
    """Throw away what is older than a day; returns how many."""
    return KeptAnswer.objects.filter(asked_at__lte=now - KEPT_FOR).delete()[0]


def _take_over(row: KeptAnswer, *, now: dt.datetime) -> bool:
    dead = KeptAnswer.objects.filter(pk=row.pk, status=None, asked_at__lte=now - ANSWERED_WITHIN)
    return bool(dead.update(asked_at=now))
