"""A mail server that takes everything at once and notes when: the same for the product and for its limit."""

from __future__ import annotations

import multiprocessing
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.servers.launching import free_port

NUMBER = re.compile(rb"(?im)^message-id:\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Sink:
    port: int
    _line: Connection

    def taken(self) -> list[tuple[bytes, float]]:
        """The number of each message and the moment it was taken."""
        self._line.send("taken")
        found: list[tuple[bytes, float]] = self._line.recv()
        return found

    def await_number(self, number: int, *, patience: float) -> None:
        """Wait until so many messages are there. Raises `TimeoutError`."""
        end = time.monotonic() + patience
        while len(self.taken()) < number:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(self.taken())} of {number} messages arrived")
            time.sleep(0.1)

    def empty(self) -> None:
        self._line.send("empty")
        self._line.recv()


@contextmanager
def sink() -> Iterator[Sink]:
    ours, theirs = multiprocessing.Pipe()
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(port, theirs), daemon=True)
    process.start()
    _await(port)
    try:
        yield Sink(port, ours)
    finally:
        process.kill()
        process.join()


def _serve(port: int, line: Connection) -> None:
    import asyncio

    asyncio.run(_Server(line).run(port))


class _Server:
    """Just enough of SMTP, pipelined by nobody: a sink must not be what is measured."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._taken: list[tuple[bytes, float]] = []

    async def run(self, port: int) -> None:
        import asyncio

        asyncio.get_running_loop().add_reader(self._line.fileno(), self._answer)
        server = await asyncio.start_server(self._talk, "127.0.0.1", port, limit=2**22)
        await server.serve_forever()

    def _answer(self) -> None:
        if self._line.recv() == "empty":
            self._taken.clear()
        self._line.send(self._taken)

    async def _talk(self, reader: object, writer: object) -> None:
        import asyncio

        assert isinstance(reader, asyncio.StreamReader)
        assert isinstance(writer, asyncio.StreamWriter)
        writer.write(b"220 sink\r\n")
        while command := await reader.readline():
            word = command[:4].upper()
            if word == b"DATA":
                writer.write(b"354 go on\r\n")
                content = await reader.readuntil(b"\r\n.\r\n")
                found = NUMBER.search(content)
                self._taken.append((found[1] if found else b"", time.time()))
            writer.write({b"EHLO": b"250 sink\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))
            if word == b"QUIT":
                break
        writer.close()


def _await(port: int) -> None:
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the sink did not start")
