"""Whom a pronoun means: by gender, nearness, and who is the subject."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.analysis.name_words import name_words
from kg.extraction.lexicon import words as lexicon_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.analysis.people import Person
    from kg.extraction.analysis.view import View

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
PLURALS = frozenset(("they", "them", "their", "theirs", "themselves"))
_CONJUNCTIONS = frozenset(
    ("and", "that", "but", "as", "because", "when", "while", "if", "which", "whom", "where")
)
_PAIR = 2
_WINDOW = 3  # sentences
_PER_SENTENCE = 3.0
_SUBJECT = 2.0
_OBJECT = 6.0  # against the subject of its own clause
_KNOWN_GENDER = 0.5
_FIRST = 0.3  # of the subjects of a sentence
_MARGIN = 0.6  # by so much the best candidate must be better than the next one


class Seen(NamedTuple):
    """A mention of a person, as the next pronoun sees it; ``token`` is its first."""

    person: Person
    token: int
    subject: bool
    pronoun: bool = False


def antecedent(view: View, token: int, seen: Sequence[Seen]) -> Person | None:
    """The person whom "he" or "she" at a token means; None where it cannot be told."""
    gender = GENDERS[view.lowers[token]]
    scores: dict[int, tuple[float, Person]] = {}
    own = _subject_of_clause(view, token, seen) if _is_object(view, token) else None
    told = _told_of(view, token, seen)
    firsts = _first_subjects(view, token, seen)
    for mention in reversed(seen):
        distance = view.sentence[token] - view.sentence[mention.token]
        if distance > _WINDOW:
            break
        person = mention.person
        if mention.token >= token or person.gender not in {"", gender} or person in told:
            continue
        if view.quotation[mention.token] != view.quotation[token]:
            continue
        score = _SUBJECT * mention.subject - _PER_SENTENCE * distance
        score += _KNOWN_GENDER * (person.gender == gender) - _OBJECT * (person is own)
        score += _FIRST * (mention.token in firsts)
        if id(person) not in scores or scores[id(person)][0] < score:
            scores[id(person)] = (score, person)
    ranked = sorted(scores.values(), key=lambda entry: -entry[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return ranked[0][1]


def _first_subjects(view: View, token: int, seen: Sequence[Seen]) -> set[int]:
    """The first subject of each sentence near by: "X met Y and the chair, Z. He" is rather X."""
    firsts: dict[int, int] = {}
    for mention in reversed(seen):
        sentence = view.sentence[mention.token]
        if view.sentence[token] - sentence > _WINDOW:
            break
        if mention.subject:
            firsts[sentence] = mention.token
    return set(firsts.values())


def _is_object(view: View, token: int) -> bool:
    """Whether a pronoun is "him", or "her" that owns nothing: "X received her at the palace"."""
    after = view.lowers[token + 1] if token + 1 < len(view.lowers) else "."
    alone = not after[0].isalnum() or after in name_words("prepositions")
    return view.lowers[token] == "him" or (view.lowers[token] == "her" and alone)


def _subject_of_clause(view: View, token: int, seen: Sequence[Seen]) -> Person | None:
    """The person named last before "him" in its sentence, whom it can hardly mean."""
    for mention in reversed(seen):
        if mention.token < token:
            same = view.sentence[mention.token] == view.sentence[token]
            return mention.person if same else None
    return None


def _told_of(view: View, token: int, seen: Sequence[Seen]) -> list[Person]:
    """Those whom a sentence names before ", she said": she speaks of them, and is none of them."""
    after = set(view.lowers[token + 1 : token + 2])
    if view.words[token - 1 : token] != (",",) or not after & name_words("inverting"):
        return []
    told = []
    for mention in reversed(seen):
        if view.sentence[mention.token] != view.sentence[token]:
            break
        if not mention.pronoun and view.quotation[mention.token] < 0:
            told.append(mention.person)
    return told


def pair_at(view: View, token: int) -> tuple[int, int] | None:
    """The tokens of a phrase that stands for two persons or one of them, around a word of it.

    "The two agreed", "both men", "the pair", "the latter": the last token is excluded.
    """
    after = view.lowers[token + 1 : token + 2]
    people = bool(set(after) & name_words("men"))
    if view.lowers[token] == "both":
        return (token, token + 2) if people else None
    if view.lowers[token - 1 : token] != ("the",):
        return None
    if view.lowers[token] == "two" and people:
        return token - 1, token + 2
    if view.lowers[token] != "latter" and not set(after) & _says_or_does():
        return None
    return token - 1, token + 1


@cache
def _says_or_does() -> frozenset[str]:
    return name_words("after_the_two") | name_words("of_persons")


def pair_before(view: View, token: int, seen: Sequence[Seen]) -> tuple[Person, ...]:
    """The two persons whom "the two" means: those of this sentence or else of the last one."""
    for distance in (0, 1):
        persons: list[Person] = []
        for mention in seen:
            near = view.sentence[token] - view.sentence[mention.token] == distance
            if near and mention.token < token and mention.person not in persons:
                persons.append(mention.person)
        if len(persons) >= _PAIR:
            return tuple(persons) if len(persons) == _PAIR else ()
    return ()


def is_subject(view: View, first: int) -> bool:
    """Whether a noun phrase that begins at a token is likely the subject of its clause."""
    if first == 0:
        return True
    before = view.lowers[first - 1]
    if before in _TIMES and _opens_with_time(view, first):
        return True
    if before in name_words("inverting") or (
        before == "to" and view.lowers[first - 2 : first - 1] == ("according",)
    ):
        return True
    while _modifies(before) and first > 1:
        first -= 1
        before = view.lowers[first - 1]
    if before in name_words("prepositions"):
        return False
    return not before[0].isalnum() or before in _CONJUNCTIONS


def _opens_with_time(view: View, token: int) -> bool:
    """Whether nothing but a day stands before in the sentence: "On Monday evening the premier"."""
    start = view.first_of[view.sentence[token]] if view.sentence[token] >= 0 else token
    words = view.lowers[start:token]
    opens = bool(words) and words[0] in _TIME_OPENS
    return opens and all(word in _TIMES or word.isdigit() for word in words[1:])


_TIME_OPENS = frozenset(("on", "last", "this", "that", "late", "early", "earlier", "later"))
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIMES = frozenset(
    (*_DAYS, "morning", "afternoon", "evening", "night", "week", "month", "same", "day", "the")
)


def _modifies(word: str) -> bool:
    """Whether a word may stand between a subject and the beginning of its clause."""
    if not word.isalpha() or word in name_words("prepositions") or word in _CONJUNCTIONS:
        return False
    return word in lexicon_words("common_words") and not word.endswith(("ed", "ing", "s"))


_THEN = (("after",), ("before",))
_UNITS = frozenset(("day", "days", "week", "weeks", "hour", "hours", "month", "months", "minutes"))


def looks_ahead(view: View, token: int) -> int:
    """Where the main clause begins whose subject a pronoun before it may mean ("For his part, …").

    That is the token after the first comma, in a sentence that opens with a preposition; -1
    elsewhere.
    """
    first = view.first_of[view.sentence[token]] if view.sentence[token] >= 0 else token
    while first < token and not view.words[first][0].isalnum():
        first += 1
    later = next((i for i in (first + 2, first + 3) if view.lowers[i : i + 1] in _THEN), first)
    if _UNITS.isdisjoint(view.lowers[first + 1 : later]) and later > first:
        later = first  # not "Two days after he met X,"
    if view.lowers[later] not in name_words("openers"):
        return -1
    if view.lowers[first] in {"on", "in", "at"} and view.lowers[token] in {"he", "she"}:
        return -1  # "On Monday she will sign": a subject of its own
    for position in range(first, min(first + 20, len(view.words) - 1)):
        if view.sentence[position] != view.sentence[token]:
            return -1
        if view.words[position] == ",":
            return position + 1 if position > token else -1
    return -1
