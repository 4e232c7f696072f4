"""Finds the subject of a verb, and reads over what stands between the two."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meetings.cues import verb_forms
from kg.extraction.meetings.sides import envoys_at, is_name, pair_at, side_ending_at
from kg.extraction.meetings.words import may_be_verb, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch

_CHAINS = frozenset(("and", "but", "then", "having", "to"))
_PAIRS_END = frozenset(("@country", "two", "pair", "duo", "trio", "state", "government"))
_AND_HIS = ("and", "@person's")
_SPOUSES = frozenset(("wife", "husband", "spouse", "consort"))
_RELATIVE = frozenset(("who", "which", "whom", "whose"))
_IN = frozenset(("in", "at", "inside", "outside"))
_TOWNS = frozenset(("capital", "city", "town", "port", "resort", "village"))
_PLACE_WORDS = 5
_BEHIND_PLACE = frozenset(("@person", "@person's", "@date", "the", "today", "yesterday", "here"))


def transparent_steps(sketch: Sketch, index: int) -> Iterator[int]:
    """``index``, and each item behind the adverbs, dates and places that begin there."""
    words = sketch.words
    while index < len(words):
        yield index
        word = words[index]
        if word in _IN and (end := _place_end(sketch, index + 1)):
            index = end
        elif is_transparent(word) or leads_to_with(sketch, index):
            index += 1
        else:
            break


def leads_to_with(sketch: Sketch, index: int) -> bool:
    """Whether a comma stands before "with", "together with"."""
    following = sketch.words[index + 1 : index + 3]
    joined = following[:1] == ("with",) or following in (("together", "with"), ("jointly", "with"))
    return sketch.words[index] == "," and joined


def is_transparent(word: str) -> bool:
    """Whether a word may stand anywhere in a clause: an adverb, a date, "for an hour"."""
    return word == "@date" or word in word_set("transparent", "words") or word.endswith("ly")


def _place_end(sketch: Sketch, index: int) -> int | None:
    """Where a place ends that begins at ``index`` with its article and description."""
    for end in range(index, min(index + _PLACE_WORDS, len(sketch.items))):
        word = sketch.words[end]
        if word in {"@place", "@event", "@body", "@country"}:
            wider = sketch.words[end + 1 : end + 3] == (",", "@place")
            house = _house_of_body(sketch, end + 1) if word == "@body" else None
            return house or (_behind_town(sketch, end + 1) if wider else end + 1)
        if word == "," and sketch.words[end - 1] in _TOWNS:
            return _behind_town(sketch, end)
        palace = word == "@person" and end == index and sketch.words[index - 1] == "at"
        if palace or (end > index and _is_whole(sketch, end)):
            return end + 1  # a palace may have the name of a person
        if end > index + 1 and word in _BEHIND_PLACE and _at_the(sketch, index):
            return end
        if not (word.isalpha() or word in {"@country's", "@place's", "@person's", "@demonym"}):
            return None
    return None


def _house_of_body(sketch: Sketch, index: int) -> int | None:
    """Where "General Headquarters" of a body ends, which begins at ``index``."""
    for last in range(index, min(index + 2, len(sketch.items))):
        word = sketch.words[last]
        if word in word_set("clause", "buildings"):
            return last + 1
        if not word.isalpha() or word in word_set("syntax", "prepositions"):
            return None
    return None


def _at_the(sketch: Sketch, index: int) -> bool:
    """Whether "at the" leads to a building that is not known: "received at the Serail the X"."""
    return sketch.words[index - 1 : index + 1] == ("at", "the")


def _is_whole(sketch: Sketch, noun: int) -> bool:
    """Whether "the palace" ends here, or "the capital" that neither "of" nor a name follows."""
    word = sketch.words[noun]
    following = sketch.words[noun + 1] if noun + 1 < len(sketch.items) else "."
    capital = word == "capital" and following not in {"of", ",", "@place"}
    return capital or word in word_set("clause", "buildings")


def _behind_town(sketch: Sketch, comma: int) -> int | None:
    """Where "the Kenyan capital, Nairobi," ends, whose first comma is at ``comma``."""
    words = sketch.words[comma + 1 : comma + 3]
    if words[:1] != ("@place",):
        return None
    return comma + 2 + (words[1:] == (",",))


def subject_of(sketch: Sketch, index: int, *, far: bool) -> Side | None:
    """The subject of the verb at ``index``.

    ``far`` lets other verbs stand between the two ("flew to Lima to meet"); without it a word
    that is no adverb, date, place or auxiliary is itself the subject, and nobody that we know.
    """
    antecedent = _antecedent(sketch, index) or (_of_open_relative(sketch, index) if far else None)
    return antecedent if antecedent is not None else _subject_before(sketch, index, far=far)


def _subject_before(sketch: Sketch, index: int, *, far: bool) -> Side | None:
    position, words, closing = index - 1, sketch.words, False
    while position >= 0:
        position -= 3 * _is_spouse(sketch, position)
        word = words[position]
        unnamed = _unnamed_ending_at(sketch, position)
        if unnamed is not None and is_subject(sketch, unnamed.first):
            return unnamed
        if is_name(word):
            side = side_ending_at(sketch, position)
            if is_subject(sketch, side.first) and not _is_attribute(sketch, position):
                return side
            position = side.first
        elif word == "," and not far:
            closing = True
            if not is_name(words[position - 1]):
                opening = _opening_comma(sketch, position)
                far, position = (opening is None), position if opening is None else opening
        elif word in _CHAINS:
            far = True
        elif not (far or _may_stand_between(sketch, position)):
            opening = _opening_comma(sketch, position) if closing else None
            if opening is None:
                return None
            position, closing = opening, False
        position -= 1
    return None


def _of_open_relative(sketch: Sketch, index: int) -> Side | None:
    """Whom a "who" means whose clause still goes on: "to Y, who went on to talks with"."""
    for position in range(index - 1, 1, -1):
        word = sketch.words[position]
        if word == "," or (is_name(word) and is_subject(sketch, position)):
            return None
        if word == "who":
            last = position - 1 - (sketch.words[position - 1] == ",")
            named = sketch.words[last] == "@person"
            return side_ending_at(sketch, last) if named else None
    return None


def _is_spouse(sketch: Sketch, index: int) -> bool:
    """Whether "and his wife" ends here."""
    spouse = index > len(_AND_HIS) and sketch.words[index] in _SPOUSES
    return spouse and sketch.words[index - len(_AND_HIS) : index] == _AND_HIS


def _antecedent(sketch: Sketch, verb: int) -> Side | None:
    """Whom the "who" means whose verb this is, be they subject or not: "to Y, who received him"."""
    position = verb - 1
    while position > 0 and is_light(sketch.words[position]):
        position -= 1
    if position < 1 or sketch.words[position] != "who":
        return None
    last = position - 1 - (sketch.words[position - 1] == ",")
    if last < 0 or sketch.words[last] != "@person":
        return None
    return side_ending_at(sketch, last)


def is_light(word: str) -> bool:
    """Whether a word may stand between "who" or "they" and the verb."""
    return is_transparent(word) or word in word_set("transparent", "auxiliaries")


def _is_attribute(sketch: Sketch, index: int) -> bool:
    """Whether a country or an organization only describes what follows: "the Kenya leader"."""
    if sketch.words[index] == "@person" or index + 1 >= len(sketch.items):
        return False
    word = sketch.words[index + 1]
    known = ("next_clause", "after_side")
    verb = any(word in word_set("syntax", key) for key in known)
    verb = verb or word in word_set("transparent", "auxiliaries") or is_transparent(word)
    return word.isalpha() and not (verb or word.endswith("ed"))


def _unnamed_ending_at(sketch: Sketch, last: int) -> Side | None:
    """The side that "Iranian and Omani officials" or "the two ministers" is, if it ends here."""
    if sketch.words[last] not in _ends_of_unnamed():
        return None
    for first in range(max(0, last - _PLACE_WORDS - 1), last):
        for side in (envoys_at(sketch, first), pair_at(sketch, first)):
            if side is not None and side.last == last:
                return side
    return None


@cache
def _ends_of_unnamed() -> frozenset[str]:
    return word_set("syntax", "envoys", "pairs") | _PAIRS_END


def _may_stand_between(sketch: Sketch, index: int) -> bool:
    """Whether an item may stand between a subject and its verb."""
    word = sketch.words[index]
    if is_transparent(word) or word in word_set("transparent", "auxiliaries"):
        return True
    if word in _RELATIVE or word.startswith("@") or word in word_set("syntax", "prepositions"):
        return True
    return word.isalpha() and _in_place(sketch, index)


def _in_place(sketch: Sketch, index: int) -> bool:
    """Whether a word belongs to a place's description: "at the presidential palace"."""
    for position in range(index - 1, max(index - _PLACE_WORDS, -1), -1):
        word = sketch.words[position]
        if word in {"in", "at", "on", "for"}:
            return True
        if word == "@person's" and sketch.words[position + 1] == "part":
            continue  # ", for his part, met"
        if not word.isalpha():
            return False
    return False


