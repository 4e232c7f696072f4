"""When a meeting takes place and how, by the words around its cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.subjects import is_transparent
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Format, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import When


_FELL = frozenset(("did", "didn't", "never", "failed"))
_WAS = frozenset(("was", "were", "has", "have", "had"))  # called off
_GONE = frozenset((Status.HELD, Status.CANCELLED))


def when_of(
    sketch: Sketch, cue: Cue, clause: Clause, status: Status, published: date
) -> When | None:
    """The date that the clause gives: behind the cue, else before it, else where it was told."""
    behind = range(clause.end, clause.last)
    spans = [behind, clause.resumed, range(clause.end - 1, cue.first - 1, -1)]
    if cue.form == NOUN and status is Status.CANCELLED:
        inside = range(cue.last + 1, _verb_behind(sketch, clause.end))  # "to have on Friday with X"
        spans = [range(_scheduled(sketch, clause.end), len(sketch.items)), inside]
    elif cue.form != NOUN and (status in _GONE or (status is Status.DENIED and cue.form == "B")):
        spans.append(range(cue.first - 1, _behind_that(sketch, cue.first, clause.first) - 1, -1))
    elif cue.form == NOUN and status is Status.HELD and not clause.aside:
        spans.append(range(cue.first - 1, _main_clause(sketch, cue.first) - 1, -1))
    found = next(_dates(sketch, spans), None)
    if found is None and status is Status.PLANNED:
        before = _dates(sketch, [range(cue.first - 1, clause.first - 1, -1)])
        found = next((when for when in before if when.date.earliest >= published), None)
        found = found or _opening_date(sketch) or _day_of_journey(sketch, cue, clause)
    opener = sketch.words[clause.first - 1] if clause.first else ""
    if found is None and status is Status.HELD and opener == "when":
        found = _day_before_when(sketch, clause.first - 1)
    if found is None and status is Status.HELD and opener in {"as", "while"}:
        found = next(_dates(sketch, [range(clause.first)]), None)
    if found is None and status is Status.HELD and _is_of_the_day(sketch, clause):
        found = next(_dates(sketch, [range(clause.first - 1, -1, -1)]), None)
    if found is None and clause.antecedent is not None:
        found = next(_dates(sketch, [range(clause.antecedent, clause.first)]), None)
        found = found or _opening_date(sketch)  # "On Friday he was in Lima, where he met"
        gone = _day_of_return if status is not Status.PLANNED else _day_of_arrival
        found = found or gone(sketch, clause.antecedent)
    fresh = cue.first > 0 and sketch.words[cue.first - 1] == "from"  # "fresh from talks"
    if found is None and cue.form == NOUN and status is Status.HELD and not (clause.aside or fresh):
        found = _date_of_telling(sketch, clause.last)
    return found


def _day_before_when(sketch: Sketch, when: int) -> When | None:
    """The day in "was agreed in Riga on Friday, when X received Y"."""
    last = when - 1 - (sketch.words[when - 1] == ",")
    return sketch.items[last].when if last > 0 else None


def _is_of_the_day(sketch: Sketch, clause: Clause) -> bool:
    """Whether a clause tells of the day told before it: "on Friday, after they had met".

    So do "who had received him in the morning", and not "days after they met".
    """
    if clause.first < 2:  # noqa: PLR2004 -- a word before "after"
        return False
    before, opener = sketch.words[clause.first - 2 : clause.first]
    inside = set(sketch.words[clause.first : clause.last])
    after = opener == "after" and before not in word_set("clause", "units")
    return after or bool(inside & word_set("clause", "parts_of_day"))


def _day_of_journey(sketch: Sketch, cue: Cue, clause: Clause) -> When | None:
    """The day in "flies to Dushanbe on Monday for talks with"."""
    for position in range(cue.first - 1, clause.first - 1, -1):
        if sketch.items[position].when is not None:
            before = set(sketch.words[max(0, position - _JOURNEY) : position])
            leads = before & word_set("clause", "journeys") and not before & {"from", "until"}
            return sketch.items[position].when if leads else None
    return None


def _day_of_return(sketch: Sketch, place: int) -> When | None:
    """The day in "returned on Monday from Lima, where he met", before the place."""
    for position in range(place - 1, 0, -1):
        item = sketch.items[position]
        if item.when is not None:
            went = set(sketch.words[max(0, position - _JOURNEY) : position])
            day = item.when.date.earliest == item.when.date.latest
            back = day and sketch.words[place - 1] == "from"  # the meeting was before
            return item.when if went & word_set("clause", "journeys_gone_by") and not back else None
    return None


def _day_of_arrival(sketch: Sketch, place: int) -> When | None:
    """The day in "is to fly on Monday to Lima, where he will meet", before the place."""
    if "where" not in sketch.words[place + 1 : place + 3]:
        return None
    days = (item.when for item in reversed(sketch.items[:place]))
    day = next(filter(None, days), None)
    return day if word_set("clause", "journeys").intersection(sketch.words[:place]) else None


_JOURNEY = 6  # items between going and its day


def _opening_date(sketch: Sketch) -> When | None:
    """The day that opens a sentence: "On Friday, he said, he would talk with"."""
    words = sketch.words[:3]
    if words[:2] == ("@date", ":"):
        return sketch.items[0].when  # an entry of an agenda
    return sketch.items[1].when if words in (("on", "@date", ","), ("-", "@date", ":")) else None


def _behind_that(sketch: Sketch, index: int, first: int) -> int:
    """Where what is told begins: the day of "said on Friday that" is not that of the meeting."""
    if sketch.words[:2] in (("it", "was"), ("it", "is")):
        return 0
    for position in range(index - 1, first, -1):
        if sketch.words[position] == "that":
            return position
    return first


def _scheduled(sketch: Sketch, first: int) -> int:
    """Behind "scheduled for", where the date of a cancelled meeting stands; else the end."""
    for position in range(first, len(sketch.items)):
        before = set(sketch.words[max(first, position - 5) : position])
        if sketch.items[position].when and before & word_set("clause", "scheduled"):
            return position
    return len(sketch.items)


def _verb_behind(sketch: Sketch, first: int) -> int:
    """The verb of what was called off, behind its day: "talks with X on Friday did not happen"."""
    for position in range(first, len(sketch.items)):
        word = sketch.words[position]
        if word in _FELL or word in _WAS:
            return position
        if word == "," and position > first:
            return first
    return first


def _main_clause(sketch: Sketch, index: int) -> int:
    """Where the clause begins that an adverbial at ``index`` belongs to: "said on Friday after".

    What is "two weeks after" talks is of another day than these.
    """
    for position in range(index - 1, -1, -1):
        word, before = (sketch.words[i] for i in (position, max(0, position - 1)))
        apart = word in {"after", "before"} and before in word_set("clause", "units")
        if apart or word in word_set("clause", "relative"):
            return position + 1
    return 0


def _date_of_telling(sketch: Sketch, first: int) -> When | None:
    """The day on which the subject spoke after the talks: "After the talks, X said on Friday"."""
    for position in range(max(first, 1), len(sketch.items)):
        item, before = sketch.items[position], sketch.words[position - 1]
        if item.when is not None and (before == "on" or before in word_set("clause", "closes")):
            return item.when
        if before == "that":
            return None
    return None


def _dates(sketch: Sketch, spans: list[range]) -> Iterator[When]:
    for span in spans:
        for position in span:
            when = sketch.items[position].when
            if when is None:
                continue
            if _ends_a_range(sketch, position):
                continue
            told = "when" in set(sketch.words[position + 1 : position + 3])
            if _SPAN.search(sketch.before(position)):
                continue
            if told or sketch.words[max(0, position - 1)] not in _NO_DATE:
                yield when  # "since March, when they met"


_SPAN = re.compile(r" from @date (?:to|until|till|through|-|–) $")  # of days, which is none


def _ends_a_range(sketch: Sketch, index: int) -> bool:
    """Whether a day is the last of several: "from Tuesday to Wednesday"."""
    words = sketch.words[max(0, index - 3) : index]
    return words[1:] == ("@date", "to") and words[0] == "from"


_NO_DATE = frozenset(("since", "until", "by", "from", "of"))


def own_words(sketch: Sketch, begin: int, cue: Cue) -> int:
    """Where the words of a verb begin that "and" joins to another: "rang X and received Y"."""
    for position in range(cue.first - 1, max(begin, cue.first - _JOINED), -1):
        word = sketch.words[position]
        if word in {"and", "before"}:
            return position
        if not is_transparent(word) and word not in word_set("transparent", "auxiliaries"):
            break
    return begin


_JOINED = 4  # items between "and" and its verb


def format_of(sketch: Sketch, cue: Cue, clause: Clause) -> Format | None:
    """How they met, by the words of the cue and of its clause; None where these do not say."""
    first = cue.first if cue.form == NOUN else own_words(sketch, min(clause.begin, cue.first), cue)
    words = set(sketch.words[first : clause.last])
    for format_ in (Format.PHONE_CALL, Format.VIDEO_CALL):
        if words & word_set("formats", format_.value):
            return format_
    noun = sketch.words[cue.last] in {"call", "calls"} and not cue.pattern.host
    return cue.pattern.format or (Format.PHONE_CALL if noun else None)
