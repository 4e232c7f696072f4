"""Extraction: an article to what it says. Knows no RDF.

Extractors are found by name in the entry point group ``newskg.extractors``; "tagger" and
"rules" are always there.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from kg.article import an_article
from kg.errors import UsageError
from kg.extraction.protocol import Extractor

if TYPE_CHECKING:
    from kg.article import Article
    from kg.extraction.model import Extraction

__all__ = ["DEFAULT", "GROUP", "Extractor", "extract", "extractor_named", "extractor_names"]

GROUP = "newskg.extractors"
DEFAULT = "tagger"
"""The extractor that is used where none is named."""

_BUILT_IN = {
    "rules": "kg.extraction.rules:RuleExtractor",
    DEFAULT: "kg.extraction.tagged:network_extractor",
}


def extract(article: Article, *, extractor: str = DEFAULT) -> Extraction:
    """Who said what and who met whom in the article, by the extractor of that name.

    Raises UsageError for a name that no installed package offers, and what
    :func:`kg.article.an_article` raises for what is no article.
    """
    return extractor_named(extractor).extract(an_article(article))


def extractor_names() -> tuple[str, ...]:
    """The names of the extractors that can be used here, sorted."""
    return tuple(sorted(_installed() | _BUILT_IN))


@cache
def extractor_named(name: str) -> Extractor:
    """The extractor of that name; raises UsageError if there is none, or if it is not one."""
    place = _BUILT_IN.get(name) or _installed().get(name)
    if place is None:
        raise UsageError(
            f"there is no extractor named {name!r}",
            advice=f"Known are: {', '.join(extractor_names())}.",
        )
    module, _, attribute = place.partition(":")
    try:
        made: object = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, TypeError) as error:
        raise UsageError(
            f"the extractor {name!r} cannot be loaded from {place}: {error}",
            advice="Mend or remove the package that offers it.",
        ) from error
    if not isinstance(made, Extractor):
        raise UsageError(
            f"{place}, offered as the extractor {name!r}, is not one",
            advice="An extractor has name, version, model_digest and extract(article).",
        )
    return made


def _installed() -> dict[str, str]:
    """Where each extractor of an installed package is: "module:attribute" by name."""
    from importlib.metadata import entry_points  # slow to import, and most builds need none

    return {point.name: point.value for point in entry_points(group=GROUP)}
