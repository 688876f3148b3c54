from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from instructions.admin.excerpt import excerpt
from instructions.admin.marks import KINDS, Mark, Piece, marks_of, pieces

TEXT = "The ministry is to report by 1 March."
QUOTE = Mark(0, 37, "quote")


def kinds_of(text: str, *marks: Mark) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.kinds) for piece in pieces(text, marks)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], [(TEXT, ())], id="nothing marked"),
        pytest.param(
            [Mark(0, 12, "lead")],
            [("The ministry", ("lead",)), (" is to report by 1 March.", ())],
            id="one place",
        ),
        pytest.param(
            [QUOTE, Mark(26, 36, "deadline")],
            [
                ("The ministry is to report ", ("quote",)),
                ("by 1 March", ("quote", "deadline")),
                (".", ("quote",)),
            ],
            id="one inside another",
        ),
        pytest.param(
            [Mark(0, 18, "lead"), Mark(13, 25, "co")],
            [
                ("The ministry ", ("lead",)),
                ("is to", ("lead", "co")),
                (" report", ("co",)),
                (" by 1 March.", ()),
            ],
            id="overlapping",
        ),
        pytest.param(
            [Mark(0, 3, "quote"), Mark(19, 25, "quote")],
            [("The", ("quote",)), (" ministry is to ", ()), ("report", ("quote",)), (" by 1 March.", ())],
            id="several places of one kind",
        ),
        pytest.param(
            [Mark(30, 9000, "quote")], [(TEXT[:30], ()), (TEXT[30:], ("quote",))], id="past the end"
        ),
        pytest.param([Mark(12, 12, "quote")], [(TEXT, ())], id="empty place"),
    ],
)
def test_pieces_cut_the_text_at_every_border(
    marks: list[Mark], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert kinds_of(TEXT, *marks) == expected


@given(
    st.text(max_size=60),
    st.lists(st.builds(Mark, st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(KINDS)), max_size=12),
)
def test_pieces_joined_are_the_text(text: str, marks: list[Mark]) -> None:
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    for mark in marks:
        for place in range(max(0, mark.start), min(len(text), mark.end)):
            assert mark.kind in at(found, place).kinds


def at(found: list[Piece], place: int) -> Piece:
    for piece in found:
        if place < len(piece.text):
            return piece
        place -= len(piece.text)
    raise AssertionError("past the end")


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"quote": None}, id="no list"),
        pytest.param({"quote": [[1]]}, id="half a place"),
        pytest.param({"quote": [["1", "2"]]}, id="no numbers"),
        pytest.param({"title": [[0, 3]]}, id="a kind that is not shown"),
    ],
)
def test_evidence_that_names_no_place_marks_nothing(evidence: dict[str, object]) -> None:
    assert marks_of(evidence) == []


def test_a_hostile_text_is_escaped_inside_and_outside_of_marks() -> None:
    text = "<script>alert(1)</script> & <b onclick=x>now</b>"
    found = pieces(text, [Mark(0, 25, "quote"), Mark(28, 40, "lead")])
    page = render_to_string("desk/marked.html", {"pieces": found})
    assert "<script" not in page
    assert "<b " not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_excerpt_shows_the_marked_places_and_says_what_it_leaves_out() -> None:
    text = "start " + "word " * 400 + "FIRST " + "word " * 400 + "SECOND"
    first, second = text.index("FIRST"), text.index("SECOND")
    found = excerpt(text, [Mark(first, first + 5, "quote"), Mark(second, second + 6, "deadline")])
    said = "".join(piece.text for piece in found)
    assert [piece.text for piece in found if piece.kinds] == ["FIRST", "SECOND"]
    assert said.startswith("… ")
    assert len(said) < 1_500
    assert "start" not in said


def test_an_excerpt_without_marks_is_empty() -> None:
    assert excerpt(TEXT, []) == []
