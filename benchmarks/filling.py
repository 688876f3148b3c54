"""An office of any size, made by PostgreSQL itself."""

from __future__ import annotations

import datetime as dt

from django.db import connection

NOW = dt.datetime(2026, 2, 25, 5, 0, tzinfo=dt.UTC)
IN_THREE_WORKING_DAYS = dt.date(2026, 3, 2)
"""Three working days after that moment: when the default policy has something to say."""

EMPTY = """
TRUNCATE instructions_user, instructions_body, instructions_task, notifications_heartbeat,
         notifications_allowance RESTART IDENTITY CASCADE
"""
# Columns that a model fills in by itself, whichever there are by now, are empty here.
DEFAULTS = """
DO $$
DECLARE missing record;
BEGIN
    FOR missing IN
        SELECT table_name, column_name, CASE data_type
            WHEN 'boolean' THEN 'FALSE' WHEN 'jsonb' THEN '''[]'''
            WHEN 'integer' THEN '0' WHEN 'smallint' THEN '0' WHEN 'bigint' THEN '0'
            ELSE '''''' END AS value
        FROM information_schema.columns
        WHERE table_name IN ('instructions_user', 'instructions_body', 'instructions_task',
                             'instructions_assignment')
          AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
          AND data_type IN ('boolean', 'jsonb', 'integer', 'smallint', 'bigint', 'text', 'character varying')
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT ' || missing.value,
                       missing.table_name, missing.column_name);
    END LOOP;
END $$
"""
BODIES = """
INSERT INTO instructions_body (code, kind, name_kk, name_ru, name_en, is_active)
SELECT 'body-' || n, 'ministry', 'Министрлік ' || n, 'Министерство ' || n, 'Ministry ' || n, TRUE
FROM generate_series(1, %(bodies)s) AS n
"""
PEOPLE = """
INSERT INTO instructions_user (username, password, first_name, last_name, email, is_staff, is_active,
                               is_superuser, date_joined, role, language)
SELECT 'person-' || n, '', '', 'Person ' || n, 'person-' || n || '@office.test', FALSE, TRUE, FALSE, now(),
       'executor', (ARRAY['kk', 'ru', 'en'])[n %% 3 + 1]
FROM generate_series(1, %(bodies)s) AS n
"""
MEMBERS = """
INSERT INTO instructions_user_bodies (user_id, body_id)
SELECT u.id, b.id
FROM instructions_user u JOIN instructions_body b ON u.username = replace(b.code, 'body', 'person')
"""
TASKS = """
INSERT INTO instructions_task (number, state, title, language, form, quote, evidence, proposal, fingerprint,
    reasons, doubts, due_kind, original_due_on, due_on, every, due_text, due_rule, due_calendar,
    reject_reason, note, created_at, accepted_at, version, follows_as)
SELECT n, 'on_control', 'Launch part ' || n || ' of the pilot in water management', 'en', '',
       'The ministry is to launch part ' || n || ' of the pilot by the day given.', '{}', '{}', '',
       '[]', '[]', 'date', day, day, '', '', '', '', '', '', now(), now(), 1, ''
FROM (SELECT n, %(first)s::date + (n %% %(days)s)::int AS day
      FROM generate_series(1, %(assignments)s) AS n) AS numbered
"""
ASSIGNMENTS = """
INSERT INTO instructions_assignment (task_id, body_id, outside_name, role, position, status, original_due_on,
    due_on, deadline_version, assigned_at, note, version)
SELECT t.id, t.id %% %(bodies)s + 1, '', 'lead', 0, 'assigned', t.due_on, t.due_on, 1,
       timestamptz '2025-01-10', '', 1
FROM instructions_task t
"""


def fill(*, bodies: int, assignments: int, first: dt.date, days: int = 1) -> None:
    """So many bodies with one executor each, and open assignments whose deadlines lie on `days` days."""
    values: dict[str, int | dt.date] = {
        "bodies": bodies,
        "assignments": assignments,
        "first": first,
        "days": days,
    }
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        cursor.execute(DEFAULTS)
        for statement in (BODIES, PEOPLE, MEMBERS, TASKS, ASSIGNMENTS):
            cursor.execute(statement, values)
        cursor.execute("ANALYZE")
