"""``import kg``: the public names, and the README's example."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import Quad
from rdflib.compare import isomorphic
from seed_extraction import SEED, article, extraction

import kg
from kg import interop
from kg.errors import InputError, UsageError
from kg.mapping.namespaces import DEFAULT_BASE as BASE
from kg.resolution import NO_AUTHORITY, load
from kg.serialization import parse, save

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = rdflib.Namespace("https://schema.org/")


def test_every_public_name_is_there_and_documented() -> None:
    for name in kg.__all__:
        assert getattr(kg, name).__doc__
    assert dir(kg) == kg.__all__
    with pytest.raises(AttributeError, match="no attribute 'none'"):
        kg.none  # noqa: B018 -- the access is the test


def test_a_graph_of_rdflib_is_the_one_that_build_makes(tmp_path: Path) -> None:
    graph = kg.to_graph(article(), extraction())
    save([list(interop.to_quads(graph))], tmp_path / "g.nt")
    again = interop.to_graph(parse(tmp_path / "g.nt"))
    assert isomorphic(graph, again)
    assert str(graph.identifier).endswith("#graph")
    assert len(list(graph.objects(None, SCHEMA.articleBody))) == 1
    assert not list(kg.to_graph(article(), extraction(), bodies=False)[: SCHEMA.articleBody :])


def test_literals_keep_their_form() -> None:
    graph = kg.to_graph(article(), extraction())
    confidences = {str(o) for p, o in graph.predicate_objects() if str(p).endswith("#confidence")}
    assert "1.00" in confidences


def test_without_an_extraction_the_extractor_makes_one() -> None:
    assert isomorphic(kg.to_graph(article()), kg.to_graph(article(), kg.extract(article())))


def test_a_dataset_holds_one_graph_an_article() -> None:
    other = kg.Article(headline="Other", published="2024-05-20", body="It rained.")
    dataset = kg.to_dataset([article(), other])
    named = {str(g.identifier) for g in dataset.graphs() if len(g)}
    assert len(named) == 2
    assert all(name.endswith("#graph") for name in named)
    assert {str(q.graph_name) for q in interop.to_quads(dataset)} == {f"<{n}>" for n in named}


def test_validate_takes_graphs_datasets_quads_and_files(tmp_path: Path) -> None:
    graph = kg.to_graph(article(), extraction())
    quads: list[Quad] = list(interop.to_quads(graph))
    save([quads], tmp_path / "g.ttl")
    for given in (graph, kg.to_dataset([article()]), quads, tmp_path / "g.ttl"):
        assert kg.validate(given).conforms
    graph.remove((None, SCHEMA.headline, None))
    assert not kg.validate(graph).conforms


def test_query_answers_over_a_graph_and_a_file(tmp_path: Path) -> None:
    graph = kg.to_graph(article(), extraction())
    save([list(interop.to_quads(graph))], tmp_path / "g.ttl")
    over_graph = kg.query("statements-by", graph, parameters={"speaker": "Raisi"})
    over_file = kg.query("statements-by", tmp_path / "g.ttl", parameters={"speaker": "Raisi"})
    assert over_graph.rows == over_file.rows
    assert len(over_graph.rows) == 10
    few = kg.query("statements-by", graph, parameters={"speaker": "Raisi"}, limit=3, timeout=60.0)
    assert few.rows == over_graph.rows[:3]
    assert few.cut
    with pytest.raises(UsageError, match="no stored query"):
        kg.query("none", graph)


def test_a_path_or_a_text_is_read() -> None:
    (by_text,) = kg.read_text(SEED.read_text("utf-8"), source=SEED.name)
    assert [by_text] == [*kg.read(SEED)] == [*kg.read(str(SEED))] == [*kg.read([SEED])]


def some(value: object) -> Any:
    """A value that a type checker would not let pass."""
    return value


UNREAD = InputError("it could not be read")
MISUSE: dict[str, tuple[Callable[[], object], str]] = {
    "a text to extract": (lambda: kg.extract(some("Tehran, IRNA")), "kg.read_text(text)"),
    "a list to extract": (lambda: kg.extract(some([article()])), "one by one"),
    "nothing to extract": (lambda: kg.extract(some(None)), "kg.read(paths)"),
    "swapped": (lambda: kg.to_graph(some(extraction()), some(article())), "not Extraction"),
    "an extractor's name": (lambda: kg.to_graph(article(), some("rules")), "extractor=…"),
    "one article": (lambda: kg.to_dataset(some(article())), "give [article]"),
    "paths to a dataset": (lambda: kg.to_dataset(some([str(SEED)])), "read it first"),
    "an article to judge": (lambda: kg.validate(some(article())), "kg.to_graph(article)"),
    "articles to judge": (lambda: kg.validate(some([article()])), "not Article"),
    "a query behind": (lambda: kg.query(some(rdflib.Graph()), some("find")), "wanted first"),
    "listed parameters": (
        lambda: kg.query("find", rdflib.Graph(), parameters=some(["a"])), "as a dict"
    ),
    "no path": (lambda: kg.read(some(None)), "a path is wanted, not NoneType"),
    "bytes for paths": (lambda: kg.read(some(b"a")), "not bytes"),
    "a number in paths": (lambda: kg.read(some([1])), "not int"),
    "a path for a text": (lambda: kg.read_text(some(SEED)), "kg.read(path) reads files"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISUSE)
def test_misuse_is_told_with_what_to_give(name: str) -> None:
    call, message = MISUSE[name]
    with pytest.raises(TypeError, match=re.escape(message)):
        call()


@pytest.mark.parametrize("use", [kg.extract, kg.to_graph, lambda a: kg.to_dataset([a])])
def test_an_article_that_could_not_be_read_raises_its_error(use: Callable[[Any], object]) -> None:
    with pytest.raises(InputError, match="it could not be read"):
        use(UNREAD)


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "", date(2024, 5, 19)])
def test_an_article_is_of_a_day(day: Any) -> None:
    with pytest.raises(ValueError, match="no day or time such as '2024-05-19'"):
        kg.Article(headline="H", published=day, body="It rained.")


def test_terms_that_rdflib_or_rdf_does_not_have() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("no iri"), rdflib.RDF.type, rdflib.BNode("b")))
    with pytest.raises(InputError, match="no IRI"):
        list(interop.to_quads(graph))
    literal = rdflib.Graph()
    literal.add((rdflib.Literal("x"), rdflib.RDF.type, rdflib.BNode("b")))
    with pytest.raises(InputError, match="no RDF"):
        list(interop.to_quads(literal))


def test_a_triple_about_a_triple_is_refused() -> None:
    text = b"<http://a/s> <http://a/p> <<( <http://a/s> <http://a/p> <http://a/o> )>> .\n"
    (quad,) = ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
    with pytest.raises(InputError, match="a triple about a triple"):
        interop.to_graph([quad])


def test_importing_kg_imports_next_to_nothing() -> None:
    program = "import sys, kg; print(len([m for m in sys.modules if m.startswith('kg.')]))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert int(done.stdout) <= 2


def test_the_example_of_the_readme_runs() -> None:
    (program,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert "Ilham Aliyev" in done.stdout
    assert SEED.name in program


def test_an_authority_says_who_somebody_is(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("subject,relation,object\nperson/ebrahim-raisi,same as,person/raisi\n", "utf-8")
    authority = load([mine], base=BASE)
    found = [a for a in kg.read([SEED]) if isinstance(a, kg.Article)]
    plain, decided = (
        {
            str(q.subject)
            for q in interop.to_quads(kg.to_dataset(found, extractor="rules", authority=a))
        }
        for a in (NO_AUTHORITY, authority)
    )
    assert f"<{BASE}person/ebrahim-raisi>" in plain - decided
    assert f"<{BASE}person/raisi>" in decided - plain
