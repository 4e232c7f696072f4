"""Turns a scene into what it reports of a meeting: parties, status, date, place, format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.meetings.clauses import clause_of
from kg.extraction.meetings.cues import cues, wanted
from kg.extraction.meetings.days import (
    dated,
    day_before,
    day_of_heading,
    day_of_journey_ahead,
    day_of_travel,
    is_present,
    is_to_come,
    resolved,
)
from kg.extraction.meetings.frames import joining, next_scene, of_known_names
from kg.extraction.meetings.heroes import tells_of_others
from kg.extraction.meetings.homes import are_two_hosts
from kg.extraction.meetings.hosts import capacities_of
from kg.extraction.meetings.locations import is_entry
from kg.extraction.meetings.manner import (
    evidence_of,
    is_again,
    is_respective,
    is_separate,
    is_told_of_before,
    says_there,
)
from kg.extraction.meetings.memory import Memory
from kg.extraction.meetings.merge import Report, of_the_same_day
from kg.extraction.meetings.needs import format_by_need, has_what_it_needs, is_formal, is_vague
from kg.extraction.meetings.parties import foreign_to, make_meeting
from kg.extraction.meetings.scenes import scenes_of
from kg.extraction.meetings.sketches import sketches
from kg.extraction.meetings.slots import format_of, when_of
from kg.extraction.meetings.status import status_of
from kg.extraction.meetings.told import day_to_come, in_person, is_denied
from kg.extraction.meetings.told_days import is_vague_day
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Format, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extraction.document import Document
    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.places import Places
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import Entity, When

_FELL = re.compile(r"(?: [^.;]*?)? (?:did not|didn't|never|failed to) (?:take|took|happen)")
_CLOSED = re.compile(
    r" (?:upon|at|after|on|following) (?:the )?(?:completion|close|end|conclusion) of the "
    r"(?:\S+ )?(?:talks|meeting|consultations|negotiations|session|audience) "
)
_EARLIER = re.compile(
    r" (?:the|that|same) day (?!before|after)| (?:met|spoke|talked|sat down) first with "
    r"|^ earlier ,|^ (?:after|following) (?:@person's|the|their) (?:\S+ ){0,2}"
    r"(?:meeting|talks|audience|ceremony) "
    r"|^ (?:late |early )?(?:in|by) the (?:late |early )?(?:morning|afternoon|evening) "
    r"| (?:ahead of|before|prior to) the (?:talks|meeting|negotiations|summit) "
)
_SAME_DAY = re.compile(r" the same (?:day|morning|afternoon|evening|night) ")
_WAS_TO_BE = re.compile(r" (?:(?:was|were) (?:to have|supposed)|had been) ")
_ALLEGED = re.compile(
    r" (?:had|reports?|rumou?rs|media|newspapers?|newspaper|daily|website|outlets?|posts?) "
    r"(?:had )?(?:reported|claimed|alleged|said|written|wrote|suggested) "
)


class Reader:
    """Reads the cues of one article in order, and remembers what was told so far.

    ``met`` receives whom the text gives as somebody's colleague only, and capitals without a name.
    """

    def __init__(
        self,
        document: Document,
        entities: Mapping[str, Entity],
        places: Places,
        met: dict[str, Entity],
    ) -> None:
        self._document = document
        self._places = places
        self._met = met
        self._memory = Memory(document, entities, places, met)

    def read(self) -> tuple[Report, ...]:
        """What each cue tells of a meeting, in the order of the text."""
        for sketch in sketches(self._document, wanted(), self._met, self._memory.guest):
            start = len(self._memory.told)
            for cue in cues(sketch):
                self._memory.told += self._told_by(sketch, scenes_of(sketch, cue))
            self._memory.told[start:] = _on_a_common_day(self._memory.told[start:])
        return tuple(self._memory.told)

    def _told_by(self, sketch: Sketch, scenes: Iterator[Scene]) -> list[Report]:
        """The reports of the first scene whose sides may meet.

        One report, or one for each whom the scene says somebody met separately.
        """
        for scene in scenes:
            left, right = (self._memory.parties_of(side) for side in (scene.left, scene.right))
            if scene.frame == "with" and (scene.left is None or tells_of_others(scene, left)):
                left = self._memory.hero(right)
            right += self._memory.parties_of(joining(sketch, scene))
            if meant := self._each_of_them(sketch, scene, left):
                scene, right = of_known_names(scene), meant  # noqa: PLW2901 -- the same one
            left, right = foreign_to(right, left), foreign_to(left, right)
            apart = is_separate(sketch, scene) or are_two_hosts(right)
            alone = [(party,) for party in right] if apart else [right]
            acting = [(party,) for party in left] if is_respective(sketch, scene) else [left]
            meet = [
                (one, others, known)
                for one in acting
                for others in alone
                if make_meeting(
                    known := self._memory.known(sketch, scene, (*one, *others)),
                    formal=is_formal(sketch, scene),
                )
            ]
            if meet:
                told = (self._report(sketch, scene, (one, others), k) for one, others, k in meet)
                following = next_scene(sketch, scene)
                more = self._told_by(sketch, iter([following])) if following else []
                found = [report for report in told if report is not None]
                return [*(of_the_same_day(report, more) for report in found), *more]
        return []

    def _each_of_them(
        self, sketch: Sketch, scene: Scene, left: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Those of "held talks with each of them": whom the meeting before had, or the sentence."""
        right = scene.right
        if right is None or not left or sketch.words[right.last] != "them":
            return ()
        last = self._memory.told[-1].parties if self._memory.told else ()
        acting = {party.key for party in left}
        named = self._memory.named_in(sketch.sentence - 1)
        return tuple(p for p in last or named if p.key not in acting)

    def _report(
        self,
        sketch: Sketch,
        scene: Scene,
        sides: tuple[tuple[Party, ...], tuple[Party, ...]],
        known: tuple[Party, ...],
    ) -> Report | None:
        status = status_of(sketch, scene)
        if status is None:
            return None
        alleged = bool(_ALLEGED.search(sketch.before(scene.cue.first)))
        told = self._memory.told
        if alleged and status is Status.HELD and is_denied(told, known, self._places.body):
            status = Status.DENIED
        clause = clause_of(sketch, scene.cue, scene.sides, scene.behind)
        when, status = self._when(sketch, scene, clause, status)
        if status is None:
            return None
        report = Report(
            evidence=(evidence_of(sketch, scene, clause),),
            parties=known,
            status=status,
            confidence=scene.cue.pattern.confidence,
            format=format_of(sketch, scene.cue, clause),
            when=when,
            capacities=capacities_of(sketch, scene, *sides, self._places.body),
            aside=clause.aside,
            again=is_again(sketch, scene, clause),
            alleged=alleged,
        )
        report = self._placed(report, sketch, scene, clause)
        format_ = format_by_need(report, sketch, scene)
        assumed = report.format is not format_ is Format.IN_PERSON  # "spoke for an hour"
        call = report.format is not format_ is Format.PHONE_CALL
        report = report._replace(format=format_, assumed=call)
        told[:] = told if any(sides) else in_person(told, report)
        vague = is_vague(scene) or (assumed and not (report.when and report.location))
        known_already = vague and self._memory.knows(report)
        needs = has_what_it_needs(report, sketch, scene, told=not any(sides))
        return report if needs and not known_already else None

    def _when(
        self, sketch: Sketch, scene: Scene, clause: Clause, status: Status
    ) -> tuple[When | None, Status | None]:
        """The date, and the status as the date decides it for "the president meets"."""
        article, form = self._document.article, scene.cue.form
        when = when_of(sketch, scene.cue, clause, status, article.date)
        if when is None and is_entry(sketch):
            when = day_of_heading(self._document, sketch.sentence)
        if status is Status.PLANNED and self._goes_on(sketch, scene):
            return when, Status.HELD
        if status is Status.PLANNED and (day := day_of_travel(article, sketch, scene)):
            return day, Status.HELD
        if status is Status.PLANNED and form == "G" and (day := day_before(article, sketch, scene)):
            return day, Status.HELD  # "toured the port on Friday before meeting"
        if status is Status.HELD and is_present(sketch, scene.cue):
            when = when or day_of_journey_ahead(article, sketch, scene.cue)
            when = when and resolved(article, when, ahead=True)
            when = when or day_to_come(self._document, sketch.sentence - 1)
            if when is not None and is_to_come(article, when, sketch.items[scene.cue.first].start):
                return when, Status.PLANNED
            return when, Status.HELD if form == "Z" and when is not None else None
        off = status is Status.CANCELLED
        fell = off and _FELL.match(sketch.after(scene.behind)) is not None
        late = off and _WAS_TO_BE.search(sketch.before(scene.behind - 1)) is not None
        when = when and dated(article, when, Status.HELD if fell else status, may_be_past=late)
        ahead = when is not None and when.date.earliest > article.date
        return when, Status.PLANNED if ahead and status is Status.HELD else status

    def _goes_on(self, sketch: Sketch, scene: Scene) -> bool:
        """Whether "before meeting Y" goes on from a meeting in the same sentence."""
        if scene.cue.form != "G" or not self._memory.told:
            return False
        last = self._memory.told[-1]
        sentence = self._document.sentences[sketch.sentence]
        return last.status is Status.HELD and sentence.contains(last.evidence[-1])

    def _goes_back(self, report: Report, sketch: Sketch, scene: Scene) -> bool:
        """Whether "the two" are those whom the sentence before names."""
        if report.status is not Status.HELD or not is_told_of_before(sketch, scene):
            return False
        named = {party.key for party in self._memory.named_in(sketch.sentence - 1)}
        return {party.key for party in report.parties} <= named

    def _placed(self, report: Report, sketch: Sketch, scene: Scene, clause: Clause) -> Report:
        """The report with its place and its occasion, and with what goes on from the one before."""
        if is_vague(scene):
            return report._replace(location=self._places.stated(sketch, clause))
        last = next((r for r in reversed(self._memory.told) if r.status is Status.HELD), None)
        if report.format in {None, Format.IN_PERSON}:
            occasion = self._places.occasion(sketch, clause)
            location = self._places.location(sketch, scene.cue, clause)
            if location is None and scene.cue.pattern.needs == "place":
                location = self._places.led_into(sketch, scene.behind)
            if occasion is not None:
                report = report._replace(occasion=occasion[0], location=occasion[1] or location)
            else:
                report = report._replace(location=location)
            report = _at_the_same_place(report, last, sketch, clause)
            if report.location is None and self._goes_back(report, sketch, scene):
                report = report._replace(location=self._places.of_the_two(sketch.sentence))
            if report.location is None and says_there(sketch, clause):
                report = report._replace(location=self._places.before(sketch.sentence))
                if report.status is Status.PLANNED and report.location and not report.when:
                    report = report._replace(when=day_to_come(self._document, sketch.sentence - 1))
        if report.status is not Status.HELD:
            return report
        words = set(sketch.words[clause.first : clause.last])
        words |= {sketch.words[position] for position in clause.resumed}
        goes_on = words & word_set("clause", "after_story") or _CLOSED.match(sketch.text)
        if goes_on or _EARLIER.search(sketch.text):
            aside = report.aside and not _SAME_DAY.search(sketch.text)
            vague = aside or is_vague_day(report.evidence, self._places.body)
            day = report.when or (None if vague else self._last_day())
            return report._replace(when=day, sequel=True)
        return report

    def _last_day(self) -> When | None:
        """The day of the last meeting that was told, but in passing."""
        held = (r for r in reversed(self._memory.told) if r.when and r.status is Status.HELD)
        return next((r.when for r in held if not r.aside), None)


