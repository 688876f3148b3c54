"""From the mailbox on a real IMAP server to a draft report, a disabled address, or a reason why not."""

from __future__ import annotations

import datetime as dt
import imaplib
import io
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from instructions.models import Assignment, ProgressReport
from notifications.inbox import reading
from notifications.models import Delivery, IncomingMail
from tests.factories import reload
from tests.imap import Imap
from tests.mailbox import Mailbox
from tests.notifications.inbox.mails import PDF, plain_bounce, reply, report_of_server
from tests.notifications.office import at, delivery, frozen, more, person, share, tick
from tests.servers.launching import free_port

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
LATER = NOW + dt.timedelta(hours=1)
Outcome = IncomingMail.Outcome


@pytest.fixture(scope="module")
def server() -> Iterator[Imap]:
    with Imap() as imap:
        yield imap


@pytest.fixture
def imap(server: Imap) -> Imap:
    """The mailbox, with nothing left unseen by other tests."""
    server.see_all()
    return server


@pytest.fixture
def assignment(smtp_server: Mailbox) -> Assignment:
    found = share()
    tick(NOW)
    return found


def read(imap: Imap, *mails: bytes) -> list[IncomingMail]:
    """Read these from the mailbox; what became of each, in order."""
    before = set(IncomingMail.objects.values_list("pk", flat=True))
    imap.put(*mails)
    with frozen(LATER):
        call_command("read_mail", stdout=io.StringIO())
    return list(IncomingMail.objects.exclude(pk__in=before).order_by("pk"))


def test_a_reply_becomes_a_draft_with_its_files(imap: Imap, assignment: Assignment) -> None:
    [mail] = read(imap, reply(delivery().message_id, files={"act.pdf": PDF}))

    report = ProgressReport.objects.get()
    assert (mail.outcome, mail.report, mail.delivery) == (Outcome.DRAFTED, report, delivery())
    assert (report.assignment, report.author, report.state) == (assignment, person(), "draft")
    assert (report.source, report.text) == ("email", "The pilot runs.")
    assert [file.name for file in report.files.all()] == ["act.pdf"]
    assert reload(assignment).status == Assignment.Status.ASSIGNED
    assert imap.unseen() == 0


def test_the_author_is_asked_to_send_it_and_sends_it_by_one_tap(
    imap: Imap, assignment: Assignment, smtp_server: Mailbox, client: Client
) -> None:
    read(imap, reply(delivery().message_id, files={"act.pdf": PDF}))
    with frozen(LATER):
        ProgressReport.objects.update(created_at=LATER)
    tick(LATER)

    asked = smtp_server.messages[-1]
    body = asked.get_body(("plain",))
    assert body is not None
    [path] = [word for word in body.get_content().split() if "/answer/send/" in word]
    path = path.removeprefix(settings.PUBLIC_URL)
    assert str(asked["Subject"]).startswith("Your report is kept as a draft")

    with frozen(LATER):
        page = client.get(path).content.decode()
        assert "The pilot runs." in page
        assert "act.pdf" in page
        client.post(path, {"text": "The pilot runs on 3 sites."})
        again = client.post(path, {"text": "Once more."}).content.decode()

    report = ProgressReport.objects.get()
    assert (report.state, report.text) == ("submitted", "The pilot runs on 3 sites.")
    assert reload(assignment).status == Assignment.Status.SUBMITTED
    assert "sent already" in again


def test_the_same_mail_is_met_once(imap: Imap, assignment: Assignment) -> None:
    mail = reply(delivery().message_id, files={"act.pdf": PDF})
    read(imap, mail)
    imap.unsee_last()

    assert read(imap, mail) == []
    assert ProgressReport.objects.count() == 1
    assert imap.unseen() == 0


def test_a_reply_to_a_list_names_the_number(imap: Imap, smtp_server: Mailbox) -> None:
    first = share()
    second = more(first, "Write the plan", dt.date(2026, 2, 27))
    for row, number in ((first, "2026-0101"), (second, "2026-0102")):
        row.task.number = number
        row.task.save()
    tick(at("2026-02-24"))
    [sent] = Delivery.objects.filter(address__value="executor@merzim.test")

    unclear, clear = read(
        imap, reply(sent.message_id, "Done."), reply(sent.message_id, "2026-0102: the plan is written.")
    )

    assert (unclear.outcome, clear.outcome) == (Outcome.REFUSED, Outcome.DRAFTED)
    assert "write the number" in unclear.reason
    assert ProgressReport.objects.get().assignment == second


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"by": "stranger@example.org"}, "another address", id="a stranger's address"),
        pytest.param({"text": ""}, "Say what was done.", id="nothing said"),
        pytest.param({"files": {"act.exe": b"MZ"}}, "only these kinds of file", id="a file of another kind"),
        pytest.param(
            {"files": {"act.pdf": b"no"}}, "not what the name says", id="a file that is not what it says"
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_and_its_sender_told_why(
    imap: Imap, assignment: Assignment, smtp_server: Mailbox, change: dict[str, str], reason: str
) -> None:
    [mail] = read(imap, reply(delivery().message_id, **change))  # type: ignore[arg-type]

    assert mail.outcome == Outcome.REFUSED
    assert reason in mail.reason
    assert not ProgressReport.objects.exists()
    told = smtp_server.messages[-1]
    assert (told["To"], told["Auto-Submitted"]) == (change.get("by", "executor@merzim.test"), "auto-replied")
    assert reason in str(told.get_content())


def test_who_has_left_the_body_can_report_no_more(imap: Imap, assignment: Assignment) -> None:
    person().bodies.clear()
    [mail] = read(imap, reply(delivery().message_id))
    assert (mail.outcome, mail.reason) == (Outcome.REFUSED, "This assignment belongs to another body.")


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<news.example.org>"}],
    ids=["absence note", "bulk", "a list"],
)
def test_what_a_machine_wrote_is_neither_kept_nor_answered(
    imap: Imap, assignment: Assignment, smtp_server: Mailbox, headers: dict[str, str]
) -> None:
    before = len(smtp_server.messages)
    [mail] = read(imap, reply(delivery().message_id, **headers))  # type: ignore[arg-type]

    assert mail.outcome == Outcome.AUTOMATIC
    assert len(smtp_server.messages) == before
    assert not ProgressReport.objects.exists()


