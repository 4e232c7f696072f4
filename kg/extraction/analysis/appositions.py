"""The names beside an office: "President Aliyev"; "Aliyev, the president"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.analysis.name_chunks import Chunk, ChunkKind

if TYPE_CHECKING:
    from kg.extraction.analysis.title_phrases import Neighbours, Title
    from kg.extraction.analysis.view import View

_TOWNS = frozenset((ChunkKind.NAME, ChunkKind.PLACE))
_OF_WHOM = (("of",), ("for",), ("to",))
_AFTER_NAME = frozenset((",", ".", ";", ":", ")", "”", '"', "who", "whose", "–", "—", "-", "--"))


def find_names(view: View, near: Neighbours, title: Title, after: Title | None) -> None:
    """Names the holders, where the text does so beside the phrase."""
    start = title.last
    if after and after.first >= start and after.names and _in_one_sentence(view, title, after):
        between = view.lowers[start : after.first]
        behind = not after.apposed or after.names[0].first >= after.last
        if between in ((), ("and",)) and behind and not after.determiner:
            title.names = after.names  # "Crown Prince and Prime Minister Mohammed bin Salman"
            title.apposed = after.apposed
            return
    name = _name_at(near, start)
    if name and view.sentence[name.first] == view.sentence[title.last - 1]:
        title.names = (name, *_more_names(view, near, name.last)) if title.plural else (name,)
        if not title.countries and not title.plural:
            title.countries += _country_behind(view, near, name.last)
        return
    if not title.plural:
        name = _apposed_after(view, near, title, after) or _apposed_before(view, near, title, after)
        if name:
            title.names, title.apposed = (name,), True


def _country_behind(view: View, near: Neighbours, position: int) -> tuple[str, ...]:
    """The country of "President Asha Mwinyi of Tanzania"."""
    if view.lowers[position : position + 1] != ("of",):
        return ()
    chunk = near.at.get(position + 1 + (view.lowers[position + 1 : position + 2] == ("the",)))
    known = chunk.entry if chunk and chunk.kind is ChunkKind.COUNTRY else None
    return (known.country,) if known and known.country else ()


def _name_at(near: Neighbours, position: int) -> Chunk | None:
    chunk = near.at.get(position)
    while chunk and chunk.kind is ChunkKind.HONORIFIC:
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


def _apposed_after(view: View, near: Neighbours, title: Title, after: Title | None) -> Chunk | None:
    """The name in "the Kuwaiti ambassador to Cairo, Fahad al-Rashidi, who …"."""
    inner = after if after and _is_within(view, after, title) else None
    comma = _comma_behind(view, near, _end_of(view, near, inner) if inner else title.last)
    of_somebody = inner is not None and title.office.kind == "envoy"  # "an envoy of the king, X"
    told = title.definite or of_somebody or view.opens(title.first)  # "Minister of Trade, X, met"
    if comma < 0 or not (told or _joins_office(view, near, title)):
        return None
    if _is_of_office(view, near, title):
        return None  # "the envoy of the president, X" is the envoy
    if inner:
        after = None
        title.countries = title.countries or inner.countries[:1]
    name = _name_at(near, comma + 1)
    if after and after.first == comma + 1 and not after.apposed:
        name = after.names[0] if after.names else None  # "the mediator, retired judge X, …"
    if name is None or view.sentence[name.first] != view.sentence[title.last]:
        return None
    follows = view.lowers[name.last] if name.last < len(view.words) else "."
    if follows not in _AFTER_NAME:
        return None
    title.last = comma
    return name


def _in_one_sentence(view: View, title: Title, after: Title) -> bool:
    return view.sentence[title.last - 1] == view.sentence[after.first]


def _joins_office(view: View, near: Neighbours, title: Title) -> bool:
    """Whether "and" joins a phrase to the office before: "the premier and minister of oil, X"."""
    joint = title.first - 1
    before = near.before.get(joint)
    return view.lowers[joint : joint + 1] == ("and",) and _is_office(before)


def _is_of_office(view: View, near: Neighbours, title: Title) -> bool:
    """Whether a phrase tells whose an office before it is: "the envoy of the president"."""
    link = title.first - 1
    of = view.lowers[max(link, 0) : title.first] in _OF_WHOM
    return of and _is_office(near.before.get(link))


def _end_of(view: View, near: Neighbours, inner: Title) -> int:
    """Where a phrase ends with its holder's name: "President Kofi Addo of Ghana"."""
    if not inner.names or inner.apposed:
        return inner.last
    last = max(inner.last, inner.names[-1].last)
    land = near.at.get(last + 1 + (view.lowers[last + 1 : last + 2] == ("the",)))
    of = view.lowers[last : last + 1] == ("of",) and land and land.kind is ChunkKind.COUNTRY
    return land.last if of and land else last


def _is_within(view: View, inner: Title, title: Title) -> bool:
    """Whether a phrase ends another: "the president" in "the envoy of the president"."""
    link = inner.first - 1
    return title.role_last <= link <= title.last and view.lowers[link : link + 1] in _OF_WHOM


def _is_office(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.kind is ChunkKind.OFFICE


def _comma_behind(view: View, near: Neighbours, position: int) -> int:
    """The comma behind a title and the unknown town or "the Republic" that it may be of, or -1."""
    if view.lowers[position : position + 1] in _OF_WHOM:
        the = view.lowers[position + 1 : position + 2] == ("the",)
        town = near.at.get(position + 1 + the)
        region = view.lowers[position] == "for" and town and town.kind is ChunkKind.PLACE
        unknown = town and town.entry is None and town.kind in _TOWNS
        position = town.last if town and (unknown or region) else position
    return position if view.words[position : position + 1] == (",",) else -1


def _apposed_before(
    view: View, near: Neighbours, title: Title, after: Title | None
) -> Chunk | None:
    """The name in "Ilham Aliyev, the president of Azerbaijan, …"; an age may stand between."""
    comma = title.first - 1
    comma -= view.lowers[max(comma, 0) : title.first] == ("now",)  # "X, now France's minister"
    if comma < 1 or view.words[comma] != ",":
        return None
    if view.words[comma - 1].isdigit() and view.words[comma - 2] == ",":
        comma -= 2
    name = near.before.get(comma)
    if name is None or name.kind is not ChunkKind.NAME:
        return None
    end = title.last
    end += 3 * (view.words[end : end + 1] == ("(",) and view.words[end + 2 : end + 3] == (")",))
    follows = view.lowers[end] if end < len(view.words) else "."  # behind "(ICRC)"
    described = title.determiner or title.countries or title.body or title.office.kind == "job"
    if follows == "and" and after and after.first == title.last + 1 and not after.names:
        after.names, after.apposed = (name,), True  # "X, the prime minister and minister of oil"
        return name
    return name if follows in _AFTER_NAME and (described or follows == ",") else None
