"""The database itself refuses to change a deadline without its trail, whoever asks.

`original_due_on` never changes once set on something accepted; an assignment's `due_on` changes only
where a granted extension to that very day stands.
"""

from django.db import migrations

ORIGINAL = "original deadline cannot be changed"
MOVED = "deadline moved without a granted extension"

TABLES = {"instructions_task": "task", "instructions_assignment": "assignment"}
GRANTED = (
    "EXISTS (SELECT 1 FROM instructions_extension e WHERE e.assignment_id = NEW.id"
    " AND e.state = 'granted' AND e.to_on = NEW.due_on)"
)


def make(apps, schema_editor):
    run = _postgresql if schema_editor.connection.vendor == "postgresql" else _sqlite
    for statement in run():
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, name in TABLES.items():
        suffix = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_original_kept{suffix}")
    suffix = " ON instructions_assignment" if postgresql else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS assignment_move_traced{suffix}")


def _sqlite():
    for table, name in TABLES.items():
        yield (
            f"CREATE TRIGGER {name}_original_kept BEFORE UPDATE ON {table}"
            " WHEN OLD.original_due_on IS NOT NULL AND NEW.original_due_on IS NOT OLD.original_due_on"
            f" BEGIN SELECT RAISE(ABORT, '{ORIGINAL}'); END"
        )
    yield (
        "CREATE TRIGGER assignment_move_traced BEFORE UPDATE ON instructions_assignment"
        " WHEN OLD.status <> 'proposed' AND NEW.due_on IS NOT OLD.due_on"
        f" AND NOT {GRANTED} BEGIN SELECT RAISE(ABORT, '{MOVED}'); END"
    )


def _postgresql():
    for name, message in (("merzim_original_kept", ORIGINAL), ("merzim_move_traced", MOVED)):
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END $$"
        )
    for table, name in TABLES.items():
        yield (
            f"CREATE TRIGGER {name}_original_kept BEFORE UPDATE ON {table} FOR EACH ROW"
            " WHEN (OLD.original_due_on IS NOT NULL"
            " AND NEW.original_due_on IS DISTINCT FROM OLD.original_due_on)"
            " EXECUTE FUNCTION merzim_original_kept()"
        )
    # A trigger's WHEN cannot hold a subquery: the extension is looked up in the function.
    yield (
        "CREATE OR REPLACE FUNCTION merzim_move_traced() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF NOT {GRANTED} THEN RAISE EXCEPTION '{MOVED}' USING ERRCODE = 'check_violation';"
        " END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER assignment_move_traced BEFORE UPDATE ON instructions_assignment FOR EACH ROW"
        " WHEN (OLD.status <> 'proposed' AND NEW.due_on IS DISTINCT FROM OLD.due_on)"
        " EXECUTE FUNCTION merzim_move_traced()"
    )


class Migration(migrations.Migration):
    dependencies = [("instructions", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
