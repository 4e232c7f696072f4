"""Finds the reports of a line: cue, source and content, one for each reporting verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extraction.chunks import chunks_of, phrase_after, subject_before
from kg.extraction.complements import complement
from kg.extraction.cues import confidence, cue_at, cues
from kg.extraction.lexicon import lists
from kg.extraction.sources import source_of
from kg.extraction.verb_groups import verb_group

if TYPE_CHECKING:
    from kg.extraction.chunks import Chunks, Range
    from kg.extraction.complements import Complement
    from kg.extraction.cues import Cue
    from kg.extraction.lines import Line
    from kg.extraction.verb_groups import VerbGroup

OPEN = -1  # the last item of a content whose end is not known yet


@dataclass(frozen=True, slots=True)
class Report:
    """One cue with its parts, as ranges of items (both ends included).

    ``frame`` is the form of the content (see :mod:`kg.extraction.complements`), ``place`` where
    that stands: the cue is before, after or amid it. ``entry`` is where the report's clause
    starts, if it goes beside the one before and is not a part of what that one says. ``contents``
    are in the order of the text; the last may be open.
    """

    lemma: str
    frame: str
    cue: Range
    contents: tuple[Range, ...] = ()
    source: Range | None = None
    entry: int | None = None
    addressee: Range | None = None
    place: str = "before"
    mood: str = "finite"
    inherited: bool = False

    @property
    def key(self) -> str:
        """Mood, frame and place: how the cue stands, for its share of right finds."""
        return f"{self.mood} {self.frame} {self.place}"

    @property
    def confidence(self) -> float:
        """How often such finds are right."""
        return confidence(self.lemma, self.key)


def reports_of(line: Line) -> list[Report]:
    """All that the line may report, in the order of the cues."""
    chunks = chunks_of(line)
    lexicon = cues()
    found: list[Report] = []
    for i, word in enumerate(line.words):
        if word not in lexicon or line.classes[i] not in "VZBGK":
            continue
        if word == "according":
            report = _according(line, chunks, i)
        else:
            report = _report(line, chunks, i, found)
        if report:
            found.append(report)
    return found


def _report(line: Line, chunks: Chunks, verb: int, found: list[Report]) -> Report | None:
    cue, last = cue_at(line.words, verb)
    group = _group(line, chunks, verb)
    if cue is None or (group.negated and cue.lemma in lists("complements")["not_negated"]):
        return None
    after = complement(line, chunks, last, told=cue.told)
    draft = Report(cue.lemma, after.frame, (group.first, after.cue_end), mood=group.mood)
    if group.mood == "passive":
        return _passive(line, chunks, draft, group, cue)
    before = [
        (r.source, r.entry is not None)
        for r in found
        if r.source and r.mood == "finite" and not r.inherited
    ]
    source = source_of(line, chunks, group, before)
    draft = replace(
        draft,
        source=source.words,
        entry=source.entry,
        inherited=source.inherited,
        addressee=after.addressee,
        place="after" if source.inverted else "before",
    )
    if source.inverted and source.words:
        after = complement(line, chunks, source.words[1], told=False)
        draft = replace(draft, frame=after.frame if after.frame in {"quote", "that"} else "end")
    return _with_content(line, draft, after)


def _group(line: Line, chunks: Chunks, verb: int) -> VerbGroup:
    """The verb group; "X, the head of Y, promised" is finite, whatever the form alone says."""
    group = verb_group(line, verb)
    quoted = _quoted_as(line, verb)
    if quoted is not None:
        return replace(verb_group(line, quoted), verb=verb, mood="finite")
    if group.mood == "participle" and line.classes[max(group.first - 1, 0)] == ",":
        subject = subject_before(line, chunks, group.first)
        if subject and (subject[0] == 0 or line.classes[subject[0] - 1] in "C,Q:-XA"):
            return replace(group, mood="finite")
    return group


_QUOTED_REACH = 10


def _quoted_as(line: Line, verb: int) -> int | None:
    """Where "was quoted (by the daily) as saying" starts, if the verb ends that."""
    if verb < 2 or line.words[verb - 1] != "as":  # noqa: PLR2004 -- two words before it
        return None
    near = range(verb - 2, max(verb - _QUOTED_REACH, -1), -1)
    return next((i for i in near if line.words[i] in {"quoted", "cited", "reported"}), None)


def _according(line: Line, chunks: Chunks, i: int) -> Report | None:
    """The report of "according to X", before, after or amid what X says."""
    if line.words[i + 1 : i + 2] != ("to",):
        return None
    source = phrase_after(line, chunks, i + 2)
    if source is None:
        return None
    draft = Report("accord", "according", (i, i + 1), source=source)
    comma = line.classes.find(",", source[1])
    opening = line.classes[:i]
    at_start = not opening or (opening[-1] in "C," and not re.search("[VZM]", opening))
    if at_start and comma > 0:
        return replace(draft, contents=((comma + 1, OPEN),), entry=0)
    last = i - 1 - (line.classes[i - 1] == ",") if i else -1
    if last < 0:
        return None
    return replace(draft, contents=((0, last),), place="after")


def _passive(
    line: Line, chunks: Chunks, draft: Report, group: VerbGroup, cue: Cue
) -> Report | None:
    """The report of "it was announced that", "X is expected to", "was hailed by X"."""
    subject = subject_before(line, chunks, group.first)
    last, agent = group.verb, None
    if line.words[last + 1 : last + 2] == ("by",):
        agent = phrase_after(line, chunks, last + 2)
        last = agent[1] if agent else last
    after = complement(line, chunks, last, told=cue.told)
    draft = replace(draft, source=agent, frame=after.frame, cue=(group.first, group.verb))
    if after.frame in {"that", "quote", "wh", "colon", "clause"}:
        return replace(draft, contents=((after.start, OPEN),))
    if subject is None or not (agent or after.frame == "to"):
        return None
    if after.frame == "to":
        return replace(draft, contents=(subject, (after.start, OPEN)))
    return replace(draft, contents=(subject,))


def _with_content(line: Line, draft: Report, after: Complement) -> Report | None:
    left = draft.cue[0]
    if draft.source and draft.source[0] < left and not draft.inherited:
        left = draft.source[0]
    quote = _quote_before(line, left)
    if quote and draft.frame not in {"that", "colon", "clause"}:
        contents: tuple[Range, ...] = (quote,)
        if draft.frame.endswith("quote"):
            contents = (quote, (after.start, OPEN))
        elif line.classes[after.start : after.start + 2] == ",Q":
            contents = (quote, (after.start + 1, OPEN))
        return replace(draft, contents=contents, place="after", entry=None, frame="quote")
    if (
        left
        and line.words[left - 1] == "as"
        and line.words[after.start : after.start + 1] == ("it",)
    ):
        return _as_clause(line, replace(draft, frame="end"), left - 1, after.start + 1)
    leading = replace(draft, contents=((_start(line, draft, after), OPEN),))
    ends = draft.frame in {"end", "tell end"}
    if ends or draft.frame in _ADJUNCTS:
        trailing = _trailing(line, draft, left, after.start)
        if ends or (trailing and trailing.confidence > leading.confidence):
            return trailing
    return leading


_ADJUNCTS = frozenset(
    ("in", "on", "at", "during", "after", "before", "state", "other", "as", "via", "while", "when")
)


def _start(line: Line, draft: Report, after: Complement) -> int:
    """Where the content starts: at a quoted fragment that names the object before it."""
    if after.addressee and draft.frame in {"tell to", "tell for"} and draft.lemma != "tell":
        return after.addressee[0]  # "advised growers to register"
    if draft.frame not in {"object quote", "object as"}:
        return after.start
    quoted = line.classes.find("Q", after.start)
    if quoted < 0 or line.classes[quoted - 1] not in "APNES":
        return after.start
    is_last = line.classes[quoted + 1 : quoted + 2] in {"", ".", ",", "C"}
    names = draft.lemma in lists("complements")["naming"]
    return quoted if is_last and names else after.start


def _quote_before(line: Line, left: int) -> Range | None:
    """The quotation (with what stands before it in its clause) that ends before item ``left``."""
    last = left - 1
    if last >= 1 and line.classes[last] == ",":
        last -= 1
    if last < 0 or line.classes[last] != "Q":
        return None
    alone = "Q" in line.classes[:last] or (last and line.classes[last - 1] == ":")
    return last if alone else 0, last


_GOES_ON = re.compile(r"[,-](?!G|W|C[VZ]|K|Y|Q)..")


def _trailing(line: Line, draft: Report, left: int, right: int) -> Report | None:
    """The report whose content stands to the left ("…, Raisi said") or around it."""
    draft = replace(draft, entry=None, frame="end")
    if left and line.words[left - 1] == "as":
        return _as_clause(line, draft, left - 1, right)
    if left < 2 or line.classes[left - 1] not in ",-":  # noqa: PLR2004 -- a word and a comma
        return None
    going_on = line.words[right + 1 : right + 2] != ("according",)
    if going_on and _GOES_ON.match(line.classes, right):
        return replace(draft, contents=((0, left - 2), (right + 1, OPEN)), place="amid")
    if not re.search("[VZMB]", line.classes[: left - 1]):
        return None
    return replace(draft, contents=((0, left - 2),), place="after")


def _as_clause(line: Line, draft: Report, i: int, right: int) -> Report | None:
    """The report of "as X has said", before or after what X says."""
    draft = replace(draft, frame="as-clause")
    before = line.classes[i - 1] if i else ""
    if before in {"", "C"} and line.classes[right : right + 1] == ",":
        return replace(draft, contents=((right + 1, OPEN),), entry=0)
    if before == "," and i > 1:
        return replace(draft, contents=((0, i - 2),), place="after")
    return None
