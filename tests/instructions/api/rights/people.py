"""People, substitutes, tokens, corrections."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from instructions.models import ApiToken, Substitution
from instructions.services.api_tokens import issue_token
from tests.instructions.api.office import Office
from tests.instructions.api.rights.case import ADMINISTRATION, EVERYBODY, KEEPERS, OWN, Case

ABSENCE = {
    "person": "{owner}",
    "substitute": "{colleague}",
    "from_on": "2026-02-09",
    "until_on": "2026-02-13",
}


def _absent(office: Office) -> Substitution:
    return Substitution.objects.create(
        person=office.people["owner"],
        substitute=office.people["colleague"],
        from_on="2026-02-09",
        until_on="2026-02-13",
    )


def _token(office: Office) -> ApiToken:
    return issue_token(
        user=office.people["owner"],
        name="tests",
        scope=ApiToken.Scope.READ,
        valid_for=dt.timedelta(days=1),
        by=None,
        now=timezone.now(),
    )[0]


CASES = [
    Case("me", "me/", EVERYBODY),
    Case("people", "people/", EVERYBODY),
    Case("person", "people/{owner}/", (200, 200, 404, 404, 200, 401)),
    Case("substitutions", "substitutions/", EVERYBODY),
    Case("substitute named", "substitutions/", (201, 403, 403, 403, 201, 401), "post", ABSENCE),
    Case("substitution", "substitutions/{made}/", (200, 200, 404, 404, 200, 401), given=_absent),
    Case(
        "substitution ended",
        "substitutions/{made}/end/",
        (204, 403, 404, 404, 204, 401),
        "post",
        given=_absent,
    ),
    Case("own tokens", "tokens/", EVERYBODY),
    Case("token issued", "tokens/", (201, 201, 201, 201, 201, 401), "post", {"name": "The dashboard"}),
    Case(
        "token of another issued",
        "tokens/",
        (201, 403, 403, 403, 403, 401),
        "post",
        {"name": "The dashboard", "user": "{owner}"},
    ),
    Case("token", "tokens/{made}/", OWN, given=_token),
    Case("token revoked", "tokens/{made}/revoke/", OWN, "post", given=_token),
    Case("corrections", "corrections/", KEEPERS),
    Case("correction", "corrections/{absent}/", (403, 403, 403, 403, 404, 401)),
    Case("language chosen", "me/", EVERYBODY, "patch", {"language": "kk"}),
    Case("person added", "people/", ADMINISTRATION, "post", {"username": "serikova"}),
    Case(
        "person changed",
        "people/{owner}/",
        (403, 403, 404, 404, 403, 401),
        "patch",
        {"last_name": "Serikova"},
    ),
    Case("history of a person", "people/{owner}/history/", (403, 403, 404, 404, 200, 401)),
    Case(
        "history of a substitution",
        "substitutions/{made}/history/",
        (200, 200, 404, 404, 200, 401),
        given=_absent,
    ),
]
