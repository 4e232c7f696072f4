"""How things are named: one IRI a thing, a function of the article alone.

The table that these functions follow is in ``docs/reference/model.md``.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from anyascii import anyascii
from pyoxigraph import NamedNode

from kg.article import Article, Span
from kg.errors import UsageError
from kg.extraction.countries import by_code
from kg.extraction.model import Entity, EntityType, Format, Meeting, Statement, Status
from kg.mapping.namespaces import DEFAULT_BASE

SLUG_LENGTH = 80
_SIDES = 2
_DAY_LENGTH = len("2024-05-19")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]|%(?![0-9A-Fa-f]{2})")

FOLDERS: Final = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.GOVERNMENT_ORGANIZATION: "organization",
    EntityType.NEWS_AGENCY: "organization",
    EntityType.PLACE: "place",
    EntityType.EVENT: "event",
}
"""Where under the base the things of each type are named that have a name of their own."""

_DESCRIBED: Final = frozenset(
    kind for kind, folder in FOLDERS.items() if folder in {"person", "organization"}
)
"""Whose names, where the text only describes them, say nothing outside the article."""

_FORMAT_SUFFIXES = {
    Format.IN_PERSON: "",
    Format.PHONE_CALL: "--phone-call",
    Format.VIDEO_CALL: "--video-call",
    Format.MESSAGE: "--message",
}


@lru_cache(maxsize=8_192)
def slug(text: str) -> str:
    """``text`` as lower-case ASCII words joined by hyphens: 1 to 80 characters, never empty.

    Other scripts are transliterated; a text without a letter or digit is named by its hash.
    """
    ascii_text = anyascii(text).lower().replace("'", "")
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    return words[:SLUG_LENGTH].rstrip("-") or f"n-{_hash8(text)}"


def _hash8(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def check_base(base: str) -> str:
    """``base`` itself, if data can be named under it.

    Raises :class:`~kg.errors.UsageError` for what is not an absolute IRI ending in ``/``, and for
    one with a ``#``: the data needs that for spans and graphs.
    """
    if not base.endswith("/") or "#" in base or _iri(base) is None:
        raise UsageError(
            f"the base {base!r} is not an absolute IRI that ends in /",
            advice=f"Give one such as {DEFAULT_BASE}",
        )
    return base


def link(address: str) -> NamedNode | None:
    """The IRI of an address such as ``https://example.org/a b``; None for what is no address.

    What may not stand in an IRI is percent-encoded.
    """
    if not _ABSOLUTE.match(address):
        return None
    return _iri(_NOT_IN_IRIS.sub(lambda found: quote(found[0], safe=""), address))


def _iri(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:
        return None


def article_path(article: Article) -> str:
    """``{date}/{headline-slug}-{hash8}``: what names an article under ``article/`` and others."""
    day = article.published[:_DAY_LENGTH]
    identity = article.url or "\n".join((day, article.headline, article.publisher or ""))
    return f"{day}/{slug(article.headline)}-{_hash8(identity)}"


@dataclass(frozen=True, slots=True)
class Iris:
    """Names the things of one article under a base.

    ``decided`` holds what an authority file names otherwise (:attr:`Decided.iris`): by the id of
    an entity, or by the IRI that a name alone would give.
    """

    base: str
    path: str
    decided: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        base: str = DEFAULT_BASE,
        decided: Mapping[str, str] | None = None,
    ) -> Iris:
        """The namer for ``article``; raises UsageError for a base that cannot carry data."""
        return cls(check_base(base), article_path(article), decided or {})

    def under_base(self, path: str) -> NamedNode:
        """The IRI of ``path`` under the base."""
        return NamedNode(self.base + path)

    @property
    def article(self) -> NamedNode:
        """The article."""
        return self.under_base(f"article/{self.path}")

    @property
    def graph(self) -> NamedNode:
        """The named graph that holds all that the article gives."""
        return self.under_base(f"article/{self.path}#graph")

    def span(self, span: Span) -> NamedNode:
        """Characters of the body, after RFC 5147."""
        return self.under_base(f"article/{self.path}#char={span.start},{span.end}")

    def statement(self, statement: Statement, *, nth: int = 1) -> NamedNode:
        """A statement: the ``nth`` of those whose content has the same bounds."""
        return self._by_span("statement", _hull(statement.content), nth)

    def meeting(self, meeting: Meeting, *, nth: int = 1) -> NamedNode:
        """A meeting by its place in the article."""
        return self._by_span("meeting", min(meeting.evidence), nth)

    def held_meeting(self, meeting: Meeting, entities: Mapping[str, Entity]) -> NamedNode | None:
        """A meeting by who met whom on which day; None where the text leaves one of them open."""
        key = natural_key(meeting, entities, self.decided)
        return self.under_base(f"meeting/{key}") if key else None

    def entity(self, entity: Entity) -> NamedNode:
        """Somebody or something that the article names."""
        decided = self.decided.get(entity.id)
        return NamedNode(decided) if decided else self._by_text(entity)

    def side(self, party: Entity) -> str:
        """What a party is called in the IRIs of its meetings."""
        return _side(party, self.decided)

    def _by_text(self, entity: Entity) -> NamedNode:
        match entity.type:
            case EntityType.COUNTRY if entity.country:
                return self.country(entity.country)
            case EntityType.COUNTRY:
                return self.under_base(f"place/{slug(entity.name)}")
            case EntityType.UNNAMED_SOURCE:
                return self._by_span("source", min(entity.mentions), 1)
            case EntityType.GROUP:
                return self._in_article("group", entity)
            case kind if kind in _DESCRIBED and not (entity.named or entity.country):
                return self._in_article(FOLDERS[kind], entity)
            case _:
                return NamedNode(by_name(self.base, entity.type, entity.name))

    def _in_article(self, folder: str, entity: Entity) -> NamedNode:
        """Who or what the words mean in this article alone: "the minister", "analysts"."""
        return self.under_base(f"{folder}/{self.path}/{slug(entity.name)}")

    def country(self, code: str) -> NamedNode:
        """A country by its alpha-2 code, whatever the case."""
        return self.under_base(f"country/{code.lower()}")

    def person(self, name: str) -> NamedNode:
        """A person by name."""
        return self._named(EntityType.PERSON, name)

    def organization(self, name: str) -> NamedNode:
        """An organization by name."""
        return self._named(EntityType.ORGANIZATION, name)

    def decision(self, name: str) -> NamedNode:
        """A decision of an authority file."""
        return self.under_base(f"decision/{name}")

    def activity(self, *parts: str) -> NamedNode:
        """The making of facts, by the names and versions of what makes them."""
        return self.under_base(f"extraction/{quote('-'.join(filter(None, parts)), safe='')}")

    def software(self, name: str, version: str) -> NamedNode:
        """A program in one of its versions."""
        return self.under_base(f"software/{quote(f'{name}-{version}', safe='')}")

    def file(self, name: str) -> NamedNode:
        """The file that an article was read from."""
        return self.under_base(f"file/{quote(name, safe='')}")

    def _named(self, kind: EntityType, name: str) -> NamedNode:
        iri = by_name(self.base, kind, name)
        return NamedNode(self.decided.get(iri, iri))

    def _by_span(self, folder: str, span: Span, nth: int) -> NamedNode:
        suffix = f"-{nth}" if nth > 1 else ""
        return self.under_base(f"{folder}/{self.path}/{span.start}-{span.end}{suffix}")


def by_name(base: str, kind: EntityType, name: str) -> str:
    """The IRI that a name alone gives to a person, organization, place or event."""
    return f"{base}{FOLDERS[kind]}/{slug(name)}"


def natural_key(
    meeting: Meeting, entities: Mapping[str, Entity], decided: Mapping[str, str]
) -> str | None:
    """``{date}/{participants}`` of a held meeting whose day and whose sides the text names.

    A person of an IRI that an authority file gives is called by the end of that IRI.
    """
    if meeting.status is not Status.HELD or meeting.when is None:
        return None
    ids = [p.participant for p in meeting.participations] or list(meeting.parties)
    if not all(entities[i].named for i in ids):
        return None
    sides = {_side(entities[i], decided) for i in ids}
    return meeting_key(meeting.when.date.value, sides, meeting.format)


def meeting_key(day: str, sides: Collection[str], format: Format) -> str | None:  # noqa: A002
    """``{date}/{participants}``; None for what is no day, or fewer than two sides."""
    if len(day) != _DAY_LENGTH or len(sides) < _SIDES:
        return None
    return f"{day}/{'--'.join(sorted(sides))}{_FORMAT_SUFFIXES[format]}"


def name_statements(iris: Iris, statements: Sequence[Statement]) -> tuple[NamedNode, ...]:
    """The IRIs of an article's statements; those with equal bounds in the order of their cues."""
    order = sorted(range(len(statements)), key=lambda i: (statements[i].cue, i))
    names: dict[int, NamedNode] = {}
    seen: Counter[Span] = Counter()
    for index in order:
        bounds = _hull(statements[index].content)
        seen[bounds] += 1
        names[index] = iris.statement(statements[index], nth=seen[bounds])
    return tuple(names[i] for i in range(len(statements)))


def name_meetings(
    iris: Iris, meetings: Sequence[Meeting], entities: Mapping[str, Entity]
) -> tuple[NamedNode, ...]:
    """The IRIs of an article's meetings: by who met whom when, else by the place in the text.

    A second meeting of the same persons on the same day is named by its place too.
    """
    names: list[NamedNode] = []
    for meeting in meetings:
        natural = iris.held_meeting(meeting, entities)
        candidates = [natural] if natural is not None else []
        candidates += [iris.meeting(meeting, nth=n) for n in range(1, len(meetings) + 1)]
        names.append(next(name for name in candidates if name not in names))
    return tuple(names)


def _side(party: Entity, decided: Mapping[str, str]) -> str:
    """A person by name; a country by its own name, however the article calls it."""
    if party.id in decided:
        return slug(last_part(decided[party.id]))
    country = by_code(party.country or "") if party.type is EntityType.COUNTRY else None
    return slug(country.name if country else party.name)


def last_part(iri: str) -> str:
    """What stands behind the last ``/`` or ``#``: ``ebrahim-raisi``, ``Q187447``."""
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def _hull(spans: tuple[Span, ...]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
