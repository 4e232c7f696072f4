"""From scores to attributions: the best labels that may follow each other, and who has which cue.

Windows are made by hand: a letter a piece, S, Q and C for the first piece of a source, a cue and a
content, small letters for the next ones, and "." for none.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.extraction.tagger.decoding import (
    Group,
    Run,
    Scores,
    best_labels,
    groups_of,
    merged,
    runs_of,
)
from kg.extraction.tagger.labels import BEGIN, INSIDE, LABELS, OUTSIDE, Part

Floats = NDArray[np.float32]
Links = Mapping[int, tuple[int, float]]

LETTERS = {
    ".": LABELS.index(OUTSIDE),
    **{"SQC"[i]: BEGIN[part] for i, part in enumerate(Part)},
    **{"sqc"[i]: INSIDE[part] for i, part in enumerate(Part)},
}
SURE = 0.88


def window(
    labels: str, *, start: int = 0, cues: Links | None = None, sources: Links | None = None
) -> Scores:
    """A window that is sure of its labels, and of its links: piece to (piece, probability)."""
    tags = np.full((len(labels), len(LABELS)), np.log((1 - SURE) / 6), dtype=np.float32)
    for i, letter in enumerate(labels):
        tags[i, LETTERS[letter]] = np.log(SURE)
    size = len(labels)
    links = _table(size, start, cues), _table(size, start, sources)
    return Scores(start, start + size, tags, *links, np.arange(size, dtype=np.float32)[:, None])


def _table(size: int, start: int, links: Links | None) -> Floats:
    table = np.zeros((size, size + 1), dtype=np.float32)
    table[:, 0] = 1
    for piece, (target, chance) in (links or {}).items():
        table[piece - start, 0] = 1 - chance
        table[piece - start, target - start + 1] += chance
    return table


def labels_of(letters: str) -> list[int]:
    return [LETTERS[letter] for letter in letters]


def content(first: int, last: int) -> Run:
    return Run(Part.CONTENT, first, last)


def cue(first: int, last: int | None = None) -> Run:
    return Run(Part.CUE, first, first if last is None else last)


def source(first: int, last: int | None = None) -> Run:
    return Run(Part.SOURCE, first, first if last is None else last)


def is_valid(labels: tuple[int, ...] | list[int]) -> bool:
    """Whether every I- stands behind its B- or I-."""
    return all(
        label not in INSIDE.values() or (i > 0 and labels[i - 1] in {label - 1, label})
        for i, label in enumerate(labels)
    )


def tags(longest: int) -> st.SearchStrategy[Floats]:
    scores = st.floats(-30, 0, width=32)
    return st.integers(1, longest).flatmap(
        lambda n: arrays(np.float32, (n, len(LABELS)), elements=scores)
    )


def total(scores: Floats, labels: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[i, label] for i, label in enumerate(labels)))


@given(tags(60))
def test_no_part_goes_on_that_has_not_begun(scores: Floats) -> None:
    labels = best_labels(scores)
    assert len(labels) == len(scores)
    assert is_valid(labels)


@settings(deadline=None, max_examples=40)
@given(tags(4))
def test_the_labels_are_the_best_of_all_that_may_be(scores: Floats) -> None:
    every = product(range(len(LABELS)), repeat=len(scores))
    best = max(total(scores, labels) for labels in every if is_valid(labels))
    assert total(scores, best_labels(scores)) == pytest.approx(best, abs=1e-3)


@given(st.text(alphabet="".join(LETTERS), max_size=30).map(labels_of).filter(is_valid))
def test_runs_tell_all_that_the_labels_do(labels: list[int]) -> None:
    told = [LETTERS["."]] * len(labels)
    runs = runs_of(labels)
    for run in runs:
        told[run.first] = BEGIN[run.part]
        told[run.first + 1 : run.last + 1] = [INSIDE[run.part]] * (run.last - run.first)
    assert told == labels
    assert runs == sorted(runs, key=lambda run: run.first)


def test_runs_that_touch_are_two() -> None:
    assert runs_of(labels_of(".SsQqQCc.")) == [source(1, 2), cue(3, 4), cue(5), content(6, 7)]


def test_no_windows_no_groups() -> None:
    assert groups_of([]) == []
    assert groups_of([window("....")]) == []
    assert groups_of([window("SsQ.")]) == []


def test_one_cue_has_two_contents() -> None:
    links = dict.fromkeys((0, 1), (4, 0.9)) | dict.fromkeys((6, 7), (4, 0.6))
    (group,) = groups_of([window("Cc.SQ.Cc", cues=links, sources={4: (3, 0.8)})])
    assert (group.contents, group.cue, group.source) == (
        (content(0, 1), content(6, 7)),
        cue(4),
        source(3),
    )
    assert group.confidence == pytest.approx(_inside() * 0.9 * 0.8, abs=2e-4)  # the surer one's


def _inside() -> float:
    return SURE + (1 - SURE) / 6  # that a piece belongs to a content, begun or going on


def test_a_content_without_a_cue_stands_alone() -> None:
    groups = groups_of([window("Cc.SQ.C", cues={6: (4, 0.7)}, sources={4: (3, 0.9)})])
    assert [(g.contents, g.cue, g.source) for g in groups] == [
        ((content(0, 1),), None, None),
        ((content(6, 6),), cue(4), source(3)),
    ]
    assert groups[0].confidence == pytest.approx(_inside(), abs=2e-4)


def test_two_contents_without_a_cue_are_two() -> None:
    groups = groups_of([window("Cc.C")])
    assert [g.contents for g in groups] == [(content(0, 1),), (content(3, 3),)]


def test_a_cue_may_be_without_a_source() -> None:
    (group,) = groups_of([window("CcQ.S", cues={0: (2, 0.9), 1: (2, 0.9)})])
    assert (group.cue, group.source) == (cue(2), None)


def test_two_cues_may_share_a_source() -> None:
    links = {0: (2, 0.9), 6: (5, 0.9)}
    groups = groups_of([window("CSQ.SQC", cues=links, sources={2: (1, 0.9), 5: (1, 0.8)})])
    assert groups == [
        Group((content(0, 0),), cue(2), source(1), groups[0].confidence),
        Group((content(6, 6),), cue(5), source(1), groups[1].confidence),
    ]
    assert groups[0].confidence > groups[1].confidence


def test_the_likelier_of_two_cues_is_taken_and_none_where_that_is_likelier() -> None:
    table = window("QCQ", cues={1: (0, 0.3)})
    table.cues[1] = (0.2, 0.3, 0.0, 0.5)
    assert groups_of([table])[0].cue == cue(2)
    table.cues[1] = (0.5, 0.3, 0.0, 0.2)
    assert groups_of([table])[0].cue is None


def test_every_piece_of_a_cue_counts() -> None:
    table = window("QqC.Q")
    table.cues[2] = (0.3, 0.2, 0.2, 0.0, 0.0, 0.3)
    assert groups_of([table])[0].cue == cue(0, 1)


def test_groups_come_in_the_order_of_their_contents() -> None:
    groups = groups_of([window("C.QC.C", cues={3: (2, 0.9)})])
    assert [g.contents[0].first for g in groups] == [0, 3, 5]
    assert [g.cue for g in groups] == [None, cue(2), None]


def test_where_windows_overlap_the_one_that_sees_more_decides() -> None:
    first, second = window("CCCCCC"), window("......", start=2)
    tags = merged([first, second], "tags")
    assert tags.shape == (8, len(LABELS))
    assert best_labels(tags) == labels_of("CCCC....")
    three = [window("SSSS"), window("QQQQ", start=2), window("CCCC", start=4)]
    assert best_labels(merged(three, "tags")) == labels_of("SSSQQCCC")
    assert merged(three, "states")[:, 0].tolist() == [0, 1, 2, 1, 2, 1, 2, 3]


def test_a_content_asks_the_window_that_shows_most_around_it() -> None:
    first = window("..Q..C...", cues={5: (2, 0.9)})
    second = window("..C.Q....", start=3, cues={5: (7, 0.9)})
    (group,) = groups_of([first, second])
    assert (group.contents, group.cue) == ((content(5, 5),), cue(2))
    later = window(".C.Q......", start=4, cues={5: (7, 0.9)})
    (group,) = groups_of([window("..Q..C", cues={5: (2, 0.9)}), later])
    assert group.cue == cue(2)
    (group,) = groups_of([window("..Q..C.", start=0, cues={5: (2, 0.9)}), second])
    assert group.cue == cue(2)


def test_the_end_of_a_text_is_no_limit_of_a_window() -> None:
    (group,) = groups_of([window("..Q..C", cues={5: (2, 0.9)}), window("..C", start=3)])
    assert group.cue == cue(2)
    (group,) = groups_of([window("..Q..C...", cues={5: (2, 0.9)}), window("....", start=5)])
    assert group.cue == cue(2)


def test_a_cue_beyond_the_window_is_not_taken() -> None:
    before = [window("Q....."), window("....C....", start=3)]
    assert [(g.contents, g.cue) for g in groups_of(before)] == [((content(7, 7),), None)]
    behind = [window("...C......"), window(".....Q", start=8)]
    assert [(g.contents, g.cue) for g in groups_of(behind)] == [((content(3, 3),), None)]


def test_a_content_may_reach_over_its_window() -> None:
    links = dict.fromkeys(range(6, 12), (12, 0.9))
    late = [window("Cccccccccc"), window("ccccccQ...", start=6, cues=links)]
    (group,) = groups_of(late)
    assert group.contents == (content(0, 11),)
    assert group.cue is None  # the first window holds its middle, and sees no cue
    links |= dict.fromkeys(range(1, 6), (12, 0.9))
    early = [window("Ccc"), window("cccccccccccQ", start=1, cues=links)]
    (group,) = groups_of(early)
    assert (group.contents, group.cue) == ((content(0, 11),), cue(12))
