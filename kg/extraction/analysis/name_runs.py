"""How far a name reaches: runs of words with capitals, and what "of" and "and" add to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.name_words import given_names, honorifics, name_words
from kg.extraction.lexicon import words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from kg.extraction.analysis.offices import OfficeMatch
    from kg.extraction.analysis.view import View

_OWNING = (("'s",), ("'",))
_LINKS = frozenset(("of", "for", "on"))
_PREFIXED = re.compile(r"(?:al|el|an|ad|as|ash|ar|at|az|ul|ud|d|l)['-][A-Z]")


@lru_cache(maxsize=1 << 14)
def is_capital(word: str) -> bool:
    """Whether a word has the capital of a name ("Raisi", "al-Rashidi", "d'Estaing")."""
    return word[0].isupper() or (not word[0].isdigit() and bool(_PREFIXED.match(word)))


def is_never_name(view: View, position: int) -> bool:
    """Whether the word is a day, a month or another that is no name whatever its capital."""
    lower = view.lowers[position]
    if lower in name_words("never"):
        return lower != "he" or not _is_family_name(view, position)
    if lower != "may":
        return False
    before = view.lowers[position - 1] if position else ""
    after = view.words[position + 1] if position + 1 < len(view.words) else ""
    return (
        view.opens(position)
        or before in name_words("before_months")
        or after[:1].isdigit()
        or before.isdigit()
    )


def _is_family_name(view: View, position: int) -> bool:
    """Whether "He" stands within a sentence, before another name: "Vice Premier He Wei"."""
    following = view.words[position + 1 : position + 2]
    before = view.words[position - 1] if position else "."
    return view.words[position] == "He" and before[0].isalpha() and any(map(is_capital, following))


def end_of_run(view: View, first: int, offices: dict[int, OfficeMatch]) -> int:
    """Where the words with capitals that begin at ``first`` end, with particles between them."""
    end = first + 1
    while end < len(view.words) and view.sentence[end] == view.sentence[first]:
        owner = end in offices and is_capital(view.words[end]) and _owns(view, end + 1)
        if (end in offices and not owner) or is_never_name(view, end):
            break
        if view.words[end : end + 2] == ("H", "E") or view.words[end] in name_words("initials"):
            break
        if view.lowers[end] in honorifics() and not _is_second_name(view, first, end):
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
        elif _owns(view, end):
            end += 2
        else:
            break
    return end


def _is_second_name(view: View, first: int, position: int) -> bool:
    """Whether a courtesy is a part of a name: "Hassan Sheikh Mohamud"."""
    following = view.words[position + 1 : position + 2]
    if view.lowers[position] != "sheikh" or position != first + 1 or not following:
        return False
    own = view.lowers[first]
    plain = own in words("common_words") or match_entry(view.words, view.lowers, first)
    return is_capital(following[0]) and (own in given_names() or not plain)


def _owns(view: View, mark: int) -> bool:
    """Whether a name goes on behind a possessive ("People" "'s" Party)."""
    owner = view.lowers[mark - 1]
    if view.lowers[mark : mark + 1] not in _OWNING:
        return False
    if owner not in name_words("owners") and not owner.endswith("ers"):
        return False
    last = mark + 1
    while last < len(view.words) and is_capital(view.words[last]):
        last += 1
    return last > mark + 1 and view.lowers[last - 1] in name_words("organizations")


def is_linked(view: View, position: int) -> bool:
    """Whether "of" and a name follow a head word ("Ministry" of Health)."""
    if position + 1 >= len(view.words) or view.lowers[position] not in _LINKS:
        return False
    after = position + 1 + (view.lowers[position + 1] == "the")
    return after < len(view.words) and is_capital(view.words[after])


def end_with_of(
    view: View, last: int, offices: dict[int, OfficeMatch], *, organization: bool
) -> int:
    """Where a name that ends at ``last`` ends with the "of …" that belongs to it."""
    while is_linked(view, last):
        start = last + 1 + (view.lowers[last + 1] == "the")
        if is_never_name(view, start) or (start in offices and not _is_word(view, offices[start])):
            break
        last = _end_of_part(view, start, offices)
        if (
            organization
            and view.lowers[last : last + 1] == ("and",)
            and _goes_on(view, last + 1, offices)
            and match_entry(view.words, view.lowers, start) is None
        ):
            last = _end_of_part(view, last + 1, offices)
    return last


def _end_of_part(view: View, start: int, offices: dict[int, OfficeMatch]) -> int:
    """Where a part of a name ends, with the offices that are but words of it ("Teachers")."""
    last = offices[start].last if start in offices else end_of_run(view, start, offices)
    land = match_entry(view.words, view.lowers, start)
    if land and land[1].type is EntityType.COUNTRY and not land[1].demonym and land[0] < last:
        heads = name_words("organizations")
        last = last if view.lowers[last - 1] in heads else land[0]  # "of Armenia" Armen Said
    after = offices.get(last)
    return after.last if after and after.plural and is_capital(view.words[last]) else last


def _is_word(view: View, match: OfficeMatch) -> bool:
    """Whether an office is but a word of a name ("Justice"), and no person's."""
    after = view.words[match.last : match.last + 1]
    return match.plural or (match.last == match.first + 1 and not any(map(is_capital, after)))


def _goes_on(view: View, position: int, offices: dict[int, OfficeMatch]) -> bool:
    """Whether a name goes on after "and" ("Front for Renewal" and "Justice")."""
    if position >= len(view.words) or not is_capital(view.words[position]):
        return False
    if position in offices:
        return _is_word(view, offices[position])
    return match_entry(view.words, view.lowers, position) is None
