"""Which statements were made at which meeting, as far as the text says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kg.article import Span
from kg.extraction.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Document
    from kg.extraction.model import Meeting, Statement

_THERE = re.compile(
    r"\b(?:during|at|in)\s+(?:the|their|this|his|her|that)\s+(?:\w+\s+){0,2}?"
    r"(?:meeting|talks|conversation|call|encounter|audience|negotiations)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(r"\b(?:during|at|in|while|when|as)\b[^.;]{0,80}\Z", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"\b(?:after|before|following|ahead|prior|since|until|besides)\b[^.;]{0,60}\Z", re.IGNORECASE
)


class _Held(NamedTuple):
    """A meeting that took place, with its place among all and the ids of those who were there."""

    number: int
    meeting: Meeting
    present: frozenset[str]


def meetings_of_statements(
    document: Document, statements: Sequence[Statement], meetings: Sequence[Meeting]
) -> tuple[int | None, ...]:
    """For each statement the index of the meeting at which it was made, if the text tells.

    The sentence of the cue must say it outside the content: "said during talks with …" names a
    meeting by its evidence, "said at the meeting" means the last one told of with the speaker.
    """
    held = [_Held(i, m, _present(m)) for i, m in enumerate(meetings) if m.status is Status.HELD]
    ends = [sentence.end for sentence in document.sentences]
    return tuple(
        _meeting_of(document, ends, statement, held) if held and statement.cue else None
        for statement in statements
    )


def _meeting_of(
    document: Document,
    ends: Sequence[int],
    statement: Statement,
    held: Sequence[_Held],
) -> int | None:
    if statement.within is not None:
        return None
    sentence = document.sentences[bisect_right(ends, statement.cue[0].start)]
    attending = [h for h in held if not h.present.isdisjoint(statement.speakers)]
    for index, meeting, _ in attending:
        for evidence in meeting.evidence:
            if _is_said_there(document, statement, sentence, evidence):
                return index
    if not attending or not _says_there(document, statement, sentence):
        return None
    before = [i for i, m, _ in attending if min(m.evidence).start < sentence.end]
    return before[-1] if before else attending[0].number


def _present(meeting: Meeting) -> frozenset[str]:
    """The ids of all who take part in a meeting, the parties included."""
    return frozenset((*(p.participant for p in meeting.participations), *meeting.parties))


def _is_said_there(
    document: Document, statement: Statement, sentence: Span, evidence: Span
) -> bool:
    """Whether the evidence of the meeting tells, in this sentence, where the words were said."""
    place = max(evidence.start, sentence.start)
    if not evidence.overlaps(sentence) or any(c.overlaps(evidence) for c in statement.content):
        return False
    before = document.article.body[sentence.start : place]
    opening = document.article.body[place : place + 12]
    return bool(_WHILE.search(before + opening)) and not _NOT_THEN.search(before)


def _says_there(document: Document, statement: Statement, sentence: Span) -> bool:
    """Whether the sentence says, outside the content, "at the meeting"."""
    body = document.article.body
    return any(
        not any(content.overlaps(Span(*match.span())) for content in statement.content)
        for match in _THERE.finditer(body, sentence.start, sentence.end)
    )
