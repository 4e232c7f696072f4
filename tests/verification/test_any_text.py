"""Whatever a text is: what is built from it stands on its words, and what is altered is found."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from wire_texts import wire_texts

from kg.article import Article
from kg.mapping.namespaces import NKG, OA, PROV, SCHEMA, TYPE
from kg.pipeline import Built, Settings, build_article
from kg.reading import read_text
from kg.verification import verify
from kg.verification.text import Text

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOT_OF_THE_TEXT = (NKG.confidence, SCHEMA.softwareVersion)
PROGRAMS_AND_FILES = (PROV.SoftwareAgent, PROV.Entity)


def built(text: str, extractor: str = "rules") -> list[tuple[Article, Built]]:
    articles = [item for item in read_text(text) if isinstance(item, Article)]
    outcomes = [build_article(a, Settings(extractor=extractor, validate=False)) for a in articles]
    assert all(isinstance(outcome, Built) for outcome in outcomes), outcomes
    return [(a, o) for a, o in zip(articles, outcomes, strict=True) if isinstance(o, Built)]


@given(wire_texts())
@SLOW
def test_the_rules_invent_nothing(text: str) -> None:
    for article, outcome in built(text):
        assert verify(outcome.quads, [article]).findings == ()


@given(wire_texts())
@settings(SLOW, max_examples=8)
def test_the_tagger_invents_nothing(text: str) -> None:
    for article, outcome in built(text, "tagger"):
        assert verify(outcome.quads, [article]).findings == ()


def alterable(quads: tuple[Quad, ...]) -> list[int]:
    """The literals that tell of the text, by number."""
    others = {q.subject for q in quads if q.predicate == TYPE and q.object in PROGRAMS_AND_FILES}
    return [
        number
        for number, quad in enumerate(quads)
        if isinstance(quad.object, Literal)
        and quad.object.value
        and quad.subject not in others
        and quad.predicate not in NOT_OF_THE_TEXT
    ]


def altered(value: Literal, at: int) -> Literal:
    """Another digit for a digit, and a character that no text of ours has for any other."""
    old = value.value[at]
    new = str((int(old) + 1) % 10) if old in "0123456789" else "☃"
    text = f"{value.value[:at]}{new}{value.value[at + 1 :]}"
    if value.language:
        return Literal(text, language=value.language)
    return Literal(text, datatype=value.datatype)


@given(wire_texts(), st.data())
@SLOW
def test_one_altered_character_is_found(text: str, data: st.DataObject) -> None:
    assume("☃" not in text)
    for article, outcome in built(text)[:1]:
        quads = list(outcome.quads)
        number = data.draw(st.sampled_from(alterable(outcome.quads)), "which literal")
        old = quads[number]
        assert isinstance(old.object, Literal)
        at = data.draw(st.integers(0, len(old.object.value) - 1), "which character")
        new = altered(old.object, at)
        assume(new.value not in article.body)  # else it may be another word of the text
        assume(new.value not in Text(article).days)  # or another day
        quads[number] = Quad(old.subject, old.predicate, new, old.graph_name)
        assert verify(quads, [article]).findings != (), (old, new)


@given(wire_texts(), st.data(), st.sampled_from((-1, 1)))
@SLOW
def test_a_place_that_is_moved_is_found(text: str, data: st.DataObject, by: int) -> None:
    """Also where the name of the place and its offsets are moved together."""
    for article, outcome in built(text)[:1]:
        spans = [q.subject for q in outcome.quads if q.predicate == OA.exact]
        assume(spans)
        span = data.draw(st.sampled_from(spans), "which span")
        assert isinstance(span, NamedNode)
        assume("#char=0," not in span.value)
        moved = [moved_by(quad, span, by) for quad in outcome.quads]
        assert verify(moved, [article]).findings != ()


def moved_by(quad: Quad, span: NamedNode, by: int) -> Quad:
    """A quad with one span renamed to begin elsewhere, and its offset changed with it."""
    home, _, place = span.value.rpartition("=")
    start, end = map(int, place.split(","))
    name = NamedNode(f"{home}={start + by},{end}")
    if quad.subject == span and quad.predicate == OA.start:
        return Quad(name, OA.start, Literal(start + by), quad.graph_name)
    subject = name if quad.subject == span else quad.subject
    value = name if quad.object == span else quad.object
    return Quad(subject, quad.predicate, value, quad.graph_name)
