"""People who work with Merzim, as administrators keep them; and what each chooses for oneself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Body, User
from instructions.models.language import Language
from instructions.rights import require_administrator
from instructions.services.record import attribute


@transaction.atomic
def add_person(*, by: User, bodies: Iterable[Body] = (), password: str | None = None, **fields: Any) -> User:
    """A new account. Without a password nobody signs in to it until an administrator gives one.

    Raises `NotAllowed`, or `Refused` where the name is taken or a value cannot be.
    """
    require_administrator(by)
    return _kept(User(**fields), by=by, reason="added", bodies=bodies, password=password, is_new=True)


@transaction.atomic
def change_person(
    person: User,
    *,
    by: User,
    bodies: Iterable[Body] | None = None,
    password: str | None = None,
    **fields: Any,
) -> User:
    """Who leaves is made inactive; what was done stays under the name. What is left out stays.

    Nobody takes the own role or access away by a slip. Raises `NotAllowed` or `Refused`.
    """
    require_administrator(by)
    row = User.objects.select_for_update().get(pk=person.pk)
    if row.pk == by.pk and any(
        name in fields and fields[name] != getattr(row, name) for name in ("role", "is_active")
    ):
        raise Refused(_("Have another administrator change your own role or access."))
    for name, value in fields.items():
        setattr(row, name, value)
    return _kept(row, by=by, reason="changed", bodies=bodies, password=password)


@transaction.atomic
def close_password(person: User, *, by: User) -> User:
    """Nobody signs in by a password until an administrator gives one. Raises `NotAllowed`."""
    require_administrator(by)
    row = User.objects.select_for_update().get(pk=person.pk)
    row.set_unusable_password()
    attribute(row, by=by, reason="changed")
    row.save()
    return row


def _kept(
    row: User,
    *,
    by: User,
    reason: str,
    bodies: Iterable[Body] | None,
    password: str | None,
    is_new: bool = False,
) -> User:
    try:
        if password is not None:
            validate_password(password, row)
        if is_new or password is not None:
            row.set_password(password)
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    attribute(row, by=by, reason=reason)
    row.save()
    if bodies is not None:
        row.bodies.set(bodies)
    return row


def choose_language(user: User, *, language: str) -> User:
    """Keep the language in which a person reads pages and mail; one that we do not speak is left aside."""
    if language in Language.values and language != user.language:
        user.language = language
        attribute(user, by=user, reason="language")
        user.save(update_fields=["language"])
    return user
