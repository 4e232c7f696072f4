"""Attributions that a tagger marks, as statements in the making.

The tagger says which words are content, cue and source. What a rule knows of the same cue (its
lemma, who is told) is taken over; quotation marks decide where a quotation ends; statements within
others are the rules' own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.extraction.statements.cues import cue_at, cue_words
from kg.extraction.statements.phrases import completed
from kg.extraction.statements.quotes import Draft
from kg.extraction.statements.reports import Report
from kg.extraction.statements.trimming import quotation_at, stripped, trimmed, united, whole_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.extraction.document import Document
    from kg.extraction.protocol import Attribution
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line, Sentences

SURE: Final = 0.8
"""A statement that only the rules find is kept from this share of right finds on."""

LEAST: Final = 0.2
"""What the tagger is less sure of than this is left out."""

_SAME: Final = 0.5  # of the shorter of two contents: what must be shared by one and the same


def tagged_drafts(
    sentences: Sentences, rules: Sequence[Draft], attributions: Sequence[Attribution]
) -> list[Draft]:
    """The statements of a tagger, and what the rules find within them or beside them."""
    document = sentences.document
    marked = [a for a in map(_tidy(document), attributions) if a and a.confidence >= LEAST]
    lines = _Lines(sentences, marked)
    drafts: list[Draft] = []
    uncued: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in marked:
        rule = _rule(rules, attribution)
        if rule and attribution.cue is None and attribution.source is None:
            uncued[rules.index(rule)].append(attribution)
        else:
            drafts += _draft(lines, rule, attribution)
    for index, parts in uncued.items():
        drafts = _with_quotations(drafts, rules[index], parts)
    drafts = [part for draft in drafts for part in _apart(document, _sound(draft))]
    return [*drafts, *_others(rules, drafts)]


def _with_quotations(drafts: list[Draft], rule: Draft, parts: Sequence[Attribution]) -> list[Draft]:
    """The drafts with quotations that have no cue: of the speaker whom the rules know, or alone."""
    pieces = tuple(span for part in parts for span in part.content)
    for i, draft in enumerate(drafts):
        if draft.cue and rule.cue and draft.cue.overlaps(rule.cue):
            contents = (*draft.contents, *pieces)
            return [*drafts[:i], draft._replace(contents=contents), *drafts[i + 1 :]]
    certainty = max(part.confidence for part in parts)
    return [*drafts, rule._replace(contents=pieces, certainty=round(certainty, 2))]


def _sound(draft: Draft) -> Draft:
    """The draft with its fragments in order; a cue that a fragment has come to hold is none."""
    contents = united(draft.contents)
    held = draft.cue and any(content.overlaps(draft.cue) for content in contents)
    return draft._replace(contents=contents, cue=None if held else draft.cue)


def _apart(document: Document, draft: Draft) -> Iterator[Draft]:
    """A draft, and by itself each paragraph of it that is a quotation which begins there."""
    first = draft.contents[0]
    kept, alone = [first], []
    for content in draft.contents[1:]:
        between = document.article.body[kept[-1].end : content.start]
        quotation = quotation_at(document, content.start, content.end)
        begins = quotation and quotation.inner == content and not quotation.continues
        if "\n" in between and begins and draft.cue and draft.cue.start < content.start:
            alone.append(content)
        else:
            kept.append(content)
    yield draft._replace(contents=tuple(kept))
    for content in alone:
        yield draft._replace(contents=(content,), cue=None, source=None)


class _Lines:
    """The lines that hold a marked cue or source, to be found by place."""

    def __init__(self, sentences: Sentences, attributions: Sequence[Attribution]) -> None:
        marked = {word for a in attributions for word in _words(sentences.document, a)}
        known = cue_words()
        self._lines = tuple(sentences.lines(lambda word: word in marked or word in known))

    def at(self, place: int) -> Line | None:
        """The line that holds the character; of two the one inside the quotation."""
        holding = [line for line in self._lines if line.starts[0] <= place < line.ends[-1]]
        return min(holding, key=lambda line: line.ends[-1] - line.starts[0], default=None)


def _words(document: Document, attribution: Attribution) -> Iterator[str]:
    for span in (attribution.cue, attribution.source, attribution.content[0]):
        if span:
            first = bisect_left(document.columns[0], span.start)
            last = bisect_left(document.columns[0], span.end)
            yield from document.columns[3][first : min(last, first + 1)]


def _rule(rules: Sequence[Draft], attribution: Attribution) -> Draft | None:
    """What the rules find with the same cue, or with the same content if there is no cue."""
    cue = attribution.cue
    if cue:
        return next((d for d in rules if d.cue and d.cue.overlaps(cue)), None)
    return next((d for d in rules if _share(d.contents, attribution.content) >= _SAME), None)


def _share(first: Sequence[Span], second: Sequence[Span]) -> float:
    """How much of the shorter of two contents lies in the other."""
    common = sum(max(min(a.end, b.end) - max(a.start, b.start), 0) for a in first for b in second)
    return common / max(min(_size(first), _size(second)), 1)


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _tidy(document: Document) -> Callable[[Attribution], Attribution | None]:
    """Cuts off what is no word of an attribution; leaves out one that has no content."""
    body = document.article.body

    def tidy(attribution: Attribution) -> Attribution | None:
        whole = _joined(body, united(attribution.content))
        pieces = (piece for span in whole for piece in trimmed(document, span))
        contents = united(whole_words(body, piece) for piece in pieces)
        cue = attribution.cue if attribution.cue and attribution.cue.of(body).strip() else None
        source = attribution.source and stripped(body, attribution.source)
        cue, source = (span and whole_words(body, span) for span in (cue, source))
        return replace(attribution, content=contents, cue=cue, source=source) if contents else None

    return tidy


def _joined(body: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with those that nothing but white space parts made one."""
    joined = [spans[0]]
    for span in spans[1:]:
        if body[joined[-1].end : span.start].isspace():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _draft(lines: _Lines, rule: Draft | None, attribution: Attribution) -> Iterator[Draft]:
    contents = attribution.content
    anchor = attribution.cue or attribution.source or contents[0]
    line = lines.at(anchor.start)
    if line is None:
        return
    cue = _items(line, attribution.cue) if attribution.cue else None
    source = _items(line, attribution.source) if attribution.source else None
    source = _whole(line, source, cue, rule) if source else None
    report = (
        rule.report._replace(cue=cue or rule.report.cue, source=source)
        if rule and rule.line.starts == line.starts
        else _report(line, contents, cue, source)
    )
    yield Draft(
        contents=contents,
        source=attribution.source,
        cue=attribution.cue,
        report=report,
        line=line,
        paragraph=line.paragraph,
        inner=line.inner,
        certainty=round(attribution.confidence, 2),
    )


