"""How a person wants to see lists: questions kept under a name, and the columns shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from instructions.errors import NotAllowed, Refused
from instructions.models import ColumnChoice, SavedFilter, User

MOST_FILTERS = 30


def save_filter(*, user: User, listing: str, name: str, query: str, is_shared: bool = False) -> SavedFilter:
    """Keep a question under a name; the same name again puts it in the place of the earlier one."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the filter a name."))
    if len(name) > 80 or len(query) > 2000:
        raise Refused(_("The name or the filter is too long."))
    if not query:
        raise Refused(_("The list is not filtered: search or choose a filter first."))
    own = SavedFilter.objects.filter(user=user, listing=listing)
    if own.exclude(name=name).count() >= MOST_FILTERS:
        raise Refused(_("There are %(count)s filters already; remove one first.") % {"count": MOST_FILTERS})
    found, _is_new = SavedFilter.objects.update_or_create(
        user=user, listing=listing, name=name, defaults={"query": query, "is_shared": is_shared}
    )
    return found


def forget_filter(saved: SavedFilter, *, by: User) -> None:
    if saved.user_id != by.pk:
        raise NotAllowed(_("This filter belongs to somebody else."))
    saved.delete()


def choose_columns(*, user: User, listing: str, columns: Sequence[str]) -> None:
    """Show these columns; none means those that are usual."""
    if not columns:
        ColumnChoice.objects.filter(user=user, listing=listing).delete()
        return
    ColumnChoice.objects.update_or_create(user=user, listing=listing, defaults={"columns": list(columns)})
