"""Reading: files and streams to articles, one module an input format.

:func:`read` finds the inputs and opens them; a :class:`Reader` turns the bytes of one into
articles. Today there is one, :mod:`kg.reading.wire`. A further format is a further module with a
function of that shape, chosen in :mod:`kg.reading.files`.
"""

from __future__ import annotations

from kg.reading.agencies import country_of
from kg.reading.files import Reader, read
from kg.reading.wire import MAX_ARTICLE_CHARS, read_text

__all__ = ["MAX_ARTICLE_CHARS", "Reader", "country_of", "read", "read_text"]
