from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from instructions.errors import NotAllowed, Refused
from instructions.models import CalendarFeed
from instructions.services.calendar_feeds import find_feed, make_feed, revoke_feed
from tests.factories import make_administrator, make_body, make_controller, make_executor, make_user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 10, 5, 0, tzinfo=dt.UTC)


def test_secret_finds_its_feed_and_is_not_kept() -> None:
    user = make_executor(make_body())
    feed, secret = make_feed(user=user, now=NOW)
    assert find_feed(secret, now=NOW) == feed
    assert secret not in str(CalendarFeed.objects.values())


@pytest.mark.parametrize("secret", ["", "x" * 43, "ә", "\udcff", "' or 1=1"])
def test_another_secret_finds_nothing(secret: str) -> None:
    make_feed(user=make_user(), now=NOW)
    assert find_feed(secret, now=NOW) is None


def test_made_anew_the_old_secret_stops_working() -> None:
    user = make_user()
    _, old = make_feed(user=user, now=NOW)
    feed, new = make_feed(user=user, now=NOW)
    assert (find_feed(old, now=NOW), find_feed(new, now=NOW)) == (None, feed)


def test_own_feed_and_that_of_a_body_stand_side_by_side() -> None:
    body = make_body()
    user = make_executor(body)
    own, _ = make_feed(user=user, now=NOW)
    of_body, _ = make_feed(user=user, body=body, now=NOW)
    assert set(user.calendar_feeds.filter(revoked_at=None)) == {own, of_body}


def test_revoked_feed_is_not_found() -> None:
    user = make_user()
    feed, secret = make_feed(user=user, now=NOW)
    revoke_feed(feed, by=user, now=NOW)
    assert find_feed(secret, now=NOW) is None


def test_revoked_twice_keeps_the_first_moment() -> None:
    user = make_user()
    feed, _ = make_feed(user=user, now=NOW)
    revoke_feed(feed, by=user, now=NOW)
    revoke_feed(feed, by=user, now=NOW + dt.timedelta(days=1))
    feed.refresh_from_db()
    assert feed.revoked_at == NOW


def test_feed_dies_with_the_account() -> None:
    user = make_user()
    _, secret = make_feed(user=user, now=NOW)
    user.is_active = False
    user.save()
    assert find_feed(secret, now=NOW) is None
    with pytest.raises(Refused):
        make_feed(user=user, now=NOW)


def test_feed_of_a_body_is_for_who_speaks_for_it_or_reads_all() -> None:
    body = make_body()
    for user in (make_executor(body), make_controller(), make_user()):
        assert make_feed(user=user, body=body, now=NOW)[0].body == body
    with pytest.raises(NotAllowed):
        make_feed(user=make_executor(make_body()), body=body, now=NOW)


def test_only_the_person_or_an_administrator_revokes() -> None:
    feed, secret = make_feed(user=make_user(), now=NOW)
    with pytest.raises(NotAllowed):
        revoke_feed(feed, by=make_controller(), now=NOW)
    assert find_feed(secret, now=NOW)
    revoke_feed(feed, by=make_administrator(), now=NOW)
    assert find_feed(secret, now=NOW) is None


def test_use_is_noted() -> None:
    feed, secret = make_feed(user=make_user(), now=NOW)
    find_feed(secret, now=NOW)
    feed.refresh_from_db()
    assert feed.last_used_at == NOW
    assert timezone.is_aware(feed.created_at)
