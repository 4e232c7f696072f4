"""Who and what a graph names: one value a node, whatever the number of its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeGuard

from pyoxigraph import Literal, NamedNode, Quad

from kg.extraction.countries import by_code
from kg.linking.model import Kind, Named
from kg.mapping.namespaces import NKG, SCHEMA, TYPE, XSD
from kg.serialization import parse

_KINDS: Final = {
    SCHEMA.Person.value: Kind.PERSON,
    SCHEMA.Organization.value: Kind.ORGANIZATION,
    SCHEMA.GovernmentOrganization.value: Kind.ORGANIZATION,
    NKG.NewsAgency.value: Kind.ORGANIZATION,
    SCHEMA.Place.value: Kind.PLACE,
}


@dataclass(slots=True)
class _Seen:
    """What has been read of one node."""

    kinds: set[Kind] = field(default_factory=set)
    governmental: bool = False
    names: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


def read_names(files: Iterable[str | Path]) -> list[Named]:
    """The persons, organizations and places of graphs in files that are known by a proper name.

    Those that a text names by office alone ("president of Azerbaijan"), whose names are in a
    language, are left out, and so is what is of two kinds at once. Memory grows with the number of
    names, not of articles. Raises :class:`~kg.errors.InputError` for a file that cannot be read.
    """
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for path in sorted(set(map(str, files))):
        for quad in parse(path):
            _note(seen, quad)
    found = (_named(iri, node) for iri, node in sorted(seen.items()))
    return [named for named in found if named is not None]


def _note(seen: defaultdict[str, _Seen], quad: Quad) -> None:
    note = _NOTES.get(quad.predicate.value)
    if note is not None and isinstance(quad.subject, NamedNode):
        note(seen, quad.subject.value, quad.object)


def _kind(seen: defaultdict[str, _Seen], subject: str, value: object) -> None:
    kind = _KINDS.get(value.value) if isinstance(value, NamedNode) else None
    if kind is not None:
        seen[subject].kinds.add(kind)
        seen[subject].governmental |= value == SCHEMA.GovernmentOrganization


def _name(seen: defaultdict[str, _Seen], subject: str, value: object) -> None:
    if _is_proper(value):
        seen[subject].names[value.value] += 1


def _other_name(seen: defaultdict[str, _Seen], subject: str, value: object) -> None:
    if _is_proper(value):
        seen[subject].others.add(value.value)


def _title(seen: defaultdict[str, _Seen], subject: str, value: object) -> None:
    if isinstance(value, Literal):
        seen[subject].titles.add(value.value)


def _country(seen: defaultdict[str, _Seen], subject: str, value: object) -> None:
    code = value.value.rpartition("/")[2] if isinstance(value, NamedNode) else ""
    if by_code(code) is not None:
        seen[subject].countries.add(code.lower())


_NOTES: Final[dict[str, Callable[[defaultdict[str, _Seen], str, object], None]]] = {
    TYPE.value: _kind,
    SCHEMA.name.value: _name,
    SCHEMA.alternateName.value: _other_name,
    SCHEMA.jobTitle.value: _title,
    SCHEMA.nationality.value: _country,
    SCHEMA.containedInPlace.value: _country,
    NKG.country.value: _country,
}


def _is_proper(value: object) -> TypeGuard[Literal]:
    return isinstance(value, Literal) and value.datatype == XSD.string


def _named(iri: str, node: _Seen) -> Named | None:
    if len(node.kinds) != 1 or not node.names:
        return None
    name = min(node.names, key=lambda each: (-node.names[each], each))
    return Named(
        iri,
        next(iter(node.kinds)),
        name,
        tuple(sorted((node.others | set(node.names)) - {name})),
        tuple(sorted(node.titles)),
        tuple(sorted(node.countries)),
        node.governmental,
    )
