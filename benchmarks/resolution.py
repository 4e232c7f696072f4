"""How well ``kg resolve`` finds who is who and which meetings are one, on gold in groups.

    python benchmarks/resolution.py [EXTRACTOR] GOLD...

EXTRACTOR is a name that ``kg build --extractor`` knows (the default one unless given), or ``gold``:
the persons and meetings that people marked, so that the resolution is judged by itself. GOLD is in
the format of ``tests/quality/groups-*.json``. The articles are built, resolved, and built again
with the authority file. Prints a Markdown table with two rows for each file: without the authority
file and with it. Persons and meetings that the extraction missed count as missed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Quad, RdfFormat, serialize

from kg.article import Article, Span
from kg.evaluation import Gold, load_gold
from kg.evaluation.gold import GoldMeeting
from kg.evaluation.graph import Graph, Told
from kg.evaluation.measures import matching
from kg.evaluation.meetings import FoundMeeting, about, found_meetings, same_date, same_people
from kg.evaluation.names import named, words
from kg.extraction import DEFAULT, extractor_named, extractor_names
from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Format,
    Meeting,
    PartialDate,
    Participation,
    Status,
    When,
)
from kg.mapping import Provenance, to_quads
from kg.mapping.iris import Iris
from kg.mapping.namespaces import DEFAULT_BASE, NKG, SCHEMA
from kg.reading import read_text
from kg.resolution import NO_AUTHORITY, Authority, applied
from kg.resolution.resolving import resolve

PROVENANCE = Provenance("benchmark", "1", "0.1.0", "0.1.0")
HEADER = (
    "| gold | extraction | authority | persons B³ (P / R) | pairs (P / R) "
    "| meetings, pairs (P / R) | realized by (P / R) |\n|---|---|---|---|---|---|---|"
)
Story = tuple[Gold, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Read:
    """A gold story as an article, what is in it, and what gold knows beyond the story."""

    gold: Gold
    more: Mapping[str, object]
    article: Article
    extraction: Extraction


@dataclass(slots=True)
class Sorted:
    """Gold persons and meetings, each with its gold id and with the node that was found."""

    persons: list[tuple[str, Hashable]] = field(default_factory=list)
    meetings: list[tuple[str, Hashable]] = field(default_factory=list)
    plans: list[tuple[Hashable, str]] = field(default_factory=list)
    realized: set[tuple[Hashable, Hashable]] = field(default_factory=set)
    same: list[tuple[Hashable, Hashable]] = field(default_factory=list)


def read(path: Path, extractor: str) -> Iterator[Read]:
    """The stories with what the extractor, or whoever marked them, found in them."""
    raw = json.loads(path.read_text("utf-8"))
    for gold in load_gold(path):
        text = f" date {gold.date} {gold.headline}\n\n{gold.body}\n"
        article = next(a for a in read_text(text) if isinstance(a, Article))
        more = raw[gold.id]
        found = marked(gold, more) if extractor == "gold" else None
        yield Read(gold, more, article, found or extractor_named(extractor).extract(article))


def marked(gold: Gold, more: Mapping[str, object]) -> Extraction:
    """The persons and meetings of a gold story as if they had been extracted."""
    meetings = [m for m in gold.meetings or () if len(m.participants) > 1]
    countries: defaultdict[str, set[str]] = defaultdict(set)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        codes = meeting.countries or ()
        for index, name in enumerate(meeting.participants):
            if len(codes) == len(meeting.participants):  # an organization has none
                countries[name].add(codes[index].lower())
            if meeting.offices and meeting.offices[index]:
                offices[name].add(meeting.offices[index])
    persons = [str(p["name"]) for p in more.get("persons", ())]  # type: ignore[attr-defined]
    names = dict.fromkeys([*persons, *(n for m in meetings for n in m.participants)])
    codes = sorted({code for found in countries.values() for code in found})
    entities = [Entity(c, EntityType.COUNTRY, c.upper(), country=c) for c in codes]
    entities += [
        Entity(
            name,
            EntityType.PERSON,
            name,
            job_titles=tuple(sorted(offices[name])),
            country=min(countries[name], default=None),
            named=not name[0].islower(),
        )
        for name in names
    ]
    places = dict.fromkeys(m.place for m in meetings if m.place)
    entities += [
        Entity(f"at {place}", EntityType.PLACE, place, country=_country(place)) for place in places
    ]
    return Extraction(tuple(entities), (), tuple(_meeting(m, i) for i, m in enumerate(meetings)))


def _country(place: str) -> str | None:
    """The country of a city that the gazetteer knows."""
    words = place.split()
    found = match_entry(words, [word.lower() for word in words], 0)
    return found[1].country if found and found[0] == len(words) else None


def _meeting(gold: GoldMeeting, index: int) -> Meeting:
    here = Span(index, index + 1)
    codes = [code.lower() for code in gold.countries or ()]
    whose = codes if len(codes) == len(gold.participants) else [None] * len(gold.participants)
    offices = gold.offices or [""] * len(gold.participants)
    parts = tuple(
        Participation(name, office or None, country)
        for name, office, country in zip(gold.participants, offices, whose, strict=True)
    )
    return Meeting(
        (here,),
        parts,
        tuple(dict.fromkeys(codes)),
        Format.PHONE_CALL if gold.type == "phone" else Format.IN_PERSON,
        Status[gold.status.upper()],
        When(PartialDate(gold.date), here) if gold.date else None,
        f"at {gold.place}" if gold.place else None,
    )


def graph(one: Read, authority: Authority) -> tuple[Quad, ...]:
    """The graph of a story as the authority has it."""
    done = applied(authority, one.article, one.extraction, base=DEFAULT_BASE)
    return to_quads(one.article, done.extraction, provenance=PROVENANCE, decided=done.decided)


def resolved(stories: Sequence[Read]) -> Authority:
    """What ``kg resolve`` makes of the stories."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        quads = [q for story in stories for q in graph(story, NO_AUTHORITY)]
        path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
        return resolve([str(path)], authority=NO_AUTHORITY).authority


