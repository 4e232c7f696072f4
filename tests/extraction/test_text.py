"""Paragraphs, sentences and tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.analysis.text import paragraphs_of, quotations_of, sentences_of, tokenize

PROSE = st.text(alphabet=st.sampled_from("aB'’“”\".,?! \n-1é"), max_size=80)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def sentences(text: str) -> list[str]:
    paragraphs = paragraphs_of(text)
    found = sentences_of(text, paragraphs, quotations_of(text, paragraphs))
    return [sentence.of(text) for sentence in found]


def paragraphs(text: str) -> list[str]:
    return [paragraph.of(text) for paragraph in paragraphs_of(text)]


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert words("Iran’s border, the envoy's car") == [
        "Iran", "’s", "border", ",", "the", "envoy", "'s", "car",
    ]  # fmt: skip


def test_hyphens_and_apostrophes_stay_within_words() -> None:
    assert words("Fahad al-Rashidi and O’Brien didn’t meet in N'Djamena.") == [
        "Fahad", "al-Rashidi", "and", "O’Brien", "didn’t", "meet", "in", "N'Djamena", ".",
    ]  # fmt: skip


def test_abbreviations_and_initials_keep_their_stop() -> None:
    assert words("Gen. Omar W. Haddad left the U.S. in Jan.") == [
        "Gen.", "Omar", "W.", "Haddad", "left", "the", "U.S.", "in", "Jan.",
    ]  # fmt: skip


def test_an_abbreviation_that_is_also_a_word_needs_a_number() -> None:
    assert words("He said no.") == ["He", "said", "no", "."]
    assert words("No. 7 won") == ["No.", "7", "won"]


def test_numbers_are_single_tokens() -> None:
    assert words("1,200 men, 3.5% at 10:30 on the 19th") == [
        "1,200", "men", ",", "3.5", "%", "at", "10:30", "on", "the", "19th",
    ]  # fmt: skip


def test_a_decomposed_letter_is_one_word() -> None:
    assert words("I\u0307lham met Gül") == ["I\u0307lham", "met", "Gül"]


def test_lower_is_the_lower_case_form() -> None:
    assert [token.lower for token in tokenize("BAKU Said")] == ["baku", "said"]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert paragraphs("One.\nStill one.\n \n Two. \n\n\nThree.") == [
        "One.\nStill one.", "Two.", "Three.",
    ]  # fmt: skip


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert paragraphs("The first one ended.\nHeading\nThe second one ended.") == [
        "The first one ended.", "Heading", "The second one ended.",
    ]  # fmt: skip


def test_items_of_a_list_are_paragraphs() -> None:
    assert paragraphs("Heading.\n\nMONDAY\n** ROME - One - two\n- Three-\nfour\nPARIS - Five") == [
        "Heading.", "MONDAY", "** ROME - One - two", "- Three-\nfour", "PARIS - Five",
    ]  # fmt: skip


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    text = (
        "The minister told reporters in the capital that the\n"
        "talks on the dam had gone on until late at night and\n"
        "that both sides were tired.\n"
    )
    assert paragraphs(text) == [text.strip()]


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    assert paragraphs_of(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Haddad met Gen. Omar W. Tariq on Jan. 5. They talked.", 2),
        ("It was the U.S. Navy. It left.", 2),
        ("They flew to the U.S. The flight was long.", 2),
        ("Acme Inc. said so. Acme Inc. The end.", 3),
        ("Prices rose 3.5 percent. Why? Nobody knew!", 3),
        ("He came. 40 others came too.", 2),
        ("He spoke of St. Petersburg and No. 7 at 10 a.m. on Monday.", 1),
        ("A dog . a cat", 1),
        ("Fatigue… İlham left.", 2),
        ("The end of it. ünlü is lower case.", 1),
        ("They flew to the U.S. “Home,” they said.", 1),
        ("They flew to the U.S. (home). Then they left.", 2),
    ],
)
def test_sentences_end_at_stops_but_not_at_abbreviations(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_sentences_within_a_quotation_are_sentences() -> None:
    assert sentences("“It is late. We go home,” he said. She stayed.") == [
        "“It is late.", "We go home,” he said.", "She stayed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "“Why?” he asked.",
        "“Why?” Haddad asked.",
        '"Never!" the old farmer said.',
        "“It is late,” said Haddad.",
    ],
)
def test_a_speaker_stays_with_the_quotation(text: str) -> None:
    assert sentences(text) == [text]


def test_a_new_sentence_after_a_closed_quotation() -> None:
    assert sentences("“Why?” The room was silent.") == ["“Why?”", "The room was silent."]
    assert sentences("“Why?” The night was cold and it was late too.")[0] == "“Why?”"
    assert sentences("“It is late.” He left.") == ["“It is late.”", "He left."]


def test_paragraphs_end_sentences() -> None:
    assert sentences("A heading\n\nA sentence.") == ["A heading", "A sentence."]


@given(PROSE)
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert token.span.of(text) == token.text
        assert not text[end : token.span.start].strip()
        end = token.span.end
    assert not text[end:].strip()


@given(PROSE)
def test_sentences_and_paragraphs_are_in_order_and_trimmed(text: str) -> None:
    whole = paragraphs_of(text)
    parts = sentences_of(text, whole, quotations_of(text, whole))
    for spans in (whole, parts):
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert all(any(p.contains(s) for p in whole) for s in parts)
