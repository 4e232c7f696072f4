"""Stored queries described for other tools: as RDF (SHACL) and as an OpenAPI document."""

from __future__ import annotations

from kg.queries.exporting.openapi import openapi
from kg.queries.exporting.shacl import shacl

__all__ = ["openapi", "shacl"]
