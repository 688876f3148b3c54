from __future__ import annotations

MOST = 2**63 - 1
"""No row has a greater key; SQLite is not even to be asked for one."""


def is_key(text: str) -> bool:
    """What an address names a row by: a number, and one that a database can hold."""
    return text.isdecimal() and int(text) <= MOST
