from __future__ import annotations

import polib
import pytest

from tests.checks.translations import differences, unfinished


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    made.extend(entries)
    return made


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param(polib.POEntry(msgid="Deadline", msgstr="Срок"), [], id="translated"),
        pytest.param(polib.POEntry(msgid="Deadline"), ["not translated: 'Deadline'"], id="empty"),
        pytest.param(
            polib.POEntry(msgid="Deadline", msgstr="Срок", flags=["fuzzy"]),
            ["uncertain: 'Deadline'"],
            id="fuzzy",
        ),
        pytest.param(
            polib.POEntry(msgid="day", msgid_plural="days", msgstr_plural={0: "день", 1: ""}),
            ["not translated: 'day'"],
            id="one-form-missing",
        ),
    ],
)
def test_what_is_not_translated_for_certain_is_told(entry: polib.POEntry, told: list[str]) -> None:
    assert list(unfinished(catalogue(entry))) == told


def test_what_source_and_catalogue_do_not_share_is_told() -> None:
    ours = catalogue(polib.POEntry(msgid="Old", msgstr="Старое"))
    source = catalogue(polib.POEntry(msgid="New"))
    assert list(differences(ours, source)) == [
        "not in the catalogue (makemessages): 'New'",
        "no longer in the source (makemessages): 'Old'",
    ]
