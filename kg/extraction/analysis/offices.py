"""Offices and occupations: "president", "deputy foreign minister", "Secretary of State"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.name_words import given_names
from kg.extraction.lexicon import lists, table
from kg.extraction.lexicon import words as lexicon_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAKES_FIELD = frozenset(
    ("minister", "secretary", "undersecretary", "commissioner", "councillor", "councilor")
)
_OF_STATE = frozenset(
    ("minister of state", "secretary of state", "high representative")
)  # "for Defence"
_OF = (("of",), ("for",))
_GOES_ON = ((",",), ("and",))
_IN_FIELD = frozenset((",", "and", "the", "of", "for"))
_MOST_WORDS = 10  # of the last part of a field
_OF_OLD = frozenset(("royal", "clergy", "military", "law"))  # offices that became surnames
_LINK = re.compile(r" (?:of|for) ")
_BEFORE_NAMES = frozenset(("dr.", "dr", "mr.", "mr", "eng.", "prof."))
_OWNERS = frozenset(("His", "Her", "Their", "The", "Its", "My", "Our"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its name in lower case, its kind, its gender, and other words for its holder.

    The kinds are those of ``data/offices.tsv``; the gender that the word tells is "m", "f" or "".
    """

    name: str
    kind: str
    gender: str
    generics: frozenset[str]


class OfficeMatch(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) name an office.

    ``head`` is where its own word begins, after the field ("foreign" minister).
    """

    first: int
    head: int
    last: int
    office: Office
    plural: bool


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Office, bool], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Office, bool]]] = {}
    for row in table("offices"):
        name = row["office"]
        generics = frozenset(filter(None, row["generics"].split(", ")))
        office = Office(name, row["kind"], row["gender"], generics)
        for form, plural in ((name, False), (row["plural"] or f"{name}s", True)):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, office, plural))
    return {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in found.items()}


@cache
def office_words() -> frozenset[str]:
    """The words with which an office may begin, in lower case; "then-president" is one."""
    return frozenset((*_index(), *(f"then-{word}" for word in _index())))


@cache
def office_named(name: str) -> Office | None:
    """The office of that name in lower case."""
    name = name.removeprefix("then-")
    forms = _index().get(name.split(maxsplit=1)[0], ())
    return next((office for words, office, _ in forms if " ".join(words) == name), None)


def offices_of(words: Sequence[str], lowers: Sequence[str]) -> dict[int, OfficeMatch]:
    """The offices, by the token where each begins, its field included."""
    found: dict[int, OfficeMatch] = {}
    known, free = office_words(), 0
    for position in [i for i, word in enumerate(lowers) if word in known]:
        match = match_office(words, lowers, position) if position >= free else None
        if match and _is_surname(words, lowers, match, free):
            continue
        if match and found and _is_given(words, match, next(reversed(found.values()))):
            continue
        if match is not None:
            while found and next(reversed(found)) >= match.first:
                found.popitem()  # "chief" of "chief minister"
            found[match.first] = match
            free = match.last
    return found


def _is_surname(words: Sequence[str], lowers: Sequence[str], match: OfficeMatch, free: int) -> bool:
    """Whether "Bishop" or "King" is a surname behind "President Harold", whose office ends before.

    ``free`` is where the office before ends. Names of kin are surnames behind any name ("Van Son").
    """
    given = match.first - 1
    following = words[match.last] if match.last < len(words) else "."
    if match.office.kind == "kin" and words[match.first].istitle():
        named = given >= 0 and words[given].istitle() and words[given] not in _OWNERS
        return named and not following[:1].isupper()
    alone = match.last == match.first + 1 and match.office.kind in _OF_OLD
    if alone and following[:1].isupper() and "".join(lowers[given : given + 1]) in _BEFORE_NAMES:
        return given >= 0  # "Dr. Sultan Al Jaber"
    if not alone or free != given or given < 1 or lowers[given] not in given_names():
        return False
    return words[match.first].istitle() and not following[:1].isupper() and following != "of"


def _is_given(words: Sequence[str], match: OfficeMatch, before: OfficeMatch) -> bool:
    """Whether "Amir" is a given name behind a minister's office: "the foreign minister, Amir X"."""
    following = words[match.last] if match.last < len(words) else "."
    behind = match.first == before.last + 1 and words[before.last] == ","
    named = words[match.first].istitle() and following[:1].isupper()
    return match.office.kind == "royal" and behind and named and before.office.kind == "government"


def match_office(words: Sequence[str], lowers: Sequence[str], start: int) -> OfficeMatch | None:
    """The longest office whose own word begins at the token ``start``, with the field before it."""
    opening = lowers[start].removeprefix("then-")
    for forms, office, plural in _index().get(opening, ()):
        end = start + len(forms)
        words_ = (opening, *lowers[start + 1 : end])
        if words_ == forms or (*words_[:-1], words_[-1].removesuffix("-designate")) == forms:
            first = _field_before(words, lowers, start, office)
            last = _field_after(words, lowers, end, office)
            return OfficeMatch(first, start, last, office, plural)
    return None


