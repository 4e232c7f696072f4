"""Our measure is the shared scorer's, to the decimal."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import Quad, RdfFormat, serialize

from kg.errors import InputError
from kg.evaluation import Gold, Score, Scores, as_wire, build_gold, load_gold, named, score
from kg.pipeline import Built, Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLDS = [
    ROOT / "tests" / "quality" / "wire-dev.json",
    ROOT / "tests" / "quality" / "wire-frozen.json",
    SHARED / "data" / "wire-dev.json",
    SHARED / "data" / "polnear-dev.jsonl.gz",
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SHARED / "bench" / "score.py"
    if not path.exists():
        pytest.skip("the shared scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def built(gold: Gold) -> tuple[Quad, ...]:
    outcome = build_gold(gold, Settings(validate=False))
    assert isinstance(outcome, Built), outcome
    return outcome.quads


@pytest.mark.parametrize("path", GOLDS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_both_scorers_agree(path: Path, scorer: ModuleType, tmp_path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    golds = load_gold(path)[:30]
    graphs = [built(gold) for gold in golds]
    ours = sum((score(g, q) for g, q in zip(golds, graphs, strict=True)), Scores())

    file = tmp_path / "graph.nq"
    quads = [quad for graph in graphs for quad in graph]
    file.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    loaded = scorer.load(file)
    statements = scorer.score_statements(golds, loaded)
    assert statements["articles_missing_or_changed"] == []
    assert round(ours.statements.f1, 1) == statements["PRIMARY"]["f1"]
    assert round(ours.content.f1, 1) == statements["jaccard_0.5"]["f1"]
    if statements["speaker_right_of_matched"] is not None:
        assert round(ours.speakers_right, 1) == statements["speaker_right_of_matched"]
    meetings = scorer.score_meetings(golds, loaded)
    assert round(ours.meetings.f1, 1) == meetings["PARTICIPANTS"]["f1"]
    assert round(ours.meetings_when_where.f1, 1) == meetings["participants+date+place"]["f1"]


def test_an_article_that_was_not_built_counts_as_missed() -> None:
    gold = {"body": "He said no.", "statements": [{"content": [[8, 10]], "source": [[0, 2]]}]}
    assert score(gold, ()).statements == Score(0, 0, 1)


def test_nothing_found_where_nothing_is_to_be_found_is_no_score() -> None:
    assert Score().f1 == 0
    assert Scores().speakers_right == 0


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (["President Ilham Əliyev"], "Ilham Aliyev", False),
        (["Łukasz Nowak"], "Lukasz Nowak", True),
        (["Raisi"], "Ebrahim Raisi", False),
        (["the spokesman of the ministry"], "spokesman", True),
        ([], "spokesman", False),
        (["anyone"], "the", False),
        (["a b c d e f g h i j k l m n"], "b", False),
    ],
)
def test_names_are_compared_by_their_words(found: list[str], gold: str, right: bool) -> None:
    assert named(found, gold) is right


def test_gold_is_read_from_all_its_formats(tmp_path: Path) -> None:
    article = {"date": "2024-05-19", "headline": "H", "body": "B"}
    (tmp_path / "g.json").write_text(json.dumps({"a": article}), "utf-8")
    line = json.dumps({**article, "id": "a"})
    (tmp_path / "g.jsonl").write_text(line + "\n", "utf-8")
    (tmp_path / "g.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    golds = [load_gold(tmp_path / name) for name in ("g.json", "g.jsonl", "g.jsonl.gz")]
    assert golds == [[{**article, "id": "a"}]] * 3
    assert as_wire(golds[0][0]) == " date 2024-05-19 H\n\nB\n"


def test_a_gold_article_whose_body_is_not_kept_is_an_error() -> None:
    gold = {"date": "2024-05-19", "headline": "H", "body": " The space before is not kept."}
    assert isinstance(build_gold(gold, Settings()), InputError)
