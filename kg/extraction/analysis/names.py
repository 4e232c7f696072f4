"""Cuts the tokens of an article into chunks: offices, known names, and names yet unknown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.analysis.gazetteer import Entry, match_entry
from kg.extraction.analysis.marked_names import name_from, person_begins, sure_mark
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_runs import (
    end_of_run,
    end_with_of,
    is_capital,
    is_linked,
    is_never_name,
)
from kg.extraction.analysis.name_usage import as_used, is_a_name_elsewhere
from kg.extraction.analysis.name_words import begin_courtesies, given_names, honorifics, name_words
from kg.extraction.analysis.offices import offices_of
from kg.extraction.lexicon import words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.analysis.marked_names import Mark
    from kg.extraction.analysis.offices import OfficeMatch
    from kg.extraction.analysis.view import View


_OF_STATES = frozenset(("president", "minister", "premier", "chancellor", "ambassador", "speaker"))
_OFFICE_WORDS = 5  # "Minister of Foreign Affairs of"
_LIKE_GIVEN_NAMES = frozenset((EntityType.COUNTRY, EntityType.PLACE, EntityType.NEWS_AGENCY))
_BODIES = frozenset((EntityType.ORGANIZATION, EntityType.GOVERNMENT_ORGANIZATION))
_TAGS = (("@",), ("#",))


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
    offices = offices_of(view.words, view.lowers)
    ends = frozenset(match.last for match in offices.values())
    at = {match.head: match for match in offices.values()} | offices
    found: list[Chunk] = []
    free = start
    for position in [i for i, word in enumerate(view.words) if is_capital(word) or i in at]:
        if position < free:
            continue
        if match := at.get(position):
            found.append(_office_chunk(match, position))
            free = match.last
        elif courtesy := _end_of_courtesy(view, position):
            found.append(Chunk(ChunkKind.HONORIFIC, position, courtesy))
            free = courtesy
        elif _may_be_name(view, position):
            last = end_of_run(view, position, offices)
            pieces = list(_parse(view, position, last, offices, ends))
            found += pieces
            free = max(last, pieces[-1].last if pieces else 0)
    return as_used(view, found)


def _office_chunk(match: OfficeMatch, first: int) -> Chunk:
    return Chunk(ChunkKind.OFFICE, first, match.last, office=match.office, plural=match.plural)


def _end_of_courtesy(view: View, position: int) -> int:
    """Where a title of courtesy that begins here ends ("Mr.", "His Royal Highness"), or 0."""
    if view.lowers[position] not in begin_courtesies() or not view.words[position][0].isupper():
        return 0
    end = position + 1
    if view.words[position : position + 2] == ("H", "E"):
        return position + 2
    if view.words[position] in name_words("initials"):
        following = "".join(view.words[end : end + 1])
        return end if following[:1].isupper() and not following.isupper() else 0
    if view.lowers[position] in {"his", "her"}:
        while end < len(view.words) and view.lowers[end] in name_words("courtesies"):
            end += 1
        return end if end > position + 1 else 0
    follows = end < len(view.words) and is_capital(view.words[end])
    return end if follows and view.lowers[position] in honorifics() else 0


def _may_be_name(view: View, position: int) -> bool:
    """Whether a name may begin at this token, which has a capital."""
    if view.words[position - 1 : position] in _TAGS:
        return False
    if is_never_name(view, position):
        return bool(match_entry(view.words, view.lowers, position))  # "The Hague"
    if view.opens(position) or view.headline(position):
        return sure_mark(view, position) is not None or not _is_common(view, position)
    return True


def _is_common(view: View, position: int) -> bool:
    """Whether a word that opens a sentence owes its capital to that."""
    lower = view.lowers[position]
    if match_entry(view.words, view.lowers, position) or _opens_body(view, position):
        return False
    if lower == "he":
        return False  # "He Wei", or it would never be a name
    ordinary = words("common_words")
    if is_a_name_elsewhere(view, position):
        return False
    if lower in ordinary or lower.split("-", 1)[0].split("'", 1)[0] in ordinary:
        return True
    if lower in given_names():
        after = view.words[position + 1 : position + 2]
        return lower in name_words("given_words") and not any(map(is_capital, after))
    return lower.endswith(("ing", "ed", "ly", "ist")) and len(lower) > 5  # noqa: PLR2004 -- "Fred", "Ming"


def _opens_body(view: View, position: int) -> bool:
    """Whether an adjective opens the name of an organization ("Federal Election Commission")."""
    if view.lowers[position] not in name_words("modifiers") or view.headline(position):
        return False
    end = position + 1
    while end < len(view.words) and is_capital(view.words[end]):
        end += 1
    return end > position + 1 and heads().get(view.lowers[end - 1]) is ChunkKind.ORGANIZATION


def _parse(
    view: View, first: int, last: int, offices: dict[int, OfficeMatch], ends: frozenset[int]
) -> Iterator[Chunk]:
    """The chunks in a run of words with capitals; ``ends`` are the ends of offices."""
    if view.words[first] == "Republic" and view.lowers[first - 2 : first] == ("of", "the"):
        first += last > first + 1 and first - 2 in ends  # "President of the Republic Ali Said"
    while first < last:
        match = _known_at(view, first)
        end = match[0] if match else first
        kind = _kind_at_end(view, first, last, ends)
        if view.lowers[first] in name_words("events_begin"):
            kind = ChunkKind.EVENT
        if kind and last > max(end, first + 1):
            yield _headed(view, kind, first, last, offices)
            return
        if not match and view.lowers[first] in name_words("affiliations"):
            first += 1
            continue
        held = first in ends
        mark = name_from(view, first, match[1] if match else None)
        if mark and mark.last > end and (mark.kind is not ChunkKind.PERSON or mark.last >= last):
            yield Chunk(_told(view, mark), first, mark.last)
            first = mark.last
            continue
        if match and not _is_whole_name(view, first, end, last, match[1], held=held):
            end += match[1].type is EntityType.PLACE and view.words[end : end + 1] == ("State",)
            yield _known(match[1], first, end)  # "Lagos State", too
            first = end
            continue
        cut = _end_of_employer(view, first, last, ends) or _cut(view, first, last)
        kind = _kind_at_end(view, first, cut, ends)
        if kind and (cut > first + 1 or is_linked(view, cut)):
            yield _headed(view, kind, first, cut, offices)
        else:
            start = first if first in ends else _without_epithet(view, first, cut)
            while start and view.words[start - 1] in name_words("leading_particles"):
                start -= 1
            yield Chunk(ChunkKind.NAME, start, cut)
        first = cut


def _kind_at_end(view: View, first: int, last: int, ends: frozenset[int]) -> ChunkKind | None:
    """What the last word of a name tells, but of no person: "Prime Minister Andrew Hill"."""
    kind = heads().get(view.lowers[last - 1])
    if kind is not ChunkKind.PLACE or last != first + 2 or view.lowers[first] not in given_names():
        return kind
    comma = view.words[first - 1 : first] == (",",)
    held = first in ends or (comma and not ends.isdisjoint(range(first - _OFFICE_WORDS, first)))
    return None if held else kind


def _told(view: View, mark: Mark) -> ChunkKind:
    """What a marked name is, if one of its words says the same ("Bank of Finland")."""
    words = view.lowers[mark.first : mark.last]
    same = len(words) > 1 and any(heads().get(word) is mark.kind for word in words)
    return mark.kind if same else ChunkKind.NAME


def _known_at(view: View, position: int) -> tuple[int, Entry] | None:
    """The known name here, unless it is one that mostly means something else ("Florence")."""
    match = match_entry(view.words, view.lowers, position)
    if match and match[1].type is EntityType.PLACE and match[1].name in name_words("ambiguous"):
        before = view.lowers[position - 1] if position else ""
        return match if before in name_words("of_place") | {",", "of"} else None
    return match


def _is_whole_name(
    view: View, first: int, end: int, last: int, entry: Entry, *, held: bool
) -> bool:
    """Whether a known name is but the beginning of another one ("Jordan" Peterson).

    ``held`` is true right behind an office, which says so of a town with any name.
    """
    if end >= last or entry.demonym:
        return False
    if entry.type not in _LIKE_GIVEN_NAMES:  # "President Duma Kgosi"
        body = held and entry.type in _BODIES and view.words[first].istitle()
        return body and last - end == end - first == 1
    if entry.type is EntityType.COUNTRY and _holds_office_in(view, first):
        return False
    held = held and entry.type is EntityType.PLACE and not view.headline(first)
    if match_entry(view.words, view.lowers, end) or person_begins(view, end):
        return False
    if not held and view.lowers[first] not in given_names():
        return False
    return end == first + 1 and last - end <= 2  # noqa: PLR2004 -- a middle and a last name


def _holds_office_in(view: View, first: int) -> bool:
    """Whether an office "of" stands before a name: "the President of Georgia Nana Kiknadze"."""
    words = view.lowers[max(0, first - _OFFICE_WORDS) : first]
    return words[-1:] == ("of",) and not _OF_STATES.isdisjoint(words)


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
        if view.headline(position) and lower in words("common_words") and position > first + 1:
            return position
        match = match_entry(view.words, view.lowers, position)
        if match and (match[1].demonym or view.words[position].isupper()):
            return position
        if person_begins(view, position) and not _is_begun(view, first, position):
            return position
    return last


def _end_of_employer(view: View, first: int, last: int, ends: frozenset[int]) -> int | None:
    """Where the body ends in "President of the Asian Development Bank Masato Kanda"."""
    of = "of" in view.lowers[max(0, first - 3) : first]
    before = view.lowers[max(0, first - _OFFICE_WORDS) : first]
    belongs = not name_words("belonging").isdisjoint(before)
    if not of or not (belongs or not ends.isdisjoint(range(first - _OFFICE_WORDS, first))):
        return None
    for position in range(last - 2, max(first, last - 4), -1):
        if heads().get(view.lowers[position - 1]) is ChunkKind.ORGANIZATION:
            return position
    return None


def _is_begun(view: View, first: int, last: int) -> bool:
    """Whether some words begin a person's name already ("Mahad bin Said" Ba Owain)."""
    particles = name_words("particles")
    return view.lowers[first] in given_names() or not particles.isdisjoint(view.lowers[first:last])


