"""What a query leaves no doubt about is worked out, and its answer stays the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from overlapping_articles import quads
from pyoxigraph import Literal, NamedNode, Quad
from query_cases import CASES, Parameters

from kg.folding import folded
from kg.queries import run, stored_query
from kg.queries.stored import StoredQuery
from kg.store import EmbeddedStore


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?s ?p ?o FILTER (!BOUND(?from) || ?o > ?from)", "?s ?p ?o"),
        ("?s ?p ?o . FILTER (BOUND(?s) || ?o > 1)", "?s ?p ?o . FILTER (BOUND(?s) || ?o > 1)"),
        ("?s ?p ?o FILTER (true) ?o ?q ?r", "?s ?p ?o . ?o ?q ?r"),
        ("?s ?p ?o . FILTER (true) . ?o ?q ?r", "?s ?p ?o . ?o ?q ?r"),
        ("FILTER (true) . ?o ?q ?r", "?o ?q ?r"),
        ("VALUES ?x { 1 } ?s ?p ?o FILTER (?o > ?x)", "?s ?p ?o FILTER (?o > 1 )"),
        (
            "VALUES ?x { 1 } ?s ?p ?x FILTER (BOUND(?x) && ?x > 0)",
            "VALUES ?x { 1 } ?s ?p ?x FILTER ( 1 > 0)",
        ),
        (
            "VALUES ?x { 1 2 } ?s ?p ?o FILTER (!BOUND(?x) || ?o > ?x)",
            "VALUES ?x { 1 2 } ?s ?p ?o FILTER ( ?o > ?x)",
        ),
        (
            "VALUES ?x { UNDEF } ?s ?p ?o FILTER (!BOUND(?x))",
            "VALUES ?x { UNDEF } ?s ?p ?o FILTER (!BOUND(?x))",
        ),
        (
            'VALUES ?x { "a"^^<urn:t> } ?s ?p ?o FILTER (STR(?x) = ?o)',
            '?s ?p ?o FILTER ( "a" = ?o)',
        ),
        ('?s ?p ?o FILTER (?o = STR("a"@en))', '?s ?p ?o FILTER (?o = "a")'),
        ('?s ?p ?o FILTER (?o = STR(STR("a")))', '?s ?p ?o FILTER (?o = "a")'),
        ('?s ?p ?o FILTER (?o = STR("a" + 1))', '?s ?p ?o FILTER (?o = STR("a" + 1))'),
        (
            'VALUES ?x { "a"@en } ?s ?p ?o BIND (?x AS ?y) FILTER (?y > ?o)',
            '?s ?p ?o BIND ( "a"@en AS ?y) FILTER (?y > ?o)',
        ),
        (
            "?s ?p ?o BIND (?x AS ?y) VALUES ?x { 1 } FILTER (?y > ?o)",
            "?s ?p ?o BIND (?x AS ?y) VALUES ?x { 1 } FILTER (?y > ?o)",
        ),
        ("?s ?p ?o BIND (STR(?o) AS ?y)", "?s ?p ?o"),
        (
            "?s ?p ?o OPTIONAL { { ?s ?q ?t OPTIONAL { ?t ?r ?u } } }",
            "?s ?p ?o OPTIONAL { ?s ?q ?t OPTIONAL { ?t ?r ?u } }",
        ),
        (
            "?s ?p ?o OPTIONAL { { ?s ?q ?t OPTIONAL { ?t ?r ?u } FILTER (?u > ?o) } }",
            "?s ?p ?o OPTIONAL { { ?s ?q ?t OPTIONAL { ?t ?r ?u } FILTER (?u > ?o) } }",
        ),
        ("{ FILTER (BOUND(?x)) ?s ?p ?o } UNION { ?s ?q ?o }", "?s ?q ?o"),
        ("{ { FILTER (BOUND(?x)) } ?s ?p ?o } UNION { ?s ?q ?o }", "?s ?q ?o"),
        ("{ { FILTER (!BOUND(?x)) } ?s ?p ?o } UNION { }", "{ ?s ?p ?o } UNION { }"),
        ("?s ?p ?o OPTIONAL { ?s ?q ?r FILTER (false) }", "?s ?p ?o"),
        ("?s ?p ?o MINUS { ?s ?q ?r FILTER (false) }", "?s ?p ?o"),
        ("?s ?p ?o OPTIONAL { FILTER (!BOUND(?s)) }", "?s ?p ?o OPTIONAL { FILTER (!BOUND(?s)) }"),
        (
            "?s ?p ?o FILTER EXISTS { { FILTER (BOUND(?s)) } }",
            "?s ?p ?o FILTER EXISTS { { FILTER (BOUND(?s)) } }",
        ),
        ("?s ?p ?o FILTER (IF(BOUND(?x), ?o = 1, ?o = 2))", "?s ?p ?o FILTER ( ( ?o = 2 ) )"),
        (
            "VALUES ?x { 1 } ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?r FILTER (?r < ?x) }",
            "?s ?p ?o FILTER NOT EXISTS { ?s ?q ?r FILTER (?r < 1 ) }",
        ),
        (
            "VALUES ?x { 1 } ?s ?p ?o MINUS { VALUES ?x { 1 } ?r ?q ?t }",
            "VALUES ?x { 1 } ?s ?p ?o MINUS { VALUES ?x { 1 } ?r ?q ?t }",
        ),
        (
            "{ { SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (false) } } }",
            "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (false) }",
        ),
        ("?s ?p ?o FILTER (REGEX(?o, '}') && true)", "?s ?p ?o FILTER ( REGEX(?o , '}'))"),
        ("?s ?p ?o # FILTER (false)", "?s ?p ?o"),
        ("?a ?b ?c { ?d ?e ?f . } ?g ?h ?i", "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"),
        ("{ ?a ?b ?c } . ?d ?e ?f", "?a ?b ?c . ?d ?e ?f"),
        ("?a ?b ?c { ?d ?e ?f FILTER (?d > ?a) }", "?a ?b ?c { ?d ?e ?f FILTER (?d > ?a) }"),
        (
            "?s ?p ?o FILTER EXISTS { VALUES ?x { 1 } FILTER (?x = ?o) }",
            "?s ?p ?o FILTER EXISTS { VALUES ?x { 1 } FILTER ( 1 = ?o) }",
        ),
        ("VALUES ?x { <urn:a> } ?s ?p ?x", "?s ?p <urn:a>"),
        ("VALUES ?x { <urn:a> } ?s <urn:p>|<urn:q> ?x , ?o", "?s <urn:p>|<urn:q> <urn:a> , ?o"),
        (
            "VALUES ?x { <urn:a> } ?s ?p ?x OPTIONAL { ?s ?q ?x }",
            "VALUES ?x { <urn:a> } ?s ?p ?x OPTIONAL { ?s ?q ?x }",
        ),
        (
            "VALUES ?x { <urn:a> } ?s ?p ?o FILTER EXISTS { { ?s ?q ?x } OPTIONAL { ?x ?r ?t } }",
            "?s ?p ?o FILTER EXISTS { ?s ?q <urn:a> . OPTIONAL { <urn:a> ?r ?t } }",
        ),
        (
            "?s ?p ?o FILTER EXISTS { VALUES ?x { <urn:a> } { SELECT ?s { ?s ?q ?x } } }",
            "?s ?p ?o FILTER EXISTS { VALUES ?x { <urn:a> } { SELECT ?s { ?s ?q ?x } } }",
        ),
        (
            "VALUES ?x { <urn:a> } ?s ?p ?x MINUS { ?x ?q ?t }",
            "VALUES ?x { <urn:a> } ?s ?p ?x MINUS { ?x ?q ?t }",
        ),
        (
            "VALUES ?x { <urn:a> } ?s ?p ?x MINUS { SELECT ?s { VALUES ?x { <urn:a> } ?x ?q ?s } }",
            "?s ?p <urn:a> MINUS { SELECT ?s { <urn:a> ?q ?s } }",
        ),
        (
            "VALUES ?x { <urn:a> } ?s ?p ?x { VALUES ?x { <urn:b> } ?s ?q ?x }",
            "VALUES ?x { <urn:a> } ?s ?p ?x . VALUES ?x { <urn:b> } ?s ?q ?x",
        ),
        (
            "VALUES ?s { <urn:a> } ?s ?p ?x OPTIONAL { { VALUES ?s { <urn:a> } } ?x ?q ?t }",
            "VALUES ?s { <urn:a> } ?s ?p ?x OPTIONAL { ?x ?q ?t }",
        ),
        (
            "?s ?p ?x OPTIONAL { VALUES ?s { <urn:a> } ?x ?q ?t } VALUES ?s { <urn:a> }",
            "?s ?p ?x OPTIONAL { VALUES ?s { <urn:a> } ?x ?q ?t } VALUES ?s { <urn:a> }",
        ),
    ],
)
def test_what_remains(text: str, expected: str) -> None:
    whole = f"SELECT ?s {{ {text}\n}}"
    assert said(folded(whole)) == said(f"SELECT ?s {{ {expected} }}")
    assert said(folded(folded(whole))) == said(folded(whole))


def said(text: str) -> list[str]:
    """The query, blanks and superfluous parentheses left out."""
    return text.replace("(", " ( ").replace(")", " ) ").split()


def test_all_that_is_asked_for_stays() -> None:
    whole = "SELECT * { VALUES ?x { 1 } ?s ?p ?o }"
    assert folded(whole) == whole


def test_prefixes_that_no_name_has_are_not_declared() -> None:
    text = "BASE <urn:b> PREFIX a: <urn:a:> PREFIX : <urn:c:> SELECT ?s { ?s ?p a:x , 'b:y' }"
    assert folded(text) == "BASE <urn:b> PREFIX a: <urn:a:> SELECT ?s { ?s ?p a:x , 'b:y' }"


@pytest.mark.parametrize("text", ["SELECT ?s { ?s ?p ?o", "SELECT ?s { ( } )", "", "}"])
def test_what_is_no_query_is_left_to_others(text: str) -> None:
    assert folded(text) == text


ALL = EmbeddedStore.in_memory(quads())
EACH_CASE = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name, cases in CASES.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("name", "case"), EACH_CASE)
def test_a_stored_query_says_the_same(
    name: str, case: Parameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = stored_query(name)
    expected = run(query, dict(case), ALL)
    bound = StoredQuery.bound
    monkeypatch.setattr(StoredQuery, "bound", lambda *given: folded(bound(*given)))
    assert run(query, dict(case), ALL) == expected


VARIABLES, TRUTHS = ("?a", "?b", "?c", "?d"), ("true", "false")
TERMS = ("<urn:a>", "<urn:b>", "1", "2", '"a"@en')
A, B, P, Q = (NamedNode(f"urn:{name}") for name in "abpq")
SMALL = EmbeddedStore.in_memory(
    [Quad(A, P, B), Quad(A, Q, Literal(1)), Quad(B, P, Literal(2)), Quad(B, Q, A)]
)


def group(rng: Random, depth: int) -> str:
    """Some elements of a group, drawn."""
    return " ".join(element(rng, depth) for _ in range(rng.randrange(1, 4)))


def element(rng: Random, depth: int) -> str:
    name, other = rng.choices(VARIABLES, k=2)
    inner, second = (group(rng, depth - 1) if depth else "" for _ in range(2))
    term = rng.choice((*TERMS, "UNDEF", " ".join(TERMS[:2])))
    plain = (
        f"{name} <urn:{rng.choice('pq')}> {other} .",
        f"VALUES {name} {{ {term} }}",
        f"FILTER ({expression(rng, depth)})",
    )
    nested = (
        f"{{ {inner} }}",
        f"{{ {inner} }} UNION {{ {second} }}",
        f"OPTIONAL {{ {inner} }}",
        f"MINUS {{ {inner} }}",
        f"{{ SELECT DISTINCT ?a ?b {{ {inner} }} }}",
    )
    return rng.choice((*plain, *plain, *nested) if depth else plain)


def expression(rng: Random, depth: int) -> str:
    name, other = rng.choices(VARIABLES, k=2)
    plain = (f"BOUND({name})", f"{name} = {rng.choice((*TERMS, other))}", rng.choice(TRUTHS))
    if not depth:
        return rng.choice(plain)
    one, two, three = (expression(rng, depth - 1) for _ in range(3))
    nested = (
        *(f"({one} || {two})", f"({one} && {two})", f"!({one})", f"IF({one}, {two}, {three})"),
        f"EXISTS {{ {group(rng, depth - 1)} }}",
    )
    return rng.choice((*plain, *nested))


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0))
def test_any_query_says_the_same(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 -- no secret
    text = f"SELECT ?a ?b ?c {{ {group(rng, 2)} }}"
    assert rows(folded(text)) == rows(text), f"{text}\nbecame\n{folded(text)}"


def rows(text: str) -> list[str]:
    return sorted(map(str, SMALL.query(text).rows))
