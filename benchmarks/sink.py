"""A mail server for benchmarks and drills: takes everything and notes when, or fails as it is told to."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.servers.launching import free_port

NUMBER = re.compile(rb"(?im)^message-id:\s*(\S+)")
FAULTS = ("", "drop before", "drop after", "451", "421", "550 sender", "hang")

Taken = list[tuple[bytes, float]]


@dataclass(frozen=True, slots=True)
class Sink:
    port: int
    _line: Connection

    def taken(self) -> Taken:
        """The number of each message and the moment it was taken."""
        return self._ask("taken")

    def await_number(self, number: int, *, patience: float) -> None:
        """Wait until so many messages are there. Raises `TimeoutError`."""
        end = time.monotonic() + patience
        while len(self.taken()) < number:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(self.taken())} of {number} messages arrived")
            time.sleep(0.1)

    def empty(self) -> None:
        self._ask("empty")

    def fail(self, fault: str, *, wait: float = 0.0) -> None:
        """Answer one message in four with that fault, "" for none; take `wait` seconds over each."""
        self._ask(f"fail:{fault}:{wait}")

    def _ask(self, what: str) -> Taken:
        self._line.send(what)
        found: Taken = self._line.recv()
        return found


@contextmanager
def sink() -> Iterator[Sink]:
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
    """Just enough of SMTP: a sink must not be what is measured."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._taken: Taken = []
        self._fault, self._wait = "", 0.0
        self._chance = random.Random(7)

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
        writer.write(b"220 sink\r\n")
        try:
            while command := await reader.readline():
                word = command[:4].upper()
                if word == b"MAIL" and self._fault == "550 sender" and self._chance.random() < 0.25:
                    writer.write(b"550 sender refused\r\n")
                    continue
                if word == b"DATA":
                    writer.write(b"354 go on\r\n")
                    answer = await self._take(await reader.readuntil(b"\r\n.\r\n"))
                    if not answer:
                        break
                    writer.write(answer)
                    continue
                writer.write({b"EHLO": b"250 sink\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))
                if word == b"QUIT":
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # a sender was killed in the middle: that is what drills are for
        writer.close()

    async def _take(self, content: bytes) -> bytes:
        """Take a message, or not; the answer, or nothing where the line is to be dropped."""
        fault = self._fault if self._chance.random() < 0.25 else ""
        if self._wait:
            await asyncio.sleep(self._wait)
        if fault == "drop before":
            return b""
        if fault in {"451", "421"}:
            return f"{fault} try again later\r\n".encode()
        found = NUMBER.search(content)
        self._taken.append((found[1] if found else b"", time.time()))
        if fault == "hang":
            await asyncio.sleep(4)
        return b"" if fault in {"drop after", "hang"} else b"250 taken\r\n"


def await_port(port: int) -> None:
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the sink did not start")
