"""Questions to lists, kept under a name."""

from __future__ import annotations

from instructions.models import SavedFilter
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import EVERYBODY, KEEPERS, NOBODY, Case

LATE = {"listing": "instructions_task", "name": "Late", "query": "due=overdue"}
UNSEEN = (404, 404, 404, 401)
OWN = (200, 404, *UNSEEN)


def _kept(office: Office) -> SavedFilter:
    return SavedFilter.objects.create(user=office.people["owner"], **LATE)


def _shown(office: Office) -> SavedFilter:
    """To the owner's unit."""
    return SavedFilter.objects.create(user=office.people["owner"], is_shared=True, **LATE)


CASES = [
    Case("saved filters", "saved-filters/", EVERYBODY),
    Case("filter saved", "saved-filters/", (201,) * 5 + (401,), "post", LATE),
    Case(
        "filter saved of a list of the control unit",
        "saved-filters/",
        (403, 403, 403, 403, 201, 401),
        "post",
        {**LATE, "listing": "instructions_user", "query": "q=a"},
    ),
    Case("own filter", "saved-filters/{made}/", OWN, given=_kept),
    Case("shown filter", "saved-filters/{made}/", (200, 200, *UNSEEN), given=_shown),
    Case("filter renamed", "saved-filters/{made}/", OWN, "patch", {"name": "Too late"}, given=_kept),
    Case(
        "shown filter renamed",
        "saved-filters/{made}/",
        (200, 403, *UNSEEN),
        "patch",
        {"name": "Too late"},
        given=_shown,
    ),
    Case("filter forgotten", "saved-filters/{made}/forget/", (204, 404, *UNSEEN), "post", given=_kept),
    Case("shown filter forgotten", "saved-filters/{made}/forget/", (204, 403, *UNSEEN), "post", given=_shown),
    Case("columns", "columns/{open_list}/", EVERYBODY),
    Case("columns chosen", "columns/{open_list}/", EVERYBODY, "put", {"columns": ["deadline"]}),
    Case("columns of a list of the control unit", "columns/{control_list}/", KEEPERS),
    Case("columns of no list", "columns/{no_list}/", NOBODY),
    Case(
        "columns of a list of the control unit chosen",
        "columns/{control_list}/",
        KEEPERS,
        "put",
        {"columns": []},
    ),
    Case("list so asked", "tasks/?saved_filter={made}", (200, 200, 400, 400, 400, 401), given=_shown),
]
