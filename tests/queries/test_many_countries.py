"""The pairs of all countries by year, where there are as many countries as in a real archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad

from kg.mapping.namespaces import NKG, SCHEMA, XSD
from kg.queries import run, stored_query
from kg.store import EmbeddedStore

COUNTRIES = 90
YEARS = range(2017, 2025)
BASE = "https://example.org/newskg/"


def meetings() -> Iterator[Quad]:
    """An article a year; in that of the last, each country meets the next one."""
    for year in YEARS:
        graph = NamedNode(f"{BASE}article/{year}")
        day = Literal(f"{year}-05-19", datatype=XSD.date)
        yield Quad(graph, SCHEMA.datePublished, day, graph)
    for number in range(COUNTRIES):
        meeting = NamedNode(f"{BASE}meeting/{number}")
        yield Quad(meeting, NKG.status, NKG.Held, graph)
        yield Quad(meeting, SCHEMA.startDate, day, graph)
        for party in (number, (number + 1) % COUNTRIES):
            country = NamedNode(f"{BASE}country/{party:02}")
            yield Quad(meeting, NKG.party, country, graph)
            yield Quad(country, NKG.iso3166Alpha3, Literal(f"C{party:02}"), graph)


def test_all_pairs_of_many_countries_are_there_in_seconds() -> None:
    store = EmbeddedStore.in_memory(meetings())
    answer = run(stored_query("dyad-years"), {}, store, timeout=30)
    pairs = [(str(row[1]), str(row[2])) for row in answer.rows]
    codes = [f'"C{number:02}"' for number in range(COUNTRIES)]
    assert pairs == list(combinations(codes, 2)) * len(YEARS)
