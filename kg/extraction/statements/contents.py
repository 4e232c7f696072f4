"""Finds the content of a report: behind its cue, before it, or around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists
from kg.extraction.statements.reports import OPEN

if TYPE_CHECKING:
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.complements import Complement
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.reports import Report


def with_content(line: Line, draft: Report, after: Complement, verb: int) -> Report | None:
    """The draft with its contents, as far as they are known; None where it has none."""
    left = draft.cue[0]
    if draft.source and draft.source[0] < left and not draft.inherited:
        left = draft.source[0]
    quote = _quote_before(line, left)
    if quote and draft.frame not in {"that", "colon", "clause"}:
        contents: tuple[Range, ...] = (quote,)
        if draft.frame.endswith("quote") and line.classes[after.start - 1] in ",:":
            contents = (quote, (after.start, OPEN))
        cue = (draft.cue[0], max(draft.cue[0], verb))
        return draft._replace(contents=contents, place="after", entry=None, frame="quote", cue=cue)
    has_it = line.words[after.start : after.start + 1] == ("it",)
    if has_it and left and line.words[left - 1] == "as":  # "as the minister put it"
        return _as_clause(line, draft, left - 1, after.start + 1)
    if draft.frame in {"end", "tell end"}:
        return _trailing(line, draft, left, after.start)
    leading = draft._replace(contents=((_start(line, draft, after), OPEN),))
    if draft.frame in _ADJUNCTS:
        trailing = _trailing(line, draft, left, after.start)
        if trailing and trailing.confidence > leading.confidence:
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
    naming = lists("complements")["naming" if draft.frame == "object quote" else "naming_as"]
    return quoted if is_last and draft.lemma in naming else after.start


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
    if left and line.words[left - 1] == "as":
        return _as_clause(line, draft._replace(entry=None), left - 1, right)
    if left <= 1 or line.classes[left - 1] not in ",-" or draft.inherited:
        return None
    contents: tuple[Range, ...] = ((0, left - 2),)
    place = "after"
    going_on = line.words[right + 1 : right + 2] != ("according",)
    if going_on and _GOES_ON.match(line.classes, right):
        contents, place = (*contents, (right + 1, OPEN)), "amid"
    elif not re.search("[VZMBQ]", line.classes[: left - 1]):
        return None
    return draft._replace(contents=contents, place=place, entry=None, frame="end")


def _as_clause(line: Line, draft: Report, i: int, right: int) -> Report | None:
    """The report of "as X has said", before or after what X says."""
    before = line.classes[i - 1] if i else ""
    if before in {"", "C"} and line.classes[right : right + 1] == ",":
        return draft._replace(frame="as-clause", contents=((right + 1, OPEN),), entry=0)
    if before == "," and i > 1:
        return draft._replace(frame="as-clause", contents=((0, i - 2),), place="after")
    return None
