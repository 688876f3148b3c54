"""A mail server for benchmarks and drills."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import AbstractContextManager

from benchmarks.sink import Sink, SinkServer, running

NUMBER = re.compile(rb"(?im)^message-id:\s*(\S+)")
FAULTS = ("", "drop before", "drop after", "451", "421", "550 sender", "hang")


def mail_sink() -> AbstractContextManager[Sink]:
    return running(_MailServer)


class _MailServer(SinkServer):
    seed = 7

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
        fault = await self._fault_of_this()
        if fault == "drop before":
            return b""
        if fault in {"451", "421"}:
            return f"{fault} try again later\r\n".encode()
        found = NUMBER.search(content)
        self._taken.append((found[1] if found else b"", time.time()))
        if fault == "hang":
            await asyncio.sleep(4)
        return b"" if fault in {"drop after", "hang"} else b"250 taken\r\n"
