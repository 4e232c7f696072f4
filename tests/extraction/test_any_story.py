"""Whatever sentences stand beside each other, a story is read to its end: nothing raises.

The sentences are those of the gold for reading, torn apart at their joints and mixed, with words
put in that lean on what stands around them (counterparts, hosts, colleagues, "the two presidents").
"""

from __future__ import annotations

import re

import pytest
from gold_stories import QUALITY, load
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.extraction import extractor_named
from kg.extraction.model import Extraction

STORIES = [
    story["body"]
    for path in sorted(QUALITY.glob("*dev*.json"))
    for story in load(path.stem).values()
]
JOINT = re.compile(r"(?<=[,;:]) (?=\w)| (?=(?:and|after|where|who|when|during|with|in|on) )")
SENTENCES = [s for body in STORIES for s in re.split(r"(?<=[.!?”])\s+", body) if s]
CLAUSES = [clause for sentence in SENTENCES for clause in JOINT.split(sentence)]
LEANING = [
    "several of her counterparts in the region",
    "with his counterparts at",
    "his Polish counterpart",
    "her counterparts from Poland and Malta",
    "his colleagues of Chile and",
    "the two presidents",
    "the presidents of Chile, Juan Soto, and Peru, Ana Rios",
    "the foreign ministers of",
    "in the Indian capital",
    "Malta military",
    "the next day",
    *("both sides", "his host", "they", "the pair", "the emir", "the speaker", "there"),
    *("King", "Sheikh", "H.E.", "NATO", "the EU's", "'s", "–", "(", ")", "“", "”"),
]
PARTS = st.one_of(
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=5).map(" ".join),
    st.sampled_from(LEANING),
)


def extracted(body: str) -> Extraction:
    article = Article(headline="A story", published="2024-05-19", body=body)
    return extractor_named("rules").extract(article)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=8), st.sampled_from((" ", "\n\n")))
def test_a_story_of_torn_sentences_is_read_alike_twice(parts: list[str], between: str) -> None:
    body = between.join(parts)
    found = extracted(body)
    known = {entity.id for entity in found.entities}
    for meeting in found.meetings:
        persons = {p.participant for p in meeting.participations}
        assert persons <= known
        assert set(meeting.parties) <= known
    assert extracted(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "Foreign Minister Ana Horvat met several of her counterparts in the region on Thursday.",
        "Croatian Foreign Minister Ana Horvat met her counterparts on the sidelines of the summit.",
        "Croatian Foreign Minister Ana Horvat spoke with her counterparts at the United Nations.",
        "the ambassador to Japan told the presidents of Chile, Juan Soto, and Peru, Ana Rios 's",
        "The talks were called off by Malta's military",
        "Malta's army is small. A general of the army",
    ],
)
def test_such_sentences_are_read_too(body: str) -> None:
    assert extracted(body).meetings == ()


def test_a_capital_behind_a_word_with_a_capital_letter_is_a_place() -> None:
    body = (
        "Ukrainian Foreign Minister Andrii Kovalchuk met Estonian Foreign Minister Jaan Tamm in "
        "Old Indian capital on Monday."
    )
    found = extracted(body)
    (meeting,) = found.meetings
    (place,) = [entity for entity in found.entities if entity.id == meeting.location]
    assert (place.name, place.country) == ("Old Indian capital", "in")
