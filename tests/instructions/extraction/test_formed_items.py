"""Items of one form without labels, and owners on a line of their own above what they are to do."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
ROWS = {
    "en": (
        ("Ministry of Energy", "test the turbines of the river stations", "by 12 May 2026"),
        ("Ministry of Finance (lead), KEGOC", "allot money for 40 pumps", "Q2 2026"),
        (
            "Ministry of Transport; akimats of Abai and Pavlodar regions",
            "widen the ferry road",
            "8 July 2026",
        ),
        ("Harbour Safety Office", "count the boats at the piers", "monthly"),
    ),
    "ru": (
        ("Министерство энергетики", "испытать турбины речных станций", "до 12 мая 2026 года"),
        ("Минфин (свод), KEGOC", "выделить деньги на 40 насосов", "II квартал 2026 года"),
        (
            "Министерство транспорта; акиматы Абайской и Павлодарской областей",
            "расширить дорогу к парому",
            "8 июля 2026 года",
        ),
        ("Служба портовой безопасности", "пересчитать лодки у причалов", "ежемесячно"),
    ),
    "kk": (
        ("Энергетика министрлігі", "өзен станцияларының турбиналарын сынау", "2026 жылғы 12 мамырға дейін"),
        ("Қаржы министрлігі (жинақтау), KEGOC", "40 сорғыға ақша бөлу", "2026 жылғы II тоқсан"),
        (
            "Көлік министрлігі; Абай және Павлодар облыстарының әкімдіктері",
            "паромға баратын жолды кеңейту",
            "2026 жылғы 8 шілде",
        ),
        ("Порт қауіпсіздігі қызметі", "айлақтардағы қайықтарды санау", "ай сайын"),
    ),
}
WANTED = [
    ({"min-energy"}, set(), "2026-05-12"),
    ({"min-finance"}, {"kegoc"}, "2026-06-30"),
    ({"min-transport", "akimat-abai", "akimat-pavlodar"}, set(), "2026-07-08"),
]
WORDS = {
    "en": ("Responsible", "Result: act", "count the lamps", "done on 3 March 2026", "Summer at the harbour"),
    "ru": ("Исполнитель", "Итог: акт", "пересчитать фонари", "выполнено 3 марта 2026 года", "Лето в порту"),
    "kk": (
        "Жауапты",
        "Нәтижесі: акт",
        "шамдарды санау",
        "2026 жылғы 3 наурызда орындалды",
        "Порттағы жаз",
    ),
}
HEADED = {
    "indented": "{label}: {owner}\n   {deed} — {day}\n   {other} — {done}\n\n",
    "bulleted": "{label}: {owner}\n• {deed}; {day}\n• {other} — {done}\n\n",
    "no-label": "{owner}:\n- {deed} — {day};\n- {other} — {done}.\n",
    "numbered-owners": "{number}. {owner}:\n{deed} – {day}\n{other} – {done}\n\n",
    "numbered-items": "{label} — {owner}\n1) {Deed} – {day}.\n2) {other} – {done}.\n\n",
    "no-colon": "{owner}\n  * {deed}, {day}\n  * {other} — {done}\n\n",
    "brackets": "{label}: {owner}\n{Deed} ({day})\n{other} ({done})\n\n",
}
FORMED = {
    "sentences": "A{number}. {Deed}. {owner}; {day}. {result}.\n",
    "stops": "{number}. {Deed}. {owner}. {Day}. {result}.\n",
    "slashes": "{number}) {Deed} / {owner} / {day}\n",
    "comma": "{number}. {Deed}. {owner}, {day}.\n",
    "dashes": "• {Deed} — {owner} — {day}\n",
    "semicolons": "{number}.{number}. {Deed}; {owner}; {day}; {result}\n",
    "day-before": "A-{number}. {Deed}. {Day}. {owner}.\n",
    "names-first": "B{number}. {owner}: {deed}; {day}\n",
    "names-and-dash": " C{number}. {owner}: {deed} — {day}.\n",
    "names-and-bracket": "{number}. {owner}: {deed} ({day})\n",
    "names-and-comma": "- {owner}: {deed}, {day};\n",
    "names-and-slash": "{number}. {owner}: {deed} / {day}\n",
}


def cap(words: str) -> str:
    return words[0].upper() + words[1:]


def drawn(language: str, form: str) -> str:
    label, result, other, done, title = WORDS[language]
    lines = (
        form.format(
            number=at, owner=owner, deed=deed, Deed=cap(deed), day=day, Day=cap(day),
            label=label, result=result, other=other, done=done,
        )
        for at, (owner, deed, day) in enumerate(ROWS[language], start=1)
    )  # fmt: skip
    return f"{title}\n\n{''.join(lines)}"


def told(page: str) -> list[tuple[set[str], set[str], str]]:
    return [
        ({one.id for one in task.lead}, {one.id for one in task.co}, str(task.due.date or task.due.every))
        for task in extract(page, published=PUBLISHED).tasks
    ]


@pytest.mark.parametrize("form", [*HEADED, *FORMED])
@pytest.mark.parametrize("language", sorted(ROWS))
def test_a_page_of_one_form(language: str, form: str) -> None:
    stranger = ROWS[language][3][0]
    found = told(drawn(language, {**HEADED, **FORMED}[form]))
    assert found == [*WANTED, ({f"?: {stranger}"}, set(), "month")]


@pytest.mark.parametrize(
    "page",
    [
        "Lots of the fair\n\nA1. Old boats. Sold; 3 May 2025.\n"
        "A2. Ropes. Sold; 4 May 2025.\nA3. Lamps. Sold; 5 May 2025.",
        "Кто приедет\n\n1. Министерство энергетики: доклад о реках\n"
        "2. Министерство финансов: доклад о лодках\n3. KEGOC: доклад",
    ],
)
def test_lists_without_deadlines_are_none(page: str) -> None:
    assert told(page) == []
