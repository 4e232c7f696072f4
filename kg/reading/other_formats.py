"""Files that are no plain text: what they are, by how they begin, and what to do with them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import InputError, Location

_FILE: Final = Path(__file__).parent / "data" / "other_formats.toml"
_HEAD: Final = 64  # characters that are looked at


@dataclass(frozen=True, slots=True)
class _Format:
    """A format that is not read: its files begin with ``magic``, or with ``text`` in any case.

    ``magic`` is decoded as the lines of an input are: what is no UTF-8 is lone surrogates.
    """

    name: str
    advice: str
    magic: str
    text: str

    def begins(self, head: str) -> bool:
        """Whether the file that begins with these characters is of this format."""
        if self.magic:
            return head.startswith(self.magic)
        return "".join(head.split()).casefold().startswith("".join(self.text.split()))


def refuse_other_formats(text: str, file: str) -> None:
    """Raise :class:`~kg.errors.InputError` for a file whose text begins as no plain text does."""
    found = next((each for each in _formats() if each.begins(text[:_HEAD])), None)
    if found is not None:
        raise InputError(
            f"not plain text in UTF-8, but {found.name}",
            location=Location(file),
            advice=found.advice,
        )


@cache
def _formats() -> tuple[_Format, ...]:
    return tuple(
        _Format(
            name=row["name"],
            advice=row["advice"],
            magic=bytes.fromhex(row.get("bytes", "")).decode("utf-8", "surrogateescape"),
            text=row.get("text", ""),
        )
        for row in tomllib.loads(_FILE.read_text("utf-8"))["format"]
    )
