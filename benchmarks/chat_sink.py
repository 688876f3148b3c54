"""A Bot API for benchmarks and drills."""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import AbstractContextManager

from benchmarks.sink import Sink, SinkServer, running

LENGTH = re.compile(rb"(?i)content-length:\s*(\d+)")
FAULTS = ("", "429", "403", "502", "moved", "cut before", "cut after")
RETRY_AFTER = 1


def chat_sink() -> AbstractContextManager[Sink]:
    return running(_ChatServer)


class _ChatServer(SinkServer):
    """What is taken is keyed by its chat, as first known."""

    seed = 11

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
        fault = await self._fault_of_this()
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
