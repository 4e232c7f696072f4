"""Gold as the texts that ``kg build`` reads, so that anyone can build the graph to be judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kg.errors import InputError, Location
from kg.evaluation.gold import Gold, as_wire

_UNSAFE: Final = re.compile(r"[^\w.-]+|^\.+")


def write_texts(golds: Sequence[Gold], folder: Path) -> int:
    """Write each article as a file of its own, named after its id; says how many.

    Raises :class:`~kg.errors.InputError`, before anything is written, for an article without day
    or headline and for two of one name, and where the folder cannot be written to.
    """
    texts: dict[str, str] = {}
    for gold in golds:
        name = f"{_UNSAFE.sub('_', gold.id)}.txt"
        if not (gold.date and gold.headline):
            raise InputError(
                f"article {gold.id!r} has no date, or no headline",
                advice="`kg build` needs both: give the gold `date` and `headline`.",
            )
        if name in texts:
            raise InputError(f"two articles would be written to {name}", advice="Change an id.")
        texts[name] = as_wire(gold)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror or error}", location=Location(str(folder))
        ) from error
    return len(texts)
