"""Answers as Parquet, read back by pyarrow."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from answer_cases import ANN, GRAPH, ROWS, YES
from pyarrow import parquet
from pyoxigraph import Literal, NamedNode

from kg.answers import of_solutions
from kg.answers.parquet import as_parquet
from kg.errors import UsageError
from kg.mapping.namespaces import XSD


def typed(values: list[str], datatype: NamedNode) -> tuple[str, list[object]]:
    """The type of the column that these values make, and what is read from it."""
    rows = [(Literal(value, datatype=datatype),) for value in values]
    table = parquet.read_table(io.BytesIO(as_parquet(of_solutions(("a",), [*rows, (None,)]))))
    *found, nothing = table.column("a").to_pylist()
    assert nothing is None
    return str(table.schema.field("a").type), found


@pytest.mark.parametrize(
    ("values", "datatype", "kind", "read"),
    [
        (["1", "-2"], XSD.integer, "int64", [1, -2]),
        (["1.50", "12"], XSD.decimal, "decimal128(4, 2)", [Decimal("1.50"), Decimal(12)]),
        (["1e3", "INF"], XSD.double, "double", [1000.0, float("inf")]),
        (["true", "0"], XSD.boolean, "bool", [True, False]),
        (["2024-05-19"], XSD.date, "date32[day]", [date(2024, 5, 19)]),
        (
            ["2024-05-19T12:00:00+03:30", "2024-05-19T12:00:00Z"],
            XSD.dateTime,
            "timestamp[us, tz=UTC]",
            [datetime(2024, 5, 19, 8, 30, tzinfo=UTC), datetime(2024, 5, 19, 12, tzinfo=UTC)],
        ),
        (["2024-05-19T12:00:00"], XSD.dateTime, "timestamp[us]", [datetime(2024, 5, 19, 12)]),
    ],
)
def test_typed_columns(
    values: list[str], datatype: NamedNode, kind: str, read: list[object]
) -> None:
    assert typed(values, datatype) == (kind, read)


@pytest.mark.parametrize(
    ("values", "datatype"),
    [
        (["1", str(2**70)], XSD.integer),
        (["one"], XSD.integer),
        (["yes"], XSD.boolean),
        (["-0044-03-15"], XSD.date),
        (["2024-05-19Z"], XSD.date),
        (["2024-05-19T12:00:00", "2024-05-19T12:00:00Z"], XSD.dateTime),
        (["2024-05"], XSD.gYearMonth),
    ],
)
def test_what_is_of_no_type_is_text(values: list[str], datatype: NamedNode) -> None:
    assert typed(values, datatype) == ("string", values)


def test_days_of_different_precision_are_text() -> None:
    rows = [(Literal("2024-05-19", datatype=XSD.date),), (Literal("2024", datatype=XSD.gYear),)]
    table = parquet.read_table(io.BytesIO(as_parquet(of_solutions(("day",), rows))))
    assert table.column("day").to_pylist() == ["2024-05-19", "2024"]


def test_every_kind_of_answer() -> None:
    table = parquet.read_table(io.BytesIO(as_parquet(ROWS)))
    assert table.column_names == ["who", "said", "times", "person"]
    assert table.column("times").to_pylist() == [1, 1]
    assert table.column("said").to_pylist()[1] is None
    assert table.column("person").to_pylist()[0] == ANN.value
    assert parquet.read_table(io.BytesIO(as_parquet(GRAPH))).num_rows == 2
    assert parquet.read_table(io.BytesIO(as_parquet(YES))).column("answer").to_pylist() == [True]
    empty = parquet.read_table(io.BytesIO(as_parquet(of_solutions(("a", "b"), []))))
    assert (empty.num_rows, empty.column_names) == (0, ["a", "b"])


def test_the_same_bytes() -> None:
    assert as_parquet(ROWS) == as_parquet(ROWS)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="needs a library") as caught:
        as_parquet(ROWS)
    assert caught.value.advice == "pip install 'newskg[parquet]'"
