"""Decides what the unknown names of an article are: persons, places, organizations, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.analysis.marked_names import evidence
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_words import given_names, name_words
from kg.extraction.analysis.names import heads
from kg.extraction.analysis.people import bare, is_family_first, plain_word
from kg.extraction.lexicon import lists
from kg.extraction.lexicon import words as lexicon_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extraction.analysis.title_phrases import Title
    from kg.extraction.analysis.view import View

_WEAK_PLACE = frozenset(
    ("to", "from", "at", "into", "around", "outside", "via", "visiting", "through")
)
_ADJECTIVE = ("ist", "ic", "ian", "ese", "ish", "ism", "ists", "ians", "ans", "an", "ite", "ites")
_ACRONYM = re.compile(r"[A-Z]{2,6}(?:s|\([A-Z]+\))?\Z")
_BRANDED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Fitz)[A-Z].*[a-z][A-Z]")  # "PolitiFact"
_CLOSES = frozenset((",", ".", ";", ")", "”", '"', "’"))
_DESCENTS = ("descents_m", "descents_f")
_PHRASE = 5  # words of a noun phrase, with a preposition before it
_LONG = 4  # letters of a word from which an ending can be told


def kinds_of_names(
    view: View, chunks: Sequence[Chunk], titles: Iterable[Title]
) -> dict[Chunk, ChunkKind]:
    """What each chunk of kind NAME is; those that cannot be told are left out.

    A name is one thing in all of an article, so the evidence of all its places counts.
    """
    titled = {name for title in titles for name in title.names}
    places = [chunk for chunk in chunks if chunk.kind is ChunkKind.NAME]
    by_name: dict[tuple[str, ...], list[Chunk]] = {}
    for chunk in places:
        by_name.setdefault(view.lowers[chunk.first : chunk.last], []).append(chunk)
    honored = _after_honorifics(chunks)
    kinds: dict[tuple[str, ...], ChunkKind] = {}
    for name, where in by_name.items():
        courteous = any(chunk.first in honored for chunk in (*where, *by_name.get(name[-1:], ())))
        if courteous or _is_titled(name, [chunk for chunk in where if chunk in titled]):
            kinds[name] = ChunkKind.PERSON
        elif kind := _kind(view, name, where):
            kinds[name] = kind
    kinds |= dict.fromkeys(_of_one_person(kinds, by_name), ChunkKind.PERSON)
    persons = [
        chunk for name, kind in kinds.items() if kind is ChunkKind.PERSON for chunk in by_name[name]
    ]
    edges = frozenset(edge for chunk in persons for edge in (chunk.first, -chunk.last))
    kinds |= {
        name: ChunkKind.PERSON
        for name, where in by_name.items()
        if name not in kinds and any(_is_beside_a_person(view, chunk, edges) for chunk in where)
    }
    return {
        chunk: kinds[name] for name, where in by_name.items() if name in kinds for chunk in where
    }


def _is_titled(name: tuple[str, ...], where: Sequence[Chunk]) -> bool:
    """Whether an office makes a name a person's; not so in "Major League"."""
    plain = (word in lexicon_words("common_words") or word in heads() for word in name)
    return bool(where) and not all(plain)


def _after_honorifics(chunks: Sequence[Chunk]) -> frozenset[int]:
    return frozenset(chunk.last for chunk in chunks if chunk.kind is ChunkKind.HONORIFIC)


def _is_beside_a_person(view: View, chunk: Chunk, edges: frozenset[int]) -> bool:
    """Whether "and" joins a single name to that of a person ("Putin and Erdogan").

    ``edges`` are the first tokens of persons, and the ends as negative numbers.
    """
    if chunk.last != chunk.first + 1 or _tells_nothing(view, chunk):
        return False
    word = view.lowers[chunk.first - 1]
    acronym = _is_acronym(view.words[chunk.first : chunk.last])
    if acronym or word == "the" or word in name_words("of_place"):
        return False
    after = view.lowers[chunk.last : chunk.last + 1] == ("and",) and chunk.last + 1 in edges
    return after or (word == "and" and -(chunk.first - 1) in edges)


