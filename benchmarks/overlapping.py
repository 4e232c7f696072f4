"""Articles that overlap, as agencies' do: what the stored queries are timed on.

    python benchmarks/overlapping.py COUNT > corpus.nq

The texts are those of articles.py, read by the rules. Of five articles one tells the plan of what
the next one tells, and two tell that anew, for other agencies and a day or two later, with other
words in the quotes: so meetings, persons and places stand in several graphs. What the generator's
sentences never say is drawn by chance, and is the same in every telling: meetings denied, by
telephone and elsewhere, statements at a meeting, about the other country, by officials without a
name, one within another. For speed only: no accuracy can be learnt here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

import articles
from pyoxigraph import NamedNode

from kg.article import Article
from kg.extraction import Extractor, extractor_named
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Format,
    Meeting,
    SpeechAct,
    Statement,
    Status,
)
from kg.mapping import Provenance, to_graph
from kg.mapping.decided import Decided
from kg.mapping.graphs import Graph
from kg.mapping.namespaces import NKG
from kg.pipeline import provenance_of
from kg.reading import read_text

_ROUND: Final = 5
_PLAN, _FIRST = 1, 2
_ONE_ELSEWHERE: Final = 12
_AGENCIES: Final = ("Xinhua", "TASS", "Reuters", "AP", "AFP", "IRNA", "Anadolu", "PTI", "EFE")
_REWORDED: Final = (
    ("had been neglected", "has been neglected"),
    ("here was no alternative", "here is no alternative"),
    ("to be settled quickly", "to be settled soon"),
)
_DENIED: Final = ("announced", "denied")
_ACTS: Final = (*(SpeechAct.ASSERT,) * 5, SpeechAct.DIRECT, SpeechAct.COMMIT, SpeechAct.EXPRESS)
_STATUSES: Final = (*(Status.HELD,) * 16, Status.CANCELLED, Status.DENIED)
_FORMATS: Final = (*(Format.IN_PERSON,) * 8, Format.PHONE_CALL, Format.VIDEO_CALL)


def graphs(count: int) -> Iterator[Graph]:
    """``count`` articles, each as its named graph."""
    extractor = extractor_named("rules")
    made_by = provenance_of(extractor)
    for number in range(count):
        decided = _held(number + 1, extractor, made_by) if number % _ROUND == _PLAN else None
        yield _mapped(number, extractor, made_by, decided)


def _mapped(
    number: int, extractor: Extractor, made_by: Provenance, held: NamedNode | None
) -> Graph:
    """The article of that number; the plan in it is said to have become ``held``."""
    place = number % _ROUND
    story = number + 1 if place == _PLAN else number - max(0, place - _FIRST)
    article = _told(story, number)
    found = _drawn(extractor.extract(article), story, number)
    graph = to_graph(article, found, provenance=made_by)
    if held is None:
        return graph
    links = tuple((plan, NKG.realizedBy, held) for plan in _meetings(graph))
    return to_graph(article, found, provenance=made_by, decided=Decided(links=links))


def _held(number: int, extractor: Extractor, made_by: Provenance) -> NamedNode | None:
    return next(iter(_meetings(_mapped(number, extractor, made_by, None))), None)


def _meetings(graph: Graph) -> list[NamedNode]:
    statuses = (quad for quad in graph.quads if quad.predicate == NKG.status)
    return [quad.subject for quad in statuses if isinstance(quad.subject, NamedNode)]


def _told(story: int, number: int) -> Article:
    """The story in the words of the article of that number."""
    rng = Random(number)  # noqa: S311 -- articles, not secrets
    [article] = (a for a in read_text(articles.article(story)) if isinstance(a, Article))
    body = article.body.replace(*_DENIED) if rng.random() < 1 / 10 else article.body
    for old, new in _REWORDED if number > story else ():
        body = body.replace(old, new)
    days = -7 if number < story else rng.randrange(3)
    return replace(
        article,
        headline=f"{article.headline} {number}",
        published=(date.fromisoformat(article.published) + timedelta(days)).isoformat(),
        body=body,
        publisher=rng.choice(_AGENCIES),
    )


def _drawn(found: Extraction, story: int, number: int) -> Extraction:
    """What was found, with what the generator's sentences never say."""
    rng = Random(story)  # noqa: S311 -- articles, not secrets
    first = (found.statements[0].content[0],)
    officials = Entity("officials", EntityType.UNNAMED_SOURCE, "two officials", first, named=False)
    hotel = Entity("hotel", EntityType.PLACE, "Airport Hotel", first)
    entities = (*found.entities, officials, hotel)
    countries = [entity.id for entity in entities if entity.type is EntityType.COUNTRY]
    statements = tuple(
        _statement(rng, index, statement, countries if found.meetings else [])
        for index, statement in enumerate(found.statements)
    )
    meetings = tuple(_meeting(rng, meeting, number) for meeting in found.meetings)
    return Extraction(entities, statements, meetings)


def _statement(rng: Random, index: int, found: Statement, countries: list[str]) -> Statement:
    about = tuple(rng.sample(countries, min(1, len(countries))))
    at_meeting = bool(countries) and rng.random() < 1 / 4
    speakers = {0: (), 1: ("officials",)}.get(rng.randrange(12), found.speakers)
    return replace(
        found,
        speakers=speakers,
        speech_act=rng.choice(_ACTS),
        about=about,
        mentions=(*found.mentions, *about),
        within=index - 1 if index and rng.random() < 1 / 20 else None,
        during=0 if at_meeting else None,
    )


def _meeting(rng: Random, found: Meeting, number: int) -> Meeting:
    status, form = rng.choice(_STATUSES), rng.choice(_FORMATS)
    planned = number % _ROUND == _PLAN
    elsewhere = number % _ONE_ELSEWHERE == 0
    return replace(
        found,
        status=Status.PLANNED if planned else status,
        format=form,
        location="hotel" if elsewhere else found.location,
    )


def main() -> None:
    """Write them."""
    for graph in graphs(int(sys.argv[1])):
        sys.stdout.buffer.write(graph.nquads)


if __name__ == "__main__":
    main()
