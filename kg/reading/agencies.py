"""The news agencies that datelines name: ``data/agencies.tsv``, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.reading.alternatives import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "data" / "agencies.tsv"
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency.

    ``name`` is the short brand as datelines write it ("IRNA"), ``country`` the ISO 3166-1 alpha-2
    code of its seat in lower case, or None for one that has none. ``other_forms`` are the other
    ways in which datelines write it, its full name among them.
    """

    name: str
    country: str | None
    full_name: str
    other_forms: tuple[str, ...] = ()


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies, in the order of the file."""
    lines = _FILE.read_text("utf-8").splitlines()
    return tuple(_agency(line) for line in lines if line and not line.startswith("#"))


def agency_named(words: str) -> Agency | None:
    """The agency that is written with these words, case and all.

    Of two that share a name, the first in the file; :func:`country_of` knows that they differ.
    """
    return next(iter(_by_form().get(words, ())), None)


def country_of(words: str) -> str | None:
    """The country of the agency that is written so; None where unknown or not the only one."""
    countries = {agency.country for agency in _by_form().get(words, ())}
    return countries.pop() if len(countries) == 1 else None


@cache
def written_agency() -> re.Pattern[str]:
    """Matches the name of an agency, in any of its forms, where it stands as a word of its own."""
    forms = sorted(_by_form(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w.-]){any_of(forms)}(?!\w|[-'’]\w)")


def _agency(line: str) -> Agency:
    name, country, full_name, others = line.split("\t")
    other_forms = () if others == _NOTHING else tuple(others.split("; "))
    forms = dict.fromkeys((full_name, *other_forms))
    forms.pop(name, None)
    return Agency(name, None if country == _NOTHING else country, full_name, tuple(forms))


@cache
def _by_form() -> Mapping[str, tuple[Agency, ...]]:
    """Every written form with the agencies that it may mean."""
    found: dict[str, tuple[Agency, ...]] = {}
    for agency in agencies():
        for form in (agency.name, *agency.other_forms):
            found[form] = (*found.get(form, ()), agency)
    return found
