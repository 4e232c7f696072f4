"""What a cue says of whom, and how the other side stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.meetings.sides import Side, is_name, side_at
from kg.extraction.meetings.subjects import transparent_steps
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch

_TOPIC_WORDS = 14
_BY_WORDS = 8  # between a passive verb and "by": "was welcomed with military honours by"


@dataclass(frozen=True, slots=True)
class Scene:
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


def other_side(sketch: Sketch, index: int, frame: str) -> Side | None:
    """The side that a frame puts behind the cue that ends before ``index``."""
    steps = transparent_steps(sketch, index)
    for position in range(index, index + _BY_WORDS) if frame == "by" else steps:
        if position >= len(sketch.items) or sketch.items[position].word in {",", "."}:
            break
        index = position
        if frame == "obj":
            side = side_at(sketch, position)
        elif sketch.items[position].word == frame:
            side = side_at(sketch, position + 1)
        else:
            continue
        if side is not None and may_end_here(sketch, side.last):
            return side
    return _behind_topic(sketch, index) if frame == "with" else None


def _behind_topic(sketch: Sketch, index: int) -> Side | None:
    """The other side behind what was spoken of: "held talks on trade with X"."""
    for position in range(index, min(index + _TOPIC_WORDS, len(sketch.items) - 1)):
        word = sketch.items[position].word
        if word == "with":
            side = side_at(sketch, position + 1)
            if side is None or not is_name(sketch.items[side.last]):
                return None
            return side if may_end_here(sketch, side.last) else None
        if word in word_set("clause", "closes") or word in {".", ","}:
            return None
    return None


def may_end_here(sketch: Sketch, last: int) -> bool:
    """Whether a name that ends here is no part of a longer phrase ("Trump supporters")."""
    following = sketch.items[last + 1].word if last + 1 < len(sketch.items) else "."
    return (
        not following.isalpha()
        or following in word_set("syntax", "after_side")
        or (following.endswith("ly"))
    )


def words_of(sketch: Sketch, first: int, last: int) -> list[str]:
    """The words of items ``first`` to ``last`` (exclusive)."""
    return [item.word for item in sketch.items[max(0, first) : last]]
