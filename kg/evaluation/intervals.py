"""How sure a figure is: bootstrap over articles, 95%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from random import Random
from typing import Final

from kg.evaluation.measures import BCubed, Score, Share

Interval = tuple[float, float]
"""The lower and the upper bound, in percent with one decimal."""

Column = Sequence[Score] | Sequence[BCubed] | Sequence[Share]
"""One figure of each article."""

_ROUNDS: Final = 500
_SEED: Final = 7
_LOWER, _UPPER = 0.025, 0.975


def intervals(columns: Mapping[str, Column]) -> dict[str, Interval]:
    """The interval of the F1, or of the share, of each column; none of a share without cases.

    The samples are drawn as the shared scorer draws them (seed 7), the same for every column, so
    that the bounds are the same too, whatever else is asked for.
    """
    values: dict[str, list[float]] = {name: [] for name in columns}
    counts = {name: [*zip(*map(astuple, column), strict=True)] for name, column in columns.items()}
    for picks in _samples(max(map(len, columns.values()), default=0)):
        for name, column in columns.items():
            sums = (sum(count[i] for i in picks) for count in counts[name])
            percent = _percent(type(column[0])(*sums))
            if percent is not None:
                values[name].append(round(percent, 1))
    return {name: _bounds(sorted(found)) for name, found in values.items() if found}


def _samples(size: int) -> Iterator[list[int]]:
    random = Random(_SEED)  # noqa: S311 -- to repeat a sample, not to keep a secret
    for _ in range(_ROUNDS):
        yield [random.randrange(size) for _ in range(size)]


def _percent(figure: Score | BCubed | Share) -> float | None:
    return figure.percent if isinstance(figure, Share) else figure.f1


def _bounds(values: Sequence[float]) -> Interval:
    """A share may have no cases in some of the samples: the bounds are those of the others."""
    return values[int(_LOWER * len(values))], values[int(_UPPER * len(values))]
