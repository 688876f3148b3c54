"""How PostgreSQL is asked for words."""

from __future__ import annotations

import pytest
from django.db import connection

from instructions.models import Task
from instructions.searching import holding


@pytest.mark.postgres
@pytest.mark.django_db
def test_short_words_are_asked_of_the_index(db: None) -> None:
    """A pattern that the index cannot read has it hand over every row to be looked at again."""
    others = [Task(title=f"Dig well {number}", state="proposed") for number in range(300)]
    Task.objects.bulk_create([*others, Task(title="Bring AI to schools", state="proposed")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        assert cursor.fetchone(), "the tests' PostgreSQL has it"
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = Task.objects.filter(holding("ai", "title")).order_by().only("pk").explain(analyze=True)
    assert "instructions_task_title_words" in plan
    assert "Rows Removed" not in plan, plan
