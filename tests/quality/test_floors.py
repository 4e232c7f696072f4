"""The floors of accuracy, on our own gold: they may be raised, and are never lowered unseen.

``floors.json`` holds, for each file, the F1 or share in percent that a change must not fall below.
The frozen files are scored in sum; nobody looks at their articles.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluation import Scores, build_gold, load_gold, score
from kg.pipeline import Built, Settings

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text("utf-8"))


def scores_of(path: Path) -> Scores:
    total = Scores()
    for gold in load_gold(path):
        built = build_gold(gold, Settings())
        assert isinstance(built, Built), built
        assert built.conforms, built.report and built.report.for_people()
        total += score(gold, built.quads)
    return total


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    scores = scores_of(HERE / name)
    figures = {
        "statements": scores.statements.f1,
        "content": scores.content.f1,
        "speakers": scores.speakers_right,
        "meetings": scores.meetings.f1,
        "meetings, date and place": scores.meetings_when_where.f1,
    }
    fallen = {
        k: (round(figures[k], 1), floor) for k, floor in FLOORS[name].items() if figures[k] < floor
    }
    assert fallen == {}


def test_every_gold_file_has_floors() -> None:
    golds = {p.name for p in HERE.glob("*.json")} - {"floors.json"}
    assert golds == set(FLOORS)
