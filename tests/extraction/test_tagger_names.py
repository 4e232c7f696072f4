"""The head for names, with the model of the package."""

from __future__ import annotations

import hashlib
import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.article import Article, Span
from kg.errors import UsageError
from kg.extraction.model import EntityType
from kg.extraction.protocol import Attribution, Marks, MarksNames, Name
from kg.extraction.tagged import TaggedExtractor, marks_by
from kg.extraction.tagger import PACKAGED, NetworkTagger
from kg.extraction.tagger.name_words import LOOKS, looks_of, words_of
from kg.extraction.tagger.names import LABELS, TYPES, names_in
from kg.extraction.tagger.pieces import pieces_of, tokenizer_at

Floats = NDArray[np.float32]

STORY = (
    "Norwegian Foreign Minister Ingrid Solheim flew to Nairobi on Monday. She met engineers of"
    " Kenya Power Holdings, the country’s grid company, and Amina Wanjiru of the World Bank."
)


@pytest.fixture(scope="module")
def tagger() -> NetworkTagger:
    return NetworkTagger()


def test_a_plain_text(tagger: NetworkTagger) -> None:
    names = tagger.attributions_and_names(STORY).names or ()
    found = {name.span.of(STORY): name.type for name in names}
    assert found["Ingrid Solheim"] is found["Amina Wanjiru"] is EntityType.PERSON
    assert found["Nairobi"] is EntityType.PLACE
    assert found["World Bank"] is EntityType.ORGANIZATION
    assert not {"She", "Norwegian Foreign Minister", "Monday"} & found.keys()


def test_both_come_of_one_reading(tagger: NetworkTagger) -> None:
    marks = tagger.attributions_and_names(STORY)
    assert marks.attributions == tagger.attributions(STORY)
    assert marks == NetworkTagger().attributions_and_names(STORY) == marks_by(tagger, STORY)
    assert isinstance(tagger, MarksNames)


PARTS = st.sampled_from(["Ann Lee ", "said ", "the World Bank’s ", "\n", "O'Neill", "-", "😀", "é"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=4)), max_size=25).map("".join))
def test_names_of_any_text_are_whole(tagger: NetworkTagger, text: str) -> None:
    names = tagger.attributions_and_names(text).names
    assert names is not None
    for before, after in pairwise(names):
        assert before.span.end <= after.span.start
    for name in names:
        assert name.span.of(text).strip()
        assert name.type in TYPES
        assert 0 <= name.confidence <= 1


def test_the_digest_is_that_of_both_files(tagger: NetworkTagger, tmp_path: Path) -> None:
    digests = [
        hashlib.sha256((PACKAGED / file).read_bytes()).hexdigest()
        for file in ("tagger.onnx", "names.onnx")
    ]
    assert tagger.digest == hashlib.sha256("".join(f"{d}\n" for d in digests).encode()).hexdigest()
    for file in ("tagger.onnx", "tokenizer.json"):
        shutil.copyfile(PACKAGED / file, tmp_path / file)
    bare = NetworkTagger(tmp_path)
    assert bare.digest == digests[0]
    assert bare.attributions_and_names(STORY) == Marks(tagger.attributions(STORY), None)
    assert bare.attributions_and_names("") == Marks((), None)
    assert tagger.attributions_and_names("") == Marks((), ())


def test_a_head_for_another_network_is_a_usage_error(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED, tmp_path / "own")
    with (tmp_path / "own" / "tagger.onnx").open("ab") as file:
        file.write(b"\x72\x00")  # an empty doc_string of metadata: the same network, other bytes
    with pytest.raises(UsageError, match="states of another network"):
        NetworkTagger(tmp_path / "own").attributions_and_names(STORY)


def tags(*labels: str, sure: float = 0.9) -> Floats:
    """Scores that are sure of these labels."""
    table = np.full((len(labels), len(LABELS)), (1 - sure) / (len(LABELS) - 1), dtype=np.float32)
    for row, label in zip(table, labels, strict=True):
        row[LABELS.index(label)] = sure
    return np.log(table)


def test_labels_become_names() -> None:
    labels = ("B-Person", "I-Person", "B-Person", "O", "O", "B-Place", "B-Event", "I-Event")
    starts = range(0, 80, 10)
    found = list(names_in(tags(*labels), starts, [start + 5 for start in starts]))
    assert [(name.span, name.type) for name in found] == [
        (Span(0, 15), EntityType.PERSON),
        (Span(20, 25), EntityType.PERSON),
        (Span(50, 55), EntityType.PLACE),
        (Span(60, 75), EntityType.EVENT),
    ]
    assert {name.confidence for name in found} == {0.91}


def test_nothing_goes_on_that_has_not_begun() -> None:
    (found,) = names_in(tags("O", "I-Place", "I-Place"), (0, 10, 20), (5, 15, 25))
    assert found.type is EntityType.PLACE
    assert list(names_in(tags("O", "O", sure=0.99), (0, 10), (5, 15))) == []


def test_words_are_pieces_without_marks_between() -> None:
    text = "Tömörbaatar’s al-Maskari,\nOK"
    pieces = pieces_of(tokenizer_at(str(PACKAGED / "tokenizer.json")), text)
    starts = [text[pieces.starts[first] :][:2] for first in words_of(text, pieces)]
    assert starts == ["Tö", "’s", "s ", "al", "-M", "Ma", ",\n", "OK", "OK"]
    assert len(pieces) > len(starts)


def test_looks_tell_capitals_and_word_lists() -> None:
    words = ["Ahmed", "iran", "Iran", "NATO", "the", "University", "7", ","]
    assert {len(looks_of(word)) for word in words} == {LOOKS}
    assert len({looks_of(word) for word in words}) == len(words)


class Namer:
    """A tagger that marks names too, and remembers what it has read."""

    digest = "0" * 64

    def __init__(self, *names: Name) -> None:
        self.names = names
        self.texts: list[str] = []

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        raise AssertionError(f"the text is read twice: {text}")

    def attributions_and_names(self, text: str) -> Marks:
        self.texts.append(text)
        return Marks((), self.names)


def test_a_tagger_of_ones_own_may_mark_names_too() -> None:
    body = "Energia Nudo would be hurt."
    namer = Namer(Name(Span(0, 12), EntityType.ORGANIZATION))
    found = TaggedExtractor(namer, name="own").extract(Article("A story", "2024-05-22", body))
    assert [(e.name, e.type) for e in found.entities] == [("Energia Nudo", EntityType.ORGANIZATION)]
    assert namer.texts == [body]
