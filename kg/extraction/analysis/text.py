"""The text of an article cut into paragraphs, sentences and tokens.

Quotations come from :mod:`kg.extraction.analysis.quotations`. All offsets are code points into
the text, end-exclusive.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.quotations import quotations_of
from kg.extraction.document import Columns
from kg.extraction.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.document import Quotation, Token

__all__ = ["columns_of", "paragraphs_of", "quotations_of", "sentences_of", "tokenize"]

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"  # combining marks, which \w leaves out

_WORD = rf"[\w{_MARKS}]+(?:(?:[.](?=\w)|[-‐‑&'’ʼʻʿʾ`](?!s\b))[\w{_MARKS}]+)*"


_TOKEN = re.compile(
    r"([A-Za-z]++(?= )"  # most words: the rest is not tried
    rf"|(?:{_LETTER}\.){{2,}}"  # U.S.
    r"|['’][sS]\b"
    r"|[A-Z]{2,}\([A-Z]{1,4}\)"  # CPI(M)
    rf"|\d+(?:,\d\d\d)+-{_WORD}"  # 4,100-page
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|[a-z]{1,2}\b)?(?![\w-])"
    rf"|{_WORD}(?:\.(?![\w.]))?"
    r"|\.{2,}|-{2,}|``|''|\S)"
)
_DOTTED = re.compile(rf"(?:{_LETTER}\.){{2,}}")  # U.S.
_MAY_FOLLOW = frozenset(" \t\n\xa0,;:)'’")  # the stop of an abbreviation
_NEXT = re.compile(r"\s*(\S)")


@cache
def _abbreviations() -> dict[str, bool]:
    """Abbreviations with their stop, and whether they are one before a number only."""
    known = lists("sentences")
    return {word: word in known["words"] for word in sorted(known["before"] | known["either"])}


def tokenize(text: str) -> tuple[Token, ...]:
    """Words and marks of punctuation, in order; :func:`columns_of` says what one is."""
    return columns_of(text).tokens()


def columns_of(text: str) -> Columns:
    """The words and marks of punctuation of a text, in order.

    Hyphens and apostrophes within a word belong to it, a possessive ``'s`` is a token of its own,
    and the stop of an abbreviation or an initial (``U.S.``, ``Gen.``, ``W.``) is part of it.
    """
    pieces = _TOKEN.split(text)  # by turns what is between tokens, and a token
    ends = list(accumulate(map(len, pieces)))
    for i in range(len(pieces) - 2, 0, -2):
        word = pieces[i]
        if word[-1] == "." and _parts_with_stop(text, word, ends[i - 1], ends[i]):
            pieces[i : i + 1] = word[:-1], "", "."
            ends[i:i] = ends[i] - 1, ends[i] - 1
    texts = tuple(pieces[1::2])
    starts = ends[:-1:2]  # where what is between tokens ends
    return Columns(tuple(starts), tuple(ends[1::2]), texts, tuple(map(str.lower, texts)))


def _parts_with_stop(text: str, word: str, start: int, end: int) -> bool:
    """Whether the stop at the end of a word is a token of its own."""
    whole = word[0] == "." or _DOTTED.fullmatch(word)
    return not (whole or _keeps_stop(text, word, start, end))


def _keeps_stop(text: str, word: str, start: int, end: int) -> bool:
    """Whether the stop after a word belongs to it."""
    numbered = _abbreviations().get(word.lower())
    if numbered is not None:
        if numbered:
            return _next_letter(text, end).isdigit()
        return end == len(text) or text[end] in _MAY_FOLLOW
    initial = len(word) == len("W.") and word[0].isalpha()
    return (
        initial and text[start - 1 : start] not in {"'", "’"} and _next_letter(text, end).isupper()
    )


def _next_letter(text: str, start: int) -> str:
    following = _NEXT.match(text, start)
    return following.group(1) if following else ""


_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(
    rf"{_BLANK_LINE.pattern}|\n[^\S\n]*(?=(?:\*{{1,3}}|[-–—•·])[^\S\n]+\S)"
    r"|\n(?=[A-Z][A-Z' .]{2,30} [-–—] [A-Z])"  # an entry of a diary: "PRAGUE - Czech"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?:…\"'”’»)\]]\s*\Z")


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs, without the white space around them.

    They stand apart by blank lines, as do the items of a list; in a text that has none, every line
    is one, unless most lines break off in the middle of a sentence (text that was wrapped at a
    column).
    """
    pieces: Iterator[tuple[int, int]]
    if _BLANK_LINE.search(text):
        pieces = _between(_BREAK, text)
    elif _is_wrapped(text):
        pieces = iter([(0, len(text))])
    else:
        pieces = (match.span() for match in _LINE.finditer(text))
    return tuple(span for start, end in pieces if (span := _trimmed(text, start, end)))


