"""Gold against graph: how well statements and meetings are found, and where they are not.

The measure is that of the field's shared scorer (``benchmarks/README.md``), to the decimal.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.evaluation.gold import Gold, GoldMeeting, GoldStatement, as_wire, build_gold
from kg.evaluation.graph import by_body, read_graphs
from kg.evaluation.loading import load_gold
from kg.evaluation.measures import BCubed, Figures, Score, Scores, Share
from kg.evaluation.names import named
from kg.evaluation.rendering import RENDERINGS, as_json
from kg.evaluation.report import Report, evaluate, scores_of
from kg.evaluation.tables import as_text
from kg.evaluation.texts import write_texts

__all__ = [
    "RENDERINGS",
    "BCubed",
    "Figures",
    "Gold",
    "GoldMeeting",
    "GoldStatement",
    "Report",
    "Score",
    "Scores",
    "Share",
    "as_json",
    "as_text",
    "as_wire",
    "build_gold",
    "evaluate",
    "load_gold",
    "named",
    "read_graphs",
    "score",
    "write_texts",
]


def score(gold: Gold, quads: Iterable[Quad]) -> Scores:
    """The few figures of one article's graph; an empty graph is a missing article."""
    return scores_of(gold, by_body(quads).get(gold.body))
