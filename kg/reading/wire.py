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
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, Final

from kg.article import Article
from kg.errors import InputError, Location
from kg.reading.datelines import find_opening
from kg.reading.headers import FORM, is_header, parse_first_line, split_details
from kg.reading.inputs import text_lines
from kg.reading.other_formats import refuse_other_formats
from kg.reading.paragraphs import is_blank
from kg.reading.sections import find_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_ARTICLE_CHARS: Final = 5_000_000
_ROOM_FOR_HEADER: Final = 65_536  # characters that an article may have beside its body
_BEGIN: Final = f"An article begins with a line {FORM!r}, at the start or after a blank line."
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_ESCAPED_BYTE: Final = 0xDC00  # a lone surrogate minus this is the byte that is no UTF-8


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one article as it stands in its input, or what stands before the first.

    ``source`` is what the article will remember, ``file`` what errors name; ``line`` is that of the
    first line. ``is_cut`` says that the text is longer than an article of ``max_chars`` characters
    can be, and only its beginning is here.
    """

    text: str
    source: str
    file: str
    line: int
    has_header: bool
    is_cut: bool
    max_chars: int

    def article(self) -> Article:
        """The article; raises :class:`~kg.errors.InputError` where it is none."""
        return _article(self)


def split_stream(
    stream: BinaryIO, *, source: str, file: str, max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Block | InputError]:
    """The blocks of a stream of bytes, in order.

    Raises :class:`~kg.errors.InputError` where the stream breaks off.
    """
    with closing(text_lines(stream, Location(file))) as lines:
        yield from split_lines(lines, source=source, file=file, max_article_chars=max_article_chars)


def split_lines(
    lines: Iterable[str], *, source: str, file: str, max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Block | InputError]:
    r"""The blocks of lines (ended by ``\n``), in order; an error where there is none.

    Of an article longer than ``max_article_chars`` characters no more than that is held in memory.
    """
    is_empty = True
    for number, entries in groupby(_numbered(lines), key=itemgetter(0)):
        is_empty = False
        first, held, is_cut = _held(entries, max_article_chars + _ROOM_FOR_HEADER)
        yield Block(held, source, file, first, number > 0, is_cut, max_article_chars)
    if is_empty:
        yield InputError("an empty input", location=Location(file, 1), advice=_BEGIN)


def read_text(
    text: str, *, source: str = "-", max_article_chars: int = MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    """The articles of a text, in order, with an error for each bad one in its place.

    ``source`` is the name or the URL of what the text was read from; errors name it too. Raises
    TypeError, at once, for what is no text.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"a text is wanted, not {type(text).__name__}: kg.read(path) reads files"
            "; decode bytes first"
        )
    lines = io.StringIO(text, newline=None)
    return parsed(
        split_lines(lines, source=source, file=source, max_article_chars=max_article_chars)
    )


def parsed(blocks: Iterable[Block | InputError]) -> Iterator[Article | InputError]:
    """The article of each block, or the error in its place."""
    for block in blocks:
        try:
            yield block if isinstance(block, InputError) else block.article()
        except InputError as error:
            yield error


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


def _held(entries: Iterator[tuple[int, int, str]], room: int) -> tuple[int, str, bool]:
    """Of the lines of one article: the first one's number, the text, and whether it is cut."""
    begin = next(entries)
    held, size = [], 0
    for _, _, text in chain([begin], entries):
        size += len(text)
        if size <= room:
            held.append(text)
    return begin[1], "".join(held), size > room


def _article(block: Block) -> Article:
    at, max_chars = Location(block.file, block.line), block.max_chars
    if not block.has_header:
        refuse_other_formats(block.text, block.file)
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
        source=block.source,
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
