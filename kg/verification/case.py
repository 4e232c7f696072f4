"""One graph with the articles that it tells of, and what is judged of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from kg.article import Article
from kg.errors import Location
from kg.verification.facts import Fact, Facts
from kg.verification.report import Ungrounded
from kg.verification.rules import Rule, rule_for
from kg.verification.text import Text

Names = Mapping[str, Collection[str]]
"""Names by the IRI that they are given to."""

_ARTICLE: Final = re.compile(r"(.*/)article/([^/#]+/[^/#]+)")

NOT_SAID: Final = "the article does not say it, and no rule leads to it"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A fact, and what it stands on: the name of a ground, or a finding."""

    ground: str | None
    finding: Ungrounded | None = None


def parts(iri: str) -> tuple[str, str] | None:
    """The base of an article's IRI, and the path that names it; None for another IRI."""
    found = _ARTICLE.fullmatch(iri)
    return (found[1], found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one graph; ``texts`` are its articles by IRI, as far as they are known.

    ``names`` are those that an authority file gives to a node.
    """

    facts: Facts
    texts: Mapping[str, Text]
    names: Names = field(default_factory=dict)

    def article_of(self, node: str, *properties: NamedNode) -> str | None:
        """The known article that a node points to by one of the properties."""
        found = (iri for iri in self.facts.values(node, *properties) if iri in self.texts)
        return next(found, None)

    def body(self, article: str) -> str:
        """The text of an article, as it was read."""
        return self.texts[article].article.body

    def texts_of(self, node: str, *properties: NamedNode) -> tuple[Text, ...]:
        """The known texts that a node points to by one of the properties."""
        found = self.facts.values(node, *properties)
        return tuple(self.texts[iri] for iri in found if iri in self.texts)

    def grounded(
        self, fact: Fact, texts: Iterable[Text], rules: Iterable[Rule], why: str = NOT_SAID
    ) -> Judgement:
        """A fact judged by rules."""
        return self.judged(fact, rule_for(fact.value, texts, rules), why)

    def judged(self, fact: Fact, ground: str | None, why: str = NOT_SAID) -> Judgement:
        """A fact with its ground, or as a finding where it has none."""
        return Judgement(ground) if ground else Judgement(None, self._finding(fact, why))

    def _finding(self, fact: Fact, why: str) -> Ungrounded:
        iri = self._home(fact.node)
        text = self.texts.get(iri)
        where = _location(text.article) if text else None
        return Ungrounded(iri, where, fact.node, fact.property.value, fact.value, why)

    def _home(self, node: str) -> str:
        """The article that a node belongs to, else the first one of the graph."""
        inside = (iri for iri in self.texts if node.startswith((iri, _of(iri))))
        return next(inside, next(iter(self.texts), node))


def _of(iri: str) -> str:
    """What the statement nodes of an article begin with."""
    base, path = parts(iri) or ("", iri)
    return f"{base}statement/{path}/"


def _location(article: Article) -> Location:
    return Location(article.source, article.line)
