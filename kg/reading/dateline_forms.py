"""The forms of datelines, out of ``data/datelines.toml``, as patterns to match with."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.reading.agencies import written_agency
from kg.reading.alternatives import any_of

_FILE = Path(__file__).parent / "data" / "datelines.toml"

# They stand in for each character of an agency's name and of a date when a line is matched with the
# forms, so that the patterns stay small and offsets stay the same. Private-use characters.
_AGENCY_MARK: Final = "\ue000"
_DATE_MARK: Final = "\ue001"

_SPACE = r"[^\S\n]"
_LETTER = rf"(?:[^\W\d_]|[\u0300-\u036f{_AGENCY_MARK}])"
_WORD = rf"(?:(?:{_LETTER}\.){{2,}}|{_LETTER}(?:{_LETTER}|['’‘ʻ])*)"
_PLAIN_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’.-])*"
_PLACE = rf"(?P<place>{_WORD}(?:\.?(?:{_SPACE}|[/-]){_WORD}){{0,5}})"
_REGION = rf"(?P<region>{_PLAIN_WORD}(?:{_SPACE}{_PLAIN_WORD}){{0,3}})"
_LONG_DASH = rf"(?<=[\s).{_AGENCY_MARK}])-{{2,}}|[—―]+|(?<={_SPACE})[–‒−‐]+|[–‒−‐]+(?=\s|\Z)"
_HYPHEN = rf"(?<=[\s).{_AGENCY_MARK}])-(?=\s|\Z)"
_DATE = rf"(?P<date>{_DATE_MARK}+)"
_NAMED = rf"{_PLACE}(?:{_SPACE}*,{_SPACE}*{_REGION})??"
_BEFORE_DATE = rf"[,.]{_SPACE}*"
_SLOTS: Final = {
    "where": rf"{_NAMED}(?:{_BEFORE_DATE}{_DATE})?",
    "dated": rf"{_NAMED}{_BEFORE_DATE}{_DATE}",
    "place": _PLACE,
    "date": _DATE,
    "agency": rf"(?P<agency>{_AGENCY_MARK}+)(?:/{_AGENCY_MARK}+)*",
    "outlet": rf"(?P<outlet>(?:[^\W\d_]|{_AGENCY_MARK})[\w .&’'{_AGENCY_MARK}-]{{1,39}})",
    "dash": rf"(?:{_LONG_DASH}|{_HYPHEN})",
}


class Following(StrEnum):
    """What must come after a dateline."""

    ANYTHING = "anything"
    SENTENCE = "sentence"
    END = "end"
    SENTENCE_OR_END = "sentence or end"


class Places(StrEnum):
    """How the place of a dateline must be written."""

    ANY = "any"
    CAPITALS = "capitals"
    LISTED = "listed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of dateline.

    ``written`` is as ``data/datelines.toml`` explains.
    """

    written: str
    then: Following
    place: Places
    example: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches what :func:`masked` makes of a line; made when a line is first tried with it.

        Its groups are ``place``, ``region``, ``date``, ``agency`` and ``outlet``, so far as the
        form has them.
        """
        return _compiled(self.written)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that tell a place from a label, in lower case."""

    particles: frozenset[str]
    labels: frozenset[str]
    not_places: frozenset[str]
    services: frozenset[str]
    places: frozenset[str]


def masked(line: str) -> str | None:
    """A line of the same length in which agencies and dates are masked, for the patterns.

    None where the line itself holds a character that masks.
    """
    if _AGENCY_MARK in line or _DATE_MARK in line:
        return None
    line = written_agency().sub(lambda name: _AGENCY_MARK * len(name[0]), line)
    return _written_date().sub(lambda date: _DATE_MARK * len(date[0]), line)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, in the order in which they are tried."""
    return tuple(
        Form(
            written=entry["pattern"],
            then=Following(entry["then"]),
            place=Places(entry.get("place", "any")),
            example=entry["example"],
        )
        for entry in _data()["form"]
    )


@cache
def words() -> Words:
    """The lists of words."""
    lists = _data()["words"]
    return Words(**{name: frozenset(lists[name]) for name in Words.__slots__})


@cache
def _data() -> dict[str, Any]:  # the types that TOML has
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _written_date() -> re.Pattern[str]:
    """Matches a date as datelines write it."""
    lists = _data()["words"]
    month, weekday = any_of(lists["months"]), any_of(lists["weekdays"])
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    written = rf"(?:{month}\.?{_SPACE}+{day}|{day}{_SPACE}+{month}\b\.?)"
    year = rf"(?:,?{_SPACE}+\d{{4}})?"
    numeric = r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    return re.compile(rf"(?i)\b(?:{weekday}[,.]*{_SPACE}+)?(?:{written}{year}|{numeric})(?!\w)")


@cache
def _compiled(form: str) -> re.Pattern[str]:
    signs = {"[": "(?:", "]": ")?", "|": "|", " ": f"{_SPACE}*"}
    parts = re.findall(r"\{\w+\}|.", form)
    return re.compile(
        "".join(
            _SLOTS[part[1:-1]] if part.startswith("{") else signs.get(part, re.escape(part))
            for part in parts
        )
    )
