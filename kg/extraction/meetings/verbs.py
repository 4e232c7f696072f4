"""Who meets whom where a verb tells of it: "met", "was received by", "held talks with"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.meetings.frames import Scene, fronted, other_side, some_of, words_of
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.noun_turns import giver_of
from kg.extraction.meetings.sides import Side, is_name, side_at, side_ending_at
from kg.extraction.meetings.subjects import (
    is_light,
    is_subject,
    is_transparent,
    main_subject,
    subject_of,
)
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.document import Mention
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch


def verb_scenes(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """The frames of a verb that its sentence fills."""
    far = cue.form in "BG" or "having" in words_of(sketch, cue.first - 3, cue.first)
    left = subject_of(sketch, cue.first, far=far) or _implied(sketch, cue)
    if cue.pattern.frames == ("them",):
        yield from _gathered(sketch, cue, left)
        return
    yield from _done_by_both(sketch, cue)
    if left is None:
        left = _they(sketch, cue) or _speaker(sketch, cue) or _he(sketch, cue)
    if left is None or _is_a_plural_verb(sketch, cue, left):
        return
    left, other = _with_companion(sketch, cue, left)
    if other := other or _among(sketch, cue, left):
        yield Scene(cue, left, other, max(cue.last, other.last) + 1, "obj")
    passive = _is_passive(sketch, cue, left)
    for frame in cue.pattern.frames:
        if (frame == "by") == passive:
            yield from _filled(sketch, cue, left, frame)
    if "with" in cue.pattern.frames and (other := fronted(sketch)):
        yield Scene(cue, left, other, cue.last + 1, "with")


def _is_a_plural_verb(sketch: Sketch, cue: Cue, left: Side) -> bool:
    """Whether a verb is not of one person's: "X said, and his side meet Y in a final"."""
    if cue.form != "B" or len(left.entities) != 1 or left.number or left.first > cue.first:
        return False
    if sketch.items[left.last].word != "@person":
        return False
    between = sketch.words[left.last + 1 : cue.first]
    inverted = sketch.words[max(left.first - 1, 0) : left.first]  # "Nor did X meet"
    return word_set("transparent", "auxiliaries").isdisjoint((*between, *inverted))


def _with_companion(sketch: Sketch, cue: Cue, left: Side) -> tuple[Side, Side | None]:
    """The subject, and the other side that "Y, whom he met in Tunis" has before it.

    In "Y, with whom he met Z" the former is both.
    """
    other = _whom(sketch, left)
    together = word_at(sketch, left.first - 2) == "with"
    if other is None or not together or not other_side(sketch, cue.last + 1, "obj"):
        return left, other
    return Side(left.first, left.last, (*left.mentions, *other.mentions)), None


def _filled(sketch: Sketch, cue: Cue, left: Side, frame: str) -> Iterator[Scene]:
    """The scenes of a frame, with the subject ``left``."""
    if frame == "each":
        if partner := _agreed_with(sketch, cue, left):
            yield Scene(cue, left, partner, cue.last + 1, frame)
        if (len(left.entities) > 1 or left.number) and _has_no_object(sketch, cue):
            yield Scene(cue, left, None, cue.last + 1, frame)
        return
    several = left.mentions == () and left.number != 1
    right = None if several and frame != "by" else _right(sketch, cue, frame)
    if right is not None and right.entities & left.entities:
        other = _named_between(sketch, left, cue) if _is_pronoun(right) else None
        right = other and Side(right.first, right.last, other.mentions)
    if right is None and frame == "obj":
        right = _meant_by_pronoun(sketch, cue, left)
    if right is not None:
        yield Scene(cue, left, right, max(cue.last, right.last) + 1, frame)


