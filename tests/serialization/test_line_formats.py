from __future__ import annotations

import io
from collections.abc import Iterator

import full_extraction as full
import pytest
import seed_extraction as seed
from hard_quads import written
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.errors import InputError
from kg.mapping import Provenance, to_quads
from kg.mapping.namespaces import SCHEMA
from kg.serialization import Format, Lines, lines, write

SEED = to_quads(seed.article(), seed.extraction(), provenance=Provenance("r", "1", "0", "0.1.0"))
FULL = full.quads()


def test_nquads_are_sorted_within_each_article() -> None:
    first = written(SEED, as_=Format.NQUADS)
    both = written(SEED, FULL, as_=Format.NQUADS)
    assert both == first + written(FULL, as_=Format.NQUADS)
    assert first.splitlines() == sorted(set(first.splitlines()))
    assert len(first.splitlines()) == len(SEED)


def test_the_order_of_the_quads_does_not_show() -> None:
    for format_ in (Format.NQUADS, Format.NTRIPLES):
        assert written(SEED[::-1], as_=format_) == written(SEED, as_=format_)


def test_ntriples_do_not_repeat_what_an_article_before_has_told() -> None:
    both = written(SEED, FULL, as_=Format.NTRIPLES).splitlines()
    shared = {q.triple for q in SEED} & {q.triple for q in FULL}
    assert shared
    assert len(both) == len(set(both)) == len(SEED) + len(FULL) - len(shared)
    assert written(SEED, SEED, as_=Format.NTRIPLES) == written(SEED, as_=Format.NTRIPLES)


def naming(*names: str) -> list[Quad]:
    node = NamedNode("urn:x:s")
    return [Quad(node, SCHEMA.name, Literal(n), NamedNode("urn:x:g")) for n in names]


def told(*articles: list[Quad]) -> list[str]:
    data = written(*articles, as_=Format.NTRIPLES).decode()
    return [line.split('"')[1] for line in data.splitlines()]


def test_what_ntriples_remember_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "REMEMBERED_LINES", 2)
    assert told(naming("a"), naming("b"), naming("a")) == ["a", "b"]
    assert told(naming("a"), naming("b"), naming("c"), naming("a")) == ["a", "b", "c", "a"]


def test_what_is_met_often_is_remembered_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "REMEMBERED_LINES", 2)
    articles = [naming(name) for name in ("a", "b", "a", "c", "a", "b")]
    assert told(*articles) == ["a", "b", "c", "b"]


@pytest.mark.parametrize("writer", [lines.nquads, lines.ntriples])
def test_articles_are_streamed(writer: object) -> None:
    asked: list[int] = []

    def graphs() -> Iterator[tuple[Quad, ...]]:
        for index in range(3):
            asked.append(index)
            yield SEED

    assert callable(writer)
    chunks = writer(graphs())
    next(chunks)
    assert asked == [0]


@pytest.mark.parametrize("form", list(Format))
@settings(deadline=None, max_examples=40)
@given(text=st.text() | st.text(alphabet='<> ."\\\n^@_:'))
def test_text_at_hand_is_written_as_its_quads_are(form: Format, text: str) -> None:
    changed = [
        Quad(q.subject, q.predicate, Literal(text, language="en"), q.graph_name)
        if q.predicate.value in ("https://schema.org/text", "https://schema.org/articleBody")
        else q
        for q in FULL
    ]
    triples = serialize((quad.triple for quad in changed), format=RdfFormat.N_TRIPLES) or b""
    at_hand = Lines(str(changed[0].graph_name).strip("<>"), triples)
    assert (len(at_hand), at_hand[0]) == (len(changed), changed[0])
    outputs = [io.BytesIO(), io.BytesIO()]
    for quads, output in zip((at_hand, changed), outputs, strict=True):
        try:
            write([quads], output, format=form)
        except InputError as error:  # what XML cannot carry
            output.write(str(error).encode())
    assert outputs[0].getvalue() == outputs[1].getvalue()
