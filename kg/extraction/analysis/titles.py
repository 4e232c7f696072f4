"""Noun phrases whose head is an office.

"The visiting Iranian foreign minister", "President of Azerbaijan Ilham Aliyev", "his Kuwaiti
counterpart", "the two presidents".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.analysis.appositions import find_names
from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.headships import take_headship
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_words import name_words
from kg.extraction.analysis.title_phrases import INDEFINITE, Neighbours, Title
from kg.extraction.lexicon import lists
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.analysis.view import View

_DEFINITE = frozenset(("the", "this", "its", "our", "my", "your", "his", "her", "their", "whose"))
_DETERMINERS = _DEFINITE | INDEFINITE
_NUMBERS = frozenset(["two", "both", "three", "four", "five", "six", "several", "all"])
_OF = frozenset(["of", "for", "to", "at", "in", "from", "on"])
_NATIONS = frozenset((ChunkKind.COUNTRY, ChunkKind.DEMONYM))
_STATE = frozenset(("state", "royal", "government"))
_BODIES = frozenset((ChunkKind.ORGANIZATION, ChunkKind.EVENT, ChunkKind.PLACE))


def titles_of(view: View, chunks: Sequence[Chunk]) -> list[Title]:
    """The phrases with an office, in order."""
    near = Neighbours(chunks)
    found: list[Title] = []
    for chunk in reversed(chunks):  # from the end, so that "King and Prime Minister X" knows X
        if chunk.kind is ChunkKind.OFFICE and chunk.office:
            title = Title(
                chunk.first, chunk.last, chunk.first, chunk.last, chunk.office, chunk.plural
            )
            _look_left(view, near, title)
            _look_right(view, near, title)
            find_names(view, near, title, found[-1] if found else None)
            found.append(title)
    found.reverse()
    return found


def country_of(view: View, chunk: Chunk) -> str | None:
    """The country of a known name, or the one that a longer name begins or ends with."""
    if chunk.entry:
        return chunk.entry.country
    ofs = [i for i in range(chunk.first, chunk.last - 1) if view.lowers[i] == "of"]
    behind = ofs[-1] + 1 + (view.lowers[ofs[-1] + 1] == "the") if ofs else chunk.first
    for start in (chunk.first, behind):
        match = match_entry(view.words, view.lowers, start)
        if match and (start == chunk.first or match[0] == chunk.last):
            return match[1].country
    return None


def _look_left(view: View, near: Neighbours, title: Title) -> None:
    """Takes in what stands before the office: field, country, organization, determiner."""
    sentence = view.sentence[title.last - 1]
    while title.first > 0 and view.sentence[title.first - 1] == sentence:
        if not (
            _take_owner(view, near, title)
            or _take_chunk(view, near, title)
            or _take_word(view, near, title)
        ):
            break
        if title.determiner in _DETERMINERS:
            break
    if title.body and not title.countries and (country := country_of(view, title.body)):
        title.countries.append(country)


def _take_owner(view: View, near: Neighbours, title: Title) -> bool:
    """Takes "Iran's" or "the foreign ministry's" before the office."""
    owner = near.before.get(title.first - 1)
    if view.lowers[title.first - 1] not in {"'s", "'"} or title.determiner:
        return False
    if owner is None:
        return _take_common_owner(view, title)
    if owner.kind in _NATIONS and owner.entry and owner.entry.country:
        title.countries.append(owner.entry.country)
    elif owner.kind is ChunkKind.ORGANIZATION:
        title.body = owner
    elif owner.kind is ChunkKind.NAME and view.lowers[owner.first - 1] != "the":
        title.owned = True
    else:
        return False
    title.first, title.determiner = owner.first, "'s"
    title.first -= view.lowers[owner.first - 1 : owner.first] == ("the",)
    return True


def _take_common_owner(view: View, title: Title) -> bool:
    """Takes "the alliance's", "the bloc's" before the office."""
    noun = title.first - 2
    if noun < 1 or view.lowers[noun - 1] != "the" or view.lowers[noun] not in name_words("unions"):
        return False
    title.first, title.determiner = noun - 1, "'s"
    return True


def _take_chunk(view: View, near: Neighbours, title: Title) -> bool:
    """Takes a country, a demonym or an organization right before the office."""
    chunk = near.before.get(title.first)
    if chunk is None or title.determiner:
        return False
    if chunk.kind in _NATIONS and chunk.entry and chunk.entry.country:
        title.countries.insert(0, chunk.entry.country)
    elif _is_where_they_met(view, chunk, title):
        return False
    elif chunk.kind in _BODIES and title.office.kind not in _bodiless(chunk):
        title.body = chunk
    else:
        return False
    title.first = chunk.first
    if title.plural and chunk.kind in _NATIONS and title.first > 1:
        joined = near.before.get(title.first - 1)
        if view.lowers[title.first - 1] in {"and", ","} and joined and joined.kind in _NATIONS:
            title.first -= 1
    return True


def _is_where_they_met(view: View, chunk: Chunk, title: Title) -> bool:
    """Whether an office's holder is at a place: "received at Bayan Palace Kenyan President X"."""
    at = view.lowers[max(chunk.first - 1, 0) : chunk.first] == ("at",)
    return chunk.kind is ChunkKind.PLACE and (at or bool(title.countries))


def _bodiless(chunk: Chunk) -> frozenset[str]:
    """The kinds of offices that a chunk before them is no body of ("AZERTAC" President)."""
    agency = chunk.entry is not None and chunk.entry.type is EntityType.NEWS_AGENCY
    return frozenset(("counterpart", "state" if agency else ""))


