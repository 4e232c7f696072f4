"""Answers in a file: whole lines alone, whatever stopped the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, UsageError
from kg.linking import Cache

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.lists(st.tuples(JSON, JSON)))
def test_what_is_put_is_there_again(pairs: list[tuple[object, object]]) -> None:
    cache = Cache()
    for question, answer in pairs:
        cache.put(question, answer)
        assert cache.get(question) == answer


def test_a_file_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    Cache(path).put({"b": 1, "a": "ü\u2028"}, [1])
    assert Cache(path).get({"a": "ü\u2028", "b": 1}) == [1]
    assert len(Cache(path)) == 1


def test_a_line_that_was_cut_off_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    first = Cache(path)
    first.put("one", 1)
    whole = path.read_bytes()
    first.put("two", "ü")
    path.write_bytes(path.read_bytes()[:-3])
    again = Cache(path)
    assert (again.get("one"), again.get("two")) == (1, None)
    assert path.read_bytes() == whole
    again.put("two", 2)
    assert Cache(path).get("two") == 2


def test_a_line_that_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    for line in ("# mine\n", "[1]\n"):
        path.write_text(f'["one", 1]\n{line}', "utf-8")
        with pytest.raises(InputError, match=r"answers:2: not a line"):
            Cache(path)


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--cache FILE"):
        Cache(tmp_path / "none" / "answers").put("one", 1)
    with pytest.raises(UsageError, match="--cache FILE"):
        Cache(tmp_path)
