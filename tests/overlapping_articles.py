"""The seed and articles of our own that overlap with it and disagree: what queries meet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import earlier_articles as earlier
import seed_extraction as seed
from earlier_articles import AZERBAIJAN, BAKU, IRAN, TURKIYE, words
from pyoxigraph import NamedNode, Quad

from kg.article import Article
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Format,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    SpeechAct,
    Statement,
    Status,
    When,
)
from kg.mapping import Provenance, to_quads
from kg.mapping.decided import Decided
from kg.mapping.namespaces import NKG

PROVENANCE = Provenance("hand", "1", "0.1.0", "0.1.0")

BAKU_BODY = """\
President Ilham Aliyev met his Iranian counterpart Ebrāhim Raisi at the Giz Galasi Dam on May 19.

“We will build the road to Karabakh together”, Aliyev told Iran.

Two officials of the Foreign Ministry said that trade had doubled. The border was said to be quiet.

Aliyev and Raisi said that the rivers belong to all."""

ANKARA_BODY = """\
Iran, Azerbaijan and Türkiye will hold talks in July 2024.

Azerbaijan’s Foreign Ministry hailed “a new page” with Iran. Raisi demanded that Baku answer. \
Talks by telephone between Raisi and Aliyev were denied."""

BEFORE_BODY = "Raisi and Aliyev will meet in Baku on May 18, officials said."

HERALD_BODY = "Raisi met Aliyev in Baku on May 18."

SECOND_BODY = "“Karabakh is Azerbaijan”, Raisi said. Iran said that the talks went well."

RAISI = Entity(
    "raisi", EntityType.PERSON, "Ebrāhim Raisi", (), ("Raisi",), ("President",), country="ir"
)
ALIYEV = Entity("aliyev", EntityType.PERSON, "Ilham Aliyev", (), ("Aliyev",), country="az")
KARABAKH = Entity("karabakh", EntityType.PLACE, "Karabakh")
DAM = Entity("dam", EntityType.PLACE, "Giz Galasi Dam")
MINISTRY = Entity(
    "ministry",
    EntityType.GOVERNMENT_ORGANIZATION,
    "Foreign Ministry of Azerbaijan",
    (),
    ("Foreign Ministry",),
    country="az",
)


def _iri(path: str) -> NamedNode:
    return NamedNode(f"https://example.org/newskg/meeting/{path}")


SEEDS_MEETING = _iri("2024-05-19/ebrahim-raisi--ilham-aliyev")
LINKS = Decided(
    links=(
        (_iri("2024-05-10/leaders-to-meet-4ec3647c/17-26"), NKG.realizedBy, SEEDS_MEETING),
        (_iri("2024-05-18/ebrahim-raisi--ilham-aliyev"), NKG.sameMeetingAs, SEEDS_MEETING),
    )
)


def baku() -> tuple[Article, Extraction]:
    """The meeting of the seed at another place; a promise, an unnamed source, and no source."""
    article = Article("Aliyev meets Raisi", "2024-05-20", BAKU_BODY, publisher="AZERTAC")
    officials = Entity(
        "officials",
        EntityType.UNNAMED_SOURCE,
        "Two officials of the Foreign Ministry",
        (words(BAKU_BODY, "Two officials of the Foreign Ministry"),),
        member_of="ministry",
        named=False,
    )
    said = (
        Statement(
            Kind.DIRECT,
            (words(BAKU_BODY, "We will build the road to Karabakh together"),),
            (words(BAKU_BODY, "Aliyev", nth=2),),
            (words(BAKU_BODY, "told"),),
            ("aliyev",),
            speech_act=SpeechAct.COMMIT,
            addressees=("iran",),
            mentions=("karabakh",),
            during=0,
            confidence=0.9,
        ),
        Statement(
            Kind.INDIRECT,
            (words(BAKU_BODY, "trade had doubled"),),
            (words(BAKU_BODY, "Two officials of the Foreign Ministry"),),
            (words(BAKU_BODY, "said"),),
            ("officials",),
            confidence=0.7,
        ),
        Statement(
            Kind.INDIRECT, (words(BAKU_BODY, "The border was said to be quiet"),), confidence=0.6
        ),
        Statement(
            Kind.INDIRECT,
            (words(BAKU_BODY, "the rivers belong to all"),),
            speakers=("aliyev", "raisi"),
        ),
    )
    meeting = Meeting(
        evidence=(words(BAKU_BODY, "President Ilham Aliyev met"),),
        participations=(
            Participation("aliyev", "President", "azerbaijan"),
            Participation("raisi", "President", "iran"),
        ),
        parties=("azerbaijan", "iran"),
        when=When(PartialDate("2024-05-19"), words(BAKU_BODY, "May 19")),
        location="dam",
    )
    known = (RAISI, ALIYEV, IRAN, AZERBAIJAN, KARABAKH, DAM, MINISTRY, officials)
    return article, Extraction(known, said, (meeting,))


def ankara() -> tuple[Article, Extraction]:
    """No publisher; three countries that will meet in a month; a call that is denied."""
    article = Article("Talks of three", "2024-06-03T10:00:00Z", ANKARA_BODY)
    said = (
        Statement(
            Kind.MIXED,
            (words(ANKARA_BODY, "“a new page” with Iran"),),
            speakers=("ministry",),
            speech_act=SpeechAct.EXPRESS,
            mentions=("iran",),
            confidence=0.75,
        ),
        Statement(
            Kind.INDIRECT,
            (words(ANKARA_BODY, "Baku answer"),),
            speakers=("raisi",),
            speech_act=SpeechAct.DIRECT,
            about=("azerbaijan",),
            mentions=("azerbaijan",),
            confidence=0.9,
        ),
    )
    planned = Meeting(
        evidence=(words(ANKARA_BODY, "will hold talks"),),
        parties=("iran", "azerbaijan", "turkiye"),
        status=Status.PLANNED,
        when=When(PartialDate("2024-07"), words(ANKARA_BODY, "July 2024")),
        confidence=0.6,
    )
    denied = Meeting(
        evidence=(words(ANKARA_BODY, "Talks by telephone"),),
        participations=(Participation("raisi"), Participation("aliyev")),
        parties=("iran", "azerbaijan"),
        format=Format.PHONE_CALL,
        status=Status.DENIED,
    )
    known = (RAISI, ALIYEV, IRAN, AZERBAIJAN, TURKIYE, MINISTRY)
    return article, Extraction(known, said, (planned, denied))


def second() -> tuple[Article, Extraction]:
    """The agency of the seed again; a statement within another one that nobody makes."""
    article = Article("Raisi on Karabakh", "2024-06-30", SECOND_BODY, publisher="IRNA")
    said = (
        Statement(
            Kind.DIRECT,
            (words(SECOND_BODY, "Karabakh is Azerbaijan"),),
            speakers=("raisi",),
            stated_on=When(PartialDate("2024-06"), words(SECOND_BODY, "said")),
            about=("karabakh",),
            mentions=("azerbaijan", "karabakh"),
        ),
        Statement(Kind.INDIRECT, (words(SECOND_BODY, "Iran said that the talks went well"),)),
        Statement(
            Kind.INDIRECT,
            (words(SECOND_BODY, "the talks went well"),),
            speakers=("iran",),
            mentions=("azerbaijan",),
            within=1,
            confidence=0.5,
        ),
    )
    return article, Extraction((RAISI, IRAN, AZERBAIJAN, KARABAKH), said, ())


def before() -> tuple[Article, Extraction]:
    """The meeting of the seed as it was planned: another day, another place."""
    article = Article("Leaders to meet", "2024-05-10", BEFORE_BODY)
    planned = Meeting(
        evidence=(words(BEFORE_BODY, "will meet"),),
        participations=(Participation("raisi"), Participation("aliyev")),
        parties=("iran", "azerbaijan"),
        status=Status.PLANNED,
        when=When(PartialDate("2024-05-18"), words(BEFORE_BODY, "May 18")),
        location="baku",
        confidence=0.8,
    )
    return article, Extraction((RAISI, ALIYEV, IRAN, AZERBAIJAN, BAKU), (), (planned,))


def herald() -> tuple[Article, Extraction]:
    """The meeting of the seed on another day."""
    article = Article("Two leaders met", "2024-05-21", HERALD_BODY, publisher="The Herald")
    held = Meeting(
        evidence=(words(HERALD_BODY, "met"),),
        participations=(Participation("raisi"), Participation("aliyev")),
        parties=("iran", "azerbaijan"),
        when=When(PartialDate("2024-05-18"), words(HERALD_BODY, "May 18")),
        location="baku",
        confidence=0.7,
    )
    return article, Extraction((RAISI, ALIYEV, IRAN, AZERBAIJAN, BAKU), (), (held,))


def seed_with_mentions() -> tuple[Article, Extraction]:
    """The seed by hand, its statements with what their words mention."""
    found = seed.extraction()
    statements = [
        replace(s, mentions=tuple(e.id for e in found.entities if _within(e, s)))
        for s in found.statements
    ]
    return seed.article(), replace(found, statements=tuple(statements))


def _within(entity: Entity, statement: Statement) -> bool:
    return any(c.contains(m) for c in statement.content for m in entity.mentions)


@cache
def quads() -> tuple[Quad, ...]:
    """Each article in its named graph, with the links that ``kg resolve`` would make."""
    ours = (seed_with_mentions(), baku(), ankara(), second(), before(), herald())
    others = (
        earlier.judge(),
        earlier.embassy(),
        earlier.same(),
        earlier.silent(),
        earlier.nothing(),
    )
    found = (*ours, *others)
    return tuple(q for pair in found for q in to_quads(*pair, provenance=PROVENANCE, decided=LINKS))
