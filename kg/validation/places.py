"""Where a finding stands in the text: the characters, the article, the file it was read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.article import Span
from kg.mapping.namespaces import NKG, OA, PROV, RDF, SCHEMA
from kg.validation.report import Place
from kg.validation.terms import Term, parts

_CHARACTERS = re.compile(r"#char=(\d+),(\d+)\Z")  # RFC 5147

_SPANS = (NKG.content, NKG.evidence)
"""What links a node to the words that it stands on, the first that is there."""

_HOLDERS = ((NKG.speaker, NKG.source), (NKG.participation, NKG.evidence))
"""For nodes without words of their own: who points to them by what, and where that stands."""

_ARTICLES = (NKG.spanOf, SCHEMA.isPartOf, NKG.reportedIn)


@dataclass(frozen=True, slots=True)
class Index:
    """The triples of a graph, to be followed in both directions."""

    forward: dict[tuple[Term, NamedNode], list[Term]]
    backward: dict[tuple[Term, NamedNode], list[Term]]

    @classmethod
    def of(cls, data: Iterable[Triple]) -> Index:
        """Every triple of ``data``, in its order."""
        forward: defaultdict[tuple[Term, NamedNode], list[Term]] = defaultdict(list)
        backward: defaultdict[tuple[Term, NamedNode], list[Term]] = defaultdict(list)
        for triple in data:
            subject, predicate, value = parts(triple)
            forward[subject, predicate].append(value)
            backward[value, predicate].append(subject)
        return cls(dict(forward), dict(backward))

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """What ``subject`` points to."""
        return self.forward.get((subject, predicate), [])

    def subjects(self, predicate: NamedNode, target: Term) -> list[Term]:
        """What points to ``target``."""
        return self.backward.get((target, predicate), [])


def place(index: Index, focus: Term, graph: str | None) -> Place:
    """All that the graph tells about where ``focus`` stands."""
    spans = _spans(index, focus)
    span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
    article = _article(index, focus)
    if article is None:
        return Place(graph=graph, span=span)
    body = _text(index.objects(article, SCHEMA.articleBody))
    return Place(
        graph=graph,
        article=article.value,
        headline=_text(index.objects(article, SCHEMA.headline)),
        file=_file(index, article),
        span=span,
        words=span.of(body) or None if span and body else None,
    )


def _spans(index: Index, focus: Term) -> list[Span]:
    if own := _span(index, focus):
        return [own]
    for predicate in _SPANS:
        if found := _all(index, index.objects(focus, predicate)):
            return found
    for link, predicate in _HOLDERS:
        holders = index.subjects(link, focus)
        if found := _all(index, [s for h in holders for s in index.objects(h, predicate)]):
            return found[:1] if link == NKG.speaker else found
    return []


def _all(index: Index, nodes: Sequence[Term]) -> list[Span]:
    return [span for node in nodes if (span := _span(index, node))]


def _span(index: Index, node: Term) -> Span | None:
    """By ``oa:start`` and ``oa:end``; by the name of the node where these are what is wrong."""
    ends = (_text(index.objects(node, OA.start)), _text(index.objects(node, OA.end)))
    named = _CHARACTERS.search(node.value)
    start, end = named.groups() if named and None in ends else ends
    try:
        return Span(int(start or ""), int(end or ""))
    except ValueError:
        return None


def _article(index: Index, focus: Term) -> Term | None:
    """The article itself, or that of the node, or that of who points to it, or the only one."""
    if SCHEMA.NewsArticle in index.objects(focus, RDF.type):
        return focus
    holders = [holder for link, _ in _HOLDERS for holder in index.subjects(link, focus)]
    found = [
        article
        for node in (focus, *holders)
        for predicate in _ARTICLES
        for article in index.objects(node, predicate)
    ]
    if found:
        return found[0]
    articles = index.subjects(RDF.type, SCHEMA.NewsArticle)
    return articles[0] if len(articles) == 1 else None


def _file(index: Index, article: Term) -> str | None:
    sources = index.objects(article, PROV.wasDerivedFrom)
    names = [_text(index.objects(source, SCHEMA.name)) or source.value for source in sources]
    return names[0] if names else None


def _text(terms: Sequence[Term]) -> str | None:
    return terms[0].value if terms else None
