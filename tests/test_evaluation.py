"""Our measure is the shared scorer's, to the decimal: every figure that it prints."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pyoxigraph import Quad, RdfFormat, serialize

from kg.evaluation import (
    Gold,
    GoldStatement,
    Score,
    Scores,
    as_json,
    build_gold,
    evaluate,
    load_gold,
    read_graphs,
    score,
)
from kg.evaluation.graph import by_body
from kg.pipeline import Built, Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLDS = [
    ROOT / "tests" / "quality" / "wire-dev.json",
    ROOT / "tests" / "quality" / "wire-frozen.json",
    ROOT / "tests" / "quality" / "meetings-dev.json",
    SHARED / "data" / "wire-dev.json",
    SHARED / "data" / "polnear-dev.jsonl.gz",
]
OURS_ALONE = {"intervals", "kinds_by_quotation_marks", "slices", "errors", "statuses", "slots"}


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
    outcome = build_gold(gold, Settings(validate=False, extractor="rules"))
    assert isinstance(outcome, Built), outcome
    return outcome.quads


@pytest.mark.parametrize("path", GOLDS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_both_scorers_agree(path: Path, scorer: ModuleType, tmp_path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    golds = load_gold(path)[:30]
    graphs = [built(gold) for gold in golds[:-2]]  # two articles are not in the graph
    file = tmp_path / "graph.nq"
    file.write_bytes(serialize([q for g in graphs for q in g], format=RdfFormat.N_QUADS) or b"")

    report = evaluate(golds, read_graphs(file), sliced=True, mistakes=5)
    ours: dict[str, dict[str, Any]] = json.loads(as_json(report))
    ours.pop("joined", None)
    theirs, loaded = scorer.gold_articles(path)[:30], scorer.load(file)
    judges = {"statements": scorer.score_statements, "meetings": scorer.score_meetings}
    assert ours.keys() <= judges.keys()
    for part, figures in ours.items():
        shared = {k: v for k, v in figures.items() if k not in OURS_ALONE}
        assert shared == judges[part](theirs, loaded)
    if "statements" in ours:
        primary = ours["statements"]["PRIMARY"]
        assert ours["statements"]["intervals"]["jaccard_0.5+source"] == primary["interval"]
        for by in ours["statements"]["slices"].values():
            assert sum(s["gold"] for s in by.values()) == primary["gold"]
            assert sum(s["predicted"] for s in by.values()) == primary["predicted"]


def test_the_few_figures_are_those_of_the_whole_report() -> None:
    golds = load_gold(GOLDS[0])[:8]
    graphs = [built(gold) for gold in golds]
    few = sum((score(gold, graph) for gold, graph in zip(golds, graphs, strict=True)), Scores())
    whole = evaluate(golds, by_body(quad for graph in graphs for quad in graph))
    assert whole.statements is not None
    assert whole.meetings is not None
    assert whole.joined is not None
    statements, meetings = whole.statements.figures, whole.meetings.held.figures
    assert few.statements == statements.scores["jaccard_0.5+source"]
    assert few.content == statements.scores["jaccard_0.5"]
    assert few.speakers_right == statements.shares["speaker_right_of_matched"].percent
    assert few.detected == meetings.scores["detected"]
    assert few.meetings == meetings.scores["PARTICIPANTS"]
    assert few.meetings_when_where == meetings.scores["participants+date+place"]
    assert few.status == whole.meetings.statuses.figures.shares["status_right_of_matched"]
    assert few.slots == whole.meetings.slots.figures.shares["all slots"]
    assert few.joined == whole.joined.figures.clusters["B³"]


def test_an_article_that_was_not_built_counts_as_missed() -> None:
    gold = Gold("a", "He said no.", (GoldStatement(((8, 10),), ((0, 2),)),))
    assert score(gold, ()).statements == Score(0, 0, 1)
