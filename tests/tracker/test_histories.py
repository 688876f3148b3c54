"""What a history holds is written once: the database refuses to change or delete it, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from instructions.models import Task
from tests import factories

HISTORIES = sorted(
    model._meta.db_table for model in apps.get_models() if hasattr(model, "history_change_reason")
)
OF_POSTGRESQL = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
OF_SQLITE = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
OF_DEADLINES = {
    ("instructions_task", "task_original_kept"),
    ("instructions_assignment", "assignment_original_kept"),
    ("instructions_assignment", "assignment_move_traced"),
}
DEEDS: dict[str, Callable[[Any], object]] = {
    "update": lambda rows: rows.update(history_change_reason="another"),
    "move": lambda rows: rows.update(history_date="2020-01-01T00:00:00Z"),
    "delete": lambda rows: rows.all().delete(),
    "save-one": lambda rows: rows.get().save(),
    "delete-one": lambda rows: rows.get().delete(),
    "sql": lambda rows: ask(f"DELETE FROM {rows.model._meta.db_table}"),
}


def ask(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def guards() -> set[tuple[str, str]]:
    """(table, name) of every trigger."""
    return set(ask(OF_POSTGRESQL if connection.vendor == "postgresql" else OF_SQLITE))


@pytest.mark.django_db
def test_every_history_and_deadline_is_guarded() -> None:
    assert "instructions_historicaltask" in HISTORIES
    assert "notifications_historicaladdress" in HISTORIES
    of_histories = {(table, f"{table}_no_{deed}") for table in HISTORIES for deed in ("update", "delete")}
    assert (of_histories | OF_DEADLINES) - guards() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("deed", DEEDS)
def test_a_history_is_written_once(deed: str) -> None:
    task = factories.make_task(title="Mend the bridges")
    written = list(task.history.values())
    with pytest.raises(DatabaseError, match="history is written once"), transaction.atomic():
        DEEDS[deed](task.history)
    assert len(written) == 1
    assert list(task.history.values()) == written


@pytest.mark.django_db
def test_a_history_goes_on(clock: object) -> None:
    task = factories.make_task(title="Mend the bridges")
    task.title = "Mend two bridges"
    task.save()
    task.delete()
    assert [row.history_type for row in Task.history.all()] == ["-", "~", "+"]


@pytest.mark.django_db
def test_who_has_done_something_is_not_deleted() -> None:
    actor = factories.make_controller()
    task = factories.make_task()
    task._history_user = actor  # type: ignore[attr-defined]
    task.save()
    with pytest.raises(DatabaseError, match="history is written once"), transaction.atomic():
        actor.delete()


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_guarded_again() -> None:
    factories.make_task()
    before = guards()
    call_command("flush", interactive=False, verbosity=0)
    assert not Task.history.exists()
    assert guards() == before
    test_a_history_is_written_once("delete")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Task, Task.history.model], ids=["deadlines", "history"])
def test_a_changed_table_is_guarded_as_before(model: Any) -> None:
    """SQLite makes the table anew for it."""
    factories.make_task()
    before, field = guards(), model._meta.get_field("title")
    longer = field.clone()
    longer.max_length += 1
    longer.set_attributes_from_name("title")
    longer.model = model
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(model, field, longer)
        assert guards() == before
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(model, longer, field)
    assert guards() == before
