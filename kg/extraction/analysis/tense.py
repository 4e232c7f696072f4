"""Whether the words around a date speak of what is to come."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.lexicon import lists

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;\n]|[’'](?:ll|d)\b")
_STOPS = frozenset(".!?;\n")
_BE = frozenset(("is", "are", "was", "were"))
_WINDOW = 160  # characters


@cache
def _words(key: str) -> frozenset[str]:
    return lists("tense")[key]


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the date at ``start`` to ``end`` lies ahead, as far as its sentence tells.

    The verb before the date decides, the nearest first; where there is none, the one after it.
    """
    before = _WORD.findall(text[max(0, start - _WINDOW) : start].lower().replace("’", "'"))
    verdict = _nearest(before[::-1], backward=True)
    if verdict is None:
        after = _WORD.findall(text[end : end + _WINDOW].lower().replace("’", "'"))
        verdict = _nearest(after, backward=False)
    return bool(verdict)


def _nearest(words: list[str], *, backward: bool) -> bool | None:
    """What the nearest verb says: True for what is to come, None if no verb tells."""
    ahead = -1 if backward else 1
    for index, word in enumerate(words):
        if word in _STOPS:
            return None
        if word.endswith("'ll") or word in _words("future"):
            return True
        if word in _BE and _at(words, index + ahead) in _words("future_after_be"):
            return True
        if _is_past(word) and _at(words, index - ahead) not in _words("auxiliaries"):
            return False
    return None


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _is_past(word: str) -> bool:
    return word in _words("past") or (len(word) > 4 and word.endswith("ed"))  # noqa: PLR2004 -- "need"
