"""Small looks into a sequence of quads, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

BASE = "https://example.org/newskg/"


def local(quads: Iterable[Quad], subject: str | NamedNode, predicate: NamedNode) -> list[str]:
    """The objects of a predicate, IRIs under the base without it, literals as in N-Triples."""
    node = subject if isinstance(subject, NamedNode) else NamedNode(BASE + subject)
    found = [q.object for q in quads if q.subject == node and q.predicate == predicate]
    return [o.value.removeprefix(BASE) if isinstance(o, NamedNode) else str(o) for o in found]


def subjects(quads: Iterable[Quad], predicate: NamedNode, object_: NamedNode) -> list[str]:
    """What has an object, without the base, in the order of the quads."""
    found = [q.subject for q in quads if q.predicate == predicate and q.object == object_]
    return [s.value.removeprefix(BASE) for s in found if isinstance(s, NamedNode)]
