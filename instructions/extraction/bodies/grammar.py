"""The grammar of names in a row: patterns over the letters and signs in which `spelling` writes the hits.

It is the same for all languages but for the place of the head, which the lexicon tells.
"""

from __future__ import annotations

import re
from functools import cache

MOST_LISTED = 40
"""How many names one head may have: keeps the grammar's cost to the size of the text."""

_TERRITORY = r"(?:[tT]o?)?p[tT]?"
_TERRITORIES = rf"{_TERRITORY}(?:&o?{_TERRITORY}(?![hHtT]*[hH])){{0,{MOST_LISTED}}}"
_FIRST = rf"""
    (?P<first_heads>H)c?o?c?o?(?P<first_complements>d(?:&o?d(?![hH])){{0,{MOST_LISTED}}})
  | (?P<first_head>h)c?o?c?o?(?P<first_complement>d)
  | (?P<seat_heads>H)c?o?c?o?(?P<seat_territories>{_TERRITORIES})
  | (?P<seat_head>[hl])c?o?c?o?(?P<seat_territory>{_TERRITORY})
"""
_LAST = rf"""
    (?P<last_complements>d(?:&o?d){{0,{MOST_LISTED}}})(?P<last_heads>H)
  | (?P<last_complement>d)(?P<last_head>h)
  | (?P<own_territories>{_TERRITORY}(?:&o?{_TERRITORY}){{0,{MOST_LISTED}}})(?P<own_head>[Hhl])
"""
_BARE = rf"""
    (?P<kinds>[ujL]{{1,3}})o?(?P<kind_names>[bv](?:&o?[bv]){{0,{MOST_LISTED}}})[uj]{{0,3}}
  | (?P<names_led>[nbvw](?:&o?[nbvw]){{0,{MOST_LISTED}}})(?P<leaders>[uL][uj]{{0,3}})
  | (?P<leaders_before>L)o?(?P<led_names>[nbvw](?:&o?[nbvw]){{0,{MOST_LISTED}}})
  | (?P<brand>[bv])[uj]{{0,3}}
  | (?P<pointed>i)?(?P<name>n)
  | (?P<office>y)
  | (?P<every>a)(?P<every_level>[tT])?(?P<every_head>[hH])
  | HEAD
  | (?P<pointer_before>i)?(?:(?P<level_first>[tT])&)?(?P<level_before>[tT])(?P<level_head>[hH])
  | (?P<weak>w)
  | (?P<lone>(?:[tT]o?)?p[tT]?(?:&o?(?:[tT]o?)?p[tT]?){{0,{MOST_LISTED}}})
"""
_HEAD_BEFORE = r"(?P<pointer>i)?(?P<bare_head>[hH])(?!c?o?c?o?d)(?:o?(?:io?)?(?P<level>[tT])(?!o?p))?"
_HEAD_BEHIND = r"(?P<pointer>i)?(?P<bare_head>[hH])(?P<level>(?!))?"
"""A head whose complement is not named beside it: what follows it is its own only where heads come first."""


@cache
def grammar_of(*, head_first: bool, head_last: bool) -> re.Pattern[str]:
    bare = _BARE.replace("HEAD", _HEAD_BEFORE if head_first else _HEAD_BEHIND)
    cores = [_FIRST] * head_first + [_LAST] + [bare]
    titles = r"(?:[lj]o?){0,4}" if head_first else ""
    before = rf"(?P<deputy>y-)?(?P<before>[cg])?(?P<titles>{titles})(?P<before_too>[cg])?"
    beside = "cf" if head_first else "c"
    after = rf"(?:o?(?P<after>[{beside}]))?(?P<titles_after>{'[lL]{0,3}' if head_last else ''})"
    return re.compile(rf"{before}(?:{'|'.join(cores)}){after}", re.VERBOSE)


COMPLETED = (
    ("first_heads", "first_complements"),
    ("first_head", "first_complement"),
    ("last_heads", "last_complements"),
    ("last_head", "last_complement"),
)
LED = ("kind_names", "names_led", "led_names")
SEATS = ("seat_territories", "seat_territory", "own_territories", "lone")
"""Groups of the grammar: heads with their complements, names behind or before a leader, seats."""
