"""Mails as people and servers write them, for the tests of what comes in."""

from __future__ import annotations

from email.message import EmailMessage
from itertools import count

_numbers = count(1)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def reply(
    to: str,
    text: str = "The pilot runs.",
    *,
    by: str = "executor@merzim.test",
    files: dict[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    """A reply to the message of that number."""
    message = EmailMessage()
    message["Message-ID"] = f"<reply-{next(_numbers)}@ministry.test>"
    message["From"], message["To"], message["Subject"] = (
        f"Executor <{by}>",
        "merzim@localhost",
        "Re: In 3 days",
    )
    message["In-Reply-To"] = to
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(
        f"{text}\n\nOn Wed, 25 Feb 2026 at 09:00, Merzim <merzim@localhost> wrote:\n> In 3 days\n"
    )
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def report_of_server(
    number: str, *, status: str = "5.1.1", action: str = "failed", said: str = "550 5.1.1 no such user"
) -> bytes:
    """A delivery status notification as RFC 3464 has it, with the headers of the message."""
    return (
        "From: Mail Delivery System <MAILER-DAEMON@relay.test>\r\n"
        "To: merzim@localhost\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\n"
        f"Message-ID: <bounce-{next(_numbers)}@relay.test>\r\n"
        "Auto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n'
        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; relay.test\r\n\r\n"
        "Final-Recipient: rfc822; executor@merzim.test\r\n"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Subject: In 3 working days\r\nMessage-ID: {number}\r\n\r\n--b--\r\n"
    ).encode()


def plain_bounce(number: str) -> bytes:
    """As old servers write it: words, and the message below them."""
    return (
        "From: MAILER-DAEMON@old.test\r\nTo: merzim@localhost\r\nSubject: failure notice\r\n"
        f"Message-ID: <plain-{next(_numbers)}@old.test>\r\n\r\n"
        "Hi. This is the mail program at old.test.\r\n<executor@merzim.test>:\r\n"
        "550 sorry, no mailbox here by that name\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n"
        f"Subject: In 3 working days\r\nMessage-ID: {number}\r\n"
    ).encode()
