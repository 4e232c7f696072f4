"""By what the graph of an article is known again: all that it is a function of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.extraction import extractor_named
from kg.pipeline import Settings, provenance_of
from kg.reading import Block
from kg.resources import folder

_PACKAGE = Path(__file__).resolve().parents[1]


def fingerprint(settings: Settings) -> str:
    """The SHA-256 of what graphs depend on beside the article.

    That is the settings, the versions, the authority files, and our own code.
    """
    made_by = provenance_of(extractor_named(settings.extractor), ended_at=settings.ended_at)
    wishes = replace(settings, authority=())
    parts = (wishes, made_by, authority_digests(settings), list(_code()))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def makers(settings: Settings) -> str:
    """By what the machines of a cluster know that they would make the same graphs."""
    made_by = provenance_of(extractor_named(settings.extractor))
    return repr((made_by, authority_digests(settings)))


def key_of(block: Block, mark: str) -> bytes:
    """The SHA-256 of an article's text, its file's name and the fingerprint.

    Neither its line nor the white space after it matters: both come from its neighbours.
    """
    told = f"{mark}\n{block.source}\0{block.text.rstrip()}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def authority_digests(settings: Settings) -> list[str]:
    """The SHA-256 of each authority file."""
    return [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in settings.authority]


def _code() -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each file that is installed: whoever changes one builds anew."""
    for root in (_PACKAGE, folder("shapes")):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                state = path.stat()
                yield path.relative_to(root).as_posix(), state.st_size, state.st_mtime_ns
