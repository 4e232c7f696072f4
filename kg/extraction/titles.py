"""Noun phrases whose head is an office.

"The visiting Iranian foreign minister", "President of Azerbaijan Ilham Aliyev", "his Kuwaiti
counterpart", "the two presidents".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extraction.gazetteer import match_entry
from kg.extraction.lexicon import lists
from kg.extraction.name_words import name_words
from kg.extraction.names import Chunk, ChunkKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.offices import Office
    from kg.extraction.view import View

_INDEFINITE = frozenset(("a", "an", "no", "any", "another", "one"))
_DEFINITE = frozenset(("the", "this", "that", "its", "our", "my", "your", "his", "her", "their"))
_DETERMINERS = _DEFINITE | _INDEFINITE
_NUMBERS = frozenset(["two", "both", "three", "four", "five", "six", "several", "all"])
_OF = frozenset(["of", "for", "to", "at", "in", "from", "on"])
_AFTER_NAME = frozenset((",", ".", ";", ":", ")", "”", '"', "who", "whose", "–", "—", "-", "--"))
_NATIONS = frozenset((ChunkKind.COUNTRY, ChunkKind.DEMONYM))
_BODIES = frozenset((ChunkKind.ORGANIZATION, ChunkKind.EVENT, ChunkKind.PLACE))


@dataclass(slots=True)
class Title:
    """A phrase with an office, as indexes of tokens.

    ``first`` to ``last`` is the phrase without the names of holders, ``role_first`` to
    ``role_last`` the office with its field. ``countries`` are alpha-2 codes, ``body`` the
    organization or place of the office, ``names`` the chunks that name the holders, and
    ``apposed`` tells that a comma parts them from the phrase.
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

    @property
    def definite(self) -> bool:
        """Whether the phrase means a certain holder of the office."""
        if self.indefinite:
            return False
        return bool(self.determiner or self.countries or self.number)

    @property
    def indefinite(self) -> bool:
        """Whether the phrase brings in somebody new ("a ministry official")."""
        return self.determiner in _INDEFINITE

    def office_name(self, view: View) -> str:
        """The office with its field, in lower case ("deputy foreign minister")."""
        return " ".join(view.lowers[self.role_first : self.role_last])


