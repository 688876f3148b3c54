"""A goal that an authority has set for years to come, with nobody told to reach it, is no task."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import Reading, extract


def reading(text: str, language: str) -> Reading:
    return extract(text, published=dt.date(2026, 2, 3), language=language)


GOALS = [
    ("en", "Exports grew by a fifth. The Head of State has set the goal of doubling them by 2030."),
    ("en", "The President has set the task of raising the share of processing to 40% by 2029."),
    ("en", "The Government has also set an ambitious target of reaching two million tonnes by 2028."),
    ("en", "The task has been set of bringing losses in networks down to 12% by 2030."),
    ("ru", "Экспорт вырос на пятую часть. Президент поставил задачу удвоить его к 2030 году."),
    ("ru", "Главой государства поставлена задача довести долю переработки до 40% к 2029 году."),
    ("ru", "Перед отраслью стоит задача снизить потери в сетях до 12% к 2030 году."),
    (
        "kk",
        "Экспорт бестен бірге өсті. Мемлекет басшысы 2030 жылға дейін оны екі есе арттыру міндетін қойды.",
    ),
    ("kk", "Президент 2029 жылға қарай өңдеу үлесін 40%-ға жеткізу міндетін қойып отыр."),
    ("kk", "2030 жылға қарай желідегі шығынды 12%-ға төмендету мақсаты қойылған."),
]
TASKS = [
    ("en", "The President has set the Ministry of Energy the task of cutting losses to 12% by 2029."),
    ("en", "The Prime Minister set the task of finishing the repair of boiler houses by September 1."),
    ("ru", "Президент поставил перед Министерством энергетики задачу снизить потери до 12% к 2029 году."),
    ("ru", "Поставлена задача до 1 сентября завершить ремонт котельных."),
    ("kk", "Президент Энергетика министрлігіне 2029 жылға дейін шығынды 12%-ға төмендету міндетін қойды."),
]


@pytest.mark.parametrize(("language", "text"), GOALS)
def test_goal_without_executor_is_no_task(language: str, text: str) -> None:
    assert [task.action for task in reading(text, language).tasks] == []


@pytest.mark.parametrize(("language", "text"), TASKS)
def test_goal_with_executor_or_with_a_day_of_this_year_is_a_task(language: str, text: str) -> None:
    assert len(reading(text, language).tasks) == 1


def test_goal_in_a_list_of_instructions_is_a_task() -> None:
    text = (
        "Following the meeting, the Prime Minister issued instructions:\n"
        "- The Ministry of Energy is to approve a plan by March 1.\n"
        "- The task has been set to bring losses down to 12% by 2029.\n"
    )
    assert len(reading(text, "en").tasks) == 2
