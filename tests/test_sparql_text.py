"""SPARQL as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.sparql import form, keywords, names_its_graphs, syntax_error, tokens, written

XSD = "http://www.w3.org/2001/XMLSchema#"

HARD = r"""# SERVICE in a comment
PREFIX a: <http://example.org/#SERVICE>
SELECT ?service (1 AS ?from) WHERE {
  ?service a:SERVICE "SERVICE \" FROM", 'FROM \' x', '''FROM ' '' \' x''' , LONG ;
    a:b\-c "x"@en-GB , 1.5 . FILTER (?a < 3 && ?b > 4)
}""".replace("LONG", '"""FROM " "" x"""')


def test_strings_names_and_comments_are_no_keywords() -> None:
    assert keywords(HARD) == {"PREFIX", "SELECT", "AS", "WHERE", "FILTER"}
    assert not names_its_graphs(HARD)


def test_tokens_are_the_text_without_space_and_comments() -> None:
    found = list(tokens(HARD))
    assert all(HARD[token.start : token.end] == token.text for token in found)
    assert [t.text for t in found if t.kind == "variable"] == [
        *("?service", "?from", "?service", "?a", "?b")
    ]
    assert [t.text for t in found if t.kind == "iri"] == ["<http://example.org/#SERVICE>"]
    assert "@en-GB" in [t.text for t in found]
    assert "a:b\\-c" in [t.text for t in found]
    assert "<" in [t.text for t in found]


@given(st.text(alphabet="\"'\\<>#?{} \nab:@^u0", max_size=30))
def test_every_text_has_tokens_in_order(text: str) -> None:
    ends = [0]
    for token in tokens(text):
        assert token.start >= ends[-1]
        assert token.text == text[token.start : token.end]
        ends.append(token.end)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * {}", "SELECT"),
        ("base <http://e/> prefix : <http://e/> aSk {}", "ASK"),
        ("# INSERT\nCONSTRUCT WHERE {}", "CONSTRUCT"),
        ("DESCRIBE <http://e/>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query(query: str, expected: str) -> None:
    assert form(query) == expected


@pytest.mark.parametrize(
    "text", ["INSERT DATA {}", "DROP ALL", "", "  # nothing", "LOAD <http://e/>"]
)
def test_what_is_no_query(text: str) -> None:
    with pytest.raises(UsageError, match="not a query"):
        form(text)


def test_from_is_seen() -> None:
    assert names_its_graphs("SELECT * FROM <http://e/> {}")
    assert names_its_graphs("select * from named <http://e/> {}")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (NamedNode("http://e/ä#x"), "<http://e/ä#x>"),
        (Literal("x"), '"x"'),
        (Literal("x", language="en"), '"x"@en'),
        (Literal("5", datatype=NamedNode(f"{XSD}integer")), f'"5"^^<{XSD}integer>'),
        (Literal('a"b\\c\n\r\t\b\f'), r'"a\"b\\c\n\r\t\b\f"'),
        (Literal("\x00\x7f"), r'"\U00000000\U0000007F"'),
        (Literal(r"\u0022"), r'"\\\U000000750022"'),
        (Literal(r"\U00000022"), r'"\\\U0000005500000022"'),
        (Literal("\\\\u"), r'"\\\\\U00000075"'),
    ],
)
def test_terms_as_written(term: NamedNode | Literal, expected: str) -> None:
    assert written(term) == expected


def test_a_syntax_error_has_its_place() -> None:
    error = syntax_error(SyntaxError("error at 3:7: expected\n one of this"), "query.rq")
    assert str(error.location) == "query.rq:3:7"
    assert error.problem == "not valid SPARQL: expected one of this"
    other = syntax_error(SyntaxError("something else"), "query.rq")
    assert str(other.location) == "query.rq"
    assert "something else" in other.problem
