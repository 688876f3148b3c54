"""Systems that listen: registered, changed, pinged and told again by administrators."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import Event, User
from instructions.rights import require_administrator
from notifications.models import Dispatch, Subscription
from notifications.outgoing.saying import ping_body
from notifications.signed_post import UnsafeAddressError, checked


@transaction.atomic
def subscribe(*, name: str, url: str, kinds: Sequence[str] = (), by: User, now: dt.datetime) -> Subscription:
    """A new system, whose secret the answer to this tells once."""
    require_administrator(by)
    subscription = Subscription(created_by=by, created_at=now, secret=secrets.token_urlsafe(32))
    return _save(subscription, name=name, url=url, kinds=kinds)


@transaction.atomic
def change_subscription(
    subscription: Subscription,
    *,
    by: User,
    name: str | None = None,
    url: str | None = None,
    kinds: Sequence[str] | None = None,
    is_active: bool | None = None,
) -> Subscription:
    """What is None stays. Made active again, it is told what happens from now on."""
    require_administrator(by)
    row = _held(subscription)
    if is_active is not None:
        row.is_active, row.stopped_because = is_active, ""
    return _save(
        row,
        name=row.name if name is None else name,
        url=row.url if url is None else url,
        kinds=row.kinds if kinds is None else kinds,
    )


@transaction.atomic
def end_subscription(subscription: Subscription, *, by: User) -> Subscription:
    """Tell it nothing any more, for good; the log of what it was told stays as long as any."""
    require_administrator(by)
    row = _held(subscription)
    row.is_active, row.secret = False, ""
    row.stopped_because = (_("Ended by %(by)s.") % {"by": by})[:300]
    row.save()
    row.dispatches.filter(status=Dispatch.Status.WAITING).update(
        status=Dispatch.Status.FAILED, answer=row.stopped_because
    )
    return row


def ping(subscription: Subscription, *, by: User, now: dt.datetime) -> Dispatch:
    """A message of no event, to see whether it arrives and its signature is understood."""
    require_administrator(by)
    _refuse_ended(subscription)
    return Dispatch.objects.create(
        subscription=subscription, kind="ping", body=ping_body(now=now), queued_at=now, next_try_at=now
    )


def redeliver(dispatch: Dispatch, *, by: User, now: dt.datetime) -> Dispatch:
    """The same words once more, whatever became of them the first time."""
    require_administrator(by)
    _refuse_ended(dispatch.subscription)
    return Dispatch.objects.create(
        subscription=dispatch.subscription,
        event=dispatch.event,
        again=dispatch,
        kind=dispatch.kind,
        body=dispatch.body,
        queued_at=now,
        next_try_at=now,
    )


def _held(subscription: Subscription) -> Subscription:
    row = Subscription.objects.select_for_update().get(pk=subscription.pk)
    _refuse_ended(row)
    return row


def _refuse_ended(subscription: Subscription) -> None:
    if subscription.is_ended:
        raise Refused(_("It has been ended: register the system anew."))


def _save(row: Subscription, *, name: str, url: str, kinds: Sequence[str]) -> Subscription:
    try:
        checked(url.strip(), inside=settings.WEBHOOK_INSIDE_HOSTS)
    except UnsafeAddressError:
        raise Refused(_("Give an address that begins with https:// and carries no password.")) from None
    unknown = sorted(set(kinds) - set(Event.Kind.values))
    if unknown:
        raise Refused(_("No such event: %(names)s.") % {"names": ", ".join(unknown)})
    if not name.strip():
        raise Refused(_("Give the system a name."))
    row.name, row.url, row.kinds = name.strip()[:100], url.strip(), sorted(set(kinds))
    row.save()
    return row