def _right(sketch: Sketch, cue: Cue, frame: str) -> Side | None:
    """The other side of a frame: within the cue in "had been his host", "paid her a visit"."""
    if frame == "own":
        own = (i for i in range(cue.first, cue.last) if sketch.items[i].mentions)
        return next((Side(i, i, sketch.items[i].mentions) for i in own), None)
    if frame == "given":
        return giver_of(sketch, cue.last + 1)
    side = other_side(sketch, cue.last + 1, frame)
    if side and side.number and words_of(sketch, side.last + 1, side.last + 2) == (":",):
        side = None  # "three new envoys: X, Y and Z"
    if side is None and frame == "from":  # "received a courtesy call by X"
        side = some_of(sketch, cue.last + 1, frame) or other_side(sketch, cue.last + 1, "by")
    return side if side or cue.pattern.host else some_of(sketch, cue.last + 1, frame)


def _is_pronoun(side: Side) -> bool:
    return all(mention.form is Form.PRONOUN for mention in side.mentions)


def _named_between(sketch: Sketch, left: Side, cue: Cue) -> Side | None:
    """The one other person before a verb: "X greeted Y and sat down with him"."""
    between = [
        side_ending_at(sketch, i)
        for i in range(left.last + 1, cue.first)
        if sketch.words[i] == "@person"
    ]
    others = {side.entities: side for side in between if not side.entities & left.entities}
    return next(iter(others.values())) if len(others) == 1 else None


def _meant_by_pronoun(sketch: Sketch, cue: Cue, left: Side) -> Side | None:
    """The subject of the sentence, in "X flew to Lusaka, where Y received her"."""
    index = cue.last + 1
    if index >= len(sketch.items) or sketch.words[index] not in {"him", "her"}:
        return None
    first = next((i for i, item in enumerate(sketch.items) if item.word == "@person"), index)
    if first >= left.first or not is_subject(sketch, first):
        return None
    subject = side_ending_at(sketch, first)
    return None if subject.entities & left.entities else Side(index, index, subject.mentions)


def _agreed_with(sketch: Sketch, cue: Cue, left: Side) -> Side | None:
    """The other one of "agreed with him to meet"."""
    before = words_of(sketch, cue.first - 3, cue.first)
    if before != ("with", "@person", "to"):
        return None
    other = side_ending_at(sketch, cue.first - 2)
    return None if other.entities & left.entities else other


