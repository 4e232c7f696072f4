"""Noun phrases and the subjects that they make up."""

from __future__ import annotations

import pytest
from lined import line_in, words_of

from kg.extraction.statements.chunks import chunks_of, is_time, phrase_after, subject_before


def subject(text: str, verb: str) -> str | None:
    line = line_in(text)
    return words_of(line, subject_before(line, chunks_of(line), line.words.index(verb)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The head of the agency said no.", "the head of the agency"),
        ("On Sunday the president said no.", "the president"),
        ("In Baku the president said no.", "the president"),
        ("The opposition on Sunday said no.", "the opposition"),
        ("Haddad last month said no.", "haddad"),
        ("Haddad also said no.", "haddad"),
        ("Haddad, the energy minister, said no.", "haddad , the energy minister"),
        ("Haddad, 41, of Tyre, said no.", "haddad , 41 , of tyre"),
        ("Haddad (Amal) said no.", "haddad ( amal )"),
        ("Haddad, however, said no.", "haddad"),
        ("Haddad, who had met Omar, said no.", "haddad , who had met omar"),
        ("A man who had met Haddad said no.", "a man who had met haddad"),
        ("Officials close to the talks said no.", "officials close to the talks"),
        ("Haddad met Omar and Jan said no.", "jan"),
        ("Haddad and Omar said no.", "haddad and omar"),
        ("The poll that said no.", "that"),
        ("The talks failed, said no.", None),
        ("Said no.", None),
        ("Who said no?", "who"),
        ("Many said no.", "many"),
        ("Sadly said no.", None),
    ],
)
def test_the_subject_stands_before_its_verb(text: str, words: str | None) -> None:
    assert subject(text, "said") == words


def test_a_phrase_goes_on_through_prepositions_but_not_into_a_time() -> None:
    line = line_in("said people familiar with the talks on Monday")
    assert words_of(line, phrase_after(line, chunks_of(line), 1)) == (
        "people familiar with the talks"
    )
    assert phrase_after(line, chunks_of(line), 0) is None


def test_a_phrase_does_not_run_into_the_next_clause() -> None:
    line = line_in("He met Haddad and Omar said no")
    assert words_of(line, phrase_after(line, chunks_of(line), 2)) == "haddad"


def test_times_are_days_and_phrases_that_end_in_one() -> None:
    line = line_in("Monday last month a minister")
    assert is_time(line, (0, 0))
    assert is_time(line, (1, 2))
    assert not is_time(line, (3, 4))
