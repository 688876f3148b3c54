"""Every address of the desk, from the resolver itself, asked for by somebody who may see nothing of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from instructions.models import ApiToken, Evidence, Extension, ProgressReport, Substitution
from instructions.services.api_tokens import issue_token
from instructions.services.calendar_feeds import make_feed
from instructions.services.lists import save_filter
from instructions.services.milestones import add_milestone
from notifications.models import Dispatch, Subscription
from tests import factories
from tests.instructions.admin.conftest import Office, signed_in

SECRET = "Kept from strangers"
MOVES = {"task": "cancel", "assignment": "report", "report": "accept", "extension": "grant", "step": "reach"}
OPEN_TO_ALL = {"login", "logout", "jsi18n"}
"""Pages that hold nothing of the office."""


@dataclass(frozen=True)
class Address:
    name: str
    route: str

    def __str__(self) -> str:
        return self.name


def walk(patterns: list[URLPattern | URLResolver], route: str = "") -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, here)
        elif pattern.name:
            yield Address(pattern.name, here)


def desk_addresses() -> list[Address]:
    found = {(one.name, one.route): one for one in walk(get_resolver().url_patterns, "")}
    return [one for one in found.values() if one.route.startswith("desk/") and one.name not in OPEN_TO_ALL]


ADDRESSES = desk_addresses()


@pytest.fixture
def rows(office: Office) -> dict[str, int]:
    """A row of everything that an address can name, each with words that a stranger must not read."""
    task, share = office.task, office.share
    assert task.announcement
    task.title = task.announcement.title = SECRET
    task.save()
    task.announcement.original.save("a.txt", ContentFile(SECRET.encode()))
    report = ProgressReport.objects.create(
        assignment=share, text=SECRET, author=office.owner, state="submitted", submitted_at=timezone.now()
    )
    file = Evidence(report=report, name="act.txt", size=4, content_type="text/plain", sha256="0" * 64)
    file.file.save("act.txt", ContentFile(SECRET.encode()))
    extension = Extension.objects.create(
        assignment=share, to_on="2026-04-01", reason=SECRET, asked_by=office.owner, asked_at=timezone.now()
    )
    step = add_milestone(task, title=SECRET, due_on=task.due_on, by=office.controller)  # type: ignore[arg-type]
    proposal = factories.make_task(task.announcement, state="proposed", title=SECRET)
    feed, _secret = make_feed(user=office.owner, body=None, now=timezone.now())
    days = {"from_on": "2026-02-01", "until_on": "2026-03-01"}
    away = Substitution.objects.create(person=office.owner, substitute=office.colleague, **days)
    kept = save_filter(user=office.owner, listing="instructions_task", name=SECRET, query="due=overdue")
    system = Subscription.objects.create(
        name=SECRET, url="https://a.kz/", secret=SECRET, created_at=timezone.now()
    )
    said = Dispatch.objects.create(
        subscription=system, kind="ping", body=SECRET, queued_at=timezone.now(), next_try_at=timezone.now()
    )
    token, _text = issue_token(
        user=office.owner,
        name=SECRET,
        scope=ApiToken.Scope.READ,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )
    return {
        "apitoken": token.pk,
        "webhook": system.pk,
        "webhook_move": system.pk,
        "webhook_message": said.pk,
        "webhook_again": said.pk,
        "task": task.pk,
        "announcement": task.announcement.pk,
        "assignment": share.pk,
        "progressreport": report.pk,
        "report": report.pk,
        "extension": extension.pk,
        "evidence": file.pk,
        "original": task.announcement.pk,
        "step": step.pk,
        "proposal": proposal.pk,
        "revoke_feed": feed.pk,
        "end_substitution": away.pk,
        "substitution": away.pk,
        "forget_filter": kept.pk,
        "user": office.owner.pk,
    }


def paths(address: Address, rows: dict[str, int]) -> list[str]:
    """The address with every row that it may name."""
    named = re.findall(r"<(?:\w+:)?(\w+)>", address.route)
    if not named:
        return ["/" + address.route.replace("^", "").replace("$", "")]
    path = "/" + address.route
    if address.name == "do":
        return [reverse("admin:do", args=[kind, rows[kind], move]) for kind, move in MOVES.items()]
    model = next((part for part in address.name.split("_") if part in rows), address.name)
    key = rows.get(address.name, rows.get(model, 1))
    return [re.sub(r"<[^>]+>", str(key), path)]


def is_refused(client: Client, path: str) -> bool:
    """For reading and for writing: no success, or a page without a word of the secret."""
    for answer in (client.get(path), client.post(path, {})):
        said = answer.getvalue() if answer.streaming else answer.content
        if answer.status_code == 200 and SECRET.encode() in said:
            return False
        if answer.status_code >= 500:
            return False
    return True


def test_the_walk_finds_the_rooms_of_the_desk() -> None:
    names = {address.name for address in ADDRESSES}
    lists = {f"{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry}
    others = {"index", "do", "proposal", "evidence", "card_pdf", "instructions_task_export", "enter"}
    assert lists | others <= names


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_stranger_reads_nothing_anywhere(address: Address, office: Office, rows: dict[str, int]) -> None:
    client = signed_in(office.stranger)
    assert all(is_refused(client, path) for path in paths(address, rows))
    assert factories.reload(office.task).state == "on_control"
    assert Extension.objects.get(pk=rows["extension"]).state == "requested"
    assert ProgressReport.objects.get(pk=rows["report"]).state == "submitted"
    assert Substitution.objects.filter(pk=rows["substitution"]).exists()


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_the_unknown_are_sent_to_sign_in_everywhere(address: Address, rows: dict[str, int]) -> None:
    for path in paths(address, rows):
        answer = Client().get(path)
        assert answer.status_code in {302, 404, 405}, path
        assert answer.status_code != 302 or "login" in answer["Location"], path


SIGNS = {"null": "%00", "half a sign": "%ED%A0%80", "huge": "9" * 40}
QUESTIONS = ["q", "p", "o", "body", "state", "due", "month", "day", "first", "last", "selection", "file"]
QUESTIONS += [
    "id",
    "status",
    "role",
    "announcement",
    "language",
    "show",
    "view",
    "id__exact",
    "body__id__exact",
]


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "<" not in one.route], ids=str)
def test_no_question_breaks_a_page(address: Address, office: Office) -> None:
    client = signed_in(office.administrator)
    path = "/" + address.route
    for name in QUESTIONS:
        for sign in SIGNS.values():
            assert client.get(path, QUERY_STRING=f"{name}={sign}").status_code < 500, (name, sign)
