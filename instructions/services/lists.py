"""How a person wants to see lists: questions kept under a name, and the columns shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.lists import columns_of, question_in, rows_of
from instructions.models import ColumnChoice, SavedFilter, User

MOST_FILTERS = 30


def save_filter(*, user: User, listing: str, name: str, query: str, is_shared: bool = False) -> SavedFilter:
    """Keep a question under a name; the same name again puts it in the place of the earlier one.

    Raises `NotAllowed` for a list that the person may not see, else `Refused`.
    """
    query = question_in(query)
    name = _sound(name, listing=listing, query=query, user=user)
    own = SavedFilter.objects.filter(user=user, listing=listing)
    if own.exclude(name=name).count() >= MOST_FILTERS:
        raise Refused(_("There are %(count)s filters already; remove one first.") % {"count": MOST_FILTERS})
    found, _is_new = SavedFilter.objects.update_or_create(
        user=user, listing=listing, name=name, defaults={"query": query, "is_shared": is_shared}
    )
    return found


@transaction.atomic
def change_filter(
    saved: SavedFilter,
    *,
    by: User,
    name: str | None = None,
    query: str | None = None,
    is_shared: bool | None = None,
) -> SavedFilter:
    """Another name, question or circle of readers; None stays. Raises `NotAllowed` or `Refused`."""
    row = SavedFilter.objects.select_for_update().get(pk=saved.pk)
    _require_own(row, by)
    row.query = row.query if query is None else question_in(query)
    row.name = _sound(row.name if name is None else name, listing=row.listing, query=row.query, user=by)
    row.is_shared = row.is_shared if is_shared is None else is_shared
    if SavedFilter.objects.filter(user=by, listing=row.listing, name=row.name).exclude(pk=row.pk).exists():
        raise Refused(_("You have a filter of this name already."))
    row.save()
    return row


def _sound(name: str, *, listing: str, query: str, user: User) -> str:
    """The name without needless spaces, of a question that the list answers."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the filter a name."))
    if len(name) > 80 or len(query) > 2000:
        raise Refused(_("The name or the filter is too long."))
    if not query:
        raise Refused(_("The list is not filtered: search or choose a filter first."))
    rows_of(listing, query, reader=user)
    return name


def forget_filter(saved: SavedFilter, *, by: User) -> None:
    _require_own(saved, by)
    saved.delete()


def _require_own(saved: SavedFilter, by: User) -> None:
    if saved.user_id != by.pk:
        raise NotAllowed(_("This filter belongs to somebody else."))


def choose_columns(*, user: User, listing: str, columns: Sequence[str]) -> None:
    """Show these columns; none means those that are usual. Raises `NotAllowed` or `Refused`."""
    offered = [column.name for column in columns_of(listing, reader=user)]
    if unknown := [name for name in columns if name not in offered]:
        raise Refused(_("This list has no such column: %(name)s.") % {"name": unknown[0]})
    columns = [name for name in offered if name in columns]
    if not columns:
        ColumnChoice.objects.filter(user=user, listing=listing).delete()
        return
    ColumnChoice.objects.update_or_create(user=user, listing=listing, defaults={"columns": list(columns)})
