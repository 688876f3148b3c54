"""Cells of results that say by when, or that it is done; rows under the name of who does them."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)

RESULTS = {
    "en": """PLAN of steps for quiet streets
1. Count the loudspeakers | Ministry of Culture and Information | register
2. Lower the limits at night | Ministry of Healthcare | order – by 1 June 2026
3. Check the bars | Ministry of Internal Affairs | two times a year
4. Fence the motorway | Ministry of Transport | carried out in February 2026
5. Plant the belt of trees | Ministry of Ecology and Natural Resources | trees
""",
    "ru": """ПЛАН шагов к тихим улицам
1. Пересчитать громкоговорители на площадях | Министерство культуры и информации | реестр
2. Снизить ночные нормы | Министерство здравоохранения | приказ – до 1 июня 2026 года
3. Проверять бары | Министерство внутренних дел | раз в полгода
4. Оградить автостраду | Министерство транспорта | выполнено в феврале 2026 года
5. Высадить полосу деревьев | Министерство экологии и природных ресурсов | деревья
""",
    "kk": """Тыныш көшелерге арналған қадамдар ЖОСПАРЫ
1. Алаңдардағы дауыс зорайтқыштарды санау | Мәдениет және ақпарат министрлігі | тізілім
2. Түнгі нормаларды төмендету | Денсаулық сақтау министрлігі | бұйрық – 2026 жылғы 1 маусымға дейін
3. Барларды тексеру | Ішкі істер министрлігі | жарты жылда бір рет
4. Тас жолды қоршау | Көлік министрлігі | 2026 жылғы ақпанда орындалды
5. Ағаш белдеуін отырғызу | Экология және табиғи ресурстар министрлігі | ағаштар
""",
}

GROUPS = {
    "en": """SUMMARY of assignments of 10 March 2026

To whom: Ministry of Energy
(1) test the pumps of the boiler houses | 1 June 2026
(2) buy the fuel | September

To whom: Ministry of Healthcare together with the Ministry of Finance
(3) open the dispensary | by the festival of the city on 5 July 2026
""",
    "ru": """СВОД поручений от 10 марта 2026 года

Кому: Министерство энергетики
(1) испытать насосы котельных | 1 июня 2026 года
(2) закупить топливо | сентябрь

Кому: Министерство здравоохранения совместно с Министерством финансов
(3) открыть диспансер | к городскому празднику 5 июля 2026 года
""",
    "kk": """2026 жылғы 10 наурыздағы тапсырмалар ЖИНАҒЫ

Кімге: Энергетика министрлігі
(1) қазандықтардың сорғыларын сынау | 2026 жылғы 1 маусым
(2) отын сатып алу | қыркүйек

Кімге: Денсаулық сақтау министрлігі Қаржы министрлігімен бірлесіп
(3) диспансер ашу | қала мерекесіне қарай, 2026 жылғы 5 шілде
""",
}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_cell_of_results_may_say_by_when_or_that_it_is_done(language: str) -> None:
    tasks = extract(RESULTS[language], published=PUBLISHED).tasks
    assert [(task.lead[0].id, task.due.date, task.due.every) for task in tasks] == [
        ("min-culture-information", None, None),
        ("min-health", dt.date(2026, 6, 1), None),
        ("min-internal-affairs", None, "half-year"),
        ("min-ecology", None, None),
    ]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_rows_under_the_name_of_who_does_them(language: str) -> None:
    tasks = extract(GROUPS[language], published=PUBLISHED).tasks
    assert [
        ([one.id for one in task.lead], [one.id for one in task.co], task.due.date) for task in tasks
    ] == [
        (["min-energy"], [], dt.date(2026, 6, 1)),
        (["min-energy"], [], dt.date(2026, 9, 30)),
        (["min-health"], ["min-finance"], dt.date(2026, 7, 5)),
    ]
