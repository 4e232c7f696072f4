"""Why nothing was found: names, periods and choices, and what there is instead."""

from __future__ import annotations

import pytest
import rdflib
from overlapping_articles import quads
from oxigraph_server import Server
from pyoxigraph import Literal, NamedNode, Quad

from kg.interop import to_graph
from kg.queries import ask, run, stored_query
from kg.queries.similar import similar
from kg.sparql import iris, strings
from kg.store import EmbeddedStore, Store, open_store

BASE = "https://example.org/newskg/"
SCHEMA = "PREFIX schema: <https://schema.org/>\n"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads())


def reasons(name: str, parameters: dict[str, str], store: Store) -> tuple[str, ...]:
    answer = run(stored_query(name), parameters, store, explain=True)
    assert not answer.found
    return answer.notes


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        (
            "statements-by",
            {"speaker": "Ebrahim Raissi"},
            "Nothing is called 'Ebrahim Raissi'. Did you mean 'Ebrahim Raisi'?",
        ),
        ("statements-by", {"speaker": "xyz"}, "Nothing is called 'xyz'."),
        (
            "statements-by",
            {"speaker": "Raisi", "from": "2030-01-01"},
            "There is something without --from 2030-01-01: 2020-02-10 to 2024-06-30.",
        ),
        (
            "who-met-whom",
            {"from": "2024-05-20", "to": "2024-05-21", "person": "Raisi"},
            (
                "There is something without --from 2024-05-20 and --to 2024-05-21: "
                "2024-05-18 to 2024-05-19."
            ),
        ),
        (
            "who-met-whom",
            {"person": "Raisi", "status": "cancelled"},
            "There is something with --status held, planned or denied.",
        ),
        ("who-quotes-whom", {"minimum": "99"}, "There is something without --minimum 99."),
        (
            "statements-by",
            {"speaker": "Raisi", "from": "2030-01-01", "act": "declare"},
            "There is something without --from 2030-01-01 and --act declare.",
        ),
        (
            "commitments",
            {"speaker": "Tehran"},
            "There is something without --speaker …/place/tehran.",
        ),
        (
            "meetings-of-country",
            {"country": "Raisi"},
            "There is something about others, and nothing about …/person/ebrahim-raisi.",
        ),
        (
            "evidence-graph",
            {"fact": f"{BASE}person/nobody"},
            "There is something about others, and nothing about …/person/nobody.",
        ),
    ],
)
def test_the_reason(
    store: EmbeddedStore, name: str, parameters: dict[str, str], expected: str
) -> None:
    assert reasons(name, parameters, store) == (expected,)


def test_what_is_promised_is_there(store: EmbeddedStore) -> None:
    for status in ("held", "planned", "denied"):
        query = stored_query("who-met-whom")
        assert run(query, {"person": "Raisi", "status": status}, store).rows


def test_every_name_that_nothing_has(store: EmbeddedStore) -> None:
    first, second = reasons("dyad-timeline", {"country": "Irann", "counterpart": "Türkye"}, store)
    assert first == "Nothing is called 'Irann'. Did you mean 'Iran'?"
    assert second == "Nothing is called 'Türkye'. Did you mean 'Türkiye' or 'Turkey'?"


def test_a_store_without_what_is_asked() -> None:
    empty = EmbeddedStore.in_memory()
    assert reasons("summary", {}, empty) == ("There is nothing at all in what was asked.",)
    assert ask("SELECT * { ?s ?p ?o }", empty, explain=True).notes == (
        "There is nothing at all in what was asked.",
    )
    other = EmbeddedStore.in_memory([Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))])
    assert reasons("nested", {}, other) == ("There are no articles in what was asked.",)


def test_an_article_without_anything_of_the_kind() -> None:
    article = [q for q in quads() if "/article/" in str(q.subject)]
    [reason] = reasons("nested", {}, EmbeddedStore.in_memory(article))
    assert reason == "There is nothing of the kind, whatever is asked for."


