"""Meetings over a corpus: their reports compared where they may be one, and put together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from kg.resolution.corpus import articles, packed, unpacked
from kg.resolution.meetings import WINDOW, Tie, tie
from kg.resolution.reports import Meant, Report, reports

_TABLES = """
CREATE TABLE report (number INTEGER PRIMARY KEY, iri TEXT, article TEXT, told BLOB);
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
    titles: tuple[str, str]

    @classmethod
    def of(cls, found: Tie) -> Link:
        """The same without what the articles tell."""
        one, other = found.one, found.other
        if not found.realized and other.iri < one.iri:
            one, other = other, one
        titles = (one.title, other.title)
        return cls(one.iri, other.iri, found.realized, found.sure, found.basis, found.gap, titles)

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


def _collect(database: sqlite3.Connection, meant: Meant) -> None:
    database.execute("BEGIN")
    number = 0
    for article in articles(database):
        for report in reports(article, meant):
            number += 1
            told = (number, report.iri, report.article, packed(report))
            database.execute("INSERT INTO report VALUES (?, ?, ?, ?)", told)
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


class _Meetings:
    """Which meetings are one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._members: dict[str, set[str]] = {}
        self._because: dict[frozenset[str], Link] = {}

    def of(self, iri: str) -> set[str]:
        """All nodes of the meeting that a node is of."""
        return self._members.get(iri, {iri})

    def chief(self, iri: str) -> str:
        """The node that stands for a meeting: the one that most articles report."""
        return max(self.of(iri), key=lambda i: (len(self._articles(i)), -len(i), i))

    def unite(self, link: Link) -> bool:
        """Make two one, unless an article tells of both; whether they are one now."""
        one, other = self.of(link.one), self.of(link.other)
        if link.other in one:
            return True
        told = [{a for i in side for a in self._articles(i)} for side in (one, other)]
        if not told[0].isdisjoint(told[1]):
            return False
        both = one | other
        self._members |= dict.fromkeys(both, both)
        self._because[frozenset((link.one, link.other))] = link
        return True

    def links(self) -> Iterator[Link]:
        """One link from each node of a meeting to the one that stands for it."""
        for iri in sorted(self._members):
            chief = self.chief(iri)
            if iri != chief:
                yield self._reason(iri, chief)

    def _reason(self, iri: str, chief: str) -> Link:
        """The link that made the two one, else one that joined the first to the others."""
        made = self._because.get(frozenset((iri, chief))) or next(
            self._because[pair] for pair in sorted(self._because, key=sorted) if iri in pair
        )
        titles = made.titles if made.one == iri else made.titles[::-1]
        return Link(iri, chief, False, True, made.basis, made.gap, titles)

    def _articles(self, iri: str) -> frozenset[str]:
        query = "SELECT DISTINCT article FROM report WHERE iri = ?"
        return frozenset(article for (article,) in self._database.execute(query, (iri,)))


def _realized(links: list[Link], meetings: _Meetings, doubts: list[Link]) -> Iterator[Link]:
    """Each plan with the meeting that it became, if that is sure of one meeting alone."""
    by_plan: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_plan[min(meetings.of(link.one))].append(link)
    for plan in sorted(by_plan):
        found = by_plan[plan]
        sure = [link for link in found if link.sure]
        nearest = [link for link in sure if link.gap == min(each.gap for each in sure)]
        became = {meetings.chief(link.other) for link in nearest}
        if len(became) == 1:
            best, target = nearest[0], became.pop()
            for iri in sorted(meetings.of(plan)):
                titles = best.titles
                yield Link(iri, target, True, True, best.basis, best.gap, titles)
        else:
            doubts += found


def _doubts(doubts: list[Link], meetings: _Meetings) -> Iterator[Link]:
    """What was not done, as proposals; one for each two meetings."""
    seen: set[frozenset[str]] = set()
    for link in doubts:
        pair = frozenset((meetings.chief(link.one), meetings.chief(link.other)))
        if len(pair) > 1 and pair not in seen:
            seen.add(pair)
            yield Link(link.one, link.other, link.realized, False, *_rest(link))


def _rest(link: Link) -> tuple[tuple[str, ...], timedelta, tuple[str, str]]:
    return link.basis, link.gap, link.titles
