"""Serialization: quads to Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML, and back.

The same quads give the same bytes, every time and everywhere. What is written is a stream of
articles, so that a graph of any size passes through the memory of one.
"""

from __future__ import annotations

from kg.serialization.compression import Compression
from kg.serialization.files import Graphs, check_folder, save, write
from kg.serialization.formats import Format, format_of
from kg.serialization.lines import Lines
from kg.serialization.parsing import Watch, feed, parse
from kg.serialization.parts import (
    MANIFEST,
    is_parts,
    part_of,
    parts_of,
    refuse_names,
    refuse_others,
    save_parts,
)
from kg.serialization.stretches import Stretch, stretches_of

__all__ = [
    "MANIFEST",
    "Compression",
    "Format",
    "Graphs",
    "Lines",
    "Stretch",
    "Watch",
    "check_folder",
    "feed",
    "format_of",
    "is_parts",
    "parse",
    "part_of",
    "parts_of",
    "refuse_names",
    "refuse_others",
    "save",
    "save_parts",
    "stretches_of",
    "write",
]
