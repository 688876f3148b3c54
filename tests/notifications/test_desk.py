"""The room of reminders, the links of a mail, and health."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from instructions.models import Assignment, User
from notifications.links import answer_urls, stop_url
from notifications.models import Acknowledgement, Address, Delivery, Policy, Recipient, Reminder
from notifications.recipients import enrol
from tests.factories import make_administrator, make_body, make_executor
from tests.mailbox import Mailbox
from tests.notifications.office import at, delivery, frozen, person, share, tick
from tracker.seeding.policies import load_policies

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
POLICIES = settings.BASE_DIR / "seeds" / "policies.json"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "page",
    [
        "reminders",
        "my_reminders",
        "outbox",
        "notifications_policy_changelist",
        "notifications_policy_add",
        "notifications_recipient_changelist",
        "notifications_reminder_changelist",
        "notifications_delivery_changelist",
    ],
)
def test_the_control_unit_sees_every_page(smtp_server: Mailbox, page: str) -> None:
    share()
    load_policies(POLICIES)
    tick(NOW)

    assert signed_in(person("controller")).get(reverse(f"admin:{page}")).status_code == 200


@pytest.mark.parametrize("model", ["policy", "recipient", "reminder", "delivery"])
def test_the_control_unit_opens_every_row(smtp_server: Mailbox, model: str) -> None:
    share()
    load_policies(POLICIES)
    tick(NOW)
    row = {"policy": Policy, "recipient": Recipient, "reminder": Reminder, "delivery": Delivery}[model]
    number = row._default_manager.order_by("pk").values_list("pk", flat=True)[0]

    page = signed_in(person("controller")).get(reverse(f"admin:notifications_{model}_change", args=[number]))

    assert page.status_code == 200


@pytest.mark.parametrize(
    "page",
    ["outbox", "notifications_policy_changelist", "notifications_reminder_changelist"],
)
def test_an_executor_sees_none_of_it(page: str) -> None:
    share()

    assert signed_in(person()).get(reverse(f"admin:{page}")).status_code == 403


def test_an_executor_is_led_to_the_own_wishes() -> None:
    share()

    answer = signed_in(person()).get(reverse("admin:reminders"))

    assert answer.headers["Location"] == reverse("admin:my_reminders")


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        pytest.param({}, False, id="as it is"),
        pytest.param({"hour": 20}, True, id="an hour in the quiet"),
        pytest.param({"paused_until": "2027-12-31"}, True, id="a pause too long"),
        pytest.param({"paused_until": "2026-03-10"}, False, id="a pause with an end"),
    ],
)
def test_wishes_are_kept_within_reason(wish: dict[str, object], refused: bool) -> None:
    share()
    with frozen(NOW):
        client = signed_in(person())
        given = {"language": "kk", "hour": 8, "quiet_from": 19, "bundle": "digest", "wanted": [], **wish}
        answer = client.post(reverse("admin:my_reminders"), given)

    assert (answer.status_code == 200) is refused
    assert Recipient.objects.filter(user=person(), language="kk").exists() is not refused


def test_people_nobody_reached_are_named_with_the_reason() -> None:
    share()
    enrol(now=NOW)
    Address.objects.filter(value="executor@merzim.test").update(
        disabled_at=NOW, disabled_reason="550 no such user"
    )
    tick(NOW)

    with frozen(NOW + dt.timedelta(hours=2)):
        page = signed_in(person("controller")).get(reverse("admin:reminders")).content.decode()

    assert "550 no such user" in page


def test_bodies_without_anybody_are_named() -> None:
    assignment = share()
    User.objects.filter(username="executor").update(is_active=False)

    page = signed_in(person("controller")).get(reverse("admin:reminders")).content.decode()

    assert "Bodies for which nobody has an account" in page
    assert str(assignment.body) in page


def test_a_message_is_sent_again_or_taken_back_from_the_ledger(smtp_server: Mailbox) -> None:
    share()
    tick(NOW)
    client = signed_in(person("controller"))
    ledger = reverse("admin:notifications_delivery_changelist")

    client.post(ledger, {"action": "send_again", "_selected_action": [delivery().pk]})
    again = Delivery.objects.get(status=Delivery.Status.QUEUED)
    assert list(again.reminders.all()) == list(Reminder.objects.all())
    client.post(ledger, {"action": "cancel", "_selected_action": [again.pk]})

    again.refresh_from_db()
    assert (again.status, again.last_error) == (Delivery.Status.CANCELLED, "Cancelled by controller.")


def test_mail_without_a_server_lies_in_the_demo_outbox(tmp_path: Path) -> None:
    share()
    with override_settings(
        EMAIL_BACKEND="notifications.channels.outbox.OutboxBackend", EMAIL_FILE_PATH=str(tmp_path)
    ):
        tick(NOW)
        client = signed_in(make_administrator())
        [file] = tmp_path.glob("*.eml")
        page = client.get(reverse("admin:outbox"))
        mail = client.get(reverse("admin:outbox_mail", args=[file.stem]))
        body = client.get(reverse("admin:outbox_body", args=[file.stem]))

    assert "In 3 working days: Launch the pilot" in page.content.decode()
    assert "Send a progress report before the deadline" in mail.content.decode()
    assert "Launch the pilot" in body.content.decode()
    assert "default-src 'none'" in body.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("due_on", "named"),
    [
        pytest.param(dt.date(2026, 3, 3), "--on 2026-03-03 --send", id="a-working-day"),
        pytest.param(dt.date(2026, 3, 1), "--on 2026-02-25 --send", id="a-sunday"),
    ],
)
def test_an_empty_outbox_names_a_day_to_try(tmp_path: Path, due_on: dt.date, named: str) -> None:
    share(due_on=due_on, original_due_on=due_on)
    with override_settings(EMAIL_HOST="", EMAIL_FILE_PATH=str(tmp_path)), frozen(NOW):
        page = signed_in(make_administrator()).get(reverse("admin:outbox"))
    assert named in page.content.decode()


@pytest.mark.parametrize("name", ["20260101T000000000000-none", "..%2F..%2Fsecret-key", "x"])
def test_the_outbox_opens_nothing_else(tmp_path: Path, name: str) -> None:
    client = signed_in(make_administrator())
    with override_settings(EMAIL_FILE_PATH=str(tmp_path)):
        assert client.get(f"/desk/reminders/outbox/{name}/").status_code == 404


def link(url: str) -> str:
    return url.removeprefix(settings.PUBLIC_URL)


def answer_path(name: str, assignment: Assignment) -> str:
    [url] = answer_urls(name, assignment=assignment.pk, delivery=delivery().pk)
    return link(url)


def test_noted_by_one_tap_needs_the_tap(smtp_server: Mailbox, client: Client) -> None:
    assignment = share()
    tick(NOW)
    path = answer_path("noted", assignment)

    assert client.get(path).status_code == 200
    assert not Acknowledgement.objects.exists()
    client.post(path)

    kept = Acknowledgement.objects.get()
    assert (kept.user, kept.channel, kept.delivery) == (person(), "email", delivery())


def test_noted_on_what_has_ended_is_refused_in_words(smtp_server: Mailbox, client: Client) -> None:
    assignment = share()
    tick(NOW)
    path = answer_path("noted", assignment)
    Assignment.objects.update(status=Assignment.Status.ACCEPTED)

    assert "not open any more" in client.post(path).content.decode()
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize("path", ["/answer/noted/forged/", "/stop/forged/"])
def test_a_forged_link_opens_nothing(client: Client, path: str) -> None:
    assert client.post(path).status_code == 410


def test_a_mail_program_can_unsubscribe_by_a_bare_post(client: Client) -> None:
    share()
    enrol(now=NOW)
    address = Address.objects.get(value="executor@merzim.test")
    path = link(stop_url(address=address.pk))

    client.get(path)
    address.refresh_from_db()
    assert address.is_wanted
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    address.refresh_from_db()
    assert not address.is_wanted


def test_a_link_of_a_message_leads_to_the_instruction(client: Client) -> None:
    assignment = share()

    answer = client.get(reverse("notifications:open", args=[assignment.pk]))

    assert answer.headers["Location"] == reverse("admin:instructions_task_change", args=[assignment.task_id])


@pytest.mark.parametrize(
    ("minutes", "running_for", "status", "said"),
    [
        (None, 3600, 503, "failing"),
        (1, 3600, 200, "ok"),
        (4, 3600, 503, "failing"),
        (None, 59, 200, "starting"),
        (None, 60, 503, "failing"),
        (600, 20, 200, "starting"),
        (600, 61, 503, "failing"),
        (1, 20, 200, "ok"),
    ],
    ids=[
        "never ticked",
        "ticked lately",
        "stands still",
        "just set up",
        "set up, and nothing ticks",
        "started in the morning",
        "started in the morning, and nothing ticks",
        "started while another ticks",
    ],
)
def test_health_is_a_tick_completed_lately(
    client: Client, minutes: int | None, running_for: int, status: int, said: str
) -> None:
    if minutes is not None:
        tick(NOW)
    now = NOW + dt.timedelta(minutes=minutes or 0)
    with frozen(now), override_settings(STARTED_AT=now - dt.timedelta(seconds=running_for), TICK_SECONDS=60):
        answer = client.get("/healthz/reminders")

    assert (answer.status_code, answer.json()["status"]) == (status, said)


def test_the_desk_does_not_call_a_start_a_standstill(client: Client) -> None:
    client.force_login(make_administrator())
    with override_settings(STARTED_AT=timezone.now()):
        starting = client.get(reverse("admin:index")).content.decode()
    standing = client.get(reverse("admin:index")).content.decode()

    assert "Starting: the first look" in starting
    assert "start the worker" not in starting
    assert "start the worker" in standing


def test_seeds_are_loaded_once_and_leave_the_offices_own_alone() -> None:
    make_executor(make_body())

    assert (load_policies(POLICIES), load_policies(POLICIES)) == (1, 0)
    assert Policy.objects.get().is_default
