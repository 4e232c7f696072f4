"""Who of those who meet is host and who is guest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.meetings.words import pattern
from kg.extraction.model import Capacity, Format

if TYPE_CHECKING:
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch


def capacities_of(
    sketch: Sketch, scene: Scene, left: tuple[Party, ...], right: tuple[Party, ...], body: str
) -> tuple[tuple[str, Capacity], ...]:
    """Host and guest by the keys of the parties, where the verb or a visit says so."""
    far = scene.cue.pattern.format in {Format.PHONE_CALL, Format.VIDEO_CALL}
    left_is_host = None if far else _left_is_host(sketch, scene, body)
    if left_is_host is None or not left or not right:
        return ()
    hosts, guests = (left, right) if left_is_host else (right, left)
    return tuple(
        [(party.key, Capacity.HOST) for party in hosts]
        + [(party.key, Capacity.GUEST) for party in guests]
    )


def _left_is_host(sketch: Sketch, scene: Scene, body: str) -> bool | None:
    if scene.left is None or scene.right is None:
        return None
    joined = scene.cue.pattern.needs == "joint"  # "were joined for the talks by X", nobody's host
    host = scene.cue.pattern.host or (
        "subject" if scene.frame in {"for", "by"} and not joined else ""
    )
    if host:
        return (host == "subject") != (scene.frame == "by")
    if _HOSTING.search(sketch.span(scene.right.first, scene.right.last).of(body).lower()):
        return False
    if _is_visitor(sketch, scene.right, body):
        return True
    return False if _is_visitor(sketch, scene.left, body) else None


_VISITING = re.compile(
    r"\bvisiting |\bthe (?:\w+ )?visitor\b|\b(?:the|his|her|their) (?:\w+ )?guest\b"
)
_HOSTING = re.compile(r"\b(?:his|her|their) (?:\w+ )?host\b")


def _is_visitor(sketch: Sketch, side: Side, body: str) -> bool:
    """Whether these are "visiting", or "on a visit"."""
    words = sketch.span(max(0, side.first - 1), side.last).of(body).lower()
    return bool(_VISITING.search(words)) or bool(
        pattern("visits", "of_visitor").match(sketch.after(side.last + 1))
    )
