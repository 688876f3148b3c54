"""Owners in a line of their own below an item, or in a sentence of their own before its deed."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

PUBLISHED = dt.date(2026, 3, 12)
JUNE = dt.date(2026, 6, 1)
Told = list[tuple[list[str], list[str], dt.date | None]]

BELOW = {
    "en": """INSTRUCTIONS OF THE MINISTER

1. Repair the lifts of the hospital.
   Ministry of Health, by 1 June 2026

2. Compile a list of dangerous crossings.
   Ministry of Transport together with the Ministry of Internal Affairs; 1 June 2026
""",
    "ru": """ПОРУЧЕНИЯ МИНИСТРА

1. Отремонтировать лифты больницы.
   Министерство здравоохранения, до 1 июня 2026 года

2. Составить перечень опасных переездов.
   Министерство транспорта совместно с Министерством внутренних дел; 1 июня 2026 года
""",
    "kk": """МИНИСТРДІҢ ТАПСЫРМАЛАРЫ

1. Аурухананың лифтілерін жөндеу.
   Денсаулық сақтау министрлігі, 2026 жылғы 1 маусымға дейін

2. Қауіпті өткелдердің тізбесін жасау.
   Көлік министрлігі Ішкі істер министрлігімен бірлесіп; 2026 жылғы 1 маусым
""",
}
BEFORE = {
    "en": """MINUTES of the meeting of 10 March 2026

RESOLVED:
1. Ministry of Health. To repair the lifts of the hospital by 1 June 2026.
2. Ministry of Transport; Ministry of Energy. To compile a list of dangerous crossings by 1 June 2026.
""",
    "ru": """ПРОТОКОЛ заседания от 10 марта 2026 года

РЕШИЛИ:
1. Минздрав. Отремонтировать лифты больницы до 1 июня 2026 года.
2. Министерство транспорта, Министерство энергетики. Составить перечень переездов до 1 июня 2026 года.
""",
    "kk": """2026 жылғы 10 наурыздағы отырыстың ХАТТАМАСЫ

ШЕШІМ:
1. Денсаулық сақтау министрлігі. Аурухананың лифтілері 2026 жылғы 1 маусымға дейін жөнделсін.
2. Көлік министрлігі, Энергетика министрлігі. Өткелдердің тізбесі 2026 жылғы 1 маусымға дейін жасалсын.
""",
}


def told(text: str) -> Told:
    tasks = extract(text, published=PUBLISHED).tasks
    return [([one.id for one in task.lead], [one.id for one in task.co], task.due.date) for task in tasks]


@pytest.mark.parametrize("language", BELOW)
def test_owners_in_the_line_below_an_item(language: str) -> None:
    assert told(BELOW[language]) == [
        (["min-health"], [], JUNE),
        (["min-transport"], ["min-internal-affairs"], JUNE),
    ]


@pytest.mark.parametrize("language", BEFORE)
def test_owners_in_a_sentence_before_the_deed(language: str) -> None:
    assert told(BEFORE[language]) == [
        (["min-health"], [], JUNE),
        (["min-transport", "min-energy"], [], JUNE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "AGENDA\n1. Repair of the lifts\n(speaker – Ministry of Health)\n"
        "2. Crossings\n(Ministry of Transport)\n",
        "1. Министерство здравоохранения. За год введено пять больниц.\n"
        "2. Минтранс. Построено 12 переездов.\n",
        "ПОВЕСТКА\n1. О лифтах больниц\n(докладчик – Министерство здравоохранения)\n"
        "2. О переездах\n(докладчик – Министерство транспорта)\n",
        "КҮН ТӘРТІБІ\n1. Лифтілер туралы\n(баяндамашы – Денсаулық сақтау министрлігі)\n"
        "2. Өткелдер туралы\n(баяндамашы – Көлік министрлігі)\n",
    ],
)
def test_speakers_and_reports_are_no_owners(text: str) -> None:
    assert told(text) == []


ARROWS = {
    "en": """DECISION of the Headquarters No. 4
Executors: MH – Ministry of Healthcare; ME – Ministry of Energy; "LR" – Lift Repair JSC.

1.1. Repair the lifts of the hospital
     → MH (lead), ME → by 1 June 2026
1.2. Check the cables
     → "LR" → depending on the season
1.3. Count the lifts
     → MH → done, removed from control
""",
    "ru": """РЕШЕНИЕ штаба № 4
Исполнители: МЗ – Министерство здравоохранения; МЭ – Министерство энергетики; «ЛР» – АО «Лифтремонт».

1.1. Отремонтировать лифты больницы
     → МЗ (свод), МЭ → до 1 июня 2026 г.
1.2. Проверить тросы
     → «ЛР» → по мере остановки лифтов
1.3. Пересчитать лифты
     → МЗ → исполнено, снято с контроля
""",
    "kk": """Штабтың № 4 ШЕШІМІ
