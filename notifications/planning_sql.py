"""The statements by which reminders are planned: sets in, rows out, the same on SQLite and PostgreSQL.

Written out because the object-relational mapper has no INSERT … SELECT, and a day's plan over a million
assignments must not pass through Python row by row.
"""

from __future__ import annotations

PEOPLE = """
below(user_id, body_id) AS (
    SELECT u.id, ub.body_id
    FROM instructions_user u
    JOIN instructions_user_bodies ub ON ub.user_id = u.id
    WHERE u.is_active AND u.role = 'head'
    UNION
    SELECT below.user_id, body.id
    FROM below JOIN instructions_body body ON body.parent_id = below.body_id
),
staff(user_id, body_id) AS (
    SELECT u.id, ub.body_id
    FROM instructions_user u
    JOIN instructions_user_bodies ub ON ub.user_id = u.id
    WHERE u.is_active AND u.role = 'executor'
),
-- Where a body has no executor with an account, its own head answers for it.
executor(user_id, body_id) AS (
    SELECT user_id, body_id FROM staff
    UNION
    SELECT u.id, ub.body_id
    FROM instructions_user u
    JOIN instructions_user_bodies ub ON ub.user_id = u.id
    WHERE u.is_active AND u.role = 'head'
      AND NOT EXISTS (SELECT 1 FROM staff WHERE staff.body_id = ub.body_id)
),
leave(person_id, substitute_id) AS (
    SELECT s.person_id, s.substitute_id
    FROM instructions_substitution s
    JOIN instructions_user u ON u.id = s.substitute_id AND u.is_active
    WHERE s.from_on <= %(day)s AND s.until_on >= %(day)s
)
"""

SCHEDULE = """
WITH RECURSIVE
occasion(policy, audience, due_on, kind, mark, occurs_on, ends_at) AS (VALUES {occasions}),
clock(hour, send_at) AS (VALUES {hours}),
{people},
owed AS (
    SELECT a.id, a.body_id, person.id AS person_id, t.controller_id, a.deadline_version, a.due_on,
           o.audience, o.kind, o.mark, o.occurs_on
    FROM instructions_assignment a
    JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
    LEFT JOIN instructions_user person ON person.id = a.person_id AND person.is_active
    LEFT JOIN notifications_policy of_task ON of_task.task_id = t.id
    LEFT JOIN notifications_policy of_text ON of_text.announcement_id = t.announcement_id
    JOIN occasion o ON o.due_on = a.due_on AND o.policy = COALESCE(of_task.id, of_text.id, %(default)s)
    WHERE a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
      AND a.due_on >= %(first)s AND a.due_on <= %(last)s
      AND (o.audience = a.role OR o.audience NOT IN ('lead', 'co'))
      -- A report that waits to be read is the controller's turn.
      AND (a.status <> 'submitted' OR o.audience IN ('controller', 'office'))
      -- What fell before the assignment was given was not owed to anybody then.
      AND (o.mark > 0 OR a.assigned_at IS NULL OR a.assigned_at < o.ends_at)
),
told(assignment_id, user_id, audience, kind, mark, occurs_on, deadline_version, due_on) AS (
    SELECT id, person_id, audience, kind, mark, occurs_on, deadline_version, due_on
    FROM owed WHERE audience IN ('lead', 'co') AND person_id IS NOT NULL
    UNION ALL
    SELECT owed.id, executor.user_id, audience, kind, mark, occurs_on, deadline_version, due_on
    FROM owed JOIN executor ON executor.body_id = owed.body_id
    WHERE audience IN ('lead', 'co') AND person_id IS NULL
    UNION ALL
    SELECT owed.id, below.user_id, audience, kind, mark, occurs_on, deadline_version, due_on
    FROM owed JOIN below ON below.body_id = owed.body_id
    WHERE audience = 'head'
    UNION ALL
    SELECT owed.id, u.id, audience, kind, mark, occurs_on, deadline_version, due_on
    FROM owed JOIN instructions_user u ON u.is_active AND u.role = 'controller'
     AND (owed.controller_id = u.id OR owed.controller_id IS NULL)
    WHERE audience = 'controller'
    UNION ALL
    SELECT owed.id, u.id, audience, kind, mark, occurs_on, deadline_version, due_on
    FROM owed JOIN instructions_user u ON u.is_active AND u.role = 'office'
    WHERE audience = 'office'
)
INSERT INTO notifications_reminder (
    assignment_id, recipient_id, stands_in_for_id, audience, kind, mark, deadline_version, due_on,
    occurs_on, send_at, state, reason, planned_at
)
SELECT told.assignment_id, recipient.id, leave.person_id, told.audience, told.kind, told.mark,
       told.deadline_version, told.due_on, told.occurs_on, clock.send_at, 'owed', '', %(now)s
FROM told
LEFT JOIN leave ON leave.person_id = told.user_id
JOIN notifications_recipient recipient ON recipient.user_id = COALESCE(leave.substitute_id, told.user_id)
JOIN clock ON clock.hour = recipient.hour
WHERE TRUE
ON CONFLICT DO NOTHING
"""

