"""Items and cards with lines of their own for deadline and owner: the task that such lines state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instructions.extraction.asides import due_after_a_dash, own_day_under
from instructions.extraction.bodies import Owners, Role
from instructions.extraction.case_slots import owner_by_place
from instructions.extraction.clause import Clause, Setting
from instructions.extraction.column_kinds import says_done
from instructions.extraction.composer import Composer
from instructions.extraction.directives import features
from instructions.extraction.fields import Field, Unit
from instructions.extraction.found import Due, DueKind, FoundTask, Owner, Span
from instructions.extraction.givers import gives_the_order
from instructions.extraction.governed import in_the_slot
from instructions.extraction.head_names import told_at_the_head
from instructions.extraction.lexicon import lexicon
from instructions.extraction.memory import Memory
from instructions.extraction.proposals import proposed, reason
from instructions.extraction.senses import Senses, has_term
from instructions.extraction.tails import fields_without_label
from instructions.extraction.told_names import TOLD, names_by_place

_STOP = re.compile(r"(?<=[^\W\d_]{3}|[^\W\d_][^\W\d_]\))[.]\s+(?=[^\W_])")
"""A full stop that ends more than an abbreviation."""
_FIRST = 14
_PREPOSITION = 5


def task_of_lines(
    senses: Senses, memory: Memory, composer: Composer, unit: Unit, stated: Span, setting: Setting
) -> FoundTask | None:
    """The task of an item, stated between two places, whose deadline or owner stands on lines of its own."""
    language = setting.language
    unit = _with_its_day(senses, unit, language)
    lines = (unit.field("due"), unit.field("status"), unit.field("owner"))
    if any(says_done(senses, line.value, language) for line in lines if line is not None):
        return None
    owner, behind = _with_a_day_behind(senses, unit, language)
    due = behind or _due(senses, memory, unit.field("due"), stated, language)
    owners = _owners(senses, memory, owner, stated, language)
    if unit.passage.mark == TOLD and owner is not None:
        owners = names_by_place(senses, owner.value, language)
    owners = _with_helpers(senses, owners, unit.field("co"), language)
    clause = _with_whom_it_tells(
        senses, Clause(stated, senses.cues(stated, language), owners.lead, owners.co, due), owners, language
    )
    if owner is None and (headed := told_at_the_head(senses, clause, language, near=True)):
        clause = clause._replace(leads=headed, role=Role.ADDRESSEE)
    clause, doubts = composer.completed(clause, setting, first=True)
    as_row = unit.sentence is None and unit.field("due") is not None and unit.field("owner") is not None
    told = reason("row" if as_row else "fields")
    setting = setting._replace(fielded=True, title=False)
    reasons = (*features(senses, clause, setting), told)
    whole = Span(min(stated.start, unit.span.start), unit.span.end)
    form = unit.field("form")
    task = proposed(
        senses,
        clause._replace(span=whole),
        setting,
        reasons,
        action=stated,
        form=form.value if form else None,
        doubts=doubts,
    )
    if task:
        memory.told(clause.leads)
        memory.dated(task.due)
    return task


def _with_whom_it_tells(senses: Senses, clause: Clause, owners: Owners, language: str) -> Clause:
    """The clause with whoever stands where its own verb asks for somebody, not with who gives the order."""
    if clause.leads and gives_the_order(senses, clause.leads, clause.cues, owners.role, language):
        clause = clause._replace(leads=())
    if not clause.leads:
        placed = in_the_slot(senses, clause, language, near=True)
        clause = clause._replace(leads=placed or owner_by_place(senses, clause, language))
    return clause


def _with_its_day(senses: Senses, unit: Unit, language: str) -> Unit:
    """ "Completion: June 1.": a line whose label may tell of a paper tells the deadline where it opens with
    one."""
    for form in unit.fields if unit.field("due") is None else ():
        due = senses.due(form.value, language, bare=True) if form.kind == "form" else Due()
        if due.span is not None and has_term(due) and due.span.start - form.value.start <= _FIRST:
            fields = (one._replace(kind="due") if one is form else one for one in unit.fields)
            return unit._replace(fields=tuple(fields))
    return unit


def _with_a_day_behind(senses: Senses, unit: Unit, language: str) -> tuple[Field | None, Due | None]:
    """ "Executor: Ministry of Energy, KEGOC. By the end of June.": the owners of the line, and its day."""
    owner = unit.field("owner")
    stop = _STOP.search(senses.page.folded, *owner.value) if owner else None
    if owner is None or stop is None:
        return _with_a_day_beside(senses, owner, language) if unit.field("due") is None else (owner, None)
    cut = owner._replace(value=Span(owner.value.start, stop.start() + 1))
    rest = Span(stop.end(), owner.value.end)
    due = senses.due(rest, language, bare=True) if unit.field("due") is None else Due()
    first = due.span is not None and due.span.start - rest.start <= _FIRST
    return (cut, due) if has_term(due) and first else (owner, None)


def _with_a_day_beside(senses: Senses, owner: Field | None, language: str) -> tuple[Field | None, Due | None]:
    """ "Responsible: Ministry of Energy, by May 1": the names, and the day at the end of the line."""
    told = tuple(fields_without_label(senses, [owner.value], language)) if owner else ()
    if owner is None or [one.kind for one in told] != ["owner", "due"]:
        return owner, None
    due = senses.due(told[1].value, language, bare=True)
    return owner._replace(value=told[0].value), due


def _due(senses: Senses, memory: Memory, line: Field | None, stated: Span, language: str) -> Due:
    if line is None:
        due = senses.due(stated, language)
        return due if has_term(due) else due_after_a_dash(senses, stated, language) or due
    due = senses.due(line.value, language, bare=True)
    if not has_term(due):
        due = memory.same_date(line.value, language) or memory.same_date(line.span, language) or due
    elif line.value.end <= stated.start:
        due = own_day_under(senses, stated, due, language)
    if (due.kind is DueKind.NONE and not due.text) or _is_an_event(senses, line, language):
        return Due(text=line.value.of(senses.page.text), span=line.value, rule="words")
    return due


def _is_an_event(senses: Senses, line: Field, language: str) -> bool:
    """ "By: the review of the budget of 2027": with a preposition for its label it tells of an event."""
    label = senses.page.text[line.span.start : line.value.start].strip(" :-–—")
    if not 0 < len(label) <= _PREPOSITION:
        return False
    words = f"{label} {line.value.of(senses.page.text)}"
    due = senses.apart(words).due(Span(0, len(words)), language, bare=True)
    return due.rule == "event"


def _owners(senses: Senses, memory: Memory, line: Field | None, stated: Span, language: str) -> Owners:
    """Those of the line; of several that the item itself names, the line tells who leads."""
    owners = senses.owners(stated, language)
    if line is None:
        return owners
    if _points_to_an_item(line.value.of(senses.flat), language):
        return Owners(lead=memory.last())
    cell = senses.owner_cell(line.value, language, any_name=True, sure=True)
    if not cell.lead and is_ditto(line.value.of(senses.flat), language):
        cell = cell._replace(lead=memory.last())
    named, leading = ({owner.id for owner in some} for some in (owners.lead, cell.lead))
    rest = owners.lead if leading and leading < named else ()
    return cell._replace(co=cell.co or _besides((*rest, *owners.co), cell.lead))


def _with_helpers(senses: Senses, owners: Owners, line: Field | None, language: str) -> Owners:
    """With those whom a line "Co-executors: …" names."""
    if line is None:
        return owners
    named = senses.owner_cell(line.value, language, any_name=True, sure=True)
    return owners._replace(co=(*owners.co, *_besides((*named.lead, *named.co), owners.lead)))


def _besides(co: Sequence[Owner], leads: Sequence[Owner]) -> tuple[Owner, ...]:
    ids = {owner.id for owner in leads}
    return tuple(owner for owner in co if owner.id not in ids)


def _points_to_an_item(words: str, language: str) -> bool:
    """ "The same as in item 7"."""
    dittos = tuple(f"{form} " for form in lexicon(language).forms("ditto"))
    return words.startswith(dittos) and any(map(str.isdigit, words))


def is_ditto(words: str, language: str) -> bool:
    """ "The same", or a mark for it."""
    return words.strip(" :.-") in lexicon(language).forms("ditto")
