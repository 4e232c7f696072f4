"""Meetings over a corpus: their reports compared where they may be one, and put together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from sys import intern

from kg.resolution.corpus import articles, packed, unpacked
from kg.resolution.meetings import WINDOW, Tie, tie
from kg.resolution.reports import Meant, Report, reports

_TABLES = """
CREATE TABLE report (number INTEGER PRIMARY KEY, iri TEXT, article TEXT, title TEXT, told BLOB);
CREATE TABLE report_key (key TEXT, anchor TEXT, number INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Link:
    """Two meetings of two articles, or a plan and the meeting that was held, by their IRIs."""

    one: str
    other: str
    realized: bool
    sure: bool
    basis: tuple[str, ...]
    gap: timedelta

    @classmethod
    def of(cls, found: Tie) -> Link:
        """The same without what the articles tell."""
        one, other = intern(found.one.iri), intern(found.other.iri)
        if not found.realized and other < one:
            one, other = other, one
        return cls(one, other, found.realized, found.sure, found.basis, found.gap)

    @property
    def order(self) -> tuple[object, ...]:
        """The surest first; of equal ones those nearest in time."""
        return (not self.sure, self.gap, -len(self.basis), self.one, self.other, self.basis)


def linked(
    database: sqlite3.Connection, meant: Meant, *, forbidden: Callable[[str, str], bool]
) -> Iterator[Link]:
    """The links to be made, then those that are not sure (:attr:`Link.sure`)."""
    database.executescript(_TABLES)
    _collect(database, meant)
    found = dict.fromkeys(
        Link.of(each) for each in _ties(database) if not forbidden(each.one.iri, each.other.iri)
    )
    links = sorted(found, key=lambda link: link.order)
    meetings = _Meetings(database)
    same = [link for link in links if not link.realized]
    doubts = [link for link in same if not (link.sure and meetings.unite(link))]
    yield from meetings.links()
    yield from _realized([each for each in links if each.realized], meetings, doubts)
    yield from _doubts(doubts, meetings)


def title(database: sqlite3.Connection, iri: str) -> str:
    """What a meeting is called, the first name of several."""
    query = "SELECT MIN(title) FROM report WHERE iri = ?"
    return database.execute(query, (iri,)).fetchone()[0] or iri


def _collect(database: sqlite3.Connection, meant: Meant) -> None:
    database.execute("BEGIN")
    number = 0
    for article in articles(database):
        for report in reports(article, meant):
            number += 1
            told = (number, report.iri, report.article, report.title, packed(report))
            database.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?)", told)
            rows = [(key, report.anchor.isoformat(), number) for key in sorted(report.keys())]
            database.executemany("INSERT INTO report_key VALUES (?, ?, ?)", rows)
    database.execute("CREATE INDEX report_of ON report (iri)")
    database.execute("COMMIT")


def _ties(database: sqlite3.Connection) -> Iterator[Tie]:
    """What ties the reports that have a key in common and are near in time.

    Of reports that are one node already and tell the same place, one is compared with the others.
    """
    query = (
        "SELECT key, anchor, told FROM report_key JOIN report USING (number) "
        "ORDER BY key, anchor, number"
    )
    for _, rows in groupby(database.execute(query), key=lambda row: row[0]):
        window: deque[Report] = deque()
        for _, anchor, told in rows:
            report = unpacked(told, Report)
            while window and window[0].anchor < date.fromisoformat(anchor) - WINDOW:
                window.popleft()
            if any(_alike(report, other) for other in window):
                continue
            for other in window:
                found = tie(other, report)
                if found is not None:
                    yield found
            window.append(report)


def _alike(one: Report, other: Report) -> bool:
    return one.iri == other.iri and (one.status, one.place) == (other.status, other.place)


@dataclass(slots=True)
class _Meeting:
    """One meeting: its nodes, each with the number of articles that report it."""

    nodes: dict[str, int]
    articles: set[str]

    @property
    def chief(self) -> str:
        """The node that stands for it: the one that most articles report, the shorter of two."""
        return max(self.nodes, key=lambda iri: (self.nodes[iri], -len(iri), iri))


class _Meetings:
    """Which nodes are one meeting."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._meeting: dict[str, _Meeting] = {}
        self._because: dict[str, Link] = {}
        self._between: dict[frozenset[str], Link] = {}

    def of(self, iri: str) -> _Meeting:
        """The meeting that a node is of."""
        if iri not in self._meeting:
            query = "SELECT DISTINCT article FROM report WHERE iri = ?"
            articles = {article for (article,) in self._database.execute(query, (iri,))}
            self._meeting[iri] = _Meeting({iri: len(articles)}, articles)
        return self._meeting[iri]

    def unite(self, link: Link) -> bool:
        """Make two one, unless an article tells of both; whether they are one now."""
        one, other = self.of(link.one), self.of(link.other)
        if one is other:
            return True
        if not one.articles.isdisjoint(other.articles):
            return False
        small, large = sorted((one, other), key=lambda m: len(m.nodes))
        large.nodes |= small.nodes
        large.articles |= small.articles
        self._meeting |= dict.fromkeys(small.nodes, large)
        self._between[frozenset((link.one, link.other))] = link
        for iri in (link.one, link.other):
            self._because.setdefault(iri, link)
        return True

    def links(self) -> Iterator[Link]:
        """One link from each node of a meeting to the one that stands for it."""
        for iri in sorted(self._because):
            chief = self._meeting[iri].chief
            if iri != chief:
                made = self._between.get(frozenset((iri, chief)), self._because[iri])
                yield replace(made, one=iri, other=chief)


def _realized(links: list[Link], meetings: _Meetings, doubts: list[Link]) -> Iterator[Link]:
    """Each plan with the meeting that it became, if that is sure of one meeting alone."""
    chiefs: dict[str, str] = {}

    def chief(iri: str) -> str:
        if iri not in chiefs:
            chiefs[iri] = meetings.of(iri).chief
        return chiefs[iri]

    by_plan: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_plan[chief(link.one)].append(link)
    for plan in sorted(by_plan):
        sure = [link for link in by_plan[plan] if link.sure]
        least = min((link.gap for link in sure), default=None)
        nearest = [link for link in sure if link.gap == least]
        became = {chief(link.other) for link in nearest}
        if len(became) == 1:
            target = became.pop()
            for iri in sorted(meetings.of(plan).nodes):
                yield replace(nearest[0], one=iri, other=target)
        else:
            doubts += by_plan[plan]


def _doubts(doubts: list[Link], meetings: _Meetings) -> Iterator[Link]:
    """What was not done, as proposals; one for each two meetings."""
    seen: set[frozenset[int]] = set()
    for link in doubts:
        pair = frozenset((id(meetings.of(link.one)), id(meetings.of(link.other))))
        if len(pair) > 1 and pair not in seen:
            seen.add(pair)
            yield replace(link, sure=False)
