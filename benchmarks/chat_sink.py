"""A Bot API for benchmarks and drills: takes every message and notes when, or fails as it is told to."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from benchmarks.sink import Sink, await_port
from tests.servers.launching import free_port

LENGTH = re.compile(rb"(?i)content-length:\s*(\d+)")
FAULTS = ("", "429", "403", "502", "moved", "cut before", "cut after")
RETRY_AFTER = 1


@contextmanager
def chat_sink() -> Iterator[Sink]:
    ours, theirs = multiprocessing.Pipe()
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(port, theirs), daemon=True)
    process.start()
    await_port(port)
    try:
        yield Sink(port, ours)
    finally:
        process.kill()
        process.join()


def _serve(port: int, line: Connection) -> None:
    asyncio.run(_Server(line).run(port))


class _Server:
    """Just enough of HTTP and of the Bot API; what is taken is keyed by its chat, as first known."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._taken: list[tuple[bytes, float]] = []
        self._fault, self._wait = "", 0.0
        self._chance = random.Random(11)

    async def run(self, port: int) -> None:
        asyncio.get_running_loop().add_reader(self._line.fileno(), self._answer)
        server = await asyncio.start_server(self._talk, "127.0.0.1", port, limit=2**22)
        await server.serve_forever()

    def _answer(self) -> None:
        word, _colon, rest = str(self._line.recv()).partition(":")
        if word == "empty":
            self._taken.clear()
        if word == "fail":
            self._fault, _colon, wait = rest.partition(":")
            self._wait = float(wait)
        self._line.send(self._taken if word == "taken" else [])

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                found = LENGTH.search(head)
                body = await reader.readexactly(int(found[1]) if found else 0)
                answer = await self._take(json.loads(body or b"{}"))
                if answer is None:
                    break
                status, said = answer
                content = json.dumps(said).encode() if isinstance(said, dict) else said
                writer.write(
                    b"HTTP/1.1 %d OK\r\nContent-Length: %d\r\n\r\n" % (status, len(content)) + content
                )
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # a sender was killed in the middle: that is what drills are for
        writer.close()

    async def _take(self, values: dict[str, object]) -> tuple[int, dict[str, object] | bytes] | None:
        """Take a message, or not; None where the line is to be cut."""
        chat = str(values.get("chat_id", ""))
        fault = self._fault if self._chance.random() < 0.25 else ""
        if self._wait:
            await asyncio.sleep(self._wait)
        if fault == "cut before":
            return None
        if refusal := _refusal(fault, chat):
            return refusal
        self._taken.append((chat.removeprefix("-100").encode(), time.time()))
        if fault == "cut after":
            return None
        return 200, {"ok": True, "result": {"message_id": len(self._taken)}}


def _refusal(fault: str, chat: str) -> tuple[int, dict[str, object] | bytes] | None:
    if fault == "502":
        return 502, b"<html>Bad Gateway</html>"
    if fault == "429":
        return 429, _no(429, "Too Many Requests", {"retry_after": RETRY_AFTER})
    if fault == "403":
        return 403, _no(403, "Forbidden: for a while", {})
    if fault == "moved" and not chat.startswith("-100"):
        return 400, _no(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": f"-100{chat}"})
    return None


def _no(code: int, words: str, parameters: dict[str, object]) -> dict[str, object]:
    return {"ok": False, "error_code": code, "description": words, "parameters": parameters}
