"""The persons of an article, and which of its names mean the same one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extraction.analysis.name_words import given_names, name_words
from kg.extraction.analysis.offices import answers_to, head_of
from kg.extraction.lexicon import words as lexicon_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extraction.analysis.name_chunks import Chunk


_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_LAST = re.compile(r"(?<=\w{4})(?:[iy][iyj]|y)\Z")  # of "Zelenskyy", "Zelenskiy", "Zelensky"
_ARTICLE = re.compile(r"(?:al|el)-(?=\w)")
_SHORTEST = 2  # words of a name that its number belongs to ("Abdullah II")
_HEADS_OF = frozenset(("head of state", "head of government"))


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, as far as the article has told by now.

    ``words`` are those of the fullest name, as :func:`plain_word` spells them; ``forms`` every name
    in the text's words, ``offices`` in lower case with their field, ``titles`` the same in the
    text's words, ``kinds`` those of the offices that are not former.
    ``last_mention`` counts up with every mention in the article (0: none yet), and ``salience`` is
    the same with more for a subject.
    ``name`` is set for a person whom the text gives by office only.
    """

    words: tuple[str, ...]
    forms: list[str] = field(default_factory=list)
    gender: str = ""
    offices: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    country: str | None = None
    body: Chunk | None = None
    name: str = ""
    last_mention: int = 0
    salience: int = 0

    @property
    def surname(self) -> str:
        """The last word of the name ("" where there is none)."""
        return self.words[-1] if self.words else ""

    def holds(self, office: str) -> bool:
        """Whether a word for an office may mean this person."""
        if office in _HEADS_OF and not self.kinds & {"state", "royal"}:
            return False
        return any(answers_to(office, held) for held in self.offices)

    def is_called(self, office: str) -> bool:
        """Whether the office is the person's own word, and not one for many ("leader")."""
        return any(office in {held, head_of(held)} for held in self.offices)


@lru_cache(maxsize=1 << 14)
def plain_word(word: str) -> str:
    """A word of a name in lower case, as another transliteration may spell it.

    Marks on letters count for nothing ("Əliyev", "Hải"), nor does how a Slavic ending is written.
    """
    lower = word.lower()
    if not lower.isascii():
        letters = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(c for c in letters if not unicodedata.combining(c))
    return _LAST.sub("i", lower)


def bare(word: str) -> str:
    """A word without an Arabic article before it ("al-Menshawi")."""
    return _ARTICLE.sub("", word, count=1)


def plain_name(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words as :func:`plain_word` spells them, without what follows it ("Jr.")."""
    lowers = [plain_word(word) for word in words if word not in {"&", ","}]
    while len(lowers) > _SHORTEST and lowers[-1] in name_words("suffixes"):
        lowers.pop()
    return tuple(lowers)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two or more words may be one person's.

    They are where the shorter is part of the longer, in order, and they share the last word or,
    as in "Kim Jong Un", the first; initials count as the words that they stand for.
    """
    shorter, longer = sorted((one, other), key=len)
    if shorter[-1] != longer[-1] and shorter[0] != longer[0]:
        return False
    *inner, last = _full(shorter)
    rest = iter(longer)
    return all(any(_same_word(word, other) for other in rest) for word in inner) and last in rest


def _full(words: tuple[str, ...]) -> Iterable[str]:
    """The words without middle initials."""
    inner = (word for word in words[1:-1] if len(word.rstrip(".")) > 1)
    return (words[0], *inner, words[-1])


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def short_form_of(word: str, person: Person) -> bool:
    """Whether one word alone may mean a person.

    That is the surname, or the first word where the family name stands first ("Xi", "Kim").
    """
    if len(person.words) <= 1:
        return person.words == (word,)
    if word in {person.words[-1], " ".join(person.words[-2:])}:
        return True
    if word.startswith(("al-", "el-")) or person.surname.startswith(("al-", "el-")):
        return bare(word) == bare(person.surname)
    return word == person.words[0] and is_family_first(person.words)


def is_family_first(words: Sequence[str]) -> bool:
    """Whether a name begins with the family name, as far as its first word tells."""
    return plain_word(words[0]) in _family_names_first()


@cache
def _family_names_first() -> frozenset[str]:
    return frozenset(map(plain_word, lexicon_words("family_names_first")))


def gender_of(words: Sequence[str]) -> str:
    """What "bin" or "bint" tells, or the given name: "m", "f" or ""."""
    for gender in ("m", "f"):
        if not name_words(f"descents_{gender}").isdisjoint(words[1:]):
            return gender
    word = words[0].lower()
    told = len(words) > 1 or word not in name_words("given_words")
    return given_names().get(word, "") if told else ""
