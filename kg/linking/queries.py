"""Names as reconciliation queries, and what a service answers as candidates.

The two forms differ: 0.1 and 0.2 name their queries, the draft of 1.0 numbers them and calls what
they ask for conditions. https://reconciliation-api.github.io/specs/draft/#match-service
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.extraction.countries import by_code
from kg.linking.knowledge import UNKNOWN, Vocabulary
from kg.linking.manifest import DRAFT, Manifest
from kg.linking.model import Candidate, Kind, Named

Json = dict[str, object]

LIMIT: Final = 5
"""How many candidates are asked for each name."""


class NoResult(Exception):  # noqa: N818 -- not an error of newskg: the service makes one of it
    """An answer that cannot be read as candidates: never leaves this package."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How names are asked: in the words of a service, by a type of the user's where given."""

    manifest: Manifest
    vocabulary: Vocabulary = UNKNOWN
    types: Mapping[Kind, str] = field(default_factory=dict)
    limit: int = LIMIT

    def type_of(self, kind: Kind) -> str | None:
        """What the service calls such things."""
        return self.types.get(kind) or self.vocabulary.types.get(kind)

    def query(self, named: Named) -> Json:
        """One query, in the form of the service's version."""
        if self.manifest.version == DRAFT:
            name: list[Json] = [{"matchType": "name", "propertyValue": named.name}]
            told = [
                {"matchType": "property", "propertyId": pid, "propertyValue": value}
                for pid, value in self._properties(named)
            ]
            asked: Json = {"conditions": [*name, *told], "limit": self.limit}
        else:
            asked = {"query": named.name, "limit": self.limit}
            properties = [{"pid": pid, "v": value} for pid, value in self._properties(named)]
            asked |= {"properties": properties} if properties else {}
        kind = self.type_of(named.kind)
        return asked | ({"type": kind} if kind else {})

    def _properties(self, named: Named) -> list[tuple[str, Json]]:
        pid = self.vocabulary.country.get(named.kind)
        known = [by_code(code) for code in named.countries[:1]] if pid else []
        return [(pid, {"id": c.wikidata, "name": c.name}) for c in known if c and pid]

    def candidates(self, named: Named, answer: object) -> tuple[Candidate, ...]:
        """The candidates in the answer to one query; raises NoResult, with what is wrong."""
        if not isinstance(answer, list):
            raise NoResult("the candidates are no list")
        return tuple(self._candidate(named, each) for each in answer)

    def _candidate(self, named: Named, told: object) -> Candidate:
        if not isinstance(told, dict):
            raise NoResult("a candidate is no object")
        identifier, name, score = told.get("id"), told.get("name"), told.get("score")
        if not isinstance(identifier, str) or not isinstance(name, str):
            raise NoResult("a candidate without id and name")
        iri = self.manifest.iri(identifier)
        if iri is None:
            raise NoResult(f"its manifest does not say what the IRI of {identifier!r} is")
        description = told.get("description")
        return Candidate(
            iri,
            name,
            float(score) if isinstance(score, int | float) else None,
            told.get("match") is True,
            self._fits(named.kind, told.get("type")),
            description if isinstance(description, str) else "",
        )

    def _fits(self, kind: Kind, told: object) -> bool:
        """Whether a candidate's types hold the one that was asked for, where both are known."""
        asked, types = self.type_of(kind), told if isinstance(told, list) else []
        ids = {each.get("id") if isinstance(each, dict) else each for each in types}
        return asked is None or not ids or asked in ids


def batch(manifest: Manifest, queries: Sequence[Json]) -> Json:
    """Several queries as one request holds them."""
    if manifest.version == DRAFT:
        return {"queries": list(queries)}
    return {f"q{number}": query for number, query in enumerate(queries)}


def results(manifest: Manifest, answer: object, count: int) -> list[object]:
    """The candidates of each query, in their order; raises NoResult for what holds no such."""
    if not isinstance(answer, dict):
        raise NoResult("the answer is no object")
    if manifest.version == DRAFT:
        told = answer.get("results")
        each, key = told if isinstance(told, list) else [], "candidates"
    else:
        each, key = [answer.get(f"q{number}") for number in range(count)], "result"
    if len(each) != count or not all(isinstance(one, dict) and key in one for one in each):
        said = answer.get("message") or answer.get("details")
        raise NoResult(str(said) if said else f"not every query has its {key}")
    return [one[key] for one in each]
