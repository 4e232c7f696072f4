"""What a statement does: assert, direct, commit, express or declare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists
from kg.extraction.model import SpeechAct
from kg.extraction.statements.cues import act_of

if TYPE_CHECKING:
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.reports import Report

_NOT = ("n't", "n’t", "cannot")
_REACH = 6  # the noun that decides stands among the first words of the object, before "of" or "to"


def speech_act(line: Line, report: Report) -> SpeechAct:
    """The act of the cue, or of what is announced, voiced or expressed by it.

    What was not done is said: "has never promised to go" is no promise.
    """
    act = _act(line, report)
    alike = report.lemma in lists("speech_acts")["negated_alike"]
    return act if alike or not _is_negated(line, report) else SpeechAct.ASSERT


def _is_negated(line: Line, report: Report) -> bool:
    negations = lists("verb_groups")["negation"]
    first, last = report.cue
    return any(word in negations or word.endswith(_NOT) for word in line.words[first : last + 1])


def _act(line: Line, report: Report) -> SpeechAct:
    nouns = lists("speech_acts")
    if report.lemma in nouns["open"] and report.frame.startswith("object"):
        start = report.contents[0][0]
        phrase = re.split("[OITXAC]", line.classes[start : start + _REACH])[0]
        for word in line.words[start : start + len(phrase)]:
            for act in (SpeechAct.COMMIT, SpeechAct.EXPRESS, SpeechAct.DIRECT):
                if word in nouns[act.value]:
                    return act
    return act_of(report.lemma, report.frame)
