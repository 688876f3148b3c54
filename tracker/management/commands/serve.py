from __future__ import annotations

import fcntl
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tracker.celery import app
from tracker.management.commands.seed import SEEDS
from tracker.probe import answers
from tracker.processes import wanted
from tracker.seeding.people import Account, demo_password, load_people
from tracker.supervisor import Supervisor

HOST = "127.0.0.1"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Migrates, loads seeds/, and runs the web server, worker and beat of one machine until Ctrl-C."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        port = settings.PORT
        require_free(port)
        with only_one():
            try:
                accounts = self.prepare()
            except KeyboardInterrupt:
                raise CommandError(_("Ended before the start.")) from None
            self.run(port, accounts)

    def prepare(self) -> list[Account]:
        """Bring database, seeds and static files to where the processes can start; safe to do again."""
        self.step(_("Preparing the database"))
        call_command("migrate", verbosity=0, interactive=False)
        self.step(_("Loading bodies, calendar and samples"))
        call_command("seed", demo=settings.DEMO, stdout=self.stdout)
        if not settings.DEBUG:
            self.step(_("Collecting static files"))
            call_command("collectstatic", verbosity=0, interactive=False)
        if not settings.REDIS_URL:
            forget_messages()
            make_queues()
        if not settings.DEMO:
            return []
        return load_people(SEEDS / "people.json", password=demo_password(settings.VAR_DIR))

    def run(self, port: int, accounts: list[Account]) -> None:
        supervisor = Supervisor(wanted(host=HOST, port=port), out=self.stdout)

        def end(number: int, frame: FrameType | None) -> None:
            supervisor.end()

        for number in ENDINGS:
            signal.signal(number, end)
        self.step(_("Starting web server, worker and beat"))
        supervisor.start()
        threading.Thread(target=self.welcome, args=[port, accounts, supervisor], daemon=True).start()
        supervisor.wait()
        self.step(_("Everything has ended"))

    def welcome(self, port: int, accounts: list[Account], supervisor: Supervisor) -> None:
        """Once the web server answers: where it is, who can sign in, and how to end."""
        address = f"http://{HOST}:{port}/"
        while not answers(f"{address}healthz"):
            if supervisor.is_ending:
                return
            supervisor.pause()
        lines = ["", _("Merzim is open at %(address)s") % {"address": address}, ""]
        lines += [line(account) for account in accounts]
        lines += [
            "",
            _("Ctrl-C ends it; what was entered is kept in %(folder)s.") % {"folder": settings.VAR_DIR},
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            webbrowser.open(address)

    def step(self, message: str) -> None:
        self.stdout.write(f"{message} …")
        self.stdout.flush()


def line(account: Account) -> str:
    user = account.user
    role = f"{user.get_role_display()}, {user.get_language_display()}"
    return f"  {user.username:<8} {account.password or _('(password was changed)'):<24} {user} · {role}"


def require_free(port: int) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            message = _(
                "Port %(port)d cannot be used (%(reason)s). Take another one: make run PORT=%(other)d"
            )
            raise CommandError(
                message % {"port": port, "reason": reason, "other": 8000 + (port == 8000)}
            ) from None


@contextmanager
def only_one() -> Iterator[None]:
    """Two beats on one set of data would remind twice."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = _("Merzim already runs with the data in %(folder)s. End it there first.")
            raise CommandError(message % {"folder": settings.VAR_DIR}) from None
        yield


def forget_messages() -> None:
    """Begin with an empty embedded broker: it keeps every message it ever carried.

    Nothing is lost, since what is owed stands in the database and the next tick finds it there.
    """
    for path in settings.VAR_DIR.glob("broker.sqlite3*"):
        path.unlink()


def make_queues() -> None:
    """Make the queues of the embedded broker before anything starts.

    Worker and beat would both do so at their first message, and whoever comes second loses it.
    """
    with app.connection_for_write() as connection:
        for queue in app.amqp.queues.values():
            queue(connection.default_channel).declare()
