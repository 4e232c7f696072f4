"""What follows a cue: a that-clause, a quotation, an infinitive, an object, nothing.

All positions are items of the line; ranges include both ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.lexicon import lists
from kg.extraction.statements.chunks import is_time, phrase_after

if TYPE_CHECKING:
    from kg.extraction.statements.chunks import Chunks, Range
    from kg.extraction.statements.lines import Line


class Complement(NamedTuple):
    """What follows a cue verb.

    ``frame`` names its form: that, clause, quote, colon, wh, to, ing, object, a preposition, end
    (nothing follows), state (an adjective), gap (a verb); "object to", "object as" and so on where
    something follows the object, "tell that" and so on where the object is the addressee.
    ``start`` is the first item of the content, ``cue_end`` the last one of the cue.
    """

    frame: str
    start: int
    cue_end: int
    addressee: Range | None = None


def complement(line: Line, chunks: Chunks, verb: int, *, told: bool) -> Complement:
    """What follows the verb at item ``verb``; ``told`` if its object is somebody who is told."""
    first = _skip_adjuncts(line, chunks, verb + 1, places=False)
    plain = _with_adverbs(line, _at(line, chunks, first, verb))
    if plain.frame in {"that", "quote", "colon", "wh", "to"}:
        return plain
    beyond = _skip_adjuncts(line, chunks, first)
    if beyond > first:
        later = _at(line, chunks, beyond, verb)
        if later.frame in _SURE:
            return later
        if later.frame == "clause" and plain.frame != "object":
            return _with_adverbs(line, later)
    if plain.frame in {"object", "clause"}:
        return _after_object(line, chunks, plain, told=told) or plain
    return plain


_SURE = frozenset(("that", "quote", "colon", "wh", "end"))


def _with_adverbs(line: Line, found: Complement) -> Complement:
    """The same, with the adverbs that belong to the content: "said only 18 per cent …"."""
    start = min(found.start, len(line))
    while found.frame != "end" and line.words[start - 1] in lists("complements")["of_content"]:
        start -= 1
    return found if start == found.start else found._replace(start=start)


def _at(line: Line, chunks: Chunks, i: int, verb: int) -> Complement:
    """What starts at item ``i``."""
    if i >= len(line) or line.classes[i] in ".,)-C":
        quoted = line.classes[i : i + 2] == ",Q"
        return Complement("quote", i + 1, verb) if quoted else Complement("end", i, verb)
    kind, word = line.classes[i], line.words[i]
    following = line.classes[i + 1 : i + 2]
    if kind == ":":
        return Complement("quote" if following == "Q" else "colon", i + 1, verb)
    if kind == "X" and following not in {"V", "Z", "M"}:
        return Complement("that", i + 1, verb)
    if word in lists("complements")["questions"]:
        return Complement("wh", i, verb)
    return _opened_by_word(line, chunks, i, verb)


def _opened_by_word(line: Line, chunks: Chunks, i: int, verb: int) -> Complement:
    kind, word = line.classes[i], line.words[i]
    if kind == "T" and line.classes[i + 1 : i + 4].lstrip("R")[:1] == "B":
        return Complement("to", i, verb)
    if kind in _FRAMES:
        return Complement(_FRAMES[kind], i, verb)
    if kind in "TAIO":
        return Complement("to-" if kind == "T" else word, i + 1, i)
    return _phrase(line, chunks, i, verb)


_FRAMES = {"Q": "quote", "V": "gap", "Z": "gap", "M": "gap", "G": "ing", "W": "wh"}


def _phrase(line: Line, chunks: Chunks, i: int, verb: int) -> Complement:
    phrase = phrase_after(line, chunks, i)
    if phrase is None:
        return Complement("state" if line.classes[i] in "JRK" else "other", i, verb)
    return Complement("clause" if _has_verb(line, phrase[1]) else "object", i, verb)


_CLAUSE = re.compile(r"[R,]*[VZM]|(?:[,-][^,.VZM]*[,-])R*[VZM]")


def _has_verb(line: Line, last: int) -> bool:
    """Whether a finite verb follows the phrase that ends at item ``last``."""
    if _CLAUSE.match(line.classes, last + 1):
        return True
    plural = line.classes[last] == "P" or line.words[last].endswith("s")
    return plural and bool(re.match("R*B", line.classes[last + 1 :]))


_AFTER_ADDRESSEE = frozenset(("that", "quote", "colon", "wh", "to", "clause", "of", "for", "end"))
_AFTER_OBJECT = frozenset(("quote", "to", "of", "as", "for", "at"))


def _after_object(
    line: Line, chunks: Chunks, plain: Complement, *, told: bool
) -> Complement | None:
    """What follows an object: "told reporters on Sunday that", "called on both sides to"."""
    phrase = phrase_after(line, chunks, plain.start)
    if phrase is None:
        return None
    if not told:
        later = _at(line, chunks, phrase[1] + 1, plain.cue_end)
        if later.frame not in _AFTER_OBJECT or plain.frame == "clause":
            return None
        return plain._replace(frame=f"object {later.frame}")
    short = chunks.starting[plain.start]
    for i in (short + 1, phrase[1] + 1, _skip_adjuncts(line, chunks, phrase[1] + 1)):
        later = _at(line, chunks, i, plain.cue_end)
        if later.frame in _AFTER_ADDRESSEE:
            told_to = (plain.start, max(i - 1, short)) if i <= phrase[1] + 1 else phrase
            return Complement(f"tell {later.frame}", later.start, plain.cue_end, told_to)
    return None


def _skip_adjuncts(line: Line, chunks: Chunks, i: int, *, places: bool = True) -> int:
    """The first item after adverbs, days and, unless told not, phrases of place and occasion."""
    words = lists("complements")
    while i < len(line):
        if line.classes[i] in "RY":
            i += 1
            continue
        opens = line.words[i] in words["adjuncts"] and line.classes[i] in "IT"
        if not (opens or line.words[i] in words["relative_times"]):
            break
        phrase = phrase_after(line, chunks, i + opens)
        if phrase is None or not ((opens and places) or is_time(line, phrase)):
            break
        i = phrase[1] + 1
    return i
