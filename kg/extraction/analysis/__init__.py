"""Analyses an article once, for every finder that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.entities import find_entities
from kg.extraction.analysis.text import columns_of, paragraphs_of, quotations_of, sentences_of
from kg.extraction.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Article
    from kg.extraction.protocol import Name


def analyse(article: Article, names: Sequence[Name] | None = None) -> Document:
    """The article with its paragraphs, sentences, tokens, quotations, entities and mentions.

    The dateline is a sentence of its own. ``names`` are those that a tagger has marked.
    """
    body = article.body
    paragraphs = paragraphs_of(body)
    quotations = quotations_of(body, paragraphs)
    sentences = sentences_of(body, _without_dateline(article, paragraphs), quotations)
    columns = columns_of(body)
    entities, mentions = find_entities(article, sentences, columns, quotations, names)
    return Document(
        article=article,
        paragraphs=paragraphs,
        sentences=sentences,
        columns=columns,
        quotations=quotations,
        entities=entities,
        mentions=mentions,
    )


def _without_dateline(article: Article, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """The paragraphs, the first one cut after the dateline."""
    if article.dateline is None or not paragraphs:
        return paragraphs
    first, cut = paragraphs[0], article.dateline.span.end
    rest = article.body[cut : first.end]
    start = cut + len(rest) - len(rest.lstrip())
    if not first.start < cut <= start < first.end:
        return paragraphs
    return (Span(first.start, cut), Span(start, first.end), *paragraphs[1:])
