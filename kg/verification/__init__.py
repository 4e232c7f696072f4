"""Verification: whether all that a graph says stands on the words of its articles.

Every span is read again, and every rule that leads from words to a fact is replayed.
"""

from __future__ import annotations

from kg.verification.archive import Archive
from kg.verification.judging import verify, verify_file
from kg.verification.report import Ungrounded, Verification

__all__ = ["Archive", "Ungrounded", "Verification", "verify", "verify_file"]
