"""The office's bodies and office holders, as extraction wants them: read from rows, kept while rows stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from instructions.extraction.bodies import Official, Officials
from instructions.extraction.bodies.registry import Body as NamedBody
from instructions.extraction.bodies.registry import Registry
from instructions.models import Alias, Body, Membership, OfficeHolder

Row = tuple[object, ...]


def office_registry() -> Registry:
    """The registry as the rows say now. Three queries; building it anew only where a row has changed."""
    bodies = (
        Body.objects.active()
        .order_by("pk")
        .values_list("pk", "code", "kind", "name_en", "name_ru", "name_kk")
    )
    aliases = Alias.objects.order_by("pk").values_list("body_id", "language", "text", "is_ambiguous")
    members = Membership.objects.order_by("pk").values_list("collective_id", "member__code")
    return _registry(tuple(bodies), tuple(aliases), tuple(members))


@lru_cache(maxsize=2)
def _registry(bodies: tuple[Row, ...], aliases: tuple[Row, ...], members: tuple[Row, ...]) -> Registry:
    plain = _names(row for row in aliases if not row[3])
    ambiguous = _names(row for row in aliases if row[3])
    stands_for: dict[object, list[str]] = defaultdict(list)
    for collective, code in members:
        stands_for[collective].append(str(code))
    return Registry(
        NamedBody(
            id=str(code),
            kind=str(kind),
            names={"en": str(name_en), "ru": str(name_ru), "kk": str(name_kk)},
            aliases=plain.get(pk, {}),
            ambiguous_aliases=ambiguous.get(pk, {}),
            members=tuple(stands_for[pk]),
        )
        for pk, code, kind, name_en, name_ru, name_kk in bodies
    )


def office_officials() -> Officials:
    """Who headed which body when, by the names that texts use: last, first and last, first and patronymic."""
    holders = OfficeHolder.objects.select_related("body").order_by("pk")
    return Officials(
        Official(
            names=tuple(dict.fromkeys(filter(None, _called(holder)))),
            body=holder.body.code,
            from_on=holder.from_on,
            until_on=holder.until_on,
        )
        for holder in holders
    )


def _called(holder: OfficeHolder) -> Iterator[str]:
    yield holder.last_name
    if holder.first_name:
        yield f"{holder.first_name} {holder.last_name}"
        yield f"{holder.last_name} {holder.first_name}"
    if holder.first_name and holder.patronymic:
        yield f"{holder.first_name} {holder.patronymic}"


def _names(rows: Iterable[Row]) -> dict[object, dict[str, tuple[str, ...]]]:
    found: dict[object, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for body, language, text, _ambiguous in rows:
        known = found[body].get(str(language), ())
        found[body][str(language)] = (*known, str(text))
    return found
