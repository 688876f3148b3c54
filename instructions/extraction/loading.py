"""Work amid which nobody looks for garbage: loading what stays, reading what is soon done with."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Make many objects without looking for garbage amid it.

    Tens of thousands of tables that are all kept make the collector look at each of them several times: that
    was a tenth of what starting costs. What is made of a page hangs together in no cycle but for a few, and
    to look for them was a twentieth of what reading costs; who reads the next page may look.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
