"""Loading tables that stay: automata, lexicons, indexes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Build something large that stays, without looking for garbage amid it.

    Tens of thousands of objects that are all kept make the collector look at each of them several times:
    that was a tenth of what starting costs.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
