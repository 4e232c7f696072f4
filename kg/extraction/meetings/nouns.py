"""Who meets whom where a noun tells of it: "during talks with", "a meeting between"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meetings.frames import Scene, other_side, some_of, words_of
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.noun_turns import by_phone, calls, given, that_somebody_had
from kg.extraction.meetings.sides import Side, is_name, owner_of, side_at, side_ending_at
from kg.extraction.meetings.subjects import (
    is_subject,
    main_subject,
    subject_of,
    transparent_steps,
)
from kg.extraction.meetings.words import pattern, word_lists, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch

_OPENING_WORDS = 4
_ADVERBIAL = frozenset(("at", "during", "in", "after", "following", "over", "from"))
_INDEFINITE = frozenset(("a", "an", "another", "separate", "further", "bilateral", "official"))
_ALONE = frozenset(("talks", "meetings", "negotiations", "consultations", "discussions"))
_JOINS = frozenset(("between", "of", "among"))


def noun_scenes(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """The ways in which a sentence says who takes part in what a noun names."""
    owner = owner_of(sketch, cue.first)
    if sketch.words[cue.last] in word_set("description", "by_phone"):
        subject = subject_of(sketch, cue.first, far=True) or main_subject(sketch, cue.last + 1)
        yield from _told_scene(sketch, cue, subject)
        yield from by_phone(sketch, cue, subject)
        return
    yield from calls(sketch, cue)
    yield from given(sketch, cue)
    behind = _behind_held(sketch, cue.last + 1)
    for start in transparent_steps(sketch, behind):
        if sketch.words[start] in _JOINS and not _length().match(sketch.after(start)):
            yield from _joined_scenes(sketch, cue, start)
            return
    if behind > cue.last + 1 and (actor := other_side(sketch, behind, "by")):
        if right := other_side(sketch, actor.last + 1, "with"):
            yield Scene(cue, actor, right, right.last + 1, "with")
        return
    yield from _scenes_with(sketch, cue, owner, behind)


def _scenes_with(sketch: Sketch, cue: Cue, owner: Side | None, behind: int) -> Iterator[Scene]:
    """Those of "his talks with X", and of talks without a "with"."""
    if scene := that_somebody_had(sketch, cue):
        yield scene
        return
    right = other_side(sketch, behind, "with") or some_of(sketch, behind, "with")
    if right is None:
        yield from _scenes_without_object(sketch, cue, owner)
        return
    if not cue.first and not right.number:  # "A summit with X and Y is planned"
        right = side_at(sketch, right.first, all_of_it=True) or right
    for left in (owner, *_speakers(sketch, cue, right.last + 1)):
        if left is not None and not left.entities & right.entities:
            yield Scene(cue, left, right, right.last + 1, "with")
    several = sketch.words[cue.last] in _ALONE and sketch.words[0] != "the"
    if not cue.first and (several or sketch.words[0] in _INDEFINITE):
        yield Scene(cue, None, right, right.last + 1, "with")


def _speakers(sketch: Sketch, cue: Cue, behind: int) -> tuple[Side | None, ...]:
    """Who acts during what a noun names: the subject before it, the one of the main clause.

    In "He said that in a phone call, X told Y" the latter is nearer.
    """
    before = subject_of(sketch, cue.first, far=True)
    after = main_subject(sketch, behind)
    opens = words_of(sketch, cue.first - 2, cue.first - 1)
    if before is None:
        before = _agent(sketch, cue.first)
    outer = _outer_subject(sketch, cue.first)
    if not cue.first and after is None and outer is None:
        outer = _whose_aides_said(sketch, behind)
    return (after, before, outer) if opens in (("that",), ()) else (before, after, outer)


def _whose_aides_said(sketch: Sketch, behind: int) -> Side | None:
    """Who speaks, or whose office does: "A meeting with X was put off, Y's aide said"."""
    for position in range(len(sketch.items) - 2, behind, -1):
        item, before = sketch.items[position], sketch.items[position - 1]
        if before.word != "," or not item.word.startswith("@person"):
            continue
        following = sketch.words[position + 1]
        owns = item.possessive and following in word_set("syntax", "speaks_for")
        return Side(position, position, item.mentions) if owns or following == "said" else None
    return None


def _outer_subject(sketch: Sketch, index: int) -> Side | None:
    """Who opens the sentence: "X affirmed that Y stood firm, following talks with Z"."""
    owner = sketch.items[0]
    if owner.word == "@person's" and sketch.words[1] in word_set("syntax", "speaks_for"):
        return Side(0, 0, owner.mentions)
    if words_of(sketch, 0, 2) == ("on", "@person's") and index > 2:  # noqa: PLR2004 -- "on his agenda"
        return Side(1, 1, sketch.items[1].mentions)
    opening = (i for i in range(min(index, _OPENING_WORDS)) if is_name(sketch.words[i]))
    first = next(opening, None)
    if first is None or not is_subject(sketch, first):
        return None
    return side_ending_at(sketch, first)


def _agent(sketch: Sketch, index: int) -> Side | None:
    """Who did what the sentence says, in the passive: "raised by X at a meeting with Y"."""
    for position in range(index - 1, 0, -1):
        if sketch.words[position] == "@person" and sketch.words[position - 1] == "by":
            return side_at(sketch, position)
    return None


def _behind_held(sketch: Sketch, index: int) -> int:
    """The item behind "were held" or "took place", if these follow the noun; else ``index``."""
    match = pattern("clause", "held").match(sketch.after(index))
    return index + match.group().count(" ") - 1 if match else index


@cache
def _length() -> re.Pattern[str]:
    """How long a meeting was: "of almost an hour"."""
    return re.compile(word_lists("clause")["length"])


def _joined_scenes(sketch: Sketch, cue: Cue, start: int) -> Iterator[Scene]:
    """Those whom "a meeting between X and Y", "the meeting of X with Y" name."""
    if words_of(sketch, start + 1, start + 3) in (("himself", "and"), ("herself", "and")):
        right = side_at(sketch, start + 3)
        for left in _speakers(sketch, cue, start):
            if left is not None and right is not None and not left.entities & right.entities:
                yield Scene(cue, left, right, right.last + 1, "with")
        return
    side = side_at(sketch, start + 1, all_of_it=True)
    if side is None:
        return
    if len(side.entities) > 1 or side.number:
        yield Scene(cue, None, side, side.last + 1, "between")
    elif right := other_side(sketch, side.last + 1, "with"):
        yield Scene(cue, side, right, right.last + 1, "with")


def _scenes_without_object(sketch: Sketch, cue: Cue, owner: Side | None) -> Iterator[Scene]:
    """Those of "their talks", "X told Y in a phone call", "X and Y agreed in a phone call"."""
    if _is_told_before(sketch, cue) or _is_joint_conference(sketch, cue):
        which = words_of(sketch, cue.last + 1, cue.last + 3) == (",", "which")
        behind = cue.last + 1 + 2 * which
        yield Scene(cue, None, Side(cue.first, cue.last, (), -1), behind, "each")
        return
    for subject in (owner, *_speakers(sketch, cue, cue.last + 1)):
        if subject is None:
            continue
        if len(subject.entities) == 1:
            yield from _told_scene(sketch, cue, subject)
            yield from _beside(sketch, cue, subject)
            if owner is None and (other := _addressed(sketch, cue, subject)):
                yield Scene(cue, subject, other, cue.last + 1, "told")
        elif owner is not None or _is_of_sides(sketch, cue):
            yield Scene(cue, subject, None, cue.last + 1, "each")


def _beside(sketch: Sketch, cue: Cue, subject: Side) -> Iterator[Scene]:
    """Those of "X, standing next to his host, Y, said after two hours of talks"."""
    near = words_of(sketch, subject.last, cue.first)
    if _NEXT_TO.isdisjoint(near) or not _is_of_sides(sketch, cue):
        return
    for position in range(subject.last + 1, cue.first):
        if sketch.words[position] in {"beside", "alongside"} or words_of(
            sketch, position - 1, position + 1
        ) in (("next", "to"), ("flanked", "by")):
            side = side_at(sketch, position + 1)
            if side is not None and not side.entities & subject.entities:
                yield Scene(cue, subject, side, cue.last + 1, "told")


_NEXT_TO = frozenset(("beside", "alongside", "next", "flanked"))


def _told_scene(sketch: Sketch, cue: Cue, subject: Side | None) -> Iterator[Scene]:
    other = _told(sketch, cue, subject) if subject is not None else None
    if other is not None and not _is_what_was_told(sketch, cue, other):
        yield Scene(cue, subject, other, cue.last + 1, "told")


def _is_what_was_told(sketch: Sketch, cue: Cue, other: Side) -> bool:
    """Whether the talks are but spoken of: "told him that talks on the dam were suspended"."""
    subject_of_clause = sketch.words[cue.first - 1] == "that" if cue.first else False
    return subject_of_clause and other.last < cue.first


def _addressed(sketch: Sketch, cue: Cue, subject: Side) -> Side | None:
    """To whom the subject gave something: "handed a letter to X at a meeting"."""
    before = words_of(sketch, cue.first - 3, cue.first)
    at = before[:2] in (("to", "@person"), ("with", "@person")) and before[-1] in _ADVERBIAL
    if not at or cue.first - 2 <= subject.last or not _is_of_sides(sketch, cue):
        return None
    other = side_at(sketch, cue.first - 2)
    return other if other is not None and not other.entities & subject.entities else None


def _is_told_before(sketch: Sketch, cue: Cue) -> bool:
    """Whether the noun goes back to a meeting told before: "The meeting took place on Thursday"."""
    day = sketch.items[cue.first].when is not None  # "Friday's talks in Lima dealt with"
    definite = day or sketch.words[cue.first] in {"the", "their"}
    return definite and bool(pattern("clause", "anaphoric").match(sketch.after(cue.last + 1)))


def _is_joint_conference(sketch: Sketch, cue: Cue) -> bool:
    """Whether the noun is the "joint news conference" behind the talks told before."""
    joint = "joint" in sketch.words[cue.first : cue.last]
    return joint and sketch.words[cue.last] == "conference"


@cache
def _placed() -> re.Pattern[str]:
    """That a meeting has a place and a day: "the talks in Lima in January"."""
    return re.compile(word_lists("clause")["placed"])


@cache
def _arranged() -> re.Pattern[str]:
    """That two did something about a meeting, which is theirs: "have put off a meeting"."""
    return re.compile(word_lists("clause")["arranged"])


def _is_of_sides(sketch: Sketch, cue: Cue) -> bool:
    """Whether the noun says that those who are named met each other.

    That is "bilateral talks" or "a phone call", and "a meeting" or "talks" that are of nobody else.
    """
    words = words_of(sketch, cue.first, cue.last + 1)
    if set(words) & word_set("description", "of_sides") or words[0] == "their":
        return True
    if words[0] in {"a", "the"} and _arranged().search(sketch.before(cue.first)):
        return True
    if words in (("a", "summit"), ("a", "mini-summit")):
        where = word_at(sketch, cue.first - 1)
        return where in {"at", "during"} and " agreed " in sketch.before(cue.first)
    before = sketch.words[cue.first - 1] if cue.first else ""
    following = sketch.words[cue.last + 1] if cue.last + 1 < len(sketch.items) else "."
    day = sketch.items[cue.last + 2 : cue.last + 3]
    dated = following == "on" and any(item.when is not None for item in day)
    of_nobody_else = dated or following not in {"of", "on", "for", "about"}
    known = words[0] in {"the", "this"} and not _placed().match(sketch.after(cue.last + 1))
    plain = words[-1] in word_set("description", "of_two") and not known
    return plain and of_nobody_else and before in _ADVERBIAL


def _told(sketch: Sketch, cue: Cue, subject: Side) -> Side | None:
    """Whom the subject told something: "X told Y that"."""
    for start in (subject.last + 1, cue.last + 1):
        for step in transparent_steps(sketch, start):
            index = step + (sketch.words[step] == ",")
            passive = word_at(sketch, index) in {"was", "were"}
            index += passive + (word_at(sketch, index + 1) == "also")
            if word_at(sketch, index) in _tells():
                return side_at(sketch, index + 1 + passive) if _by(sketch, index, passive) else None
    return _told_later(sketch, cue)


def _told_later(sketch: Sketch, cue: Cue) -> Side | None:
    """Whom the subject told something behind a meal: "over a lunch that lasted hours, told Y"."""
    if word_at(sketch, cue.first - 1) != "over":
        return None
    for position in range(cue.last + 1, len(sketch.items) - 1):
        word = sketch.words[position]
        if word in _tells():
            return side_at(sketch, position + 1)
        if word[0] == "@" and word != "@date":
            return None
    return None


def _by(sketch: Sketch, index: int, passive: bool) -> bool:
    """Whether "by" follows what is told in the passive: "was briefed by"."""
    return not passive or word_at(sketch, index + 1) == "by"


def _tells() -> frozenset[str]:
    return word_set("syntax", "tells")