def _of_one_person(
    kinds: Mapping[tuple[str, ...], ChunkKind], names: Iterable[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """The names that are a word of a person's, and those that end in what a person is called."""
    persons = [name for name, kind in kinds.items() if kind is ChunkKind.PERSON]
    whole = [name for name in persons if len(name) > 1]
    inner = {word for name in whole for word in name}
    inner = inner - lexicon_words("common_words") - name_words("particles")
    called = set(map(plain_word, inner))
    called.update(form for n in whole for form in (plain_word(n[-1]), bare(plain_word(n[-1]))))
    called.update(plain_word(n[0]) for n in whole if is_family_first(n))
    alone = {plain_word(name[0]) for name in persons if len(name) == 1}
    for name in names:
        if len(name) == 1:
            if plain_word(name[0]) in called:
                yield name
        elif name not in kinds and plain_word(name[-1]) in alone:
            yield name


def _kind(view: View, name: tuple[str, ...], where: Sequence[Chunk]) -> ChunkKind | None:
    """The kind with the most evidence, if it is enough."""
    if len(name) == 1 and _tells_nothing(view, where[0]):
        return None
    scores: dict[ChunkKind, float] = {
        ChunkKind.PERSON: _own_person_score(view, name, where[0]),
        ChunkKind.PLACE: 3
        if len(name) > 1 and name[0] in name_words("places_begin") | name_words("directions")
        else 0,
        ChunkKind.ORGANIZATION: _own_organization_score(view, name, where[0]),
    }
    contexts = [_context(view, chunk) for chunk in where]
    marked = evidence(view, where)
    for kind in scores:
        scores[kind] += sum(context[kind] for context in contexts)
        scores[kind] += marked.get(kind, 0)
    if _is_acronym(view.words[where[0].first : where[0].last]):
        scores[ChunkKind.ORGANIZATION] += max(0, scores.pop(ChunkKind.PERSON))
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 2 else None  # noqa: PLR2004 -- one hint is a guess


def _tells_nothing(view: View, chunk: Chunk) -> bool:
    """Whether a single word is an adjective ("Zionist"), a plural or an ordinary word."""
    word, lower = view.words[chunk.first], view.lowers[chunk.first]
    if "-" in lower and not lower.startswith(("al-", "el-")):
        return True
    if word.isupper() and len(word) > 1:
        return False
    if lower in lexicon_words("common_words") or lower in name_words("affiliations"):
        return True
    if lower in heads() or lower in name_words("nothing"):
        return True
    return len(lower) > _LONG and lower.endswith(_ADJECTIVE) and lower not in given_names()


def _own_person_score(view: View, name: tuple[str, ...], chunk: Chunk) -> int:
    """What the name's own words say for a person."""
    common = sum(word in lexicon_words("common_words") for word in name)
    if len(name) == 1:
        alone = name[0] in given_names() and name[0] not in name_words("given_words")
        return 2 if alone and not common else 0
    score = 0 if common else 2
    if name[0] in given_names() or is_family_first(view.words[chunk.first : chunk.last]):
        score += 3
    descends = any(word in name_words(key) for key in _DESCENTS for word in name[1:])
    particle = any(word in name_words("particles") for word in name[1:])
    if descends or particle or name[-1].startswith("al-"):
        score += 2
    if any(len(word) == 2 and word.endswith(".") for word in name):  # noqa: PLR2004 -- "W."
        score += 3
    if name[-1] in name_words("suffixes"):
        score += 3
    if any(word.isupper() and len(word) > 2 for word in view.words[chunk.first : chunk.last]):  # noqa: PLR2004 -- "JFK"
        score -= 2
    return score if descends else score - 2 * max(0, len(name) - 4)


def _own_organization_score(view: View, name: tuple[str, ...], chunk: Chunk) -> int:
    words = view.words[chunk.first : chunk.last]
    if _is_acronym(words):
        return 0 if view.headline(chunk.first) else 1
    endings = name_words("organizations")
    inner = any(word in endings for word in name[:-1])
    begins = name[0] in name_words("organizations_begin") or (
        len(name) > 1 and name[-1] in name_words("firms_end")
    )
    branded = any(_BRANDED.match(word) for word in words)
    return 2 * inner + 6 * (begins or "&" in words) + 3 * branded + (name[-1] in endings)


def _acts(after: str) -> bool:
    """Whether what follows "the Xyz" is no noun, so that the name is all of the phrase."""
    return not after.isalpha() or after in name_words("inverting") | name_words("small_words")


def _is_acronym(words: Sequence[str]) -> bool:
    return len(words) == 1 and bool(_ACRONYM.match(words[0]))


def _context(view: View, chunk: Chunk) -> dict[ChunkKind, int]:
    """What stands around a name says for each kind."""
    before = view.lowers[chunk.first - 1] if chunk.first else ""
    earlier = view.lowers[chunk.first - 2] if chunk.first > 1 else ""
    after = view.lowers[chunk.last] if chunk.last < len(view.words) else ""
    acronym = _is_acronym(view.words[chunk.first : chunk.last])
    speaks = before in name_words("inverting") or after in name_words("of_persons")
    person = 2 * (speaks or after in {"who", "whose"}) + 2 * _has_age(view, chunk)
    place = organization = 0
    if before == "the" and view.lowers[chunk.first] not in given_names():
        person -= 3
        whole = acronym or chunk.last > chunk.first + 1 or _acts(after)
        organization += whole + (after in name_words("inverting"))
    if after in name_words("regions") or (before == "of" and earlier in name_words("regions")):
        place += 3
    elif before in name_words("of_place") and before not in _WEAK_PLACE and not acronym:
        place += 2 + 2 * (before == "in")  # "in Punta del Este"
        person -= 1
    if acronym and (before, after) == ("(", ")"):
        organization += 1
    apposed = before == "," and after in _CLOSES and earlier in lists("bodies")
    kind = before in lists("bodies") and view.words[chunk.first - 1] == before  # "Council Ali Said"
    if kind or (apposed and not _is_adverbial(view, chunk.first - 2)):
        organization += 4
        person -= 3
    return {ChunkKind.PERSON: person, ChunkKind.PLACE: place, ChunkKind.ORGANIZATION: organization}


def _is_adverbial(view: View, noun: int) -> bool:
    """Whether a preposition opens the phrase that a noun ends ("Outside the court, …")."""
    first = noun
    while first > max(noun - _PHRASE, 0) and view.words[first - 1].isalpha():
        first -= 1
        if view.lowers[first] in name_words("prepositions") | name_words("of_place"):
            return True
    return False


def _has_age(view: View, chunk: Chunk) -> bool:
    """Whether an age between commas follows ("Moana Harris, 55, said")."""
    following = view.words[chunk.last : chunk.last + 3]
    return len(following) > 1 and following[0] == following[-1] == "," and following[1].isdigit()
