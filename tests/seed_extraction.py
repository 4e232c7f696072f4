"""The seed article and what is in it, by hand: the yardstick of the tests, and their example."""

from __future__ import annotations

import re
from pathlib import Path

from kg.article import Article, Dateline, Span
from kg.extraction.model import (
    Capacity,  # noqa: F401 -- re-exported for tests that vary the example
    Entity,
    EntityType,
    Extraction,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    SpeechAct,
    Statement,
    When,
)

SEED = Path(__file__).resolve().parent.parent / "seeds" / "seed-article.txt"
_HEADER, _, _REST = SEED.read_text("utf-8").partition("\n\n")
BODY = _REST.strip()


def span(words: str, *, nth: int = 1) -> Span:
    """The ``nth`` place in the body where ``words`` stand."""
    starts = [m.start() for m in re.finditer(re.escape(words), BODY)]
    return Span(starts[nth - 1], starts[nth - 1] + len(words))


def between(first: str, last: str) -> Span:
    """From the first place of ``first`` to the end of the first ``last`` behind it."""
    start = BODY.index(first)
    return Span(start, BODY.index(last, start) + len(last))


def article() -> Article:
    """The seed as the reader gives it."""
    return Article(
        headline="Raisi: Iran, Azerbaijan continue to support Palestinian cause",
        published="2024-05-19",
        body=BODY,
        dateline=Dateline(span("Tehran, IRNA –"), place=span("Tehran"), agency=span("IRNA")),
        publisher="IRNA",
        sections=(span("Iran respects Azerbaijan sovereignty"),),
        source="seed-article.txt",
    )


RAISI, ALIYEV = "person:ebrahim-raisi", "person:ilham-aliyev"
LEADER = "person:supreme-leader-of-the-islamic-revolution"
IRAN, AZERBAIJAN = "country:ir", "country:az"
DAM, CEREMONY = "place:qiz-qalasi-dam", "event:ceremony"


def _places(*words: str) -> tuple[Span, ...]:
    return tuple(sorted(span(w) for w in words))


def entities() -> tuple[Entity, ...]:
    """Who and what the seed names."""
    place, person, country = EntityType.PLACE, EntityType.PERSON, EntityType.COUNTRY
    return (
        Entity("place:tehran", place, "Tehran", _places("Tehran"), country="ir"),
        Entity("agency:irna", EntityType.NEWS_AGENCY, "IRNA", _places("IRNA")),
        Entity(
            RAISI,
            person,
            "Ebrahim Raisi",
            (span("Ebrahim Raisi"), span("Raisi", nth=2), span("Raisi", nth=3)),
            ("Raisi",),
            ("President",),
            "ir",
        ),
        Entity(
            IRAN,
            country,
            "Islamic Republic of Iran",
            (span("Iran", nth=2),),
            ("Iran",),
            country="ir",
        ),
        Entity(
            AZERBAIJAN,
            country,
            "Republic of Azerbaijan",
            (span("Azerbaijan Republic"),),
            ("Azerbaijan Republic", "Azerbaijan"),
            country="az",
        ),
        Entity(ALIYEV, person, "Ilham Aliyev", _places("Ilham Aliyev"), (), ("President",), "az"),
        Entity(
            CEREMONY,
            EntityType.EVENT,
            "a ceremony to inaugurate the joint Qiz Qalasi Dam",
            _places("a ceremony to inaugurate the joint Qiz Qalasi Dam"),
            named=False,
        ),
        Entity(DAM, place, "Qiz Qalasi Dam", _places("Qiz Qalasi Dam")),
        Entity("place:aras", place, "Aras", _places("Aras")),
        Entity(
            LEADER,
            person,
            "Supreme Leader of the Islamic Revolution",
            _places("the Supreme Leader of the Islamic Revolution"),
            named=False,
        ),
        Entity("place:baku", place, "Baku", _places("Baku"), country="az"),
        Entity("place:karabakh", place, "Karabakh", _places("Karabakh")),
    )


_SUNDAY = When(PartialDate("2024-05-19"), span("Sunday"))


def _near(words: str, content: Span) -> tuple[Span, ...]:
    """The last place of ``words`` shortly before ``content``, else the first one behind it."""
    places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), BODY)]
    before = [p for p in places if content.start - 60 < p.end <= content.start]
    behind = [p for p in places if p.start >= content.end]
    return (before[-1] if before else behind[0],)


def _said(kind: Kind, content: Span, source: str, cue: str, **more: object) -> Statement:
    return Statement(
        kind,
        (content,),
        _near(source, content),
        _near(cue, content),
        **({"speakers": (RAISI,)} | more),  # type: ignore[arg-type]
    )


def statements() -> tuple[Statement, ...]:
    """The ten outermost statements, each followed by those within it."""
    quote2 = between("As the Supreme Leader", "unbreakable.")
    adding = between("Iran believes that insecurity", "harm both countries")
    among = between("Iran was among", "should be preserved")
    indirect, direct = Kind.INDIRECT, Kind.DIRECT
    return (
        _said(indirect, between("Iran and the Azerb", "regime"), "Ebrahim Raisi", "has said"),
        _said(
            direct,
            between("The Palestine issue", "regime"),
            "Raisi",
            "said",
            stated_on=_SUNDAY,
            during=0,
        ),
        _said(
            indirect,
            between("the project as a symbol", "mutual cooperation"),
            "President Raisi",
            "hailed",
            speaker_role="President",
            speech_act=SpeechAct.EXPRESS,
        ),
        _said(Kind.MIXED, between("Iran’s relations with the Republic", "ness"), "He", "said"),
        Statement(direct, (quote2,), speakers=(RAISI,), confidence=0.8),
        _said(
            indirect,
            between("Iran’s relations with the brotherly", "beyond neighborliness"),
            "the Supreme Leader of the Islamic Revolution",
            "has said",
            speakers=(LEADER,),
            within=4,
        ),
        _said(indirect, between("Iran and Azerbaijan, in addition", "members"), "Raisi", "said"),
        _said(indirect, between("Some parties may", "further progress"), "Raisi", "said"),
        _said(indirect, adding, "Raisi", "adding"),
        _said(
            indirect,
            between("insecurity at the joint", "both countries"),
            "Iran",
            "believes",
            speakers=(IRAN,),
            within=8,
        ),
        _said(indirect, among, "President Raisi", "said", speaker_role="President"),
        _said(
            indirect,
            between("Azerbaijan’s sovereignty and", "preserved"),
            "the Islamic Republic of Iran",
            "believes",
            speakers=(IRAN,),
            within=10,
        ),
        _said(
            indirect,
            between("Iran’s readiness to export", "in Karabakh"),
            "Raisi",
            "announced",
            speech_act=SpeechAct.COMMIT,
        ),
    )


def meeting() -> Meeting:
    """The two presidents at the dam."""
    return Meeting(
        evidence=(
            span("talks with his Azerbaijani counterpart Ilham Aliyev"),
            between("The two presidents met", "river of Aras"),
        ),
        participations=(
            Participation(RAISI, "President", IRAN),
            Participation(ALIYEV, "President", AZERBAIJAN),
        ),
        parties=(IRAN, AZERBAIJAN),
        when=_SUNDAY,
        location=DAM,
        occasion=CEREMONY,
        confidence=0.9,
    )


def extraction() -> Extraction:
    """All of it."""
    return Extraction(entities(), statements(), (meeting(),))
