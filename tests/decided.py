"""A few articles of our own about the same persons, built with and without an authority file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from kg.article import Article, Span
from kg.cli.main import main
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    Statement,
    Status,
    When,
)
from kg.mapping import Provenance, to_quads
from kg.mapping.iris import Iris
from kg.resolution import Authority, applied, load

BASE = "https://example.org/newskg/"
PROVENANCE = Provenance("hand", "1", "0.1.0", "0.1.0")
BODY = (
    "Foreign Minister Ilqar Əliyev met the president of Egypt in Baku. He said so. "
    "Two officials agreed."
)


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def words(text: str) -> Span:
    return Span(BODY.index(text), BODY.index(text) + len(text))


def article(headline: str = "Ministers meet", day: str = "2024-05-20") -> Article:
    return Article(headline, day, BODY, publisher="AZERTAC", authors=("Jane Roe",))


@cache
def extraction() -> Extraction:
    """A minister, a president without a name, their countries, a meeting, three statements."""
    minister = Entity(
        "m", EntityType.PERSON, "Ilqar Əliyev", (words("Ilqar Əliyev"),), (), ("Foreign Minister",)
    )
    president = Entity(
        "p",
        EntityType.PERSON,
        "president of Egypt",
        (words("the president of Egypt"),),
        job_titles=("president",),
        country="eg",
        named=False,
    )
    officials = Entity(
        "o", EntityType.UNNAMED_SOURCE, "two officials", (words("Two officials"),), named=False
    )
    known = (
        minister,
        president,
        officials,
        Entity("az", EntityType.COUNTRY, "Azerbaijan", country="az"),
        Entity("eg", EntityType.COUNTRY, "Egypt", (words("Egypt"),), country="eg"),
        Entity("paper", EntityType.NEWS_AGENCY, "AZERTAC"),
    )
    meeting = Meeting(
        (words("met"),),
        (
            Participation("m", "Foreign Minister", "az"),
            Participation("p", "president", "eg"),
        ),
        ("az", "eg"),
        when=When(PartialDate("2024-05-19"), words("Baku")),
    )
    planned = Meeting((words("in Baku"),), parties=("az", "eg"), status=Status.PLANNED)
    said = (
        Statement(Kind.INDIRECT, (words("He said so"),), speakers=("m",), during=0),
        Statement(Kind.INDIRECT, (words("said so"),), within=0),
        Statement(Kind.DIRECT, (words("agreed"),), speakers=("o",)),
    )
    return Extraction(known, said, (meeting, planned))


IRIS = Iris.of(article())
ARTICLE = IRIS.article.value
STATEMENTS = [IRIS.statement(s).value for s in extraction().statements]
PLACE = IRIS.meeting(extraction().meetings[0]).value
PLANNED = IRIS.meeting(extraction().meetings[1]).value
OFFICIALS = IRIS.entity(extraction().entities[2]).value


def graph(authority: Authority, found: Article | None = None) -> tuple[Quad, ...]:
    """The article's graph as the authority has it."""
    known = found or article()
    done = applied(authority, known, extraction(), base=BASE)
    return to_quads(known, done.extraction, provenance=PROVENANCE, decided=done.decided)


def authority(folder: Path, text: str, *, name: str = "mine.csv") -> Authority:
    """What a file with that text says."""
    path = folder / name
    path.write_text(text, "utf-8")
    return load([path], base=BASE)


def told(quads: tuple[Quad, ...], subject: str, predicate: NamedNode) -> list[str]:
    """The values of a property, IRIs under the base without it."""
    node = NamedNode(subject if "://" in subject else BASE + subject)
    return [value(q.object) for q in quads if q.subject == node and q.predicate == predicate]


def value(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value.removeprefix(BASE)
