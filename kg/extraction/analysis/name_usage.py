"""How an article uses the names in it, which one place alone does not tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.analysis.gazetteer import Entry
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_runs import is_capital
from kg.extraction.analysis.name_words import name_words
from kg.extraction.analysis.people import is_family_first
from kg.extraction.lexicon import words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.analysis.view import View

_GEORGIA = Entry("Georgia", EntityType.PLACE, "us")


def as_used(view: View, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks as this article means them.

    "The Forward Party (PTI)" gives an agency's acronym to somebody else, Georgia is a state where
    Florida is near, and "the Rivers and Water Commission" is one body.
    """
    foreign = {chunk.entry for chunk in chunks if _is_explained(view, chunk)}
    state = _is_about_american_states(chunks)
    if foreign or state:
        chunks = [_meant(chunk, foreign, state=state) for chunk in chunks]
    return list(_joined(view, chunks))


def _meant(chunk: Chunk, foreign: set[Entry | None], *, state: bool) -> Chunk:
    if chunk.entry is None:
        return chunk
    if chunk.entry in foreign:
        return replace(chunk, entry=None)
    if state and chunk.kind is ChunkKind.COUNTRY and chunk.entry.country == "ge":
        return replace(chunk, kind=ChunkKind.PLACE, entry=_GEORGIA)
    return chunk


def _is_explained(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is an agency's acronym in brackets after a name."""
    if (
        chunk.entry is None
        or chunk.entry.type is not EntityType.NEWS_AGENCY
        or chunk.first < len("N(")
    ):
        return False
    around = (view.words[chunk.first - 1], *view.words[chunk.last : chunk.last + 1])
    return around == ("(", ")") and is_capital(view.words[chunk.first - 2])


def _is_about_american_states(chunks: Sequence[Chunk]) -> bool:
    """Whether places in the United States are named, and nothing of Georgia but its name."""
    known = [chunk.entry for chunk in chunks if chunk.entry]
    caucasian = any(e.country == "ge" and (e.demonym or e.type is EntityType.PLACE) for e in known)
    places = [e for e in known if e.type is EntityType.PLACE and e.name != "Washington"]
    return not caucasian and any(e.country == "us" for e in places)


def _joined(view: View, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks, with "the Rivers and Water Commission" in one."""
    waiting: Chunk | None = None
    for chunk in chunks:
        if waiting and _belongs_to(view, waiting, chunk):
            chunk = replace(chunk, first=waiting.first)  # noqa: PLW2901 -- the longer one
        elif waiting:
            yield waiting
        waiting = chunk
    if waiting:
        yield waiting


def _belongs_to(view: View, name: Chunk, organization: Chunk) -> bool:
    """Whether ordinary words with a capital are the beginning of an organization's name."""
    if name.kind is not ChunkKind.NAME or organization.kind is not ChunkKind.ORGANIZATION:
        return False
    if (
        view.lowers[name.last : organization.first] != ("and",)
        or view.lowers[name.first - 1 : name.first] != ("the",)
        or organization.entry is not None
        or organization.last - organization.first == 1
    ):
        return False
    own = {word.removesuffix("s") for word in view.lowers[name.first : name.last]}
    return all(word in words("common_words") or word in name_words("places") for word in own)


def is_a_name_elsewhere(view: View, position: int) -> bool:
    """Whether a word that does what persons do has ended a name before ("Brown said").

    A family name that stands first has begun one ("Oh had phoned", of "Oh Sang-jin").
    """
    following = view.lowers[position + 1 : position + 2]
    if not following or following[0] not in name_words("of_persons") | name_words("of_anybody"):
        return False
    word = view.words[position]
    before = [i for i in range(1, position) if view.words[i] == word and not view.opens(i)]
    if following[0] in name_words("of_persons") and any(
        is_capital(view.words[i - 1]) for i in before
    ):
        return True
    return any(is_capital(view.words[i + 1]) and is_family_first((word,)) for i in before)
