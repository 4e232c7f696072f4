"""What joins the names of a list: a comma, "and", "as well as", "led by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extraction.meetings.sketch import Sketch

_LED = frozenset(("led", "headed"))


def word_at(sketch: Sketch, index: int) -> str:
    """The word of an item; "" before the first and behind the last one."""
    return sketch.words[index] if 0 <= index < len(sketch.words) else ""


def words_between(sketch: Sketch, last: int, first: int) -> tuple[str, ...]:
    """The words between an item and a later one."""
    return sketch.words[last + 1 : first]


def behind_joint(sketch: Sketch, last: int) -> tuple[int, bool] | None:
    """Where the next name of a list may begin, and whether "and" leads to it."""
    first, second = word_at(sketch, last + 1), word_at(sketch, last + 2)
    if first == "and" or (first, second) == ("as", "well"):
        return last + 2 + 2 * (first == "as"), True
    if first == "," and sketch.words[last + 2 : last + 5] == ("as", "well", "as"):
        return last + 5, True
    if first in {",", ";"}:
        return (last + 3, True) if second == "and" else (last + 2, False)
    return None


def is_led(sketch: Sketch, index: int) -> bool:
    """Whether "led by" follows at ``index``, so that a delegation has a name."""
    return word_at(sketch, index) in _LED and word_at(sketch, index + 1) == "by"
