"""Whether this installation can answer: its database is there and has every migration."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where requests can be served, else 503; says which part is at fault and nothing about why."""
    try:
        waiting = unapplied_migrations()
    except DatabaseError:
        return JsonResponse({"status": "failing", "database": "unreachable"}, status=503)
    if waiting:
        return JsonResponse({"status": "failing", "database": "ok", "migrations": waiting}, status=503)
    return JsonResponse({"status": "ok", "database": "ok", "migrations": 0})


def unapplied_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
