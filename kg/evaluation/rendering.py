"""Reports as JSON, in the words of the shared scorer; and the renderings by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from itertools import groupby
from typing import Final

from kg.evaluation.measures import BCubed, Score
from kg.evaluation.meeting_mistakes import Meant, MeetingMistake
from kg.evaluation.mistakes import Mistake, Said
from kg.evaluation.report import Details, Meetings, Part, Report
from kg.evaluation.slices import Slice
from kg.evaluation.statements import PRIMARY
from kg.evaluation.tables import as_text


def as_json(report: Report) -> str:
    """One object with the keys ``statements``, ``meetings`` and ``joined``, as far as known.

    In the first two the keys and values are those of ``shared/bench/score.py``, and behind them
    ``intervals`` (of every figure), ``slices``, ``statuses``, ``slots`` and ``errors``.
    """
    out: dict[str, object] = {}
    if report.statements is not None:
        part = report.statements
        primary = _score(part.figures.scores[PRIMARY])
        scores = _scores(part) | {"PRIMARY": primary | {"interval": part.intervals[PRIMARY]}}
        out["statements"] = scores | _rest(part) | _details(report.details)
    if report.meetings is not None:
        out["meetings"] = _meetings(report.meetings)
    if report.joined is not None:
        out["joined"] = _clusters(report.joined) | _rest(report.joined)
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _scores(part: Part) -> dict[str, object]:
    return {name: _score(score) for name, score in part.figures.scores.items()}


def _score(score: Score) -> dict[str, object]:
    return _f1(score) | {"predicted": score.found, "gold": score.gold}


def _f1(score: Score | BCubed) -> dict[str, object]:
    figures = {"p": score.precision, "r": score.recall, "f1": score.f1}
    return {name: round(value, 1) for name, value in figures.items()}


def _clusters(part: Part) -> dict[str, object]:
    return {name: _f1(s) | {"items": s.items} for name, s in part.figures.clusters.items()}


def _meetings(meetings: Meetings) -> dict[str, object]:
    out: dict[str, object] = _scores(meetings.held) | _rest(meetings.held)
    out["statuses"] = _scores(meetings.statuses) | _shares(meetings.statuses)
    out["slots"] = _shares(meetings.slots)
    if meetings.mistakes:
        out["errors"] = [_meeting_mistake(mistake) for mistake in meetings.mistakes]
    return out


def _shares(part: Part) -> dict[str, object]:
    """Shares with the number of cases, and the intervals of all figures."""
    shares = part.figures.shares.items()
    told = {name: {"right": _rounded(share.percent), "of": share.of} for name, share in shares}
    return {**told, "intervals": part.intervals}


def _meeting_mistake(mistake: MeetingMistake) -> dict[str, object]:
    return {
        "article": mistake.article,
        "wrong": mistake.wrong,
        "gold": _meant(mistake.wanted),
        "found": _meant(mistake.found),
        "text": mistake.text,
    }


def _meant(meant: Meant | None) -> dict[str, object] | None:
    return None if meant is None else asdict(meant)


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


RENDERINGS: Final[dict[str, Callable[[Report], str]]] = {"text": as_text, "json": as_json}
"""The renderings, by name."""