def _on_a_common_day(told: Sequence[Report]) -> list[Report]:
    """What a sentence tells: "will call on X and hold talks with Y on Saturday" is of one day."""
    last = told[-1] if told else None
    if len(told) < 2 or last is None or last.when is None or last.status is not Status.PLANNED:  # noqa: PLR2004 -- two plans
        return list(told)
    keys = {party.key for party in last.parties}
    plain = all(r.status is Status.PLANNED and not (r.when or r.location) for r in told[:-1])
    same = plain and all(keys & {party.key for party in r.parties} for r in told)
    behind = last.when.span.start > max(span.end for r in told[:-1] for span in r.evidence)
    behind = behind and last.when.span.start > last.evidence[0].start  # not "and on Friday Y will"
    return [r._replace(when=last.when) for r in told] if same and behind else list(told)


def _at_the_same_place(
    report: Report, last: Report | None, sketch: Sketch, clause: Clause
) -> Report:
    """The report with the place of the one before: "in the same venue", "on the sidelines"."""
    if last is None or report.aside or report.location or report.status is not Status.HELD:
        return report
    words = set(sketch.words[clause.first : clause.last])
    same = "same" in words and words & word_set("clause", "same_place")
    event = words & {"sidelines", "margins"} and report.occasion is None
    if not (same or event):
        return report
    return report._replace(location=last.location, occasion=report.occasion or last.occasion)
