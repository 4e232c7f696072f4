"""kg eval, from gold to figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_case import BODY, GO, LEE

from kg.cli.main import main

ARTICLE = {
    "id": "a",
    "date": "2024-05-19",
    "headline": "Lee goes",
    "body": BODY,
    "statements": [{"content": [GO], "source": [LEE], "speaker": "Ann Lee", "kind": "indirect"}],
}


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", "utf-8")
    return path


@pytest.fixture
def graph(gold: Path) -> Path:
    texts, graph = gold.with_name("texts"), gold.with_name("graph.nq")
    done = kg("eval", gold, "--texts", texts)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert f"1 article in {texts}" in done.stderr
    assert kg("build", texts, "-o", graph, "--extractor", "rules").exit_code == 0
    return graph


def test_texts_build_eval(gold: Path, graph: Path) -> None:
    done = kg("eval", gold, graph, "--slices", "--errors", "5")
    assert done.exit_code == 0, done.output
    assert "PRIMARY: jaccard_0.5+source     33.3  100.0" in done.stdout
    assert "PRIMARY by slices" in done.stdout
    assert "invented at 28-34" in done.stdout
    figures = json.loads(kg("eval", gold, graph, "--format", "json").stdout)
    assert figures["statements"]["speaker_right_of_matched"] == 100


def test_a_folder_of_brat(gold: Path, graph: Path) -> None:
    folder = gold.with_name("texts")
    marks = "T1\tSource 27 34\tAnn Lee\nT2\tContent 40 52\tshe would go\nR1\tby Arg1:T1 Arg2:T2\n"
    (folder / "a.ann").write_text(marks, "utf-8")
    figures = json.loads(kg("eval", folder, graph, "--format", "json").stdout)
    assert figures["statements"]["PRIMARY"]["r"] == 100
    assert figures["statements"]["articles_missing_or_changed"] == []


def test_errors_are_told_and_end_with_their_code(gold: Path, tmp_path: Path) -> None:
    done = kg("eval", gold)
    assert done.exit_code == 2
    assert "no graph to judge" in done.stderr
    done = kg("eval", gold, tmp_path / "none.nq")
    assert done.exit_code == 1
    assert "none.nq: cannot be read" in done.stderr
    gold.write_text("{", "utf-8")
    done = kg("eval", gold, "graph.nq")
    assert done.exit_code == 1
    assert "gold.jsonl:1:2: not valid JSON" in done.stderr
