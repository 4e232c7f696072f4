"""Places in the text: offsets, the words there, and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.article import Span
from kg.mapping.namespaces import NKG, OA
from kg.mapping.statements import FRAGMENT_JOINT
from kg.verification.case import Case, Judgement
from kg.verification.facts import Fact

_CHARACTERS: Final = re.compile(r"#char=(\d+),(\d+)\Z")  # RFC 5147
POINTERS: Final = (NKG.content, NKG.source, NKG.cue, NKG.evidence, NKG.outcome)
"""The properties that point to places in the text."""

OFFSETS: Final = "offsets into the text"
EXACT: Final = "the characters at the offsets"


def spans(case: Case) -> Iterator[Judgement]:
    """Every span of the graph."""
    for node in case.facts.instances(NKG.Span):
        yield from _span(case, node)


def _span(case: Case, node: str) -> Iterator[Judgement]:
    article = case.article_of(node, NKG.spanOf)
    if article is None:
        return
    body, span = case.body(article), span_of(case, node)
    where = Fact(node, OA.start, " to ".join(case.facts.values(node, OA.start, OA.end)))
    if span is None or span.end > len(body):
        yield case.judged(where, None, f"no place in a text of {len(body):,} characters")
        return
    named = _CHARACTERS.search(node)
    if named is None or (int(named[1]), int(named[2])) != (span.start, span.end):
        yield case.judged(where, None, "the offsets are not those in the name of the node")
    else:
        yield case.judged(where, OFFSETS)
    yield from _words(case, node, body, span)


def _words(case: Case, node: str, body: str, span: Span) -> Iterator[Judgement]:
    """The selector by words, where there is one."""
    words = span.of(body)
    for fact in case.facts.all(node, OA.exact):
        yield case.judged(fact, EXACT if fact.value == words else None, f"there stands {words!r}")
    for fact in case.facts.all(node, OA.prefix):
        before = body[: span.start]
        right = before.endswith(fact.value)
        yield case.judged(fact, EXACT if right else None, f"before it stands {before[-32:]!r}")
    for fact in case.facts.all(node, OA.suffix):
        behind = body[span.end :]
        right = behind.startswith(fact.value)
        yield case.judged(fact, EXACT if right else None, f"behind it stands {behind[:32]!r}")


def span_of(case: Case, node: str) -> Span | None:
    """The place that a node points to; None where its offsets are no place."""
    start, end = case.facts.one(node, OA.start), case.facts.one(node, OA.end)
    try:
        return Span(int(start or ""), int(end or ""))
    except ValueError:
        return None


def text_of(case: Case, statement: str, body: str) -> str | None:
    """The fragments of a statement's content, joined; None where one of them is no place."""
    places = [span_of(case, node) for node in case.facts.values(statement, NKG.content)]
    known = sorted(place for place in places if place is not None)
    if len(known) < len(places):
        return None
    return FRAGMENT_JOINT.join(place.of(body) for place in known)
