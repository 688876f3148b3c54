"""What reading says of its own certainty, in words for a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

REASONS: dict[str, Promise] = {
    "row": gettext_lazy("row of an action plan"),
    "fields": gettext_lazy("fields named as in a protocol"),
    "told": gettext_lazy("“was instructed”"),
    "tells": gettext_lazy("“instructs”"),
    "says": gettext_lazy("words of an order"),
    "must": gettext_lazy("“must”, “is to”"),
    "should": gettext_lazy("“should”"),
    "will": gettext_lazy("“will”"),
    "addressed": gettext_lazy("said to a body"),
    "listed": gettext_lazy("in a list of instructions"),
    "verb-form": gettext_lazy("the verb's form is an order"),
    "spoken": gettext_lazy("said by a person with authority"),
    "lead": gettext_lazy("names who does it"),
    "lead-unknown": gettext_lazy("names a body outside the registry"),
    "lead-inherited": gettext_lazy("who does it stands before"),
    "group-lead": gettext_lazy("the heading names who does it"),
    "group-due": gettext_lazy("the heading names the deadline"),
    "due": gettext_lazy("has a deadline"),
    "near-order": gettext_lazy("an order stands near"),
    "giver": gettext_lazy("names who gave it"),
    "wording": gettext_lazy("worded like instructions"),
    "other-wording": gettext_lazy("not worded like instructions"),
    "no-lead": gettext_lazy("names nobody"),
    "no-lead-duty": gettext_lazy("a duty of nobody in particular"),
    "recalled": gettext_lazy("an older instruction recalled"),
    "told-twice": gettext_lazy("an older instruction recalled"),
    "fulfilled": gettext_lazy("told as done"),
    "fulfilled-after": gettext_lazy("told as done further on"),
    "past-due": gettext_lazy("the day had passed when it was published"),
    "past-review": gettext_lazy("a look back"),
    "noted": gettext_lazy("only noted"),
    "control": gettext_lazy("about control itself"),
    "public": gettext_lazy("said to the public"),
    "plan": gettext_lazy("a plan or forecast"),
    "agreed": gettext_lazy("an agreement, not an order"),
    "law": gettext_lazy("a law described"),
    "weak": gettext_lazy("weak words"),
    "foreign": gettext_lazy("said of another country"),
    "question": gettext_lazy("a question"),
    "title": gettext_lazy("a heading"),
    "done": gettext_lazy("already done"),
    "given-time": gettext_lazy("time is given for it"),
    "dash-due": gettext_lazy("a thing and its day"),
    "dash-order": gettext_lazy("the action stands after a dash"),
    "colon-order": gettext_lazy("the action stands after a colon"),
    "future": gettext_lazy("told as what will be done"),
    "voiced": gettext_lazy("said in direct speech"),
    "dated-duty": gettext_lazy("a duty with a deadline"),
    "plain-order": gettext_lazy("the chair commands it, without a day"),
    "planned": gettext_lazy("an item of a plan"),
    "continued": gettext_lazy("goes on with an order"),
    "reported-duty": gettext_lazy("somebody reports a duty"),
    "said-by-others": gettext_lazy("somebody else's words or plans"),
    "idle-speech": gettext_lazy("speech without a deadline"),
    "opinion": gettext_lazy("an opinion"),
    "no-content": gettext_lazy("says that there were instructions, not which"),
    "far-assumed": gettext_lazy("the day would be far away"),
    "asks": gettext_lazy("asks a body for it"),
    "assigns": gettext_lazy("gives somebody a post or a role"),
    "base": gettext_lazy("the verb in its plain form"),
    "closing": gettext_lazy("the verb closes the sentence as an order does"),
    "commanded": gettext_lazy("put as a command"),
    "condition": gettext_lazy("said under a condition"),
    "conditional": gettext_lazy("only if something happens"),
    "denied": gettext_lazy("said not to be ordered"),
    "due-after": gettext_lazy("the next sentence names the deadline"),
    "empty-order": gettext_lazy("the order says nothing to be done"),
    "event": gettext_lazy("an event, not an instruction"),
    "goal": gettext_lazy("a goal, not an instruction"),
    "imperative": gettext_lazy("the verb is an imperative"),
    "infinitive": gettext_lazy("the verb is an infinitive"),
    "jussive": gettext_lazy("the verb says that somebody is to do it"),
    "lead-after": gettext_lazy("the next sentence names who does it"),
    "lead-vague": gettext_lazy("who does it is named vaguely"),
    "listed-text": gettext_lazy("in a list of sentences"),
    "no-core": gettext_lazy("hardly any words of an order"),
    "bare": gettext_lazy("nothing but its deadline speaks of an order"),
    "no-deed": gettext_lazy("names nothing to be done"),
    "no-giver": gettext_lazy("nobody is named who gives it"),
    "nobody-orders": gettext_lazy("nobody gives orders in this text"),
    "outsider": gettext_lazy("said by somebody who may not order it"),
    "owner-last": gettext_lazy("who does it stands at the end"),
    "present": gettext_lazy("told in the present tense, as rules are"),
    "public-told": gettext_lazy("the public is told to do it"),
    "says-to-nobody": gettext_lazy("said to nobody in particular"),
    "to-do": gettext_lazy("named as what is to be done"),
    "unsure": gettext_lazy("said to be uncertain"),
    "will-apart": gettext_lazy("“will” far from who does it"),
    "you": gettext_lazy("said to somebody directly"),
}

DOUBTS: dict[str, Promise] = {
    "no-deadline": gettext_lazy("no deadline was found"),
    "no-lead": gettext_lazy("nobody is named to do it"),
    "lead-inherited": gettext_lazy("who does it is taken from the sentence before"),
    "lead-chosen": gettext_lazy("who does it was chosen among several by what stands beside them"),
    "lead-unknown": gettext_lazy("a body is not in the registry"),
    "year-assumed": gettext_lazy("the text names no year"),
    "month-assumed": gettext_lazy("the text names no month"),
    "day-assumed": gettext_lazy("the text names no day"),
    "impossible-date": gettext_lazy("there is no such day"),
    "weekday-of-publication": gettext_lazy("the weekday named is that of publication"),
    "deadline-of-heading": gettext_lazy("the deadline is taken from the heading"),
    "deadline-unmarked": gettext_lazy("nothing but the day itself says that it is the deadline"),
    "deadline-after": gettext_lazy("the deadline stands in a sentence that says more than that"),
    "start-taken": gettext_lazy("the day named is when it begins"),
    "past": gettext_lazy("the day had passed when it was published"),
    "deadline-inherited": gettext_lazy("the deadline is that of an earlier task"),
}

SURE, FAIRLY_SURE = 0.85, 0.6


def certainty(confidence: float | None) -> str:
    """In words; the figure stands beside them."""
    if confidence is None:
        return _("entered by hand")
    if confidence >= SURE:
        return pgettext("how sure reading is", "sure")
    if confidence >= FAIRLY_SURE:
        return pgettext("how sure reading is", "fairly sure")
    return pgettext("how sure reading is", "unsure")


def reasons(rows: Iterable[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """What spoke for it and what against, the heaviest first."""
    ordered = sorted(rows, key=lambda row: -abs(float(row.get("weight") or 0)))
    against = [row for row in ordered if float(row.get("weight") or 0) < 0]
    return _reasons(row for row in ordered if row not in against), _reasons(against)


def _reasons(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [_word(REASONS, str(row.get("name", ""))) for row in rows]


def doubts(codes: Iterable[str]) -> list[str]:
    return [_word(DOUBTS, code) for code in codes]


def _word(words: Mapping[str, Promise], code: str) -> str:
    """A code that has no word yet is shown as it is, rather than hidden."""
    return str(words.get(code, code.replace("-", " ")))
