"""A server for benchmarks and drills: takes everything and notes when, or fails as it is told to."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.servers.launching import free_port

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


class SinkServer(ABC):
    """What runs in the sink's own process: a protocol, just enough of it not to be what is measured."""

    seed: int

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._taken: Taken = []
        self._fault, self._wait = "", 0.0
        self._chance = random.Random(self.seed)

    @abstractmethod
    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak with one client until it leaves, or is killed."""

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

    async def _fault_of_this(self) -> str:
        """Take the time that is asked for, and say how the message at hand fails; mostly it does not."""
        fault = self._fault if self._chance.random() < 0.25 else ""
        if self._wait:
            await asyncio.sleep(self._wait)
        return fault


@contextmanager
def running(server: type[SinkServer]) -> Iterator[Sink]:
    ours, theirs = multiprocessing.Pipe()
    port = free_port()
    spawned = multiprocessing.get_context("spawn").Process
    process = spawned(target=_serve, args=(server, port, theirs), daemon=True)
    process.start()
    _await_port(port)
    try:
        yield Sink(port, ours)
    finally:
        process.kill()
        process.join()


def _serve(server: type[SinkServer], port: int, line: Connection) -> None:
    asyncio.run(server(line).run(port))


def _await_port(port: int) -> None:
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the sink did not start")
