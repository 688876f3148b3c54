"""What a person can ask the bot by a word: /today, /overdue, /task N, /language, /stop."""

from __future__ import annotations

import html
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from instructions.models import Assignment, Task
from instructions.models.language import Language
from instructions.querysets import AssignmentQuerySet
from notifications import wording
from notifications.bot.chat import Chat
from notifications.channels.message import Button

MOST = 20


def help_(chat: Chat, _words: str) -> None:
    chat.say(
        "\n".join(
            [
                _("Merzim reminds you here of your instructions."),
                "/today – " + _("due today and overdue"),
                "/overdue – " + _("overdue"),
                "/task 2026-0107 – " + _("one instruction"),
                "/language – " + _("the language of the messages"),
                "/stop – " + _("no more messages here"),
            ]
        )
    )


def today(chat: Chat, _words: str) -> None:
    _tell(chat, _own(chat).filter(due_on__lte=chat.on), none=_("Nothing is due today or overdue."))


def overdue(chat: Chat, _words: str) -> None:
    _tell(chat, _own(chat).overdue(on=chat.on), none=_("Nothing is overdue."))


def task(chat: Chat, words: str) -> None:
    number = words.strip().removeprefix("№").strip()
    seen = Assignment.objects.held_by(chat.user, on=chat.on).select_related("task", "body")
    found = list(seen.filter(task__number=number)[:MOST])
    if not found:
        chat.say(_("No instruction of yours has the number %(number)s.") % {"number": html.escape(number)})
        return
    row = found[0]
    lines = [
        _line(chat, row),
        "",
        f"<blockquote>{html.escape(wording.shortened(row.task.quote, 900))}</blockquote>",
    ]
    lines += [f"{html.escape(each.name)}: {each.get_status_display()}" for each in found]
    chat.say("\n".join(lines), buttons=_buttons(row))


def language(chat: Chat, _words: str) -> None:
    chat.say(
        _("In which language?"),
        buttons=[[Button(str(label), data=f"language:{code}") for code, label in Language.choices]],
    )


def stop(chat: Chat, _words: str) -> None:
    assert chat.address
    chat.address.is_wanted = False
    chat.address.save(update_fields=["is_wanted"])
    chat.say(_("No more messages come here. To have them again, open a new link in the desk."))


def choose_language(chat: Chat, code: str) -> str:
    assert chat.address
    if code not in Language.values:
        return ""
    recipient = chat.address.recipient
    recipient.language = code
    recipient.save(update_fields=["language"])
    with override(code):
        return _("From now on in English.")


COMMANDS: dict[str, Callable[[Chat, str], None]] = {
    "/start": help_,
    "/help": help_,
    "/today": today,
    "/overdue": overdue,
    "/task": task,
    "/language": language,
    "/stop": stop,
}


def _own(chat: Chat) -> AssignmentQuerySet:
    """The open assignments that a person may see: an executor's own, a controller's all."""
    seen = Assignment.objects.held_by(chat.user, on=chat.on).open()
    return seen.filter(task__state=Task.State.ON_CONTROL).select_related("task", "body")


def _tell(chat: Chat, rows: AssignmentQuerySet, *, none: str) -> None:
    found = list(rows.order_by("due_on", "pk")[: MOST + 1])
    lines = [_line(chat, row) for row in found[:MOST]]
    if len(found) > MOST:
        lines.append(_("More are in the desk."))
    chat.say("\n\n".join(lines) or none)


def _line(chat: Chat, row: Assignment) -> str:
    sign = wording.sign(row.due_on, on=chat.on, calendar=chat.calendar)
    distance = wording.capitalised(wording.distance(row.due_on, on=chat.on, calendar=chat.calendar))
    day = f" · {wording.day_and_weekday(row.due_on, on=chat.on)}" if row.due_on else ""
    number = f" · /task {row.task.number}" if row.task.number else ""
    return f"{sign} <b>{distance}</b>{day}\n{html.escape(row.task.title)}{number}"


def _buttons(row: Assignment) -> list[list[Button]]:
    if not row.is_open:
        return []
    return [
        [
            Button(pgettext("button", "Report"), data=f"report:{row.pk}"),
            Button(_("Extend"), data=f"extend:{row.pk}"),
        ]
    ]
