"""The words that tell of a meeting: ``data/meeting-cues.tsv``, matched on a sketch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.lexicon import table
from kg.extraction.meetings.words import is_description, word_lists, word_set
from kg.extraction.model import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extraction.meetings.sketch import Item, Sketch

NOUN = "N"
_FORMS = "BZVKG"  # base, third person, past, participle, -ing
_AMOUNT = "(?:rounds?|series|copies|sessions?|days?|hours?|weeks?|evening|half)"  # of talks
_KIND = "(?:(?:political|bilateral|consular|diplomatic) )"  # unlike "trade" or "peace" talks
_WHEN = r"(?:(?:on )?@date |here |today |(?:at|in) (?:the )?@place ){{0,2}}"
_PARTICIPLE = r"(?:\w+ed|begun|paid|made|held|given|taken|met|seen)"
_NO_VERB = _PARTICIPLE + r" (?:an?|the|his|her|their|two|three|talks) "  # "has canceled a" meeting
_DESCRIPTION = _WHEN + r"(?:(?!{stops}|" + _NO_VERB + r")[^\s@,.;:]+ |@demonym ){{0,6}}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of the data file.

    ``rest`` matches what follows the first word, from a space on; it ends with one of ``ends``,
    where it asks for words of its own.
    """

    rest: re.Pattern[str]
    ends: frozenset[str]
    frames: tuple[str, ...]
    format: Format | None
    needs: str
    host: str
    confidence: float


class Cue(NamedTuple):
    """Items ``first`` to ``last`` of a sketch tell of a meeting.

    ``form`` is that of the verb (B base, Z third person, V past or participle, G -ing), or N for a
    noun ("during talks with"), whose items include what describes it ("his third summit").
    """

    first: int
    last: int
    form: str
    pattern: Pattern


@cache
def verb_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """The base form and the letter of the form of every verb of meetings, by the word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for base, others in word_lists("verbs").items():
        for letter, word in zip(_FORMS, [base, *others.split()], strict=True):
            known = found.setdefault(word, [])
            if (base, "V") not in known:
                known.append((base, "V" if letter == "K" else letter))
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def nouns() -> dict[str, tuple[str, ...]]:
    """The nouns of meetings by their last word, the longest first, each with a space before it."""
    found: dict[str, list[str]] = {}
    for noun in (*word_lists("classes")["TALKS"], *word_lists("description")["by_phone"]):
        found.setdefault(noun.split()[-1], []).append(f" {noun}")
    return {last: tuple(sorted(all_, key=len, reverse=True)) for last, all_ in found.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words without which a sentence tells of no meeting.

    ``alone`` are those that suffice; of ``beside``, a word suffices beside one of its verb's forms:
    "guest" beside "was", "pact" beside "signed".
    """

    alone: frozenset[str]
    beside: Mapping[str, frozenset[str]]

    def are_in(self, words: Sequence[str]) -> bool:
        """Whether a sentence of these words, in lower case, may tell of a meeting."""
        if not self.alone.isdisjoint(words):
            return True
        for word in self.beside.keys() & words:  # noqa: SIM110 -- every sentence is asked
            if not self.beside[word].isdisjoint(words):
                return True
        return False

    def follow_in(self, words: Sequence[str]) -> bool:
        """Whether these words are in a sentence one of which follows its verb, where it must."""
        last = {word: index for index, word in enumerate(words)}
        return not self.alone.isdisjoint(words) or any(
            not self.beside[word].isdisjoint(words[: last[word]])
            for word in self.beside.keys() & last
        )


@cache
def wanted() -> Wanted:
    """What the rows of ``data/meeting-cues.tsv`` and the nouns of meetings want."""
    alone, beside = set(nouns()), dict[str, set[str]]()
    for row in table("meeting-cues"):
        verb, *others = row["words"].split()
        forms = {word for word, bases in verb_forms().items() if verb in {b for b, _ in bases}}
        spot = row["needs"] == "on_the_spot"
        if not spot and (not others or others[-1][0] in "~@"):
            alone |= forms
        for word in _ON_A_SPOT if spot else _last_words(others[-1]) if others else ():
            beside.setdefault(word, set()).update(forms)
    return Wanted(frozenset(alone), {word: frozenset(forms) for word, forms in beside.items()})


_ON_A_SPOT = ("in", "at", "here")


