"""Kazakh constructions beside the formulae of orders: the third person, speech, lists told in sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 10)


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(leads, day or rhythm) of each task."""
    return [
        (tuple(owner.id for owner in task.lead), str(task.due.date or task.due.every or ""))
        for task in extract(text, published=PUBLISHED, language="kk").tasks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "«Көлік министрлігі көпірді 5 мамырға дейін жөндесін», – деді Үкімет басшысы.",
            [(("min-transport",), "2026-05-05")],
            id="third-person-quoted",
        ),
        pytest.param(
            "Қаржы министрлігі Әділет министрлігімен бірлесіп, тізімді 1 маусымға дейін жасасын, – деп "
            "тапсырды вице-премьер.",
            [(("min-finance",), "2026-06-01")],
            id="third-person-before-tells",
        ),
        pytest.param(
            "Премьер-министр бұл жұмыстың барысын ай сайын баяндап тұрсын.",
            [(("prime-minister",), "month")],
            id="giver-is-told",
        ),
        pytest.param(
            "Көлік министрлігі көпірді 5 мамырға дейін ашсын, Энергетика министрлігі желіні 6 мамырға дейін "
            "тексерсін.",
            [(("min-transport",), "2026-05-05"), (("min-energy",), "2026-05-06")],
            id="two-in-the-third-person",
        ),
        pytest.param(
            "Әділет, Қаржы және Көлік министрліктеріне: архивті 5 мамырға дейін тапсыру.",
            [(("min-justice", "min-finance", "min-transport"), "2026-05-05")],
            id="dative-colon",
        ),
        pytest.param(
            "Көлік министрлігіне көпірді 5 мамырға дейін жөндеу, сондай-ақ тоннельді 10 мамырға дейін ашу "
            "тапсырылды.",
            [(("min-transport",), "2026-05-05"), (("min-transport",), "2026-05-10")],
            id="one-order-closes-both",
        ),
        pytest.param(
            "Көлік министрлігіне бірнеше міндет жүктелді. Біріншіден, көпірді 5 мамырға дейін жөндеу. "
            "Екіншіден, тоннельді 10 мамырға дейін ашу.",
            [(("min-transport",), "2026-05-05"), (("min-transport",), "2026-05-10")],
            id="list-told-in-sentences",
        ),
        pytest.param(
            "Тапсырмалар:\n1\ufe0f\u20e3 Көлік министрлігі: көпірді 5 мамырға дейін жөндеу.\n"
            "2\ufe0f\u20e3 Қаржы министрлігі: қаражатты 6 мамырға дейін бөлу.",
            [(("min-transport",), "2026-05-05"), (("min-finance",), "2026-05-06")],
            id="keycaps",
        ),
        pytest.param(
            "Көлік министрлігіне көпірді 5 мамырға дейін жөндеу міндеті қойылды.",
            [(("min-transport",), "2026-05-05")],
            id="duty-was-set",
        ),
        pytest.param(
            "Мәдениет және ақпарат министрлігінен көрмені 5 мамырға дейін ашу талап етілді.",
            [(("min-culture-information",), "2026-05-05")],
            id="demanded-of",
        ),
    ],
)
def test_an_order_is_read_in_each_form(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Кеңестің келесі отырысы 5 мамырда өткізілсін.", id="own-next-meeting"),
        pytest.param("Енді тыңдаңыз.", id="listen"),
        pytest.param("Жүргізушілерге 5 мамырда абай болу қажет.", id="advice"),
    ],
)
def test_nothing_is_ordered(text: str) -> None:
    assert told(text) == []


def test_days_to_which_a_time_is_cut_are_no_deadline() -> None:
    assert told("Қаржы министрлігіне рәсімді үш күнге дейін қысқарту тапсырылды.") == [(("min-finance",), "")]


def test_who_is_named_beside_a_pointer_leads_too() -> None:
    text = (
        "Жиында Ақтөбе облысының әкімі есеп берді. Денсаулық сақтау министрлігі мен облыс әкімдігі "
        "емхана ғимаратын 5 мамырға дейін ашуы керек."
    )
    assert told(text) == [(("min-health", "akimat-aktobe"), "2026-05-05")]
