"""Whether a meeting took place, by the words around its cue: ``data/meeting-status.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import table
from kg.extraction.meeting_cues import NOUN
from kg.extraction.meeting_words import word_set
from kg.extraction.model import Status

if TYPE_CHECKING:
    from kg.extraction.meeting_frames import Scene
    from kg.extraction.meeting_sketch import Sketch


@dataclass(frozen=True, slots=True)
class _Rule:
    before: re.Pattern[str]
    after: re.Pattern[str]
    status: Status | None


@cache
def _rules() -> dict[bool, tuple[_Rule, ...]]:
    """The rows of the data file, for nouns (True) and for verbs (False)."""
    found: dict[bool, list[_Rule]] = {True: [], False: []}
    for row in table("meeting-status"):
        status = None if row["status"] == "None" else Status(row["status"])
        rule = _Rule(re.compile(row["before"]), re.compile(row["after"]), status)
        found[row["of"] == "noun"].append(rule)
    return {noun: tuple(rules) for noun, rules in found.items()}


def status_of(sketch: Sketch, scene: Scene) -> Status | None:
    """The status of what a cue tells of; None where that is no meeting."""
    cue = scene.cue
    after = sketch.after(cue.last + 1 if cue.form == NOUN else scene.behind)
    before = sketch.before(cue.first) if cue.form == NOUN else _before_verb(sketch, scene)
    rules = _rules()[cue.form == NOUN]
    fitting = (r.status for r in rules if r.before.search(before) and r.after.search(after))
    status = next(fitting, None)
    if cue.form != NOUN or status in {Status.CANCELLED, Status.DENIED}:
        return status
    described = {item.word for item in sketch.items[cue.first : cue.last + 1]}
    if described & word_set("description", "unreal"):
        return None
    planned = described & word_set("description", "planned")
    return Status.PLANNED if planned and not _is_gone_by(after) else status


def _is_gone_by(after: str) -> bool:
    """Whether a planned meeting is told to have gone by: "the planned talks ended"."""
    return bool(_GONE_BY.match(after))


_GONE_BY = re.compile(r"[^.;]*? (?:took place|lasted|ended|produced|was held|were held)\b")


def _before_verb(sketch: Sketch, scene: Scene) -> str:
    """The words of the clause up to a verb, and its form: `` denied that @person had <V> ``."""
    cue, subject = scene.cue, scene.left
    begin = subject.first if subject is not None and subject.first < cue.first else 0
    first = begin
    while first > 0 and begin - first < _OUTER_WORDS:
        if sketch.items[first - 1].word in _OUTER_STOPS:
            break
        first -= 1
    text = sketch.text[sketch.offsets[first] - 1 : sketch.offsets[cue.first]]
    if cue.form != "B":
        text = f" {_CHAIN.split(text)[-1].lstrip()}"
    return f"{text}<{cue.form}> "


_OUTER_WORDS = 12
_OUTER_STOPS = frozenset((",", ";", ":", "but", "and", "while", "@quote"))
_CHAIN = re.compile(r"(?<!@person) (?:and|but|then) (?!@)")
