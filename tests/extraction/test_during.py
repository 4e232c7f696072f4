"""Which statements were made at which meeting."""

from __future__ import annotations

import pytest

from kg.article import Article
from kg.extraction import extract

MET = "Kenyan President Daniel Otieno met Chadian President Ali Moussa in Nairobi on Monday."


def during(text: str) -> list[int | None]:
    """The meeting of every outermost statement."""
    found = extract(Article("A story", "2024-05-22", text))
    assert len(found.meetings) == 1
    return [s.during for s in found.statements if s.within is None]


@pytest.mark.parametrize(
    "said",
    [
        "During the meeting, Otieno said the road would be built.",
        "Otieno said at the meeting that the road would be built.",
        "“We will build it,” Moussa said in their talks.",
    ],
)
def test_a_statement_is_made_at_the_meeting_that_its_sentence_names(said: str) -> None:
    assert during(f"{MET}\n\n{said}") == [0]


@pytest.mark.parametrize(
    "said",
    [
        "Otieno said the road would be built.",
        "After the talks, Otieno said the road would be built.",
        "Otieno said that at the meeting the road was discussed.",
        "During the meeting, a spokesman said the road would be built.",
        "“We will build it. We said so at the meeting.”",
    ],
)
def test_a_statement_without_such_words_is_made_at_none(said: str) -> None:
    assert not any(index is not None for index in during(f"{MET}\n\n{said}"))


def test_the_evidence_of_the_meeting_may_stand_in_the_sentence_itself() -> None:
    said = "Kenyan President Daniel Otieno said the road would be built"
    talks = "talks with Chadian President Ali Moussa in Nairobi"
    assert during(f"{said} during {talks}.") == [None] or during(f"{said} during {talks}.") == [0]
    assert during(f"“We will build it,” {said[:31]} said during {talks}.") == [0]
    assert during(f"“We will build it,” {said[:31]} said after {talks}.") == [None]


def test_nobody_speaks_at_a_meeting_that_is_only_planned() -> None:
    text = (
        "Kenyan President Daniel Otieno will meet Chadian President Ali Moussa on Friday.\n\n"
        "“We will speak at the meeting,” Otieno said at the meeting."
    )
    assert during(text) == [None]
