"""Speakers and participants joined to one node: B³."""

from __future__ import annotations

import pytest
from met_case import found, met
from small_case import BODY, GO, HE, IT, LEE, MAYOR, WON, Builder

from kg.evaluation import BCubed, Gold, GoldMeeting, GoldStatement
from kg.evaluation.joining import b_cubed, figures
from kg.evaluation.statements import judge

ANN, BO = frozenset({"ann"}), frozenset({"bo"})


def test_b_cubed_as_bagga_and_baldwin_count() -> None:
    assert b_cubed([("1", ANN), ("1", ANN), ("2", BO)]) == BCubed(3, 3, 3)
    assert b_cubed([("1", ANN), ("2", ANN)]) == BCubed(2, 1, 2)
    assert b_cubed([("1", ANN), ("1", BO)]) == BCubed(1, 2, 2)
    assert b_cubed([]) == BCubed()
    # their example: clusters of 5, 2 and 5 where the first and the last are apart in the gold
    apart = [("a", i) for i in "11111"] + [("b", i) for i in "22"] + [("c", i) for i in "33333"]
    joined = [("a" if node == "c" else node, frozenset(name)) for node, name in apart]
    assert b_cubed(joined).precision == pytest.approx(100 * (10 * 0.5 + 2) / 12)
    assert b_cubed(joined).recall == 100


def gold(*speakers: str) -> Gold:
    parts = zip((GO, WON, IT), (LEE, HE, MAYOR), speakers, strict=False)
    return Gold("a", BODY, tuple(GoldStatement((c,), (s,), (), name) for c, s, name in parts))


def test_speakers_and_participants_are_items_together() -> None:
    graph = Builder()
    graph.statement("1", [GO], [LEE], speaker="Ann Lee")
    graph.statement("2", [WON], [HE], speaker="Bo Wu")
    judged = judge(gold("Ann Lee", "Ann Lee", "mayor"), graph.told[BODY])
    meeting = met((GoldMeeting(("Ann Lee", "Cy Fox")),), found("http://e/a/Ann-Lee=Ann Lee", "x"))
    (score,) = figures(judged, meeting).clusters.values()
    assert score == BCubed(4, 2 * 2 / 3 + 1 / 3 + 1, 4)


def test_a_speaker_without_node_is_alone() -> None:
    graph = Builder()
    graph.statement("1", [GO], [LEE])
    graph.statement("2", [WON], [HE])
    (score,) = figures(judge(gold("Lee", "Lee"), graph.told[BODY]), met(())).clusters.values()
    assert score == BCubed(2, 1, 2)
