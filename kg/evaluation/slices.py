"""Statements by kind, source, length and spans: where the score comes from.

Gold and found are each put into slices by their own looks. Recall is the share of the gold in a
slice that PRIMARY's matching found, under whatever look; precision the share of the found in the
slice that it matched, with whatever gold. So every slice has both, each statement counts once in
each, and the slices of one property sum up to PRIMARY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.evaluation import looks
from kg.evaluation.gold import GoldStatement
from kg.evaluation.looks import Look
from kg.evaluation.statements import PRIMARY, FoundStatement, Judged


@dataclass(frozen=True, slots=True)
class Slice:
    """Of ``gold`` statements ``recalled`` were found; of ``found`` ones ``right`` are right."""

    by: str
    value: str
    recalled: int
    gold: int
    right: int
    found: int

    @property
    def recall(self) -> float | None:
        """In percent; None where there is no gold."""
        return 100 * self.recalled / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """In percent; None where nothing was found."""
        return 100 * self.right / self.found if self.found else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where one of the two is missing."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Property:
    """Something to slice by: its values in order, and which one a statement has.

    ``applies`` says in which articles the gold tells it.
    """

    name: str
    values: tuple[str, ...]
    value_of: Callable[[Look], str]
    applies: Callable[[Judged], bool] = lambda _: True


PROPERTIES = (
    Property("kind", looks.KINDS, looks.kind),
    Property("source", looks.SOURCES, looks.source, lambda j: j.gold.knows_sources),
    Property("length", looks.LENGTHS, looks.length),
    Property("spans", looks.SPANS, looks.spans),
)
"""What statements are sliced by. Sources are left out where the gold marks none."""


def kinds_are_derived(judged: Sequence[Judged]) -> bool:
    """Whether the gold tells no kind at all, so that quotation marks do, on both sides."""
    return not any(statement.kind for each in judged for statement in each.wanted)


def slices(judged: Sequence[Judged]) -> tuple[Slice, ...]:
    """The slices of all properties that the gold tells, in a fixed order."""
    derived = kinds_are_derived(judged)
    return tuple(s for p in PROPERTIES for s in _sliced(judged, p, derived=derived))


def _sliced(judged: Sequence[Judged], by: Property, *, derived: bool) -> Iterator[Slice]:
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("recalled", "gold", "right", "found")
    }
    relevant = [each for each in judged if by.applies(each)]
    for each in relevant:
        pairs = each.pairs[PRIMARY]
        wanted = [by.value_of(_gold_look(each, s, derived=derived)) for s in each.wanted]
        found = [by.value_of(_found_look(each, s, derived=derived)) for s in each.found]
        counts["gold"].update(wanted)
        counts["found"].update(found)
        counts["recalled"].update(wanted[j] for _, j in pairs)
        counts["right"].update(found[i] for i, _ in pairs)
    for value in by.values if relevant else ():
        yield Slice(by.name, value, **{name: count[value] for name, count in counts.items()})


def _gold_look(judged: Judged, s: GoldStatement, *, derived: bool) -> Look:
    told = s.kind if s.kind in looks.KINDS and not derived else None
    return Look(judged.gold.body, s.content, s.source or (), told or "")


def _found_look(judged: Judged, s: FoundStatement, *, derived: bool) -> Look:
    told = next((k for k in looks.KINDS if any(c.startswith(k) for c in s.kinds)), "")
    return Look(judged.gold.body, s.content, s.source, "" if derived else told)
