"""Quads that are hard to write, and what two independent readers get back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Sequence

import rdflib
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.mapping.namespaces import NKG, OWL, SCHEMA, TYPE, XSD
from kg.serialization import Format, parse, write

RDFLIB_NAMES = {
    Format.TURTLE: "turtle",
    Format.TRIG: "trig",
    Format.NQUADS: "nquads",
    Format.NTRIPLES: "ntriples",
    Format.JSONLD: "json-ld",
    Format.RDFXML: "xml",
}
GRAPH = NamedNode("https://example.org/newskg/article/2024-05-19/a-1#graph")

MARKS = ('"', '""', '"""', "'''", "\\", "\\n", "\\u0041", "@en", "^^", "<a>", "&amp;", "]]>", "]")
SPACING = ("\n", "\r\n", "\t", " ", "\x85", "\u2028", "\ufeff", "\u202e", "\u200f")
PIECES = st.sampled_from((*MARKS, *SPACING, "😀", "e\u0301", "." * 130))
CONTROLS = st.sampled_from(["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\ufffe"])


def texts(*, controls: bool = True) -> st.SearchStrategy[str]:
    """Anything that Python calls text, and above all what ends strings and escapes."""
    known = st.one_of(PIECES, CONTROLS) if controls else PIECES
    return st.one_of(
        st.lists(st.one_of(known, PIECES, st.sampled_from("abc")), max_size=12).map("".join),
        st.text(st.characters(codec="utf-8", exclude_categories=() if controls else ("Cc", "Cn"))),
    )


DATATYPES = st.sampled_from(
    [XSD.integer, XSD.decimal, XSD.boolean, XSD.date, XSD.gYear, NamedNode("urn:x:type")]
)
INTEGERS = ("0", "-0", "7", "-7", "+7", "007", "1e3", "9" * 20)
DECIMALS = ("0.5", ".5", "5.", "-0.50", "0.0000001")
LEXICALS = st.sampled_from((*INTEGERS, *DECIMALS, "true", "1", "TRUE", "2024-05-19", "", " 7", "x"))
LANGUAGES = st.sampled_from(["en", "en-us", "ar", "zh-hans"])


def literals(*, controls: bool = True) -> st.SearchStrategy[Literal]:
    """Plain, in a language, of a type; valid of their type or not."""
    words = texts(controls=controls)
    return st.one_of(
        words.map(Literal),
        st.builds(lambda v, t: Literal(v, language=t), words, LANGUAGES),
        st.builds(lambda v, t: Literal(v, datatype=t), st.one_of(LEXICALS, words), DATATYPES),
    )


PLAIN = ("a", "A-b", "1", "1.2", "a.", ".a", "-a", "a-", "_")
LOCALS = st.sampled_from(
    (*PLAIN, "a,b", "a/b", "a%20b", "é", "", "a:b", "a~", "x#char=1,2", "?q=1&r")
)
DATA = "https://example.org/newskg/"
SPACES = st.sampled_from(
    (f"{DATA}person/", f"{DATA}article/2024-05-19/", SCHEMA.iri_, "http://x.org/é/", "urn:x:")
)
IRIS = st.builds(lambda space, local: NamedNode(space + local), SPACES, LOCALS)
NODES = st.one_of(IRIS, IRIS, st.sampled_from(["b", "1a"]).map(BlankNode))
PREDICATES = st.sampled_from(
    (
        *(SCHEMA.name, SCHEMA.mentions, SCHEMA.isPartOf, SCHEMA.articleBody, SCHEMA.datePublished),
        *(NKG.reportedIn, NKG.speaker, NKG.speechAct, NKG.confidence, NKG.within, OWL.sameAs),
        *(NamedNode("http://x.org/p.1-2"), NamedNode("urn:x:p")),
    )
)


def quads(*, controls: bool = True) -> st.SearchStrategy[list[Quad]]:
    """The graph of one article, which may say strange things."""
    objects = st.one_of(NODES, literals(controls=controls))
    classes = st.one_of(IRIS, st.just(SCHEMA.NewsArticle))
    facts = st.builds(Triple, NODES, PREDICATES, objects)
    types = st.builds(Triple, NODES, st.just(TYPE), classes)
    found = st.lists(st.one_of(facts, facts, types), max_size=14)
    return found.map(lambda ts: [Quad(t.subject, t.predicate, t.object, GRAPH) for t in ts])


def written(*graphs: Sequence[Quad], as_: Format) -> bytes:
    """The bytes of a format."""
    out = io.BytesIO()
    write(graphs, out, format=as_)
    return out.getvalue()


def in_ntriples(found: Iterable[Quad]) -> set[tuple[str, ...]]:
    """The triples, whatever their graph, with blank nodes all alike."""
    return {tuple(map(as_ntriples, q.triple)) for q in found}


def read_by_pyoxigraph(data: bytes, as_: Format) -> set[tuple[str, ...]]:
    """The triples that pyoxigraph reads."""
    return in_ntriples(parse(data, format=as_))


def read_by_rdflib(data: bytes, as_: Format) -> set[tuple[str, ...]]:
    """The triples that rdflib reads; ``rdflib.NORMALIZE_LITERALS`` must be off."""
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():  # of rdflib about itself, and about booleans such as "maybe"
        warnings.simplefilter("ignore")
        dataset.parse(data=data.decode(), format=RDFLIB_NAMES[as_])
        return {tuple(map(as_ntriples, quad[:3])) for quad in dataset.quads()}


def as_ntriples(term: object) -> str:
    """A term of rdflib or pyoxigraph in N-Triples; blank nodes are all alike."""
    if isinstance(term, rdflib.BNode | BlankNode):
        return "_:"
    if isinstance(term, rdflib.Literal):
        datatype = NamedNode(term.datatype) if term.datatype else None
        return str(Literal(str(term), language=term.language, datatype=datatype))
    return str(NamedNode(str(term)) if isinstance(term, rdflib.URIRef) else term)
