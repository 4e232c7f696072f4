"""Statements, as quotations of schema.org with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.extraction.model import EntityType, Kind, Statement
from kg.mapping.namespaces import ACT, NKG, SCHEMA
from kg.mapping.spans import positions, quotation
from kg.mapping.terms import Line, Written, confidence, day_or_less, each, line, maybe, typed
from kg.mapping.view import View

FRAGMENT_JOINT = " … "
"""What stands in ``schema:text`` between the fragments of an interrupted quotation."""

LONG_QUOTE = 200
"""From how many characters on a quotation is left out where bodies are."""

_CLASSES = {
    Kind.DIRECT: (NKG.Statement, NKG.DirectQuote, SCHEMA.Quotation),
    Kind.INDIRECT: (NKG.Statement, NKG.IndirectStatement),
    Kind.MIXED: (NKG.Statement, NKG.MixedStatement, SCHEMA.Quotation),
}
_CHARACTERS = (
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.GOVERNMENT_ORGANIZATION,
    EntityType.NEWS_AGENCY,
)


def statement(view: View, index: int) -> Iterator[Line]:
    """One statement with the places in the text that it stands on."""
    node, found = view.statements[index], view.extraction.statements[index]
    yield from typed(node, *_CLASSES[found.kind])
    yield from maybe(node, SCHEMA.text, _text(view, found))
    yield line(node, SCHEMA.isPartOf, view.article_node)
    yield from _speakers(view, node, found)
    yield from _spans(view, node, found)
    yield line(node, NKG.speechAct, ACT[found.speech_act.value])
    if found.stated_on is not None:
        yield line(node, NKG.statedOn, day_or_less(found.stated_on.date))
    if found.during is not None and view.stands(view.meetings[found.during]):
        yield line(node, NKG.statedDuring, view.meetings[found.during])
    if found.within is not None and view.stands(view.statements[found.within]):
        yield line(node, NKG.within, view.statements[found.within])
    yield from each(node, NKG.addressee, view.nodes(found.addressees))
    yield from each(node, SCHEMA.about, view.nodes(found.about))
    yield from each(node, SCHEMA.mentions, view.nodes(found.mentions))
    yield line(node, NKG.confidence, confidence(found.confidence))
    yield from _evidence(view, found)


def _speakers(view: View, node: NamedNode, found: Statement) -> Iterator[Line]:
    yield from each(node, NKG.speaker, view.nodes(found.speakers))
    if found.kind is not Kind.INDIRECT:
        characters = [i for i in found.speakers if view.entities[i].type in _CHARACTERS]
        yield from each(node, SCHEMA.spokenByCharacter, view.nodes(characters))
    if found.speaker_role is not None:
        yield line(node, NKG.speakerRole, view.words(found.speaker_role))


def _text(view: View, found: Statement) -> Written | None:
    text = FRAGMENT_JOINT.join(span.of(view.article.body) for span in found.content)
    if not view.bodies and len(text) > LONG_QUOTE:
        return None
    return view.words(text)


def _spans(view: View, node: NamedNode, found: Statement) -> Iterator[Line]:
    yield from each(node, NKG.content, map(view.place, found.content))
    yield from each(node, NKG.source, map(view.place, found.source))
    yield from each(node, NKG.cue, map(view.place, found.cue))


def _evidence(view: View, found: Statement) -> Iterator[Line]:
    yield from positions(view, (*found.content, *found.source, *found.cue))
    if view.bodies:
        for span in found.content:
            yield from quotation(view, span)
