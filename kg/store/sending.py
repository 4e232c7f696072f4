"""Many graphs to an endpoint: over several connections at once, or many in one body."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.store.protocol import Step
from kg.store.requests import CONNECTIONS

BODY: Final = 8 << 20
"""How many bytes go into one body of many graphs, at most, unless one graph alone has more."""

Batch = tuple[Sequence[Step], bytes]
"""Steps, and their quads as N-Quads."""


def side_by_side(
    work: Iterable[tuple[Sequence[Step], Callable[[], object]]],
) -> Iterator[Step]:
    """Do the work on several threads; the steps, in their order, when they are done.

    One that is of the same graph as another before it waits for that. After a failure nothing new
    is begun.
    """
    pool = ThreadPoolExecutor(CONNECTIONS)
    under_way: deque[tuple[Sequence[Step], Future[object]]] = deque()
    try:
        for steps, act in work:
            room = 0 if _meet(steps, (earlier for earlier, _ in under_way)) else CONNECTIONS
            while len(under_way) > room:
                yield from _done(*under_way.popleft())
            under_way.append((steps, pool.submit(act)))
        while under_way:
            yield from _done(*under_way.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _meet(steps: Sequence[Step], others: Iterable[Sequence[Step]]) -> bool:
    graphs = {step.graph for step in steps}
    return any(step.graph in graphs for other in others for step in other)


def _done(steps: Sequence[Step], future: Future[object]) -> Sequence[Step]:
    future.result()
    return steps


def batches(steps: Iterable[Step]) -> Iterator[Batch]:
    """The steps that may go into one body together, with that body; empty for what goes alone.

    Alone goes what is of a graph that came before, and what has blank nodes: sent again, for want
    of an answer, they would be there twice.
    """
    gathered: list[Step] = []
    body = bytearray()
    seen: set[NamedNode] = set()
    for step in steps:
        written = b"" if step.more or step.graph in seen else _written(step)
        seen.add(step.graph)
        alone = not written or b"_:" in written
        if gathered and (alone or len(body) + len(written) > BODY):
            yield gathered, bytes(body)
            gathered, body = [], bytearray()
        if alone:
            yield [step], b""
        else:
            gathered.append(step)
            body += written
    if gathered:
        yield gathered, bytes(body)


def _written(step: Step) -> bytes:
    graph, quads = step.graph, step.quads
    if not all(quad.graph_name == graph for quad in quads):
        quads = [Quad(q.subject, q.predicate, q.object, graph) for q in quads]
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
