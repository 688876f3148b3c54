"""Words that are only part of a name make none by themselves: what holds no others is not read further."""

from __future__ import annotations

from itertools import product

import pytest

from instructions.extraction.bodies.forms import MAKE_A_NAME, Part
from instructions.extraction.bodies.grammar import grammar_of

PARTS = sorted(set(Part) - MAKE_A_NAME)
SIGNS = ("", "&", "o", "-", "|")
ORDERS = ((True, False), (True, True), (False, True))


@pytest.mark.parametrize(("head_first", "head_last"), ORDERS, ids=["first", "both", "last"])
def test_parts_alone_name_nobody(head_first: bool, head_last: bool) -> None:
    grammar = grammar_of(head_first=head_first, head_last=head_last)
    for row in product(PARTS, SIGNS, PARTS, ("", "o"), PARTS[:3]):
        assert grammar.search("".join(row)) is None, row


@pytest.mark.parametrize("part", [Part.NAME, Part.BRAND, Part.OFFICE, Part.HEAD, Part.PLACE, Part.WEAK])
def test_a_name_or_a_head_names_somebody(part: Part) -> None:
    assert part in MAKE_A_NAME
    assert grammar_of(head_first=True, head_last=True).search(part) is not None
