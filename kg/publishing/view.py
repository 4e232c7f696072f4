"""What a page shows of an article: its marked text, a row a statement and a row a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.article import Article, Span
from kg.extraction.model import Capacity, Extraction, Meeting, Statement
from kg.publishing import wording
from kg.publishing.marks import Block, Mark, Opening, blocks
from kg.publishing.wording import Entities


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. ``id`` is its row's, ``place`` that of its words in the text, if there."""

    number: int
    id: str
    place: str
    who: str
    does: str
    words: str
    statement: Statement
    depth: int
    parent: int | None
    during: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One who took part: a person in an office, or a country."""

    name: str
    office: str = ""
    capacity: Capacity | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting. ``evidence`` are words, each with the id of its place in the text, if there."""

    number: int
    id: str
    manner: str
    sides: tuple[Side, ...]
    place: str
    occasion: str
    about: str
    outcome: str
    evidence: tuple[tuple[str, str], ...]
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class View:
    """One article with what was found in it."""

    id: str
    article: Article
    origin: tuple[str, ...]
    blocks: tuple[Block, ...]
    said: tuple[Said, ...]
    met: tuple[Met, ...]


def view(article: Article, found: Extraction, *, number: int) -> View:
    """The article as the ``number``-th of a page: all ids begin with it."""
    name, entities = f"a{number}", wording.entities_of(found)
    text = tuple(blocks(article, tuple(_marks(article, found, name, entities))))
    pieces = (piece for block in text for piece in block.pieces)
    places = frozenset(piece.mark.id for piece in pieces if isinstance(piece, Opening))
    return View(
        id=name,
        article=article,
        origin=tuple(wording.origin(article)),
        blocks=text,
        said=tuple(_said(article, found, name, places)),
        met=tuple(_met(article, found, name, places)),
    )


def _marks(article: Article, found: Extraction, name: str, entities: Entities) -> Iterator[Mark]:
    """Meetings outermost, then statements, then the words that name speakers, then cues."""
    for number, meeting in enumerate(found.meetings, 1):
        title = f"Meeting {number}: {wording.manner(meeting)}"
        link = f"{name}-m{number}"
        for part, span in enumerate(meeting.evidence, 1):
            yield Mark(span, "meeting", f"{link}-e{part}", f"M{number}", link, title)
    for number, statement in enumerate(found.statements, 1):
        who = wording.speakers(statement, entities)
        does = wording.does(statement, entities, article)
        title = f"Statement {number}: {who} {does} ({statement.kind})"
        for part, span in enumerate(statement.content):
            place = "" if part else f"{name}-t{number}"
            link = f"{name}-s{number}"
            yield Mark(span, statement.kind, place, str(number), link, title, nests=True)
    for kind in ("source", "cue"):
        spans: set[Span] = {span for each in found.statements for span in getattr(each, kind)}
        yield from (Mark(span, kind) for span in sorted(spans))


def _said(article: Article, found: Extraction, name: str, places: frozenset[str]) -> Iterator[Said]:
    entities = wording.entities_of(found)
    depths: list[int] = []
    for index, statement in enumerate(found.statements):
        number, parent = index + 1, wording.parent(statement, index)
        depths.append(1 if parent is None else depths[parent] + 1)
        place = f"{name}-t{number}"
        yield Said(
            number=number,
            id=f"{name}-s{number}",
            place=place if place in places else "",
            who=wording.speakers(statement, entities),
            does=wording.does(statement, entities, article),
            words=wording.words(statement, article),
            statement=statement,
            depth=depths[index],
            parent=None if parent is None else parent + 1,
            during=_during(statement, len(found.meetings)),
        )


def _during(statement: Statement, meetings: int) -> int | None:
    index = statement.during
    return index + 1 if index is not None and 0 <= index < meetings else None


def _met(article: Article, found: Extraction, name: str, places: frozenset[str]) -> Iterator[Met]:
    entities = wording.entities_of(found)
    for number, meeting in enumerate(found.meetings, 1):
        ids = (f"{name}-m{number}-e{part}" for part in range(1, len(meeting.evidence) + 1))
        yield Met(
            number=number,
            id=f"{name}-m{number}",
            manner=wording.manner(meeting),
            sides=tuple(_sides(meeting, entities)),
            place=entities[meeting.location].name if meeting.location else "",
            occasion=entities[meeting.occasion].name if meeting.occasion else "",
            about=wording.names(meeting.about, entities),
            outcome=" … ".join(span.of(article.body) for span in meeting.outcome),
            evidence=tuple(
                (span.of(article.body), place if place in places else "")
                for span, place in zip(meeting.evidence, ids, strict=True)
            ),
            meeting=meeting,
        )


def _sides(meeting: Meeting, entities: Entities) -> Iterator[Side]:
    for each in meeting.participations:
        office = wording.office(each, entities)
        yield Side(entities[each.participant].name, office, each.capacity)
    if not meeting.participations:
        yield from (Side(entities[party].name) for party in meeting.parties)
