"""Statements: gold against found, article by article.

Places are compared as sets of the body's words. A pair matches when the Jaccard index of its
content is high enough and, where asked, its sources overlap or are both empty (an article whose
gold marks no source is not asked); pairs are matched one to one, as many as possible. What is
reported within another statement is not scored: gold holds the outermost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.evaluation.gold import Gold, GoldStatement
from kg.evaluation.graph import Named, Told
from kg.evaluation.measures import Figures, Places, Score, Share, covered, matching, tokens
from kg.evaluation.names import named
from kg.mapping.namespaces import NKG, SCHEMA, TYPE

CONTENT: Final = "jaccard_0.5"
PRIMARY: Final = "jaccard_0.5+source"
SPEAKER: Final = "speaker_right_of_matched"
SPEAKER_RECALL: Final = "statement_and_speaker_recall"
KIND: Final = "kind_right_of_matched"

_MEASURES: Final = {
    CONTENT: (0.5, False),
    PRIMARY: (0.5, True),
    "jaccard_0.8": (0.8, False),
    "jaccard_0.8+source": (0.8, True),
}
_PARTS: Final = ("content", "cue", "source")

Pairs = tuple[tuple[int, int], ...]
"""Found and gold that belong together, by number."""


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement as a graph tells it; ``kinds`` are the names of its classes, lower case."""

    content: Places
    cue: Places
    source: Places
    speakers: tuple[Named, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its speakers."""
        return tuple(name for speaker in self.speakers for name in speaker.names)


@dataclass(frozen=True, slots=True)
class Words:
    """Which words of the body belong to the parts of a statement, by number."""

    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]

    def jaccard(self, other: Words) -> float:
        """How alike the content is, 0 to 1."""
        union = len(self.content | other.content)
        return len(self.content & other.content) / max(1, union)

    def same_source(self, other: Words) -> bool:
        """Whether the sources share a word, or neither has one."""
        return bool(self.source & other.source) or not (self.source or other.source)


@dataclass(frozen=True, slots=True)
class Judged:
    """One article's statements, found and gold, with the pairs that each measure makes."""

    gold: Gold
    missing: bool
    wanted: tuple[GoldStatement, ...]
    found: tuple[FoundStatement, ...]
    wanted_words: tuple[Words, ...]
    found_words: tuple[Words, ...]
    pairs: Mapping[str, Pairs]


def judge(gold: Gold, told: Told | None) -> Judged:
    """Compare an article with what a graph tells of it; without one all is missed."""
    wanted = gold.statements or ()
    found = tuple(found_statements(told)) if told else ()
    words = tokens(gold.body)
    wanted_words = tuple(_words(words, s.content, s.cue or (), s.source or ()) for s in wanted)
    found_words = tuple(_words(words, s.content, s.cue, s.source) for s in found)
    pairs = {
        name: _pairs(found_words, wanted_words, low, ask_source=ask and gold.knows_sources)
        for name, (low, ask) in _MEASURES.items()
    }
    return Judged(gold, told is None, wanted, found, wanted_words, found_words, pairs)


def _words(body: Sequence[tuple[int, int]], content: Places, cue: Places, source: Places) -> Words:
    return Words(covered(body, content), covered(body, cue), covered(body, source))


def _pairs(
    found: Sequence[Words], wanted: Sequence[Words], low: float, *, ask_source: bool
) -> Pairs:
    def fits(a: Words, b: Words) -> bool:
        return a.jaccard(b) >= low and (not ask_source or a.same_source(b))

    return matching(found, wanted, fits)


def figures(judged: Judged) -> Figures:
    """The scores and shares of one article, under the names of the shared scorer."""
    sizes = len(judged.found), len(judged.wanted)
    scores = {name: Score(len(pairs), *sizes) for name, pairs in judged.pairs.items()}
    scores |= {f"exact_{part}": _exact(judged, part) for part in _PARTS}
    pairs = [(judged.found[i], judged.wanted[j]) for i, j in judged.pairs[CONTENT]]
    speakers = [right_speaker(a, b) for a, b in pairs if b.speaker is not None]
    kinds = [_right_kind(a, b.kind) for a, b in pairs if b.kind]
    named_in_gold = sum(s.speaker is not None for s in judged.wanted)
    return Figures(
        scores,
        {
            SPEAKER: Share(sum(speakers), len(speakers)),
            SPEAKER_RECALL: Share(sum(speakers), named_in_gold),
            KIND: Share(sum(kinds), len(kinds)),
        },
    )


def _exact(judged: Judged, part: str) -> Score:
    """How often a part is the same to the word, each counted as often as it stands there."""
    found, wanted = (
        Counter(filter(None, (_part(words, part) for words in side)))
        for side in (judged.found_words, judged.wanted_words)
    )
    return Score((found & wanted).total(), found.total(), wanted.total())


def _part(words: Words, part: str) -> frozenset[int]:
    return {"content": words.content, "cue": words.cue, "source": words.source}[part]


def right_speaker(found: FoundStatement, wanted: GoldStatement) -> bool:
    """Whether the speaker is the gold's, or neither has one."""
    return named(found.names, wanted.speaker) if wanted.speaker else not found.names


def _right_kind(found: FoundStatement, kind: str) -> bool:
    return any(name.startswith(kind) for name in found.kinds)


def found_statements(told: Told) -> Iterator[FoundStatement]:
    """The outermost statements of an article, in the order of the graph."""
    graph = told.graph
    own = {
        node: graph.places(node, NKG.content)
        for node in graph.instances(NKG.Statement)
        if told.article in graph.all(node, SCHEMA.isPartOf)
    }
    for node, content in own.items():
        outer = (o for o in graph.all(node, NKG.within) if o in own and o != node)
        if not any(_inside(content, own[o]) for o in outer):
            yield FoundStatement(
                content,
                graph.places(node, NKG.cue),
                graph.places(node, NKG.source),
                graph.named(node, NKG.speaker),
                tuple(_kinds(graph.all(node, TYPE))),
            )


def _inside(inner: Places, outer: Places) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _kinds(types: Sequence[str]) -> Iterator[str]:
    own = NKG.iri_
    return (kind[len(own) :].lower() for kind in types if kind.startswith(own))
