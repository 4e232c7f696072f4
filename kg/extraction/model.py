"""What is found in an article: statements, meetings, entities. Frozen values, no RDF.

Everything points into ``Article.body`` by :class:`~kg.article.Span`. Statements and meetings name
entities by :attr:`Entity.id`, and each other by their place in the :class:`Extraction`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.article import Span


class EntityType(StrEnum):
    """What an entity is; the values are the local names of its classes."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GOVERNMENT_ORGANIZATION = "GovernmentOrganization"
    NEWS_AGENCY = "NewsAgency"
    PLACE = "Place"
    COUNTRY = "Country"
    EVENT = "Event"
    GROUP = "Group"
    UNNAMED_SOURCE = "UnnamedSource"


class Kind(StrEnum):
    """How a statement is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeechAct(StrEnum):
    """What a statement does, after Searle; the values are the concepts of ``speech-acts.ttl``."""

    ASSERT = "assert"
    DIRECT = "direct"
    COMMIT = "commit"
    EXPRESS = "express"
    DECLARE = "declare"


class Status(StrEnum):
    """Whether a meeting took place."""

    HELD = "Held"
    PLANNED = "Planned"
    CANCELLED = "Cancelled"
    DENIED = "Denied"


class Format(StrEnum):
    """How the participants met."""

    IN_PERSON = "InPerson"
    PHONE_CALL = "PhoneCall"
    VIDEO_CALL = "VideoCall"
    MESSAGE = "Message"


class Capacity(StrEnum):
    """On whose ground somebody takes part."""

    HOST = "Host"
    GUEST = "Guest"


_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")
_DAY_LENGTH = 10  # of YYYY-MM-DD


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as the text gives it: ``2024``, ``2024-05`` or ``2024-05-19``."""

    value: str

    def __post_init__(self) -> None:
        if not _PARTIAL_DATE.match(self.value):
            raise ValueError(f"not a year, month or day: {self.value!r}")
        self.earliest  # noqa: B018 -- an impossible date raises here, not later

    @property
    def earliest(self) -> date:
        """The first day that it may mean."""
        return date.fromisoformat(f"{self.value}-01-01"[:_DAY_LENGTH])

    @property
    def latest(self) -> date:
        """The last day that it may mean."""
        first = self.earliest
        match self.value.count("-"):
            case 0:
                return date(first.year, 12, 31)
            case 1:
                return first.replace(day=calendar.monthrange(first.year, first.month)[1])
            case _:
                return first


@dataclass(frozen=True, slots=True)
class When:
    """A date and the words that give it ("on Sunday")."""

    date: PartialDate
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the article names.

    ``id`` is unique in the extraction and means nothing outside it. ``name`` is the fullest form
    in the article ("Ebrahim Raisi", "president of Azerbaijan", "two officials"), ``other_names``
    the other proper forms, ``mentions`` every place in the body that refers to it (pronouns
    included). ``job_titles`` are in the text's words, without the country ("President").
    ``country`` is an ISO 3166-1 alpha-2 code in lower case: of a country itself, or the
    nationality of a person, or the country of an organization or place, where the text says it.
    ``member_of`` is the id of an organization. ``named`` is false of what the text only describes:
    a person known by office alone, "two officials", "a ceremony to inaugurate the dam".
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Span, ...] = ()
    other_names: tuple[str, ...] = ()
    job_titles: tuple[str, ...] = ()
    country: str | None = None
    member_of: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that somebody said, wrote, believes, wants or promises, as the text reports it.

    ``content``, ``source`` and ``cue`` are the words of the statement, those that name the speaker
    and those that report it; ``content`` has one span for each uninterrupted fragment.
    ``speakers``, ``addressees``, ``about`` and ``mentions`` are ids of entities. ``within`` is the
    index, in :attr:`Extraction.statements`, of the statement that this one is reported in, and
    ``during`` that of a meeting in :attr:`Extraction.meetings`.
    """

    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    speaker_role: str | None = None
    speech_act: SpeechAct = SpeechAct.ASSERT
    stated_on: When | None = None
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    within: int | None = None
    during: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Participation:
    """One person's part in a meeting: in which office, for which country, as host or guest."""

    participant: str
    role: str | None = None
    represents: str | None = None
    capacity: Capacity | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the article reports.

    ``participations`` are of persons (none where only countries are named); ``parties`` are the
    ids of the countries that met. ``location``, ``occasion`` and ``about`` are ids of entities;
    ``outcome`` and ``evidence`` are spans of the text, ``evidence`` at least one.
    """

    evidence: tuple[Span, ...]
    participations: tuple[Participation, ...] = ()
    parties: tuple[str, ...] = ()
    format: Format = Format.IN_PERSON
    status: Status = Status.HELD
    when: When | None = None
    location: str | None = None
    occasion: str | None = None
    about: tuple[str, ...] = ()
    outcome: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, in the order of the text."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
