"""Reading: files and streams to articles, one module an input format.

:func:`read` finds the inputs and opens them; a :class:`Splitter` cuts the bytes of one into blocks,
each of which parses itself to an article. Today there is one, :mod:`kg.reading.wire`. A further
format is a further module with a function of that shape, chosen in :mod:`kg.reading.files`.
"""

from __future__ import annotations

from kg.reading.agencies import country_of
from kg.reading.files import Splitter, blocks, read
from kg.reading.inputs import Finds, survey
from kg.reading.wire import MAX_ARTICLE_CHARS, Block, read_text

__all__ = [
    "MAX_ARTICLE_CHARS",
    "Block",
    "Finds",
    "Splitter",
    "blocks",
    "country_of",
    "read",
    "read_text",
    "survey",
]
