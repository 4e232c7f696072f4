"""What is wrong with meetings, told in words."""

from __future__ import annotations

import json
from dataclasses import replace

from met_case import found, met

from kg.evaluation import Gold, GoldMeeting, as_json, as_text, evaluate
from kg.evaluation.meeting_mistakes import Meant, worst

LEE, WU, FOX = "Ann Lee", "Bo Wu", "Cy Fox"
GOLD = GoldMeeting((LEE, WU), place="Paris", date="2024-05-18")


def test_missed_invented_and_wrong() -> None:
    case = met(
        (GOLD, GoldMeeting(("Gus Hill",))), found(LEE, FOX, status="planned"), found("Di Orr")
    )
    case = replace(case, found=(replace(case.found[0], evidence=((0, 4),)), case.found[1]))
    wrong, invented, missed = worst([case], 9)
    assert wrong.wrong == ("persons", "status", "date", "place")
    assert wrong.wanted == Meant((LEE, WU), "held", "2024-05-18", "Paris")
    assert (wrong.is_matched, wrong.text) == (True, "[Body].")
    assert (invented.wrong, invented.wanted, invented.text) == (("invented",), None, "")
    assert (missed.wrong, missed.found) == (("missed",), None)


def test_what_the_gold_does_not_tell_is_no_mistake() -> None:
    case = met((GoldMeeting((LEE, WU)),), found(LEE, WU, place="Paris", date="2024-05-18"))
    assert worst([case], 9) == ()


def test_the_worst_articles_come_first_and_no_more_than_asked() -> None:
    one, two = met((GOLD,)), met((GOLD, GOLD))
    two = replace(two, gold=replace(two.gold, id="b"))
    assert [m.article for m in worst([one, two], 9)] == ["b", "b", "a"]
    assert [m.article for m in worst([one, two], 1)] == ["b"]
    assert worst([one, two], 0) == ()


def test_they_are_listed_after_the_figures() -> None:
    golds = [Gold("a", "Body.", meetings=(GOLD,), date="2024-05-19")]
    text = as_text(evaluate(golds, {}, mistakes=3))
    assert text.endswith(
        "Errors in meetings, the articles with most of them first: [evidence]\n\n"
        "a\n  missed\n    gold: Ann Lee, Bo Wu; held; 2024-05-18; Paris\n"
    )
    assert "office                             –   the gold does not tell it\n" in text
    assert max(map(len, text.splitlines())) <= 80
    told = json.loads(as_json(evaluate(golds, {}, mistakes=3)))["meetings"]
    (error,) = told["errors"]
    assert (error["wrong"], error["found"]) == (["missed"], None)
    assert error["gold"]["participants"] == [LEE, WU]
    assert told["statuses"]["held"]["gold"] == 1
    assert told["slots"]["office"] == {"right": None, "of": 0}
