"""Every form by which the bodies of a registry are named in a language, with what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from instructions.extraction.bodies.forms import (
    BRAND_KINDS,
    MANY_KIND,
    PLACE_KIND,
    SPELLED_KINDS,
    Form,
    Forms,
    Part,
    is_abbreviation,
)
from instructions.extraction.bodies.inflect import Inflector
from instructions.extraction.bodies.registry import Body, Registry
from instructions.extraction.folding import fold
from instructions.extraction.lexicon import Lexicon


@cache
def _written(name: str) -> str:
    """A name as it is compared. Each language asks for the names of all."""
    return " ".join(fold(name).split())


_BRANDED = {Part.NAME: Part.BRAND, Part.WEAK: Part.WEAK_BRAND}


class Collector:
    def __init__(self, words: Lexicon, registry: Registry) -> None:
        self.words = words
        self.registry = registry
        self.language = words.language
        self.inflector = Inflector(words)
        self.forms: Forms = {}
        self.heads = self._class_of("body-heads")
        self.levels = self._class_of("body-places")
        self.links = tuple(words.forms("body-links"))
        self.conjunctions = tuple(f"{word} " for word in words.forms("body-conjunctions", "word"))
        self.genitives = words.forms("body-suffixes", "gen")
        self.order = words.forms("body-grammar", "order")
        self.classes = self._classes_of_kinds()

    def collected(self) -> Forms:
        self._lexicon_words()
        for body in self.registry.bodies:
            for name in body.called(self.language):
                self._name(body, name, Part.NAME)
            for name in self.words.forms("body-also", body.id):
                self._name(body, name, Part.NAME)
            for name in (
                *body.perhaps_called(self.language),
                *self.words.forms("body-perhaps", body.id),
            ):
                self._name(body, name, Part.WEAK)
        for body in self.registry.bodies:
            for language in body.names:
                if language != self.language:
                    for name in body.called(language):
                        self._name_from_elsewhere(body, name)
        self._acronyms()
        return self.forms

    def _acronyms(self) -> None:
        """Initials of full names: the only reading, or the likeliest one, of an ambiguous abbreviation."""
        found: dict[str, list[str]] = {}
        for body in self.registry.bodies:
            if body.kind in SPELLED_KINDS:
                for acronym in self._initials(body.names.get(self.language, "")):
                    found.setdefault(acronym, []).append(body.id)
        for acronym, ids in found.items():
            known = self.forms.get(acronym, {})
            if Part.NAME not in known and (len(ids) == 1 or not known):
                form = Form(Part.WEAK, ids={"": tuple(ids)}, as_written=acronym)
                self.forms[acronym] = {Part.WEAK: form}

    def _initials(self, name: str) -> set[str]:
        words = [word for word in re.split(r"[\s-]+", fold(name)) if word]
        small = {*self.links, *self.words.forms("body-conjunctions", "word")}
        kept = [word for word in words if word.lower() not in small]
        if len(kept) < 2:
            return set()
        full = "".join(word[0] if word.lower() in small else word[0].upper() for word in words)
        return {"".join(word[0].upper() for word in kept), full}

    def _classes_of_kinds(self) -> dict[str, set[str]]:
        """Heads by which several bodies of a kind are called in full: ministries by "ministry"."""
        seen: dict[tuple[str, str], set[str]] = {}
        for body in self.registry.bodies:
            name = " ".join(fold(body.names.get(self.language, "")).lower().split())
            for head, _ in self._split(name, self.heads):
                seen.setdefault((body.kind, self.heads[head]), set()).add(body.id)
        found: dict[str, set[str]] = {}
        for (kind, class_), ids in seen.items():
            if len(ids) > 1:
                found.setdefault(kind, set()).add(class_)
        return found

    def _lexicon_words(self) -> None:
        for section, one, many in (
            ("body-heads", Part.HEAD, Part.HEADS),
            ("body-places", Part.LEVEL, Part.LEVELS),
        ):
            for key in self.words.keys(section):
                class_, _, number = key.partition(".")
                for lemma in self.words.forms(section, key):
                    self._inflected(lemma, Form(many if number else one, classes=frozenset({class_})))
        for key, title in (("one", Part.TITLE), ("many", Part.TITLES)):
            for lemma in self.words.forms("body-titles", key):
                self._inflected(lemma, Form(title))
        for lemma in self.words.forms("body-offices"):
            self._inflected(lemma, Form(Part.OFFICE))
        for section, part in (
            ("body-home", Part.HOME),
            ("body-foreign", Part.FOREIGN),
            ("body-foreign-adjectives", Part.FOREIGN_ADJECTIVE),
            ("body-nouns", Part.NOUN),
            ("body-legal-forms", Part.LEGAL_FORM),
            ("body-all", Part.ALL),
            ("body-pointers", Part.POINTER),
        ):
            for form in self.words.forms(section):
                self._word(form, part)

    def _word(self, form: str, part: Part) -> None:
        word = form.rstrip("*")
        if is_abbreviation(word):
            self._add(word.lower(), Form(part, as_written=word), word)
        else:
            self._add(word.lower(), Form(part, classes=frozenset({word.lower()}), open=word != form))

    def _class_of(self, section: str) -> dict[str, str]:
        return {
            lemma: key.partition(".")[0]
            for key in self.words.keys(section)
            for lemma in self.words.forms(section, key)
        }

    # -- names ------------------------------------------------------------------------------------

    def _name(self, body: Body, name: str, part: Part) -> None:
        written = _written(name)
        of = {"": (body.id,)}
        part = (
            Part.PLACE
            if body.kind == PLACE_KIND and part is Part.WEAK
            else _BRANDED.get(part, part)
            if body.kind in BRAND_KINDS
            else part
        )
        if is_abbreviation(written):
            self._add(written.lower(), Form(part, ids=of, as_written=written), written)
        elif not self._in_pieces(body, written.lower(), part):
            self._inflected(written.lower(), Form(part, ids=of))

    def _in_pieces(self, body: Body, name: str, part: Part) -> bool:
        splits = [
            (head, rest)
            for head, rest in self._split(name, self.heads)
            if self.heads[head] in self.classes.get(body.kind, ())
        ]
        if body.kind == PLACE_KIND:
            return any(
                [self._place(body, rest) for _, rest in splits] or [self._place(body, name, bare=False)]
            )
        if part is not Part.NAME or body.members or body.kind == MANY_KIND:
            return body.kind == MANY_KIND and self._is_level_of_heads(name)
        for head, complement in splits:
            self._add(complement, Form(Part.COMPLEMENT, ids={self.heads[head]: (body.id,)}))
            self._glued(self.heads[head], complement, body)
        return bool(splits)

    def _glued(self, class_: str, complement: str, body: Body) -> None:
        """A head's short form may be written onto the complement: Еңбекмині."""
        if " " not in complement:
            for short in self.words.forms("body-glued-heads", class_):
                self._inflected(complement + short, Form(Part.NAME, ids={"": (body.id,)}))

    def _is_level_of_heads(self, name: str) -> bool:
        """ "Regional akimats": grammar reads that from its two words."""
        level, _, head = name.partition(" ")
        return level in self.levels and head in self.heads

    def _place(self, body: Body, name: str, *, bare: bool = True) -> bool:
        """ "Abai Region": a place of a level; "the capital": of none."""
        splits = list(self._split(name, self.levels, both=True))
        for level, place in splits:
            form = Form(Part.PLACE, ids={self.levels[level]: (body.id,)})
            for variant in self.inflector.agreeing(place):
                self._inflected(variant, form)
        if bare and not splits:
            self._inflected(name, Form(Part.PLACE, ids={"": (body.id,)}))
        return bare or bool(splits)

    def _split(
        self, name: str, lemmas: Mapping[str, str], *, both: bool = False
    ) -> Iterator[tuple[str, str]]:
        """Head or level, and what it leaves of the name."""
        gaps = [at for at, sign in enumerate(name) if sign in " ."]
        if both or "last" not in self.order:
            for at in gaps:
                rest = self._linked(name[at:]) if name[:at] in lemmas else None
                if rest:
                    yield name[:at], rest
        if both or "first" not in self.order:
            for at in gaps:
                if name[at] == " " and (lemma := self._ends_as(name[at + 1 :], lemmas)):
                    yield lemma, name[:at]

    def _ends_as(self, ending: str, lemmas: Mapping[str, str]) -> str | None:
        """The lemma that an ending of a name is, in the genitive too."""
        if ending in lemmas:
            return ending
        stems = (ending.removesuffix(suffix) for suffix in self.genitives if ending.endswith(suffix))
        return next((stem for stem in stems if stem in lemmas), None)

    def _linked(self, rest: str) -> str | None:
        """What follows a head, without "of the"."""
        if not rest.startswith((" ", ".")):
            return None
        rest = rest.lstrip(" .")
        longest = max((link for link in self.links if rest.startswith(link + " ")), key=len, default="")
        rest = rest[len(longest) :].lstrip()
        return None if rest.startswith(self.conjunctions) else rest

    def _name_from_elsewhere(self, body: Body, name: str) -> None:
        """Abbreviations and companies keep their name in a text of another language."""
        written = _written(name)
        of = {"": (body.id,)}
        part = Part.BRAND if body.kind in BRAND_KINDS else Part.NAME
        if is_abbreviation(written):
            if written not in self.forms:
                self._add(written.lower(), Form(part, ids=of, as_written=written), written)
        elif body.kind in BRAND_KINDS and written.lower() not in self.forms:
            self._inflected(written.lower(), Form(part, ids=of))

    # -- forms ------------------------------------------------------------------------------------

    def _inflected(self, lemma: str, form: Form) -> None:
        for inflected, cases in self.inflector.forms(lemma).items():
            if cases is form.cases and not form.open:
                self._add(inflected, form)
                continue
            self._add(inflected, Form(form.part, cases, form.ids, form.classes, form.as_written))

    def _add(self, text: str, form: Form, key: str | None = None) -> None:
        parts = self.forms.setdefault(key or text, {})
        known = parts.get(form.part)
        parts[form.part] = known.joined(form) if known else form
