"""The manner in which a scene tells of a meeting: by which words, one by one, there, or again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Format

if TYPE_CHECKING:
    from kg.article import Span
    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch


def says_there(sketch: Sketch, clause: Clause) -> bool:
    """Whether the clause says "there", which is a place told before."""
    if clause.first and sketch.words[clause.first - 1] in {"who", "which", "whom"}:
        return False
    return "there" in sketch.words[max(0, clause.first - 1) : clause.last]


def is_separate(sketch: Sketch, scene: Scene) -> bool:
    """Whether the other side is met one by one: "held separate talks with X and Y"."""
    if scene.right is None or (scene.left is None and scene.frame != "with"):
        return False
    first = scene.left.first if scene.left else 0
    words = set(sketch.words[scene.cue.first : scene.right.first])
    last = scene.right.last
    comma = word_at(sketch, last + 1) == ","
    words |= set(sketch.words[last + 1 + comma : last + 2 + comma])
    words |= {sketch.words[scene.right.first]} & {"each"}
    words |= {"among"} & set(sketch.words[:first])
    inside = " ".join(sketch.words[scene.right.first : last + 1])
    apart = f" as well as {scene.frame} " in inside
    apart = apart or bool(_APART.match(sketch.after(last + 1)))
    apart = apart or bool(words & word_set("description", "one_by_one"))
    return apart or _are_calls(sketch, scene)


def _are_calls(sketch: Sketch, scene: Scene) -> bool:
    """Whether one person speaks to several by telephone, and so to one after the other."""
    several = scene.right is not None and len(scene.right.entities) > 1
    if not several or (scene.left is not None and len(scene.left.entities) != 1):
        return False
    words = set(sketch.words)
    phone = scene.cue.pattern.format is Format.PHONE_CALL or words & _PHONES
    return bool(phone) and not words & _OF_ALL


_PHONES = frozenset(("phone", "telephone", "telephoned", "phoned"))
_OF_ALL = frozenset(
    ("conference", "joint", "jointly", "three-way", "four-way", "trilateral", "group", "together")
)


_APART = re.compile(
    r" , both of whom | (?:, )?(?:@date )?(?:in|at|during) (?:two |three |four )?separate "
    r"(?:meetings|audiences|receptions|sessions|talks|calls) "
)


def is_told_of_before(sketch: Sketch, scene: Scene) -> bool:
    """Whether those who meet are "the two" of another sentence, and none has a name in this one."""
    mentions = [m for item in sketch.items[: scene.behind] for m in item.mentions]
    people = {m.entity for side in scene.sides for m in side.mentions}
    named = any(m.entity in people and m.form in _NAMES for m in mentions)
    several = any(side.number or len(side.mentions) > 1 for side in scene.sides)
    return several and not named and not (scene.left and scene.right)


_NAMES = frozenset((Form.NAME, Form.SHORT))


def is_respective(sketch: Sketch, scene: Scene) -> bool:
    """Whether several met somebody each: "The king and the premier met him, respectively"."""
    if scene.right is None:
        return False
    if scene.left and "each" in sketch.words[scene.left.last + 1 : scene.cue.first]:
        return True
    behind = set(sketch.words[scene.right.last + 1 :])
    return bool(behind & {"respectively", "separately"})


def evidence_of(sketch: Sketch, scene: Scene, clause: Clause) -> Span:
    """The words that tell of the meeting: a noun with its sides, or all of a clause."""
    cue = scene.cue
    goes_back = any(side.number for side in scene.sides)
    if cue.form == NOUN and not goes_back:
        told = scene.frame == "told" and scene.left is not None
        first = min(cue.first, scene.left.first) if told and scene.left else cue.first
        return sketch.span(first, scene.behind - 1)
    last = clause.last - 1
    while last > cue.last and _trails(sketch.words[last]):
        last -= 1
    return sketch.span(min(clause.begin, cue.first), max(last, scene.behind - 1))


def _trails(word: str) -> bool:
    """Whether a word at the end of a clause belongs to the next one."""
    return not word[-1].isalnum() or word in word_set("syntax", "prepositions")


def is_again(sketch: Sketch, scene: Scene, clause: Clause) -> bool:
    """Whether this is a meeting to come after another: "will now meet", "their next talks"."""
    cue = set(sketch.words[scene.cue.first : scene.cue.last + 1])
    rest = set(sketch.words[clause.begin : clause.last])
    return "next" in cue or bool(rest & word_set("clause", "anew"))


def is_pronoun(side: Side | None) -> bool:
    """Whether a side is "he" or "him"."""
    return side is not None and {mention.form for mention in side.mentions} == {Form.PRONOUN}
