"""One line of the table of rights: who may ask what.

What a person may not see is not found (404); what may be seen but not done is not allowed (403).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.instructions.api.office import Office

READERS = (200, 200, 404, 200, 200, 401)
EVERYBODY = (200, 200, 200, 200, 200, 401)


@dataclass(frozen=True)
class Case:
    """`path` is filled in from the office; `expected` is one status for each of `PEOPLE`."""

    name: str
    path: str
    expected: tuple[int, ...]
    method: str = "get"
    body: dict[str, Any] = field(default_factory=dict)
    format: str = "json"
    given: Callable[[Office], Any] = lambda office: None


def workers(success: int = 200) -> tuple[int, ...]:
    return (success, success, 404, 403, success, 401)


CONTROL = (403, 403, 404, 403, 200, 401)
NOBODY = (404, 404, 404, 404, 404, 401)
ADMINISTRATION = (403, 403, 403, 403, 403, 401)
"""For administrators alone; what they may is told in the tests of each."""
PROPOSAL = (404, 404, 404, 404, 200, 401)
OWN = (200, 404, 404, 404, 404, 401)
MANY = (400, 400, 400, 400, 200, 401)
KEEPERS = (403, 403, 403, 403, 200, 401)
"""What everybody sees and the control unit keeps."""
KEEPERS_NEW = (403, 403, 403, 403, 201, 401)
THOSE_WHO_SEE_ALL = (403, 403, 403, 200, 200, 401)