def _opening_comma(sketch: Sketch, closing: int) -> int | None:
    """The comma that opens what the one at ``closing`` closes: ", who is on a visit to Lima,"."""
    return next((i for i in range(closing - 1, 0, -1) if sketch.words[i] == ","), None)


def is_subject(sketch: Sketch, first: int) -> bool:
    """Whether a name stands where a subject does, and not behind a preposition or a verb."""
    while first > 0 and sketch.words[first - 1] in word_set("syntax", "before_subject_name"):
        first -= 1
    if first == 0:
        return True
    before = sketch.words[first - 1]
    if before == "by" and _leads(sketch, first - 2):
        return True
    if before == "saw" and first > 1 and is_name(sketch.words[first - 2]):
        return False  # "X saw Y and met Z"
    if before == "," and first > 1 and sketch.words[first - 2] == "@place":
        return sketch.words[first] != "@country"
    return before in word_set("syntax", "before_subject") or _behind_opening(sketch, first)


def _behind_opening(sketch: Sketch, first: int) -> bool:
    """Whether nothing but an adverbial stands before: "On her arrival at the airport X was met"."""
    words = sketch.words[:first]
    prepositions = word_set("syntax", "prepositions")
    doing = words[0] in {"before", "after"} and "".join(words[1:2]).endswith("ing")
    noun = words[-1].isalpha() and words[-1] not in prepositions
    if not noun or not (doing or words[0] in prepositions):
        return False
    return not any(word in {",", "@person"} or may_be_verb(word) for word in words)


