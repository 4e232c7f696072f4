"""An extractor made of a tagger, and what any tagger may do to it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.article import Article, Span
from kg.extraction import DEFAULT, extractor_named
from kg.extraction.model import Extraction
from kg.extraction.protocol import Attribution, Extractor
from kg.extraction.tagged import TaggedExtractor, network_extractor
from kg.extraction.tagger import NetworkTagger
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.validation import validate
from kg.version import VERSION


class Marker:
    """A tagger that marks what it was made with, whatever the text."""

    digest = "0" * 64

    def __init__(self, *marks: Attribution) -> None:
        self.marks = marks

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        return tuple(mark for mark in self.marks if mark.content[-1].end <= len(text))


def story(body: str) -> Article:
    return Article("A story", "2024-05-22", body, source="story.txt")


def test_the_default_extractor_is_the_network() -> None:
    extractor = extractor_named(DEFAULT)
    assert isinstance(extractor, TaggedExtractor)
    assert isinstance(extractor, Extractor)
    assert (extractor.name, extractor.version) == ("tagger", VERSION)
    assert re.fullmatch("[0-9a-f]{64}", extractor.model_digest or "")
    assert extractor.model_digest == NetworkTagger().digest == network_extractor().model_digest


def test_a_tagger_makes_an_extractor_of_any_name() -> None:
    extractor = TaggedExtractor(Marker(), name="own", version="7")
    assert isinstance(extractor, Extractor)
    assert (extractor.name, extractor.version, extractor.model_digest) == ("own", "7", "0" * 64)


def test_what_the_tagger_marks_is_what_is_found() -> None:
    mark = Attribution((Span(12, 22),), Span(7, 11), Span(0, 6))
    extractor = TaggedExtractor(Marker(mark), name="own")
    (found,) = extractor.extract(story("Haddad tell it is open.")).statements
    assert (found.content, found.cue, found.source) == (
        (Span(12, 22),),
        (Span(7, 11),),
        (Span(0, 6),),
    )
    assert extractor.extract(story("Rain.")).statements == ()


def test_the_network_and_the_rules_find_statement_and_meeting() -> None:
    body = (
        "Iranian President Ebrahim Raisi met Azerbaijani President Ilham Aliyev in Baku on Sunday."
        "\n\n“We will sign the agreement,” Aliyev said during the meeting."
    )
    found = network_extractor().extract(story(body))
    (statement,) = (s for s in found.statements if s.cue)
    assert statement.content[0].of(body) == "We will sign the agreement"
    assert [e.name for e in found.entities if e.id in statement.speakers] == ["Ilham Aliyev"]
    assert len(found.meetings) == 1
    assert statement.during == 0


FRAGMENTS = st.sampled_from(
    [
        *("President Ann Lee ", "said", " that ", "“We will go", ",” she said, “", "and stay.”"),
        *("\n\n", "\n", ".", ", ", "—", "(", ")", "\u00a0", "\u200f", "’s ", "Əliyev ", "中国"),
        *("told reporters on Friday ", " adding that ", "according to a spokesman", "denied "),
        *('"It is late," ', "‘Not yet,’ ", "VIENNA, May 3 (Xinhua) -- ", "in June 2021", "he "),
        *("one of the officials ", "the operator, Energía del Nudo, ", "the Foreign Ministry "),
        *("The two ministers met in Vienna on Sunday. ", "held talks with his Omani counterpart"),
    ]
)
BODIES = st.lists(FRAGMENTS, min_size=1, max_size=20).map("".join).map(str.strip).filter(bool)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text, and marks anywhere in it, overlapping and out of order as they come."""
    body = draw(BODIES)
    starts = st.integers(0, len(body) - 1)
    sizes = st.sampled_from([1, 4, 12, 40, 200])
    spans = st.builds(lambda start, size: Span(start, min(start + size, len(body))), starts, sizes)
    mark = st.builds(
        Attribution,
        content=st.lists(spans, min_size=1, max_size=3).map(tuple),
        cue=st.none() | spans,
        source=st.none() | spans,
        confidence=st.floats(0, 1),
    )
    return body, draw(st.lists(mark, max_size=4))


def check(body: str, found: Extraction) -> None:
    """Every place lies in the text and holds something, and every name means an entity."""
    ids = {entity.id for entity in found.entities}
    for index, statement in enumerate(found.statements):
        assert statement.content
        for before, after in pairwise(statement.content):
            assert before.end <= after.start
        for span in (*statement.content, *statement.source, *statement.cue):
            assert span.end <= len(body)
            assert span.of(body).strip()
        assert {*statement.speakers, *statement.addressees, *statement.mentions} <= ids
        assert 0 <= statement.confidence <= 1
        assert statement.within is None or 0 <= statement.within < index


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marked())
def test_whatever_is_marked_the_statements_are_whole(
    story_of: tuple[str, list[Attribution]],
) -> None:
    body, marks = story_of
    check(body, TaggedExtractor(Marker(*marks), name="own").extract(story(body)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marked())
def test_whatever_is_marked_the_graph_conforms(story_of: tuple[str, list[Attribution]]) -> None:
    body, marks = story_of
    extractor = TaggedExtractor(Marker(*marks), name="own")
    article = story(body)
    found = extractor.extract(article)
    report = validate(to_quads(article, found, provenance=provenance_of(extractor)))
    assert report.conforms, report.for_people()


@pytest.mark.parametrize("body", ["Rain.", "“", "\u200f", "中国", "a" * 500])
def test_one_mark_over_a_whole_text(body: str) -> None:
    whole = Span(0, len(body))
    for cue in (None, whole):
        extractor = TaggedExtractor(Marker(Attribution((whole,), cue, cue)), name="own")
        check(body, extractor.extract(story(body)))
