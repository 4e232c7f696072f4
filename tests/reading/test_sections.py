from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article, Dateline, Span
from kg.reading import read
from kg.reading.sections import find_sections

SEED = Path(__file__).parents[2] / "seeds" / "seed-article.txt"
TEXT = "The two ministers met in the morning and parted at noon."


def headings(body: str) -> list[str]:
    return [span.of(body) for span in find_sections(body)]


def test_the_seed_has_one() -> None:
    (article,) = read([SEED])
    assert isinstance(article, Article)
    assert [s.of(article.body) for s in article.sections] == [
        "Iran respects Azerbaijan sovereignty"
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Ferry line",
        "No plans to leave",
        "A RIVER ON OFFICE HOURS",
        "Time for talks",
        "What “unbreakable” means to Tehran",
        "École et État",
        "Отношения с Баку",
        "伊朗尊重阿塞拜疆主权",
    ],
)
def test_a_short_line_between_paragraphs_is_a_heading(heading: str) -> None:
    assert headings(f"{TEXT}\n\n{heading}\n\n{TEXT}") == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "He did not answer.",
        "What comes next?",
        "伊朗尊重主权。",
        "These are the points:",
        "“Nobody is against light”",
        "'Nobody is against light'",
        "lower case",
        "- An item of a list",
        "* An item of a list",
        "• An item of a list",
        "1. An item of a list",
        "B) An item of a list",
        "iv. An item of a list",
        "2024 in review",
        "By Jane Doe",
        "Reporting by Jane Doe and John Roe",
        "Photo: Jane Doe",
        "Source: the ministry",
        "Tags",
        "END",
        "Xinhua",
        "The ministers in Oslo on Monday (Photo by Jane Doe)",
        "Jane Doe, left, and John Roe in Oslo",
        "The ministers shake hands in Oslo",
        "See www.example.org for more",
        "One two three four five six seven eight nine ten eleven twelve thirteen",
        "Verylongword" * 9,
        "Two lines\nwithout a mark",
    ],
)
def test_other_short_lines_are_none(line: str) -> None:
    assert headings(f"{TEXT}\n\n{line}\n\n{TEXT}") == []


def test_the_first_and_the_last_paragraph_are_none() -> None:
    assert headings(f"Ferry line\n\n{TEXT}\n\nFerry line") == []
    assert headings("") == headings("Ferry line") == []


def test_of_a_list_of_short_lines_only_one_before_text_can_be_a_heading() -> None:
    assert headings(f"{TEXT}\n\nJane Doe\n\nJohn Roe\n\nFerry line\n\n{TEXT}") == ["Ferry line"]


def test_the_line_of_the_dateline_is_none() -> None:
    body = f"Ministers meet.\n\nANKARA\n\n{TEXT}"
    start = body.index("ANKARA")
    dateline = Dateline(Span(start, start + 6))
    assert headings(body) == ["ANKARA"]
    assert find_sections(body, dateline=dateline) == ()


pieces = st.sampled_from(["Ferry line", TEXT, "\n\n", "\n", " ", "Ends", "“Quoted”", "a) Item"])


@given(st.lists(pieces | st.text(max_size=8), max_size=9).map("".join))
def test_sections_are_whole_lines_in_order(body: str) -> None:
    found = find_sections(body)
    assert list(found) == sorted(set(found))
    for span in found:
        text = span.of(body)
        assert text in [line.strip() for line in body.split("\n")]
        assert len(text) <= 100
        assert not text[0].islower()
