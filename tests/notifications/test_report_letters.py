"""Saved reports by mail and Telegram: once each, in working hours, never lost."""

from __future__ import annotations

import pytest

from instructions.documents.reports.background import make_next
from instructions.models import ReportRun, SavedReport, User
from instructions.services.report_runs import plan_saved, save_report
from notifications import ledger
from notifications.models import Delivery, Recipient
from notifications.recipients import enrol
from notifications.report_letters import pass_on_reports
from tests.botapi import BotApi
from tests.mailbox import Mailbox
from tests.notifications.office import at, chat, frozen, person, share, tick

pytestmark = pytest.mark.django_db
MONDAY = "2026-02-16"


@pytest.fixture(autouse=True)
def office() -> None:
    """The controller has asked for what is due, every Monday at nine."""
    with frozen(at("2026-02-12")):
        share()
        enrol(now=at("2026-02-12"))
        save(person("controller"), person("controller"))


def save(owner: User, *people: User) -> SavedReport:
    saved = SavedReport(
        owner=owner,
        name="Monday's list",
        report="due",
        question={"period": "month-ahead"},
        format="csv",
        language="en",
        weekday=1,
        hour=9,
    )
    return save_report(saved, recipients=people, by=owner, now=at("2026-02-12"))


def make(day: str = MONDAY, hour: int = 10) -> None:
    with frozen(at(day, hour)):
        plan_saved(now=at(day, hour))
        while make_next(clock=lambda: at(day, hour)):
            pass


def about_reports() -> list[Delivery]:
    return list(Delivery.objects.filter(report__isnull=False).order_by("pk"))


def test_a_report_comes_by_mail_with_its_file(smtp_server: Mailbox) -> None:
    make()
    tick(at(MONDAY))
    mail = next(mail for mail in smtp_server.messages if "Monday's list" in str(mail["Subject"]))
    assert mail["To"] == "controller@merzim.test"
    file = next(iter(mail.iter_attachments()))
    assert file.get_filename() == "due-2026-02-16.csv"
    assert b"Launch the pilot" in file.get_payload(decode=True)
    assert [row.status for row in about_reports()] == ["sent"]


def test_a_report_comes_once_whatever_the_clock_does(smtp_server: Mailbox) -> None:
    make()
    for minute in range(3):
        tick(at(MONDAY, 10, minute))
    assert len(about_reports()) == 1
    with frozen(at(MONDAY, 11)):
        assert pass_on_reports(now=at(MONDAY, 11)) == 0


def test_a_report_comes_as_a_document_in_telegram(bot_api: BotApi) -> None:
    chat("77", of="controller")
    make()
    tick(at(MONDAY))
    sent = next(values for values in bot_api.sent if "document" in values)
    assert sent["chat_id"] == "77"
    assert sent["document"][0] == "due-2026-02-16.csv"
    assert "Monday's list" in sent["caption"]


def test_a_file_too_large_for_a_message_is_told_by_its_address(
    smtp_server: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifications.report_letters.LARGEST", 10)
    make()
    tick(at(MONDAY))
    mail = next(mail for mail in smtp_server.messages if "Monday's list" in str(mail["Subject"]))
    assert not list(mail.iter_attachments())
    body = mail.get_body(("plain",))
    assert body
    assert f"/desk/reports/runs/{ReportRun.objects.get().pk}/" in body.get_content()


@pytest.mark.parametrize(
    ("day", "hour"), [(MONDAY, 8), (MONDAY, 21), ("2026-02-21", 10)], ids=["early", "late", "Saturday"]
)
def test_nothing_comes_outside_of_the_hours_of_work_and_nothing_is_lost(day: str, hour: int) -> None:
    make()
    with frozen(at(day, hour)):
        assert pass_on_reports(now=at(day, hour)) == 0
    with frozen(at("2026-02-23", 9)):
        assert pass_on_reports(now=at("2026-02-23", 9)) == 1


def test_a_pause_is_respected_and_ends() -> None:
    make()
    Recipient.objects.filter(user=person("controller")).update(paused_until="2026-02-17")
    assert pass_on_reports(now=at("2026-02-17")) == 0
    assert pass_on_reports(now=at("2026-02-18")) == 1


def test_whoever_has_no_address_gets_it_when_there_is_one() -> None:
    make()
    addresses = Recipient.objects.get(user=person("controller")).addresses
    addresses.update(is_wanted=False)
    assert pass_on_reports(now=at(MONDAY)) == 0
    addresses.update(is_wanted=True)
    assert pass_on_reports(now=at("2026-02-17")) == 1


def test_a_server_that_is_away_loses_nothing(smtp_server: Mailbox) -> None:
    make()
    tick(at(MONDAY), sending=False)
    assert [row.status for row in about_reports()] == ["queued"]
    tick(at(MONDAY, 10, 5))
    assert [row.status for row in about_reports()] == ["sent"]


def test_each_person_gets_the_own_report(smtp_server: Mailbox) -> None:
    save(person("controller"), person("executor"))
    make()
    tick(at(MONDAY))
    assert {row.address.recipient.user.username for row in about_reports()} == {"controller", "executor"}
    assert {row.report.reader for row in about_reports() if row.report} == {
        person("controller"),
        person("executor"),
    }


def test_a_report_can_be_sent_again_by_hand(smtp_server: Mailbox) -> None:
    make()
    tick(at(MONDAY))
    again = ledger.resend(about_reports()[0], now=at(MONDAY, 11))
    assert again
    assert again.report == about_reports()[0].report


def test_a_report_that_expired_is_sent_to_nobody() -> None:
    make()
    assert pass_on_reports(now=at("2026-02-25")) == 0
