"""Gold articles for training: text, attributions, and a syntactic analysis where there is one."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Pair = tuple[int, int]
"""Start and end of a span, in code points, end-exclusive."""

_OPENING = "“‘\"'"
_CLOSING = "”’\"'"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: the spans of its content, its cue and its source."""

    content: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    source: tuple[Pair, ...]

    def spans(self) -> Iterator[tuple[str, Pair]]:
        """Every span with the part that it belongs to."""
        for part in ("content", "cue", "source"):
            for pair in getattr(self, part):
                yield part, pair


@dataclass(frozen=True, slots=True)
class Token:
    """A token of an analysis: place, part of speech, kind of name, relation, and its head.

    ``head`` is an index in the tokens of the article, or -1 for the root of a sentence.
    """

    start: int
    end: int
    tag: str
    name: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the training reads it."""

    body: str
    attributions: tuple[Attribution, ...]
    tokens: tuple[Token, ...] = ()


def corpus(gold: Path, analysis: Path | None = None) -> list[Text]:
    """The articles of a gold file (``design/gold.md``), with their analysis by id."""
    parsed = {row["id"]: tuple(_tokens(row)) for row in rows(analysis)} if analysis else {}
    return [
        Text(row["body"], tuple(map(_attribution, row["statements"])), parsed.get(row["id"], ()))
        for row in rows(gold)
        if "statements" in row
    ]


def stories(path: Path) -> list[Text]:
    """The project's own stories, their contents widened to what the corpora count as content.

    PolNeAR's contents hold their quotation marks and the "that" before them; ours do not.
    """
    return [
        Text(t.body, tuple(_widened(t.body, a) for a in t.attributions)) for t in corpus(path)
    ]


def rows(path: Path) -> list[Mapping[str, Any]]:
    """The articles of a .json, .jsonl or .jsonl.gz file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    if path.suffix == ".json":
        return [{**row, "id": name} for name, row in json.loads(text).items()]
    return [json.loads(line) for line in text.splitlines() if line]


def _attribution(statement: Mapping[str, Any]) -> Attribution:
    return Attribution(*(_pairs(statement.get(part, ())) for part in ("content", "cue", "source")))


def _pairs(spans: Iterable[Sequence[int]]) -> tuple[Pair, ...]:
    return tuple((start, end) for start, end in spans)


def _tokens(row: Mapping[str, Any]) -> Iterator[Token]:
    before = 0
    for sentence in row["sentences"]:
        pairs = zip(sentence["tokens"], sentence["heads"], strict=True)
        for (start, end, tag, name, *_), (head, relation) in pairs:
            place = before + head - 1 if head else -1
            yield Token(start, end, tag, name, relation.partition(":")[0], place)
        before += len(sentence["tokens"])


_THAT = re.compile(r"\bthat\s+\Z")


def _widened(body: str, attribution: Attribution) -> Attribution:
    content = tuple(_wide(body, pair) for pair in attribution.content)
    return Attribution(content, attribution.cue, attribution.source)


def _wide(body: str, pair: Pair) -> Pair:
    start, end = pair
    if body[start - 1 : start] and body[start - 1] in _OPENING:
        start -= 1
        if body[end : end + 1] and body[end] in ",.":
            end += 1
        if body[end : end + 1] and body[end] in _CLOSING:
            end += 1
    that = _THAT.search(body[max(start - 6, 0) : start])
    return (start - len(that.group()), end) if that else (start, end)
