"""Every data file loads, and holds what its readers expect."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.extraction.analysis.offices import office_named
from kg.extraction.lexicon import lists, table, words

DATA = Path(__file__).parents[2] / "kg" / "extraction" / "data"


def test_words_are_read_without_comments() -> None:
    names = words("given_names_f")
    assert "Fatima" in names
    assert not any(name.startswith("#") or "," in name or name != name.strip() for name in names)


def test_short_rows_are_filled_up() -> None:
    row = next(row for row in table("organizations") if row["names"].startswith("United Nations;"))
    assert row["country"] == ""


def test_lists_are_sets_of_words() -> None:
    assert "mr." in lists("sentences")["before"]


def lists_in(values: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[Any]]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from lists_in(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", value


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.stem)
def test_no_list_has_a_word_twice(file: Path) -> None:
    for path, found in lists_in(tomllib.loads(file.read_text("utf-8"))):
        twice = [word for word, times in Counter(map(str, found)).items() if times > 1]
        assert (path, twice) == (path, [])


def test_the_offices_have_known_kinds_and_generics_of_their_own() -> None:
    kinds = {"state", "government", "envoy", "spokes", "head", "military", "royal", "clergy", "law",
             "candidate", "job", "kin", "counterpart"}  # fmt: skip
    for row in table("offices"):
        assert row["kind"] in kinds, row["office"]
        assert row["gender"] in {"", "m", "f"}, row["office"]
        assert office_named(row["office"]) is not None


def test_no_office_stands_twice() -> None:
    names = [row["office"] for row in table("offices")]
    assert len(names) == len(set(names))
