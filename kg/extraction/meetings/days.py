"""The day of a meeting as its status has it: the last Friday of what was, the next of what will be.

Also the day of a journey on which somebody met somebody, and of what was done before.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.words import pattern
from kg.extraction.model import Status

if TYPE_CHECKING:
    from kg.article import Article
    from kg.extraction.document import Document
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import When

_AHEAD = {
    Status.PLANNED: True,
    Status.CANCELLED: True,
    Status.HELD: False,
    Status.DENIED: False,
}
_HALF_A_YEAR = timedelta(days=183)
_BEFORE_DOING = re.compile(r" before (?:\S+ )?$")


def dated(article: Article, when: When, status: Status, *, may_be_past: bool) -> When:
    """The date as the status has it; of what "was to have" been, the nearest to publication.

    So too of what was called off and would else be far ahead: "fixed for March 14, was dropped".
    """
    ahead = resolved(article, when, ahead=_AHEAD[status])
    far = ahead.date.earliest - article.date > _HALF_A_YEAR
    if status is not Status.CANCELLED or not (may_be_past or far):
        return ahead
    both = [resolved(article, when, ahead=ahead) for ahead in (True, False)]
    return min(both, key=lambda w: abs(w.date.earliest - article.date))


def resolved(article: Article, when: When, *, ahead: bool) -> When:
    """The date, before or after the day of publication where its words leave that open."""
    start, end = when.span.start, when.span.end
    found = find_dates(article.body, published=article.date, future=ahead, start=start, end=end)
    return found[0] if found else when


def is_present(sketch: Sketch, cue: Cue) -> bool:
    """Whether a verb tells of today or of what will be: "meets", "is received by"."""
    before = sketch.before(cue.first)
    if cue.form == "V":
        return before.endswith((" is ", " are "))
    return cue.form in "BZ" and not before.endswith((" to ", " did "))


def day_of_journey_ahead(article: Article, sketch: Sketch, cue: Cue) -> When | None:
    """The day to come of "is in Lima on Friday, where he meets", "after which he meets"."""
    then = _THEN.search(sketch.before(cue.first)) is not None
    opening = min(cue.first, _OPENING)  # "- Tuesday: the president hosts"
    days = (sketch.items[i].when for i in range(cue.first - 1 if then else opening - 1, -1, -1))
    day = next(filter(None, days), None)
    day = day and resolved(article, day, ahead=True)
    return day if day is not None and day.date.earliest >= article.date else None


_OPENING = 3  # items
_THEN = re.compile(r" (?:(?:after|before|following) which|where) (?:\S+ ){1,3}$")


def day_of_heading(document: Document, sentence: int) -> When | None:
    """The day above the entries of a diary, which is all that a heading says: "MONDAY, MAY 12"."""
    body, published = document.article.body, document.article.date
    for span in reversed(document.sentences[:sentence]):
        found = find_dates(body, published=published, future=True, start=span.start, end=span.end)
        around = len(found) == 1 and (
            body[span.start : found[0].span.start] + body[found[0].span.end : span.end]
        )
        if around is not False and not around.strip(" :.*-"):
            return found[0]
    return None


def is_to_come(article: Article, when: When, verb: int) -> bool:
    """Whether the day of a verb in the present, which begins at ``verb``, is still to come.

    So is the day of the story itself where it stands first: "On Monday, she meets"; behind the
    verb it may be that of a caption. "Tonight he dines with" tells of a day that still goes on.
    """
    if when.date.earliest > article.date:
        return True
    ahead = when.date.value == article.date.isoformat() and when.span.end < verb
    return ahead or when.span.of(article.body).lower() in {"tonight", "this evening"}


def day_of_travel(article: Article, sketch: Sketch, scene: Scene) -> When | None:
    """The day gone by in "travelled to Paris on Friday to meet", where they met."""
    if not pattern("visits", "travelled").search(sketch.before(scene.cue.first)):
        return None
    days = (sketch.items[i].when for i in range(scene.cue.first - 1, -1, -1))
    return _gone_by(article, next(filter(None, days), None))


def day_before(article: Article, sketch: Sketch, scene: Scene) -> When | None:
    """The day gone by of what was done "before meeting Y"."""
    if not _BEFORE_DOING.search(sketch.before(scene.cue.first)):
        return None
    days = (item.when for item in sketch.items[: scene.cue.first])
    return _gone_by(article, next(filter(None, days), None))


def _gone_by(article: Article, day: When | None) -> When | None:
    """The day, if it lies before that of publication."""
    day = day and resolved(article, day, ahead=False)
    return day if day is not None and day.date.latest < article.date else None
