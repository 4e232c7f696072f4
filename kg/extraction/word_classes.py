"""What class of word each token is, from a lexicon, the word's ending and its neighbours.

One letter a class: N noun, E name, J adjective, R adverb, V past tense, Z third person, B base
form of a verb, G -ing form, K past participle, M modal, I preposition or conjunction,
D determiner, P pronoun, W wh-word, C coordination, T to, # number, U interjection, S possessive,
Q quotation, and punctuation as ``,`` ``.`` ``:`` ``(`` ``)`` ``-``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists, table

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = frozenset("VZBGK")
FINITE = frozenset("VZM")
QUOTATION = "Q"

_MARKS = {
    **dict.fromkeys(",;", ","), **dict.fromkeys(".!?…", "."), ":": ":",
    **dict.fromkeys("([{", "("), **dict.fromkeys(")]}", ")"),
    **dict.fromkeys(("–", "—", "-", "--", "―"), "-"), **dict.fromkeys(("’s", "'s", "’", "'"), "S"),
}  # fmt: skip
_CLOSED = frozenset("DPIWCTMRYOXA")
_HEADLINE = 3
_FORMS = tuple(
    (re.compile(pattern), classes)
    for pattern, classes in (
        (r"[$£€¥]?\d", "#"),
        (r"[$£€¥]", "#"),
        (r"\W", "-"),
        (r".{2,}ing\Z", "G"),
        (r".{2,}ed\Z", "VK"),
        (r".+ly\Z", "R"),
        (r".*(?:ous|ful|ive|able|ible|al|ic|less|ish|ian|ary)\Z", "J"),
    )
)


@cache
def _lexicon() -> dict[str, str]:
    return {w: row["classes"] for row in table("word_classes") for w in row["words"].split()}


def word_classes(words: Sequence[str], texts: Sequence[str], names: Sequence[bool]) -> list[str]:
    """The class of every token of a sentence; ``words`` are lower case, "" for a quotation.

    ``names`` tells which tokens are known to be part of a name.
    """
    lexicon, forms = _lexicon(), lists("word_forms")
    titled = _is_titled(words, texts)
    found: list[str] = []
    for i, word in enumerate(words):
        may = lexicon.get(word) or _by_form(word)
        capital = texts[i][:1].isupper()
        if (
            (names[i] and may != "S" and word not in forms["small"])
            or (capital and i and not titled and (may[0] not in _CLOSED or word in forms["names"]))
            or (capital and not i and may == "N" and word not in lexicon)
        ):
            found.append("E")
        else:
            found.append(may if len(may) == 1 else _chosen(may, found, words, i))
    return found


def is_finite_verb(word: str) -> bool:
    """Whether a word in lower case is mostly a finite verb."""
    return _lexicon().get(word, "N")[0] in FINITE


def _is_titled(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the sentence is a headline In Title Case, with no noun or verb in lower case."""
    capital, small = 0, 0
    for word, text in zip(words, texts, strict=True):
        if text and text[0].isalpha():
            capital += text[0].isupper()
            small += text[0].islower() and (_lexicon().get(word) or _by_form(word))[0] in "NJVZBGK"
    return capital > _HEADLINE and small <= capital // 15


def _by_form(word: str) -> str:
    if not word:
        return QUOTATION
    if word in _MARKS:
        return _MARKS[word]
    for pattern, classes in _FORMS:
        if pattern.match(word):
            return classes
    return "N"


def _chosen(may: str, found: list[str], words: Sequence[str], i: int) -> str:
    """One of several classes, by what stands before and after."""
    before = next((j for j in range(i - 1, -1, -1) if found[j] != "R"), -1)
    previous = found[before] if before >= 0 else ""
    if "V" in may and "K" in may:
        return _past_or_participle(previous, words, before, i)
    if previous in {"T", "M"} and "B" in may:
        return "B"
    if previous in {"D", "J", "S", "#"} and found[-1] != "R":
        for nominal in "NJG":
            if nominal in may:
                return nominal
    if "Z" in may and "N" in may:
        return "Z" if previous and previous in "EPNWR)" and _opens_object(words, i) else "N"
    if "B" in may and "N" in may:
        return _base_or_noun(may, previous, words, before, i)
    return may[0]


def _past_or_participle(previous: str, words: Sequence[str], before: int, i: int) -> str:
    forms = lists("word_forms")
    if before >= 0 and words[before] in forms["auxiliaries"]:
        return "K"
    if not previous or previous in "D,":
        return "K" if i + 1 >= len(words) or words[i + 1] in forms["after_participle"] else "V"
    return "K" if words[i + 1 : i + 2] == ["by"] and previous == "N" else "V"


def _base_or_noun(may: str, previous: str, words: Sequence[str], before: int, i: int) -> str:
    if previous == "P" and words[before] not in {"him", "her", "us", "me"}:
        return "B"
    if previous == "W" or (previous and previous in "EN" and _opens_object(words, i)):
        return "B" if previous == "W" or words[before].endswith("s") else "N"
    return "N" if previous else may[0]


def _opens_object(words: Sequence[str], i: int) -> bool:
    """Whether what follows may be the object of a verb."""
    if i + 1 >= len(words):
        return False
    following = words[i + 1]
    classes = _lexicon().get(following) or _by_form(following)
    return classes[0] in "DPEJWTQ#:," or following in {"that", "for", "on", "no"}
