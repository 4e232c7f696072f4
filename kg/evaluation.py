"""Gold against graph: how well statements and meetings are found.

The measure is that of the field's shared scorer (``benchmarks/README.md``): spans are
compared as sets of word tokens of the body; a pair of statements matches when the Jaccard index of
their content is at least one half and their sources overlap or are both empty; pairs are matched
one to one, as many as possible. Statements within others are not scored.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.article import Article, Span
from kg.errors import InputError
from kg.mapping.namespaces import NKG, OA, SCHEMA, TYPE
from kg.pipeline import Outcome, Settings, build_article
from kg.reading import read_text

Gold = Mapping[str, Any]
"""One gold article, as its JSON gives it: the format is in ``tests/quality/README.md``."""

JACCARD: Final = 0.5
_MORE_WORDS: Final = 8
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ð": "d", "þ": "th", "ə": "e"}
)

Term = NamedNode | BlankNode | Literal | Triple
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found and right (``hits``), found, and to be found."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent; 0 where there is nothing."""
        return 200 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of a set of articles; ``speakers`` counts those of matched statements."""

    statements: Score = Score()
    content: Score = Score()
    speakers: Score = Score()
    meetings: Score = Score()
    meetings_when_where: Score = Score()

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.statements + other.statements,
            self.content + other.content,
            self.speakers + other.speakers,
            self.meetings + other.meetings,
            self.meetings_when_where + other.meetings_when_where,
        )

    @property
    def speakers_right(self) -> float:
        """Of the statements whose content is found, the share with the right speaker, percent."""
        return 100 * self.speakers.hits / self.speakers.gold if self.speakers.gold else 0.0


class Graph:
    """One article's graph, by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[tuple[str, NamedNode], list[str]] = defaultdict(list)
        self._instances: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            subject, value = _value(quad.subject), _value(quad.object)
            self._objects[subject, quad.predicate].append(value)
            if quad.predicate == TYPE:
                self._instances[value].append(subject)

    def all(self, subject: str, predicate: NamedNode) -> list[str]:
        """The values of a property, as strings."""
        return self._objects.get((subject, predicate), [])

    def instances(self, kind: NamedNode) -> list[str]:
        """The IRIs of a class."""
        return self._instances.get(kind.value, [])

    def spans(self, subject: str, predicate: NamedNode) -> list[Span]:
        """The places in the text that a property points to."""
        nodes = self.all(subject, predicate)
        return [Span(int(self.all(n, OA.start)[0]), int(self.all(n, OA.end)[0])) for n in nodes]

    def names(self, subjects: Iterable[str]) -> list[str]:
        """The names of all the subjects."""
        return [name for subject in subjects for name in self.all(subject, SCHEMA.name)]


