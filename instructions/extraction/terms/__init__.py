"""Deadlines: found in a stretch of text, judged, and resolved to a day.

`find_terms` gives every date, span and rhythm with its role; `resolve` computes what one means;
`read_deadline` is both for a sentence, a cell or a line.
"""

from instructions.extraction.terms.finder import find_terms
from instructions.extraction.terms.reader import best_term, read_deadline
from instructions.extraction.terms.resolver import resolve
from instructions.extraction.terms.values import Role, Strength, Term

__all__ = ["Role", "Strength", "Term", "best_term", "find_terms", "read_deadline", "resolve"]
