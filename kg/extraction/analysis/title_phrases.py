"""The phrase of an office, and the neighbourhood in which it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.analysis.name_chunks import Chunk
    from kg.extraction.analysis.offices import Office
    from kg.extraction.analysis.view import View

INDEFINITE = frozenset(("a", "an", "no", "any", "another", "one"))


@dataclass(slots=True)
class Title:
    """A phrase with an office, as indexes of tokens.

    ``first`` to ``last`` is the phrase without the names of holders, ``role_first`` to
    ``role_last`` the office with its field. ``countries`` are alpha-2 codes, ``body`` the
    organization or place of the office, ``names`` the chunks that name the holders, and
    ``apposed`` tells that a comma parts them from the phrase. ``called`` is the usual word for an
    office that is described ("head of Lithuanian diplomacy"), and ``owned`` tells that it belongs
    to a person ("Haddad's spokesman").
    """

    first: int
    last: int
    role_first: int
    role_last: int
    office: Office
    plural: bool = False
    determiner: str = ""
    number: str = ""
    former: bool = False
    countries: list[str] = field(default_factory=list)
    body: Chunk | None = None
    names: tuple[Chunk, ...] = ()
    apposed: bool = False
    called: str = ""
    owned: bool = False

    @property
    def definite(self) -> bool:
        """Whether the phrase means a certain holder of the office."""
        if self.indefinite:
            return False
        return bool(self.determiner or self.countries) or self.number == "both"

    @property
    def indefinite(self) -> bool:
        """Whether the phrase brings in somebody new ("a ministry official")."""
        return self.determiner in INDEFINITE

    def office_name(self, view: View) -> str:
        """The office with its field, in lower case ("deputy foreign minister")."""
        return self.called or " ".join(view.lowers[self.role_first : self.role_last])


class Neighbours:
    """The chunks of an article by their first and by their last token."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.at: Mapping[int, Chunk] = {chunk.first: chunk for chunk in chunks}
        self.before: Mapping[int, Chunk] = {chunk.last: chunk for chunk in chunks}
