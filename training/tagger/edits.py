"""Constructed cases: gold articles rewritten into manners that the corpus lacks.

Straight, curly and British quotation marks, the datelines of wires, and names from all over the
world, all with the same attributions. Every rewriting is a list of replacements, and spans move
with the text.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from training.tagger.gold import Attribution, Pair, Text

_KNOWN: dict[str, Any] = tomllib.loads(Path(__file__).with_name("edits.toml").read_text("utf-8"))

_SHORTEST = 3  # letters of a word of a name that is replaced: not "J." and not "de"
_CAPITALS = 0.6  # of datelines that are in capitals

Edit = tuple[int, int, str]
"""Start, end, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the articles are rewritten in each way."""

    quotes: float = 0.25
    dateline: float = 0.15
    names: float = 0.25


def rewritten(text: Text, rng: Random, shares: Shares = Shares()) -> Text:
    """The article, or one like it in another manner, as chance wants it."""
    if rng.random() < shares.names and text.tokens:
        text = _edited(text, _renamed(text, rng))
    if rng.random() < shares.quotes:
        text = _edited(text, _requoted(text.body, rng))
    if rng.random() < shares.dateline:
        text = _edited(text, [(0, 0, _dateline(rng))])
    return text


def _edited(text: Text, edits: Iterable[Edit]) -> Text:
    edits = sorted(edits)
    pieces: list[str] = []
    ends, shifts = [0], [0]
    for start, end, words in edits:
        pieces += text.body[ends[-1] : start], words
        ends.append(end)
        shifts.append(shifts[-1] + len(words) - (end - start))
    body = "".join((*pieces, text.body[ends[-1] :]))

    def moved(offset: int) -> int:
        before = bisect_right(ends, offset) - 1
        if before < len(edits) and offset > edits[before][0]:  # within what is replaced
            start, _, words = edits[before]
            return start + shifts[before] + min(offset - start, len(words))
        return offset + shifts[before]

    def move(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        return tuple((moved(start), moved(end)) for start, end in pairs)

    attributions = (
        Attribution(*map(move, (a.content, a.cue, a.source))) for a in text.attributions
    )
    tokens = (replace(t, start=moved(t.start), end=moved(t.end)) for t in text.tokens)
    return Text(body, tuple(attributions), tuple(tokens))


def _renamed(text: Text, rng: Random) -> Iterator[Edit]:
    """The words of persons' names, each replaced by one name throughout the article."""
    names: dict[str, str] = {}
    tokens = text.tokens
    for i, token in enumerate(tokens):
        word = text.body[token.start : token.end]
        if token.name != "PERSON" or not word[:1].isupper() or len(word) < _SHORTEST:
            continue
        goes_on = i + 1 < len(tokens) and tokens[i + 1].name == "PERSON"
        other = rng.choice(_KNOWN["given" if goes_on else "family"])
        new = names.setdefault(word.lower(), other)
        yield token.start, token.end, new.upper() if word.isupper() else new


_DOUBLE = re.compile(r"[“”\"]|``|''")


def _requoted(body: str, rng: Random) -> Iterator[Edit]:
    """Every double quotation mark in one other style."""
    opening, closing = rng.choice([('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»")])
    for match in _DOUBLE.finditer(body):
        before = body[match.start() - 1 : match.start()]
        opens = match.group() in {"“", "``"} or (
            match.group() != "”" and (not before or before.isspace() or before in "([—–-")
        )
        yield match.start(), match.end(), opening if opens else closing


def _dateline(rng: Random) -> str:
    place, agency, month = (rng.choice(_KNOWN[key]) for key in ("places", "agencies", "months"))
    day, town = rng.randint(1, 28), place.upper() if rng.random() < _CAPITALS else place
    form = rng.choice(_KNOWN["datelines"])
    return str(form.format(place=town, agency=agency, month=month, day=day))
