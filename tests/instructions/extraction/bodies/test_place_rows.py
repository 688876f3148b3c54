"""Rows of districts and towns that share a head: one body, with all its places."""

from __future__ import annotations

import pytest

from instructions.extraction.bodies.find import find_bodies

ROWS = {
    "districts": (
        "en",
        "The akims of Sandyktau, Zharkain and Egindykol districts were told to report.",
        "akims of Sandyktau, Zharkain and Egindykol districts",
    ),
    "districts before": (
        "en",
        "Akims of the districts of Ulan, Tarbagatay and Katonkaragay were told so.",
        "Akims of the districts of Ulan, Tarbagatay and Katonkaragay",
    ),
    "towns alone": (
        "en",
        "He told the akims of Lisakovsk, Rudny and Arkalyk to meet the miners.",
        "akims of Lisakovsk, Rudny and Arkalyk",
    ),
    "a name of two words": (
        "en",
        "The akims of Kyzyl zhar, Aksu ayuly and Mamlyut districts were told so.",
        "akims of Kyzyl zhar, Aksu ayuly and Mamlyut districts",
    ),
    "районы": (
        "ru",
        "Акимам Сандыктауского, Кызыл жара и Егиндыкольского районов завершить паводковые работы.",
        "Акимам Сандыктауского, Кызыл жара и Егиндыкольского районов",
    ),
    "города впереди": (
        "ru",
        "Поручено акимам городов Рудный, Лисаковск и Аркалык провести встречи.",
        "акимам городов Рудный, Лисаковск и Аркалык",
    ),
    "город в родительном": (
        "ru",
        "Акиму города Лисаковска завершить ремонт.",
        "Акиму города Лисаковска",
    ),
    "аудандар": (
        "kk",
        "Сандықтау, Қызыл жар және Егіндікөл аудандарының әкімдеріне шектеу енгізу тапсырылды.",
        "Сандықтау, Қызыл жар және Егіндікөл аудандарының әкімдеріне",
    ),
    "қала мен аудан": (
        "kk",
        "Рудный, Лисаков және Арқалық қалаларының әкімдері кездесу өткізсін.",
        "Рудный, Лисаков және Арқалық қалаларының әкімдері",
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_of_places_is_named_with_its_head(case: str) -> None:
    language, text, name = ROWS[case]
    ids = [id_ for one in find_bodies(text, 0, len(text), language) for id_ in one.ids]
    assert f"?: {name}" in ids


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("en", "The akims of Abai and Jetisu regions were told to report.", ["akimat-abai", "akimat-jetisu"]),
        (
            "ru",
            "Акимам областей Абай и Жетісу, Министерству энергетики доложить.",
            ["akimat-abai", "akimat-jetisu", "min-energy"],
        ),
        ("kk", "Абай және Жетісу облыстарының әкімдері баяндасын.", ["akimat-abai", "akimat-jetisu"]),
    ],
    ids=["en", "ru", "kk"],
)
def test_regions_of_the_registry_stay_what_they_are(language: str, text: str, ids: list[str]) -> None:
    assert [id_ for one in find_bodies(text, 0, len(text), language) for id_ in one.ids] == ids


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "The akims of Ulan and Samar districts, Kegoc and the Ministry of Energy will report.",
            "akims of Ulan and Samar districts",
        ),
        (
            "ru",
            "Акимам Уланского и Самарского районов, Министерству энергетики доложить.",
            "Акимам Уланского и Самарского районов",
        ),
    ],
    ids=["en", "ru"],
)
def test_a_row_ends_where_another_body_begins(language: str, text: str, name: str) -> None:
    found = find_bodies(text, 0, len(text), language)
    assert found[0].ids == (f"?: {name}",)
    assert any("min-energy" in one.ids for one in found[1:])
