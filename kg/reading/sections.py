"""Sub-headings: the short lines between paragraphs that say what comes next."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.reading.agencies import agency_named
from kg.reading.paragraphs import paragraphs

if TYPE_CHECKING:
    from kg.article import Dateline, Span

_FILE = Path(__file__).parent / "data" / "sections.toml"
_MAX_CHARS = 100
_MAX_WORDS = 12
_LIST_ITEM = re.compile(r"\w{1,3}[.)]\s")  # "A. …", "iv) …"


@dataclass(frozen=True, slots=True)
class _Furniture:
    """The short paragraphs that are no headings, out of ``data/sections.toml``."""

    opening: re.Pattern[str]
    holds: tuple[str, ...]
    final_marks: str


def find_sections(body: str, *, dateline: Dateline | None = None) -> tuple[Span, ...]:
    """The sub-headings of a body, in order.

    One is a paragraph of a single line, of at most 12 words and 100 characters, that begins with a
    capital (or a letter of a script that has none) and ends without a mark, stands neither first
    nor last, and is followed by running text. Quotations, items of lists, credits and captions are
    none, nor is the line of the dateline.
    """
    spans = list(paragraphs(body))
    return tuple(
        here
        for here, following in pairwise(spans[1:])
        if _is_heading(here.of(body))
        and not _is_short(following.of(body))
        and not (dateline and dateline.span.overlaps(here))
    )


def _is_short(text: str) -> bool:
    """Whether a paragraph is no running text, so that it may be a heading or an item of a list."""
    return (
        len(text) <= _MAX_CHARS
        and "\n" not in text
        and len(text.split()) <= _MAX_WORDS
        and text[-1] not in _furniture().final_marks
    )


def _is_heading(text: str) -> bool:
    return (
        _is_short(text)
        and (text[0].isalpha() and not text[0].islower())
        and not _LIST_ITEM.match(text)
        and not _is_furniture(text.casefold())
        and agency_named(text) is None
    )


def _is_furniture(text: str) -> bool:
    """Whether a line is a credit, a caption or a note to the reader (``text`` in lower case)."""
    furniture = _furniture()
    return bool(furniture.opening.match(text)) or any(words in text for words in furniture.holds)


@cache
def _furniture() -> _Furniture:
    data = tomllib.loads(_FILE.read_text("utf-8"))
    begins, labels = (
        "|".join(re.escape(words) for words in data[key]) for key in ("begins", "labels")
    )
    return _Furniture(
        opening=re.compile(rf"(?:{begins})\b|(?:{labels})\s*(?::|\Z)"),
        holds=tuple(data["holds"]),
        final_marks=data["final_marks"],
    )