def _field_before(words: Sequence[str], lowers: Sequence[str], start: int, office: Office) -> int:
    """Where the field of a minister or secretary begins ("Energy and Water" Resources Minister)."""
    if office.name.split()[-1] not in _TAKES_FIELD:
        return start
    fields = lists("words_of_names")["portfolios"]
    first = start
    while first > 0:
        before = lowers[first - 1]
        if before in fields and words[first - 1][0].isupper() == words[start][0].isupper():
            first -= 1
        elif before == "and" and 1 < first < start and lowers[first - 2] in fields:
            first -= 2
        else:
            break
    return first


def _field_after(words: Sequence[str], lowers: Sequence[str], end: int, office: Office) -> int:
    """Where "of Foreign Affairs" or "for trade and industry" after an office ends."""
    link = tuple(lowers[end : end + 1])
    of_state = office.name in _OF_STATE and link == ("for",)
    if link not in _OF or not (of_state or office.name.split()[-1] in _TAKES_FIELD):
        return end
    fields = lists("words_of_names")["portfolios"]
    ordinary = lexicon_words("common_words")
    start = end + 1 + (tuple(lowers[end + 1 : end + 2]) == ("the",))
    last = start
    while last < len(lowers):
        if lowers[last] in fields or (words[last][0].isupper() and lowers[last] in ordinary):
            last += 1
        elif (
            lowers[last] in {"and", ","}
            and last > start
            and set(lowers[last + 1 : last + 2]) & fields
        ):
            last += 2
        elif last > start and _goes_on_with(words, lowers, last):
            last += 3
        else:
            break
    named = words[last : last + 1]
    if named and named[0][0].isupper() and lowers[last] in lists("words_of_names")["organizations"]:
        return end  # "Secretary of the Security Council"
    last = _end_of_those_abroad(words, lowers, last) if last > start else last
    if office.name == "minister" and fields.isdisjoint(lowers[start:last]):
        last = _unknown_field(words, lowers, last)
    return last if last > start else end


def _goes_on_with(words: Sequence[str], lowers: Sequence[str], joint: int) -> bool:
    """Whether "and Advanced Technology" ends a field here, and no other office begins."""
    adjective, field, following = [*words[joint + 1 : joint + 4], "", "", ""][:3]
    known = "".join(lowers[joint + 2 : joint + 3]) in lists("words_of_names")["portfolios"]
    ends = known and adjective.istitle() and field.istitle() and not following[:1].isupper()
    return ends and lowers[joint] == "and"


def _end_of_those_abroad(words: Sequence[str], lowers: Sequence[str], start: int) -> int:
    """Where ", African Cooperation and Moroccan Expatriates" behind a field ends, or ``start``."""
    if tuple(lowers[start : start + 1]) not in _GOES_ON:
        return start
    for last in range(start + 1, min(start + _MOST_WORDS, len(words))):
        if lowers[last] in lists("words_of_names")["ends_field"]:
            return last + 1
        if not (words[last][0].isupper() or lowers[last] in _IN_FIELD):
            return start
    return start


def _unknown_field(words: Sequence[str], lowers: Sequence[str], start: int) -> int:
    """Where a field that no list has ends: "Solid Minerals", up to the comma before the name."""
    last = start
    while last < len(words) and words[last][0].isupper():
        if match_entry(words, lowers, last):
            return start
        last += 1
    return last if tuple(words[last : last + 1]) == (",",) else start


@cache
def answers_to(name: str, held: str) -> bool:
    """Whether a word for an office may mean the holder of another ("leader", "president").

    Both are whole names in lower case, with their fields ("deputy foreign minister").
    """
    if name == held:
        return True
    if head_of(held) == "minister" and _is_of_field(name, held):
        return True
    office = office_of(held)
    if office is None:
        return False
    if name in office.generics:
        return True
    return name == head_of(held) and held != "vice president" and not held.startswith("prime")


def _is_of_field(name: str, held: str) -> bool:
    """Whether a minister's field answers to a name: "transport minister", "top diplomat"."""
    field, rank = _field_of(held)
    if name.endswith("minister"):
        asked = _field_of(name)
        return bool(asked[0]) and asked[0] <= field and asked[1] == rank
    foreign = office_named("foreign minister")
    return "foreign" in field and not rank and foreign is not None and name in foreign.generics


_NO_FIELD = frozenset(("minister", "of", "for", "and", "the", "affairs"))
_RANKS = frozenset(("deputy", "vice", "assistant", "first", "prime", "junior", "chief", "state"))


@cache
def _field_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The field of a minister ("transport") and the rank ("deputy")."""
    words = frozenset(name.split()) - _NO_FIELD
    return words - _RANKS, words & _RANKS


@cache
def head_of(office: str) -> str:
    """The last word of an office without its field ("minister")."""
    return _LINK.split(office)[0].rsplit(maxsplit=1)[-1]


@cache
def office_of(name: str) -> Office | None:
    """The office that a name with its field belongs to: that of its longest known ending."""
    for text in (name, _LINK.split(name)[0]):
        words = text.split()
        endings = (" ".join(words[start:]) for start in range(len(words)))
        if found := next(filter(None, map(office_named, endings)), None):
            return found
    return None
