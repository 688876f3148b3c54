"""The checks of `make check`, each of which can also be run by its own command."""
