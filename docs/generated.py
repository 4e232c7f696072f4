"""Pages that are made from the code's own data: stored queries, ontology, shapes, errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from sphinx.application import Sphinx

from kg.queries import stored_queries
from kg.resources import folder

BOUNDS = (("from", RDFS.domain), ("to", RDFS.range), ("a kind of", RDFS.subClassOf))
PICTURES = {
    "timeline": "a timeline",
    "bars": "bars",
    "series": "a series of months or years",
    "matrix": "a matrix",
    "network": "a network",
}
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def queries_page() -> str:
    """One section a stored query."""
    parts = ["# Stored queries\n", "`kg query NAME --help` prints the same.\n"]
    for query in stored_queries():
        parts.append(f"## {query.name}\n\n{query.summary}\n\n{query.description}\n")
        if query.parameters:
            parts.append("| parameter | type | default | meaning |\n|---|---|---|---|")
            parts.extend(
                f"| `--{p.name}` | {p.type} | {p.default or ''} | {p.description} |"
                for p in query.parameters
            )
        if query.plot is not None:
            parts.append(f"\n`--plot` draws {PICTURES[query.plot.kind]}.")
        parts.append(f"\n```text\n{query.text.strip()}\n```\n")
    return "\n".join(parts)


def ontology_page() -> str:
    """One entry a term of our own."""
    graph = rdflib.Graph().parse(folder("ontology") / "newskg.ttl")
    parts = [
        "# Ontology\n",
        "The namespace is `https://w3id.org/newskg/ontology#`, prefix `nkg:`.\n",
    ]
    for title, kind in (
        ("Classes", OWL.Class),
        ("Object properties", OWL.ObjectProperty),
        ("Datatype properties", OWL.DatatypeProperty),
        ("Individuals", OWL.NamedIndividual),
    ):
        parts.append(f"## {title}\n")
        parts.extend(_term(graph, term) for term in sorted(graph.subjects(RDF.type, kind)))
    return "\n".join(parts)


def _term(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    if "newskg/ontology#" not in str(term):
        return ""
    name = str(term).rsplit("#", 1)[-1]
    comment = graph.value(term, RDFS.comment)
    example = graph.value(term, SKOS.example)
    bounds = [
        f"{word} `{str(value).rsplit('/', 1)[-1].rsplit('#', 1)[-1]}`"
        for word, predicate in (
            ("from", RDFS.domain),
            ("to", RDFS.range),
            ("a kind of", RDFS.subClassOf),
        )
        for value in sorted(graph.objects(term, predicate))
        if isinstance(value, rdflib.URIRef)
    ]
    lines = [f"`nkg:{name}`", f": {comment}"]
    if bounds:
        lines.append(f"  {'; '.join(bounds)}.")
    if example:
        lines.append(f"  Example: {example}")
    return "\n".join(lines) + "\n"


def shapes_page() -> str:
    """One row a constraint: its message says what is wrong and what to do."""
    parts = ["# Shapes\n", "What `kg validate` holds every graph to, one file a class.\n"]
    for path in sorted(folder("shapes").glob("*.ttl")):
        graph = rdflib.Graph().parse(path)
        messages = sorted({str(m) for m in graph.objects(None, SH.message)})
        if messages:
            parts.append(f"## {path.stem}\n")
            parts.extend(f"- {message}" for message in messages)
            parts.append("")
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "queries": queries_page,
    "ontology": ontology_page,
    "shapes": shapes_page,
}


def write_pages(app: Sphinx) -> None:
    """Write what has changed, so that Sphinx rebuilds no more than it must."""
    for name, page in PAGES.items():
        path = Path(app.srcdir) / "reference" / f"{name}.md"
        text = page()
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True}
