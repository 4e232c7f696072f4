"""Meetings, story by story: what a careful reader finds is found, and nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.extraction.analysis import analyse
from kg.extraction.meetings import find_meetings
from kg.extraction.model import Entity, EntityType, Format, Meeting
from kg.reading.wire import read_text

STORIES = Path(__file__).parent / "stories"


def stories(pattern: str) -> list[Any]:
    found = [
        story
        for file in sorted(STORIES.glob(pattern))
        for story in tomllib.loads(file.read_text("utf-8"))["story"]
    ]
    return [pytest.param(story, id=story["id"]) for story in found]


def article_of(story: dict[str, Any]) -> Article:
    text = f" date {story['date']} {story['headline']}\n\n{story['body'].strip()}\n"
    (article,) = read_text(text)
    assert isinstance(article, Article)
    return article


@dataclass(frozen=True)
class Found:
    meeting: Meeting
    entities: dict[str, Entity]

    @property
    def people(self) -> list[str]:
        return [self.entities[p.participant].name for p in self.meeting.participations]

    @property
    def countries(self) -> set[str]:
        codes = (self.entities[party].country for party in self.meeting.parties)
        return {code.upper() for code in codes if code}

    @property
    def place(self) -> str:
        return self.entities[self.meeting.location].name if self.meeting.location else ""

    @property
    def date(self) -> str:
        return self.meeting.when.date.value if self.meeting.when else ""


def meetings_of(article: Article) -> list[Found]:
    document = analyse(article)
    meetings, added = find_meetings(document)
    entities = {entity.id: entity for entity in (*document.entities, *added)}
    return [Found(meeting, entities) for meeting in meetings]


def meetings_in(story: dict[str, Any]) -> list[Found]:
    return meetings_of(article_of(story))


FORMATS = {"phone": Format.PHONE_CALL, "video": Format.VIDEO_CALL}


def is_expected(found: Found, wanted: dict[str, Any]) -> bool:
    place = set(wanted["place"].split())
    return (
        sorted(found.people) == sorted(wanted["participants"])
        and found.countries == set(wanted["countries"])
        and found.date[: len(wanted["date"]) or None] == wanted["date"]
        and (place <= set(found.place.split()) if place else not found.place)
        and found.meeting.status.value.lower() == wanted["status"]
        and found.meeting.format is FORMATS.get(wanted["type"], Format.IN_PERSON)
    )


@pytest.mark.parametrize("story", stories("meetings-*.toml"))
def test_a_story_tells_of_these_meetings_and_no_others(story: dict[str, Any]) -> None:
    found, wanted = meetings_in(story), story["meetings"]
    assert len(found) == len(wanted), found
    assert any(
        all(is_expected(f, w) for f, w in zip(order, wanted, strict=True))
        for order in permutations(found)
    ), found


@pytest.mark.parametrize("story", stories("meeting-traps*.toml"))
def test_a_story_that_only_sounds_like_it_tells_of_no_meeting(story: dict[str, Any]) -> None:
    assert meetings_in(story) == []


def sentences(file: str) -> list[Any]:
    text = (STORIES / file).read_text("utf-8")
    blocks = (block.split("\n  = ") for block in text.strip().split("\n\n")[1:])
    return [pytest.param(first, rest, id=first[:80]) for first, *rest in blocks]


def summary(found: Found) -> str:
    meeting = found.meeting
    format_ = "" if meeting.format is Format.IN_PERSON else f" {meeting.format}"
    people = [
        f"{name} ({p.capacity.lower()})" if p.capacity else name
        for name, p in zip(found.people, meeting.participations, strict=True)
    ]
    countries = " ".join(found.entities[party].country or "" for party in meeting.parties)
    parts = (" + ".join(people) or "-", countries, found.date or "-", found.place or "-")
    return "; ".join((f"{meeting.status}{format_}", *parts))


@pytest.mark.parametrize(("sentence", "wanted"), sentences("meeting-sentences.txt"))
def test_a_sentence_tells_of_these_meetings(sentence: str, wanted: list[str]) -> None:
    article = Article(headline="A sentence", published="2024-05-19", body=sentence)
    assert [summary(found) for found in meetings_of(article)] == wanted


@pytest.mark.parametrize(
    ("story", "wanted"),
    sentences("meeting-manners.txt")
    + sentences("meeting-turns.txt")
    + sentences("meeting-holders.txt")
    + sentences("meeting-parties.txt")
    + sentences("meeting-wrap-ups.txt")
    + sentences("meeting-acts.txt")
    + sentences("meeting-whereabouts.txt")
    + sentences("meeting-western.txt")
    + sentences("meeting-agencies.txt")
    + sentences("meeting-persons.txt"),
)
def test_a_meeting_is_found_in_whatever_manner_it_is_told(story: str, wanted: list[str]) -> None:
    body = story.replace(" | ", "\n\n")
    article = article_of({"date": "2024-05-19", "headline": "A story", "body": body})
    assert [summary(found) for found in meetings_of(article)] == wanted


def test_the_counterpart_of_a_doctor_is_nobody_in_particular() -> None:
    body = "Dr. A. B. O’Neil Jr. met with his Azerbaijani counterpart on Sunday."
    met = meetings_of(Article(headline="Words", published="2024-05-19", body=body))
    assert all("of Azerbaijan" not in name for meeting in met for name in meeting.people)


def test_the_seed_has_one_meeting_on_two_pieces_of_evidence() -> None:
    seed = Path(__file__).parent.parent.parent / "seeds" / "seed-article.txt"
    (article,) = read_text(seed.read_text("utf-8"))
    assert isinstance(article, Article)
    document = analyse(article)
    (meeting,), added = find_meetings(document)
    entities = {entity.id: entity for entity in (*document.entities, *added)}
    raisi, aliyev = meeting.participations
    assert [span.of(article.body) for span in meeting.evidence] == [
        "talks with his Azerbaijani counterpart Ilham Aliyev",
        (
            "The two presidents met on the sidelines of a ceremony to inaugurate the joint "
            "Qiz Qalasi Dam built on the border river of Aras"
        ),
    ]
    assert [entities[p.participant].name for p in (raisi, aliyev)] == [
        "Ebrahim Raisi",
        "Ilham Aliyev",
    ]
    assert (raisi.role, aliyev.role) == ("President", "President")
    assert [entities[p.represents or ""].country for p in (raisi, aliyev)] == ["ir", "az"]
    assert entities[meeting.location or ""].name == "Qiz Qalasi Dam"
    occasion = entities[meeting.occasion or ""]
    assert occasion.type is EntityType.EVENT
    assert occasion.name == "ceremony to inaugurate the joint Qiz Qalasi Dam"
    assert meeting.when is not None
    assert meeting.when.span.of(article.body) == "Sunday"


VOCABULARY = """
    Iranian President Mohsen Tavakoli met with and the two presidents , talks held in Baku on
    Monday his counterpart Oman 's after during Egyptian Foreign Minister Hisham Lutfi received
    will not denied . who where Prime of between phone call a meeting to sidelines at Palace
    guest host their ministers Majesty minister of they there him her saw dinner honour visitor
    a call the emir colleague presidents Kuwait's sign agreement joined pair
    “ ” ( ) both Turkey Iraq officials separate separately again postponed was by said
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=60))
def test_whatever_the_words_a_meeting_is_one_of_two_sides_in_this_text(words: list[str]) -> None:
    article = Article(headline="Words", published="2024-05-19", body=" ".join(words))
    document = analyse(article)
    meetings, added = find_meetings(document)
    entities = {entity.id: entity for entity in (*document.entities, *added)}
    for meeting in meetings:
        assert meeting.evidence
        assert all(span.end <= len(article.body) for span in meeting.evidence)
        people = [entities[p.participant] for p in meeting.participations]
        countries = [entities[party] for party in meeting.parties]
        assert len({entity.id for entity in people}) == len(people)
        assert all(entity.type is EntityType.PERSON for entity in people)
        assert all(entity.type is EntityType.COUNTRY for entity in countries)
        assert len(people) + len(countries) > 1
        assert meeting.location is None or meeting.location in entities
        assert 0 < meeting.confidence <= 1
    assert find_meetings(document) == (meetings, added)
