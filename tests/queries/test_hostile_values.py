"""Values of parameters reach every engine as they are, whatever characters they hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from oxigraph_server import Server
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.queries import Parameter, ParameterType, StoredQuery, run
from kg.store import EmbeddedStore, Store, open_store
from kg.store.dataset import DatasetStore

FRAGMENTS = (
    *('"', "'", '"""', "'''", "\\", "\\\\", "\\n", "\\u0022", "\\U00000022", "\\u", "\\U", "u0022"),
    *("{", "}", "}}", "#", "# x\n", "\n", "\r", "\r\n", "\t", "\b", "\f", "\x00", "\x01", "\x7f"),
    *(
        "\u200f",
        "\u202e",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\xa0",
        "\x85",
        "\ufffe",
        "\U0001f600",
        "é",
    ),
    *(
        "<http://e/>",
        "^^<http://e/a>b>",
        "@en",
        "?x",
        "$x",
        "UNDEF",
        "VALUES ?x {",
        "SERVICE",
        "%s",
    ),
    *(" ", "  ", "a", "0", "22", "} ; DROP ALL #", "<", ">", "^^", ".", ";", "|", "`", "%20", "é"),
)
HOW_MANY = 3_000
AT_ONCE = 500

ECHO = StoredQuery(
    name="echo",
    summary="",
    description="",
    parameters=(Parameter("value", ParameterType.STRING, ""),),
    example=(),
    text="SELECT ?value ?after WHERE { VALUES ?value { UNDEF } BIND (1 AS ?after) }",
)


@cache
def hostile_values() -> tuple[str, ...]:
    """The same 3,000 every time."""
    chance = random.Random(7)  # noqa: S311 -- no secret
    return tuple(
        "".join(chance.choices(FRAGMENTS, k=chance.randrange(1, 9))) for _ in range(HOW_MANY)
    )


def echoed(store: Store, terms: Sequence[Literal | NamedNode]) -> list[object]:
    answer = store.query(ECHO.bound({ECHO.parameters[0]: terms}))
    assert all(row[1] == Literal(1) for row in answer.rows)
    return [row[0] for row in answer.rows]


def alter_nothing(store: Store) -> None:
    values = hostile_values()
    for start in range(0, HOW_MANY, AT_ONCE):
        terms = [Literal(value) for value in values[start : start + AT_ONCE]]
        assert echoed(store, terms) == terms


def test_3000_hostile_values_in_oxigraph() -> None:
    alter_nothing(EmbeddedStore.in_memory())


def test_3000_hostile_values_in_rdflib() -> None:
    alter_nothing(DatasetStore(rdflib.Graph()))


def test_3000_hostile_values_at_an_endpoint(oxigraph: Server) -> None:
    alter_nothing(open_store(oxigraph.url))


NAMED = StoredQuery(
    name="named",
    summary="",
    description="",
    parameters=(Parameter("value", ParameterType.STRING, ""),),
    example=(),
    text="SELECT ?value ?thing WHERE { VALUES ?value { UNDEF } "
    "?thing <https://schema.org/name> ?value } ORDER BY ?thing",
)
GRAPH = NamedNode("http://example.org/names")


@cache
def things() -> dict[str, NamedNode]:
    """Something with each of the values for its name."""
    distinct = sorted(set(hostile_values()))
    return {value: NamedNode(f"urn:thing:{n}") for n, value in enumerate(distinct)}


def finds_each(store: Store, at_once: int) -> None:
    """Each value, put into a question, finds the one thing that has it, and no other."""
    name = NamedNode("https://schema.org/name")
    store.replace(GRAPH, [Quad(thing, name, Literal(value)) for value, thing in things().items()])
    values = list(things())
    for start in range(0, len(values), at_once):
        asked = values[start : start + at_once]
        terms = [Literal(value) for value in asked]
        answer = store.query(NAMED.bound({NAMED.parameters[0]: terms}))
        assert {(row[0], row[1]) for row in answer.rows} == {
            (Literal(value), things()[value]) for value in asked
        }
        assert len(answer.rows) == len(asked)


def test_each_finds_its_own_in_oxigraph() -> None:
    assert len(things()) > HOW_MANY * 0.8
    finds_each(EmbeddedStore.in_memory(), 1)


def test_each_finds_its_own_in_rdflib() -> None:
    finds_each(DatasetStore(rdflib.Dataset()), AT_ONCE)


def test_each_finds_its_own_at_an_endpoint(oxigraph: Server) -> None:
    finds_each(open_store(oxigraph.url), AT_ONCE)


@pytest.mark.parametrize(
    "value",
    [
        *("http://e/a b", "http://e/a>b", "http://e/<a>", 'http://e/"', "http://e/{a}", "urn:a|b"),
        *("http://e/a\\b", "http://e/^", "http://e/`", "http://e/\n", "http://e/\\u0020", "a:b c"),
        *("http://e/> } ; DROP ALL #", "http://e/\u202e b", "http://e/%zz", "<http://e/>", ""),
    ],
)
def test_what_is_no_iri_is_refused_before_anything_is_asked(value: str, oxigraph: Server) -> None:
    query = StoredQuery(
        "q", "", "", (Parameter("value", ParameterType.IRI, ""),), (), "SELECT * { } ORDER BY ?x"
    )
    stores = (EmbeddedStore.in_memory(), DatasetStore(rdflib.Graph()), open_store(oxigraph.url))
    for store in stores:
        with pytest.raises(UsageError, match="is not a valid iri") as caught:
            run(query, {"value": value}, store)
        assert "Give an absolute IRI" in str(caught.value.advice)


WORDS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_any_text_in_oxigraph_and_rdflib(value: str) -> None:
    for store in (EmbeddedStore.in_memory(), DatasetStore(rdflib.Graph())):
        assert run(ECHO, {"value": value}, store).rows == ((Literal(value), Literal(1)),)


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_a_name_finds_what_it_names_and_nothing_else(name: str) -> None:
    ours, other = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")
    named = NamedNode("https://schema.org/name")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store = EmbeddedStore.in_memory(
        [
            Quad(ours, named, Literal(name)),
            Quad(ours, kind, NamedNode("https://schema.org/Person")),
            Quad(other, named, Literal(f"{name}x")),
            Quad(other, kind, NamedNode("https://schema.org/Person")),
        ]
    )
    from kg.queries import stored_query

    found = run(stored_query("find"), {"called": name}, store)
    assert [row[2] for row in found.rows] == [ours]


def test_iris_and_typed_values_in_every_engine(oxigraph: Server) -> None:
    terms: list[Literal | NamedNode] = [
        NamedNode("http://example.org/é'#(x)%20;$&?a=1"),
        NamedNode("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        Literal("2024-05-19", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        Literal("7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        Literal("שלום", language="he"),
    ]
    stores = (
        EmbeddedStore.in_memory(),
        DatasetStore(rdflib.Graph()),
        open_store(oxigraph.url),
    )
    for store in stores:
        assert echoed(store, terms) == terms
