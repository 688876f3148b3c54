from __future__ import annotations

import datetime as dt
import hashlib

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import ApiToken, User
from instructions.services.api_tokens import find_token, issue_token, revoke_token
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def now(clock: time_machine.Traveller) -> dt.datetime:
    return timezone.now()


@pytest.fixture
def owner() -> User:
    return factories.make_executor(factories.make_body())


def issue(owner: User, now: dt.datetime, *, by: User | None = None, days: int = 90) -> tuple[ApiToken, str]:
    return issue_token(
        user=owner, name="reports", scope=ApiToken.Scope.READ, valid_for=days * DAY, by=by, now=now
    )


def test_only_the_hash_is_kept(owner: User, now: dt.datetime) -> None:
    token, text = issue(owner, now)
    secret = text.split("_", 2)[2]
    row = ApiToken.objects.values().get(pk=token.pk)
    assert row["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert not any(secret in str(value) for value in row.values())


def test_no_two_tokens_are_alike(owner: User, now: dt.datetime) -> None:
    assert issue(owner, now)[1] != issue(owner, now)[1]


def test_issued_token_is_found_by_its_text(owner: User, now: dt.datetime) -> None:
    token, text = issue(owner, now)
    found = find_token(text, now=now)
    assert found == token
    assert found.user == owner


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1] + ("A" if text[-1] != "A" else "B"),
        lambda text: text + "A",
        lambda text: text.removeprefix("merzim_"),
        lambda text: text.rsplit("_", 1)[0],
        lambda text: "",
        lambda text: "merzim_\0_x",
        lambda text: "merzim_ш_ш",
    ],
    ids=["other end", "longer", "no mark", "no secret", "empty", "null character", "not ascii"],
)
def test_other_text_is_no_token(owner: User, now: dt.datetime, change: object) -> None:
    _token, text = issue(owner, now)
    assert callable(change)
    assert find_token(change(text), now=now) is None


def test_token_ends_at_its_moment(owner: User, now: dt.datetime) -> None:
    _token, text = issue(owner, now, days=1)
    assert find_token(text, now=now + DAY - dt.timedelta(seconds=1))
    assert find_token(text, now=now + DAY) is None


def test_revoked_token_is_not_found_and_keeps_its_first_moment(owner: User, now: dt.datetime) -> None:
    token, text = issue(owner, now)
    revoke_token(token, by=owner, now=now)
    revoke_token(token, by=owner, now=now + DAY)
    assert token.revoked_at == now
    assert find_token(text, now=now) is None


def test_token_of_a_closed_account_is_not_found(owner: User, now: dt.datetime) -> None:
    _token, text = issue(owner, now)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert find_token(text, now=now) is None


def test_last_use_is_noted_by_the_minute(owner: User, now: dt.datetime) -> None:
    token, text = issue(owner, now)
    find_token(text, now=now)
    find_token(text, now=now + dt.timedelta(seconds=59))
    assert factories.reload(token).last_used_at == now
    find_token(text, now=now + dt.timedelta(seconds=60))
    assert factories.reload(token).last_used_at == now + dt.timedelta(seconds=60)


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_term_is_between_a_day_and_a_year(owner: User, now: dt.datetime, days: int) -> None:
    with pytest.raises(Refused, match="at most a year"):
        issue(owner, now, days=days)


def test_one_person_issues_no_token_for_another(owner: User, now: dt.datetime) -> None:
    with pytest.raises(NotAllowed):
        issue(owner, now, by=factories.make_controller())


def test_administrator_issues_and_revokes_for_others(owner: User, now: dt.datetime) -> None:
    administrator = factories.make_administrator()
    token, _text = issue(owner, now, by=administrator)
    revoke_token(token, by=administrator, now=now)
    assert token.created_by == administrator


def test_stranger_revokes_nothing(owner: User, now: dt.datetime) -> None:
    token, text = issue(owner, now)
    with pytest.raises(NotAllowed):
        revoke_token(token, by=factories.make_controller(), now=now)
    assert find_token(text, now=now)


def test_closed_account_gets_no_token(owner: User, now: dt.datetime) -> None:
    owner.is_active = False
    with pytest.raises(Refused, match="closed"):
        issue(owner, now)


def test_command_prints_a_working_token(owner: User, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("issue_token", owner.username, "--write", "--days", "2")
    found = find_token(capsys.readouterr().out.strip(), now=timezone.now())
    assert found
    assert (found.user, found.scope) == (owner, "write")


def test_command_names_the_user_it_does_not_know() -> None:
    with pytest.raises(CommandError, match="'nobody'"):
        call_command("issue_token", "nobody")
