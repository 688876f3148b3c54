"""Of a part that was passed on those are told who hold the whole; what they decide goes to its executors."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from instructions.models import Assignment, ProgressReport, Substitution
from instructions.services.delegating import delegate, take_back
from instructions.services.extending import request_extension
from instructions.services.reporting import accept_report, return_report, submit_report
from notifications.gathering import new_delivery
from notifications.links import answer_urls
from notifications.models import Address, Reminder
from notifications.recipients import enrol
from tests.factories import make_body, make_executor
from tests.mailbox import Mailbox
from tests.notifications.office import at, frozen, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-18")
WAITS = "A report waits for you: Launch the pilot in water management (27 February)"


@pytest.fixture
def part() -> Assignment:
    """Of the ministry's share, for its department; all that came before is told."""
    whole = share()
    assert whole.body
    department = make_body("canals", parent=whole.body, kind="department", name_en="Canals")
    make_executor(department, username="department")
    make_executor(make_body("roads"), username="stranger")
    given = delegate(whole, by=person(), now=at("2026-02-16"), body=department, due_on=dt.date(2026, 2, 27))
    tick(at("2026-02-18", 9))
    return given


def report(part: Assignment, by: str = "department") -> ProgressReport:
    files = [SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")]
    return submit_report(part, by=person(by), now=NOW, text="The pilot runs.", files=files)


def news(mailbox: Mailbox, to: str) -> list[str]:
    words = ("A report waits", "Report returned", "An extension is asked")
    found = [str(mail["Subject"]) for mail in mailbox.messages if mail["To"] == f"{to}@merzim.test"]
    return [subject for subject in found if subject.startswith(words)]


def told(mailbox: Mailbox) -> set[str]:
    people = ("executor", "second", "department", "controller", "stranger", "deputy")
    return {who for who in people if news(mailbox, who)}


def test_a_report_on_a_part_is_told_to_those_who_hold_the_whole(
    smtp_server: Mailbox, part: Assignment
) -> None:
    report(part)
    tick(NOW)
    tick(NOW + dt.timedelta(minutes=1))
    assert told(smtp_server) == {"executor"}
    assert news(smtp_server, "executor") == [WAITS]
    body = smtp_server.messages[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "The pilot runs." in body
    assert "Owed by: Canals" in body
    assert "accept it or return it with remarks" in body
    kept = Reminder.objects.get(kind=Reminder.Kind.REPORTED)
    assert (kept.assignment, kept.audience, kept.is_for_overseer) == (part, "lead", True)


def test_where_somebody_is_in_charge_of_the_whole_that_person_is_told(
    smtp_server: Mailbox, part: Assignment
) -> None:
    assert part.parent
    second = make_executor(*filter(None, [part.parent.body]), username="second")
    Assignment.objects.filter(parts=part).update(person=second)
    tick(at("2026-02-18", 9, 30))
    report(part)
    tick(NOW)
    assert told(smtp_server) == {"second"}


def test_who_stands_in_is_told(smtp_server: Mailbox, part: Assignment) -> None:
    deputy = make_executor(make_body("deputies"), username="deputy")
    Substitution.objects.create(
        person=person(), substitute=deputy, from_on=dt.date(2026, 2, 18), until_on=dt.date(2026, 2, 20)
    )
    tick(at("2026-02-18", 9, 30))
    report(part)
    tick(NOW)
    assert told(smtp_server) == {"deputy"}


@pytest.mark.parametrize("has_colleague", [True, False], ids=["a colleague", "nobody else"])
def test_of_one_s_own_report_a_colleague_is_told_or_else_the_control_unit(
    smtp_server: Mailbox, part: Assignment, has_colleague: bool
) -> None:
    assert part.parent
    if has_colleague:
        make_executor(*filter(None, [part.parent.body]), username="second")
    inner = delegate(part.parent, by=person(), now=at("2026-02-16"), person=person())
    tick(at("2026-02-18", 9, 30))
    report(inner, by="executor")
    tick(NOW)
    assert told(smtp_server) == {"second" if has_colleague else "controller"}


def test_a_returned_part_is_told_to_its_executors_alone(smtp_server: Mailbox, part: Assignment) -> None:
    found = report(part)
    tick(NOW)
    return_report(found, by=person(), now=NOW, remarks="No signature.")
    tick(NOW + dt.timedelta(minutes=1))
    assert told(smtp_server) == {"executor", "department"}
    assert news(smtp_server, "executor") == [WAITS]
    [subject] = news(smtp_server, "department")
    assert subject.startswith("Report returned with remarks")


@pytest.mark.parametrize("meanwhile", ["accepted", "returned", "taken back", "left"])
def test_what_was_settled_before_the_message_left_is_not_told(
    smtp_server: Mailbox, part: Assignment, meanwhile: str
) -> None:
    found = report(part)
    tick(NOW, sending=False)
    if meanwhile == "accepted":
        accept_report(found, by=person("controller"), now=NOW)
    elif meanwhile == "returned":
        return_report(found, by=person("controller"), now=NOW, remarks="No signature.")
    elif meanwhile == "taken back":
        take_back(part, by=person("controller"), now=NOW, note="Overtaken")
    else:
        person().bodies.clear()
    tick(NOW + dt.timedelta(minutes=1))
    assert news(smtp_server, "executor") == []


def test_an_extension_asked_for_a_part_is_told_to_those_who_hold_the_whole(
    smtp_server: Mailbox, part: Assignment
) -> None:
    request_extension(part, to=dt.date(2026, 3, 2), reason="ice", by=person("department"), now=NOW)
    tick(NOW)
    assert told(smtp_server) == {"executor"}
    [subject] = news(smtp_server, "executor")
    assert subject.startswith("An extension is asked for: Launch the pilot")


def test_a_report_on_the_share_itself_is_told_to_the_control_unit(
    smtp_server: Mailbox, part: Assignment
) -> None:
    assert part.parent
    report(part.parent, by="executor")
    tick(NOW)
    assert told(smtp_server) == {"controller"}


GONE = {
    "report": "The report is with those who passed the part on.",
    "extend": "The request is with those who passed the part on.",
}
GIVEN: dict[str, dict[str, str]] = {
    "report": {"text": "The pilot runs."},
    "extend": {"to": "2026-02-28", "reason": "the tender"},
}


@pytest.mark.parametrize("name", GONE)
def test_the_page_of_an_answer_says_who_gets_it(
    smtp_server: Mailbox, part: Assignment, client: Client, name: str
) -> None:
    enrol(now=NOW)
    address = Address.objects.get(recipient__user=person("department"))
    delivery = new_delivery(address, now=NOW, speaks_on=NOW.date())
    delivery.save()
    [url] = answer_urls(name, assignment=part.pk, delivery=delivery.pk)
    files = {"evidence": SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF")} if name == "report" else {}
    with frozen(NOW):
        page = client.post(url.removeprefix(settings.PUBLIC_URL), {**GIVEN[name], **files})
    assert GONE[name] in page.content.decode()
    assert "control unit" not in page.content.decode()
