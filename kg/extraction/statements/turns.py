"""Who speaks in a quotation that stands alone, without a word about its speaker.

Whoever spoke before it speaks on, unless somebody else came to the fore since ("Haddad looked at
the floor."), or somebody asks and somebody answers.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.statements.phrases import subject_of

if TYPE_CHECKING:
    from kg.extraction.document import Document
    from kg.extraction.statements.attribution import Cast
    from kg.extraction.statements.quotes import Draft

Speakers = tuple[str, ...]


class _Turn(NamedTuple):
    """Who spoke, in the paragraph of what number, and whether it was to ask."""

    speakers: Speakers
    paragraph: int
    asks: bool


class Turns:
    """Follows who speaks after whom, statement by statement in the order of the text."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._cast = cast
        self._starts = [paragraph.start for paragraph in document.paragraphs]
        self._past: list[_Turn] = []

    def note(self, draft: Draft, speakers: Speakers) -> None:
        """Keeps who makes a statement that is in no other."""
        asks = draft.report.lemma == "ask" and self._is_question(draft)
        self._past.append(_Turn(speakers, self._paragraph(draft), asks))

    def alone(self, draft: Draft, speakers: Speakers) -> Speakers:
        """Who speaks in a quotation alone, if ``speakers`` spoke before it."""
        actor = self._actor(draft)
        if actor:
            return (actor,)
        paragraph = self._paragraph(draft)
        before = [turn for turn in self._past[-2:] if turn.paragraph >= paragraph - 2]
        if before and before[-1].asks and before[-1].paragraph == paragraph - 1:
            asked = before[0] if before[0].speakers != before[-1].speakers else before[-1]
            return asked.speakers if asked.paragraph >= paragraph - 2 else speakers  # or asks on
        if len(before) > 1 and before[0].asks and self._is_question(draft):
            return before[0].speakers
        return speakers

    def _actor(self, draft: Draft) -> str | None:
        """The person who does something in the last sentence before, if nobody speaks in it."""
        start = draft.contents[0].start
        paragraph = self._paragraph(draft)
        if not paragraph:
            return None
        end = self._document.paragraphs[paragraph - 1].end
        line = self._cast.line_at(end - 1)
        spoken = line is None or "Q" in line.classes or line.ends[-1] > start
        if line is None or spoken or line.starts == draft.line.starts:
            return None
        subject = subject_of(line, end)
        return self._cast.actor(line, subject) if subject else None

    def _paragraph(self, draft: Draft) -> int:
        return bisect_right(self._starts, draft.contents[0].start) - 1

    def _is_question(self, draft: Draft) -> bool:
        return draft.contents[-1].of(self._document.article.body).rstrip("”\"’' ").endswith("?")
