"""The names that a tagger has marked, in tokens: a second opinion for the rules that find names.

The rules keep the last word: what stands in a word list is what the list says. A mark tells where
a name that they do not know begins and ends, and what kind of name it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.name_chunks import ChunkKind
from kg.extraction.analysis.name_words import name_words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from kg.extraction.analysis.gazetteer import Entry
    from kg.extraction.analysis.name_chunks import Chunk
    from kg.extraction.analysis.offices import OfficeMatch
    from kg.extraction.analysis.view import View
    from kg.extraction.protocol import Name

_KINDS: Final = {
    EntityType.PERSON: ChunkKind.PERSON,
    EntityType.ORGANIZATION: ChunkKind.ORGANIZATION,
    EntityType.PLACE: ChunkKind.PLACE,
    EntityType.EVENT: ChunkKind.EVENT,
}

SURE: Final = 0.8
"""A mark that the tagger is so sure of tells where a name begins and ends."""

_SURER: Final = 0.85
"""One that is surer still begins a person's name in the middle of words with capitals."""

# In the points of naming.py, of which two decide; chosen by GUM's held-out part and our stories.
_UNMARKED: Final = -3.0
_SINGLE: Final = 1.8  # a single word is a person's name where two marks are sure of it
_FIRST_SINGLE: Final = 1.2
_PLAIN: Final = 5.0
_DOUBT: Final = 1.0


class Mark(NamedTuple):
    """A marked name: the tokens ``first`` to ``last`` (exclusive), and how sure the tagger is."""

    first: int
    last: int
    kind: ChunkKind
    sure: float


Marks = Mapping[int, Mark]
"""The marked name that each token belongs to; tokens that belong to none are left out."""


def marks_of(starts: Sequence[int], ends: Sequence[int], names: Sequence[Name]) -> Marks:
    """The names as tokens, whole ones where a name begins or ends within one."""
    found: dict[int, Mark] = {}
    for name in names:
        first, last = bisect_right(ends, name.span.start), bisect_left(starts, name.span.end)
        mark = Mark(first, last, _KINDS[name.type], name.confidence)
        found |= dict.fromkeys((i for i in range(first, last) if i not in found), mark)
    return found


def apart_from(view: View, offices: Mapping[int, OfficeMatch]) -> View:
    """The view without the marks that take a part of an office for a name.

    That is "Deputy Foreign" before "Minister", "Hydrocarbons" after "Minister of", a holder's name
    together with the body or the land before it ("Speaker of the Riigikogu Kadri Lepik"), and what
    cuts a known name ("Presidency of Bosnia", of Bosnia and Herzegovina).
    """
    marks = view.marks or {}
    taken = {i for first, office in offices.items() for i in range(first, office.last)}
    holders: dict[int, Mark] = {}
    for office in offices.values():
        if view.lowers[office.last : office.last + 1] != ("of",):
            continue
        first = office.last + 1
        first += view.lowers[first : first + 1] == ("the",)
        mark = marks.get(first)
        if mark and mark.kind is ChunkKind.ORGANIZATION and (end := _end_of_body(view, mark)):
            holder = mark._replace(first=end, kind=ChunkKind.PERSON)
            holders |= dict.fromkeys(range(end, mark.last), holder)
            taken.add(first)
        elif "minister" in office.office.name or (mark and mark.kind is ChunkKind.PERSON):
            taken.add(first)
    taken |= set(_cut(view, dict.fromkeys(marks.values())))
    kept = {i: m for i, m in marks.items() if taken.isdisjoint(range(m.first, m.last))}
    return replace(view, marks=kept | holders)


def _cut(view: View, marks: Iterable[Mark]) -> Iterator[int]:
    """The tokens of known names that a mark cuts: "Bosnia" where "Herzegovina" follows."""
    for mark in marks:
        for token in range(mark.first, mark.last):
            known = match_entry(view.words, view.lowers, token)
            if known and known[0] > mark.last:
                yield from range(token, known[0])


def _end_of_body(view: View, mark: Mark) -> int:
    """Where a body ends whose mark goes on with two words of a name; 0 if none does."""
    end = mark.last - 2
    return end if end > mark.first and view.lowers[end - 1] in name_words("organizations") else 0


def sure_mark(view: View, token: int) -> Mark | None:
    """The mark that holds a token, if the tagger is sure of it."""
    mark = view.marks.get(token) if view.marks else None
    return mark if mark and mark.sure >= SURE else None


def person_begins(view: View, token: int) -> bool:
    """Whether a person's full name begins at a token, after words that belong to no name."""
    mark = sure_mark(view, token)
    return (
        mark is not None
        and (mark.kind, mark.first) == (ChunkKind.PERSON, token)
        and mark.last > token + 1
        and mark.sure >= _SURER
    )


def name_from(view: View, token: int, known: Entry | None) -> Mark | None:
    """The name that is marked from a token on, if it can be one; ``known`` is what begins there.

    Nothing goes on behind it ("Tamar" & Exe Water), it names no party's member ("Oregon
    Democrat"), and no person begins with a country ("to Mongolia Nguyen Van Minh").
    """
    mark = sure_mark(view, token)
    if mark is None or mark.first != token or view.words[mark.last : mark.last + 1] == ("&",):
        return None
    country = known is not None and known.type is EntityType.COUNTRY
    if country and mark.kind is not ChunkKind.ORGANIZATION:
        return None
    plain = name_words("affiliations").isdisjoint(view.lowers[token : mark.last])
    return mark if plain else None


def evidence(view: View, where: Sequence[Chunk]) -> dict[ChunkKind, float]:
    """What the marks at the places of a name say for each kind; nothing where none was made."""
    if view.marks is None:
        return {}
    found: dict[ChunkKind, float] = {}
    for chunk in where:
        inside = map(view.marks.get, range(chunk.first, chunk.last))
        marks = dict.fromkeys(mark for mark in inside if mark)
        for mark in marks:
            found[mark.kind] = found.get(mark.kind, 0) + _weight(mark, chunk)
        if not marks and not _is_in_brackets(view, chunk):
            for kind in _KINDS.values():
                found[kind] = found.get(kind, 0) + _UNMARKED
    words = view.lowers[where[0].first : where[0].last]
    if not (name_words("organizations") | name_words("organizations_begin")).isdisjoint(words):
        found.pop(ChunkKind.PERSON, None)  # "Minera Cerro Hondo" says what it is
    elif len(words) == 1 and ChunkKind.PERSON in found:
        found[ChunkKind.PERSON] -= _FIRST_SINGLE
    return found


def _weight(mark: Mark, chunk: Chunk) -> float:
    if (mark.first, mark.last) != (chunk.first, chunk.last):
        return mark.sure
    single = mark.last == mark.first + 1
    if single and mark.kind is ChunkKind.PERSON:
        return _SINGLE * mark.sure
    return _PLAIN * mark.sure - _DOUBT - single


def _is_in_brackets(view: View, chunk: Chunk) -> bool:
    """Whether it is a short form that the text gives itself ("(FRJ)")."""
    around = (*view.words[chunk.first - 1 : chunk.first], *view.words[chunk.last : chunk.last + 1])
    return around == ("(", ")")
