"""The stored queries over many articles, beside plain SPARQL and beside rdflib.

    python benchmarks/queries.py [COUNT [SAMPLE [STORE]]]

COUNT articles of overlapping.py (10,000 unless given) are put into an embedded store on disk: a
temporary one, or the folder STORE, which is made once and kept. Each stored query is asked there
with the values of QUESTIONS, names looked up beforehand, and so is its plain form where
``benchmarks/plain/`` has one: the same question by hand, for these values alone, in the shortest
way that gives the same rows, which is checked. Then SAMPLE articles (60) are held in memory, by
Oxigraph and by rdflib, and asked the same; rdflib is stopped after four seconds. Milliseconds of
processor time, so that other work on the machine counts little, the best of three (of thirty for
those of less than 50 ms, of one for rdflib). The plain form is asked of the engine itself; of ours
the time to put the values into the query and to ask it through the store counts, not to read the
file and to fold the query, which is done once.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import overlapping
import pyoxigraph
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from kg.answers import of_result
from kg.queries import Parameter, StoredQuery, stored_queries, stored_query
from kg.store import EmbeddedStore, Store
from kg.store.dataset import DatasetStore

RUNS: Final = 3
SHORT: Final = 50
PATIENCE: Final = 4
PLAIN: Final = Path(__file__).parent / "plain"
_BASE: Final = "https://example.org/newskg/"
_IRAN, _TURKIYE, _GHANA = (f"{_BASE}country/{code}" for code in ("ir", "tr", "gh"))
_ONE, _OTHER = f"{_BASE}person/kwame-yuramba", f"{_BASE}person/omar-vesek"
_AGENCY = f"{_BASE}organization/irna"
_YEAR: Final = {"from": "2018-01-01", "to": "2018-12-31"}
_MONTH: Final = {"from": "2018-03-01", "to": "2018-03-31"}

QUESTIONS: Final[dict[str, dict[str, str]]] = {
    "articles-per-month": {"publisher": _AGENCY, **_YEAR},
    "commitments": {"speaker": _ONE},
    "demands": {"speaker": _ONE},
    "denials": _YEAR,
    "disagreements": {"what": "place"},
    "dyad-timeline": {"country": _IRAN, "counterpart": _TURKIYE},
    "dyad-years": {"country": _IRAN},
    "evidence": {"containing": "Petamba"},
    "evidence-graph": {"fact": f"{_BASE}meeting/2019-01-06/pedro-petamba--viktor-korsen"},
    "find": {"called": "kwame yuramba"},
    "meetings-by-year": {"country": _IRAN, "counterpart": _TURKIYE},
    "meetings-of-country": {"country": _IRAN},
    "met-both": {"one": _ONE, "other": _OTHER, "within": "3650"},
    "nested": {"reporter": _ONE},
    "office-holders": {"country": _IRAN},
    "offices": {"person": _ONE},
    "plans-held": _YEAR,
    "promises-at-meetings": {"participant": _IRAN},
    "reported-once": _MONTH,
    "reworded-quotes": {"speaker": _ONE},
    "said-about": {"speaker": _ONE, "topic": _GHANA},
    "said-at-meeting": {"participant": _ONE},
    "silent-meetings": {"from": "2015-01-01", "to": "2015-12-31"},
    "speech-acts": {"speaker": _ONE},
    "statements-about": {"topic": _IRAN, **_YEAR},
    "statements-by": {"speaker": _ONE, "kind": "direct"},
    "statements-without-speaker": _MONTH,
    "summary": {},
    "unnamed-sources": _MONTH,
    "who-met-whom": {"person": _ONE},
    "who-quotes-whom": {"publisher": _AGENCY, "minimum": "2"},
}


def store_of(count: int, folder: Path) -> EmbeddedStore:
    """The articles in an embedded store on disk, made where it is not there."""
    if not folder.exists():
        quads = folder.with_suffix(".nq")
        with quads.open("wb") as file:
            for graph in overlapping.graphs(count):
                file.write(graph.nquads)
        made = pyoxigraph.Store(folder)
        made.bulk_load(path=quads, format=pyoxigraph.RdfFormat.N_QUADS)
        made.optimize()
        quads.unlink()
        del made
    return EmbeddedStore.for_reading(folder)


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The best of several runs: the others were disturbed."""
    times = []
    for _ in range(runs):
        start = time.thread_time()
        work()
        times.append(time.thread_time() - start)
    return 1000 * min(times)


@cache
def _question(name: str) -> tuple[StoredQuery, dict[Parameter, tuple[NamedNode | Literal]]]:
    """The stored query and its values: reading the file is not what is measured."""
    query = stored_query(name)
    return query, {p: (p.term(v),) for p, v in query.values(dict(QUESTIONS[name])).items()}


