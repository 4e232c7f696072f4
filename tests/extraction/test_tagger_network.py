"""The tagger with the model of the package: the same text has the same answer, everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Span
from kg.errors import UsageError
from kg.extraction.protocol import Attribution
from kg.extraction.tagger import PACKAGED, NetworkTagger, attributions_of
from kg.extraction.tagger.decoding import Group, Run
from kg.extraction.tagger.labels import LABELS, Part
from kg.extraction.tagger.network import Network
from kg.extraction.tagger.pieces import Pieces, pieces_of, tokenizer_at
from kg.extraction.tagger.sessions import LARGEST, SIDE, overflows, sum_of_products
from kg.extraction.tagger.windows import OVERLAP, SIZE

SAID = (
    "“We will sign the agreement on Sunday,” the Azerbaijani president, Ilham Aliyev, said in Baku."
)
STORY = (
    f"{SAID}\n\nThe ministers met in Vienna. “Nothing is decided,” a diplomat told reporters.\n\n"
    "The bank expects that prices will rise, according to its report."
)


@pytest.fixture(scope="module")
def tagger() -> NetworkTagger:
    return NetworkTagger()


def words(text: str, span: Span | None) -> str:
    """What a span holds, without marks and commas at its ends."""
    return span.of(text).strip("“”,. ") if span else ""


def are_whole(text: str, found: tuple[Attribution, ...]) -> bool:
    """Whether all spans hold words of the text, and contents come in its order."""
    contents = [span for one in found for span in one.content]
    others = [span for one in found for span in (one.cue, one.source) if span]
    return (
        all(one.content and list(one.content) == sorted(one.content) for one in found)
        and [one.content[0] for one in found] == sorted(one.content[0] for one in found)
        and all(span.end <= len(text) and span.of(text).strip() for span in (*contents, *others))
        and all(0 <= one.confidence <= 1 for one in found)
    )


def test_a_plain_sentence(tagger: NetworkTagger) -> None:
    (found,) = tagger.attributions(SAID)
    assert [words(SAID, span) for span in found.content] == ["We will sign the agreement on Sunday"]
    assert words(SAID, found.cue) == "said"
    assert words(SAID, found.source) == "the Azerbaijani president, Ilham Aliyev"
    assert are_whole(SAID, (found,))


def test_the_digest_is_that_of_the_model(tagger: NetworkTagger) -> None:
    assert re.fullmatch("[0-9a-f]{64}", tagger.digest)
    assert tagger.digest == NetworkTagger(PACKAGED).digest


def test_the_same_text_has_the_same_answer(tagger: NetworkTagger) -> None:
    first = tagger.attributions(STORY)
    tagger.attributions("“Another text,” he said.")
    assert tagger.attributions(STORY) == NetworkTagger().attributions(STORY) == first
    assert are_whole(STORY, first)


def test_another_process_gives_the_same_answer(tagger: NetworkTagger) -> None:
    code = (
        "import sys; from kg.extraction.tagger import NetworkTagger; "
        "sys.stdout.buffer.write(repr(NetworkTagger().attributions(sys.argv[1])).encode())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, STORY],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "424242")
    }
    assert answers == {repr(tagger.attributions(STORY))}


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\u200f"])
def test_nothing_is_said_in_a_text_without_words(tagger: NetworkTagger, text: str) -> None:
    assert tagger.attributions(text) == ()


def test_all_windows_of_a_long_text_are_read(tagger: NetworkTagger) -> None:
    text = "\n\n".join(f"{SAID} Talks in round {n} ended late." for n in range(40))
    found = tagger.attributions(text)
    assert are_whole(text, found)
    size = len(pieces_of(tokenizer_at(str(PACKAGED / "tokenizer.json")), text))
    assert size > 2 * (SIZE - OVERLAP) + SIZE
    cued = [one for one in found if words(text, one.cue) == "said"]
    assert len(cued) > 30
    tenths = {10 * one.content[0].start // len(text) for one in cued}
    assert tenths == set(range(10))


def test_the_scores_of_a_window_are_probabilities() -> None:
    pieces = pieces_of(tokenizer_at(str(PACKAGED / "tokenizer.json")), "go " * (SIZE + 1))
    first, second = Network(PACKAGED / "tagger.onnx").scores(pieces)
    assert (first.start, first.end - second.start, second.end) == (0, OVERLAP, SIZE + 1)
    for scores in (first, second):
        size = scores.end - scores.start
        assert scores.tags.shape == (size, len(LABELS))
        assert scores.cues.shape == scores.sources.shape == (size, size + 1)
        assert scores.tags.max() <= 1e-5
        for table in (scores.cues, scores.sources):
            assert table.min() >= 0
            assert table.sum(1) == pytest.approx(1, abs=1e-3)


FRAGMENTS = st.sampled_from(
    [
        "Ann Lee ",
        "said ",
        "that ",
        "“We ",
        "will go,” ",
        "\n",
        "\n\n",
        "😀",
        "e\u0301",
        "[SEP]",
        ": ",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=4)), max_size=25).map("".join))
def test_any_text_has_whole_attributions(tagger: NetworkTagger, text: str) -> None:
    assert are_whole(text, tagger.attributions(text))


@pytest.mark.parametrize("lost", ["tagger.onnx", "tokenizer.json"])
def test_a_model_that_lacks_a_file_is_a_usage_error(lost: str, tmp_path: Path) -> None:
    for name in {"tagger.onnx", "tokenizer.json"} - {lost}:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(UsageError, match=re.escape(str(tmp_path / lost))) as raised:
        NetworkTagger(tmp_path)
    assert "--extractor rules" in (raised.value.advice or "")


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED, tmp_path / "own")
    own = NetworkTagger(tmp_path / "own")
    assert own.digest == NetworkTagger().digest
    assert own.attributions(SAID) == NetworkTagger().attributions(SAID)


def test_eight_bit_products_are_summed_exactly_on_any_processor() -> None:
    exact = SIDE * 255 * LARGEST
    assert sum_of_products(exact=overflows()) == sum_of_products(exact=True) == exact
    assert overflows() == (sum_of_products(exact=False) != exact)


# A network may take a paragraph break, which has no width, for a part or for the end of one.
BROKEN = Pieces(ids=(5, 2, 6, 2, 7), starts=(0, 4, 4, 9, 9), ends=(2, 4, 7, 9, 12), cases=(0,) * 5)


def group(*contents: tuple[int, int], cue: tuple[int, int] | None = None) -> Group:
    return Group(
        contents=tuple(Run(Part.CONTENT, *run) for run in contents),
        cue=Run(Part.CUE, *cue) if cue else None,
        source=None,
        confidence=0.5,
    )


def test_breaks_are_cut_off_the_ends_of_a_part() -> None:
    assert attributions_of(BROKEN, [group((1, 3), cue=(4, 4)), group((0, 2))]) == (
        Attribution((Span(4, 7),), Span(9, 12), None, 0.5),
        Attribution((Span(0, 7),), None, None, 0.5),
    )


def test_a_part_that_is_nothing_but_a_break_is_none() -> None:
    assert attributions_of(BROKEN, [group((1, 1)), group((1, 1), (2, 2), cue=(3, 3))]) == (
        Attribution((Span(4, 7),), None, None, 0.5),
    )
