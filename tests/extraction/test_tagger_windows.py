"""Windows over a text: all of it is read, and what lies at a seam is read twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.tagger.windows import OVERLAP, SIZE, windows_over

LENGTHS = st.integers(1, 20 * SIZE)


def test_nothing_needs_no_window() -> None:
    assert windows_over(0) == []


@given(LENGTHS)
def test_windows_hold_every_piece_and_none_beyond(length: int) -> None:
    windows = windows_over(length)
    assert windows[0][0] == 0
    assert windows[-1][1] == length
    assert {i for start, end in windows for i in range(start, end)} == set(range(length))
    assert all(0 < end - start <= SIZE for start, end in windows)


@given(LENGTHS)
def test_windows_overlap_as_promised_and_are_of_one_size(length: int) -> None:
    windows = windows_over(length)
    for before, after in pairwise(windows):
        assert before[1] - after[0] == OVERLAP
        assert after[1] > before[1]
    sizes = {end - start for start, end in windows}
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("length", "count"),
    [(1, 1), (OVERLAP, 1), (SIZE, 1), (SIZE + 1, 2), (2 * SIZE - OVERLAP, 2), (2 * SIZE, 3)],
)
def test_there_are_no_more_windows_than_needed(length: int, count: int) -> None:
    assert len(windows_over(length)) == count
