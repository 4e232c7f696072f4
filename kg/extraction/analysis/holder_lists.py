"""Officeholders of several countries whom one phrase names in turn.

``The presidents of Colombia, X, and (of) Chile, Y``; ``China's foreign minister, X, and Russia's,
Y``; ``X and Y, the foreign ministers of Iran and Oman``; ``a Danish delegation led by Minister X``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.extraction.analysis.name_chunks import Chunk
    from kg.extraction.analysis.title_phrases import Title
    from kg.extraction.analysis.view import View

_IN_LIST = ((",",), ("and",), ("of",), ("the",))  # before another country of a list
_LINKS_OF_LIST = 4
_LED = (("led", "by"), ("headed", "by"))
_TEAM = 10  # words of "a high-ranking delegation of Sweden"
_SEVERAL = 2


class Holder(NamedTuple):
    """A person by name, and the office and country of which the text speaks elsewhere."""

    name: Chunk
    title: Title
    country: str


class HolderLists:
    """The persons' names of an article by where they begin and end, and its words for countries."""

    def __init__(self, view: View, names: Sequence[Chunk], nations: Mapping[int, Chunk]) -> None:
        self._lowers = view.lowers
        self._names = {name.first: name for name in names}
        self._ends = {name.last: name for name in names}
        self._lands = {chunk.first: chunk for chunk in nations.values()}

    def holders(self, titles: Sequence[Title], kinds: Collection[str]) -> Iterator[Holder]:
        """The holders of the offices that are of one of these kinds."""
        for title in titles:
            if title.former or title.indefinite or title.body or title.owned:
                continue
            if title.office.kind not in kinds:
                continue
            if title.names:
                yield from self._owned_next(title) if title.countries else self._leaders(title)
            elif title.plural and len(title.countries) == 1:
                yield from self._one_by_one(title)
            elif title.plural and len(title.countries) >= _SEVERAL:
                yield from self._before(title)

    def _one_by_one(self, title: Title) -> Iterator[Holder]:
        """Those of "the presidents of Colombia, X, and (of) Chile, Y"."""
        lowers, code, position = self._lowers, title.countries[0], title.last
        while lowers[position : position + 1] == (",",):
            name = self._names.get(position + 1)
            if name is None:
                return
            yield Holder(name, title, code)
            start = name.last
            while start < name.last + _LINKS_OF_LIST and lowers[start : start + 1] in _IN_LIST:
                start += 1
            land, country = self._land_at(start)
            if land is None or country is None:
                return
            code, position = country, land.last

    def _owned_next(self, title: Title) -> Iterator[Holder]:
        """The second of "China's foreign minister, X, and Russia's, Y"."""
        start = title.names[-1].last
        start += self._lowers[start : start + 1] == (",",)
        land, country = self._land_at(start + 1)
        if self._lowers[start : start + 1] != ("and",) or land is None or country is None:
            return
        name = self._names.get(land.last + 2)
        if name is not None and self._lowers[land.last : land.last + 2] == ("'s", ","):
            yield Holder(name, title, country)

    def _leaders(self, title: Title) -> Iterator[Holder]:
        """Who leads "a delegation of Sweden led by Foreign Minister X"."""
        begins = min(title.first, title.names[0].first)
        by = begins - 2 - (self._lowers[begins - 1 : begins] in (("its",), ("the",)))
        if self._lowers[max(by, 0) : by + 2] not in _LED:
            return
        team = range(max(by - _TEAM, 0), by)
        codes = [code for code in (self._land_at(i)[1] for i in team) if code]
        if len(codes) == 1 and "delegation" in self._lowers[team.start : team.stop]:
            yield Holder(title.names[0], title, codes[0])

    def _before(self, title: Title) -> Iterator[Holder]:
        """Those of "X and Y, the foreign ministers of Iran and Oman"."""
        end, found = title.first - 1, list[Holder]()
        if self._lowers[max(end, 0) : title.first] != (",",):
            return
        for country in reversed(title.countries):
            name = self._ends.get(end)
            if name is None:
                return
            found.append(Holder(name, title, country))
            end = name.first - 1
            end -= self._lowers[end - 1 : end + 1] == (",", "and")
        yield from reversed(found)

    def _land_at(self, token: int) -> tuple[Chunk | None, str | None]:
        land = self._lands.get(token)
        return land, land.entry.country if land and land.entry else None
