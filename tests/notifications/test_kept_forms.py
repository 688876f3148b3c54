"""Reminder policies and people's wishes, entered at the desk: written and refused by services."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifications.models import Policy, Recipient
from notifications.recipients import enrol
from tests import factories
from tests.notifications.office import at, frozen

pytestmark = pytest.mark.django_db

NOW = at("2026-02-25")
LEAD = {"audience": "lead", "before": "10, 3, 0", "overdue_from": "1", "overdue_every": "5"}
CONTROLLER = {"audience": "controller", "before": "0", "overdue_from": "", "overdue_every": "5"}


@pytest.fixture
def controller() -> Client:
    client = Client()
    client.force_login(factories.make_controller("controller"))
    return client


@pytest.fixture
def policy(controller: Client) -> Policy:
    task = factories.make_task(title="Count the wells")
    assert saved(controller, {"name": "Wells", "task": task.pk}, LEAD, CONTROLLER).status_code == 302
    return Policy.objects.get()


def lines(prefix: str, rows: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    told: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": sum("id" in row for row in rows),
    }
    for number, row in enumerate(rows):
        told |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return told


def saved(client: Client, data: dict[str, Any], *rules: dict[str, Any], key: int | None = None) -> Any:
    page, keys = ("change", [key]) if key else ("add", [])
    address = reverse(f"admin:notifications_policy_{page}", args=keys)
    return client.post(address, {**data, **lines("rows", rules)})


def told(row: Any) -> list[tuple[str, str | None]]:
    return [(one.history_user.username, one.history_change_reason) for one in row.history.all()]


def test_a_policy_is_added_with_its_rules(policy: Policy) -> None:
    assert told(policy) == [("controller", "added")]
    assert [(rule.audience, rule.before) for rule in policy.rows.all()] == [
        ("lead", "10, 3, 0"),
        ("controller", "0"),
    ]
    assert [told(rule) for rule in policy.rows.all()] == [[("controller", "set")]] * 2


def test_of_a_policy_only_what_was_changed_is_written(controller: Client, policy: Policy) -> None:
    lead, to_controller = policy.rows.all()
    rules = ({**LEAD, "id": lead.pk, "before": "5"}, {**CONTROLLER, "id": to_controller.pk})
    saved(controller, {"name": "Wells", "task": policy.task_id}, *rules, key=policy.pk)
    assert told(policy) == [("controller", "added")]
    assert [len(told(rule)) for rule in (lead, to_controller)] == [2, 1]
    assert [rule.before for rule in policy.rows.all()] == ["5", "0"]


def test_a_rule_is_dropped(controller: Client, policy: Policy) -> None:
    lead, to_controller = policy.rows.all()
    rules = ({**LEAD, "id": lead.pk}, {**CONTROLLER, "id": to_controller.pk, "DELETE": "on"})
    saved(controller, {"name": "Wells", "task": policy.task_id}, *rules, key=policy.pk)
    assert list(policy.rows.all()) == [lead]
    assert told(type(lead)(pk=to_controller.pk))[0] == ("controller", "dropped")


def test_a_policy_for_one_thing_is_dropped_and_the_default_stays(controller: Client, policy: Policy) -> None:
    assert saved(controller, {"name": "All"}, LEAD).status_code == 302
    default = Policy.objects.get(name="All")
    codes = [
        controller.post(
            reverse("admin:notifications_policy_delete", args=[one.pk]), {"post": "yes"}
        ).status_code
        for one in (policy, default)
    ]
    assert codes == [302, 403]
    assert Policy.history.filter(history_type="-").get().history_change_reason == "dropped"


@pytest.mark.parametrize(
    ("given", "rules", "said"),
    [
        ({"name": "Again"}, (), "There is a policy for everything else already."),
        ({"name": "Both", "task": 0, "announcement": 0}, (), "one announcement or for one instruction"),
        ({"name": "Twice", "task": 0}, (LEAD, LEAD), "duplicate"),
    ],
    ids=["a second default", "for both", "one audience twice"],
)
def test_a_policy_that_cannot_be_is_refused_in_words(
    controller: Client, given: dict[str, Any], rules: tuple[dict[str, Any], ...], said: str
) -> None:
    saved(controller, {"name": "All"})
    task = factories.make_task(factories.make_announcement())
    keys = {"task": task.pk, "announcement": task.announcement_id}
    answer = saved(controller, {**given, **{name: keys[name] for name in keys if name in given}}, *rules)
    page = answer.content.decode()
    assert said in page
    assert "is violated" not in page
    assert Policy.objects.count() == 1


@pytest.fixture
def recipient() -> Recipient:
    user = factories.make_executor(factories.make_body("waters"), username="owner", email="owner@merzim.test")
    enrol(now=NOW)
    return Recipient.objects.get(user=user)


def wishes(client: Client, recipient: Recipient, **changed: Any) -> Any:
    address = recipient.addresses.get()
    data = {"language": "kk", "hour": 8, "quiet_from": 19, "bundle": "digest", "paused_until": "", **changed}
    rows = ({"id": address.pk, **({"is_wanted": "on"} if changed.get("wanted") else {})},)
    with frozen(NOW):
        return client.post(
            reverse("admin:notifications_recipient_change", args=[recipient.pk]),
            {**data, **lines("addresses", rows)},
        )


def test_wishes_are_said_for_somebody_who_cannot(controller: Client, recipient: Recipient) -> None:
    assert wishes(controller, recipient).status_code == 302
    recipient.refresh_from_db()
    assert (recipient.language, recipient.hour) == ("kk", 8)
    assert not recipient.addresses.get().is_wanted


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"hour": 20}, "The quiet begins after the hour of the reminders."),
        ({"paused_until": "2027-12-31"}, "A pause lasts 92 days at most."),
    ],
    ids=["an hour in the quiet", "a pause too long"],
)
def test_wishes_are_kept_within_reason(
    controller: Client, recipient: Recipient, changed: dict[str, Any], said: str
) -> None:
    page = wishes(controller, recipient, wanted=True, **changed).content.decode()
    assert said in page
    assert "is violated" not in page
    recipient.refresh_from_db()
    assert (recipient.hour, recipient.paused_until) == (Recipient().hour, None)


@pytest.mark.parametrize("model", ["policy", "recipient"])
def test_nobody_else_saves_a_form(recipient: Recipient, policy: Policy, model: str) -> None:
    for user in (recipient.user, factories.make_user("viewer"), factories.make_executor(username="stranger")):
        client = Client()
        client.force_login(user)
        key = {"policy": policy, "recipient": recipient}[model].pk
        address = reverse(f"admin:notifications_{model}_change", args=[key])
        assert client.post(address, {}).status_code == 403
