"""Reads the data files beside the code: word lists (.txt), tables (.tsv), settings (.toml).

In ``.txt`` and ``.tsv`` files, empty lines and lines that begin with ``#`` are comments. Every
file is read once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent / "data"


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``data/{name}.txt``: one a line, or several with a comma between."""
    entries = (entry.strip() for line in _lines(f"{name}.txt") for entry in line.split(","))
    return frozenset(filter(None, entries))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/{name}.tsv`` by the names of the first line's columns.

    A row may be shorter than the header: what is left out is empty.
    """
    header, *rows = (line.split("\t") for line in _lines(f"{name}.tsv"))
    return tuple(
        dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in rows
    )


@cache
def lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of words in ``data/{name}.toml``, by their keys."""
    return {key: frozenset(entries) for key, entries in settings(name).items()}


def settings(name: str) -> dict[str, Any]:
    """What stands in ``data/{name}.toml``, whatever its keys hold."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
