"""The names in a row that open a clause in the case that addresses, each as far as it goes: "To the chief
bookkeeper", "to the department of roads, bridges and transport of the city and to the park".

For a language whose [head-names] tell by endings what goes on with a name. No noun need be known; which
bodies of the registry stand there is known already, and they keep their ids.
"""

from __future__ import annotations

from instructions.extraction.bodies import Owners
from instructions.extraction.clause import Clause
from instructions.extraction.cues import any_form, pattern
from instructions.extraction.found import Due, Owner, Span
from instructions.extraction.head_rows import SHORT, TOKEN, Head, Row
from instructions.extraction.head_words import head_words
from instructions.extraction.lexicon import lexicon
from instructions.extraction.senses import Senses

_OUTSIDE = "?: "
_FAR_COLON = 120
_LONGEST = 90


def told_at_the_head(senses: Senses, clause: Clause, language: str, *, near: bool) -> tuple[Owner, ...]:
    """Whom a clause addresses that opens with their names; nobody where nothing is told to them, where one of
    the names points back to somebody, or where more is known of the row than its case tells."""
    words = head_words(language)
    if words is None:
        return ()
    row = _Addressed(senses, clause.span, clause.due.span, language, words)
    head = row.read()
    if head is None and (behind := _behind_a_colon(senses, clause)) is not None:
        row, near = _Addressed(senses, behind, clause.due.span, language, words), False
        head = row.read()
        head = None if row.unsure else head
    if head is None or not row.tells(head, near=near):
        return ()
    owners: list[Owner] = []
    for name, noun in zip(head.names, head.nouns, strict=True):
        if row.points_back(name) or senses.says(noun, language, "against", "public"):
            return ()
        owners.append(row.owner(name, clause, alone=len(head.names) == 1))
    if not _tell_more(owners, head, clause, unsure=row.unsure):
        return ()
    return tuple({owner.id: owner for owner in owners}.values())


def _behind_a_colon(senses: Senses, clause: Clause) -> Span | None:
    """ "The staff's decision: to the drivers - …", "He demanded: to the districts - …"."""
    colon = senses.flat.find(": ", clause.span.start, min(clause.span.end, clause.span.start + _FAR_COLON))
    return Span(colon + 2, clause.span.end) if colon > 0 else None


def names_alone(senses: Senses, span: Span, owners: Owners, language: str) -> tuple[Owner, ...]:
    """The names in the case that addresses that a heading is, but for its colon; nobody where it says
    more, or where `owners`, what is read of it by names alone, tells more."""
    words = head_words(language)
    if words is None:
        return ()
    row = _Addressed(senses, span, None, language, words)
    head = row.read()
    if head is None or row.unsure or senses.flat[head.end : span.end].strip(" .:-"):
        return ()
    if any(row.points_back(name) for name in head.names):
        return ()
    clause = Clause(span, (), owners.lead, owners.co, Due())
    found = [row.owner(name, clause, alone=len(head.names) == 1) for name in head.names]
    return tuple(found) if _tell_more(found, head, clause) else ()


def _tell_more(owners: list[Owner], head: Head, clause: Clause, *, unsure: bool = False) -> bool:
    """Not where a body of the registry would be lost, or one of the row helps."""
    row = Span(head.names[0].start, head.end)
    if any(owner.span and row.holds(owner.span) for owner in clause.co):
        return False
    first = next((lead for lead in clause.leads if lead.span and row.holds(lead.span)), None)
    ids = {owner.id for owner in owners}
    known = [lead for lead in clause.leads if not lead.id.startswith("?")]
    if first is None and unsure and clause.leads and any(not owner.id.startswith("?") for owner in owners):
        return False
    return (first is not None and first.id.startswith("?")) or all(lead.id in ids for lead in known)


