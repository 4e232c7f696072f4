"""How well names are found: exact span and type, by gold that nothing has learnt from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kg.article import Article
from kg.evaluation.measures import Score
from kg.extraction.analysis import analyse
from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.text import tokenize
from kg.extraction.document import Form
from kg.extraction.model import EntityType
from kg.extraction.protocol import Name
from kg.extraction.tagger import NetworkTagger
from training.names.gold import Named, NameSpan, outermost

Finder = Callable[[str], Iterable[NameSpan]]

_SAME: Final = {
    EntityType.COUNTRY: EntityType.PLACE,
    EntityType.GOVERNMENT_ORGANIZATION: EntityType.ORGANIZATION,
    EntityType.NEWS_AGENCY: EntityType.ORGANIZATION,
}
TYPES: Final = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT)


def by_head(tagger: NetworkTagger) -> Finder:
    """The names of the head alone."""
    return lambda body: ((n.span.start, n.span.end, n.type) for n in _names(tagger, body))


def by_rules(body: str) -> Iterable[NameSpan]:
    """The names of the rules alone."""
    return _analysed(body, None)


def by_both(tagger: NetworkTagger) -> Finder:
    """The names of the rules when they know those of the head."""
    return lambda body: _analysed(body, _names(tagger, body))


def _names(tagger: NetworkTagger, body: str) -> Sequence[Name]:
    return tagger.attributions_and_names(body).names or ()


def _analysed(body: str, names: Sequence[Name] | None) -> list[NameSpan]:
    document = analyse(Article("A story", "2024-01-01", body), names)
    entities = {entity.id: entity for entity in document.entities}
    return outermost(
        (mention.span.start, mention.span.end, kind)
        for mention in document.mentions
        if mention.form in {Form.NAME, Form.SHORT} and entities[mention.entity].named
        if (kind := _same(entities[mention.entity].type)) in TYPES
    )


def _same(kind: EntityType) -> EntityType:
    return _SAME.get(kind, kind)


def scores_of(texts: Iterable[Named], find: Finder) -> dict[str, Score]:
    """Scores of all names, of the spans whatever the type, and by type."""
    totals = dict.fromkeys(("all", "span", *TYPES), Score())
    for text in texts:
        gold, found = (
            {_plain(text.body, name) for name in names} for names in (text.names, find(text.body))
        )
        pairs: dict[str, tuple[set[NameSpan], set[NameSpan]]] = {"all": (gold, found)}
        for kind in TYPES:
            of_type = ({n for n in names if n[2] is kind} for names in (gold, found))
            pairs[kind] = next(of_type), next(of_type)
        for key, (wanted, given) in pairs.items():
            totals[key] += Score(len(wanted & given), len(given), len(wanted))
        spans, others = {n[:2] for n in gold}, {n[:2] for n in found}
        totals["span"] += Score(len(spans & others), len(others), len(spans))
    return totals


def _plain(body: str, name: NameSpan) -> NameSpan:
    """The name, if it is a country's as a place: GUM has teams, and governments, of that name."""
    start, end, kind = name
    words = [token.text for token in tokenize(body[start:end])]
    match = match_entry(words, [word.lower() for word in words], 0) if words else None
    country = match and match[0] == len(words) and match[1].type is EntityType.COUNTRY
    return start, end, EntityType.PLACE if country else kind
