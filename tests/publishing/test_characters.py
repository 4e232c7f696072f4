"""Characters that are not given to a page or a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from kg.publishing.characters import for_page, for_terminal

ALL = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize("made_fit", [for_page, for_terminal])
def test_one_character_becomes_one(made_fit: type[str]) -> None:
    assert len(made_fit(ALL)) == len(ALL)


def test_no_control_nor_half_a_character_is_left() -> None:
    left = {c for c in for_page(ALL) if unicodedata.category(c) in {"Cc", "Cs"}}
    assert left == {"\t", "\n"}
    assert not any(ord(c) & 0xFFFE == 0xFFFE for c in for_page(ALL))


def test_all_other_characters_stay_in_a_page() -> None:
    changed = {a for a, b in zip(ALL, for_page(ALL), strict=True) if a != b}
    assert {unicodedata.category(c) for c in changed} == {"Cc", "Cs", "Cn"}


def test_what_turns_the_direction_is_kept_from_the_terminal_alone() -> None:
    changed = {a for a, b in zip(for_page(ALL), for_terminal(ALL), strict=True) if a != b}
    assert changed == set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_controls_become_their_pictures() -> None:
    assert for_page("a\x1b[31m\x7f\r\n\tb\x9b") == "a␛[31m␡␍\n\tb\ufffd"
