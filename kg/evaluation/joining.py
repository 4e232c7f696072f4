"""Whether who speaks and who meets is one node wherever it is the same one: B³ over an article.

An item is a place where the gold names somebody: the speaker of a matched statement, a participant
of a matched meeting. By the gold, items with one name are one; by the graph, items with one node,
and one without any is alone. An unnamed speaker is left out, for gold tells two spokesmen by the
same word; a participant by his office is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from kg.evaluation.gold import GoldMeeting
from kg.evaluation.graph import Named
from kg.evaluation.measures import BCubed, Figures, matching
from kg.evaluation.meetings import FoundMeeting, Met
from kg.evaluation.names import named, words
from kg.evaluation.statements import CONTENT, Judged
from kg.evaluation.statuses import pairs

JOINED: Final = "B³"

Item = tuple[str, frozenset[str]]
"""The node, and the words of the gold's name."""


def figures(judged: Judged, met: Met) -> Figures:
    """The score of one article."""
    return Figures(clusters={JOINED: b_cubed([*_speakers(judged), *_participants(met)])})


def b_cubed(items: Sequence[Item]) -> BCubed:
    """How well the nodes cluster the items as the names do."""
    both = Counter(items)
    nodes, names = Counter(node for node, _ in items), Counter(name for _, name in items)
    return BCubed(
        sum(both[item] / nodes[item[0]] for item in items),
        sum(both[item] / names[item[1]] for item in items),
        len(items),
    )


def _speakers(judged: Judged) -> Iterator[Item]:
    for i, j in judged.pairs[CONTENT]:
        name, speakers = judged.wanted[j].speaker or "", judged.found[i].speakers
        if name[:1].isupper():
            yield _called(speakers, name) or f"statement {i}", words(name)


def _called(speakers: Sequence[Named], name: str) -> str:
    """The one of that name, else the first."""
    right = (s.node for s in speakers if named(s.names, name))
    return next(right, speakers[0].node if speakers else "")


def _participants(met: Met) -> Iterator[Item]:
    for i, j in pairs(met):
        found, wanted = met.found[i], met.wanted[j]
        for a, b in _persons(found, wanted):
            yield found.attendees[a].node, words(wanted.participants[b])


def _persons(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[tuple[int, int]]:
    """Who is who by name; where one is left on either side, they are meant to be the same."""
    same = matching(found.people, wanted.participants, named)
    yield from same
    rest = [i for i in range(len(found.people)) if i not in {i for i, _ in same}]
    others = [j for j in range(len(wanted.participants)) if j not in {j for _, j in same}]
    if len(rest) == len(others) == 1:
        yield rest[0], others[0]
