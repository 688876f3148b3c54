"""The database itself refuses to change or delete a row of a history, whoever asks.

A later model with a history needs the same: `make(app)` and `drop(app)` are there for its migration.
"""

from django.db import migrations

MESSAGE = "history is written once"
FUNCTION = f"""
CREATE OR REPLACE FUNCTION merzim_history_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation'; END $$
"""


def make(app):
    def forwards(apps, schema_editor):
        postgresql = schema_editor.connection.vendor == "postgresql"
        drop(app)(apps, schema_editor)
        if postgresql:
            schema_editor.execute(FUNCTION)
        refuse = _refuse_postgresql if postgresql else _refuse_sqlite
        for table in _histories(apps, app):
            for deed in ("update", "delete"):
                schema_editor.execute(refuse(table, deed))

    return forwards


def drop(app):
    def backwards(apps, schema_editor):
        postgresql = schema_editor.connection.vendor == "postgresql"
        for table in _histories(apps, app):
            for deed in ("update", "delete"):
                suffix = f" ON {table}" if postgresql else ""
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}{suffix}")

    return backwards


def _histories(apps, app):
    models = apps.get_app_config(app).get_models()
    return [model._meta.db_table for model in models if model._meta.pk.name == "history_id"]


def _refuse_postgresql(table, deed):
    return (
        f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION merzim_history_kept()"
    )


def _refuse_sqlite(table, deed):
    return (
        f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('instructions', '0013_figures_of_reports'),
    ]

    operations = [migrations.RunPython(make("instructions"), drop("instructions"))]
