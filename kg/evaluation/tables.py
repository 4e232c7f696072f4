"""Reports as tables of at most 80 columns, for people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from kg.evaluation.measures import BCubed, Score
from kg.evaluation.meeting_mistakes import Meant
from kg.evaluation.mistakes import LEGEND, Kind, Mistake, Said
from kg.evaluation.report import Details, Meetings, Part, Report
from kg.evaluation.statements import PRIMARY

_WIDTH: Final = 80
_MISSING_SHOWN: Final = 5
_NOTHING: Final = "–"
_DERIVED: Final = "kind: by quotation marks on both sides, for the gold tells none"


def as_text(report: Report) -> str:
    """Tables for people, with one line a measure, and the mistakes with their text."""
    lines: list[str] = []
    if report.statements is not None:
        lines += _part("Statements", report.statements, first=PRIMARY)
    if report.meetings is not None:
        lines += _meetings(report.meetings)
    if report.joined is not None:
        lines += _part("Speakers and participants joined to one node", report.joined)
    lines += [*_slices(report.details), *_mistakes(report.details)]
    if report.meetings is not None:
        lines += _meeting_mistakes(report.meetings)
    return "\n".join(lines[1:]) + "\n" if lines else "nothing to compare\n"


def _part(title: str, part: Part, *, first: str = "") -> Iterator[str]:
    yield from ("", f"{title}: {_counted(part.articles, 'article')}")
    yield from _missing(part.missing)
    yield from _scores(part, first=first)
    yield from _shares(part)


def _scores(part: Part, *, first: str = "", title: str = "measure") -> Iterator[str]:
    scores: dict[str, Score | BCubed] = {**part.figures.scores, **part.figures.clusters}
    yield from ("", _row(title, "prec.", "recall", "F1", "95%", "found", "gold"))
    for name in sorted(scores, key=lambda name: name != first):
        score = scores[name]
        yield _row(
            f"PRIMARY: {name}" if name == first else name,
            *(f"{value:.1f}" for value in (score.precision, score.recall, score.f1)),
            _interval(part, name),
            f"{score.found:,}",
            f"{score.gold:,}",
        )


def _shares(part: Part, *, untold: Collection[str] = ()) -> Iterator[str]:
    if part.figures.shares:
        yield ""
    for name, share in part.figures.shares.items():
        interval = "" if name in untold else f"{_interval(part, name):>28}"
        cases = "the gold does not tell it" if name in untold else f"of {share.of:,}"
        yield f"{name:<30}{_percent(share.percent):>6}{interval}   {cases}"


def _interval(part: Part, name: str) -> str:
    low, high = part.intervals.get(name, (None, None))
    return "" if low is None or high is None else f"{low:.1f} to {high:.1f}"


def _meetings(meetings: Meetings) -> Iterator[str]:
    yield from _part("Meetings, held", meetings.held)
    yield from _scores(meetings.statuses, title="meetings by status")
    yield from _shares(meetings.statuses)
    yield from ("", "Filled slots of matched meetings that are right")
    yield from _shares(meetings.slots, untold=meetings.untold)


def _meeting_mistakes(meetings: Meetings) -> Iterator[str]:
    if not meetings.mistakes:
        return
    yield from ("", "Errors in meetings, the articles with most of them first: [evidence]")
    for name, group in groupby(meetings.mistakes, key=lambda m: m.article):
        yield from ("", name)
        for mistake in group:
            yield f"  {'wrong ' if mistake.is_matched else ''}{', '.join(mistake.wrong)}"
            for side, meant in (("gold", mistake.wanted), ("found", mistake.found)):
                yield from _indented(f"{side}: {_meant(meant)}" if meant else "")
            yield from _indented(mistake.text)


def _meant(meant: Meant) -> str:
    told = (", ".join(meant.participants), meant.status, meant.date, meant.place)
    return "; ".join(part or _NOTHING for part in told)


def _row(name: str, *cells: str) -> str:
    """A line of the table of measures, 79 columns wide."""
    widths = (6, 7, 6, 15, 8, 7)
    padded = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"{name:<30}{''.join(padded)}"


def _missing(ids: Sequence[str]) -> Iterator[str]:
    if ids:
        more = ", …" if len(ids) > _MISSING_SHOWN else ""
        verb = "is" if len(ids) == 1 else "are"
        yield from wrap(
            f"{_counted(len(ids), 'article')} {verb} not in the graph, or with another body: "
            f"{', '.join(ids[:_MISSING_SHOWN])}{more}. All of it counts as missed. A graph built "
            "with --no-body cannot be judged.",
            _WIDTH,
        )


def _slices(details: Details) -> Iterator[str]:
    if not details.slices:
        return
    yield from ("", f"{'PRIMARY by slices':<30}{_slice_cells(_HEADER)}")
    for name, group in groupby(details.slices, key=lambda s: s.by):
        yield _DERIVED if name == "kind" and details.kinds_are_derived else name
        for s in group:
            figures = (_percent(s.precision), _percent(s.recall), _percent(s.f1))
            cells = (*figures, f"{s.found:,}", f"{s.gold:,}")
            yield f"  {s.value:<28}{_slice_cells(cells)}"


_HEADER: Final = ("prec.", "recall", "F1", "found", "gold")


def _slice_cells(cells: Sequence[str]) -> str:
    widths = (6, 7, 6, 8, 7)
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _percent(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.1f}"


def _mistakes(details: Details) -> Iterator[str]:
    if not details.mistakes:
        return
    yield from ("", f"Errors, the articles with most of them first: {LEGEND}")
    for name, group in groupby(details.mistakes, key=lambda m: m.article):
        yield from ("", *wrap(f"{name}: {_tally(details.mistakes_in[name])}", _WIDTH))
        for mistake in group:
            yield from _told(mistake)


def _tally(counts: Mapping[Kind, int]) -> str:
    return ", ".join(f"{number} {kind.value}" for kind, number in counts.items() if number)


def _told(mistake: Mistake) -> Iterator[str]:
    said = mistake.wanted or mistake.found
    places = ", ".join(f"{a}-{b}" for a, b in said.content) if said else ""
    near = f"  (overlap {mistake.overlap:.2f})" if mistake.overlap else ""
    yield f"  {mistake.kind.value} at {places}{near}"
    yield from _indented(mistake.text)
    if mistake.kind is Kind.WRONG_SOURCE:
        yield from _indented(_both(mistake, lambda s: s.source_text))
    elif mistake.kind is Kind.WRONG_SPEAKER:
        yield from _indented(_both(mistake, lambda s: s.speaker or ""))


def _both(mistake: Mistake, part: Callable[[Said], str]) -> str:
    sides = (("gold", mistake.wanted), ("found", mistake.found))
    return "; ".join(f"{name}: {part(s) or _NOTHING}" for name, s in sides if s is not None)


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}" for line in wrap(text, _WIDTH - 4))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
