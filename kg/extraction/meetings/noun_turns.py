"""Nouns of meetings that say in a way of their own who takes part.

``a dinner hosted by X in honour of Y``, ``a phone call from X to Y``, ``a meeting that X was to
have had with Y``, ``took the matter up by telephone with Y``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.meetings.frames import Scene, other_side, words_of
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.sides import side_at
from kg.extraction.meetings.subjects import subject_of, transparent_steps
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch


_GIVEN = frozenset(("hosted", "given", "offered", "held", "organised", "organized"))
_HONOUR = frozenset(("honour", "honor", "honouring", "honoring"))
_OF_ALL = frozenset(("delegations", "delegates", "participants", "guests", "leaders", "heads"))
_PRESENT = frozenset(("at", "attended", "during"))


def given(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """Those of "a dinner hosted by X in honour of Y", "X said at a dinner hosted by Y"."""
    for step in transparent_steps(sketch, cue.last + 1):
        if sketch.words[step] in _GIVEN:
            host = other_side(sketch, step + 1, "by")
            guest = host and other_side(sketch, host.last + 1, "for")
            if host and not guest and word_at(sketch, cue.first - 1) in _PRESENT:
                guest = subject_of(sketch, cue.first, far=True)
            if host and guest and not guest.entities & host.entities:
                behind = max(host.last, guest.last) + 1
                yield Scene(cue, host, guest, behind, "for")


def giver_of(sketch: Sketch, index: int) -> Side | None:
    """The host in "attended a dinner hosted by X", whose dinner ends before ``index``."""
    given_at = (s for s in transparent_steps(sketch, index) if sketch.words[s] in _GIVEN)
    step = next(given_at, None)
    host = None if step is None else other_side(sketch, step + 1, "by")
    behind = words_of(sketch, host.last + 1, host.last + 9) if host else ()
    return None if _OF_ALL.intersection(behind) and _HONOUR.intersection(behind) else host


def calls(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """Those of "a phone call from X to Y"."""
    is_call = sketch.words[cue.last] == "call"
    caller = other_side(sketch, cue.last + 1, "from") if is_call else None
    called = caller and other_side(sketch, caller.last + 1, "to")
    if caller and not called:
        called = _called_by(sketch, cue)
    if caller and called and not caller.entities & called.entities:
        yield Scene(cue, caller, called, max(caller.last, called.last) + 1, "to")


def _called_by(sketch: Sketch, cue: Cue) -> Side | None:
    """Who "received, on Friday evening, a phone call": not where the two stand together."""
    commas = [i for i in range(cue.first - 1, 0, -1) if sketch.words[i] == ","][:2]
    if len(commas) < 2 or commas[0] != cue.first - 1:  # noqa: PLR2004 -- around what is put in
        return None
    verb = commas[1] - 1
    got = sketch.words[verb] in {"received", "took", "got"}
    return subject_of(sketch, verb, far=False) if got else None


def that_somebody_had(sketch: Sketch, cue: Cue) -> Scene | None:
    """That of "a meeting that X was to have with Y", "the talks he held with Y"."""
    that = word_at(sketch, cue.last + 1) in {"that", "which"}
    left = side_at(sketch, cue.last + 1 + that)
    if left is None or left.first != cue.last + 1 + that:
        return None
    verb = left.last + 1 + (words_of(sketch, left.last + 1, left.last + 2) == (",",))
    while verb < len(sketch.items) and sketch.words[verb] in _having():
        verb += 1
    both = len(left.entities) > 1 or left.number
    held = "held" in words_of(sketch, left.last + 1, verb)
    right = other_side(sketch, verb, "with") if verb > left.last + 1 else None
    if right is None and both and held:
        return Scene(cue, left, None, verb, "each")
    if right is None or right.entities & left.entities:
        return None
    return Scene(cue, left, right, right.last + 1, "with")


def by_phone(sketch: Sketch, cue: Cue, subject: Side | None) -> Iterator[Scene]:
    """Those of "took the matter up by telephone with Y", "X and Y agreed by telephone"."""
    led = sketch.words[cue.first - 1] in {"by", "over"} if cue.first else False
    right = side_at(sketch, cue.last + 2) if led else None
    there = word_at(sketch, cue.last + 1) == "with"
    if subject and right and there and not subject.entities & right.entities:
        yield Scene(cue, subject, right, right.last + 1, "with")
    done = words_of(sketch, subject.last + 1, cue.first) if subject else ()
    past = any(word.endswith("ed") or word in {"have", "had", "spoke"} for word in done)
    if subject and led and past and not there and len(subject.entities) > 1:
        yield Scene(cue, subject, None, cue.last + 1, "each")


def _having() -> frozenset[str]:
    return word_set("transparent", "auxiliaries") | {"held", "hold"}
