"""Many graphs to an endpoint: over several connections at once, or many in one body."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.store.protocol import Step
from kg.store.requests import CONNECTIONS

BODY: Final = 4 << 20
"""How many bytes go into one body of many graphs, at most, unless one graph alone has more."""

AHEAD: Final = 16
"""How many pieces of work are ready or under way at once, at most: connections never wait."""

_QUADS_AHEAD: Final = 100_000  # and so many quads, which take some 60 MB, unless one piece has more
_TOGETHER: Final = 500  # graphs of which is asked at once whether they are there

Work = tuple[Sequence[Step], Callable[[], object]]
"""Steps, and what has them done."""


@dataclass(frozen=True, slots=True)
class Written:
    """A step, and its quads as N-Quads."""

    step: Step
    nquads: bytes

    @property
    def has_blank_nodes(self) -> bool:
        """Whether it may have some: sent again, for want of an answer, they would come twice."""
        return b"_:" in self.nquads


def side_by_side(work: Iterable[Work]) -> Iterator[Step]:
    """Do the work on several threads; the steps, in their order, when they are done.

    One that is of the same graph as another before it waits for that. Work is taken ahead of what
    is done, but not much. After a failure nothing new is begun.
    """
    failed = Event()

    def guarded(act: Callable[[], object]) -> None:
        if not failed.is_set():  # who failed is before this one, and is told of
            try:
                act()
            except BaseException:
                failed.set()
                raise

    pool = ThreadPoolExecutor(CONNECTIONS)
    under_way: deque[tuple[Sequence[Step], Future[None]]] = deque()
    try:
        for steps, act in work:
            while under_way and _must_wait(steps, [earlier for earlier, _ in under_way]):
                yield from _done(*under_way.popleft())
            under_way.append((steps, pool.submit(guarded, act)))
        while under_way:
            yield from _done(*under_way.popleft())
    finally:
        failed.set()
        pool.shutdown(cancel_futures=True)


def _must_wait(steps: Sequence[Step], others: Sequence[Sequence[Step]]) -> bool:
    """Whether others must be done first: too many, too large, or of the same graph."""
    graphs = {step.graph for step in steps}
    return (
        len(others) >= AHEAD
        or sum(len(step.quads) for some in (steps, *others) for step in some) > _QUADS_AHEAD
        or any(step.graph in graphs for other in others for step in other)
    )


def _done(steps: Sequence[Step], future: Future[None]) -> Sequence[Step]:
    future.result()
    return steps


def gathered(
    steps: Iterable[Step], there: Callable[[Iterable[NamedNode]], AbstractSet[NamedNode]]
) -> Iterator[tuple[Sequence[Written], bool]]:
    """The steps in their order: those that may go into one body together, or one that goes alone.

    ``there`` is asked which of some graphs the store has. Alone (True) goes what is of a graph that
    is there or came shortly before, and what has blank nodes.
    """
    lately: deque[AbstractSet[NamedNode]] = deque(maxlen=AHEAD)  # what may be under way still
    for group in _groups(steps):
        names = {each.step.graph for each in group}
        known = {*there(names), *(name for earlier in lately for name in earlier)}
        lately.append(names)
        together: list[Written] = []
        for each in group:
            if each.step.more or each.has_blank_nodes or each.step.graph in known:
                if together:
                    yield together, False
                    together = []
                yield [each], True
            else:
                together.append(each)
            known.add(each.step.graph)
        if together:
            yield together, False


def _groups(steps: Iterable[Step]) -> Iterator[Sequence[Written]]:
    """So many steps that their quads fill one body."""
    group: list[Written] = []
    size = 0
    for step in steps:
        each = Written(step, _nquads(step))
        if group and (size + len(each.nquads) > BODY or len(group) == _TOGETHER):
            yield group
            group, size = [], 0
        group.append(each)
        size += len(each.nquads)
    if group:
        yield group


def _nquads(step: Step) -> bytes:
    if step.nquads:
        return step.nquads
    graph, quads = step.graph, step.quads
    if not all(quad.graph_name == graph for quad in quads):
        quads = [Quad(q.subject, q.predicate, q.object, graph) for q in quads]
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
