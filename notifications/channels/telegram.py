"""Telegram by its Bot API: the one place that knows its address, its limits and its answers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

import httpx
import orjson
from django.conf import settings

from notifications.channels import limiter
from notifications.channels.errors import (
    ChannelError,
    MovedError,
    PermanentError,
    TemporaryError,
    UnreachableError,
)
from notifications.channels.message import Attachment, Button, Message

JSON = {"Content-Type": "application/json"}
LONGEST = 4096
LONGEST_CAPTION = 1024
PATIENCE = 2.0
"""Seconds a worker waits for its turn; a chat that is busy for longer is come back to."""

SLACK = 0.04
"""Seconds that a sender may be late for its turn."""

AT_MOST = 30.0
"""Seconds that a message may be under way; a seat whose sender died is free again after that."""

MOMENT = 0.002
"""Seconds after which to look again where another sender was quicker to a free seat."""

NOBODY_THERE = frozenset(
    {
        "bad request: chat not found",
        "bad request: user not found",
        "bad request: peer_id_invalid",
        "forbidden: bot can't initiate conversation with a user",
        "forbidden: bot was blocked by the user",
        "forbidden: bot was kicked from the channel chat",
        "forbidden: bot was kicked from the group chat",
        "forbidden: bot was kicked from the supergroup chat",
        "forbidden: bot is not a member of the channel chat",
        "forbidden: bot is not a member of the supergroup chat",
        "forbidden: the group chat was deleted",
        "forbidden: user is deactivated",
    }
)
"""What is answered when a chat is closed to us for good. Anything else may pass, a new 403 included."""


class BotApi:
    """Calls of the Bot API over one kept connection."""

    def __init__(self, *, timeout: float = 20.0) -> None:
        self._address = f"{settings.TELEGRAM_API_URL}/bot{settings.TELEGRAM_BOT_TOKEN}/"
        self._client = httpx.Client(timeout=timeout)

    def close(self) -> None:
        self._client.close()

    def call(self, method: str, **values: object) -> Any:
        """The result of a method. Raises one of the channel errors."""
        if not settings.TELEGRAM_BOT_TOKEN:
            raise UnreachableError("MERZIM_TELEGRAM_BOT_TOKEN is not set")
        content = orjson.dumps({k: v for k, v in values.items() if v is not None})
        return self._ask(method, content=content, headers=JSON)

    def upload(self, method: str, document: Attachment, **values: str) -> Any:
        """The result of a method that takes a file. Raises one of the channel errors."""
        if not settings.TELEGRAM_BOT_TOKEN:
            raise UnreachableError("MERZIM_TELEGRAM_BOT_TOKEN is not set")
        file = (document.name, document.content, document.content_type)
        return self._ask(method, data=values, files={"document": file})

    def _ask(self, method: str, **body: Any) -> Any:
        try:
            answer = self._client.post(self._address + method, **body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise UnreachableError(_named(error)) from error
        except httpx.HTTPError as error:
            raise TemporaryError(_named(error), outcome_unknown=True) from error
        return _result(answer)

    def file(self, file_id: str, *, most: int) -> bytes:
        """A file that somebody sent. Raises `PermanentError` where it is larger than `most` bytes."""
        found = self.call("getFile", file_id=file_id)
        address = f"{settings.TELEGRAM_API_URL}/file/bot{settings.TELEGRAM_BOT_TOKEN}/{found['file_path']}"
        try:
            answer = self._client.get(address)
            answer.raise_for_status()
        except httpx.HTTPError as error:
            raise TemporaryError(_named(error)) from error
        if len(answer.content) > most:
            raise PermanentError("the file is too large")
        return answer.content


class Telegram:
    is_one_server = True
    folder = "telegram"
    forms: tuple[str, ...] = ("html",)
    rows_at_most = 12
    wants_facts = False

    def __init__(self) -> None:
        self._api = BotApi()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._api.close()

    def pack(self, message: Message, *, to: str) -> Message:
        return message

    def send(self, message: Message, *, to: str) -> str:
        """Send when it is our turn. Returns the number of the message in its chat."""
        sent = self._send(message, to=to, as_html=len(message.text) <= LONGEST)
        return str(sent["message_id"])

    def _send(self, message: Message, *, to: str, as_html: bool) -> Any:
        if message.document:
            return self._send_document(message, message.document, to=to)
        try:
            with turn(to):
                return self._api.call(
                    "sendMessage",
                    chat_id=to,
                    text=message.html if as_html else message.text[:LONGEST],
                    parse_mode="HTML" if as_html else None,
                    reply_markup=keyboard(message.buttons),
                    link_preview_options={"is_disabled": True},
                )
        except PermanentError as error:
            if as_html and "can't parse entities" in str(error).lower():
                return self._send(message, to=to, as_html=False)
            raise

    def _send_document(self, message: Message, document: Attachment, *, to: str) -> Any:
        markup = json.dumps(keyboard(message.buttons) or {})
        caption = message.text[:LONGEST_CAPTION]
        with turn(to):
            return self._api.upload(
                "sendDocument", document, chat_id=to, caption=caption, reply_markup=markup
            )


@contextmanager
def turn(chat: str) -> Iterator[None]:
    """Wait for the turn of the chat and of the bot as a whole, and hold it while the message is under way.

    One message a second to a chat, twenty a minute to a group (a negative number), thirty a second in all,
    counted where they arrive. Raises where that would take too long. When the server asks to wait, all do.
    """
    number = settings.TELEGRAM_PER_SECOND
    if not number:
        yield
        return
    key, interval = f"telegram:{chat}", 3.0 if chat.startswith("-") else 1.0
    _await_turn(key, interval=interval, error=TemporaryError)
    # A hundredth slower than allowed, so that a late sender may catch up and seldom waits for a seat.
    _await_turn("telegram", interval=1.01 / number, error=UnreachableError, slack=SLACK)
    seat = _await_seat([f"telegram/{seat}" for seat in range(number)])
    try:
        yield
    except TemporaryError as error:
        if error.retry_after is not None:
            limiter.hold("telegram", until=time.time() + error.retry_after)
        raise
    finally:
        done = time.time()
        limiter.rise(seat, free_at=done + 1.0, key=key, until=done + interval)


def _await_seat(seats: list[str]) -> str:
    while True:
        now = time.time()
        seat = limiter.sit(seats, now=now, until=now + AT_MOST)
        if seat:
            return seat
        wait = limiter.wait_for_seat(seats, now=now)
        if wait > PATIENCE:
            raise UnreachableError("waiting for a seat", retry_after=wait)
        time.sleep(wait or MOMENT)


def _await_turn(key: str, *, interval: float, error: type[TemporaryError], slack: float = 0.0) -> None:
    now = time.time()
    wait = limiter.take(key, interval=interval, now=now, patience=PATIENCE, slack=slack)
    if wait is None:
        raise error("waiting for its turn", retry_after=limiter.wait(key, now=now))
    if wait:
        time.sleep(wait)


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> dict[str, object] | None:
    if not buttons:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in buttons]}


def _button(button: Button) -> dict[str, str]:
    return {"text": button.label, **({"url": button.url} if button.url else {"callback_data": button.data})}


def _result(answer: httpx.Response) -> Any:
    try:
        body = answer.json()
    except ValueError:
        body = {}
    if isinstance(body, dict) and body.get("ok"):
        return body["result"]
    raise _error(answer.status_code, body if isinstance(body, dict) else {})


def _error(status: int, body: Mapping[str, Any]) -> ChannelError:
    said = f"{status} {body.get('description') or 'without a word'}"
    parameters = body.get("parameters") or {}
    if "migrate_to_chat_id" in parameters:
        return MovedError(str(parameters["migrate_to_chat_id"]))
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return TemporaryError(said, retry_after=float(parameters.get("retry_after", 5)))
    if str(body.get("description", "")).lower() in NOBODY_THERE:
        return PermanentError(said, disables=True)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND}:
        # The token is wrong: no message of ours has a chance until it is mended.
        return UnreachableError(said)
    if status == httpx.codes.BAD_REQUEST:
        return PermanentError(said)
    return TemporaryError(said)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
