"""A local Bot API: a small HTTP server that keeps what a bot sends and answers as it is told to."""

from __future__ import annotations

import json
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any, Self

from django.test import override_settings

TOKEN = "1:test"


@dataclass
class Answer:
    """What to reply instead of taking a message; `cut` drops the line without a word."""

    status: int = 200
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    cut: bool = False
    body: bytes | None = None


@dataclass
class Call:
    method: str
    values: dict[str, Any]
    at: float


class BotApi:
    """`calls`: every call; `sent`: the messages taken. `answers`: replies for the next messages in order;
    `by_chat`: the reply that a chat always gives. `updates`: what `getUpdates` hands out."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.sent: list[dict[str, Any]] = []
        self.answers: list[Answer] = []
        self.by_chat: dict[str, Answer] = {}
        self.updates: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self._numbers = count(1)
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self._stack.callback(self._server.server_close)
        self._stack.callback(self._server.shutdown)
        self._stack.enter_context(override_settings(TELEGRAM_API_URL=self.url, TELEGRAM_BOT_TOKEN=TOKEN))
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stack.close()

    def reply(self, method: str, values: dict[str, Any]) -> Answer | object:
        with self._lock:
            self.calls.append(Call(method, values, time.time()))
            if method == "getUpdates":
                return self._new_updates(values)
            if method == "getFile":
                return {"file_id": values["file_id"], "file_path": f"documents/{values['file_id']}"}
            if method not in {"sendMessage", "sendDocument"}:
                return True
            return self._taken(values)

    def _taken(self, values: dict[str, Any]) -> Answer | object:
        chat = str(values["chat_id"])
        answer = self.answers.pop(0) if self.answers else self.by_chat.get(chat)
        if answer and (answer.cut or answer.status != 200 or answer.body is not None):
            return answer
        self.sent.append(values)
        return {"message_id": next(self._numbers), "chat": {"id": chat}}

    def _new_updates(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(values.get("offset") or 0)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return list(self.updates)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                name = self.path.rpartition("/")[2]
                self._write(200 if name in api.files else 404, api.files.get(name, b""))

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                token, _, method = self.path.lstrip("/").removeprefix("bot").partition("/")
                if token != TOKEN:
                    return self._say(Answer(404, "Not Found"))
                found = api.reply(method, values_of(raw, kind=self.headers.get("Content-Type", "")))
                if not isinstance(found, Answer):
                    return self._write(200, json.dumps({"ok": True, "result": found}).encode())
                return self._say(found)

            def _say(self, answer: Answer) -> None:
                if answer.cut:
                    self.close_connection = True
                    return
                said = {"ok": False, "error_code": answer.status, "description": answer.description}
                body = json.dumps({**said, "parameters": answer.parameters}).encode()
                self._write(answer.status, answer.body if answer.body is not None else body)

            def _write(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        return Handler


def values_of(raw: bytes, *, kind: str) -> dict[str, Any]:
    """Of JSON, or of a form with a file, which is told by its name and its bytes."""
    if not kind.startswith("multipart/"):
        values: dict[str, Any] = json.loads(raw or b"{}")
        return values
    form = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + raw)
    values = {}
    for part in form.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            name = str(part.get_param("name", header="content-disposition"))
            file = part.get_filename()
            values[name] = (file, content) if file else content.decode()
    return values
