"""The registry as values, and what the reader makes of a body that an office adds."""

from __future__ import annotations

import pytest

from instructions.extraction.bodies import (
    Body,
    Official,
    Officials,
    Registry,
    antecedents,
    glossary_of,
    read_owners,
    registry_from,
    seeded_registry,
)
from instructions.extraction.bodies.owners import Reference
from instructions.extraction.found import Span

SPACE = Body(
    id="min-space",
    kind="ministry",
    names={"en": "Ministry of Space", "ru": "Министерство космоса", "kk": "Ғарыш министрлігі"},
)


def test_registries_of_the_same_bodies_are_equal() -> None:
    row = {"id": "x", "kind": "agency", "names": {"en": "X Agency"}, "aliases": {"en": ["X"]}}
    assert registry_from([row]) == registry_from([dict(row)])
    assert registry_from([row]) != registry_from([row | {"aliases": {}}])


def test_an_id_is_given_once() -> None:
    with pytest.raises(ValueError, match="same id"):
        Registry([SPACE, SPACE])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Ministers of Finance and of Space must report by May."),
        ("ru", "Министрам финансов, космоса до мая доложить."),
        ("kk", "Қаржы, Ғарыш министрліктеріне мамырға дейін баяндау тапсырылды."),
    ],
)
def test_a_body_that_an_office_adds_is_read_in_lists_and_cases(language: str, sentence: str) -> None:
    registry = Registry([*seeded_registry().bodies, SPACE])
    owners = read_owners(sentence, language=language, registry=registry)
    assert [owner.id for owner in owners.lead] == ["min-finance", "min-space"]


def test_an_official_called_by_name_stands_for_the_body_while_in_office() -> None:
    import datetime as dt

    table = Officials([Official(("Арман Болатович",), "min-energy", until_on=dt.date(2026, 3, 1))])
    sentence = "Арман Болатович, внесите предложения до мая."
    during, after = (
        read_owners(sentence, language="ru", officials=table, on=day)
        for day in (dt.date(2026, 3, 1), dt.date(2026, 3, 2))
    )
    assert [owner.id for owner in during.lead] == ["min-energy"]
    assert after.lead == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Арману Болатовичу до мая внести предложения."),
        ("ru", "Поручено Сейтжанову до мая внести предложения."),
        ("ru", "Поручено Арману Сейтжанову до мая внести предложения."),
        ("kk", "Сейтжановқа мамырға дейін ұсыныс енгізу тапсырылды."),
        ("kk", "Арман Сейтжановқа мамырға дейін ұсыныс енгізу тапсырылды."),
    ],
)
def test_an_official_is_known_by_an_inflected_name(language: str, sentence: str) -> None:
    names = ("Сейтжанов", "Арман Сейтжанов", "Арман Болатович")
    owners = read_owners(sentence, language=language, officials=Officials([Official(names, "min-energy")]))
    assert [owner.id for owner in owners.lead] == ["min-energy"]


CABINET = Officials(
    [
        Official(("Аида Балаева", "А. Балаева", "Балаева", "Аида Галымовна"), "min-culture-information"),
        Official(("Аида Ғалымқызы", "Aida Balayeva"), "min-culture-information"),
        Official(("Серик Шапкенов", "С. Шапкенов", "Шапкенов", "Серик Жамбулович"), "akimat-atyrau"),
        Official(("Серік Шәпкенов", "Серік Жамбылұлы", "Serik Shapkenov"), "akimat-atyrau"),
        Official(("Данияр Оспанов", "Оспанов", "Данияр Серикович", "Daniyar Ospanov"), "min-transport"),
    ]
)
CULTURE, ATYRAU, TRANSPORT = "min-culture-information", "akimat-atyrau", "min-transport"
BOTH, ALL_THREE = [CULTURE, ATYRAU], [CULTURE, ATYRAU, TRANSPORT]


