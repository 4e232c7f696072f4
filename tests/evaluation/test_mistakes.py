"""The worst mistakes, with their text."""

from __future__ import annotations

from dataclasses import replace

from small_case import BODY, GO, LEE, Builder, found, gold

from kg.evaluation import Gold, GoldStatement
from kg.evaluation.mistakes import Kind, count, marked, worst
from kg.evaluation.statements import judge


def test_each_mistake_is_told_once_and_in_order() -> None:
    judged = judge(gold(), found().told[BODY])
    mistakes = worst([judged], 9)
    assert [(m.kind, m.start) for m in mistakes] == [
        (Kind.WRONG_SPEAKER, 13),
        (Kind.WRONG_SOURCE, 28),
        (Kind.INVENTED, 56),
        (Kind.MISSED, 63),
    ]
    assert set(count(judged).values()) == {1}
    assert mistakes[0].text == (
        "{Ann Lee} <said> [she would go]. “We won,” he said. The mayor denied it…"
    )
    assert [m.overlap for m in mistakes] == [1, 1, 0, 0]


def test_the_article_with_most_mistakes_comes_first() -> None:
    fine = Builder()
    fine.statement("1", [GO], [LEE])
    easy = Gold("easy", BODY, (GoldStatement((GO,), (LEE,)), GoldStatement(((0, 3),), ())))
    judged = [judge(easy, fine.told[BODY]), judge(replace(gold(), id="hard"), None)]
    assert [m.article for m in worst(judged, 9)] == ["hard"] * 3 + ["easy"]
    assert [m.article for m in worst(judged, 2)] == ["hard"] * 2
    assert worst(judged, 0) == ()


def test_text_is_one_line_without_orders_to_the_terminal_and_not_endless() -> None:
    body = "A\x1b[31m\n\nsaid " + "so " * 400
    (mistake,) = worst([judge(Gold("a", body, (GoldStatement(((12, 1000),), ()),)), None)], 1)
    assert "\x1b" not in mistake.text
    assert "\n" not in mistake.text
    assert " […] " in mistake.text
    assert len(mistake.text) < 440
    assert mistake.text.endswith("…")


def test_nothing_marked_is_nothing_shown() -> None:
    assert marked("text", None) == ""
    empty = Builder()
    empty.statement("1", [])
    (mistake,) = worst([judge(Gold("a", BODY, ()), empty.told[BODY])], 1)
    assert (mistake.text, mistake.start) == ("", 0)
