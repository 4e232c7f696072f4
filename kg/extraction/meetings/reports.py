"""Turns a scene into what it reports of a meeting: parties, status, date, place, format."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.clauses import clause_of
from kg.extraction.meetings.context import is_vague_day
from kg.extraction.meetings.cues import NOUN, cues, wanted
from kg.extraction.meetings.hosts import capacities_of
from kg.extraction.meetings.merge import Report
from kg.extraction.meetings.needs import has_what_it_needs, is_vague
from kg.extraction.meetings.parties import Home, make_meeting, parties_of, settled
from kg.extraction.meetings.rewrites import peer_of
from kg.extraction.meetings.scenes import scene_of
from kg.extraction.meetings.sketch import sketches
from kg.extraction.meetings.slots import format_of, when_of
from kg.extraction.meetings.status import status_of
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType, Format, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.article import Article, Span
    from kg.extraction.document import Document
    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.places import Places
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import Entity, When

_AHEAD = {
    Status.PLANNED: True,
    Status.CANCELLED: True,
    Status.HELD: False,
    Status.DENIED: False,
}


class Reader:
    """Reads the cues of one article in order, and remembers what was told so far."""

    def __init__(self, document: Document, entities: Mapping[str, Entity], places: Places) -> None:
        self._document = document
        self.added: dict[str, Entity] = {}
        self._entities = ChainMap(self.added, dict(entities))
        self._places = places
        self._home = places.home()
        self._told: list[Report] = []

    def read(self) -> tuple[Report, ...]:
        """What each cue tells of a meeting, in the order of the text."""
        for sketch in sketches(self._document, wanted(), self.added):
            for cue in cues(sketch):
                scene = scene_of(sketch, cue)
                if scene is not None:
                    self._told += self._reports(sketch, scene)
        return tuple(self._told)

    def _reports(self, sketch: Sketch, scene: Scene) -> Iterator[Report]:
        """The one report of a scene, or one for each whom it says somebody met separately."""
        left, right = (self._parties_of(side) for side in (scene.left, scene.right))
        alone = [(party,) for party in right] if _is_separate(sketch, scene) else [right]
        for others in alone:
            report = self._report(sketch, scene, left, others)
            if report is not None:
                yield report

    def _parties_of(self, side: Side | None) -> tuple[Party, ...]:
        if side is None:
            return ()
        return parties_of(side.mentions, self._entities, self._places.body)

    def _report(
        self, sketch: Sketch, scene: Scene, left: tuple[Party, ...], right: tuple[Party, ...]
    ) -> Report | None:
        parties = {party.key: party for party in (*left, *right)}
        known = settled(tuple(parties.values()), self._home_of(sketch))
        known = known or self._told_before(sketch, scene)
        known = tuple(self._in_office(party, known) for party in known)
        status = status_of(sketch, scene) if make_meeting(known) else None
        if status is None:
            return None
        clause = clause_of(sketch, scene.cue, scene.sides, scene.behind)
        when, status = self._when(sketch, scene, clause, status)
        if status is None:
            return None
        report = Report(
            evidence=(_evidence(sketch, scene, clause),),
            parties=known,
            status=status,
            confidence=scene.cue.pattern.confidence,
            format=format_of(sketch, scene.cue, clause),
            when=when,
            capacities=capacities_of(sketch, scene, left, right, self._places.body),
            aside=clause.aside,
            again=_is_again(sketch, scene, clause),
        )
        report = self._placed(report, sketch, scene, clause)
        if is_vague(scene) and self._knows(report):
            return None
        return report if has_what_it_needs(report, sketch, scene, told=not parties) else None

    def _knows(self, report: Report) -> bool:
        """Whether a meeting of all these parties was told before."""
        keys = {party.key for party in report.parties}
        return any(keys <= {party.key for party in told.parties} for told in self._told)

    def _in_office(self, party: Party, parties: tuple[Party, ...]) -> Party:
        """The holder of the other side's office, for "his counterparts from Greece and Malta"."""
        if party.named or (party.role or "").lower() != "counterpart":
            return party
        role = next((other.role for other in parties if other.named and other.role), None)
        peer = role and peer_of(role, party.country, self._entities[party.person or ""].mentions)
        if not peer:
            return party
        self.added[peer.id] = peer
        return replace(party, person=peer.id, role=role)

    def _home_of(self, sketch: Sketch) -> Home:
        """The countries that need no name; failing others, that of the sentence's own places."""
        if self._home.countries:
            return self._home
        mentions = [item.mentions[0] for item in sketch.items if item.word == "@place"]
        codes = (self._entities[mention.entity].country for mention in mentions)
        return Home(tuple(dict.fromkeys(filter(None, codes))), self._home.named)

    def _told_before(self, sketch: Sketch, scene: Scene) -> tuple[Party, ...]:
        """Whom "the two ministers" or "the meeting" mean: those of the meeting told before.

        Failing one, "the two" are the two persons of the sentence before.
        """
        numbers = [side.number for side in scene.sides if side.number]
        if not numbers:
            return ()
        last = self._told[-1].parties if self._told else ()
        if not last and numbers != [-1]:
            last = self._named_in(sketch.sentence - 1)
        return last if all(number in {len(last), -1} for number in numbers) else ()

    def _named_in(self, sentence: int) -> tuple[Party, ...]:
        """Those whom a sentence names."""
        if sentence < 0:
            return ()
        span = self._document.sentences[sentence]
        inside = [m for m in self._document.mentions if span.contains(m.span)]
        people = [m for m in inside if self._entities[m.entity].type is EntityType.PERSON]
        return settled(parties_of(people, self._entities, self._places.body), self._home)

    def _when(
        self, sketch: Sketch, scene: Scene, clause: Clause, status: Status
    ) -> tuple[When | None, Status | None]:
        """The date, and the status as the date decides it for "the president meets"."""
        article, form = self._document.article, scene.cue.form
        when = when_of(sketch, scene.cue, clause, status, article.date)
        if status is Status.PLANNED and self._goes_on(sketch, scene):
            return when, Status.HELD
        if form in "BZ" and status is Status.HELD:
            when = when and _resolved(article, when, ahead=True)
            if when is not None and when.date.earliest > article.date:
                return when, Status.PLANNED
            return when, Status.HELD if form == "Z" and when is not None else None
        if when is None:
            return None, status
        return _resolved(article, when, ahead=_AHEAD[status]), status

    def _goes_on(self, sketch: Sketch, scene: Scene) -> bool:
        """Whether "before meeting Y" goes on from a meeting in the same sentence."""
        if scene.cue.form != "G" or not self._told:
            return False
        last = self._told[-1]
        sentence = self._document.sentences[sketch.sentence]
        return last.status is Status.HELD and sentence.contains(last.evidence[-1])

    def _placed(self, report: Report, sketch: Sketch, scene: Scene, clause: Clause) -> Report:
        """The report with its place and its occasion, and with what goes on from the one before."""
        if is_vague(scene):
            return report
        last = next((r for r in reversed(self._told) if r.status is Status.HELD), None)
        if report.format in {None, Format.IN_PERSON}:
            occasion = self._places.occasion(sketch, clause)
            location = self._places.location(sketch, scene.cue, clause)
            if occasion is not None:
                report = replace(report, occasion=occasion[0], location=occasion[1] or location)
            else:
                report = replace(report, location=location)
            report = _at_the_same_place(report, last, sketch, clause)
        words = {item.word for item in sketch.items[clause.first : clause.last]}
        if words & word_set("clause", "after_story") and report.status is Status.HELD:
            dated = (r.when for r in reversed(self._told) if r.when and r.status is Status.HELD)
            vague = report.aside or is_vague_day(report.evidence, self._places.body)
            day = report.when or (None if vague else next(dated, None))
            return replace(report, when=day, sequel=True)
        return report


