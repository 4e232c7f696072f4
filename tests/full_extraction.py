"""A made-up article and extraction in which every field of every value is used at least once."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from pyoxigraph import Quad

from kg.article import Article, Dateline, Span
from kg.extraction.model import (
    Capacity,
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

BODY = """\
BAKU, June 3 (Azertag) -- Foreign Minister Ana Ruiz met her Georgian counterpart in Baku on Monday.

“We agreed on the railway,” Ruiz told reporters, “and we will sign in June 2025.”

A port for both

Two officials said that the talks in Tbilisi were called off. Analysts doubt it.

The ministry denied that Ruiz and the Czech minister had met in 2023. It promised Ana "a letter".
"""


def span(words: str, *, nth: int = 1) -> Span:
    """The ``nth`` place in the body where ``words`` stand."""
    starts = [m.start() for m in re.finditer(re.escape(words), BODY)]
    return Span(starts[nth - 1], starts[nth - 1] + len(words))


def article() -> Article:
    """An article with everything that a header can tell."""
    return Article(
        headline="Ruiz: “a railway for both”",
        published="2024-06-03T10:00:00Z",
        body=BODY.strip(),
        dateline=Dateline(
            span("BAKU, June 3 (Azertag) --"), place=span("BAKU"), agency=span("Azertag")
        ),
        publisher="Azertag",
        authors=("Ana Ruiz", "Leyla Aliyeva"),
        sections=(span("A port for both"),),
        url="https://example.org/news/85 481",
        modified="2024-06-04",
        license="All rights reserved",
        copyright_holder="Azertag Media",
        source="https://example.org/feed.xml",
    )


RUIZ, GEORGIAN, CZECH = "ruiz", "georgian-minister", "czech-minister"
OFFICIALS, ANALYSTS, MINISTRY = "officials", "analysts", "ministry"
AZERBAIJAN, GEORGIA, BAKU, TALKS = "az", "ge", "baku", "talks"
KINDS = EntityType


def entities() -> tuple[Entity, ...]:
    """One of each type, and a person of a country that the text never names as such."""
    return (
        Entity(BAKU, KINDS.PLACE, "Baku", (span("BAKU"), span("Baku")), ("BAKU",), country="az"),
        Entity("azertag", KINDS.NEWS_AGENCY, "Azertag", (span("Azertag"),), country="az"),
        Entity(
            RUIZ,
            KINDS.PERSON,
            "Ana Ruiz",
            (span("Ana Ruiz"), span("Ruiz", nth=2)),
            ("Ruiz", "Ana"),
            ("Foreign Minister",),
            "az",
            member_of=MINISTRY,
        ),
        Entity(
            GEORGIAN,
            KINDS.PERSON,
            "foreign minister of Georgia",
            (span("her Georgian counterpart"),),
            country="ge",
            named=False,
        ),
        Entity(CZECH, KINDS.PERSON, "Czech minister", (span("the Czech minister"),), country="cz"),
        Entity(AZERBAIJAN, KINDS.COUNTRY, "Azerbaijan", country="az"),
        Entity(GEORGIA, KINDS.COUNTRY, "Georgia", country="ge"),
        Entity("ruritania", KINDS.COUNTRY, "Ruritania"),
        Entity("union", KINDS.COUNTRY, "Soviet Union", country="suhh"),
        Entity(OFFICIALS, KINDS.UNNAMED_SOURCE, "Two officials", (span("Two officials"),)),
        Entity(ANALYSTS, KINDS.GROUP, "Analysts", (span("Analysts"),), country="az"),
        Entity(MINISTRY, KINDS.GOVERNMENT_ORGANIZATION, "The ministry", (span("The ministry"),)),
        Entity("railway", KINDS.ORGANIZATION, "Railway", (span("railway"),)),
        Entity(TALKS, KINDS.EVENT, "talks in Tbilisi", (span("talks in Tbilisi"),), named=False),
    )


def statements() -> tuple[Statement, ...]:
    """Each kind and each act."""
    quote = (span("We agreed on the railway,"), span("and we will sign in June 2025."))
    off = span("the talks in Tbilisi were called off")
    denial = span("Ruiz and the Czech minister had met in 2023")
    return (
        Statement(
            Kind.DIRECT,
            quote,
            (span("Ruiz", nth=2),),
            (span("told"),),
            (RUIZ,),
            "Foreign Minister",
            SpeechAct.COMMIT,
            When(PartialDate("2024-06-03"), span("Monday")),
            (ANALYSTS,),
            ("railway",),
            ("railway",),
            during=0,
            confidence=0.875,
        ),
        Statement(Kind.INDIRECT, (off,), (span("Two officials"),), (span("said"),), (OFFICIALS,)),
        Statement(Kind.INDIRECT, (off,), (span("Analysts"),), (span("doubt"),), (ANALYSTS,)),
        Statement(
            Kind.INDIRECT,
            (denial,),
            speakers=(MINISTRY,),
            speech_act=SpeechAct.DECLARE,
            stated_on=When(PartialDate("2024-06"), span("June", nth=2)),
        ),
        Statement(
            Kind.MIXED,
            (span('Ana "a letter"'),),
            speakers=(MINISTRY, OFFICIALS),
            speech_act=SpeechAct.DIRECT,
            stated_on=When(PartialDate("2024"), span("2023")),
            within=3,
            confidence=0.5,
        ),
        Statement(Kind.DIRECT, (span("a letter"),), speech_act=SpeechAct.EXPRESS),
    )


def meetings() -> tuple[Meeting, ...]:
    """Each status and each format; two under one natural key; one of many sides; one of none."""
    held = When(PartialDate("2024-06-03"), span("Monday"))
    met = (span("met her Georgian counterpart in Baku"),)
    host, guest = (
        Participation(RUIZ, "Foreign Minister", AZERBAIJAN, Capacity.HOST),
        Participation(CZECH, capacity=Capacity.GUEST),
    )
    both, sides = (host, guest), (AZERBAIJAN, GEORGIA)
    return (
        Meeting(met, both, sides, when=held, location=BAKU, occasion=TALKS, confidence=0.9),
        Meeting(met, both, sides, Format.PHONE_CALL, when=held, about=("railway",)),
        Meeting((span("had met"),), both, sides, when=held),
        Meeting(
            (span("will sign"),),
            both,
            format=Format.VIDEO_CALL,
            status=Status.PLANNED,
            when=When(PartialDate("2025-06"), span("June 2025")),
            outcome=(span("agreed on the railway"),),
        ),
        Meeting(
            (span("called off"), span("talks")),
            parties=(AZERBAIJAN, GEORGIA, "ruritania"),
            status=Status.CANCELLED,
        ),
        Meeting(
            (span("had met in 2023"),),
            (Participation(RUIZ), Participation(CZECH), Participation(GEORGIAN)),
            (AZERBAIJAN,),
            Format.MESSAGE,
            Status.DENIED,
            When(PartialDate("2023"), span("2023")),
        ),
    )


def extraction() -> Extraction:
    """All of it."""
    return Extraction(entities(), statements(), meetings())


def provenance() -> Provenance:
    """A model and a clock included."""
    moment = datetime(2024, 6, 5, 12, 0, tzinfo=UTC)
    return Provenance("my rules", "1.2", "0.1.0", "0.1.0", "0123456789abcdef" * 4, moment)


def quads() -> tuple[Quad, ...]:
    """The graph of it all."""
    return to_quads(article(), extraction(), provenance=provenance())