def sort(stories: Sequence[Read], authority: Authority) -> Sorted:
    """Each gold person and meeting with its node, by the names that the text alone gives."""
    found = Sorted()
    for story in stories:
        plain, decided = (told(story, a) for a in (NO_AUTHORITY, authority))
        nodes = _persons(story, plain)
        after = dict(zip(_entities(story, NO_AUTHORITY), _entities(story, authority), strict=True))
        for person in story.more.get("persons", ()):  # type: ignore[attr-defined]
            node = nodes.get(person["name"])
            missed = (story.gold.id, person["name"])
            found.persons.append((person["is"], after.get(node, node) if node else missed))
        _meetings(story, plain, decided, found)
    return found


def told(story: Read, authority: Authority) -> Told:
    """The graph of a story, to be asked."""
    asked = Graph()
    for quad in graph(story, authority):
        asked.add(quad)
    return Told(Iris.of(story.article).article.value, asked)


def _entities(story: Read, authority: Authority) -> list[str]:
    """The IRIs of the extraction's entities, in their order."""
    done = applied(authority, story.article, story.extraction, base=DEFAULT_BASE)
    iris = Iris.of(story.article, decided=done.decided.iris)
    by_id = {e.id: e for e in done.extraction.entities}
    ids = (done.decided.aliases.get(e.id, e.id) for e in story.extraction.entities)
    return [iris.entity(by_id[i]).value for i in ids]


def _persons(story: Read, plain: Told) -> dict[str, str]:
    """The node of each gold person: of the same name, else of one that has all its words."""
    nodes = {
        node: (*plain.graph.names([node]), *plain.graph.all(node, SCHEMA.alternateName))
        for node in plain.graph.instances(SCHEMA.Person)
    }
    found: dict[str, str] = {}
    wanted = [str(p["name"]) for p in story.more.get("persons", ())]  # type: ignore[attr-defined]
    for fits in (lambda has, name: any(words(n) == words(name) for n in has), named):
        for name in (n for n in wanted if n not in found):
            free = (node for node, has in nodes.items() if fits(has, name))
            node = next((n for n in free if n not in found.values()), None)
            if node is not None:
                found[name] = node
    return found


def _meetings(story: Read, plain: Told, decided: Told, found: Sorted) -> None:
    before, after = (_nodes(each) for each in (plain, decided))
    settled = dict(zip(before, after, strict=True))
    met = list(zip(before, found_meetings(plain), strict=True))
    pairs = _matched(met, story.gold.meetings or ())
    raw = story.more["meetings"]
    for index, (gold, said) in enumerate(zip(story.gold.meetings or (), raw, strict=True)):  # type: ignore[call-overload]
        node: Hashable = settled[pairs[index]] if index in pairs else (story.gold.id, index)
        found.meetings.append((said["same"], node))
        if gold.status == "planned":
            found.plans.append((node, said.get("realized_by", "")))
    for node in after:
        for predicate, into in ((NKG.sameMeetingAs, found.same), (NKG.realizedBy, found.realized)):
            for other in decided.graph.all(node, predicate):
                (into.append if isinstance(into, list) else into.add)((node, other))


