"""Gold as the network reads it, and back again by the decoding that the package has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from annotated_texts import OWN, TOKENIZER, texts, told
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.extraction.tagger.decoding import Group, Run, Scores, groups_of
from kg.extraction.tagger.labels import LABELS
from kg.extraction.tagger.pieces import Pieces, pieces_of
from kg.extraction.tagger.windows import windows_over
from training.tagger.examples import (
    IGNORE,
    NOWHERE,
    Example,
    Ints,
    Vocabulary,
    example_of,
    vocabulary,
    windows_of,
)
from training.tagger.gold import Attribution, Pair, Text, Token, corpus, stories

NOTHING = Vocabulary({}, {}, {})
LINKS = ("cues", "sources", "heads")
ENOUGH = 0.99

Floats = NDArray[np.float32]
Told = tuple[tuple[Pair, ...], Pair | None, Pair | None]


def oracle(example: Example) -> list[Scores]:
    """What a network would say that knows the gold, window by window."""
    found = []
    for start, end in windows_over(len(example)):
        window = example.window(start, end)
        tags = np.where(np.eye(len(LABELS))[window.labels] > 0, 0, -20).astype(np.float32)
        cues, sources = (certain(links) for links in (window.cues, window.sources))
        found.append(Scores(start, end, tags, cues, sources, tags))
    return found


def certain(links: Ints) -> Floats:
    chances = np.zeros((len(links), len(links) + 1), dtype=np.float32)
    chances[np.arange(len(links)), np.maximum(links, NOWHERE) + 1] = 1
    return chances


def read_back(text: Text) -> list[Told]:
    pieces = pieces_of(TOKENIZER, text.body)
    return [_told(pieces, g) for g in groups_of(oracle(example_of(TOKENIZER, text, NOTHING)))]


def _told(pieces: Pieces, group: Group) -> Told:
    def place(run: Run) -> Pair:
        return pieces.starts[run.first], pieces.ends[run.last]

    cue, source = (place(run) if run else None for run in (group.cue, group.source))
    return tuple(map(place, group.contents)), cue, source


def wanted(attribution: Attribution) -> Told:
    (cue, *_), (source, *_) = (*attribution.cue, None), (*attribution.source, None)
    return attribution.content, cue, source


def can_be_told(attribution: Attribution) -> bool:
    """A tagger ties contents and sources to cues: without one there is a single content."""
    return bool(attribution.cue) or not (attribution.source or len(attribution.content) > 1)


@settings(deadline=None)
@given(told())
def test_what_is_marked_comes_back(text: Text) -> None:
    expected = sorted(map(wanted, text.attributions))
    assert sorted(read_back(text)) == expected


@pytest.mark.parametrize("read", [corpus, stories])
def test_the_own_stories_come_back(read: Callable[[Path], list[Text]]) -> None:
    right = total = 0
    for text in read(OWN):
        found = read_back(text)
        marked = list(filter(can_be_told, text.attributions))
        right += sum(wanted(attribution) in found for attribution in marked)
        total += len(marked)
    assert total > 400
    assert right / total >= ENOUGH, f"{right} of {total}"


@settings(deadline=None)
@given(texts(), st.integers(2, 40), st.integers(0, 1000))
def test_windows_are_the_article_in_pieces(text: Text, size: int, seed: int) -> None:
    example = example_of(TOKENIZER, text, vocabulary([text]))
    windows = list(windows_of(example, size, Random(seed)))
    assert all(0 < len(window) <= size for window in windows)
    for name in ("ids", "cases", "labels", "tags", "names", "relations"):
        joined = [value for window in windows for value in getattr(window, name)]
        assert joined == list(getattr(example, name))


@settings(deadline=None)
@given(told(), st.integers(2, 40), st.integers(0, 1000))
def test_a_link_leads_to_the_same_piece_or_is_ignored(text: Text, size: int, seed: int) -> None:
    example = example_of(TOKENIZER, text, NOTHING)
    start = 0
    for window in windows_of(example, size, Random(seed)):
        for name in LINKS:
            links = getattr(example, name)[start : start + len(window)]
            for link, cut in zip(links, getattr(window, name), strict=True):
                leaves = link >= 0 and not start <= link < start + len(window)
                assert cut == (IGNORE if leaves else link - start if link >= 0 else link)
        start += len(window)
    assert start == len(example)


def test_labels_and_links() -> None:
    body = "“We won’t go,” he said."
    text = Text(body, (Attribution(((0, 14),), ((18, 22),), ((15, 17),)),))
    example = example_of(TOKENIZER, text, NOTHING)
    content = ["B-content", *["I-content"] * 7]
    assert [LABELS[i] for i in example.labels] == [*content, "B-source", "B-cue", "O"]
    assert list(example.cues) == [9] * 8 + [IGNORE] * 3
    assert list(example.sources) == [IGNORE] * 9 + [8, IGNORE]


def test_what_has_no_cue_or_source_leads_nowhere() -> None:
    text = Text(
        "No. It said so", (Attribution(((0, 3),), (), ()), Attribution(((12, 14),), ((7, 11),), ()))
    )
    example = example_of(TOKENIZER, text, NOTHING)
    assert list(example.cues) == [NOWHERE, NOWHERE, IGNORE, IGNORE, 3]
    assert list(example.sources) == [IGNORE, IGNORE, IGNORE, NOWHERE, IGNORE]


def test_a_content_goes_on_over_the_break_of_a_paragraph() -> None:
    example = example_of(TOKENIZER, Text("Go.\n\nNow.", (Attribution(((0, 9),), (), ()),)), NOTHING)
    begin, inside = LABELS.index("B-content"), LABELS.index("I-content")
    assert list(example.labels) == [begin, inside, inside, inside, inside]
    apart = Text("Go.\n\nNow.", (Attribution(((0, 3), (5, 9)), (), ()),))
    assert list(example_of(TOKENIZER, apart, NOTHING).labels) == [begin, inside, 0, begin, inside]


def test_the_analysis_stands_at_the_first_piece_of_a_word() -> None:
    tokens = (
        Token(0, 9, "NNP", "PERSON", "nsubj", 1),
        Token(10, 15, "VBD", "O", "root", -1),
        Token(17, 20, "UH", "O", "root", -1),
    )
    text = Text("Mammadova spoke\n\nYes", (), tokens)
    known = vocabulary([Text(text.body, (), tokens[:2])])
    assert known == Vocabulary({"NNP": 0, "VBD": 1}, {"O": 0, "PERSON": 1}, {"nsubj": 0, "root": 1})
    example = example_of(TOKENIZER, text, known)
    pieces = pieces_of(TOKENIZER, text.body)
    first, verb, last = 0, pieces.starts.index(10), len(pieces) - 1
    assert verb > 1
    places = {"tags": (0, 1, IGNORE), "names": (1, 0, 0), "relations": (0, 1, 1)}
    for name, labels in {**places, "heads": (verb, NOWHERE, NOWHERE)}.items():
        answers = np.full(len(pieces), IGNORE)
        answers[[first, verb, last]] = labels
        assert list(getattr(example, name)) == list(answers), name
