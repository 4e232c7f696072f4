"""Teams that are met through who leads them: "a World Bank delegation led by its president"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.meetings.joints import is_led

if TYPE_CHECKING:
    from kg.extraction.meetings.sketch import Sketch

_NATIONS = frozenset(("@demonym", "@country", "@country's"))
_TEAMS = frozenset(("delegation", "delegations", "team", "mission", "group"))
_MADE_OF = _NATIONS | {"@body", "@place", "@place's"}
_ENDS = frozenset((".", ";", "@person", "met", "said", "who", "which"))
_MOST_WORDS = 6  # of a description


class Team(NamedTuple):
    """The item where its leader may begin, and whose the team is.

    That is a country, or a body with the text from ``start`` on.
    """

    leader: int
    country: str | None
    start: int | None


def team_at(sketch: Sketch, index: int) -> Team | None:
    """The team that begins at ``index``: "a bipartisan delegation from Japan headed by"."""
    words = sketch.words[index : index + 2 * _MOST_WORDS]
    if _TEAMS.isdisjoint(words[:_MOST_WORDS]):  # as nearly always
        return None
    team = next(i for i, word in enumerate(words) if word in _TEAMS)
    led = next((i for i in range(len(words)) if is_led(sketch, index + i)), None)
    if led is None or led < team or _ENDS & set(words[:led]):
        return None
    if not all(word.replace("-", "").isalpha() or word in _MADE_OF for word in words[:team]):
        return None
    named = sketch.items[index : index + led]
    whose = next((i for i in named if i.word in _NATIONS or i.word == "@body"), None)
    code = whose.mentions[0].country if whose else None
    start = whose.start if whose and code is None else None
    return Team(index + led + 2, code, start)
