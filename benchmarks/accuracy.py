"""How well statements and meetings are found in gold articles.

    python benchmarks/accuracy.py [EXTRACTOR] GOLD...

EXTRACTOR is a name that ``kg build --extractor`` knows: the default one unless given. GOLD is .json
or .jsonl(.gz), in the format of tests/quality/README.md. Prints a Markdown table with a row for
each file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from kg.evaluation import BCubed, Gold, Score, Scores, Share, build_gold, load_gold, score
from kg.extraction import DEFAULT, extractor_names
from kg.pipeline import Built, Settings

HEADER = (
    "| gold | articles | statements, PRIMARY | content alone | speaker right of matched "
    "| meetings, detected | PARTICIPANTS | with date and place | status right of matched "
    "| slots | B³ |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


def score_one(gold: Gold, settings: Settings) -> Scores:
    """The scores of one gold article, built as ``kg build`` does it."""
    built = build_gold(gold, settings)
    return score(gold, built.quads if isinstance(built, Built) else ())


def score_all(golds: Iterable[Gold], settings: Settings) -> Scores:
    """The scores of many articles, summed."""
    return sum((score_one(gold, settings) for gold in golds), Scores())


def percent(figure: Score | BCubed | Share) -> str:
    """A figure in percent, or a dash where there was nothing to find."""
    if isinstance(figure, Share):
        return f"{figure.percent:.1f}" if figure.percent is not None else "–"
    return f"{figure.f1:.1f}" if figure.gold else "–"


def row(name: str, articles: int, scores: Scores) -> str:
    """One row of the table."""
    figures = (
        scores.statements,
        scores.content,
        scores.speakers,
        scores.detected,
        scores.meetings,
        scores.meetings_when_where,
        scores.status,
        scores.slots,
        scores.joined,
    )
    cells = map(percent, figures)
    return f"| {name} | {articles} | {' | '.join(cells)} |"


def main(arguments: list[str]) -> None:
    """Print the table."""
    named = arguments[0] in extractor_names()
    extractor, paths = (arguments[0], arguments[1:]) if named else (DEFAULT, arguments)
    settings = Settings(validate=False, extractor=extractor)
    sys.stdout.write(HEADER + "\n")
    for path in paths:
        golds = load_gold(Path(path))
        sys.stdout.write(row(Path(path).name, len(golds), score_all(golds, settings)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
