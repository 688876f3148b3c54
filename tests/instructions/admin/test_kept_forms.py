"""What is entered in forms of the registry is written by services, and refused by them above the form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from instructions.models import Alias, Body, CalendarDay, Membership, OfficeHolder, Substitution, User
from instructions.services import registry
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

NAMES = {"name_kk": "Су", "name_ru": "Вода", "name_en": "Water", "kind": "ministry", "is_active": "on"}


def lines(prefix: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    told = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        told |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return told


def saved(client: Client, name: str, data: dict[str, Any], *, key: int | None = None) -> Any:
    page, keys = ("change", [key]) if key else ("add", [])
    return client.post(reverse(f"admin:instructions_{name}_{page}", args=keys), data)


def last(row: Any) -> tuple[str, str, str]:
    """How the latest line of its history came to be: what, who, why."""
    found = row.history.first()
    return found.history_type, found.history_user.username, found.history_change_reason


def test_a_body_is_added_with_its_names_and_members(office: Office) -> None:
    data = {
        **NAMES,
        "kind": "collective",
        "code": "waters",
        **lines("aliases", {"language": "en", "text": " the waters "}),
        **lines("memberships", {"member": office.ministry.pk, "from_on": "2026-01-01"}),
    }
    assert saved(signed_in(office.controller), "body", data).status_code == 302
    body = Body.objects.get(code="waters")
    assert last(body) == ("+", "controller", "added")
    assert list(body.aliases.values_list("text", flat=True)) == ["the waters"]
    assert last(Membership.objects.get()) == ("+", "controller", "joined")


def test_of_a_body_only_what_was_changed_is_written(office: Office) -> None:
    body = office.ministry
    alias, gone = factories.make_alias(body, "the waters"), factories.make_alias(body, "the lakes")
    shown = {name: getattr(body, name) for name in ("name_kk", "name_ru", "kind")}
    given = [
        {"id": one.pk, "body": body.pk, "language": one.language, "text": one.text} for one in (alias, gone)
    ]
    given[0]["text"], given[1]["DELETE"] = "all waters", "on"
    data = {**shown, "name_en": "Of rivers", "is_active": "on", **lines("aliases", *given, initial=2)}
    assert saved(signed_in(office.controller), "body", data, key=body.pk).status_code == 302
    body.refresh_from_db()
    assert (body.name_en, body.code) == ("Of rivers", "min-water")
    assert last(body) == ("~", "controller", "changed")
    assert list(body.aliases.values_list("text", flat=True)) == ["all waters"]
    assert Alias.objects.get().pk == alias.pk


def test_a_form_saved_as_it_was_leaves_no_trace(office: Office) -> None:
    body = office.ministry
    before = body.history.count()
    shown = {name: getattr(body, name) for name in ("name_kk", "name_ru", "name_en", "kind")}
    data = {**shown, "is_active": "on", **lines("aliases")}
    assert saved(signed_in(office.controller), "body", data, key=body.pk).status_code == 302
    assert body.history.count() == before


def test_what_the_service_refuses_stands_above_what_was_entered(office: Office) -> None:
    below = factories.make_body("canals")
    registry.change_body(below, by=office.controller, parent=office.ministry)
    data = {
        **NAMES,
        "name_en": "Typed in vain",
        "parent": below.pk,
        **lines("aliases", {"language": "en", "text": "typed too"}),
    }
    answer = saved(signed_in(office.controller), "body", data, key=office.ministry.pk)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "A body cannot be part of itself." in said
    assert 'value="Typed in vain"' in said
    assert 'value="typed too"' in said
    office.ministry.refresh_from_db()
    assert office.ministry.parent is None
    assert not Alias.objects.exists()


def test_what_is_refused_in_a_line_undoes_the_whole(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines are written after the body."""
    from instructions.errors import Refused

    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise Refused("Not this name.")

    monkeypatch.setattr(registry, "add_alias", refuse)
    data = {
        **NAMES,
        "code": "waters",
        **lines("aliases", {"language": "en", "text": "x"}),
        **lines("memberships"),
    }
    answer = saved(signed_in(office.controller), "body", data)
    assert "Not this name." in answer.content.decode()
    assert not Body.objects.filter(code="waters").exists()


def test_an_office_holder_is_added_and_given_a_last_day(office: Office) -> None:
    client = signed_in(office.controller)
    data = {"body": office.ministry.pk, "last_name": "Serikova", "first_name": "Aigul", "patronymic": ""}
    assert saved(client, "officeholder", data).status_code == 302
    holder = OfficeHolder.objects.get()
    assert last(holder) == ("+", "controller", "added")
    saved(client, "officeholder", {**data, "until_on": "2026-02-28"}, key=holder.pk)
    holder.refresh_from_db()
    assert (holder.until_on, last(holder)) == (dt.date(2026, 2, 28), ("~", "controller", "changed"))


