"""Differences: what a graph says that an older one did not, and the other way round."""

from __future__ import annotations

from kg.differences.comparing import Change, differences
from kg.differences.patch import rdf_patch
from kg.differences.summary import Summary, summary_of

__all__ = ["Change", "Summary", "differences", "rdf_patch", "summary_of"]
