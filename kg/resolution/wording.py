"""Values of authority files, checked: one place for what both kinds of file have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from urllib.parse import urljoin

from pyoxigraph import NamedNode

from kg.errors import InputError, Location
from kg.extraction.countries import by_code
from kg.extraction.model import EntityType
from kg.mapping.iris import FOLDERS, by_name
from kg.resolution.authority import Decision, Entry, Relation, Scope

_TYPES = {kind.value.lower(): kind for kind in (*FOLDERS, EntityType.COUNTRY)}


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says."""

    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()


def iri(text: str, base: str, where: Location) -> str:
    """An IRI as it stands, or under ``base``; raises InputError for what cannot be one."""
    try:
        return NamedNode(urljoin(base, text.strip().strip("<>"))).value
    except ValueError as error:
        raise InputError(
            f"not an IRI: {text!r}",
            location=where,
            advice="Write it whole, or as it stands behind the base, such as person/ann-lee.",
        ) from error


def kind(text: str, where: Location) -> EntityType:
    """A type by the name of its class, in either case."""
    name = text.strip().rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]
    return _TYPES[choice(name, [k.value for k in _TYPES.values()], where).lower()]


def day(text: str, where: Location) -> date:
    """A day such as ``2024-05-19``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            f"not a day: {text!r}", location=where, advice="Write it as 2024-05-19."
        ) from error


def country(text: str, where: Location) -> str:
    """A country by its alpha-2 code, or by an IRI that ends in it."""
    code = text.strip().rpartition("/")[2].lower()
    if by_code(code) is None:
        raise InputError(
            f"not a country: {text!r}",
            location=where,
            advice="Give its ISO 3166-1 alpha-2 code, such as az.",
        )
    return code


def choice(text: str, known: Iterable[str], where: Location) -> str:
    """One of the ``known`` words, in either case; raises InputError, with them, for others."""
    words = {word.lower(): word for word in known}
    given = text.strip().lower()
    if given not in words:
        close = get_close_matches(given, words, n=1)
        hint = f"Did you mean {words[close[0]]!r}? " if close else ""
        raise InputError(
            f"not known: {text!r}",
            location=where,
            advice=f"{hint}Known are {', '.join(words.values())}.",
        )
    return words[given]


def claims(entry: Entry, scope: Scope, kind: EntityType, base: str) -> tuple[Decision, ...]:
    """That each name of an entry, within ``scope``, means the entry."""
    names = [n for n in (entry.name, *entry.other_names) if n is not None]
    subjects = dict.fromkeys(by_name(base, kind, name) for name in names)
    return tuple(
        Decision(
            subject,
            Relation.SAME,
            entry.iri,
            scope,
            reason=f"The authority file gives this name to {entry.name or entry.iri}.",
            listed=True,
            location=entry.location,
        )
        for subject in subjects
        if subject != entry.iri
    )
