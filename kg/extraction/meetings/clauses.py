"""The clause of a sentence that speaks of what a cue tells, and where it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from kg.extraction.document import Mention
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch

_PLACES = frozenset(("@place", "@country"))
_REPORTS = frozenset(
    ("said", "told", "announced", "confirmed", "added", "revealed", "wrote", "says")
)
_STAYS = frozenset(("staying", "visiting", "is", "was", "currently"))
_RESUMES = frozenset(("in", "at", "on", "here", "@date"))
_GOES_ON = (("while", "in"), ("as", "early"), ("as", "soon"), ("as", "late"), ("as", "@date"))
_IN_LAND = (("in", "@place"), ("in", "@country"))
_OPENING = 4  # items of "On Friday, in Riga, X met"
_NEAR = 3  # items between a name and the place behind it
_BEFORE_VERB = 6  # items of a subject and its verb
_BEFORE_WHERE = 9  # items between a place and the "where" that stands for it


class Clause(NamedTuple):
    """The items ``first`` to ``last`` (exclusive) that speak of what the cue tells.

    ``begin`` and ``end`` are where the cue with its sides begins and ends; ``antecedent`` is the
    item that "where" stands for, and ``aside`` is true of a clause that tells of the meeting in
    passing ("who last met him in Tunis"). ``resumed`` are the items behind a relative clause with
    which this one goes on (", in Beijing on Thursday").
    """

    first: int
    begin: int
    end: int
    last: int
    antecedent: int | None = None
    aside: bool = False
    resumed: range = range(0)


def clause_of(sketch: Sketch, cue: Cue, sides: tuple[Side, ...], behind: int) -> Clause:
    """The clause of a cue; ``behind`` is the item behind the cue and its other side."""
    begin = min([cue.first, *(side.first for side in sides)])
    first = _opening(sketch, begin if cue.form != NOUN else cue.first)
    between = range(min(side.last for side in sides) if sides else begin, cue.first)
    who = next((i for i in between if sketch.words[i] in word_set("clause", "relative")), None)
    if who is not None:
        first = max(first, _behind_relative(sketch, who, cue.first))
    where = first > 0 and sketch.words[first - 1] in {"where", "there"}
    during = sketch.words[max(0, first - 2) : first] == ("during", "which")
    last = _closing(sketch, behind)
    return Clause(
        first,
        begin,
        behind,
        last,
        _place_before(sketch, first - 1 - during) if where or during else None,
        _is_past_of_past(sketch, cue),
        _resumed(sketch, last),
    )


def where_of(sketch: Sketch, cue: Cue) -> tuple[Mention, ...]:
    """The place of "flew to Tallinn, where he met", or of "will fly to Tallinn for talks"."""
    for position in range(cue.first - 1, 0, -1):
        word = sketch.words[position]
        if word == "where":
            place = _place_before(sketch, position)
            return sketch.items[place].mentions[:1] if place is not None else ()
        visits = sketch.words[position - 1].startswith("visit")
        if word in _PLACES and visits and sketch.before(cue.first).endswith(" for "):
            return sketch.items[position].mentions[:1]
        if word in _PLACES and sketch.words[position - 1] == "to":
            goes = sketch.before(cue.first).endswith((" for ", " to "))
            goes = goes or sketch.words[position - 2] in word_set("clause", "stays")
            return sketch.items[position].mentions[:1] if goes else ()
    return ()


_INSIDE = frozenset(("in", "at"))


def land_of(sketch: Sketch, cue: Cue, behind: int) -> tuple[Mention, ...]:
    """The place that tells whose "President X" is: "talks in Quito with President X", too."""
    if places := where_of(sketch, cue):
        return places
    opening = range(min(cue.first, _OPENING))
    for span in (range(cue.last + 1, behind), range(behind, behind + _NEAR), opening):
        for position in span:
            words = sketch.words[position : position + 2]
            if words in _IN_LAND or (words[1:] == ("@body",) and words[0] in _INSIDE):
                return sketch.items[position + 1].mentions[:1]
    for position in range(cue.first - 2):
        words = sketch.words[position : position + 3]
        if words[0] in _STAYS and words[1:] == ("in", "@place"):
            return sketch.items[position + 2].mentions[:1]
    for position in range(cue.first - 1):
        words = sketch.words[position : position + 2]
        if words[-1] in _PLACES and words[0].startswith("visit"):
            return sketch.items[position + 1].mentions[:1]
    return ()


def _resumed(sketch: Sketch, index: int) -> range:
    """The place and the day behind a relative clause that begins at ``index``."""
    words = sketch.words
    if index >= len(words) or words[index] not in word_set("clause", "relative"):
        return range(0)
    commas = (i for i in range(index + 1, len(words) - 1) if words[i] == ",")
    goes_on = (i + 1 for i in commas if words[i + 1] in _RESUMES)
    first = next(goes_on, len(words))
    return range(first, _closing(sketch, first))


def _behind_relative(sketch: Sketch, who: int, verb: int) -> int:
    """Where the clause of a verb begins that has "who" before it: "X, who came on Friday, met Y".

    The relative clause that a comma closes is not the verb's own.
    """
    commas = [i for i in range(who + 2, verb) if sketch.words[i] == ","]
    closed = commas and sketch.words[who + 1] != ","
    return commas[-1] + 1 if closed else who + 1


def _is_past_of_past(sketch: Sketch, cue: Cue) -> bool:
    """Whether the cue goes back behind the story's own time: "had met", "last met"."""
    if cue.form == NOUN:
        described = set(sketch.words[cue.first : cue.last])
        fresh = sketch.before(cue.first).endswith(" fresh from ")
        return fresh or bool(described & word_set("description", "gone_by"))
    first_time = " the first time " in sketch.before(cue.first)
    if first_time or " earlier in the day " in sketch.after(cue.last + 1):
        return False
    if _is_told_of_a_day(sketch, cue):
        return True
    before = set(sketch.words[max(0, cue.first - 3) : cue.first])
    reported = not _REPORTS.isdisjoint(sketch.words[: cue.first])
    past = {"last", "previously", "since"} | (set() if reported else {"had"})
    return cue.form == "V" and bool(before & past)