def _between(separator: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in separator.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")[:-1]
    broken = sum(1 for line in lines if len(line) > _LONG_LINE and not _SENTENCE_END.search(line))
    return broken * 2 > len(lines)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


_STOP = re.compile(  # the look ahead passes over all that is no stop
    r"(?=[.!?…。])(\.{1,4}|[!?…]+|[!?]+\.+|。)([”\"’'»“)\]]*)(?=\s)\s+(?=(\S))"
)
_LONG_LINE = 40  # characters: a shorter one may be a heading
_INITIAL = re.compile(rf"(?!i){_LETTER}\.")
_NEXT_WORD = re.compile(r"[“\"‘'«]?(\w+\.?)")
_BEFORE_STOP = re.compile(r"\S+\Z")
_OPENING = "“\"‘'«„([¡¿"


def sentences_of(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation] = ()
) -> tuple[Span, ...]:
    """The sentences, those within quotations too, none longer than its paragraph.

    ``“Why?” he asked`` and ``“…,” he said`` are one sentence with their quotation.
    """
    closing = frozenset(q.inner.end for q in quotations)
    sentences: list[Span] = []
    for paragraph in paragraphs:
        start = paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            if _ends_sentence(text, match, closing):
                sentences.append(Span(start, match.end(2)))
                start = match.end()
        sentences.append(Span(start, paragraph.end))
    return tuple(sentences)


def _ends_sentence(text: str, match: re.Match[str], closing: frozenset[int]) -> bool:
    """Whether the sentence ends at this stop; ``closing`` are the ends of quoted text."""
    follower = match.group(3)
    if not (
        follower.isupper() or follower.isdigit() or follower in _OPENING or not follower.isascii()
    ):
        return False
    if follower.islower():
        return False
    stop, marks = match.group(1), match.group(2)
    if stop == "." and not marks and _is_abbreviation(text, match):
        return False
    quoted = bool(marks) and match.end(1) in closing
    return not (quoted and stop != "." and _speaker_follows(text, match.end()))


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    known = lists("sentences")
    window = text[max(0, match.start() - 20) : match.end(1)]
    before = _BEFORE_STOP.search(window)
    word = before.group().lstrip("“\"‘'«„([").lower() if before else ""
    if word in known["before"]:
        return word not in known["words"] or text[match.end()].isdigit()
    if word in known["either"] or _DOTTED.fullmatch(word):
        return _next_word(text, match.end()) not in known["starters"]
    return bool(_INITIAL.fullmatch(word))


def _next_word(text: str, start: int) -> str:
    match = _NEXT_WORD.match(text, start)
    if not match:
        return ""
    word = match.group(1)
    return word if word in {"Mr.", "Mrs.", "Ms."} else word.rstrip(".")


def _speaker_follows(text: str, start: int) -> bool:
    """Whether a reporting verb stands among the next four words."""
    following = re.findall(r"[\w'’-]+|[.?!“\"]", text[start : start + 60])[:5]
    for word in following:
        if not word[0].isalnum():
            return False
        if word in lists("sentences")["reporting"]:
            return True
    return False
