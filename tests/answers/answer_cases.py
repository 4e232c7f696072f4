"""Answers that the tests of renderings share."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from kg.answers import Answer, of_solutions, of_triples

BASE = "https://example.org/newskg/"
ANN = NamedNode(f"{BASE}person/ann-lee")
STATEMENT = NamedNode(f"{BASE}statement/2024-05-19/a-long-headline-that-goes-on-12345678/10-20")
ONE = Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
KNOWS = NamedNode("https://schema.org/knows")

ROWS = of_solutions(
    ("who", "said", "times", "person"),
    [
        (Literal("Ann Lee"), Literal('a, "b"\nc | d\t*e*', language="en"), ONE, ANN),
        (Literal("李安"), None, ONE, STATEMENT),
    ],
)
GRAPH = of_triples([Triple(ANN, KNOWS, STATEMENT), Triple(ANN, KNOWS, Literal("x"))])
YES = Answer(truth=True)
