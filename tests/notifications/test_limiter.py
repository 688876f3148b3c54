"""How often Telegram may be written to, all workers together."""

from __future__ import annotations

import pytest

from notifications.channels import limiter, telegram
from notifications.channels.errors import TemporaryError, UnreachableError

pytestmark = pytest.mark.django_db


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_770_000_000.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(telegram, "time", clock)
    return clock


def turns(clock: Clock, *chats: str, under_way: float = 0.0) -> list[float]:
    """The moments at which messages to these chats arrive; waits that are too long are slept through."""
    found = []
    for chat in chats:
        while True:
            try:
                with telegram.turn(chat):
                    clock.sleep(under_way)
                    found.append(clock.now)
            except TemporaryError as error:
                clock.sleep(error.retry_after or 0.01)
                continue
            break
    return found


def busiest(moments: list[float], *, seconds: float) -> int:
    return max(sum(at <= other < at + seconds for other in moments) for at in moments)


def test_thirty_a_second_to_all_and_never_more(slow: Clock) -> None:
    moments = turns(slow, *(str(chat) for chat in range(150)))
    rate = (len(moments) - 1) / (moments[-1] - moments[0])

    assert 29 <= rate <= 30
    assert busiest(moments, seconds=1.0) <= 30


def test_a_late_sender_makes_no_second_too_full(slow: Clock) -> None:
    moments = []
    for chat in range(150):
        moments += turns(slow, str(chat))
        slow.sleep(0.015 if chat % 7 == 0 else 0.0)

    assert busiest(moments, seconds=1.0) <= 30


def test_a_message_long_under_way_makes_no_second_too_full(slow: Clock) -> None:
    moments = []
    for chat in range(150):
        moments += turns(slow, str(chat), under_way=0.06 if chat % 31 == 0 else 0.001)

    assert busiest(moments, seconds=1.0) <= 30


def test_a_chat_is_given_its_second_from_when_a_message_arrived(slow: Clock) -> None:
    moments = turns(slow, "77", under_way=0.4) + turns(slow, "77")
    assert moments[1] - moments[0] >= 1.0


def test_the_seat_of_a_sender_that_died_is_free_again_after_a_while(slow: Clock) -> None:
    seats = ["telegram/0", "telegram/1"]
    assert limiter.wait_for_seat(seats, now=slow.now) == 0.0
    died = limiter.sit(seats, now=slow.now, until=slow.now + telegram.AT_MOST)
    assert limiter.sit(seats, now=slow.now, until=slow.now + telegram.AT_MOST) not in {None, died}
    assert limiter.sit(seats, now=slow.now + 29, until=slow.now + 60) is None
    assert limiter.wait_for_seat(seats, now=slow.now + 29) == pytest.approx(1.0)
    assert limiter.sit(seats, now=slow.now + 30, until=slow.now + 60) == died


def test_one_a_second_to_a_chat(slow: Clock) -> None:
    moments = turns(slow, *["77"] * 10)
    assert busiest(moments, seconds=0.999) == 1


def test_twenty_a_minute_to_a_group(slow: Clock) -> None:
    moments = turns(slow, *["-77"] * 45)
    assert busiest(moments, seconds=59.999) == 20


def test_a_turn_too_far_off_is_not_reserved() -> None:
    assert limiter.take("a", interval=5, now=100, patience=2) == 0
    assert limiter.take("a", interval=5, now=100, patience=2) is None
    assert limiter.wait("a", now=101) == 4
    assert limiter.take("a", interval=5, now=104, patience=2) == 1


def test_a_busy_group_keeps_nobody_else_waiting(slow: Clock) -> None:
    turns(slow, "-77")
    with pytest.raises(TemporaryError), telegram.turn("-77"):
        pass
    with telegram.turn("1"):
        assert limiter.wait("telegram", now=slow.now) < 1


def test_what_the_server_asks_for_holds_everybody(slow: Clock) -> None:
    with pytest.raises(TemporaryError), telegram.turn("1"):
        raise TemporaryError("429 Too Many Requests", retry_after=37)
    with pytest.raises(UnreachableError) as caught, telegram.turn("2"):
        pass
    assert caught.value.retry_after == pytest.approx(37)


def test_what_the_server_asked_for_holds_everybody_to_the_second(slow: Clock) -> None:
    limiter.hold("telegram", until=slow.now + 37)
    with pytest.raises(UnreachableError) as caught, telegram.turn("1"):
        pass
    assert caught.value.retry_after == pytest.approx(37)
