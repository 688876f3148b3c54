"""Between two marks of a Russian cell of owners stands one name, however long."""

from __future__ import annotations

import pytest

from instructions.extraction.bodies import read_owner_cell


def leads(cell: str) -> list[str]:
    found = read_owner_cell(cell, language="ru", any_name=True)
    return [owner.id.removeprefix("?: ") for owner in found.lead]


@pytest.mark.parametrize(
    "name",
    [
        "Комитет по охране звёздного неба",
        "служба учёта персоналом",
        "поликлиники по месту работы",
        "Департамент дорог министерства",
        "отдел ЖКХ, речного транспорта и канатных дорог города",
        "члены комиссии от дачных объединений",
        "Комитет картин, рукописей и старинного дела",
        "степной филиал «Казахтелекома»",
        "акиматы городов и районов",
        "филиал «КТ»",
    ],
)
def test_name_is_the_whole_item(name: str) -> None:
    assert leads(name) == [name]
    assert leads(f"{name} (г-жа Сон)") == [name]
    assert leads(f"Департамент часов, {name}; акимат города") == ["Департамент часов", name, "акимат города"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Минтруда, центры ремёсел", ["min-labour", "центры ремёсел"]),
        ("Минтруда, садовники (по согласованию)", ["min-labour", "садовники"]),
        ("Минфин + КЦСО", ["min-finance", "КЦСО"]),
        ("Минкультуры и информации, сельские газеты", ["min-culture-information", "сельские газеты"]),
    ],
)
def test_stranger_beside_bodies(cell: str, expected: list[str]) -> None:
    assert leads(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("акиматы города Алматы, области Жетысу", ["akimat-almaty-city", "akimat-jetisu"]),
        ("Минтруда (свод), центры ремёсел", ["min-labour"]),
        ("Минфин, по согласованию", ["min-finance"]),
        ("руководство «Самрук-Қазына»", ["samruk-kazyna"]),
        ("Отдел связи и акимат города", ["Отдел связи", "акимат города"]),
    ],
)
def test_what_is_known_stays(cell: str, expected: list[str]) -> None:
    assert leads(cell) == expected
