"""An extract of Wikidata in a file, as a source of candidates: nothing is asked of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kg.linking import index
from kg.linking.index import Found, Index
from kg.linking.items import Item
from kg.linking.knowledge import classes
from kg.linking.model import Candidate, Kind, Named
from kg.linking.weighing import telling_names, weigh

_CLEAR: Final = 15.0
"""How far ahead of every other the best must be to be certain, of 100."""


class Extract:
    """A file of Wikidata's entities, one a line, and its index, which is made on first use.

    Certain is who is alone in being called so, of the kind sought, and agrees in country or
    office; an organization of which the graph tells no country is told by its label alone.
    """

    def __init__(self, path: str | Path, *, index_path: str | Path | None = None) -> None:
        self._path = Path(path)
        self._index_path = Path(index_path or f"{path}.index")
        self._index: Index | None = None
        self._kinds: dict[int, frozenset[Kind]] = {}

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._path.name

    def indexing(self) -> Iterator[int]:
        """Make the index where there is none yet; tells, again and again, how many items so far."""
        if not index.is_current(self._index_path, self._path):
            yield from index.make(self._index_path, self._path)

    def candidates(self, names: Sequence[Named]) -> Iterator[tuple[Named, tuple[Candidate, ...]]]:
        """The candidates of each name, in their order."""
        for _ in self.indexing():
            pass
        self._index = self._index or Index(self._index_path)
        for named in names:
            yield named, self._candidates(self._index, named)

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _candidates(self, base: Index, named: Named) -> tuple[Candidate, ...]:
        found: dict[int, Found] = {}
        for name in telling_names(named):
            for each in base.by_name(name):
                found.setdefault(each.item.number, each)
        weighed = (weigh(named, each, self._kinds_of(base, each.item)) for each in found.values())
        likely = sorted(filter(None, weighed), key=lambda w: (-w.score, w.item.number))
        scores = [each.score for each in likely] + [0.0]
        return tuple(
            each.candidate(match=not place and each.certain and each.score >= scores[1] + _CLEAR)
            for place, each in enumerate(likely)
        )

    def _kinds_of(self, base: Index, item: Item) -> frozenset[Kind]:
        """The kinds that an item is of, as far as the extract and our list tell."""
        return frozenset(kind for each in item.classes for kind in self._kinds_below(base, each))

    def _kinds_below(self, base: Index, number: int) -> frozenset[Kind]:
        """The kinds at the top of a class; no way up is walked twice."""
        if number not in self._kinds:
            above, waiting = {number}, [number]
            while waiting:
                new = [each for each in base.above(waiting.pop()) if each not in above]
                above.update(new)
                waiting += new
            tops = {f"Q{each}" for each in above}
            self._kinds[number] = frozenset(k for k, known in classes().items() if known & tops)
        return self._kinds[number]
