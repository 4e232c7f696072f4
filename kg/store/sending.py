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

AHEAD: Final = 16
"""How many pieces of work are ready or under way at once, at most: connections never wait."""

_MEMORY: Final = 128 << 20  # bytes, which they take together, at most, unless one alone takes more
_OF_A_QUAD: Final = 600  # bytes
_TOGETHER: Final = 2_000  # graphs of which is asked at once whether they are there


@dataclass(frozen=True, slots=True)
class Work:
    """The graphs of some steps, how many bytes of memory they take, and what has them done."""

    graphs: Sequence[NamedNode]
    size: int
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Written:
    """What is sent at once, as N-Quads alone, in a tenth of the memory of the quads."""

    graph: NamedNode
    nquads: bytes
    more: bool = False

    @property
    def step(self) -> Step:
        """The same as a step, without its quads."""
        return Step(self.graph, (), self.more, self.nquads)

    @property
    def has_blank_nodes(self) -> bool:
        """Whether it may have some: sent again, for want of an answer, they would come twice."""
        return b"_:" in self.nquads


def alone(step: Step, act: Callable[[Step], object]) -> Work:
    """The work on a step by itself."""
    size = len(step.quads) * _OF_A_QUAD + len(step.nquads)
    return Work([step.graph], size, lambda: act(step))


def side_by_side(work: Iterable[Work]) -> Iterator[NamedNode]:
    """Do the work on several threads; the graphs of the steps, in their order, when they are done.

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
    under_way: deque[tuple[Work, Future[None]]] = deque()
    try:
        for some in work:
            while under_way and _must_wait(some, [earlier for earlier, _ in under_way]):
                yield from _done(*under_way.popleft())
            under_way.append((some, pool.submit(guarded, some.act)))
        while under_way:
            yield from _done(*under_way.popleft())
    finally:
        failed.set()
        pool.shutdown(cancel_futures=True)


def _must_wait(some: Work, others: Sequence[Work]) -> bool:
    """Whether others must be done first: too many, too large, or of the same graph."""
    graphs = {*some.graphs}
    return (
        len(others) >= AHEAD
        or sum(each.size for each in (some, *others)) > _MEMORY
        or any(not graphs.isdisjoint(other.graphs) for other in others)
    )


def _done(some: Work, future: Future[None]) -> Sequence[NamedNode]:
    future.result()
    return some.graphs


def gathered(
    steps: Iterable[Step],
    there: Callable[[Iterable[NamedNode]], AbstractSet[NamedNode]],
    room: int,
) -> Iterator[tuple[Sequence[Written], bool]]:
    """The steps in their order: those that may go into one body together, or one that goes alone.

    ``room`` is how many bytes go into one body, at most, unless one graph alone has more; ``there``
    is asked which of some graphs the store has. Alone (True) goes what is of a graph that is there
    or came shortly before, and what has blank nodes.
    """
    lately: deque[AbstractSet[NamedNode]] = deque(maxlen=AHEAD)  # what may be under way still
    for group in _groups(steps, room):
        names = {each.graph for each in group}
        known = {*there(names), *(name for earlier in lately for name in earlier)}
        lately.append(names)
        together: list[Written] = []
        for each in group:
            if each.more or each.has_blank_nodes or each.graph in known:
                if together:
                    yield together, False
                    together = []
                yield [each], True
            else:
                together.append(each)
            known.add(each.graph)
        if together:
            yield together, False


def _groups(steps: Iterable[Step], room: int) -> Iterator[Sequence[Written]]:
    """So many steps that their quads fill one body."""
    group: list[Written] = []
    size = 0
    for step in steps:
        each = Written(step.graph, _nquads(step), step.more)
        if group and (size + len(each.nquads) > room or len(group) == _TOGETHER):
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
