"""The third channel: to a real HTTP server on this machine, signed, tried again, and nowhere unsafe."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from instructions.errors import Refused
from notifications.models import Address, Delivery, Recipient
from notifications.recipients import enrol
from notifications.signed_post import HEADER, is_signed
from notifications.webhooks import set_webhook, stop_webhook
from tests.factories import make_executor
from tests.notifications.office import LONG_AGO, at, delivery, more, person, share, tick

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
S = Delivery.Status


@dataclass
class System:
    """`answers`: statuses for the next posts, then 200; `taken`: headers and body of each."""

    url: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def system() -> Iterator[System]:
    found = System()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.taken.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            status, headers = found.answers.pop(0) if found.answers else (200, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_address[1]}/merzim"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    with override_settings(WEBHOOK_INSIDE_HOSTS=["127.0.0.1"]):
        yield found
    server.shutdown()
    server.server_close()


def connect(url: str, *, of: str = "executor") -> Address:
    """The person is reached by webhook alone."""
    enrol(now=LONG_AGO)
    recipient = Recipient.objects.get(user__username=of)
    recipient.addresses.update(is_wanted=False)
    return set_webhook(recipient, url=url, now=LONG_AGO)


def test_a_reminder_arrives_signed_with_words_and_facts(system: System) -> None:
    assignment = share()
    address = connect(system.url)

    tick(NOW)

    [(headers, body)] = system.taken
    said = json.loads(body)
    assert is_signed(headers[HEADER], body, secret=address.secret, now=int(NOW.timestamp()))
    assert said["id"] == delivery().message_id
    assert said["subject"].startswith("In 3 working days: Launch the pilot")
    assert "Send a progress report before the deadline" in said["text"]
    [fact] = said["instructions"]
    assert (fact["assignment"], fact["due_on"], fact["kind"]) == (assignment.pk, "2026-03-02", "ahead")
    assert delivery().status == S.SENT


def test_several_come_as_one_list(system: System) -> None:
    more(share(), "Write the plan", dt.date(2026, 2, 27))
    connect(system.url)

    tick(at("2026-02-24"))
    tick(NOW)

    assert [len(json.loads(body)["instructions"]) for _headers, body in system.taken] == [2, 1]


@pytest.mark.parametrize(
    ("status", "headers", "minutes"),
    [
        pytest.param(500, {}, 1, id="a fault of theirs"),
        pytest.param(404, {}, 1, id="not there yet"),
        pytest.param(302, {"Location": "https://elsewhere.example.org/"}, 1, id="a redirect"),
        pytest.param(429, {"Retry-After": "240"}, 4, id="too much at once"),
    ],
)
def test_what_was_not_taken_is_tried_again(
    system: System, status: int, headers: dict[str, str], minutes: int
) -> None:
    share()
    connect(system.url)
    system.answers = [(status, headers)]

    tick(NOW)
    row = delivery()
    assert (row.status, row.next_try_at) == (S.RETRYING, NOW + dt.timedelta(minutes=minutes))

    tick(row.next_try_at)
    assert delivery().status == S.SENT
    assert len({json.loads(body)["id"] for _headers, body in system.taken}) == 1


def test_gone_disables_the_address(system: System) -> None:
    share()
    connect(system.url)
    system.answers = [(410, {})]

    tick(NOW)

    assert (delivery().status, delivery().address.disabled_reason) == (S.FAILED, "410")


def test_one_system_that_is_down_keeps_no_other_waiting(system: System) -> None:
    assignment = share()
    assert assignment.body
    for number in range(4):
        make_executor(assignment.body, username=f"system-{number}")
    enrol(now=LONG_AGO)
    for number in range(4):
        connect("http://127.0.0.1:1/" + str(number), of=f"system-{number}")
    connect(system.url)

    tick(NOW)

    assert len(system.taken) == 1
    assert Delivery.objects.filter(channel="webhook", status=S.RETRYING).count() == 4


def test_an_address_that_became_unsafe_is_disabled(system: System) -> None:
    share()
    connect(system.url)
    with override_settings(WEBHOOK_INSIDE_HOSTS=[]):
        tick(NOW)

    assert system.taken == []
    assert "only https" in delivery().address.disabled_reason


@pytest.mark.parametrize(
    "url", ["http://example.org/", "ftp://example.org", "https://a:b@example.org/", "example.org"]
)
def test_an_unsafe_address_is_not_kept(url: str) -> None:
    share()
    with pytest.raises(Refused, match="https://"):
        connect(url)


def test_a_change_makes_a_new_secret_and_stopping_stops() -> None:
    share()
    first = connect("https://one.example.org/")
    second = connect("https://one.example.org/")
    assert first.secret != second.secret
    assert len(second.secret) >= 32

    stop_webhook(second.recipient)
    second.refresh_from_db()
    assert not second.is_active


def test_the_secret_is_kept_out_of_the_history() -> None:
    share()
    address = connect("https://one.example.org/")
    assert not any(hasattr(row, "secret") for row in address.history.all())


def test_a_person_sets_and_stops_the_own_webhook_and_nobody_elses() -> None:
    share()
    client = Client()
    client.force_login(person())
    page = client.post(reverse("admin:my_webhook"), {"url": "https://one.example.org/"}, follow=True)
    address = Address.objects.get(channel="webhook")
    assert address.recipient.user == person()
    assert address.secret in page.content.decode()

    stranger = Client()
    stranger.force_login(make_executor(username="stranger"))
    page = stranger.post(reverse("admin:my_webhook"), {"url": "https://one.example.org/"}, follow=True)
    assert "Somebody else receives reminders at this address." in page.content.decode()
    assert address.secret not in page.content.decode()

    client.post(reverse("admin:my_webhook"), {"url": ""})
    address.refresh_from_db()
    assert not address.is_wanted


def test_nobody_sets_a_webhook_without_signing_in(client: Client) -> None:
    assert client.post(reverse("admin:my_webhook"), {"url": "https://one.example.org/"}).status_code == 302
    assert not Address.objects.filter(channel="webhook").exists()
