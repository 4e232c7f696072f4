"""Stories with their statements marked in the text, for the tests.

``{c1 the border is open}, {s1 Karimov} {q1 said}.`` is the content, the source and the cue of
statement 1; what stands within another's marks is nested.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.article import Span
from kg.extraction.model import Entity, Statement

_MARK = re.compile(r"\{([csq])(\d+) |\}")
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a test expects it: its places, and in words what it is and who says it."""

    content: Spans
    source: Spans
    cue: Spans
    summary: str


@dataclass(frozen=True, slots=True)
class Story:
    """A text and the statements in it, in order."""

    name: str
    text: str
    told: tuple[Told, ...]


def read_stories(file: Path) -> list[Story]:
    """The stories of a TOML file; ``says`` has one line a statement, "1: direct assert, X"."""
    entries = tomllib.loads(file.read_text("utf-8"))["story"]
    return [_story(entry["id"], entry["text"].strip(), entry["says"]) for entry in entries]


def _story(name: str, marked: str, says: list[str]) -> Story:
    text, spans = unmarked(marked)
    told = []
    for label, words in (line.split(":", 1) for line in says):
        number, _, outer = label.partition(" in ")
        content, source, cue = (tuple(spans.get(f"{kind}{number}", ())) for kind in "csq")
        within = f" in {outer}" if outer else ""
        told.append(Told(content, source, cue, f"{number}{within}:{words}"))
    return Story(name, text, tuple(told))


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans by mark ("c1")."""
    text, last = "", 0
    waiting: list[tuple[str, int]] = []
    found: dict[str, list[Span]] = {}
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            waiting.append((match[1] + match[2], len(text)))
        else:
            label, start = waiting.pop()
            found.setdefault(label, []).append(Span(start, len(text)))
    assert not waiting, f"a mark is left open in {marked!r}"
    return text + marked[last:], {label: sorted(spans) for label, spans in found.items()}


def summary(index: int, statement: Statement, entities: dict[str, Entity]) -> str:
    """The statement in the words of a story's ``says``."""
    within = "" if statement.within is None else f" in {statement.within + 1}"
    speakers = " and ".join(entities[name].name for name in statement.speakers) or "nobody"
    kind, act = statement.kind.value, statement.speech_act.value
    return f"{index + 1}{within}: {kind} {act}, {speakers}"
