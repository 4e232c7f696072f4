"""Statements judged one by one; that the figures are the shared scorer's is tested elsewhere."""

from __future__ import annotations

from small_case import BODY, GO, HE, IT, LEE, WON, Builder, found, gold

from kg.evaluation import Gold, GoldStatement, Score, Share
from kg.evaluation.statements import CONTENT, PRIMARY, SPEAKER, figures, found_statements, judge


def test_content_and_source_must_be_alike() -> None:
    of = figures(judge(gold(), found().told[BODY]))
    assert of.scores[CONTENT] == Score(2, 3, 3)
    assert of.scores[PRIMARY] == Score(1, 3, 3)
    assert of.scores["exact_cue"] == Score(1, 1, 3)
    assert of.shares[SPEAKER] == Share(1, 2)


def test_sources_are_not_asked_for_where_the_gold_has_none() -> None:
    bare = Gold("a", BODY, (GoldStatement((WON,)),))
    of = figures(judge(bare, found().told[BODY]))
    assert of.scores[PRIMARY] == Score(1, 3, 1)
    assert of.shares[SPEAKER].percent is None


def test_what_is_reported_within_another_is_not_scored() -> None:
    graph = Builder()
    graph.statement("outer", [(13, 34)], [LEE])
    graph.statement("inner", [WON], [HE], within="outer")
    graph.statement("beside", [IT], within="outer")
    contents = [s.content for s in found_statements(graph.told[BODY])]
    assert contents == [((13, 34),), (IT,)]


def test_an_article_that_is_not_in_the_graph_is_missed() -> None:
    judged = judge(gold(), None)
    assert judged.missing
    assert figures(judged).scores[PRIMARY] == Score(0, 0, 3)


def test_content_without_a_word_is_not_counted_as_exact() -> None:
    of = figures(judge(Gold("a", BODY, (GoldStatement(((7, 8),)), GoldStatement((GO,)))), None))
    assert of.scores["exact_content"] == Score(0, 0, 1)
