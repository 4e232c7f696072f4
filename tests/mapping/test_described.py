"""Whom the text only describes: how they are named."""

from __future__ import annotations

import pytest
import seed_extraction as seed

from kg.article import Span
from kg.extraction.model import Entity, EntityType
from kg.mapping.iris import Iris, article_path
from kg.mapping.namespaces import DEFAULT_BASE as BASE

PATH = article_path(seed.article())


@pytest.mark.parametrize("kind", [EntityType.PERSON, EntityType.GOVERNMENT_ORGANIZATION])
def test_who_is_only_described_is_nobody_in_another_article(kind: EntityType) -> None:
    iris, folder = (
        Iris.of(seed.article()),
        "person" if kind is EntityType.PERSON else "organization",
    )
    minister = Entity("m", kind, "minister", (Span(3, 11),), named=False)
    assert iris.entity(minister).value == f"{BASE}{folder}/{PATH}/minister"
    of_malta = Entity("m", kind, "minister of Malta", (Span(3, 11),), country="mt", named=False)
    assert iris.entity(of_malta).value == f"{BASE}{folder}/minister-of-malta"
    assert iris.entity(Entity("m", kind, "Minister")).value == f"{BASE}{folder}/minister"
