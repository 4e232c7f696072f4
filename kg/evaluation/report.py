"""A whole evaluation: gold against a graph, every figure, and what it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation import meetings, slices, statements
from kg.evaluation.gold import Gold, has_meetings, has_statements
from kg.evaluation.graph import Told
from kg.evaluation.intervals import Interval, intervals
from kg.evaluation.measures import Figures, Score, Scores, total
from kg.evaluation.mistakes import Kind, Mistake, count, worst
from kg.evaluation.slices import Slice


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of statements, or of meetings, over all articles, with 95% intervals.

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
class Report:
    """Statements and meetings, each None where the gold has none of them."""

    statements: Part | None = None
    details: Details = field(default_factory=Details)
    meetings: Part | None = None


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
    with_statements = golds if has_statements(golds) else ()
    with_meetings = golds if has_meetings(golds) else ()
    judged = [statements.judge(gold, told.get(gold.body)) for gold in with_statements]
    met = [meetings.figures(gold, told.get(gold.body)) for gold in with_meetings]
    missing = tuple(gold.id for gold in golds if gold.body not in told)
    return Report(
        _part([statements.figures(j) for j in judged], missing),
        _details(judged, sliced=sliced, mistakes=mistakes),
        _part(met, missing),
    )


def _part(figures: Sequence[Figures], missing: tuple[str, ...]) -> Part | None:
    if not figures:
        return None
    names = figures[0].scores
    columns = {name: [each.scores[name] for each in figures] for name in names}
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


def scores_of(gold: Gold, told: Told | None) -> Scores:
    """The few figures of one article; one that no graph tells of is missed altogether."""
    said = statements.figures(statements.judge(gold, told))
    met = meetings.figures(gold, told)
    speakers = said.shares[statements.SPEAKER]
    return Scores(
        said.scores[statements.PRIMARY],
        said.scores[statements.CONTENT],
        Score(speakers.right, speakers.of, speakers.of),
        met.scores[meetings.PARTICIPANTS],
        met.scores[meetings.WHEN_AND_WHERE],
    )