def _resolved(article: Article, when: When, *, ahead: bool) -> When:
    """The date, before or after the day of publication where its words leave that open."""
    start, end = when.span.start, when.span.end
    found = find_dates(article.body, published=article.date, future=ahead, start=start, end=end)
    return found[0] if found else when


def _is_separate(sketch: Sketch, scene: Scene) -> bool:
    """Whether the other side is met one by one: "held separate talks with X and Y"."""
    if scene.left is None or scene.right is None:
        return False
    words = {item.word for item in sketch.items[scene.cue.first : scene.right.first]}
    last = scene.right.last
    words |= {item.word for item in sketch.items[last + 1 : last + 2]}
    return bool(words & word_set("description", "one_by_one"))


def _evidence(sketch: Sketch, scene: Scene, clause: Clause) -> Span:
    """The words that tell of the meeting: a noun with its sides, or all of a clause."""
    cue = scene.cue
    goes_back = any(side.number for side in scene.sides)
    if cue.form == NOUN and not goes_back:
        told = scene.frame == "told" and scene.left is not None
        first = min(cue.first, scene.left.first) if told and scene.left else cue.first
        return sketch.span(first, scene.behind - 1)
    last = clause.last - 1
    while last > cue.last and _trails(sketch.items[last].word):
        last -= 1
    return sketch.span(min(clause.begin, cue.first), max(last, scene.behind - 1))


def _trails(word: str) -> bool:
    """Whether a word at the end of a clause belongs to the next one."""
    return not word[-1].isalnum() or word in word_set("syntax", "prepositions")


def _is_again(sketch: Sketch, scene: Scene, clause: Clause) -> bool:
    """Whether this is a meeting to come after another: "will meet again", "their next talks"."""
    cue = {item.word for item in sketch.items[scene.cue.first : scene.cue.last + 1]}
    rest = {item.word for item in sketch.items[clause.begin : clause.last]}
    return "next" in cue or "again" in rest


def _at_the_same_place(
    report: Report, last: Report | None, sketch: Sketch, clause: Clause
) -> Report:
    """The report with the place of the one before: "in the same venue", "on the sidelines"."""
    if last is None or report.aside or report.location or report.status is not Status.HELD:
        return report
    words = {item.word for item in sketch.items[clause.first : clause.last]}
    same = "same" in words and words & word_set("clause", "same_place")
    event = words & {"sidelines", "margins"} and report.occasion is None
    if not (same or event):
        return report
    return replace(report, location=last.location, occasion=report.occasion or last.occasion)
