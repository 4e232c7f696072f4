"""Gold for the training, in any format, and contents as the corpora have them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from annotated_texts import OWN, spans_of, words_of

from training.tagger.gold import Attribution, Text, Token, corpus, stories

BODY = "He said that “rain, heavy rain” came.\n\n“Stay in,” Ann Lee warned."
RAIN = Attribution(((13, 36),), ((3, 7),), ((0, 2),))
STAY = Attribution(((40, 47),), ((58, 64),), ((50, 57),))
ARTICLE = {
    "id": "a-1",
    "date": "2024-05-19",
    "headline": "Rain",
    "body": BODY,
    "statements": [
        {"content": [[13, 36]], "cue": [[3, 7]], "source": [[0, 2]]},
        {"content": [[40, 47]], "cue": [[58, 64]], "source": [[50, 57]]},
    ],
}
ANN = """\
T1	Content 13 36	“rain, heavy rain” came
T2	Cue 3 7	said
T3	Source 0 2	He
E1	Cue:T2 Source:T3 Content:T1
T4	Content 40 47	Stay in
T5	Cue 58 64	warned
T6	Source 50 57	Ann Lee
E2	Cue:T5 Source:T6 Content:T4
"""


def as_brat(folder: Path) -> Path:
    (folder / "brat").mkdir()
    (folder / "brat" / "a-1.txt").write_text(BODY, "utf-8")
    (folder / "brat" / "a-1.ann").write_text(ANN, "utf-8")
    return folder / "brat"


def as_lines(folder: Path) -> Path:
    rows = (ARTICLE, {"body": "Only its meetings were marked.", "meetings": []})
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def as_packed_lines(folder: Path) -> Path:
    path = folder / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(as_lines(folder).read_bytes()))
    return path


@pytest.mark.parametrize("written", [as_brat, as_lines, as_packed_lines])
def test_gold_in_any_format_is_the_same(tmp_path: Path, written: Callable[[Path], Path]) -> None:
    assert corpus(written(tmp_path)) == [Text(BODY, (RAIN, STAY))]


def test_what_the_gold_leaves_out_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"a": {"body": BODY, "statements": [{"content": [[13, 36]]}]}}))
    assert corpus(path) == [Text(BODY, (Attribution(((13, 36),), (), ()),))]


def test_an_analysis_goes_with_its_article(tmp_path: Path) -> None:
    sentences = [
        {
            "tokens": [[0, 2, "PRP", "O", "he"], [3, 7, "VBD", "O", "say"]],
            "heads": [[2, "nsubj:x"], [0, "root"]],
        },
        {
            "tokens": [[50, 53, "NNP", "PERSON", "Ann"], [54, 57, "NNP", "PERSON", "Lee"]],
            "heads": [[2, "compound"], [0, "root"]],
        },
    ]
    analysis = tmp_path / "analysis.jsonl.gz"
    rows = ({"id": "a-1", "sentences": sentences}, {"id": "of another", "sentences": []})
    analysis.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (text,) = corpus(as_lines(tmp_path), analysis)
    assert text.tokens == (
        Token(0, 2, "PRP", "O", "nsubj", 1),
        Token(3, 7, "VBD", "O", "root", -1),
        Token(50, 53, "NNP", "PERSON", "compound", 3),
        Token(54, 57, "NNP", "PERSON", "root", -1),
    )


def test_contents_are_widened_to_marks_and_that(tmp_path: Path) -> None:
    (text,) = stories(as_lines(tmp_path))
    assert words_of(text) == [
        "that “rain, heavy rain” came", "said", "He", "“Stay in,”", "warned", "Ann Lee",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "wide"),
    [
        ("He said: ‘[Go].’", "‘Go.’"),
        ("“[Go],” he said, “[now]”.", "“Go,”"),
        ('"[Go"\n\n"and stay],"', '"Go"\n\n"and stay,"'),
        ("He said that, [as it is], he goes", "as it is"),
        ("the parents’ [hope]", "hope"),
        ("[Go] home", "Go"),
        ("that [Go", "that Go"),
        ("“[Go", "“Go"),
    ],
)
def test_how_far_a_content_is_widened(tmp_path: Path, told: str, wide: str) -> None:
    body = told.replace("[", "").replace("]", "")
    start = told.index("[")
    end = told.index("]") - 1 if "]" in told else len(body)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"a": {"body": body, "statements": [{"content": [[start, end]]}]}}))
    assert words_of(stories(path)[0]) == [wide]


def test_the_own_stories_keep_what_they_tell() -> None:
    for text, wide in zip(corpus(OWN), stories(OWN), strict=True):
        assert wide.body == text.body
        assert all(
            (a.cue, a.source) == (b.cue, b.source)
            for a, b in zip(text.attributions, wide.attributions, strict=True)
        )
        pairs = zip(spans_of(text), spans_of(wide), strict=True)
        assert all(b <= a and d - 2 <= c <= d for (a, c), (b, d) in pairs)