def bound_behind(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "To hand it over by May is obliged the builder": the name behind a duty that its deed precedes."""
    words, owes = head_words(language), pattern(language, "governed", "owes")
    duty = owes.search(senses.flat, *_bounds(clause.span)) if words and owes else None
    if words is None or duty is None or clause.leads:
        return ()
    before = Span(clause.span.start, duty.start())
    if senses.word_ending(before, language, "infinitive") is None:
        return ()
    row = _Addressed(senses, Span(duty.end(), clause.span.end), clause.due.span, language, words)
    name = row.name_in_any_case()
    if name is None or name.end - name.start > _LONGEST or senses.says(name, language, "against", "public"):
        return ()
    behind = senses.flat[name.end : clause.span.end].lstrip(' "')
    return (Owner(_OUTSIDE + name.of(senses.page.text), name),) if behind[:1] in _CLOSED else ()


_CLOSED = ("", ",", ".", ";", "-", "(", ":", "!")


def doer_at_the_head(senses: Senses, clause: Clause, language: str) -> tuple[Owner, ...]:
    """ "“Heat” mends both pumps": a name in quotes or capitals, and what it does, among orders."""
    words = head_words(language)
    does = lexicon(language).forms("governed-endings", "does")
    if words is None or not does or clause.leads or clause.cues:
        return ()
    row = _Addressed(senses, clause.span, clause.due.span, language, words)
    name = row.bare_name()
    verb = row.first_behind(name) if name else ""
    if name is None or not verb.endswith(does) or verb.endswith(words.attribute):
        return ()
    givers = any_form(language, "giver")
    if row.points_back(name) or (givers and givers.fullmatch(senses.flat, *_bounds(name))):
        return ()
    return (Owner(_OUTSIDE + name.of(senses.page.text), name),)


class _Addressed(Row):
    """Is something told to those named, and who are they?"""

    def tells(self, head: Head, *, near: bool) -> bool:
        """Is something told behind the names? Where their case may be another, only with an object apart."""
        flat, end, stop = self.flat, head.end, self.span.end
        behind = Span(min(end, stop), stop)
        giver = any_form(self.language, "giver")
        if giver and any(giver.fullmatch(flat, *_bounds(name)) for name in head.names):
            return False
        verb = self.senses.word_ending(behind, self.language, "infinitive")
        cue = min((cue.span.start for cue in self._cues() if cue.span.start >= end), default=None)
        told = min(one for one in (verb.start if verb else None, cue, stop) if one is not None)
        between = Span(behind.start, told)
        if any(self.senses.word_ending(between, self.language, key) for key in ("past", "finite")):
            return False
        if self.unsure:
            owes = pattern(self.language, "governed", "owes")
            apart = owes is None or owes.search(flat, *_bounds(behind)) is None
            if verb is None:
                return apart and near and self._names_a_thing(end)
            return apart and self._has_object(Span(verb.end, stop), flat[head.nouns[0].end - 1])
        marked = flat.startswith(("- ", ": "), end)
        return cue is not None or (near and (verb is not None or marked)) or (verb is not None and marked)

    def _names_a_thing(self, at: int) -> bool:
        """ "To the group - another round of the stores": a mark, and behind it a noun."""
        if not self.flat.startswith(("- ", ": "), at) or (self.due and self.due.start - at < SHORT):
            return False
        first = next(TOKEN.finditer(self.senses.page.folded, at + 2, self.span.end), None)
        if first is None or not first[0][0].isalpha():
            return False
        return first[0].lower() not in self.words.small | self.words.never

    def _has_object(self, behind: Span, last: str) -> bool:
        """An object right behind the deed, so that what stands before is none; but not two of one ending."""
        first = next(TOKEN.finditer(self.senses.page.folded, *_bounds(behind)), None)
        if first is None or not (first[0][0].isalnum() or first[0][0] == '"'):
            return False
        if self.due and self.due.start <= first.start() < self.due.end:
            return False
        word = first[0].lower()
        alike = word.endswith(last) and last in self.words.object
        return word not in self.words.small and not alike and not word.endswith(self.words.others)

    def points_back(self, name: Span) -> bool:
        """ "The ministry", "the akim of the region": one that was named before."""
        flat = self.flat
        start = name.start
        for pointing in (any_form(self.language, "points-to"), any_form(self.language, "refers", "same")):
            if pointing and pointing.fullmatch(flat, *_bounds(name)):
                return True
        for mention in self.senses.mentions(self.span, self.language):
            covers = mention.span.start == start and mention.span.end >= name.end
            if covers and mention.points_to and (mention.many or not self.is_plural(name)):
                return True
        return False

    def is_plural(self, name: Span) -> bool:
        """ "To the works": so many are no one that was named before."""
        return name.of(self.flat).endswith(self.words.noun)

    def owner(self, name: Span, clause: Clause, *, alone: bool) -> Owner:
        """The body of the registry whose name it is; else the whole of it, as it stands."""
        for mention in self.senses.mentions(self.span, self.language):
            begins = name.start in (mention.span.start, mention.span.start - 1)
            if begins and name.end - mention.span.end < 2 and self.is_registered(mention):
                return Owner(mention.ids[0], mention.span)
        only = clause.leads[0] if len(clause.leads) == 1 and alone else None
        if only and only.span and (self._is_as_long(only.span, name) or self._is_all(only.span, name)):
            return only
        return Owner(_OUTSIDE + name.of(self.senses.page.text), name)

    def _is_as_long(self, told: Span, name: Span) -> bool:
        return told.start == name.start and told.end >= name.end

    def _is_all(self, told: Span, name: Span) -> bool:
        """All of the name but for its quotes, or the title of whoever heads the body."""
        if told.end < name.end - 1:
            return False
        quoted = self.flat[name.start : told.start] == '"'
        return quoted or any(
            one.span.start == name.start and one.name.start == told.start > name.start
            for one in self.senses.mentions(self.span, self.language)
        )


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