def test_what_is_found_needs_no_reason(store: EmbeddedStore) -> None:
    query = stored_query("who-met-whom")
    assert run(query, {}, store, explain=True).notes == ()
    assert run(query, {}, store, explain=True, limit=0).notes == ()
    assert run(query, {"status": "cancelled"}, store).notes == ()


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (
            "PREFIX schema: <http://schema.org/> SELECT * { ?a a schema:NewsArticle }",
            (
                (
                    "Nothing has <http://schema.org/NewsArticle>. "
                    "Did you mean <https://schema.org/NewsArticle>?"
                ),
            ),
        ),
        (SCHEMA + "ASK { ?a schema:xyz 1 }", ("Nothing has <https://schema.org/xyz>.",)),
        ("SELECT * { GRAPH <urn:g> { ?s ?p ?o } }", ("Nothing has <urn:g>.",)),
        (SCHEMA + "SELECT * { ?a schema:headline 'x' }", ()),
        (
            SCHEMA + "SELECT * { ?a schema:name 'Ebrahim Raisi'@en }",
            (
                (
                    "Nothing has 'Ebrahim Raisi'@en. Did you mean 'Ebrahim Raisi'? "
                    "Names carry no language."
                ),
            ),
        ),
        (
            SCHEMA + 'SELECT * { ?a schema:jobTitle "President" }',
            (
                (
                    'Nothing has "President". Did you mean "President"@en? '
                    "Descriptions carry their language."
                ),
            ),
        ),
        (SCHEMA + 'SELECT * { ?a schema:name ?n FILTER (STR(?n) = "President") }', ()),
        ("CONSTRUCT WHERE { ?s <urn:p> ?o }", ("Nothing has <urn:p>.",)),
    ],
)
def test_questions_of_ones_own(
    oxigraph: Server, store: EmbeddedStore, text: str, notes: tuple[str, ...]
) -> None:
    with open_store(oxigraph.url) as endpoint:
        endpoint.replace(NamedNode("http://example.org/all"), quads())
        assert ask(text, endpoint, explain=True).notes == notes
    assert ask(text, store, explain=True).notes == notes
    if "GRAPH" not in text:  # which rdflib has in a dataset only
        assert ask(text, to_graph(quads()), explain=True).notes == notes


def test_the_iris_of_a_query() -> None:
    text = r"""
        BASE <http://b/> PREFIX a: <http://a/> PREFIX : <http://c/>
        SELECT * { ?s a:b "a:string <http://no>" ; :d\-e <urn:x>, <relative>, other:y, _:blank .
                   # <http://comment>
                   ?s a a:b FILTER (?s < 3 && ?o > 4) }
    """
    assert iris(text) == ("http://a/b", "http://c/d-e", "urn:x")
    assert iris("PREFIX") == iris("PREFIX a:") == iris("BASE") == ()


def test_the_strings_of_a_query() -> None:
    text = """PREFIX a: <http://a/>
        SELECT * { ?s a:b "x \\" y"@en-GB, 'z', 'z' ; a:c '''long 'er''' , "1"^^a:d }"""
    assert strings(text) == ((r'"x \" y"', "@en-GB"), ("'z'", ""), ("'''long 'er'''", ""))
    assert strings("ASK { ?s ?p 'end'") == (("'end'", ""),)
    assert strings("nothing") == ()


def test_names_alike() -> None:
    known = ["Ebrahim Raisi", "Ilham Aliyev", "Владимир Путин", "Aliyeva", "Ali"]
    assert similar("ebrāhīm raïsi", known) == ("Ebrahim Raisi",)
    assert similar("Alyev", known)[0] == "Ilham Aliyev"
    assert similar("Ebrahim", known) == ("Ebrahim Raisi",)
    assert similar("Putin", known) == ("Владимир Путин",)
    assert similar("nobody", known) == similar("", known) == similar("x", []) == ()
    assert similar("Alyev", reversed(known)) == similar("Alyev", known)


def test_a_graph_of_rdflib_without_anything() -> None:
    assert reasons("summary", {}, open_store(rdflib.Graph()))
