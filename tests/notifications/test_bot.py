"""What people answer in the chat, with the rights they have at the desk."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from instructions.models import Assignment, Extension, ProgressReport
from notifications.bot.linking import link_chat, link_token
from notifications.models import Acknowledgement, Address, Delivery, Recipient
from tests.botapi import BotApi
from tests.factories import make_assignment, make_body, make_executor, reload
from tests.notifications.office import at, chat, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
SILENT = {"getUpdates", "getFile", "deleteWebhook"}
CHAT = {"id": 77, "type": "private"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def poll(api: BotApi, *messages: dict[str, Any]) -> list[str]:
    """Let the bot meet these updates, a second apart; what it then said, in order."""
    before = len(api.calls)
    for number, message in enumerate(messages, start=1):
        api.updates = [{"update_id": number, **message}]
        with time_machine.travel(NOW + dt.timedelta(seconds=5 * len(api.calls)), tick=False):
            call_command("telegram_poll", "--once")
    return [str(call.values.get("text", "")) for call in api.calls[before:] if call.method not in SILENT]


def says(text: str, **more: Any) -> dict[str, Any]:
    return {"message": {"message_id": 900, "chat": CHAT, "from": {"id": 77}, "text": text, **more}}


def presses(data: str, *, by: int = 77, in_chat: int = 77) -> dict[str, Any]:
    message = {"message_id": 901, "chat": {"id": in_chat}}
    return {"callback_query": {"id": "1", "from": {"id": by}, "message": message, "data": data}}


def test_a_link_makes_the_chat_the_persons_address(bot_api: BotApi) -> None:
    share()

    said = poll(bot_api, says(f"/start {link_token(person(), now=NOW)}"))

    address = Address.objects.get(channel="telegram")
    assert (address.value, address.recipient.user) == ("77", person())
    assert said[0] == "executor, reminders will come here."


def test_a_link_works_once_for_a_day_and_not_changed() -> None:
    share()
    token = link_token(person(), now=NOW)

    assert len(token) <= 64
    assert link_chat(token[:-1] + ("0" if token[-1] != "0" else "1"), chat="78", now=NOW) is None
    assert link_chat(token, chat="78", now=NOW + dt.timedelta(hours=25)) is None
    assert link_chat(token, chat="77", now=NOW) == person()
    assert link_chat(token, chat="78", now=NOW) is None


def test_a_chat_that_is_linked_anew_leaves_the_other_person() -> None:
    share()
    other = make_executor(make_body(), username="other")
    link_chat(link_token(person(), now=NOW), chat="77", now=NOW)

    link_chat(link_token(other, now=NOW), chat="77", now=NOW)

    assert Address.objects.get(channel="telegram", value="77").recipient.user == other


def test_a_stranger_is_told_how_to_begin(bot_api: BotApi) -> None:
    assert "desk" in poll(bot_api, says("/today"))[0]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param("/today", "Nothing is due today or overdue.", id="today"),
        pytest.param("/overdue", "Nothing is overdue.", id="overdue"),
        pytest.param("/task 1", "No instruction of yours has the number 1.", id="unknown number"),
        pytest.param("/stop", "No more messages come here.", id="stop"),
        pytest.param("what is this", "/today – due today and overdue", id="anything else"),
    ],
)
def test_a_command_is_answered(bot_api: BotApi, command: str, expected: str) -> None:
    share()
    chat("77")

    assert expected in poll(bot_api, says(command))[0]


def test_a_task_is_shown_with_its_quote_and_who_takes_part(bot_api: BotApi) -> None:
    assignment = share()
    chat("77")

    [said] = poll(bot_api, says(f"/task {assignment.task.number}"))

    assert "3 working days left" in said
    assert "is to launch the pilot by 2 March 2026" in said
    assert "Ministry of Water: Assigned" in said


def test_another_bodys_task_is_not_shown(bot_api: BotApi) -> None:
    assignment = share()
    make_executor(make_body(), username="other")
    chat("77", of="other")

    assert "No instruction of yours" in poll(bot_api, says(f"/task {assignment.task.number}"))[0]


def test_stop_ends_the_messages(bot_api: BotApi) -> None:
    share()
    chat("77")
    poll(bot_api, says("/stop"))
    bot_api.sent.clear()

    tick(NOW)

    assert bot_api.sent == []


def test_the_language_is_chosen_by_a_tap(bot_api: BotApi) -> None:
    share()
    chat("77")

    poll(bot_api, says("/language"), presses("language:ru"))

    assert Recipient.objects.get(user=person()).reads == "ru"


def test_noted_is_kept_once_with_time_and_channel(bot_api: BotApi) -> None:
    share()
    chat("77")
    tick(NOW)
    [[noted, _in_work], _others] = bot_api.sent[0]["reply_markup"]["inline_keyboard"]

    said = poll(bot_api, presses(noted["callback_data"]), presses(noted["callback_data"]))

    assert said == ["Noted ✓", "Noted ✓"]
    kept = Acknowledgement.objects.get()
    assert (kept.user, kept.channel, kept.delivery) == (person(), "telegram", Delivery.objects.get())


def test_in_work_starts_the_work(bot_api: BotApi) -> None:
    assignment = share()
    chat("77")
    tick(NOW)
    [[_noted, in_work], _others] = bot_api.sent[0]["reply_markup"]["inline_keyboard"]

    assert poll(bot_api, presses(in_work["callback_data"])) == ["In work ✓"]
    assert reload(assignment).status == Assignment.Status.IN_PROGRESS
    assert Acknowledgement.objects.get().answer == "in_work"


@pytest.mark.parametrize(
    "press",
    [
        pytest.param(presses("noted:{}:0", by=78, in_chat=-5), id="from a group"),
        pytest.param(presses("noted:{}:0", by=78), id="by somebody else in the chat"),
        pytest.param(presses("noted:999999:0"), id="an assignment that is not there"),
        pytest.param(presses("noted:x"), id="nonsense"),
        pytest.param(presses("erase:{}"), id="no button of ours"),
    ],
)
def test_a_forged_tap_does_nothing(bot_api: BotApi, press: dict[str, Any]) -> None:
    assignment = share()
    chat("77")
    press["callback_query"]["data"] = press["callback_query"]["data"].format(assignment.pk)

    poll(bot_api, press)

    assert Acknowledgement.objects.count() == 0


def test_a_tap_has_no_more_rights_than_the_desk(bot_api: BotApi) -> None:
    assignment = share()
    make_executor(make_body(), username="other")
    chat("77", of="other")

    said = poll(bot_api, *(presses(f"{name}:{assignment.pk}") for name in ("noted", "report", "extend")))

    assert said == ["This assignment belongs to another body."] * 3


def test_a_reply_with_a_file_becomes_a_report_after_a_tap(bot_api: BotApi) -> None:
    assignment = share()
    chat("77")
    bot_api.files["f1"] = PDF
    poll(bot_api, presses(f"report:{assignment.pk}"))
    asked = {"message_id": len(bot_api.sent)}
    document = {"file_id": "f1", "file_name": "act.pdf"}

    said = poll(bot_api, says("", caption="The pilot runs.", document=document, reply_to_message=asked))
    assert ProgressReport.objects.count() == 0
    assert "The pilot runs." in said[0]
    assert "act.pdf" in said[0]
    [[send]] = bot_api.sent[-1]["reply_markup"]["inline_keyboard"]

    assert poll(bot_api, presses(send["callback_data"]), presses(send["callback_data"])) == [
        "The report has gone to the control unit. ✓",
        "Sent already.",
    ]
    report = ProgressReport.objects.get()
    assert (report.text, report.source, report.author) == ("The pilot runs.", "telegram", person())
    assert report.files.get().name == "act.pdf"
    assert reload(assignment).status == Assignment.Status.SUBMITTED


def test_a_reply_to_the_reminder_itself_begins_a_report(bot_api: BotApi) -> None:
    share()
    chat("77")
    tick(NOW)
    reminder = {"message_id": int(Delivery.objects.get().receipt)}

    said = poll(bot_api, says("Half of it is done.", reply_to_message=reminder))

    assert "Half of it is done." in said[0]


def test_a_report_without_a_file_is_refused_in_the_services_words(bot_api: BotApi) -> None:
    assignment = share()
    chat("77")
    poll(bot_api, presses(f"report:{assignment.pk}"))
    asked = {"message_id": len(bot_api.sent)}
    poll(bot_api, says("Done.", reply_to_message=asked))
    [[send]] = bot_api.sent[-1]["reply_markup"]["inline_keyboard"]

    assert poll(bot_api, presses(send["callback_data"])) == ["Add at least one file that shows it."]


@pytest.mark.parametrize("day", ["15.04.2026", "2026-04-15"])
def test_a_later_day_is_asked_for_by_a_reply(bot_api: BotApi, day: str) -> None:
    assignment = share()
    chat("77")
    poll(bot_api, presses(f"extend:{assignment.pk}"))
    asked = {"message_id": len(bot_api.sent)}
    poll(bot_api, says(f"{day}, the tender is late", reply_to_message=asked))
    [[send]] = bot_api.sent[-1]["reply_markup"]["inline_keyboard"]

    assert poll(bot_api, presses(send["callback_data"])) == ["The request has gone to the control unit. ✓"]
    asked_for = Extension.objects.get()
    assert (asked_for.to_on, asked_for.reason) == (dt.date(2026, 4, 15), "the tender is late")


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": "wrong"}, "{}", 403, id="wrong secret"),
        pytest.param({}, "{}", 403, id="no secret"),
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": "right"}, "nonsense", 200, id="nonsense"),
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": "right"}, "[]", 200, id="no update"),
        pytest.param(
            {"X-Telegram-Bot-Api-Secret-Token": "right"}, '{"message": {"chat": 5}}', 200, id="half an update"
        ),
    ],
)
def test_the_webhook_asks_for_its_secret_and_bears_nonsense(
    client: Client, bot_api: BotApi, headers: dict[str, str], body: str, status: int
) -> None:
    with override_settings(TELEGRAM_WEBHOOK_SECRET="right"):
        answer = client.post("/telegram/", body, content_type="application/json", headers=headers)

    assert answer.status_code == status


def test_the_webhook_meets_an_update(client: Client, bot_api: BotApi) -> None:
    share()
    chat("77")
    with override_settings(TELEGRAM_WEBHOOK_SECRET="right"):
        client.post(
            "/telegram/",
            json.dumps({"update_id": 1, **says("/help")}),
            content_type="application/json",
            headers={"X-Telegram-Bot-Api-Secret-Token": "right"},
        )

    assert "/today" in bot_api.sent[0]["text"]


def test_the_webhook_is_closed_without_a_secret(client: Client) -> None:
    assert client.post("/telegram/", {}, content_type="application/json").status_code == 403


def test_polling_without_a_token_says_what_is_missing() -> None:
    with pytest.raises(Exception, match="MERZIM_TELEGRAM_BOT_TOKEN"):
        call_command("telegram_poll", "--once", stderr=io.StringIO())


def test_polling_closes_a_webhook_first(bot_api: BotApi) -> None:
    poll(bot_api, says("/help"))
    assert bot_api.calls[0].method == "deleteWebhook"


@override_settings(TELEGRAM_WEBHOOK_SECRET="of the office")
def test_with_a_webhook_there_is_nothing_to_fetch(bot_api: BotApi) -> None:
    with pytest.raises(CommandError, match="telegram_webhook"):
        call_command("telegram_poll", "--once")
    assert bot_api.calls == []


@override_settings(TELEGRAM_WEBHOOK_SECRET="of the office", PUBLIC_URL="https://merzim.example.org")
def test_a_webhook_is_set_with_its_secret(bot_api: BotApi) -> None:
    call_command("telegram_webhook", stdout=io.StringIO())

    [call] = bot_api.calls
    assert (call.method, call.values["url"]) == ("setWebhook", "https://merzim.example.org/telegram/")
    assert call.values["secret_token"] == "of the office"


def test_no_webhook_is_set_without_a_secret(bot_api: BotApi) -> None:
    with pytest.raises(CommandError, match="SECRET is not set"):
        call_command("telegram_webhook")


@pytest.mark.parametrize(
    ("button", "words", "said"),
    [
        ("report", "The pilot runs.", "The report is with those who passed the part on. ✓"),
        ("extend", "27.02.2026 the tender", "The request is with those who passed the part on. ✓"),
    ],
)
def test_of_a_part_it_says_who_gets_it(bot_api: BotApi, button: str, words: str, said: str) -> None:
    whole = share()
    day = dt.date(2026, 2, 26)
    part = make_assignment(whole.task, whole.body, parent=whole, original_due_on=day, due_on=day)
    chat("77")
    bot_api.files["f1"] = PDF
    poll(bot_api, presses(f"{button}:{part.pk}"))
    asked = {"message_id": len(bot_api.sent)}
    file = {"document": {"file_id": "f1", "file_name": "act.pdf"}} if button == "report" else {}
    poll(bot_api, says(words, reply_to_message=asked, **file))
    [[send]] = bot_api.sent[-1]["reply_markup"]["inline_keyboard"]
    assert poll(bot_api, presses(send["callback_data"])) == [said]
