"""Quotation marks of several kinds, nested, broken off, and over paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.analysis.quotations import quotations_of
from kg.extraction.analysis.text import paragraphs_of


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations_of(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late”, he said.", ["It is late"]),
        ('"It is late," he said. "Go."', ["It is late,", "Go."]),
        ("‘It is late,’ he said, ‘and cold.’", ["It is late,", "and cold."]),
        ("'It is late,' he said.", ["It is late,"]),
        ("«Il est tard», dit-il.", ["Il est tard"]),
        ("„Es ist spät“, sagte er.", ["Es ist spät"]),
        ("„Es ist spät”, sagte er.", ["Es ist spät"]),
        ("”Det är sent”, sade han.", ["Det är sent"]),
        ("``It is late,'' he said.", ["It is late,"]),
        ("''It is late,'' he said.", ["It is late,"]),
        ("a “so-called” friend", ["so-called"]),
        ("the plan (“a dream”) failed", ["a dream"]),
        ('the plan—"a dream"—failed', ["a dream"]),
    ],
)
def test_each_kind_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_outer_holds_the_marks() -> None:
    text = "He said: “Go.” Then"
    (quotation,) = quotations_of(text, paragraphs_of(text))
    assert quotation.outer.of(text) == "“Go.”"
    assert quotation.inner.of(text) == "Go."
    assert not quotation.open_ended
    assert not quotation.continues


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘no’ and “never”,” she said.",
        '"He told me "never" twice," she said.',
        "‘He told me “never” twice,’ she said.",
        "«Il m’a dit «non»», dit-elle.",
    ],
)
def test_only_the_outermost_of_nested_quotations(text: str) -> None:
    assert len(quoted(text)) == 1
    assert quoted(text)[0].startswith(("He told me", "Il m’a"))


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ rights and Iran’s border",
        "Rock ‘n’ roll of the ‘90s, get ‘em",
        "Rock 'n' roll of the '90s, get 'em",
        "He is 5' 10\" tall, or 5’ 10”.",
        "The ministers' wives' cars",
        "O'Brien didn't",
        "A mark at the end “",
        "Nothing “” here",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_apostrophes_within_single_marks() -> None:
    assert quoted("‘The workers’ rights are ours,’ he said.") == ["The workers’ rights are ours,"]
    assert quoted("‘spies’ and ‘traitors’") == ["spies", "traitors"]
    assert quoted("They called them ‘spies’ and left.") == ["spies"]


def test_a_quotation_over_paragraphs() -> None:
    text = "“We came.\n\n“We saw.\n\n“We won,” he said."
    found = quotations_of(text, paragraphs_of(text))
    assert [(q.inner.of(text), q.open_ended, q.continues) for q in found] == [
        ("We came.", True, False),
        ("We saw.", True, True),
        ("We won,", False, True),
    ]


def test_straight_marks_over_paragraphs() -> None:
    text = 'He said: "We came.\n\n"We won," he said. "Twice."'
    found = quotations_of(text, paragraphs_of(text))
    assert [(q.inner.of(text), q.open_ended, q.continues) for q in found] == [
        ("We came.", True, False),
        ("We won,", False, True),
        ("Twice.", False, False),
    ]


def test_a_last_paragraph_that_lacks_its_opening_mark() -> None:
    text = "“We came.\n\nWe won,” he said. “Twice.”"
    found = quotations_of(text, paragraphs_of(text))
    assert [(q.inner.of(text), q.open_ended, q.continues) for q in found] == [
        ("We came.", True, False),
        ("We won,", False, True),
        ("Twice.", False, False),
    ]


def test_a_last_paragraph_that_lacks_its_closing_mark() -> None:
    text = "“We came.\n\n“We won.\n\nHe left."
    assert quoted(text) == ["We came.", "We won."]


def test_a_stray_mark_swallows_nothing() -> None:
    text = "He called it “unbreakable and left.\n\nNothing was “quoted” here.\n\nNor here."
    assert quoted(text) == ["quoted"]
    assert quoted("He called it “a “joke” and left.") == ["joke"]
    assert quoted('He called it "a "joke" and left.') == ["joke"]
    assert quoted("« a « joke » and left.") == ["joke"] or quoted("« a « joke » and left.") == [
        " joke "
    ]


def test_an_unclosed_mark_after_a_colon_reaches_to_the_end_of_its_paragraph() -> None:
    text = "He said: “We will win.\n\nNobody believed it."
    assert quoted(text) == ["We will win."]


def test_a_curly_mark_closed_by_a_straight_one() -> None:
    assert quoted('“It is late," he said.') == ["It is late,"]


@given(st.text(alphabet=st.sampled_from("aB ,.\n“”\"'‘’«»„`s"), max_size=60))
def test_quotations_lie_in_their_paragraphs_and_do_not_overlap(text: str) -> None:
    paragraphs = paragraphs_of(text)
    found = quotations_of(text, paragraphs)
    for quotation in found:
        assert quotation.outer.contains(quotation.inner)
        assert any(paragraph.contains(quotation.outer) for paragraph in paragraphs)
    for one, other in pairwise(found):
        assert one.outer.end <= other.outer.start


@pytest.mark.parametrize("mark", ["“", '"', "‘", "'", "«", "„", "``", "a's "])
def test_thousands_of_marks_take_no_time(mark: str) -> None:
    text = f"{mark}word " * 5_000
    assert len(quoted(text)) <= 5_000
