from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from instructions.errors import NotAllowed, Refused
from instructions.models import Remark, Task, User
from instructions.services.remarking import add_remark
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Task:
    return factories.make_assignment(factories.make_task(), factories.make_body("wells")).task


def who(role: str) -> User:
    return factories.make_user(role, role=role)


@pytest.mark.parametrize("role", ["office", "controller", "administrator"])
def test_remark_is_kept_with_who_and_when(task: Task, role: str) -> None:
    version = task.version
    now = timezone.now()
    made = add_remark(task, text=" Which villages? ", by=who(role), now=now)
    assert (made.text, made.author.role, made.at) == ("Which villages?", role, now)
    task.refresh_from_db()
    assert task.version == version, "nothing of the task has changed"


@pytest.mark.parametrize("role", ["viewer", "executor", "head"])
def test_remark_of_others_is_refused(task: Task, role: str) -> None:
    with pytest.raises(NotAllowed):
        add_remark(task, text="Which?", by=who(role), now=timezone.now())


@pytest.mark.parametrize("text", [" ", "x" * 2001], ids=["empty", "too long"])
def test_remark_that_cannot_be_is_refused(task: Task, text: str) -> None:
    with pytest.raises(Refused):
        add_remark(task, text=text, by=who("office"), now=timezone.now())
    assert not Remark.objects.exists()


def test_office_remarks_at_the_desk_and_the_body_reads_it(task: Task) -> None:
    office, desk = Client(), reverse("admin:instructions_task_change", args=[task.pk])
    office.force_login(who("office"))
    address = reverse("admin:do", args=["task", task.pk, "remark"])
    assert address in office.get(desk).content.decode()
    assert office.post(address, {"text": "Which villages?", "version": task.version}).status_code == 302
    owner, stranger = Client(), Client()
    body = task.assignments.get().body
    assert body
    owner.force_login(factories.make_executor(body, username="owner"))
    stranger.force_login(factories.make_executor(factories.make_body("roads"), username="stranger"))
    page = owner.get(desk).content.decode()
    assert "Which villages?" in page
    assert address not in page
    assert owner.post(address, {"text": "No.", "version": task.version}).status_code == 403
    assert stranger.get(desk).status_code == 404
    assert stranger.post(address, {"text": "No.", "version": task.version}).status_code == 404


def test_office_remarks_over_rest(task: Task) -> None:
    client = APIClient()
    client.force_login(who("office"))
    assert client.post(f"/api/v1/tasks/{task.pk}/remark/", {"text": "Which?"}).status_code == 201
    (told,) = client.get(f"/api/v1/tasks/{task.pk}/remarks/").json()
    assert (told["text"], told["author"]["name"]) == ("Which?", "office")
