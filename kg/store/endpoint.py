"""Any SPARQL 1.1 endpoint: asked through SPARQLWrapper, filled by the Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/
https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final
from urllib.parse import quote

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from kg.answers import Answer, of_result, of_triples
from kg.errors import StoreError, UsageError
from kg.sparql import form, names_its_graphs
from kg.store.asking import ask
from kg.store.dialects import in_dialect
from kg.store.products import Product, Substitution
from kg.store.profile import EndpointProfile
from kg.store.protocol import Asked, Step
from kg.store.requests import Client, Reply, Request
from kg.store.sending import batches, side_by_side

_ROWS: Final = ("SELECT", "ASK")
_ANYTHING: Final = "ASK { GRAPH ?graph { ?s ?p ?o } }"
_ACCEPT_ROWS: Final = QueryResultsFormat.JSON.media_type
_ACCEPT_GRAPH: Final = f"{RdfFormat.N_TRIPLES.media_type}, {RdfFormat.TURTLE.media_type};q=0.5"


class EndpointStore(Asked):
    """A SPARQL 1.1 endpoint somewhere on the network."""

    def __init__(self, profile: EndpointProfile) -> None:
        self.profile = profile
        self._client = Client(profile)

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """PUT the graph."""
        self._send("PUT", graph, quads)

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """POST to the graph."""
        self._send("POST", graph, quads)

    def take(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Over several connections; into an empty store many graphs at once, if it takes quads."""
        if self.profile.quads is not None and not self.query(_ANYTHING).truth:
            return side_by_side((b[0], partial(self._send_batch, *b)) for b in batches(steps))
        return side_by_side(([step], partial(self._send_step, step)) for step in steps)

    def query(self, text: str) -> Answer:
        """The answer to a query; raises StoreError with what the server says where it refuses."""
        kind, profile = form(text), self.profile
        reply = ask(profile, self._client, _question(profile, text, kind), kind)
        try:
            answer = _read(reply, kind, profile.product)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{profile.query} answered something that is no SPARQL result: {error}",
                advice="Is this the address that takes queries?",
            ) from error
        _refuse_cut(answer, reply, profile)
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _send_step(self, step: Step) -> None:
        self._send("POST" if step.more else "PUT", step.graph, step.quads)

    def _send_batch(self, steps: Sequence[Step], body: bytes) -> None:
        address = self.profile.quads
        if body and address is not None:
            media_type = RdfFormat.N_QUADS.media_type
            request = Request("POST", address, {"Content-Type": media_type}, body)
            self._client.send(request, after_timeouts=True)
        else:
            for step in steps:
                self._send_step(step)

    def _send(self, method: str, graph: NamedNode, quads: Iterable[Quad]) -> None:
        address, product = self.profile.graph_store, self.profile.product
        if address is None:
            raise UsageError(
                f"where {self.profile.query} takes graphs is not known",
                advice="Give the address of its SPARQL Graph Store too.",
            )
        triples = (quad.triple for quad in quads)
        body = _changed(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", product.spelled)
        self._client.send(
            Request(
                method,
                f"{address}?graph={quote(graph.value, safe='')}",
                {"Content-Type": product.media_type},
                product.preamble + body,
            ),
            after_timeouts=True,
        )


def _question(profile: EndpointProfile, text: str, kind: str) -> Request:
    """The request that asks; a query that names its graphs itself goes as it is."""
    product = profile.product
    fields = [("query", in_dialect(text, product))]
    return Request(
        "POST",
        profile.query,
        {"Accept": _ACCEPT_ROWS if kind in _ROWS else _ACCEPT_GRAPH},
        fields if names_its_graphs(text) else [*fields, *product.parameters],
    )


def _read(reply: Reply, kind: str, product: Product) -> Answer:
    body = _changed(reply.body, product.mended)
    if kind in _ROWS:
        return of_result(parse_query_results(body, format=QueryResultsFormat.JSON))
    media_type, _, _ = reply.headers.get("Content-Type", "").partition(";")
    syntax = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    return of_triples(quad.triple for quad in parse(body, format=syntax))


def _changed(body: bytes, substitution: Substitution | None) -> bytes:
    if substitution is None:
        return body
    pattern, new = substitution
    return pattern.sub(new, body)


def _refuse_cut(answer: Answer, reply: Reply, profile: EndpointProfile) -> None:
    """Raise StoreError for an answer that has as many rows as the server gives at most."""
    told = reply.headers.get(profile.product.cut or "")
    if told and told.isdigit() and int(told) <= len(answer.rows or answer.triples or ()):
        raise StoreError(
            f"{profile.query} gives {int(told):,} rows at most, and the answer may have more",
            advice="Ask for less with LIMIT, or let its keeper raise the limit.",
        )
