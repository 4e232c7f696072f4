"""Which candidate is the one: only where the source is certain, or where it is clear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kg.linking.model import Candidate, Kind, Link, Named
from kg.mapping.iris import slug

MARGIN: Final = 0.2
"""How far the best candidate must be ahead of the next one: the share of its own score."""

_CERTAIN: Final = "The source is certain."
_ALONE: Final = "The name is the same, and the source knows no other."
_ONE_WORD: Final = "One word is too little to tell a person by."
_SEVERAL_COUNTRIES: Final = "The graph gives it several countries, so it may be several."
_WHOSE: Final = "It belongs to a state, and the graph does not tell to which."
_SEVERAL: Final = "The source is certain of more than one."
_NO_SCORE: Final = "The source gives no score and is not certain."
_NOT_CERTAIN: Final = "The source is not certain."
_OTHER_NAME: Final = "The source is not certain, and its name is another one."
_TOO_CLOSE: Final = "The source is not certain, and another one is nearly as likely."
_NOT_THE_BEST: Final = "The source knows a likelier one."


def judged(named: Named, candidates: Iterable[Candidate]) -> tuple[Link, ...]:
    """The links of one node, likeliest first: at most one of them is decided.

    Decided is what the source alone is certain of; else the one whose name is the same and whose
    score is clearly ahead of every other. Never decided is a person known by one word, what the
    graph gives to several countries, and what belongs to a state that it does not tell.
    """
    ranked = _ranked(candidates)
    if not ranked:
        return ()
    reason, decided = _verdict(named, ranked)
    first = Link(named, ranked[0], decided, " ".join(filter(None, (reason, ranked[0].why))))
    rest = (
        Link(named, each, decided=False, reason=each.why or _NOT_THE_BEST) for each in ranked[1:]
    )
    return (first, *rest)


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, likeliest first; of those with one IRI the likeliest alone."""
    best: dict[str, Candidate] = {}
    for each in sorted(candidates, key=_rank):
        best.setdefault(each.iri, each)
    return list(best.values())


def _rank(each: Candidate) -> tuple[object, ...]:
    score = each.score or 0.0
    return not each.match, -score, each.iri, each.score is None, each.by_score, each.name, each.why


def _verdict(named: Named, ranked: Sequence[Candidate]) -> tuple[str, bool]:
    """The reason, and whether the first of the candidates is the one."""
    first = ranked[0]
    unclear = _unclear(named)
    if unclear is not None:
        return unclear, False
    if first.match:
        several = len(ranked) > 1 and ranked[1].match
        return (_SEVERAL, False) if several else (_CERTAIN, True)
    if not first.by_score:
        return _NOT_CERTAIN, False
    return _by_score(named, first, ranked[1:])


def _unclear(named: Named) -> str | None:
    """Why the graph tells too little of somebody or something for any source to be right."""
    if named.kind is Kind.PERSON and len(named.name.split()) == 1:
        return _ONE_WORD
    if len(named.countries) > 1:
        return _SEVERAL_COUNTRIES
    return _WHOSE if named.governmental and not named.countries else None


def _by_score(named: Named, first: Candidate, rest: Sequence[Candidate]) -> tuple[str, bool]:
    if first.score is None:
        return _NO_SCORE, False
    if slug(first.name) != slug(named.name):
        return _OTHER_NAME, False
    next_score = max((c.score or 0.0 for c in rest), default=0.0)
    if first.score <= 0 or next_score > first.score * (1 - MARGIN):
        return _TOO_CLOSE, False
    if not rest:
        return _ALONE, True
    ahead = f"its score, {first.score:g}, is far above the next, {next_score:g}"
    return f"The name is the same, and {ahead}.", True
