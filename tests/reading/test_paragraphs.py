from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.paragraphs import paragraphs


def texts(body: str) -> list[str]:
    return [span.of(body) for span in paragraphs(body)]


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    assert texts("One\ntwo.\n\n\nThree.\n \u00a0\nFour.") == ["One\ntwo.", "Three.", "Four."]


def test_outer_white_space_is_no_part_of_a_paragraph() -> None:
    assert texts("\n\n  One \n  two \n\n\u00a0Three\u2003\n") == ["One \n  two", "Three"]


def test_a_text_without_words_has_no_paragraphs() -> None:
    assert texts("") == texts(" \n\u00a0\n") == []


@given(st.lists(st.sampled_from(["a", "bc d", " ", "\n", "\n\n", "\u00a0", "é"])).map("".join))
def test_paragraphs_hold_all_but_the_white_space_between_them(body: str) -> None:
    spans = list(paragraphs(body))
    assert all(span.of(body) == span.of(body).strip() for span in spans)
    assert all("\n" in body[one.end : next_.start] for one, next_ in pairwise(spans))
    held = "\n".join(span.of(body) for span in spans)
    assert held.split() == body.split()
