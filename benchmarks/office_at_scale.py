"""An office with years behind it: announcements, instructions in every state, shares, reports, moves."""

from __future__ import annotations

from django.db import connection

from benchmarks.filling import BODIES, EMPTY, MEMBERS, PEOPLE

ANNOUNCEMENTS = """
INSERT INTO instructions_announcement (title, text, language, published_on, event, giver, source, source_name,
    original, original_sha256, text_sha256, is_public, created_at)
SELECT 'Meeting ' || n || ' on water and roads', repeat('The ministry is to report. ', 60),
       (ARRAY['kk', 'ru', 'en'])[n %% 3 + 1], current_date - (n %% 1500)::int, '', 'Prime Minister', 'file',
       'a.txt', '', '', md5(n::text), FALSE, now()
FROM generate_series(1, %(tasks)s / 20) AS n
"""
TASKS = """
INSERT INTO instructions_task (number, announcement_id, state, title, language, form, quote, evidence,
    proposal, fingerprint, reasons, doubts, confidence, due_kind, original_due_on, due_on, every, due_text,
    due_rule, due_calendar, reject_reason, note, follows_as, created_at, accepted_at, closed_on, version)
SELECT CASE WHEN kind < 90 THEN '2026-' || n END, (n - 1) / 20 + 1,
       CASE WHEN kind < 60 THEN 'on_control' WHEN kind < 90 THEN 'closed' WHEN kind < 95 THEN 'proposed'
            ELSE 'rejected' END,
       'Build part ' || n || ' of the ' || (ARRAY['canal', 'school', 'road', 'clinic'])[n %% 4 + 1]
           || ' in district ' || n %% 170, (ARRAY['kk', 'ru', 'en'])[n %% 3 + 1], '',
       'The ministry together with the akimat is to build part ' || n || ' and to report by the day given.',
       '{"quote": [[0, 60]]}', '{"title": "Build"}', md5(n::text), '[]', '[]',
       0.5 + (n %% 50) / 100.0, 'date',
       CASE WHEN kind < 90 THEN day END, day, '', '', '', '', CASE WHEN kind >= 95 THEN 'plan' ELSE '' END,
       '', '', now() - (n %% 900) * interval '1 day', CASE WHEN kind < 90 THEN now() END,
       CASE WHEN kind BETWEEN 60 AND 89 THEN day END, 1
FROM (SELECT n, (n * 7) %% 100 AS kind, current_date - 300 + (n %% 700)::int AS day
      FROM generate_series(1, %(tasks)s) AS n) AS numbered
"""
SHARES = """
INSERT INTO instructions_assignment (task_id, body_id, outside_name, role, position, status, original_due_on,
    due_on, deadline_version, assigned_at, note, version)
SELECT t.id, (t.id * 3 + place * 11) %% (%(bodies)s - 30) + 31, '',
       CASE WHEN place = 0 THEN 'lead' ELSE 'co' END, place,
       CASE t.state WHEN 'on_control' THEN
                (ARRAY['assigned', 'taken', 'in_progress', 'submitted', 'returned'])[t.id %% 5 + 1]
            WHEN 'closed' THEN 'closed' ELSE 'proposed' END,
       t.original_due_on, t.due_on, 1, now(), '', 1
FROM instructions_task t, generate_series(0, 2) AS place WHERE place <= t.id %% 3
"""
COLLECTIVE = """
INSERT INTO instructions_membership (collective_id, member_id) SELECT 1, n FROM generate_series(2, 21) AS n
"""
SPREAD = """
INSERT INTO instructions_assignment (task_id, body_id, outside_name, role, position, status, original_due_on,
    due_on, deadline_version, assigned_at, note, version, via_id)
SELECT t.id, member, '', 'co', 5, 'assigned', t.original_due_on, t.due_on, 1, now(), '', 1, 1
FROM instructions_task t, generate_series(2, 21) AS member
WHERE t.state = 'on_control' AND t.id %% 50 = 0 ON CONFLICT DO NOTHING
"""
REPORTS = """
INSERT INTO instructions_progressreport (assignment_id, state, text, no_change, source, author_id, created_at,
    submitted_at, remarks, evidence_checked)
SELECT a.id, CASE WHEN a.status = 'closed' THEN 'accepted' ELSE a.status END,
       'Built part ' || a.task_id || ', the act is added.', FALSE, 'desk', a.body_id, now(),
       now() - (a.id %% 900) * interval '1 day',
       CASE a.status WHEN 'returned' THEN 'Which one?' ELSE '' END, FALSE
FROM instructions_assignment a WHERE a.status IN ('submitted', 'returned', 'closed')
"""
EXTENSIONS = """
INSERT INTO instructions_extension (assignment_id, state, from_on, to_on, reason, asked_by_id, asked_at,
    decided_at, decision_note)
SELECT a.id, CASE WHEN a.id %% 3 = 0 THEN 'requested' ELSE 'refused' END, a.due_on, a.due_on + 30, 'Ice',
       a.body_id, now() - (a.id %% 900) * interval '1 day', now(), ''
FROM instructions_assignment a WHERE a.status IN ('taken', 'in_progress') AND a.id %% 4 = 0
"""
CORRECTIONS = """
INSERT INTO instructions_correction (task_id, field, proposed, accepted, by_id, at)
SELECT t.id, (ARRAY['title', 'lead', 'deadline'])[t.id %% 3 + 1], '"a"', '"b"', 1, now()
FROM instructions_task t WHERE t.id %% 10 = 0 AND t.accepted_at IS NOT NULL
"""


def fill(*, tasks: int, bodies: int = 300) -> None:
    """So many instructions, over half of them on control; shares of one to three bodies, some of twenty."""
    values = {"tasks": tasks, "bodies": bodies}
    with connection.cursor() as cursor:
        for statement in (EMPTY, "TRUNCATE instructions_announcement RESTART IDENTITY CASCADE"):
            cursor.execute(statement)
        for statement in (
            BODIES,
            "UPDATE instructions_body SET kind = 'collective' WHERE id = 1",
            PEOPLE,
            MEMBERS,
            ANNOUNCEMENTS,
            TASKS,
            SHARES,
            COLLECTIVE,
            SPREAD,
            REPORTS,
            EXTENSIONS,
            CORRECTIONS,
        ):
            cursor.execute(statement, values)
        cursor.execute("ANALYZE")
