"""Finds what stands between quotation marks: “ ”, " ", ‘ ’, ' ', « », „ “, `` ''."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(r"``|''|[“”„«\"‘']")
_ONLY_OPENS = frozenset(("“", "„", "«", "‘", "``"))
_MAY_PRECEDE_OPENING = frozenset("([{—–-/:;,“‘\"'„«¿¡")
_ELISION = re.compile(r"['‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|n)\b)", re.IGNORECASE)
_CLOSING = {
    "“": re.compile("[“”]"),
    "„": re.compile("[“”]"),
    "”": re.compile("”"),
    "«": re.compile("[«»]"),
    '"': re.compile('"'),
    "‘": re.compile(r"(?<=\S)’(?!\w)"),
    "'": re.compile(r"(?<=\S)'(?!\w)"),
    "``": re.compile("``|''"),
    "''": re.compile("''"),
}
_NEVER_NESTED = frozenset(("‘", "'", "„", "”", "''"))
_DEEPEST = 9  # quotations within one another: more are stray marks
_PLURAL_POSSESSIVE = re.compile(r"(?<=[A-Za-z]s)['’]\s+[A-Za-z]")


def quotations_of(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations, in order, each within one paragraph.

    A quotation over several paragraphs, each of which opens with a mark while only the last one
    closes, gives one value a paragraph, linked by ``open_ended`` and ``continues``. A mark without
    a partner is left out, unless it opens a paragraph or follows a colon: then the quotation goes
    to the end of the paragraph.
    """
    found: list[Quotation] = []
    awaited = ""  # the mark of a quotation that the paragraph before left open
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        here = list(_in_paragraph(text, paragraph, following, awaited))
        awaited = text[here[-1].outer.start : here[-1].inner.start] if here else ""
        if not (here and here[-1].open_ended):
            awaited = ""
        found += here
    return tuple(found)


def _in_paragraph(
    text: str, paragraph: Span, following: Span | None, awaited: str
) -> Iterator[Quotation]:
    position = paragraph.start
    if awaited and not text.startswith(awaited, position):
        end = _unopened_close(text, paragraph, awaited)
        if end is not None:
            yield Quotation(Span(position, end[1]), Span(position, end[0]), continues=True)
            position = end[1]
    hopeless: set[str] = set()
    while match := _MARK.search(text, position, paragraph.end):
        start, position = match.span()
        if not _opens(text, match, paragraph):
            continue
        continues = bool(awaited) and start == paragraph.start
        mark = match.group()
        close = None if mark in hopeless else _close(text, mark, position, paragraph.end)
        if close is None and mark in _NEVER_NESTED:
            hopeless.add(mark)  # nothing closes it from here on
        if close:
            if close[0] > position:
                yield Quotation(
                    Span(start, close[1]), Span(position, close[0]), continues=continues
                )
            position = close[1]
        elif _runs_to_the_end(text, match, paragraph, following, continues):
            yield Quotation(
                Span(start, paragraph.end),
                Span(position, paragraph.end),
                open_ended=_goes_on(text, following, match.group()),
                continues=continues,
            )
            return


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the mark stands where a quotation may open."""
    start, end = match.span()
    if end >= paragraph.end:
        return False
    before = text[start - 1] if start > paragraph.start else " "
    if not (before.isspace() or before in _MAY_PRECEDE_OPENING):
        return match.group() in _ONLY_OPENS and not before.isalnum()
    if match.group() in {"‘", "'"} and _ELISION.match(text, start):
        return False
    after = text[end]
    if match.group() in _ONLY_OPENS or match.group() == '"':
        return not after.isspace() or before.isspace()
    return after.isalnum() or after in '“"…([$£€'


def _close(text: str, mark: str, position: int, end: int) -> tuple[int, int] | None:
    """Start and end of the mark that closes what ``mark`` opened before ``position``."""
    if mark in {"‘", "'"}:
        return _close_of_single(text, mark, position, end)
    depth = 1
    for match in _CLOSING[mark].finditer(text, position, end):
        if _opens_again(text, mark, match):
            depth += 1
            if depth > _DEEPEST:
                return None
        else:
            depth -= 1
        if depth == 0:
            return match.span()
    if mark == "“":
        return _straight_close(text, position, end)
    return None


def _opens_again(text: str, mark: str, match: re.Match[str]) -> bool:
    """Whether the mark that was met opens a nested quotation instead of closing the outer one."""
    found = match.group()
    if mark == '"':
        before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
        return before.isspace() and bool(after) and not after.isspace()
    return found in {"“", "«", "``"} and mark != "„"


def _straight_close(text: str, position: int, end: int) -> tuple[int, int] | None:
    """The straight mark that closes a curly one, in a paragraph that mixes them."""
    for match in _CLOSING['"'].finditer(text, position, end):
        if not _opens_again(text, '"', match):
            return None if "“" in text[position : match.start()] else match.span()
    return None


def _close_of_single(text: str, mark: str, position: int, end: int) -> tuple[int, int] | None:
    """The single mark that closes, told apart from apostrophes as in "the workers' rights"."""
    for match in _CLOSING[mark].finditer(text, position, end):
        if not _PLURAL_POSSESSIVE.match(text, match.start(), end):
            return match.span()
        later = _CLOSING[mark].search(text, match.end(), end)
        reopened = text.find(f" {mark}", match.end(), end)
        if later is None or 0 <= reopened < later.start():
            return match.span()
    return None


def _runs_to_the_end(
    text: str, match: re.Match[str], paragraph: Span, following: Span | None, continues: bool
) -> bool:
    """Whether an unclosed quotation is the rest of its paragraph, and not a stray mark."""
    if match.group() in {"''", "”"}:
        return False
    if _goes_on(text, following, match.group()) or continues:
        return True
    if match.group() in {"‘", "'"} or _opens_later(text, match, paragraph):
        return False
    before = text[paragraph.start : match.start()].rstrip()
    return not before or before.endswith(":")


def _opens_later(text: str, match: re.Match[str], paragraph: Span) -> bool:
    return match.group() in text[match.end() : paragraph.end]


def _goes_on(text: str, following: Span | None, mark: str) -> bool:
    """Whether the next paragraph opens with the mark again, or closes without having opened."""
    if following is None:
        return False
    return text.startswith(mark, following.start) or bool(_unopened_close(text, following, mark))


def _unopened_close(text: str, paragraph: Span, mark: str) -> tuple[int, int] | None:
    """Where a paragraph that does not open with a mark closes the quotation of the one before."""
    if mark not in {"“", "«"}:
        return None
    match = _CLOSING[mark].search(text, paragraph.start, paragraph.end)
    if match is None or match.group() == mark or match.start() == paragraph.start:
        return None
    return match.span()