def _value(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


@dataclass(frozen=True, slots=True)
class _Statement:
    content: frozenset[int]
    source: frozenset[int]
    names: list[str]


@dataclass(frozen=True, slots=True)
class _Meeting:
    people: list[list[str]]
    date: str
    places: list[str] = field(default_factory=list)


def load_gold(path: Path) -> list[Gold]:
    """The articles of a gold file: ``{id: article}`` in .json, one a line in .jsonl(.gz)."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    if path.suffix == ".json":
        return [{**article, "id": name} for name, article in json.loads(text).items()]
    return [json.loads(line) for line in text.splitlines() if line]


def as_wire(gold: Gold) -> str:
    """A gold article as the text that ``kg build`` reads."""
    return f" date {gold['date']} {gold['headline']}\n\n{gold['body']}\n"


def build_gold(gold: Gold, settings: Settings) -> Outcome:
    """A gold article built as ``kg build`` does it; an InputError if its body is not kept."""
    (read,) = read_text(as_wire(gold))
    if isinstance(read, Article) and read.body != gold["body"]:
        return InputError("reading changes the body of a gold article")
    return build_article(read, settings)


def score(gold: Gold, quads: Iterable[Quad]) -> Scores:
    """The scores of one article's graph; an empty graph is a missing article."""
    graph = Graph(quads)
    tokens = [Span(*match.span()) for match in _WORD.finditer(gold["body"])]
    found, wanted = _found_statements(graph, tokens), _gold_statements(gold, tokens)
    alike = _matching(found, wanted, _same_content)
    fits = _same_content_and_source if _knows(gold, "source") else _same_content
    both = _matching(found, wanted, fits)
    judged = [(found[i], wanted[j]) for i, j in alike] if _knows(gold, "speaker") else []
    right = sum(_right_speaker(a, b) for a, b in judged)
    return Scores(
        Score(len(both), len(found), len(wanted)),
        Score(len(alike), len(found), len(wanted)),
        Score(right, len(judged), len(judged)),
        *_score_meetings(graph, gold),
    )


def _knows(gold: Gold, key: str) -> bool:
    """Whether the gold tells sources, or speakers, at all: a key that it lacks is not scored."""
    return any(key in statement for statement in gold.get("statements", []))


def _found_statements(graph: Graph, tokens: Sequence[Span]) -> list[_Statement]:
    return [
        _Statement(
            _covered(tokens, graph.spans(statement, NKG.content)),
            _covered(tokens, graph.spans(statement, NKG.source)),
            graph.names(graph.all(statement, NKG.speaker)),
        )
        for statement in graph.instances(NKG.Statement)
        if not _reported_inside(graph, statement)
    ]


def _reported_inside(graph: Graph, statement: str) -> bool:
    inner = graph.spans(statement, NKG.content)
    return any(
        all(any(o.contains(i) for o in graph.spans(outer, NKG.content)) for i in inner)
        for outer in graph.all(statement, NKG.within)
    )


def _gold_statements(gold: Gold, tokens: Sequence[Span]) -> list[_Statement]:
    return [
        _Statement(
            _covered(tokens, [Span(*s) for s in statement["content"]]),
            _covered(tokens, [Span(*s) for s in statement.get("source", [])]),
            [statement.get("speaker", "")],
        )
        for statement in gold.get("statements", [])
    ]


def _covered(tokens: Sequence[Span], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for i, t in enumerate(tokens) if any(t.overlaps(s) for s in spans))


def _same_content(found: _Statement, wanted: _Statement) -> bool:
    union = len(found.content | wanted.content)
    return union > 0 and len(found.content & wanted.content) / union >= JACCARD


def _same_content_and_source(found: _Statement, wanted: _Statement) -> bool:
    same_source = found.source & wanted.source or not (found.source or wanted.source)
    return bool(same_source) and _same_content(found, wanted)


def _right_speaker(found: _Statement, wanted: _Statement) -> bool:
    name = wanted.names[0]
    return named(found.names, name) if name else not found.names


def _score_meetings(graph: Graph, gold: Gold) -> tuple[Score, Score]:
    found = [_found_meeting(graph, m) for m in graph.instances(NKG.Meeting) if _held(graph, m)]
    wanted = [m for m in gold.get("meetings", []) if m.get("status", "held") == "held"]
    people = len(_matching(found, wanted, _same_people))
    whole = len(_matching(found, wanted, _same_people_when_where))
    return Score(people, len(found), len(wanted)), Score(whole, len(found), len(wanted))


def _held(graph: Graph, meeting: str) -> bool:
    return graph.all(meeting, NKG.status) == [NKG.Held.value]


def _found_meeting(graph: Graph, meeting: str) -> _Meeting:
    dates = graph.all(meeting, SCHEMA.startDate)
    people = [graph.names([person]) for person in graph.all(meeting, SCHEMA.attendee)]
    places = graph.names(graph.all(meeting, SCHEMA.location))
    return _Meeting(people, dates[0] if len(dates) == 1 else "", places)


def _same_people(found: _Meeting, wanted: Gold) -> bool:
    names = wanted["participants"]
    return len(found.people) == len(names) == len(_matching(found.people, names, named))


def _same_people_when_where(found: _Meeting, wanted: Gold) -> bool:
    place = wanted.get("place") or ""
    same_place = named(found.places, place) if place else not found.places
    return _same_people(found, wanted) and found.date == (wanted.get("date") or "") and same_place


def named(found: Iterable[str], gold: str) -> bool:
    """Whether one of the names holds every word of the gold name, and at most eight more."""
    want = _words(gold)
    return bool(want) and any(
        want <= have and len(have) <= len(want) + _MORE_WORDS for have in map(_words, found)
    )


def _words(name: str) -> frozenset[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return frozenset(_WORD.findall(plain)) - {"the", "a", "an"}


def _matching(
    left: Sequence[Left], right: Sequence[Right], fits: Callable[[Left, Right], bool]
) -> list[tuple[int, int]]:
    """As many one-to-one pairs as possible (Kuhn's augmenting paths), as indices."""
    edges = [[j for j, r in enumerate(right) if fits(item, r)] for item in left]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(left)):
        place(i, set())
    return [(i, j) for j, i in owner.items()]