def _whole(line: Line, source: Range, cue: Range | None, rule: Draft | None) -> Range:
    """The items that tell who speaks: those of a subject that the rules find, or the marked ones.

    A tagger cuts a source short, or begins it too early, more often than the grammar does.
    """
    subject = rule.report.source if rule and rule.line.starts == line.starts else None
    if subject and subject[0] <= source[1] and source[0] <= subject[1]:
        return subject
    return completed(line, source, cue)


def _items(line: Line, span: Span) -> Range | None:
    """The items of a line that a span covers, or None where it lies elsewhere."""
    first = bisect_right(line.ends, span.start)
    last = bisect_left(line.starts, span.end) - 1
    return (first, last) if first <= last else None


def _report(
    line: Line, contents: Sequence[Span], cue: Range | None, source: Range | None
) -> Report:
    """What can be told of a cue that the rules do not know, or not in this construction."""
    place = cue or source or (0, 0)
    after = contents[-1].end <= line.starts[place[0]]
    items = _items(line, contents[0])
    first = line.words[items[0]] if items else "that"
    frame = "end" if after else {"": "quote", "that": "that", "to": "to"}.get(first, "clause")
    known = (cue_at(line.words, i)[0] for i in range(place[0], place[1] + 1)) if cue else ()
    lemma = next((found.lemma for found in known if found), "")
    return Report(
        lemma=lemma, frame=frame, cue=place, contents=(items,) if items else (),
        source=source, entry=0, place="after" if after else "before",
    )  # fmt: skip


def _others(rules: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What the rules alone find: within a content, or apart from all that is marked and sure."""
    marked = [
        span for draft in drafts for span in (*draft.contents, draft.cue, draft.source) if span
    ]
    cues = [draft.cue for draft in drafts if draft.cue]
    for rule in rules:
        if rule.cue and any(rule.cue.overlaps(cue) for cue in cues):
            continue
        parts = [span for span in (*rule.contents, rule.cue) if span]
        inside = rule.cue and any(
            all(any(content.contains(part) for content in draft.contents) for part in parts)
            for draft in drafts
        )
        apart = not any(part.overlaps(span) for part in parts for span in marked)
        if inside or (apart and rule.report.confidence >= SURE):
            yield rule