def _done_by_both(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """Those of "the dam was discussed by X and Y"."""
    if word_at(sketch, cue.last + 1) != "by":
        return
    passive = {"was", "were", "been"} & set(words_of(sketch, cue.first - 2, cue.first))
    chaired = "both" in cue.pattern.frames  # "the session, chaired by X and Y, took place"
    if not chaired and (cue.pattern.needs != "news" or not passive):
        return
    sides = side_at(sketch, cue.last + 2)
    if sides is not None and len(sides.entities) > 1:
        yield Scene(cue, None, sides, sides.last + 1, "by")


def _speaker(sketch: Sketch, cue: Cue) -> Side | None:
    """Who is meant by the "he" before a verb: "The minister said on Friday he had met X"."""
    he = cue.first - 1
    while he > 0 and is_light(sketch.words[he]):
        he -= 1
    if he < 2 or sketch.words[he] not in {"he", "she"}:  # noqa: PLR2004 -- "X said he"
        return None
    first = next((i for i in range(he) if is_name(sketch.words[i])), he)
    said = _SAID.intersection(words_of(sketch, first + 1, first + 3))
    return side_ending_at(sketch, first) if said and is_subject(sketch, first) else None


_SAID = frozenset(("said", "says", "told", "announced", "confirmed", "revealed", "disclosed"))


def _they(sketch: Sketch, cue: Cue) -> Side | None:
    """The "they" right before a verb, who are the two told of before."""
    for position in range(cue.first - 1, max(cue.first - _NEAR, -1), -1):
        word = sketch.words[position]
        if word == "they":
            several = _several_before(sketch, position)
            return Side(position, position, several, 0 if several else 2)
        if not is_light(word):
            return None
    return None


_NEAR = 5


def _he(sketch: Sketch, cue: Cue) -> Side | None:
    """The "He" that opens a sentence and may mean several: who met most so far."""
    between = sketch.words[1 : cue.first]
    if sketch.words[0] in {"he", "she"} and all(map(is_light, between)):
        return Side(0, 0, (), 1)
    return None


def _several_before(sketch: Sketch, they: int) -> tuple[Mention, ...]:
    """The three or more of "X, Y and Z agreed to talk, as they met" who open the sentence."""
    first = next((i for i in range(they) if is_name(sketch.words[i])), they)
    last = first
    while last + 1 < they and (is_name(sketch.words[last + 1]) or _joins(sketch, last + 1)):
        last += 1
    last -= not is_name(sketch.words[last])
    side = side_ending_at(sketch, last) if is_subject(sketch, first) else None
    return side.mentions if side and len(side.entities) > _TWO else ()


def _joins(sketch: Sketch, index: int) -> bool:
    return sketch.words[index] in {",", "and"}


_TWO = 2


def _gathered(sketch: Sketch, cue: Cue, host: Side | None) -> Iterator[Scene]:
    """Those of "talks brought together X and Y", and of "X brought together Y and Z"."""
    guests = side_at(sketch, cue.last + 1)
    if guests is not None and len(guests.entities) > 1:
        yield Scene(cue, host, guests, guests.last + 1, "obj")


def _has_no_object(sketch: Sketch, cue: Cue) -> bool:
    """Whether a verb stands without an object: not "they met their commitments"."""
    if len(cue.pattern.rest.pattern) > 1:
        return True
    word = sketch.words[cue.last + 1] if cue.last + 1 < len(sketch.items) else "."
    if word in _DETERMINERS:
        return False
    return not word[0].isalnum() or is_transparent(word) or word in word_set("syntax", "after_side")


_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "two", "three", "all", "both"))


def _implied(sketch: Sketch, cue: Cue) -> Side | None:
    """The subject of "Speaking after meeting X, Y said": the one of the main clause.

    Also that of "Received by X on Friday, Y said".
    """
    opens = cue.form == "V" and words_of(sketch, 0, cue.first) in ((), ("also",))
    if opens and (inverted := _inverted(sketch, cue)):
        return inverted
    return main_subject(sketch, cue.last + 1) if cue.form == "G" or opens else None


def _inverted(sketch: Sketch, cue: Cue) -> Side | None:
    """The subject of "Also received by X was Y"."""
    host = other_side(sketch, cue.last + 1, "by")
    was = word_at(sketch, host.last + 1) if host else ""
    return side_at(sketch, host.last + 2) if host and was in {"was", "were"} else None


def _is_passive(sketch: Sketch, cue: Cue, left: Side) -> bool:
    if cue.form != "V":
        return False
    if left.first > cue.last:
        return True  # "Received by X, Y said"
    between = words_of(sketch, left.last + 1, cue.first)[-3:]
    if between[-1:] in (("have",), ("having",)):
        return False  # "was to have met"
    return bool({"is", "are", "was", "were", "be", "been", "being"} & set(between))


def _among(sketch: Sketch, cue: Cue, left: Side) -> Side | None:
    """Those of "among those whom he received on Friday were X and Y"."""
    if word_at(sketch, left.first - 1) != "whom":
        return None
    for position in range(cue.last + 1, len(sketch.items) - 1):
        if sketch.words[position] in {"was", "were", "are", "is"}:
            return side_at(sketch, position + 1)
    return None


def _whom(sketch: Sketch, left: Side) -> Side | None:
    """The antecedent of "whom" before a subject: "Y, whom he met in Tunis"."""
    if word_at(sketch, left.first - 1) != "whom":
        return None
    for position in range(left.first - 2, max(left.first - 5, -1), -1):
        if is_name(sketch.words[position]):
            return side_ending_at(sketch, position)
    return None
