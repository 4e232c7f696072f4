"""Articles of our own from the years before the seed, for questions about time and about sources.

Two agencies tell one meeting and word its promises differently; one tells a meeting at which nobody
says a word, with one who met both; a judge becomes president; somebody denies something; a plan
comes to nothing.
"""

from __future__ import annotations

from kg.article import Article, Span
from kg.extraction.model import (
    Capacity,
    Entity,
    EntityType,
    Extraction,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    SpeechAct,
    Statement,
    Status,
    When,
)

IRAN = Entity("iran", EntityType.COUNTRY, "Iran", country="ir")
AZERBAIJAN = Entity("azerbaijan", EntityType.COUNTRY, "Azerbaijan", country="az")
TURKIYE = Entity("turkiye", EntityType.COUNTRY, "Türkiye", (), ("Turkey",), country="tr")
BAKU = Entity("baku", EntityType.PLACE, "Baku", country="az")
ANKARA = Entity("ankara", EntityType.PLACE, "Ankara", country="tr")
EMBASSY = Entity("embassy", EntityType.ORGANIZATION, "Embassy in Tehran")
RAISI = Entity(
    "raisi",
    EntityType.PERSON,
    "Ebrāhim Raisi",
    (),
    ("Raisi",),
    ("Chief Justice",),
    country="ir",
)
AMIR = Entity("amir", EntityType.PERSON, "Hossein Amir-Abdollahian", country="ir")
BAYRAMOV = Entity("bayramov", EntityType.PERSON, "Jeyhun Bayramov", country="az")
FIDAN = Entity("fidan", EntityType.PERSON, "Hakan Fidan", country="tr")

JUDGE_BODY = """\
Chief Justice Ebrāhim Raisi denied that the courts had talked to Turkey. “Nobody asked us”."""
EMBASSY_BODY = """\
Foreign Minister Hossein Amir-Abdollahian of Iran met his counterpart Jeyhun Bayramov in Baku on \
Wednesday.

“We will open our embassy in Tehran again this year”, Bayramov said there. “The road is open”.

Iran denied that troops had crossed the border."""
SAME_BODY = """\
Bayramov received Amir-Abdollahian of Iran on March 1.

“We will open our embassy in Tehran again, soon”, he said. “Iran is a neighbour”, Bayramov added."""
SILENT_BODY = "Jeyhun Bayramov and Hakan Fidan of Türkiye met in Ankara on March 18."
NOTHING_BODY = """\
Fidan and Amir-Abdollahian will meet in Ankara on September 1.

Talks of Fidan and Bayramov in Baku were cancelled."""


def words(body: str, text: str, *, nth: int = 1) -> Span:
    """The ``nth`` place where ``text`` stands."""
    start = -1
    for _ in range(nth):
        start = body.index(text, start + 1)
    return Span(start, start + len(text))


def judge() -> tuple[Article, Extraction]:
    """An office held before the one that he is known by; a denial."""
    article = Article("Judge on courts", "2020-02-10", JUDGE_BODY, publisher="IRNA")
    said = (
        Statement(
            Kind.INDIRECT,
            (words(JUDGE_BODY, "the courts had talked to Turkey"),),
            (words(JUDGE_BODY, "Chief Justice Ebrāhim Raisi"),),
            (words(JUDGE_BODY, "denied"),),
            ("raisi",),
            speaker_role="Chief Justice",
            mentions=("turkiye",),
        ),
        Statement(
            Kind.DIRECT,
            (words(JUDGE_BODY, "Nobody asked us"),),
            speakers=("raisi",),
            about=("turkiye",),
            confidence=0.7,
        ),
    )
    return article, Extraction((RAISI, TURKIYE, IRAN), said)


