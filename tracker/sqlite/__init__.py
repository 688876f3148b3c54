"""SQLite, as Django has it and a little more; see `base`."""
