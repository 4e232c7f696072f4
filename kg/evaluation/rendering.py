"""Reports as JSON, in the words of the shared scorer, and as tables of at most 80 columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from kg.evaluation.measures import Score
from kg.evaluation.mistakes import LEGEND, Kind, Mistake, Said
from kg.evaluation.report import Details, Part, Report
from kg.evaluation.slices import Slice
from kg.evaluation.statements import PRIMARY

_WIDTH: Final = 80
_MISSING_SHOWN: Final = 5
_NOTHING: Final = "–"
_DERIVED: Final = "kind: by quotation marks on both sides, for the gold tells none"


def as_json(report: Report) -> str:
    """One object with the keys ``statements`` and ``meetings``, as far as asked for.

    In each the keys and values are those of ``shared/bench/score.py``, and behind them
    ``intervals`` (of every F1), ``slices`` and ``errors``, where asked for.
    """
    out: dict[str, object] = {}
    if report.statements is not None:
        part = report.statements
        primary = _score(part.figures.scores[PRIMARY])
        scores = _scores(part) | {"PRIMARY": primary | {"interval": part.intervals[PRIMARY]}}
        out["statements"] = scores | _rest(part) | _details(report.details)
    if report.meetings is not None:
        out["meetings"] = _scores(report.meetings) | _rest(report.meetings)
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _scores(part: Part) -> dict[str, object]:
    return {name: _score(score) for name, score in part.figures.scores.items()}


def _score(score: Score) -> dict[str, object]:
    figures = {"p": score.precision, "r": score.recall, "f1": score.f1}
    rounded: dict[str, object] = {name: round(value, 1) for name, value in figures.items()}
    return rounded | {"predicted": score.found, "gold": score.gold}


def _rest(part: Part) -> dict[str, object]:
    shares = {name: _rounded(share.percent) for name, share in part.figures.shares.items()}
    return {
        **shares,
        "articles": part.articles,
        "articles_missing_or_changed": part.missing,
        "intervals": part.intervals,
    }


def _rounded(percent: float | None) -> float | None:
    return None if percent is None else round(percent, 1)


def _details(details: Details) -> dict[str, object]:
    out: dict[str, object] = {}
    if details.slices:
        out["kinds_by_quotation_marks"] = details.kinds_are_derived
        by = groupby(details.slices, key=lambda s: s.by)
        out["slices"] = {name: {s.value: _slice(s) for s in group} for name, group in by}
    if details.mistakes:
        out["errors"] = [_mistake(mistake) for mistake in details.mistakes]
    return out


def _slice(s: Slice) -> dict[str, object]:
    figures = {"p": s.precision, "r": s.recall, "f1": s.f1}
    rounded: dict[str, object] = {name: _rounded(value) for name, value in figures.items()}
    return rounded | {
        "right": s.right,
        "predicted": s.found,
        "recalled": s.recalled,
        "gold": s.gold,
    }


def _mistake(mistake: Mistake) -> dict[str, object]:
    return {
        "article": mistake.article,
        "error": mistake.kind.value,
        "gold": _said(mistake.wanted),
        "found": _said(mistake.found),
        "overlap": round(mistake.overlap, 2),
        "text": mistake.text,
    }


def _said(said: Said | None) -> dict[str, object] | None:
    if said is None:
        return None
    parts = {"content": said.content, "source": said.source, "cue": said.cue}
    return {**parts, "source_text": said.source_text, "speaker": said.speaker}


def as_text(report: Report) -> str:
    """Tables for people, with one line a measure, and the mistakes with their text."""
    lines: list[str] = []
    if report.statements is not None:
        lines += _part("Statements", report.statements, first=PRIMARY)
        lines += _slices(report.details)
        lines += _mistakes(report.details)
    if report.meetings is not None:
        lines += _part("Meetings, held", report.meetings)
    return "\n".join(lines[1:]) + "\n" if lines else "nothing to compare\n"


def _part(title: str, part: Part, *, first: str = "") -> Iterator[str]:
    yield from ("", f"{title}: {_counted(part.articles, 'article')}")
    yield from _missing(part.missing)
    yield ""
    header = ("measure", "prec.", "recall", "F1", "95%", "found", "gold")
    yield _row(*header)
    for name in sorted(part.figures.scores, key=lambda name: name != first):
        score = part.figures.scores[name]
        low, high = part.intervals[name]
        yield _row(
            f"PRIMARY: {name}" if name == first else name,
            *(f"{value:.1f}" for value in (score.precision, score.recall, score.f1)),
            f"{low:.1f} to {high:.1f}",
            f"{score.found:,}",
            f"{score.gold:,}",
        )
    yield ""
    for name, share in part.figures.shares.items():
        yield f"{name:<30}{_percent(share.percent):>7}   of {share.of:,}"


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


RENDERINGS: Final[dict[str, Callable[[Report], str]]] = {"text": as_text, "json": as_json}
"""The renderings, by name."""
