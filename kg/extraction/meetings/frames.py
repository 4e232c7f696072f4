"""What a cue says of whom, and how the other side stands behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.sides import Side, first_of, is_name, side_at
from kg.extraction.meetings.subjects import leads_to_with, transparent_steps
from kg.extraction.meetings.words import pattern, word_set

if TYPE_CHECKING:
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch

_TOPIC_WORDS = 14
_SEQUELS = frozenset(
    (
        "another",
        "by",
        "video",
        "phone",
        "telephone",
        "link",
        "via",
        "also",
        "then",
        "later",
        "separately",
        "finally",
        ",",
        "on",
        "@date",
        "in",
    )
)
_SEQUEL_WORDS = 6
_HONOUR = frozenset(("honour", "honor"))
_WHERE_OR_WHEN = frozenset(("in", "at", "on"))
_ASIDE_WORDS = 16
_BY_WORDS = 12  # between a passive verb and "by": "was welcomed with military honours by"


class Scene(NamedTuple):
    """A cue with its sides.

    ``left`` is who acts, ``right`` the other side, ``behind`` the item behind both; one of the two
    is None where the other names all. ``frame`` is the one of the cue's frames that was filled.
    """

    cue: Cue
    left: Side | None
    right: Side | None
    behind: int
    frame: str

    @property
    def sides(self) -> tuple[Side, ...]:
        """Those of the two that there are."""
        return tuple(side for side in (self.left, self.right) if side is not None)


def of_known_names(scene: Scene) -> Scene:
    """The scene with its right side as one whose names were found elsewhere: "each of them"."""
    return scene._replace(right=scene.right and scene.right._replace(number=0))


def other_side(sketch: Sketch, index: int, frame: str) -> Side | None:
    """The side that a frame puts behind the cue that ends before ``index``."""
    start, steps = index, transparent_steps(sketch, index)
    for position in range(index, index + _BY_WORDS) if frame == "by" else steps:
        if position >= len(sketch.items) or sketch.words[position] == ".":
            break
        if sketch.words[position] == "," and not leads_to_with(sketch, position):
            ends = position + 1 >= len(sketch.items)
            behind = None if ends else _behind_aside(sketch, position, frame)
            return other_side(sketch, behind, frame) if behind else None
        index = position
        if frame == "obj":
            side = side_at(sketch, position)
        elif sketch.words[position] == frame:
            side = side_at(sketch, position + 1)
        elif frame == "for" and (honoured := _honoured(sketch, position)):
            side = honoured
        else:
            continue
        if side is not None and not may_end_here(sketch, side.last):
            side = first_of(sketch, side) or side
        if side is not None and may_end_here(sketch, side.last):
            return side
        if side is not None and frame == "with" and _object_follows(sketch, start, position, side):
            return side
    from_whom = (frame, word_at(sketch, start)) in (("to", "from"), ("from", "of"))
    return _behind_topic(sketch, index, frame) if frame == "with" or from_whom else None


def some_of(sketch: Sketch, index: int, frame: str) -> Side | None:
    """Those whom "with several leaders on Friday, including X and Y" names, from ``index`` on.

    Not of one who is host of them all, for they are guests of one gathering.
    """
    if frame not in {"obj", "with", "from"} or index >= len(sketch.items):
        return None
    index += frame == sketch.words[index]
    match = pattern("clause", "among_others").match(sketch.after(index))
    return side_at(sketch, index + match[0].count(" ") - 1) if match else None


def _honoured(sketch: Sketch, index: int) -> Side | None:
    """Those of "in honour of X" and of "in her honour"."""
    words = words_of(sketch, index, index + 3)
    if words[:1] != ("in",) or len(words) < 3 or not _HONOUR & set(words):  # noqa: PLR2004
        return None
    if words[1:] == ("@person's", words[2]):
        return Side(index, index + 2, sketch.items[index + 1].mentions)
    return side_at(sketch, index + 3) if words[2] == "of" else None


def _behind_aside(sketch: Sketch, comma: int, frame: str) -> int | None:
    """Where "with" stands behind ", on the sidelines of the summit in Lima, with X".

    Also where an object begins: "received on Saturday, in the Apostolic Palace, X".
    """
    words = sketch.words
    stops = word_set("clause", "closes")
    opening = sketch.items[comma + 1]
    if opening.when is None and opening.word not in word_set("syntax", "prepositions"):
        return None
    for position in range(comma + 2, min(comma + _ASIDE_WORDS, len(words) - 1)):
        if words[position] in stops or words[position] == "@person":
            return None
        if words[position] == "," and words[position + 1] == frame:
            return position + 1
        if words[position] == "," and frame == "obj":
            return position + 1 if opening.when or opening.word in _WHERE_OR_WHEN else None
    return None


def _object_follows(sketch: Sketch, start: int, position: int, side: Side) -> bool:
    """Whether the object of the verb stands behind the side: "discussed with X the needs of"."""
    following = sketch.words[side.last + 1]
    return position == start and following in {"the", "a", "an", "ways", "means", "how", "issues"}


def _behind_topic(sketch: Sketch, index: int, frame: str) -> Side | None:
    """The other side behind what was spoken of: "held talks on trade with X"."""
    for position in range(index, min(index + _TOPIC_WORDS, len(sketch.items) - 1)):
        word = sketch.words[position]
        if word == frame:
            side = side_at(sketch, position + 1)
            if side is None or not is_name(sketch.words[side.last]):
                return None
            return side if may_end_here(sketch, side.last) else None
        if word in word_set("clause", "closes") or word in {".", ","}:
            return None
    return None


def may_end_here(sketch: Sketch, last: int) -> bool:
    """Whether a name that ends here is no part of a longer phrase ("Trump supporters")."""
    following = sketch.words[last + 1] if last + 1 < len(sketch.items) else "."
    return (
        not following.isalpha()
        or following in word_set("syntax", "after_side")
        or following.endswith("ly")
        or (following.endswith("ed") and sketch.words[last] == "@person")
    )


def words_of(sketch: Sketch, first: int, last: int) -> tuple[str, ...]:
    """The words of items ``first`` to ``last`` (exclusive)."""
    return sketch.words[max(0, first) : last]


def next_scene(sketch: Sketch, scene: Scene) -> Scene | None:
    """The same with another one, of whom the sentence goes on: "met X and, later, with Y"."""
    if scene.left is None or scene.right is None or scene.frame not in {"with", "obj", "from"}:
        return None
    aside = _ASIDE.match(sketch.after(scene.behind))
    start = scene.behind + (aside.group().count(" ") - 1 if aside else 0)
    for position in range(start, len(sketch.items) - 2):
        if sketch.words[position] in word_set("clause", "closes"):
            return None
        words = words_of(sketch, position, position + 2)
        if words[0] == "and" or words in ((",", "then"), (",", "later"), (",", "with")):
            side = _next_side(sketch, position, tail=position > scene.behind)
            if side is not None and may_end_here(sketch, side.last):
                return Scene(scene.cue, scene.left, side, side.last + 1, scene.frame)
    return None


_ASIDE = re.compile(
    r" , @(?:person's \w+|person|body) said (?=, )"
)  # ", his office said, and then"


def _next_side(sketch: Sketch, index: int, *, tail: bool) -> Side | None:
    """The side behind "and with" at ``index``, or behind "and" where a ``tail`` was told before."""
    for position in range(index + 1, min(index + _SEQUEL_WORDS, len(sketch.items))):
        word = sketch.words[position]
        if word in {"with", "from"}:
            return side_at(sketch, position + 1)
        dated = any(item.when for item in sketch.items[index + 1 : position])
        if word == "@person" and ((tail and position == index + 1) or dated):
            side = side_at(sketch, position)
            following = sketch.words[side.last + 1] if side else "."
            return None if following in word_set("syntax", "next_clause") else side
        if word not in _SEQUELS:
            return None
    return None


def fronted(sketch: Sketch) -> Side | None:
    """The other side of "With Z, the two held a trilateral meeting", which opens the sentence."""
    side = side_at(sketch, 1) if sketch.words[0] == "with" else None
    closes = side is not None and word_at(sketch, side.last + 1) == ","
    return side if closes else None


def joining(sketch: Sketch, scene: Scene) -> Side | None:
    """Who joins the two: "will meet again in Rome, this time joined by Z", "With Z, they met"."""
    if scene.right is None and scene.frame == "each" and (side := fronted(sketch)):
        return side
    for position in range(min(side.last for side in scene.sides), len(sketch.items) - 2):
        if words_of(sketch, position, position + 2) == ("joined", "by"):
            return side_at(sketch, position + 2)
    return None