def _leads(sketch: Sketch, index: int) -> bool:
    """Whether "led by" follows those who are led: "a delegation led by X met"."""
    led = index > 0 and sketch.words[index] in {"led", "headed"}
    return led and sketch.words[index - 1] in {"delegation", "team", "mission", "group"}


def main_subject(sketch: Sketch, index: int) -> Side | None:
    """The subject of the main clause that follows an opening phrase: "At the talks, X said"."""
    for position in range(index, len(sketch.items) - 1):
        if sketch.words[position] == "@person" and sketch.items[position - 1].when:
            return _whole(sketch, position)
        relative = sketch.words[position + 1] in _RELATIVE
        if sketch.words[position] == "," and not relative:
            if pair := pair_at(sketch, position + 1):
                return pair
            for first in range(position + 1, min(position + 5, len(sketch.items))):
                if is_name(sketch.words[first]):
                    return _whole(sketch, first)
                word = sketch.words[first]
                if word in verb_forms() and word not in word_set("syntax", "before_subject_name"):
                    return None  # "At his last summit, earlier hosted X"
            return None
    return None


def _whole(sketch: Sketch, first: int) -> Side:
    """The side that begins at a subject's first name."""
    last = first
    for position in range(first, min(first + 8, len(sketch.items))):
        if is_name(sketch.words[position]):
            side = side_ending_at(sketch, position)
            if side.first != first:
                break
            last = position
    return side_ending_at(sketch, last)