def bound(name: str) -> str:
    """The stored query with its values."""
    query, terms = _question(name)
    return query.bound(terms)


def asked(name: str, store: Store) -> tuple[tuple[object, ...], ...]:
    """The rows of a stored query."""
    return store.query(bound(name)).table.rows


def plain(name: str) -> str | None:
    """The same question by hand."""
    path = PLAIN / f"{name}.rq"
    return path.read_text("utf-8") if path.exists() else None


def beside_plain(name: str, store: EmbeddedStore) -> tuple[int, float, float | None]:
    """How many rows there are, and the time of the stored query and of the plain one."""
    rows, text = asked(name, store), plain(name)
    if text is None:
        return len(rows), milliseconds(lambda: asked(name, store)), None
    by_hand = _by_hand(text, store)
    if sorted(map(str, by_hand)) != sorted(map(str, rows)):
        raise SystemExit(f"{name}: {len(rows)} rows, and {len(by_hand)} by hand, or others")
    ours, theirs = [], []
    few = milliseconds(lambda: asked(name, store), 1) > SHORT
    for _ in range(RUNS if few else 10 * RUNS):  # in turns, so that both are disturbed alike
        ours.append(milliseconds(lambda: asked(name, store), 1))
        theirs.append(milliseconds(lambda: _by_hand(text, store), 1))
    return len(rows), min(ours), min(theirs)


def _by_hand(text: str, store: EmbeddedStore) -> tuple[tuple[object, ...], ...]:
    engine = store._store  # noqa: SLF001 -- without what we do around it
    return of_result(engine.query(text, use_default_graph_as_union=True)).table.rows


def beside_rdflib(count: int) -> dict[str, tuple[float, float | None]]:
    """The time of each query over ``count`` articles in memory: Oxigraph's, and rdflib's."""
    graphs = [(graph.name, graph.quads) for graph in overlapping.graphs(count)]
    oxigraph = EmbeddedStore.in_memory(quad for _, quads in graphs for quad in quads)
    dataset = DatasetStore(rdflib.Dataset())
    _filled(dataset, graphs)
    return {
        name: (milliseconds(lambda name=name: asked(name, oxigraph)), _patiently(name, dataset))  # type: ignore[misc]
        for name in QUESTIONS
    }


def _filled(dataset: DatasetStore, graphs: Iterable[tuple[NamedNode, tuple[Quad, ...]]]) -> None:
    for name, quads in graphs:
        dataset.replace(name, quads)


def _patiently(name: str, store: Store) -> float | None:
    """In a process of its own, which is stopped when it takes too long."""
    here, there = multiprocessing.Pipe(duplex=False)

    def measured() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        there.send(milliseconds(lambda: asked(name, store), 1))

    process = multiprocessing.get_context("fork").Process(target=measured)
    process.start()
    process.join()
    took = here.recv() if here.poll() else None
    return took if isinstance(took, float) else None


def row(*cells: object) -> str:
    """A line of a table of Markdown."""
    return f"| {' | '.join(map(str, cells))} |\n"


def main() -> None:
    """Print the tables."""
    count, sample = (int(a) for a in [*sys.argv[1:3], "10000", "60"][:2])
    if sorted(QUESTIONS) != [query.name for query in stored_queries()]:
        raise SystemExit("every stored query needs its question here")
    with TemporaryDirectory() as place:
        store = store_of(count, Path(sys.argv[3] if len(sys.argv) > 3 else f"{place}/store"))  # noqa: PLR2004
        _say(row("query", "rows", "ms", "plain, ms", "ratio") + row(*["---"] * 5))
        times = [_told(name, *beside_plain(name, store)) for name in QUESTIONS]
    _say(f"\nMedian {statistics.median(times):.0f} ms, at most {max(times):.0f}.\n\n")
    _say(row("query", "in memory, ms", "rdflib, ms") + row(*["---"] * 3))
    faster = []
    for name, (oxigraph, slow) in beside_rdflib(sample).items():
        _say(row(name, f"{oxigraph:.1f}", f"{slow:.0f}" if slow else f"> {1000 * PATIENCE}"))
        faster.append((slow or 1000 * PATIENCE) / oxigraph)
    _say(f"\n{statistics.median(faster):.0f} times as fast as rdflib (median).\n")


def _told(name: str, rows: int, ours: float, theirs: float | None) -> float:
    hand = ("–", "–") if theirs is None else (f"{theirs:.1f}", f"{ours / theirs:.2f}")
    _say(row(name, rows, f"{ours:.1f}", *hand))
    return ours


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
