"""Authority files, read: Turtle and tables, together one authority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.errors import InputError, UsageError
from kg.resolution import tables, turtle
from kg.resolution.authority import NO_AUTHORITY, Authority, Decision, Entry, Relation
from kg.resolution.wording import Said
from kg.serialization import check_folder

_READERS: Final = {".ttl": turtle.read, ".csv": tables.read, ".tsv": tables.read}
_ONE_VALUED = (Relation.SAME,)


def load(paths: Iterable[str | Path], *, base: str) -> Authority:
    """What the files say together; IRIs that are not absolute are taken to be under ``base``.

    Raises :class:`~kg.errors.UsageError` for a file of another kind and
    :class:`~kg.errors.InputError`, with file and line, for what is not understood and for what
    cannot stand beside something else.
    """
    said = [_read(path, base) for path in sorted(set(map(str, paths)))]
    if not said:
        return NO_AUTHORITY
    entries = _one_each(entry for each in said for entry in each.entries)
    decisions = united(decision for each in said for decision in each.decisions)
    _check(decisions)
    return Authority.of(entries, decisions)


def check_output(path: str) -> None:
    """Raise :class:`~kg.errors.UsageError` for a file that could not be read again as Turtle."""
    place = Path(path)
    special = place.exists() and not place.is_file()  # /dev/stdout
    if place.suffix.lower() != ".ttl" and not special:
        raise UsageError(
            f"{path!r} is no authority file by its ending",
            advice="It is written as Turtle: end its name in .ttl.",
        )
    check_folder(place)


@lru_cache(maxsize=4)
def loaded(paths: tuple[str, ...], base: str) -> Authority:
    """The same, read once in each process."""
    return load(paths, base=base)


def _read(path: str, base: str) -> Said:
    reader = _READERS.get(Path(path).suffix.lower())
    if reader is None:
        raise UsageError(
            f"{path!r} is no authority file by its ending",
            advice="An authority file is Turtle (.ttl) or a table (.csv, .tsv).",
        )
    return reader(path, base)


def _one_each(entries: Iterable[Entry]) -> dict[str, Entry]:
    """One entry an IRI: of several a person's names go before those that were computed."""
    rivals: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        rivals[entry.iri].append(entry)
    return {iri: _united_entry(rivals[iri]) for iri in sorted(rivals)}


def _united_entry(entries: list[Entry]) -> Entry:
    persons = [e for e in entries if not e.computed] or entries
    for what in ("name", "type"):
        told = {getattr(e, what): e for e in persons if getattr(e, what) is not None}
        if len(told) > 1:
            one, other = list(told.items())[:2]
            raise InputError(
                f"{one[1].iri} has two {what}s: {one[0]!r} here, and {other[0]!r} in "
                f"{other[1].location}",
                location=one[1].location,
                advice="Keep one; the others are other names (schema:alternateName).",
            )
    return replace(
        persons[0],
        type=next((e.type for e in persons if e.type), None),
        name=next((e.name for e in persons if e.name), None),
        other_names=tuple(sorted({n for e in entries for n in e.other_names})),
        same_as=tuple(sorted({i for e in entries for i in e.same_as})),
    )


def united(decisions: Iterable[Decision]) -> list[Decision]:
    """One decision a name: of several that differ in their articles alone, one for all of these."""
    found: dict[tuple[object, ...], Decision] = {}
    for each in decisions:
        key = (each.name, each.standing, each.computed, bool(each.scope.articles))
        old = found.get(key)
        articles = each.scope.articles | (old.scope.articles if old else frozenset())
        kept = old or each
        found[key] = replace(kept, scope=replace(kept.scope, articles=articles))
    return sorted(
        found.values(), key=lambda d: (d.subject, d.relation, d.object, d.name, d.standing)
    )


def _check(decisions: Iterable[Decision]) -> None:
    """Refuse two decisions of a person that cannot both be: one name, one scope, two meanings."""
    seen: dict[tuple[object, ...], Decision] = {}
    for each in decisions:
        if each.relation not in _ONE_VALUED or each.standing != "Applied" or each.computed:
            continue
        key = (each.subject, each.relation, replace(each.scope, articles=frozenset()))
        for where in each.scope.articles or {""}:
            old = seen.setdefault((*key, where), each)
            if old.object != each.object:
                raise InputError(
                    f"{each.subject} is said to be {each.object}, and in {old.location} "
                    f"{old.object}",
                    location=each.location,
                    advice="Keep one, or say where each holds: article, country, office or days.",
                )
