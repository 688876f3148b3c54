"""When whom to remind, as the control unit says: for all, for one announcement, for one instruction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import User
from instructions.rights import require_control
from instructions.services.record import attribute, keep
from notifications.models import Policy, PolicyRule

Rules = Sequence[Mapping[str, Any]]
"""Each with its `audience` and the fields of a `PolicyRule`; an audience that is not named is not told."""


@transaction.atomic
def add_policy(*, by: User, rules: Rules, **fields: Any) -> Policy:
    """Raises `NotAllowed`, or `Refused` where there is one for the same thing already."""
    require_control(by)
    policy = Policy(**fields)
    keep(policy, by=by, reason="added")
    _put_rules(policy, rules, by=by)
    return policy


@transaction.atomic
def change_policy(policy: Policy, *, by: User, rules: Rules | None = None, **fields: Any) -> Policy:
    """What is left out stays; rules are put in the place of those before."""
    require_control(by)
    row = Policy.objects.select_for_update().get(pk=policy.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    keep(row, by=by, reason="changed")
    if rules is not None:
        _put_rules(row, rules, by=by)
    return row


@transaction.atomic
def put_rules(policy: Policy, rules: Rules, *, by: User) -> None:
    """Rules in the place of those before; one that stays as it is keeps its history as it is."""
    require_control(by)
    _put_rules(Policy.objects.select_for_update().get(pk=policy.pk), rules, by=by)


@transaction.atomic
def drop_policy(policy: Policy, *, by: User) -> None:
    """One made for a single thing may go; then the one for everything else holds, which stays."""
    require_control(by)
    row = Policy.objects.select_for_update().get(pk=policy.pk)
    if row.is_default:
        raise Refused(_("The policy for everything else stays."))
    attribute(row, by=by, reason="dropped")
    row.delete()


def _put_rules(policy: Policy, rules: Rules, *, by: User) -> None:
    known = {rule.audience: rule for rule in policy.rows.all()}
    named = [rule["audience"] for rule in rules]
    if len(set(named)) < len(named):
        raise Refused(_("Each audience has one rule."))
    for audience, rule in known.items():
        if audience not in named:
            attribute(rule, by=by, reason="dropped")
            rule.delete()
    for values in rules:
        row = known.get(values["audience"])
        if row and all(getattr(row, name) == value for name, value in values.items()):
            continue
        row = row or PolicyRule(policy=policy)
        for name, value in values.items():
            setattr(row, name, value)
        keep(row, by=by, reason="set")
