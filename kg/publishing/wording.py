"""The words in which findings are told to people, on the terminal and in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from kg.article import Article
from kg.extraction.lexicon import lists
from kg.extraction.model import (
    Entity,
    Extraction,
    Format,
    Meeting,
    PartialDate,
    Participation,
    SpeechAct,
    Statement,
)

Entities = Mapping[str, Entity]
"""The entities of an extraction by their ids."""

_NOBODY: Final = "(nobody named)"
_ACTS: Final = {
    SpeechAct.ASSERT: "says",
    SpeechAct.DIRECT: "asks",
    SpeechAct.COMMIT: "promises",
    SpeechAct.EXPRESS: "expresses",
    SpeechAct.DECLARE: "declares",
}
_FORMATS: Final = {
    Format.IN_PERSON: "in person",
    Format.PHONE_CALL: "by phone",
    Format.VIDEO_CALL: "by video",
    Format.MESSAGE: "by message",
}


def entities_of(found: Extraction) -> Entities:
    """The entities by their ids."""
    return {entity.id: entity for entity in found.entities}


def names(ids: tuple[str, ...], entities: Entities) -> str:
    """``Ebrahim Raisi, Ilham Aliyev``; nothing for nobody."""
    return ", ".join(entities[i].name for i in ids)


def speakers(statement: Statement, entities: Entities) -> str:
    """Who says it, or that the text does not tell."""
    return names(statement.speakers, entities) or _NOBODY


def does(statement: Statement, entities: Entities, article: Article) -> str:
    """``says``, ``promises to reporters``; a cue that turns its content as written: ``denied``."""
    heard_by = names(statement.addressees, entities)
    verb = _turning_cue(statement, article) or _ACTS[statement.speech_act]
    return verb + (f" to {heard_by}" if heard_by else "")


def _turning_cue(statement: Statement, article: Article) -> str | None:
    """``has never denied``: a cue whose content is not what the speaker says; None for others."""
    cue = " ".join(" ".join(span.of(article.body).split()) for span in statement.cue)
    return cue if _turning().search(cue) else None


@cache
def _turning() -> re.Pattern[str]:
    turning = "|".join(map(re.escape, sorted(lists("speech_acts")["turning"])))
    return re.compile(rf"(?<!\w)(?:{turning})(?!\w)|n['’]t(?!\w)", re.IGNORECASE)


def words(statement: Statement, article: Article) -> str:
    """The words of a statement on one line, with dots where it is interrupted."""
    fragments = (span.of(article.body) for span in statement.content)
    return " … ".join(" ".join(fragment.split()) for fragment in fragments)


def parent(statement: Statement, index: int) -> int | None:
    """The index of the statement that this one, at ``index``, is reported in, if any."""
    within = statement.within
    return within if within is not None and 0 <= within < index else None


def office(participation: Participation, entities: Entities) -> str:
    """``President, Republic of Azerbaijan``, as far as the text tells."""
    country = entities[participation.represents].name if participation.represents else None
    return ", ".join(filter(None, (participation.role, country)))


def manner(meeting: Meeting) -> str:
    """``held in person``, ``planned by phone``."""
    return f"{meeting.status.value.lower()} {_FORMATS[meeting.format]}"


def preposition(date: PartialDate) -> str:
    """``on`` a day, ``in`` a month or a year."""
    return "on" if date.earliest == date.latest else "in"


def place_of(article: Article) -> str | None:
    """Where the dateline says that the article comes from."""
    place = article.dateline.place if article.dateline else None
    return place.of(article.body) if place else None


def origin(article: Article) -> Iterator[str]:
    """Publisher, place, and file with line, as far as they are known."""
    where = f"{article.source}:{article.line}" if article.source else None
    yield from filter(None, (article.publisher, place_of(article), where))
