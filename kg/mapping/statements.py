"""Statements, as quotations of schema.org with their evidence."""

from __future__ import annotations

from kg.extraction.model import EntityType, Kind, Statement
from kg.mapping.spans import evidence
from kg.mapping.terms import (
    ACT,
    NKG,
    SCHEMA,
    TYPE,
    Facts,
    Line,
    Written,
    confidence,
    day_or_less,
    maybe,
    told,
)
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


def statement(view: View, index: int) -> list[Line]:
    """One statement with the places in the text that it stands on."""
    node, found = view.statements[index], view.extraction.statements[index]
    facts: Facts = (
        (TYPE, _CLASSES[found.kind]),
        (SCHEMA.text, _text(view, found)),
        (SCHEMA.isPartOf, (view.article_node,)),
        (NKG.speaker, view.nodes(found.speakers)),
        (SCHEMA.spokenByCharacter, view.nodes(_characters(view, found))),
        (NKG.speakerRole, maybe(found.speaker_role, view.words)),
        (NKG.content, map(view.place, found.content)),
        (NKG.source, map(view.place, found.source)),
        (NKG.cue, map(view.place, found.cue)),
        (NKG.speechAct, (ACT[found.speech_act.value],)),
        (NKG.statedOn, maybe(found.stated_on, lambda when: day_or_less(when.date))),
        (NKG.statedDuring, view.standing(view.meetings, found.during)),
        (NKG.within, view.standing(view.statements, found.within)),
        (NKG.addressee, view.nodes(found.addressees)),
        (SCHEMA.about, view.nodes(found.about)),
        (SCHEMA.mentions, view.nodes(found.mentions)),
        (NKG.confidence, (confidence(found.confidence),)),
    )
    return told(node, facts) + evidence(view, found.content, (*found.source, *found.cue))


def _characters(view: View, found: Statement) -> list[str]:
    """The ids of the speakers of a quotation that schema.org takes for one."""
    if found.kind is Kind.INDIRECT:
        return []
    return [i for i in found.speakers if view.entities[i].type in _CHARACTERS]


def _text(view: View, found: Statement) -> tuple[Written, ...]:
    text = FRAGMENT_JOINT.join([span.of(view.article.body) for span in found.content])
    return (view.words(text),) if view.bodies or len(text) <= LONG_QUOTE else ()
