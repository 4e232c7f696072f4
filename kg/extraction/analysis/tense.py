"""Whether the words around a date speak of what is to come."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.lexicon import lists

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[’'](?:ll|d)\b")
_STOP = re.compile(r"[.!?;\n]")
_BE = frozenset(("is", "are", "was", "were"))
_WINDOW = 160  # characters


@cache
def _words(key: str) -> frozenset[str]:
    return lists("tense")[key]


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the date at ``start`` to ``end`` lies ahead, as far as its sentence tells.

    The verb before the date decides, the nearest first; where there is none, the one after it.
    """
    before = _STOP.split(text[max(0, start - _WINDOW) : start])[-1]
    verdict = _nearest(_words_of(before)[::-1], backward=True)
    if verdict is None:
        after = _STOP.split(text[end : end + _WINDOW], maxsplit=1)[0]
        verdict = _nearest(_words_of(after), backward=False)
    return bool(verdict)


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _nearest(words: list[str], *, backward: bool) -> bool | None:
    """What the nearest verb says: True for what is to come, None if no verb tells."""
    ahead, future, past = -1 if backward else 1, _words("future"), _words("past")
    for index, word in enumerate(words):
        if word in future or word.endswith("'ll"):
            return True
        if word in _BE and _at(words, index + ahead) in _words("future_after_be"):
            return True
        told = word in past or (word.endswith("ed") and len(word) > len("need"))
        if told and _at(words, index - ahead) not in _words("auxiliaries"):
            return False
    return None


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""
