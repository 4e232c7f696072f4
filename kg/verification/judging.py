"""Verifying graphs: each with the articles that it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, Triple

from kg.article import Article
from kg.mapping.namespaces import NKG, PROV, SCHEMA
from kg.serialization import Format, parse
from kg.verification.archive import Archive
from kg.verification.articles import articles as judge_articles
from kg.verification.case import Case, Names, parts
from kg.verification.entities import entities
from kg.verification.events import meetings, statements
from kg.verification.facts import Facts
from kg.verification.report import Ungrounded, Verification
from kg.verification.spans import spans
from kg.verification.text import Text

_MISSING: Final = "the article is not among those given: its text is needed"


def verify(
    quads: Iterable[Quad], articles: Iterable[Article], *, names: Names | None = None
) -> Verification:
    """Whether every fact of a graph stands on the text of its articles.

    ``names`` are those that an authority file gives, by IRI.
    """
    with closing(Archive(articles)) as archive:
        whole = _by_graph(quads).values()
        return Verification.merged(_verified(t, archive, names or {}) for t in whole)


def verify_file(
    path: str | Path,
    archive: Archive,
    *,
    format: Format | None = None,  # noqa: A002
    names: Names | None = None,
) -> Verification:
    """The same of a file, graph by graph, with the articles of an archive.

    Files whose graphs each stand in one piece, as ours do, are read as a stream. Raises what
    :func:`kg.serialization.parse` raises.
    """
    reports, seen = [], set[object]()
    for name, triples in _runs(parse(path, format=format)):
        if name in seen:  # a file in another order than ours
            whole = _by_graph(parse(path, format=format))
            graphs = whole.values()
            return Verification.merged(_verified(t, archive, names or {}) for t in graphs)
        seen.add(name)
        reports.append(_verified(triples, archive, names or {}))
    return Verification.merged(reports)


def _runs(quads: Iterable[Quad]) -> Iterator[tuple[object, list[Triple]]]:
    for graph, run in groupby(quads, attrgetter("graph_name")):
        yield graph, [quad.triple for quad in run]


def _by_graph(quads: Iterable[Quad]) -> dict[object, list[Triple]]:
    graphs: dict[object, list[Triple]] = {}
    for name, triples in _runs(quads):
        graphs.setdefault(name, []).extend(triples)
    return graphs


def _verified(triples: Sequence[Triple], archive: Archive, names: Names) -> Verification:
    facts = Facts(triples)
    iris = facts.instances(SCHEMA.NewsArticle)
    found = {iri: _article(iri, facts, archive) for iri in iris}
    texts = {iri: Text(article) for iri, article in found.items() if article}
    missing = [
        Ungrounded(iri, None, iri, SCHEMA.headline.value, _headline(iri, facts), _MISSING)
        for iri in iris
        if iri not in texts
    ]
    judged = _judged(Case(facts, texts, names), is_whole=not missing)
    decided = any(facts.values(iri, PROV.wasInfluencedBy) for iri in iris)
    return Verification((*missing, *judged.findings), judged.grounds, len(iris), decided)


def _headline(iri: str, facts: Facts) -> str:
    return next(iter(facts.values(iri, SCHEMA.headline)), "")


def _article(iri: str, facts: Facts, archive: Archive) -> Article | None:
    named, digest = parts(iri), facts.one(iri, NKG.contentDigest)
    return archive.find(named[1], digest or "") if named else None


def _judged(case: Case, *, is_whole: bool) -> Verification:
    """Who and what is named is judged where all articles are known that may name it."""
    judges = [judge_articles, spans, statements, meetings, *([entities] if is_whole else [])]
    judgements = chain.from_iterable(judge(case) for judge in judges)
    findings, grounds = list[Ungrounded](), Counter[str]()
    for judgement in judgements:
        if judgement.finding:
            findings.append(judgement.finding)
        else:
            grounds[judgement.ground or ""] += 1
    return Verification(tuple(findings), dict(grounds), 0)
