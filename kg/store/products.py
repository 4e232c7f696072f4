"""What makes of triple store differ in over HTTP: each a profile, as data.

How each was tried, and where what is said of the others comes from, is told in
docs/how-to/choose-a-store.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias
from urllib.parse import SplitResult

from kg.store.credentials import Scheme

Substitution: TypeAlias = tuple[re.Pattern[bytes], bytes]
"""What is looked for, and what stands in its place."""


class Misread(Enum):
    """What a server answers wrongly, and how."""

    TESTED_SUBQUERY = "it forgets the EXISTS of a subquery that stands beside triple patterns"
    PATH = "it may lose rows where EXISTS tests what a subquery with a path is joined to"
    COMPUTED = "it mixes rows up where BIND stands behind a filter with EXISTS and ||"
    WIDE_UNION = "it loses rows where a union of three or more is counted in groups"


@dataclass(frozen=True, slots=True)
class Product:
    """One make of triple store.

    ``query`` takes queries, ``graph_store`` graphs (SPARQL 1.1 Graph Store HTTP Protocol, named
    indirectly: ``?graph=IRI``), ``quads`` the quads of many graphs in one body of N-Quads, to which
    ``filling`` is added for graphs that are not there, and ``room`` bytes go into one body at most,
    unless one graph alone has more; ``update`` takes SPARQL 1.1 Update, where
    that is quicker than to send a graph whole: paths below the address of the server, dataset or
    repository; None for what there is not. Where credentials are given, ``signed_in`` is put behind
    the first two. An address may also end in one of ``ends``; by ``mark`` the product is known from
    host and path.

    ``parameters`` go with every query, ``prologue`` before it, so that it is asked of the merge of
    all graphs but the server's own; ``graph_term`` stands then around the name of a graph. Graphs
    are sent as ``media_type``, with ``preamble`` before them and ``spelled`` in them: what must be
    written otherwise. Answers are read with ``mended`` in them. An answer with the header ``cut``
    has the number of rows at which the server cuts; where it ``cuts_graphs``, too, and does not
    tell, it is asked for rows (see :mod:`kg.store.constructing`). One in whose header
    ``partial[0]`` stands ``partial[1]`` is what was found before it lost patience. Queries are sent
    ``folded`` where the product ``folds`` (see :func:`kg.folding.folded`), and not at all
    where it ``misreads`` them.
    """

    name: str
    title: str
    query: str = ""
    graph_store: str | None = None
    quads: str | None = None
    filling: str = ""
    room: int = 4 << 20
    update: str | None = None
    signed_in: str = ""
    ends: tuple[str, ...] = ()
    mark: re.Pattern[str] | None = None
    scheme: Scheme = Scheme.BASIC
    parameters: tuple[tuple[str, str], ...] = ()
    prologue: str = ""
    graph_term: tuple[str, str] = ("", "")
    folds: bool = False
    misreads: tuple[Misread, ...] = ()
    media_type: str = "application/n-triples"
    preamble: bytes = b""
    spelled: Substitution | None = None
    mended: Substitution | None = None
    cut: str | None = None
    cuts_graphs: bool = False
    partial: tuple[str, str] | None = None

    def base(self, path: str) -> str:
        """The path of the server, dataset or repository, of the path of an address."""
        stripped = path.rstrip("/")
        ends = (end for end in self.ends if stripped.endswith(f"/{end}"))
        return stripped.removesuffix(f"/{max(ends, key=len, default='')}").rstrip("/")


_UNION: Final = (("union-default-graph", "true"),)  # servers leave what they do not know alone

ANY: Final = Product("", "a SPARQL 1.1 endpoint", parameters=_UNION)
"""An endpoint of which nothing is known but that it takes queries."""

_OXIGRAPH: Final = Product(
    "oxigraph",
    "Oxigraph",
    query="query",
    graph_store="store",
    quads="store",
    filling="?no_transaction",  # its bulk loader: twice as fast
    # It makes files of each body, which it puts together later. Of 20 it slows down, of 36 it stops
    # all writing until it has: with 4 MB that is soon, and the next update waits.
    room=64 << 20,
    update="update",
    ends=("query", "update", "store"),
    mark=re.compile(r"[^/]+/?$|.*/(query|update|store)/?$"),
    parameters=_UNION,
)

_HIDDEN: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/sparql",
    "http://www.w3.org/2002/07/owl#",
)
"""The graphs that every Virtuoso has of its own."""

_EXCLUSIONS: Final = ("input:default-graph-exclude", "input:named-graph-exclude")

_VIRTUOSO: Final = Product(
    "virtuoso",
    "Virtuoso 7",
    query="sparql",
    graph_store="sparql-graph-crud",
    signed_in="-auth",
    ends=("sparql", "sparql-auth", "sparql-graph-crud", "sparql-graph-crud-auth"),
    mark=re.compile(r".*/(sparql-auth|sparql-graph-crud|sparql-graph-crud-auth)/?$"),
    scheme=Scheme.DIGEST,
    # Where graphs are excluded, it finds nothing in one that is named by a constant; without the
    # mode, DESCRIBE tells nothing of what is in named graphs.
    prologue='define sql:describe-mode "CBD" '
    + "".join(f"define {way} <{graph}> " for graph in _HIDDEN for way in _EXCLUSIONS),
    graph_term=("`iri(", ")`"),
    # It takes filters of a group that holds nothing else for those of the group around it, hangs
    # where several VALUES stand in one another, and gives IRIs that no pattern binds as strings.
    folds=True,
    misreads=tuple(Misread),
    # It guesses what a body is from its beginning, whatever the header says: a line that only
    # Turtle has decides, and a text about HTML must not look like HTML.
    media_type="text/turtle",
    preamble=b"@prefix : <urn:x:> .\n",
    spelled=(re.compile(rb"<(?=x?html[\s>\\]|(rdf:rdf|sparql)[\s\\])", re.IGNORECASE), rb"\\u003C"),
    mended=(re.compile(rb'(?<="type": "bnode", "value": ")nodeID://'), b""),
    cut="X-SPARQL-MaxRows",
    cuts_graphs=True,
    partial=("X-SQL-State", "S1TAT"),
)

_FUSEKI: Final = Product(
    "fuseki",
    "Apache Jena Fuseki",
    query="query",
    graph_store="data",
    quads="data",
    ends=("query", "sparql", "update", "data", "get", "upload"),
)

_RDF4J: Final = Product(
    "rdf4j",
    "Eclipse RDF4J Server",
    graph_store="rdf-graphs/service",
    quads="statements",
    ends=("statements", "rdf-graphs", "rdf-graphs/service"),
    mark=re.compile(r".*/repositories/[^/]+(/(statements|rdf-graphs(/service)?))?/?$"),
)

_GRAPHDB: Final = Product(
    "graphdb",
    "Ontotext GraphDB",
    graph_store="rdf-graphs/service",
    quads="statements",
    ends=("statements", "rdf-graphs", "rdf-graphs/service"),
)

_NEPTUNE: Final = Product(
    "neptune",
    "Amazon Neptune",
    query="sparql",
    graph_store="sparql/gsp/",
    ends=("sparql", "sparql/gsp"),
    mark=re.compile(r"[^/]+\.neptune\.amazonaws\.com(:\d+)?(/.*)?$"),
)

_QLEVER: Final = Product("qlever", "QLever", graph_store="")

PRODUCTS: Final = {
    product.name: product
    for product in (_OXIGRAPH, _VIRTUOSO, _FUSEKI, _RDF4J, _GRAPHDB, _NEPTUNE, _QLEVER)
}
"""The profiles by name; where several have a mark of an address, the first is taken."""


def product_at(parts: SplitResult) -> Product:
    """What stands at an address, as far as it tells."""
    place = f"{parts.netloc}{parts.path}"
    known = (p for p in _BY_MARK if p.mark and p.mark.match(place))
    return next(known, ANY)


_BY_MARK: Final = (_NEPTUNE, _VIRTUOSO, _RDF4J, _OXIGRAPH)
