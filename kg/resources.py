"""Where the data at the top level lives: ontology, shapes, queries.

In a checkout they stand beside ``kg/``; in an installed wheel they travel as ``kg/_resources/``.
This is the only module that knows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent

Folder = Literal["ontology", "shapes", "queries"]


def folder(name: Folder) -> Path:
    """The folder of that name, of the installed package or of the checkout."""
    installed = _PACKAGE / "_resources" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
