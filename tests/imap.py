"""A real IMAP server on a free port, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

from django.test import override_settings
from imap_tools import AND, MailBoxUnencrypted

from tests.servers.launching import free_port

USER, PASSWORD = "merzim", "of the tests"
PATIENCE = 30


class Imap:
    """`put` lays a mail into the mailbox as a mail server would; `unseen` counts those nobody has met."""

    def __init__(self) -> None:
        self.port = free_port()
        self._stack = ExitStack()

    def put(self, *mails: bytes) -> None:
        with self._open() as box:
            for mail in mails:
                box.append(mail, "INBOX")

    def unseen(self) -> int:
        with self._open() as box:
            return len(box.uids(AND(seen=False)))

    def see_all(self) -> None:
        with self._open() as box:
            box.flag(box.uids(), "\\Seen", True)

    def unsee_last(self) -> None:
        """As if the line had been cut before the last mail was marked."""
        with self._open() as box:
            box.flag(box.uids()[-1:], "\\Seen", False)

    def __enter__(self) -> Self:
        command = [
            str(Path(sys.executable).parent / "pymap"),
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]
        command += ["--no-tls", "--no-service", "admin"]
        command += ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        self._await(process)
        self._stack.enter_context(
            override_settings(
                IMAP_HOST="127.0.0.1",
                IMAP_PORT=self.port,
                IMAP_USER=USER,
                IMAP_PASSWORD=PASSWORD,
                IMAP_TLS=False,
            )
        )
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stack.close()

    def _open(self) -> MailBoxUnencrypted:
        box = MailBoxUnencrypted("127.0.0.1", self.port, timeout=PATIENCE)
        box.login(USER, PASSWORD)
        return box

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            with suppress(OSError, EOFError):
                self._open().logout()
                return
            time.sleep(0.05)
        raise TimeoutError("the IMAP server did not start")