def _take_word(view: View, near: Neighbours, title: Title) -> bool:
    """Takes a modifier, a number or the determiner."""
    word = view.lowers[title.first - 1]
    other = near.before.get(title.first)
    if other and other.kind is ChunkKind.OFFICE:
        return False  # another office: "Army chief" General
    if word in _DETERMINERS:
        if title.determiner:
            return False
        title.determiner = word
    elif word in _NUMBERS and not title.determiner:
        title.number = word
    elif word in name_words("modifiers") and not title.determiner:
        title.former = title.former or word in {"former", "ex"}
        if title.role_first == title.first and word not in name_words("statuses"):
            title.role_first -= 1
    else:
        return False
    title.first -= 1
    return True


def _look_right(view: View, near: Neighbours, title: Title) -> None:
    """Takes in what follows the office: "of Foreign Affairs", "of Azerbaijan", "to Cairo"."""
    _take_republic(view, near, title)
    if title.last >= len(view.words) or view.lowers[title.last] not in _OF:
        return
    link, start = view.lowers[title.last], title.last + 1
    start += start < len(view.words) and view.lowers[start] in {"the", "his", "her", "its", "our"}
    chunk = near.at.get(start)
    if chunk is None:
        _take_lower_body(view, title, start, link)
        return
    heads = title.office.name in {"head", "chief"}
    if heads and take_headship(view, near, title, chunk, country_of(view, chunk)):
        return
    if chunk.kind in _NATIONS and chunk.entry and chunk.entry.country:
        _take_country(view, near, title, chunk, link)
    elif link in {"in", "at"} and chunk.kind is ChunkKind.PLACE and title.office.kind in _STATE:
        return  # "met the Turkish president in Ankara" says where they met
    elif chunk.kind in _BODIES and link not in {"to", "on", "from"}:
        title.body, title.last = chunk, chunk.last
        if not title.countries and (country := country_of(view, chunk)):
            title.countries.append(country)
        elif not title.countries:
            _take_land_of_body(view, near, title)
    elif chunk.kind in _BODIES and title.office.kind == "envoy":
        title.last = chunk.last


def _take_republic(view: View, near: Neighbours, title: Title) -> None:
    """Takes "of the Republic" before a name: "President of the Republic Ali Said"."""
    if view.words[title.last : title.last + 3] == ("of", "the", "Republic"):
        named = near.at.get(title.last + 3)
        title.last += 3 * (named is not None and named.kind is ChunkKind.NAME)


def _take_land_of_body(view: View, near: Neighbours, title: Title) -> None:
    """Takes the country in "Chairman of the Cabinet of Ministers of the Kyrgyz Republic"."""
    the = view.lowers[title.last + 1 : title.last + 2] == ("the",)
    land = near.at.get(title.last + 1 + the)
    of = view.lowers[title.last : title.last + 1] == ("of",)
    if of and land and land.kind is ChunkKind.COUNTRY and land.entry and land.entry.country:
        title.countries.append(land.entry.country)
        title.last = land.last


def _take_country(view: View, near: Neighbours, title: Title, chunk: Chunk, link: str) -> None:
    """Takes "of Iran" or "of Iran and Azerbaijan"; an envoy "to Iran" is not one of Iran."""
    if link in {"to", "in", "on", "at"}:
        named = near.at.get(chunk.last)
        if title.office.kind == "envoy" or (named and named.kind is ChunkKind.NAME):
            title.last = chunk.last
        return
    if chunk.entry and chunk.entry.country and (title.plural or not title.countries):
        title.countries.append(chunk.entry.country)
    title.last = _end_of_its_body(view, chunk.last)
    post = near.at.get(title.last + 1)
    if title.office.kind == "envoy" and view.lowers[title.last : title.last + 1] == ("to",):
        title.last = post.last if post and post.kind in _NATIONS else title.last
    the = view.lowers[chunk.last + 1 : chunk.last + 2] == ("the",)
    after = near.at.get(chunk.last + 1 + the)
    if (
        title.plural
        and after
        and after.kind in _NATIONS
        and view.lowers[chunk.last] in {"and", ","}
    ):
        _take_country(view, near, title, after, link)


def _take_lower_body(view: View, title: Title, start: int, link: str) -> None:
    """Takes "for the foreign ministry", "of the opposition": a body without a name."""
    if link not in {"of", "for", "at"}:
        return
    if title.office.name == "head" and view.lowers[start : start + 1] == ("state",):
        title.called, title.last = "head of state", start + 1  # "the Head of our state"
        return
    bodies = lists("words_of_names")["bodies"] | {"opposition"}
    for length in (3, 2, 1):
        words = view.lowers[start : start + length]
        if " ".join(words) in bodies or (
            words and words[-1] in name_words("organizations") and _describes(words[:-1])
        ):
            title.last = start + len(words)
            return


def _end_of_its_body(view: View, position: int) -> int:
    """Where "'s parliament" behind a country ends; ``position`` where there is none such."""
    if view.lowers[position : position + 1] != ("'s",):
        return position
    bodies = lists("words_of_names")["bodies"] | name_words("organizations") | {"presidency"}
    for last in range(position + 2, position + 6):
        words = view.lowers[position + 1 : last]
        if words and words[-1] in bodies and _describes(words[:-1]):
            return last
    return position


def _describes(words: Sequence[str]) -> bool:
    return all(word.isalpha() and word not in name_words("small_words") for word in words)
