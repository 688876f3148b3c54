from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from instructions.models import Task, User
from tests.factories import make_body, make_executor, make_task, make_user
from tests.instructions.documents.conftest import Story

pytestmark = pytest.mark.django_db
KINDS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


def address(task: Task, kind: str) -> str:
    return reverse(f"documents:card_{kind}", args=[task.pk])


def status(user: User | None, task: Task, kind: str) -> int:
    client = Client()
    if user:
        client.force_login(user)
    return client.get(address(task, kind)).status_code


@pytest.mark.parametrize("kind", KINDS)
def test_card_by_who_asks(story: Story, kind: str) -> None:
    assert story.lead.body
    colleague = make_executor(story.lead.body)
    stranger = make_executor(make_body())
    asked = {
        "controller": story.controller,
        "owner": story.executor,
        "colleague": colleague,
        "co-executor": story.member,
        "viewer": make_user(role="viewer"),
        "stranger": stranger,
        "nobody": None,
    }
    assert {name: status(user, story.task, kind) for name, user in asked.items()} == {
        "controller": 200,
        "owner": 200,
        "colleague": 200,
        "co-executor": 200,
        "viewer": 200,
        "stranger": 404,
        "nobody": 302,
    }


@pytest.mark.parametrize("kind", KINDS)
def test_card_of_a_proposal_is_for_the_control_unit(kind: str) -> None:
    proposal = make_task(state=Task.State.PROPOSED)
    asked = [make_user(role="controller"), make_user(role="viewer")]
    assert [status(user, proposal, kind) for user in asked] == [200, 404]


@pytest.mark.parametrize(("kind", "start"), KINDS.items())
def test_card_is_a_private_file_of_its_kind(story: Story, client: Client, kind: str, start: bytes) -> None:
    client.force_login(story.controller)
    response = client.get(address(story.task, kind))
    assert response.content.startswith(start)
    assert f'filename="card-{story.task.number}.{kind}"' in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("kind", KINDS)
def test_card_is_only_read(story: Story, client: Client, kind: str) -> None:
    client.force_login(story.controller)
    assert client.post(address(story.task, kind)).status_code == 405
