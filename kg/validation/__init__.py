"""Validation: quads and shapes to a report. What is wrong, where in the text, how to mend it."""

from __future__ import annotations

from kg.validation.engines import ENGINES
from kg.validation.judging import validate, validate_file, validate_text
from kg.validation.report import Dispute, Finding, Place, Report, Severity
from kg.validation.shapes import Scope

__all__ = [
    "ENGINES",
    "Dispute",
    "Finding",
    "Place",
    "Report",
    "Scope",
    "Severity",
    "validate",
    "validate_file",
    "validate_text",
]
