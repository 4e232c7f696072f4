"""Texts with their names: from GUM's gold, and from an automatic analysis of a corpus.

A name is what the rules of the package take for one: without article, title and possessive, with
the "of …" of an organization; "Tulsa, Oklahoma" is two. Of nested ones the outermost counts.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.extraction.analysis.name_words import honorifics, name_words
from kg.extraction.analysis.offices import office_words
from kg.extraction.model import EntityType
from training.tagger.gold import Text, corpus

KINDS: Final = {
    "person": EntityType.PERSON,
    "organization": EntityType.ORGANIZATION,
    "place": EntityType.PLACE,
    "event": EntityType.EVENT,
}
_ANALYSED: Final = {
    "PERSON": EntityType.PERSON,
    "ORGANIZATION": EntityType.ORGANIZATION,
    "LOCATION": EntityType.PLACE,
}
_LEAVES: Final = frozenset(("MISC",))  # nationalities, events and works alike: nothing is learnt

NameSpan = tuple[int, int, EntityType]
"""Start, end and type of a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its names, in order; ``unknown`` are stretches of which nothing is known."""

    id: str
    body: str
    names: tuple[NameSpan, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def is_open(licence: str) -> bool:
    """Whether a document says by which open licence it may be used, without "non-commercial"."""
    return licence.startswith("CC BY") and "NC" not in licence


def gum(path: Path) -> tuple[list[Named], list[Named]]:
    """GUM's documents with an open licence: to learn from, and every fifth to judge by."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if is_open(row["licence"])]
    rows.sort(key=lambda row: str(row["id"]))
    named = [Named(row["id"], row["body"], tuple(names_of(row))) for row in rows]
    kept = [text for i, text in enumerate(named) if i % 5 != 4]  # noqa: PLR2004 -- every fifth
    return kept, named[4::5]


def analysed(gold: Path, analysis: Path) -> list[Named]:
    """The articles of gold, with the names that an analysis (training/README.md) gives."""
    return [named_by(str(i), text) for i, text in enumerate(corpus(gold, analysis)) if text.tokens]


def named_by(name: str, text: Text) -> Named:
    """A text with the names that its tokens are said to be: a run of one kind is one name."""
    runs: list[tuple[str, int, int]] = []
    for token in text.tokens:
        goes_on = (
            runs and runs[-1][0] == token.name and "\n" not in text.body[runs[-1][2] : token.start]
        )
        if goes_on and text.body[runs[-1][2] : token.start].strip(" ") == "":
            runs[-1] = (token.name, runs[-1][1], token.end)
        else:
            runs.append((token.name, token.start, token.end))
    names = [(start, end, _ANALYSED[kind]) for kind, start, end in runs if kind in _ANALYSED]
    unknown = tuple((start, end) for kind, start, end in runs if kind in _LEAVES)
    return Named(name, text.body, tuple(names), unknown)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    tag: str
    head: int
    relation: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or (self.text[0].isdigit() and self.tag.startswith("NNP"))


def names_of(row: Mapping[str, Any]) -> list[NameSpan]:
    """The names of a document of GUM: those mentions of which the head is a proper noun."""
    tokens = list(_tokens(row))
    starts = [token.start for token in tokens]
    found: set[NameSpan] = set()
    for mention in row["mentions"]:
        if kind := KINDS.get(mention["type"]):
            first = bisect_left(starts, mention["start"])
            last = bisect_left(starts, mention["end"])
            found.update(_names_in(tokens, first, last, kind))
    return outermost(found)


def _tokens(row: Mapping[str, Any]) -> Iterator[_Token]:
    before = 0
    for sentence in row["sentences"]:
        pairs = zip(sentence["tokens"], sentence["heads"], strict=True)
        for (start, end, tag, *_), (head, relation) in pairs:
            text = row["body"][start:end]
            yield _Token(start, end, text, tag, before + head - 1 if head else -1, relation)
        before += len(sentence["tokens"])


def outermost(names: Iterable[NameSpan]) -> list[NameSpan]:
    """The names that lie in no longer one, in order."""
    kept: list[NameSpan] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n)):
        if all(name[1] <= other[0] or other[1] <= name[0] for other in kept):
            kept.append(name)
    return sorted(kept)


def _names_in(
    tokens: Sequence[_Token], first: int, last: int, kind: EntityType
) -> Iterator[NameSpan]:
    """The name in the mention ``first`` to ``last`` (exclusive), and more after commas."""
    head = next((i for i in range(first, last) if not first <= tokens[i].head < last), last)
    if head == last:
        return
    start, end = _core(tokens, first, last, head)
    if kind is EntityType.PERSON:
        start = _without_titles(tokens, start, end)
        described = tokens[first].relation == "det" and end - start == 1
        if described or (end > start and tokens[end - 1].tag == "NNPS"):
            return
    elif start < end:
        end = _with_of(tokens, end, last)
    if start < end:
        yield tokens[start].start, tokens[end - 1].end, kind
    if kind is EntityType.PLACE and start - 2 >= first and tokens[start - 1].text == ",":
        earlier = start - 1
        while earlier > first and tokens[earlier - 1].capital:
            earlier -= 1
        if earlier < start - 1:
            yield tokens[earlier].start, tokens[start - 2].end, kind


def _core(tokens: Sequence[_Token], first: int, last: int, head: int) -> tuple[int, int]:
    """The proper nouns around the head: none where it is no proper noun and has none beside it."""
    proper = tokens[head].tag.startswith("NNP") or tokens[head].relation == "flat"
    start = end = head
    if not (proper and tokens[head].capital):
        flat = (i for i in range(head + 1, last) if tokens[i].head == head)
        start = end = next((i for i in flat if tokens[i].relation == "flat"), last)
        if end == last or not tokens[start].capital:
            return head, head
    else:
        while start > first and _joins(tokens, start - 1, start):
            start -= 1
        while start < head and not tokens[start].capital:
            start += 1
    end += 1
    while end < last and (tokens[end].relation in {"flat", "goeswith"} or _is_hyphen(tokens, end)):
        end += 1
    return start, end


def _joins(tokens: Sequence[_Token], place: int, after: int) -> bool:
    token = tokens[place]
    if token.relation in {"det", "case", "nmod:desc", "cc", "nmod:poss"}:
        return False
    return token.capital or _is_hyphen(tokens, place) or _is_hyphen(tokens, after)


def _is_hyphen(tokens: Sequence[_Token], place: int) -> bool:
    around = tokens[place - 1 : place + 2]
    return tokens[place].text == "-" and len(around) == 3 and around[0].end == around[1].start  # noqa: PLR2004


def _with_of(tokens: Sequence[_Token], end: int, last: int) -> int:
    """Where a name ends with the "of …" and "and …" that belong to it."""
    while end + 1 < last and tokens[end].text in {"of", "for", "de", "and", "&"}:
        start = end + 1 + (tokens[end + 1].text == "the")
        if start >= last or not tokens[start].capital:
            break
        end = start + 1
        while end < last and tokens[end].capital and tokens[end].relation not in {"appos", "conj"}:
            end += 1
    return end


def _without_titles(tokens: Sequence[_Token], start: int, end: int) -> int:
    known = office_words() | honorifics().keys() | name_words("courtesies")
    while start < end and tokens[start].text.lower() in known:
        start += 1
    return start
