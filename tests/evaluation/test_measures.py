"""Scores, shares and the matching."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation import BCubed, Figures, Score, Scores, Share
from kg.evaluation.intervals import intervals
from kg.evaluation.measures import covered, matching, tokens, total


def test_nothing_found_where_nothing_is_to_be_found_is_no_score() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert Scores().speakers_right == 0
    assert Share().percent is None


def test_figures_add_up() -> None:
    one = Figures({"a": Score(1, 2, 3)}, {"s": Share(1, 2)})
    two = Figures({"a": Score(1, 1, 1), "b": Score(0, 1, 0)})
    assert total([one, two]) == Figures(
        {"a": Score(2, 3, 4), "b": Score(0, 1, 0)}, {"s": Share(1, 2)}
    )


def test_words_are_covered_where_they_are_touched() -> None:
    assert covered(tokens("one two three"), [(2, 5)]) == {0, 1}


@given(st.lists(st.sets(st.integers(0, 3)), max_size=4))
def test_the_matching_is_as_large_as_any(edges: list[set[int]]) -> None:
    pairs = matching(edges, range(4), lambda left, right: right in left)
    assert all(j in edges[i] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = max(sum(j in e for e, j in zip(edges, p, strict=False)) for p in permutations(range(4)))
    assert len(pairs) == best


def test_a_long_path_needs_no_recursion() -> None:
    size = 3000
    edges = [*({i, i + 1} for i in range(size)), {0}]
    assert len(matching(edges, range(size + 1), lambda left, right: right in left)) == size + 1


def test_items_in_clusters_add_up() -> None:
    both = BCubed(1.5, 2.0, 2) + BCubed(1.0, 0.5, 2)
    assert (both.found, both.gold) == (4, 4)
    assert (both.precision, both.recall) == (62.5, 62.5)
    assert both.f1 == pytest.approx(62.5)
    assert (BCubed().precision, BCubed().recall, BCubed().f1) == (0, 0, 0)


def test_a_share_has_no_interval_where_there_are_no_cases() -> None:
    assert intervals({"a": [Share()], "b": [Share(1, 2)]}) == {"b": (50.0, 50.0)}
    lower, upper = intervals({"a": [Share(), Share(1, 1), Share(0, 1)]})["a"]
    assert (lower, upper) == (0, 100)


def test_an_interval_of_one_article_is_its_figure() -> None:
    assert intervals({"a": [Score(1, 2, 2)]}) == {"a": (50.0, 50.0)}
