"""A chunk: some tokens that name somebody, something or an office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.analysis.gazetteer import Entry
    from kg.extraction.analysis.offices import Office


class ChunkKind(StrEnum):
    """What a chunk is, as far as its own words tell."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    PLACE = "place"
    ORGANIZATION = "organization"
    EVENT = "event"
    OFFICE = "office"
    HONORIFIC = "honorific"
    PERSON = "person"
    NAME = "name"  # not yet told


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """The tokens ``first`` to ``last`` (exclusive), and what is known of them; each is itself."""

    kind: ChunkKind
    first: int
    last: int
    entry: Entry | None = None
    office: Office | None = None
    plural: bool = False
