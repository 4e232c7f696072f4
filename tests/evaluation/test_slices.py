"""Statements by their looks."""

from __future__ import annotations

import pytest
from small_case import BODY, found, gold

from kg.evaluation import Gold, GoldStatement
from kg.evaluation.looks import Look, kind, length, source, spans
from kg.evaluation.slices import Slice, slices
from kg.evaluation.statements import judge


def marked(text: str, *, told: str = "") -> Look:
    """A look whose content stands in [ ] and whose source in { }."""
    places: dict[str, list[tuple[int, int]]] = {"[": [], "{": []}
    body, begin = "", 0
    for sign in text:
        if sign in "[{":
            begin = len(body)
        elif sign in "]}":
            places["[" if sign == "]" else "{"].append((begin, len(body)))
        else:
            body += sign
    return Look(body, tuple(places["["]), tuple(places["{"]), told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“[We won],” he said.", "direct"),
        ("“[We won],” he said, “[and they lost].”", "direct"),
        ("[“We won”], he said.", "direct"),
        ("“[We won.]\n\n“[They lost.]”", "direct"),
        ("“[We won.]", "direct"),
        ("He said [they won].", "indirect"),
        ("He said [they won “by far”].", "mixed"),
        ("He said [they “won” it]", "mixed"),
        ("“[We won” and “you lost]”, he said.", "mixed"),
        ("“[We won] again”, he said.", "mixed"),
        ("He said [… ].", "indirect"),
    ],
)
def test_kinds_by_quotation_marks(text: str, expected: str) -> None:
    assert kind(marked(text)) == expected


def test_a_kind_that_is_told_stands() -> None:
    assert kind(marked("“[We won],” he said.", told="mixed")) == "mixed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[We won]", "none"),
        ("{He} said", "pronoun"),
        ("{Ann Lee} said", "name"),
        ("Then {President Ann Lee, who won,} said", "name"),
        ("{The mayor of London} said", "description"),
        ("{Officials} said so, and other officials said no", "description"),
        ("{Officials} said so", "name"),  # nothing tells it from a name
        ("and {…who knows} said", "description"),
        ("{, a man,} said", "description"),
    ],
)
def test_sources_by_their_head(text: str, expected: str) -> None:
    assert source(marked(text)) == expected


def test_lengths_and_spans() -> None:
    looks = [marked(f"[{'word ' * number}]") for number in (8, 9, 17, 18)]
    assert [length(look) for look in looks] == ["short", "medium", "medium", "long"]
    assert [spans(marked("[a] " * n)) for n in (0, 1, 2, 3, 4)] == [
        "1", "1", "2", "3 or more", "3 or more",
    ]  # fmt: skip


def test_gold_and_found_are_each_sliced_by_their_own_looks() -> None:
    by = {(s.by, s.value): s for s in slices([judge(gold(), found().told[BODY])])}
    assert by["kind", "direct"] == Slice("kind", "direct", 0, 1, 0, 1)
    assert by["kind", "indirect"] == Slice("kind", "indirect", 1, 2, 1, 2)
    assert by["source", "pronoun"] == Slice("source", "pronoun", 0, 1, 0, 0)
    assert by["source", "name"] == Slice("source", "name", 1, 1, 1, 1)
    assert by["source", "description"] == Slice("source", "description", 0, 1, 0, 2)
    assert (by["source", "name"].precision, by["source", "name"].f1) == (100, 100)
    assert by["kind", "indirect"].recall == 50
    assert by["kind", "direct"].f1 == 0
    assert by["source", "none"].recall is by["source", "none"].f1 is None
    assert by["source", "pronoun"].precision is by["source", "pronoun"].f1 is None


def test_without_sources_in_the_gold_there_are_no_slices_by_source() -> None:
    bare = Gold("a", BODY, (GoldStatement(((13, 25),)),))
    assert {s.by for s in slices([judge(bare, None)])} == {"kind", "length", "spans"}
