"""What follows a cue."""

from __future__ import annotations

import pytest
from lined import line_in, words_of

from kg.extraction.statements.chunks import chunks_of
from kg.extraction.statements.complements import complement


@pytest.mark.parametrize(
    ("text", "frame", "content"),
    [
        ("said that it rained", "that", "it rained"),
        ("said on Sunday in Baku that it rained", "that", "it rained"),
        ("said it rained", "clause", "it rained"),
        ("said late Monday the rain stopped", "clause", "the rain stopped"),
        ("said in Baku the rain stopped", "clause", "the rain stopped"),
        ("said only 18 ships sank", "clause", "only 18 ships sank"),
        ("said residents fear the rain", "clause", "residents fear the rain"),
        ("said, “It rains.”", "quote", "…"),
        ("said: “It rains.”", "quote", "…"),
        ("said: it rains", "colon", "it rains"),
        ("said whether it rained", "wh", "whether it rained"),
        ("promised to stay", "to", "to stay"),
        ("appealed to Haddad over rains to stay", "to-", "haddad over rains to stay"),
        ("denied sinking it", "ing", "sinking it"),
        ("called for rain", "for", "rain"),
        ("hailed the rain", "object", "the rain"),
        ("hailed the rain as a gift", "object as", "the rain as a gift"),
        ("accused Haddad of lying", "object of", "haddad of lying"),
        ("called the rain “a gift”", "object quote", "the rain …"),
        ("said on Sunday", "end", ""),
        ("said.", "end", "."),
        ("said, smiling", "end", ", smiling"),
        ("say was true", "gap", "was true"),
        ("seemed unlikely", "state", "unlikely"),
        ("said -- nothing", "end", "-- nothing"),
    ],
)
def test_the_frame_is_the_form_of_what_follows(text: str, frame: str, content: str) -> None:
    line = line_in(f"He {text}")
    found = complement(line, chunks_of(line), 1, told=False)
    assert found.frame == frame
    assert (words_of(line, (found.start, len(line) - 1)) or "") == content


@pytest.mark.parametrize(
    ("text", "frame", "addressee"),
    [
        ("told reporters that it rained", "tell that", "reporters"),
        ("told reporters in Baku on Monday that it rained", "tell that", "reporters in baku"),
        ("told Haddad it rained", "tell clause", "haddad"),
        ("told Haddad to leave", "tell to", "haddad"),
        ("told Haddad: “It rains.”", "tell quote", "haddad"),
        ("told Haddad on Monday", "tell end", "haddad"),
        ("asked the man whether it rained", "tell wh", "the man"),
    ],
)
def test_who_is_told_is_no_part_of_the_content(
    text: str, frame: str, addressee: str | None
) -> None:
    line = line_in(f"He {text}")
    found = complement(line, chunks_of(line), 1, told=True)
    assert (found.frame, words_of(line, found.addressee)) == (frame, addressee)
