"""Resolution over many articles: who is who, and which meetings are one.

An authority file says it (:func:`load`), a build applies it article by article (:func:`applied`),
and a pass over built graphs makes one (``kg resolve``).
"""

from __future__ import annotations

from kg.resolution.applying import Applied, applied
from kg.resolution.authority import NO_AUTHORITY, Authority, Decision, Entry
from kg.resolution.files import check_output, load, loaded

__all__ = [
    "NO_AUTHORITY",
    "Applied",
    "Authority",
    "Decision",
    "Entry",
    "applied",
    "check_output",
    "load",
    "loaded",
]
