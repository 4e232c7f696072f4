"""Linking: persons, organizations and places of a graph to what others know of them.

A source is asked for candidates: any service that speaks the W3C's Reconciliation API, or an
extract of Wikidata in a file. What is clear becomes a decision, what is not stays a candidate, and
both go into an authority file. Nothing is asked of the network unless a service is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.linking.authority import quads_of
from kg.linking.cache import Cache
from kg.linking.deciding import judged
from kg.linking.extract import Extract
from kg.linking.model import Candidate, Kind, Link, Named, Source
from kg.linking.names import read_names
from kg.linking.service import Service, service_at

__all__ = [
    "Cache",
    "Candidate",
    "Extract",
    "Kind",
    "Link",
    "Named",
    "Service",
    "Source",
    "judged",
    "links",
    "quads_of",
    "read_names",
    "service_at",
]


def links(names: Sequence[Named], source: Source) -> Iterator[tuple[Link, ...]]:
    """The links of each name, in their order: none, or the likeliest first.

    Raises :class:`~kg.errors.StoreError` where a service fails.
    """
    return (judged(named, found) for named, found in source.candidates(names))
