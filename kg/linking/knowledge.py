"""What is known of services and of Wikidata's classes, beside what they tell themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.linking.model import Kind

_FOLDER: Final = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a service speaks: its types, and its properties for a country.

    ``identifiers`` is what the IRIs of its entities begin with, ``pages`` what the addresses of
    pages about them do.
    """

    identifiers: str = ""
    pages: str = ""
    types: Mapping[Kind, str] = field(default_factory=dict)
    country: Mapping[Kind, str] = field(default_factory=dict)


UNKNOWN: Final = Vocabulary()


def vocabulary(address: str) -> Vocabulary:
    """How a service speaks whose identifiers, or whose pages, begin with that address."""
    known = (v for v in _vocabularies() if address and address in (v.identifiers, v.pages))
    return next(known, UNKNOWN)


@cache
def classes() -> Mapping[Kind, frozenset[str]]:
    """The classes of Wikidata at the top of each kind; what is below them, an extract tells."""
    return {Kind(kind): frozenset(items) for kind, items in _data("classes")["kinds"].items()}


@cache
def realms() -> Mapping[str, str]:
    """Items that stand for a country in Wikidata beside the country's own."""
    return dict(_data("classes")["realms"])


@cache
def _vocabularies() -> tuple[Vocabulary, ...]:
    return tuple(Vocabulary(**each) for each in _data("services").values())


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
