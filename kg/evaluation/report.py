"""A whole evaluation: gold against a graph, every figure, and what it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation import joining, meeting_mistakes, meetings, slices, slots, statements, statuses
from kg.evaluation.gold import Gold, has_meetings, has_statements
from kg.evaluation.graph import Told
from kg.evaluation.intervals import Column, Interval, intervals
from kg.evaluation.measures import Figures, Scores, total
from kg.evaluation.meeting_mistakes import MeetingMistake
from kg.evaluation.mistakes import Kind, Mistake, count, worst
from kg.evaluation.slices import Slice


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one kind over all articles, with 95% intervals.

    ``missing`` are the ids of articles that the graph does not hold, or holds with another body.
    """

    figures: Figures
    intervals: Mapping[str, Interval]
    articles: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Where the score of statements comes from; ``mistakes_in`` counts them by article."""

    slices: tuple[Slice, ...] = ()
    kinds_are_derived: bool = False
    mistakes: tuple[Mistake, ...] = ()
    mistakes_in: Mapping[str, Mapping[Kind, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meetings:
    """All about meetings: the held ones; those of every status; the slots, and the mistakes.

    ``untold`` are the slots that the gold tells of no meeting.
    """

    held: Part
    statuses: Part
    slots: Part
    untold: tuple[str, ...]
    mistakes: tuple[MeetingMistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Statements and meetings, each None where the gold has none; who is joined to whom."""

    statements: Part | None = None
    details: Details = field(default_factory=Details)
    meetings: Meetings | None = None
    joined: Part | None = None


def evaluate(
    golds: Sequence[Gold],
    told: Mapping[str, Told],
    *,
    sliced: bool = False,
    mistakes: int = 0,
) -> Report:
    """Judge what a graph tells (see :func:`kg.evaluation.read_graphs`) by the gold.

    ``sliced`` asks for the statements by their looks, ``mistakes`` for so many of the worst.
    """
    judged = [statements.judge(gold, told.get(gold.body)) for gold in golds]
    met = [meetings.judge(gold, told.get(gold.body)) for gold in golds]
    missing = tuple(gold.id for gold in golds if gold.body not in told)
    said = judged if has_statements(golds) else []
    return Report(
        _part([statements.figures(j) for j in said], missing) if said else None,
        _details(said, sliced=sliced, mistakes=mistakes),
        _meetings(met, missing, mistakes) if has_meetings(golds) else None,
        _joined(judged, met, missing),
    )


def _part(figures: Sequence[Figures], missing: tuple[str, ...]) -> Part:
    columns: dict[str, Column] = {}
    first = figures[0]
    columns |= {name: [each.scores[name] for each in figures] for name in first.scores}
    columns |= {name: [each.shares[name] for each in figures] for name in first.shares}
    columns |= {name: [each.clusters[name] for each in figures] for name in first.clusters}
    return Part(total(figures), intervals(columns), len(figures), missing)


def _details(judged: Sequence[statements.Judged], *, sliced: bool, mistakes: int) -> Details:
    found = worst(judged, mistakes)
    ids = {mistake.article for mistake in found}
    return Details(
        slices.slices(judged) if sliced else (),
        slices.kinds_are_derived(judged),
        found,
        {j.gold.id: count(j) for j in judged if j.gold.id in ids},
    )


def _meetings(met: Sequence[meetings.Met], missing: tuple[str, ...], mistakes: int) -> Meetings:
    wanted = [meeting for each in met for meeting in each.wanted]
    return Meetings(
        _part([meetings.figures(m) for m in met], missing),
        _part([statuses.figures(m) for m in met], missing),
        _part([slots.figures(m) for m in met], missing),
        tuple(slot for slot in slots.SLOTS if not any(slots.tells(m, slot) for m in wanted)),
        meeting_mistakes.worst(met, mistakes),
    )


def _joined(
    judged: Sequence[statements.Judged], met: Sequence[meetings.Met], missing: tuple[str, ...]
) -> Part | None:
    """None where the gold names nobody."""
    speakers = any(s.speaker for j in judged for s in j.wanted)
    if not (speakers or any(m.participants for each in met for m in each.wanted)):
        return None
    return _part([joining.figures(j, m) for j, m in zip(judged, met, strict=True)], missing)


def scores_of(gold: Gold, told: Told | None) -> Scores:
    """The few figures of one article; one that no graph tells of is missed altogether."""
    judged, met = statements.judge(gold, told), meetings.judge(gold, told)
    said, held, every = statements.figures(judged), meetings.figures(met), statuses.figures(met)
    return Scores(
        said.scores[statements.PRIMARY],
        said.scores[statements.CONTENT],
        said.shares[statements.SPEAKER],
        held.scores[meetings.DETECTED],
        held.scores[meetings.PARTICIPANTS],
        held.scores[meetings.WHEN_AND_WHERE],
        every.shares[statuses.RIGHT],
        slots.figures(met).shares[slots.ALL],
        joining.figures(judged, met).clusters[joining.JOINED],
    )
