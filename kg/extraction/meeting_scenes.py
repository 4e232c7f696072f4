"""Reads one cue with its sentence: who stands on either side, and whether it tells of a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meeting_cues import NOUN
from kg.extraction.meeting_sides import Side, is_name, owner_of, side_at, side_ending_at
from kg.extraction.meeting_subjects import (
    is_transparent,
    main_subject,
    subject_of,
    transparent_steps,
)
from kg.extraction.meeting_words import word_lists, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meeting_cues import Cue
    from kg.extraction.meeting_sketch import Sketch

_TOPIC_WORDS = 14
_JOINS = frozenset(("between", "of", "among"))


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


def scene_of(sketch: Sketch, cue: Cue) -> Scene | None:
    """The first frame of the cue that its sentence fills; None where it fills none."""
    readings = _noun_scenes(sketch, cue) if cue.form == NOUN else _verb_scenes(sketch, cue)
    return next(readings, None)


def _verb_scenes(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    far = cue.form in "BG" or "having" in _words(sketch, cue.first - 3, cue.first)
    left = subject_of(sketch, cue.first, far=far) or _implied(sketch, cue)
    if left is None:
        return
    if other := _whom(sketch, left):
        yield Scene(cue, left, other, cue.last + 1, "obj")
    for frame in cue.pattern.frames:
        if (frame == "by") != _is_passive(sketch, cue, left):
            continue
        if frame == "each":
            if (len(left.entities) > 1 or left.number) and _has_no_object(sketch, cue):
                yield Scene(cue, left, None, cue.last + 1, frame)
            continue
        right = _other_side(sketch, cue.last + 1, frame)
        if right is not None and not right.entities & left.entities:
            yield Scene(cue, left, right, right.last + 1, frame)


def _has_no_object(sketch: Sketch, cue: Cue) -> bool:
    """Whether a verb stands without an object: not "they met their commitments"."""
    if len(cue.pattern.rest.pattern) > 1:
        return True
    word = sketch.items[cue.last + 1].word if cue.last + 1 < len(sketch.items) else "."
    if word in _DETERMINERS:
        return False
    return not word[0].isalnum() or is_transparent(word) or word in word_set("syntax", "after_side")


_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "two", "three", "all", "both"))


def _implied(sketch: Sketch, cue: Cue) -> Side | None:
    """The subject of "Speaking after meeting X, Y said": the one of the main clause."""
    return main_subject(sketch, cue.last + 1) if cue.form == "G" else None


def _words(sketch: Sketch, first: int, last: int) -> list[str]:
    return [item.word for item in sketch.items[max(0, first) : last]]


def _is_passive(sketch: Sketch, cue: Cue, left: Side) -> bool:
    if cue.form != "V":
        return False
    between = _words(sketch, left.last + 1, cue.first)
    return bool({"is", "are", "was", "were", "be", "been", "being"} & set(between[-3:]))


def _other_side(sketch: Sketch, index: int, frame: str) -> Side | None:
    """The side that a frame puts behind the cue that ends before ``index``."""
    for position in transparent_steps(sketch, index):
        index = position
        if frame == "obj":
            side = side_at(sketch, position)
        elif sketch.items[position].word == frame:
            side = side_at(sketch, position + 1)
        else:
            continue
        if side is not None and _may_end_here(sketch, side.last):
            return side
    return _behind_topic(sketch, index) if frame == "with" else None


def _behind_topic(sketch: Sketch, index: int) -> Side | None:
    """The other side behind what was spoken of: "held talks on trade with X"."""
    for position in range(index, min(index + _TOPIC_WORDS, len(sketch.items) - 1)):
        word = sketch.items[position].word
        if word == "with":
            side = side_at(sketch, position + 1)
            persons = side is not None and is_name(sketch.items[side.last])
            return side if persons and _may_end_here(sketch, side.last) else None
        if word in word_set("clause", "closes") or word in {".", ","}:
            return None
    return None


def _may_end_here(sketch: Sketch, last: int) -> bool:
    """Whether a name that ends here is no part of a longer phrase ("Trump supporters")."""
    following = sketch.items[last + 1].word if last + 1 < len(sketch.items) else "."
    return (
        not following.isalpha()
        or following in word_set("syntax", "after_side")
        or (following.endswith("ly"))
    )


def _whom(sketch: Sketch, left: Side) -> Side | None:
    """The antecedent of "whom" before a subject: "Y, whom he met in Tunis"."""
    if _words(sketch, left.first - 1, left.first) != ["whom"]:
        return None
    for position in range(left.first - 2, max(left.first - 5, -1), -1):
        if is_name(sketch.items[position]):
            return side_ending_at(sketch, position)
    return None


def _noun_scenes(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    for start in transparent_steps(sketch, cue.last + 1):
        if sketch.items[start].word in _JOINS:
            yield from _joined_scenes(sketch, cue, start)
            return
    left = owner_of(sketch, cue.first)
    if sketch.items[cue.last].word in word_set("description", "by_phone"):
        yield from _told_scene(sketch, cue, subject_of(sketch, cue.first, far=True))
        return
    right = _other_side(sketch, cue.last + 1, "with")
    if right is not None:
        left = left or subject_of(sketch, cue.first, far=True)
        left = left or main_subject(sketch, right.last + 1)
        if left is not None and not left.entities & right.entities:
            yield Scene(cue, left, right, right.last + 1, "with")
        return
    yield from _scenes_without_object(sketch, cue, left)


def _joined_scenes(sketch: Sketch, cue: Cue, start: int) -> Iterator[Scene]:
    """Those whom "a meeting between X and Y", "the meeting of X with Y" name."""
    side = side_at(sketch, start + 1, all_of_it=True)
    if side is None:
        return
    if len(side.entities) > 1 or side.number:
        yield Scene(cue, None, side, side.last + 1, "between")
    elif right := _other_side(sketch, side.last + 1, "with"):
        yield Scene(cue, side, right, right.last + 1, "with")


def _scenes_without_object(sketch: Sketch, cue: Cue, owner: Side | None) -> Iterator[Scene]:
    """Those of "their talks", "X told Y in a phone call", "X and Y agreed in a phone call"."""
    if _is_told_before(sketch, cue):
        yield Scene(cue, None, Side(cue.first, cue.last, (), -1), cue.last + 1, "each")
        return
    subject = owner or subject_of(sketch, cue.first, far=True) or main_subject(sketch, cue.last + 1)
    if subject is None:
        return
    if len(subject.entities) > 1 or subject.number:
        if owner is not None or _is_of_sides(sketch, cue):
            yield Scene(cue, subject, None, cue.last + 1, "each")
    else:
        yield from _told_scene(sketch, cue, subject)


def _told_scene(sketch: Sketch, cue: Cue, subject: Side | None) -> Iterator[Scene]:
    other = _told(sketch, subject) if subject is not None else None
    if other is not None:
        yield Scene(cue, subject, other, cue.last + 1, "told")


def _is_told_before(sketch: Sketch, cue: Cue) -> bool:
    """Whether the noun goes back to a meeting told before: "The meeting took place on Thursday"."""
    definite = sketch.items[cue.first].word in {"the", "their"}
    return definite and bool(_anaphoric().match(sketch.after(cue.last + 1)))


@cache
def _anaphoric() -> re.Pattern[str]:
    return re.compile(word_lists("clause")["anaphoric"])


def _is_of_sides(sketch: Sketch, cue: Cue) -> bool:
    """Whether the noun itself says that those who are named met each other."""
    return bool(set(_words(sketch, cue.first, cue.last + 1)) & word_set("description", "of_sides"))


def _told(sketch: Sketch, subject: Side) -> Side | None:
    """Whom the subject told something: "X told Y that"."""
    for index in transparent_steps(sketch, subject.last + 1):
        if sketch.items[index].word in word_set("syntax", "tells"):
            return side_at(sketch, index + 1)
    return None
