"""What the database knows of the size of its tables, told anew after a flood of rows.

By itself PostgreSQL counts again only after a minute; until then it would plan, and keep plans, for tables
that were nearly empty, and each message would cost the more the longer the queue.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Model

FLOOD = 1_000


def renew(*models: type[Model]) -> None:
    """Have tables counted, where the database plans by that; one that is being counted is left out."""
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE (SKIP_LOCKED) {names}")


def is_due(before: int, after: int) -> bool:
    """Whether a number of new rows has just passed a thousand, ten thousand and so on."""
    mark = FLOOD
    while mark <= before:
        mark *= 10
    return after >= mark
