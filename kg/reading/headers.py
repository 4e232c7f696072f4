"""The header of an article in wire text: its first line, and the details that may follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, Final

from kg.errors import InputError, Location
from kg.reading.paragraphs import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM: Final = "date YYYY-MM-DD Headline"

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"  # in a date that is not ISO
)
_DATE_LIKE = (
    r"(?:[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?|[0-9]{8}\b|[0-9]{4}(?=\s|$)"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s|{_MONTH}\s+[0-9])"
)
# A line that is meant as a header; within a file only with the word as it should be, so that no
# paragraph that begins with "Date:" ends an article.
_HEADER = re.compile(rf"\ufeff?\s*date:?\s+(?=(?i:{_DATE_LIKE}))")
_FIRST_HEADER = re.compile(rf"\ufeff?\s*date\s*:?\s*(?=(?:{_DATE_LIKE}))", re.IGNORECASE)
_LINE = re.compile(r"\ufeff?\s*date\s+(?P<published>\S+)(?:\s+(?P<headline>.*))?", re.DOTALL)

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
    r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
)

_DETAIL = re.compile(r"\s*(?P<key>[a-z]+(?:-[a-z]+)*):(?:\s+(?P<value>.*))?", re.DOTALL)
_ANY_DETAIL = re.compile(r"\s*(?P<key>[A-Za-z]+(?:-[A-Za-z]+)*):(?:\s|$)")
_REPEATABLE = "author"
_KEYS: Final = (
    "url", _REPEATABLE, "publisher", "language", "modified", "license", "copyright-holder",
)  # fmt: skip
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\x00-\x20]+')
_SHOWN_CHARS: Final = 60
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Details:
    """What the lines under the first one tell, as written."""

    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str = "en"
    modified: str | None = None
    license: str | None = None
    copyright_holder: str | None = None


def is_header(line: str, *, opening: bool) -> bool:
    """Whether a line that follows a blank one is meant as the header of an article.

    ``opening``: nothing but blank lines stands before it, so that a slip (``Date: …``) is a bad
    header rather than text.
    """
    return (_FIRST_HEADER if opening else _HEADER).match(line) is not None


def parse_first_line(line: str, at: Location) -> tuple[str, str]:
    """The date and the headline of a header's first line.

    Raises :class:`~kg.errors.InputError`, at ``at``, for a line that is not of the form.
    """
    match = _LINE.match(line)
    if match is None or not _ISO_DATE.match(match["published"]):
        raise InputError(
            f"not a header of an article: {_shown(line)}",
            location=at,
            advice=f"Write it as {FORM!r}.",
        )
    headline = (match["headline"] or "").strip()
    published = checked_date(match["published"], at)
    if not headline:
        raise InputError(
            "an article without a headline",
            location=at,
            advice=f"Write it after the date: {FORM!r}.",
        )
    return published, headline


def _shown(line: str) -> str:
    """The beginning of a line, as an error shows it."""
    return repr(line.strip()[:_SHOWN_CHARS])


def checked_date(text: str, at: Location) -> str:
    """``text`` itself, when it is an ``xsd:date`` (without zone) or an ``xsd:dateTime``."""
    day, time = text[:10], text[10:]
    if not _ISO_DATE.fullmatch(day) or (time and not time.startswith("T")):
        raise InputError(
            f"not a date: {text!r}",
            location=at,
            advice="Write it as YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ with the time.",
        )
    try:
        year = date.fromisoformat(day).year
    except ValueError as error:
        raise InputError(
            f"no such day: {day}", location=at, advice="Check the month and the day."
        ) from error
    if year in {MINYEAR, MAXYEAR}:
        raise InputError(
            f"a day that stands for none: {day}",
            location=at,
            advice="Programs write it where they know no date: give the day of publication.",
        )
    if time and not _TIME.fullmatch(time):
        raise InputError(
            f"no such time: {text!r}",
            location=at,
            advice="Write it as YYYY-MM-DDThh:mm:ss, then Z or an offset such as +03:30.",
        )
    return text


def split_details(text: str, at: Location) -> tuple[Details, str]:
    """The details under a header's first line, and the rest of the article.

    ``text`` is all that follows the first line, which is at ``at``. Only lines directly under it
    are details, and only where the first is like one; they end with a blank line. Raises
    :class:`~kg.errors.InputError` with the line of a detail that is not valid.
    """
    first = text.partition("\n")[0]
    if is_blank(first) or not _is_detail(first):
        return Details(), text
    found: dict[str, list[str]] = {}
    length = 0
    for number, line in enumerate(_block(text), (at.line or 1) + 1):
        key, value = _parse_detail(line, Location(at.file, number), known=found)
        found.setdefault(key, []).append(value)
        length += len(line) + 1
    return _details(found), text[length:]


def _is_detail(line: str) -> bool:
    """Whether a line is like ``key: value``, or has a key of ours in other letters (``URL:``)."""
    match = _ANY_DETAIL.match(line)
    return match is not None and (match["key"].islower() or match["key"].lower() in _KEYS)


def _block(text: str) -> Iterator[str]:
    """The lines before the first blank one."""
    for line in text.split("\n"):
        if is_blank(line):
            return
        yield line


def _parse_detail(line: str, at: Location, *, known: dict[str, list[str]]) -> tuple[str, str]:
    """The key and the value of a line of details, both checked."""
    match = _DETAIL.match(line)
    if match is None or match["key"] not in _KEYS:
        raise InputError(
            f"not a detail of an article: {_shown(line)}",
            location=at,
            advice=f"The keys are {', '.join(_KEYS)}; a blank line ends them.",
        )
    key, value = match["key"], (match["value"] or "").strip()
    if key in known and key != _REPEATABLE:
        raise InputError(
            f"a second {key!r}", location=at, advice=f"Only {_REPEATABLE!r} may be repeated."
        )
    _check_value(key, value, at)
    return key, value


def _check_value(key: str, value: str, at: Location) -> None:
    if not value:
        raise InputError(f"{key!r} without a value", location=at, advice="Fill it or drop it.")
    if key == "modified":
        checked_date(value, at)
    elif key == "url" and not _IRI.fullmatch(value):
        raise InputError(
            f"not an absolute URL: {value!r}",
            location=at,
            advice="Write it whole, as in https://example.org/news/1, without spaces.",
        )
    elif key == "language" and not _LANGUAGE.fullmatch(value):
        raise InputError(
            f"not a language tag: {value!r}",
            location=at,
            advice="Write it as BCP 47 does: en, pt-BR, sr-Latn.",
        )


def _details(found: dict[str, list[str]]) -> Details:
    def one(key: str) -> str | None:
        return next(iter(found.get(key, ())), None)

    return Details(
        url=one("url"),
        authors=tuple(found.get(_REPEATABLE, ())),
        publisher=one("publisher"),
        language=one("language") or Details().language,
        modified=one("modified"),
        license=one("license"),
        copyright_holder=one("copyright-holder"),
    )
