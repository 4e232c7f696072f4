"""Datelines: the place, date and agency with which wire copy opens.

The forms and the words are in ``data/datelines.toml``, the agencies in ``data/agencies.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Dateline, Span
from kg.reading.agencies import agency_named
from kg.reading.dateline_forms import Following, Form, Places, Words, forms, masked, words
from kg.reading.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_CHARS = 160  # no dateline is longer
_MAX_BYLINE_CHARS = 100
_BYLINE = re.compile(r"(?:By|BY) [^\W\d_]")
_WORD = re.compile(r"[^\s/-]+")
_OPENING_QUOTES = "\"'“‘«„‹"
_SHORT_NAME = 4  # so short a word in capitals is rather an acronym than a place
_FIRST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening of a text tells: its dateline, and who published it where that is said.

    ``publisher`` is the short brand of a known agency ("IRNA"), else the words as written.
    """

    dateline: Dateline
    publisher: str | None = None


def find_opening(body: str, *, headline: str = "") -> Opening | None:
    """The dateline at the beginning of a body; None where there is none.

    The beginning is the first paragraph, or the one after a byline or a repeated headline. The
    dateline's ``place`` is the town without its state or country (``GENEVA`` of ``GENEVA,
    Switzerland (AP)``). Without the name of an agency, a place must stand in capitals or have a
    date beside it: "London, Paris and Rome agreed –" is the beginning of a sentence.
    """
    for paragraph in paragraphs(body):
        line = paragraph.of(body).partition("\n")[0][:_MAX_CHARS]
        for form, match in _matches(line):
            if _fits(form, match, line, body[paragraph.start + match.end() :]):
                return _opening(match, line, paragraph.start)
        if not _is_preface(paragraph.of(body), headline):
            return None
    return None


def _is_preface(paragraph: str, headline: str) -> bool:
    """Whether a paragraph repeats the headline or names the author."""
    if len(paragraph) <= 2 * len(headline) and _bare(paragraph) == _bare(headline):
        return True
    is_short = len(paragraph) <= _MAX_BYLINE_CHARS and not paragraph.endswith((".", "!", "?"))
    return is_short and _BYLINE.match(paragraph) is not None


def _bare(text: str) -> str:
    """The letters and digits of a text, to compare with another that is punctuated otherwise."""
    return "".join(filter(str.isalnum, text.casefold()))


def _matches(line: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """The forms that a line begins with, the names of agencies in it masked."""
    pattern_line = masked(line)
    if pattern_line is None:
        return
    for form in forms():
        match = form.pattern.match(pattern_line)
        if match:
            yield form, match


def _opening(match: re.Match[str], line: str, offset: int) -> Opening:
    agency = _group_span(match, "agency") or _group_span(match, "outlet")
    name = agency.of(line) if agency else None
    known = agency_named(name) if name else None
    dateline = Dateline(
        Span(offset, offset + match.end()),
        place=_shifted(_group_span(match, "place"), offset),
        agency=_shifted(agency, offset),
    )
    return Opening(dateline, known.name if known else name)


def _group_span(match: re.Match[str], name: str) -> Span | None:
    group = match.re.groupindex.get(name)
    return Span(*match.span(group)) if group and match[group] else None


def _shifted(span: Span | None, offset: int) -> Span | None:
    return span and Span(span.start + offset, span.end + offset)


def _fits(form: Form, match: re.Match[str], line: str, rest: str) -> bool:
    """Whether the words in the form's slots are what they should be, and the right text follows."""
    agency, outlet = _group_span(match, "agency"), _group_span(match, "outlet")
    place = _group_span(match, "place")
    dated = match.groupdict().get("date")
    if outlet and not dated and not _is_news_service(outlet.of(line)):
        return False
    if not _followed(form.then, rest):
        return False
    if place is None:
        return True
    is_credited = agency is not None or outlet is not None
    if not is_credited and agency_named(place.of(line)):
        return False
    groups = match.groupdict()
    is_specific = is_credited or bool(groups.get("region") or groups.get("date"))
    return _is_place(place.of(line), form.place, is_specific=is_specific)


def _followed(then: Following, rest: str) -> bool:
    """Whether the text after the dateline is such as its form wants."""
    if then is Following.ANYTHING or (then is not Following.SENTENCE and _ends_line(rest)):
        return True
    return then is not Following.END and _begins_sentence(rest)


def _ends_line(rest: str) -> bool:
    return not rest.partition("\n")[0].strip()


def _begins_sentence(rest: str) -> bool:
    """Whether a text begins as a sentence does, and is not all in capitals."""
    first_words = rest[:_MAX_CHARS].split()[:_FIRST_WORDS]
    if not first_words:
        return False
    mark = first_words[0][0]
    is_beginning = mark.isupper() or mark.isdigit() or mark in _OPENING_QUOTES
    return is_beginning and any(map(str.islower, "".join(first_words)))


def _is_place(name: str, places: Places, *, is_specific: bool) -> bool:
    """Whether words are written as a place is.

    ``is_specific``: the dateline has more than the place.
    """
    known, folded = words(), name.casefold()
    is_capitals = re.sub(r"\bMc(?=[A-Z])", "MC", name).isupper()
    if places in {Places.CAPITALS, Places.LISTED} and not is_capitals:
        return False
    if folded in known.places:
        return is_capitals or _is_titled(name, known)
    if places in {Places.LISTED, Places.KNOWN} or folded in known.not_places:
        return False
    first = _WORD.findall(folded)[0].rstrip(".")
    if first in known.labels:
        return False
    if not is_specific and sum(map(str.isalpha, name)) <= _SHORT_NAME:
        return False
    return is_capitals or _is_titled(name, known)


def _is_titled(name: str, known: Words) -> bool:
    """Whether every word begins with a capital, but for those like "de" within."""
    first, *others = _WORD.findall(name)
    return first[0].isupper() and all(
        word[0].isupper() or word in known.particles for word in others
    )


def _is_news_service(name: str) -> bool:
    """Whether words in brackets may be the name of a news service that the data does not have."""
    parts = [word.casefold() for word in re.findall(r"\w+", name)]
    is_acronym = name.isupper() and name.isalpha() and len(name) > 1
    is_site = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None
    return is_acronym or is_site or not words().services.isdisjoint(parts)
