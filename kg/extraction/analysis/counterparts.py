"""What somebody's office is in another country, where its holder is "his counterpart"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.countries import by_code

if TYPE_CHECKING:
    from collections.abc import Sequence

_BESIDE = re.compile(  # what one holds beside the office proper
    r"(?:first |second )?(?:deputy|vice)[ -](?:prime minister|premier|chancellor|president|pm)\b"
    r"|state councill?or\b|(?:deputy )?crown prince\b|(?:party )?general secretary\b"
)
_ALIKE = (
    frozenset(("president", "federal president", "king", "queen", "emir", "sultan", "emperor")),
    frozenset(("prime minister", "premier", "chancellor", "federal chancellor", "taoiseach")),
)


def with_counterparts(offices: Sequence[str]) -> str | None:
    """That of one person's offices, if there are any, of which "his counterpart" is.

    The first, but not "state councilor" or "deputy prime minister" before another one.
    """
    own = (office for office in offices if not _BESIDE.match(office.lower()))
    return next(own, offices[0] if offices else None)


@cache
def office_in(office: str, code: str) -> str:
    """What an office, in lower case, is in another country: the chancellor's in Hungary.

    The office itself where the country has it, or several that are alike (king and queen).
    """
    country = by_code(code)
    leaders = country.leaders if country else ()
    for alike in _ALIKE:
        own = [leader for leader in leaders if leader in alike]
        if office in alike and len(own) == 1:
            return own[0]
    return office
