"""Cuts the tokens of an article into chunks: offices, known names, and names yet unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.gazetteer import Entry, match_entry
from kg.extraction.lexicon import words
from kg.extraction.model import EntityType
from kg.extraction.name_words import given_names, honorifics, name_words
from kg.extraction.offices import Office, match_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.offices import OfficeMatch
    from kg.extraction.view import View


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


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens ``first`` to ``last`` (exclusive), and what is known of them."""

    kind: ChunkKind
    first: int
    last: int
    entry: Entry | None = None
    office: Office | None = None
    plural: bool = False


_LINKS = frozenset(("of", "for", "on"))
_PREFIXED = re.compile(r"(?:al|el|an|ad|as|ash|ar|at|az|ul|ud|d|l)['-][A-Z]")


@cache
def heads() -> dict[str, ChunkKind]:
    """What a name is, by its last word in lower case."""
    kinds = {
        "events": ChunkKind.EVENT,
        "places": ChunkKind.PLACE,
        "organizations": ChunkKind.ORGANIZATION,
    }
    return {word: kind for key, kind in kinds.items() for word in name_words(key)}


def chunks_of(view: View, start: int = 0) -> list[Chunk]:
    """The chunks from the token ``start`` on, in order, none overlapping another."""
    offices = _offices(view)
    found: list[Chunk] = []
    position, end = start, len(view.words)
    while position < end:
        if position in offices:
            match = offices[position]
            found.append(_office_chunk(match))
            position = match.last
        elif _is_honorific(view, position):
            found.append(Chunk(ChunkKind.HONORIFIC, position, position + 1))
            position += 1
        elif _may_be_name(view, position):
            last = _end_of_run(view, position, offices)
            pieces = list(_parse(view, position, last, offices))
            found += pieces
            position = max(last, pieces[-1].last if pieces else 0)
        else:
            position += 1
    return found


def _offices(view: View) -> dict[int, OfficeMatch]:
    """The offices, by the token where each begins, its field included."""
    found: dict[int, OfficeMatch] = {}
    position = 0
    while position < len(view.words):
        match = match_office(view.words, view.lowers, position)
        if match is None:
            position += 1
        else:
            for start in [start for start in found if start >= match.first]:
                del found[start]  # "chief" of "chief minister"
            found[match.first] = match
            position = match.last
    return found


def _office_chunk(match: OfficeMatch) -> Chunk:
    return Chunk(
        ChunkKind.OFFICE, match.first, match.last, office=match.office, plural=match.plural
    )


def _is_honorific(view: View, position: int) -> bool:
    if view.lowers[position] not in honorifics() or not view.words[position][0].isupper():
        return False
    return position + 1 < len(view.words) and is_capital(view.words[position + 1])


def is_capital(word: str) -> bool:
    """Whether a word has the capital of a name ("Raisi", "al-Rashidi", "d'Estaing")."""
    return word[0].isupper() or (not word[0].isdigit() and bool(_PREFIXED.match(word)))


def _may_be_name(view: View, position: int) -> bool:
    """Whether a name may begin at this token."""
    if not is_capital(view.words[position]):
        return False
    if is_never_name(view, position):
        return bool(match_entry(view.words, view.lowers, position))  # "The Hague"
    if view.opens[position] or view.headline[position]:
        return not _is_common(view, position)
    return True


def is_never_name(view: View, position: int) -> bool:
    """Whether the word is a day, a month or another that is no name whatever its capital."""
    lower = view.lowers[position]
    if lower in name_words("never"):
        return True
    if lower != "may":
        return False
    before = view.lowers[position - 1] if position else ""
    after = view.words[position + 1] if position + 1 < len(view.words) else ""
    return (
        view.opens[position]
        or before in name_words("before_months")
        or after[:1].isdigit()
        or before.isdigit()
    )


def _is_common(view: View, position: int) -> bool:
    """Whether a word that opens a sentence owes its capital to that."""
    lower = view.lowers[position]
    if match_entry(view.words, view.lowers, position):
        return False
    if lower.split("-")[0].split("'")[0] in words("common_words") or lower in words("common_words"):
        return True
    if lower in given_names():
        return False
    return lower.endswith(("ing", "ed", "ly", "ist")) and len(lower) > 5  # noqa: PLR2004 -- "Fred", "Ming"


def _end_of_run(view: View, first: int, offices: dict[int, OfficeMatch]) -> int:
    """Where the words with capitals that begin at ``first`` end, with particles between them."""
    end = first + 1
    while end < len(view.words) and view.sentence[end] == view.sentence[first]:
        if end in offices or is_never_name(view, end):
            break
        if is_capital(view.words[end]):
            end += 1
        elif view.lowers[end] in name_words("particles") or view.words[end] == "&":
            after = end + 1
            while after < len(view.words) and view.lowers[after] in name_words("particles"):
                after += 1
            if after >= len(view.words) or not is_capital(view.words[after]) or after in offices:
                break
            end = after
        else:
            break
    return end


