from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from instructions.models import ApiToken, User
from instructions.services.api_tokens import find_token
from tests import factories

pytestmark = pytest.mark.django_db
ADD, LIST = "admin:instructions_apitoken_add", "admin:instructions_apitoken_changelist"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def administrator() -> User:
    return factories.make_user(role=User.Role.ADMINISTRATOR)


def issue(client: Client, owner: User) -> tuple[str, ApiToken]:
    asked = {"user": owner.pk, "name": "Monday report", "scope": "read", "days": 30}
    response = client.post(reverse(ADD), asked)
    assert response.status_code == 200, "the page that answers shows the token"
    assert "no-store" in response["Cache-Control"]
    found = re.search(r"merzim_[0-9a-f]{8}_[\w-]+", response.content.decode())
    assert found
    return found[0], ApiToken.objects.get()


def test_token_is_shown_once_and_works(administrator: User) -> None:
    client, owner = signed_in(administrator), factories.make_controller()
    text, token = issue(client, owner)
    assert find_token(text, now=timezone.now()) == token
    assert (token.user, token.created_by) == (owner, administrator)
    secret = text.split("_", 2)[2]
    for address in (reverse(LIST), reverse("admin:instructions_apitoken_change", args=[token.pk])):
        page = client.get(address)
        assert page.status_code == 200
        assert secret not in page.content.decode()


def test_chosen_tokens_are_revoked(administrator: User) -> None:
    client = signed_in(administrator)
    text, token = issue(client, factories.make_controller())
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [token.pk]})
    assert find_token(text, now=timezone.now()) is None


@pytest.mark.parametrize("days", ["0", "367", "", "x"])
def test_term_out_of_bounds_issues_nothing(administrator: User, days: str) -> None:
    asked = {"user": administrator.pk, "name": "x", "scope": "read", "days": days}
    signed_in(administrator).post(reverse(ADD), asked)
    assert not ApiToken.objects.exists()


OTHERS = [role for role in User.Role if role != User.Role.ADMINISTRATOR]
ASKED = {"name": "My table", "scope": "read", "days": 30}


@pytest.mark.parametrize("role", OTHERS)
def test_everybody_issues_and_revokes_their_own(role: str) -> None:
    user, other = factories.make_user(role=role), factories.make_controller()
    client = signed_in(user)
    response = client.post(reverse(ADD), {**ASKED, "user": other.pk})
    token = ApiToken.objects.get()
    assert (response.status_code, token.user, token.created_by) == (200, user, user), "for nobody else"
    assert token.prefix in response.content.decode()
    assert 'name="user"' not in client.get(reverse(ADD)).content.decode()
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at


@pytest.mark.parametrize("role", OTHERS)
def test_tokens_of_others_are_an_administrators(administrator: User, role: str) -> None:
    _text, token = issue(signed_in(administrator), factories.make_executor())
    client = signed_in(factories.make_user(role=role))
    assert token.name not in client.get(reverse(LIST)).content.decode()
    for name in ("change", "history"):
        page = client.get(reverse(f"admin:instructions_apitoken_{name}", args=[token.pk]), follow=True)
        assert token.prefix not in page.content.decode()
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is None
    assert token.name in signed_in(administrator).get(reverse(LIST)).content.decode()


def test_the_way_to_ones_tokens_is_under_ones_name() -> None:
    client = signed_in(factories.make_executor())
    assert f'href="{reverse(LIST)}"' in client.get(reverse("admin:index")).content.decode()
    for view in (LIST, ADD):
        assert reverse("admin:registry") not in client.get(reverse(view)).content.decode()


@pytest.mark.parametrize(("role", "room"), [("administrator", "admin:registry"), ("controller", "")])
def test_it_lies_in_the_registry_for_those_who_keep_all_tokens(role: str, room: str) -> None:
    page = signed_in(factories.make_user(role=role)).get(reverse(LIST)).content.decode()
    here = re.findall(r'<li><a href="([^"]+)" aria-current="page">', page)
    assert here == ([reverse(room)] if room else [])


def test_who_is_not_signed_in_is_sent_to_sign_in() -> None:
    for view in (LIST, ADD):
        assert Client().get(reverse(view)).status_code == 302