NEWS = """
WITH RECURSIVE
{people},
news(assignment_id, kind, mark) AS (
    SELECT a.id, 'assigned', 0
    FROM instructions_assignment a
    WHERE a.assigned_at > %(since)s
    UNION ALL
    SELECT r.assignment_id, 'returned', r.id
    FROM instructions_progressreport r
    WHERE r.state = 'returned' AND r.decided_at > %(since)s
    UNION ALL
    SELECT e.assignment_id, CASE e.state WHEN 'granted' THEN 'extended' ELSE 'refused' END, e.id
    FROM instructions_extension e
    WHERE e.state IN ('granted', 'refused') AND e.decided_at > %(since)s
    UNION ALL
    SELECT a.id, 'remarked', r.id
    FROM instructions_remark r
    JOIN instructions_assignment a ON a.task_id = r.task_id
    WHERE r.at > %(since)s
),
-- What waits for the control unit, and who brought it: nobody is told of what they wrote themselves.
waiting(assignment_id, kind, mark, author_id) AS (
    SELECT r.assignment_id, 'reported', r.id, r.author_id
    FROM instructions_progressreport r
    WHERE r.state = 'submitted' AND r.submitted_at > %(since)s
    UNION ALL
    SELECT e.assignment_id, 'asked', e.id, e.asked_by_id
    FROM instructions_extension e
    WHERE e.state = 'requested' AND e.asked_at > %(since)s
    UNION ALL
    -- A remark is on the whole instruction: one share of it is enough to speak of, and one that ends since
    -- is no reason to tell it again by the next.
    SELECT MIN(a.id), 'remarked', r.id, r.author_id
    FROM instructions_remark r
    JOIN instructions_assignment a ON a.task_id = r.task_id
     AND a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
    WHERE r.at > %(since)s AND NOT EXISTS (
        SELECT 1
        FROM instructions_assignment other
        JOIN notifications_reminder told_of ON told_of.assignment_id = other.id AND told_of.kind = 'remarked'
         AND told_of.mark = r.id AND told_of.audience = 'controller'
        WHERE other.task_id = r.task_id AND told_of.state <> 'cancelled' AND (
            other.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
            OR EXISTS (
                SELECT 1
                FROM notifications_delivery_reminders held
                JOIN notifications_delivery message ON message.id = held.delivery_id
                WHERE held.reminder_id = told_of.id AND message.status IN ('sending', 'sent')
            )
        )
    )
    GROUP BY r.id, r.author_id
),
heard AS (
    SELECT a.id, a.body_id, person.id AS person_id, a.role, a.due_on, news.kind, news.mark
    FROM news
    JOIN instructions_assignment a ON a.id = news.assignment_id
    JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
    LEFT JOIN instructions_user person ON person.id = a.person_id AND person.is_active
    WHERE a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
),
-- A part waits for whoever holds the whole, who is neither its author nor in charge of it.
overseen AS (
    SELECT a.id, a.due_on, a.person_id AS charged_id, whole.role, whole.body_id, waiting.kind, waiting.mark,
           waiting.author_id, person.id AS person_id
    FROM waiting
    JOIN instructions_assignment a ON a.id = waiting.assignment_id
     AND a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
    JOIN instructions_assignment whole ON whole.id = a.parent_id
    JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
    LEFT JOIN instructions_user person ON person.id = whole.person_id AND person.is_active
     AND person.id <> waiting.author_id AND (a.person_id IS NULL OR person.id <> a.person_id)
    WHERE waiting.kind IN ('reported', 'asked')
),
holding(assignment_id, user_id, role, kind, mark, due_on) AS (
    SELECT id, person_id, role, kind, mark, due_on FROM overseen WHERE person_id IS NOT NULL
    UNION ALL
    SELECT overseen.id, executor.user_id, role, kind, mark, due_on
    FROM overseen JOIN executor ON executor.body_id = overseen.body_id
    WHERE person_id IS NULL AND executor.user_id <> author_id
      AND (charged_id IS NULL OR executor.user_id <> charged_id)
),
told(assignment_id, user_id, audience, kind, mark, due_on) AS (
    SELECT id, person_id, role, kind, mark, due_on FROM heard WHERE person_id IS NOT NULL
    UNION ALL
    SELECT heard.id, executor.user_id, role, kind, mark, due_on
    FROM heard JOIN executor ON executor.body_id = heard.body_id
    WHERE person_id IS NULL
    UNION ALL
    SELECT a.id, u.id, 'controller', waiting.kind, waiting.mark, a.due_on
    FROM waiting
    JOIN instructions_assignment a ON a.id = waiting.assignment_id
    JOIN instructions_task t ON t.id = a.task_id AND t.state = 'on_control'
    JOIN instructions_user u ON u.is_active AND u.role = 'controller'
     AND (t.controller_id = u.id OR t.controller_id IS NULL) AND u.id <> waiting.author_id
    WHERE a.status IN ('assigned', 'taken', 'in_progress', 'submitted', 'returned')
      -- Of a part the control unit is told where nobody who holds the whole is.
      AND NOT EXISTS (
          SELECT 1 FROM holding
          WHERE holding.assignment_id = a.id AND holding.kind = waiting.kind AND holding.mark = waiting.mark
      )
    UNION ALL
    SELECT assignment_id, user_id, role, kind, mark, due_on FROM holding
    UNION ALL
    -- A report that came by mail waits for its author to send it.
    SELECT a.id, r.author_id, a.role, 'drafted', r.id, a.due_on
    FROM instructions_progressreport r
    JOIN instructions_assignment a ON a.id = r.assignment_id
    WHERE r.state = 'draft' AND r.source = 'email' AND r.created_at > %(since)s
    UNION ALL
    -- Who asked for more time is told that it has ended with the share, though nothing is open any more.
    SELECT a.id, e.asked_by_id, a.role, 'lapsed', e.id, a.due_on
    FROM instructions_extension e
    JOIN instructions_assignment a ON a.id = e.assignment_id
    JOIN instructions_user u ON u.id = e.asked_by_id AND u.is_active
    WHERE e.state = 'lapsed' AND e.decided_at > %(since)s AND e.decided_by_id <> e.asked_by_id
)
INSERT INTO notifications_reminder (
    assignment_id, recipient_id, stands_in_for_id, audience, kind, mark, deadline_version, due_on,
    occurs_on, send_at, state, reason, planned_at
)
SELECT told.assignment_id, recipient.id, leave.person_id, told.audience, told.kind, told.mark,
       0, told.due_on, %(day)s, %(now)s, 'owed', '', %(now)s
FROM told
LEFT JOIN leave ON leave.person_id = told.user_id
JOIN notifications_recipient recipient ON recipient.user_id = COALESCE(leave.substitute_id, told.user_id)
WHERE TRUE
ON CONFLICT DO NOTHING
"""

STATE = """
SELECT (SELECT MAX(history_id) FROM instructions_historicalassignment),
       (SELECT MAX(history_id) FROM instructions_historicaltask),
       (SELECT MAX(history_id) FROM instructions_historicalprogressreport),
       (SELECT MAX(history_id) FROM instructions_historicalextension),
       (SELECT MAX(id) FROM instructions_remark),
       (SELECT MAX(history_id) FROM instructions_historicaluser),
       (SELECT MAX(history_id) FROM instructions_historicalsubstitution),
       (SELECT MAX(history_id) FROM instructions_historicalcalendarday),
       (SELECT MAX(history_id) FROM instructions_historicalbody),
       (SELECT MAX(history_id) FROM notifications_historicalpolicy),
       (SELECT MAX(history_id) FROM notifications_historicalpolicyrule),
       (SELECT MAX(id) FROM instructions_user_bodies),
       (SELECT MAX(id) FROM notifications_recipient)
"""
