"""Answers as Parquet, with typed columns, for pandas, Polars, DuckDB, R and the like.

A column is typed where all that stands in it is of one datatype which Parquet has, too: whole
numbers, decimals, floats, truths, days and moments. Everything else is text: names, IRIs, days that
are known to the month only, columns of several kinds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from kg.answers import Answer, Term, plain
from kg.errors import UsageError
from kg.mapping.namespaces import XSD

if TYPE_CHECKING:
    import pyarrow as pa

_ZONED: Final = "moments of a time zone"
_ZONE: Final = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}

_READERS: Final[dict[str, Callable[[str], object]]] = {
    XSD.integer.value: int,
    XSD.decimal.value: Decimal,
    XSD.double.value: float,
    XSD.float.value: float,
    XSD.boolean.value: _TRUTHS.__getitem__,
    XSD.date.value: date.fromisoformat,
    XSD.dateTime.value: datetime.fromisoformat,
    _ZONED: lambda text: datetime.fromisoformat(text).astimezone(UTC),
}


def as_parquet(answer: Answer) -> bytes:
    """The rows as a file of Parquet; raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs a library that is not installed", advice="pip install 'newskg[parquet]'"
        ) from error
    shown, out = answer.table, io.BytesIO()
    columns = [_column([row[i] for row in shown.rows]) for i in range(len(shown.columns))]
    parquet.write_table(pa.table(columns, names=list(shown.columns)), out, compression="zstd")
    return out.getvalue()


def _column(terms: list[Term | None]) -> pa.Array:
    """Typed where all terms allow it, and of texts where not."""
    import pyarrow as pa

    kinds = {_kind(term) for term in terms if term is not None}
    read = _READERS.get(kinds.pop()) if len(kinds) == 1 else None
    if read is not None:
        try:
            return pa.array([None if term is None else read(plain(term)) for term in terms])
        except (ValueError, KeyError, OverflowError, DecimalException):
            pass  # a number too big, a year before Christ, what is no number: text carries it all
    return pa.array([None if term is None else plain(term) for term in terms], pa.string())


def _kind(term: Term) -> str:
    """Its datatype; moments that tell their time zone are a kind of their own."""
    datatype = term.datatype.value if isinstance(term, Literal) else ""
    return _ZONED if datatype == XSD.dateTime.value and _ZONE.search(plain(term)) else datatype
