"""Whether a meeting took place, by the words around its cue: ``data/meeting-status.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import table
from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Status

if TYPE_CHECKING:
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.sketch import Sketch


@dataclass(frozen=True, slots=True)
class _Rule:
    before: re.Pattern[str]
    after: re.Pattern[str]
    status: Status | None


@cache
def _rules(of: str, form: str) -> tuple[_Rule, ...]:
    """The rows of the data file that are ``of`` such a cue, but those of other forms of a verb."""
    return tuple(
        _Rule(
            re.compile(row["before"]),
            re.compile(row["after"]),
            None if row["status"] == "None" else Status(row["status"]),
        )
        for row in table("meeting-status")
        if row["of"] == of and form in (_FORMS.findall(row["before"]) or [form])[0]
    )


_FORMS = re.compile(r"<\[?(\w+)\]?> \$$")


def status_of(sketch: Sketch, scene: Scene) -> Status | None:
    """The status of what a cue tells of; None where that is no meeting."""
    cue = scene.cue
    after = sketch.after(cue.last + 1 if cue.form == NOUN else scene.behind)
    before = sketch.before(cue.first) if cue.form == NOUN else _before_verb(sketch, scene)
    for rule in _rules("any", cue.form):
        if rule.before.search(sketch.before(cue.first)) and rule.after.search(after):
            return rule.status
    rules = _rules("noun" if cue.form == NOUN else "verb", cue.form)
    fitting = (r.status for r in rules if r.before.search(before) and r.after.search(after))
    status = next(fitting, None)
    if cue.form != NOUN or status in {Status.CANCELLED, Status.DENIED}:
        return status
    described = set(sketch.words[cue.first : cue.last + 1])
    if described & word_set("description", "unreal"):
        return None
    owned = cue.first > 0 and sketch.items[cue.first - 1].possessive
    if status is None and owned and described & word_set("description", "gone_by"):
        return Status.HELD
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
        if sketch.words[first - 1] in _OUTER_STOPS:
            break
        first -= 1
    text = sketch.text[sketch.offsets[first] - 1 : sketch.offsets[cue.first]]
    if cue.form != "B":
        text = f" {_CHAIN.split(text)[-1].lstrip()}"
    return f"{text}<{cue.form}> "


_OUTER_WORDS = 12
_OUTER_STOPS = frozenset((",", ";", ":", "but", "and", "while", "@quote"))
_CHAIN = re.compile(r"(?<!@person) (?:and|but|then) (?!@)")
