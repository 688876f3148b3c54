"""Tokens of the REST interface: issued once, found by their hash, revoked."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import ApiToken, User
from instructions.short_memory import ShortMemory

SHORTEST = dt.timedelta(days=1)
LONGEST = dt.timedelta(days=366)
_MARK = "merzim"
_USE_NOTED_EVERY = dt.timedelta(minutes=1)

known: ShortMemory[str, ApiToken] = ShortMemory(seconds=3)
"""Tokens that were shown just now. One revoked, or an account closed, elsewhere ends three seconds later."""


def issue_token(
    *,
    user: User,
    name: str,
    scope: ApiToken.Scope,
    valid_for: dt.timedelta,
    by: User | None,
    now: dt.datetime,
) -> tuple[ApiToken, str]:
    """The stored token and its text, which nobody can read again. `by` is None on the command line."""
    if by is not None:
        _require_own_or_administrator(by, user)
    if not user.is_active:
        raise Refused(_("This account is closed."))
    if not SHORTEST <= valid_for <= LONGEST:
        raise Refused(_("A token is valid for at least a day and at most a year."))
    prefix = secrets.token_hex(4)
    text = f"{_MARK}_{prefix}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user,
        name=name,
        prefix=prefix,
        digest=_digest(text),
        scope=scope,
        created_at=now,
        created_by=by,
        expires_at=now + valid_for,
    )
    return token, text


def revoke_token(token: ApiToken, *, by: User, now: dt.datetime) -> None:
    """A second time changes nothing: the first moment stays."""
    _require_own_or_administrator(by, token.user)
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now)
    token.refresh_from_db(fields=["revoked_at"])
    known.forget()


def known_token(text: str, *, now: dt.datetime) -> ApiToken | None:
    """As `find_token`, asked of the database every few seconds only."""
    token = known.get(_digest(text), lambda: find_token(text, now=now))
    return token if token and token.is_valid(now=now) else None


def find_token(text: str, *, now: dt.datetime) -> ApiToken | None:
    """The valid token with this text, whose person's account is open; its use is noted by the minute."""
    mark, _separator, rest = text.partition("_")
    prefix, _separator, secret = rest.partition("_")
    if mark != _MARK or not secret or "\0" in prefix:
        return None
    token = ApiToken.objects.select_related("user").filter(prefix=prefix).first()
    if token is None or not secrets.compare_digest(token.digest, _digest(text)):
        return None
    if not token.is_valid(now=now) or not token.user.is_active:
        return None
    if token.last_used_at is None or now - token.last_used_at >= _USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def _require_own_or_administrator(by: User, owner: User) -> None:
    if by.pk != owner.pk and not (by.is_active and (by.is_superuser or by.role == User.Role.ADMINISTRATOR)):
        raise NotAllowed(_("Only an administrator may manage another person's tokens."))
