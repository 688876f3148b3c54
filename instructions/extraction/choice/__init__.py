"""Whom a task means, chosen among all that stand near it, by weights counted on documents with keys."""
