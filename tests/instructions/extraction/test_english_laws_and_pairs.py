"""English: what a law binds is no order; "both", "same", "with support of", "it falls to"."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 2, 3)
NO_ORDERS = [
    "Under the Law on Land Relations, akimats must publish a list by 1 March every year.",
    "According to the Code on Health, the ministry must check the stocks by 1 March.",
    "Commissions under akimats are required to check dwellings within five days, as laid down in the order.",
    "It is recalled that last May the akims were instructed to repair 20 bridges by December 1.",
    "The company has issued bonds; shareholders should read the prospectus before 30 June.",
    'The Prime Minister said: "We expect to finish the tests by March 20."',
    "Feedback should be sent to the department by 15 November.",
]
ORDERS = [
    pytest.param(
        "The Ministers of Energy and Trade were reminded of the tariffs. "
        "Both are to report to the Prime Minister's Office on 20 March.",
        [(["min-energy", "min-trade"], [], dt.date(2026, 3, 20))],
        id="both-before-the-duty",
    ),
    pytest.param(
        "1. Ministry of Energy: submit the balance.\n   Deadline: 30 April 2026\n"
        "2. KEGOC: issue the conditions.\n   Deadline: same",
        [(["min-energy"], [], dt.date(2026, 4, 30)), (["kegoc"], [], dt.date(2026, 4, 30))],
        id="same-deadline",
    ),
    pytest.param(
        "Regional akimats, with support of the Ministry of Justice, shall open legal offices by May 1.",
        [(["all-akimats"], ["min-justice"], dt.date(2026, 5, 1))],
        id="with-support-of",
    ),
    pytest.param(
        "It falls to the Ministry of Health to propose by July 1 where the doctors will live.",
        [(["min-health"], [], dt.date(2026, 7, 1))],
        id="falls-to",
    ),
    pytest.param(
        "The regional health department is answerable for spending the money before the end of June.",
        [(["?: regional health department"], [], dt.date(2026, 6, 30))],
        id="answerable-for",
    ),
    pytest.param(
        "The Ministry of Energy was told to connect the plants. Exactly one month is given for connection.",
        [(["min-energy"], [], dt.date(2026, 3, 3))],
        id="time-given-for-what-was-ordered",
    ),
    pytest.param(
        "PROTOCOL\n1. Ministry of Trade:\na) work out rules, with the Ministry of Agriculture (20 days);\n"
        "b) publish a table of prices by March 20.",
        [
            (["min-trade"], ["min-agriculture"], dt.date(2026, 2, 23)),
            (["min-trade"], [], dt.date(2026, 3, 20)),
        ],
        id="co-and-days-at-the-end",
    ),
    pytest.param(
        'The Prime Minister said: "From the Ministry of Finance I expect a two-page note by March 20."',
        [(["min-finance"], [], dt.date(2026, 3, 20))],
        id="from-whom-i-expect",
    ),
    pytest.param(
        "The Ministry of Energy must submit the balance under the law on tariffs by May 1.",
        [(["min-energy"], [], dt.date(2026, 5, 1))],
        id="a-law-behind-the-duty-is-what-it-is-about",
    ),
]


@pytest.mark.parametrize("text", NO_ORDERS)
def test_what_a_law_binds_or_a_page_recalls_is_no_order(text: str) -> None:
    assert extract(text, published=PUBLISHED, language="en").tasks == ()


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_who_and_by_when(text: str, expected: list[tuple[list[str], list[str], dt.date]]) -> None:
    tasks = extract(text, published=PUBLISHED, language="en").tasks
    read = [([one.id for one in task.lead], [one.id for one in task.co], task.due.date) for task in tasks]
    assert read == expected
