"""What a source is made of: its heads, its apposition, who owns what it names.

All positions are items of a line; ranges include both ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extraction.lexicon import lists
from kg.extraction.statements.chunks import chunks_of, subject_before
from kg.extraction.statements.verb_groups import verb_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line

POSSESSIVES: Final = {"his": "he", "her": "she", "its": "it", "their": "they"}
_NAME = re.compile(r"E[EIDN]*E\Z")
_CLAUSE = re.compile("[VZMWGKXAQ]")
_ENDS = frozenset(",.:")


def heads_of(line: Line, source: Range) -> Iterator[Range]:
    """The chunks in a source that speak: the first one, and those joined to it by "and".

    Of "one of the officials" these are the officials. A source may begin amid a chunk.
    """
    chunks, (first, last) = chunks_of(line), source
    if is_of_many(line, source) and first + 2 in chunks.starting:
        first += 2
    end = chunks.starting.get(first)
    if end is None:
        around = (e for s, e in sorted(chunks.starting.items()) if s <= last and first <= e)
        end = next(around, None)
    if end is None:
        return
    yield first, min(end, last)
    while end + 2 <= last and line.classes[end + 1] == "C":
        following = chunks.starting.get(end + 2)
        if following is None or _is_one(line, first, (end + 2, following)):
            return
        yield end + 2, following
        end = following


def is_of_many(line: Line, source: Range) -> bool:
    """Whether a source is "one of the officials", "some of them"."""
    first, last = source
    return (
        first + 2 <= last
        and line.words[first + 1] == "of"
        and (
            line.words[first] == "one"
            or (line.words[first + 2] == "them" and line.words[first] in lists("sources")["parts"])
        )
    )


def _is_one(line: Line, first: int, second: Range) -> bool:
    """Whether two phrases describe one person: "the senator and presidential candidate"."""
    plural = line.words[second[1]].endswith("s")
    shared = line.classes[first] == "D" and line.classes[second[0]] != "D"
    return shared and line.classes[second[1]] == "N" and not plural


def apposed_name(line: Line, head: Range, source: Range) -> Range | None:
    """The name right behind a head, if it is all of an apposition: "the firm, Zorblat Air"."""
    found = apposition(line, head, source)
    if found is None or found[0] != head[1] + 2:
        return None
    return found if _NAME.match(line.classes, found[0], found[1] + 1) else None


def apposition(line: Line, head: Range, source: Range) -> Range | None:
    """The words between commas behind a head, unless they are a clause ("headed by X")."""
    comma = line.classes.find(",", head[1], source[1])
    if comma < 0 or "W" in line.classes[head[0] : comma]:
        return None
    close = line.classes.find(",", comma + 1, source[1])
    found = comma + 1, close - 1 if close > 0 else source[1]
    if found[0] > found[1] or _CLAUSE.search(line.classes, found[0], found[1] + 1):
        return None
    return found


def named_in_clause(line: Line, head: Range, source: Range) -> Range | None:
    """The name in "a farmer who gave his name only as Masauko", "a man named Said"."""
    first = source[1] + 1
    while first > head[1] + 1 and line.classes[first - 1] == "E":
        first -= 1
    tells = not lists("sources")["naming"].isdisjoint(line.words[head[1] + 1 : first])
    return (first, source[1]) if head[1] + 1 < first <= source[1] and tells else None


def completed(line: Line, source: Range, cue: Range | None) -> Range:
    """A source with what belongs to its end: "one of" (them), "another relative" (, Mrs Alao).

    A noun phrase that was cut short goes on to its end, up to a possessive or the cue.
    """
    first, last = source
    last = _end_of_chunk(line, last)
    if line.classes[last] == "O":
        last = chunks_of(line).starting.get(last + 1, last)
    elif line.classes[last] in "NJ" and line.classes[last + 1 : last + 2] == ",":
        end = last + 2
        while end < len(line) and line.classes[end] == "E":
            end += 1
        if last + 2 < end < len(line) and line.classes[end] in _ENDS:
            last = end - 1
    return source if cue and source[1] < cue[0] <= last else (first, last)


def _end_of_chunk(line: Line, item: int) -> int:
    """The last item of the noun phrase that holds an item, up to a possessive."""
    holding = (end for start, end in chunks_of(line).starting.items() if start <= item < end)
    end = next(holding, item)
    mark = line.classes.find("S", item, end + 1)
    return mark - 1 if mark > item else end if mark < 0 else item


def owner_of(line: Line, head: Range) -> Range | None:
    """Who owns what is said: X in "X's reply" and in "X's", "its" in "its view" and in "its"."""
    first, last = head
    if line.classes[last] == "S":
        return (first, last - 1) if first < last else None
    if first < last and line.words[last] not in lists("sources")["said"]:
        return None
    if line.words[first] in POSSESSIVES and (first < last or line.classes[first] != "P"):
        return first, first
    mark = line.classes.rfind("S", first, last)
    return (first, mark - 1) if mark > first else None


def subject_of(line: Line, end: int) -> Range | None:
    """The subject of the first verb of a line, if it begins before the character ``end``."""
    chunks = chunks_of(line)
    for verb in re.finditer("[VZM]", line.classes):
        if line.starts[verb.start()] >= end:
            return None
        subject = subject_before(line, chunks, verb_group(line, verb.start()).first)
        if subject and line.classes[subject[1]] not in "WX":
            return subject
    return None
