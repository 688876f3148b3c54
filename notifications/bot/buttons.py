"""What a tap on a button does. Each has the rights of the desk: the services ask, and refuse in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment
from instructions.rights import may_report
from notifications.answers import acknowledge
from notifications.bot import drafts
from notifications.bot.chat import Chat
from notifications.bot.commands import choose_language
from notifications.models import Acknowledgement, Delivery, Draft
from notifications.models.channel import Channel


def press(chat: Chat, data: str) -> str:
    """Do what a button says; returns the word of answer that Telegram shows over the chat."""
    name, _colon, rest = data.partition(":")
    button = BUTTONS.get(name)
    if button is None:
        return _("This button no longer works.")
    try:
        return button(chat, rest)
    except Refused as error:
        return str(error)
    except (Assignment.DoesNotExist, Draft.DoesNotExist, ValueError):
        return _("This button no longer works.")


def noted(chat: Chat, rest: str) -> str:
    assignment, _colon, delivery = rest.partition(":")
    acknowledge(
        Assignment.objects.get(pk=int(assignment)),
        by=chat.user,
        answer=Acknowledgement.Answer.NOTED,
        channel=Channel.TELEGRAM,
        delivery=Delivery.objects.filter(pk=int(delivery or 0), address=chat.address).first(),
        now=chat.now,
    )
    return _("Noted") + " ✓"


def report(chat: Chat, rest: str) -> str:
    return _ask(chat, rest, Draft.Purpose.REPORT)


def extend(chat: Chat, rest: str) -> str:
    return _ask(chat, rest, Draft.Purpose.EXTEND)


def send(chat: Chat, rest: str) -> str:
    return drafts.send(chat, Draft.objects.get(pk=int(rest), user=chat.user))


def _ask(chat: Chat, rest: str, purpose: Draft.Purpose) -> str:
    assignment = Assignment.objects.select_related("task", "body").get(pk=int(rest))
    if not may_report(chat.user, assignment, on=chat.on):
        raise NotAllowed(_("This assignment belongs to another body."))
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    drafts.ask(chat, assignment, purpose=purpose)
    return ""


BUTTONS: dict[str, Callable[[Chat, str], str]] = {
    "noted": noted,
    "report": report,
    "extend": extend,
    "send": send,
    "language": choose_language,
}
