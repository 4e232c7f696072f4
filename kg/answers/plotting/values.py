"""What is drawn: days, numbers and names out of an answer's cells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import Literal

from kg.answers import Answer, Term, plain
from kg.answers.tables import NUMBERS, short
from kg.errors import UsageError

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?\Z")
NOBODY: Final = "(not named)"
"""What stands for an empty cell."""

OTHERS: Final = "(others)"
"""What stands for all that are too many to be told apart."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or all days of the month or the year that is all we know."""

    first: date
    last: date


def is_number(term: Term | None) -> bool:
    """Whether a cell holds a number."""
    return isinstance(term, Literal) and term.datatype in NUMBERS


def is_day(term: Term | None) -> bool:
    """Whether a cell holds a day, a month or a year."""
    return isinstance(term, Literal) and not is_number(term) and period(term) is not None


def number(term: Term | None) -> float:
    """The number in a cell; nothing is none."""
    return float(plain(term)) if is_number(term) else 0.0


def period(term: Term | None) -> Period | None:
    """The day, month or year in a cell, if there is one."""
    match = _DAY.match(plain(term))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is not None and month and day:
            return Period(date(year, month, day), date(year, month, day))
        if year is not None and month:
            return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Period(date(year or 0, 1, 1), date(year or 0, 12, 31))
    except ValueError:
        return None


def shortened(text: str, longest: int) -> str:
    """In one line, with an ellipsis where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def name(term: Term | None, longest: int = 40) -> str:
    """How a cell is called in a picture."""
    return shortened(short(term), longest) or NOBODY


def cells(answer: Answer, column: str | None) -> list[Term | None]:
    """A column, from top to bottom; empty cells where there is none."""
    if column is None:
        return [None] * len(answer.rows)
    index = answer.columns.index(column)
    return [row[index] for row in answer.rows]


def amounts(answer: Answer, column: str | None) -> list[float]:
    """The numbers of a column; each row counts once where there is none."""
    return [1.0] * len(answer.rows) if column is None else list(map(number, cells(answer, column)))


def most(totals: Mapping[str, float], count: int) -> list[str]:
    """The names with the highest totals, the highest first, then by name."""
    return sorted(totals, key=lambda each: (-totals[each], each))[:count]


def summed(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The total of each name, in the order in which the names come."""
    totals: dict[str, float] = {}
    for each, amount in pairs:
        totals[each] = totals.get(each, 0.0) + amount
    return totals


def shares(
    answer: Answer, keys: Sequence[str], values: Sequence[str], parts: str | None
) -> dict[str, dict[str, float]]:
    """The total of each key, for each of several columns, or for each name in a column of parts."""
    if parts is None and len(values) > 1:
        return {each: summed(zip(keys, amounts(answer, each), strict=True)) for each in values}
    names = [name(term) if parts else "" for term in cells(answer, parts)]
    rows = list(zip(names, keys, amounts(answer, next(iter(values), None)), strict=True))
    return {
        part: summed((key, amount) for each, key, amount in rows if each == part)
        for part in sorted(set(names))
    }


def told(amount: float) -> str:
    """A number as it is written in a picture."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def nothing(why: str) -> UsageError:
    """What to raise where an answer has nothing that can be drawn."""
    return UsageError(f"there is nothing to draw: {why}", advice="Ask for more, or print it.")
