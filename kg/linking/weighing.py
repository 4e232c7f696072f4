"""How well an item of Wikidata fits what a graph says of somebody or something."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.extraction.countries import by_code
from kg.linking.index import Found
from kg.linking.items import Item
from kg.linking.knowledge import realms
from kg.linking.model import Candidate, Kind, Named
from kg.mapping.namespaces import WD

_LABEL, _ALIAS = 50.0, 40.0
_COUNTRY, _TITLE, _KIND = 25.0, 15.0, 10.0  # with the label 100 in all


@dataclass(frozen=True, slots=True)
class Weighed:
    """An item, its score of 100, whether that is enough if it is alone, and what it goes by."""

    item: Item
    score: float
    certain: bool
    why: str

    def candidate(self, *, match: bool) -> Candidate:
        """The same as every source tells it."""
        item = self.item
        iri = WD[f"Q{item.number}"].value
        return Candidate(iri, item.label, self.score, match, False, item.description, self.why)


def telling_names(named: Named) -> tuple[str, ...]:
    """The names by which to look for it: of a person none of one word, unless there is no other."""
    names = (named.name, *named.other_names)
    if named.kind is not Kind.PERSON:
        return names
    return tuple(name for name in names if len(name.split()) > 1) or names[:1]


def weigh(named: Named, found: Found, kinds: Collection[Kind]) -> Weighed | None:
    """How well an item fits; None for one that is known to be of another kind.

    Enough is the kind together with the country or an office; for an organization of which the
    graph tells no country, the kind together with the label.
    """
    if kinds and named.kind not in kinds:
        return None
    item = found.item
    country = _same_country(named, item)
    title = next((t for t in named.titles if _says(item.description, t)), None)
    score = _LABEL if found.by_label else _ALIAS
    score += _KIND if kinds else 0
    score += {True: _COUNTRY, False: -_COUNTRY, None: 0.0}[country]
    score += _TITLE if title else 0
    nameable = named.kind is Kind.ORGANIZATION and not named.countries and found.by_label
    enough = country is True or (country is None and (title is not None or nameable))
    return Weighed(item, score, bool(kinds) and enough, _why(found, country, title))


def _same_country(named: Named, item: Item) -> bool | None:
    """Whether they are of one country; None where one of them tells none."""
    ours = {country.wikidata for code in named.countries if (country := by_code(code))}
    theirs = {f"Q{number}" for number in item.countries}
    theirs |= {realms()[each] for each in theirs if each in realms()}
    return bool(ours & theirs) if ours and theirs else None


def _says(description: str, title: str) -> bool:
    return f" {title.casefold()} " in f" {description.casefold().replace(',', ' ')} "


def _why(found: Found, country: bool | None, title: str | None) -> str:
    parts = [f"Its {'label' if found.by_label else 'alias'} is the name"]
    if country is not None:
        parts.append(f"its country is {'the same' if country else 'another one'}")
    if title is not None:
        parts.append(f"its description names the office ({title})")
    return f"{', '.join(parts)}."
