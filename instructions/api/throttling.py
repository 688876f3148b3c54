from __future__ import annotations

import math
import threading
import time
from typing import Any, cast

from django.core.cache import cache
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle, SimpleRateThrottle
from rest_framework.views import APIView

LOTS = 50
"""A process takes a fiftieth of an allowance at once, so that few requests ask the shared cache."""


class ByMethod(BaseThrottle):
    """Two allowances for each person, to read and to write, counted anew in every window.

    The rates are settings. What a process has taken and not spent when a window ends is lost.
    """

    THROTTLE_RATES = api_settings.DEFAULT_THROTTLE_RATES
    _lock = threading.Lock()
    _credit: dict[tuple[str, str], tuple[int, int]] = {}
    """(scope, person) -> the window and what this process may still let through in it."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        scope = "read" if request.method in SAFE_METHODS else "write"
        rate: Any = self.THROTTLE_RATES[scope]
        number, duration = SimpleRateThrottle.parse_rate(cast("SimpleRateThrottle", self), rate)
        if number is None or duration is None:
            return True
        now = time.time()
        self._left = duration - now % duration
        person = str(request.user.pk) if request.user else str(self.get_ident(request))
        return self._spend((scope, person), number, window=int(now // duration), seconds=duration)

    def wait(self) -> float:
        return math.ceil(self._left)

    def _spend(self, who: tuple[str, str], number: int, *, window: int, seconds: int) -> bool:
        with self._lock:
            held, credit = self._credit.get(who, (window, 0))
            credit = credit if held == window else 0
            if not credit:
                credit = _take(who, number, window=window, seconds=seconds)
            if len(self._credit) > 10_000:
                self._credit.clear()
            self._credit[who] = (window, max(credit - 1, 0))
            return credit > 0


def _take(who: tuple[str, str], number: int, *, window: int, seconds: int) -> int:
    """A lot of the allowance of this window; 0 where nothing of it is left."""
    key = f"allowance:{who[0]}:{who[1]}:{window}"
    lot = max(1, number // LOTS)
    cache.add(key, 0, timeout=seconds + 1)
    try:
        taken = cache.incr(key, lot)
    except ValueError:
        # The window ended between the two.
        return lot
    return max(0, min(lot, number - (taken - lot)))
