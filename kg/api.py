"""What ``import kg`` offers beside reading and extracting: graphs of rdflib, verdicts, answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg import mapping, validation
from kg.article import Article, an_article
from kg.extraction import DEFAULT, extractor_named
from kg.extraction.model import Extraction
from kg.mapping.iris import Iris
from kg.mapping.namespaces import DEFAULT_BASE
from kg.pipeline import provenance_of
from kg.resolution import NO_AUTHORITY, Authority, applied

if TYPE_CHECKING:
    import rdflib

    from kg.queries import Answer
    from kg.validation import Report


def to_graph(
    article: Article,
    extraction: Extraction | None = None,
    *,
    extractor: str = DEFAULT,
    base: str = DEFAULT_BASE,
    bodies: bool = True,
    authority: Authority = NO_AUTHORITY,
) -> rdflib.Graph:
    """The graph of one article, as ``kg build`` makes it, named by its IRI.

    Without ``extraction`` the named extractor makes one; ``authority`` is what
    :func:`kg.resolution.load` read. Raises UsageError for a ``base`` that is not an absolute IRI
    ending in ``/``, or an extractor that is not known, and TypeError for what is no article or no
    extraction; where an article could not be read, the error that stands in its place.
    """
    from kg import interop

    article = an_article(article)
    if extraction is not None and not isinstance(extraction, Extraction):
        raise TypeError(
            f"an extraction is wanted, not {type(extraction).__name__}: give kg.extract(article), "
            "or name an extractor by extractor=…"
        )
    chosen = extractor_named(extractor)
    found = extraction or chosen.extract(article)
    known = applied(authority, article, found, base=base)
    quads = mapping.to_quads(
        article,
        known.extraction,
        provenance=provenance_of(chosen),
        base=base,
        bodies=bodies,
        decided=known.decided,
    )
    return interop.to_graph(quads, name=Iris.of(article, base=base).graph.value)


def to_dataset(
    articles: Iterable[Article],
    *,
    extractor: str = DEFAULT,
    base: str = DEFAULT_BASE,
    bodies: bool = True,
    authority: Authority = NO_AUTHORITY,
) -> rdflib.Dataset:
    """The graphs of several articles, each under its name; raises what :func:`to_graph` does."""
    import rdflib

    if isinstance(articles, Article | str | Path):
        raise TypeError(
            f"several articles are wanted, not {type(articles).__name__}: give [article], or what "
            "kg.read(paths) yields"
        )
    dataset = rdflib.Dataset(default_union=True)
    for article in articles:
        graph = to_graph(
            article, extractor=extractor, base=base, bodies=bodies, authority=authority
        )
        named = dataset.graph(graph.identifier)
        dataset.addN((*triple, named) for triple in graph)
    return dataset


def validate(graph: rdflib.Graph | Iterable[Quad] | str | Path, *, engine: str = "auto") -> Report:
    """Judge a graph or dataset of rdflib, quads, or a file against the shapes.

    Each named graph is judged alone. Raises UsageError for an engine that is not known, InputError
    for a file that cannot be read.
    """
    import rdflib

    from kg import interop

    if isinstance(graph, str | Path):
        return validation.validate_file(graph, engine=engine)
    if isinstance(graph, rdflib.Graph):
        return validation.validate(interop.to_quads(graph), engine=engine)
    return validation.validate(_quads(graph), engine=engine)


def _quads(graph: object) -> Iterator[Quad]:
    for quad in graph if isinstance(graph, Iterable) else (graph,):
        if not isinstance(quad, Quad):
            raise TypeError(
                f"a graph is wanted, not {type(quad).__name__}: give one of rdflib "
                "(kg.to_graph(article) makes it), quads of pyoxigraph, or the path of a file"
            )
        yield quad


def query(
    name: str,
    graph: rdflib.Graph | str | Path,
    *,
    parameters: Mapping[str, str] | None = None,
    limit: int | None = None,
    timeout: float | None = None,
) -> Answer:
    """The answer of a stored query over a graph, a file, a store's folder or an endpoint's URL.

    ``limit`` is the highest number of rows, and ``timeout`` how many seconds are waited, if any are
    given. Raises UsageError for a query or parameter that is not known, StoreError for an endpoint
    that does not answer, or not in time.
    """
    from kg.queries import run, stored_query

    if not isinstance(name, str):
        raise TypeError(
            f"the name of a query is wanted first, not {type(name).__name__}: "
            'kg.query("who-met-whom", graph)'
        )
    if parameters is not None and not isinstance(parameters, Mapping):
        raise TypeError(
            f"parameters are wanted as a dict, not {type(parameters).__name__}: "
            '{"speaker": "Ebrahim Raisi"}'
        )
    return run(stored_query(name), parameters or {}, graph, limit=limit, timeout=timeout)
