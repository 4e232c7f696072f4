"""What both measures share: places, scores, shares, and the matching of what fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, TypeVar

Place = tuple[int, int]
"""The characters from the first number to the second (end-exclusive, code points) of a body."""

Places = tuple[Place, ...]

_WORD: Final = re.compile(r"\w+")

Left = TypeVar("Left")
Right = TypeVar("Right")
Figure = TypeVar("Figure", "Score", "BCubed", "Share")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found and right (``hits``), found, and to be found."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right, in percent; 0 where nothing was found."""
        return 100 * self._precision

    @property
    def recall(self) -> float:
        """Of what was to be found, the share that was, in percent; 0 where there was nothing."""
        return 100 * self._recall

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent; 0 where there is nothing.

        Calculated as the shared scorer does it: another order of the same operations may round
        to another decimal.
        """
        p, r = self._precision, self._recall
        return 200 * p * r / (p + r) if p + r else 0.0

    @property
    def _precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def _recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class BCubed:
    """How well items are clustered (B³, Bagga and Baldwin 1998): the sums over all items.

    ``precise`` adds up, of each item's cluster, the share that belongs with it by the gold,
    ``recalled``, of the gold's cluster, the share that is in the item's.
    """

    precise: float = 0.0
    recalled: float = 0.0
    items: int = 0

    @property
    def found(self) -> int:
        """The items; the same on both sides."""
        return self.items

    @property
    def gold(self) -> int:
        """The items; the same on both sides."""
        return self.items

    @property
    def precision(self) -> float:
        """In percent; 0 where there are no items."""
        return 100 * self.precise / self.items if self.items else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where there are no items."""
        return 100 * self.recalled / self.items if self.items else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        both = self.precise + self.recalled
        return 200 * self.precise * self.recalled / (both * self.items) if both else 0.0

    def __add__(self, other: BCubed) -> BCubed:
        return BCubed(
            self.precise + other.precise, self.recalled + other.recalled, self.items + other.items
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some cases are right."""

    right: int = 0
    of: int = 0

    @property
    def percent(self) -> float | None:
        """The share in percent; None where there are no cases."""
        return 100 * self.right / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Scores:
    """The few figures that are kept from falling.

    ``speakers`` are of the statements whose content is found, ``status`` of the meetings that are,
    ``slots`` of what these have in them.
    """

    statements: Score = Score()
    content: Score = Score()
    speakers: Share = Share()
    detected: Score = Score()
    meetings: Score = Score()
    meetings_when_where: Score = Score()
    status: Share = Share()
    slots: Share = Share()
    joined: BCubed = BCubed()

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.statements + other.statements,
            self.content + other.content,
            self.speakers + other.speakers,
            self.detected + other.detected,
            self.meetings + other.meetings,
            self.meetings_when_where + other.meetings_when_where,
            self.status + other.status,
            self.slots + other.slots,
            self.joined + other.joined,
        )

    @property
    def speakers_right(self) -> float:
        """Of the statements whose content is found, the share with the right speaker, percent."""
        return self.speakers.percent or 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures by name, of one article or of many: those of the same kind add up."""

    scores: Mapping[str, Score] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    clusters: Mapping[str, BCubed] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            _added(self.scores, other.scores),
            _added(self.shares, other.shares),
            _added(self.clusters, other.clusters),
        )


def _added(left: Mapping[str, Figure], right: Mapping[str, Figure]) -> dict[str, Figure]:
    both = {name: left[name] + right[name] for name in left if name in right}
    return {**left, **right, **both}


def total(figures: Iterable[Figures]) -> Figures:
    """The sum."""
    return reduce(Figures.__add__, figures, Figures())


def tokens(body: str) -> tuple[Place, ...]:
    """The words of a body: the unit in which places are compared."""
    return tuple(match.span() for match in _WORD.finditer(body))


def covered(words: Sequence[Place], places: Iterable[Place]) -> frozenset[int]:
    """Which words the places touch, by number."""
    spans = tuple(places)
    return frozenset(
        i for i, (a, b) in enumerate(words) if any(a < end and b > start for start, end in spans)
    )


def matching(
    left: Sequence[Left], right: Sequence[Right], fits: Callable[[Left, Right], bool]
) -> tuple[tuple[int, int], ...]:
    """As many one-to-one pairs of what fits as possible, as indices (Kuhn's augmenting paths)."""
    edges = [[j for j, other in enumerate(right) if fits(item, other)] for item in left]
    owner: dict[int, int] = {}
    for i in range(len(left)):
        _augment(i, edges, owner)
    return tuple((i, j) for j, i in owner.items())


def _augment(start: int, edges: Sequence[Sequence[int]], owner: dict[int, int]) -> None:
    """Find a partner for one on the left, others changing theirs if need be.

    Depth first with a stack of its own: the path may be longer than Python may recurse.
    """
    seen: set[int] = set()
    path, chosen = [start], list[int]()
    rest = [iter(edges[start])]
    while path:
        j = next((j for j in rest[-1] if j not in seen), None)
        if j is None:
            path.pop()
            rest.pop()
            del chosen[-1:]
            continue
        seen.add(j)
        chosen.append(j)
        if j not in owner:
            owner.update(zip(chosen, path, strict=True))
            return
        path.append(owner[j])
        rest.append(iter(edges[owner[j]]))
