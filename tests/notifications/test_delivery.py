"""What becomes of a message when the other side is slow, busy, broken or gone, and when the sender dies."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import time_machine
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

from notifications.delivery import claim_batch, drain, release
from notifications.models import Address, Delivery
from notifications.recipients import enrol
from notifications.settling import settle_sent
from tests.botapi import Answer, BotApi
from tests.mailbox import Mailbox
from tests.notifications.office import at, chat, delivery, frozen, more, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
S = Delivery.Status
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def minutes(row: Delivery) -> float:
    return (row.next_try_at - NOW).total_seconds() / 60


@pytest.mark.parametrize(
    ("answer", "status", "error"),
    [
        pytest.param("451 greylisted", S.RETRYING, "451 greylisted", id="4xx is tried again"),
        pytest.param("554 spam", S.FAILED, "554 spam", id="5xx is not"),
    ],
)
def test_what_the_mail_server_says_of_the_content_decides(
    smtp_server: Mailbox, answer: str, status: str, error: str
) -> None:
    share()
    smtp_server.answers = [answer]

    tick(NOW)

    row = delivery()
    assert (row.status, row.last_error) == (status, error)
    assert row.address.disabled_at is None


def test_a_temporary_refusal_is_followed_by_the_message_a_minute_later_under_the_same_number(
    smtp_server: Mailbox,
) -> None:
    share()
    smtp_server.answers = ["451 greylisted"]
    tick(NOW)
    assert minutes(delivery()) == 1

    tick(NOW + dt.timedelta(seconds=59))
    assert smtp_server.messages == []
    tick(NOW + dt.timedelta(seconds=60))

    [message] = smtp_server.messages
    row = delivery()
    assert message["Message-ID"] == row.message_id
    assert (row.status, row.attempts, row.outcome_unknown) == (S.SENT, 2, 0)


def test_tries_come_ever_more_seldom_and_end_after_three_days(smtp_server: Mailbox) -> None:
    share()
    smtp_server.answers = ["451 later"] * 100
    now, waits = NOW, list[float]()
    tick(now)
    while (row := delivery()).status == S.RETRYING:
        waits.append((row.next_try_at - now).total_seconds() / 60)
        now = row.next_try_at
        with frozen(now):
            drain("email")

    assert waits[:6] == [1, 5, 15, 60, 180, 180]
    assert row.status == S.FAILED
    assert now - NOW > dt.timedelta(days=3)


def test_a_mailbox_that_does_not_exist_is_disabled_with_the_servers_words() -> None:
    class Unknown(Mailbox):
        async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
            self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
        ) -> str:
            return "550 no such user"

    share()
    with Unknown():
        tick(NOW)

    row = delivery()
    assert row.status == S.FAILED
    assert row.address.disabled_at is not None
    assert row.address.disabled_reason == "550 no such user"


def test_a_new_mailbox_lifts_the_verdict_over_the_old_one(smtp_server: Mailbox) -> None:
    share()
    enrol(now=NOW)
    Address.objects.update(disabled_at=NOW, disabled_reason="550 no such user")
    user = person()
    user.email = "new@merzim.test"
    user.save()

    tick(NOW)

    assert [message["To"] for message in smtp_server.messages] == ["new@merzim.test"]


def test_no_server_at_all_costs_one_try_and_waits_a_minute() -> None:
    assignment = share()
    assignment.task.controller.email = ""  # type: ignore[union-attr]
    more(assignment, "Write the plan", dt.date(2026, 2, 25))
    with (
        socket.socket() as taken,
        override_settings(EMAIL_BACKEND=SMTP_BACKEND, EMAIL_HOST="127.0.0.1", EMAIL_USE_TLS=False),
    ):
        taken.bind(("127.0.0.1", 0))
        with override_settings(EMAIL_PORT=taken.getsockname()[1]):
            tick(NOW)

    rows = Delivery.objects.order_by("pk")
    assert {(row.status, minutes(row)) for row in rows} == {(S.RETRYING, 1.0)}
    assert sum(row.attempts for row in rows) == 1
    assert "ConnectionRefusedError" in rows[0].last_error


@dataclass
class Hanging:
    port: int


@contextmanager
def hanging_server() -> Iterator[Hanging]:
    """Takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kept: list[socket.socket] = []
        threading.Thread(target=lambda: kept.append(listener.accept()[0]), daemon=True).start()
        yield Hanging(listener.getsockname()[1])
        for line in kept:
            line.close()


def test_a_server_that_hangs_is_left_after_the_time_out() -> None:
    share()
    with (
        hanging_server() as server,
        override_settings(
            EMAIL_BACKEND=SMTP_BACKEND,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=server.port,
            EMAIL_USE_TLS=False,
            EMAIL_TIMEOUT=0.3,
        ),
    ):
        tick(NOW)

    row = delivery()
    assert row.status == S.RETRYING
    assert "timed out" in row.last_error


def test_a_line_that_breaks_after_the_content_is_marked_as_perhaps_arrived() -> None:
    class Breaking(Mailbox):
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
            said = await super().handle_DATA(server, session, envelope)
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return said

    share()
    with Breaking() as mailbox:
        tick(NOW)

    row = delivery()
    assert len(mailbox.messages) == 1
    assert (row.status, row.outcome_unknown) == (S.RETRYING, 1)


