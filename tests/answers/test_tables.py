"""Answers as tables for a terminal."""

from __future__ import annotations

import pytest
from answer_cases import ANN, ROWS, STATEMENT
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rich.cells import cell_len

from kg.answers import of_solutions
from kg.answers.tables import as_table, short


def test_a_table_for_people() -> None:
    header, rule, first, second = as_table(ROWS).splitlines()
    assert header.split() == ["who", "said", "times", "person"]
    assert set(rule) == {"─"}
    assert first.split("  ")[:2] == ["Ann Lee", 'a, "b" c | d *e*']
    assert first.endswith("1  …/person/ann-lee")
    assert second.endswith("1  …/statement/2024-05-19/a-long-headline-that-goes-on-12345678/10-20")
    assert first.index("…") == header.index("person") == second.index("…") + 2  # 李安 is wide


def test_a_narrow_table_leaves_the_widest_iris_out_and_says_so() -> None:
    lines = as_table(ROWS, width=40).splitlines()
    assert "person" not in lines[0]
    assert lines[-1] == "(too wide for here: person)"
    assert all(len(line) <= 40 for line in lines)


def test_a_narrow_table_keeps_what_it_can() -> None:
    only = of_solutions(("statement", "person"), [(STATEMENT, ANN)])
    assert as_table(only, width=30).splitlines() == [
        "person",
        "────────────────",
        "…/person/ann-lee",
        "(too wide for here: statement)",
    ]
    wrapped = as_table(of_solutions(("statement",), [(STATEMENT,)]), width=20)
    assert "too wide" not in wrapped
    assert wrapped.count("\n") > 4


def test_a_table_gives_no_orders_to_the_terminal() -> None:
    shown = as_table(of_solutions(("text",), [(Literal("\x1b[31mred\x07\nnext\x9b2J"),)]))
    assert not set("\x1b\x07\x9b") & set(shown)
    assert "red next" in shown


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (ANN.value, "…/person/ann-lee"),
        ("https://w3id.org/newskg/ontology#Meeting", "nkg:Meeting"),
        ("http://www.wikidata.org/entity/Q794", "wd:Q794"),
        ("https://data.example.com/a/b/country/ir", "…/country/ir"),
        ("https://example.com/about", "https://example.com/about"),
    ],
)
def test_iris_in_tables(iri: str, expected: str) -> None:
    assert short(NamedNode(iri)) == expected


@given(
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.integers()), max_size=4),
    st.integers(30, 120),
)
def test_no_line_is_wider_than_asked(rows: list[tuple[str, str, int]], width: int) -> None:
    cells = [(Literal(a), Literal(b), Literal(n)) for a, b, n in rows]
    shown = as_table(of_solutions(("one", "other", "count"), cells), width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_numbers_stand_below_each_other() -> None:
    shares = [(Literal("a"), Literal(0.5)), (Literal("b"), Literal(12.25))]
    assert as_table(of_solutions(("what", "share"), shares)).splitlines()[2:] == [
        "a       0.5",
        "b     12.25",
    ]