def _nodes(told: Told) -> list[str]:
    graph = told.graph
    nodes = graph.instances(NKG.Meeting)
    return [node for node in nodes if told.article in graph.all(node, NKG.reportedIn)]


def _matched(
    met: Sequence[tuple[str, FoundMeeting]], wanted: Sequence[GoldMeeting]
) -> dict[int, str]:
    """The node of each gold meeting, the surest pairs first."""
    found: dict[int, str] = {}
    for fits in (_people_and_day, same_people, about):
        left = [(node, m) for node, m in met if node not in found.values()]
        open_ = [i for i in range(len(wanted)) if i not in found]
        pairs = matching(
            [m for _, m in left],
            [wanted[i] for i in open_],
            lambda f, w, fits=fits: f.status == w.status and fits(f, w),
        )
        found |= {open_[j]: left[i][0] for i, j in pairs}
    return found


def _people_and_day(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return same_people(found, wanted) and same_date(found, wanted)


def clusters(found: Sorted) -> dict[Hashable, Hashable]:
    """What stands for each node: those that are linked as one meeting have one."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while node in parent:
            node = parent[node]
        return node

    for one, other in found.same:
        if root(one) != root(other):
            parent[root(one)] = root(other)
    return {node: root(node) for _, node in found.meetings} | {n: root(n) for n in parent}


def b_cubed(items: Sequence[tuple[str, Hashable]]) -> tuple[float, float]:
    """B³ precision and recall over all items."""
    precision = recall = 0.0
    for wanted, node in items:
        with_node = [w for w, n in items if n == node]
        with_id = [n for w, n in items if w == wanted]
        precision += with_node.count(wanted) / len(with_node)
        recall += with_id.count(node) / len(with_id)
    return precision / len(items), recall / len(items)


def pairs(items: Sequence[tuple[str, Hashable]]) -> tuple[float, float]:
    """Precision and recall of the pairs that are one."""
    both = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(items, 2)]
    right = sum(gold and found for gold, found in both)
    return _shares(right, sum(found for _, found in both), sum(gold for gold, _ in both))


def realized(found: Sorted) -> tuple[float, float]:
    """Precision and recall of plans with the meeting that they became."""
    chief = clusters(found)
    ids = {chief.get(node, node): same for same, node in found.meetings}
    links = {(chief.get(a, a), chief.get(b, b)) for a, b in found.realized}
    wanted = [(chief.get(node, node), same) for node, same in found.plans]
    told = [(a, ids.get(b)) for a, b in links]
    right = sum(any(a == plan and b == same for a, b in told) for plan, same in wanted if same)
    good = sum(any(a == plan and b == same for plan, same in wanted) for a, b in told)
    precision = _shares(good, len(told), 1)[0]
    return precision, _shares(right, 1, sum(bool(same) for _, same in wanted))[1]


def _shares(right: int, found: int, gold: int) -> tuple[float, float]:
    return right / found if found else 1.0, right / gold if gold else 1.0


def told_in_percent(figures: tuple[float, float]) -> str:
    """F1 in percent, with precision and recall behind it."""
    precision, recall = figures
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return f"{100 * f1:.1f} ({100 * precision:.1f} / {100 * recall:.1f})"


def row(path: Path, extractor: str, stories: Sequence[Read], authority: Authority) -> str:
    """One row of the table."""
    found = sort(stories, authority)
    chief = clusters(found)
    meetings = [(same, chief.get(node, node)) for same, node in found.meetings]
    figures = (b_cubed(found.persons), pairs(found.persons), pairs(meetings), realized(found))
    with_it = "with" if authority is not NO_AUTHORITY else "without"
    return (
        f"| {path.name} | {extractor} | {with_it} | "
        + " | ".join(map(told_in_percent, figures))
        + " |"
    )


def main(arguments: list[str]) -> None:
    """Print the table."""
    is_named = arguments[0] == "gold" or arguments[0] in extractor_names()
    extractor, paths = (arguments[0], arguments[1:]) if is_named else (DEFAULT, arguments)
    sys.stdout.write(HEADER + "\n")
    for path in map(Path, paths):
        stories = list(read(path, extractor))
        for authority in (NO_AUTHORITY, resolved(stories)):
            sys.stdout.write(row(path, extractor, stories, authority) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
