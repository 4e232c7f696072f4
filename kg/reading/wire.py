"""Agency wire text: articles one after another in plain UTF-8.

::

     date 2024-05-19 Raisi: Iran, Azerbaijan continue to support Palestinian cause

    Tehran, IRNA – Iranian President Ebrahim Raisi has said that …

    “The Palestine issue is the most important issue of the Islamic world …

An article begins with its header: the word ``date``, the day of publication (or its time, as
``2024-05-19T14:30:00Z``) and the headline, on one line at the start of the file or after a blank
line, with or without white space before it. Everything after the header, up to the next header or
the end of the file, is the body, verbatim but for line ends and outer white space.

An extension of our own: directly under the first line may stand lines ``key: value``, ended by a
blank line. The keys are ``url``, ``author`` (once for each), ``publisher``, ``language`` (a BCP 47
tag, else ``en``), ``modified`` (a date or time as above), ``license`` and ``copyright-holder``. ::

    date 2024-05-19 Raisi: Iran, Azerbaijan continue to support Palestinian cause
    url: https://example.org/news/85481731
    author: Jane Doe
    license: https://creativecommons.org/licenses/by/4.0/

    Tehran, IRNA – …

A body may also follow the first line without a blank one, if it does not begin like ``key: value``.
"""

from __future__ import annotations

import io
import re
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, BinaryIO, Final

from kg.article import Article
from kg.errors import InputError, Location
from kg.reading.datelines import find_opening
from kg.reading.headers import FORM, is_header, parse_first_line, split_details
from kg.reading.inputs import text_lines
from kg.reading.paragraphs import is_blank
from kg.reading.sections import find_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_ARTICLE_CHARS: Final = 5_000_000
_ROOM_FOR_HEADER: Final = 65_536  # characters that an article may have beside its body
_BEGIN: Final = f"An article begins with a line {FORM!r}, at the start or after a blank line."
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_ESCAPED_BYTE: Final = 0xDC00  # a lone surrogate minus this is the byte that is no UTF-8


def read_stream(
    stream: BinaryIO, *, source: str, file: str, max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    """The articles of a stream of bytes, in order, with an error for each bad one.

    ``source`` is what the articles remember, ``file`` what errors name. Raises
    :class:`~kg.errors.InputError` where the stream breaks off.
    """
    with closing(text_lines(stream, Location(file))) as lines:
        yield from read_lines(lines, source=source, file=file, max_article_chars=max_article_chars)


def read_text(
    text: str, *, source: str = "-", max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    """The articles of a text, in order, with an error for each bad one.

    ``source`` is the name or the URL of what the text was read from; errors name it too.
    """
    lines = io.StringIO(text, newline=None)
    return read_lines(lines, source=source, file=source, max_article_chars=max_article_chars)


def read_lines(
    lines: Iterable[str], *, source: str, file: str, max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    r"""The articles of lines (ended by ``\n``), in order, with an error for each bad one.

    An article's error comes in its place and does not stop those after it. Of an article longer
    than ``max_article_chars`` characters no more than that is held in memory.
    """
    numbered = groupby(_numbered(lines), key=lambda entry: entry[0])
    is_empty = True
    for number, entries in numbered:
        is_empty = False
        held = ((line_number, line) for _, line_number, line in entries)
        block = _block(held, has_header=number > 0, max_chars=max_article_chars)
        try:
            yield _article(block, source, file, max_article_chars)
        except InputError as error:
            yield error
    if is_empty:
        yield InputError("an empty input", location=Location(file, 1), advice=_BEGIN)


@dataclass(frozen=True, slots=True)
class _Block:
    """The text of one article, or what stands before the first.

    ``line`` is that of its first line; ``is_cut`` says that the text is too long, and only its
    beginning here.
    """

    text: str
    line: int
    has_header: bool
    is_cut: bool


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Each line with the number of its article (0 before the first header) and its own, from 1.

    Blank lines at the start are left out.
    """
    article, is_inside, after_blank = 0, False, True
    for number, line in enumerate(lines, 1):
        blank = is_blank(line)
        if after_blank and not blank and is_header(line, opening=not is_inside):
            article += 1
        is_inside, after_blank = is_inside or not blank, blank
        if is_inside:
            yield article, number, line


def _block(lines: Iterator[tuple[int, str]], *, has_header: bool, max_chars: int) -> _Block:
    """The lines of one article (at least one) as a text that is not much longer than allowed."""
    first, line = next(lines)
    held, size = [], 0
    for _, text in chain([(first, line)], lines):
        size += len(text)
        if size <= max_chars + _ROOM_FOR_HEADER:
            held.append(text)
    is_cut = size > max_chars + _ROOM_FOR_HEADER
    return _Block("".join(held), first, has_header, is_cut)


def _article(block: _Block, source: str, file: str, max_chars: int) -> Article:
    at = Location(file, block.line)
    _refuse_unreadable(block.text, at)
    if not block.has_header:
        raise InputError("text without the header of an article", location=at, advice=_BEGIN)
    if block.is_cut:
        raise _too_long(at, max_chars)
    first, _, rest = block.text.partition("\n")
    published, headline = parse_first_line(first, at)
    details, rest = split_details(rest, at)
    body = rest.strip()
    if not body:
        raise InputError(
            "an article without a body",
            location=at,
            advice="Write the text after a blank line, or take the header out.",
        )
    if len(body) > max_chars:
        raise _too_long(at, max_chars)
    opening = find_opening(body, headline=headline)
    dateline = opening.dateline if opening else None
    return Article(
        headline=headline,
        published=published,
        body=body,
        language=details.language,
        dateline=dateline,
        publisher=details.publisher or (opening.publisher if opening else None),
        authors=details.authors,
        sections=find_sections(body, dateline=dateline),
        url=details.url,
        modified=details.modified,
        license=details.license,
        copyright_holder=details.copyright_holder,
        source=source,
        line=block.line,
    )


def _too_long(at: Location, max_chars: int) -> InputError:
    return InputError(
        f"an article of more than {max_chars:,} characters",
        location=at,
        advice="Split it, or check that each article in the file has its header; "
        "the limit is the option max_article_chars.",
    )


def _refuse_unreadable(text: str, at: Location) -> None:
    """Raise for text that is not Unicode text: NUL, or a byte that was no UTF-8."""
    found = re.search("\0", text) or _UNREADABLE.search(text)
    if found is None:
        return
    before = text[: found.start()]
    line = (at.line or 1) + before.count("\n")
    location = Location(at.file, line, found.start() - before.rfind("\n"))
    if found[0] == "\0":
        raise InputError(
            "binary data, or text in UTF-16 (a NUL character)",
            location=location,
            advice="Give plain text in UTF-8.",
        )
    code = ord(found[0])
    is_byte = code >= _ESCAPED_BYTE
    problem = (
        f"a byte that is not UTF-8: 0x{code - _ESCAPED_BYTE:02x}"
        if is_byte
        else f"half a character: the surrogate U+{code:04X}"
    )
    raise InputError(
        problem, location=location, advice="Save the text in UTF-8, or convert it with iconv."
    )