def embassy() -> tuple[Article, Extraction]:
    """A promise at a meeting, a quote that only this agency has, a country that denies."""
    article = Article("An embassy opens", "2023-03-02", EMBASSY_BODY, publisher="IRNA")
    said = (
        Statement(
            Kind.DIRECT,
            (words(EMBASSY_BODY, "We will open our embassy in Tehran again this year"),),
            (words(EMBASSY_BODY, "Bayramov", nth=2),),
            (words(EMBASSY_BODY, "said"),),
            ("bayramov",),
            speech_act=SpeechAct.COMMIT,
            addressees=("iran",),
            mentions=("embassy",),
            during=0,
        ),
        Statement(
            Kind.DIRECT,
            (words(EMBASSY_BODY, "The road is open"),),
            speakers=("bayramov",),
            during=0,
            confidence=0.8,
        ),
        Statement(
            Kind.INDIRECT,
            (words(EMBASSY_BODY, "troops had crossed the border"),),
            (words(EMBASSY_BODY, "Iran", nth=2),),
            (words(EMBASSY_BODY, "denied"),),
            ("iran",),
            confidence=0.9,
        ),
    )
    known = (AMIR, BAYRAMOV, IRAN, AZERBAIJAN, BAKU, EMBASSY)
    return article, Extraction(known, said, (_talks(EMBASSY_BODY, "met", "Wednesday"),))


def same() -> tuple[Article, Extraction]:
    """The same meeting and promise in other words."""
    article = Article("Guest in Baku", "2023-03-01", SAME_BODY, publisher="AZERTAC")
    said = (
        Statement(
            Kind.DIRECT,
            (words(SAME_BODY, "We will open our embassy in Tehran again, soon"),),
            speakers=("bayramov",),
            speech_act=SpeechAct.COMMIT,
            during=0,
            confidence=0.9,
        ),
        Statement(
            Kind.DIRECT,
            (words(SAME_BODY, "Iran is a neighbour"),),
            speakers=("bayramov",),
            about=("iran",),
        ),
    )
    known = (AMIR, BAYRAMOV, IRAN, AZERBAIJAN, BAKU)
    return article, Extraction(known, said, (_talks(SAME_BODY, "received", "March 1"),))


def _talks(body: str, cue: str, day: str) -> Meeting:
    return Meeting(
        evidence=(words(body, cue),),
        participations=(
            Participation("amir", "Foreign Minister", "iran", Capacity.GUEST),
            Participation("bayramov", "Foreign Minister", "azerbaijan", Capacity.HOST),
        ),
        parties=("iran", "azerbaijan"),
        when=When(PartialDate("2023-03-01"), words(body, day)),
        location="baku",
    )


def silent() -> tuple[Article, Extraction]:
    """A meeting that nobody says a word about; with the last one, somebody met two in a month."""
    article = Article("Talks in Ankara", "2023-03-20", SILENT_BODY, publisher="The Herald")
    met = Meeting(
        evidence=(words(SILENT_BODY, "met"),),
        participations=(Participation("bayramov"), Participation("fidan", "Foreign Minister")),
        parties=("azerbaijan", "turkiye"),
        when=When(PartialDate("2023-03-18"), words(SILENT_BODY, "March 18")),
        location="ankara",
        confidence=0.75,
    )
    return article, Extraction((BAYRAMOV, FIDAN, AZERBAIJAN, TURKIYE, ANKARA), (), (met,))


def nothing() -> tuple[Article, Extraction]:
    """A plan that nothing came of, and one that was cancelled."""
    article = Article("Plans in Ankara", "2023-08-20", NOTHING_BODY, publisher="The Herald")
    planned = Meeting(
        evidence=(words(NOTHING_BODY, "will meet"),),
        participations=(Participation("fidan"), Participation("amir")),
        parties=("turkiye", "iran"),
        status=Status.PLANNED,
        when=When(PartialDate("2023-09-01"), words(NOTHING_BODY, "September 1")),
        location="ankara",
        confidence=0.9,
    )
    cancelled = Meeting(
        evidence=(words(NOTHING_BODY, "Talks"),),
        participations=(Participation("fidan"), Participation("bayramov")),
        parties=("turkiye", "azerbaijan"),
        status=Status.CANCELLED,
        location="baku",
        confidence=0.6,
    )
    known = (FIDAN, AMIR, BAYRAMOV, TURKIYE, IRAN, AZERBAIJAN, ANKARA, BAKU)
    return article, Extraction(known, (), (planned, cancelled))
