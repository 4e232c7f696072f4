"""The extractor "spacy": statements as a spaCy pipeline of yours marks them, the rest by rules.

The pipeline labels spans ``source``, ``cue`` and ``content``, in any case: in
``doc.spans["attribution"]``, as ``spancat`` and ``span_ruler`` write them, else in ``doc.ents``.
Which ones belong together:

* spans with the same ``id_`` do, and those with two different ones do not;
* otherwise a content belongs to the nearest cue of its paragraph, and a cue to the nearest source:
  fewest sentences apart, then fewest characters, then the first. A content without a cue takes the
  nearest source.

Of overlapping spans with one label the longest counts. Cues and sources within a content are those
of a statement within it, and left to the rules. spaCy itself is an extra: ``newskg[spacy]``.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.errors import UsageError
from kg.extraction.protocol import Attribution
from kg.extraction.tagged import TaggedExtractor
from kg.extraction.tagger.labels import Part
from kg.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL: Final = "KG_SPACY_MODEL"
"""The environment variable that names the pipeline: an installed one, or its folder."""

SPANS: Final = "KG_SPACY_SPANS"
"""The environment variable for the key of ``doc.spans``, if it is not "attribution"."""

_SPANS_KEY: Final = "attribution"


class SpacyTagger:
    """The tagger that a loaded spaCy pipeline is."""

    def __init__(self, pipeline: Language, *, spans_key: str = _SPANS_KEY) -> None:
        self._pipeline = pipeline
        self._spans_key = spans_key

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of what ``sha256sum`` says of the pipeline's files, sorted by name.

        A pipeline that was not loaded from a folder is taken as spaCy would save it.
        """
        folder = self._pipeline.path
        if folder is None:
            return hashlib.sha256(_saved(self._pipeline)).hexdigest()
        return hashlib.sha256("".join(_sums(Path(folder))).encode()).hexdigest()

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in the order of their contents."""
        with self._pipeline.memory_zone():  # spaCy would remember every word of every article
            marked = _marked(self._pipeline(text), self._spans_key)
        return _attributions(marked)


def spacy_extractor() -> TaggedExtractor:
    """The extractor of the pipeline that ``KG_SPACY_MODEL`` names.

    Raises UsageError if it names none, if spaCy is not installed, or if the pipeline cannot be
    loaded or labels no content.
    """
    name = os.environ.get(MODEL, "").strip()
    spans_key = os.environ.get(SPANS, "").strip() or _SPANS_KEY
    version = _spacy_version()
    pipeline = _loaded(name)
    _check(pipeline, name, spans_key)
    return TaggedExtractor(
        SpacyTagger(pipeline, spans_key=spans_key),
        name="spacy",
        version=f"{VERSION}-{version}-{spans_key}",
    )


def _spacy_version() -> str:
    try:
        from spacy.about import __version__
    except ImportError as error:
        raise UsageError(
            f"the extractor 'spacy' needs spaCy, which cannot be imported: {error}",
            advice="Run: pip install 'newskg[spacy]'.",
        ) from error
    return __version__


def _loaded(name: str) -> Language:
    import spacy

    if not name:
        raise UsageError(
            f"the extractor 'spacy' needs a pipeline, and {MODEL} names none",
            advice=f"Set {MODEL} to the name of an installed spaCy pipeline, or to its folder.",
        )
    try:
        return spacy.load(name)
    except Exception as error:  # a pipeline's folder and code are anybody's
        raise UsageError(
            f"the spaCy pipeline {name!r} cannot be loaded: {error}",
            advice=f"Set {MODEL} to the name of an installed spaCy pipeline, or to its folder.",
        ) from error


def _check(pipeline: Language, name: str, spans_key: str) -> None:
    """A pipeline that would never mark a content finds nothing, silently: better say so."""
    keys = [
        getattr(pipeline.get_pipe(component), "key", None)
        for component, labels in pipeline.pipe_labels.items()
        if Part.CONTENT in map(str.lower, labels) and component in pipeline.pipe_names
    ]
    if not keys:
        raise UsageError(
            f"no component of the spaCy pipeline {name!r} has a label 'content'",
            advice="Name one whose spancat, span_ruler or ner labels source, cue and content.",
        )
    if not {None, spans_key} & set(keys):
        raise UsageError(
            f"the spaCy pipeline {name!r} writes no spans under the key {spans_key!r}",
            advice=f"Set {SPANS} to {' or '.join(sorted(map(repr, keys)))}.",
        )


def _saved(pipeline: Language) -> bytes:
    """Weights, patterns and settings; not the words met so far, which change nothing."""
    vectors: bytes = pipeline.vocab.vectors.to_bytes(exclude=["strings"])
    return pipeline.to_bytes(exclude=["vocab"]) + vectors


def _sums(folder: Path) -> Iterator[str]:
    """A line for each file, as ``sha256sum`` writes it."""
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    for name, path in sorted(files.items()):
        with path.open("rb") as file:
            yield f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked span, its ``words`` without the marks around them, its ``id_`` or nothing.

    An opening quotation mark often ends the sentence before: distances go from word to word.
    """

    span: Span
    words: Span
    together: str
    score: float


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text with its marks, and where its sentences start."""

    text: str
    sentences: tuple[int, ...]
    marks: dict[Part, tuple[_Mark, ...]]

    def nearest(self, mark: _Mark, others: Iterable[_Mark]) -> _Mark | None:
        """The one of the others that a mark belongs to."""
        within = [other for other in others if self._reaches(mark, other)]
        return min(within, key=lambda other: self._distance(mark, other), default=None)

    def _reaches(self, one: _Mark, other: _Mark) -> bool:
        if one.together and other.together:
            return one.together == other.together
        first, second = sorted((one.span, other.span))
        return "\n" not in self.text[first.end : second.start]

    def _distance(self, one: _Mark, other: _Mark) -> tuple[bool, int, int, int]:
        first, second = sorted((one.words, other.words))
        sentences = self._sentence(second.start) - self._sentence(first.end - 1)
        gap = max(second.start - first.end, 0)
        same = bool(one.together) and one.together == other.together
        return not same, max(sentences, 0), gap, other.span.start

    def _sentence(self, place: int) -> int:
        return bisect_right(self.sentences, place)


def _marked(doc: Doc, spans_key: str) -> _Marked:
    """What a pipeline has marked, as values that outlive its document."""
    from spacy.pipeline import Sentencizer

    if not doc.has_annotation("SENT_START"):
        Sentencizer()(doc)
    group = doc.spans.get(spans_key)
    spans = list(doc.ents if group is None else group)
    scores = None if group is None else group.attrs.get("scores")  # spancat has them
    found: dict[Part, list[_Mark]] = {part: [] for part in Part}
    for index, span in enumerate(spans):
        label = span.label_.lower()
        if label in found and span.text:
            score = 1.0 if scores is None else float(scores[index])
            place = Span(span.start_char, span.end_char)
            found[Part(label)].append(_Mark(place, _words(doc.text, place), span.id_, score))
    sentences = tuple(sentence.start_char for sentence in doc.sents)
    contents = _longest(found[Part.CONTENT])
    marks = {Part.CONTENT: contents}
    for part in (Part.CUE, Part.SOURCE):
        outside = (m for m in found[part] if not any(c.span.contains(m.span) for c in contents))
        marks[part] = _longest(outside)
    return _Marked(doc.text, sentences, marks)


def _words(text: str, span: Span) -> Span:
    inner = [place for place in range(span.start, span.end) if text[place].isalnum()]
    return Span(inner[0], inner[-1] + 1) if inner else span


def _longest(marks: Iterable[_Mark]) -> tuple[_Mark, ...]:
    """Those marks that overlap no longer one, in order."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(mark.span.overlaps(other.span) for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.span))


def _attributions(marked: _Marked) -> tuple[Attribution, ...]:
    cues, contents = marked.marks[Part.CUE], marked.marks[Part.CONTENT]
    groups: dict[tuple[_Mark | None, _Mark], list[_Mark]] = {}
    for content in contents:
        cue = marked.nearest(content, cues)
        groups.setdefault((cue, cue or _first(content, contents)), []).append(content)
    return tuple(
        _attribution(fragments, cue, marked.nearest(anchor, marked.marks[Part.SOURCE]))
        for (cue, anchor), fragments in groups.items()
    )


def _first(content: _Mark, contents: Sequence[_Mark]) -> _Mark:
    """The first of the contents that belong together with one that has no cue."""
    if not content.together:
        return content
    return next(other for other in contents if other.together == content.together)


def _attribution(
    fragments: Sequence[_Mark], cue: _Mark | None, source: _Mark | None
) -> Attribution:
    parts = [part for part in (*fragments, cue, source) if part]
    return Attribution(
        content=tuple(fragment.span for fragment in fragments),
        cue=cue.span if cue else None,
        source=source.span if source else None,
        confidence=fmean(part.score for part in parts),
    )
