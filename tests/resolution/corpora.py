"""Articles of a few words about who met whom, as graphs in files: what ``kg resolve`` reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from decided import BASE, PROVENANCE
from pyoxigraph import Quad

from kg.article import Article, Span
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Format,
    Meeting,
    PartialDate,
    Participation,
    Status,
    When,
)
from kg.mapping import to_quads
from kg.mapping.iris import Iris
from kg.resolution import NO_AUTHORITY, Authority, Decision, applied
from kg.resolution.authority import Relation, Standing
from kg.resolution.resolving import resolve
from kg.serialization import Format as RdfFormat
from kg.serialization import save

BODY = "Nothing but room for places in the text. " * 3


@dataclass(frozen=True)
class Who:
    """Somebody: ``country`` is an alpha-2 code, a name in lower case is an office."""

    name: str
    office: str = ""
    country: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Met:
    """A meeting of some of an article's persons, by their places."""

    who: tuple[int, ...] = (0, 1)
    day: str = ""
    place: str = ""
    status: Status = Status.HELD
    format: Format = Format.IN_PERSON
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article."""

    headline: str
    day: str
    who: tuple[Who, ...]
    met: tuple[Met, ...] = ()
    houses: tuple[Who, ...] = ()

    @property
    def article(self) -> Article:
        return Article(self.headline, self.day, BODY)

    @property
    def iri(self) -> str:
        return Iris.of(self.article).article.value

    def extraction(self) -> Extraction:
        places = sorted({m.place for m in self.met if m.place})
        codes = sorted({w.country for w in (*self.who, *self.houses) if w.country})
        entities = [
            Entity(
                str(i),
                EntityType.PERSON,
                who.name,
                (),
                who.also,
                (who.office,) if who.office else (),
                who.country or None,
                named=not who.name[0].islower(),
            )
            for i, who in enumerate(self.who)
        ]
        entities += [
            Entity(h.name, EntityType.ORGANIZATION, h.name, (), h.also, country=h.country or None)
            for h in self.houses
        ]
        entities += [Entity(c, EntityType.COUNTRY, c.upper(), country=c) for c in codes]
        entities += [Entity(p, EntityType.PLACE, p, country="at") for p in places]
        return Extraction(tuple(entities), (), tuple(map(self._meeting, range(len(self.met)))))

    def _meeting(self, index: int) -> Meeting:
        met, here = self.met[index], Span(index, index + 1)
        return Meeting(
            (here,),
            tuple(
                Participation(str(i), self.who[i].office or None, self.who[i].country or None)
                for i in met.who
            ),
            met.countries
            or tuple(sorted({self.who[i].country for i in met.who if self.who[i].country})),
            met.format,
            met.status,
            When(PartialDate(met.day), here) if met.day else None,
            met.place or None,
        )


def graph(story: Story, authority: Authority = NO_AUTHORITY) -> tuple[Quad, ...]:
    """The graph of a story as the authority has it."""
    done = applied(authority, story.article, story.extraction(), base=BASE)
    return to_quads(story.article, done.extraction, provenance=PROVENANCE, decided=done.decided)


def saved(stories: Iterable[Story], path: Path) -> str:
    """The graphs of the stories in a file."""
    save([graph(story) for story in stories], path, format=RdfFormat.NQUADS)
    return str(path)


def resolved(
    stories: Iterable[Story], folder: Path, *, authority: Authority = NO_AUTHORITY
) -> Authority:
    """What ``kg resolve`` makes of the stories."""
    return resolve([saved(stories, folder / "stories.nq")], authority=authority).authority


def said(
    authority: Authority,
    *relations: Relation,
    standing: Standing = Standing.APPLIED,
) -> set[tuple[str, str]]:
    """Subject and object of the decisions, without the base."""
    wanted = relations or (Relation.SAME,)
    return {
        (short(d.subject), short(d.object))
        for d in authority.decisions
        if d.relation in wanted and d.standing is standing
    }


def short(iri: str) -> str:
    return iri.removeprefix(BASE).removeprefix("person/")


def decision(authority: Authority, subject: str) -> Decision:
    """The one decision about a person's name."""
    (found,) = [d for d in authority.decisions if short(d.subject) == subject]
    return found
