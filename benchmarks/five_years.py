"""An office of five years, assignments with reports, extensions and history, made by PostgreSQL itself."""

from __future__ import annotations

import datetime as dt

from django.db import connection

TODAY = dt.date(2026, 2, 3)
BODIES = 200
TASKS_AT_ONCE = 100
"""Instructions of one announcement."""

EMPTY = """
TRUNCATE instructions_user, instructions_body, instructions_announcement, instructions_task,
         instructions_historicalassignment RESTART IDENTITY CASCADE
"""
REGISTRY = """
INSERT INTO instructions_body (code, kind, name_kk, name_ru, name_en, is_active)
SELECT 'body-' || n, 'ministry', 'Министрлік ' || n, 'Министерство ' || n, 'Ministry ' || n, TRUE
FROM generate_series(1, %(bodies)s) AS n
"""
PEOPLE = """
INSERT INTO instructions_user (username, password, first_name, last_name, email, is_staff, is_active,
                               is_superuser, date_joined, role, language)
SELECT 'person-' || n, '', '', 'Person ' || n, 'person-' || n || '@office.test', TRUE, TRUE, FALSE, now(),
       CASE WHEN n <= 5 THEN 'controller' ELSE 'executor' END, 'en'
FROM generate_series(1, 10) AS n
"""
ANNOUNCEMENTS = """
INSERT INTO instructions_announcement (title, text, language, published_on, event, giver, source, source_name,
                                       original, original_sha256, text_sha256, created_at,
                                       is_public)
SELECT 'Meeting ' || n, 'The ministries were told what to do.', 'en',
       %(first)s::date + (n * 1825 / %(announcements)s)::int,
       '', (ARRAY['The President', 'The Prime Minister'])[n %% 2 + 1], 'file', '', '', '', n::text, now(),
       FALSE
FROM generate_series(1, %(announcements)s::bigint) AS n
"""
TASKS = """
INSERT INTO instructions_task (number, announcement_id, state, title, language, form, quote, evidence,
    proposal, fingerprint, reasons, doubts, due_kind, original_due_on, due_on, every, due_text, due_rule,
        due_calendar,
    reject_reason, note, controller_id, created_at, accepted_at, version, follows_as)
SELECT 'N-' || n, (n - 1) / %(at_once)s + 1, 'on_control',
       'Launch part ' || n || ' of the pilot in water management', 'en', '',
           'The ministry is to launch part ' || n || ' of the pilot by the day given.', '{}', '{}', '',
       '[]', '[]', 'date', due, due, '', 'by the day given', '', '', '', '', n %% 5 + 1, given, given, 1, ''
FROM (SELECT n, %(first)s::date + (n * 1825 / %(tasks)s)::int AS given,
             %(first)s::date + (n * 1825 / %(tasks)s)::int + 20 + (n * 7919 %% 120)::int AS due
      FROM generate_series(1, %(tasks)s::bigint) AS n) AS numbered
"""
# Of a hundred shares 15 were moved by 30 days, 10 are done late, 2 were cancelled and 2 are never done.
PLAN = """
CREATE UNLOGGED TABLE plan AS
SELECT *, CASE WHEN fate = 97 OR fate = 98 AND due_on < %(today)s - 400 THEN 'cancelled'
               WHEN fate >= 98 OR done_on >= %(today)s - 2
                   THEN (ARRAY['assigned', 'taken', 'in_progress', 'submitted', 'returned'])[id %% 5 + 1]
               WHEN done_on >= %(today)s - 6 THEN 'accepted' ELSE 'closed' END AS status
FROM (SELECT *, due_on + CASE WHEN fate %% 10 = 9 THEN 1 + id %% 40 ELSE -(id %% 10) END::int AS done_on
      FROM (SELECT *, original + CASE WHEN fate < 15 THEN 30 ELSE 0 END AS due_on
            FROM (SELECT t.id * 2 - 1 + m AS id, t.id AS task_id, (t.id * 2 + m * 37) %% %(bodies)s + 1
                             AS body_id,
                         CASE m WHEN 0 THEN 'lead' ELSE 'co' END AS role, t.original_due_on AS original,
                         t.accepted_at, ((t.id * 2 + m) * 7919) %% 100 AS fate
                  FROM instructions_task t, generate_series(0, 1) AS m) AS named) AS due) AS done
"""
ASSIGNMENTS = """
INSERT INTO instructions_assignment (id, task_id, body_id, outside_name, role, position, status,
    original_due_on, due_on, deadline_version, assigned_at, submitted_at, done_on, closed_at, note, version,
        changed_at)
SELECT id, task_id, body_id, '', role, 0, status, original, due_on, CASE WHEN fate < 15 THEN 2 ELSE 1 END,
       accepted_at, CASE WHEN status IN ('accepted', 'closed') THEN done_on END,
       CASE WHEN status IN ('accepted', 'closed') THEN done_on END,
       CASE status WHEN 'closed' THEN done_on + 3 WHEN 'cancelled' THEN due_on END, '', 1,
       CASE status WHEN 'closed' THEN done_on + 3 WHEN 'accepted' THEN done_on + 2
            WHEN 'cancelled' THEN due_on
            ELSE accepted_at END
FROM plan ORDER BY id
"""
REPORTS = """
INSERT INTO instructions_progressreport (assignment_id, state, text, no_change, source, author_id, created_at,
    submitted_at, decided_by_id, decided_at, remarks, evidence_checked)
SELECT id, 'accepted', 'Done.', FALSE, 'desk', 6, done_on, done_on, 1, done_on + 2, '', fate %% 4 > 0
FROM plan WHERE status IN ('accepted', 'closed')
UNION ALL
SELECT id, 'returned', 'Done.', FALSE, 'desk', 6, done_on - 5, done_on - 5, 1, done_on - 4, 'No list.', FALSE
FROM plan WHERE status IN ('accepted', 'closed') AND fate %% 10 = 3
"""
EXTENSIONS = """
INSERT INTO instructions_extension (assignment_id, state, from_on, to_on, reason, asked_by_id, asked_at,
    decided_by_id, decided_at, decision_note)
SELECT id, 'granted', original, due_on, 'The tender is late.', 6, original - 9, 1, original - 8, ''
FROM plan WHERE fate < 15 AND original - 8 < %(today)s
"""
HISTORY = """
INSERT INTO instructions_historicalassignment (id, task_id, body_id, outside_name, role, position, status,
    original_due_on, due_on, deadline_version, assigned_at, submitted_at, done_on, closed_at, note, version,
    history_date, history_type)
SELECT id, task_id, body_id, '', role, 0, was.status, original, was.due_on, 1, accepted_at, NULL, was.done_on,
       was.closed_at, '', 1, was.at, was.type
FROM plan, LATERAL (VALUES
    ('assigned', original, NULL::date, NULL::date, accepted_at::timestamptz, '+'),
    ('assigned', CASE WHEN fate < 15 THEN due_on END, NULL, NULL, original - 8, '~'),
    ('submitted', CASE WHEN plan.status IN ('accepted', 'closed') THEN due_on END, NULL, NULL, done_on, '~'),
    ('accepted', CASE WHEN plan.status IN ('accepted', 'closed') THEN due_on END, done_on, NULL, done_on + 2,
     '~'),
    ('closed', CASE plan.status WHEN 'closed' THEN due_on END, done_on, done_on + 3, done_on + 3, '~'),
    ('cancelled', CASE plan.status WHEN 'cancelled' THEN due_on END, NULL, due_on, due_on, '~')
) AS was (status, due_on, done_on, closed_at, at, type)
WHERE was.due_on IS NOT NULL AND was.at < %(today)s
"""
DONE = """
DROP TABLE plan;
SELECT setval('instructions_assignment_id_seq', (SELECT max(id) FROM instructions_assignment));
"""


def fill(*, assignments: int) -> None:
    """Half as many tasks, each with a lead and a co-executor, given evenly over five years until `TODAY`."""
    tasks = assignments // 2
    values: dict[str, int | dt.date] = {
        "bodies": BODIES,
        "today": TODAY,
        "first": TODAY - dt.timedelta(days=1825),
        "tasks": tasks,
        "announcements": tasks // TASKS_AT_ONCE,
        "at_once": TASKS_AT_ONCE,
    }
    made = (REGISTRY, PEOPLE, ANNOUNCEMENTS, TASKS, PLAN, ASSIGNMENTS, REPORTS, EXTENSIONS, HISTORY)
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        for statement in made:
            cursor.execute(statement, values)
        for statement in filter(str.strip, DONE.split(";")):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
