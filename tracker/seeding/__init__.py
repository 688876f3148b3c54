"""Loads `seeds/`. Everything may be loaded again: what is there stays as the office left it."""
