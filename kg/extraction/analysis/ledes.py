"""Officeholders whom one sentence calls by their office, and one of the next by their names.

``Zambia's president arrived on Monday. President Mwila Chanda was met at the airport``; ``The
foreign ministers of Iran and Oman met. In their talks, X and Y spoke of fish``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.analysis.holder_lists import Holder, HolderLists
from kg.extraction.analysis.holders import singular_name
from kg.extraction.analysis.name_chunks import ChunkKind
from kg.extraction.analysis.name_words import honorifics, name_words
from kg.extraction.analysis.offices import answers_to

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from kg.extraction.analysis.name_chunks import Chunk
    from kg.extraction.analysis.title_phrases import Title
    from kg.extraction.analysis.view import View

_OF_A_COUNTRY = frozenset(("state", "royal", "government", "head"))
_NEAR = 2  # sentences behind the one that has the office
_NEAR_BY = 6  # tokens in which two names begin
_WORDS = 5  # of "of the two countries,"
_OF_BOTH = re.compile(r"of (?:the two|both) (?:countries|nations|states|neighbou?rs|sides) ,")
_TWO = 2
_JOINTS = ((",",), ("and",), (",", "and"))
_ADDRESSES = frozenset(("him", "her"))


@dataclass(frozen=True, slots=True)
class Lands:
    """The countries of an article.

    ``home`` is the one that it is written in and about, where it says so, ``own`` that of the
    national agency that writes there, ``written`` are names by
    code where it has its own ("Turkey" for Türkiye), and ``nations`` are the words for countries
    and their adjectives by the token after each.
    """

    home: str | None
    own: str | None
    written: Mapping[str, str]
    nations: Mapping[int, Chunk]

    @property
    def codes(self) -> frozenset[str]:
        """The countries that the article names."""
        codes = (chunk.entry.country for chunk in self.nations.values() if chunk.entry)
        return frozenset(filter(None, codes))


class Ledes:
    """The persons' names of an article beside the offices that stand before them.

    ``names`` are in the order of the text; ``titles_of`` are the offices that stand beside each,
    and ``nations`` the countries and their adjectives by the token behind each.
    """

    def __init__(
        self,
        view: View,
        names: Sequence[Chunk],
        titles_of: Mapping[Chunk, Sequence[Title]],
        nations: Mapping[int, Chunk],
    ) -> None:
        self._view = view
        self._names = names
        self._titles_of = titles_of
        self._nations = nations

    def holders(
        self, titles: Sequence[Title], is_held: Callable[[str, str], bool]
    ) -> Iterator[Holder]:
        """The persons whose offices these phrases name.

        ``is_held`` tells of an office and a country whether the holder is known.
        """
        yield from self._of_pairs(titles, is_held)
        yield from HolderLists(self._view, self._names, self._nations).holders(
            titles, _OF_A_COUNTRY
        )
        for title in titles:
            if title.names or title.former or title.indefinite or title.body or title.owned:
                continue
            if title.office.kind not in _OF_A_COUNTRY:
                continue
            if not title.countries:
                yield from self._of_the_two(title)
                continue
            office = singular_name(self._view, title)
            if office in name_words("of_many"):
                continue
            codes = [code for code in title.countries if not is_held(office, code)]
            if title.plural and len(title.countries) >= _TWO:
                yield from self._of_several(title, codes)
            elif codes and not title.plural and len(title.countries) == 1:
                name = self._of_its_country(title, codes[0]) or self._opening(title)
                if name is not None:
                    yield Holder(name, title, codes[0])

    def elsewhere(self, codes: Collection[str | None]) -> list[Chunk]:
        """Those who hold office in no country of these: "to Israel, where he meets President X"."""
        return [name for name, code in self._placed if code not in codes]

    @cached_property
    def _placed(self) -> tuple[tuple[Chunk, str], ...]:
        """The persons of whom it is told where they hold office, with the country."""
        found: list[tuple[Chunk, str]] = []
        for name in self._names:
            begins = min([name.first, *(t.first for t in self._titles_of.get(name, ()))])
            sentence = self._view.first_of[self._view.sentence[name.first]]
            before = self._view.lowers[sentence:begins]
            where = begins - 1 - before[::-1].index("where") if "where" in before else -1
            nation = self._nations.get(where - 1)
            code = nation.entry.country if nation and nation.entry else None
            if code and "," not in self._view.lowers[where:begins]:
                found.append((name, code))
        return tuple(found)

    def _of_pairs(
        self, titles: Sequence[Title], is_held: Callable[[str, str], bool]
    ) -> Iterator[Holder]:
        """Those of "Kenya's president saw his Ugandan counterpart. X and Y talked for an hour".

        Also those of "X and Y met. The French president and the German chancellor".
        """
        peers = _OF_A_COUNTRY | {"counterpart"}
        unnamed = [t for t in titles if not (t.names or t.plural or t.former or t.body or t.owned)]
        unnamed = [t for t in unnamed if len(t.countries) == 1 and t.office.kind in peers]
        for one, other in pairwise(unnamed):
            sentence, office = self._view.sentence[one.first], singular_name(self._view, one)
            apart = (
                self._view.sentence[other.first] == sentence and one.countries != other.countries
            )
            if not apart or one.office.kind == "counterpart" or is_held(office, one.countries[0]):
                continue
            held = one if other.office.kind == "counterpart" else other
            if is_held(singular_name(self._view, held), other.countries[0]):
                continue
            joined = self._view.lowers[one.last : other.first] == ("and",)
            numbers = [*range(sentence, sentence + _NEAR + 1), *([sentence - 1] * joined)]
            found = ([c for c in self._names if self._view.sentence[c.first] == n] for n in numbers)
            names = next((names for names in found if names), [])
            if len(names) == _TWO and self._is_list(names) and not any(map(self._is_known, names)):
                yield Holder(names[0], one, one.countries[0])
                yield Holder(names[1], held, other.countries[0])

    def _behind(self, title: Title) -> Iterator[tuple[int, list[Chunk]]]:
        """The sentences behind the one of an office, each with the names that it holds."""
        sentence = self._view.sentence[title.first]
        for number in range(sentence + 1, sentence + _NEAR + 1):
            found = [c for c in self._names if self._view.sentence[c.first] == number]
            if found:
                yield number, found

    def _of_its_country(self, title: Title, code: str) -> Chunk | None:
        """The person whom one of the next sentences gives as the country's: "Somalia's X"."""
        for _, names in self._behind(title):
            for name in names:
                if self._nation_of(name) == code and not self._is_known(name):
                    return name
        return None

    def _opening(self, title: Title) -> Chunk | None:
        """The first person by name behind an office, who opens a sentence in the same office.

        Somebody without an office is meant where the article names nobody before.
        """
        number, (name, *_) = next(self._behind(title), (0, [None]))
        if name is None or self._is_named_before(name):
            return None
        beside = self._titles_of.get(name, ())
        begins = min([name.first, *(t.first for t in beside if not t.apposed)])
        if begins != self._view.first_of[number]:
            return None
        if not beside:
            before = self._names[: self._names.index(name)]
            acts = not before or self._view.opens(title.first)
            others = all(self._titles_of.get(other) for other in before)
            return name if acts and others and not self._goes_on(name) else None
        asked = singular_name(self._view, title)
        same = any(answers_to(asked, singular_name(self._view, t)) for t in beside)
        told = any(t.countries or t.apposed or t.body for t in beside)
        return name if same and not told and not self._hosts(name) else None

    def _is_named_before(self, name: Chunk) -> bool:
        """Whether the text has a word of a name before it."""
        words = set(self._view.words[name.first : name.last])
        before = self._names[: self._names.index(name)]
        return any(not words.isdisjoint(self._view.words[c.first : c.last]) for c in before)

    def _goes_on(self, name: Chunk) -> bool:
        """Whether something else is said of who a person is: "X, a baker"; "X's"."""
        after = self._view.lowers[name.last : name.last + 2]
        return after[:1] in (("'s",), ("and",)) or (after[:1] == (",",) and after != (",", "who"))

    def _hosts(self, name: Chunk) -> bool:
        """Whether somebody does something to who came before: "President X welcomed him"."""
        return not _ADDRESSES.isdisjoint(self._view.lowers[name.last : name.last + _TWO])

    def _of_several(self, title: Title, left: list[str]) -> Iterator[Holder]:
        """Those of an office that several countries have: by country, then in the same order."""
        for _, names in self._behind(title):
            unknown = [name for name in names if not self._is_known(name)]
            rest = []
            for name in unknown:
                code = self._nation_of(name)
                if code in left:
                    left.remove(code)
                    yield Holder(name, title, code)
                elif code is None:
                    rest.append(name)
            last = len(left) == 1 and len(names) == len(title.countries)
            if left and len(rest) == len(left) and (last or self._is_list(rest)):
                yield from (Holder(n, title, code) for n, code in zip(rest, left, strict=True))
                return

    def _of_the_two(self, title: Title) -> Iterator[Holder]:
        """Those of "the foreign ministers of the two countries, X and Y"."""
        words = " ".join(self._view.lowers[title.last : title.last + _WORDS])
        found = _OF_BOTH.match(words) if title.plural else None
        if found is None:
            return
        start = title.last + found.group().count(" ") + 1
        names = [c for c in self._names if start <= c.first <= start + _NEAR_BY][:_TWO]
        codes = self._nations_until(title.first)
        if self._is_list(names) and len(codes) == _TWO:
            yield from (Holder(n, title, code) for n, code in zip(names, codes, strict=True))

    def _nations_until(self, token: int) -> list[str]:
        """The first two countries that the text names before a token."""
        chunks = (chunk for chunk in self._nations.values() if chunk.first < token)
        codes = (c.entry.country for c in sorted(chunks, key=lambda c: c.first) if c.entry)
        return list(dict.fromkeys(filter(None, codes)))[:_TWO]

    def _nation_of(self, name: Chunk) -> str | None:
        """The country in "Somalia's X"."""
        nation = self._nations.get(name.first - 1)
        owns = self._view.lowers[name.first - 1 : name.first] == ("'s",)
        return nation.entry.country if owns and nation and nation.entry else None

    def _is_known(self, name: Chunk) -> bool:
        """Whether a name stood before, or an office that is not of former days is beside it."""
        beside = self._titles_of.get(name, ())
        return self._is_named_before(name) or any(
            not title.former and title.office.kind != "job" for title in beside
        )

    def _is_list(self, names: Sequence[Chunk]) -> bool:
        """Whether "and" and commas join these names to a list."""
        return len(names) >= _TWO and all(
            self._between(one, other) in _JOINTS for one, other in pairwise(names)
        )

    def _between(self, one: Chunk, other: Chunk) -> tuple[str, ...]:
        between = self._view.lowers[one.last : other.first]
        return tuple(word for word in between if word not in honorifics())


def nations_of(chunks: Sequence[Chunk]) -> dict[int, Chunk]:
    """The countries and their adjectives by the token behind each ("'s" or a name)."""
    kinds = {ChunkKind.COUNTRY, ChunkKind.DEMONYM}
    return {chunk.last: chunk for chunk in chunks if chunk.kind in kinds}
