"""Reading an announcement: text in, found tasks out. No Django, no clock, nothing read but package data."""

from __future__ import annotations

import datetime as dt

from instructions.extraction.bodies import NO_OFFICIALS, Officials, Registry, seeded_registry
from instructions.extraction.choice.chooser import chosen
from instructions.extraction.found import Reading
from instructions.extraction.language import language_of
from instructions.extraction.lexicon import languages
from instructions.extraction.loading import undisturbed
from instructions.extraction.occasion import occasion_of
from instructions.extraction.page import Page
from instructions.extraction.reader import read
from instructions.extraction.scale import fitted
from instructions.extraction.senses import Around, Senses
from instructions.working_days import Calendar, KazakhstanWhenAsked

__all__ = ["Reading", "extract"]


def extract(
    text: str,
    *,
    published: dt.date,
    registry: Registry | None = None,
    calendar: Calendar | None = None,
    officials: Officials = NO_OFFICIALS,
    language: str | None = None,
) -> Reading:
    """The tasks that a text tells, as a careful reader would note them; see `found.Reading`.

    `published` is the day from which "within a month" and a date without a year are counted.
    """
    with undisturbed():
        return _read(
            text,
            language,
            Around(
                published,
                registry or seeded_registry(),
                calendar or KazakhstanWhenAsked(published.year - 1, published.year + 3),
                officials,
                fitted(),
            ),
        )


def _read(text: str, language: str | None, around: Around) -> Reading:
    page = Page.of(text)
    language = language or language_of(page.lower, default=languages()[0])
    senses = Senses(page, around)
    tasks = chosen(senses, read(senses, language), language)
    told = occasion_of(senses, tasks, language)
    return Reading(language, tasks, told.event, told.event_span, told.event_on, told.giver, told.giver_span)
