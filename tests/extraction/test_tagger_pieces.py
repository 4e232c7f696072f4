"""Texts as the tagger reads them: every piece knows its place, in code points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.tagger import PACKAGED
from kg.extraction.tagger.pieces import BREAK, Pieces, case_of, pieces_of, tokenizer_at

TOKENIZER = str(PACKAGED / "tokenizer.json")

HARD = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", "\r", " ", "\u00a0", "\u2028", "\x85", "\x00", "\x07", "\ufffd"),
        *(
            "😀",
            "👨‍👩‍👧",
            "🇪🇺",
            "e\u0301",
            "\u0301",
            "ﷺ",
            "ﬁ",
            "İ",
            "ß",
            "Ə",
            "中国",
            "\u200f",
            "\ufeff",
        ),
        *("“We ", "said", "UNESCO", " Aliyev,”", "…", "—", "[CLS]", "##s", "[unused1]", "a" * 120),
    ]
)
TEXTS = st.lists(st.one_of(HARD, st.text(max_size=6)), max_size=20).map("".join)


def pieces(text: str) -> Pieces:
    return pieces_of(tokenizer_at(TOKENIZER), text)


def words(text: str) -> list[str]:
    """What each piece stands for; "" for a break."""
    found = pieces(text)
    return [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


@settings(deadline=None)
@given(TEXTS)
def test_every_piece_lies_in_the_text_and_behind_the_one_before(text: str) -> None:
    found = pieces(text)
    assert len(found) == len(found.starts) == len(found.ends) == len(found.cases)
    assert all(0 <= a <= b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    assert set(found.cases) <= {0, 1, 2}


@settings(deadline=None)
@given(TEXTS)
def test_what_can_be_seen_is_in_a_piece(text: str) -> None:
    found = pieces(text)
    held = {i for a, b in zip(found.starts, found.ends, strict=True) for i in range(a, b)}
    seen = {i for i, c in enumerate(text) if c.isascii() and c.isprintable() and c != " "}
    assert seen <= held


@settings(deadline=None)
@given(TEXTS)
def test_a_break_has_no_width_and_stands_between_paragraphs(text: str) -> None:
    found = pieces(text)
    mark = tokenizer_at(TOKENIZER).token_to_id(BREAK)
    breaks = [i for i, piece in enumerate(found.ids) if piece == mark]
    assert breaks == [
        i for i, (a, b) in enumerate(zip(found.starts, found.ends, strict=True)) if a == b
    ]
    assert not breaks or 0 < breaks[0] <= breaks[-1] < len(found) - 1
    assert all(after - before > 1 for before, after in pairwise(breaks))
    for i in breaks:
        assert "\n" in text[found.ends[i - 1] : found.starts[i]]
    paragraphs = [line for line in text.split("\n") if pieces(line).ids]
    assert len(breaks) == max(len(paragraphs) - 1, 0)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " \n ", "\r\n\r\n", "\x00", "\u200f"])
def test_a_text_without_a_word_has_no_pieces(text: str) -> None:
    assert len(pieces(text)) == 0


def test_offsets_count_code_points() -> None:
    assert words("😀 “Ə” said\n\nÉtat") == ["😀", "“", "Ə", "”", "said", "", "État"]
    assert words("One\r\n\r\n\nTwo") == ["One", "", "Two"]


def test_the_tokenizer_neither_cuts_nor_pads() -> None:
    assert len(pieces("go " * 2000)) == 2000
    assert len(pieces("go")) == 1


def test_every_piece_of_a_word_has_the_case_of_the_word() -> None:
    text = "Qizqalasi QIZQALASI qizqalasi"
    found = pieces(text)
    by_word: dict[int, set[int]] = {}
    for start, case in zip(found.starts, found.cases, strict=True):
        by_word.setdefault(text[:start].count(" "), set()).add(case)
    assert len(found) > 3
    assert by_word == {0: {1}, 1: {2}, 2: {0}}
    assert words(text)[0] != "Qizqalasi"


@pytest.mark.parametrize(
    ("word", "case"),
    [
        *(("", 0), ("said", 0), ("Said", 1), ("SAID", 2), ("A", 1), ("É", 1), ("ÉU", 2)),
        *(("iPhone", 0), ("Əliyev", 1), ("3", 0), ("3D", 2), ("“", 0), ("中国", 0), ("McCain", 1)),
    ],
)
def test_the_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case
