"""Objects that are not the subject: "X had her to lunch" is another's lunch than X's own.

The analysis gives "him" and "her" to the person who was told of last, who may be the subject of
the same verb. Then the pronoun means somebody else: the other person of the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.document import Document, Mention

_BEHIND_OBJECT = re.compile(r" *(?:(?:to|for|at|in|on|an?|the|with|from) |[.,])")


def with_objects(document: Document) -> Document:
    """The document, with such pronouns as mentions of the other person."""
    body = document.article.body
    if not any(m.form is Form.PRONOUN and _is_object(m, body) for m in document.mentions):
        return document
    mentions = tuple(_corrected(document))
    return replace(document, mentions=mentions) if mentions != document.mentions else document


def _corrected(document: Document) -> Iterator[Mention]:
    body, starts = document.article.body, [sentence.start for sentence in document.sentences]
    people = {e.id for e in document.entities if e.type is EntityType.PERSON}
    named: dict[int, list[str]] = {}
    for mention in document.mentions:
        if mention.entity in people and mention.form is not Form.PRONOUN:
            number = bisect_right(starts, mention.span.start) - 1
            named.setdefault(number, []).append(mention.entity)
    for mention in document.mentions:
        if not _is_object(mention, body):
            yield mention
            continue
        number = bisect_right(starts, mention.span.start) - 1
        here, before = named.get(number, []), set(named.get(number - 1, ()))
        others = before - set(here)
        alone = here[:1] == [mention.entity] and set(here) == {mention.entity}
        yield mention._replace(entity=others.pop()) if alone and len(others) == 1 else mention


def _is_object(mention: Mention, body: str) -> bool:
    """Whether a mention is "him", or "her" that owns nothing."""
    if mention.form is not Form.PRONOUN:
        return False
    word = mention.span.of(body)
    return word == "him" or (word == "her" and bool(_BEHIND_OBJECT.match(body, mention.span.end)))
