"""Gold: articles with the statements and meetings that are in them, as people marked them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.article import Article
from kg.errors import InputError
from kg.evaluation.measures import Places
from kg.pipeline import Outcome, Settings, build_article
from kg.reading import read_text


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement; None where the gold does not say, which is not the same as nothing.

    ``speaker`` is the fullest name in the article, ``""`` for none; ``kind`` is direct, indirect
    or mixed.
    """

    content: Places
    source: Places | None = None
    cue: Places | None = None
    speaker: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting: ``""`` where the text does not say, None where the gold does not.

    ``type`` is phone, bilateral or other; ``offices`` are those of the participants, in order.
    """

    participants: tuple[str, ...]
    countries: tuple[str, ...] | None = None
    place: str | None = None
    date: str | None = None
    status: str = "held"
    type: str = ""
    offices: tuple[str, ...] | None = None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold article; None where it was not looked through for statements, or meetings."""

    id: str
    body: str
    statements: tuple[GoldStatement, ...] | None = None
    meetings: tuple[GoldMeeting, ...] | None = None
    date: str = ""
    headline: str = ""

    @property
    def knows_sources(self) -> bool:
        """Whether it marks sources at all: what gold lacks is not scored."""
        return any(s.source is not None for s in self.statements or ())


def as_wire(gold: Gold) -> str:
    """A gold article as the text that ``kg build`` reads."""
    return f" date {gold.date} {gold.headline}\n\n{gold.body}\n"


def build_gold(gold: Gold, settings: Settings) -> Outcome:
    """A gold article built as ``kg build`` does it; an InputError if its body is not kept."""
    (read,) = read_text(as_wire(gold))
    if isinstance(read, Article) and read.body != gold.body:
        return InputError("reading changes the body of a gold article")
    return build_article(read, settings)


def has_statements(golds: Sequence[Gold]) -> bool:
    """Whether statements were looked for in any of the articles."""
    return any(gold.statements is not None for gold in golds)


def has_meetings(golds: Sequence[Gold]) -> bool:
    """Whether meetings were looked for in any of the articles."""
    return any(gold.meetings is not None for gold in golds)
