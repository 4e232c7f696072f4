"""Finds the words that name the speaker: the subject of a cue, wherever it stands.

All positions are items of the line; ranges include both ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.lexicon import lists
from kg.extraction.statements.chunks import (
    is_time,
    phrase_after,
    phrase_before,
    subject_before,
    verb_follows,
)
from kg.extraction.statements.verb_groups import verb_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.statements.chunks import Chunks, Range
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.verb_groups import VerbGroup


class Source(NamedTuple):
    """The words that name a speaker; ``inherited`` from another verb, or ``inverted`` ("said X").

    ``entry`` is where the clause of the cue starts, if it stands beside the one before it.
    """

    words: Range | None
    entry: int | None = None
    inherited: bool = False
    inverted: bool = False


def source_of(
    line: Line, chunks: Chunks, group: VerbGroup, before: Sequence[tuple[Range, bool]]
) -> Source:
    """The source of a verb.

    ``before`` are the own subjects of the cues before it in the line, each with whether its clause
    stands at the top.
    """
    first = group.first
    previous = line.classes[first - 1] if first else ""
    if group.mood in {"finite", "modal", "adjective"}:
        subject = subject_before(line, chunks, first)
        if subject:
            return Source(subject, _entry_of_clause(line, subject[0]))
        subject = _inverted_subject(line, chunks, group, previous)
        if subject:
            return Source(subject, inverted=True)
    if group.mood == "gerund" and previous in {"N", "E"}:
        return Source(phrase_before(line, chunks, first - 1))
    if group.mood == "participle" and previous in {"N", "E"}:
        return Source(None)
    main = _main_source(line, chunks, group, before)
    return Source(main, _entry_beside(line, group), inherited=True)


def _inverted_subject(line: Line, chunks: Chunks, group: VerbGroup, previous: str) -> Range | None:
    """The subject of "…, said X": behind a verb of saying that ends what goes before."""
    saying = line.words[group.verb] in lists("complements")["inverting"]
    if not (saying and line.classes[group.verb] in "VZ" and previous in {"Q", ",", ""}):
        return None
    subject = _subject_after(line, chunks, group.verb + 1)
    if subject and previous == "," and line.classes[subject[1] + 1 : subject[1] + 2] == "C":
        return None  # "…, thanked the mediators and promised"
    return subject


def _subject_after(line: Line, chunks: Chunks, first: int) -> Range | None:
    """The subject that follows its verb, with its apposition: "said X, the head of Y"."""
    phrase = phrase_after(line, chunks, first)
    if phrase is None or verb_follows(line, phrase[1]) or is_time(line, phrase):
        return None
    last, end = phrase[1], phrase[1]
    if line.classes[last] == "P":
        return phrase
    while last + 2 < len(line) and line.classes[last + 1] == ",":
        close = line.classes.find(",", last + 2)
        last = (close if close >= 0 else len(line) - 1) - 1
        apposition = line.classes[end + 2 : last + 1]
        relative = re.match("W[^QG]*[VZM][^QG]*\\Z", apposition)
        if (not relative and re.search("[VZMQWG]", apposition)) or not apposition:
            break
        if relative or re.match("[DJNE9K]", apposition):
            end = last
    return phrase[0], end


_OPENING = 2  # up to this item, a gerund opens its sentence: "Speaking …, Raisi said"


def _main_source(
    line: Line, chunks: Chunks, group: VerbGroup, before: Sequence[tuple[Range, bool]]
) -> Range | None:
    """The subject of the clause that a gerund, an infinitive or a second verb belongs to."""
    at_top = [subject for subject, top in before if top]
    if at_top:
        return at_top[-1]
    if before:
        return before[0][0]
    first, opens = group.first, group.first <= _OPENING and group.mood != "finite"
    for match in re.finditer("[VZM]", line.classes):
        if match.start() < first or opens:
            subject = subject_before(line, chunks, verb_group(line, match.start()).first)
            if subject:
                return subject
    if group.mood == "gerund" and line.classes[max(first - 1, 0)] == ",":
        return subject_before(line, chunks, first - 1)  # "Haddad, noting that …, said"
    return None


_DEPENDS = re.compile("[VZMBKGXAWQ:-]")
_BESIDE = frozenset(("while", "whereas", "although", "though"))


def _entry_of_clause(line: Line, first: int) -> int | None:
    """Where a clause with its own subject starts, if it stands beside what goes before."""
    if not _DEPENDS.search(line.classes, 0, first):
        return 0  # "On Sunday Karimov said": nothing comes before that it could depend on
    kind, before = line.classes[first - 1], line.words[first - 1]
    if kind == "C" or before in _BESIDE:
        return first - 1 - (first > 1 and line.classes[first - 2] == ",")
    if kind == "," and line.classes[0] in "AIWKGYR":
        return first - 1
    return first - 1 if before == ";" or kind == "-" else None


def _entry_beside(line: Line, group: VerbGroup) -> int | None:
    """Where the clause of a gerund or of a second verb starts: ", adding", ", and promised"."""
    first = group.first
    if first == 0:
        return 0
    previous = line.classes[first - 1]
    after_comma = first > 1 and line.classes[first - 2] in ",-"
    if group.mood in {"gerund", "finite"} and previous in {",", "-"}:
        return first - 1
    if group.mood == "gerund" and previous in {"I", "A", "C"} and after_comma:
        return first - 2
    if group.mood != "infinitive" and previous == "C":
        return first - 1 - after_comma
    return None
