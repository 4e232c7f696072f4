"""Words for as many as met before, who have no names there: "the two ministers", "the pair"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.meetings.cues import verb_forms
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.words import may_be_verb, word_set

if TYPE_CHECKING:
    from kg.extraction.meetings.sketch import Sketch

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "pair": 2, "duo": 2, "trio": 3}
_ALONE = frozenset(("pair", "duo", "trio"))
_EACH = (("each", "of", "them"), ("both", "of", "them"))
_OF_STATE = (("of", "state"), ("of", "government"))


def pair_of(sketch: Sketch, index: int) -> tuple[int, int] | None:
    """The last item of such words that begin at ``index``, and how many they are; -1 for some."""
    start = index + (sketch.words[index] == "the")
    word = word_at(sketch, start)
    if (last := _some_at(sketch, start)) is not None:
        return last, -1
    number = _NUMBERS.get(word, 0)
    if not number:
        return None
    alone = (start > index or word == "both") and (_acts(sketch, start) or _met(sketch, start))
    if word in _ALONE or alone:
        return start, number
    for last in range(start + 1, start + 4):
        if word_at(sketch, last) in word_set("syntax", "pairs"):
            of = sketch.words[last + 1 : last + 3] in _OF_STATE
            return last + 2 * of, number
        if not word_at(sketch, last).isalpha():
            return None
    return None


def _some_at(sketch: Sketch, start: int) -> int | None:
    """The last item of "each of them" or, behind "the", of "ministers" alone."""
    if sketch.words[start : start + 3] in _EACH:
        return start + 2
    behind_the = start > 0 and sketch.words[start - 1] == "the"
    return start if behind_the and word_at(sketch, start) in _their_ranks() else None


def _their_ranks() -> frozenset[str]:
    return word_set("syntax", "their_ranks")


def _acts(sketch: Sketch, index: int) -> bool:
    """Whether "the two" at ``index`` are themselves who acts: "the two had only made peace"."""
    word = word_at(sketch, index + 1)
    if word in {"last", "also", "later", "then", "first"}:
        word = word_at(sketch, index + 2)
    several = word_at(sketch, index) in {"two", "both", "three", "four"}
    return several and (may_be_verb(word) or word.endswith("ed") or word in verb_forms())


def _met(sketch: Sketch, index: int) -> bool:
    """Whether "the two" at ``index`` are who met: "a meeting between the two in Lima"."""
    between = index > 1 and word_at(sketch, index - 2) in {"between", "of"}
    following = word_at(sketch, index + 1)
    ends = not following.isalpha() or following in word_set("syntax", "after_side")
    return between and ends and word_at(sketch, index) in {"two", "three"}
