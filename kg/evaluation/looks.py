"""What a statement looks like, by its words alone: the same rules for gold and for found.

The rules are rough and do not use the extraction, which they help to judge.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.evaluation.measures import Place, Places

KINDS: Final = ("direct", "indirect", "mixed")
SOURCES: Final = ("pronoun", "name", "description", "none")
LENGTHS: Final = ("short", "medium", "long")
SPANS: Final = ("1", "2", "3 or more")

_DATA: Final = Path(__file__).resolve().parent / "data" / "looks.toml"
_WORD: Final = re.compile(r"\w+")
_NAME_WORD: Final = re.compile(r"[\w.'’-]+")
_PHRASE_END: Final = re.compile(r"[,;:()\n–—]|\s-+\s")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:\n])[\s”’\"'“‘]*$")
_DOUBLE: Final = '"“”„«»'
_MARKS: Final = _DOUBLE + "'‘’‚‹›"
_NEW_PARAGRAPH: Final = re.compile(rf"\n\s*[{_DOUBLE}]")
_STOPS: Final = ".,;:!?… "


@dataclass(frozen=True, slots=True)
class Look:
    """A statement's parts in the text of its body; ``kind`` is "" where nobody told it."""

    body: str
    content: Places
    source: Places
    kind: str = ""


@cache
def _data() -> dict[str, Any]:
    """The word lists and bounds; TOML's values are of any type."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def _words(look: Look, places: Places) -> list[str]:
    return [w.lower() for start, end in places for w in _WORD.findall(look.body[start:end])]


def kind(look: Look) -> str:
    """Direct, indirect or mixed: as told, else by the quotation marks."""
    return look.kind or quoted_kind(look)


def quoted_kind(look: Look) -> str:
    """The kind by quotation marks: direct where they enclose every span, indirect without any.

    Marks beside a span count as well as those within; one that opens a paragraph or stands
    open at its end is no end of the quotation.
    """
    if all(_is_quotation(look.body, place) for place in look.content):
        return "direct"
    widened = (_widened(look.body, place) for place in look.content)
    has_marks = any(mark in text for text in widened for mark in _DOUBLE)
    return "mixed" if has_marks else "indirect"


def _widened(body: str, place: Place) -> str:
    """The text of a place with the stops and the quotation mark on either side."""
    start, end = place
    if start and body[start - 1] in _MARKS:
        start -= 1
    for last in range(end, min(end + 2, len(body))):
        if body[last] in _MARKS:
            end = last + 1
            break
        if body[last] not in _STOPS:
            break
    return body[start:end]


def _is_quotation(body: str, place: Place) -> bool:
    text = _widened(body, place).strip(_STOPS)
    if not text or text[0] not in _MARKS:
        return False
    goes_on = body[place[1] : place[1] + 1] in ("\n", "")
    if text[-1] not in _MARKS and not goes_on:
        return False
    inner = _NEW_PARAGRAPH.sub("", text[1:]).rstrip(_STOPS + _MARKS)
    return not any(mark in inner for mark in _DOUBLE)


def source(look: Look) -> str:
    """Pronoun, name or description, by the head of the first noun phrase; or none."""
    words = _words(look, look.source)
    if not words:
        return "none"
    if all(word in _data()["pronouns"] for word in words):
        return "pronoun"
    return "name" if _has_name_as_head(look) else "description"


def _has_name_as_head(look: Look) -> bool:
    """Whether the last word of the first noun phrase is capitalised, and not by its place alone."""
    start, end = look.source[0]
    phrase = _PHRASE_END.split(look.body[start:end].strip())[0]
    head = ""
    for number, word in enumerate(_NAME_WORD.findall(phrase)):
        if number and word.lower() in _data()["phrase_ends"]:
            break
        head = word
    if not head[:1].isupper():
        return False
    opens = phrase.startswith(head) and _SENTENCE_END.search(look.body[max(0, start - 9) : start])
    return not (opens and re.search(rf"\b{re.escape(head.lower())}\b", look.body))


def length(look: Look) -> str:
    """Short, medium or long, by the words of the content."""
    size, longest = len(_words(look, look.content)), _data()["longest"]
    if size <= longest["short"]:
        return "short"
    return "medium" if size <= longest["medium"] else "long"


def spans(look: Look) -> str:
    """How many pieces the content is in."""
    return SPANS[min(len(look.content), len(SPANS)) - 1] if look.content else SPANS[0]
