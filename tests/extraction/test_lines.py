"""Lines: a quotation is one word of the sentence that holds it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lined import line_in, lines_in

from kg.article import Article, Span
from kg.extraction.analysis import analyse
from kg.extraction.statements.lines import Sentences


def test_a_quotation_of_many_sentences_is_one_item() -> None:
    line = line_in("“We won. They lost. So be it,” Haddad said.")
    assert line.words == ("", "haddad", "said", ".")
    assert line.quotes[0] is not None
    assert line.span(0, 2).end == len("“We won. They lost. So be it,” Haddad said")


def test_the_sentences_within_a_quotation_follow_it() -> None:
    lines = lines_in("“We won. They lost,” Haddad said.\n\nHe left.")
    assert [(line.inner, line.paragraph) for line in lines] == [
        (False, 0),
        (True, 0),
        (True, 0),
        (False, 1),
    ]
    assert lines[1].words == ("we", "won", ".")


def test_lines_without_a_quotation_or_a_wanted_word_are_left_out() -> None:
    sentences = Sentences(analyse(Article("A story", "2024-05-22", "He left. She said no. “Go.”")))
    assert [line.words[0] for line in sentences.lines("said".__eq__)] == ["she", ""]


def test_a_quotation_that_nobody_closes_keeps_its_line() -> None:
    lines = [line for line in lines_in("“We won. They lost.\n\n“So be it.”") if not line.inner]
    assert [line.classes for line in lines] == ["Q", "Q"]


@settings(max_examples=100, deadline=None)
@given(st.text("ab .,“”\"'\n", max_size=60))
def test_lines_stand_in_order_and_inside_the_text(text: str) -> None:
    text = text.strip()
    if not text:
        return
    outer = [line for line in lines_in(text) if not line.inner]
    for before, after in pairwise(outer):
        assert before.ends[-1] <= after.starts[0]
    for line in lines_in(text):
        assert len(line) == len(line.classes) == len(line.starts) == len(line.ends)
        assert line.ends[-1] <= len(text)
        assert all(a < b for a, b in zip(line.starts, line.ends, strict=True))


def test_sub_headings_are_no_lines() -> None:
    text = "He said no.\n\nKarimov says no\n\nShe said so."
    heading = Span(text.index("Karimov"), text.index("\n\nShe"))
    article = Article("A story", "2024-05-22", text, sections=(heading,))
    found = Sentences(analyse(article)).lines(lambda _: True)
    assert [line.words[0] for line in found] == ["he", "she"]
