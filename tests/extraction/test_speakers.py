"""Who speaks where a story names somebody a second time: by both extractors, story by story."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.article import Article, Span
from kg.evaluation import named
from kg.extraction import extractor_named
from kg.extraction.model import Statement
from kg.extraction.protocol import Extractor
from kg.reading.datelines import find_opening

_MARK = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?(?:\|(tagger))?\}")
_FILE = Path(__file__).parent / "stories" / "speakers.toml"


class Said(NamedTuple):
    """A place that states something, who does, and whether only the tagger finds it."""

    content: Span
    names: tuple[str, ...]
    hard: bool


def told_in(marked: str) -> tuple[str, list[Said]]:
    """The text without its marks, and what they tell."""
    text, last, names = "", 0, ""
    found = []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        names = names if match[2] is None else match[2]
        content = Span(len(text), len(text) + len(match[1]))
        found.append(Said(content, tuple(filter(None, names.split(" and "))), bool(match[3])))
        text += match[1]
    return text + marked[last:], found


STORIES = {s["id"]: s["text"].strip() for s in tomllib.loads(_FILE.read_text("utf-8"))["story"]}


@cache
def extractor(name: str) -> Extractor:
    return extractor_named(name)


def _shared(statement: Statement, content: Span) -> int:
    pieces = (min(s.end, content.end) - max(s.start, content.start) for s in statement.content)
    return sum(max(piece, 0) for piece in pieces)


@pytest.mark.parametrize("name", ["rules", "tagger"])
@pytest.mark.parametrize("story", STORIES)
def test_the_speaker_is_found(story: str, name: str) -> None:
    body, told = told_in(STORIES[story])
    opening = find_opening(body)
    article = Article("A story", "2024-05-22", body, dateline=opening.dateline if opening else None)
    extraction = extractor(name).extract(article)
    names = {entity.id: entity.name for entity in extraction.entities}
    for said in told:
        if said.hard and name == "rules":
            continue
        statement = max(extraction.statements, key=lambda s: _shared(s, said.content))
        assert 2 * _shared(statement, said.content) >= len(said.content.of(body))
        found = [names[who] for who in statement.speakers]
        assert len(found) == len(said.names)
        assert all(named(found, wanted) for wanted in said.names), found
