"""The lists that questions are kept for. Each list of the desk enters itself here, so that services and REST
can ask it without knowing a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from django.core.exceptions import SuspiciousOperation
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from instructions.errors import Refused
from instructions.models import User

PASSING = frozenset({"p", "all", "e"})
"""Parts of a list's address that are no question to it: page, all pages, a mistake."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    name: str
    label: str
    is_shown: bool
    is_fixed: bool
    """The first one, which leads to the row's own page."""


class AskedList(Protocol):
    @property
    def listing_name(self) -> str: ...

    def asked(self, query: str, *, reader: User) -> QuerySet[Any]:
        """The rows that the list shows to this person. Raises `NotAllowed`, or `Refused` for no question."""
        ...

    def columns_for(self, reader: User) -> list[ShownColumn]:
        """Every column that this person may choose, in their order. Raises `NotAllowed`."""
        ...


known: dict[str, AskedList] = {}
"""By their names, as "instructions_task"."""


def name_of(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def question(asked: QueryDict) -> str:
    """The address of a list without its page: what may be kept under a name."""
    kept = [(name, value) for name, values in asked.lists() for value in values]
    return urlencode([(name, value) for name, value in kept if name not in PASSING and name[:1] != "_"])


def question_in(address: str) -> str:
    """The same of an address as it is written. Raises `Refused`."""
    try:
        asked = QueryDict(address)
    except SuspiciousOperation as error:
        raise Refused(_("This list cannot be asked so.")) from error
    if any("\0" in value for values in asked.lists() for value in (values[0], *values[1])):
        raise Refused(_("This list cannot be asked so."))
    return question(asked)


def rows_of(listing: str, query: str, *, reader: User) -> QuerySet[Any]:
    """What a list shows to a person who asks it so: `query` is its address behind the question mark.

    Raises `NotAllowed` for a list that the person may not see, `Refused` for one that is not there and for
    what it cannot be asked.
    """
    if listing not in known:
        raise Refused(_("There is no such list."))
    return known[listing].asked(query, reader=reader)


def columns_of(listing: str, *, reader: User) -> list[ShownColumn]:
    """What a person may choose to see of a list. Raises as `rows_of`."""
    if listing not in known:
        raise Refused(_("There is no such list."))
    return known[listing].columns_for(reader)