def test_a_sender_that_dies_leaves_a_claim_that_is_released_and_marked(smtp_server: Mailbox) -> None:
    share()
    tick(NOW, sending=False)
    assert claim_batch("email", now=NOW)

    assert release(now=NOW + dt.timedelta(minutes=14)) == 0
    assert release(now=NOW + dt.timedelta(minutes=16)) == 1
    tick(NOW + dt.timedelta(minutes=17))

    row = delivery()
    assert (row.status, row.outcome_unknown) == (S.SENT, 1)


def test_who_lost_the_claim_settles_nothing() -> None:
    share()
    tick(NOW, sending=False)
    claim_batch("email", now=NOW)
    slow = delivery()
    release(now=NOW + dt.timedelta(minutes=16))
    claim_batch("email", now=NOW + dt.timedelta(minutes=16))

    assert settle_sent(slow, receipt="", now=NOW) == 0
    assert delivery().status == S.SENDING


def test_one_claim_is_not_given_twice() -> None:
    share()
    tick(NOW, sending=False)

    assert claim_batch("email", now=NOW) is not None
    assert claim_batch("email", now=NOW) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"is_active": False}, "The account is closed.", id="account closed"),
        pytest.param({}, "The address is no longer used.", id="address turned off"),
    ],
)
def test_what_no_longer_holds_is_not_sent(smtp_server: Mailbox, change: dict[str, bool], reason: str) -> None:
    share()
    tick(NOW, sending=False)
    user = person()
    for name, value in change.items():
        setattr(user, name, value)
    user.save()
    if not change:
        Address.objects.update(is_wanted=False)

    with frozen(NOW):
        drain("email")

    assert smtp_server.messages == []
    assert (delivery().status, delivery().last_error) == (S.CANCELLED, reason)


@pytest.mark.parametrize(
    "description",
    [
        "Forbidden: bot was blocked by the user",
        "Bad Request: chat not found",
        "Forbidden: user is deactivated",
    ],
)
def test_a_chat_closed_for_good_is_disabled_with_the_reason(bot_api: BotApi, description: str) -> None:
    share()
    chat("77")
    bot_api.answers = [Answer(403 if description.startswith("F") else 400, description)]

    tick(NOW)

    row = delivery()
    assert row.status == S.FAILED
    assert description in row.address.disabled_reason


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(403, "Forbidden: something new"), id="an unknown 403"),
        pytest.param(Answer(502, body=b"<html>Bad Gateway</html>"), id="a page instead of an answer"),
        pytest.param(Answer(500, "Internal Server Error"), id="a fault of theirs"),
    ],
)
def test_what_may_pass_is_tried_again_and_disables_nothing(bot_api: BotApi, answer: Answer) -> None:
    share()
    chat("77")
    bot_api.answers = [answer]

    tick(NOW)
    row = delivery()
    assert (row.status, row.address.disabled_at, minutes(row)) == (S.RETRYING, None, 1)

    tick(row.next_try_at)
    assert delivery().status == S.SENT


def test_a_cut_line_to_the_bot_api_is_marked_as_perhaps_arrived(bot_api: BotApi) -> None:
    share()
    chat("77")
    bot_api.answers = [Answer(cut=True)]

    tick(NOW)

    assert (delivery().status, delivery().outcome_unknown) == (S.RETRYING, 1)


def test_retry_after_is_obeyed_to_the_second_and_is_no_failed_try(bot_api: BotApi) -> None:
    share()
    chat("77")
    bot_api.answers = [Answer(429, "Too Many Requests", {"retry_after": 37})]

    tick(NOW)
    assert delivery().next_try_at == NOW + dt.timedelta(seconds=37)
    assert delivery().attempts == 0

    with frozen(NOW + dt.timedelta(seconds=36)):
        assert drain("telegram") == 0
    with frozen(NOW + dt.timedelta(seconds=37)):
        assert drain("telegram") == 1


@pytest.mark.parametrize(
    ("asked", "sent", "waits"),
    [(7, 1, [7]), (37, 0, [])],
    ids=["some seconds", "longer than a sender stays"],
)
def test_a_sender_goes_on_as_soon_as_a_busy_server_allows(
    bot_api: BotApi, asked: int, sent: int, waits: list[float]
) -> None:
    share()
    chat("77")
    bot_api.answers = [Answer(429, "Too Many Requests", {"retry_after": asked})]
    tick(NOW, sending=False)
    slept: list[float] = []

    with time_machine.travel(NOW, tick=False) as clock:

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            clock.shift(seconds)

        assert drain("telegram", pause=sleep) == sent

    assert slept == pytest.approx(waits)


def test_a_chat_that_moved_is_followed_at_once_and_kept(bot_api: BotApi) -> None:
    share()
    chat("-77")
    bot_api.by_chat["-77"] = Answer(
        400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1077}
    )

    tick(NOW)

    assert [message["chat_id"] for message in bot_api.sent] == ["-1077"]
    assert delivery().address.value == "-1077"
    assert delivery().status == S.SENT


def test_marks_that_cannot_be_read_are_sent_as_plain_text(bot_api: BotApi) -> None:
    share()
    chat("77")
    bot_api.answers = [Answer(400, "Bad Request: can't parse entities: Unsupported start tag")]

    tick(NOW)

    [sent] = bot_api.sent
    assert sent.get("parse_mode") is None
    assert "<b>" not in sent["text"]
    assert "3 working days left" in sent["text"]


def test_a_wrong_token_harms_no_address(bot_api: BotApi) -> None:
    share()
    chat("77")
    with override_settings(TELEGRAM_BOT_TOKEN="2:wrong"):
        tick(NOW)

    assert (delivery().status, delivery().address.disabled_at) == (S.RETRYING, None)