@pytest.mark.parametrize(
    ("language", "sentence", "lead", "co"),
    [
        ("ru", "Аиде Балаевой и Серику Шапкенову поручено подготовить план.", BOTH, []),
        ("ru", "Поручаю Аиде Балаевой и Серику Шапкенову подготовить план.", BOTH, []),
        ("ru", "Аида Балаева, Серик Шапкенов и Данияр Оспанов должны представить план.", ALL_THREE, []),
        ("ru", "Аиде Балаевой, Серику Шапкенову, Данияру Оспанову поручено утвердить план.", ALL_THREE, []),
        ("ru", "А. Балаевой и С. Шапкенову – внести предложения.", BOTH, []),
        ("ru", "Балаевой и Шапкенову до 1 апреля внести предложения.", BOTH, []),
        ("ru", "Аида Галымовна и Серик Жамбулович, внесите предложения.", BOTH, []),
        ("ru", "Прошу Серика Шапкенова и Аиду Балаеву представить план.", [ATYRAU, CULTURE], []),
        (
            "ru",
            "Министерству финансов и Аиде Балаевой поручено представить план.",
            ["min-finance", CULTURE],
            [],
        ),
        (
            "ru",
            "Аиде Балаевой совместно с Данияром Оспановым поручено представить план.",
            [CULTURE],
            [TRANSPORT],
        ),
        ("kk", "Аида Балаева мен Серік Шәпкеновке жоспар дайындау тапсырылды.", BOTH, []),
        ("kk", "Аида Балаеваға және Серік Шәпкеновке жоспар дайындау тапсырылды.", BOTH, []),
        ("kk", "Аида Балаева, Серік Шәпкенов және Данияр Оспанов жоспар енгізсін.", ALL_THREE, []),
        ("kk", "Аида Балаева Данияр Оспановпен бірлесіп, жоспар енгізсін.", [CULTURE], [TRANSPORT]),
        (
            "kk",
            "Қаржы министрлігі мен Данияр Оспановқа жоспар енгізу тапсырылды.",
            ["min-finance", TRANSPORT],
            [],
        ),
        ("en", "Aida Balayeva and Serik Shapkenov are to submit the plan.", BOTH, []),
        ("en", "I instruct Aida Balayeva, Serik Shapkenov and Daniyar Ospanov to submit it.", ALL_THREE, []),
        ("en", "Aida Balayeva, together with Daniyar Ospanov, must submit the plan.", [CULTURE], [TRANSPORT]),
        (
            "en",
            "The Ministry of Finance and Aida Balayeva were instructed to submit it.",
            ["min-finance", CULTURE],
            [],
        ),
    ],
)
def test_officials_in_a_row_are_told(language: str, sentence: str, lead: list[str], co: list[str]) -> None:
    owners = read_owners(sentence, language=language, officials=CABINET)
    assert [owner.id for owner in owners.lead] == lead
    assert [owner.id for owner in owners.co] == co


def test_a_document_explains_its_abbreviations() -> None:
    text = "Министерству просвещения (далее – МПрос). МПрос до мая доложить."
    glossary = glossary_of(text, language="ru")
    owners = read_owners("МПрос до мая доложить.", language="ru", glossary=glossary)
    assert [owner.id for owner in owners.lead] == ["min-enlightenment"]


@pytest.mark.parametrize(
    ("classes", "many", "expected"),
    [
        pytest.param({"ministry"}, False, ("min-energy",), id="nearest-ministry"),
        pytest.param({"ministry"}, True, ("min-finance", "min-justice", "min-energy"), id="ministries"),
        pytest.param({"akimat"}, False, ("akimat-abai",), id="akimat"),
        pytest.param(set(), False, ("akimat-abai",), id="pronoun"),
        pytest.param({"agency"}, False, (), id="none"),
    ],
)
def test_antecedents(classes: set[str], many: bool, expected: tuple[str, ...]) -> None:
    reference = Reference(Span(0, 1), frozenset(classes), many)
    earlier = [["min-finance", "min-justice"], ["min-energy"], ["akimat-abai"]]
    assert antecedents(reference, earlier, language="en") == expected
