"""Noun phrases, and the subjects that they make up.

Positions are items of a line; ranges include both ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists

if TYPE_CHECKING:
    from kg.extraction.statements.lines import Line

Range = tuple[int, int]

_CHUNK = re.compile(
    r"(?=[PWDSJ9RKNEY])(?:P|W"  # the look ahead passes over the classes that open none
    r"|(?:[DS]+(?:[J9]|[RKGQ](?=[RJKGNEQ9]))*|(?:[J9]|[RK](?=[JKNE9]))*)"
    r"[NEY9](?:S?[J9]*[NE9]|-[NE9])*S?"
    r"|D*J(?=R*[VZMB,.])|D+(?=R*[VZMB,.O]))"
)
_CLAUSE_OPENS_AFTER = frozenset("CAXQ:,-(R.")


@dataclass(frozen=True, slots=True)
class Chunks:
    """The noun chunks of a line, by the items that they start and end at."""

    starting: dict[int, int]
    ending: dict[int, int]


def chunks_of(line: Line) -> Chunks:
    """All noun chunks of the line."""
    return _chunks(line.classes)


@lru_cache(maxsize=1 << 10)
def _chunks(classes: str) -> Chunks:
    spans = [(match.start(), match.end() - 1) for match in _CHUNK.finditer(classes)]
    return Chunks(dict(spans), {last: first for first, last in spans})


def phrase_before(line: Line, chunks: Chunks, last: int) -> Range | None:
    """The noun phrase that ends at item ``last``, with what leads up to it: "the head of X"."""
    first = chunks.ending.get(last)
    if first is None:
        return None
    classes = line.classes
    while first > 1 and classes[last] not in "PW":
        joint = classes[first - 1]
        qualified = joint in "IT" and classes[first - 2] in "JK"  # "officials close to the matter"
        left = chunks.ending.get(first - 2 - qualified)
        if left is None or classes[left] in "PW" or joint not in "OITC":
            break
        before = classes[left - 1] if left else ""
        if joint in "ITC" and before and before in "VZBGKMTI":
            break
        if is_time(line, (left, first - 2 - qualified)) or is_time(line, (first, last)):
            break
        first = left
    return first, last


def is_time(line: Line, phrase: Range) -> bool:
    """Whether the phrase is a day or the like: "Monday", "last month"."""
    last = phrase[1]
    return line.classes[last] == "Y" or line.words[last] in lists("complements")["times"]


def subject_before(line: Line, chunks: Chunks, verb: int) -> Range | None:
    """The subject of the verb group that starts at item ``verb``, if it stands to the left."""
    last = _before_time(line, chunks, verb - 1)
    if last < 0:
        return None
    if line.classes[last] in ",)-":
        return _before_apposition(line, chunks, last)
    if line.classes[last] == "X" and last and line.classes[last - 1] in "NE,":
        return last, last
    phrase = phrase_before(line, chunks, last)
    return _with_relative_clause(line, chunks, verb) or phrase


def _with_relative_clause(line: Line, chunks: Chunks, verb: int) -> Range | None:
    """A subject with its relative clause: "a man who had met him said"."""
    for start in range(verb - 1, 0, -1):
        if line.classes[start] in ",Q:;-":
            return None
        if line.words[start] == "who":
            if not re.match(r"R*[VZM]", line.classes[start + 1 : verb]):
                return None
            head = phrase_before(line, chunks, start - 1)
            return (head[0], verb - 1) if head else None
    return None


def _before_time(line: Line, chunks: Chunks, last: int) -> int:
    """The item before adverbs and words of time that stand between subject and verb."""
    while last >= 0:
        if line.classes[last] == "R":
            last -= 1
            continue
        first = chunks.ending.get(last)
        if first is None or not first or not is_time(line, (first, last)):
            break
        last = first - 2 if line.classes[first - 1] == "I" else first - 1
    return last


def _before_apposition(line: Line, chunks: Chunks, close: int) -> Range | None:
    """The phrase before an apposition, a parenthesis or a relative clause closing at ``close``."""
    classes, found = line.classes, None
    opens = "(" if classes[close] == ")" else ",-("
    for opening in range(close - 1, 0, -1):
        if classes[opening] not in opens:
            continue
        segment = classes[opening + 1 : close]
        relative = segment[:1] in {"W", "I", "K", "G", "R"}
        if not relative and re.search("[VZM]", segment.split("W")[0]):
            break
        head = (
            _before_apposition(line, chunks, opening - 1)
            if classes[opening - 1] == ")" and close != opening - 1
            else phrase_before(line, chunks, opening - 1)
        )
        if head and _heads(line, head):
            whole = classes[close] == ")" or not relative or segment[0] == "W"
            found = (head[0], close - (classes[close] != ")")) if whole else head
    return found


def _heads(line: Line, phrase: Range) -> bool:
    """Whether the phrase opens a clause, and is not a part of the apposition itself."""
    first, last = phrase
    before = line.classes[first - 1] if first else ""
    if before and before not in _CLAUSE_OPENS_AFTER:
        return False
    return (
        line.classes[last] in "NEPS)Q"
        and "E" in line.classes[first : last + 1] + "E" * (line.classes[last] in "NP")
        and not is_time(line, phrase)
    )


def phrase_after(line: Line, chunks: Chunks, first: int) -> Range | None:
    """The noun phrase that starts at item ``first``, with its prepositional phrases."""
    last = chunks.starting.get(first)
    if last is None:
        return None
    classes = line.classes
    while last + 2 < len(line) and classes[last] not in "PW":
        joint = last + 1
        if classes[joint] in "JK" and classes[joint + 1] in "IT":
            joint += 1  # "people familiar with the matter"
        end = chunks.starting.get(joint + 1)
        if classes[joint] not in "OIC" + "T" * (joint - last - 1) or end is None:
            break
        if classes[joint + 1] in "PW" or is_time(line, (joint + 1, end)):
            break
        if classes[last + 1] == "C" and verb_follows(line, end):
            break
        last = end
    return first, last


_VERB_FOLLOWS = re.compile("R*[VZM]")


def verb_follows(line: Line, last: int) -> bool:
    """Whether a finite verb comes after item ``last``, adverbs aside."""
    return bool(_VERB_FOLLOWS.match(line.classes, last + 1))
