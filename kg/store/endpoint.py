"""Any SPARQL 1.1 endpoint: asked through SPARQLWrapper, filled by the Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/
https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.answers import Answer, of_result, of_triples
from kg.errors import StoreError, UsageError
from kg.sparql import form, names_its_graphs
from kg.store.bodies import triples_of, turtle_of
from kg.store.constructing import construction, described
from kg.store.dialects import in_dialect
from kg.store.patching import patch
from kg.store.pieces import Pieces
from kg.store.products import Product, Substitution
from kg.store.profile import EndpointProfile
from kg.store.protocol import Asked, Step
from kg.store.requests import Client, Reply, Request
from kg.store.sending import Work, Written, alone, gathered, side_by_side
from kg.store.updating import updates

_ROWS: Final = ("SELECT", "ASK")
_THERE: Final = (
    "SELECT ?g {{ VALUES ?g {{ {names} }} FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
)
_TOO_LARGE: Final = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE,)
_UPDATE: Final = {"Content-Type": "application/sparql-update"}
_ACCEPT_ROWS: Final = QueryResultsFormat.JSON.media_type
_ACCEPT_GRAPH: Final = f"{RdfFormat.N_TRIPLES.media_type}, {RdfFormat.TURTLE.media_type};q=0.5"


class EndpointStore(Asked):
    """A SPARQL 1.1 endpoint somewhere on the network."""

    def __init__(self, profile: EndpointProfile) -> None:
        self.profile = profile
        self._client = Client(profile)
        self._patched = True  # until the server refuses

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """PUT the graph."""
        self._send(Step(graph, list(quads)))

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """POST to the graph."""
        self._send(Step(graph, list(quads), more=True))

    def take(self, steps: Iterable[Step]) -> Iterator[NamedNode]:
        """Over several connections.

        To a store that takes quads go many graphs at once that it has not; of one that it has only
        what differs, if it takes updates.
        """
        if self.profile.quads is None:
            return side_by_side(alone(step, self._send) for step in steps)
        return side_by_side(self._work(self.profile.quads, steps))

    def there(self, names: Iterable[NamedNode]) -> AbstractSet[NamedNode]:
        """Which of these graphs hold something."""
        rows = self.query(_THERE.format(names=" ".join(sorted(map(str, names))))).rows
        return {row[0] for row in rows if isinstance(row[0], NamedNode)}

    def query(self, text: str) -> Answer:
        """The answer to a query; raises StoreError with what the server says where it refuses."""
        kind = form(text)
        if not self.profile.product.cuts_graphs:
            return self._asked(text, kind)
        if kind == "CONSTRUCT" and (made := construction(text)) is not None:
            return made.made_of(self._asked(made.select, "SELECT"))
        if kind == "DESCRIBE" and (things := described(text)) is not None:
            self._asked(things, "SELECT")  # refused where they are too many
        return self._asked(text, kind)

    def _asked(self, text: str, kind: str) -> Answer:
        from kg.store.asking import ask  # what only loads need not wait for SPARQLWrapper

        profile = self.profile
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

    def _work(self, address: str, steps: Iterable[Step]) -> Iterator[Work]:
        for group, by_itself in gathered(steps, self.there, self.profile.product.room):
            act = (
                partial(self._send_alone, *group)
                if by_itself
                else partial(self._fill, address, group)
            )
            size = sum(len(each.nquads) for each in group)
            yield Work([each.graph for each in group], size, act)

    def _fill(self, address: str, group: Sequence[Written]) -> None:
        """POST graphs that are not there; in halves where they are too much for the server."""
        body = Pieces([each.nquads for each in group if each.nquads])
        if not body:
            return
        headers = {"Content-Type": RdfFormat.N_QUADS.media_type}
        request = Request("POST", address + self.profile.product.filling, headers, body)
        if len(group) == 1:
            self._client.send(request, after_timeouts=True)
        elif self._client.tried(request, refusals=_TOO_LARGE) is None:
            middle = len(group) // 2
            self._fill(address, group[:middle])
            self._fill(address, group[middle:])

    def _send_alone(self, each: Written) -> None:
        """Send what differs from what is there, or else all."""
        step = each.step
        update = None if step.more or each.has_blank_nodes else self._patch(each)
        if update is None or (update and not self._patch_with(update)):
            self._send(step)

    def _patch(self, each: Written) -> bytes | None:
        """The update of a graph as it is there now; None if the whole had better be sent."""
        address = self.profile.graph_store
        if self.profile.update is None or address is None or not self._patched:
            return None
        kind = RdfFormat.N_TRIPLES.media_type
        reply = self._client.tried(
            Request("GET", _named(address, each.step.graph), {"Accept": kind})
        )
        if reply is None or not reply.headers.get("Content-Type", "").startswith(kind):
            return None
        return patch(each.step.graph, reply.body, triples_of(each.step))

    def _patch_with(self, update: bytes) -> bool:
        """Whether the server takes an update."""
        request = Request("POST", self.profile.update or "", _UPDATE, update)
        self._patched = self._client.tried(request) is not None
        return self._patched

    def _send(self, step: Step) -> None:
        """PUT a graph whole, or POST what is more of it; by updates where there is no other way."""
        address, product = self.profile.graph_store, self.profile.product
        if address is None:
            self._write(step)
            return
        written = triples_of if product.media_type == RdfFormat.N_TRIPLES.media_type else turtle_of
        body = _changed(written(step), product.spelled)
        self._client.send(
            Request(
                "POST" if step.more else "PUT",
                _named(address, step.graph),
                {"Content-Type": product.media_type},
                product.preamble + body,
            ),
            after_timeouts=True,
        )

    def _write(self, step: Step) -> None:
        """Update a graph, one portion after the other."""
        if self.profile.update is None:
            raise UsageError(
                f"where {self.profile.query} takes graphs is not known",
                advice="Say what stands there (fuseki+http://…), or give the address of its SPARQL "
                "Graph Store (--graph-store URL) or for updates (--update URL).",
            )
        for text in updates(step.graph, triples_of(step), more=step.more):
            request = Request("POST", self.profile.update, _UPDATE, text)
            self._client.send(request, after_timeouts=True)


def _named(address: str, graph: NamedNode) -> str:
    """The address of a graph, in the Graph Store Protocol."""
    return f"{address}?graph={quote(graph.value, safe='')}"


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
    """Raise StoreError for an answer that has as many rows as the server gives at most.

    And for one that is what it had found when its own time for a query was up.
    """
    header, state = profile.product.partial or ("", "")
    if header and reply.headers.get(header) == state:
        raise StoreError(
            f"{profile.query} gave what it found in the time it allows, not the whole answer",
            advice="Ask for less, or let its keeper allow more time.",
        )
    told = reply.headers.get(profile.product.cut or "")
    if told and told.isdigit() and int(told) <= len(answer.rows or answer.triples or ()):
        raise StoreError(
            f"{profile.query} gives {int(told):,} rows at most, and the answer may have more",
            advice="Ask for less with LIMIT, or let its keeper raise the limit.",
        )
