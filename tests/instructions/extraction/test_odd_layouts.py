"""Layouts that only their structure tells: frames, signs, labels in columns, owners apart."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

DAY = dt.date(2026, 3, 10)

PAGES = {
    "labels kept apart by spaces are no table": (
        "Plan of repairs\n\n"
        "1. Survey of the boilers\n   Form: act   Performers: ME   Term: 1 June 2026\n"
        "2. Purchase of pumps\n   Form: contract   Performers: akimats   Term: monthly\n"
        "3. Training of stokers\n   Form: list   Performers: ML (lead), ME   Term: 3 August 2026\n\n"
        "ME - Ministry of Energy, ML - Ministry of Labour",
        ["min-energy @ 2026-06-01", "all-akimats @ month", "min-labour @ 2026-08-03"],
    ),
    "a double bar": (
        "Plan of repairs\n\nWhat ‖ Lead ‖ Support ‖ Day\n"
        "1.1 Survey the boilers ‖ Ministry of Energy ‖ KEGOC ‖ 1 June 2026\n"
        "1.2 Buy the pumps ‖ Ministry of Finance ‖ – ‖ end of 2026\n"
        "1.3 Train the stokers ‖ Ministry of Labour ‖ akimats ‖ achieved in 2025",
        ["min-energy @ 2026-06-01", "min-finance @ 2026-12-31"],
    ),
    "bullets of any look": (
        "Measures for the roads\nPlan for 2026\n\n"
        "Ministry of Transport\n ▸ pave the ring road (1 June 2026)\n ▸ light the crossings (every month)\n\n"
        "Ministry of Energy\n ▸ bury the cables (by the end of 2026)",
        ["min-transport @ 2026-06-01", "min-transport @ month", "min-energy @ 2026-12-31"],
    ),
    "owners close the item": (
        "Winter on the roads\nSchedule\n\n"
        "— BY 1 OCTOBER —\n• Patch the surface. KazAvtoZhol.\n"
        "• Examine the ploughs. Ministry of Transport together with the Ministry of Finance.\n"
        "• Buy 40 weather stations. Ministry of Ecology. Fulfilled ahead of time (2 March).\n\n"
        "— BY 1 NOVEMBER —\n• Open the warming points. Akimats of Abai and Jetisu regions.",
        [
            "kazavtozhol @ 2026-10-01",
            "min-transport @ 2026-10-01",
            "akimat-abai|akimat-jetisu @ 2026-11-01",
        ],
    ),
    "owners open the item": (
        "Record of the meeting of the headquarters\n9 March 2026\n\nI. What happened\n\n"
        "The river rose by two metres and stood for a week.\n\nII. Assigned\n\n"
        "No. 1 → Water Department. Survey of the dams, all districts. 25 March.\n"
        "No. 2 → Akims of Ayagoz and Abai districts. A reserve of sandbags at every bridge. 1 April.\n"
        "No. 3 → Road Department, jointly with the Police Department. Rota of lorries. 48 hours.\n"
        "No. 4 → Health Department. Beds for the rescued. Closed on the 8th.",
        [
            "?: Water Department @ 2026-03-25",
            "?: Akims of Ayagoz and Abai districts @ 2026-04-01",
            "?: Road Department @ 2026-03-12",
        ],
    ),
    "numbered nouns without a stop": (
        "Council on health\nMINUTES\n9 March 2026\n\n"
        "Point 1.1 Ministry of Healthcare opens two wards in Ridder. Before: 1 June 2026.\n"
        "Point 1.2 Social Health Fund pays the rural doctors in time. Before: 3 August 2026.\n"
        "Point 1.3 The Ministry of Finance is asked to check the tariffs. Before: end of May.\n"
        "Point 1.4 Ministry of Energy repairs the boilers of both hospitals. Before: 1 July 2026.",
        [
            "min-health @ 2026-06-01",
            "?: Social Health Fund @ 2026-08-03",
            "min-finance @ 2026-05-31",
            "min-energy @ 2026-07-01",
        ],
    ),
}


def told(text: str) -> list[str]:
    tasks = extract(text, published=DAY).tasks
    return [f"{'|'.join(one.id for one in task.lead)} @ {task.due.date or task.due.every}" for task in tasks]


@pytest.mark.parametrize("name", PAGES)
def test_layout_is_read_by_its_structure(name: str) -> None:
    text, tasks = PAGES[name]
    assert told(text) == tasks


FORMS = {
    "to": "{Name} to bury the cables by 3 June.",
    "label": "Bury the cables. Responsible: {name}. Deadline: 3 June.",
    "charge": "Bury the cables by 3 June. In charge: {name}.",
    "that": "That {name} bury the cables by 3 June.",
}


@pytest.mark.parametrize(
    "name",
    ["Betpak Zharyk", "the lamp workshop", "camp wardens", "the warden of the park", "polyclinic No. 9"],
)
@pytest.mark.parametrize("form", FORMS)
def test_whoever_stands_in_the_place_of_the_owner_leads(form: str, name: str) -> None:
    told_to = FORMS[form].format(name=name, Name=name[0].upper() + name[1:])
    text = f"Minutes of the board\n\n1. {told_to}"
    text += "\n2. The Ministry of Finance shall pay for it by 1 July."
    (first, *_) = told(text)
    words = name.removeprefix("the ")
    assert first.lower().removeprefix("?: ").removeprefix("the ") == f"{words} @ 2026-06-03".lower()
