#!/usr/bin/env python3
"""Counts how often each cue is right in each frame: makes kg/extraction/data/cue_frames.tsv.

    python training/cue_frames.py GOLD [ROUNDS]

GOLD is a gold file as the scorer reads it (.jsonl.gz, one article a line, with the spans of its
statements). Every verb of ``cues.tsv`` is let report wherever it can; a find is right if a gold
statement has at least half of its content (token Jaccard) and a word of its source. What lies
within an accepted statement is not counted, for gold holds the outermost. As the counts decide
what is accepted, they are made anew from their own result, twice by default.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.article import Article  # noqa: E402 -- the checkout goes first
from kg.extraction import lexicon  # noqa: E402
from kg.extraction.analysis import analyse  # noqa: E402
from kg.extraction.statements import cues, find_drafts  # noqa: E402
from kg.extraction.statements.lines import Sentences  # noqa: E402
from kg.extraction.statements.nesting import outer_of  # noqa: E402
from kg.extraction.statements.quotes import Draft  # noqa: E402

TABLE = ROOT / "kg" / "extraction" / "data" / "cue_frames.tsv"
BY_HAND = Path(__file__).with_name("cue_frames_by_hand.tsv")
DOUBTFUL = 0.12  # what is less often right than this does not compete in a later round
SURE = 0.4  # what is right so often makes what stands within it a nested statement
FEWEST = 2  # finds of one verb in one frame that are worth a row
TOKEN = re.compile(r"\w+")

Places = Sequence[Sequence[int]]
Key = tuple[str, str]


class Gold(TypedDict):
    """One article of the gold file; each statement has content, cue and source."""

    date: str
    body: str
    statements: list[dict[str, Places]]


def main(gold_file: str, rounds: int = 2) -> None:
    """Count, write, and count again with what was written."""
    with gzip.open(gold_file, "rt", encoding="utf-8") as lines:
        articles: list[Gold] = [json.loads(line) for line in lines]
    last: tuple[Counter[Key], Counter[Key]] = Counter(), Counter()
    for turn in range(rounds):
        last = _counted(articles, turn, last)
        TABLE.write_text(_table(*last), encoding="utf-8")
        _forget()


def _counted(
    articles: Iterable[Gold], turn: int, last: tuple[Counter[Key], Counter[Key]]
) -> tuple[Counter[Key], Counter[Key]]:
    """Right and all finds by verb and frame; those that no longer compete keep their counts."""
    right: Counter[Key] = Counter()
    found: Counter[Key] = Counter()
    for gold in articles:
        for draft, is_right in _judged(gold, turn):
            key = (draft.report.lemma, draft.report.key)
            found[key] += 1
            right[key] += is_right
    for key, number in last[1].items():
        if key not in found:
            found[key], right[key] = number, last[0][key]
    return right, found


def _judged(gold: Gold, turn: int) -> Iterator[tuple[Draft, bool]]:
    least = DOUBTFUL if turn else 0.0
    article = Article(headline="", published=gold["date"], body=gold["body"])
    drafts = [
        draft
        for draft in find_drafts(Sentences(analyse(article)), threshold=least, nested=least)
        if draft.cue is not None and not draft.inner
    ]
    sure = [draft for draft in drafts if draft.report.confidence >= SURE]
    tokens = [match.span() for match in TOKEN.finditer(gold["body"])]
    wanted = [
        (_tokens(tokens, s["content"]), _tokens(tokens, s["source"])) for s in gold["statements"]
    ]
    for draft in drafts:
        others = [other for other in sure if other is not draft]
        if not turn or outer_of([*others, draft])[-1] is None:
            content = _tokens(tokens, [(c.start, c.end) for c in draft.contents])
            source = _tokens(
                tokens, [(draft.source.start, draft.source.end)] if draft.source else []
            )
            yield draft, any(_fits(content, source, *pair) for pair in wanted)


def _tokens(tokens: Sequence[tuple[int, int]], places: Places) -> frozenset[int]:
    return frozenset(
        i for i, (a, b) in enumerate(tokens) if any(a < end and b > start for start, end in places)
    )


def _fits(
    content: frozenset[int], source: frozenset[int], other: frozenset[int], named: frozenset[int]
) -> bool:
    half = 2 * len(content & other) >= len(content | other) > 0
    return half and (bool(source & named) or not (source or named))


def _table(right: Counter[Key], found: Counter[Key]) -> str:
    """The rows: verbs in frames, and the pools of all verbs of a class."""
    pools = {row["lemma"]: cues.ANY + row["class"] for row in lexicon.table("cues")}
    rows: dict[Key, tuple[int, int]] = {}
    for (lemma, frame), number in found.items():
        pool = (pools.get(lemma, cues.ANY), frame)
        before = rows.get(pool, (0, 0))
        rows[pool] = before[0] + right[lemma, frame], before[1] + number
        if number >= FEWEST:
            rows[lemma, frame] = right[lemma, frame], number
    for line in BY_HAND.read_text("utf-8").splitlines()[1:]:
        lemma, frame, more_right, more = line.split("\t")
        before = rows.get((lemma, frame), (0, 0))
        rows[lemma, frame] = before[0] + int(more_right), before[1] + int(more)
    lines = [f"{lemma}\t{frame}\t{a}\t{b}" for (lemma, frame), (a, b) in sorted(rows.items())]
    return "\n".join((HEADER, *lines, ""))


HEADER = """\
# How often finds of a verb in a frame were right, counted on PolNeAR's training part by
# training/cue_frames.py (*says, *adjective: all verbs of that class together, *: all others).
# Ten finds each are added by hand (training/cue_frames_by_hand.tsv) to what wires have and that
# corpus has not.
lemma\tframe\tright\tfound"""


def _forget() -> None:
    """Let the new table be read."""
    lexicon.table.cache_clear()
    for cached in (cues._counts, cues.confidence):  # noqa: SLF001 -- the one writer of that table
        cached.cache_clear()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
