"""Finds the reports of a line: cue, source and content, one for each reporting word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists
from kg.extraction.statements.chunks import chunks_of, phrase_after, subject_before
from kg.extraction.statements.complements import complement
from kg.extraction.statements.contents import with_content
from kg.extraction.statements.cues import adjective_at, cue_at, cue_words
from kg.extraction.statements.reports import OPEN, TOP, Report
from kg.extraction.statements.sources import source_of
from kg.extraction.statements.verb_groups import verb_group

if TYPE_CHECKING:
    from kg.extraction.statements.chunks import Chunks, Range
    from kg.extraction.statements.cues import Cue
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.verb_groups import VerbGroup


def reports_of(line: Line) -> list[Report]:
    """All that the line may report, in the order of the cues."""
    chunks = chunks_of(line)
    words = cue_words()
    found: list[Report] = list(filter(None, [_named_before_colon(line)]))
    for i, word in enumerate(line.words):
        if word not in words:
            continue
        report = (
            _according(line, chunks, i) if word == "according" else _report(line, chunks, i, found)
        )
        if report:
            found.append(report)
    return found


def _cue(line: Line, i: int) -> tuple[Cue | None, int]:
    """The cue that begins at item ``i``, if that is a verb, or an adjective after "is"."""
    adjective = adjective_at(line.words, i)
    if adjective:
        before = next((j for j in range(i - 1, -1, -1) if line.classes[j] != "R"), -1)
        if before >= 0 and line.words[before] in lists("verb_groups")["be"]:
            return adjective, i
    return cue_at(line.words, i) if line.classes[i] in "VZBGK" else (None, i)


def _report(line: Line, chunks: Chunks, verb: int, found: list[Report]) -> Report | None:
    cue, last = _cue(line, verb)
    if cue is None:
        return None
    group = _group(line, chunks, verb)
    if group.negated and cue.lemma in lists("complements")["not_negated"]:
        return None
    after = complement(line, chunks, last, told=cue.told)
    if group.mood == "passive":
        return _passive(line, chunks, group, cue)
    before = [
        (r.source, r.entry is not None)
        for r in found
        if r.source and r.mood == "finite" and not r.inherited
    ]
    source = source_of(line, chunks, group, before)
    cue_end, frame = after.cue_end, after.frame
    if source.inverted and source.words:
        after = complement(line, chunks, source.words[1], told=False)
        frame = after.frame if after.frame in {"quote", "that"} else "end"
    draft = Report(
        lemma=cue.lemma,
        frame=frame,
        cue=(group.first, cue_end),
        source=source.words,
        entry=source.entry,
        addressee=after.addressee,
        place="after" if source.inverted else "before",
        mood=group.mood,
        inherited=source.inherited,
    )
    whole = with_content(line, draft, after, last)
    standing = _standing(line, whole) if whole else TOP
    return whole._replace(standing=standing) if whole and standing != TOP else whole


def _standing(line: Line, report: Report) -> str:
    if report.place != "before":
        return TOP
    if report.source is None:
        return "bare"
    if line.classes[report.source[0]] in "WX":
        return "relative"
    return "within" if report.entry is None else TOP


def _group(line: Line, chunks: Chunks, verb: int) -> VerbGroup:
    """The verb group; "X, the head of Y, promised" is finite, whatever the form alone says."""
    group = verb_group(line, verb)
    quoted = _quoted_as(line, verb)
    if quoted is not None:
        return verb_group(line, quoted)._replace(verb=verb, mood="finite")
    if group.mood == "participle" and line.classes[max(group.first - 1, 0)] == ",":
        subject = subject_before(line, chunks, group.first)
        if subject and (subject[0] == 0 or line.classes[subject[0] - 1] in "C,Q:-XA"):
            return group._replace(mood="finite")
    return group


_QUOTED_REACH = 10


def _quoted_as(line: Line, verb: int) -> int | None:
    """Where "was quoted (by the daily) as saying" starts, if the verb ends that."""
    if verb < 2 or line.words[verb - 1] != "as":  # noqa: PLR2004 -- two words before it
        return None
    near = range(verb - 2, max(verb - _QUOTED_REACH, -1), -1)
    return next((i for i in near if line.words[i] in {"quoted", "cited", "reported"}), None)


_NAMED = re.compile(r"[DJNES9,()C-]*E[DJNES9,()C-]*:(?=.)")
_LONGEST_NAME = 12


def _named_before_colon(line: Line) -> Report | None:
    """The report of a line that opens with its speaker: "Haddad: “We will not sign.”".

    Without quotation marks only a headline, above all paragraphs, reports in this way.
    """
    match = _NAMED.match(line.classes)
    if match is None or match.end() > _LONGEST_NAME or line.inner:
        return None
    colon = match.end() - 1
    frame = "quote" if line.classes[colon + 1] == "Q" else "text"
    if frame == "text" and line.paragraph:
        return None
    content = (colon + 1, OPEN)
    return Report(
        ":", frame, (colon, colon), (content,), source=(0, colon - 1), mood="name", entry=0
    )


def _according(line: Line, chunks: Chunks, i: int) -> Report | None:
    """The report of "according to X", before, after or amid what X says."""
    if line.words[i + 1 : i + 2] != ("to",):
        return None
    source = phrase_after(line, chunks, i + 2)
    if source is None:
        return None
    source = _with_relative_clause(line, source)
    draft = Report("accord", "according", (i, i + 1), source=source)
    comma = line.classes.find(",", source[1])
    opening = line.classes[:i]
    at_start = not opening or (opening[-1] in "C," and not re.search("[VZM]", opening))
    if at_start and comma > 0:
        return draft._replace(contents=((comma + 1, OPEN),), entry=0)
    last = i - 1 - (line.classes[i - 1] == ",") if i else -1
    if last < 0:
        return None
    return draft._replace(contents=((0, last),), place="after")


def _with_relative_clause(line: Line, source: Range) -> Range:
    """A source with the clause between commas behind it: ", who asked not to be named,"."""
    last = source[1]
    close = line.classes.find(",", last + 2)
    clause = line.classes[last + 1 : close]
    return (source[0], close - 1) if close > 0 and clause.startswith(",W") else source


def _passive(line: Line, chunks: Chunks, group: VerbGroup, cue: Cue) -> Report | None:
    """The report of "it was announced that", "X is expected to", "was hailed by X"."""
    subject = subject_before(line, chunks, group.first)
    last, agent = group.verb, None
    if line.words[last + 1 : last + 2] == ("by",):
        agent = phrase_after(line, chunks, last + 2)
        last = agent[1] if agent else last
    after = complement(line, chunks, last, told=cue.told)
    contents: tuple[Range, ...]
    if after.frame in {"that", "quote", "wh", "colon", "clause"}:
        contents = ((after.start, OPEN),)
    elif subject and after.frame == "to":
        contents = (subject, (after.start, OPEN))
    elif subject and agent:
        contents = (subject,)
    else:
        return None
    place = (group.first, group.verb)
    return Report(cue.lemma, after.frame, place, contents, source=agent, mood=group.mood)
