"""Other systems are told what happens to tasks: nothing is lost, nothing told that was undone."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from instructions import office as office_day
from instructions.errors import NotAllowed, Refused
from instructions.models import Event, User
from instructions.services import closing, events, extending, moves, reporting, review
from notifications.models import Dispatch, Subscription
from notifications.outgoing.posting import (
    CLAIM_ENDS_AFTER,
    KEPT_FOR,
    WAITS,
    claim,
    forget_dispatches,
    pass_on,
    post_events,
)
from notifications.outgoing.subscribing import change_subscription, ping, redeliver, subscribe
from notifications.signed_post import HEADER, is_signed
from tests import factories
from tests.instructions.api.office import Office, act, open_office
from tests.notifications.test_webhook import (
    System,
    system,  # noqa: F401 - a fixture
)

S, K = Dispatch.Status, Event.Kind


@pytest.fixture
def office(db: None, clock: time_machine.Traveller) -> Office:
    return open_office()


@pytest.fixture
def listening(office: Office, system: System) -> Subscription:  # noqa: F811 - the fixture's name
    return subscribe(name="Documents", url=system.url, by=administrator(), now=timezone.now())


def administrator() -> User:
    return User.objects.filter(username="admin").first() or factories.make_administrator("admin")


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_every_move_of_a_share_is_an_event(office: Office) -> None:
    owner, controller, now = office.people["owner"], office.people["controller"], timezone.now()
    share = office.assignment
    moves.take(share, by=owner, now=now)
    moves.start(share, by=owner, now=now)
    extension = office.extension()
    extending.grant_extension(extension, by=controller, now=now)
    reporting.return_report(office.submitted(), by=controller, now=now, remarks="No list.")
    reporting.accept_report(
        reporting.submit_report(share, by=owner, now=now, text="Listed.", files=[act()]),
        by=controller,
        now=now,
    )
    closing.close_task(office.task, by=controller, now=now)
    assert kinds() == [
        *(K.TAKEN, K.STARTED, K.ASKED, K.GRANTED, K.SUBMITTED, K.RETURNED, K.SUBMITTED, K.DONE),
        *(K.SHARE_CLOSED, K.CLOSED),
    ]


def test_acceptance_tells_of_the_task_and_of_each_share(office: Office) -> None:
    review.accept_task(office.proposal, by=office.people["controller"], now=timezone.now())
    assert kinds() == [K.ACCEPTED, K.ASSIGNED]


def test_what_was_undone_was_no_event(office: Office) -> None:
    with transaction.atomic():
        moves.take(office.assignment, by=office.people["owner"], now=timezone.now())
        transaction.set_rollback(True)
    assert kinds() == []


def test_missed_deadline_is_told_once_for_each_deadline(
    office: Office, clock: time_machine.Traveller
) -> None:
    def noted() -> int:
        return events.note_overdue(on=office_day.today(), now=timezone.now())

    assert noted() == 0
    clock.move_to(dt.datetime(2026, 3, 3, 5, tzinfo=dt.UTC))
    assert [noted(), noted()] == [1, 0]
    extending.move_deadline(
        factories.reload(office.assignment),
        to=dt.date(2026, 3, 10),
        reason="Snow.",
        by=office.people["controller"],
        now=timezone.now(),
    )
    clock.move_to(dt.datetime(2026, 3, 11, 5, tzinfo=dt.UTC))
    assert noted() == 1
    assert Event.objects.filter(kind=K.OVERDUE).count() == 2


def test_long_missed_deadline_is_no_news(office: Office, clock: time_machine.Traveller) -> None:
    clock.move_to(dt.datetime(2026, 6, 1, 5, tzinfo=dt.UTC))
    assert events.note_overdue(on=office_day.today(), now=timezone.now()) == 0


def test_message_arrives_signed_and_tells_how_things_stand(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
) -> None:
    moves.take(office.assignment, by=office.people["owner"], now=timezone.now())
    assert post_events() == 1
    ((headers, body),) = system.taken
    now = int(timezone.now().timestamp())
    assert is_signed(headers[HEADER], body, secret=listening.secret, now=now)
    assert headers["Merzim-Event"] == "assignment.taken"
    said = json.loads(body)
    assert (said["event"], said["task"]["id"], said["assignment"]["status"], said["by"]["name"]) == (
        "assignment.taken",
        office.task.pk,
        "taken",
        "owner",
    )
    assert said["assignment"]["body"]["code"] == "health"
    dispatch = Dispatch.objects.get()
    assert (dispatch.status, dispatch.answer_status, dispatch.attempts) == (S.SENT, 200, 1)
    assert headers["Merzim-Delivery"] == str(dispatch.number)
    assert post_events() == 0, "nothing is told twice"


def test_system_is_told_what_it_asked_for(office: Office, listening: Subscription) -> None:
    change_subscription(listening, kinds=[K.STARTED], by=administrator())
    moves.take(office.assignment, by=office.people["owner"], now=timezone.now())
    moves.start(factories.reload(office.assignment), by=office.people["owner"], now=timezone.now())
    pass_on(now=timezone.now())
    assert [row.kind for row in Dispatch.objects.all()] == ["assignment.started"]


def test_what_was_not_taken_is_tried_again_ever_later(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
    clock: time_machine.Traveller,
) -> None:
    system.answers = [(500, {})] * (len(WAITS) + 1)
    ping(listening, by=administrator(), now=timezone.now())
    for wait in WAITS:
        assert post_events() == 0
        assert post_events() == 0, "not before its time"
        clock.shift(wait)
    post_events()
    dispatch = Dispatch.objects.get()
    assert (dispatch.status, dispatch.attempts, dispatch.answer_status) == (S.FAILED, len(WAITS) + 1, 500)
    assert len(system.taken) == len(WAITS) + 1


def test_system_may_ask_to_wait(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
) -> None:
    system.answers = [(503, {"Retry-After": "7200"})]
    ping(listening, by=administrator(), now=timezone.now())
    post_events()
    assert Dispatch.objects.get().next_try_at == timezone.now() + dt.timedelta(hours=2)


def test_gone_stops_the_subscription(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
) -> None:
    system.answers = [(410, {})]
    ping(listening, by=administrator(), now=timezone.now())
    post_events()
    listening.refresh_from_db()
    assert (listening.is_active, listening.stopped_because) == (False, "410 Gone")
    moves.take(office.assignment, by=office.people["owner"], now=timezone.now())
    post_events()
    assert len(system.taken) == 1


def test_sender_that_died_leaves_its_message_to_another(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
    clock: time_machine.Traveller,
) -> None:
    ping(listening, by=administrator(), now=timezone.now())
    assert claim(now=timezone.now()) is not None
    assert claim(now=timezone.now()) is None
    clock.shift(CLAIM_ENDS_AFTER + dt.timedelta(seconds=1))
    assert post_events() == 1


def test_sent_again_by_hand_it_says_the_same(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
) -> None:
    moves.take(office.assignment, by=office.people["owner"], now=timezone.now())
    post_events()
    moves.start(factories.reload(office.assignment), by=office.people["owner"], now=timezone.now())
    again = redeliver(Dispatch.objects.get(), by=administrator(), now=timezone.now())
    post_events()
    bodies = [body for _headers, body in system.taken]
    assert bodies[0] in bodies[1:]
    assert factories.reload(again).status == S.SENT


@pytest.mark.parametrize(
    ("name", "url", "chosen"),
    [
        ("", "https://documents.test/", []),
        ("Documents", "http://documents.test/", []),
        ("Documents", "https://me:secret@documents.test/", []),
        ("Documents", "https://documents.test/", ["task.lost"]),
    ],
    ids=["nameless", "in the clear", "with a password", "no event"],
)
def test_what_cannot_be_told_is_not_registered(
    office: Office, name: str, url: str, chosen: list[str]
) -> None:
    with pytest.raises(Refused):
        subscribe(name=name, url=url, kinds=chosen, by=administrator(), now=timezone.now())
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("person", ["owner", "colleague", "stranger", "viewer", "controller"])
def test_only_an_administrator_registers(office: Office, person: str) -> None:
    with pytest.raises(NotAllowed):
        subscribe(name="Mine", url="https://mine.test/", by=office.people[person], now=timezone.now())


def test_address_inside_the_network_is_not_written_to(office: Office) -> None:
    listening = subscribe(name="Inside", url="https://localhost/x", by=administrator(), now=timezone.now())
    ping(listening, by=administrator(), now=timezone.now())
    assert post_events() == 0
    assert "UnsafeAddressError" in Dispatch.objects.get().answer


def test_settled_messages_are_forgotten_in_time(
    office: Office,
    listening: Subscription,
    system: System,  # noqa: F811
    clock: time_machine.Traveller,
) -> None:
    ping(listening, by=administrator(), now=timezone.now())
    post_events()
    assert forget_dispatches(now=timezone.now()) == 0
    clock.shift(KEPT_FOR + dt.timedelta(days=1))
    assert forget_dispatches(now=timezone.now()) == 1
