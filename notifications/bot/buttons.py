"""What a tap on a button does. Each has the rights of the desk: the services ask, and refuse in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import Assignment
from instructions.rights import may_report
from notifications.answers import acknowledge, take_up
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
    acknowledge(
        _assignment(rest),
        by=chat.user,
        answer=Acknowledgement.Answer.NOTED,
        channel=Channel.TELEGRAM,
        delivery=_delivery(chat, rest),
        now=chat.now,
    )
    return _("Noted") + " ✓"


def in_work(chat: Chat, rest: str) -> str:
    take_up(
        _assignment(rest),
        by=chat.user,
        channel=Channel.TELEGRAM,
        delivery=_delivery(chat, rest),
        now=chat.now,
    )
    return _("In work") + " ✓"


def report(chat: Chat, rest: str) -> str:
    return _ask(chat, rest, Draft.Purpose.REPORT)


def extend(chat: Chat, rest: str) -> str:
    return _ask(chat, rest, Draft.Purpose.EXTEND)


def send(chat: Chat, rest: str) -> str:
    return drafts.send(chat, Draft.objects.get(pk=int(rest), user=chat.user))


def _ask(chat: Chat, rest: str, purpose: Draft.Purpose) -> str:
    assignment = _assignment(rest)
    if not may_report(chat.user, assignment, on=chat.on):
        raise NotAllowed(_("This assignment belongs to another body."))
    if not assignment.is_open:
        raise Refused(_("The assignment is not open any more."))
    drafts.ask(chat, assignment, purpose=purpose)
    return ""


def _assignment(rest: str) -> Assignment:
    """Of "7" or "7:12", the latter with the delivery that carried the button."""
    number = int(rest.partition(":")[0])
    return Assignment.objects.select_related("task", "body").get(pk=number)


def _delivery(chat: Chat, rest: str) -> Delivery | None:
    number = int(rest.partition(":")[2] or 0)
    return Delivery.objects.filter(pk=number, address=chat.address).first()


BUTTONS: dict[str, Callable[[Chat, str], str]] = {
    "noted": noted,
    "in_work": in_work,
    "report": report,
    "extend": extend,
    "send": send,
    "language": choose_language,
}
