"""One name, several persons: by country, and by office at one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from kg.mapping.iris import slug
from kg.resolution.mentions import Mention
from kg.resolution.offices import agree
from kg.resolution.profiles import ONE_TIME

_ALONE = 1
_MANY = 8
"""One mention against so many is more often a mistake of the extraction than a namesake."""

_GENERIC = {
    *("ministry", "government", "parliament", "cabinet", "police", "army", "court", "embassy"),
    *("bank", "senate", "navy", "treasury", "presidency", "agency", "commission", "council"),
}
"""Words by which organizations of many countries are called alike."""


@dataclass(frozen=True, slots=True)
class Part:
    """Mentions of one name that are one; ``suffix`` tells them from the others, if there are any.

    ``doubtful`` is what would be split off if it stood in more articles.
    """

    mentions: tuple[Mention, ...]
    suffix: str = ""
    basis: str = ""
    doubtful: bool = False


def split(found: Sequence[Mention]) -> list[Part]:
    """The mentions of one name, parted where they cannot be one; in order of their suffixes."""
    if found[0].kind == "organization" and not _generic(found[0].name):
        return [Part(tuple(found))]
    parts: list[Part] = []
    for part in _parted(found, lambda m: m.countries, "different-countries"):
        if part.suffix or not part.basis:
            fields = _parted(part.mentions, _fields, "different-offices")
            parts += [_within(part, each) for each in fields]
        else:
            parts.append(part)
    return sorted(parts, key=lambda p: p.suffix)


def _within(part: Part, field: Part) -> Part:
    suffix = "-".join(filter(None, (part.suffix, field.suffix)))
    basis = field.basis or part.basis
    return Part(field.mentions, suffix, basis, field.doubtful or part.doubtful)


def _generic(name: str) -> bool:
    return not _GENERIC.isdisjoint(slug(name).split("-"))


def _fields(mention: Mention) -> frozenset[str]:
    return frozenset(o.field for o in mention.offices if o.field)


def _parted(
    found: Sequence[Mention], of: Callable[[Mention], frozenset[str]], basis: str
) -> list[Part]:
    """Mentions that share a value are one; those without go where their office or company is.

    What belongs nowhere keeps the name, without a suffix.
    """
    groups = _joined([m for m in found if of(m)], of)
    if len(groups) <= 1 or (basis == "different-offices" and not _at_one_time(groups)):
        return [Part(tuple(found))]
    largest = max(map(len, groups))
    sure = [g for g in groups if len(g) > _ALONE or largest < _MANY]
    doubtful = [Part(tuple(g), _suffix(g, of), basis, True) for g in groups if g not in sure]
    if len(sure) == 1:
        rest = [m for m in found if not any(m in d.mentions for d in doubtful)]
        return [Part(tuple(rest)), *doubtful]
    left: list[Mention] = []
    for mention in found:
        if not of(mention):
            home = _home(mention, sure)
            (left if home is None else home).append(mention)
    parts = [Part(tuple(g), _suffix(g, of), basis) for g in sure] + doubtful
    return [*parts, *([Part(tuple(left), "", basis)] if left else [])]


def _joined(
    found: Sequence[Mention], of: Callable[[Mention], frozenset[Hashable]]
) -> list[list[Mention]]:
    """The mentions in groups that have no value in common."""
    groups: list[tuple[set[Hashable], list[Mention]]] = []
    for mention in found:
        values = set(of(mention))
        touched = [g for g in groups if g[0] & values]
        groups = [g for g in groups if not g[0] & values]
        members = [m for g in touched for m in g[1]]
        groups.append((values.union(*(g[0] for g in touched)), [*members, mention]))
    return [sorted(members, key=lambda m: m.article) for _, members in groups]


def _at_one_time(groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether no two of the groups are years apart: who changes office is one person."""
    days = [(min(m.day for m in g), max(m.day for m in g)) for g in groups]
    return max(first for first, _ in days) - min(last for _, last in days) <= ONE_TIME


def _suffix(group: Sequence[Mention], of: Callable[[Mention], frozenset[str]]) -> str:
    values = Counter(value for m in group for value in of(m))
    return slug(min(values, key=lambda v: (-values[v], v)))


def _home(mention: Mention, groups: Sequence[list[Mention]]) -> list[Mention] | None:
    """The one group whose office the mention has, else the one whose company it keeps."""
    offices = [g for g in groups if any(agree(mention.offices, m.offices) for m in g)]
    if len(offices) == 1:
        return offices[0]
    company = [g for g in groups if any(mention.company & m.company for m in g)]
    return company[0] if len(company) == 1 and not mention.offices else None
