"""Graphs and the articles that they must stand on."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.article import Article
from kg.errors import InputError
from kg.mapping.namespaces import DEFAULT_BASE, NKG, OA, SCHEMA, XSD
from kg.pipeline import Built, Settings, build_article
from kg.reading import read, read_text
from kg.serialization import Format, save
from kg.verification import Archive, Verification, verify, verify_file

SEED = Path(__file__).resolve().parents[2] / "seeds" / "seed-article.txt"
OTHER = """date 2024-06-02 Ministers meet
author: Jane Doe

PARIS, June 2 (AFP) -- The foreign ministers of Kenya and Egypt met in Cairo on Friday.

“We agree,” said Kenyan Prime Minister Grace Okello, once a student in the Soviet Union, on May 30.
"""


@cache
def seed() -> Article:
    (article,) = read([SEED])
    assert isinstance(article, Article)
    return article


@cache
def other() -> Article:
    (article,) = read_text(OTHER, source="other.txt")
    assert isinstance(article, Article)
    return article


@cache
def quads_of(article: Article, *, bodies: bool = True) -> tuple[Quad, ...]:
    built = build_article(article, Settings(extractor="rules", bodies=bodies))
    assert isinstance(built, Built)
    return built.quads


def node(path: str) -> NamedNode:
    return NamedNode(DEFAULT_BASE + path)


def altered(
    quads: Sequence[Quad], subject: str, predicate: NamedNode, *values: Literal | NamedNode
) -> list[Quad]:
    """The quads with other values for one property of the nodes whose IRI holds ``subject``."""
    hit = [q for q in quads if q.predicate == predicate and subject in str(q.subject)]
    assert hit
    kept = [q for q in quads if q not in hit]
    return kept + [Quad(hit[0].subject, predicate, value, hit[0].graph_name) for value in values]


def told(found: Verification) -> list[tuple[str, str]]:
    return [(f.property.rpartition("/")[2].rpartition("#")[2], f.value) for f in found.findings]


@pytest.mark.parametrize("bodies", [True, False])
def test_what_we_build_stands_on_its_text(bodies: bool) -> None:
    articles = [seed(), other()]
    quads = [q for article in articles for q in quads_of(article, bodies=bodies)]
    found = verify(quads, articles)
    assert (found.findings, found.articles) == ((), 2)
    assert found.facts == sum(found.grounds.values()) > 150
    assert set(found.grounds) > {"its words", "the header", "an office or a body and its country"}
    assert ("the characters at the offsets" in found.grounds) == bodies


def test_a_former_state_has_the_codes_of_a_former_state() -> None:
    state = [q.object for q in quads_of(other()) if q.subject == node("country/suhh")]
    assert Literal("SUHH") in state
    assert verify(quads_of(other()), [other()]).grounds["the list of countries"] >= 15


TOLD_OTHERWISE = """date 2022-07-21 Calls

BRUSSELS, July 21 (Reuters) - The European Union's foreign policy chief, Anna Bell,
spoke by phone with her Turkish counterpart on Tuesday.

