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


def beat() -> Program:
    celery = [sys.executable, "-m", "celery", "--app", "tracker", "--quiet", "beat"]
    return Program("beat", [*celery, "--pidfile", "", "--loglevel", "WARNING"])
