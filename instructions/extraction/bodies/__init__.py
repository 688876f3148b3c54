"""Who must do it: bodies of the registry and beyond, and the part each has in an instruction."""

from __future__ import annotations

from instructions.extraction.bodies.antecedents import antecedents
from instructions.extraction.bodies.cells import read_owner_cell
from instructions.extraction.bodies.find import Named, find_bodies, named_in
from instructions.extraction.bodies.glossary import glossary_of
from instructions.extraction.bodies.hits import NO_GLOSSARY, Glossary
from instructions.extraction.bodies.mention import Mention
from instructions.extraction.bodies.officials import NO_OFFICIALS, Official, Officials
from instructions.extraction.bodies.owners import Owners, Reference, Role
from instructions.extraction.bodies.reader import MOST, owners_among, read_owners
from instructions.extraction.bodies.registry import Body, Registry, registry_from, seeded_registry

__all__ = [
    "MOST",
    "NO_GLOSSARY",
    "NO_OFFICIALS",
    "Body",
    "Glossary",
    "Mention",
    "Named",
    "Official",
    "Officials",
    "Owners",
    "Reference",
    "Registry",
    "Role",
    "antecedents",
    "find_bodies",
    "glossary_of",
    "named_in",
    "owners_among",
    "read_owner_cell",
    "read_owners",
    "registry_from",
    "seeded_registry",
]
