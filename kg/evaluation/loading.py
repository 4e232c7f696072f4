"""Gold from where it lies: a file of JSON, or a folder of brat's."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError, Location
from kg.evaluation import brat, gold_files
from kg.evaluation.gold import Gold


def load_gold(path: str | Path) -> list[Gold]:
    """The gold articles of a file or a folder.

    ``{id: article}`` in .json, one article a line in .jsonl and .jsonl.gz; a folder is read as
    brat's: .txt, and .ann beside it. ``docs/how-to/evaluate.md`` has both formats. Raises
    :class:`~kg.errors.UsageError` for another ending, and :class:`~kg.errors.InputError`, with
    file and line, for what cannot be read.
    """
    path = Path(path)
    golds = brat.read_folder(path) if path.is_dir() else gold_files.read(path)
    if not golds:
        raise InputError("gold without articles", location=Location(str(path)))
    return golds
