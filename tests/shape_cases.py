"""The seed's graph, made valid and invalid in small ways: `shapes/cases/*.ru`.

`prefixes.ru` gives the nodes short names, `valid.ru` adds what the seed lacks. Every other file
holds cases: an update that breaks one constraint, under a heading with the shape and the component
that must find it. A line `#: also` names what else the same update breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import seed_extraction
from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

from kg.mapping import Provenance, to_quads
from kg.validation.engines import Result

FOLDER = Path(__file__).parent / "shapes" / "cases"
SHAPES = "https://w3id.org/newskg/shapes#"
SHACL = "http://www.w3.org/ns/shacl#"
ENDING = "ConstraintComponent"
PROVENANCE = Provenance("rules", "1.0.0", "0.1.0", "0.1.0")

Breach = tuple[str, str]
"""A shape and a component by their short names: ``("statement-content", "MinCount")``."""


@dataclass(frozen=True, slots=True)
class Case:
    """An update of the valid graph, and all that it breaks; ``breaches[0]`` is what it is about."""

    name: str
    breaches: tuple[Breach, ...]
    update: str


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of their files."""
    files = sorted(p for p in FOLDER.glob("*.ru") if p.stem not in {"prefixes", "valid"})
    numbers: Counter[str] = Counter()
    return tuple(_case(text, numbers) for file in files for text in _blocks(file))


def _blocks(file: Path) -> list[str]:
    text = file.read_text("utf-8").replace("\n#: also ", " ")
    return [block for block in text.split("#: ") if block.strip()]


def _case(text: str, numbers: Counter[str]) -> Case:
    heading, _, update = text.partition("\n")
    words = heading.split()
    breaches = tuple(zip(words[::2], words[1::2], strict=True))
    name = "-".join(words[:2])
    numbers[name] += 1
    return Case(f"{name}-{numbers[name]}", breaches, update)


@cache
def seed_quads(*, bodies: bool = True) -> tuple[Quad, ...]:
    """The seed's graph as the mapping gives it."""
    return to_quads(
        seed_extraction.article(),
        seed_extraction.extraction(),
        provenance=PROVENANCE,
        bodies=bodies,
    )


def changed(triples: Iterable[Triple], update: str) -> tuple[Triple, ...]:
    """The triples after a SPARQL update, sorted."""
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    store.update((FOLDER / "prefixes.ru").read_text("utf-8") + update)
    return tuple(sorted((quad.triple for quad in store), key=str))


@cache
def valid_graph() -> tuple[Triple, ...]:
    """The seed's graph with all that the model allows."""
    triples = [quad.triple for quad in seed_quads()]
    return changed(triples, (FOLDER / "valid.ru").read_text("utf-8"))


def in_graph(triples: Iterable[Triple], name: str = "https://example.org/g") -> list[Quad]:
    """The triples as quads of one named graph."""
    return [Quad(t.subject, t.predicate, t.object, NamedNode(name)) for t in triples]


def breaches(results: Iterable[Result]) -> set[Breach]:
    """What the results say is broken."""
    return {
        (r.shape.value.removeprefix(SHAPES), r.component.value.removeprefix(SHACL)[: -len(ENDING)])
        for r in results
    }


def comparable(results: Sequence[Result]) -> Counter[tuple[str, ...]]:
    """Results as engines can be compared by: how often each, whatever blank nodes are called."""
    return Counter(
        tuple("_:" if isinstance(t, BlankNode) else str(t) for t in _terms(r)) for r in results
    )


def _terms(found: Result) -> tuple[object, ...]:
    return found.focus, found.path, found.value, found.component, found.shape, found.severity
