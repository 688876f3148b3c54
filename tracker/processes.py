"""The processes that Merzim consists of, for one machine."""

from __future__ import annotations

import sys

from django.conf import settings

from tracker.supervisor import Program


def web(*, host: str, port: int) -> Program:
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    gunicorn = [sys.executable, "-m", "gunicorn", "tracker.wsgi", "--bind", address]
    return Program(
        "web", [*gunicorn, "--worker-class", "gthread", "--threads", "8", "--log-level", "warning"]
    )


def worker() -> Program:
    celery = [sys.executable, "-m", "celery", "--app", "tracker", "--quiet", "worker"]
    # The embedded broker knows no broadcast, which these three are made of.
    alone = [] if settings.REDIS_URL else ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return Program("worker", [*celery, "--concurrency", "1", "--loglevel", "INFO", *alone])


def bot() -> Program:
    """Fetches what people answer to the bot; a machine without an address of its own has no webhook."""
    return Program("bot", [sys.executable, str(settings.BASE_DIR / "manage.py"), "telegram_poll"])


def wanted(*, host: str, port: int) -> list[Program]:
    """All that this installation needs to run."""
    found = [web(host=host, port=port), worker(), beat()]
    polls = settings.TELEGRAM_BOT_TOKEN and not settings.TELEGRAM_WEBHOOK_SECRET
    return [*found, bot()] if polls else found


def beat() -> Program:
    celery = [sys.executable, "-m", "celery", "--app", "tracker", "--quiet", "beat"]
    return Program("beat", [*celery, "--pidfile", "", "--loglevel", "WARNING"])