def _parse(view: View, first: int, last: int, offices: dict[int, OfficeMatch]) -> Iterator[Chunk]:
    """The chunks in a run of words with capitals."""
    titled = {match.last for match in offices.values()}
    while first < last:
        match = match_entry(view.words, view.lowers, first)
        end = match[0] if match else first
        kind = heads().get(view.lowers[last - 1])
        if view.lowers[first] in name_words("events_begin"):
            kind = ChunkKind.EVENT
        if kind and last > max(end, first + 1):
            yield _extended(view, kind, first, last, offices)
            return
        if not match and view.lowers[first] in name_words("affiliations"):
            first += 1
            continue
        if match and not _is_whole_name(view, first, end, last, match[1]):
            yield _known(match[1], first, end)
            first = end
            continue
        cut = _cut(view, first, last)
        kind = heads().get(view.lowers[cut - 1])
        if kind and (cut > first + 1 or _links(view, cut)):
            yield _extended(view, kind, first, cut, offices)
        else:
            start = first if first in titled else _without_epithet(view, first, cut)
            while start and view.words[start - 1] in name_words("leading_particles"):
                start -= 1
            yield Chunk(ChunkKind.NAME, start, cut)
        first = cut


def _is_whole_name(view: View, first: int, end: int, last: int, entry: Entry) -> bool:
    """Whether a known name is but the beginning of another one ("Jordan" Peterson)."""
    if end >= last or entry.demonym or entry.type not in {EntityType.COUNTRY, EntityType.PLACE}:
        return False
    if match_entry(view.words, view.lowers, end) or view.lowers[first] not in given_names():
        return False
    return end == first + 1 and last - end <= 2  # noqa: PLR2004 -- a middle and a last name


def _known(entry: Entry, first: int, last: int) -> Chunk:
    kinds = {
        EntityType.COUNTRY: ChunkKind.DEMONYM if entry.demonym else ChunkKind.COUNTRY,
        EntityType.PLACE: ChunkKind.PLACE,
    }
    return Chunk(kinds.get(entry.type, ChunkKind.ORGANIZATION), first, last, entry)


def _cut(view: View, first: int, last: int) -> int:
    """Where an unknown name ends: before a demonym, a known acronym, or a word of a headline."""
    for position in range(first + 1, last):
        lower = view.lowers[position]
        if lower in name_words("affiliations"):
            return position
        if view.headline[position] and lower in words("common_words") and position > first + 1:
            return position
        match = match_entry(view.words, view.lowers, position)
        if match and (match[1].demonym or view.words[position].isupper()):
            return position
    return last


def _without_epithet(view: View, first: int, last: int) -> int:
    """Where a name begins after an ordinary word with a capital ("Crooked Hillary Clinton")."""
    if last - first < 3 or view.lowers[first] in given_names():  # noqa: PLR2004 -- two words are left
        return first
    ordinary = view.lowers[first] in words("common_words")
    given = set(view.lowers[first + 1 : first + 2]) & given_names().keys()
    return first + 1 if ordinary and given - name_words("particles") else first


def _links(view: View, position: int) -> bool:
    """Whether "of" and a name follow a head word ("Ministry" of Health)."""
    if position + 1 >= len(view.words) or view.lowers[position] not in _LINKS:
        return False
    after = position + 1 + (view.lowers[position + 1] == "the")
    return after < len(view.words) and is_capital(view.words[after])


def _extended(
    view: View, kind: ChunkKind, first: int, last: int, offices: dict[int, OfficeMatch]
) -> Chunk:
    """An organization, place or event with the "of …" that belongs to its name."""
    while _links(view, last):
        start = last + 1 + (view.lowers[last + 1] == "the")
        if is_never_name(view, start) or (start in offices and not offices[start].plural):
            break
        last = offices[start].last if start in offices else _end_of_run(view, start, offices)
        if (
            kind is ChunkKind.ORGANIZATION
            and view.lowers[last : last + 1] == ("and",)
            and _goes_on(view, last + 1, offices)
            and match_entry(view.words, view.lowers, start) is None
        ):
            last = max(last + 2, _end_of_run(view, last + 1, offices))
    return Chunk(kind, first, last)


def _goes_on(view: View, position: int, offices: dict[int, OfficeMatch]) -> bool:
    """Whether a name goes on after "and" ("Front for Renewal" and "Justice")."""
    if position >= len(view.words) or not is_capital(view.words[position]):
        return False
    if position in offices:  # "Justice", unless of a person
        match = offices[position]
        after = view.words[match.last : match.last + 1]
        return match.last == position + 1 and not any(map(is_capital, after))
    return match_entry(view.words, view.lowers, position) is None
