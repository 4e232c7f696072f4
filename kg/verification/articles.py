"""What the graph says of the article itself: as it was read, and as it is mapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.article import Article
from kg.extraction.model import Extraction
from kg.mapping import articles as mapped
from kg.mapping.graphs import Graph
from kg.mapping.iris import slug
from kg.mapping.namespaces import NKG, SCHEMA
from kg.mapping.view import View
from kg.verification.case import Case, Judgement, parts
from kg.verification.facts import Fact, Facts

READ: Final = "the article as it was read"

_PROPERTIES: Final = (
    SCHEMA.headline,
    SCHEMA.datePublished,
    SCHEMA.dateModified,
    SCHEMA.inLanguage,
    SCHEMA.dateline,
    SCHEMA.articleSection,
    SCHEMA.wordCount,
    SCHEMA.url,
    SCHEMA.license,
    SCHEMA.copyrightNotice,
    SCHEMA.articleBody,
    NKG.contentDigest,
)
_BEHIND: Final = (SCHEMA.publisher, SCHEMA.copyrightHolder, SCHEMA.author)


def articles(case: Case) -> Iterator[Judgement]:
    """Every article of the graph that is known."""
    for iri, text in case.texts.items():
        expected = _mapped(iri, text.article)
        for fact in case.facts.all(iri, *_PROPERTIES):
            wanted = expected.values(iri, fact.property)
            told = ", ".join(f"{value[:60]!r}" for value in wanted) or "nothing"
            right = READ if fact.value in wanted else None
            yield case.judged(fact, right, f"the article has {told}")
        for fact in case.facts.all(iri, *_BEHIND):
            right = READ if _is_behind(case, text.article, fact) else None
            yield case.judged(fact, right, "the header of the article does not name that")


def _mapped(iri: str, article: Article) -> Facts:
    """What the mapping makes of an article of which nothing was found."""
    base, _ = parts(iri) or ("", "")
    view = View.of(article, Extraction(), base=base, bodies=True)
    lines = (*mapped.article(view), *mapped.body(view))
    return Facts(quad.triple for quad in Graph(view.iris.graph, lines).quads)


def _is_behind(case: Case, article: Article, fact: Fact) -> bool:
    """Whether a publisher, rights holder or author has the name that the header gives."""
    names = {
        SCHEMA.publisher: (article.publisher,),
        SCHEMA.copyrightHolder: (article.copyright_holder,),
        SCHEMA.author: article.authors,
    }[fact.property]
    told = {slug(n) for n in case.facts.values(fact.value, SCHEMA.name, SCHEMA.alternateName)}
    return any(name and slug(name) in told for name in names)