TBILISI, July 21 (IPN) - The Georgian premier and his Armenian opposite number spoke on the
telephone on Wednesday about fuel trains, the government's press office said.
"""


def test_offices_told_in_other_words_stand_on_those() -> None:
    (article,) = read_text(TOLD_OTHERWISE)
    assert isinstance(article, Article)
    quads = quads_of(article)
    names = {q.object.value for q in quads if isinstance(q.object, Literal)}
    assert names > {"foreign minister of Türkiye", "prime minister of Armenia"}
    found = verify(quads, [article])
    assert found.findings == ()
    assert set(found.grounds) > {
        "an office in other words and its country", "the office in other words",
    }  # fmt: skip
    other = altered(quads, "armenia", SCHEMA.name, Literal("defence minister of Armenia"))
    assert ("name", "defence minister of Armenia") in told(verify(other, [article]))


DATE = Literal("2024-05-20", datatype=XSD.date)
ALTERED: dict[str, tuple[str, NamedNode, tuple[Literal | NamedNode, ...], str]] = {
    "name": ("person/ilham-aliyev", SCHEMA.name, (Literal("Ilham Heydarov"),), "does not say it"),
    "part of a word": ("place/baku", SCHEMA.name, (Literal("Bak"),), "does not say it"),
    "other name": ("person/ebrahim-raisi", SCHEMA.alternateName, (Literal("Rai"),), "not say it"),
    "office": ("person/ebrahim-raisi", SCHEMA.jobTitle, (Literal("King"),), "does not say it"),
    "role": ("ilham-aliyev/", NKG.role, (Literal("Premier"),), "does not say it"),
    "nationality": ("person/ilham-aliyev", SCHEMA.nationality, (node("country/pt"),), "'pt'"),
    "party": ("meeting/", NKG.party, (node("country/fr"),), "country 'fr'"),
    "code": ("country/az", NKG.iso3166Alpha3, (Literal("ARM"),), "no code"),
    "day": ("meeting/", SCHEMA.startDate, (DATE,), "no words of the article mean that day"),
    "no day": ("meeting/", SCHEMA.startDate, (Literal("soon"),), "no words"),
    "bound": ("meeting/", NKG.latest, (DATE,), "no bound"),
    "day of a statement": ("183-395", NKG.statedOn, (DATE,), "no words"),
    "title": ("meeting/", SCHEMA.name, (Literal("Raisi and Aliyev"),), "not the names"),
    "words": ("183-395", SCHEMA.text, (Literal("Never"),), "its content is 'The Palestine"),
    "exact": ("183,395", OA.exact, (Literal("Never"),), "there stands 'The Palestine"),
    "before": ("183,395", OA.prefix, (Literal("Never"),), "before it stands"),
    "behind": ("183,395", OA.suffix, (Literal("Never"),), "behind it stands"),
    "start": ("398,403", OA.start, (Literal(399),), "not those in the name"),
    "no start": ("398,403", OA.start, (), "no place in a text"),
    "two ends": ("398,403", OA.end, (Literal(403), Literal(404)), "no place in a text"),
    "beyond": ("398,403", OA.end, (Literal(99_999),), "no place in a text of"),
    "not a place": ("183-395", NKG.cue, (node("place/baku"),), "which characters these are"),
    "nobody": ("183-395", NKG.speaker, (node("person/nobody"),), "does not tell what that is"),
    "headline": ("article/", SCHEMA.headline, (Literal("No"),), "the article has 'Raisi: Iran"),
    "digest": ("article/", NKG.contentDigest, (Literal("0"),), "the article has '984f"),
    "body": ("article/", SCHEMA.articleBody, (Literal("Other"),), "the article has"),
    "url": ("article/", SCHEMA.wordCount, (Literal(1),), "the article has '328'"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERED)
def test_what_is_altered_is_found_with_its_reason(name: str) -> None:
    subject, predicate, values, why = ALTERED[name]
    found = verify(altered(quads_of(seed()), subject, predicate, *values), [seed()])
    about = (predicate.value, OA.start.value)
    assert any(why in f.why and f.property in about for f in found.findings), found.findings
    assert {str(f.location) for f in found.findings} == {"seed-article.txt:1"}


def test_an_article_that_was_not_given_is_told_and_no_more() -> None:
    found = verify([*quads_of(seed()), *quads_of(other())], [other()])
    (finding,) = found.findings
    assert finding.article == finding.node
    assert (finding.location, finding.why) == (
        None, "the article is not among those given: its text is needed",
    )  # fmt: skip


def test_in_a_union_no_name_is_judged_where_an_article_is_missing() -> None:
    union = [Quad(q.subject, q.predicate, q.object) for a in (seed(), other()) for q in quads_of(a)]
    assert verify(union, [seed(), other()]).findings == ()
    assert [f.location for f in verify(union, [other()]).findings] == [None]


def test_the_body_that_the_graph_was_built_from_is_looked_up() -> None:
    corrected = replace(seed(), body=seed().body.replace("Aliyev", "Aliyeva"))
    assert verify(quads_of(seed()), [corrected, seed(), corrected]).findings == ()
    found = verify(quads_of(seed()), [corrected])
    assert ("name", "Ilham Aliyev") in told(found)


def test_a_place_in_another_article_is_no_evidence() -> None:
    quads = [*quads_of(seed()), *quads_of(other())]
    (statement,) = [q for q in quads_of(other()) if q.predicate == NKG.cue]
    foreign = next(q.object for q in quads if q.predicate == NKG.cue)
    assert isinstance(foreign, NamedNode)
    union = [Quad(q.subject, q.predicate, q.object) for q in quads]
    union.append(Quad(statement.subject, NKG.cue, foreign))
    (finding,) = verify(union, [seed(), other()]).findings
    assert (finding.value, finding.why) == (foreign.value, "a place in another article")


def test_what_is_not_ours_is_passed_over() -> None:
    thing, graph = NamedNode("http://e/thing"), NamedNode("http://e/graph")
    quads = [Quad(thing, SCHEMA.name, Literal("Thing"), graph)]
    assert verify(quads, []) == Verification()
    foreign = [Quad(thing, NKG.spanOf, thing, graph), *quads_of(seed())]
    assert verify(foreign, [seed()]).findings == ()


def shuffled(quads: Sequence[Quad]) -> list[Quad]:
    return [*quads[::2], *quads[1::2]]


@pytest.mark.parametrize("order", [list, shuffled])
def test_files_are_read_in_any_order_of_their_graphs(
    order: Callable[[Sequence[Quad]], list[Quad]], tmp_path: Path
) -> None:
    lines = [f"{q} .\n" for q in order([*quads_of(other()), *quads_of(seed())])]
    file = tmp_path / "graph.nq.gz"
    file.write_bytes(gzip.compress("".join(lines).encode()))
    with closing(Archive([seed(), other()])) as archive:
        found = verify_file(file, archive)
    assert (found.findings, found.articles) == ((), 2)


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_is_verified(format_: Format, tmp_path: Path) -> None:
    file = tmp_path / "graph"
    save([quads_of(other()), quads_of(seed())], file, format=format_)
    with closing(Archive([seed(), other()])) as archive:
        found = verify_file(file, archive, format=format_)
        assert (found.findings, found.articles) == ((), 2)
        with pytest.raises(InputError, match="cannot be read"):
            verify_file(tmp_path / "none.nq", archive)