class Neighbours:
    """The chunks of an article by their first and by their last token."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.at: Mapping[int, Chunk] = {chunk.first: chunk for chunk in chunks}
        self.before: Mapping[int, Chunk] = {chunk.last: chunk for chunk in chunks}


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
            _find_names(view, near, title, found[-1] if found else None)
            found.append(title)
    found.reverse()
    return found


def country_of(view: View, chunk: Chunk) -> str | None:
    """The country of a known name, or the one that a longer name begins with."""
    if chunk.entry:
        return chunk.entry.country
    match = match_entry(view.words, view.lowers, chunk.first)
    return match[1].country if match else None


def _look_left(view: View, near: Neighbours, title: Title) -> None:
    """Takes in what stands before the office: field, country, organization, determiner."""
    sentence = view.sentence[title.last - 1]
    while title.first > 0 and view.sentence[title.first - 1] == sentence:
        if not (
            _take_owner(view, near, title)
            or _take_chunk(view, near, title)
            or _take_word(view, title)
        ):
            break
        if title.determiner in _DETERMINERS:
            break
    if title.body and not title.countries and (country := country_of(view, title.body)):
        title.countries.append(country)


def _take_owner(view: View, near: Neighbours, title: Title) -> bool:
    """Takes "Iran's" or "the foreign ministry's" before the office."""
    owner = near.before.get(title.first - 1)
    if view.lowers[title.first - 1] not in {"'s", "'"} or owner is None or title.determiner:
        return False
    if owner.kind in _NATIONS and owner.entry and owner.entry.country:
        title.countries.append(owner.entry.country)
    elif owner.kind is ChunkKind.ORGANIZATION:
        title.body = owner
    else:
        return False
    title.first, title.determiner = owner.first, "'s"
    return True


def _take_chunk(view: View, near: Neighbours, title: Title) -> bool:
    """Takes a country, a demonym or an organization right before the office."""
    chunk = near.before.get(title.first)
    if chunk is None or title.determiner:
        return False
    if chunk.kind in _NATIONS and chunk.entry and chunk.entry.country:
        title.countries.insert(0, chunk.entry.country)
    elif chunk.kind in _BODIES and title.office.kind != "counterpart":
        title.body = chunk
    else:
        return False
    title.first = chunk.first
    if title.plural and chunk.kind in _NATIONS and title.first > 1:
        joined = near.before.get(title.first - 1)
        if view.lowers[title.first - 1] in {"and", ","} and joined and joined.kind in _NATIONS:
            title.first -= 1
    return True


def _take_word(view: View, title: Title) -> bool:
    """Takes a modifier, a number or the determiner."""
    word = view.lowers[title.first - 1]
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
    if title.last >= len(view.words) or view.lowers[title.last] not in _OF:
        return
    link, start = view.lowers[title.last], title.last + 1
    start += start < len(view.words) and view.lowers[start] in {"the", "his", "her", "its"}
    chunk = near.at.get(start)
    if chunk is None:
        _take_lower_body(view, title, start, link)
        return
    if chunk.kind in _NATIONS and chunk.entry and chunk.entry.country:
        _take_country(view, near, title, chunk, link)
    elif chunk.kind in _BODIES and link not in {"to", "on", "from"}:
        title.body, title.last = chunk, chunk.last
        if not title.countries and (country := country_of(view, chunk)):
            title.countries.append(country)
    elif chunk.kind in _BODIES and title.office.kind == "envoy":
        title.last = chunk.last


def _take_country(view: View, near: Neighbours, title: Title, chunk: Chunk, link: str) -> None:
    """Takes "of Iran" or "of Iran and Azerbaijan"; an envoy "to Iran" is not one of Iran."""
    if link in {"to", "in", "on", "at"}:
        if title.office.kind == "envoy":
            title.last = chunk.last
        return
    if chunk.entry and chunk.entry.country and (title.plural or not title.countries):
        title.countries.append(chunk.entry.country)
    title.last = chunk.last
    after = near.at.get(chunk.last + 1)
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
    bodies = lists("words_of_names")["bodies"] | {"opposition"}
    for length in (3, 2, 1):
        words = view.lowers[start : start + length]
        if " ".join(words) in bodies or (
            words and words[-1] in name_words("organizations") and _modifies(words[:-1])
        ):
            title.last = start + length
            return


def _modifies(words: Sequence[str]) -> bool:
    return all(
        word in name_words("modifiers") or word in name_words("portfolios") for word in words
    )


def _find_names(view: View, near: Neighbours, title: Title, after: Title | None) -> None:
    """Names the holders, where the text does so beside the phrase."""
    start = title.last
    if after and after.first >= start and not after.apposed and after.names:
        between = view.lowers[start : after.first]
        if between in ((), ("and",)) and not after.determiner:
            title.names = after.names  # "Crown Prince and Prime Minister Mohammed bin Salman"
            return
    name = _name_at(near, start)
    if name:
        title.names = (name, *_more_names(view, near, name.last)) if title.plural else (name,)
        return
    if not title.plural:
        name = _apposed_after(view, near, title) or _apposed_before(view, near, title)
        if name:
            title.names, title.apposed = (name,), True


def _name_at(near: Neighbours, position: int) -> Chunk | None:
    chunk = near.at.get(position)
    if chunk and chunk.kind is ChunkKind.HONORIFIC:
        chunk = near.at.get(chunk.last)
    return chunk if chunk and chunk.kind is ChunkKind.NAME else None


def _more_names(view: View, near: Neighbours, position: int) -> tuple[Chunk, ...]:
    """The names that follow in a list after a plural office."""
    if position >= len(view.words) or view.lowers[position] not in {"and", ","}:
        return ()
    start = position + 1
    start += view.lowers[position : position + 2] == (",", "and")
    name = _name_at(near, start)
    return (name, *_more_names(view, near, name.last)) if name else ()


def _apposed_after(view: View, near: Neighbours, title: Title) -> Chunk | None:
    """The name in "the Kuwaiti ambassador to Cairo, Fahad al-Rashidi, who …"."""
    if title.last + 1 >= len(view.words) or view.words[title.last] != "," or not title.definite:
        return None
    name = _name_at(near, title.last + 1)
    if name is None or view.sentence[name.first] != view.sentence[title.last]:
        return None
    follows = view.lowers[name.last] if name.last < len(view.words) else "."
    return name if follows in _AFTER_NAME else None


def _apposed_before(view: View, near: Neighbours, title: Title) -> Chunk | None:
    """The name in "Ilham Aliyev, the president of Azerbaijan, …"; an age may stand between."""
    comma = title.first - 1
    if comma < 1 or view.words[comma] != ",":
        return None
    if view.words[comma - 1].isdigit() and view.words[comma - 2] == ",":
        comma -= 2
    name = near.before.get(comma)
    if name is None or name.kind is not ChunkKind.NAME:
        return None
    follows = view.lowers[title.last] if title.last < len(view.words) else "."
    described = title.determiner or title.countries or title.body or title.office.kind == "job"
    return name if follows in _AFTER_NAME and described else None
