"""Every body of the registry, by every name, in every case of the language."""

from __future__ import annotations

import pytest

from instructions.extraction.bodies import Body, read_owner_cell, read_owners, seeded_registry

REGISTRY = seeded_registry()

KAZAKH_ENDINGS = {
    "dat": ("ге", "не", "ке", "ға", "на", "қа"),
    "gen": ("нің", "ның", "тің", "дің", "тың", "дың"),
    "ins": ("мен", "пен", "бен"),
}
"""One of them fits a name's last sound; the reader accepts any."""


def ids_shared_by(name: str, language: str) -> set[str]:
    return {body.id for body in REGISTRY.bodies if name in body.called(language)}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_name_in_a_cell(language: str) -> None:
    wrong = [
        (body.id, name, found)
        for body in REGISTRY.bodies
        for name in body.called(language)
        if (found := {owner.id for owner in read_owner_cell(name, language=language).lead})
        != ids_shared_by(name, language)
    ]
    assert wrong == []


FRAMES = [
    pytest.param("en", "The {} must submit a report by May 1.", id="en-subject"),
    pytest.param("en", "It was decided that a report must be submitted by the {} by May 1.", id="en-agent"),
    pytest.param(
        "en", "Prime Minister Bektenov instructed the {} to submit a report by May 1.", id="en-object"
    ),
    pytest.param("ru", "Ответственный: {}.", id="ru-label"),
    pytest.param("kk", "Жауапты: {}.", id="kk-label"),
    pytest.param("kk", "Есепті 1 мамырға дейін {} дайындасын.", id="kk-subject"),
]


@pytest.mark.parametrize(("language", "frame"), FRAMES)
def test_every_body_leads_by_its_full_name(language: str, frame: str) -> None:
    wrong = []
    for body in REGISTRY.bodies:
        sentence = frame.format(body.names[language])
        found = [owner.id for owner in read_owners(sentence, language=language).lead]
        if found != [body.id]:
            wrong.append((sentence, found))
    assert wrong == []


@pytest.mark.parametrize("case", KAZAKH_ENDINGS)
def test_every_kazakh_name_takes_the_endings_of_a_case(case: str) -> None:
    frames = {
        "dat": "{} есепті 1 мамырға дейін дайындау тапсырылды.",
        "ins": "Жаңа комиссия {} бірлесіп, есепті 1 мамырға дейін дайындасын.",
        "gen": "Жаңа комиссия {} қатысуымен есепті 1 мамырға дейін дайындасын.",
    }
    wrong = []
    for body in REGISTRY.bodies:
        for ending in KAZAKH_ENDINGS[case]:
            name = body.names["kk"]
            sentence = frames[case].format(name + ("-" if name.isupper() else "") + ending)
            owners = read_owners(sentence, language="kk")
            found = owners.lead if case == "dat" else owners.co
            if [owner.id for owner in found] != [body.id]:
                wrong.append((sentence, found))
    assert wrong == []


@pytest.mark.parametrize("body", [body for body in REGISTRY.bodies if body.members], ids=lambda body: body.id)
def test_members_of_a_collective_are_bodies(body: Body) -> None:
    assert all(member in REGISTRY for member in body.members)
