"""What class of word each token is, from a lexicon, the word's ending and its neighbours.

One letter a class: N noun, E name, J adjective, R adverb, V past tense, Z third person, B base
form of a verb, G -ing form, K past participle, M modal, I preposition or conjunction,
D determiner, P pronoun, W wh-word, C coordination, T to, 9 number, U interjection, S possessive,
Q quotation, and punctuation as ``,`` ``.`` ``:`` ``(`` ``)`` ``-``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists, table

if TYPE_CHECKING:
    from collections.abc import Sequence

FINITE = frozenset("VZM")
QUOTATION = "Q"

_MARKS = {
    **dict.fromkeys(",;", ","), **dict.fromkeys(".!?…", "."), ":": ":",
    **dict.fromkeys("([{", "("), **dict.fromkeys(")]}", ")"),
    **dict.fromkeys(("–", "—", "-", "--", "―"), "-"), **dict.fromkeys(("’s", "'s", "’", "'"), "S"),
}  # fmt: skip
_CLOSED = frozenset("DPIWCTMRYOXA")
_DECIDED = frozenset("NEJRZBGMIDPWCOAXYT9USQ,.:()-")  # all but V and K
_HEADLINE = 3
_FORMS = tuple(
    (re.compile(pattern), classes)
    for pattern, classes in (
        (r"[$£€¥]?\d", "9"),
        (r"[$£€¥]", "9"),
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
    found = list(map(_options, words))  # what a word may be, until its turn comes
    capitals = [text[:1].isupper() for text in texts]
    titled = _is_titled(found, texts, sum(capitals))
    for i in _qualifiers(words, found):
        found[i] = "J"
    for i, (may, capital, name) in enumerate(zip(found, capitals, names, strict=True)):
        if (
            (capital or name)
            and may != "S"
            and (may != "P" or texts[i].isupper())
            and (name or _is_name(words[i], may, i, titled))
        ):
            found[i] = "E"
        elif may not in _DECIDED:
            found[i] = _chosen(may, found, words, i)
    return found


@lru_cache(maxsize=1 << 14)
def _options(word: str) -> str:
    """The classes that a word may have by itself, the most frequent first."""
    may = _lexicon().get(word) or _by_form(word)
    return may + "V" if may[0] == "K" and "V" not in may and word.endswith("ed") else may


def _is_name(word: str, may: str, i: int, titled: bool) -> bool:
    """Whether a capitalised word is part of a name."""
    if i == 0:
        return may == "N" and word not in _lexicon()
    return not titled and (may[0] not in _CLOSED or word in lists("word_forms")["names"])


def _qualifiers(words: Sequence[str], options: Sequence[str]) -> list[int]:
    """The words that only say how exact the number behind them is: "around", "at least"."""
    known = lists("word_forms")["approximations"]
    numbers = [i for i, may in enumerate(options) if may == "9"] if "9" in options else ()
    return [
        i
        for number in numbers
        for first in range(max(number - 2, 0), number)
        if " ".join(words[first:number]) in known
        for i in range(first, number)
    ]


def is_finite_verb(word: str) -> bool:
    """Whether a word in lower case is mostly a finite verb."""
    return _lexicon().get(word, "N")[0] in FINITE


def _is_titled(options: Sequence[str], texts: Sequence[str], capital: int) -> bool:
    """Whether the sentence is a headline In Title Case, with no noun or verb in lower case.

    ``capital`` is how many of its words have one.
    """
    if capital <= _HEADLINE or 2 * capital < len(texts):
        return False
    small = sum(
        may[0] in "NJVZBGK" and text[:1].islower() for may, text in zip(options, texts, strict=True)
    )
    return small <= capital // 15


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
    before = i - 1
    while before >= 0 and found[before] == "R":
        before -= 1
    previous = found[before] if before >= 0 else ""
    if previous in {"D", "J", "S", "9"}:
        modifier = _in_noun_phrase(may, previous, words, i, beside=found[i - 1] != "R")
        if modifier:
            return modifier
    if "V" in may and ("K" in may or may == "V"):
        return _past_or_participle(previous, words, before, i)
    if previous in {"T", "M"} and "B" in may:
        return "B"
    if "Z" in may and "N" in may:
        subject = previous == "W" or (previous in _SUBJECT_ENDS and _opens_object(words, i))
        return "Z" if subject else "N"
    if "B" in may and "N" in may:
        return _base_or_noun(may, previous, words, before, i)
    return may[0]


_NOMINAL_ENDS = frozenset(("I", "O", "A", "X", ",", ".", "C", "T", "Z", "M", "IR", "AI"))
_SUBJECT_ENDS = frozenset("EPNRX)")


def _in_noun_phrase(may: str, previous: str, words: Sequence[str], i: int, *, beside: bool) -> str:
    """The class of a word after a determiner, an adjective or a number, if that decides it."""
    if previous in "DJ" and "K" in may and "by" not in words[i + 1 : i + 2]:
        following = words[i + 1] if i + 1 < len(words) else "."
        return "N" if (_options(following)) in _NOMINAL_ENDS else "J"
    return next((nominal for nominal in "NJG" if nominal in may), "") if beside else ""


def _past_or_participle(previous: str, words: Sequence[str], before: int, i: int) -> str:
    forms = lists("word_forms")
    if before >= 0 and words[before] in forms["auxiliaries"]:
        return "K"
    if not previous or previous == ",":
        following = words[i + 1] if i + 1 < len(words) else ""
        noun = _lexicon().get(following, "")[:1] in {"N", "J"}
        return "K" if following in forms["after_participle"] or noun else "V"
    return "K" if "by" in words[i + 1 : i + 2] and previous == "N" else "V"


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
    classes = _options(following)
    return classes[0] in "DPEJWTQ9:," or following in {"that", "for", "on", "no"}
