"""The office that the pictures of docs/ show, told in the language of the picture."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from instructions.models import Announcement, Body, User
from notifications.models import Heartbeat
from tests import factories

BODIES = {
    "water": ("Ministry of Rivers", "Министерство рек", "Өзендер министрлігі"),
    "roads": ("Ministry of Roads", "Министерство дорог", "Жолдар министрлігі"),
    "schools": ("Ministry of Schools", "Министерство школ", "Мектептер министрлігі"),
    "academy": ("Academy of Maps", "Академия карт", "Карталар академиясы"),
}


@dataclass(frozen=True, slots=True)
class Story:
    """An announcement, the passage that waits for review with its parts, and what is on control already."""

    title: str
    text: str
    quote: str
    lead: str
    co: str
    deadline: str
    proposed: str
    on_control: tuple[str, str, str, str, str, str]


STORIES = {
    "en": Story(
        title="Meeting on floods and roads",
        text="""The Prime Minister held a meeting on floods and roads. The ministries reported on the winter.

After the meeting these instructions were given:

  • The Ministry of Rivers, together with the Academy of Maps, is to map the large rivers by 1 March 2026.

  • The Ministry of Roads is to mend the bridges on the western route by 20 February 2026.

  • The Ministry of Schools is to report every month on the roofs of rural schools.

The next meeting is in April.""",
        quote="The Ministry of Rivers, together with the Academy of Maps, is to map the large rivers"
        " by 1 March 2026.",
        lead="Ministry of Rivers",
        co="Academy of Maps",
        deadline="by 1 March 2026",
        proposed="Map the large rivers",
        on_control=(
            "Mend the bridges on the western route",
            "Clear the snow from the mountain passes",
            "Count the gauges on the rivers",
            "Report on the roofs of rural schools",
            "Open a line for reports of damage",
            "Plan the summer works on the dams",
        ),
    ),
    "ru": Story(
        title="Совещание о паводках и дорогах",
        text="""Премьер-министр провёл совещание о паводках и дорогах. Министерства доложили об итогах зимы.

По итогам совещания даны поручения:

  • Министерству рек совместно с Академией карт до 1 марта 2026 года нанести на карту большие реки.

  • Министерству дорог до 20 февраля 2026 года починить мосты на западном направлении.

  • Министерству школ ежемесячно докладывать о состоянии крыш сельских школ.

Следующее совещание пройдёт в апреле.""",
        quote="Министерству рек совместно с Академией карт до 1 марта 2026 года"
        " нанести на карту большие реки.",
        lead="Министерству рек",
        co="Академией карт",
        deadline="до 1 марта 2026 года",
        proposed="Нанести на карту большие реки",
        on_control=(
            "Починить мосты на западном направлении",
            "Очистить от снега горные перевалы",
            "Пересчитать водомерные посты на реках",
            "Доложить о состоянии крыш сельских школ",
            "Открыть линию для сообщений о повреждениях",
            "Составить план летних работ на плотинах",
        ),
    ),
    "kk": Story(
        title="Су тасқыны және жолдар жөніндегі кеңес",
        text="""Премьер-министр су тасқыны және жолдар жөнінде кеңес өткізді. Министрліктер қысты қорытты.

Кеңес қорытындысы бойынша мынадай тапсырмалар берілді:

  • Өзендер министрлігі Карталар академиясымен бірлесіп, 2026 жылғы 1 наурызға дейін өзендер картасын жасасын.

  • Жолдар министрлігі 2026 жылғы 20 ақпанға дейін батыс бағыттағы көпірлерді жөндесін.

  • Мектептер министрлігі ауыл мектептерінің шатырлары туралы ай сайын баяндасын.

Келесі кеңес сәуірде өтеді.""",
        quote="Өзендер министрлігі Карталар академиясымен бірлесіп, 2026 жылғы 1 наурызға дейін"
        " өзендер картасын жасасын.",
        lead="Өзендер министрлігі",
        co="Карталар академиясымен",
        deadline="2026 жылғы 1 наурызға дейін",
        proposed="Өзендер картасын жасау",
        on_control=(
            "Батыс бағыттағы көпірлерді жөндеу",
            "Тау асуларын қардан тазарту",
            "Өзендердегі су өлшеу бекеттерін санау",
            "Ауыл мектептерінің шатырлары туралы баяндау",
            "Зақымданулар туралы хабарлау желісін ашу",
            "Бөгеттердегі жазғы жұмыстар жоспарын жасау",
        ),
    ),
}
SHARES = (
    ("roads", "2026-02-18", "assigned"),
    ("roads", "2026-02-12", "returned"),
    ("water", "2026-02-10", "in_progress"),
    ("schools", "2026-03-31", "submitted"),
    ("roads", "2026-04-15", "taken"),
    ("water", "2026-04-30", "assigned"),
)
DONE = {
    "water": [("2026-01-15", "2026-01-12"), ("2026-01-30", "2026-01-30"), ("2026-02-06", "2026-02-09")],
    "roads": [("2026-01-20", "2026-01-19"), ("2026-02-05", "2026-02-03")],
    "schools": [("2026-01-23", "2026-01-27"), ("2026-02-02", "2026-01-30")],
}
"""Days due and done of what is off control: for execution discipline."""


def furnish(language: str) -> dict[str, User]:
    """A proposal to review, six instructions on control, a controller and an executor."""
    story = STORIES[language]
    bodies = {
        code: factories.make_body(code, name_en=en, name_ru=ru, name_kk=kk)
        for code, (en, ru, kk) in BODIES.items()
    }
    announcement = factories.make_announcement(
        story.text, title=story.title, language=language, is_public=True
    )
    propose(story, announcement, bodies)
    bridges = story.text.split("  • ")[2].strip()
    evidence = {"quote": [span(story.text, bridges)]}
    for title, (code, due_on, status) in zip(story.on_control, SHARES, strict=True):
        task = factories.make_task(
            announcement, title=title, language=language, due_on=due_on, evidence=evidence
        )
        factories.make_assignment(task, bodies[code], status=status)
        evidence = {}
    for code, days in DONE.items():
        for due_on, done_on in days:
            task = factories.make_task(state="closed", due_on=due_on, closed_on=done_on)
            factories.make_assignment(task, bodies[code], status="closed", done_on=done_on)
    Heartbeat.objects.create(ticked_at=timezone.now())
    return {
        "controller": factories.make_controller(
            "aigul", first_name="Айгүл", last_name="Сәрсенова", language=language
        ),
        "executor": factories.make_executor(
            bodies["roads"], first_name="Тимур", last_name="Ахметжанов", language=language
        ),
    }


def propose(story: Story, announcement: Announcement, bodies: dict[str, Body]) -> None:
    task = factories.make_task(
        announcement,
        state="proposed",
        title=story.proposed,
        language=announcement.language,
        due_on="2026-03-01",
        due_text=story.deadline,
        confidence=0.94,
        reasons=[
            {"name": "must", "weight": 2},
            {"name": "listed", "weight": 2},
            {"name": "due", "weight": 1},
        ],
        evidence={
            "quote": [span(story.text, story.quote)],
            "lead": [span(story.text, story.lead)],
            "co": [span(story.text, story.co)],
            "deadline": [span(story.text, story.deadline)],
        },
    )
    factories.make_assignment(task, bodies["water"])
    factories.make_assignment(task, bodies["academy"], role="co")


def span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]