def _last_words(last: str) -> Iterator[str]:
    """The words, one of which a row's last piece asks for."""
    if last.isupper():
        yield from (noun.split()[-1] for noun in word_lists("classes")[last])
    elif last != "~" and last[0] != "@":
        yield last


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The rows by the base form of their verb."""
    found: dict[str, list[Pattern]] = {}
    for row in table("meeting-cues"):
        verb, _, rest = row["words"].partition(" ")
        pattern = Pattern(
            re.compile(_rest(rest)),
            frozenset(_last_words(rest.split()[-1]) if rest else ()),
            tuple(row["frames"].split(",")),
            Format(row["format"]) if row["format"] else None,
            row["needs"],
            row["host"],
            float(row["confidence"]),
        )
        found.setdefault(verb, []).append(pattern)
    return {verb: tuple(patterns) for verb, patterns in found.items()}


def _rest(words: str) -> str:
    stops = "|".join(f"{re.escape(stop)} " for stop in word_lists("stops")["filler"])
    description = _DESCRIPTION.format(stops=stops)
    pieces = (_piece(word, description) for word in words.split())
    return " " + "".join(pieces)


def _piece(word: str, description: str) -> str:
    if word == "~":
        return description
    if word.isupper():
        either = sorted(word_lists("classes")[word], key=len, reverse=True)
        nouns_ = "|".join(map(re.escape, either))
        return f"(?:{_AMOUNT} of (?:the )?{_KIND}?)?(?:@person's )?(?:{nouns_}) "
    return f"{re.escape(word)} "


@cache
def _telling() -> frozenset[str]:
    """The words at which a cue may begin or, of a noun, end."""
    return frozenset((*verb_forms(), *nouns()))


def cues(sketch: Sketch) -> Iterator[Cue]:
    """The cues of a sentence, in order, none within another."""
    known = _telling()
    if known.isdisjoint(sketch.words):
        return
    free, words = 0, frozenset(sketch.words)
    for index, word in enumerate(sketch.words):
        if index < free or word not in known:
            continue
        cue = _verb_at(sketch, index, word, words) or _noun_at(sketch, index, word)
        if cue is not None:
            free = cue.last + 1
            yield cue


def _verb_at(sketch: Sketch, index: int, word: str, words: frozenset[str]) -> Cue | None:
    """The longest row whose verb stands here, in a sentence of these ``words``."""
    if word not in verb_forms() or _lacks_its_end(word, words):
        return None
    if _is_noun_here(sketch, index, word):
        return None
    text, start = sketch.text, sketch.offsets[index] + len(word)
    best: Cue | None = None
    for base, form in verb_forms()[word]:
        for pattern in _patterns().get(base, ()):
            if pattern.ends and pattern.ends.isdisjoint(words):
                continue
            match = pattern.rest.match(text, start)
            if match is None:
                continue
            last = sketch.item_at(match.end()) - 1
            if best is None or last > best.last:
                best = Cue(index, last, form, pattern)
            elif last == best.last and not _is_infinitive(sketch, index):
                best = best._replace(form=form)  # "put" is a past, too
    return best


def _lacks_its_end(verb: str, words: frozenset[str]) -> bool:
    """Whether each row of a verb's form ends with words that a sentence of ``words`` has not."""
    ends = _ends_of(verb)
    return bool(ends) and ends.isdisjoint(words)


@cache
def _ends_of(verb: str) -> frozenset[str]:
    """The words with which the rows of a verb's form end; none where one may end otherwise."""
    rows = [row.ends for base, _ in verb_forms()[verb] for row in _patterns().get(base, ())]
    return frozenset().union(*rows) if all(rows) else frozenset()


def _is_infinitive(sketch: Sketch, index: int) -> bool:
    """Whether what stands before a verb asks for its base form."""
    before = sketch.words[index - 1] if index else ""
    return before in word_set("description", "before_verbs") and before[0] != "@"


def _is_noun_here(sketch: Sketch, index: int, word: str) -> bool:
    """Whether "meeting", "talks" or "call" is a noun in this place."""
    if word not in word_set("description", "nouns_too"):
        return False
    if index == 0:
        return word != "meeting"
    before = sketch.items[index - 1]
    if before.word == "and" and _ON_SOMEBODY.match(sketch.after(index + 1)):
        return False  # "will hold talks with X and call on Y"
    if before.word == "to" and word.endswith("s"):
        return True  # "went on to talks with"
    if word != "meeting":
        return before.word not in word_set("description", "before_verbs")
    describes = is_description(before.word) or _is_done(sketch, index - 1)
    return before.possessive or describes or before.word in _TAKE_NOUNS


_ON_SOMEBODY = re.compile(r" on (?:the )?@person ")
_TAKE_NOUNS = frozenset(
    ("in", "at", "during", "of", "for", "@demonym", "no", "any", "such", "possible", "'s", "’s")
)


def _noun_at(sketch: Sketch, index: int, word: str) -> Cue | None:
    """The noun of a meeting that ends here, with its description."""
    if word not in nouns():
        return None
    text = sketch.before(index) + word
    noun = next((noun for noun in nouns()[word] if text.endswith(noun)), None)
    if noun is None:
        return None
    first = index - noun.count(" ") + 1
    while first > 0 and _describes(sketch, first - 1):
        first -= 1
    return Cue(first, index, NOUN, _NOUN_PATTERN)


def _describes(sketch: Sketch, index: int) -> bool:
    item = sketch.items[index]
    if item.word in {"'s", "’s"}:
        return index > 0 and _is_day(sketch.items[index - 1])
    if _is_day(item):
        return sketch.words[index + 1] in {"'s", "’s"}
    if item.word == "of" and index > 0:
        return sketch.words[index - 1] in _PARTS
    known = item.word == "@demonym" or is_description(item.word) or item.word in _PARTS
    return known or _is_done(sketch, index)


def _is_done(sketch: Sketch, index: int) -> bool:
    """Whether a participle with its adverb describes what follows: "a hastily arranged" meeting."""
    adverb = sketch.words[index - 1] if index else ""
    return adverb.endswith("ly") and sketch.words[index].endswith("ed")


def _is_day(item: Item) -> bool:
    """Whether a word may own a meeting as its day: "Friday's meeting"."""
    return item.when is not None or item.word in {"today", "yesterday", "tomorrow"}


_PARTS = frozenset(
    ("round", "rounds", "series", "session", "sessions", "day", "hour", "hours", "minutes")
)
_NOUN_PATTERN = Pattern(re.compile(""), frozenset(), ("with", "between"), None, "", "", 0.85)