def test_a_mail_that_answers_nothing_of_ours_is_left_alone(
    imap: Imap, assignment: Assignment, smtp_server: Mailbox
) -> None:
    before = len(smtp_server.messages)
    [mail] = read(
        imap, reply("<11111111-2222-3333-4444-555555555555@merzim.test>", by="stranger@example.org")
    )

    assert mail.outcome == Outcome.UNRELATED
    assert len(smtp_server.messages) == before


@pytest.mark.parametrize("written", [report_of_server, plain_bounce], ids=["RFC 3464", "plain"])
def test_a_bounce_disables_the_address_with_the_servers_words(
    imap: Imap, assignment: Assignment, written: object
) -> None:
    [mail] = read(imap, written(delivery().message_id))  # type: ignore[operator]

    row = delivery()
    assert mail.outcome == Outcome.BOUNCED
    assert row.status == Delivery.Status.FAILED
    assert row.address.disabled_at == LATER
    assert "550" in row.address.disabled_reason


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"status": "4.4.1", "action": "delayed"}, "sent", id="only late"),
        pytest.param({"status": "5.2.2", "said": "552 mailbox full"}, "failed", id="mailbox full"),
        pytest.param({"status": "5.7.1", "said": "554 policy"}, "failed", id="a policy"),
    ],
)
def test_what_may_pass_disables_nothing(
    imap: Imap, assignment: Assignment, change: dict[str, str], status: str
) -> None:
    read(imap, report_of_server(delivery().message_id, **change))

    assert (delivery().status, delivery().address.disabled_at) == (status, None)


def test_a_bounce_that_quotes_no_message_of_ours_is_not_believed(imap: Imap, assignment: Assignment) -> None:
    [mail] = read(imap, report_of_server("<11111111-2222-3333-4444-555555555555@localhost>"))

    assert mail.outcome == Outcome.BOUNCED
    assert delivery().address.disabled_at is None


@pytest.mark.parametrize(
    "mail",
    [
        pytest.param(b"\x00\xff\xfe no headers at all", id="no headers"),
        pytest.param(b"From: =?x?b?!!?=\r\nSubject: =?utf-9?q?=zz?=\r\n\r\n\xff\xff", id="broken headers"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b", id="broken parts"),
        pytest.param(
            b"From: a@b.c\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b--",
            id="a report without a report",
        ),
    ],
)
def test_nonsense_is_met_and_keeps_no_other_mail_back(
    imap: Imap, assignment: Assignment, mail: bytes
) -> None:
    found = read(imap, mail, reply(delivery().message_id))

    assert [row.outcome for row in found][-1] == Outcome.DRAFTED
    assert ProgressReport.objects.count() == 1


def test_a_reading_that_is_cut_off_goes_on_where_it_was(
    imap: Imap, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap.put(reply(delivery().message_id))
    with monkeypatch.context() as patch:
        patch.setattr(
            "imap_tools.BaseMailBox.flag", lambda *_given: (_ for _ in ()).throw(imaplib.IMAP4.abort("cut"))
        )
        with frozen(LATER), pytest.raises(imaplib.IMAP4.abort):
            reading.read_mailbox(now=LATER)
    assert imap.unseen() == 1

    assert read(imap) == []
    assert imap.unseen() == 0
    assert ProgressReport.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"IMAP_HOST": ""}, "MERZIM_IMAP_HOST is not set"),
        ({"IMAP_PASSWORD": "wrong"}, "MailboxLoginError"),
    ],
    ids=["no server", "a wrong password"],
)
def test_the_command_says_why_it_cannot_read(imap: Imap, change: dict[str, str], said: str) -> None:
    with override_settings(**change), pytest.raises(CommandError, match=said):
        call_command("read_mail")


def test_a_server_that_is_not_there_is_told(imap: Imap) -> None:
    with (
        override_settings(IMAP_PORT=free_port()),
        pytest.raises(CommandError, match="ConnectionRefusedError"),
    ):
        call_command("read_mail")
