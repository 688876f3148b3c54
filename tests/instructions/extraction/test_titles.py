"""The title of a task is a short imperative, whatever the words of the order."""

from __future__ import annotations

import datetime as dt

import pytest

from instructions.extraction import extract

TITLES = [
    ("The Ministry of Energy, by March 1, is to review the list of wells.", "Review the list of wells"),
    ("Akims of regions are also to approve maps of wells by May 1.", "Approve maps of wells"),
    ("The Ministry of Finance shall, by April 3, publish the register.", "Publish the register"),
    ("The Ministry of Finance must publish the register by April 3.", "Publish the register"),
    (
        "By April 3 the Ministry of Finance should publish the register, the Prime Minister said.",
        "Publish the register",
    ),
    ("The Ministry of Energy needs to check the pumps by June 1.", "Check the pumps"),
    ("The Ministry of Energy is instructed to check the pumps by June 1.", "Check the pumps"),
    ("The Ministry of Energy was tasked with submitting a map by June 1.", "Submit a map"),
    ("The Ministry of Energy was charged with carrying out a survey by June 1.", "Carry out a survey"),
    (
        "The Ministry of Energy was tasked with putting the station into operation by June 1.",
        "Put the station into operation",
    ),
    ("The Prime Minister set the Ministry of Energy the task of cutting losses by June 1.", "Cut losses"),
    ("The Ministry of Energy has been given the task of reducing losses by June 1.", "Reduce losses"),
    (
        "The Prime Minister instructed the Ministry of Energy to urgently repair the line by June 1.",
        "Urgently repair the line",
    ),
    (
        "The Ministry of Energy was ordered to conclude, by June 1, contracts for coal.",
        "Conclude contracts for coal",
    ),
    (
        "The Ministry of Energy shall draw, jointly with the Ministry of Finance, a map by May 1.",
        "Draw a map",
    ),
    ("It was instructed that the dam be finished by June 1.", "Finish the dam"),
    ("Unsafe lifts must be stopped by the akimat of Aktobe Region by June 1.", "Stop unsafe lifts"),
    ("A map of wells has to be drawn up by the Ministry of Energy by June 1.", "Draw up a map of wells"),
    (
        "The wells are to be carefully inspected by June 1 (Ministry of Energy).",
        "Carefully inspect the wells",
    ),
    ("The Ministry of Energy is to publish, twice a year, a list of wells.", "Publish a list of wells"),
    ("The Ministry of Energy shall, in the manner set by law, close the wells by June 1.", "Close the wells"),
    ("It is necessary to review the tariffs by June 1, the Prime Minister stressed.", "Review the tariffs"),
    ("The Prime Minister demanded that the akims of regions clear the wells by June 1.", "Clear the wells"),
    (
        "The Ministry of Energy must send the list of wells to the Ministry of Justice by June 1.",
        "Send the list of wells to the Ministry of Justice",
    ),
    (
        "The Ministry of Energy must mount meters at 300 wells, 90 of them by June 1.",
        "Mount meters at 300 wells",
    ),
    ("“The Ministry of Energy must repair the line by June 1,” the Prime Minister said.", "Repair the line"),
]
KEPT = [
    (
        "The Ministry of Energy was entrusted with the construction of a dam by June 1.",
        "construction of a dam",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_begins_with_the_verb_of_the_order(text: str, title: str) -> None:
    (task,) = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert task.action == title


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_title_without_a_safe_verb_keeps_the_words(text: str, words: str) -> None:
    (task,) = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert words in task.action


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("to publish the register by April 3;", "Publish the register"),
        ("Publish the register by April 3.", "Publish the register"),
        ("by April 3, publish the register.", "Publish the register"),
        ("a) to publish the register by April 3;", "Publish the register"),
        ("▢ Publish the register by April 3.", "Publish the register"),
        ("and also to publish the register by April 3, and", "Publish the register"),
    ],
)
def test_title_of_a_listed_item(item: str, title: str) -> None:
    text = f"The Prime Minister instructed the Ministry of Finance:\n- {item}\n"
    (task,) = extract(text, published=dt.date(2026, 2, 3), language="en").tasks
    assert task.action == title
