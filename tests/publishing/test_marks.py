"""Marks that nest and cross: what opens closes, and every character has its marks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article, Span
from kg.publishing.marks import Block, Mark, Opening, Piece, blocks
from kg.reading.paragraphs import paragraphs

STORY = Article("H", "2024-05-19", "one two three")


def story(body: str) -> Article:
    return replace(STORY, body=body)


def drawn(pieces: tuple[Piece, ...]) -> str:
    """``<1 … >``, with ``+`` where a mark goes on."""
    signs = []
    for piece in pieces:
        if isinstance(piece, Opening):
            signs.append(f"<{piece.mark.name}{'' if piece.first else '+'}")
        signs.append(">" if piece is None else f"{piece}" if isinstance(piece, str) else " ")
    return "".join(signs)


def marked(body: str, *spans: tuple[int, int]) -> list[str]:
    marks = [Mark(Span(*span), str(n)) for n, span in enumerate(spans, 1)]
    return [drawn(block.pieces) for block in blocks(story(body), marks)]


def test_a_text_without_marks() -> None:
    assert marked("one two") == ["one two"]


def test_marks_beside_and_within_each_other() -> None:
    assert marked("one two three", (0, 7), (4, 7), (8, 13)) == ["<1 one <2 two>> <3 three>"]


def test_of_marks_on_the_same_words_the_later_lies_within() -> None:
    assert marked("one two", (0, 3), (0, 3)) == ["<1 <2 one>> two"]


def test_marks_that_cross_are_cut_and_go_on() -> None:
    assert marked("one two three", (0, 7), (4, 13)) == ["<1 one <2 two>><2+  three>"]


def test_a_mark_ends_with_the_paragraph_and_goes_on_in_the_next() -> None:
    assert marked("one\n\ntwo", (1, 7)) == ["o<1 ne>", "\n\n", "<1+ tw>o"]


def test_what_lies_between_paragraphs_or_behind_the_body_is_left_out() -> None:
    assert marked(" one\n \ntwo ", (0, 1), (4, 7), (6, 99), (50, 60)) == [
        " ",
        "one",
        "\n \n",
        "<3 two>",
        " ",
    ]


def test_a_sub_heading_is_a_block_of_its_own() -> None:
    article = replace(story("one\n\nTwo\n\nthree"), sections=(Span(5, 8),))
    assert [block.tag for block in blocks(article, ())] == ["p", "", "h3", "", "p"]


def test_depth_counts_the_marks_that_nest() -> None:
    spans = ((0, 13), (0, 13), (4, 7))
    marks = [Mark(Span(*s), "m", nests=n != 1) for n, s in enumerate(spans)]
    (block,) = blocks(STORY, marks)
    assert [p.depth for p in block.pieces if isinstance(p, Opening)] == [1, 1, 2]


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda s: Span(s[0], s[0] + s[1]))
texts = st.text("ab \n", min_size=1, max_size=40)


@given(texts, st.lists(spans, max_size=12))
def test_every_character_has_its_marks_and_no_other(body: str, places: list[Span]) -> None:
    marks = [Mark(span, str(n)) for n, span in enumerate(places)]
    made = tuple(blocks(story(body), marks))
    seen = [each for block in made for each in characters(block)]
    assert "".join(character for character, _ in seen) == body
    inside = {i for p in paragraphs(body) for i in range(p.start, p.end)}
    for offset, (_, names) in enumerate(seen):
        wanted = {m.name for m in marks if m.span.start <= offset < m.span.end}
        assert set(names) == (wanted if offset in inside else set())
        assert len(names) == len(set(names))


@given(texts, st.lists(spans, max_size=12))
def test_every_mark_begins_once_at_most(body: str, places: list[Span]) -> None:
    marks = [Mark(span, str(n)) for n, span in enumerate(places)]
    pieces = [p for block in blocks(story(body), marks) for p in block.pieces]
    begun = [p.mark.name for p in pieces if isinstance(p, Opening) and p.first]
    assert len(begun) == len(set(begun))
    assert set(begun) == {p.mark.name for p in pieces if isinstance(p, Opening)}


def characters(block: Block) -> list[tuple[str, tuple[str, ...]]]:
    """Each character with the names of the marks that are open there."""
    seen: list[tuple[str, tuple[str, ...]]] = []
    stack: list[str] = []
    for piece in block.pieces:
        if isinstance(piece, str):
            assert piece
            seen += [(character, tuple(stack)) for character in piece]
        elif piece is None:
            stack.pop()
        else:
            stack.append(piece.mark.name)
    assert stack == []
    return seen