def _without_epithet(view: View, first: int, last: int) -> int:
    """Where a name begins after an ordinary word with a capital ("Crooked Hillary Clinton")."""
    if last - first < 3 or view.lowers[first] in given_names():  # noqa: PLR2004 -- two words are left
        return first
    ordinary = view.lowers[first] in words("common_words")
    given = set(view.lowers[first + 1 : first + 2]) & given_names().keys()
    return first + 1 if ordinary and given - name_words("particles") else first


def _headed(
    view: View, kind: ChunkKind, first: int, last: int, offices: dict[int, OfficeMatch]
) -> Chunk:
    """An organization, place or event, with the "of …" that belongs to its name."""
    organization = kind is ChunkKind.ORGANIZATION
    end = end_with_of(view, last, offices, organization=organization)
    return Chunk(kind, first, _before_employee(view, first, last, end) if organization else end)


def _before_employee(view: View, first: int, last: int, end: int) -> int:
    """Where a body ends in "Chairman of the Committee on Foreign Relations Samir Garayev"."""
    if "of" not in view.lowers[max(0, first - 3) : first]:
        return end
    for position in range(last + 3, end - 1):
        before = view.words[position - 1]
        given = view.lowers[position] in given_names() and is_capital(before)
        if given and view.lowers[position] not in words("common_words"):
            return position
    return end
