from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ShortMemory(Generic[K, V]):
    """What this process was told within the last few seconds: for questions asked with every request.

    None is an answer that is not remembered. Another process learns of a change when its own memory ends.
    """

    def __init__(self, *, seconds: float, most: int = 10_000) -> None:
        self._seconds, self._most = seconds, most
        self._held: dict[K, tuple[float, V]] = {}

    def get(self, key: K, ask: Callable[[], V | None]) -> V | None:
        held = self._held.get(key)
        now = time.monotonic()
        if held and 0 <= now - held[0] < self._seconds:
            return held[1]
        answer = ask()
        if answer is None:
            self._held.pop(key, None)
        else:
            if len(self._held) >= self._most:
                self._held.clear()
            self._held[key] = (now, answer)
        return answer

    def forget(self) -> None:
        self._held.clear()