def test_days_that_cannot_be_are_refused_in_words(office: Office) -> None:
    days = {"from_on": "2026-02-02", "until_on": "2026-02-01"}
    client = signed_in(office.controller)
    akims = factories.make_collective("akims", members=[])
    data = {name: getattr(akims, name) for name in ("name_kk", "name_ru", "name_en", "kind")}
    member = lines("memberships", {"member": office.ministry.pk, **days})
    of_a_body = saved(client, "body", {**data, **lines("aliases"), **member}, key=akims.pk)
    holder = saved(client, "officeholder", {"body": office.ministry.pk, "last_name": "Serikova", **days})
    for answer in (of_a_body, holder):
        said = answer.content.decode()
        assert "The period ends before it begins." in said
        assert "is violated" not in said
    assert not OfficeHolder.objects.exists()


def test_a_day_is_set_and_stays_that_day(office: Office) -> None:
    client = signed_in(office.controller)
    data = {"on": "2026-05-04", "kind": "off", "name_kk": "", "name_ru": "", "name_en": "Moved"}
    assert saved(client, "calendarday", data).status_code == 302
    day = CalendarDay.objects.get(on="2026-05-04")
    assert last(day) == ("+", "controller", "set")
    saved(client, "calendarday", {**data, "on": "2026-05-05", "kind": "working"}, key=day.pk)
    day.refresh_from_db()
    assert (str(day.on), day.kind, last(day)) == ("2026-05-04", "working", ("~", "controller", "set"))


def test_a_person_is_added_with_bodies_and_a_password(office: Office) -> None:
    data = {
        "username": "serikova",
        "usable_password": "true",
        "password1": "canals-and-rivers",
        "password2": "canals-and-rivers",
        "role": "executor",
        "language": "kk",
        "bodies": [office.ministry.pk],
    }
    assert saved(signed_in(office.administrator), "user", data).status_code == 302
    added = User.objects.get(username="serikova")
    assert added.check_password("canals-and-rivers")
    assert (list(added.bodies.all()), added.language) == ([office.ministry], "kk")
    assert last(added) == ("+", "administrator", "added")


def person_form(user: User, **changed: Any) -> dict[str, Any]:
    names = ("username", "last_name", "first_name", "email", "language", "role")
    told = {name: getattr(user, name) for name in names}
    return {**told, "is_active": "on", "bodies": list(user.bodies.values_list("pk", flat=True)), **changed}


def test_of_a_person_only_what_was_changed_is_written(office: Office) -> None:
    data = person_form(office.owner, last_name="Serikova", bodies=[office.other.pk])
    assert saved(signed_in(office.administrator), "user", data, key=office.owner.pk).status_code == 302
    office.owner.refresh_from_db()
    assert (office.owner.last_name, list(office.owner.bodies.all())) == ("Serikova", [office.other])
    assert last(office.owner) == ("~", "administrator", "changed")


@pytest.mark.parametrize(
    ("given", "is_usable"),
    [
        ({"password1": "canals-and-rivers", "password2": "canals-and-rivers", "set-password": "1"}, True),
        ({"usable_password": "false", "unset-password": "1"}, False),
    ],
    ids=["given", "closed"],
)
def test_a_password_is_given_and_taken_by_services(
    office: Office, given: dict[str, str], is_usable: bool
) -> None:
    address = reverse("admin:auth_user_password_change", args=[office.owner.pk])
    data = {"usable_password": "true", **given}
    assert signed_in(office.controller).post(address, data).status_code == 403
    assert signed_in(office.administrator).post(address, data).status_code == 302
    office.owner.refresh_from_db()
    assert office.owner.has_usable_password() is is_usable
    assert office.owner.check_password("canals-and-rivers") is is_usable
    assert last(office.owner) == ("~", "administrator", "changed")


def absence(office: Office, **changed: Any) -> dict[str, Any]:
    days = {"from_on": "2026-02-09", "until_on": "2026-02-13"}
    return {"person": office.owner.pk, "substitute": office.colleague.pk, **days, **changed}


def test_a_substitute_is_named_and_ended(office: Office) -> None:
    client = signed_in(office.controller)
    assert saved(client, "substitution", absence(office)).status_code == 302
    named = Substitution.objects.get()
    assert last(named) == ("+", "controller", "substitute named")
    assert (
        saved(client, "substitution", absence(office, until_on="2026-02-20"), key=named.pk).status_code == 403
    )
    address = reverse("admin:instructions_substitution_changelist")
    client.post(address, {"action": "end", "_selected_action": [named.pk]})
    assert not Substitution.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until_on": "2026-02-01"}, "The period ends before it begins."),
        ({"substitute": "{owner}"}, "Nobody stands in for oneself."),
        ({"from_on": "2026-01-05", "until_on": "2026-01-09"}, "These days have passed already."),
    ],
    ids=str,
)
def test_days_on_which_nobody_can_stand_in_are_refused(
    office: Office, changed: dict[str, str], said: str
) -> None:
    given = {name: office.owner.pk if day == "{owner}" else day for name, day in changed.items()}
    page = saved(signed_in(office.controller), "substitution", absence(office, **given)).content.decode()
    assert said in page
    assert "is violated" not in page
    assert not Substitution.objects.exists()


@pytest.mark.parametrize("name", ["body", "officeholder", "calendarday", "user", "substitution"])
@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "viewer"])
def test_nobody_else_saves_a_form(office: Office, name: str, who: str) -> None:
    assert saved(signed_in(office.people()[who]), name, {}).status_code == 403
