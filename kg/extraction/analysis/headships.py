"""Offices that are told by what somebody heads: "the head of the Serbian foreign ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.analysis.name_chunks import Chunk, ChunkKind

if TYPE_CHECKING:
    from kg.extraction.analysis.title_phrases import Neighbours, Title
    from kg.extraction.analysis.view import View

_HEADS_OF = {
    "diplomacy": "top diplomat",
    "foreign policy department": "top diplomat",
    "foreign ministry": "top diplomat",
    "foreign affairs ministry": "top diplomat",
    "diplomatic department": "top diplomat",
    "defense ministry": "defense minister",
    "defence ministry": "defence minister",
    "defense department": "defense minister",
    "military department": "defense minister",
    "interior ministry": "interior minister",
    "government": "head of government",
    "cabinet": "head of government",
    "state": "head of state",
}
_MOST_WORDS = 3


def take_headship(
    view: View, near: Neighbours, title: Title, chunk: Chunk, country: str | None
) -> bool:
    """Takes "Serbian government" behind "the head of the", in one chunk or two; tells if it did.

    ``chunk`` is what begins there, and ``country`` whose it is. A house in one chunk is left alone
    where the name of who heads it follows.
    """
    if country is None:
        return False
    if chunk.kind is ChunkKind.ORGANIZATION:
        named = near.at.get(chunk.last)
        whole = " ".join(view.lowers[chunk.first + 1 : chunk.last])
        if whole not in _HEADS_OF or (named and named.kind is ChunkKind.NAME):
            return False
        last = chunk.last
    elif chunk.kind in {ChunkKind.COUNTRY, ChunkKind.DEMONYM}:
        ends = range(chunk.last + 1, chunk.last + _MOST_WORDS + 1)
        known = (end for end in ends if " ".join(view.lowers[chunk.last : end]) in _HEADS_OF)
        last = next(known, 0)
        whole = " ".join(view.lowers[chunk.last : last])
    else:
        return False
    if not last:
        return False
    title.called, title.last = _HEADS_OF[whole], last
    title.countries.append(country)
    return True
