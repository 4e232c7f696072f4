"""Statements and meetings: their words, their days, and what a meeting is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extraction.model import PartialDate
from kg.mapping.meetings import spoken
from kg.mapping.namespaces import NKG, SCHEMA
from kg.verification.case import Case, Judgement
from kg.verification.entities import links
from kg.verification.facts import Fact
from kg.verification.rules import DAY, DAY_BEFORE, NO_DAY_TO_COME, OFFICE
from kg.verification.spans import POINTERS, span_of, text_of

JOINED: Final = "the words of its content, joined"
BOUNDS: Final = "the first or the last day of a date"
TITLE: Final = "the names of who met, and the day"

_NO_DAY: Final = "no words of the article mean that day, seen from its own"


def statements(case: Case) -> Iterator[Judgement]:
    """Every statement of the graph."""
    for node in case.facts.instances(NKG.Statement):
        article = case.article_of(node, SCHEMA.isPartOf)
        if article is None:
            continue
        texts = [case.texts[article]]
        text = text_of(case, node, case.body(article))
        for fact in case.facts.all(node, SCHEMA.text):
            right = JOINED if fact.value == text else None
            yield case.judged(fact, right, f"its content is {text!r}")
        for fact in case.facts.all(node, NKG.speakerRole):
            yield case.grounded(fact, texts, OFFICE)
        for fact in case.facts.all(node, NKG.statedOn):
            yield case.grounded(fact, texts, DAY_BEFORE, _NO_DAY)
        yield from links(case, node)
        yield from _pointers(case, node, [article])


def meetings(case: Case) -> Iterator[Judgement]:
    """Every meeting of the graph, with who takes part."""
    for node in case.facts.instances(NKG.Meeting):
        texts = case.texts_of(node, NKG.reportedIn)
        if not texts:
            continue
        held = NKG.Held.value in case.facts.values(node, NKG.status)
        for fact in case.facts.all(node, SCHEMA.startDate):
            yield case.grounded(fact, texts, NO_DAY_TO_COME if held else DAY, _NO_DAY)
        yield from _bounds(case, node)
        yield from _title(case, node)
        yield from links(case, node)
        for part in case.facts.values(node, NKG.participation):
            for fact in case.facts.all(part, NKG.role):
                yield case.grounded(fact, texts, OFFICE)
            yield from links(case, part)
        articles = [iri for iri in case.facts.values(node, NKG.reportedIn) if iri in case.texts]
        yield from _pointers(case, node, articles)


def _pointers(case: Case, node: str, articles: Sequence[str]) -> Iterator[Judgement]:
    """What should be places of the article, and is not; the places are judged on their own."""
    for fact in case.facts.all(node, *POINTERS):
        homes = case.facts.values(fact.value, NKG.spanOf)
        if span_of(case, fact.value) is None:
            yield case.judged(fact, None, "the graph does not tell which characters these are")
        elif not set(homes) & set(articles):
            yield case.judged(fact, None, "a place in another article")


def _bounds(case: Case, node: str) -> Iterator[Judgement]:
    dates = [*_dates(case, node)]
    bounds = {
        NKG.earliest: [date.earliest.isoformat() for date in dates],
        NKG.latest: [date.latest.isoformat() for date in dates],
    }
    for fact in case.facts.all(node, *bounds):
        ground = BOUNDS if fact.value in bounds[fact.property] else None
        yield case.judged(fact, ground, "no bound of the date of the meeting")


def _dates(case: Case, node: str) -> Iterator[PartialDate]:
    for value in case.facts.values(node, SCHEMA.startDate):
        try:
            yield PartialDate(value)
        except ValueError:
            continue  # a finding already, as a day that no words mean


def _title(case: Case, node: str) -> Iterator[Judgement]:
    facts = case.facts
    sides = [*facts.values(node, SCHEMA.attendee), *facts.values(node, NKG.party)]
    names = [name for side in sides for name in facts.values(side, SCHEMA.name)] or ["Meeting"]
    days = [f", {spoken(date)}" for date in _dates(case, node)] or [""]
    for fact in facts.all(node, SCHEMA.name):
        right = any(_is_made_of(fact, names, day) for day in days)
        yield case.judged(fact, TITLE if right else None, "not the names of who met, and the day")


def _is_made_of(fact: Fact, names: Sequence[str], day: str) -> bool:
    """Whether a title is some of the names, joined by commas and "and", with the day behind."""
    return fact.value.endswith(day) and _joins(fact.value.removesuffix(day), names)


def _joins(text: str, names: Sequence[str]) -> bool:
    return text in names or any(
        _joins(text[len(name) + len(joint) :], names)
        for name in names
        for joint in (", ", " and ")
        if text.startswith(name + joint)
    )
