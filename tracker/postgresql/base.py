from __future__ import annotations

import time

from django.db.backends.postgresql import base

FRESH_SECONDS = 5.0
"""A connection that answered so shortly ago is used without asking it first whether it still does."""


class DatabaseWrapper(base.DatabaseWrapper):
    _tried_at = float("-inf")

    def close_if_health_check_failed(self) -> None:
        """Every request would begin with a question of its own; one after an error still does."""
        if not self.errors_occurred and time.monotonic() - self._tried_at < FRESH_SECONDS:
            self.health_check_done = True
            return
        super().close_if_health_check_failed()
        self._tried_at = time.monotonic()
