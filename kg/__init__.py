"""newskg: who said what, and who met whom, with the evidence.

::

    import kg

    for article in kg.read("seeds/seed-article.txt"):
        extraction = kg.extract(article)
        graph = kg.to_graph(article, extraction)      # an rdflib.Graph
        report = kg.validate(graph)
        answer = kg.query("who-met-whom", graph)

Names are imported when they are first used, so that ``import kg`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from kg.version import VERSION as __version__  # noqa: N811 -- the name that PEP 8 gives it

if TYPE_CHECKING:
    from kg.api import query, to_dataset, to_graph, validate
    from kg.article import Article, Span
    from kg.errors import ConformanceError, InputError, KgError, StoreError, UsageError
    from kg.extraction import extract
    from kg.extraction.model import Entity, Extraction, Meeting, Statement
    from kg.extraction.protocol import Extractor
    from kg.reading import read, read_text

__all__ = [
    "Article",
    "ConformanceError",
    "Entity",
    "Extraction",
    "Extractor",
    "InputError",
    "KgError",
    "Meeting",
    "Span",
    "Statement",
    "StoreError",
    "UsageError",
    "__version__",
    "extract",
    "query",
    "read",
    "read_text",
    "to_dataset",
    "to_graph",
    "validate",
]

_HOMES = {
    "kg.api": ("query", "to_dataset", "to_graph", "validate"),
    "kg.article": ("Article", "Span"),
    "kg.errors": ("ConformanceError", "InputError", "KgError", "StoreError", "UsageError"),
    "kg.extraction": ("extract",),
    "kg.extraction.model": ("Entity", "Extraction", "Meeting", "Statement"),
    "kg.extraction.protocol": ("Extractor",),
    "kg.reading": ("read", "read_text"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return __all__