def _is_told_of_a_day(sketch: Sketch, cue: Cue) -> bool:
    """Whether the clause tells of another day: "last visited Egypt in June, when he met Y"."""
    words = sketch.words[: cue.first]
    when = len(words) - 1 - words[::-1].index("when") if "when" in words else 0
    return words[max(0, when - 2) : when] == ("@date", ",") and "last" in words[:when]


def _opening(sketch: Sketch, begin: int) -> int:
    """Where the clause begins that ``begin`` is in."""
    if begin > 0 and sketch.words[begin - 1] == "and":
        return begin
    for position in range(begin - 1, -1, -1):
        if sketch.words[position] in word_set("clause", "opens"):
            return position + 1
    return 0


def _closing(sketch: Sketch, end: int) -> int:
    """Where the clause ends that goes on at ``end``."""
    words = sketch.words
    for position in range(end, len(words)):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else "."
        if word in word_set("clause", "closes") and (word, following) not in _GOES_ON:
            return position
        if word in {"hours", "days", "weeks"} and following in {"after", "before", "ahead"}:
            return position
        if word == "and" and not (following[0] == "@" or following in {"the", "a", "his"}):
            return position
        if word == "and" and (_has_verb(sketch, position + 1) or _are_two(sketch, position + 1)):
            return position
        if word == "," and following.startswith("@person"):
            return position
    return len(words)


def _are_two(sketch: Sketch, index: int) -> bool:
    """Whether those who met are the subject of what follows "and": "and the pair opened a port"."""
    words = sketch.words[index : index + 2]
    return words in (("the", "pair"), ("the", "two"), ("the", "three"))


def _has_verb(sketch: Sketch, index: int) -> bool:
    """Whether what follows "and" is a clause of its own: "and the two men will hold"."""
    words = set(sketch.words[index : index + _BEFORE_VERB])
    return bool(words & word_set("syntax", "next_clause"))


def _place_before(sketch: Sketch, index: int) -> int | None:
    """The place that "where" at ``index`` stands for."""
    near = range(index - 1, max(index - _BEFORE_WHERE - 1, -1), -1)
    places = [position for position in near if sketch.words[position] in _PLACES]
    if not places:
        return None
    towns = [i for i in places if i and sketch.words[i - 1] == "in"]
    coast = "coast" in set(sketch.words[places[0] + 1 : index])
    return towns[0] if towns and coast else places[0]  # "in Side, on the Aegean coast, where"
