"""Any SPARQL 1.1 endpoint: asked through SPARQLWrapper, filled by the Graph Store Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import ast
import urllib.error
import urllib.request
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from kg.answers import Answer, of_result, of_triples
from kg.errors import StoreError, UsageError
from kg.sparql import form, names_its_graphs
from kg.store.profile import EndpointProfile
from kg.store.protocol import Asked
from kg.store.requests import Refused, refused, repeated, send

_STATUS: Final[dict[type[SPARQLWrapperException], int]] = {
    QueryBadFormed: 400,
    Unauthorized: 401,
    EndPointNotFound: 404,
    URITooLong: 414,
    EndPointInternalError: 500,
}
_ROWS: Final = ("SELECT", "ASK")


class EndpointStore(Asked):
    """A SPARQL 1.1 endpoint somewhere on the network."""

    def __init__(self, profile: EndpointProfile) -> None:
        self.profile = profile

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """PUT the graph."""
        self._send("PUT", graph, quads)

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """POST to the graph."""
        self._send("POST", graph, quads)

    def query(self, text: str) -> Answer:
        """The answer to a query; raises StoreError with what the server says where it refuses."""
        kind, profile = form(text), self.profile
        body = repeated(profile, profile.query, lambda: _asked(profile, text, kind))
        try:
            return _read(body, kind)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{profile.query} answered something that is no SPARQL result: {error}",
                advice="Is this the address that takes queries?",
            ) from error

    def _send(self, method: str, graph: NamedNode, quads: Iterable[Quad]) -> None:
        address = self.profile.graph_store
        if address is None:
            raise UsageError(
                f"where {self.profile.query} takes graphs is not known",
                advice="Give the address of its SPARQL Graph Store too.",
            )
        triples = dict.fromkeys(Triple(q.subject, q.predicate, q.object) for q in quads)
        request = urllib.request.Request(  # noqa: S310 -- http(s) alone: EndpointProfile.of
            f"{address}?graph={quote(graph.value, safe='')}",
            data=serialize(triples, format=RdfFormat.N_TRIPLES),
            headers={"Content-Type": RdfFormat.N_TRIPLES.media_type},
            method=method,
        )
        send(self.profile, request)


def _asked(profile: EndpointProfile, text: str, kind: str) -> bytes:
    """The body of one answer; raises Refused, or what urllib raises."""
    wrapper = SPARQLWrapper(profile.query)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(max(1, round(profile.timeout)))
    wrapper.setQuery(text)
    wrapper.queryType = kind  # its own guess looks into strings
    wrapper.setReturnFormat(JSON if kind in _ROWS else TURTLE)
    for name, value in profile.headers.items():
        wrapper.addCustomHttpHeader(name, value)
    for name, value in () if names_its_graphs(text) else profile.parameters:
        wrapper.addParameter(name, value)
    try:
        with wrapper.query().response as response:
            body: bytes = response.read()
            return body
    except urllib.error.HTTPError as error:
        raise refused(error) from error
    except SPARQLWrapperException as error:
        raise Refused(_STATUS.get(type(error), 500), _said(error)) from error


def _said(error: SPARQLWrapperException) -> bytes:
    """What the server said: SPARQLWrapper keeps it only as the ``repr`` in its message."""
    _, _, body = str(error).partition("Response:\n")
    said = ast.literal_eval(body) if body else b""
    return said if isinstance(said, bytes) else b""


def _read(body: bytes, kind: str) -> Answer:
    if kind in _ROWS:
        return of_result(parse_query_results(body, format=QueryResultsFormat.JSON))
    return of_triples(quad.triple for quad in parse(body, format=RdfFormat.TURTLE))
