"""Gold articles for training: text, attributions, and a syntactic analysis where there is one."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluation import load_gold
from kg.evaluation.gold import GoldStatement

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
    """The articles of gold as ``kg eval`` reads it: .json, .jsonl(.gz), or a brat folder.

    ``analysis`` is a .jsonl.gz file of sentences with tokens and heads, by the articles' ids.
    """
    parsed = _analyses(analysis) if analysis else {}
    return [
        Text(article.body, tuple(map(_attribution, article.statements)), parsed.get(article.id, ()))
        for article in load_gold(gold)
        if article.statements is not None
    ]


def stories(path: Path) -> list[Text]:
    """The project's own stories, their contents widened to what the corpora count as content.

    PolNeAR's contents hold their quotation marks and the "that" before them; ours do not.
    """
    return [Text(t.body, tuple(_widened(t.body, a) for a in t.attributions)) for t in corpus(path)]


def _attribution(statement: GoldStatement) -> Attribution:
    parts = (statement.content, statement.cue or (), statement.source or ())
    return Attribution(*(tuple((start, end) for start, end in part) for part in parts))


def _analyses(path: Path) -> dict[str, tuple[Token, ...]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["id"]: tuple(_tokens(row)) for row in rows}


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
