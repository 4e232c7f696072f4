"""Finds the statements of an article: who said what, in which words, doing what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.model import Statement
from kg.extraction.statements.attribution import Cast
from kg.extraction.statements.clauses import closed
from kg.extraction.statements.cues import cue_words
from kg.extraction.statements.details import kind_of, mentioned, stated_on, topics
from kg.extraction.statements.lines import Sentences
from kg.extraction.statements.nesting import outer_of
from kg.extraction.statements.quotes import drafts_of
from kg.extraction.statements.reporting import reports_of
from kg.extraction.statements.speech_acts import speech_act
from kg.extraction.statements.tagged import tagged_drafts
from kg.extraction.statements.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Document
    from kg.extraction.model import Entity
    from kg.extraction.protocol import Attribution
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.quotes import Draft
    from kg.extraction.statements.reports import Report

THRESHOLD = 0.35  # where fewer finds of a verb in a frame are right, it is left alone
NESTED_THRESHOLD = 0.39  # the same for a statement within another
_UNCUED = 0.8  # what is left of the confidence where a quotation has no cue of its own
_FIRST_PERSONS = frozenset(("i", "we", "you"))


def find_statements(
    document: Document, attributions: Sequence[Attribution] | None = None
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """The statements of the article, and the unnamed speakers that they add to its entities.

    Statements stand in the order of the text, one that holds others before these. Where a tagger
    has marked ``attributions``, it says which words are stated, and the rules what else is known.
    """
    sentences = Sentences(document)
    found = find_drafts(sentences)
    if attributions is not None:
        found = sorted(tagged_drafts(sentences, found, attributions), key=_place)
        found = _kept(found, THRESHOLD, NESTED_THRESHOLD)
    cast = Cast(document, sentences)
    turns = Turns(document, cast)
    statements = tuple(
        _statement(document, cast, draft, within, turns)
        for draft, within in zip(found, outer_of(found), strict=True)
    )
    return statements, cast.added


def find_drafts(
    sentences: Sentences, *, threshold: float = THRESHOLD, nested: float = NESTED_THRESHOLD
) -> list[Draft]:
    """The statements with their spans, not yet with their speakers.

    ``threshold`` and ``nested`` are the least shares of right finds, at the top and within another.
    """
    lines = []
    for line in sentences.lines(cue_words().__contains__):
        reports = reports_of(line)
        found = [r for r in reports if r.confidence >= threshold or r.confidence_within >= nested]
        lines.append((line, [r for r in closed(line, found) if _is_whole(line, r)]))
    body = sentences.document.article.body
    drafts = [d for d in drafts_of(body, lines) if all(c.of(body).strip() for c in d.contents)]
    drafts.sort(key=_place)
    return _kept(drafts, threshold, nested)


def _kept(drafts: list[Draft], threshold: float, nested: float) -> list[Draft]:
    """The drafts that may be trusted where they stand, at the top or within one that is kept."""
    while True:
        kept = [
            draft
            for draft, around in zip(drafts, outer_of(drafts), strict=True)
            if (
                draft.certainty is not None or draft.report.confidence >= threshold
                if around is None
                else _has_own_speaker(draft) and draft.report.confidence_within >= nested
            )
        ]
        if len(kept) == len(drafts):
            return kept
        drafts = kept


def _place(draft: Draft) -> tuple[int, int, int]:
    """What sorts statements in the order of the text, an outer one before those within it."""
    size = sum(content.end - content.start for content in draft.contents)
    return draft.contents[0].start, -draft.contents[-1].end, -size


def _has_own_speaker(draft: Draft) -> bool:
    """Whether a statement within another is no modifier ("the man who said") and no wish."""
    report, line = draft.report, draft.line
    relative = report.source is not None and line.classes[report.source[0]] in "WX"
    modifies = relative or (report.mood == "gerund" and not report.inherited)
    return not modifies and report.mood != "modal"


def _is_whole(line: Line, report: Report) -> bool:
    """Whether the report has content, and is not a mere "I think" within a quotation."""
    if line.inner and report.source and line.words[report.source[1]] in _FIRST_PERSONS:
        return False
    announced = "colon" in report.frame and len(report.contents) == 1
    return announced or all(first <= last for first, last in report.contents)


def _statement(
    document: Document, cast: Cast, draft: Draft, within: int | None, turns: Turns
) -> Statement:
    report, line = draft.report, draft.line
    speakers = cast.speakers(line, report.source) if report.source else ()
    if within is None:
        if draft.cue is None and draft.source is None:
            speakers = turns.alone(draft, speakers)
        turns.note(draft, speakers)
    confidence = report.confidence if within is None else report.confidence_within
    confidence *= _UNCUED if draft.cue is None else 1
    if draft.certainty is not None:
        confidence = draft.certainty
    return Statement(
        kind=kind_of(document, draft),
        content=draft.contents,
        source=(draft.source,) if draft.source else (),
        cue=(draft.cue,) if draft.cue else (),
        speakers=speakers,
        speaker_role=cast.role(line, report.source, speakers) if report.source else None,
        speech_act=speech_act(line, report),
        stated_on=stated_on(document, draft),
        addressees=cast.addressees(line, report.addressee) if report.addressee else (),
        about=topics(document, cast, draft),
        mentions=mentioned(cast, draft.contents),
        within=within,
        confidence=round(confidence, 2),
    )