Орындаушылар: ДМ – Денсаулық сақтау министрлігі; ЭМ – Энергетика министрлігі; «ЛЖ» – «Лифтжөндеу» АҚ.

1.1. Аурухананың лифтілерін жөндеу
     → ДМ (бас), ЭМ → 2026 ж. 1 маусымға дейін
1.2. Арқандарды тексеру
     → «ЛЖ» → лифтілердің тоқтауына қарай
1.3. Лифтілерді санау
     → ДМ → орындалды, бақылаудан алынды
""",
}
REPAIRER = {"en": "?: Lift Repair JSC", "ru": '?: АО "Лифтремонт"', "kk": '?: "Лифтжөндеу" АҚ'}


@pytest.mark.parametrize("language", ARROWS)
def test_owners_and_days_behind_arrows_below_an_item(language: str) -> None:
    assert told(ARROWS[language]) == [
        (["min-health"], ["min-energy"], JUNE),
        ([REPAIRER[language]], [], None),
    ]


@pytest.mark.parametrize("language", ARROWS)
def test_arrows_that_point_to_no_owner_are_items_of_their_own(language: str) -> None:
    lines = {
        "en": "1. Roads\n → repair the bridge → open it\n2. Rails\n → buy wagons → sell them\n",
        "ru": "1. Дороги\n → чиним мост → открываем\n2. Рельсы\n → берём вагоны → сдаём\n",
        "kk": "1. Жолдар\n → көпір жөнделеді → ашылады\n2. Рельстер\n → вагон алынады → беріледі\n",
    }
    assert all(not task[0] for task in told(lines[language]))


TABLE = """Комиссия төмендегі шараларды бекітеді:

Кім орындайды\tНе істейді\tҚашан
Көлік министрлігі\tауылға баратын жолды тазартады\t2026 жылғы 1 маусымға дейін
Денсаулық сақтау министрлігі\tаурухананың лифтілерін жөндейді\t2026 жылғы 1 маусым
"""


def test_table_whose_header_names_owners_and_days_is_a_plan_whatever_its_deeds_look_like() -> None:
    assert told(TABLE) == [(["min-transport"], [], JUNE), (["min-health"], [], JUNE)]


TELEGRAPH = {
    "en": """The Prime Minister met entrepreneurs on Friday. Who got what:

Ministry of Justice: a digest of new laws on the 1st of every month
Prosecutor General: name the inspectors who came uninvited, by 1 June
Ministry of Finance: a list of levies, June 1
""",
    "ru": """Премьер-министр встретился с предпринимателями. Кто что получил:

Минюст: обзор новых законов 1-го числа каждого месяца
Генпрокуратура: назвать проверяющих, пришедших без приглашения, до 1 июня
Минфин: перечень сборов, 1 июня
""",
    "kk": """Премьер-Министр кәсіпкерлермен кездесті. Кімге не тапсырылды:

Әділет министрлігі: жаңа заңдарға шолу, ай сайын
Бас прокуратура: шақырусыз барған тексерушілердің атын атау, 1 маусымға дейін
Қаржы министрлігі: алымдар тізбесі, 1 маусым
""",
}


@pytest.mark.parametrize("language", TELEGRAPH)
def test_lines_of_name_colon_deed_and_day(language: str) -> None:
    assert told(TELEGRAPH[language]) == [
        (["min-justice"], [], None),
        (["prosecutor-general"], [], JUNE),
        (["min-finance"], [], JUNE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Who said what:\n\nMinistry of Energy: we finished the repair by 1 May.\n"
        "Ministry of Finance: we paid everything by 1 June.\n",
        "Кто что сказал:\n\nМинэнерго: мы закончили ремонт к 1 мая.\nМинфин: мы всё выплатили к 1 июня.\n",
        "Кім не айтты:\n\nЭнергетика министрлігі: жөндеуді 1 мамырға дейін аяқтадық.\n"
        "Қаржы министрлігі: бәрін 1 маусымға дейін төледік.\n",
    ],
)
def test_lines_of_what_somebody_said_are_no_tasks(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No. 7 MINUTES\nAstana city, 12 March 2026\n\nDECIDED:\n\n"
        "1. The Ministry of Transport shall publish the register by 1 June.\n",
        "№ 7 ПРОТОКОЛ\nг. Астана, 12 марта 2026 года\n\nРЕШИЛИ:\n\n"
        "1. Министерству транспорта опубликовать реестр до 1 июня.\n",
        "№ 7 ХАТТАМА\nАстана қаласы, 2026 жылғы 12 наурыз\n\nШЕШІМ:\n\n"
        "1. Көлік министрлігі 1 маусымға дейін тізілімді жарияласын.\n",
    ],
    ids=["en", "ru", "kk"],
)
def test_where_and_when_minutes_were_signed_is_nobodys_task(text: str) -> None:
    assert told(text) == [(["min-transport"], [], JUNE)]
