"""The floors of accuracy, on our own gold: they may be raised, and are never lowered unseen.

``floors.json`` holds, for each extractor and file, the F1 or share in percent that a change must
not fall below; for the tagger a point or two less than what was measured, for its digits differ a
little from one kind of processor to another. The frozen files are scored in sum; nobody looks at
their articles.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.article import Article
from kg.evaluation import Scores, build_gold, load_gold, score
from kg.evaluation.gold import as_wire
from kg.pipeline import Built, Settings
from kg.reading import read_text
from kg.verification import verify

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads(
    (HERE / "floors.json").read_text("utf-8")
)


def scores_of(path: Path, extractor: str) -> Scores:
    total = Scores()
    for gold in load_gold(path):
        built = build_gold(gold, Settings(extractor=extractor))
        assert isinstance(built, Built), built
        assert built.conforms, built.report and built.report.for_people()
        articles = [item for item in read_text(as_wire(gold)) if isinstance(item, Article)]
        without_ground = len(verify(built.quads, articles).findings)  # told by number alone
        assert without_ground == 0
        total += score(gold, built.quads)
    return total


@pytest.mark.parametrize(
    ("extractor", "name"), [(extractor, name) for extractor in FLOORS for name in FLOORS[extractor]]
)
def test_no_figure_falls_below_its_floor(extractor: str, name: str) -> None:
    scores = scores_of(HERE / name, extractor)
    figures = {
        "statements": scores.statements.f1,
        "content": scores.content.f1,
        "speakers": scores.speakers_right,
        "detected": scores.detected.f1,
        "meetings": scores.meetings.f1,
        "meetings, date and place": scores.meetings_when_where.f1,
        "status": scores.status.percent or 0.0,
        "slots": scores.slots.percent or 0.0,
        "one node": scores.joined.f1,
    }
    fallen = {
        figure: (round(figures[figure], 1), floor)
        for figure, floor in FLOORS[extractor][name].items()
        if figures[figure] < floor
    }
    assert fallen == {}


def test_every_gold_file_has_floors() -> None:
    golds = {p.name for p in HERE.glob("*.json")} - {"floors.json"}
    assert golds == set(FLOORS["rules"])
    with_statements = {name for name, floors in FLOORS["rules"].items() if "statements" in floors}
    assert with_statements == set(FLOORS["tagger"])
